"""State is the fold over the entries: the same as a plain reading of the rules, and linear in their number."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import Entry, ExerciseState, Journal, MemoryJournal, encode, fold
from casebook.record import entry as entry_module
from casebook.record import lines as lines_module
from casebook.record.entry import utc_text
from casebook.record.state import Fold

LESSON = "confederation-2015"


def at(second: int) -> str:
    return utc_text(datetime(2026, 1, 31, 9, 0, tzinfo=UTC) + timedelta(seconds=second))


def made(second: int, event: str, value: object = None, score: float | None = None, hints: int = 0) -> Entry:
    return Entry(time=at(second), lesson=LESSON, exercise="thesis", event=event, value=value, score=score, hints=hints)


def naive(entries: list[Entry]) -> ExerciseState:
    """The rules of `ExerciseState`, each read off all entries anew, with no thought of speed."""
    ordered = sorted(dict.fromkeys(entries), key=lambda entry: entry.time)
    answers = [entry for entry in ordered if entry.event == "answer"]
    first_worked = next((place for place, entry in enumerate(ordered) if entry.event == "worked"), len(ordered))
    counted = [entry for entry in ordered[:first_worked] if entry.event == "answer"]
    scores = [entry.score for entry in counted if entry.score is not None]
    hints = 0
    for entry in ordered:
        hints = max(hints, hints + 1 if entry.event == "hint" and entry.hints == 0 else entry.hints)

    def of(event: str) -> list[Entry]:
        return [entry for entry in ordered if entry.event == event]

    return ExerciseState(
        lesson=LESSON,
        exercise="thesis",
        attempts=tuple(answers),
        counted=len(counted),
        hints=hints,
        best_score=max(scores, default=None),
        worked_opened=bool(of("worked")),
        forecast=next(iter(of("forecast")), None),
        commit=next(iter(of("commit")), None),
        note=next(reversed(of("note")), None),
    )


events = st.builds(
    made,
    second=st.integers(0, 30),
    event=st.sampled_from(["answer", "answer", "answer", "hint", "worked", "forecast", "commit", "note"]),
    value=st.none() | st.sampled_from(["a", ["b", "c"], 0.25, {"x": 1}]),
    score=st.none() | st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    hints=st.integers(0, 3),
)


@settings(deadline=None)
@given(st.lists(events, max_size=40), st.data())
def test_the_fold_is_the_naive_fold_in_any_order_with_looks_between(given_: list[Entry], data: st.DataObject) -> None:
    journal = MemoryJournal()
    for count, entry in enumerate(given_, start=1):
        journal.merge([entry])
        if data.draw(st.booleans()):
            assert journal.state(LESSON, "thesis") == naive(given_[:count])
    assert journal.state(LESSON, "thesis") == naive(given_)
    assert fold(given_).get((LESSON, "thesis"), naive([])) == naive(given_)
    assert journal.entries() == sorted(dict.fromkeys(given_), key=lambda entry: entry.time)


@settings(deadline=None, max_examples=25)
@given(st.lists(events, max_size=25), st.data())
def test_a_file_read_piece_by_piece_folds_the_same(
    tmp_path_factory: pytest.TempPathFactory, given_: list[Entry], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("pieces") / "journal.jsonl"
    journal, whole, done = Journal(path), b"".join(map(encode, given_)), 0
    while done < len(whole):
        cut = data.draw(st.integers(done + 1, len(whole)))
        with path.open("ab") as file:
            file.write(whole[done:cut])
        done = cut
        arrived = whole[:done].count(b"\n") + (whole[:done].endswith(b"}") and whole[done : done + 1] == b"\n")
        assert journal.state(LESSON, "thesis") == naive(given_[:arrived])
    assert journal.state(LESSON, "thesis") == naive(given_)
    assert journal.notices() == []


def test_nothing_done_is_the_empty_state() -> None:
    state = MemoryJournal().state(LESSON, "thesis")
    assert state == ExerciseState(lesson=LESSON, exercise="thesis")
    assert (state.last, state.last_value, state.last_outcome, state.best_score) == (None, None, None, None)
    assert MemoryJournal().exercises() == []


def test_tries_after_the_worked_answer_earn_nothing_but_are_shown() -> None:
    journal = MemoryJournal()
    journal.append(LESSON, "thesis", "answer", "a", "partly right", 0.5)
    journal.append(LESSON, "thesis", "answer", "c", "partly right", 0.25)
    journal.append(LESSON, "thesis", "worked")
    journal.append(LESSON, "thesis", "answer", "b", "right", 1)
    state = journal.state(LESSON, "thesis")
    assert [entry.value for entry in state.attempts] == ["a", "c", "b"]
    assert [entry.value for entry in state.creditable] == ["a", "c"]
    assert (state.best_score, state.worked_opened) == (0.5, True)
    assert (state.last_value, state.last_outcome) == ("b", "right")


def test_the_first_forecast_is_locked_and_later_ones_are_kept() -> None:
    journal = MemoryJournal()
    for value in (0.3, 0.9):
        journal.append("hindsight", "partition", "forecast", value)
    journal.append("hindsight", "partition", "commit", "rises")
    journal.append("hindsight", "partition", "commit", "falls")
    state = journal.state("hindsight", "partition")
    assert state.forecast is not None and state.forecast.value == 0.3
    assert state.commit is not None and state.commit.value == "rises"
    assert [entry.value for entry in journal.entries()] == [0.3, 0.9, "rises", "falls"]


def test_an_earlier_forecast_that_arrives_later_is_the_locked_one() -> None:
    journal = MemoryJournal()
    journal.append("hindsight", "partition", "forecast", 0.9)
    earlier = Entry(time=at(0), lesson="hindsight", exercise="partition", event="forecast", value=0.2)
    assert journal.merge([earlier]) == (1, "")
    locked = journal.state("hindsight", "partition").forecast
    assert locked is not None and locked.value == 0.2


def test_hints_count_up_or_say_their_number() -> None:
    journal = MemoryJournal()
    journal.append(LESSON, "thesis", "hint")
    journal.append(LESSON, "thesis", "hint")
    journal.append(LESSON, "voice", "hint", hints=1)
    journal.append(LESSON, "voice", "hint", hints=1)  # the same hint opened in a second notebook
    journal.append(LESSON, "voice", "answer", "b", hints=2)
    assert journal.state(LESSON, "thesis").hints == 2
    assert journal.state(LESSON, "voice").hints == 2


def test_a_state_shown_does_not_change_afterwards() -> None:
    journal = MemoryJournal()
    given_ = ["a"]
    journal.append(LESSON, "thesis", "answer", given_)
    before = journal.state(LESSON, "thesis")
    given_.append("b")
    journal.append(LESSON, "thesis", "answer", "c")
    assert len(before.attempts) == 1 and before.last_value == ["a"]


def test_a_clock_that_goes_back_does_not_change_the_order() -> None:
    times = iter([datetime(2026, 5, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC)])
    journal = MemoryJournal(clock=lambda: next(times))
    for value in "abc":
        journal.append(LESSON, "thesis", "answer", value)
    assert [entry.value for entry in journal.state(LESSON, "thesis").attempts] == ["a", "b", "c"]
    assert journal.entries()[1].time == "2026-05-01T00:00:00.000001Z"


def test_a_time_at_the_end_of_the_calendar_stops_nothing() -> None:
    journal = MemoryJournal()
    last = Entry(time=utc_text(datetime.max), lesson=LESSON, exercise="thesis", event="answer", value="a")
    journal.merge([last])
    assert journal.append(LESSON, "thesis", "answer", "b") == ""
    assert journal.state(LESSON, "thesis").last_value == "b"


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "guess"},
        {"value": {1}},
        {"value": float("nan")},
        {"hints": -1},
        {"score": "1"},
        {"outcome": 3},
        {"lesson": None},
        {"exercise": 4},
    ],
)
def test_a_mistake_of_the_caller_raises_and_leaves_nothing(journal: Journal, wrong: dict[str, object]) -> None:
    call = {"lesson": LESSON, "exercise": "thesis", "event": "answer", **wrong}
    with pytest.raises((TypeError, ValueError)):
        journal.append(**call)  # type: ignore[arg-type]
    assert journal.entries() == [] and not journal.path.exists()


class Work:
    """Counts what a journal does: bytes read, lines parsed, steps folded."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.bytes = self.lines = self.steps = 0
        read, parse, step = lines_module.os.read, entry_module._from_json, Fold._step

        def counted_read(descriptor: int, size: int) -> bytes:
            got = read(descriptor, size)
            self.bytes += len(got)
            return got

        def counted_parse(text: str) -> object:
            self.lines += 1
            return parse(text)

        def counted_step(folded: Fold, entry: Entry) -> None:
            self.steps += 1
            step(folded, entry)

        patch.setattr(lines_module.os, "read", counted_read)
        patch.setattr(entry_module, "_from_json", counted_parse)
        patch.setattr(Fold, "_step", counted_step)


