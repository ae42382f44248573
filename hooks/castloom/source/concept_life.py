"""A concept over time: earlier definitions, what was said for and against it, and how it was given up."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from castloom.model.concept import Earlier, Retirement, Side, Stance
from castloom.model.problem import Unreadable, nearest_name
from castloom.source.folder import Known
from castloom.source.record import Record
from castloom.source.values import basic, moment
from castloom.source.yamltext import Node

_EARLIER = "{date: 2024-03-01, definition: What it was said to be from then on}"
_STANCE = "{passage: episodes/001-low-water.md#p-3f9a2c71, side: against, note: Why it matters}"
_RETIRED = "{date: 2025-06-01, reason: What speaks against it}"
_DAY, _ADDRESS = "date: 2024-03-01", "passage: episodes/001-low-water.md#p-3f9a2c71"
_NUMBER = re.compile(r"\d+-")
_PLACE = re.compile(
    r"(?:.*/)?episodes/(?P<name>[^/?#]+?)(?:\.md|/(?:index\.html)?)?(?:\?[^#]*)?#(?P<address>p-[0-9a-f]{8})"
)


def read_history(record: Record, definition: str) -> tuple[Earlier, ...]:
    """The earlier definitions, newest first; two of one day, or one that still holds, are problems."""
    days: dict[date, int] = {}
    history: list[Earlier] = []
    for earlier, line in filter(None, record.groups("history", _earlier, _EARLIER)):
        first = days.setdefault(earlier.date, line)
        if first != line:
            message = f"line {first} has a definition of {earlier.date} too"
            record.problems.error(record.path, line, "history.date", message, "keep one of the two")
        if earlier.definition == definition:
            hint = "write what was said before it; it stands under definition itself"
            record.problems.warn(record.path, line, "history.definition", "is the one that holds now", hint)
        history.append(earlier)
    return tuple(sorted(history, key=lambda earlier: earlier.date, reverse=True))


def _earlier(record: Record) -> tuple[Earlier, int] | None:
    day: date | None = record.need("date", moment.day, None, _DAY)
    definition = record.need("definition", basic.text, "", "definition: What it was said to be from then on")
    return (Earlier(day, definition), record.fields.line) if day and definition else None


def read_dissent(record: Record, known: Known) -> tuple[Stance, ...]:
    """What was said for and against the concept, in the order in which it is written; no passage twice."""
    read = record.groups("dissent", lambda inner: _stance(inner, known.episodes), _STANCE)
    stances = [stance for stance in read if stance]
    return tuple(_once(record, stances))


def _once(record: Record, stances: Iterable[Stance]) -> list[Stance]:
    first: dict[tuple[str, str], Stance] = {}
    for stance in stances:
        before = first.setdefault((stance.episode, stance.passage), stance)
        if before is not stance:
            message = f"{stance.passage} stands on line {before.line} too"
            record.problems.error(record.path, stance.line, "dissent.passage", message, "keep one of the two")
    return list(first.values())


def _stance(record: Record, stems: tuple[str, ...]) -> Stance | None:
    episode, passage = record.need("passage", _place(stems), ("", ""), _ADDRESS)
    side: Side | None = record.need("side", basic.one_of(Side), None, "side: for, or side: against")
    note = record.get("note", basic.text, "")
    return Stance(episode, passage, side, note, record.line("passage")) if passage and side else None


def _place(stems: tuple[str, ...]) -> Callable[[Node], tuple[str, str]]:
    """Path of the episode and address of the passage, from the file's name or the page's address with the passage's."""
    slugs = {_NUMBER.sub("", stem, count=1): stem for stem in stems}

    def convert(node: Node) -> tuple[str, str]:
        typed = basic.text(node)
        match = _PLACE.fullmatch(typed)
        if not match:
            raise Unreadable(f'"{typed}" is not the address of a passage in an episode', f"write {_ADDRESS}")
        name = match["name"]
        stem = name if name in stems else slugs.get(name, "")
        if not stem:
            near = nearest_name(name, (*stems, *slugs))
            hint = (
                f"did you mean episodes/{slugs.get(near, near)}.md?"
                if near
                else "write the name of a file in episodes/"
            )
            raise Unreadable(f'no episode "{name}"', hint)
        return f"episodes/{stem}.md", match["address"]

    return convert


def read_retirement(record: Record) -> Retirement | None:
    """When and why the concept was given up, None if it was not."""
    return record.group("retired", _retirement, None, _RETIRED)


def _retirement(record: Record) -> Retirement | None:
    day: date | None = record.need("date", moment.day, None, "date: 2025-06-01")
    reason = record.need("reason", basic.text, "", "reason: What speaks against it")
    return Retirement(day, reason) if day and reason else None
