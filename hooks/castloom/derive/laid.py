"""What a ledger changes in one transcript."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from castloom.model.ledger import LedgerEntry

WITHHELD = "[withheld]"


class Edit(NamedTuple):
    """Characters `start` to `end` of the imported text, and what is meant there."""

    start: int
    end: int
    meant: str
    entry: LedgerEntry


class Move(NamedTuple):
    """Characters `start` to `end` of the imported text that another speaker said; `joins` makes them part of the
    sentence beside them."""

    start: int
    end: int
    speaker: str
    joins: bool
    entry: LedgerEntry


@dataclass(frozen=True)
class Laid:
    """What a ledger changes in one transcript, in the order of the text; `hits` is how often each entry matched."""

    edits: tuple[Edit, ...] = ()
    moves: tuple[Move, ...] = ()
    hits: Mapping[LedgerEntry, int] = field(default_factory=dict)


NOTHING = Laid()
