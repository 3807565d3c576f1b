"""How many words a lab puts on the page once it is open: few enough to be read in the minutes that it is given."""

import re

import pytest

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking import labs

MOST = {"agreement": 500, "attribution": 500, "regions": 500}


def on_the_page(lab, values):
    """The words of the open page: everything but the predictions and what is folded away."""
    file, result = lab.file, lab.evaluate(values)
    dials = [part for dial in file.dials
             for part in (dial.label, dial.help, *(option.label for option in dial.options))]
    shown = [result.sentence, result.flip, *(f"{reading.label}: {reading.text}" for reading in result.readings)]
    picture = re.findall(r"<text[^>]*>([^<]*)</text>", result.svg)
    return " ".join([file.title, file.question, file.intro, *dials, *(preset.label for preset in file.presets), *shown,
                     *picture, *file.notice, file.leaves_out]).split()


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_an_open_lab_can_be_read_in_its_minutes(name, most):
    lab = labs.get(load_lab(find_root(), name))
    settings = [{}, *(preset.values for preset in lab.file.presets)]
    assert max(len(on_the_page(lab, values)) for values in settings) <= most
