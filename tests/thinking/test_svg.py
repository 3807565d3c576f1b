"""Pictures as SVG text: well formed, escaped, legible, and the same for the same numbers."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking import svg

NAME = "{http://www.w3.org/2000/svg}"
numbers = st.floats(-1e4, 1e4, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.001, "0"), (1.0, "1"), (12.345, "12.35"), (-3.10, "-3.1"), (100, "100")]
)
def test_a_coordinate_is_short(value, text):
    assert svg.num(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_picture_never_holds_what_is_no_number(value):
    with pytest.raises(ValueError, match="no place"):
        svg.num(value)


def test_all_text_is_escaped():
    hostile = '<script>alert("x")</script>&'
    drawn = svg.document(100, hostile, hostile, svg.text(1, 20, hostile), svg.tag("g", {"data_dial": hostile}, ""))
    assert "<script" not in drawn
    root = ET.fromstring(drawn)
    assert root.find(f"{NAME}title").text == hostile
    assert root.find(f"{NAME}desc").text == hostile
    assert root.find(f"{NAME}text").text == hostile
    assert root.find(f"{NAME}g").get("data-dial") == hostile


def test_the_root_is_an_image_with_a_name_and_a_description():
    root = ET.fromstring(svg.document(250, "Title", "What it shows."))
    assert root.get("role") == "img"
    assert root.get("width") == "100%"
    assert root.get("viewBox") == "0 0 460 250"
    assert [child.tag for child in root][:2] == [f"{NAME}title", f"{NAME}desc"]


def test_text_too_small_for_a_phone_is_refused():
    with pytest.raises(ValueError, match="14 units"):
        svg.text(0, 0, "tiny", size=12)


def test_long_words_are_squeezed_only_where_they_need_it():
    assert "textLength" in svg.text(0, 0, "a governorate with a long name", size=14, fit=80)
    assert "textLength" not in svg.text(0, 0, "Homs", size=14, fit=80)


def test_lines_differ_by_more_than_colour():
    assert len(set(svg.DASHES)) == len(svg.DASHES) == len(svg.COLOURS)


@pytest.mark.parametrize("shape", ["disc", "ring", "square", "diamond", "triangle", "bar"])
def test_every_shape_is_drawn_in_its_colour(shape):
    drawn = svg.mark(shape, 10, 20, colour="red")
    ET.fromstring(drawn)
    assert '"red"' in drawn


def test_an_unknown_shape_is_refused():
    with pytest.raises(KeyError):
        svg.mark("star", 0, 0, colour="red")


def test_a_plot_maps_data_to_places():
    plot = svg.Plot(left=50, top=10, width=400, height=100, x=(0, 2), y=(-1, 1))
    assert plot.at(0, -1) == (50, 110)
    assert plot.at(2, 1) == (450, 10)
    assert plot.at(1, 0) == (250, 60)
    axes = plot.axes([(0, "0"), (2, "2")], [(0, "none")], "time")
    assert re.findall(">([^<]+)</text>", axes) == ["none", "0", "2", "time"]


def test_a_marker_that_follows_carries_its_places():
    drawn = ET.fromstring(svg.follow("v", 0.0, 1.0, [(1, 2), (3, 4)], (3, 4), svg.mark("disc", 0, 0, colour="red")))
    assert drawn.get("class") == "cb-follow"
    assert drawn.get("data-points") == "1,2 3,4"
    assert (drawn.get("data-low"), drawn.get("data-high")) == ("0.0", "1.0")
    assert drawn.get("transform") == "translate(3 4)"


def test_points_on_a_straight_run_are_left_out():
    assert svg.thinned([(0, 0), (1, 1), (2, 2), (3, 3), (4, 0)]) == [(0, 0), (3, 3), (4, 0)]
    assert svg.thinned([(0, 0)]) == [(0, 0)]
    assert svg.thinned([]) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-9, 9)), min_size=2, unique_by=lambda point: point[0]))
def test_thinning_keeps_the_line(points):
    """Every point that was left out lies on the line through those that were kept."""
    points = sorted(points)
    kept = svg.thinned(points)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    for x, y in points:
        for (x0, y0), (x1, y1) in zip(kept, kept[1:], strict=False):
            if x0 <= x <= x1:
                assert y == pytest.approx(y0 + (y1 - y0) * (x - x0) / (x1 - x0))


@settings(deadline=None)
@given(st.floats(1e-6, 1e7))
def test_the_top_of_an_axis_is_round_and_near(value):
    top = svg.nice_top(value)
    assert value * (1 - 1e-9) <= top <= 2.5 * value
    assert svg.num(float(f"{top:e}".split("e")[0])) in {"1", "2", "2.5", "4", "5", "8", "10"}


def test_the_top_of_nothing_is_one():
    assert svg.nice_top(0) == 1
