"""What is wrong with a quotation, in words for its editor."""

from collections.abc import Sequence
from typing import NamedTuple

from castloom.derive.nearest_passage import address_at
from castloom.derive.quote_lock import Said, Word, beginning, first_unsaid, runs
from castloom.derive.quote_lock_diff import drift, joined, most_like

_SHOWN = 12  # words
_LEAST = 3  # words by which a place is known


class Unsaid(NamedTuple):
    """What is wrong with a quotation, and what to write instead."""

    message: str
    hint: str


def unsaid(written: str, address: str, said: Said, ledger: str) -> Unsaid | None:
    """What is wrong with a quotation of the passage at an address; None if it was said, word for word.

    `ledger` is the file in which the transcript would be corrected.
    """
    quoted, passage = runs(written), said.passages[address]
    fault = first_unsaid(quoted, said.words, passage)
    if fault is None:
        return None
    number, at = fault
    place = beginning(quoted, said.words)
    if place is not None and number == 0:
        return Unsaid(f"the quotation is not said at #{address}", f"write #{address_at(place, said)}, where it begins")
    earlier = beginning([quoted[number]], said.words) if number else None
    if earlier is not None:
        first = (
            f'"{_shown(quoted[number])}" is said at #{address_at(earlier, said)}, before the words that it follows here'
        )
        return Unsaid(first, "keep the order in which it was said: an ellipsis skips words and does not go back")
    begin = range(at, len(said.words)) if number else passage
    return _differing(quoted[number], address, begin, said, ledger)


def _differing(run: list[Word], address: str, begin: range, said: Said, ledger: str) -> Unsaid:
    found = drift(run, said.words, begin)
    if found:
        message = f"the quotation of #{address} has other words; said: {found.said} / written: {found.written}"
        return Unsaid(message, f"write what was said; if it was misheard, correct it in {ledger}")
    message = (
        f"the quotation is not said at #{address}; said: {_shown(said.words[begin.start :])} / written: {_shown(run)}"
    )
    place = most_like(run, said.words) if len(run) >= _LEAST else None
    like = f"#{address_at(place, said)} is most like it: " if place is not None else ""
    return Unsaid(message, f"{like}quote what was said, and link to its passage")


def _shown(words: Sequence[Word]) -> str:
    return joined([word.text for word in words[:_SHOWN]]) + (" …" if len(words) > _SHOWN else "")
