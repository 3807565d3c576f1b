"""One writer at a time, across processes: a lock on a small file beside the journal.

The lock stands on a file of its own, because the journal itself is renamed when the learner changes. The system
releases the lock when its holder ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
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
PAUSE = 0.005
_ABSENT = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, getattr(errno, "ENOTSUP", errno.EOPNOTSUPP)}


class Busy(Exception):
    """Another process kept the lock for longer than we wait."""


@contextmanager
def held(path: Path, wait: float = WAIT) -> Iterator[bool]:
    """Hold the lock file at `path`, which is made when missing.

    Parameters
    ----------
    path : Path
        The lock file; its content is never read.
    wait : float
        Longest wait in seconds.

    Yields
    ------
    bool
        True when the lock is held; False where the system or the drive has no locks (a browser's drive, some network
        drives). There, one append in one write is all the protection there is.

    Raises
    ------
    Busy
        After `wait` seconds.
    OSError
        When the lock file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        take, release = _ways()
        locked = _take(take, descriptor, wait)
        try:
            yield locked
        finally:
            if locked:
                release(descriptor)
    finally:
        os.close(descriptor)


def _ways() -> tuple[Callable[[int], None], Callable[[int], None]]:
    """Find how to take and to release a lock here; taking raises OSError when someone else holds it."""
    if fcntl is not None:
        module = fcntl
        return (
            lambda descriptor: module.flock(descriptor, module.LOCK_EX | module.LOCK_NB),
            lambda descriptor: module.flock(descriptor, module.LOCK_UN),
        )
    if msvcrt is not None:
        windows = msvcrt
        # The first byte may be locked even when the file is empty. Nobody moves the position, so it is byte 0 twice.
        return (
            lambda descriptor: windows.locking(descriptor, windows.LK_NBLCK, 1),
            lambda descriptor: windows.locking(descriptor, windows.LK_UNLCK, 1),
        )
    return _none, _none


def _none(descriptor: int) -> None:
    raise OSError(errno.ENOSYS, "no file locks here")


def _take(take: Callable[[int], None], descriptor: int, wait: float) -> bool:
    end = time.monotonic() + wait
    while True:
        try:
            take(descriptor)
            return True
        except OSError as trouble:
            if trouble.errno in _ABSENT:
                return False
            if trouble.errno not in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
        if time.monotonic() >= end:
            raise Busy
        time.sleep(PAUSE)
