"""The peacekeepers lab: how many peacekeepers five sectors take.

Words: data/labs/peacekeepers.yaml; the arithmetic: `peacekeeping`; our reading of P6: `sectors`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casebook.files.wording import decimals, thousands
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms import Form
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.tiles import Sector, Tile, Tiles
from casebook.thinking.labs.lab import Found, Row, Rows, Tables, beside
from casebook.thinking.labs.peacekeeping import ROTATION, Force, break_even, everywhere, force, precedents
from casebook.thinking.labs.sectors import CENTRE, SECTOR_OF, SECTORS, by_sector, people

CENTRE_ENDS = (0.0, 30.0)
"""The ends of the dial of the central zone."""
PLACES = {
    "sy-la": ("latakia", "latakia_mixed"), "sy-id": ("idlib", "idlib_mixed"), "sy-hl": ("aleppo", "aleppo_mixed"),
    "sy-ra": ("raqqa", "raqqa_mixed"), "sy-ha": ("hasakah", "hasakah_mixed"), "sy-ta": ("tartus", ""),
    "sy-hm": ("hama", "hama_mixed"), "sy-hi": ("homs", "homs_mixed"), "sy-dy": ("deir_ez_zor", ""),
    "sy-di": ("damascus", "damascus_mixed"), "sy-rd": ("rif_dimashq", "rif_dimashq_mixed"),
    "sy-qu": ("quneitra", "quneitra_mixed"), "sy-dr": ("daraa", ""), "sy-su": ("suwayda", ""),
}
"""The phrases for each governorate's name and for how it is mixed, where that matters most."""


def state_of(outer_people: float, rate: float, sent: Force, saved: float) -> str:
    """The named state. `rate` is that of the central zone, `saved` what the sectors save against it everywhere."""
    if sent.total < 0.5:
        return "nobody sent"
    if abs(saved) < 0.5:
        return "breaks even"
    if saved > 0:
        return "saves"
    return "costs more" if break_even(outer_people, rate, sent.lines) is not None else "never"


def model(dials: Mapping[str, float], words: Words, tables: Tables) -> Found:
    """The force at this setting, for the residents of the chosen year, beside what was needed elsewhere."""
    residents = people(tables["governorates"], int(dials["year"]))
    if not residents:
        return _nothing(words)
    groups = by_sector(residents)
    everyone, centre_people = sum(groups.values()), groups[CENTRE]
    outer, centre = dials["outer"], dials["centre"]
    sent = force(everyone - centre_people, centre_people, outer, centre, dials["per_km"], dials["length"])
    saved = everywhere(everyone, centre) - sent.total
    even = break_even(everyone - centre_people, centre, sent.lines)
    rotated = words("with_rotation" if dials["rotation"] >= 0.5 else "without", all=ROTATION * sent.total)
    return Found(
        state=state_of(everyone - centre_people, centre, sent, saved),
        readings={"total": sent.total, "rotation": ROTATION * sent.total, "outer": sent.outer, "centre": sent.centre,
                  "lines": sent.lines, "rate": 1000 * sent.total / everyone, "saved": saved, "break_even": even,
                  "centre_people": centre_people},
        texts={"centre_people": words("of_all", people=centre_people, share=centre_people / everyone)},
        flip="nobody" if sent.total < 0.5 else "never" if even is None else "number",
        numbers={"rotated": rotated, "gap_saved": abs(saved), "year": int(dials["year"])}
        | (beside(outer, even, words) if even is not None else {}),
        forms=[_tiles(words("tiles_year", year=int(dials["year"])), residents, groups, words),
               _bars(dials, sent, everyone, centre_people, tables["peacekeeping_precedents"], words)],
        rows=_rows(residents, groups, outer, centre, tables["peacekeeping_precedents"], words),
    )


def _nothing(words: Words) -> Found:
    """Without a table of governorates: the tiles, and a sentence that says what is missing."""
    readings = dict.fromkeys(("total", "rotation", "outer", "centre", "lines", "rate", "saved", "break_even",
                              "centre_people"))
    return Found(state="no data", flip="no data", readings=readings, texts={"break_even": words("no_data")},
                 forms=[_tiles(words("tiles"), {}, {}, words)],
                 rows=[(words(sector), _where(sector, words), "", "", "") for sector in SECTORS])


