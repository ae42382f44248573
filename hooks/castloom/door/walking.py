"""Walks an editor through proposals, one decision a key."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from castloom.derive.proposals.answers import Answer
from castloom.derive.proposals.proposal import Proposal
from castloom.door.keys import ReadKey
from castloom.door.session import Session, is_term
from castloom.door.showing import HELP, shown
from castloom.model.problem import Problems

_WORDS = {
    "y": Answer.PASSAGE,
    "e": Answer.EPISODE,
    "a": Answer.SHOW,
    "n": Answer.NEVER,
    "N": Answer.NEVER_EPISODE,
}
_TURNS = {"j": Answer.TAIL_TO_HEAD, "k": Answer.HEAD_TO_TAIL, "i": Answer.INTERRUPTION}
_TERM = {"n": Answer.NEVER}


class Walk:
    """A walk through batches of proposals, an episode's each; the next batch is made when it is reached."""

    def __init__(
        self, batches: Iterable[Sequence[Proposal]], session: Session, say: Callable[[str], None], colour: bool
    ) -> None:
        self._session = session
        self._say = say
        self._colour = colour
        self._coming = chain.from_iterable(_numbered(batch) for batch in batches)
        self._seen: list[tuple[str, Proposal]] = []
        self._trail: list[tuple[int, bool]] = []  # places that were left by a key, and whether a decision was made
        self._at = 0

    def go(self, read_key: ReadKey) -> None:
        """Ask about one after another until all are answered, the editor quits, or there are no more keys."""
        while (asked := self._next()) is not None:
            place, proposal = asked
            self._say(shown(proposal, place, self._colour))
            if not self._answered(proposal, read_key):
                break
        self._say(f"\n{_count(self._session.count)}")

    def _next(self) -> tuple[str, Proposal] | None:
        """The next proposal that no decision answers, with its place in its batch."""
        while True:
            if self._at == len(self._seen):
                coming = next(self._coming, None)
                if coming is None:
                    return None
                self._seen.append(coming)
            if not self._session.is_decided(self._seen[self._at][1]):
                return self._seen[self._at]
            self._at += 1

    def _answered(self, proposal: Proposal, read_key: ReadKey) -> bool:
        """Read keys until one leaves the proposal; False to end the walk."""
        while True:
            key = read_key()
            if key in ("", "q"):
                return False
            if key == "b":
                self._back()
                return True
            if key == "s":
                self._leave(decided=False)
                return True
            if self._decided(proposal, key):
                return True

    def _decided(self, proposal: Proposal, key: str) -> bool:
        """Whether the key is a decision that could be written."""
        answers = _TURNS if proposal.kind.is_of_turns else _TERM if is_term(proposal) else _WORDS
        problems = Problems()
        if key in answers:
            said = self._session.decide(proposal, answers[key], problems)
        elif key == "y" and is_term(proposal):
            said = self._session.draft(proposal, problems)
        else:
            self._say(HELP)
            return False
        self._say("\n".join(f"  {line}" for line in (said, *map(str, problems.all)) if line))
        if said:
            self._leave(decided=True)
        return bool(said)

    def _leave(self, *, decided: bool) -> None:
        self._trail.append((self._at, decided))
        self._at += 1

    def _back(self) -> None:
        if not self._trail:
            self._say("  this is the first")
            return
        problems = Problems()
        at, decided = self._trail[-1]
        if decided and not self._session.take_back(problems):
            self._say(f"  {problems.all[0]}")
            return
        self._trail.pop()
        self._at = at


def _numbered(batch: Sequence[Proposal]) -> Iterable[tuple[str, Proposal]]:
    return ((f"{n} of {len(batch)}", proposal) for n, proposal in enumerate(batch, 1))


def _count(decisions: int) -> str:
    return "1 decision written" if decisions == 1 else f"{decisions} decisions written"
