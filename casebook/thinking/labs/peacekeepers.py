"""The peacekeepers lab: how many peacekeepers five sectors take. Words: data/labs/peacekeepers.yaml; the arithmetic:
`peacekeeping`.

The lab's coding is our reading of P6. The article names no governorate. It speaks of one mainly Alawite sector on the
coast, one Kurdish sector along the north, a third that is "possibly" Druze in the south-west, at least one that is
mainly Sunni, and a mixed central zone from Damascus to Aleppo. Giving each governorate to one sector is ours, and no
governorate is of one kind: `mixed` says where that matters most. What that rests on: pages on Al-Hasakah, As-Suwayda
and Quneitra and an ethnic map of Aleppo, Idlib and Raqqa were seen; the notes on Latakia, Hama, Homs and Rif Dimashq
are general knowledge and unchecked. Where the tiles lie is written in `casebook.thinking.tiles`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casebook.files.wording import decimals, thousands
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.tiles import Sector, Tile, Tiles
from casebook.thinking.labs.lab import Found, Given, Row, Rows, beside
from casebook.thinking.labs.peacekeeping import ROTATION, Force, break_even, everywhere, force, precedents

CENTRE = "centre"
SECTORS = {"alawite": 0, "kurdish": 2, "druze": 3, "sunni": 5, CENTRE: 1}
"""The sectors, each with the number of its tint."""
CENTRE_ENDS = (0.0, 30.0)
"""The ends of the dial of the central zone."""


def people(year: int, given: Given) -> dict[str, int]:
    """Residents of each governorate that has a sector, by id; empty without a table of governorates."""
    found = {row["id"]: row[f"population_{year}"] for row in given["governorates"]}
    return {name: found[name] for name in given["places"]} if found else {}


def by_sector(residents: Mapping[str, int], given: Given) -> dict[str, int]:
    """Residents of each sector, by its id."""
    return {sector: sum(count for name, count in residents.items() if given["places"][name]["sector"] == sector)
            for sector in SECTORS}


def state_of(sent: Force, saved: float, even: float | None) -> str:
    """The named state. `saved` is what the sectors save against the central zone's rate everywhere."""
    if sent.total < 0.5:
        return "nobody sent"
    if abs(saved) < 0.5:
        return "breaks even"
    if saved > 0:
        return "saves"
    return "never" if even is None else "costs more"


def model(dials: Mapping[str, float], words: Words, given: Given) -> Found:
    """The force at this setting, for the residents of the chosen year, beside what was needed elsewhere."""
    year, outer, centre = int(dials["year"]), dials["outer"], dials["centre"]
    residents = people(year, given)
    if not residents:
        return _nothing(words, given)
    groups = by_sector(residents, given)
    everyone, central = sum(groups.values()), groups[CENTRE]
    sent = force(everyone - central, central, outer, centre, dials["per_km"], dials["length"])
    saved, even = everywhere(everyone, centre) - sent.total, break_even(everyone - central, centre, sent.lines)
    rotated = words("with_rotation" if dials["rotation"] >= 0.5 else "without", all=ROTATION * sent.total)
    return Found(
        state=state_of(sent, saved, even),
        readings={"total": sent.total, "rotation": ROTATION * sent.total, "outer": sent.outer, "centre": sent.centre,
                  "lines": sent.lines, "rate": 1000 * sent.total / everyone, "saved": saved, "break_even": even,
                  "centre_people": central},
        texts={"centre_people": words("of_all", people=central, share=central / everyone)},
        flip="nobody" if sent.total < 0.5 else "never" if even is None else "number",
        numbers={"rotated": rotated, "gap_saved": abs(saved), "year": year}
        | (beside(outer, even, words) if even is not None else {}),
        forms=[_tiles(words("tiles_year", year=year), residents, words, given),
               _bars(sent, everyone, central, precedents(given["peacekeeping_precedents"]), words)],
        rows=_rows(groups, outer, centre, words, given),
    )


