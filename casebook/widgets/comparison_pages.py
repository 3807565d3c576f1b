"""Pages about the articles side by side: cruxes, words with several meanings, silences, and who could know what."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.comparisons import Crux, Word
from casebook.files.dates import in_words
from casebook.files.facts import Row
from casebook.files.markup import esc
from casebook.files.words import words as all_words
from casebook.thinking.meetings import SORTS, SideBySide, cell_text, could_know, found, silences
from casebook.widgets.panel import Panel, listing, table_of


def cruxes(sides: SideBySide, chosen: Sequence[Crux]) -> Panel:
    """Cruxes with the cells that bear them out, our reading of them, and what evidence would move either side."""
    said = all_words().part("comparison.crux")
    points = {p.id: p for p in sides.comparisons.points}
    markup, plain = [], []
    for crux in chosen:
        markup.append(f"<h3>{esc(crux.title)}</h3><p class='cb-note'>{esc(crux.sort)}</p>")
        plain.append(f"{crux.title} [{crux.sort}]")
        for name in crux.points:
            cells = [(p.label, cell_text(points[name].cells[p.id])) for p in sides.among(crux.articles)]
            items = "".join(f"<li><strong>{esc(who)}:</strong> {esc(text)}</li>" for who, text in cells)
            markup.append(f"<p>{esc(said('grid'))} <strong>{esc(points[name].text)}</strong></p><ul>{items}</ul>")
            plain += [f"{said('grid')} {points[name].text}", *(f"  {who}: {text}" for who, text in cells)]
        markup.append(f"<p><strong>{esc(said('ours'))}</strong> {esc(crux.text)}</p>"
                      f"<details class='cb-remark'><summary>{esc(said('evidence'))}</summary>"
                      f"<p>{esc(crux.evidence)}</p></details>")
        plain += [f"{said('ours')} {crux.text}", f"{said('evidence')} {crux.evidence}", ""]
    return Panel("".join(markup), "\n".join(plain).rstrip())


def worked_out(sides: SideBySide) -> Panel:
    """How many cruxes of each sort follow from the cells alone, pair by pair."""
    said = all_words().part("comparison.worked_out")
    labels = {p.id: p.label for p in sides.people}
    short = {p.id: p.short for p in sides.comparisons.points}
    rows = []
    for sort in SORTS:
        pairs: dict[tuple[str, str], list[str]] = {}
        for item in found(sides.comparisons, sort):
            first, *then = (short[name] for name in item.points)
            told = said("then", premise=first, conclusion=then[0]) if then else first
            pairs.setdefault(item.articles, []).append(told)
        rows += [(sort, said("pair", one=labels[a], other=labels[b]), str(len(both)), "; ".join(both))
                 for (a, b), both in pairs.items()]
    return listing(table_of(said, rows))


def words(sides: SideBySide, wanted: Sequence[Word]) -> Panel:
    """What each article means by a word that means different things."""
    said = all_words().part("comparison.word")
    by = {p.id: p.label for p in sides.people}
    markup, plain = [], []
    for word in wanted:
        rows = [(by[s.article], s.means, ", ".join(s.loc)) for s in word.senses]
        table = table_of(said, rows, word=word.word)
        markup.append(f"{table.markup()}<p><strong>{esc(said('ours'))}</strong> {esc(word.lesson)}</p>")
        plain += [table.caption, *(" | ".join(row) for row in rows), f"{said('ours')} {word.lesson}", ""]
    return Panel("".join(markup), "\n".join(plain).rstrip())


def silence(sides: SideBySide) -> Panel:
    """Who says nothing of what."""
    said = all_words().part("comparison.silence")
    gaps = silences(sides.comparisons)
    rows = [(p.label, str(len(gaps[p.id])), "; ".join(point.short for point in gaps[p.id]) or said("none"))
            for p in sides.people]
    return listing(table_of(said, rows, n=len(sides.comparisons.points)))


def knowledge(sides: SideBySide, events: Sequence[Row]) -> Panel:
    """Which events each author could know of; `events` are the rows of the fact table."""
    said, known = all_words().part("comparison.knowledge"), could_know(events, sides)
    rows = [(in_words(day), title, *(said("yes" if yes else "no") for yes in could)) for day, title, could in known]
    totals = [str(sum(could[n] for _, _, could in known)) for n in range(len(sides.people))]
    rows.append(("", said("total"), *totals))
    return listing(table_of(said, rows, *(p.label for p in sides.people), n=len(known)))
