"""Walk, map and weighing in a real JupyterLab: by keyboard alone, without the kernel, in both themes, at 360 pixels."""

from __future__ import annotations

import shutil

import pytest
from lab import ROOT, jupyterlab, open_notebook, run_all, shoot, value_of, watch, write_notebook

BOOKS = ["argument.ipynb", "commit.ipynb", "again.ipynb", "small.ipynb", "wide.ipynb"]  # one name, one kernel
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
CELLS = [
    "from casebook.files.kit import load_argument\nfrom casebook.files.root import find_root\n"
    "from casebook.widgets.argument import Map, Walk, Weigh\n"
    "argument = load_argument(find_root(), 'confederation-2015')\nkept = []",
    "walk = Walk(argument, \"O'Hanlon\", on_answer=lambda step, choice: kept.append((step, choice)))\nwalk",
    "chart = Map(argument, \"O'Hanlon\")\nchart",
    "weigh = Weigh(argument, \"O'Hanlon\")\nweigh",
]
VISIBLE = "[...document.querySelectorAll('.cb-walk .cbm-node')].filter((g) => !g.classList.contains('cbm-off')).length"


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """A folder with the kit's data and a notebook that shows the three views."""
    folder = tmp_path_factory.mktemp("argument")
    shutil.copytree(ROOT / "data", folder / "data")
    for name in BOOKS:
        write_notebook(folder / name, CELLS)
    return folder


@pytest.fixture(scope="module")
def server(kit):
    """The folder, served."""
    with jupyterlab(kit) as base:
        yield base


def opened(browser, server, name: str, width: int = 1280, height: int = 900):
    """A notebook, open and run."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.errors, page.strangers = watch(page)
    open_notebook(page, server, name)
    assert run_all(page) == []
    page.wait_for_selector(".cb-weigh .cb-number")
    return page


@pytest.fixture(scope="module")
def page(browser, server):
    """One page for the tests at full width."""
    page = opened(browser, server, "argument.ipynb")
    yield page
    page.close()


def active(page, expression: str):
    """Something about the focused element `e`."""
    return page.evaluate(f"(() => {{ const e = document.activeElement; return {expression}; }})()")


def take_focus(page, locator) -> None:
    """Focus an element and wait until it has kept the focus: JupyterLab moves it once more after a run."""
    for _ in range(20):
        locator.focus()
        page.wait_for_timeout(150)
        if locator.evaluate("(e) => e === document.activeElement"):
            return
    raise AssertionError("the focus does not stay")


def becomes(page, expression: str, wanted: str) -> None:
    """Wait until an expression in the kernel has a repr: traits travel a little later than the picture."""
    for _ in range(60):
        found = value_of(page, expression)
        if found == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{expression} is {found}, not {wanted}")


def shown_nodes(page) -> int:
    """How many statements the walk's map shows."""
    return page.evaluate(VISIBLE)


# -- the walk ---------------------------------------------------------------------------------------------------------


def test_the_walk_by_keyboard_to_its_end(page):
    """Choose, commit, read, go on, step by step; wrong answers teach and let go on; the map ends whole."""
    steps = int(value_of(page, "len(argument.walk)"))
    walk = page.locator(".cb-walk")
    assert shown_nodes(page) == 0 or walk.get_by_text("The map is empty so far.").is_visible()
    take_focus(page, walk.locator("input[type=radio]").first)
    wrong = 0
    for number in range(1, steps + 1):
        assert walk.locator("h4").first.inner_text().startswith(f"Step {number} of {steps}")
        before = shown_nodes(page)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert active(page, "e.type") == "radio" and active(page, "e.checked")
        for _ in range(4):
            page.keyboard.press("Tab")
            if active(page, "e.dataset.do") == "main":
                break
        page.keyboard.press("Enter")
        remark = walk.locator(".cb-remark").first
        wrong += remark.inner_text().startswith("Not this")
        assert remark.inner_text().startswith(("Right", "Not this"))
        assert walk.locator(".cb-remark.cb-is-good").count() == 1, "the right answer is explained too"
        assert shown_nodes(page) >= before
        assert walk.locator(".cbm-new").count() > 0
        assert "new part" in walk.locator("[role=status]").first.inner_text()
        if number == 4:
            shoot(page, "walk-step-4", ".cb-walk")
        page.wait_for_timeout(50)  # let the kernel repeat the answer: the focus must survive it
        if number < steps:
            page.keyboard.press("Enter")
            assert active(page, "e.tagName") == "H4", "the new question is what a reader hears next"
            page.keyboard.press("Tab")
    assert wrong > 0
    assert shown_nodes(page) == int(value_of(page, "len([n for n in argument.nodes if n.layer == 'core'])"))
    assert walk.locator("[data-do=main]").inner_text() == "The walk is complete"
    becomes(page, "(len(kept), len(walk.answers))", repr((steps, steps)))


