"""The scripts of the views: linted as the browser gets them, and every word that they say stands in data/words.yaml."""

from __future__ import annotations

import json
import pkgutil
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import casebook.widgets
from casebook.files.words import NAME, words
from casebook.widgets.base import View, asset

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
WIDGETS = ROOT / "casebook" / "widgets"
ESLINT = TESTS / "node_modules" / "eslint" / "bin" / "eslint.js"


def views() -> dict[str, type[View]]:
    """Every view with scripts of its own, by name."""
    for module in pkgutil.iter_modules(casebook.widgets.__path__):
        import_module(f"casebook.widgets.{module.name}")
    found: dict[str, type[View]] = {}
    todo = [View]
    while todo:
        kinds = todo.pop().__subclasses__()
        todo += kinds
        found |= {kind.__name__: kind for kind in kinds if "scripts" in vars(kind)}
    return found


VIEWS = views()
every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=list(VIEWS))


def leaves(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every sentence of data/words.yaml by its name, with the names that it has in braces."""
    for name, below in tree.items():
        if isinstance(below, Mapping):
            yield from leaves(below, f"{above}{name}.")
        else:
            yield above + name, [found[0] for found in NAME.findall(str(below))]


# -- the linter -------------------------------------------------------------------------------------------------------


def lint(folder: Path, scripts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """What the linter finds in scripts, each given as name and text, by name."""
    for name, script in scripts.items():
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
    known = json.dumps({"kit/known-words": ["error", dict(leaves(words().tree))]})
    options = ["--config", str(TESTS / "eslint.config.js"), "--rule", known, "--format", "json"]
    command = ["node", str(ESLINT), *options, "."]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    return {Path(one["filePath"]).stem: one["messages"] for one in json.loads(ran.stdout)}


def place(view: type[View], line: int) -> str:
    """Script and line of a line of the joined text."""
    for name in view.scripts:
        length = asset(name).count("\n") + 1
        if line <= length:
            return f"{name}:{line}"
        line -= length
    raise IndexError(line)


def test_the_scripts_have_no_fault(tmp_path: Path) -> None:
    """A name of a shared script may be unused in one view; in all the views that carry the script it may not."""
    found = Counter(
        (place(VIEWS[name], fault["line"]), fault["ruleId"], fault["message"])
        for name, faults in lint(tmp_path, {name: view._esm for name, view in VIEWS.items()}).items()
        for fault in faults
    )
    carried = Counter(script for view in VIEWS.values() for script in view.scripts)
    assert [f"{where}: {said}" for (where, rule, said), times in found.items()
            if rule != "no-unused-vars" or times == carried[where.split(":")[0]]] == []


FAULTS = {
    "no-undef": "butto('x', () => {});",
    "no-unused-vars": "const never = 1;",
    "eqeqeq": "export const same = (a, b) => a == b;",
    "prefer-const": "let once = 1; export default once;",
    "no-restricted-syntax": "export const bad = (box, child) => box.append(child ? child : null);",
}
UNKNOWN = ["say('view.' + x)", "say('view.nothing')", "say('view')", "say('view.confidence')",
           "say('view.close', { n: x })"]
WORDS = ["h('p', {}, 'Close')", "h('p', { title: 'Close' })", "h('p', {}, x ? 'Close' : null)",
         "setText(x, `Size ${x}`)", "button('Back', x)", "x.setAttribute('aria-label', 'Details')",
         "x.set('the whole map')", "fill(x, [h('b'), 'Next'])"]
NO_WORDS = ["h('p', { class: 'cb-note cb-empty' }, say('view.close'))", "x.querySelectorAll('.cb-lab fieldset')",
            "button('+', x, { 'aria-label': say('view.close') })", "x.setAttribute('aria-hidden', 'true')",
            "h('p', { title: x }, ` (${x}). `)"]


def test_the_linter_sees_what_it_is_for(tmp_path: Path) -> None:
    """Each rule finds its fault; a word is a fault wherever a reader meets it, and a class or a selector is none."""
    given = {f"fault{n}": code for n, code in enumerate(FAULTS.values())}
    around = "export default (h, button, setText, fill, say, x) => {};"
    given |= {f"word{n}": around.replace("{}", code) for n, code in enumerate(WORDS)}
    given |= {f"unknown{n}": around.replace("{}", code) for n, code in enumerate(UNKNOWN)}
    given |= {f"fine{n}": around.replace("{}", code) for n, code in enumerate(NO_WORDS)}
    found = {name: {fault["ruleId"] for fault in faults} - ({"no-unused-vars"} if "fault" not in name else set())
             for name, faults in lint(tmp_path, given).items()}
    assert [found[f"fault{n}"] for n in range(len(FAULTS))] == [{rule} for rule in FAULTS]
    assert [found[f"word{n}"] for n in range(len(WORDS))] == [{"kit/no-words"}] * len(WORDS)
    assert [found[f"unknown{n}"] for n in range(len(UNKNOWN))] == [{"kit/known-words"}] * len(UNKNOWN)
    assert [found[f"fine{n}"] for n in range(len(NO_WORDS))] == [set()] * len(NO_WORDS)


# -- what every script shares -----------------------------------------------------------------------------------------

SHARED = """
const say = speaker({ view: { many: "{n} of {of:2}" } });
const sent = [];
const model = { on: (name, call) => sent.push(["on", name]), off: (name, call) => sent.push(["off", name]) };
const both = () => sent.push("shown");
watch(model, { one: both, two: both })();
console.log(JSON.stringify({
  children: present([null, ["a", [undefined, "b"]], false, 0, ""]),
  said: [say("view.many", { n: 3, of: "4" }), say("view.many", { n: 0 }), say("view.few"), say("none.at.all")],
  sent,
}));
"""


def test_what_is_nothing_is_no_child_and_what_is_missing_is_seen() -> None:
    command = ["node", "--input-type=module", "-"]
    program = asset("shared.js") + SHARED
    ran = json.loads(subprocess.run(command, input=program, capture_output=True, text=True, check=True).stdout)
    assert ran["children"] == ["a", "b", 0, ""]
    assert ran["said"] == ["3 of 4", "0 of {of:2}", "{view.few}", "{none.at.all}"]
    assert ran["sent"] == ["shown", ["on", "change:one"], ["on", "change:two"], ["off", "change:one"],
                           ["off", "change:two"]]


# -- the words --------------------------------------------------------------------------------------------------------

SAID = re.compile(r'\bsay\("([a-z_.]+)"')


@every_view
def test_a_view_is_sent_the_blocks_that_it_says_and_no_other(view: type[View]) -> None:
    said = set(SAID.findall(view._esm))
    used = {block for block in view.blocks if any(name.startswith(f"{block}.") for name in said)}
    assert used == set(view.blocks)
    assert [name for name in said if not any(name.startswith(f"{block}.") for block in view.blocks)] == []


def test_no_words_of_a_page_are_said_by_nobody() -> None:
    """Every sentence of `view` and of the blocks that end in `_view` is asked for by its full name."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "casebook").rglob("*.*"))
                   if path.suffix in (".js", ".py"))
    asked = set(re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', code))
    of_a_page = [name for name, _ in leaves(words().tree) if name.split(".")[0].endswith("view")]
    assert of_a_page and [name for name in of_a_page if name not in asked] == []


def test_a_page_is_sent_its_words_and_a_part_of_a_block_under_its_name() -> None:
    from casebook.widgets.figure import Figure
    from casebook.widgets.panel import Panel

    assert Figure().get_state()["words"] == {"figure_view": words()["figure_view"]}
    assert Panel("", "").get_state()["words"] == {}

    class Parts(View, script="panel.js", words=("argument.weigh", "view")):
        pass

    assert Parts().words == {"argument": {"weigh": words()["argument.weigh"]}, "view": words()["view"]}
