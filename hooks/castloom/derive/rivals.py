"""Which of two decisions for one place is taken."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from castloom.derive.laid import Edit, Move
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems

_WIDTH = {Scope.PASSAGE: 0, Scope.EPISODE: 1, Scope.SHOW: 2}


def without_rivals(edits: Iterable[Edit], problems: Problems) -> list[Edit]:
    """The edits in the order of the text. Of two for one place the narrower is taken; withholding before all."""
    edits = list(edits)
    kept = _withheld(edits)
    for edit in sorted((edit for edit in edits if edit.entry.kind is not Kind.WITHHOLD), key=_rank):
        row = bisect_right(kept, edit.start, key=lambda one: one.end)
        if row == len(kept) or edit.end <= kept[row].start:
            kept.insert(row, edit)
        elif _decides_like(kept[row], edit) and kept[row][:3] != edit[:3]:
            _tell(edit.entry, kept[row].entry, problems)
    return kept


def one_a_place(moves: Iterable[Move], problems: Problems) -> Iterator[Move]:
    """The moves in the order of the text, of which no two meet."""
    for move, following in pairwise([*sorted(moves, key=_place), None]):
        if move and following and following.start < move.end and following[:4] != move[:4]:
            _tell(following.entry, move.entry, problems)
        elif move:
            yield move


def _tell(entry: LedgerEntry, other: LedgerEntry, problems: Problems) -> None:
    message = f"its place is that of line {other.line} of {other.path} too"
    problems.error(entry.path, entry.line, "", message, "keep one of the two, or tell them apart by a context")


def _withheld(edits: Iterable[Edit]) -> list[Edit]:
    """The places that are withheld; of those that overlap nothing stays, so they are one."""
    kept: list[Edit] = []
    for edit in sorted((edit for edit in edits if edit.entry.kind is Kind.WITHHOLD), key=_order):
        if kept and edit.start < kept[-1].end:
            kept[-1] = kept[-1]._replace(end=max(kept[-1].end, edit.end))
        else:
            kept.append(edit)
    return kept


def _decides_like(edit: Edit, other: Edit) -> bool:
    return edit.entry.scope is other.entry.scope and edit.entry.kind is not Kind.WITHHOLD


def _rank(edit: Edit) -> tuple[int, int, int, str, int]:
    return _WIDTH[edit.entry.scope], *_order(edit)


def _order(edit: Edit) -> tuple[int, int, str, int]:
    return edit.start, edit.end, edit.entry.path, edit.entry.line


def _place(move: Move) -> tuple[int, int, str, int]:
    return move.start, move.end, move.entry.path, move.entry.line
