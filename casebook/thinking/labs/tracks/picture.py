"""The picture of the tracks lab: actors on the left in the order of their rank, tracks on the right, links between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg

TOP, ROW = 78, 27
LEFT_WORDS, LEFT, RIGHT, RIGHT_WORDS = 162, 176, 316, 330


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An actor or a track: its id, its label with its figure, and whether it leads."""

    id: str
    words: str
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows; `links` pair the ids of an actor and a track."""

    heading: str
    title: str
    left_head: str
    actors: Sequence[End]
    tracks: Sequence[End]
    links: Sequence[tuple[str, str]]


RIGHT_HEAD = "tracks (parties)"


def draw(scene: Scene, alt: str) -> str:
    """The network. The links of whoever leads are thick and coloured; other links are thin."""
    rows = max(len(scene.actors), len(scene.tracks), 1)
    bottom = TOP + ROW * rows
    left = _places(scene.actors, bottom)
    right = _places(scene.tracks, bottom)
    leaders = {actor.id for actor in scene.actors if actor.leads}
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        svg.text(4, 48, scene.left_head, size=svg.SMALL, colour=svg.FAINT),
        svg.text(RIGHT_WORDS, 48, RIGHT_HEAD, size=svg.SMALL, colour=svg.FAINT),
    ]
    for one, other in sorted(scene.links, key=lambda link: link[0] in leaders):
        heavy = one in leaders
        parts.append(svg.line((LEFT, left[one]), (RIGHT, right[other]), width=3.5 if heavy else 1.3,
                              colour=svg.COLOURS[0] if heavy else svg.LINE))
    for actor in scene.actors:
        parts.append(svg.mark("square" if actor.leads else "disc", LEFT, left[actor.id], size=7,
                              colour=svg.COLOURS[0] if actor.leads else svg.COLOURS[4]))
        parts.append(svg.text(LEFT_WORDS, left[actor.id] + 5, actor.words, anchor="end", size=svg.SMALL,
                              bold=actor.leads, fit=LEFT_WORDS - 4))
    for track in scene.tracks:
        parts.append(svg.mark("diamond", RIGHT, right[track.id], size=6, colour=svg.COLOURS[1]))
        parts.append(svg.text(RIGHT_WORDS, right[track.id] + 5, track.words, size=svg.SMALL,
                              fit=svg.WIDTH - RIGHT_WORDS - 4))
    return svg.document(bottom + 8, scene.title, alt, *parts)


def _places(ends: Sequence[End], bottom: float) -> dict[str, float]:
    """The heights of one column, spread evenly over the whole."""
    step = (bottom - TOP) / max(len(ends), 1)
    return {end.id: TOP + step * (index + 0.5) - 8 for index, end in enumerate(ends)}
