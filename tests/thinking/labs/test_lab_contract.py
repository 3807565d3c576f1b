"""What every lab keeps to: its dials, presets, predictions, named states, picture and plain-text twin."""

import html
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lab_tables import tables

from casebook.files.markup import is_web
from casebook.thinking import labs, svg
from casebook.thinking.labs.contract import MAX_RANGES, Dial, Option, settle
from casebook.thinking.labs.text import decimals, listed, percent, plain_table, thousands

SVG = "{http://www.w3.org/2000/svg}"
MADE = {name: labs.get(name, tables()) for name in labs.LABS}
PARAGRAPHS = {
    "confederation-2015": {f"P{number}" for number in range(1, 12)},
    "truce-2016": {f"P{number}" for number in range(1, 12)},
    "leverage-2017": {f"P{number}" for number in range(1, 17)},
    "geneva-2017": {f"P{number}" for number in range(1, 48)},
}
PARAGRAPHS["four-answers"] = {
    f"{author} {name}" for author, article in (
        ("O'Hanlon", "confederation-2015"), ("the author of 2016", "truce-2016"), ("Hof", "leverage-2017"),
        ("Heller", "geneva-2017")) for name in PARAGRAPHS[article]
}
LESSON = {name: lesson for lesson, names in labs.BY_LESSON.items() for name in names}
STATES = {
    ("agreement", "zone"): {},
    ("agreement", "edge"): {"regime": 1, "opposition": 1, "d_regime": 0.94},
    ("agreement", "thin zone"): {"us": 0, "russia": 0, "regime": 1, "opposition": 1, "divisible": 0, "d_regime": 0.38,
                                 "d_opposition": 0.95},
    ("agreement", "no zone"): {"regime": 1, "opposition": 1, "d_regime": 0.95},
    ("agreement", "never"): {"regime": 1, "opposition": 1, "iran": 1, "d_regime": 1.0, "d_opposition": 1.0},
    ("agreement", "no signers"): {"us": 0, "russia": 0},
    ("regions", "grows"): {},
    ("regions", "stalls"): {"v": 0.25},
    ("regions", "shrinks"): {"v": 0.2},
    ("regions", "never"): {"v": 0.25, "r": 2, "loss": 0.15, "leak": 0.6},
    ("regions", "empty zone"): {"start": 0},
    ("peacekeepers", "saves"): {},
    ("peacekeepers", "breaks even"): {"r_out": 20, "r_in": 20, "per_km": 0},
    ("peacekeepers", "costs more"): {"r_out": 20, "r_in": 20, "per_km": 5},
    ("peacekeepers", "never"): {"r_out": 0, "r_in": 1, "per_km": 20, "km": 3000},
    ("peacekeepers", "nobody sent"): {"r_out": 0, "r_in": 0, "per_km": 0},
    ("guarantor", "accepts"): {"g": 0.9},
    ("guarantor", "fights on"): {"g": 0.5},
    ("guarantor", "edge"): {"g": 0.5, "patience": 0.5, "p": 0.8, "p2": 0.3},
    ("guarantor", "no guarantee needed"): {"patience": 0.5},
    ("window", "holds back"): {},
    ("window", "too little at stake"): {"s": 0.4},
    ("window", "not believed"): {"s": 1.0},
    ("window", "no window"): {"alpha": 0.6},
    ("window", "no bite"): {"alpha": 1},
    ("window", "no will"): {"V": 0},
    ("inspection", "mixed"): {},
    ("inspection", "edge"): {"P": 0.5, "b": 0.4},
    ("inspection", "no deterrent"): {"P": 0.25},
    ("inspection", "no will"): {"c": 0.9},
    ("inspection", "rule kept"): {"rule": 1},
    ("sevendays", "certain"): {"q": 1},
    ("sevendays", "likely"): {"n": 2},
    ("sevendays", "unlikely"): {"n": 30},
    ("sevendays", "next to never"): {"n": 60, "q": 0.95},
    ("reciprocity", "unbroken"): {"noise": 0},
    ("reciprocity", "mends"): {"rule": 1},
    ("reciprocity", "frays"): {"rule": 2, "noise": 0.2},
    ("reciprocity", "stuck"): {},
    ("reciprocity", "open to abuse"): {"rule": 1, "g": 0.34},
    ("attribution", "one above half"): {},
    ("attribution", "none above half"): {"air": 0.2, "purpose": 0.35, "syrian": 0.71},
    ("attribution", "settled beforehand"): {"air": 0},
    ("attribution", "no reports"): {"e1": 0, "e2": 0, "e3": 0},
    ("trust", "no violation yet"): {"n": 0},
    ("trust", "nothing to learn"): {"c": 0},
    ("trust", "one was enough"): {"c": 1},
    ("trust", "trusted"): {"c": 0.1},
    ("trust", "distrusted"): {"n": 3},
    ("outside", "pressure works"): {},
    ("outside", "no effect"): {"theta": 0},
    ("outside", "kink"): {"pressure": 0.8},
    ("outside", "pressure stops"): {"pressure": 1.2},
    ("outside", "through Iran"): {"pressure": 1.2, "w0": 0.7, "kappa": 0.1},
    ("outside", "keeps everything"): {"w0": 0.8, "added": 0.2},
    ("outside", "gives up everything"): {"pressure": 1.5, "theta": 1, "w0": 0.2, "kappa": 0.5, "moscow": 0.4},
    ("signal", "answer tells"): {},
    ("signal", "both hostile"): {"sharing": 0.6},
    ("signal", "both help"): {"restoring": 0.4, "prior": 0.8},
    ("signal", "bluffs"): {"restoring": 0.4},
    ("signal", "edge"): {"worth": 0.2},
    ("signal", "reversed"): {"sharing": 0.9},
    ("bargain", "range"): {},
    ("bargain", "one point"): {"premium": 0.1},
    ("bargain", "no range"): {"premium": 0.3},
    ("bargain", "more than everything"): {"cost_opposition": 0.3, "premium": 0.3},
    ("tracks", "one leads"): {},
    ("tracks", "shared lead"): {"russia": 1},
    ("tracks", "no links"): {"net": 2014, "geneva": 1},
    ("parts", "parts pay"): {},
    ("parts", "signature decides"): {"signs": 0.02},
    ("parts", "no gain"): {"parts": 1},
    ("parts", "never"): {"signs": 0},
    ("dials", "Moscow suffices"): {"grip": 0.9, "will": 0.7, "iran": 0},
    ("dials", "America decides"): {"presses": 1},
    ("dials", "no deal"): {},
}
every_lab = pytest.mark.parametrize("lab", MADE.values(), ids=MADE.keys())


