"""How fast concepts' names are found in transcripts, by the number of names and by the length of the text.

Terms, as the engine looks for them, against one alternation of `re`. Ends with 1 where the time is not in line with the
text, or depends on the number of names.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from castloom.derive.inflection import inflected
from castloom.derive.loose import loosened
from castloom.derive.terms import Terms
from castloom.driver.garbage import collect_rarely
from castloom.model.concept import Concept
from measure import ROUNDS, best
from shows import episodes, names_of, read_seed, slug

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
COUNTS = (30, 300, 5_000)
LINEAR = 1.3  # times as long a sentence, at most, in ten times the text
EVEN = 4  # times as long, at most, with 5,000 names instead of 30
FEW = 20  # transcripts are enough for what is slow


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--transcripts", type=int, default=1000, metavar="N", help="how many (1000)")
    seed = read_seed(SEEDS)
    texts = [
        [cue.text for turn in episode.turns for cue in turn]
        for episode in episodes(seed, parser.parse_args().transcripts)
    ]
    names = names_of(seed, max(COUNTS))
    collect_rarely()
    slow = [*_by_names(names, texts), *_by_length(names, texts)]
    _against_re(names, texts[:FEW])
    for fault in slow:
        print(f"too slow: {fault}")
    return int(bool(slow))


def _concepts(names: Sequence[str]) -> list[Concept]:
    return [Concept(slug(name), "", name, "") for name in names]


def _by_names(names: Sequence[str], texts: Sequence[Sequence[str]]) -> list[str]:
    """Prints what a transcript takes by the number of names; what is slow."""
    print(f"{len(texts):,} transcripts of {_characters(texts) / len(texts):,.0f} characters; CPU, best of {ROUNDS}")
    took = {}
    for count in COUNTS:
        started = process_time()
        terms = Terms(_concepts(names[:count]))
        made = process_time() - started
        found = sum(len(names) for text in texts for names in terms.find_in_each(text).values())
        took[count] = best(lambda terms=terms: [terms.find_in_each(text) for text in texts])  # type: ignore[misc]
        told = f"{1000 * took[count] / len(texts):.3f} ms a transcript, {found:,} found"
        print(f"  {count:>5,} names: {told}; compiled in {1000 * made:.0f} ms")
    ratio = took[max(COUNTS)] / took[min(COUNTS)]
    print(f"  {max(COUNTS):,} names take {ratio:.2f} times as long as {min(COUNTS)}")
    return [f"{ratio:.2f} is more than {EVEN}"] if ratio > EVEN else []


def _by_length(names: Sequence[str], texts: Sequence[Sequence[str]]) -> list[str]:
    """Prints what a character takes in one long text and in ten short ones; what is slow."""
    terms = Terms(_concepts(names))
    some = texts[: max(10, len(texts) // 10 * 10)][:200]
    long = [[sentence for text in some[n : n + 10] for sentence in text] for n in range(0, len(some), 10)]
    short = best(lambda: [terms.find_in_each(text) for text in some])
    ratio = best(lambda: [terms.find_in_each(text) for text in long]) / short
    print(f"  texts ten times as long take {10 * ratio:.1f} times as long ({len(names):,} names)")
    return [f"{ratio:.2f} a character is more than {LINEAR}"] if ratio > LINEAR else []


def _against_re(names: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    """Prints what one alternation of `re` takes, the longest first, over as loosened a text."""
    loose = [loosened("\x1f".join(text), "en", even=True).text for text in texts]
    for count in COUNTS:
        terms = Terms(_concepts(names[:count]))
        forms = {loosened(form, "en").text for name in names[:count] for form in inflected(name, "en")}
        every = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        pattern = re.compile(rf"\b(?:{every})\b")
        one = best(lambda terms=terms: [terms.find_in_each(text) for text in texts])  # type: ignore[misc]
        other = best(lambda pattern=pattern: [pattern.findall(text) for text in loose], rounds=1)  # type: ignore[misc]
        better = (
            f"Aho-Corasick {other / one:.1f} times as fast" if one < other else f"re {one / other:.1f} times as fast"
        )
        print(f"  {count:>5,} names: re {1000 * other / len(texts):.2f} ms a transcript: {better}")


def _characters(texts: Sequence[Sequence[str]]) -> int:
    return sum(len(sentence) + 1 for text in texts for sentence in text)


if __name__ == "__main__":
    sys.exit(main())
