"""The two things ever done to a journal file: put bytes at its end, and rename it. Each under the lock."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from casebook.record.lock import WAIT, held

APPEND = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_NO_SYNC = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, getattr(errno, "ENOTSUP", errno.EOPNOTSUPP)}
"""What a drive says that knows no fsync; its answers are as safe as that drive makes them."""
_RENAME_TRIES = 40


def lock_path(path: Path) -> Path:
    """Name the lock file of a journal."""
    return path.with_name(path.name + ".lock")


def append(path: Path, data: bytes, wait: float = WAIT) -> tuple[int, int]:
    """Put whole lines at the end of a file and wait until the disk has them: one write, one fsync.

    Parameters
    ----------
    path : Path
        The file; it and its folder are made when missing, readable by their owner only.
    data : bytes
        One line or several, each with its newline.
    wait : float
        Longest wait for another writer, in seconds.

    Returns
    -------
    tuple of int
        Device and number of the file that was written to: its identity, whatever its name becomes.

    Raises
    ------
    OSError
        Nothing of `data` counts as saved then. Part of it may stand in the file; writing all of it again is right,
        because a reader counts the same line once.
    Busy
        Another process kept the lock; nothing was written.
    """
    os.makedirs(path.parent, exist_ok=True)
    with held(lock_path(path), wait) as locked:
        made = not path.exists()
        descriptor = os.open(path, APPEND, 0o600)
        try:
            _write(descriptor, data, locked)
        except BaseException:
            os.close(descriptor)
            raise
    # A slow disk must not keep others from writing, so the lock is free by now.
    try:
        _sync(descriptor)
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if made:
        _sync_folder(path.parent)
    return status.st_dev, status.st_ino


def _write(descriptor: int, data: bytes, locked: bool) -> None:
    end = os.lseek(descriptor, 0, os.SEEK_END)
    if end and not _ends_a_line(descriptor, end):
        data = b"\n" + data
    written = 0
    try:
        while written < len(data):
            step = os.write(descriptor, data[written:])
            if not step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written += step
    except OSError:
        # Take back our own half line, never more: only under a lock is what follows `end` surely ours.
        if locked and written and os.fstat(descriptor).st_size == end + written:
            with suppress(OSError):
                os.ftruncate(descriptor, end)
        raise


def _ends_a_line(descriptor: int, end: int) -> bool:
    """Whether the last byte is a newline. A writer that was killed leaves half a line without one."""
    os.lseek(descriptor, end - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as trouble:
        if trouble.errno not in _NO_SYNC:
            raise


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def set_aside(path: Path, label: str, bring: str = "", wait: float = WAIT) -> tuple[str, bool]:
    """Keep the journal under another name and put another one, or an empty one, in its place.

    A stop in the middle leaves the old journal under its new name and no journal at `path`: nothing is lost.

    Parameters
    ----------
    path : Path
        The journal.
    label : str
        Safe text for the kept file's name, ``STEM-LABEL.jsonl``; a number is added when that name is taken.
    bring : str
        Label of the kept journal that comes back; empty for none.
    wait : float
        As in `append`.

    Returns
    -------
    kept : str
        File name under which the old journal is kept; empty when there was none or it was empty.
    brought : bool
        Whether the journal labelled `bring` was there and came back.
    """
    os.makedirs(path.parent, exist_ok=True)
    kept, brought = "", False
    with held(lock_path(path), wait):
        back = _beside(path, bring) if bring else None
        if path.exists() and path.stat().st_size:
            kept = _reserve(path, label)
            _rename(path, path.with_name(kept))
        if back is not None and back.exists() and back.name != kept:
            _rename(back, path)
            brought = True
        elif not path.exists():
            os.close(os.open(path, NEW, 0o600))
    _sync_folder(path.parent)
    return kept, brought


def _beside(path: Path, label: str) -> Path:
    return path.with_name(f"{path.stem}-{label}{path.suffix or '.jsonl'}")


def _reserve(path: Path, label: str) -> str:
    """Make an empty file under a name that was free, so that renaming onto it overwrites nothing."""
    number = 1
    while True:
        target = _beside(path, label if number == 1 else f"{label}-{number}")
        try:
            os.close(os.open(target, NEW, 0o600))
            return target.name
        except FileExistsError:
            number += 1


def _rename(source: Path, target: Path) -> None:
    """Rename; on Windows wait while another process has the file open to read."""
    for attempt in range(_RENAME_TRIES):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(0.05)
