"""Money from listeners: podcast:value."""

import re

from castloom.model.podcasting import Value
from castloom.model.problem import Unreadable, nearest
from castloom.source.podcasting.recipients import RECIPIENT, fees_of, read_recipients
from castloom.source.podcasting.splits import SPLIT, check_order, time_split
from castloom.source.record import Record
from castloom.source.values import basic, vocabulary
from castloom.source.yamltext import Node

VALUE = f"{{type: lightning, method: keysend, recipients: [{RECIPIENT}]}}"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def value(record: Record) -> Value:
    """A way to send money while listening, and who gets it."""
    if not record.has("recipients"):
        record.fault("recipients", Unreadable("is missing: nobody would get the money", f"write {VALUE}"))
    recipients = read_recipients(record)
    splits = record.groups("timeSplits", time_split(fees_of(recipients)), SPLIT)
    check_order(record, splits)
    return Value(
        type=_known(record, "type"),
        method=_known(record, "method"),
        recipients=recipients,
        suggested=record.get("suggested", _amount, ""),
        splits=splits,
    )


def _known(record: Record, key: str) -> str:
    """How money is sent. The podcast namespace keeps a list of names, and forbids no other."""
    name = record.need(key, _slug, "", VALUE)
    known = vocabulary.words("value")
    if name and name not in known:
        hint = nearest(name, known) or f"write one of {', '.join(known)}, if one of them will do"
        record.warn(key, f'no app is known to pay by "{name}"', hint)
    return name


def _slug(node: Node) -> str:
    typed = basic.text(node)
    if not _SLUG.fullmatch(typed.lower()):
        raise Unreadable(f'"{typed}" is not the name of a way to pay', "write type: lightning and method: keysend")
    return typed.lower()


def _amount(node: Node) -> str:
    """An amount as typed: it may have more decimals than a number here would keep."""
    typed = basic.text(node)
    if not re.fullmatch(r"\d{1,12}(?:\.\d{1,12})?", typed, re.ASCII):
        raise Unreadable(f'"{typed}" is not an amount', 'write a number such as "0.00000005000"')
    return typed
