"""Reading matter about an article: source, guide, actors, other views. Each as markup and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casebook.files.article import Article
from casebook.files.markup import Safe, esc, link
from casebook.files.words import words
from casebook.thinking.paragraphs import match
from casebook.widgets.panel import Panel, listing, table_of

MOST_COPY = 1_000_000


def source(article: Article) -> Panel:
    """Who, when, where, for whom, how sure, and where it can be read."""
    a, said = article, words().part("pages.source")
    rows: list[tuple[str, str, str, str]] = []
    for name, fact in (("author", a.author), ("outlet", a.outlet), ("date", a.date)):
        sure = said("confirmed" if fact.certainty == "confirmed" else "certainty", how=fact.certainty)
        rows.append((said(name), fact.value, sure, fact.ground))
    links = [(item.what, Safe(link(item.url, item.title))) for item in a.links]
    audience, note = said("audience", who=a.audience), said("note", name=a.author.called)
    markup = (
        f"<h3>{esc(a.title)}</h3><p>{esc(a.genre)}</p><p>{esc(audience)}</p><p>{esc(a.author.role)}</p>"
        + table_of(said, rows).markup() + f"<h4>{esc(said('moment'))}</h4><p>{esc(a.moment)}</p>"
        + (table_of(said.part("links"), links).markup() if links else "")
        + f"<p class='cb-note'>{esc(note)}</p>"
    )
    plain = [a.title, a.genre, audience, a.author.role]
    plain += [f"{name}: {what} ({how}). {why}" for name, what, how, why in rows]
    plain += [f"{said('moment')}: {a.moment}", *(said("link", what=i.what, title=i.title, url=i.url) for i in a.links)]
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
    said = words().part("pages.guide")
    rows: list[list[str]] = [[p.id, p.digest, p.does] for p in article.paragraphs]
    table, note = table_of(said, rows, article=article.short), said("put_copy", name=article.id)
    if copy:
        rows = [[*row, copy.get(row[0], said("not_found"))] for row in rows]
        table = table_of(said, rows, said("copy"), article=article.short)
        note = said("found", n=len(copy), of=len(rows))
    best = next((item for item in article.links if item.what in ("original", "reprint", "sister text")), None)
    where = f"<p>{esc(said('read'))} {link(best.url, best.title)} ({esc(best.what)}).</p>" if best else ""
    plain = [f"{p.id}. {p.digest} [{p.does}]" for p in article.paragraphs]
    return Panel(f"{table.markup()}{where}<p class='cb-note'>{esc(note)}</p>",
                 "\n".join([table.caption, *plain, note]))


def actors(article: Article) -> Panel:
    """Who the article speaks of, and the aims its author gives them, with paragraphs."""
    said, rows = words().part("pages.actors"), []
    for actor in article.actors:
        aims = "; ".join(f"{aim.text} ({', '.join(aim.loc)})" for aim in actor.aims) or said("no_aim")
        rows.append((actor.name, actor.role, aims))
    return listing(table_of(said, rows, author=article.author.called),
                   [f"{name} ({role}): {aims}" for name, role, aims in rows])


def glossary(rows: Sequence[dict[str, str]]) -> Panel:
    """Words in the order of the alphabet, with plain definitions."""
    said = words().part("pages.glossary")
    cells = sorted(((row["term"], row["definition"]) for row in rows), key=lambda cell: cell[0].lower())
    return listing(table_of(said, cells), [f"{term}: {definition}" for term, definition in cells])


def views(article: Article) -> Panel:
    """Other views than the author's, with their sources."""
    said = words().part("pages.views")
    rows = [(v.who, v.text, Safe(f"{link(v.source_url, v.source_title)} {esc(said('sure', how=v.confidence))}"))
            for v in article.views]
    lines = [said("view", who=v.who, text=v.text, title=v.source_title, url=v.source_url) for v in article.views]
    return listing(table_of(said, rows), lines)
