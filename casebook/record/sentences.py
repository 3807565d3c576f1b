"""Which sentence a learner is told. All of them stand in data/words.yaml under `record`; none names a path."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from casebook.files.words import Words, words
from casebook.record.lock import Busy

SHOWN = 5
"""Most line numbers in one sentence."""

_CAUSES = {
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EFBIG: "large",
    errno.EROFS: "forbidden",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EISDIR: "folder_in_the_way",
    errno.ENOTDIR: "file_in_the_way",
    errno.EEXIST: "file_in_the_way",
}


@cache
def sentences() -> Words:
    """The words under `record`, read once and before they are needed: a disk that fails may not let us read them."""
    return words().part("record")


def say(which: str, /, **numbers: Any) -> str:
    """A sentence of `record` in data/words.yaml."""
    return sentences()(which, **numbers)


def counted(which: str, n: int, /, **numbers: Any) -> str:
    """A sentence about `n` things; the one named `<which>_one` where there is a single one."""
    return say(f"{which}_one" if n == 1 else which, n=n, **numbers)


def cause(trouble: OSError | Busy, path: Path) -> str:
    """Why a journal could not be written or renamed, and in brackets the mend."""
    if isinstance(trouble, Busy):
        return say("causes.busy")
    which = _CAUSES.get(trouble.errno or 0, "other")
    return say(f"causes.{which}", folder=path.parent.name, file=path.name, reason=reason(trouble))


def reason(trouble: OSError) -> str:
    """What the computer reported."""
    return trouble.strerror or type(trouble).__name__


def skipped(file: str, why: str, field: str, numbers: Sequence[int]) -> str:
    """Say which lines of a file could not be read, by their numbers, and why (see `Unreadable`)."""
    shown, more = ", ".join(map(str, numbers[:SHOWN])), len(numbers) - SHOWN
    if more > 0:
        lines = say("lines_more", numbers=shown, more=more)
    else:
        lines = counted("lines", len(numbers), numbers=shown)
    told = say(f"unreadable.{why}", field=field, expected=say(f"expected.{field}") if field else "")
    return say("skipped_cut" if why == "cut" else "skipped", file=file, lines=lines, reason=told)
