"""The kit from a shell. Every command prints a line a finding; ends 0 when all is well, 1 when it found something
wrong, 2 when it could not run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from casebook.files.facts import BadTable
from casebook.files.kit import BadData, NotThere, folder_of, lesson_ids
from casebook.files.root import NoKit, find_root


def _check(root: Path, options: argparse.Namespace) -> int:
    from casebook.classroom.check import check
    from casebook.files.factcheck import stamp
    from casebook.record.renamed import renamed_problems

    for name in stamp(root) if options.stamp else ():
        print(f"stamped {name}")
    found = [*check(root), *renamed_problems(root)]
    for problem in found:
        print(problem)
    if not found:
        print(f"All data files are well formed: {', '.join(lesson_ids(root))}.")
    return 1 if found else 0


def _build(root: Path, options: argparse.Namespace) -> int:
    from casebook.classroom.build import build, strangers
    from casebook.classroom.check import check

    everything = lesson_ids(root)
    lessons = [options.lesson] if options.lesson else everything
    for lesson in lessons:
        folder_of(root, lesson)
    problems = check(root)
    for problem in problems:
        print(problem)
    if problems:
        return 1
    lines = build(root, lessons, options.check)
    extra = strangers(root, everything)
    lines += [f"{p.relative_to(root).as_posix()} comes from no question bank; remove it." for p in extra]
    for line in lines or ["Worksheets and solutions are as the question bank gives them."]:
        print(line)
    return 1 if lines and options.check else 0


def _links(root: Path, options: argparse.Namespace) -> int:
    from casebook.classroom.links import links

    for line in links(options.url, options.tag):
        print(line)
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="casebook", description="Roads to Geneva from a shell.")
    top.add_argument("--root", help="the kit's folder (else CASEBOOK_ROOT, else the nearest upward)")
    commands = top.add_subparsers(dest="command", required=True)
    one = commands.add_parser("check", help="check every data file and cross-reference")
    one.add_argument("--stamp", action="store_true",
                     help="first write the size and checksum of every fact table into datapackage.json")
    one.set_defaults(run=_check)
    one = commands.add_parser("build", help="write worksheets and solutions from the question bank")
    one.add_argument("--check", action="store_true", help="write nothing; fail when a product differs")
    one.add_argument("lesson", nargs="?", help="only this lesson")
    one.set_defaults(run=_build)
    one = commands.add_parser("links", help="links that open the kit on Binder or through nbgitpuller")
    one.add_argument("url", help="the public address of the repository")
    one.add_argument("--tag", default="HEAD", help="a tag or branch")
    one.set_defaults(run=_links)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status."""
    options = parser().parse_args(arguments)
    try:
        return options.run(find_root(options.root), options)
    except (NoKit, NotThere, BadTable, ValueError) as error:
        print(f"casebook: {error}", file=sys.stderr)
        return 2
    except BadData as error:
        print(error)
        return 1
    except OSError as error:
        print(f"casebook: {error.filename}: {error.strerror}.", file=sys.stderr)
        return 2
