"""A proposal as an editor reads it in the terminal."""

from castloom.derive.proposals.proposal import Proposal, ProposalKind
from castloom.model.clock import clock

_AROUND = 110  # characters of the sentence on either side of the doubtful words
# Two lines, for a terminal of 80 columns.
_MOVES = "s skip  b back  q quit  ? help"
_WORDS = f"y here  e in the episode  a in the show  n never here  N never in the episode\n  {_MOVES}"
_TURNS = f"j the second part to the first  k the first to the second  i interruption\n  {_MOVES}"
_TERM = f"y write a draft of its concept  n never  {_MOVES}"

HELP = """\
  y  accept: the words were meant as proposed, in this passage
  e  accept in the whole episode
  a  accept in all episodes of the show
  n  never: the words were really meant, in this passage
  N  never in the whole episode
  s  skip: decide another time
  b  back: to the one before, whose decision is taken back
  q  quit: what was decided stays
For a sentence that was cut by a change of speaker:
  j  the second part belongs to the speaker of the first
  k  the first part belongs to the speaker of the second
  i  it is an interruption: both stay where they are
For a term: y writes a draft of its concept, n says that it is none."""


def shown(proposal: Proposal, place: str, colour: bool) -> str:
    """Where, the sentence with the doubtful words marked, what is proposed, why and how surely, and the keys."""
    head = " · ".join(part for part in (place, proposal.episode, _time(proposal.time), proposal.speaker) if part)
    return "\n".join(
        ["", _bold(head, colour), f"  {_sentence(proposal, colour)}", f"  {told(proposal)}", f"  {keys_for(proposal)}"]
    )


def listed(proposal: Proposal) -> str:
    """The same in two lines, for a list."""
    where = " ".join(part for part in (proposal.episode, _time(proposal.time), f"#{proposal.address}") if part)
    return f"{where}\n  {_sentence(proposal, False)}\n  {told(proposal)}"


def told(proposal: Proposal) -> str:
    """What is proposed, with its score and reason."""
    return f"{_proposed(proposal)}   {proposal.score:.2f}: {proposal.reason}"


def keys_for(proposal: Proposal) -> str:
    if proposal.kind.is_of_turns:
        return _TURNS
    return _TERM if proposal.kind is ProposalKind.TERM else _WORDS


def _time(seconds: float | None) -> str:
    return "" if seconds is None else clock(seconds)


def _proposed(proposal: Proposal) -> str:
    if proposal.kind is ProposalKind.TERM:
        return f"term: {proposal.heard}"
    if proposal.kind is ProposalKind.INTERRUPTION:
        return "interruption"
    if proposal.kind is ProposalKind.TURN_JOIN:
        which = "second" if proposal.address == proposal.parts[1].address else "first"
        return f"the {which} part to {proposal.meant}"
    return f"{proposal.heard} → {proposal.meant}"


def _sentence(proposal: Proposal, colour: bool) -> str:
    if proposal.kind.is_of_turns:
        head, tail = proposal.parts
        first, second = _bold(head.speaker, colour), _bold(tail.speaker, colour)
        return f"{first}: {_end(head.text)} / {second}: {_beginning(tail.text)}"
    before, after = proposal.sentence[: proposal.start], proposal.sentence[proposal.end :]
    return f"{_end(before)}{_marked(proposal.sentence[proposal.start : proposal.end], colour)}{_beginning(after)}"


def _marked(words: str, colour: bool) -> str:
    return f"\x1b[1;33m{words}\x1b[0m" if colour else f"[{words}]"


def _bold(words: str, colour: bool) -> str:
    return f"\x1b[1m{words}\x1b[0m" if colour else words


def _end(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _beginning(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"
