"""The words for the parts of an argument, the same in the map, the walk, the outline and the details.

They stand in `data/words.yaml` under `argument`; here is decided which of them fits a part.
"""

from __future__ import annotations

from casebook.files.argument import Confidence, Inference, Node
from casebook.files.wording import listed
from casebook.files.words import Words, words
from casebook.thinking.argument.graph import Graph


def sayings() -> Words:
    """The sentences of the map, the walk and the weighing."""
    return words().part("argument")


def kind_word(node: Node) -> str:
    """What a node is: thesis, claim, premise, evidence, hidden premise, objection, reply."""
    return sayings()(f"kinds.{node.kind}")


def voice_word(node: Node) -> str:
    """Whose it is, in a word or two: author, conceded, reported (with the speaker), ours."""
    return sayings()(f"voices.{node.voice}", speaker=_speaker(node))


def voice_start(node: Node, author: str) -> str:
    """Whose it is, as the start of a sentence: "O'Hanlon says", "we add (not said by O'Hanlon)"."""
    return sayings()(f"says.{node.voice}", author=author, speaker=_speaker(node))


def _speaker(node: Node) -> str:
    return node.speaker or sayings()["others"]


def places(loc: list[str]) -> str:
    """Locators as text: "P4, P5"."""
    return ", ".join(loc)


def bearing(node: Node) -> str:
    """A statement's paragraphs: those that say it, or, for what is ours, those on which it bears. Empty for none."""
    where = places(node.loc)
    return sayings()("bears", where=where) if where and node.voice == "analyst" else where


def sureness(conf: Confidence | None) -> str:
    """How surely it is said, with the words that show it; empty where nothing is known."""
    if conf is None:
        return ""
    say = sayings()
    parts = [say(f"levels.{conf.level}")]
    for name, signs in (("hedged", conf.hedge), ("strengthened", conf.booster)):
        if signs:
            parts.append(say(name, words=", ".join(f'"{sign}"' for sign in signs)))
    return "; ".join(parts)


def mode(inference: Inference, graph: Graph) -> str:
    """Linked (several premises that work only together), convergent (one of several reasons), or single."""
    if len(inference.premises) > 1:
        return sayings()("modes.linked")
    return sayings()("modes.convergent" if len(graph.into[inference.conclusion]) > 1 else "modes.single")


def scheme_word(name: str) -> str:
    """The name of an argument scheme as words: "practical reasoning"."""
    return name.replace("-", " ")


def aim(graph: Graph, name: str) -> str:
    """What an attack is aimed at: "speaks against C1", "speaks against the step to C2", "answers O1". Empty if `name`
    is no attack.
    """
    attack = graph.attacks.get(name)
    if attack is None:
        return ""
    if attack.target in graph.inferences:
        return sayings()("aims.step", target=graph.inferences[attack.target].conclusion)
    if attack.target in graph.attacks:
        return sayings()("aims.attack", target=graph.attacks[attack.target].source)
    return sayings()("aims.node", target=attack.target)


def arrow(graph: Graph, name: str) -> str:
    """An inference or an attack as a sentence: "G1 and H1 together support C1 (scheme: sign)."

    A `KeyError` if no inference or attack has this id.
    """
    say = sayings().part("walk")
    if name in graph.attacks:
        return say("attack", id=graph.attacks[name].source, aim=aim(graph, name))
    inference = graph.inferences[name]
    several = "support_many" if len(inference.premises) > 1 else "support_one"
    return say(several, premises=listed(inference.premises), target=inference.conclusion,
               scheme=scheme_word(inference.scheme))
