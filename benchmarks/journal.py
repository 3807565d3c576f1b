"""How long it takes to restore a journal, and whether twice the answers take twice the time.

Restoring is what opening a notebook does: read the file, check every line, fold it into the state of each exercise.
The answers are right ones and mistakes of the real question bank. The first row is what a person waits; whether the
cost is linear is asked of the processor time, which other work on the machine moves less.
"""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from benchmarks.session import ARTICLE, ROOT, Session, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row
from casebook.files import kit
from casebook.record import Entry, Journal, encode
from casebook.thinking import exercises

SIZES = (5_000, 10_000, 20_000)


def answers() -> list[tuple[str, object, str, float]]:
    """Every right answer and every single mistake of the question bank: exercise, value, outcome, score."""
    found = []
    for exercise in kit.load_questions(ROOT, ARTICLE).exercises:
        kind = exercises.KINDS[exercise.kind]
        for value in [*kind.answers(exercise), *(value for value, _ in kind.mistakes(exercise))]:
            outcome = exercises.check(exercise, value)
            found.append((exercise.id, value, outcome.state, outcome.score))
    return found


def write(path: Path, size: int) -> None:
    """A journal of that many answers, one every half minute."""
    begin = datetime(2026, 1, 5, 9, tzinfo=UTC)
    with path.open("wb") as file:
        for number, (exercise, value, outcome, score) in enumerate(islice(cycle(answers()), size)):
            moment = (begin + timedelta(seconds=30 * number)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            file.write(encode(Entry(time=moment, lesson=ARTICLE, exercise=exercise, event="answer", value=value,
                                    outcome=outcome, score=score, hints=0)))


def restore(path: Path) -> tuple[float, float]:
    """Seconds to open a journal and know where the learner stands in every exercise: waited, and of the processor."""
    gc.collect()
    began, worked = time.perf_counter(), time.process_time()
    journal = Journal(path)
    states = [journal.state(*key) for key in journal.exercises()]
    taken = time.perf_counter() - began, time.process_time() - worked
    if not states or journal.notices():
        raise RuntimeError(f"the journal was not read well: {journal.notices()}")
    return taken


def measure(session: Session) -> list[Row]:
    """Restore 5,000, 10,000 and 20,000 answers in turns."""
    paths = {size: session.folder / f"journal-{size}.jsonl" for size in SIZES}
    for size, path in paths.items():
        write(path, size)
    found: dict[int, list[tuple[float, float]]] = {size: [] for size in SIZES}
    times = session.times(21, 3)
    say(f"  journal: {times} times each")
    for number in range(times + 1):
        for size, path in paths.items():
            taken = restore(path)
            if number:
                found[size].append(taken)
    small, middle, large = SIZES
    waited = Sample("wait", tuple(wait for wait, _ in found[middle]), "s", 3)
    worked = {size: Sample(f"{size:,} answers", tuple(work for _, work in taken), "s", 3)
              for size, taken in found.items()}
    return [
        Row(f"restore a journal of {middle:,} answers", waited, budget=Budget("under", 0.2)),
        *(Row(f"restore {more:,} answers, processor time (linear is 2x)", worked[more], worked[less],
              Budget("within", 2.3)) for less, more in ((small, middle), (middle, large))),
    ]
