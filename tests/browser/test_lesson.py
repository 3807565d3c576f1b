"""Lesson 1 in a real JupyterLab: every cell runs, labs open after the commitment, dials move the picture, forecasts
lock, and axe finds nothing wrong in what is ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab import ROOT, copy_kit, jupyterlab, open_notebook, restart, run_all, shoot, watch

LESSON = "notebooks/01-confederation-2015.ipynb"
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Path:
    """A copy of the kit."""
    return copy_kit(tmp_path_factory.mktemp("lesson"))


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
    page.wait_for_selector(".cb-lab[data-lab=agreement]")
    yield page
    page.close()


def commit(page, name):
    """Answer a lab's predictions and open it."""
    lab = page.locator(f".cb-lab[data-lab={name}]")
    for group in lab.locator(".cb-predict fieldset").all():
        group.locator("input").first.check()
    lab.get_by_role("button", name="Commit").click()
    lab.locator(".cb-stage svg").wait_for()
    return lab


def test_the_dials_are_closed_before_the_commitment(page):
    """No picture, no dial; asking to open without an answer says so."""
    lab = page.locator(".cb-lab[data-lab=agreement]")
    assert lab.locator(".cb-stage svg").count() == 0
    assert not lab.locator("input[type=range]").first.is_visible()
    lab.get_by_role("button", name="Commit").click()
    lab.get_by_text("Choose an answer to each question first.").wait_for()


@pytest.mark.parametrize("name", ["agreement", "regions", "peacekeepers"])
def test_a_dial_moves_the_picture_by_keyboard(page, name):
    """Commit, then arrow keys on the first slider: value, picture and sentence follow; presets work."""
    lab = commit(page, name)
    dial = lab.locator("input[type=range]").first
    before, picture = dial.input_value(), lab.locator(".cb-stage").inner_html()
    dial.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert dial.input_value() != before
    page.wait_for_function("([name, old]) => document.querySelector(`.cb-lab[data-lab=${name}] .cb-stage`).innerHTML "
                           "!== old", arg=[name, picture])
    assert dial.evaluate("(e) => e === document.activeElement")
    assert dial.get_attribute("aria-valuetext")
    for button in lab.locator("button[data-preset]").all():
        button.click()
        lab.get_by_role("status").first.wait_for()
    shoot(page, f"lab-{name}", f".cb-lab[data-lab={name}]")


def test_forecast_locks_and_the_outcome_opens(page):
    """Nothing of the outcome before; date and source after; the number cannot be given twice."""
    block = page.locator(".cb-forecasts section[data-prediction]").filter(has=page.locator("input")).first
    name = block.get_attribute("data-prediction")
    block = page.locator(f".cb-forecasts section[data-prediction={name}]")
    assert block.get_by_text("What happened").count() == 0
    block.locator("input").fill("140")
    block.get_by_role("button").click()
    block.get_by_text("Give a number from 0 to 100.").wait_for()
    block.locator("input").fill("40")
    block.get_by_role("button").click()
    block.get_by_text("What happened").wait_for()
    assert block.get_by_text("Your forecast, locked: 40%.").is_visible()
    assert block.locator("input").count() == 0
    shoot(page, "forecast", f".cb-forecasts section[data-prediction={name}]")


def test_after_a_restart_commitments_and_forecasts_are_there(page):
    """Run all again: the labs are open, the forecast stands."""
    restart(page)
    assert run_all(page) == []
    page.wait_for_function("() => document.querySelector('.cb-lab[data-lab=agreement] .cb-stage svg')")
    page.get_by_text("Your forecast, locked: 40%.").wait_for()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: run make setup-test")
def test_axe_finds_nothing(page):
    """No violation of WCAG 2 A or AA inside any of our views."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("""async () => {
        const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const result = await axe.run({include: [['.cb']]}, {runOnly: rules});
        return result.violations.map((v) => `${v.id}: `
            + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')); }""")
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
    """At 360 px no view is wider than the page, in both themes; the pictures are kept."""
    with jupyterlab(kit, theme=theme) as base:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        open_notebook(page, base, LESSON)
        assert run_all(page) == []
        page.wait_for_selector(".cb-lab[data-lab=regions]")
        commit(page, "regions")
        wide = page.evaluate("""() => [...document.querySelectorAll('.cb')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && !e.closest('.cb-scroll')).map((e) => e.className)""")
        assert wide == []
        for name, selector in (("lab", ".cb-lab[data-lab=regions]"),
                               ("exercise", ".cb-exercise[data-exercise=interests]"),
                               ("walk", ".cb-walk"), ("forecasts", ".cb-forecasts")):
            if page.locator(selector).count():
                shoot(page, f"small-{theme}-{name}", selector)
        page.close()
