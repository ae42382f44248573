"""Money that goes elsewhere for a while: podcast:valueTimeSplit."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from castloom.model.clock import clock
from castloom.model.podcasting import TimeSplit
from castloom.model.problem import Unreadable
from castloom.source.podcasting.elsewhere import REMOTE, remote_item
from castloom.source.podcasting.recipients import RECIPIENT, read_recipients
from castloom.source.record import Record
from castloom.source.values import basic, length
from castloom.source.yamltext import Node

SPLIT = '{startTime: "12:30", duration: "3:15", remoteItem: {feedGuid: …, itemGuid: …}}'


def time_split(fees: int) -> Callable[[Record], TimeSplit]:
    """Reads a stretch of the audio for which money goes to a remote item or to others; `fees` go off before."""

    def read(record: Record) -> TimeSplit:
        found = TimeSplit(
            start=record.need("startTime", length.duration, timedelta(), SPLIT),
            duration=record.need("duration", _duration, timedelta(), SPLIT),
            remote_item=record.group("remoteItem", remote_item, None, REMOTE),
            recipients=read_recipients(record, fees),
            remote_start=record.get("remoteStartTime", length.duration, timedelta()),
            remote_percentage=record.get("remotePercentage", _percentage, 100),
            line=record.fields.line,
        )
        _check_goal(record)
        return found

    return read


def _check_goal(record: Record) -> None:
    has_item, has_recipients = record.has("remoteItem"), record.has("recipients")
    if has_item and has_recipients:
        hint = "keep one of the two (podcast namespace)"
        record.fault("remoteItem", Unreadable("stands beside recipients", hint))
    elif not has_item and not has_recipients:
        hint = f"write remoteItem: {REMOTE}, or recipients: [{RECIPIENT}]"
        record.fault("remoteItem", Unreadable("is missing: nobody would get the money", hint))
    for key in ("remoteStartTime", "remotePercentage"):
        if record.has(key) and not has_item:
            record.fault(key, Unreadable("belongs to a remoteItem, and there is none", "remove it"))


def check_order(record: Record, splits: Sequence[TimeSplit]) -> None:
    """Tell the first split that begins before another ends: an app would not know whom to send to."""
    late = next((b for a, b in pairwise(splits) if b.start < a.start + a.duration), None)
    if late:
        hint = "put them in order of time, and end each before the next begins"
        record.problems.error(record.path, late.line, "value.timeSplits",
                              f"the one from {_clock(late.start)} begins before the one above ends", hint)  # fmt: skip


def _clock(time: timedelta) -> str:
    return clock(time.total_seconds())


def _duration(node: Node) -> timedelta:
    found = length.duration(node)
    if not found:
        raise Unreadable("is nothing", "write how long it lasts, as in 3:15")
    return found


def _percentage(node: Node) -> int:
    typed = basic.text(node).removesuffix("%").rstrip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3) or int(typed) > 100:
        raise Unreadable(f'"{typed}" is not a number from 0 to 100', "write per cent, as in remotePercentage: 95")
    return int(typed)
