"""The drawing: boxes never overlap, arrows and texts keep out of each other's way, the same map gives the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from argument_maps import ROOT, arguments, articles, bridge, node, step, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files import kit
from casebook.files.argument import Argument
from casebook.thinking.argument.geometry import FONT, LINE, PAD, RADIUS, SMALL, TAG_LINE, Box, Layout, Route
from casebook.thinking.argument.graph import Circular, core
from casebook.thinking.argument.layers import layered
from casebook.thinking.argument.layout import MOST, layout
from casebook.thinking.argument.rows import Chain, Layers, uncross
from casebook.thinking.argument.rows import crossings as crossings_of
from casebook.thinking.argument.words import kind_word, voice_word
from casebook.thinking.text_width import width, wrap


def crossings(layers: Layers) -> int:
    return crossings_of(layers.rows, layers.neighbours()[0])


def kit_maps() -> list[tuple[str, Argument]]:
    found = []
    for name in articles():
        argument = kit.load_argument(ROOT, name)
        found += [(name, argument), (f"{name}, core", core(argument))]
    return found


KIT = pytest.mark.parametrize("argument", [a for _, a in kit_maps()], ids=[name for name, _ in kit_maps()])


def overlapping(drawn: Layout) -> list[tuple[str, str]]:
    """Pairs of boxes or joints that share a point, and what lies outside the sheet."""
    boxes = {name: (b.x, b.y, b.x + b.width, b.y + b.height) for name, b in drawn.boxes.items()}
    boxes.update({n: (j.x - RADIUS, j.y - RADIUS, j.x + RADIUS, j.y + RADIUS) for n, j in drawn.joints.items()})
    found = [(a, b) for (a, p), (b, q) in combinations(boxes.items(), 2)
             if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]]
    sheet = (drawn.width, drawn.height)
    return found + [(n, "sheet") for n, p in boxes.items()
                    if min(p) < 0 or p[2] > sheet[0] + 1e-6 or p[3] > sheet[1] + 1e-6]


def over_boxes(drawn: Layout) -> list[tuple[str, str]]:
    """Arrows that run over a box. A curve stays in the rectangle of its ends, so straight and curved are one check."""
    found = []
    for route in drawn.routes:
        for (x0, y0), (x1, y1) in zip(route.points, route.points[1:], strict=False):
            left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            for name, box in drawn.boxes.items():
                inside = left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y
                if inside and name not in (route.tail, route.head):
                    found.append((route.id, name))
    return found


def leaves_and_enters(drawn: Layout, route: Route) -> bool:
    """Whether a route starts at the top of its tail and ends below its head."""
    (x0, y0), (x1, y1) = route.points[0], route.points[-1]
    tail, head = drawn.boxes.get(route.tail), drawn.boxes.get(route.head)
    starts = y0 == tail.y and tail.x < x0 < tail.x + tail.width if tail else True
    ends = y1 == head.y + head.height and head.x < x1 < head.x + head.width if head else True
    return starts and ends and y1 < y0


@given(argument=arguments(most=30, spoken=True))
@settings(max_examples=60, deadline=None)
def test_boxes_never_overlap_and_arrows_keep_off_them(argument):
    drawn = layout(argument)
    assert overlapping(drawn) == []
    assert {b.id for b in drawn.boxes.values()} == {n.id for n in argument.nodes}
    assert over_boxes(drawn) == []
    assert all(leaves_and_enters(drawn, route) for route in drawn.routes)


@KIT
def test_the_maps_of_the_kit_are_drawn_cleanly(argument):
    drawn = layout(argument)
    assert overlapping(drawn) == []
    assert drawn.width <= 1400
    assert over_boxes(drawn) == []


@given(argument=arguments(most=24))
@settings(deadline=None)
def test_no_row_holds_more_boxes_than_it_may(argument):
    names = {n.id for n in argument.nodes}
    assert all(sum(name in names for name in row) <= 3 for row in layered(argument, 3).rows)


@KIT
def test_few_arrows_cross_on_the_maps_of_the_kit(argument):
    """Labels never cross (above). Arrows may where a statement does two things: at most one crossing to four boxes."""
    assert crossings(layered(argument, MOST)) <= len(argument.nodes) / 4


def test_no_arrows_cross_on_the_first_map():
    assert crossings(layered(kit.load_argument(ROOT, "confederation-2015"), MOST)) == 0


@given(argument=arguments(most=20, spoken=True))
@settings(deadline=None)
def test_text_fits_its_box(argument):
    for box in layout(argument).boxes.values():
        assert box.height >= 2 * PAD + len(box.tag) * TAG_LINE + len(box.lines) * LINE - 2
        for line in box.tag:
            assert len(line) == 1 or width(line, SMALL, bold=True) <= box.width - 2 * PAD + 1e-9
        for line in box.lines:
            assert len(line) == 1 or width(line, FONT) <= box.width - 2 * PAD + 1e-9


def test_every_arrow_is_drawn():
    argument = bridge()
    drawn = layout(argument)
    ends = {(r.kind, r.tail, r.head) for r in drawn.routes}
    assert ends == {
        ("premise", "C1", "R1"), ("support", "R1", "T"), ("premise", "C2", "R2"), ("support", "R2", "T"),
        ("premise", "G1", "R3"), ("premise", "H1", "R3"), ("support", "R3", "C1"), ("premise", "E1", "R4"),
        ("support", "R4", "G1"), ("premise", "O1", "A1"), ("attack", "A1", "T"), ("attack", "B1", "A1"),
        ("attack", "V1", "C2"), ("attack", "X1", "R2"),
    }
    assert set(drawn.joints) == {"R1", "R2", "R3", "R4", "A1"}


def test_premises_stand_below_what_they_support():
    drawn = layout(bridge())
    def top(name: str) -> float:
        return drawn.boxes[name].y

    assert top("T") < top("C1") < top("G1") < top("E1")
    assert top("T") < top("O1") and top("C2") < top("V1")


def test_a_circle_is_refused():
    with pytest.raises(Circular):
        layout(whole([node("T", "thesis"), node("G1")], [step("R1", ["G1"], "T"), step("R2", ["T"], "G1")]))


def test_what_is_not_tied_in_stands_at_the_bottom():
    argument = bridge()
    loose = whole([*argument.nodes, node("Z9", "claim")], argument.inferences, argument.attacks)
    drawn = layout(loose)
    assert all(drawn.boxes["Z9"].y > box.y for name, box in drawn.boxes.items() if name != "Z9")


def test_the_drawing_does_not_depend_on_the_hash_seed():
    script = ("import sys; sys.path[:0] = sys.argv[1:]; from argument_maps import bridge; "
              "from casebook.thinking.argument.layout import layout; print(layout(bridge()))")
    runs = [subprocess.run([sys.executable, "-c", script, str(ROOT), os.path.dirname(__file__)], check=True, text=True,
                           capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"]
    assert runs[0] == runs[1] and "Box(id='T'" in runs[0]


def test_uncross_untangles_two_arrows():
    tangled = Layers([["a", "b"], ["c", "d"]], set(), set(), [
        Chain("1", "premise", ("c", "b")), Chain("2", "premise", ("d", "a"))])
    assert crossings(tangled) == 1
    uncross(tangled)
    assert crossings(tangled) == 0


@given(pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_crossings_counts_pairs(pairs):
    layers = Layers([[f"a{i}" for i in range(6)], [f"b{i}" for i in range(6)]], set(), set(),
                    [Chain(str(k), "premise", (f"b{b}", f"a{a}")) for k, (a, b) in enumerate(pairs)])
    assert crossings(layers) == sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(pairs, 2))


@given(text=st.text("ab W-m. ", max_size=80), most=st.floats(30, 200), lines=st.integers(0, 3))
def test_wrap_keeps_to_the_width_and_loses_no_word(text, most, lines):
    broken = wrap(text, 13, most, lines)
    assert all(width(line, 13) <= most or len(line) <= 1 for line in broken)
    if lines:
        assert len(broken) <= max(lines, 1)
    else:
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_box_type_is_a_plain_value():
    box = layout(bridge()).boxes["T"]
    thesis = node("T", "thesis")
    assert isinstance(box, Box) and box.lines == ("Build the bridge",)
    assert box.tag == (f"T · {kind_word(thesis)} · {voice_word(thesis)}",)
