"""The journal on disk: one line an entry, appended at once and never changed.

What a learner sees is the fold over what is in the file, not over what this process believes it wrote. So lines that
another notebook wrote count as soon as they are there, and reading has one path.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from casebook.record import disk, sentences
from casebook.record.entry import TOO_LONG, Unreadable, decode, now
from casebook.record.lines import Lines
from casebook.record.lock import WAIT, Busy, held
from casebook.record.memory import MemoryJournal


class Journal(MemoryJournal):
    """A learner's journal in a file of JSON lines.

    Parameters
    ----------
    path : Path or str
        The file; it is made with the first entry. Several processes may use it at once.
    clock : callable, optional
        As in `MemoryJournal`.
    wait : float
        Longest wait for another writer, in seconds.

    Notes
    -----
    An entry that cannot be written stays in memory, counts in the state, and is written with the next success, in
    order; a last try is made when the process ends. The file is the truth: when it is taken away or another learner's
    is put in its place, this journal follows. Entries that wait at such a moment go to the file that is there then.
    """

    def __init__(self, path: Path | str, *, clock: Callable[[], datetime] = now, wait: float = WAIT) -> None:
        self.path = Path(os.path.abspath(path))
        self._wait = wait
        self._lines = Lines()
        self._pending: list[bytes] = []
        self._stamp: tuple[int, ...] | None = None
        self._trouble = ""
        self._tail_reason = ""
        self._last_try_planned = False
        super().__init__(clock=clock)

    def save(self) -> str:
        """Write what still waits in memory. Returns like `append`."""
        with self.guard:
            if not self._pending:
                return ""
            try:
                written_to = disk.append(self.path, b"".join(self._pending), self._wait)
            except (OSError, Busy) as trouble:
                if not self._last_try_planned:
                    self._last_try_planned = True
                    atexit.register(self.save)
                return sentences.not_saved(trouble, self.path, len(self._pending))
            self._lines.expect(written_to)
            self._pending.clear()
            return ""

    def set_aside(self, label: str, bring: str = "") -> tuple[str, bool]:
        """Keep the file under another name and begin anew, or go on with the one kept as `bring`; as in the base."""
        with self.guard:
            done = disk.set_aside(self.path, label, bring, self._wait)
            self._restart()
            return done

    def _keep(self, lines: list[bytes]) -> str:
        self._pending += lines
        return self.save()

    def _restart(self) -> None:
        """Forget what was read. What waits in memory still counts."""
        self._forget()
        self._lines.restart()
        self._stamp = None
        self._tail_reason = ""
        for raw in self._pending:
            self._read(0, raw)

    def _refresh(self) -> None:
        """Read what is new in the file. One look at its size and time tells when nothing is."""
        try:
            status = os.stat(self.path)
            stamp = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
            if stamp == self._stamp:
                return
            descriptor = os.open(self.path, disk.READ)
            try:
                self._follow(descriptor)
            finally:
                os.close(descriptor)
            self._stamp, self._trouble = stamp, ""
        except (FileNotFoundError, NotADirectoryError):
            if self._lines.begun:
                self._restart()
                self._trouble = sentences.gone(self.path)
        except OSError as trouble:
            self._stamp = None
            self._trouble = sentences.not_read(trouble, self.path)

    def _follow(self, descriptor: int) -> None:
        if not self._lines.same_file(descriptor):
            self._restart()
        for number, raw in self._lines.new(descriptor):
            if raw is None:
                self._skip(number, TOO_LONG)
            else:
                self._read(number, raw)
        self._tail_reason = TOO_LONG if self._lines.skipping else ""
        if self._lines.tail.strip():
            # Half an object is never a whole one: what can be read here is a line that only lacks its newline.
            # The next writer adds that, and the same entry then counts once.
            try:
                self._take(decode(self._lines.tail))
            except Unreadable as reason:
                self._tail_reason = str(reason)

    def _troubles(self) -> list[str]:
        torn = bool(self._tail_reason) and self._nobody_writes()
        skipped = dict(self._skipped)
        if torn and self._tail_reason:
            count, numbers = skipped.get(self._tail_reason, (0, []))
            shown = [*numbers, self._lines.number + 1][: sentences.SHOWN]
            skipped[self._tail_reason] = (count + 1, shown)
        found = [sentences.skipped(self.path.name, reason, *lines) for reason, lines in skipped.items()]
        if self._trouble:
            found.append(self._trouble)
        if self._pending:
            found.append(sentences.waits(len(self._pending)))
        return found

    def _nobody_writes(self) -> bool:
        """Look again while no one can be in the middle of a line; False when someone is busy."""
        try:
            with held(disk.lock_path(self.path), self._wait):
                self._refresh()
        except Busy:
            return False
        except OSError:
            # Without a place for the lock there is no writer either.
            return True
        return True
