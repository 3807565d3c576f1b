"""What every lab keeps to, whatever its file says: named states, finite numbers, a whole picture, a twin in words.

What a lab's file must hold is `casebook check`'s to say (tests/classroom/test_check_labs.py).
"""

import html
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import table
from casebook.files.kit import NotThere, lab_ids, load_lab
from casebook.files.labs import Choice, Dial
from casebook.files.root import find_root
from casebook.thinking import labs, svg

SVG = "{http://www.w3.org/2000/svg}"
ROOT = find_root()


def made(name, with_tables=True):
    """A lab as a lesson makes it."""
    file = load_lab(ROOT, name)
    return labs.get(file, {one: table(ROOT, one) for one in labs.needs(file)} if with_tables else {})


MADE = {name: made(name) for name in lab_ids(ROOT)}
STATES = {(name, state): at.at for name, lab in MADE.items() for state, at in lab.file.states.items()}
every_lab = pytest.mark.parametrize("lab", MADE.values(), ids=MADE.keys())


def values_of(dial):
    """Any value of a dial."""
    if dial.kind == "range":
        return st.floats(dial.low, dial.high).map(dial.settle)
    return st.sampled_from([one.value for one in dial.options] if dial.kind == "choice" else [0.0, 1.0])


def settings_of(lab):
    """Any setting of a lab's dials."""
    return st.fixed_dictionaries({dial.id: values_of(dial) for dial in lab.dials})


def picture(result):
    """The parsed picture of a result."""
    return ET.fromstring(result.svg)


def texts(root, roles):
    """The texts of a picture that have one of these classes."""
    return [element.text for element in root.iter(f"{SVG}text") if element.get("class") in roles]


# -- dials ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "stands"), [(0.5, 0.5), (0.52, 0.5), (0.53, 0.55), (-3, 0.3), (9, 1.0), (0.3, 0.3), (1.0, 1.0)]
)
def test_a_range_settles_on_its_steps(value, stands):
    assert Dial(id="d", label="", help="", start=0.5, low=0.3, high=1.0, step=0.05).settle(value) == stands


def test_toggles_and_choices_settle():
    toggle = Dial(id="t", label="", help="", start=0, kind="toggle")
    choice = Dial(id="c", label="", help="", start=5, low=5, high=20, kind="choice",
                  options=[Choice(value=value, label="") for value in (5, 10, 20)])
    assert [toggle.settle(value) for value in (0, 0.4, 0.5, 1, 7)] == [0, 0, 1, 1, 1]
    assert [choice.settle(value) for value in (0, 8, 14, 99)] == [5, 10, 10, 20]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_dial_cannot_stand_on_what_is_no_number(value):
    with pytest.raises(ValueError, match="not a number"):
        Dial(id="d", label="", help="", start=0).settle(value)


@every_lab
def test_unknown_dials_are_refused(lab):
    with pytest.raises(KeyError, match="no dial"):
        lab.evaluate({"speed": 1})


def test_a_lab_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(NotThere, match="There is no lab 'nothing'; there are: .*trust"):
        made("nothing")


