"""Where the kit lies: `--root`, else CASEBOOK_ROOT, else the nearest folder upward that holds data/articles."""

from __future__ import annotations

import os
from pathlib import Path


class NoKit(Exception):
    """The kit's folder was not found. The message is one sentence for the reader."""


def holds_kit(folder: Path) -> bool:
    """Whether a folder is the root of a kit."""
    return (folder / "data" / "articles").is_dir()


def find_root(given: str | os.PathLike[str] | None = None) -> Path:
    """The kit's root; `given` is the `--root` of a command and wins over everything else.

    Raises
    ------
    NoKit
        If no folder holds data/articles, with what was tried and how to mend it.
    """
    for source, value in (("--root", given), ("CASEBOOK_ROOT", os.environ.get("CASEBOOK_ROOT"))):
        if value:
            folder = Path(value).expanduser().resolve()
            if holds_kit(folder):
                return folder
            raise NoKit(f"{source} names {folder}, but there is no data/articles in it; name the kit's folder.")
    here = Path.cwd().resolve()
    installed = Path(__file__).resolve().parents[2]
    for folder in (here, *here.parents, installed):
        if holds_kit(folder):
            return folder
    raise NoKit(
        f"No folder from {here} upward holds data/articles; open the notebook inside the kit, or set CASEBOOK_ROOT."
    )