def _nothing(words: Words, given: Given) -> Found:
    """Without a table of governorates: the tiles, and a sentence that says what is missing."""
    readings = dict.fromkeys(("total", "rotation", "outer", "centre", "lines", "rate", "saved", "break_even",
                              "centre_people"))
    return Found(state="no data", flip="no data", readings=readings, texts={"break_even": words("no_data")},
                 forms=[_tiles(words("tiles"), {}, words, given)],
                 rows=[(words(sector), _where(sector, words, given), "", "", "") for sector in SECTORS])


def _tiles(heading: str, residents: Mapping[str, int], words: Words, given: Given) -> Tiles:
    """The governorates in their sectors, with their people."""
    groups = by_sector(residents, given)
    sectors = {}
    for sector, colour in SECTORS.items():
        letter, name = words(sector).split(" ", 1)
        sectors[sector] = Sector(letter=letter, name=name, colour=colour, heavy=sector == CENTRE,
                                 says=_millions(groups[sector], words) if residents else "")
    tiles = [Tile(id=name, name=place["name"], sector=sectors[place["sector"]], marked="mixed" in place,
                  says=_millions(residents[name], words) if residents else "")
             for name, place in given["places"].items()]
    return Tiles(heading=heading, sectors=list(sectors.values()), tiles=tiles, mark=words("mixed"))


def _millions(people: float, words: Words) -> str:
    """People in millions with one decimal, two below one hundred thousand."""
    return words("millions" if people >= 95_000 else "millions_fine", people=people / 1e6)


def _needs(case: Row, people: int, words: Words) -> tuple[float, float, str, str]:
    """What so many people take at the rates of a case or rule: from, to, both in words, and the rates in words."""
    low, high = case["per_1000_low"], case["per_1000_high"]
    least, most = thousands(everywhere(people, low)), thousands(everywhere(people, high))
    return (everywhere(people, low), everywhere(people, high),
            least if least == most else words("from_to", low=least, high=most),
            words("one_rate", rate=low) if low == high else words("rates", low=low, high=high))


def _bars(sent: Force, everyone: int, central: int, cases: Sequence[Row], words: Words) -> Bars:
    """This setting, split by where the peacekeepers stand, beside what the same people would take by other rates."""
    parts = {words("part_outer"): sent.outer, words("part_centre"): sent.centre, words("part_lines"): sent.lines}
    bars = [Bar(name=words("setting"), says=thousands(sent.total), value=sent.total, parts=parts)]
    for case in cases:
        low, high, troops, rates = _needs(case, everyone, words)
        bars.append(Bar(name=case["short"], note=rates, says=troops, begins=low, value=high))
    least, most = (sent.total - sent.centre + everywhere(central, rate) for rate in CENTRE_ENDS)
    return Bars(heading=words("takes"), bars=bars, top=svg.nice_top(max(most, *(bar.value for bar in bars))),
                x_name=words("on_the_ground"), say=thousands, dial="centre", ends=CENTRE_ENDS,
                path=(least, most, sent.total))


def _where(sector: str, words: Words, given: Given) -> str:
    """The governorates of a sector, and which of them are mixed."""
    return ", ".join(words("is_mixed", name=place["name"]) if "mixed" in place else place["name"]
                     for place in given["places"].values() if place["sector"] == sector)


def _rows(groups: Mapping[str, int], outer: float, centre: float, words: Words, given: Given) -> Rows:
    """The sectors, all of them, and the central zone alone at the rates of other places."""
    rates = {sector: centre if sector == CENTRE else outer for sector in SECTORS}
    troops = {sector: everywhere(groups[sector], rate) for sector, rate in rates.items()}
    rows = [(words(sector), _where(sector, words, given), f"{groups[sector]:,}", decimals(rates[sector], 1),
             thousands(troops[sector])) for sector in SECTORS]
    rows.append((words("all_sectors"), "", f"{sum(groups.values()):,}", "", thousands(sum(troops.values()))))
    for case in precedents(given["peacekeeping_precedents"]):
        *_, needed, rate = _needs(case, groups[CENTRE], words)
        rows.append((words("centre_as", case=case["short"]), "", f"{groups[CENTRE]:,}", rate, needed))
    return rows


def background(words: Words, given: Given) -> Sequence[Rows]:
    """What we put in: each governorate's sector, and where and how it is mixed."""
    return [[(place["name"], words(place["sector"]), place.get("mixed") or words("less_so"))
             for place in given["places"].values()]]