def test_a_lab_loads_no_other_and_nothing_heavy():
    code = ("import sys; from casebook.files.kit import load_lab; from casebook.files.root import find_root;"
            "from casebook.thinking import labs;"
            "labs.get(load_lab(find_root(), 'trust')).evaluate({});"
            "print(sorted(m for m in sys.modules if m in ('numpy', 'pandas', 'matplotlib')"
            " or m.startswith('casebook.thinking.labs.')))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    mine = ("lab", "learning", "trust")
    assert done.stdout.strip() == str([f"casebook.thinking.labs.{name}" for name in mine])


# -- states -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("where", "values"), STATES.items(), ids=[" ".join(where) for where in STATES])
def test_each_state_is_reached_where_the_file_says(where, values):
    name, state = where
    lab = MADE[name] if state != "no data" else made(name, with_tables=False)
    result = lab.evaluate(values)
    assert result.state == state
    assert result.sentence
    assert result.flip


@every_lab
def test_presets_end_in_different_pictures(lab):
    assert len({lab.evaluate(preset.values).svg for preset in lab.file.presets}) == len(lab.file.presets)


# -- any setting ------------------------------------------------------------------------------------------------------


@every_lab
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_setting_gives_named_states_and_finite_numbers(lab, data):
    result = lab.evaluate(data.draw(settings_of(lab)))
    assert result.state in lab.file.states
    for reading in result.readings:
        assert reading.value is None or math.isfinite(reading.value)
        assert reading.text
    assert not re.search(r"\bnan\b|\binf\b|\bNone\b|[{}]|-0\b(?!\.)", result.text())


@every_lab
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_twin_says_all_that_the_picture_says(lab, data):
    """Every label and heading of the picture stands in the plain text. (Ticks and keys to signs repeat numbers.)"""
    result = lab.evaluate(data.draw(settings_of(lab)))
    said = result.text()
    for label in texts(picture(result), {"cb-label", "cb-heading"}):
        assert label.rstrip(".") in said, label


@every_lab
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_picture_is_whole_legible_and_inside_its_frame(lab, data):
    result = lab.evaluate(data.draw(settings_of(lab)))
    root = picture(result)
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text == result.alt
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    assert width == svg.WIDTH
    for element in root.iter(f"{SVG}text"):
        size = float(element.get("font-size", svg.TEXT))
        assert size >= svg.SMALL
        wide = 0.5 if len(element.text) > 24 else svg.WIDE
        long = float(element.get("textLength", 0)) or len(element.text) * size * wide
        x, y = float(element.get("x")), float(element.get("y"))
        left = x - {"start": 0, "middle": long / 2, "end": long}[element.get("text-anchor", "start")]
        assert left >= -1, element.text
        assert left + long <= width + 8, element.text
        assert size * 0.7 <= y <= height, element.text
    for element in root.findall(f"{SVG}rect"):  # those of a marker are drawn around its own place
        assert float(element.get("x")) >= -1
        assert float(element.get("x")) + float(element.get("width")) <= width + 1
        assert float(element.get("y")) + float(element.get("height")) <= height
    for colour in re.findall(r'(?:fill|stroke)="([^"]+)"', result.svg):
        assert colour == "none" or colour.startswith("var(--cb-"), colour


@every_lab
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_line_stays_inside_the_frame(lab, data):
    root = picture(lab.evaluate(data.draw(settings_of(lab))))
    width, height = (float(number) for number in root.get("viewBox").split()[2:])
    for element in root.iter(f"{SVG}polyline"):
        for pair in element.get("points").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= width and 0 <= y <= height, pair


@every_lab
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_marker_stands_on_its_curve(lab, data):
    """Where the browser would move a marker for the dial's value is where the kernel drew it."""
    values = data.draw(settings_of(lab))
    drawn = [element for element in picture(lab.evaluate(values)).iter(f"{SVG}g")
             if element.get("class") == "cb-follow" and element.get("data-dial")]
    ranges = {dial.id for dial in lab.dials if dial.kind == "range"}
    assert {element.get("data-dial") for element in drawn} <= ranges
    for element in drawn:
        points = [tuple(map(float, pair.split(","))) for pair in element.get("data-points").split()]
        low, high = float(element.get("data-low")), float(element.get("data-high"))
        along = (values[element.get("data-dial")] - low) / (high - low) * (len(points) - 1)
        before = min(int(along), len(points) - 2)
        place = [a + (b - a) * (along - before) for a, b in zip(points[before], points[before + 1], strict=True)]
        stands = [float(number) for number in re.findall(r"-?[\d.]+", element.get("transform"))]
        assert stands == pytest.approx(place, abs=0.02)


@every_lab
def test_the_same_dials_give_the_same_result(lab):
    values = lab.file.presets[1].values
    assert lab.evaluate(values) == lab.evaluate(dict(values)) == made(lab.id).evaluate(values)
    assert lab.evaluate({}) == lab.evaluate(lab.file.start())


@every_lab
def test_the_picture_holds_no_markup_but_its_own(lab):
    result = lab.evaluate({})
    assert html.unescape(result.svg).count("<script") == 0
    assert {element.tag.removeprefix(SVG) for element in picture(result).iter()} <= {
        "svg", "title", "desc", "text", "line", "rect", "polyline", "polygon", "circle", "g"
    }


@every_lab
def test_tables_keep_their_columns(lab):
    robust = [lab.robust({})] if lab.robust else []
    for one in [lab.evaluate({}).table, *robust, *lab.background()]:
        assert one.rows
        assert all(len(row) == len(one.header) for row in one.rows), one.caption
