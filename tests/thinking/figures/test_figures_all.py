"""What holds for every still figure: it renders, tells its point in numbers, keeps its text apart, marks the unsure."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.files.words import words
from casebook.thinking import figures
from casebook.thinking.figures import FIGURES, NothingToDraw, style
from casebook.thinking.figures.figure import is_unsure

ROOT = Path(__file__).resolve().parents[3]


def size(png: bytes) -> tuple[int, int]:
    """Width and height that the PNG's header names."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def boxes(figure) -> list[tuple[str, object]]:
    """Each text of a figure with the box of its ink, in pixels."""
    renderer = figure.canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for axes in figure.axes for text in axes.texts]


def marks(figure) -> list:
    """The markers of a figure: the lines of one point."""
    return [line for axes in figure.axes for line in axes.lines if line.get_marker() not in ("None", None, "")]


def look(figure) -> tuple[int, int]:
    """How many markers are hollow, and how many rectangles are hatched."""
    hollow = sum(line.get_markerfacecolor() == style.PAPER for line in marks(figure))
    hatched = sum(bool(patch.get_hatch()) for axes in figure.axes for patch in axes.patches)
    return hollow, hatched


def test_it_renders_as_a_white_card_1000_pixels_wide(case, drawn):
    picture, figure = drawn(case)
    width, height = size(picture.png)
    assert width == 1000
    assert 500 < height
    assert len(picture.png) > 5_000
    assert figure.get_facecolor() == (1, 1, 1, 1)


def test_its_alt_text_is_a_sentence_with_numbers_of_its_table(case, drawn):
    picture, _ = drawn(case)
    assert picture.alt[0].isupper() or picture.alt[0].isdigit()
    assert picture.alt.endswith(".") and ".." not in picture.alt
    assert "None" not in picture.alt + picture.title + picture.table.text()
    assert len(picture.alt) < 500
    numbers = re.findall(r"\d[\d,.]*\d|\d", picture.alt)
    told = picture.table.text()
    known = {str(len(picture.table.rows))} | set(re.findall(r"\d[\d,.]*\d|\d", told))
    assert [number for number in numbers if number in known], picture.alt


def test_its_title_states_a_point(case, drawn):
    picture, figure = drawn(case)
    assert 15 < len(picture.title) < 130
    assert picture.title[0].isupper() or picture.title[0].isdigit()
    assert not picture.title.endswith(".")
    shown = " ".join(text for text, _ in boxes(figure))
    assert shown.startswith(picture.title.split(":")[0].split(";")[0][:20])


def test_its_table_has_a_cell_for_each_head(case, drawn):
    table = drawn(case)[0].table
    assert table.rows
    assert all(len(row) == len(table.header) for row in table.rows)
    assert all(isinstance(cell, str) for row in table.rows for cell in row)
    assert table.caption in str(drawn(case)[0])


def test_no_two_texts_touch_and_none_leaves_the_card(case, drawn):
    _, figure = drawn(case)
    found = boxes(figure)
    width, height = figure.canvas.get_width_height()
    for text, box in found:
        assert box.x0 >= 2 and box.y0 >= 2 and box.x1 <= width - 2 and box.y1 <= height - 2, text
    for i, (one, a) in enumerate(found):
        for two, b in found[i + 1:]:
            across, down = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
            assert across <= 1 or down <= 3, (one, two, across, down)


def test_no_marker_lies_on_a_text(case, drawn):
    _, figure = drawn(case)
    found = boxes(figure)
    for line in marks(figure):
        x, y = line.get_transform().transform((line.get_xdata()[0], line.get_ydata()[0]))
        half = line.get_markersize() / 2 * figure.dpi / 72 * 0.8
        for text, box in found:
            apart = x + half < box.x0 or x - half > box.x1 or y + half < box.y0 or y - half > box.y1
            assert apart, text


def test_text_is_large_enough_at_360_pixels(case, drawn):
    _, figure = drawn(case)
    assert figure.get_figwidth() * 72 == pytest.approx(360)
    assert min(text.get_fontsize() for axes in figure.axes for text in axes.texts) >= 9.5


def test_unsure_rows_are_listed_and_drawn_hollow_or_hatched(case, drawn, rows, table_of):
    picture, figure = drawn(case)
    ids = {row["id"] for row in rows(table_of(case)) if is_unsure(row)}
    assert {row["id"] for row in picture.unsure} <= ids
    shown = " ".join(text for text, _ in boxes(figure))
    if picture.unsure:
        assert sum(look(figure)) >= len(picture.unsure)
        assert words()("figures.unsure") in shown
        assert all(str(row["id"]) in str(picture) for row in picture.unsure)
    else:
        assert look(figure) == (0, 0)
        assert words()("figures.unsure") not in shown


def test_whether_a_row_is_sure_decides_how_it_is_drawn(case, draw, rows, table_of):
    sure = [{**row, "confidence": "high"} for row in rows(table_of(case))]
    picture, figure = draw(case, sure)
    assert picture.unsure == ()
    assert look(figure) == (0, 0)
    doubted = [{**row, "confidence": "low"} for row in sure]
    picture, figure = draw(case, doubted)
    assert picture.unsure and {row["id"] for row in picture.unsure} <= {row["id"] for row in doubted}
    assert sum(look(figure)) >= len(picture.unsure)


def test_the_same_rows_give_the_same_bytes(case, draw, drawn):
    assert draw(case)[0].png == drawn(case)[0].png


def test_the_order_of_the_rows_does_not_matter(case, draw, drawn, rows, table_of):
    if case.startswith(("timeline", "overview")):
        pytest.skip("events of one day stand in the order of the table")
    backward = draw(case, rows(table_of(case))[::-1])[0]
    assert (backward.title, backward.alt, backward.table) == (
        drawn(case)[0].title, drawn(case)[0].alt, drawn(case)[0].table)


def test_nothing_to_draw_is_said_in_one_sentence(case, draw):
    with pytest.raises(NothingToDraw) as caught:
        draw(case, [])
    message = str(caught.value)
    before, after = words()("figures.nothing", what="|").split("|")
    assert message.startswith(before) and message.endswith(after) and "\n" not in message


@pytest.mark.parametrize("name", list(FIGURES))
def test_every_figure_of_the_register_draws_its_own_table(name, rows):
    source, function = FIGURES[name]
    assert function(rows(source)).title
    assert getattr(figures, function.__name__) is function


def test_matplotlib_waits_for_the_first_picture_and_pyplot_is_never_loaded():
    code = """
import sys
from pathlib import Path
from casebook.files.facts import table
from casebook.files.words import words
from casebook.thinking import figures
print("matplotlib" in sys.modules)
figures.zone_fates(table(Path("."), "zones"))
print("matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules, "pandas" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False", "False"]
