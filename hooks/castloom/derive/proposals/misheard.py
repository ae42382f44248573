"""Words that sound like a term, a name or a brand of the show, and are probably that."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from castloom.derive.proposals.alike import Place, score
from castloom.derive.proposals.proposal import Proposal, ProposalKind, plain
from castloom.derive.proposals.sounds import likeness, outline
from castloom.derive.proposals.targets import Target, Targets
from castloom.derive.proposals.windows import Window, Words, overlaps, windows
from castloom.model.speech import Sentence, Turn

_LONGEST = 4  # words of a window
_COARSE = 0.36  # of an outline may differ at the first look


class _Found(NamedTuple):
    """A window that may be a target; the surest first when sorted."""

    score: float
    window: Window
    target: Target
    is_listed: bool


class _Heard(NamedTuple):
    """One sentence of the episode with who said it."""

    turn: Turn
    sentence: Sentence


def misheard(episode: str, turns: Sequence[Turn], wanted: Targets, language: str) -> list[Proposal]:
    """The episode's words that were probably heard wrong, the surest first."""
    said = [_Heard(turn, sentence) for turn in turns for sentence in turn.sentences]
    listening = _Listening(said, wanted, language)
    return [_proposal(episode, found, listening) for found in listening.found()]


class _Listening:
    """One episode's windows, without what is right or corrected already."""

    def __init__(self, said: Sequence[_Heard], wanted: Targets, language: str) -> None:
        self.said = said
        self._wanted = wanted
        self._persons = frozenset(heard.turn.person for heard in said if heard.turn.person)
        self._right = {target.key: target for target in wanted.right}
        self.spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._windows = self._open_windows(Words(language))

    def found(self) -> list[_Found]:
        """The best reading of every doubtful place."""
        readings = [*self._listed(), *self._alike()]
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        best = []
        for found in sorted(readings, key=_rank):
            window = found.window
            if not overlaps(window.start, window.end, taken[window.sentence]):
                taken[window.sentence].append((window.start, window.end))
                best.append(found)
        return sorted(best, key=lambda found: (-found.score, found.window.sentence, found.window.start))

    def _open_windows(self, words: Words) -> list[Window]:
        free = []
        for n, (_, sentence) in enumerate(self.said):
            here = list(windows(n, words.runs(sentence.text), _LONGEST))
            closed = [(mark.start, mark.end) for mark in sentence.marks]
            closed += [(window.start, window.end) for window in here if self._is_right(window, sentence.text)]
            free += [w for w in here if not overlaps(w.start, w.end, closed)] if closed else here
        return free

    def _is_right(self, window: Window, sentence: str) -> bool:
        """Whether the words are a right form, its plural or possessive; how terms are written is noted on the way."""
        key = window.key
        target = self._right.get(key) or self._right.get(key.removesuffix("s")) or self._right.get(key + "s")
        if target is None:
            return False
        if target.key == key and not window.words[0].is_first:
            self.spellings[key][sentence[window.start : window.end]] += 1
        # A name that is a word too, such as Will, is one only where it is written so.
        is_part = target.kind is ProposalKind.NAME and target.form != target.of and len(window.words) == 1
        return not (is_part and window.words[0].is_common and window.words[0].text[0].islower())

    def _listed(self) -> Iterator[_Found]:
        for window in self._windows:
            forms = self._wanted.wrong.get(window.key)
            if forms:
                yield _Found(1.0, window, max(forms, key=lambda form: _fitness(form, window)), True)

    def _alike(self) -> Iterator[_Found]:
        by_sound: dict[str, list[Window]] = defaultdict(list)
        for window in self._windows:
            by_sound[window.sound].append(window)
        by_outline: dict[str, list[str]] = defaultdict(list)
        for heard in by_sound:
            by_outline[outline(heard)].append(heard)
        outlines = list(by_outline)
        for target in self._wanted.right:
            is_speaker = target.person in self._persons
            for heard in (h for coarse in self._coarse(target, outlines) for h in by_outline[coarse]):
                for window in by_sound[heard]:
                    place = Place(self.said[window.sentence].sentence.text, is_speaker)
                    if found := score(target, window, place):
                        yield _Found(found, window, target, False)

    def _coarse(self, target: Target, outlines: list[str]) -> list[str]:
        """The outlines that may be the target's at the first look; a speaker's name is compared with more."""
        about = outline(target.sound)
        reach = 0.5 if target.person in self._persons else _COARSE
        most = max(1, round(len(about) * reach))
        return [
            o
            for o, _, _ in process.extract(about, outlines, scorer=Levenshtein.distance, score_cutoff=most, limit=None)
        ]


def _rank(found: _Found) -> tuple[float, int, int, int, str]:
    """The surest first; a whole name before its parts."""
    window = found.window
    return -found.score - 0.1 * len(found.target.words), window.sentence, window.start, -window.end, found.target.key


def _fitness(form: Target, window: Window) -> tuple[bool, float]:
    return len(form.words) == len(window.words), likeness(window.sound, form.sound)


def _proposal(episode: str, found: _Found, listening: _Listening) -> Proposal:
    heard = listening.said[found.window.sentence]
    text, (start, end) = heard.sentence.text, (found.window.start, found.window.end)
    return Proposal(
        kind=found.target.kind,
        episode=episode,
        address=heard.sentence.address,
        sentence=text,
        start=start,
        end=end,
        heard=text[start:end],
        meant=_written(found, listening.spellings),
        score=round(found.score, 2),
        reason=_reason(found),
        time=heard.sentence.start,
        speaker=heard.turn.speaker,
        imported=_imported(heard.sentence),
        occurrence=plain(text[:start]).count(plain(text[start:end])),
    )


def _written(found: _Found, spellings: Mapping[str, Counter[str]]) -> str:
    """The right form as the sentence needs it: with its capital at the beginning, and in the plural."""
    written = _in_case(found, spellings) + "s" * _is_plural(found)
    first = found.window.words[0]
    return written[0].upper() + written[1:] if first.is_first and first.text[0].isupper() else written


def _in_case(found: _Found, spellings: Mapping[str, Counter[str]]) -> str:
    """A term in the case that the show's speech has it in, a name always as it is."""
    target = found.target
    if target.kind in (ProposalKind.NAME, ProposalKind.BRAND):
        return target.form
    known = spellings.get(target.key)
    if known:
        return max(sorted(known), key=known.__getitem__)
    if any(word.is_capital for word in found.window.words):
        return target.form
    return " ".join([word.lower() if word.istitle() else word for word in target.form.split()])


def _is_plural(found: _Found) -> bool:
    """Whether it sounds like the form with an s."""
    heard, meant = found.window.sound, found.target.sound
    if found.is_listed or meant.endswith(("s", "z")) or not found.window.words[-1].is_plural:
        return False
    return likeness(heard, meant + "s") > likeness(heard, meant)


def _reason(found: _Found) -> str:
    target = found.target
    if found.is_listed:
        return f"listed as a misheard form of {target.of}"
    heard = f"sounds like {target.form}"
    return heard if target.form == target.of else f"{heard} ({target.of})"


def _imported(sentence: Sentence) -> str:
    """The sentence with what the import has where it was corrected."""
    text = sentence.text
    for mark in sorted(sentence.marks, reverse=True):
        text = text[: mark.start] + mark.heard + text[mark.end :]
    return text
