"""The maps of all the articles as one, tied together under the kit's question. What ties them is ours, and says so."""

from __future__ import annotations

from typing import Any

from casebook.files.wording import capitalised
from casebook.files.words import words
from casebook.thinking.argument.details import details
from casebook.thinking.combined_map import combined, ends, named, origins, text
from casebook.thinking.meetings import SideBySide
from casebook.widgets.argument import Map


class CombinedMap(Map):
    """The four maps as one map to explore.

    The facts about a part are those of its own article's map, under the ids that it has there.
    """

    def __init__(self, sides: SideBySide, **kwargs: Any) -> None:
        self.sides = sides
        said = words().part("comparison.map")
        super().__init__(combined(sides), said("nobody"), **kwargs)
        spec = {**self.spec, "title": said("title")}
        spec["legend"] = [*spec["legend"], ["link", said("legend")]]
        for layer in (spec["core"], spec["whole"]):
            if layer:
                self._own_facts(layer["parts"])
        self.spec = spec

    def _tied(self) -> dict[str, list[str]]:
        """What is said of a part because of a link: a sentence a link, by the part's id on this map."""
        said, short = words().part("comparison.map"), {p.id: p for p in self.sides.people}
        tied: dict[str, list[str]] = {}
        for link in self.sides.comparisons.links:
            source, target = (named(short[e.article], e.id) for e in ends(link))
            for end in (source, target):
                tied.setdefault(end, []).append(said(link.relation, source=source, target=target, why=link.why))
        return tied

    def _own_facts(self, parts: dict[str, dict[str, Any]]) -> None:
        said, people = words().part("comparison.map"), self.sides.people
        called = {p.id: p.called for p in people}
        label = {f"{p.short} answers": p.label for p in people}
        links = {link.id: link for link in self.sides.comparisons.links}
        where, tied = origins(self.sides), self._tied()
        for name, part in parts.items():
            if name in where:
                own = where[name]
                facts = details(self.sides.arguments[own.article], own.id, called[own.article])
                part["facts"] = [[k, lines] for k, lines in facts]
                if name in tied:
                    part["facts"].append([said("beside"), tied[name]])
            elif name in links:
                part["facts"] = [[said("ours"), [links[name].why]]]
                part["text"] = said("because_link")
            elif name in label:
                part["facts"] = [[capitalised(said("answer")), [said("answers", who=label[name])]]]
                part["text"] = said("answered", who=label[name])

    def details(self, name: str) -> str:
        """What is known about one part, as text; of a link between articles its reason."""
        said = words().part("comparison.map")
        for link in self.sides.comparisons.links:
            if link.id == name:
                ends_are = {"source": link.source, "target": link.target, "relation": link.relation}
                return said("link_details", name=name, reading=said("reading", why=link.why), **ends_are)
        part = (self.spec["whole"] or self.spec["core"])["parts"][name]
        return "\n".join([part["heading"], *(f"{label}: {' '.join(lines)}" for label, lines in part["facts"])])

    def text(self) -> str:
        """What is on the map, with every link and its reason."""
        return text(self.sides, self.shown)