def _tiles(heading: str, residents: Mapping[str, int], groups: Mapping[str, int], words: Words) -> Form:
    """The governorates in their sectors, with their people."""
    sectors = {}
    for sector, colour in SECTORS.items():
        letter, name = words(sector).split(" ", 1)
        sectors[sector] = Sector(letter=letter, name=name, colour=colour, heavy=sector == CENTRE,
                                 says=_millions(groups[sector], words) if groups else "")
    tiles = [Tile(id=name, name=words(called), sector=sectors[SECTOR_OF[name]], marked=bool(mixed),
                  says=_millions(residents[name], words) if residents else "")
             for name, (called, mixed) in PLACES.items()]
    return Tiles(heading=heading, sectors=list(sectors.values()), tiles=tiles, mark=words("mixed"))


def _millions(people: float, words: Words) -> str:
    """People in millions with one decimal, two below one hundred thousand."""
    return words("millions" if people >= 95_000 else "millions_fine", people=people / 1e6)


def _span(low: float, high: float, words: Words) -> str:
    """A number of troops, or from one to another."""
    least, most = thousands(low), thousands(high)
    return least if least == most else words("from_to", low=least, high=most)


def _rate(low: float, high: float, words: Words) -> str:
    return words("one_rate", rate=low) if low == high else words("rates", low=low, high=high)


def _bars(
    dials: Mapping[str, float], sent: Force, everyone: int, centre_people: int, cases: Sequence[Row], words: Words,
) -> Form:
    """This setting, split by where the peacekeepers stand, beside what the same people would take by other rates."""
    parts = {words("part_outer"): sent.outer, words("part_centre"): sent.centre, words("part_lines"): sent.lines}
    bars = [Bar(name=words("setting"), says=thousands(sent.total), value=sent.total, parts=parts)]
    for one in precedents(cases):
        low, high = everywhere(everyone, one.low), everywhere(everyone, one.high)
        bars.append(Bar(name=one.name, note=_rate(one.low, one.high, words), says=_span(low, high, words),
                        begins=low, value=high))
    least, most = (sent.total - sent.centre + everywhere(centre_people, rate) for rate in CENTRE_ENDS)
    return Bars(heading=words("takes"), bars=bars, top=svg.nice_top(max(most, *(bar.value for bar in bars))),
                x_name=words("on_the_ground"), say=thousands, dial="centre", ends=CENTRE_ENDS,
                path=(least, most, sent.total))


def _where(sector: str, words: Words) -> str:
    """The governorates of a sector, and which of them are mixed."""
    mine = [place for name, place in PLACES.items() if SECTOR_OF[name] == sector]
    return ", ".join(words("is_mixed", name=words(called)) if mixed else words(called) for called, mixed in mine)


def _rows(
    residents: Mapping[str, int], groups: Mapping[str, int], outer: float, centre: float, cases: Sequence[Row],
    words: Words,
) -> Rows:
    """The sectors, all of them, and the central zone alone at the rates of other places."""
    rates = {sector: centre if sector == CENTRE else outer for sector in SECTORS}
    rows: list[tuple[str, ...]] = [
        (words(sector), _where(sector, words), f"{groups[sector]:,}", decimals(rates[sector], 1),
         thousands(everywhere(groups[sector], rates[sector]))) for sector in SECTORS]
    rows.append((words("all_sectors"), "", f"{sum(residents.values()):,}", "",
                 thousands(sum(everywhere(groups[sector], rates[sector]) for sector in SECTORS))))
    for one in precedents(cases):
        low, high = everywhere(groups[CENTRE], one.low), everywhere(groups[CENTRE], one.high)
        rows.append((words("centre_as", case=one.name), "", f"{groups[CENTRE]:,}", _rate(one.low, one.high, words),
                     _span(low, high, words)))
    return rows


def background(words: Words, tables: Tables) -> Sequence[Rows]:
    """What we put in: each governorate's sector, and where and how it is mixed."""
    return [[(words(called), words(SECTOR_OF[name]), words(mixed) if mixed else words("less_so"))
             for name, (called, mixed) in PLACES.items()]]
