"""How fast speech is read, corrected, matched and rendered on one core, in MB of transcript text a second.

Ends with 1 where it is slower than it must be.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from time import process_time

from castloom.derive.autolink import Autolinker
from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.derive.terms import Terms
from castloom.driver.garbage import collect_rarely
from castloom.model.concept import Autolink, Concept
from castloom.model.episode import TranscriptNotes
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems
from castloom.model.wording import Wording
from castloom.render.transcript_html import transcript_html
from castloom.render.words.words import Words
from castloom.source.transcripts.read import read_transcript
from castloom.source.wording import engine_phrases
from flavours import webvtt
from shows import CONCEPTS, VOICES, Cue, episodes, read_seed, slug

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ENOUGH = 20  # MB a second
WRONG_FORMS = ("human death", "impression managers", "batting averages", "middle managers", "key strokes",
               "original contents", "imposter syndromes", "high tech teams", "mental wealth")  # fmt: skip
COMMON_FORMS = ("a lot", "you know", "sort of")
RULES = dict.fromkeys(map(slug, CONCEPTS), Autolink.FIRST_IN_SECTION)
ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--transcripts", type=int, default=1000, metavar="N", help="how many (1000)")
    said = list(episodes(read_seed(SEEDS), parser.parse_args().transcripts))
    collect_rarely()
    _tell("captions, cut at every 12 to 25 words", [webvtt(episode.turns) for episode in said])
    speed = _tell("a cue a sentence", [webvtt(tuple(map(_by_sentence, episode.turns))) for episode in said])
    if speed < ENOUGH:
        print(f"too slow: {speed:.1f} MB/s of transcript text is less than {ENOUGH}")
    return int(speed < ENOUGH)


def _tell(shape: str, texts: Sequence[str]) -> float:
    """Prints what each step takes, and gives the speed in MB a second."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    best = min((_round(texts) for _ in range(ROUNDS)), key=lambda steps: sum(steps.values()))
    speed = megabytes / sum(best.values())
    print(f"{len(texts):,} transcripts of {shape}, {megabytes:.1f} MB; CPU, the best of {ROUNDS} rounds")
    for name, seconds in best.items():
        print(f"  {name:<8} {1000 * seconds / len(texts):6.2f} ms a transcript")
    print(f"  all      {1000 * sum(best.values()) / len(texts):6.2f} ms a transcript: {speed:.1f} MB/s")
    return speed


def _by_sentence(turn: Sequence[Cue]) -> tuple[Cue, ...]:
    """A turn's cues, cut again where sentences end: so the reference show's transcript is."""
    words = re.split(r"(?<=[.!?]) ", " ".join(cue.text for cue in turn))
    start, rate = turn[0].start, (turn[-1].end - turn[0].start) / sum(map(len, words))
    ends = [start + rate * chars for chars in accumulate(map(len, words))]
    times = pairwise([start, *ends])
    return tuple(Cue(turn[0].voice, text, *span) for text, span in zip(words, times, strict=True))


def _round(texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds of each step over all transcripts."""
    ledger = Ledger([_entry(n, form, Scope.SHOW) for n, form in enumerate(WRONG_FORMS)], VOICES.values(), {})
    own = [_entry(n, form, Scope.EPISODE) for n, form in enumerate(COMMON_FORMS)]
    terms = Terms([Concept(slug(title), f"concepts/{slug(title)}.md", title, "") for title in CONCEPTS])
    clock = _Clock()
    for text in texts:
        problems = Problems()
        transcript = read_transcript({"episodes/001-x.vtt": text}, TranscriptNotes(), problems)
        assert transcript is not None
        clock.tell("read")
        said = effective(transcript, ledger, own, {}, str.casefold, problems)
        clock.tell("correct")
        named = terms.find_in_each(said.speech.texts)
        clock.tell("match")
        transcript_html(
            said.speech,
            tuple(VOICES.values()),
            (),
            named,
            Autolinker(RULES),
            Words(Wording("en-001", engine_phrases("en"))),
        )
        clock.tell("render")
    return clock.steps


class _Clock:
    """Counts CPU seconds by step."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._last = process_time()

    def tell(self, step: str) -> None:
        """What was used since the last step is this one's."""
        now = process_time()
        self.steps[step] = self.steps.get(step, 0.0) + now - self._last
        self._last = now


def _entry(line: int, form: str, scope: Scope) -> LedgerEntry:
    return LedgerEntry("corrections.yml", line, Kind.WORD, scope, heard=form, meant=form.upper())


if __name__ == "__main__":
    sys.exit(main())
