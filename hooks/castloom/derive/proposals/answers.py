"""An editor's answer to a proposal, as an entry of the ledger."""

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from castloom.derive.imported import Imported
from castloom.derive.proposals.proposal import Proposal, ProposalKind, plain
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.source.ledger_faults import LEDGER, SHOW_LEDGER

_SHOWN_WORDS = 3  # of what somebody cut in with


class Answer(StrEnum):
    """What an editor may decide: where words are corrected, or which part of a cut sentence moves."""

    PASSAGE = "passage"
    EPISODE = "episode"
    SHOW = "show"
    NEVER = "never"
    NEVER_EPISODE = "never-episode"
    TAIL_TO_HEAD = "tail-to-head"
    HEAD_TO_TAIL = "head-to-tail"
    INTERRUPTION = "interruption"


def suggested(proposal: Proposal) -> Answer:
    """What the proposal itself says."""
    if proposal.kind is ProposalKind.INTERRUPTION:
        return Answer.INTERRUPTION
    if proposal.kind is ProposalKind.TURN_JOIN:
        return Answer.TAIL_TO_HEAD if proposal.address == proposal.parts[1].address else Answer.HEAD_TO_TAIL
    return Answer.NEVER if proposal.kind is ProposalKind.TERM else Answer.PASSAGE


def entry_for(proposal: Proposal, answer: Answer, by: str = "", day: date | None = None) -> LedgerEntry:
    """The entry to add to the ledger; its `path` is that ledger's, its `line` 0."""
    own = f"episodes/{proposal.episode}{LEDGER}"
    base = LedgerEntry(own, 0, Kind.NEVER, Scope.PASSAGE, by=by, date=day)
    if proposal.kind.is_of_turns:
        return _of_turns(proposal, answer, base)
    if proposal.kind is ProposalKind.TERM:
        return replace(base, path=SHOW_LEDGER, scope=Scope.SHOW, heard=proposal.heard)
    scope = _SCOPES.get(answer, Scope.PASSAGE)
    if scope is Scope.PASSAGE:
        base = replace(base, passage=proposal.address, context=_context(proposal))
    base = replace(base, path=SHOW_LEDGER if scope is Scope.SHOW else own, scope=scope)
    heard, meant = _forms(proposal, scope)
    if answer in (Answer.NEVER, Answer.NEVER_EPISODE):
        return replace(base, heard=heard)
    return replace(base, kind=Kind(proposal.kind.value), heard=heard, meant=meant, reason=proposal.reason)


_SCOPES = {Answer.EPISODE: Scope.EPISODE, Answer.SHOW: Scope.SHOW, Answer.NEVER_EPISODE: Scope.EPISODE}


def _of_turns(proposal: Proposal, answer: Answer, base: LedgerEntry) -> LedgerEntry:
    head, tail = proposal.parts
    if answer is Answer.INTERRUPTION:
        words = list(re.finditer(r"\w+(?:['’]\w+)*", tail.text))[:_SHOWN_WORDS]
        said = tail.text[words[0].start() : words[-1].end()]
        return replace(base, heard=said, passage=tail.address, reason="an interruption")
    moves, stays = (tail, head) if answer is Answer.TAIL_TO_HEAD else (head, tail)
    reason = "the sentence was cut by a change of speaker"
    return replace(
        base, kind=Kind.TURN_JOIN, heard=moves.speaker, meant=stays.speaker, passage=moves.address, reason=reason
    )


def _forms(proposal: Proposal, scope: Scope) -> tuple[str, str]:
    """What was heard and what is meant; for more than one place without the capital of a sentence's beginning."""
    heard, meant = proposal.heard, proposal.meant
    names = (ProposalKind.NAME, ProposalKind.BRAND)
    if scope is Scope.PASSAGE or proposal.start or proposal.kind in names or not heard[1:].islower():
        return heard, meant
    return heard[0].lower() + heard[1:], meant[0].lower() + meant[1:]


def _context(proposal: Proposal) -> str:
    """Words around what was heard that tell it from the same words elsewhere in the passage; "" if there are none."""
    text, heard = proposal.imported, plain(proposal.heard)
    folded = plain(text)
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(heard)}(?!\w)", folded)]
    if len(places) < 2 or len(folded) != len(text):
        return ""
    at = places[min(proposal.occurrence, len(places) - 1)]
    edges = [0, *(m.start() + 1 for m in re.finditer(" ", text)), len(text) + 1]
    before = [edge for edge in edges if edge <= at]
    after = [edge - 1 for edge in edges if edge > at + len(heard) - 1]
    for reach in range(1, len(edges)):
        start, end = before[max(0, len(before) - 1 - reach)], after[min(reach, len(after) - 1)]
        if folded.count(folded[start:end]) == 1:
            return text[start:end]
    return ""


def placed(proposal: Proposal, addresses: tuple[str, ...], said: Imported) -> Proposal:
    """The proposal with the address of the shortest passage that holds what was heard, and with its imported words.

    `addresses` are all of the sentence's: one that was joined of two parts is two passages of the import.
    """
    spans = [(said.spans[address], address) for address in addresses if address in said.spans]
    holding = [(span, address) for span, address in spans if plain(proposal.heard) in plain(said.text[slice(*span)])]
    if not holding or any(address == proposal.address for _, address in holding):
        return proposal
    (start, end), address = min(holding, key=lambda found: (found[0][1] - found[0][0], found[1]))
    return proposal._replace(address=address, imported=said.text[start:end], occurrence=0)
