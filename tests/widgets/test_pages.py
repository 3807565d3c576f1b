"""Pages about an article: everything said, everything escaped, own copies only shown."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from casebook.files import kit
from casebook.files.markup import esc, is_web, link, table
from casebook.thinking.paragraphs import letters
from casebook.widgets import pages

ROOT = Path(__file__).resolve().parents[2]
EVIL = '<img src=x onerror="alert(1)">'


@pytest.fixture
def article():
    """The first article."""
    return kit.load_article(ROOT, "confederation-2015")


@pytest.mark.parametrize("page", [pages.source, pages.actors, pages.views, lambda a: pages.guide(a, {})])
def test_plain_text_says_it_all(article, page):
    """Every digest, aim and view stands in the plain text too."""
    text = str(page(article))
    assert len(text) > 200
    assert "<" not in text


def test_text_is_text(article):
    """Markup in a data file is shown as letters."""
    evil = replace(article, title=EVIL, audience=EVIL,
                   paragraphs=[replace(article.paragraphs[0], digest=EVIL)],
                   actors=[replace(article.actors[0], name=EVIL)], views=[replace(article.views[0], text=EVIL)])
    for page in (pages.source(evil), pages.guide(evil, {"P1": EVIL}), pages.actors(evil), pages.views(evil)):
        assert "<img" not in page.markup
        assert "&lt;img" in page.markup


def test_own_copy_is_shown_and_nothing_more(article, tmp_path):
    """A copy in texts/ is matched; it stands in the page and not in the plain text, which may be saved."""
    hash_ = sha256(letters("My own words here.").encode()).hexdigest()
    mine = replace(article, paragraphs=[replace(article.paragraphs[0], sha256=hash_)])
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / f"{article.id}.txt").write_text("My own\nwords here.\n")
    copy = pages.own_copy(tmp_path, mine)
    assert copy == {"P1": "My own words here."}
    page = pages.guide(mine, copy)
    assert "My own words here." in page.markup
    assert "My own words here." not in str(page)
    assert "1 of 1" in str(page)


def test_no_copy_says_where_to_put_one(article, tmp_path):
    """Without a copy the guide says how to read along."""
    assert pages.own_copy(tmp_path, article) == {}
    assert "texts/confederation-2015.txt" in str(pages.guide(article, {}))


WEB = ["https://x.org/a", "http://x.org"]
NOT_WEB = ["javascript:alert(1)", "data:text/html,x", "//x.org", "https://", "http://[", ""]


@pytest.mark.parametrize(("url", "good"), [*((u, True) for u in WEB), *((u, False) for u in NOT_WEB)])
def test_only_web_addresses_become_links(url, good):
    """Nothing but http and https with a host."""
    assert is_web(url) is good
    assert ("<a " in link(url, "t")) is good


def test_tables_have_caption_and_scopes():
    """A table names itself and its headers, and escapes its cells."""
    made = table(EVIL, ["a", "b"], [(EVIL, EVIL)])
    assert "<img" not in made
    assert made.count('scope="col"') == 2
    assert made.count('scope="row"') == 1
    assert esc(EVIL) in made
