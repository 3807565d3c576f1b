"""A lab in a real browser: the next step shows without the kernel, and page and kernel agree when all is done."""

from __future__ import annotations

import ast
import time

import pytest
from lab import copy_kit, jupyterlab, open_notebook, run_all, value_of, watch, write_notebook

CELL = """
from casebook import lesson
from casebook.record import MemoryJournal
view = lesson("confederation-2015", journal=MemoryJournal()).lab("regions")
_ = view.commit(**{p.id: p.options[0].id for p in view.lab.file.predictions})
view
"""
DESCRIPTION = "() => document.querySelector('.cb-lab .cb-stage svg desc').textContent"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """One open lab."""
    kit = copy_kit(tmp_path_factory.mktemp("ahead"))
    write_notebook(kit / "ahead.ipynb", [CELL])
    with jupyterlab(kit) as base:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.errors, _ = watch(page)
        open_notebook(page, base, "ahead.ipynb")
        assert run_all(page) == []
        page.wait_for_selector(".cb-lab .cb-stage svg")
        yield page
        page.close()


def agree(page):
    """Dial, picture and sentence in the page become those of the kernel, and stay so."""
    inside = "(view.values['passing'], view.outcome.alt, view.outcome.sentence)"
    outside = """() => [Number(document.querySelector('input[data-dial=passing]').value),
        document.querySelector('.cb-lab .cb-stage svg desc').textContent,
        document.querySelector('.cb-lab .cb-sentence').textContent]"""
    end = time.monotonic() + 10
    while said(page, inside) != tuple(page.evaluate(outside)) and time.monotonic() < end:
        page.wait_for_timeout(50)
    page.wait_for_timeout(500)
    assert tuple(page.evaluate(outside)) == said(page, inside)


def said(page, expression):
    """A plain value of the kernel's."""
    return ast.literal_eval(value_of(page, expression))


def test_a_step_shows_while_the_kernel_sleeps(page):
    """Focus a dial, put the kernel to sleep, press an arrow: the new picture is there long before the kernel wakes."""
    page.locator("input[data-dial=passing]").focus()
    value_of(page, "1")
    page.wait_for_timeout(500)
    before = page.evaluate(DESCRIPTION)
    page.evaluate("""() => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
        .requestExecute({code: 'import time; time.sleep(4)'}); }""")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"(old) => ({DESCRIPTION})() !== old", arg=before, timeout=2000)
    agree(page)


def test_after_fast_keys_to_and_fro_page_and_kernel_agree(page):
    """Steps, jumps and turns without a pause: no older picture is left standing."""
    page.locator("input[data-dial=passing]").focus()
    turns = ["PageUp", "ArrowLeft", "PageDown", "PageDown"] + ["ArrowLeft", "ArrowRight"] * 6
    for key in ["ArrowRight"] * 12 + turns + ["End", "Home"] * 2:
        page.keyboard.press(key)
    agree(page)
    assert page.locator("input[data-dial=passing]").input_value() == "0"


def test_another_dial_and_a_change_from_code_make_new_pictures(page):
    """What was worked out for one setting of the other dials is not shown for another."""
    first = page.locator("input[data-dial=passing]")
    first.focus()
    page.keyboard.press("ArrowRight")
    agree(page)
    other = page.locator("input[data-dial=recruits]")
    other.focus()
    page.keyboard.press("PageUp")
    first.focus()
    page.keyboard.press("ArrowRight")
    agree(page)
    value_of(page, "view.set(loss=0.2, passing=0.4)")
    agree(page)
    first.focus()
    page.keyboard.press("ArrowLeft")
    agree(page)
    assert first.input_value() == "0.39"
    assert page.errors == []
