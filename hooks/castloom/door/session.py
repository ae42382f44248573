"""Decisions of a review: each is written at once, and the last ones can be taken back."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from castloom.derive.proposals.answers import Answer, entry_for
from castloom.derive.proposals.proposal import Proposal, ProposalKind, is_decided
from castloom.door.ledger_file import add_entry
from castloom.door.writing import write_all
from castloom.model.ledger import LedgerEntry
from castloom.model.problem import Problems
from castloom.render.yaml_line import front_matter


class _Step(NamedTuple):
    """A file as it was before and after a decision, and the entry it added, if any."""

    path: Path
    before: bytes | None
    after: bytes
    entry: LedgerEntry | None


class Session:
    """What was decided so far; `by` and `today` go into every entry."""

    def __init__(self, show: Path, by: str, today: date) -> None:
        self._show = show
        self._by = by
        self._today = today
        self._steps: list[_Step] = []

    @property
    def count(self) -> int:
        """How many decisions stand."""
        return len(self._steps)

    def is_decided(self, proposal: Proposal) -> bool:
        """Whether an earlier decision of this session answers the proposal too."""
        return is_decided(proposal, [step.entry for step in self._steps if step.entry])

    def decide(self, proposal: Proposal, answer: Answer, problems: Problems) -> str:
        """Write the decision and tell where it stands; "" and a problem if it cannot be written."""
        entry = entry_for(proposal, answer, self._by, self._today)
        path = (self._show / entry.path).resolve()
        before = _content(path)
        if not add_entry(self._show, entry, problems):
            return ""
        self._steps.append(_Step(path, before, _content(path) or b"", entry))
        return f"written to {entry.path}"

    def draft(self, proposal: Proposal, problems: Problems) -> str:
        """Write a draft of a concept for a term and tell where; "" and a problem if there is one already."""
        name = f"concepts/{proposal.meant}.md"
        path, text = self._show / name, concept_draft(proposal).encode()
        if path.exists():
            problems.error(name, 0, "", "is there already", "add the phrase to its aliases")
            return ""
        try:
            path.parent.mkdir(exist_ok=True)
            write_all({path: text})
        except OSError as fault:
            problems.error(name, 0, "", f"cannot be written: {fault.strerror}", "allow writing there")
            return ""
        self._steps.append(_Step(path, None, text, None))
        return f"wrote {name}, a draft: say in it what the term means"

    def take_back(self, problems: Problems) -> bool:
        """Undo the last decision; False, and a problem, if its file was changed meanwhile."""
        step = self._steps[-1]
        if _content(step.path) != step.after:
            hint = "take the decision out by hand"
            problems.error(step.path.name, 0, "", "was changed since the decision was written", hint)
            return False
        write_all({step.path: step.before})
        self._steps.pop()
        return True


def concept_draft(proposal: Proposal) -> str:
    """A concept's page for a term, to be finished by the editor."""
    title = proposal.heard[0].upper() + proposal.heard[1:]
    definition = f"Say here in one sentence what {proposal.heard} is."
    return front_matter({"title": title, "definition": definition, "draft": True})


def is_term(proposal: Proposal) -> bool:
    return proposal.kind is ProposalKind.TERM


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
