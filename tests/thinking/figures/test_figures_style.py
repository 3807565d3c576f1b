"""The one style: few colours that stay apart for every reader, and text that is measured before it is placed."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.thinking.figures import ceasefires, control, council, deaths, events, style, zones

# Machado, Oliveira and Fernandes 2009, severity 1.0: protanopia, deuteranopia, tritanopia, on linear RGB.
SIGHTS = {
    "common": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    """A colour such as #0a69b4 as linear RGB from 0 to 1."""
    parts = np.array([int(colour[i:i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """Linear RGB as CIE Lab (white point D65)."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb.clip(0, 1)
    f = np.where((t := xyz / [0.9505, 1, 1.089]) > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, two: str) -> float:
    """The contrast of WCAG 2.2, from 1 to 21."""
    a, b = sorted((luminance(one), luminance(two)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("sight", list(SIGHTS))
def test_six_colours_stay_apart_for_each_kind_of_sight(sight):
    assert len(style.PALETTE) <= 6
    seen = [lab(np.array(SIGHTS[sight]) @ linear(colour)) for colour in style.PALETTE.values()]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 12


def test_marks_stand_out_from_the_paper_and_text_can_be_read():
    assert all(contrast(colour, style.PAPER) >= 3 for colour in style.PALETTE.values())
    assert contrast(style.INK, style.PAPER) >= 7
    assert contrast(style.FAINT, style.PAPER) >= 4.5


@pytest.mark.parametrize("looks", [
    [(shape, colour) for _, _, shape, colour, _ in events.GROUPS], list(events.LOOKS), list(ceasefires.ENDS.values()),
    list(zones.FATES.values()), [(shape, colour) for _, shape, colour, _ in council.KINDS],
    [(shape, colour) for _, shape, colour in control.ESTIMATORS],
    [(shape, colour) for shape, colour, _ in deaths.SORTS.values()],
])
def test_within_a_figure_no_shape_stands_for_two_things(looks):
    assert len({shape for shape, _ in looks}) == len(looks)
    assert {colour for _, colour in looks} <= set(style.PALETTE.values())


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30),
       st.floats(90, 340))
def test_wrapped_text_keeps_every_word_and_fits(words, width):
    lines = style.wrap(" ".join(words), width)
    assert " ".join(lines).split() == words
    assert all(style.text_width(line) <= width or " " not in line for line in lines)


def test_a_dollar_sign_is_no_formula():
    card = style.Card("Costs of $500 and $600 million")
    assert style.png(card.figure())[:4] == b"\x89PNG"
    assert card.figure().axes[0].texts[0].get_parse_math() is False


def test_a_long_title_makes_a_taller_card():
    assert style.Card("word " * 40).y > style.Card("word").y
