"""The timeline of the war's diplomacy: some weeks event by event, or all years track by track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casebook.files.dates import Row, between, first_day, in_words, known_by, last_day, span_in_words
from casebook.files.wording import capitalised
from casebook.files.words import words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, count, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card
from casebook.thinking.figures.years import Years

# A group of tracks on the timeline: shape and colour of its marks, and the tracks of the table that belong to it.
GROUPS = {
    "talks": ("o", style.BLUE, ("geneva", "issg", "astana", "sochi", "riyadh", "committee")),
    "truce": ("s", style.GREEN, ("truce", "zones")),
    "council": ("D", style.PURPLE, ("council", "inquiry")),
    "capitals": ("v", style.OCHRE, ("us-russia", "washington", "moscow", "damascus", "after-assad")),
    "fighting": ("^", style.ORANGE, ("war", "chemical", "aid", "isis")),
}
# A lane of the overview: the same.
LANES = {
    "un": ("o", style.BLUE, ("geneva", "riyadh", "committee")),
    "group": ("p", style.GREY, ("issg",)),
    "astana": ("h", style.OCHRE, ("astana", "sochi")),
    "truces": ("s", style.GREEN, ("truce", "zones")),
    "council": ("D", style.PURPLE, ("council", "inquiry")),
    "both": ("v", style.GREY, ("us-russia",)),
    "one": ("<", style.OCHRE, ("washington", "moscow", "damascus", "after-assad")),
    "fighting": ("^", style.ORANGE, ("war", "chemical", "aid", "isis")),
}
GUTTER, STEM, STEP = 86.0, 96.0, 6.5


def group_of(row: Row) -> str:
    """The group of an event: that of its first track."""
    first = row["tracks"].split(";")[0]
    for name, (_, _, tracks) in GROUPS.items():
        if first in tracks:
            return name
    raise ValueError(f"event {row['id']} has the unknown track '{first}'; use one that datapackage.json lists")


def timeline(
    rows: Sequence[Row], start: str = "", end: str = "", title: str = "", published: str = "", label: str = "",
) -> Figure:
    """Events of the table events one below the other, from `start` to `end`: ISO dates, both included, empty for no
    bound.

    `title` is the point of the figure, where the lesson has one to make. `published` is the day an article appeared: a
    bar with the article's `label` divides what its author could know from what came later.
    """
    say = words().part("figures.timeline")
    chosen = sorted(between(rows, start, end), key=lambda row: row["date"])
    need(chosen, say("what", start=start or say("beginning"), end=end or say("end")))
    known = len(known_by(chosen, published)) if published else None
    label = label or capitalised(say("article"))
    days = (last_day(chosen[-1]["date"]) - first_day(chosen[0]["date"])).days + 1
    title = title or say("title" if known is None else "title_known", events=count(len(chosen), "event"),
                         days=count(days, "day"), known=known or 0)
    cells = [(span_in_words(r["date"], r["end_date"]), r["title"], r["text"], r["source_title"], r["confidence"])
             for r in chosen]
    return figure(say, chosen, lambda card: _timeline(card, chosen, known, label, published), cells, title=title,
                  alt=_alt(chosen, known, label), first=in_words(chosen[0]["date"]), last=in_words(chosen[-1]["date"]))


def _alt(rows: Sequence[Row], known: int | None, label: str) -> str:
    say = words().part("figures.timeline")
    numbers = {name: sum(group_of(row) == name for row in rows) for name in GROUPS}
    kinds = ", ".join(say(f"counts.{name}", n=number) for name, number in numbers.items() if number)
    first, last = (say("on" if len(row["date"]) == 10 else "in", title=row["title"], date=in_words(row["date"]))
                   for row in (rows[0], rows[-1]))
    text = say("alt", events=count(len(rows), "event"), kinds=kinds, first=first, last=last)
    if known is None:
        return text
    return f"{text} {say('alt_known', known=known, article=label.replace('The ', 'the ', 1))}"


def _timeline(card: Card, rows: Sequence[Row], known: int | None, label: str, published: str) -> None:
    """Events in order, `known` of them above the bar of the article."""
    say = words().part("figures.timeline")
    year = day = ""
    top = 0.0
    for i, row in enumerate(rows):
        if known == i:
            _bar(card, label, published)
        if row["date"][:4] != year:
            year, day = row["date"][:4], ""
            card.y = card.text(MARGIN, card.y + 2, year, bold=True) + 2
        top = top or card.y
        when = _when(row, published if known is not None and i < known else "")
        low = card.text(MARGIN, card.y, when, size=SMALL, width=GUTTER - MARGIN) if when != day else card.y
        day, group = when, group_of(row)
        low = card.text(MARGIN, low, say(f"groups.{group}"), size=SMALL, colour=style.FAINT)
        card.mark(STEM, card.y + 6.5, *GROUPS[group][:2], is_unsure(row))
        right = card.text(STEM + 12, card.y, row["title"], width=WIDTH - MARGIN - STEM - 12)
        card.y = max(low, right) + 6
    if known == len(rows):
        _bar(card, label, published)
    card.line([STEM, STEM], [top + 6, card.y - 6], style.HAIR, 1.5, layer=0.5)


def _when(row: Row, published: str) -> str:
    """The date of an event; one that still went on when the article appeared has only its beginning."""
    start, end = row["date"], row["end_date"]
    if published and end and first_day(end) > last_day(published):
        return words()("figures.timeline.from", date=in_words(start, year=False))
    return span_in_words(start, end, year=False)


def _bar(card: Card, label: str, published: str) -> None:
    text = words()("figures.timeline.bar", article=label, date=in_words(published))
    top = card.y + 2
    low = card.text(MARGIN + 6, top + 4, text, bold=True, size=SMALL, width=WIDTH - 2 * MARGIN - 12)
    card.box(MARGIN, top, WIDTH - 2 * MARGIN, low + 4 - top, style.PAPER)
    card.frame(MARGIN, top, WIDTH - 2 * MARGIN, low + 4 - top, style.INK, 1.2)
    card.y = low + 12


def overview(rows: Sequence[Row], articles: Sequence[tuple[str, str]] = ()) -> Figure:
    """All years of the table events at once: one lane a track, one mark an event, in several lanes if it has several
    tracks.

    `articles` are labels and the dates when they appeared, each drawn as a line. A `ValueError` if an event has an
    unknown track.
    """
    say = words().part("figures.overview")
    need(rows, say("what"))
    for row in rows:
        group_of(row)
    lanes = {name: [row for row in rows if set(row["tracks"].split(";")) & set(tracks)]
             for name, (_, _, tracks) in LANES.items()}
    span = range(int(min(row["date"] for row in rows)[:4]), int(max(row["date"] for row in rows)[:4]) + 1)
    busiest = max(lanes, key=lambda name: len(lanes[name]))
    peak = str(max(span, key=lambda year: _in_year(rows, year)))
    title = say("title", peak=peak)
    alt = say("alt", events=count(len(rows), "event"), first=str(span[0]), last=str(span[-1]), lanes=len(LANES),
              most=len(lanes[busiest]), lane=say(f"lanes.{busiest}"), peak=peak)
    cells = [(say(f"lanes.{name}"), str(len(found)), *(str(_in_year(found, year)) for year in span))
             for name, found in lanes.items()]
    made = figure(say, rows, lambda card: _overview(card, lanes, articles), cells, title=title, alt=alt)
    return replace(made, table=replace(made.table, header=[*made.table.header, *map(str, span)]))


def _in_year(rows: Sequence[Row], year: int) -> int:
    return sum(row["date"][:4] == str(year) for row in rows)


def _overview(card: Card, lanes: Mapping[str, Sequence[Row]], articles: Sequence[tuple[str, str]]) -> None:
    """The lanes; years run from left to right."""
    say = words().part("figures.overview")
    rows = [row for found in lanes.values() for row in found]
    years = Years((row["date"] for row in rows), right=WIDTH - MARGIN - 4)
    begins = []
    for label, day in articles:
        begins.append(card.y)
        card.text(min(years.x(day) + 4, WIDTH - MARGIN - style.text_width(label, SMALL)), card.y, label, size=SMALL)
        card.y += SMALL * style.LEAD
    card.y += 6 if articles else 0
    for name, found in lanes.items():
        text = f"{say(f'lanes.{name}')}: {len(found)}"
        card.box(MARGIN, card.y, style.text_width(text) + 3, style.TEXT * style.LEAD, style.PAPER, layer=0.45)
        card.y = card.text(MARGIN, card.y, text) + 6
        stacks = _quarters(found)
        card.y += max((len(stack) for stack in stacks.values()), default=0) * STEP
        card.line([years.left, years.right], [card.y, card.y], style.HAIR, layer=0.5)
        for quarter, stack in stacks.items():
            for i, row in enumerate(stack):
                card.mark(years.x(quarter) + 2.5, card.y - 3 - i * STEP, *LANES[name][:2], is_unsure(row), size=4.5)
        card.y += 8
    for (_, day), begin in zip(articles, begins, strict=True):
        card.line([years.x(day), years.x(day)], [begin, card.y - 4], style.INK, 0.8, ":", layer=0.4)
    years.draw(card)


def _quarters(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The events by quarter of a year, each quarter named by the first day of its first month."""
    stacks: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["date"]):
        day = first_day(row["date"])
        stacks.setdefault(f"{day.year}-{(day.month - 1) // 3 * 3 + 1:02d}-01", []).append(row)
    return stacks
