"""Lesson 6 in a real JupyterLab: a forecast given by keyboard opens one outcome and no other, the ledger follows, axe
finds nothing, nothing is wider than a small screen, in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab import ROOT, copy_kit, jupyterlab, open_notebook, restart, run_all, shoot, value_of, watch

LESSON = "notebooks/06-hindsight.ipynb"
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
COUNT = "sum(e.open for e in hindsight.ledger().entries)"


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Path:
    """A copy of the kit."""
    return copy_kit(tmp_path_factory.mktemp("hindsight"))


@pytest.fixture(scope="module")
def server(kit):
    """The kit, served."""
    with jupyterlab(kit) as base:
        yield base


@pytest.fixture(scope="module")
def page(browser, server):
    """The lesson, open and run."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.errors, page.strangers = watch(page)
    open_notebook(page, server, LESSON)
    assert run_all(page) == []
    page.wait_for_selector(".cb-ledger")
    yield page
    page.close()


def lock_by_keyboard(page, block, percent: str) -> None:
    """Type a number, go to the button with Tab, press it with Space."""
    block.locator("input").focus()
    page.keyboard.type(percent)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    block.get_by_text("What happened").wait_for()


def look_again(page):
    """Press the ledger's button by keyboard."""
    page.locator(".cb-ledger").get_by_role("button", name="Look again").focus()
    page.keyboard.press("Enter")


def test_before_any_forecast_nothing_is_told(page):
    """No card, no picture, no score; the sentence says how many are missing."""
    assert page.locator(".cb-forecasts").count() == 4
    assert page.locator(".cb-forecasts .cb-box").count() == 0
    ledger = page.locator(".cb-ledger")
    assert ledger.locator("svg").count() == 0
    assert ledger.get_by_text("Nothing to score yet: lock a forecast above").is_visible()
    assert "still without yours" in ledger.get_by_role("status").first.inner_text()
    shoot(page, "hindsight-empty-ledger", ".cb-ledger")


def test_a_forecast_by_keyboard_opens_one_outcome(page):
    """The number is typed, nothing of it goes to the notebook; one card opens, the focus stays at it."""
    cells = page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length")
    first = page.locator(".cb-forecasts").nth(1).locator("section").filter(has=page.locator("input")).first
    name = first.get_attribute("data-prediction")
    block = page.locator(f".cb-forecasts section[data-prediction={name}]")
    assert block.get_by_text("Before you forecast:").is_visible()
    lock_by_keyboard(page, block, "60")
    assert page.locator(".cb-forecasts .cb-box").count() == 1
    assert block.get_by_text("Your forecast, locked: 60%.").is_visible()
    assert block.locator("h4").evaluate("(e) => e === document.activeElement")
    assert page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length") == cells
    assert value_of(page, COUNT) == "1"
    shoot(page, "hindsight-forecast", f".cb-forecasts section[data-prediction={name}]")


def test_the_ledger_follows(page):
    """Look again: a row, a band, scores and a calibration picture; with a second forecast the scores change."""
    ledger = page.locator(".cb-ledger")
    look_again(page)
    ledger.locator("[data-part=bands] svg").wait_for()
    assert ledger.locator("[data-part=bands] svg").count() == 1
    assert ledger.locator("[data-part=picture] svg").count() == 1
    before = ledger.locator("[data-part=scores]").inner_text()
    assert "0.160" in before
    block = page.locator(".cb-forecasts").nth(0).locator("section").filter(has=page.locator("input")).first
    name = block.get_attribute("data-prediction")
    lock_by_keyboard(page, page.locator(f".cb-forecasts section[data-prediction={name}]"), "90")
    look_again(page)
    page.wait_for_function("(old) => document.querySelector('.cb-ledger [data-part=scores]').innerText !== old",
                           arg=before)
    assert ledger.get_by_text("If one single outcome had been the other way").is_visible()
    table = ledger.get_by_role("button", name="Every forecast as a table, with sources")
    table.focus()
    page.keyboard.press("Enter")
    assert table.get_attribute("aria-expanded") == "true"
    assert ledger.get_by_text("closed until you forecast").first.is_visible()


