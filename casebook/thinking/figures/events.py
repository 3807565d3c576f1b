"""The timeline of the war's diplomacy: some weeks event by event, or all years track by track."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import between, first_day, in_words, known_by, last_day, span_in_words
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, count, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

# A group of tracks: its word, the words for it in the alt text, shape and colour, and the tracks that belong to it.
GROUPS = (
    ("talks", "on talks", "o", style.BLUE, ("geneva", "issg", "astana", "sochi", "riyadh", "committee")),
    ("truce", "on truces and zones", "s", style.GREEN, ("truce", "zones")),
    ("Council", "in the Security Council or an inquiry", "D", style.PURPLE, ("council", "inquiry")),
    ("capitals", "in the capitals", "v", style.SKY, ("us-russia", "washington", "moscow", "damascus", "after-assad")),
    ("fighting", "on the fighting and aid", "^", style.ORANGE, ("war", "chemical", "aid", "isis")),
)
LANES = (
    ("UN talks: Geneva, Riyadh, committee", ("geneva", "riyadh", "committee")),
    ("Support group (ISSG)", ("issg",)),
    ("Astana and Sochi", ("astana", "sochi")),
    ("Truces and zones", ("truce", "zones")),
    ("Security Council and inquiries", ("council", "inquiry")),
    ("Washington with Moscow", ("us-russia",)),
    ("In one capital", ("washington", "moscow", "damascus", "after-assad")),
    ("Fighting and aid", ("war", "chemical", "aid", "isis")),
)
LOOKS = (
    ("o", style.BLUE), ("p", style.DARK), ("h", style.SKY), ("s", style.GREEN), ("D", style.PURPLE), ("v", style.DARK),
    ("<", style.SKY), ("^", style.ORANGE),
)
GUTTER, STEM, STEP = 86.0, 96.0, 6.5


def group_of(row: Row) -> tuple[str, str, str]:
    """The word, shape and colour of an event: those of the group of its first track."""
    first = str(row["tracks"]).split(";")[0]
    for word, _, shape, colour, tracks in GROUPS:
        if first in tracks:
            return word, shape, colour
    raise ValueError(f"event {row['id']} has the unknown track '{first}'; use one that datapackage.json lists")


def timeline(
    rows: Sequence[Row], start: str = "", end: str = "", title: str = "", published: str = "", label: str = "",
) -> Picture:
    """Events one below the other, from `start` to `end`.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table events.
    start, end : str
        ISO dates, both included; empty for no bound.
    title : str
        The point of the figure, where the lesson has one to make.
    published : str
        The day an article appeared; a bar divides what its author could know from what came later.
    label : str
        What the bar calls the article.

    Raises
    ------
    NothingToDraw
        If no event lies in the span.
    """
    chosen = sorted(between(rows, start, end), key=lambda row: str(row["date"]))
    need(chosen, f"the time from {start or 'the beginning'} to {end or 'the end'}")
    known = len(known_by(chosen, published)) if published else len(chosen)
    title = title or _timeline_title(chosen, known if published else None)
    alt = _timeline_alt(chosen, known if published else None, label)
    figure = draw_timeline(chosen, title, known if published else None, label, published)
    body = tuple(
        (span_in_words(str(r["date"]), str(r["end_date"])), str(r["title"]), str(r["text"]), str(r["source_title"]),
         str(r["confidence"])) for r in chosen
    )
    caption = f"Events from {in_words(str(chosen[0]['date']))} to {in_words(str(chosen[-1]['date']))}"
    table = Table(caption, ("When", "What", "In more words", "Source", "Confidence"), body)
    return Picture(title, alt, style.png(figure), table, unsure_rows(chosen))


def _timeline_title(rows: Sequence[Row], known: int | None) -> str:
    days = (last_day(str(rows[-1]["date"])) - first_day(str(rows[0]["date"]))).days + 1
    text = f"{count(len(rows), 'event')} in {count(days, 'day')}"
    return text if known is None else f"{text}, {known} of them before the article appeared"


def _timeline_alt(rows: Sequence[Row], known: int | None, label: str) -> str:
    numbers = {phrase: sum(group_of(row)[0] == word for row in rows) for word, phrase, *_ in GROUPS}
    kinds = ", ".join(f"{number} {phrase}" for phrase, number in numbers.items() if number)
    first, last = ((f"\"{row['title']}\" {'on' if len(str(row['date'])) == 10 else 'in'} "
                    f"{in_words(str(row['date']))}") for row in (rows[0], rows[-1]))
    text = f"A timeline of {count(len(rows), 'event')} ({kinds}), from {first} to {last}."
    if known is not None:
        text += f" {known} of them had begun when {(label or 'the article').replace('The ', 'the ', 1)} appeared."
    return text


def draw_timeline(
    rows: Sequence[Row], title: str, known: int | None = None, label: str = "", published: str = "",
) -> Any:
    """The matplotlib figure of events in order, `known` of them above the bar of the article."""
    card = Card(title)
    year = day = ""
    tops: list[float] = []
    for i, row in enumerate(rows):
        if known == i:
            _bar(card, label, published)
        if str(row["date"])[:4] != year:
            year, day = str(row["date"])[:4], ""
            card.y = card.text(MARGIN, card.y + 2, year, bold=True) + 2
        tops.append(card.y)
        when = _when(row, published if known is not None and i < known else "")
        shown = "" if when == day else when
        day = when
        word, shape, colour = group_of(row)
        low = card.text(MARGIN, card.y, shown, size=SMALL, width=GUTTER - MARGIN) if shown else card.y
        low = card.text(MARGIN, low, word, size=SMALL, colour=style.FAINT)
        card.mark(STEM, card.y + 6.5, shape, colour, is_unsure(row))
        right = card.text(STEM + 12, card.y, str(row["title"]), width=WIDTH - MARGIN - STEM - 12)
        card.y = max(low, right) + 6
    if known == len(rows):
        _bar(card, label, published)
    card.line([STEM, STEM], [tops[0] + 6, card.y - 6], style.HAIR, 1.5, layer=0.5)
    note = style.UNSURE_NOTE if unsure_rows(rows) else ""
    card.foot(note, "A selection of events, not a full chronicle. Sources: see the table.")
    return card.figure()


def _when(row: Row, published: str) -> str:
    """The date of an event; one that still went on when the article appeared has only its beginning."""
    start, end = str(row["date"]), str(row["end_date"])
    if published and end and first_day(end) > last_day(published):
        return f"from {in_words(start, year=False)}"
    return span_in_words(start, end, year=False)


def _bar(card: Card, label: str, published: str) -> None:
    text = f"{label or 'The article'} appears ({in_words(published)}); what follows its author could not know"
    top = card.y + 2
    low = card.text(MARGIN + 6, top + 4, text, bold=True, size=SMALL, width=WIDTH - 2 * MARGIN - 12)
    card.box(MARGIN, top, WIDTH - 2 * MARGIN, low + 4 - top, style.PAPER)
    card.frame(MARGIN, top, WIDTH - 2 * MARGIN, low + 4 - top, style.INK, 1.2)
    card.y = low + 12


def overview(rows: Sequence[Row], articles: Sequence[tuple[str, str]] = ()) -> Picture:
    """All years at once: one lane a track, one mark an event.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table events. An event with several tracks stands in several lanes.
    articles : sequence of (label, date)
        When each article appeared, drawn as a line with its label.

    Raises
    ------
    NothingToDraw
        If there are no events.
    ValueError
        If an event has an unknown track.
    """
    need(rows, "the overview of events")
    for row in rows:
        group_of(row)
    lanes = {name: [row for row in rows if set(str(row["tracks"]).split(";")) & set(tracks)] for name, tracks in LANES}
    first, last = min(str(r["date"]) for r in rows)[:4], max(str(r["date"]) for r in rows)[:4]
    busiest = max(lanes, key=lambda name: len(lanes[name]))
    peak = max(range(int(first), int(last) + 1), key=lambda y: sum(str(r["date"])[:4] == str(y) for r in rows))
    title = f"Diplomacy ran on several tracks at once; {peak} has the most events in this selection"
    alt = (f"{count(len(rows), 'event')} from {first} to {last} in {len(LANES)} lanes, {len(lanes[busiest])} of them "
           f"in the lane {busiest}; the year with the most events is {peak}.")
    body = tuple((name, str(len(found)), *(str(sum(str(r["date"])[:4] == str(y) for r in found))
                                         for y in range(int(first), int(last) + 1))) for name, found in lanes.items())
    header = ("Track", "Events", *(str(y) for y in range(int(first), int(last) + 1)))
    table = Table("Events by track and year; an event can stand on several tracks", header, body)
    figure = draw_overview(lanes, int(first), int(last), title, articles)
    return Picture(title, alt, style.png(figure), table, unsure_rows(rows))


def draw_overview(
    lanes: dict[str, list[Row]], first: int, last: int, title: str, articles: Sequence[tuple[str, str]] = (),
) -> Any:
    """The matplotlib figure of the lanes; years run from left to right."""
    card = Card(title)
    left, right, start = MARGIN + 4, WIDTH - MARGIN - 4, first_day(str(first))
    days = (first_day(str(last + 1)) - start).days

    def x(text: str) -> float:
        return left + (first_day(text) - start).days / days * (right - left)

    starts = _flags(card, articles, x)
    for (name, found), (shape, colour) in zip(lanes.items(), LOOKS, strict=True):
        text = f"{name}: {len(found)}"
        card.box(MARGIN, card.y, style.text_width(text) + 3, style.TEXT * style.LEAD, style.PAPER, layer=0.45)
        card.y = card.text(MARGIN, card.y, text) + 6
        stacks = _quarters(found)
        card.y += max((len(stack) for stack in stacks.values()), default=0) * STEP
        card.line([left, right], [card.y, card.y], style.HAIR, layer=0.5)
        for quarter, stack in stacks.items():
            for i, row in enumerate(stack):
                card.mark(x(quarter) + 2.5, card.y - 3 - i * STEP, shape, colour, is_unsure(row), size=4.5)
        card.y += 8
    for (_, day), begin in zip(articles, starts, strict=True):
        card.line([x(day), x(day)], [begin, card.y - 4], style.INK, 0.8, ":", layer=0.4)
    for year in range(first, last + 1):
        card.line([x(str(year))] * 2, [card.y - 4, card.y], style.FAINT, 0.8)
        if (year - first) % 3 == 0:
            card.text(x(str(year)), card.y + 2, str(year), size=SMALL, align="left")
    card.y += SMALL * style.LEAD + 4
    unsure = any(is_unsure(row) for found in lanes.values() for row in found)
    card.foot(style.UNSURE_NOTE if unsure else "",
              "Each mark is one event, stacked by quarter of a year; an event can stand in several lanes.")
    return card.figure()


def _quarters(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The events by quarter of a year, each quarter named by the first day of its first month."""
    stacks: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: str(row["date"])):
        day = first_day(str(row["date"]))
        stacks.setdefault(f"{day.year}-{(day.month - 1) // 3 * 3 + 1:02d}-01", []).append(row)
    return stacks


def _flags(card: Card, articles: Sequence[tuple[str, str]], x: Any) -> list[float]:
    """The labels of the articles above the lanes, each on a line of its own; where the line of each begins."""
    starts = []
    for label, day in articles:
        starts.append(card.y)
        card.text(min(x(day) + 4, WIDTH - MARGIN - style.text_width(label, SMALL)), card.y, label, size=SMALL)
        card.y += SMALL * style.LEAD
    card.y += 6 if articles else 0
    return starts
