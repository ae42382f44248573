"""Who gets which part of the money: podcast:valueRecipient."""

import re
from collections.abc import Callable, Sequence

from castloom.model.podcasting import Recipient
from castloom.model.problem import Unreadable, nearest
from castloom.source.record import Record
from castloom.source.values import address, basic
from castloom.source.yamltext import Node

RECIPIENT = "{type: lnaddress, address: jane@example.com, split: 100}"
_NODE = re.compile(r"[0-9a-f]{66}", re.IGNORECASE)
_TYPES = ("node", "lnaddress")


def read_recipients(record: Record, fees: int = 0) -> tuple[Recipient, ...]:
    """The recipients under `recipients`; `fees` are per cent that went to others before.

    Their splits are shares, and read as per cent: those without fee add up to 100, or all of them do, as in the
    podcast namespace's own examples.
    """
    faults = len(record.problems.errors)
    found = record.groups("recipients", _recipient, RECIPIENT)
    if found and len(record.problems.errors) == faults:
        _check_sums(record, found, fees)
    return found


def fees_of(recipients: Sequence[Recipient]) -> int:
    """What goes off the top, in per cent."""
    return sum(one.split for one in recipients if one.fee)


def _check_sums(record: Record, recipients: Sequence[Recipient], fees: int) -> None:
    fees += fees_of(recipients)
    shares = [one.split for one in recipients if not one.fee]
    if fees > 100:
        record.fault("recipients", Unreadable(f"the fees add up to {fees} per cent", "lower them to 100 at most"))
    elif sum(shares) not in (100, 100 - fees):
        told = " + ".join(map(str, shares)) or "none but fees"
        record.fault("recipients", Unreadable(
            f"the splits add up to {sum(shares)} ({told})", "change them so that they add up to 100"))  # fmt: skip


def _recipient(record: Record) -> Recipient:
    type_ = record.need("type", _type, "", RECIPIENT)
    return Recipient(
        type=type_,
        address=record.need("address", _address(type_), "", RECIPIENT),
        split=record.need("split", _split, 0, RECIPIENT),
        name=record.get("name", basic.plain(255), ""),
        custom_key=record.get("customKey", basic.plain(255), ""),
        custom_value=record.get("customValue", basic.plain(4000), ""),
        fee=record.get("fee", basic.flag, False),
    )


def _type(node: Node) -> str:
    typed = basic.text(node)
    if typed.lower() not in _TYPES:
        hint = nearest(typed, _TYPES) or "write node (66 hexadecimal digits) or lnaddress (like a mail address)"
        raise Unreadable(f'"{typed}" is not a kind of recipient', hint)
    return typed.lower()


def _split(node: Node) -> int:
    typed = basic.text(node).removesuffix("%").rstrip()
    if not re.fullmatch(r"\d{1,6}", typed, re.ASCII):
        raise Unreadable(f'"{typed}" is not a whole number', "write per cent without a sign, as in split: 50")
    return int(typed)


def _address(type_: str) -> Callable[[Node], str]:
    def convert(node: Node) -> str:
        typed = basic.text(node)
        if type_ == "lnaddress":
            return address.mail(node)
        if type_ == "node" and not _NODE.fullmatch(typed):
            hint = "copy it from your wallet: 66 hexadecimal digits"
            raise Unreadable(f'"{typed}" is not the address of a node', hint)
        return typed

    return convert
