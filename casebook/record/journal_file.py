"""The file of a journal. Three things are ever done to it: read it, put lines at its end, rename it."""

from __future__ import annotations

import errno
import os
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from casebook.record.lock import Busy, held

APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_NO_SYNC = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, getattr(errno, "ENOTSUP", errno.EOPNOTSUPP)}
"""What a drive says that knows no fsync; its answers are as safe as that drive makes them."""

Stamp = tuple[int, int, int]
"""Device, number and size of a file. A journal only grows, so another content has another size."""
STALE: Stamp = (-1, -1, -1)


class JournalFile:
    """A journal's file on disk, read whole when it changed: a learner's file has some thousand lines.

    It and its folder are made with the first line, readable by their owner only. It is `missing` when it was there
    and was taken away.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.missing = False
        self._stamp: Stamp | None = None

    def lock(self) -> AbstractContextManager[bool]:
        """Keep other writers out meanwhile; see `held`."""
        return held(self.path.with_name(self.path.name + ".lock"))

    def read(self) -> bytes | None:
        """Give all that stands in the file; None when it is as it was last read or written here. OSError when it is
        there and cannot be read."""
        try:
            stamp = self._look()
            if stamp == self._stamp:
                return None
            file = self.path.open("rb")
        except (FileNotFoundError, NotADirectoryError):
            if self._stamp is None:
                return None
            self._stamp, self.missing = None, True
            return b""
        with file:
            # No further than the end as it was: what is added meanwhile comes next time, and a device never ends.
            data = file.read(stamp[2])
        self._stamp, self.missing = stamp if len(data) == stamp[2] else STALE, False
        return data

    def _look(self) -> Stamp:
        status = os.stat(self.path)
        return status.st_dev, status.st_ino, status.st_size

    def append(self, data: bytes) -> None:
        """Put whole lines at the end and wait until the disk has them: one write, one fsync.

        After an OSError nothing of `data` counts as saved. Part of it may stand in the file; writing all of it again is
        right, because a reader counts the same line once. Busy when another process kept the lock: nothing was written.
        """
        os.makedirs(self.path.parent, exist_ok=True)
        with self.lock() as locked:
            descriptor = os.open(self.path, APPEND, 0o600)
            try:
                before = self._look()
                size = _write(descriptor, data, locked)
                _sync(descriptor)
                after = self._look()
            finally:
                os.close(descriptor)
        # Where nobody else wrote in between, the reader has all of it already and need not look again.
        all_ours = before == (self._stamp or (*before[:2], 0)) and after[2] == size
        self._stamp = after if all_ours else STALE
        self.missing = False

    def set_aside(self, label: str, bring: str) -> tuple[str, bool]:
        """Keep the file as ``STEM-LABEL.jsonl`` and put the one labelled `bring`, or an empty one, in its place.

        A stop in the middle leaves the old journal under its new name and none in its place: nothing is lost. When a
        file cannot be renamed, nothing has changed (OSError, Busy).

        Returns
        -------
        Name of the file that is kept, empty when there was nothing to keep; whether the one to bring was there.
        """
        os.makedirs(self.path.parent, exist_ok=True)
        with self.lock():
            back = self._beside(bring)
            brought = bool(bring) and back.exists()
            kept = self._free(label) if self.path.exists() and self.path.stat().st_size else None
            if kept:
                _rename(self.path, kept)
            try:
                if brought:
                    _rename(back, self.path)
                else:
                    self.path.touch(0o600)
            except (OSError, Busy):
                if kept:
                    _rename(kept, self.path)
                raise
        self._stamp = STALE
        return kept.name if kept else "", brought

    def _beside(self, label: str) -> Path:
        return self.path.with_name(f"{self.path.stem}-{label}{self.path.suffix or '.jsonl'}")

    def _free(self, label: str) -> Path:
        """A name that no file has. Under the lock nobody else can take it before us."""
        target, number = self._beside(label), 1
        while target.exists():
            number += 1
            target = self._beside(f"{label}-{number}")
        return target


class MemoryFile:
    """The same without a disk, for builds, tests and nbval: it lives as long as the process."""

    path = Path("journal.jsonl")
    missing = False

    def __init__(self) -> None:
        self._data = b""
        self._unread: bytes | None = None
        self._kept: dict[str, bytes] = {}

    def lock(self) -> AbstractContextManager[bool]:
        """As on disk, where nobody else ever writes."""
        return nullcontext(True)

    def read(self) -> bytes | None:
        """As on disk."""
        data, self._unread = self._unread, None
        return data

    def append(self, data: bytes) -> None:
        """As on disk."""
        self._data += data

    def set_aside(self, label: str, bring: str) -> tuple[str, bool]:
        """As on disk, but two of one label are kept as one."""
        before, brought = self._data, bring in self._kept
        self._data = self._unread = self._kept.pop(bring, b"")
        if before:
            self._kept[label] = self._kept.get(label, b"") + before
        return label if before else "", brought


def _write(descriptor: int, data: bytes, locked: bool) -> int:
    """Write at the end, beginning a line; give the size that the file has then if nobody else wrote."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    if end:
        # A writer that was killed leaves half a line without a newline.
        os.lseek(descriptor, end - 1, os.SEEK_SET)
        if os.read(descriptor, 1) != b"\n":
            data = b"\n" + data
    written = 0
    try:
        while written < len(data):
            written += os.write(descriptor, data[written:])
    except OSError:
        # Take back our own half line, never more: only under a lock is what follows `end` surely ours.
        if locked and written and os.fstat(descriptor).st_size == end + written:
            with suppress(OSError):
                os.ftruncate(descriptor, end)
        raise
    return end + written


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        if trouble.errno not in _NO_SYNC:
            raise


def _rename(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except PermissionError:
        if os.name == "nt":
            # Windows renames no file that somebody has open, and another notebook may be reading it just now.
            raise Busy from None
        raise
