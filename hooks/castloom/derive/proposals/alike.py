"""How likely a window of words is a right form that was heard wrong: by sound first, then by what stands around it."""

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from castloom.derive.proposals.proposal import ProposalKind
from castloom.derive.proposals.sounds import likeness
from castloom.derive.proposals.targets import Target
from castloom.derive.proposals.windows import Window, Word

_SHORT = 2.5  # of a sound's weight: too little to be heard in lower case
_INTRODUCED = re.compile(r"\b(?:I['’]m|I am|name['’]s|name is|thanks,?|thank you,?|dear|hello,?) $", re.IGNORECASE)


class Place(NamedTuple):
    """Where a window stands: its sentence, and whether the target is one who speaks in this episode."""

    sentence: str
    is_speaker: bool


def score(target: Target, window: Window, place: Place) -> float:
    """From 0 to 1 how surely the target was meant; 0 for what is not worth a question."""
    if not -1 <= len(window.words) - len(target.words) <= 1 + (target.weight > 4):
        return 0.0
    if target.kind in (ProposalKind.NAME, ProposalKind.BRAND):
        return _of_name(target, window, place)
    return _of_term(target, window)


def _of_term(target: Target, window: Window) -> float:
    """A term of several words is mostly heard right in one of them: then the others decide."""
    head, tail = _shared(target, window)
    words = window.words[head : len(window.words) - tail]
    sounds = target.sounds[head : len(target.sounds) - tail]
    if not words or not sounds or (len(target.words) == 1 and _is_inflection(words, target.words)):
        return 0.0
    whole = _likeness(window.words, target.sound)
    if head or tail:
        rest = _likeness(words, "".join(sounds))
        return _if_at_least(0.72, (whole + rest) / 2 - _edges(words)) if rest >= 0.55 else 0.0
    least = 0.85 if len(words) < len(sounds) else 0.8
    return _if_at_least(least, whole - _edges(words) - _everyday(words)) if target.weight >= 4 else 0.0


def _of_name(target: Target, window: Window, place: Place) -> float:
    """A name or brand is mostly written with a capital, heard right or wrong: without one it must sound the same."""
    least = _least_of_name(target, window, place.is_speaker)
    # A look at the letters spares the dear comparison of sounds.
    if not least or Levenshtein.normalized_similarity(window.sound, target.sound) < least - 0.35:
        return 0.0
    letters = Levenshtein.normalized_similarity(window.key.replace(" ", ""), target.key.replace(" ", ""))
    found = max(_likeness(window.words, target.sound), letters - 0.03)
    found += 0.03 * place.is_speaker + 0.08 * _is_person_spoken_of(target, window, place)
    return _if_at_least(least, found - _idle(window, target) - _everyday(window.words))


def _least_of_name(target: Target, window: Window, is_speaker: bool) -> float:
    """What a window must score at least to be asked about; 0 for one that is not."""
    if len(target.words) == 1 and _is_inflection(window.words, target.words):
        return 0.0
    if any(word.is_capital for word in window.words):
        if target.weight <= _SHORT:
            return 0.85
        return 0.72 if is_speaker else 0.74 if target.kind is ProposalKind.BRAND else 0.8
    if any(word.is_first and not word.is_common for word in window.words):
        return 0.8
    is_hardly_one = target.weight <= _SHORT or all(word.is_function for word in window.words)
    return 0.0 if is_hardly_one else 0.93


def _is_person_spoken_of(target: Target, window: Window, place: Place) -> bool:
    """Whether the words around are those that go with a name: "I'm …", "… and I", a comma."""
    if target.kind is not ProposalKind.NAME:
        return False
    before, after = place.sentence[: window.start], place.sentence[window.end :]
    is_addressed = before.endswith(", ") and after.startswith((",", ".", "?", "!"))
    return is_addressed or after.startswith(" and I ") or bool(_INTRODUCED.search(before))


def _likeness(words: tuple[Word, ...], meant: str) -> float:
    """How alike the sounds are, in the singular or the plural."""
    heard = "".join([word.sound for word in words])
    is_plural = words[-1].is_plural and not meant.endswith(("s", "z"))
    return max(likeness(heard, meant), likeness(heard, meant + "s") - 0.03 if is_plural else 0.0)


def _shared(target: Target, window: Window) -> tuple[int, int]:
    """How many words the two have in common at the beginning and at the end."""
    theirs, ours = target.words, [word.plain for word in window.words]
    most = min(len(theirs), len(ours))
    head = next((n for n in range(most) if theirs[n] != ours[n]), most)
    tail = next((n for n in range(most - head) if theirs[-1 - n] != ours[-1 - n]), most - head)
    return head, tail


def _is_inflection(words: tuple[Word, ...], meant: tuple[str, ...]) -> bool:
    """Whether one is only another form of the other, as humans is of human."""
    if len(words) != 1 or len(meant) != 1:
        return False
    heard = words[0].plain
    shorter, longer = sorted((heard, meant[0]), key=len)
    return words[0].is_common and len(shorter) > 3 and longer.startswith(shorter)


def _edges(words: tuple[Word, ...]) -> float:
    """Less where a little word begins or ends the window: it mostly belongs to the words beside it."""
    return 0.15 * (words[0].is_function or words[-1].is_function)


def _idle(window: Window, target: Target) -> float:
    """Less where a little word begins or ends the window, and the name does not begin or end so."""
    first, last = window.words[0], window.words[-1]
    belongs = (first.is_function and not target.sound.startswith(first.sound)) or (
        last.is_function and not target.sound.endswith(last.sound)
    )
    return 0.15 * belongs


def _everyday(words: tuple[Word, ...]) -> float:
    """Less where all words are everyday ones, and less still where there is but one."""
    return (0.14 if len(words) == 1 else 0.06) * all(word.is_common for word in words)


def _if_at_least(least: float, found: float) -> float:
    return min(found, 0.99) if found >= least else 0.0
