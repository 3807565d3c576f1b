"""The argument to walk through, to explore and to weigh: three views of one family over `casebook.thinking.argument`.

Drawing, texts and the order of evaluation come from Python once; after that the browser asks the kernel nothing, except
to keep an answer of the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import traitlets

from casebook.files.argument import Argument, Node, Step
from casebook.thinking.argument import strength, text
from casebook.thinking.argument.details import details, heading
from casebook.thinking.argument.graph import core, part, read
from casebook.thinking.argument.words import arrow, kind_word, sayings, voice_word
from casebook.widgets.argument_drawing import drawing, legend
from casebook.widgets.base import View

Keep = Callable[[str, str], Any]


class ArgumentView(View):
    """What the three views share: a sound argument, and how its author is called in running text."""

    spec = traitlets.Dict().tag(sync=True)

    def __init__(self, argument: Argument, author: str = "", **kwargs: Any) -> None:
        self.argument, self.author = argument, author or sayings()["author"]
        super().__init__(**kwargs)


LOOK = "argument.css"
DRAWN = ("argument_parts.js", "argument.js")


class Map(ArgumentView, script=(*DRAWN, "argument_map.js"), look=LOOK, words=("map_view",)):
    """The whole map to explore: as a picture, or as a list that says the same.

    Traits
    ------
    selected : id of the part whose details are open; empty for none.
    detail : whether the detail layer is open.
    form : "auto" (a list in a container of at most 480 pixels, else the picture), "map" or "list".
    """

    selected = traitlets.Unicode("").tag(sync=True)
    detail = traitlets.Bool(False).tag(sync=True)
    form = traitlets.Enum(["auto", "map", "list"], "auto").tag(sync=True)

    def __init__(self, argument: Argument, author: str = "", detail: bool = False, **kwargs: Any) -> None:
        super().__init__(argument, author, **kwargs)
        inner = core(argument)
        self.spec = {"title": sayings()("map.title"), "legend": legend(argument), "core": drawing(inner, self.author),
                     "whole": drawing(argument, self.author) if inner != argument else None}
        self.detail = detail and inner != argument

    @property
    def shown(self) -> Argument:
        """What is on the map now: the core, or all of it where the detail layer is open."""
        return self.argument if self.detail or not self.spec["whole"] else core(self.argument)

    @traitlets.validate("selected")
    def _known(self, proposal: Any) -> str:
        name = proposal["value"]
        known = {**self.spec["core"]["parts"], **(self.spec["whole"] or {}).get("parts", {})}
        if name and name not in known:
            raise traitlets.TraitError(sayings()("map.no_part", name=name, names=", ".join(known)))
        return name

    def details(self, name: str) -> str:
        """What is known about one part, as text."""
        facts = details(self.shown, name, self.author)
        return "\n".join([heading(self.shown, name), *(f"{label}: {' '.join(lines)}" for label, lines in facts)])

    def text(self) -> str:
        """The outline of what is on the map."""
        return text.outline(self.shown, self.author)


class Walk(ArgumentView, script=(*DRAWN, "argument_walk.js"), look=LOOK, words=("view", "map_view", "walk_view")):
    """The argument, built up step by step: a question, a committed choice, what it teaches, what the map gains.

    Parameters
    ----------
    on_answer : called once a step with its id and that of the first choice; a text that it gives back is the notice.
    answers : choices made earlier, by step id; unknown steps and choices are left out.

    Traits
    ------
    at : the step, from 0. Its parts are on the map once it is answered; those of earlier steps always are.
    """

    at = traitlets.Int(0).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self, argument: Argument, author: str = "", on_answer: Keep | None = None,
                 answers: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self._keep = on_answer
        self._choices = {(step.id, choice.id): choice for step in argument.walk for choice in step.choices}
        known = {step: choice for step, choice in (answers or {}).items() if (step, choice) in self._choices}
        first_open = next((i for i, step in enumerate(argument.walk) if step.id not in known), len(argument.walk))
        super().__init__(argument, author, at=first_open, answers=known, **kwargs)
        shown = part(argument, [name for step in argument.walk for name in step.show])
        self.spec = {"title": sayings()("walk.title"), "drawing": drawing(shown, self.author),
                     "legend": legend(argument), "steps": [_step(argument, step) for step in argument.walk]}

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Keep an answer."""
        step, choice = message.get("step"), message.get("choice")
        if message.get("do") == "answer" and (step, choice) in self._choices and step not in self.answers:
            self.answer(str(step), str(choice))

    @traitlets.validate("at")
    def _in_the_walk(self, proposal: Any) -> int:
        return max(0, min(proposal["value"], len(self.argument.walk) - 1))

    def answer(self, step: str, choice: str) -> str:
        """Commit a choice; what it teaches. The first one of a step stays.

        Raises
        ------
        KeyError
            If there is no such step or choice.
        ValueError
            If the step is answered already.
        """
        taken = self._choices.get((step, choice))
        if taken is None:
            raise KeyError(sayings()("walk.no_choice", step=step, choice=choice))
        if step in self.answers:
            raise ValueError(sayings()("walk.answered", step=step, choice=self.answers[step]))
        self.answers = {**self.answers, step: choice}
        said = self._keep(step, choice) if self._keep else None
        self.notice = said if isinstance(said, str) else ""
        return sayings()("walk.verdict", verdict=text.verdict(taken), feedback=taken.feedback)

    def go(self, number: int) -> str:
        """Go to a step by its number, from 1; the step as text."""
        self.at = number - 1
        return text.step_text(self.argument, self.at, self.author, self.answers.get(self.argument.walk[self.at].id))

    def next(self) -> str:
        """Go to the next step; the step as text."""
        return self.go(self.at + 2)

    def back(self) -> str:
        """Go to the step before; the step as text."""
        return self.go(self.at)

    @property
    def shown(self) -> Argument:
        """What is on the map now."""
        steps = [step for number, step in enumerate(self.argument.walk)
                 if number < self.at or (number == self.at and step.id in self.answers)]
        return part(self.argument, [name for step in steps for name in step.show])

    def text(self) -> str:
        """The whole walk, with the answers given so far marked."""
        return text.walk(self.argument, self.author, self.answers)


