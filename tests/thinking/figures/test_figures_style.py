"""The one style: no two things of a figure look alike, and text is measured before it is placed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.thinking import palette
from casebook.thinking.figures import ceasefires, control, council, deaths, events, people, style, zones
from casebook.thinking.text_width import wrap


@pytest.mark.parametrize("looks", [
    [look[:2] for look in events.GROUPS.values()], [look[:2] for look in events.LANES.values()],
    list(ceasefires.ENDS.values()), list(zones.FATES.values()), [look[2:] for look in council.KINDS.values()],
    list(control.ESTIMATORS.values()), [look[:2] for look in deaths.SORTS.values()],
    [look[1:3] for look in people.SERIES.values()],
])
def test_within_a_figure_no_shape_stands_for_two_things(looks):
    assert len({shape for shape, _ in looks}) == len(looks)
    assert {colour for _, colour in looks} <= {tone.light for tone in palette.SERIES}


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30),
       st.floats(90, 340))
def test_wrapped_text_keeps_every_word_and_fits(words, width):
    lines = wrap(" ".join(words), style.TEXT, width, measured=style.text_width)
    assert " ".join(lines).split() == words
    assert all(style.text_width(line) <= width for line in lines)


def test_a_dollar_sign_is_no_formula():
    card = style.Card("Costs of $500 and $600 million")
    assert style.png(card.figure())[:4] == b"\x89PNG"
    assert card.figure().axes[0].texts[0].get_parse_math() is False


def test_a_long_title_makes_a_taller_card():
    assert style.Card("word " * 40).y > style.Card("word").y
