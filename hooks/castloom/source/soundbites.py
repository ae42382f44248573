"""Soundbites in front matter: podcast:soundbite."""

from datetime import timedelta

from castloom.model.episode import Soundbite
from castloom.model.problem import Unreadable
from castloom.source.record import Record
from castloom.source.values import basic, length
from castloom.source.yamltext import Node

SOUNDBITE = '{passage: p-3f9a2c71, title: …}, or {startTime: "12:30", duration: 45, title: …}'


def soundbite(record: Record) -> Soundbite:
    """A stretch worth hearing alone, from a passage or from a time on.

    A passage lasts as long as it takes to say, unless there is a duration.
    """
    found = Soundbite(
        passage=record.get("passage", _address, ""),
        title=record.get("title", basic.plain(128), ""),
        line=record.fields.line,
        start=record.get("startTime", length.duration, None),
        duration=record.get("duration", _duration, None),
    )
    if record.has("passage") and record.has("startTime"):
        record.fault("startTime", Unreadable("stands beside passage", "keep one of the two"))
    elif not record.has("passage") and not record.has("startTime"):
        record.fault("passage", Unreadable("is missing", f"write {SOUNDBITE}"))
    if record.has("startTime") and not record.has("duration"):
        record.fault("duration", Unreadable("is missing", "write how long it lasts, as in duration: 45"))
    return found


def _address(node: Node) -> str:
    return basic.text(node).lstrip("#")


def _duration(node: Node) -> timedelta:
    found = length.duration(node)
    if not found:
        raise Unreadable("is nothing", "write how long it lasts, as in duration: 45")
    return found
