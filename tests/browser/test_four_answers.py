"""Lesson 5 in a real JupyterLab: the grid by keyboard, the map over four, the dials, axe, and 360 px in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab import ROOT, copy_kit, jupyterlab, open_notebook, run_all, shoot, value_of, watch

LESSON = "notebooks/05-four-answers.ipynb"
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: run make setup-test")


@pytest.fixture(scope="module")
def kit(tmp_path_factory) -> Path:
    """A copy of the kit."""
    return copy_kit(tmp_path_factory.mktemp("four"))


@pytest.fixture(scope="module")
def page(browser, kit):
    """The lesson, open and run."""
    with jupyterlab(kit) as base:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.errors, page.strangers = watch(page)
        open_notebook(page, base, LESSON)
        assert run_all(page) == []
        page.wait_for_selector(".cb-grid table")
        yield page
        page.close()


def cell(page, name):
    """The button of a cell."""
    return page.locator(f".cb-grid [data-cell='{name}']")


def at(page) -> str:
    """The cell that has the focus."""
    return page.evaluate("document.activeElement.dataset.cell || ''")


def violations(page) -> list[str]:
    """What axe finds against WCAG 2 A and AA inside our views."""
    page.evaluate(AXE.read_text())
    return page.evaluate("""async () => {
        const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const result = await axe.run({include: [['.cb']]}, {runOnly});
        return result.violations.map((v) => `${v.id}: ` + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)));
    }""")


def everything(page):
    """Show the whole grid again, with nothing open."""
    grid = page.locator(".cb-grid")
    grid.get_by_role("button", name="Show everything").click()
    grid.get_by_text("14 of 14 points, 4 of 4 articles.").wait_for()


def test_the_grid_is_one_stop_and_arrows_move_in_it(page):
    """Tab enters at one cell; arrows, Home and End move; the notebook's own keys stay out."""
    everything(page)
    assert page.locator(".cb-grid .cb-stance[tabindex='0']").count() == 1
    cell(page, "us-failing|confederation-2015").focus()
    for key, where in (("ArrowRight", "us-failing|truce-2016"), ("ArrowDown", "aims-compatible|truce-2016"),
                       ("End", "aims-compatible|geneva-2017"), ("ArrowRight", "aims-compatible|geneva-2017"),
                       ("ArrowUp", "us-failing|geneva-2017"), ("Home", "us-failing|confederation-2015"),
                       ("ArrowUp", "us-failing|confederation-2015")):
        page.keyboard.press(key)
        assert at(page) == where, key
    before = page.locator(".jp-Cell").count()
    for key in ("x", "d", "d", "b", "a"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == before
    assert page.locator(".cb-grid .cb-stance[tabindex='0']").count() == 1


def test_a_cell_opens_and_closes_by_keyboard(page):
    """Enter opens words, paragraphs and statements; Escape closes and leaves the focus where it was; Python knows."""
    everything(page)
    name = "western-pressure|geneva-2017"
    button = cell(page, name)
    button.focus()
    page.keyboard.press("Enter")
    opened = page.get_by_role("region", name="Heller, 2017 on: Western pressure can move Damascus")
    opened.wait_for()
    assert button.get_attribute("aria-expanded") == "true"
    assert opened.get_by_text("No mix of pressures would. (P17, P18)").is_visible()
    assert opened.get_by_text("G3, premise, author").is_visible()
    assert opened.locator("dt", has_text="P17").is_visible()
    shoot(page, "four-grid", ".cb-grid")
    page.keyboard.press("Escape")
    opened.wait_for(state="detached")
    assert at(page) == name
    assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Space")
    opened.wait_for()
    opened.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    opened.wait_for(state="detached")
    assert at(page) == name


def test_the_filter_works_by_keyboard_and_asks_nobody(page):
    """Unticking two articles and choosing a meeting leaves the points that the rule leaves; the count is announced."""
    everything(page)
    grid = page.locator(".cb-grid")
    for label in ("O'Hanlon, 2015", "The author, 2016"):
        grid.get_by_label(label, exact=True).focus()
        page.keyboard.press("Space")
    grid.get_by_text("14 of 14 points, 2 of 4 articles.").wait_for()
    grid.get_by_label("How they meet").select_option("contradict")
    grid.get_by_role("status").get_by_text("2 of 14 points, 2 of 4 articles.").wait_for()
    assert grid.locator("tbody tr:not(.cb-grid-row)").count() == 2
    grid.get_by_label("Point", exact=True).select_option("kurds-place")
    grid.get_by_text("No point meets this filter.").wait_for()
    assert cell(page, "western-pressure|geneva-2017").count() == 0
    everything(page)
    for box in grid.get_by_role("checkbox").all():
        box.uncheck()
    grid.get_by_text("Choose at least one article.").wait_for()
    everything(page)


def test_python_drives_the_same_grid(page):
    """A selection made in code is opened on the page, and the page's filter is known to the kernel."""
    everything(page)
    value_of(page, "__import__('ipywidgets').Widget.widgets")
    found = "next(w for w in __import__('ipywidgets').Widget.widgets.values() if type(w).__name__ == 'Grid')"
    assert "error" not in value_of(page, f"{found}.select('iran-counts', 'leverage-2017')")[:6]
    page.get_by_role("region", name="Hof, 2017 on: Iran must be reckoned with").wait_for()
    page.locator(".cb-grid").get_by_label("How they meet").select_option("differ")
    page.wait_for_timeout(300)
    assert value_of(page, f"{found}.only") == "'differ'"
    value_of(page, f"{found}.set_trait('selected', '')")
    everything(page)


def test_the_map_over_four_opens_details_by_keyboard(page):
    """Enter on a part shows the facts of its own map and our links; the way back leads to the part."""
    view = page.locator(".cb-map")
    view.scroll_into_view_if_needed()
    part = view.locator("[data-id='Confederation H4'].cbm-node")
    part.evaluate("(e) => { e.setAttribute('tabindex', '0'); e.focus(); }")
    page.keyboard.press("Enter")
    panel = view.get_by_role("region", name="Details")
    panel.get_by_text("Beside the other articles (our reading)").wait_for()
    assert panel.get_by_text("Truce C6 speaks against Confederation H4").is_visible()
    assert panel.get_by_text("We add (not said by O'Hanlon)").is_visible()
    shoot(page, "four-map", ".cb-map")
    panel.get_by_role("button", name="Back to the map").focus()
    page.keyboard.press("Enter")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.dataset.id") == "Confederation H4"
    view.get_by_role("button", name="Show as a list").click()
    view.get_by_text("answered by Heller, 2017").wait_for()
    assert view.get_by_text("because (a link between two articles, our reading)").first.is_visible()
    view.get_by_role("button", name="Show as a map").click()


def commit(page):
    """Answer the predictions of the dials lab and open it."""
    lab = page.locator(".cb-lab[data-lab=dials]")
    for group in lab.locator(".cb-predict fieldset").all():
        group.locator("input").first.check()
    lab.get_by_role("button", name="Commit").click()
    lab.locator(".cb-stage svg").wait_for()
    return lab


def test_one_authors_dials_then_anothers_number(page):
    """Hof's preset: America tips the scale. Down to Heller's effect by arrow keys: no deal."""
    lab = commit(page)
    lab.locator("button[data-preset=hof]").click()
    lab.get_by_role("status").get_by_text("Damascus deals: America tips the scale").wait_for()
    shoot(page, "four-dials", ".cb-lab[data-lab=dials]")
    dial = lab.locator("input[data-dial=effect]")
    dial.focus()
    for _ in range(13):
        page.keyboard.press("ArrowLeft")
    assert dial.input_value() == "0.05"
    lab.get_by_role("status").get_by_text("No deal: the push is less than the price").wait_for()
    lab.locator("button[data-preset=heller]").click()
    lab.get_by_text("No single dial, moved alone, turns this conclusion").wait_for()


def test_a_crux_opens_its_evidence_by_keyboard(page):
    """The summary is a control of its own; what it hides is shown."""
    summary = page.locator("details summary", has_text="What evidence would move either side?").first
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_text("For Hof's side: a case in which Damascus gave way").first.wait_for()
    shoot(page, "four-cruxes", ".cb:has(details.cb-remark)")


def test_pictures_are_kept(page):
    """The through-line, the timeline and the table of who could know what, for a look."""
    shoot(page, "four-throughline", ".cb-figure:has(svg)")
    shoot(page, "four-knowledge", ".cb:has-text('Who could know what')")


@needs_axe
def test_axe_finds_nothing(page):
    """No violation of WCAG 2 A or AA inside any of our views, a cell of the grid being open."""
    cell(page, "money-lever|geneva-2017").click()
    page.get_by_role("region", name="Heller, 2017 on: Rebuilding money is a lever").wait_for()
    assert violations(page) == []


def test_targets_are_large_enough(page):
    """24 by 24 pixels at least, for every control of the grid."""
    everything(page)
    small = page.evaluate("""() => [...document.querySelectorAll('.cb-grid :is(button, select, label.cb-option)')]
        .filter((e) => e.offsetWidth && (e.offsetWidth < 24 || e.offsetHeight < 24))
        .map((e) => e.outerHTML.slice(0, 120))""")
    assert small == []


def test_every_picture_has_words(page):
    """Each img has alt text that is a sentence; each SVG picture a title and a description."""
    bad = page.evaluate("""() => [
        ...[...document.querySelectorAll('.cb img')].filter((i) => !/\\w.*[.!]$/.test(i.alt.trim())),
        ...[...document.querySelectorAll('.cb svg[role=img]')]
            .filter((s) => !s.querySelector('title') || !s.querySelector('desc')),
    ].map((e) => e.outerHTML.slice(-120))""")
    assert bad == []


def test_nothing_leaves_the_machine_and_no_error_is_logged(page):
    """No request off loopback, a silent console."""
    assert page.strangers == []
    assert page.errors == []


@needs_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_screen(browser, kit, theme):
    """At 360 px the grid is a list of points, works by keyboard, and no view is wider than the page."""
    with jupyterlab(kit, theme=theme) as base:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        open_notebook(page, base, LESSON)
        assert run_all(page) == []
        page.wait_for_selector(".cb-grid section")
        assert page.locator(".cb-grid table").count() == 0
        cell(page, "us-failing|geneva-2017").focus()
        page.keyboard.press("ArrowDown")
        assert at(page) == "aims-compatible|confederation-2015"
        page.keyboard.press("Enter")
        page.get_by_role("region", name="O'Hanlon, 2015 on: Russian and American aims fit").wait_for()
        commit(page)
        wide = page.evaluate("""() => [...document.querySelectorAll('.cb')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && !e.closest('.cb-scroll')).map((e) => e.className)""")
        assert wide == []
        assert violations(page) == []
        for name, selector in (("grid", ".cb-grid"), ("throughline", ".cb-figure:has(svg)"),
                               ("dials", ".cb-lab[data-lab=dials]"), ("cruxes", ".cb:has(details.cb-remark)")):
            shoot(page, f"small-{theme}-four-{name}", selector)
        page.close()
