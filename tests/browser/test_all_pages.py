"""Every page of the kit opens, runs, fits 360 px, has no axe finding in what is ours, stays on the machine.

And none shows a word that stands for a missing one.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml
from lab import ROOT, copy_kit, jupyterlab, open_notebook, run_all, shoot, watch

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [f"{folder}/{path.name}" for folder in ("notebooks", "exercises")
         for path in sorted((ROOT / folder).glob("*.ipynb"))]
KEYS = [f"solutions/{path.name}" for path in sorted((ROOT / "solutions").glob("*.ipynb"))]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

PLACEHOLDER = re.compile(
    r"\b(?:null|undefined|NaN|nan|inf)\b"  # what a program calls nothing
    r"|\bNone\b(?!,? [a-z])"  # likewise; "None of these" and "None, since" are phrases
    r"|(?<![\w.,:/-])[-\u2212]0(?:\.0+)?(?![\w.,:/-]*\d)"  # a zero with a sign
    r"|\{[a-z][a-z0-9_.]*(?::[^{}]*)?\}"  # a name in braces that was not filled in
)
MARK = re.compile(r"^\s*(?:\[[\w-]+\]|[A-Z]\.|-)\s*")
"""What stands before an option or a line of a list."""
SHOWN = """() => {
    document.querySelectorAll('.cb-fold > button[aria-expanded="false"]').forEach((button) => button.click());
    document.querySelectorAll('.cb details').forEach((box) => { box.open = true; });
    const all = (selector) => [...document.querySelectorAll(selector)];
    return [
        ...all('.jp-OutputArea-output, .jp-RenderedMarkdown').map((box) => box.innerText),
        ...all('.cb svg title, .cb svg desc').map((told) => told.textContent),
        ...['aria-label', 'aria-valuetext', 'alt', 'title'].flatMap((name) =>
            all(`.cb [${name}]`).map((element) => element.getAttribute(name))),
    ].join('\\n'); }"""


def sentences(data: object) -> list[str]:
    """Every text in data."""
    if isinstance(data, dict):
        data = list(data.values())
    return [text for one in data for text in sentences(one)] if isinstance(data, list) else [str(data)]


@cache
def meant() -> set[str]:
    """Texts of the kit's own data that are such a word and nothing else: the option "None"."""
    loaded = (yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader) for file in (ROOT / "data").rglob("*.yaml"))
    return {text for data in loaded for text in sentences(data) if PLACEHOLDER.fullmatch(text)}


def placeholders(text: str) -> list[str]:
    """The lines that show a word that stands for a missing one."""
    lines = [MARK.sub("", line).strip() for line in text.splitlines() if PLACEHOLDER.search(line)]
    return [line for line in lines if line not in meant()]


@pytest.mark.parametrize("line", ["null", "at 0.5 undefined", "NaN per cent", "[c] x None", "from -0 to 1",
                                  "\u22120.00 (x)", "All {n} steps", "{lab.predict}", "nan"])
def test_a_placeholder_is_seen(line):
    """Between other words, at the end, with either minus."""
    assert placeholders(f"A line.\n{line}\nAnother.") != []


@pytest.mark.parametrize("line", ["nullify", "2015-09-30", "-0.35", "10-0", "a Nonesuch", "P3-0", "None, as",
                                  "None of these", "banana"])
def test_a_word_is_no_placeholder(line):
    """Parts of words, dates and numbers."""
    assert placeholders(line) == []


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The kit, served from a copy."""
    with jupyterlab(copy_kit(tmp_path_factory.mktemp("pages"))) as base:
        yield base


def open_labs(page) -> None:
    """Commit to the first option of every prediction, so that every lab shows its picture."""
    for lab in page.locator(".cb-lab").all():
        for group in lab.locator(".cb-predict fieldset").all():
            group.locator("input").first.check()
        if lab.get_by_role("button", name="Commit").count():
            lab.get_by_role("button", name="Commit").first.click()
            lab.locator(".cb-stage svg").first.wait_for()


@pytest.mark.parametrize("name", PAGES)
def test_page(browser, server, name):
    """Run all at 1280 px, check, then shrink to 360 px and check the widths."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    errors, strangers = watch(page)
    open_notebook(page, server, name)
    assert run_all(page) == []
    page.wait_for_selector(".cb")
    open_labs(page)
    assert placeholders(page.evaluate(SHOWN)) == []
    shoot(page, "page-" + name.replace("/", "-").removesuffix(".ipynb"))
    if AXE.is_file():
        page.evaluate(AXE.read_text())
        found = page.evaluate("""async (rules) => (await axe.run({include: [['.cb']]}, {runOnly: rules})).violations
            .map((v) => `${v.id}: ` + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | '))""", RULES)
        assert found == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(300)
    wide = page.evaluate("""() => [...document.querySelectorAll('.cb')].filter((e) => e.scrollWidth > e.clientWidth + 1)
        .map((e) => e.className)""")
    assert wide == []
    pictures = page.evaluate("""() => [...document.querySelectorAll('.cb svg[role=img]')]
        .filter((s) => !s.querySelector('title') || !s.querySelector('desc')).length
        + [...document.querySelectorAll('.cb img')].filter((i) => i.alt.trim().length < 20).length""")
    assert pictures == 0
    assert errors == []
    assert strangers == []
    page.close()


@pytest.mark.parametrize("name", KEYS)
def test_solution(browser, server, name):
    """As it is stored: its outputs are held to the kit's own by another stage."""
    page = browser.new_page()
    open_notebook(page, server, name)
    shown = page.evaluate(SHOWN)
    assert len(shown.split()) > 500
    assert placeholders(shown) == []
    page.close()
