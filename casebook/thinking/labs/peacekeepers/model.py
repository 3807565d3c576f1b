"""From dial values and population rows to a result: how many peacekeepers, and whether sectors save any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casebook.thinking.labs.contract import Reading, Result, Row, Table
from casebook.thinking.labs.peacekeepers import picture
from casebook.thinking.labs.peacekeepers.arithmetic import (
    ROTATION,
    Force,
    Precedent,
    break_even,
    everywhere,
    force,
    precedents,
)
from casebook.thinking.labs.peacekeepers.sectors import CENTRE, SECTORS, TILES, by_sector, people
from casebook.thinking.labs.text import decimals, percent, plain, thousands

CENTRE_LOW, CENTRE_HIGH = 0.0, 30.0
STATES = {
    "saves": "The confederation takes fewer peacekeepers than one rate everywhere.",
    "breaks even": "The confederation takes as many peacekeepers as one rate everywhere.",
    "costs more": "The confederation takes more peacekeepers than one rate everywhere.",
    "never": "The inner lines alone take more than the outer sectors could ever save.",
    "nobody sent": "No peacekeepers are sent.",
    "no data": "The table of governorates was not given, so there are no people to count.",
}


def state_of(outer_people: float, centre: float, sent: Force, saved: float) -> str:
    """The named state; see `STATES`. `centre` is the rate in the central zone, `saved` what the sectors save."""
    if sent.total < 0.5:
        return "nobody sent"
    if abs(saved) < 0.5:
        return "breaks even"
    if saved > 0:
        return "saves"
    return "costs more" if break_even(outer_people, centre, sent.lines) is not None else "never"


def evaluate(rows: Sequence[Row], known: Sequence[Precedent], values: Mapping[str, float]) -> Result:
    """The force at one (settled) setting of the dials, for the residents of the chosen year."""
    year = int(values["year"])
    residents = people(rows, year)
    if not residents:
        return _nothing()
    groups = by_sector(residents)
    centre_people = groups[CENTRE]
    everyone = sum(groups.values())
    outer_people = everyone - centre_people
    outer, centre = values["r_out"], values["r_in"]
    per_km, km = values["per_km"], values["km"]
    sent = force(outer_people, centre_people, outer, centre, per_km, km)
    saved = everywhere(everyone, centre) - sent.total
    even = break_even(outer_people, centre, sent.lines)
    state = state_of(outer_people, centre, sent, saved)
    rotated = values["rotation"] >= 0.5
    sentence = _sentence(state, sent, saved, rotated)
    scene = picture.Scene(
        title=sentence,
        map_heading=f"Five sectors, people in {year} (our reading of P6)",
        residents=residents,
        sector_people=groups,
        heading="What it takes, and took elsewhere",
        rows=[
            picture.Row(name="This setting", low=sent.total, high=sent.total,
                        parts=(sent.outer, sent.centre, sent.lines)),
            *(
                picture.Row(name=_rated(one), low=everywhere(everyone, one.low), high=everywhere(everyone, one.high))
                for one in known
            ),
        ],
        centre_low=CENTRE_LOW,
        centre_high=CENTRE_HIGH,
        total_low=sent.total - sent.centre + everywhere(centre_people, CENTRE_LOW),
        total_high=sent.total - sent.centre + everywhere(centre_people, CENTRE_HIGH),
    )
    alt = _alt(scene, values)
    drawn, follow = picture.draw(scene, alt)
    return Result(
        state=state, sentence=sentence, flip=_flip(state, outer, even), svg=drawn, alt=alt, follow=follow,
        readings=_readings(sent, saved, even, everyone, centre_people, known),
        table=_table(residents, groups, outer, centre),
    )


def _rated(one: Precedent) -> str:
    """A precedent's name for the rows, with its rate."""
    rate = f"{one.low:g}" if one.low == one.high else f"{one.low:g}-{one.high:g}"
    return f"{one.name} ({rate})"


def _nothing() -> Result:
    """The result without a table of governorates: the tiles, and a sentence that says what is missing."""
    sentence = STATES["no data"]
    scene = picture.Scene(
        title="Five sectors on fourteen tiles", map_heading="Five sectors on fourteen tiles (our reading of P6)",
        residents={}, sector_people={}, heading="No people to count: the table is missing", rows=[], centre_low=0,
        centre_high=0, total_low=0, total_high=0,
    )
    tiles = "; ".join(f"{tile.name}: {tile.sector}" for tile in TILES)
    sectors = "; ".join(f"{sector.letter} {sector.name}" for sector in SECTORS)
    alt = f"{scene.map_heading}. {tiles}. Letters: {sectors}. {scene.heading}."
    drawn, _ = picture.draw(scene, alt)
    table = Table(caption="The sectors", header=("Governorate", "Sector"),
                  rows=tuple((tile.name, tile.sector) for tile in TILES))
    reading = Reading(id="total", label="Peacekeepers on the ground", value=None, text="no data")
    return Result(state="no data", sentence=sentence, readings=(reading,), flip="There is no flip point without data.",
                  svg=drawn, alt=alt, table=table)


