"""An argument of a learner's own choosing: from a form's rows to an `Argument`, with faults in plain words.

The rows are plain text and choices; whatever is not is dropped. A map without faults passes the checks of the kit's own
maps.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from casebook.files.argument import Argument, Attack, Inference, Node
from casebook.files.wording import listed
from casebook.files.words import Words, words

ROLES = ("thesis", "reason", "evidence", "assumption", "objection", "answer")
VOICES = {"author": "author", "granted": "author-concession", "reported": "reported", "ours": "analyst"}
"""What a learner can choose, and the same as the kit's own maps name it."""
MOST = 40
LONGEST = 400
AGAINST = ("objection", "answer")
KEPT = ("loc", "scheme", "premises")


def rows(value: Any) -> list[dict[str, Any]]:
    """The usable rows of an answer: at most 40, each with text, role, voice, to, together and place.

    Rows without text are dropped, but keep their number: `number` counts from 1 as the learner sees them.
    """
    given = value.get("statements") if isinstance(value, dict) else None
    if not isinstance(given, list):
        return []
    found = []
    for number, row in enumerate(given[:MOST], start=1):
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
            continue
        found.append({
            "number": number,
            "text": " ".join(row["text"].split())[:LONGEST],
            "role": row.get("role") if row.get("role") in ROLES else "",
            "voice": row.get("voice") if row.get("voice") in VOICES else "author",
            "to": str(row.get("to") or ""),
            "together": row.get("together") is True,
            "place": str(row.get("place") or "")[:20],
        })
    return found


def _words() -> Words:
    return words().part("exercise.own")


def names(group: str) -> list[tuple[str, str]]:
    """What a statement can be, and who can say it, with the words for each: the group is "roles" or "voices"."""
    return [(name, _words()[f"{group}.{name}"]) for name in {"roles": ROLES, "voices": VOICES}[group]]


def lines(value: Any) -> list[str]:
    """A learner's map in words, a line a statement."""
    say = _words()
    said = []
    for row in rows(value):
        role = say(f"roles.{row['role']}") if row["role"] else say("no_role_yet")
        aim = say("against" if row["role"] in AGAINST else "for", to=row["to"]) if row["to"] else ""
        together = say("together") if row["to"] and row["together"] else ""
        place = f" [{row['place']}]" if row["place"] else ""
        said.append(f"- {row['number']}. ({role}, {say('voices.' + row['voice'])}{aim}{together}) {row['text']}{place}")
    return said


def short(text: str) -> str:
    """The first words of a statement, for its box."""
    words = text.split()
    return " ".join(words[:5]) + (" ..." if len(words) > 5 else "")


def argument_from(found: list[dict[str, Any]], name: str = "your-own") -> Argument:
    """The map of usable rows. Statement 3 is node S3; reasons marked together share one inference."""
    supported = {row["to"] for row in found if row["role"] not in AGAINST}
    return Argument(
        id=name, thesis=next((f"S{row['number']}" for row in found if row["role"] == "thesis"), ""), summary="",
        nodes=[_node(row, supported) for row in found], inferences=_inferences(found), attacks=_attacks(found),
        pitfalls=[], variants=[], walk=[],
    )


def _node(row: dict[str, Any], supported: set[str]) -> Node:
    kind = {"assumption": "hidden", "answer": "rebuttal"}.get(row["role"], row["role"])
    if kind == "reason":
        kind = "claim" if str(row["number"]) in supported else "premise"
    voice = "analyst" if kind == "hidden" else VOICES[row["voice"]]
    speaker = "others" if voice == "reported" else ""
    return Node(id=f"S{row['number']}", kind=kind or "premise", voice=voice, text=row["text"],  # type: ignore[arg-type]
                short=short(row["text"]), loc=[row["place"]] if row["place"] else [], speaker=speaker)


def _inferences(found: list[dict[str, Any]]) -> list[Inference]:
    made: list[Inference] = []
    joint: dict[str, Inference] = {}
    for row in found:
        if row["role"] in (*AGAINST, "thesis") or not row["to"]:
            continue
        name, target = f"S{row['number']}", f"S{row['to']}"
        if row["together"] and target in joint:
            joint[target].premises.append(name)
            continue
        step = Inference(id=f"R{len(made) + 1}", premises=[name], conclusion=target, scheme="", loc=[])
        made.append(step)
        if row["together"]:
            joint[target] = step
    return made


def _attacks(found: list[dict[str, Any]]) -> list[Attack]:
    against = [row for row in found if row["role"] in AGAINST and row["to"]]
    return [Attack(id=f"A{n}", source=f"S{row['number']}", target=f"S{row['to']}", loc=[])
            for n, row in enumerate(against, start=1)]


def broken(found: list[dict[str, Any]]) -> list[str]:
    """The faults that keep a map from being drawn, one sentence each."""
    say = _words()
    theses = [row["number"] for row in found if row["role"] == "thesis"]
    said = [] if theses else [say("no_thesis")]
    said += [say("second_thesis", n=number) for number in theses[1:]]
    said += [say(fault, n=row["number"], to=row["to"]) for row in found if (fault := _fault(row, found))]
    return said or [say("circle", rows=listed(circle)) for circle in _circles(found)]


def _fault(row: dict[str, Any], found: list[dict[str, Any]]) -> str:
    """The name of the sentence that says what is wrong with one row; "" where nothing is."""
    thesis = row["role"] == "thesis"
    if not row["role"]:
        return "no_role"
    if thesis or not row["to"]:
        return "thesis_arrow" if row["to"] else "" if thesis else "no_arrow"
    if row["to"] == str(row["number"]):
        return "on_itself"
    return "" if row["to"] in {str(other["number"]) for other in found} else "to_empty"


def _circles(found: list[dict[str, Any]]) -> list[list[str]]:
    """The circles of arrows among rows that all point somewhere: who is in one never reaches the thesis."""
    to = {str(row["number"]): row["to"] for row in found}
    circles: list[list[str]] = []
    for start in to:
        way: list[str] = []
        here = start
        while here in to and here not in way:
            way.append(here)
            here = to[here]
        if here == start and not any(start in circle for circle in circles):
            circles.append(sorted(way, key=int))
    return circles


def faults(found: list[dict[str, Any]], least: int) -> list[str]:
    """What is still wrong with the form of a map, one sentence each; none where it is well formed."""
    say = _words()
    said = broken(found)
    if len(found) < least:
        said.append(say("too_few", n=len(found), least=least))
    if not any(row["role"] in ("assumption", "objection") for row in found):
        said.append(say("nothing_yours"))
    return said


def as_yaml(value: Any, name: str = "your-own") -> str:
    """The map as an argument.yaml that the kit itself can read."""
    import yaml

    argument = asdict(argument_from(rows(value), name))
    for group in ("nodes", "inferences", "attacks"):
        argument[group] = [{k: v for k, v in item.items() if v not in ("", None, [], False) or k in KEPT}
                           for item in argument[group]]
    return f"# {_words()('file')}\n" + yaml.safe_dump(argument, sort_keys=False, allow_unicode=True, width=110)
