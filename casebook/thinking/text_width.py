"""How wide a text is, and where to break it, without a browser.

Widths are those of Helvetica and Arial (the metric-compatible Liberation Sans likewise), in thousandths of the font
size, with a reserve because a reader's fall-back font may run wider. The view in the browser squeezes a line that is
still too long.
"""

from __future__ import annotations

from collections.abc import Callable

_NARROW = {
    278: " !,./:;I[\\]ft",
    222: "ijl'|",
    333: "()-r`",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
}
_WIDTHS = {character: width for width, characters in _NARROW.items() for character in characters}
_USUAL = 556
RESERVE = 1.1


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in the same unit as the font size, with a reserve of a tenth."""
    thousandths = sum(_WIDTHS.get(character, _USUAL if ord(character) < 0x2000 else 1000) for character in text)
    return thousandths / 1000 * size * RESERVE * (1.06 if bold else 1.0)


def wrap(
    text: str, size: float, most: float, lines: int = 0, bold: bool = False,
    measured: Callable[[str, float, bool], float] = width,
) -> list[str]:
    """Break a text at spaces into lines that are no wider than `most`.

    A word wider than a line is broken inside. With `lines` above 0 no more than so many are given, the last one
    ending in "..." where text is left out. `measured` gives the width of a line at that size, bold or not.
    """
    out: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measured(longer, size, bold) <= most:
            line = longer
            continue
        if line:
            out.append(line)
        while measured(word, size, bold) > most and len(word) > 1:
            cut = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or measured(word[:n], size, bold) <= most)
            out.append(word[:cut])
            word = word[cut:]
        line = word
    if line or not out:
        out.append(line)
    if lines and len(out) > lines:
        last = out[lines - 1]
        while last and measured(last + "...", size, bold) > most:
            last = last[:-1].rstrip()
        out = [*out[: lines - 1], last + "..."]
    return out
