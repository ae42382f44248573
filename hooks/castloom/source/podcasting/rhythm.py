"""When episodes come: podcast:updateFrequency, and the names of seasons."""

import re
from collections.abc import Callable

from castloom.model.podcasting import UpdateFrequency
from castloom.model.problem import Unreadable, nearest
from castloom.model.show import Release
from castloom.source.record import Record
from castloom.source.values import basic, moment
from castloom.source.yamltext import Node

FREQUENCY = '{text: Every Monday, rrule: "FREQ=WEEKLY;BYDAY=MO"}'
SEASONS = "{1: The harbour, 2: The river}"
_DAYS = "(?:MO|TU|WE|TH|FR|SA|SU)"
_UNTIL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z)?")


def _list(one: str) -> str:
    return f"{one}(?:,{one})*"


# RFC 5545, 3.3.10: the parts of a recurrence rule, and what each may say.
_PARTS = {
    "FREQ": "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "COUNT": r"[1-9]\d{0,8}",
    "INTERVAL": r"[1-9]\d{0,8}",
    "BYSECOND": _list("(?:[0-5]?[0-9]|60)"),
    "BYMINUTE": _list("[0-5]?[0-9]"),
    "BYHOUR": _list("(?:1?[0-9]|2[0-3])"),
    "BYDAY": _list(rf"(?:[+-]?[1-5]?\d)?{_DAYS}"),
    "BYMONTHDAY": _list("[+-]?(?:[1-9]|[12][0-9]|3[01])"),
    "BYYEARDAY": _list("[+-]?[1-9][0-9]{0,2}"),
    "BYWEEKNO": _list("[+-]?(?:[1-9]|[1-4][0-9]|5[0-3])"),
    "BYMONTH": _list("(?:[1-9]|1[0-2])"),
    "BYSETPOS": _list("[+-]?[1-9][0-9]{0,2}"),
    "WKST": _DAYS,
}


def update_frequency(release: Release) -> Callable[[Record], UpdateFrequency]:
    """How often episodes come, in words and as a rule; with COUNT the rule needs its beginning (podcast namespace)."""

    def read(record: Record) -> UpdateFrequency:
        found = UpdateFrequency(
            text=record.need("text", basic.plain(128), "", FREQUENCY),
            rrule=record.get("rrule", rrule, ""),
            dtstart=record.get("dtstart", moment.date(release), None),
            complete=record.get("complete", basic.flag, False),
        )
        if "COUNT=" in found.rrule and not record.has("dtstart"):
            hint = "write the day it begins with, as in dtstart: 2026-03-02 (podcast namespace)"
            record.fault("rrule", Unreadable("counts from no beginning", hint))
        return found

    return read


def rrule(node: Node) -> str:
    """A recurrence rule (RFC 5545): parts such as FREQ=WEEKLY, with ; between. FREQ is needed, COUNT excludes UNTIL."""
    typed = basic.text(node).upper().removeprefix("RRULE:").rstrip(";")
    parts: dict[str, str] = {}
    for part in typed.split(";"):
        name, _, value = part.partition("=")
        if name in parts:
            raise Unreadable(f'"{name}" stands twice', "keep one of the two")
        parts[name] = value
        _check(name, value)
    if "FREQ" not in parts:
        raise Unreadable(f'"{typed}" has no FREQ', 'begin it as in "FREQ=WEEKLY" (RFC 5545)')
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise Unreadable("COUNT and UNTIL exclude each other", "keep one of the two (RFC 5545)")
    return typed


def _check(name: str, value: str) -> None:
    if name not in _PARTS:
        hint = nearest(name, _PARTS) or f"write parts of a rule, as in {FREQUENCY}"
        raise Unreadable(f'a rule has no part "{name}"', hint)
    if re.fullmatch(_PARTS[name], value):
        return
    if name == "UNTIL" and (day := _UNTIL.fullmatch(value)):
        year, month, date, *clock = day.groups()
        written = f"{year}{month}{date}" + (f"T{''.join(clock)}Z" if clock[0] else "")
        raise Unreadable(f"UNTIL={value} is not as rules write it", f"write UNTIL={written} (RFC 5545)")
    known = _PARTS[name].split("|") if name == "FREQ" else ()
    raise Unreadable(
        f'{name} cannot be "{value}"', nearest(value, known) or "write it as RFC 5545 has it, section 3.3.10"
    )


def season_names(record: Record) -> tuple[tuple[int, str], ...]:
    """Numbers of seasons with their names, in order."""
    found: dict[int, str] = {}
    for number in record.fields.nodes:
        if not re.fullmatch(r"[1-9]\d{0,8}", number):
            record.asked.append(number)
            if not number.startswith("x-"):
                record.fault(number, Unreadable("is not the number of a season", f"write {SEASONS}"))
            continue
        found[int(number)] = record.get(number, basic.plain(128), "")
    return tuple(sorted(found.items()))
