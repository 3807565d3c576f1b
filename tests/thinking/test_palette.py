"""The one palette: colours that can be told apart and read with every kind of sight, on light and on dark paper."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

import casebook
from casebook.thinking import palette, svg
from casebook.thinking.figures import style

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



LIGHT, DARK = ([getattr(tone, theme) for tone in palette.SERIES] for theme in ("light", "dark"))
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
# What stands behind the colours: paper and panel, in JupyterLab's light and dark themes.
PAPERS = [*((LIGHT, paper) for paper in ("#ffffff", "#f3f3f3")), *((DARK, paper) for paper in ("#111111", "#424242"))]
HOUSE = Path(casebook.__file__).parent
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def test_every_meaning_has_a_colour():
    assert {tone.meaning for tone in palette.SERIES} == {
        "support", "objection", "ours", "reported", "right", "not_yet"}


@THEMES
@pytest.mark.parametrize("sight", list(SIGHTS))
def test_colours_stay_apart_for_each_kind_of_sight(sight, colours):
    seen = [lab(np.array(SIGHTS[sight]) @ linear(colour)) for colour in colours]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 12


@pytest.mark.parametrize(("colours", "paper"), PAPERS)
def test_colours_can_be_read_as_text_and_seen_as_lines(colours, paper):
    """4.5 : 1 for text, and so 3 : 1 for graphics, as WCAG 2.2 asks (1.4.3, 1.4.11)."""
    assert min(contrast(colour, paper) for colour in colours) >= 4.5


def test_ink_can_be_read_on_a_still_figure():
    assert contrast(style.INK, style.PAPER) >= 7
    assert contrast(style.FAINT, style.PAPER) >= 4.5


def test_the_views_and_the_pictures_take_the_same_colours():
    sheet = palette.style()
    for tone, colour in zip(palette.SERIES, svg.COLOURS, strict=True):
        assert f"{tone.variable}: {tone.light};" in sheet and f"{tone.variable}: {tone.dark};" in sheet
        assert colour == f"var({tone.variable}, {tone.light})"


def test_the_colours_stand_in_one_place():
    own = set(LIGHT + DARK)
    found = {path.name for path in HOUSE.rglob("*.*") if path.suffix in (".py", ".css", ".js")
             and own & set(HEX.findall(path.read_text(encoding="utf-8")))}
    assert found == {"palette.py"}


def test_every_colour_of_a_style_sheet_or_a_script_is_there():
    known = {tone.variable for tone in palette.SERIES}
    known |= set(re.findall(r"(--cb-[a-z0-9-]+):", (HOUSE / "widgets" / "view.css").read_text(encoding="utf-8")))
    for path in (HOUSE / "widgets").glob("*.[cj]s*"):
        assert set(re.findall(r"var\((--cb-[a-z0-9-]+)", path.read_text(encoding="utf-8"))) <= known, path.name
