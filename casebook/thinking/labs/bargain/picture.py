"""The picture of the bargaining range: what each side accepts, what eats the range, chances with more parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals, percent

LEFT, WIDTH, TOP = 14, 432, 66
MOST = 1.4
"""The right end of the scale of shares: both sides' limits may lie above 1."""
ROW = 62
BARS, BAR_ROW = 250, 26
PANEL = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows. `chances` are those of 2, 3, ... parties.

    `pessimism` is by how much each side thinks itself nearer to losing than the other does; it saves as costs do.
    """

    heading: str
    title: str
    low: float
    high: float
    floors: tuple[float, float]
    p_regime: tuple[float, float]
    eaters: Sequence[tuple[str, float]]
    costs: float
    pessimism: float
    chances: Sequence[float]
    parties: int

    @property
    def cushion(self) -> float:
        """All that a deal saves."""
        return self.costs + self.pessimism


def words(scene: Scene) -> list[str]:
    """The labels of the upper panel."""
    return [f"the regime accepts {decimals(scene.low)} or more", f"the opposition accepts up to {decimals(scene.high)}"]


def cushion_words(scene: Scene) -> list[str]:
    """The labels of the middle panel: the cushion, then what eats it."""
    saves = f"costs of fighting on: {decimals(scene.costs)}"
    if scene.pessimism > 0:
        saves = f"costs: {decimals(scene.costs)}, mutual pessimism: {decimals(scene.pessimism)}"
    return [saves, *(f"{name}: {decimals(size)}" for name, size in scene.eaters)]


def veto_heading(scene: Scene) -> str:
    """The heading of the lower panel."""
    return f"Common ground of {scene.parties} parties: {percent(scene.chances[scene.parties - 2])}"


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture, and the marker that follows the regime's view of the war along its row."""
    plot = svg.Plot(left=LEFT, top=TOP, width=WIDTH, height=2 * ROW, x=(0, MOST), y=(0, 1))
    regime, opposition = words(scene)
    first, second = TOP + 22, TOP + 22 + ROW
    ends = tuple((plot.px(floor), first) for floor in scene.floors)
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        svg.text(4, 42, "The regime's share, from nothing (0) to everything (1)", size=svg.SMALL),
        svg.rect(plot.px(1), TOP - 12, plot.px(MOST) - plot.px(1), 2 * ROW + 12, fill=svg.PANEL),
        svg.text(plot.px(1) + 6, TOP + 2 * ROW - 6, "more than all", size=svg.SMALL, colour=svg.FAINT),
        *_zone(plot, scene),
        _bar(plot, scene.low, MOST, first, svg.COLOURS[1], ""),
        svg.text(LEFT, first + 28, regime, size=svg.SMALL, halo=True),
        _bar(plot, 0, scene.high, second, svg.COLOURS[0], svg.DASHES[4]),
        svg.text(LEFT, second + 28, opposition, size=svg.SMALL, halo=True),
        plot.axes([(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")], []),
        svg.follow("p_regime", *scene.p_regime, ends, (plot.px(scene.low), first),
                   svg.mark("diamond", 0, 0, colour=svg.COLOURS[1], size=9)),
        svg.mark("square", plot.px(min(scene.high, MOST)), second, colour=svg.COLOURS[0], size=8),
    ]
    below = TOP + 2 * ROW + 60
    parts += _cushion(scene, below)
    floor = below + BAR_ROW * (1 + len(scene.eaters)) + 44
    parts += _vetoes(scene, floor)
    follow = Follow(dial="p_regime", low=scene.p_regime[0], high=scene.p_regime[1], points=ends)
    return svg.document(floor + PANEL + 74, scene.title, alt, *parts), follow


def _bar(plot: svg.Plot, start: float, end: float, height: float, colour: str, dash: str) -> str:
    """A thick line along a row, cut at the ends of the scale."""
    left, right = plot.px(min(max(start, 0), MOST)), plot.px(min(max(end, 0), MOST))
    return svg.line((left, height), (right, height), colour=colour, width=8, dash=dash)


def _zone(plot: svg.Plot, scene: Scene) -> list[str]:
    """The shares that both accept, as a band behind the rows; as a line where it is one point; nothing if none."""
    low, high = max(scene.low, 0.0), min(scene.high, 1.0)
    if high < low:
        return []
    left, right = plot.px(low), plot.px(high)
    return [svg.rect(left, TOP - 12, max(right - left, 2), 2 * ROW + 12, fill=svg.COLOURS[2], opacity=0.3,
                     stroke=svg.COLOURS[2])]


def _cushion(scene: Scene, top: float) -> list[str]:
    """What a deal would save, and what eats it, as bars on one scale."""
    labels = cushion_words(scene)
    scale = (svg.WIDTH - BARS - 10) / max(scene.cushion, sum(max(size, 0.0) for _, size in scene.eaters), 0.4)
    parts = [svg.text(4, top, "What a deal saves, and what eats it", bold=True, role="cb-heading"),
             svg.text(4, top + BAR_ROW, labels[0], size=svg.SMALL),
             svg.rect(BARS, top + BAR_ROW - 13, scene.cushion * scale, 16, fill=svg.COLOURS[2], opacity=0.75,
                      stroke=svg.COLOURS[2])]
    start = float(BARS)
    for index, ((_, size), label) in enumerate(zip(scene.eaters, labels[1:], strict=True), start=2):
        parts.append(svg.text(4, top + BAR_ROW * index, label, size=svg.SMALL))
        parts.append(svg.rect(start, top + BAR_ROW * index - 13, max(size, 0.0) * scale, 16, fill=svg.COLOURS[1],
                              opacity=0.75, stroke=svg.COLOURS[1]))
        start += max(size, 0.0) * scale
    edge = BARS + scene.cushion * scale
    parts.append(svg.line((edge, top + BAR_ROW - 18), (edge, top + BAR_ROW * (1 + len(scene.eaters)) + 6),
                          colour=svg.INK, width=2, dash="3 3"))
    return parts


def _vetoes(scene: Scene, top: float) -> list[str]:
    """The chance of common ground for two parties and more; the number of the dial is filled."""
    last = len(scene.chances) + 1
    plot = svg.Plot(left=54, top=top + 22, width=380, height=PANEL, x=(1.7, last + 0.3), y=(0, 1))
    points = [(number, chance) for number, chance in enumerate(scene.chances, start=2)]
    return [
        svg.text(4, top, veto_heading(scene), bold=True, role="cb-heading"),
        plot.axes([(number, str(number)) for number, _ in points], [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
                  "Parties who must all agree"),
        svg.polyline(plot.points(points), colour=svg.COLOURS[3], width=2, dash=svg.DASHES[2]),
        *(svg.mark("disc" if number == scene.parties else "ring", *plot.at(number, chance), colour=svg.COLOURS[3],
                   size=9 if number == scene.parties else 5) for number, chance in points),
    ]
