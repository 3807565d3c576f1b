"""Every page of the kit opens, runs, fits 360 px, has no axe finding in what is ours, and stays on the machine."""

from __future__ import annotations

import pytest
from lab import ROOT, copy_kit, jupyterlab, open_notebook, run_all, shoot, watch

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [f"{folder}/{path.name}" for folder in ("notebooks", "exercises")
         for path in sorted((ROOT / folder).glob("*.ipynb"))]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


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