def test_back_and_jump(page):
    """Back shows the answer given; a jump goes anywhere; the parts of a step stay on the map."""
    walk = page.locator(".cb-walk")
    walk.locator("[data-do=back]").focus()
    page.keyboard.press("Enter")
    assert walk.get_by_text("(your answer)").is_visible()
    assert walk.locator("input:disabled").count() == walk.locator("input[type=radio]").count()
    walk.locator("[data-step='0']").focus()
    page.keyboard.press("Enter")
    assert walk.locator("h4").first.inner_text().startswith("Step 1 of")
    assert walk.locator("[data-step='0']").get_attribute("aria-current") == "step"
    assert shown_nodes(page) == 1
    becomes(page, "walk.at", "0")


def test_committing_without_an_answer_says_so(browser, server):
    """Nothing is committed, nothing grows, the line says what to do; the question stays where it was."""
    page = opened(browser, server, "commit.ipynb")
    walk = page.locator(".cb-walk")
    walk.locator("[data-do=main]").click()
    walk.get_by_text("Choose an answer first.").wait_for()
    assert value_of(page, "kept") == "[]"
    walk.locator("input[type=radio]").nth(1).check()
    top = walk.locator("h4").first.bounding_box()["y"]
    walk.locator("[data-do=main]").click()
    walk.locator(".cb-remark").first.wait_for()
    page.wait_for_timeout(200)
    assert abs(walk.locator("h4").first.bounding_box()["y"] - top) < 3
    page.close()