def settings_of(lab):
    """Any setting of a lab's dials, as a strategy."""
    return st.fixed_dictionaries(
        {
            dial.id: st.sampled_from([option.value for option in dial.options])
            if dial.kind == "choice"
            else st.sampled_from([0.0, 1.0])
            if dial.kind == "toggle"
            else st.floats(dial.low, dial.high).map(dial.settle)
            for dial in lab.dials
        }
    )


def picture(result):
    """The parsed picture of a result."""
    return ET.fromstring(result.svg)


def words(root, roles):
    """The texts of a picture that have one of these classes."""
    return [element.text for element in root.iter(f"{SVG}text") if element.get("class") in roles]


# -- the contract itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "stands"), [(0.5, 0.5), (0.52, 0.5), (0.53, 0.55), (-3, 0.3), (9, 1.0), (0.3, 0.3), (1.0, 1.0)]
)
def test_a_range_settles_on_its_steps(value, stands):
    assert Dial(id="d", label="", help="", start=0.5, low=0.3, high=1.0, step=0.05).settle(value) == stands


def test_toggles_and_choices_settle():
    toggle = Dial(id="t", label="", help="", start=0, kind="toggle")
    choice = Dial(id="c", label="", help="", start=5, low=5, high=20, kind="choice",
                  options=tuple(Option(value=value, label="") for value in (5, 10, 20)))
    assert [toggle.settle(value) for value in (0, 0.4, 0.5, 1, 7)] == [0, 0, 1, 1, 1]
    assert [choice.settle(value) for value in (0, 8, 14, 99)] == [5, 10, 10, 20]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_dial_cannot_stand_on_what_is_no_number(value):
    with pytest.raises(ValueError, match="not a number"):
        Dial(id="d", label="", help="", start=0).settle(value)


