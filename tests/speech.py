"""Speech without a ledger: `from tests.speech import speech, turns`."""

from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.model.problem import Problems
from castloom.model.speech import Speech, Turn
from castloom.model.transcript import Transcript


def speech(transcript: Transcript) -> Speech:
    """What was said; no speaker is a person of the show."""
    return effective(transcript, Ledger((), (), {}), (), {}, lambda _speaker: "", Problems()).speech


def turns(transcript: Transcript) -> tuple[Turn, ...]:
    """What was said, turn by turn; no speaker is a person of the show."""
    return speech(transcript).turns
