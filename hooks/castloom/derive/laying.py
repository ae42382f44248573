"""Where a ledger's entries meet a transcript: every entry is matched against the imported words alone.

So no entry sees what another one wrote, and their order makes no difference.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from castloom.derive.forms import Forms, Places
from castloom.derive.imported import Imported
from castloom.derive.laid import NOTHING, WITHHELD, Edit, Laid, Move
from castloom.derive.rivals import one_a_place, without_rivals
from castloom.derive.terms import plain_form
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems

_MOVES = (Kind.SPEAKER, Kind.TURN_JOIN, Kind.TURN_SPLIT)
_Span: TypeAlias = tuple[int, int]


class Ledger:
    """The show's own entries, made ready once; `names` are the declared people's, which no entry touches.

    `speakers` are persons' names by whatever they go by: id, name, alias. `withheld` stands where words are withheld.
    """

    def __init__(
        self,
        entries: Sequence[LedgerEntry],
        names: Iterable[str],
        speakers: Mapping[str, str],
        withheld: str = WITHHELD,
    ) -> None:
        self._entries = tuple(entries)
        self._names = tuple(dict.fromkeys(map(plain_form, names)))
        self._forms = Forms([*(entry.heard for entry in entries if entry.heard), *self._names])
        self._speakers = {plain_form(called): name for called, name in speakers.items()}
        self._withheld = withheld

    def lay(
        self, said: Imported, entries: Sequence[LedgerEntry], former: Mapping[str, str], problems: Problems
    ) -> Laid:
        """The show's and an episode's `entries` laid over what was said; `former` leads old addresses to new ones."""
        if not entries and not self._entries:
            return NOTHING
        return _Laying(said, former, problems, self._speakers, self._withheld).lay(
            (*entries, *self._entries), self._found(said, entries), self._names
        )

    def _found(self, said: Imported, entries: Sequence[LedgerEntry]) -> Places:
        lowered = said.lowered
        own = Forms(entry.heard for entry in entries if entry.heard and entry.kind not in _MOVES)
        return {**self._forms.find(lowered), **own.find(lowered)}


class _Laying:
    """One ledger over one transcript."""

    def __init__(
        self, said: Imported, former: Mapping[str, str], problems: Problems, speakers: Mapping[str, str], withheld: str
    ) -> None:
        self._said = said
        self._former = former
        self._problems = problems
        self._speakers = speakers
        self._withheld = withheld

    def lay(self, entries: Sequence[LedgerEntry], found: Places, protected: Iterable[str]) -> Laid:
        words = [e for e in entries if e.kind not in _MOVES]
        never = {e: self._never(e, found) for e in words if e.kind is Kind.NEVER}
        kept_out = {place for places in never.values() for place in places}
        names = _joined(place for name in protected for place in found.get(name, ()))
        edits: list[Edit] = []
        for entry in words:
            if entry.kind is not Kind.NEVER:
                edits += self._edits(entry, found, kept_out, names)
        moves = [move for entry in entries if entry.kind in _MOVES for move in self._moves(entry)]
        hits = Counter([*(edit.entry for edit in edits), *(move.entry for move in moves)])
        hits.update({entry: len(places) for entry, places in never.items()})
        return Laid(tuple(without_rivals(edits, self._problems)), tuple(one_a_place(moves, self._problems)), hits)

    def _never(self, entry: LedgerEntry, found: Places) -> list[tuple[int, int]]:
        places = self._places(entry, found)
        self._is_miscounted(entry, len(places), 0)
        return places

    def _edits(
        self,
        entry: LedgerEntry,
        found: Places,
        kept_out: set[tuple[int, int]],
        names: list[tuple[int, int]],
    ) -> list[Edit]:
        if not entry.heard:
            span = self._passage(entry)
            return [Edit(*span, self._withheld, entry)] if span else []
        places = self._places(entry, found)
        if entry.kind is Kind.WITHHOLD:  # without exception: what slipped through could not be called back
            self._is_miscounted(entry, len(places), 0)
            return [Edit(start, end, self._withheld, entry) for start, end in places]
        places = [place for place in places if place not in kept_out]
        free = _side_by_side(place for place in places if not _meets(names, place))
        if self._is_miscounted(entry, len(free), len(places)):
            return []
        return [Edit(start, end, self._meant(entry, start, end), entry) for start, end in free]

    def _meant(self, entry: LedgerEntry, start: int, end: int) -> str:
        # At the beginning of a sentence what is meant begins as what was heard does.
        as_heard = self._said.text[start].isupper() and entry.heard[0].islower() and entry.meant[0].islower()
        return entry.meant[0].upper() + entry.meant[1:] if as_heard else entry.meant

    def _places(self, entry: LedgerEntry, found: Places) -> list[tuple[int, int]]:
        """Where the entry's form stands, in its passage and its context."""
        places = found.get(plain_form(entry.heard), [])
        if entry.scope is Scope.PASSAGE:
            start, end = self._passage(entry) or (0, 0)
            places = [place for place in places if start <= place[0] and place[1] <= end]
        return [place for place in places if self._fits(entry, place[0])] if entry.context else places

    def _fits(self, entry: LedgerEntry, at: int) -> bool:
        context, heard = plain_form(entry.context), plain_form(entry.heard)
        text = self._said.lowered[max(0, at - len(context)) : at + len(context)].replace("\n", " ")
        shift = min(at, len(context))
        inside = [n for n in range(len(context)) if context.startswith(heard, n)]
        return any(n <= shift and text.startswith(context, shift - n) for n in inside)

    def _passage(self, entry: LedgerEntry) -> tuple[int, int] | None:
        address = self._former.get(entry.passage, entry.passage)
        span = self._said.spans.get(address)
        if span is None:
            hint = "copy its address from the episode's page; after a new transcription, import it with --replace"
            self._problems.error(entry.path, entry.line, "passage", f"no passage {entry.passage}", hint)
        return span

    def _is_miscounted(self, entry: LedgerEntry, count: int, with_names: int) -> bool:
        """Whether the entry matches otherwise than it says, which is told; show-wide ones are counted over the show."""
        if entry.scope is Scope.SHOW:
            return False
        if entry.scope is Scope.PASSAGE and self._former.get(entry.passage, entry.passage) not in self._said.spans:
            return True
        if count == 0:
            self._tell_nothing(entry, with_names)
        elif entry.count is not None and entry.count != count:
            hint = f"write count: {count} if all of them are meant, or a context that fits the right ones"
            self._tell(entry, f'"{entry.heard}" matches {count} times, not {entry.count}', hint)
        elif entry.scope is Scope.PASSAGE and entry.count is None and count > 1:
            hint = f"add a context, the words around the right one, or count: {count} if all are meant"
            self._tell(entry, f'"{entry.heard}" stands {count} times in {entry.passage}', hint)
            return True
        return False

    def _tell_nothing(self, entry: LedgerEntry, with_names: int) -> None:
        if with_names:
            hint = "remove the entry: no correction touches a declared name"
            self._tell(entry, f'"{entry.heard}" stands only within the name of a declared person', hint)
        else:
            hint = "copy the words as they were imported; entries do not see what other entries write"
            self._tell(entry, f'"{entry.heard}" is not there', hint)

    def _tell(self, entry: LedgerEntry, message: str, hint: str) -> None:
        tell = self._problems.error if entry.kind is Kind.WITHHOLD else self._problems.warn
        tell(entry.path, entry.line, "heard", message, hint)

    def _moves(self, entry: LedgerEntry) -> Iterator[Move]:
        span = self._passage(entry)
        if span is None:
            return
        start, end = span
        if entry.kind is Kind.TURN_SPLIT:
            places = Forms([entry.heard]).find(self._said.lowered[start:end]).get(plain_form(entry.heard), [])
            if len(places) != 1:
                fault = f"stands {len(places)} times" if places else "is not"
                hint = "copy the words from which on another voice speaks, as many as stand there once"
                self._tell(entry, f'"{entry.heard}" {fault} in {entry.passage}', hint)
                return
            start += places[0][0]
        elif entry.heard:
            before = self._said.columns.speakers[self._said.block_at(start)]
            if self._name(entry.heard) != self._name(before):
                self._tell(entry, f"{entry.passage} is given to {before or 'nobody'}, not to {entry.heard}",
                           "correct the entry, or remove it if a new transcript has it right")  # fmt: skip
                return
        speaker = self._voices.get(self._name(entry.meant)) or self._speakers.get(plain_form(entry.meant), entry.meant)
        yield Move(start, end, speaker, entry.kind is Kind.TURN_JOIN, entry)

    def _name(self, typed: str) -> str:
        """How a voice is compared: a person may be typed by id, name or alias."""
        return plain_form(self._speakers.get(plain_form(typed), typed))

    @cached_property
    def _voices(self) -> dict[str, str]:
        """How the transcript itself calls its voices."""
        spoken = [self._said.columns.speakers[n] for n in reversed(self._said.changes)]
        return {self._name(speaker): speaker for speaker in spoken}


def _joined(places: Iterable[_Span]) -> list[_Span]:
    """The places in the order of the text, those that overlap as one."""
    kept: list[_Span] = []
    for start, end in sorted(places):
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept


def _side_by_side(places: Iterable[_Span]) -> list[_Span]:
    """The places without those that begin within one before them, as a form does that overlaps itself."""
    kept: list[_Span] = []
    for place in places:
        if not kept or kept[-1][1] <= place[0]:
            kept.append(place)
    return kept


def _meets(spans: Sequence[_Span], place: _Span) -> bool:
    """Whether a place overlaps one of the spans, none of which overlap each other."""
    row = bisect_right(spans, place[0], key=lambda span: span[1])
    return row < len(spans) and spans[row][0] < place[1]
