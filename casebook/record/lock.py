"""One writer at a time, across processes: a lock on a small file beside the journal.

The lock stands on a file of its own, because the journal itself is renamed when the learner changes. The system
releases the lock when its holder ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

fcntl: ModuleType | None
msvcrt: ModuleType | None
try:
    import fcntl
except ImportError:
    fcntl = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

WAIT = 2.0
"""Longest wait for another writer, in seconds."""
PAUSE = 0.005
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Busy(Exception):
    """Another process kept the journal for longer than we wait."""


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the lock file at `path`, which is made when missing; its content is never read. Busy after `WAIT` seconds,
    OSError when the file cannot be made.

    Yields
    ------
    True when the lock is held; False where the system or the drive has no locks (a browser's drive, some network
    drives). There, one append in one write is all the protection there is.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600)) as file:
        locked = _take(file.fileno())
        try:
            yield locked
        finally:
            if locked:
                _release(file.fileno())


def _take(descriptor: int) -> bool:
    end = time.monotonic() + WAIT
    while True:
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            elif msvcrt is not None:
                # The first byte may be locked even when the file is empty, and nobody moves the position from it.
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                return False
            return True
        except OSError as trouble:
            if trouble.errno not in _TAKEN:
                return False
        if time.monotonic() >= end:
            raise Busy
        time.sleep(PAUSE)


def _release(descriptor: int) -> None:
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    elif msvcrt is not None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
