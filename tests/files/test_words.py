"""Numbers in sentences, and sentences by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.files.wording import (
    FORMATS,
    TEXTS,
    capitalised,
    counted,
    decimals,
    listed,
    millions,
    percent,
    probability,
    signed,
    thousands,
)
from casebook.files.words import NAME, Unsaid, Words, words

KNOWN = Words({"plain": "No number.", "one": "It is {x}.", "share": "{x:%} of all", "nested": "So: {share}.",
               "part": {"of": "a part"}}, "known.yaml")


def test_sentences_by_name_and_by_parts():
    assert KNOWN("plain") == "No number."
    assert KNOWN("part.of") == KNOWN.part("part")("of") == "a part"


@pytest.mark.parametrize(("name", "said"), [("one", "It is 0.25."), ("share", "25 % of all"),
                                            ("nested", "So: 25 % of all.")])
def test_numbers_are_filled_in_by_their_format(name, said):
    assert KNOWN(name, x=0.25) == said


def test_text_is_filled_in_as_it_is_and_never_read_as_a_template():
    assert KNOWN("one", x="{y} <b>") == "It is {y} <b>."


@pytest.mark.parametrize(("sentence", "value", "said"), [
    ("on {x:date}", "2017-01-23", "on 23 January 2017"), ("in {x:date}", "2016-09", "in September 2016"),
    ("{x:date}", "no date", "no date"), ("{x:list}", "Russia;Turkey;Iran", "Russia, Turkey and Iran"),
    ("{x:%}", "none", "none"),
])
def test_a_date_is_written_out_and_a_cell_of_several_values_listed(sentence, value, said):
    assert KNOWN.fill(sentence, {"x": value}) == said


@pytest.mark.parametrize(("name", "numbers", "told"), [
    ("missing", {}, "known.yaml has no words 'missing'"), ("part.no", {}, "known.yaml has no words 'part.no'"),
    ("one", {}, "known.yaml has no words 'x'"), ("one", {"x": None}, "cannot be written; its value is None"),
])
def test_what_cannot_be_said_is_told_in_a_sentence(name, numbers, told):
    with pytest.raises(Unsaid) as caught:
        KNOWN(name, **numbers)
    assert told in str(caught.value)


def test_a_format_that_is_not_known_is_told():
    with pytest.raises(Unsaid, match="x:zz"):
        KNOWN.fill("{x:zz}", {"x": 1.0})


@pytest.mark.parametrize("tricky", ["{x.__class__}", "{0}", "{x!r}", "{x[0]}", "{}"])
def test_the_template_language_is_a_name_with_a_format_and_nothing_more(tricky):
    assert KNOWN.fill(tricky, {"x": 1.0}) == tricky


def test_what_was_filled_in_can_be_told_from_what_stands_in_the_file(monkeypatch):
    monkeypatch.setattr(Words, "edges", ("<", ">"))
    assert KNOWN("nested", x=0.25) == "So: <<25 %> of all>."


def test_every_name_in_the_kits_words_has_a_format_that_exists():
    def sentences(tree):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from sentences(value) if isinstance(value, (dict, list)) else [value]

    for sentence in sentences(words().tree):
        assert isinstance(sentence, str), sentence
        for name, form in NAME.findall(sentence):
            assert form in FORMATS or form in TEXTS, (name, sentence)
        assert "{" not in NAME.sub("", sentence), sentence


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.0005, "under 0.1 %"), (0.0709, "7.1 %"), (0.0996, "10 %"), (0.3064, "31 %"), (1, "100 %")],
)
def test_shares_in_words(share, text):
    assert percent(share) == text


def test_what_is_not_quite_certain_never_reads_as_certain():
    assert (probability(0.999), probability(1.0), probability(0.5)) == ("over 99 %", "100 %", "50 %")


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


@given(st.floats(-1e6, 1e6), st.sampled_from([form for form in FORMATS if form not in ("p", "%")]))
def test_no_format_writes_a_zero_with_a_sign(number, form):
    text = FORMATS[form](number)
    assert not text.startswith("-") or any(digit in text for digit in "123456789"), text


def test_signs_lists_and_people():
    assert [counted(n, ["truce", "truces"]) for n in (0, 1, 1400)] == ["0 truces", "1 truce", "1,400 truces"]
    assert [signed(number) for number in (0.5, -0.5, 0.001)] == ["+0.50", "-0.50", "0.00"]
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert (millions(6_800_000), millions(731), capitalised("the regime")) == ("6.8 million", "731", "The regime")
