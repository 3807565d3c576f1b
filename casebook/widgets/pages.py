"""Reading matter about an article: source, guide, actors, other views. Each as markup and as plain text."""

from __future__ import annotations

from pathlib import Path

from casebook.files.article import Article
from casebook.files.facts import split
from casebook.files.markup import Safe, esc, link, table
from casebook.thinking.paragraphs import match
from casebook.widgets.panel import Panel

MOST_COPY = 1_000_000


def source(article: Article) -> Panel:
    """Who, when, where, for whom, how sure, and where it can be read."""
    a = article
    sure = {"confirmed": "confirmed"}
    rows: list[tuple[str, str, str, str]] = [
        (name, said.value, sure.get(said.certainty, f"{said.certainty} certainty"), said.ground)
        for name, said in (("Author", a.author), ("Published by", a.outlet), ("Date", a.date))
    ]
    links = [(item.what, Safe(link(item.url, item.title))) for item in a.links]
    markup = (
        f"<h3>{esc(a.title)}</h3><p>{esc(a.genre)}</p><p>For: {esc(a.audience)}</p><p>{esc(a.author.role)}</p>"
        + table("Who, where, when: and how we know", ["", "what", "how sure", "why"], rows)
        + f"<h4>That week</h4><p>{esc(a.moment)}</p>"
        + (table("Where to read it", ["what it is", "address"], links) if links else "")
        + f"<p class='cb-note'>In this kit the author is called: {esc(a.author.called)}. "
        "The text is not included, because it is under copyright. "
        "Every exercise can be solved from our digests alone.</p>"
    )
    plain = [a.title, a.genre, f"For: {a.audience}", a.author.role]
    plain += [f"{name}: {what} ({how}). {why}" for name, what, how, why in rows]
    plain += ["That week: " + a.moment, *(f"{i.what}: {i.title}, {i.url}" for i in a.links)]
    return Panel(markup, "\n".join(plain))


def own_copy(root: Path, article: Article) -> dict[str, str]:
    """The paragraphs of a learner's own copy, `texts/<id>.txt`, that match; none where there is no copy.

    The copy is only shown: it is never written to the journal, a worksheet or a hand-in.
    """
    path = root / "texts" / f"{article.id}.txt"
    try:
        if path.stat().st_size > MOST_COPY:
            return {}
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return match(text, article.paragraphs)


def guide(article: Article, copy: dict[str, str]) -> Panel:
    """What each paragraph says (our digest) and does. `copy` stands beside it where a learner has the text."""
    header = ["", "What it says, in our words", "What it does"] + (["Your copy"] if copy else [])
    rows = [
        (p.id, p.digest, p.does, *([copy.get(p.id, "not found in your copy")] if copy else []))
        for p in article.paragraphs
    ]
    if copy:
        note = f"{len(copy)} of {len(article.paragraphs)} paragraphs were found in your copy."
    else:
        note = f"To read along, put your own copy of the text into texts/{article.id}.txt; it stays on this computer."
    best = next((item for item in article.links if item.what in ("original", "reprint", "sister text")), None)
    where = f"<p>Read: {link(best.url, best.title)} ({esc(best.what)}).</p>" if best else ""
    markup = table(f"Reading guide: {article.short}", header, rows) + where + f"<p class='cb-note'>{esc(note)}</p>"
    plain = [f"{p.id}. {p.digest} [{p.does}]" for p in article.paragraphs]
    return Panel(markup, "\n".join([f"Reading guide: {article.short}", *plain, note]))


def actors(article: Article) -> Panel:
    """Who the article speaks of, and the aims its author gives them, with paragraphs."""
    rows = []
    for actor in article.actors:
        aims = "; ".join(f"{aim.text} ({', '.join(aim.loc)})" for aim in actor.aims) or "no aim is named"
        rows.append((actor.name, actor.role, aims))
    caption = f"Who is in the text, and the aims that {article.author.called} gives them"
    plain = "\n".join([caption, *(f"{name} ({role}): {aims}" for name, role, aims in rows)])
    return Panel(table(caption, ["actor", "part", "aims, as the author sees them"], rows), plain)


def glossary(rows: list[dict[str, str]], lesson: str) -> Panel:
    """The terms that a lesson meets, with plain definitions."""
    mine = [row for row in rows if lesson in split(row["lessons"])]
    mine.sort(key=lambda row: row["term"].lower())
    plain = "\n".join(["Words met in this lesson", *(f"{row['term']}: {row['definition']}" for row in mine)])
    cells = [(row["term"], row["definition"]) for row in mine]
    return Panel(table("Words met in this lesson", ["word", "meaning"], cells), plain)


def views(article: Article) -> Panel:
    """Other views than the author's, with their sources."""
    caption = "Other views"
    rows = [(v.who, v.text, Safe(f"{link(v.source_url, v.source_title)} ({esc(v.confidence)} confidence)"))
            for v in article.views]
    plain = "\n".join([caption, *(f"{v.who}: {v.text} ({v.source_title}, {v.source_url})" for v in article.views)])
    return Panel(table(caption, ["who", "what they say", "source"], rows), plain)