def file_of(path: Path, count: int, shuffled: bool = False) -> int:
    lines = [encode(made(second, "answer", ["a", "b"], 0.5)) for second in range(count)]
    if shuffled:
        random.Random(7).shuffle(lines)
    path.parent.mkdir(exist_ok=True)
    return path.write_bytes(b"".join(lines))


@pytest.mark.parametrize("shuffled", [False, True])
def test_restoring_reads_parses_and_folds_each_line_once(
    path: Path, monkeypatch: pytest.MonkeyPatch, shuffled: bool
) -> None:
    for count in (100, 1_000, 4_000):
        size = file_of(path, count, shuffled)
        with monkeypatch.context() as patch:
            work = Work(patch)
            journal = Journal(path)
            for _ in range(50):
                assert len(journal.state(LESSON, "thesis").attempts) == count
                assert len(journal.entries()) == count
        assert work.lines == count
        # Entries that arrive out of order may have been folded once before the one sort.
        assert count <= work.steps <= (2 * count if shuffled else count)
        assert size <= work.bytes <= size + lines_module.HEAD


def test_looking_after_each_answer_reads_only_what_is_new(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_of(path, 2_000)
    journal = Journal(path)
    journal.state(LESSON, "thesis")
    with monkeypatch.context() as patch:
        work = Work(patch)
        for number in range(100):
            journal.append(LESSON, "thesis", "answer", number)
            journal.state(LESSON, "thesis")
    assert work.steps == 100
    assert work.lines == 200  # once when made, once when read back from the file
    assert work.bytes < 100 * (250 + lines_module.HEAD + 1)
