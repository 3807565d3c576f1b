"""What the learner is told: one plain sentence a thing, with how to mend it. No paths, so none lands in a notebook."""

from __future__ import annotations

import errno
from pathlib import Path

from casebook.record.entry import CUT, NEWER
from casebook.record.lock import Busy

SHOWN = 5

TOO_LONG_ANSWER = "This answer is longer than 1 MB and was not saved: shorten it and check again."


def not_saved(trouble: BaseException, path: Path, waiting: int) -> str:
    """Say why the journal could not be written.

    Parameters
    ----------
    trouble : BaseException
        What went wrong: an OSError or `Busy`.
    path : Path
        The journal.
    waiting : int
        Entries that wait in memory, 1 or more.
    """
    what, it = ("Your last answer is", "it") if waiting == 1 else (f"Your last {waiting} entries are", "they")
    return (
        f"{what} not saved yet, because {_cause(trouble, path)}; keep this notebook open, and {it} will be saved "
        "together with your next answer."
    )


def _cause(trouble: BaseException, path: Path) -> str:
    """Name the cause, and in brackets the mend."""
    folder = f"the folder '{path.parent.name}'"
    code = trouble.errno if isinstance(trouble, OSError) else None
    if isinstance(trouble, Busy):
        return "another notebook is writing to the same file (wait a moment, or close the other notebook)"
    if code in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "the disk is full (delete something to make room)"
    if code == errno.EFBIG:
        return f"the file '{path.name}' may not grow any more on this computer (download your answers now)"
    if code in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"writing in {folder} is not allowed (allow it, or move the kit to a folder of your own)"
    if code == errno.EISDIR:
        return f"a folder stands where the file '{path.name}' should be (rename that folder)"
    if code in (errno.ENOTDIR, errno.EEXIST):
        return f"a file stands where {folder} should be (rename that file)"
    reason = (trouble.strerror if isinstance(trouble, OSError) else None) or type(trouble).__name__
    return f"the computer reported '{reason}' (download your answers now)"


def not_changed(trouble: BaseException, path: Path) -> str:
    """Say why the learner's file could not be set aside; nothing is lost by it."""
    return f"Nothing was changed, because {_cause(trouble, path)}."


def not_read(trouble: OSError, path: Path) -> str:
    """Say why a journal that is there cannot be read."""
    reason = trouble.strerror or type(trouble).__name__
    return f"The file '{path.name}' cannot be read ({reason}): check that it is yours to read, then run this again."


def gone(path: Path) -> str:
    """Say that the journal was taken away while the notebook was open."""
    return (
        f"The file '{path.name}' with the earlier answers is no longer in the folder '{path.parent.name}': "
        "if it was moved, put it back and run this again."
    )


def waits(count: int) -> str:
    """Say how many entries are in memory only."""
    what = "1 entry waits" if count == 1 else f"{count} entries wait"
    return f"{what} in memory and will be saved with the next answer."


def skipped(name: str, reason: str, count: int, numbers: list[int]) -> str:
    """Say which lines were skipped and why.

    Parameters
    ----------
    name : str
        File name of the journal.
    reason : str
        Why, as `Unreadable` words it.
    count : int
        How many lines.
    numbers : list of int
        The first of their line numbers.
    """
    listed = ", ".join(str(number) for number in numbers)
    where = f"line {listed}" if count == 1 else f"lines {listed}"
    if count > len(numbers):
        where += f" and {count - len(numbers)} more"
    if reason == NEWER:
        return f"Not shown from '{name}', {where}: {reason}; nothing is lost, update the kit to see it."
    if reason == CUT:
        return f"Skipped in '{name}', {where}: {reason}; answers saved before and after are not affected."
    return f"Skipped in '{name}', {where}: {reason}; the line stays in the file and every other answer is read."


def unknown(lesson: str, exercise: str, count: int) -> str:
    """Say that the journal has entries for an exercise that the question bank does not have."""
    entries = "1 entry belongs" if count == 1 else f"{count} entries belong"
    return f"{entries} to '{exercise}' in '{lesson}', which this kit does not have: kept, and shown if it returns."
