"""Speech without a ledger: `from tests.speech import turns`."""

from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.model.problem import Problems
from castloom.model.speech import Turn
from castloom.model.transcript import Transcript


def turns(transcript: Transcript) -> tuple[Turn, ...]:
    """What was said, turn by turn; no speaker is a person of the show."""
    return effective(transcript, Ledger((), (), {}), (), {}, lambda _speaker: "", Problems()).turns