def test_when_all_of_an_article_are_locked_the_rest_opens(page):
    """The outcomes of what is not scored come last; the focus stays where the learner was."""
    view = page.locator(".cb-forecasts").nth(1)
    others = view.locator("section").filter(has_text="Not scored:")
    assert others.locator(".cb-box").count() == 0
    while view.locator("input").count():
        block = view.locator("section").filter(has=page.locator("input")).first
        name = block.get_attribute("data-prediction")
        lock_by_keyboard(page, page.locator(f".cb-forecasts section[data-prediction={name}]"), "70")
    page.wait_for_function("() => document.querySelectorAll('.cb-forecasts')[1].querySelectorAll('.cb-box').length "
                           "=== document.querySelectorAll('.cb-forecasts')[1].querySelectorAll('section').length")
    assert page.evaluate("document.activeElement.closest('section').dataset.prediction") == name


def test_the_whole_ledger(page):
    """Every forecast given: the pictures are kept to look at, and all of it is there after a restart."""
    for number in range(4):
        view = page.locator(".cb-forecasts").nth(number)
        while view.locator("input").count():
            block = view.locator("section").filter(has=page.locator("input")).first
            name = block.get_attribute("data-prediction")
            percent = str(55 + 10 * (view.locator("input").count() % 5))
            lock_by_keyboard(page, page.locator(f".cb-forecasts section[data-prediction={name}]"), percent)
    look_again(page)
    page.get_by_text("Every forecast has yours.").wait_for()
    assert "nine times in ten" in page.locator(".cb-ledger [data-part=picture] svg").text_content()
    shoot(page, "hindsight-ledger", ".cb-ledger")
    restart(page)
    assert run_all(page) == []
    page.get_by_text("Every forecast has yours.").wait_for()
    page.wait_for_function("() => document.querySelectorAll('.cb-ledger [data-part=bands] svg').length === 4")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: run make setup-test")
def test_axe_finds_nothing(page):
    """No violation of WCAG 2 A or AA inside any of our views, with all outcomes open."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("""async () => {
        const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const result = await axe.run({include: [['.cb']]}, {runOnly});
        return result.violations.map((v) => `${v.id}: ` + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))
            .join(' | ')); }""")
    assert found == []


def test_every_picture_has_words(page):
    """Each img has alt text that is a sentence; each SVG a title and a description."""
    bad = page.evaluate("""() => [
        ...[...document.querySelectorAll('.cb img')].filter((i) => !/\\w.*[.!]$/.test(i.alt.trim()))
            .map((i) => i.outerHTML.slice(-120)),
        ...[...document.querySelectorAll('.cb svg[role=img]')]
            .filter((s) => !s.querySelector('title') || !s.querySelector('desc'))
            .map((s) => s.outerHTML.slice(0, 120))]""")
    assert bad == []


def test_nothing_leaves_the_machine_and_no_error_is_logged(page):
    """No request off loopback, a silent console."""
    assert page.strangers == []
    assert page.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_screen(browser, kit, theme):
    """At 360 px no view is wider than the page, in both themes; words in the pictures stay readable."""
    with jupyterlab(kit, theme=theme) as base:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        open_notebook(page, base, LESSON)
        assert run_all(page) == []
        page.wait_for_selector(".cb-ledger")
        for number, percent in ((0, "30"), (0, "80"), (1, "65"), (3, "90")):
            block = page.locator(".cb-forecasts").nth(number).locator("section").filter(has=page.locator("input")).first
            name = block.get_attribute("data-prediction")
            lock_by_keyboard(page, page.locator(f".cb-forecasts section[data-prediction={name}]"), percent)
        look_again(page)
        page.locator(".cb-ledger [data-part=bands] svg").first.wait_for()
        wide = page.evaluate("""() => [...document.querySelectorAll('.cb')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && !e.closest('.cb-scroll')).map((e) => e.className)""")
        assert wide == []
        small = page.evaluate("""() => [...document.querySelectorAll('.cb-ledger svg text')]
            .map((t) => parseFloat(getComputedStyle(t).fontSize) * t.ownerSVGElement.getBoundingClientRect().width
                 / t.ownerSVGElement.viewBox.baseVal.width).filter((size) => size < 9.5)""")
        assert small == []
        out = page.evaluate("""() => [...document.querySelectorAll('.cb-ledger svg')].flatMap((s) => {
            const box = s.getBoundingClientRect();
            return [...s.querySelectorAll('text')].filter((t) => { const r = t.getBoundingClientRect();
                return r.right > box.right + 1 || r.left < box.left - 1; }).map((t) => t.textContent); })""")
        assert out == []
        shoot(page, f"hindsight-small-{theme}-ledger", ".cb-ledger")
        shoot(page, f"hindsight-small-{theme}-forecasts", ".cb-forecasts")
        page.close()