def _sentence(state: str, sent: Force, saved: float, rotated: bool) -> str:
    takes = f"This confederation takes {thousands(sent.total)} peacekeepers on the ground"
    if rotated:
        takes += f", and {thousands(ROTATION * sent.total)} in all with rotation"
    than = "the central zone's rate for everybody would take"
    return {
        "saves": f"{takes}. That is {thousands(saved)} fewer than {than}.",
        "breaks even": f"{takes}: as many as {than}.",
        "costs more": f"{takes}. That is {thousands(-saved)} more than {than}.",
        "never": f"{takes}. That is {thousands(-saved)} more than {than}, and no rate in the outer sectors mends it.",
        "nobody sent": "Nobody is sent: every sector polices itself and no line is watched.",
    }[state]


def _flip(state: str, outer: float, even: float | None) -> str:
    if state == "nobody sent":
        return "With nobody sent there is nothing to save."
    if even is None:
        return (
            "There is no flip point on the outer dial: the inner lines alone take more than the outer sectors could"
            " save."
        )
    side = "below" if outer <= even else "above"
    return (
        f"The sectors stop saving when the outer ones need more than {decimals(even, 1)} per 1000 people; the dial"
        f" stands at {decimals(outer, 1)}, {decimals(abs(even - outer), 1)} {side} that."
    )


def _readings(
    sent: Force, saved: float, even: float | None, everyone: int, centre_people: int, known: Sequence[Precedent]
) -> tuple[Reading, ...]:
    readings = [
        Reading(id="total", label="Peacekeepers on the ground", value=sent.total, text=thousands(sent.total)),
        Reading(id="rotation", label=f"In all with rotation ({ROTATION} for each one on the ground)",
                value=ROTATION * sent.total, text=thousands(ROTATION * sent.total)),
        Reading(id="outer", label="In the four outer sectors", value=sent.outer, text=thousands(sent.outer)),
        Reading(id="centre", label="In the central zone", value=sent.centre, text=thousands(sent.centre)),
        Reading(id="lines", label="Along the inner lines", value=sent.lines, text=thousands(sent.lines)),
        Reading(id="rate", label="For each 1000 people of the country", value=1000 * sent.total / everyone,
                text=decimals(1000 * sent.total / everyone, 1)),
        Reading(id="saved", label="Fewer than one rate everywhere (below zero: more)", value=saved,
                text=thousands(saved)),
        Reading(id="break_even", label="Outer rate at which nothing is saved", value=even,
                text="never" if even is None else f"{decimals(even, 1)} per 1000"),
        Reading(id="centre_people", label="People in the central zone", value=centre_people,
                text=f"{picture.millions(centre_people)}, {percent(centre_people / everyone)} of all"),
    ]
    for one in known:
        low, high = everywhere(centre_people, one.low), everywhere(centre_people, one.high)
        words = thousands(low) if low == high else f"{thousands(low)} to {thousands(high)}"
        readings.append(Reading(id=f"centre_{one.id.replace('-', '_')}",
                                label=f"The central zone alone at the rate of {_rated(one)}", value=low, text=words))
    return tuple(readings)


def _table(residents: Mapping[str, int], groups: Mapping[str, int], outer: float, centre: float) -> Table:
    rows = []
    for sector in SECTORS:
        members = [tile for tile in TILES if tile.sector == sector.id]
        rate = centre if sector.id == CENTRE else outer
        where = ", ".join(tile.name + (" (mixed)" if tile.mixed else "") for tile in members)
        rows.append((f"{sector.letter} {sector.name}", where, f"{groups[sector.id]:,}", decimals(rate, 1),
                     thousands(everywhere(groups[sector.id], rate))))
    rows.append(("all sectors", "", f"{sum(residents.values()):,}", "",
                 thousands(sum(everywhere(groups[s.id], centre if s.id == CENTRE else outer) for s in SECTORS))))
    return Table(caption="The sectors, their people and the peacekeepers in them (inner lines not counted)",
                 header=("Sector", "Governorates (our reading of P6)", "People", "Per 1000", "Peacekeepers"),
                 rows=tuple(rows))


def _alt(scene: picture.Scene, values: Mapping[str, float]) -> str:
    sectors = []
    for sector in SECTORS:
        tiles = [tile for tile in TILES if tile.sector == sector.id]
        names = ", ".join(
            f"{tile.name} {sector.letter} {picture.millions(scene.residents[tile.name])}"
            + (" (mixed governorate)" if tile.mixed else "")
            for tile in tiles
        )
        count = picture.millions(scene.sector_people[sector.id])
        sectors.append(f"{sector.letter} {sector.name}: {count} ({names})")
    rows = "; ".join(f"{row.name} {row.says}" for row in scene.rows)
    return (
        f"{scene.map_heading}. Fourteen tiles, no borders claimed; the central zone has a heavy edge, a folded corner"
        f" marks a mixed governorate. {'. '.join(sectors)}."
        f" {scene.heading}: {rows}. The bar of this setting is split: {scene.rows[0].split}"
        f" ({decimals(values['km'], 0)} km of inner lines). A marker stands at its end, on a scale of troops on the"
        " ground."
    )


def read(rows: Iterable[Row] | None, cases: Iterable[Row] | None) -> tuple[list[Row], list[Precedent]]:
    """The tables as the model wants them; empty where they were not given."""
    return list(rows or ()), precedents(cases or ())


text = plain
