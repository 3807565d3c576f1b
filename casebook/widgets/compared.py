"""Pages about the four answers: cruxes, words with several meanings, silences, and who could know what."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.comparisons import Comparisons, Crux
from casebook.files.markup import esc, table
from casebook.thinking.comparing import SORTS, Who, cell_text, found, silences
from casebook.thinking.figures.dates import in_words
from casebook.widgets.panel import Panel

OURS = "Our reading"


def _people(crux: Crux, people: Sequence[Who]) -> list[Who]:
    return [p for p in people if p.id in crux.articles]


def cruxes(comparisons: Comparisons, people: Sequence[Who], chosen: Sequence[Crux]) -> Panel:
    """Cruxes with the cells that bear them out, our reading of them, and what evidence would move either side."""
    points = {p.id: p for p in comparisons.points}
    markup, plain = [], []
    for crux in chosen:
        markup.append(f"<h3>{esc(crux.title)}</h3><p class='cb-note'>{esc(crux.sort)}</p>")
        plain.append(f"{crux.title} [{crux.sort}]")
        for name in crux.points:
            said = [(p.label, cell_text(points[name].cells[p.id])) for p in _people(crux, people)]
            items = "".join(f"<li><strong>{esc(who)}:</strong> {esc(text)}</li>" for who, text in said)
            markup.append(f"<p>The grid on: <strong>{esc(points[name].text)}</strong></p><ul>{items}</ul>")
            plain += [f"The grid on: {points[name].text}", *(f"  {who}: {text}" for who, text in said)]
        markup.append(f"<p><strong>{OURS}.</strong> {esc(crux.text)}</p>"
                      "<details class='cb-remark'><summary>What evidence would move either side?</summary>"
                      f"<p>{esc(crux.evidence)}</p></details>")
        plain += [f"{OURS}: {crux.text}", f"What evidence would move either side? {crux.evidence}", ""]
    return Panel("".join(markup), "\n".join(plain).rstrip())


def worked_out(comparisons: Comparisons, people: Sequence[Who]) -> Panel:
    """How many cruxes of each sort follow from the cells alone, pair by pair."""
    labels = {p.id: p.label for p in people}
    short = {p.id: p.short for p in comparisons.points}
    rows = []
    for sort in SORTS:
        pairs: dict[tuple[str, str], list[str]] = {}
        for item in found(comparisons, sort):
            pairs.setdefault(item.articles, []).append(" then ".join(short[name] for name in item.points))
        rows += [(sort, f"{labels[a]} and {labels[b]}", str(len(said)), "; ".join(said))
                 for (a, b), said in pairs.items()]
    caption = "What follows from the cells alone, by rule"
    header = ["Sort", "Pair", "How many", "Points"]
    plain = "\n".join([caption, " | ".join(header), *(" | ".join(row) for row in rows)])
    return Panel(table(caption, header, rows), plain)


def words(comparisons: Comparisons, people: Sequence[Who], wanted: str = "") -> Panel:
    """What each article means by a word that means different things."""
    by = {p.id: p.label for p in people}
    markup, plain = [], []
    for word in comparisons.words:
        if wanted and word.word != wanted:
            continue
        rows = [(by[s.article], s.means, ", ".join(s.loc)) for s in word.senses]
        caption = f"What is meant by: {word.word}"
        markup.append(table(caption, ["Author", "Meaning", "Where"], rows)
                      + f"<p><strong>{OURS}.</strong> {esc(word.lesson)}</p>")
        plain += [caption, *(" | ".join(row) for row in rows), f"{OURS}: {word.lesson}", ""]
    return Panel("".join(markup), "\n".join(plain).rstrip())


def silence(comparisons: Comparisons, people: Sequence[Who]) -> Panel:
    """Who says nothing of what."""
    gaps = silences(comparisons)
    rows = [(p.label, str(len(gaps[p.id])), "; ".join(point.short for point in gaps[p.id]) or "none") for p in people]
    caption = f"Who is silent on what ({len(comparisons.points)} points)"
    plain = "\n".join([caption, *(" | ".join(row) for row in rows)])
    return Panel(table(caption, ["Author", "Silent on", "Points"], rows), plain)


def knowledge(known: Sequence[tuple[str, str, tuple[bool, ...]]], people: Sequence[Who]) -> Panel:
    """Which events each author could know of."""
    rows = [(in_words(day), title, *("yes" if yes else "not yet" for yes in could))
            for day, title, could in known]
    totals = [sum(could[n] for _, _, could in known) for n in range(len(people))]
    caption = f"Who could know what? {len(known)} events and the days on which the four were written"
    header = ["When", "What", *(p.label for p in people)]
    last = ("", "Events that had begun", *(str(n) for n in totals))
    plain = "\n".join([caption, " | ".join(header), *(" | ".join(row) for row in (*rows, last))])
    return Panel(table(caption, header, [*rows, last]), plain)