def _step(argument: Argument, step: Step) -> dict[str, Any]:
    """A step as the page is sent it, with what it adds to the map: nodes by id, arrows in words."""
    parts = read(argument)
    return {**asdict(step), "new": [name for name in step.show if name in parts.nodes],
            "arrows": [arrow(parts, name) for name in step.show if name not in parts.nodes]}


class Weigh(ArgumentView, script="argument_weigh.js", look=LOOK, words=("weigh_view", "argument.weigh")):
    """How far do you believe each leaf? The thesis under two semantics, computed in the browser as you move.

    Traits
    ------
    value : the belief in each leaf, 0..1, by node id.
    """

    value = traitlets.Dict().tag(sync=True)

    def __init__(self, argument: Argument, author: str = "", detail: bool = False, **kwargs: Any) -> None:
        shown, say = argument if detail else core(argument), sayings().part("weigh")
        self._leaves = {name: read(shown).nodes[name] for name in strength.leaves(shown)}
        spec = {
            "title": say("title"), "what_if": say("what_if"), "common": say("common"),
            "thesis": shown.thesis, "start": strength.LEAF,
            "semantics": [[name, say(f"names.{name}"), say(f"formulas.{name}")] for name in strength.SEMANTICS],
            "groups": say["groups"],
            "leaves": [{"id": node.id, "group": _group(node), "kind": node.kind, "voice": node.voice,
                        "label": say("leaf", **_named(node)), "text": node.text} for node in self._leaves.values()],
            "derived": [{"id": n.id, "kind": kind_word(n), "short": n.short or n.text} for n in shown.nodes
                        if n.id not in self._leaves],
            "plan": [asdict(part) for part in strength.plan(shown)],
            "sources": {a.id: a.source for a in shown.attacks},
        }
        super().__init__(shown, author, spec=spec, value={}, **kwargs)

    @traitlets.validate("value")
    def _beliefs(self, proposal: Any) -> dict[str, float]:
        given = proposal["value"]
        strange = [name for name in given if name not in self._leaves]
        if strange:
            names = ", ".join(self._leaves)
            raise traitlets.TraitError(sayings()("weigh.no_leaf", name=strange[0], names=names))
        try:
            given = strength.checked(given)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        return {name: given.get(name, strength.LEAF) for name in self._leaves}

    def set(self, **beliefs: float) -> Weigh:
        """Set the belief in some leaves, 0..1. Returns itself."""
        self.value = {**self.value, **beliefs}
        return self

    def strengths(self, semantics: str = "df-quad") -> dict[str, float]:
        """The strength of every part under "df-quad" or "quadratic-energy"."""
        return strength.strengths(self.argument, self.value, semantics)

    def text(self) -> str:
        """Beliefs, strengths, workings and the most influential leaf, under both semantics."""
        say, thesis = sayings().part("weigh"), self.argument.thesis
        lines = [say("what_if"), "", say("leaves")]
        for name, belief in self.value.items():
            node = self._leaves[name]
            lines.append("  " + say("belief", belief=f"{belief:.2f}", text=node.text, **_named(node)))
        for name in strength.SEMANTICS:
            found = self.strengths(name)
            lines += ["", say("formula", name=say(f"names.{name}"), formula=say(f"formulas.{name}")),
                      "  " + say("thesis", id=thesis, strength=f"{found[thesis]:.2f}")]
            lines += [f"    {line}" for line in strength.workings(self.argument, found, thesis)]
            lines += ["  " + say("other", id=n.id, strength=f"{found[n.id]:.2f}") for n in self.argument.nodes
                      if n.id not in self.value and n.id != thesis]
            lines.append("  " + strength.most_said(self.argument, self.value, name))
        return "\n".join([*lines, "", say("common")])


def _named(node: Node) -> dict[str, str]:
    return {"id": node.id, "kind": kind_word(node), "voice": voice_word(node)}


def _group(node: Node) -> str:
    """Which group of leaves a node stands in: who says it, and of what is ours, what it does."""
    if node.voice == "analyst":
        return "objections" if node.kind in ("objection", "rebuttal") else "hidden"
    return "author" if node.voice == "author" else "granted"
