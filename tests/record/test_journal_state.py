"""State is the fold over the entries, in whatever order and pieces they come; restoring is linear in their number."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import Entry, Journal, MemoryJournal, encode
from casebook.record import entry as entry_module
from casebook.record import journal as journal_module
from casebook.record.entry import utc_text
from casebook.record.state import ExerciseState, fold

LESSON = "confederation-2015"


def at(second: int) -> str:
    return utc_text(datetime(2026, 1, 31, 9, 0, tzinfo=UTC) + timedelta(seconds=second))


def made(second: int, event: str, value: object = None, score: float | None = None, hints: int = 0) -> Entry:
    return Entry(time=at(second), lesson=LESSON, exercise="thesis", event=event, value=value, score=score, hints=hints)


def naive(entries: list[Entry]) -> ExerciseState:
    """The rules of `ExerciseState`, each read off all entries by itself."""
    ordered = sorted(dict.fromkeys(entries), key=lambda entry: entry.time)

    def of(event: str) -> list[Entry]:
        return [entry for entry in ordered if entry.event == event]

    return ExerciseState(
        attempts=tuple(of("answer")),
        hints=max((entry.hints for entry in ordered), default=0),
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
def test_the_state_is_the_naive_one_in_any_order_with_looks_between(given_: list[Entry], data: st.DataObject) -> None:
    journal = MemoryJournal()
    for count, entry in enumerate(given_, start=1):
        journal.merge([entry])
        if data.draw(st.booleans()):
            assert journal.state(LESSON, "thesis") == naive(given_[:count])
    assert journal.state(LESSON, "thesis") == naive(given_)
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
    assert MemoryJournal().state(LESSON, "thesis") == ExerciseState() == fold([])
    assert MemoryJournal().exercises() == []


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


def test_the_same_hint_opened_in_two_notebooks_is_one_hint() -> None:
    journal = MemoryJournal()
    journal.append(LESSON, "voice", "hint", hints=1)
    journal.append(LESSON, "voice", "hint", hints=1)
    assert journal.state(LESSON, "voice").hints == 1
    journal.append(LESSON, "voice", "answer", "b", hints=2)
    assert journal.state(LESSON, "voice").hints == 2


def test_a_state_shown_does_not_change_afterwards() -> None:
    journal = MemoryJournal()
    given_ = ["a"]
    journal.append(LESSON, "thesis", "answer", given_)
    before = journal.state(LESSON, "thesis")
    given_.append("b")
    journal.append(LESSON, "thesis", "answer", "c")
    assert [entry.value for entry in before.attempts] == [["a"]]


def test_a_clock_that_goes_back_does_not_change_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([datetime(2026, 5, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC)])
    monkeypatch.setattr(journal_module, "now", lambda: next(times))
    journal = MemoryJournal()
    for value in "abc":
        journal.append(LESSON, "thesis", "answer", value)
    assert [entry.value for entry in journal.state(LESSON, "thesis").attempts] == ["a", "b", "c"]
    assert journal.state(LESSON, "thesis").attempts[1].time == "2026-05-01T00:00:00.000001Z"


def test_a_time_at_the_end_of_the_calendar_stops_nothing() -> None:
    journal = MemoryJournal()
    last = Entry(time=utc_text(datetime.max), lesson=LESSON, exercise="thesis", event="answer", value="a")
    journal.merge([last])
    assert journal.append(LESSON, "thesis", "answer", "b") == ""
    assert [entry.value for entry in journal.state(LESSON, "thesis").attempts] == ["a", "b"]


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
    assert journal.entries() == [] and not journal.file.path.exists()


class Work:
    """Counts what a journal does: lines parsed, entries folded."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.lines = self.folded = 0
        parse = entry_module._from_json

        def counted_parse(text: str) -> object:
            self.lines += 1
            return parse(text)

        def counted_fold(entries: list[Entry]) -> ExerciseState:
            self.folded += len(entries)
            return fold(entries)

        patch.setattr(entry_module, "_from_json", counted_parse)
        patch.setattr(journal_module, "fold", counted_fold)


def file_of(path: Path, count: int, shuffled: bool = False) -> None:
    lines = [encode(made(second, "answer", ["a", "b"], 0.5)) for second in range(count)]
    if shuffled:
        random.Random(7).shuffle(lines)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(lines))


@pytest.mark.parametrize("shuffled", [False, True])
def test_restoring_parses_and_folds_each_line_once(
    path: Path, monkeypatch: pytest.MonkeyPatch, shuffled: bool
) -> None:
    for count in (100, 1_000, 4_000):
        file_of(path, count, shuffled)
        with monkeypatch.context() as patch:
            work = Work(patch)
            journal = Journal(path)
            for _ in range(50):
                assert len(journal.state(LESSON, "thesis").attempts) == count
                assert len(journal.entries()) == count
        assert (work.lines, work.folded) == (count, count)


def test_looking_after_each_answer_parses_only_what_is_new(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_of(path, 2_000)
    journal = Journal(path)
    journal.state(LESSON, "thesis")
    with monkeypatch.context() as patch:
        work = Work(patch)
        for number in range(100):
            journal.append(LESSON, "voice", "answer", number)
            journal.state(LESSON, "voice")
            journal.state(LESSON, "thesis")
    assert work.lines == 100
    assert work.folded == sum(range(1, 101))
