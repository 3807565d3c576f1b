"""Follow a growing file line by line, reading only what is new, in memory bounded by the longest line allowed."""

from __future__ import annotations

import os
from collections.abc import Iterator

from casebook.record.entry import LINE_LIMIT

CHUNK = 1 << 18
HEAD = 256


class Lines:
    """Where reading stopped, and how to go on from there.

    Attributes
    ----------
    offset : int
        Bytes that are read and done with: whole lines, or the start of a line that is too long.
    number : int
        Whole lines passed so far; the next line is `number` + 1.
    tail : bytes
        What stands after the last newline. It may be a line that someone is writing now, so it is read again
        next time.
    skipping : bool
        Whether reading stopped within a line that is too long already.
    """

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget the file and begin at its start."""
        self.offset = 0
        self.number = 0
        self.tail = b""
        self._file: tuple[int, int] | None = None
        self._head = b""
        self.skipping = False

    @property
    def begun(self) -> bool:
        """Whether there was a file, read or just written to."""
        return self._file is not None

    def expect(self, file: tuple[int, int]) -> None:
        """Before anything was read: say which file (device and number) comes next, because it was written to."""
        if self._file is None:
            self._file = file

    def same_file(self, descriptor: int) -> bool:
        """Whether this is still the file read so far.

        A file system may give a file's number to another one later, so the first bytes must agree too.
        """
        if self._file is None:
            return True
        status = os.fstat(descriptor)
        if (status.st_dev, status.st_ino) != self._file or os.lseek(descriptor, 0, os.SEEK_END) < self.offset:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return os.read(descriptor, len(self._head)) == self._head

    def new(self, descriptor: int) -> Iterator[tuple[int, bytes | None]]:
        """Read what is new.

        Yields
        ------
        number : int
            Line number from 1.
        line : bytes or None
            The line without its newline; None when it is longer than the limit.
        """
        status = os.fstat(descriptor)
        self._file = (status.st_dev, status.st_ino)
        self.tail = b""
        # No further than the end as it is now: what is added meanwhile comes next time, and a device never ends.
        left = os.lseek(descriptor, 0, os.SEEK_END) - self.offset
        os.lseek(descriptor, self.offset, os.SEEK_SET)
        while left > 0 and (chunk := os.read(descriptor, min(CHUNK, left))):
            left -= len(chunk)
            *whole, self.tail = (self.tail + chunk).split(b"\n")
            for line in whole:
                self.offset += len(line) + 1
                self.number += 1
                too_long, self.skipping = self.skipping or len(line) > LINE_LIMIT, False
                yield self.number, None if too_long else line
            if self.skipping or len(self.tail) > LINE_LIMIT:
                self.offset += len(self.tail)
                self.tail = b""
                self.skipping = True
        self._remember_head(descriptor)

    def _remember_head(self, descriptor: int) -> None:
        """Keep the first bytes that are done with. Bytes of an unfinished line may still be taken back."""
        if len(self._head) < min(HEAD, self.offset):
            os.lseek(descriptor, 0, os.SEEK_SET)
            self._head = os.read(descriptor, min(HEAD, self.offset))