def test_answers_come_back(browser, server):
    """A walk made with earlier answers stands where the learner stopped, its map grown."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    open_notebook(page, server, "again.ipynb")
    page.evaluate("""async () => {
        const cells = jupyterapp.shell.currentWidget.content.widgets;
        cells[1].model.sharedModel.setSource("first = argument.walk[0]\\nwalk = Walk(argument, answers={first.id: "
            + "first.choices[0].id})\\nwalk"); }""")
    assert run_all(page) == []
    page.wait_for_selector(".cb-walk .cbm-node")
    assert page.locator(".cb-walk h4").first.inner_text().startswith("Step 2 of")
    assert shown_nodes(page) == 1
    page.close()


# -- the map ----------------------------------------------------------------------------------------------------------


def test_arrow_keys_follow_the_arrows_and_enter_opens(page):
    """From the thesis down over a step to a claim, along the row, details open and close; focus is seen."""
    chart = page.locator(".cb-map")
    chart.locator(".cbm-node[data-id=T]").focus()
    page.keyboard.press("ArrowDown")
    assert active(page, "e.classList.contains('cbm-joint')") or active(page, "e.classList.contains('cbm-node')")
    for _ in range(6):
        if active(page, "e.getAttribute('aria-label')").startswith("Step from C"):
            break
        page.keyboard.press("ArrowRight")
    assert active(page, "e.getAttribute('aria-label')").startswith("Step from C")
    page.keyboard.press("Enter")
    chart.locator(".cb-panel").get_by_text("Questions to ask").wait_for()
    assert active(page, "e.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("ArrowDown")
    assert active(page, "e.dataset.id").startswith("C")
    name = active(page, "e.dataset.id")
    assert active(page, "getComputedStyle(e.querySelector('.cbm-ring')).display") != "none"
    page.keyboard.press("Enter")
    chart.locator(".cb-panel h4").get_by_text(f"{name}, claim").wait_for()
    becomes(page, "chart.selected", repr(name))
    shoot(page, "map-details", ".cb-map")
    chart.locator(".cb-panel").get_by_role("button", name="Back to the map").focus()
    page.keyboard.press("Escape")
    assert active(page, "e.dataset.id") == name
    assert not chart.locator(".cb-panel").is_visible()


def test_the_picture_is_described(page):
    """The picture names itself and says in words what it shows."""
    said = page.evaluate("""() => { const s = document.querySelector('.cb-map .cb-canvas svg');
        const told = document.getElementById(s.getAttribute('aria-describedby'));
        return [s.getAttribute('aria-label'), told.textContent]; }""")
    assert said[0].startswith("Map.") and "statements" in said[1] and "Thesis:" in said[1]


def test_size_and_place_by_keys_and_buttons(page):
    """Plus, minus and 0 change the size; Shift and arrows, and the buttons, move the map."""
    chart = page.locator(".cb-map")
    width = "document.querySelector('.cb-map svg').getBoundingClientRect().width"
    chart.locator(".cbm-node[data-id=T]").focus()
    first = page.evaluate(width)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert page.evaluate(width) > first * 1.3
    left = "document.querySelector('.cb-map .cb-canvas').scrollLeft"
    before = page.evaluate(left)
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(left) != before or before > 0
    before = page.evaluate(left)
    chart.get_by_role("button", name="Move left").click()
    assert page.evaluate(left) < before
    chart.get_by_role("button", name="Show the whole map").click()
    fits = """(() => { const c = document.querySelector('.cb-map .cb-canvas');
        return c.scrollWidth <= c.clientWidth + 2 && c.scrollHeight <= c.clientHeight + 2; })()"""
    assert page.evaluate(fits)
    assert "per cent" in chart.locator("[role=status]").last.inner_text()


def test_detail_layer_and_list(page):
    """The detail layer opens; the list says the same, as nested buttons with names."""
    chart = page.locator(".cb-map")
    core = chart.locator(".cbm-node").count()
    chart.locator("[data-do=detail]").click()
    page.wait_for_function(f"() => document.querySelectorAll('.cb-map .cbm-node').length > {core}")
    nodes = int(value_of(page, "len(argument.nodes)"))
    assert chart.locator(".cbm-node").count() == nodes
    shoot(page, "map-detail-layer", ".cb-map")
    chart.locator("[data-do=form]").click()
    assert chart.locator(".cb-tree").is_visible() and not chart.locator(".cb-canvas").count()
    cards = chart.locator(".cb-tree .cb-card")
    assert cards.count() >= nodes
    thesis = chart.get_by_role("button", name="T · thesis · author")
    thesis.focus()
    page.keyboard.press("Enter")
    chart.locator(".cb-opened .cb-facts").get_by_text("What it rests on").wait_for()
    assert thesis.get_attribute("aria-expanded") == "true"
    shoot(page, "map-list", ".cb-map")
    page.keyboard.press("Enter")
    chart.locator("[data-do=detail]").click()
    chart.locator("[data-do=form]").click()
    assert chart.locator(".cb-canvas").is_visible()


def test_no_text_leaves_its_box(page):
    """Measured by the browser: every line of every box lies inside its frame, in the core and the detail layer."""
    outside = page.evaluate("""() => [...document.querySelectorAll('.cb-map .cbm-node')].flatMap((g) => {
        const frame = g.querySelector(':scope > rect:not([class])').getBBox();
        return [...g.querySelectorAll(':scope > text')].filter((t) => { const b = t.getBBox();
            return b.x < frame.x || b.y < frame.y || b.x + b.width > frame.x + frame.width
                || b.y + b.height > frame.y + frame.height; }).map((t) => t.textContent); })""")
    assert outside == []


# -- the weighing -----------------------------------------------------------------------------------------------------


def test_a_slider_moves_both_numbers_and_python_agrees(page):
    """Arrow keys move the belief; both semantics follow at once; the kernel gets the value and computes the same."""
    weigh = page.locator(".cb-weigh")
    slider = weigh.locator("input[data-leaf=C5]")
    numbers = weigh.locator(".cb-number")
    before = numbers.all_inner_texts()
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    assert numbers.all_inner_texts() != before
    assert slider.get_attribute("aria-valuetext") == "0.50 of 1"
    page.wait_for_function("() => document.querySelector('.cb-weigh [role=status]').textContent.includes('thesis')")
    becomes(page, "weigh.value['C5']", "0.5")
    mine = [value_of(page, f"format(weigh.strengths({s!r})[argument.thesis], '.2f')").strip("'")
            for s in ("df-quad", "quadratic-energy")]
    assert numbers.all_inner_texts() == mine
    assert weigh.get_by_text("A what-if, never a mark for the author").is_visible()
    said = value_of(page, "__import__('casebook.thinking.argument.strength', fromlist=['x']).most_said("
                          "weigh.argument, weigh.value)").strip("'\"")
    assert weigh.get_by_text(said).count() == 1
    shoot(page, "weigh", ".cb-weigh")


def test_presets_and_python_move_the_sliders(page):
    """A preset sets a group of leaves; a value set in Python shows."""
    weigh = page.locator(".cb-weigh")
    weigh.get_by_role("button", name="Our objections to 0").click()
    page.wait_for_function("() => document.querySelector('.cb-weigh input[data-leaf=X1]').value === '0'")
    page.evaluate("""async () => { const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        await kernel.requestExecute({code: "_ = weigh.set(G1=0.2)"}).done; }""")
    page.wait_for_function("() => document.querySelector('.cb-weigh input[data-leaf=G1]').value === '0.2'")
    weigh.get_by_role("button", name="All back to 0.70").click()
    page.wait_for_function("() => document.querySelector('.cb-weigh input[data-leaf=G1]').value === '0.7'")


# -- all three --------------------------------------------------------------------------------------------------------


def test_exploring_and_weighing_ask_no_kernel(page):
    """With the kernel busy the map still opens details, and the weighing still computes."""
    page.evaluate("""() => { const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        window.awake = false;
        kernel.requestExecute({code: 'import time; time.sleep(60)'}).done.then(() => { window.awake = true; }); }""")
    chart, weigh = page.locator(".cb-map"), page.locator(".cb-weigh")
    chart.locator(".cbm-node[data-id=C2]").click()
    chart.locator(".cb-panel h4").get_by_text("C2, claim").wait_for()
    slider = weigh.locator("input[data-leaf=C5]")
    before = weigh.locator(".cb-number").all_inner_texts()
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    assert weigh.locator(".cb-number").all_inner_texts() != before
    assert page.evaluate("window.awake") is False
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()")
    page.wait_for_function("() => window.awake")
    chart.locator(".cb-panel").get_by_role("button", name="Back to the map").click()


def test_typing_deletes_no_cell(page):
    """Letters that are commands of the notebook do nothing with any of our controls focused."""
    cells = "jupyterapp.shell.currentWidget.content.widgets.length"
    before = page.evaluate(cells)
    for selector in (".cb-walk input[type=radio]:enabled", ".cb-walk button", ".cb-map .cbm-node[data-id=T]",
                     ".cb-map button", ".cb-weigh input[type=range]", ".cb-weigh select"):
        found = page.locator(selector)
        for keys in ("x", "dd", "a", "m") if found.count() else ():
            found.first.focus()
            for key in keys:
                page.keyboard.press(key)
            page.wait_for_timeout(300)  # JupyterLab removes a cell only after the key has gone by
            assert page.evaluate(cells) == before, f"{keys} in {selector}"


def test_targets_are_24_pixels(page):
    """Every button, radio label, slider, summary, box and joint is at least 24 pixels high and wide."""
    small = page.evaluate("""() => [...document.querySelectorAll('.cb-walk, .cb-map, .cb-weigh')].flatMap((view) =>
        [...view.querySelectorAll('button, label.cb-option, input[type=range], select, summary, .cbm-node, .cbm-joint')]
        .filter((e) => e.checkVisibility() && e.getClientRects().length).map((e) => [e, e.getBoundingClientRect()])
        .filter(([, r]) => r.width < 24 || r.height < 24)
        .map(([e, r]) => `${e.outerHTML.slice(0, 80)} ${r.width}x${r.height}`))""")
    assert small == []


def faults(page) -> list[str]:
    """What axe finds in the three views."""
    page.evaluate(AXE.read_text())
    return page.evaluate("""async () => {
        const result = await axe.run({include: [['.cb-walk'], ['.cb-map'], ['.cb-weigh']]},
            {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
        const said = (node) => node.html.slice(0, 160);
        return result.violations.map((v) => `${v.id}: ` + v.nodes.slice(0, 3).map(said).join(' | ')); }""")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: run make setup-test")
@pytest.mark.parametrize("form", ["map", "list"])
def test_axe_finds_nothing(page, form):
    """No violation in any of the three views, the map as picture and as list, details open."""
    page.evaluate("""async (form) => { const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        await kernel.requestExecute({code: `chart.form = '${form}'; chart.selected = 'C1'`}).done; }""", form)
    page.wait_for_selector(".cb-map .cb-facts")
    assert faults(page) == []


def test_nothing_leaves_the_machine_and_no_error_is_logged(page):
    """No request off loopback, a silent console, after all of the above."""
    assert page.strangers == []
    assert page.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_small_screen_in_both_themes(browser, kit, theme):
    """At 360 pixels the map is a list, the walk shows its parts as cards, nothing is wider than the page."""
    with jupyterlab(kit, theme=theme) as base:
        wide = opened(browser, base, "wide.ipynb")
        wide.locator(".cb-walk input[type=radio]").first.check()
        wide.locator(".cb-walk [data-do=main]").click()
        for name in ("walk", "map", "weigh"):
            shoot(wide, f"argument-{theme}-{name}", f".cb-{name}")
        if AXE.is_file():
            assert faults(wide) == []
        wide.close()

        page = opened(browser, base, "small.ipynb", 360, 740)
        assert page.locator(".cb-map .cb-tree").is_visible() and not page.locator(".cb-map .cb-canvas").count()
        page.locator(".cb-walk input[type=radio]").first.check()
        page.locator(".cb-walk [data-do=main]").click()
        page.locator(".cb-walk .cb-added .cb-card").first.wait_for()
        assert not page.locator(".cb-walk .cb-canvas").is_visible()
        over = page.evaluate("""() => [...document.querySelectorAll('.cb')]
            .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className)""")
        assert over == []
        for name in ("walk", "map", "weigh"):
            shoot(page, f"argument-{theme}-360-{name}", f".cb-{name}")
        page.locator(".cb-map [data-do=form]").click()
        assert page.locator(".cb-map .cb-canvas").is_visible()
        page.close()
