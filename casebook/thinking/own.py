"""An argument of a learner's own choosing: from a form's rows to an `Argument`, with faults in plain words.

The rows are plain text and choices; whatever is not is dropped. The same checks run as on the kit's own maps.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from casebook.files.argument import Argument, Attack, Inference, Node
from casebook.thinking.argument.wellformed import findings

ROLES = {
    "thesis": "thesis",
    "reason": "reason",
    "evidence": "evidence",
    "assumption": "unsaid assumption",
    "objection": "objection",
    "answer": "answer to an objection",
}
VOICES = {"author": "the author", "granted": "granted by the author", "reported": "reported of others", "ours": "mine"}
MOST = 40
LONGEST = 400
_VOICE = {"author": "author", "granted": "author-concession", "reported": "reported", "ours": "analyst"}
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


def own_lines(value: Any) -> list[str]:
    """A learner's map in words, a line a statement."""
    lines = []
    for row in rows(value):
        aim = "against" if row["role"] in AGAINST else "for"
        arrow = f", {aim} {row['to']}{' (together)' if row['together'] else ''}" if row["to"] else ""
        place = f" [{row['place']}]" if row["place"] else ""
        lines.append(f"- {row['number']}. ({row['role'] or 'no role'}, {VOICES[row['voice']]}{arrow}) "
                     f"{row['text']}{place}")
    return lines


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
    voice = "analyst" if kind == "hidden" else _VOICE[row["voice"]]
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


def faults(found: list[dict[str, Any]], least: int) -> list[str]:
    """What is still wrong with the form of a map, one sentence each; none where it is well formed."""
    numbers = {str(row["number"]) for row in found}
    said = []
    theses = [row for row in found if row["role"] == "thesis"]
    if not theses:
        said.append("There is no thesis yet. Which sentence do the others serve? Give it the role 'thesis'.")
    for row in theses[1:]:
        said.append(f"Statement {row['number']} is a second thesis. Keep one; the other may be a reason for it.")
    for row in found:
        n = row["number"]
        if not row["role"]:
            said.append(f"Statement {n} has no role yet. Choose one.")
        elif row["role"] == "thesis" and row["to"]:
            said.append(f"Statement {n} is the thesis: it supports nothing further. Clear its arrow.")
        elif row["role"] != "thesis" and not row["to"]:
            said.append(f"Statement {n} leads nowhere. Say which statement it speaks for or against.")
        elif row["to"] == str(n):
            said.append(f"Statement {n} rests on itself. Choose another statement.")
        elif row["to"] and row["to"] not in numbers:
            said.append(f"Statement {n} points to statement {row['to']}, which is empty. Choose another.")
    if not said:
        said += _deeper(found)
    if len(found) < least:
        said.append(f"There are {len(found)} statements; a map of this size needs at least {least}.")
    if not any(row["role"] in ("assumption", "objection") for row in found):
        said.append("Nothing on the map is yours yet. Add an assumption that nobody says, or an objection.")
    return said


def _deeper(found: list[dict[str, Any]]) -> list[str]:
    """Faults that only show on the graph: circles, and parts that never reach the thesis."""
    said = []
    for finding in findings(argument_from(found)):
        if "loc" not in finding.where:
            said.append(finding.found[0].upper() + finding.found[1:] + ". " + finding.mend[0].upper() + finding.mend[1:]
                        + ".")
    return said


def as_yaml(value: Any, name: str = "your-own") -> str:
    """The map as an argument.yaml that the kit itself can read."""
    import yaml

    argument = asdict(argument_from(rows(value), name))
    for group in ("nodes", "inferences", "attacks"):
        argument[group] = [{k: v for k, v in item.items() if v not in ("", None, [], False) or k in KEPT}
                           for item in argument[group]]
    head = "# An argument map drawn in Roads to Geneva. It can be the argument.yaml of an article of your own.\n"
    return head + yaml.safe_dump(argument, sort_keys=False, allow_unicode=True, width=110)
