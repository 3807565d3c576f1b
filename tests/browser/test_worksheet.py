"""A worksheet in a real JupyterLab: answer wrongly, ask, answer rightly, come back tomorrow, by keyboard alone."""

from __future__ import annotations

import pytest
from lab import copy_kit, jupyterlab, open_notebook, restart, run_all, shoot, value_of, watch

SHEET = "exercises/01-confederation-2015.ipynb"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The kit, served from a copy."""
    kit = copy_kit(tmp_path_factory.mktemp("worksheet"))
    with jupyterlab(kit) as base:
        yield base


@pytest.fixture(scope="module")
def page(browser, server):
    """The worksheet, open and run."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.errors, page.strangers = watch(page)
    open_notebook(page, server, SHEET)
    assert run_all(page) == []
    page.wait_for_selector(".cb-exercise[data-exercise=thesis]")
    yield page
    page.close()


def form(page, name):
    """The form of one exercise."""
    return page.locator(f".cb-exercise[data-exercise={name}]")


def cells(page) -> int:
    """How many cells the notebook has."""
    return page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length")


def test_wrong_hint_right_and_back_tomorrow(page):
    """Feedback after a wrong answer, a hint, the right answer; after a restart it is all there again."""
    thesis = form(page, "thesis")
    radios = thesis.locator("input[type=radio]")
    radios.nth(0).check()
    thesis.get_by_role("button", name="Check").click()
    thesis.locator(".cb-remark.cb-is-bad").wait_for()
    assert "Not this" in thesis.locator(".cb-remark").inner_text()
    shoot(page, "worksheet-wrong", ".cb-exercise[data-exercise=thesis]")
    thesis.get_by_role("button", name="Hint").click()
    thesis.get_by_text("Hint 1.").wait_for()
    right = page.evaluate("""() => [...document.querySelectorAll('.cb-exercise[data-exercise=thesis] input')]
        .findIndex((i) => i.value === 'c')""")
    radios.nth(right).check()
    assert thesis.get_by_text("You changed your answer").is_visible()
    thesis.get_by_role("button", name="Check").click()
    thesis.locator(".cb-remark.cb-is-good").wait_for()
    shoot(page, "worksheet-right", ".cb-exercise[data-exercise=thesis]")

    restart(page)
    assert run_all(page) == []
    page.wait_for_function("() => document.querySelector('.cb-exercise[data-exercise=thesis] .cb-is-good')")
    assert radios.nth(right).is_checked()
    assert form(page, "thesis").get_by_text("Hint 1.").is_visible()
    assert value_of(page, "sheet.practice('thesis').outcome.state") == "'right'"


def test_arrow_keys_belong_to_the_control(page):
    """Arrows choose in radio buttons and lists; the notebook does not move."""
    active = page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex")
    radios = form(page, "thesis").locator("input[type=radio]")
    radios.nth(0).check()
    radios.nth(0).focus()
    page.keyboard.press("ArrowDown")
    assert radios.nth(1).is_checked()
    choice = form(page, "voice").locator("select").first
    choice.focus()
    before = choice.input_value()
    page.keyboard.press("ArrowDown")
    assert choice.input_value() != before
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex") == active or active >= 0


def test_typing_deletes_no_cell(page):
    """`x`, `dd` (delete) and `a` (insert) with any control focused leave the notebook as it is."""
    before = cells(page)
    for selector in ("input[type=radio]", "input[type=checkbox]", "select", "button", "textarea", "input[type=number]"):
        found = page.locator(f".cb-exercise {selector}")
        if not found.count():
            continue
        for keys in ("x", "dd", "a"):
            found.first.focus()
            for key in keys:
                page.keyboard.press(key)
            page.wait_for_timeout(400)  # JupyterLab removes a cell only after the key has gone by
            assert cells(page) == before, f"{keys} in {selector}"


def test_by_keyboard_alone(page):
    """Tab to a form, choose with Space, Tab to Check, Enter: the feedback shows, and focus stays."""
    hedge = form(page, "hedge-aims")
    hedge.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Check":
            break
    page.keyboard.press("Enter")
    hedge.locator(".cb-remark").first.wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Check"


def test_nothing_incomplete_is_judged(page):
    """Half a sorting says what is missing and gives nothing away."""
    voice = form(page, "voice")
    voice.locator("select").first.select_option(index=1)
    for n in range(1, voice.locator("select").count()):
        voice.locator("select").nth(n).select_option(index=0)
    voice.get_by_role("button", name="Check").click()
    page.wait_for_function("""() => document.querySelector('.cb-exercise[data-exercise=voice] [data-state]')
        .dataset.state === 'incomplete'""")
    assert voice.locator(".cb-remark").count() == 0


def test_nothing_leaves_the_machine_and_no_error_is_logged(page):
    """No request off loopback, a silent console."""
    assert page.strangers == []
    assert page.errors == []
