"""What the answers of servers say of episodes whose audio lies elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from castloom.derive.keeping_changes import Pair
from castloom.door.probing import Answer
from castloom.driver.probe import Probed
from castloom.model.clock import clock
from castloom.model.lock import Locked
from castloom.model.problem import Problems, Unreadable

_SLACK = 2  # seconds by which a duration may be written otherwise than it was measured


def answered(pairs: Sequence[Pair], answers: Mapping[str, Answer], now: datetime, problems: Problems) -> Iterator[Pair]:
    """The episodes as they are to be recorded, by their paths' answers.

    One whose audio could not be asked for stays as it was recorded, or is left out.
    """
    for pair in pairs:
        answer = answers.get(pair.present.url)
        if isinstance(answer, Probed) and _fits(pair, answer, problems):
            yield replace(pair, present=_measured(pair, answer))
        elif answer is None:
            # What was not asked is as the lock knows it.
            known = pair.record.digest if pair.record and not pair.present.digest else pair.present.digest
            yield replace(pair, present=replace(pair.present, digest=known))
        else:
            if not isinstance(answer, Probed):
                _tell(pair, answer, now, problems)
            if pair.record:
                yield replace(pair, present=pair.record)


def _measured(pair: Pair, answer: Probed) -> Locked:
    told = pair.declared.duration if pair.declared else timedelta()
    seconds = told.total_seconds() or answer.seconds
    return replace(pair.present, length=answer.length, duration=round(seconds), digest=answer.digest)


def _fits(pair: Pair, answer: Probed, problems: Problems) -> bool:
    """Whether front matter has the audio's bytes right, if it tells them; what else is odd is a warning."""
    path, line = pair.episode.path, pair.declared.line if pair.declared else 0
    for note in answer.notes:
        problems.warn(path, line, "enclosure", note, "see what the host can do about it; apps may not play it")
    told = pair.declared.duration.total_seconds() if pair.declared else 0
    if told and abs(told - answer.seconds) > _SLACK:
        message = f"says {clock(told)}, but the audio lasts {clock(round(answer.seconds))}"
        problems.warn(path, 0, "duration", message, "remove it: castloom.lock has what was measured")
    if pair.declared and pair.declared.length not in (0, answer.length):
        message = f"length says {pair.declared.length:,} bytes, but {answer.length:,} lie at the address"
        problems.error(path, line, "enclosure", message, "remove length: castloom.lock has what was measured")
        return False
    return True


def _tell(pair: Pair, answer: Exception, now: datetime, problems: Problems) -> None:
    """Audio that is not there yet may come before its episode does."""
    tell = problems.warn if pair.episode.date > now else problems.error
    hint = answer.hint if isinstance(answer, Unreadable) else "open the address in a browser, and correct it"
    line = pair.declared.line if pair.declared else 0
    tell(pair.episode.path, line, "enclosure", f"{pair.present.url}: {answer}", f"{hint}, then run castloom lock again")