def test_an_unknown_dial_is_refused():
    with pytest.raises(KeyError, match="no dial 'speed'"):
        settle((Dial(id="d", label="", help="", start=0),), {"speed": 1})


def test_labs_by_name():
    assert labs.for_lesson("confederation-2015") == ("agreement", "regions", "peacekeepers", "guarantor")
    assert labs.for_lesson("your-own") == ()
    with pytest.raises(KeyError, match="no lab 'nothing'"):
        labs.get("nothing")
    assert all(make().id == name for name, make in labs.LABS.items())


def test_a_lab_is_loaded_only_when_it_is_asked_for():
    code = (
        "import sys; from casebook.thinking import labs; assert len(labs.LABS) > 3;"
        "labs.get('regions').evaluate({}); labs.get('guarantor').evaluate({}); labs.get('peacekeepers').evaluate({});"
        "print([m for m in ('numpy', 'casebook.thinking.labs.agreement.lab') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- what each lab says -----------------------------------------------------------------------------------------------


@every_lab
def test_dials_are_few_and_say_what_they_encode(lab):
    assert sum(dial.kind == "range" for dial in lab.dials) <= MAX_RANGES
    assert len({dial.id for dial in lab.dials}) == len(lab.dials)
    for dial in lab.dials:
        assert dial.label
        assert dial.help.endswith(".")
        assert dial.ours or dial.loc, dial.id
        assert set(dial.paragraphs) <= PARAGRAPHS[LESSON[lab.id]], dial.id
        assert dial.settle(dial.start) == dial.start, dial.id
        assert (dial.kind == "choice") == bool(dial.options), dial.id
        if dial.kind == "range":
            assert dial.low < dial.high
            assert dial.settle(dial.high) == dial.high


@every_lab
def test_presets_set_every_dial_and_call_themselves_presets(lab):
    whose = ["author"] * 4 if LESSON[lab.id] == "four-answers" else ["author", "critic", "neutral"]
    assert [preset.who for preset in lab.presets] == whose
    for preset in lab.presets:
        assert set(preset.values) == {dial.id for dial in lab.dials}
        assert settle(lab.dials, preset.values) == preset.values
        assert "preset" in preset.why
        assert "estimate" not in preset.why


@every_lab
def test_presets_end_in_different_pictures(lab):
    assert len({lab.evaluate(preset.values).svg for preset in lab.presets}) == len(lab.presets)


@every_lab
def test_predictions_have_one_right_answer_and_teach(lab):
    assert lab.predictions
    for prediction in lab.predictions:
        assert sum(option.right for option in prediction.options) == 1
        assert len({option.id for option in prediction.options}) == len(prediction.options) >= 3
        assert all(len(option.feedback.split()) >= 8 for option in prediction.options)


@every_lab
def test_words_around_the_model(lab):
    assert len(lab.notice) >= 4
    assert lab.leaves_out.count(".") == 1
    assert lab.critique
    assert all(source.status for source in lab.literature)
    assert all(is_web(source.url) for source in lab.literature if source.url)
    assert all(is_web(fact.source_url) and fact.source_title for fact in lab.facts)
    assert lab.question.endswith("?")
    told = [lab.intro, *(preset.why for preset in lab.presets)]
    assert any("preset" in text for text in told)


@pytest.mark.parametrize(("where", "values"), STATES.items(), ids=[" ".join(where) for where in STATES])
def test_each_state_is_reached_and_named(where, values):
    name, state = where
    lab = MADE[name]
    result = lab.evaluate(values)
    assert result.state == state
    assert state in lab.states
    assert result.sentence
    assert result.flip


def test_every_state_that_a_lab_names_is_tested():
    named = {(name, state) for name, lab in MADE.items() for state in lab.states}
    assert named - set(STATES) == {("peacekeepers", "no data"), ("tracks", "no data")}
    assert labs.get("peacekeepers").evaluate({}).state == "no data"
    assert labs.get("tracks").evaluate({"net": 2017}).state == "no data"


# -- any setting ------------------------------------------------------------------------------------------------------


@every_lab
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_setting_gives_named_states_and_finite_numbers(lab, data):
    result = lab.evaluate(data.draw(settings_of(lab)))
    assert result.state in lab.states
    for reading in result.readings:
        assert reading.value is None or math.isfinite(reading.value)
        assert reading.text
    said = lab.text(result)
    assert not re.search(r"\bnan\b|\binf\b|None", said + result.svg)
    assert len({reading.id for reading in result.readings}) == len(result.readings)


@every_lab
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_twin_says_all_that_the_picture_says(lab, data):
    """Every label and heading of the picture stands in the plain text. (Ticks and keys to signs repeat numbers.)"""
    result = lab.evaluate(data.draw(settings_of(lab)))
    said = lab.text(result)
    for label in words(picture(result), {"cb-label", "cb-heading"}):
        assert label in said, label
    for row in result.table.rows:
        assert all(cell in said for cell in row)


@every_lab
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
        long = float(element.get("textLength", 0)) or len(element.text) * size * (0.5 if len(element.text) > 24 else
                                                                                  0.56)
        x, y = float(element.get("x")), float(element.get("y"))
        left = x - {"start": 0, "middle": long / 2, "end": long}[element.get("text-anchor", "start")]
        assert left >= -1, element.text
        assert left + long <= width + 8, element.text
        assert size * 0.7 <= y <= height, element.text
    for colour in re.findall(r'(?:fill|stroke)="([^"]+)"', result.svg):
        assert colour == "none" or colour.startswith("var(--cb-"), colour


@every_lab
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_marker_stands_on_its_curve(lab, data):
    """Where the browser would move the marker for the dial's value is where the kernel drew it."""
    values = data.draw(settings_of(lab))
    result = lab.evaluate(values)
    drawn = [element for element in picture(result).iter(f"{SVG}g") if element.get("class") == "cb-follow"]
    assert len(drawn) == len(result.follow)
    assert bool(drawn) == any(dial.kind == "range" for dial in lab.dials)  # toggles and choices have nothing to follow
    for element, follow in zip(drawn, result.follow, strict=True):
        assert element.get("data-dial") == follow.dial
        assert len(element.get("data-points").split()) == len(follow.points)
        along = (values[follow.dial] - follow.low) / (follow.high - follow.low) * (len(follow.points) - 1)
        before = min(int(along), len(follow.points) - 2)
        part = along - before
        place = [a + (b - a) * part for a, b in zip(follow.points[before], follow.points[before + 1], strict=True)]
        stands = [float(number) for number in re.findall(r"-?[\d.]+", element.get("transform"))]
        assert stands == pytest.approx(place, abs=0.02)


@every_lab
def test_the_same_dials_give_the_same_result(lab):
    values = lab.presets[1].values
    assert lab.evaluate(values) == lab.evaluate(dict(values))
    assert labs.get(lab.id, tables()).evaluate(values) == lab.evaluate(values)
    assert lab.evaluate({}) == lab.evaluate(lab.start())


@every_lab
def test_unknown_dials_are_refused(lab):
    with pytest.raises(KeyError, match="no dial"):
        lab.evaluate({"speed": 1})


@every_lab
def test_the_picture_holds_no_markup_but_its_own(lab):
    result = lab.evaluate({})
    assert html.unescape(result.svg).count("<script") == 0
    assert {element.tag.removeprefix(SVG) for element in picture(result).iter()} <= {
        "svg", "title", "desc", "text", "line", "rect", "polyline", "polygon", "circle", "g"
    }


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.0005, "under 0.1 %"), (0.0709, "7.1 %"), (0.0996, "10 %"), (0.3064, "31 %"), (1, "100 %")],
)
def test_shares_in_words(share, text):
    assert percent(share) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (764, "760"), (5710, "5,700"), (231_876, "232,000"), (-9_000, "-9,000")]
)
def test_counts_in_words(number, text):
    assert thousands(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0.845, "0.85"), (0.275, "0.28"), (-0.001, "0.00"), (1, "1.00"), (0.425, "0.43")]
)
def test_halves_are_rounded_up(number, text):
    assert decimals(number) == text


def test_lists_in_words():
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "nobody", "a", "a and b", "a, b and c"
    ]


@every_lab
def test_tables_as_text_keep_their_columns(lab):
    for table in [lab.evaluate({}).table, *lab.background]:
        assert all(len(row) == len(table.header) for row in table.rows)
        lines = plain_table(table).splitlines()
        assert lines[0] == table.caption
        assert len(lines) == len(table.rows) + 3
