"""Synthetic shows for the speed comparison: the same episodes in Castloom's layout and as plain MkDocs pages.

An episode depends on its number alone, so the show of 100 is the beginning of the show of 1,000.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

VOICES = {"ida-falk": "Ida Falk", "leo-brandt": "Leo Brandt"}

# All of them are said somewhere in the seed.
CONCEPTS = (
    *("Accidental Managers", "Autonomy and Empowerment", "Batting Average", "Boundaries", "Burnout"),
    *("Command and Control", "Courage", "Culture", "Customer Services", "Direct Correlation"),
    *("Enterprise", "Extreme Polarization", "Generational Change", "Hazards", "High-tech Teams"),
    *("Human Beings", "Human Debt", "Humaning at Work", "Humanness", "Impression Management"),
    *("Imposter Syndrome", "Intellectual Work", "Job Satisfaction", "Job Security", "Keystrokes"),
    *("Leadership", "Mental Health", "Middle Management", "Original Content", "Popcorn Experiments"),
)

WORDS_PER_TRANSCRIPT = 8_000
BYTES_OF_NOTES = 2_000
SENTENCES_THAT_NAME = (7, 25)
FIRST_DAY = date(2020, 1, 1)
SECONDS_PER_WORD = 0.38


@dataclass(frozen=True)
class Cue:
    """What one voice says from start to end, in seconds."""

    voice: str
    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Episode:
    """One synthetic episode; `turns` are runs of cues of one voice, `concepts` the ids it declares."""

    number: int
    title: str
    description: str
    notes: str
    turns: tuple[tuple[Cue, ...], ...]
    concepts: tuple[str, ...]

    @property
    def stem(self) -> str:
        return f"{self.number:04}-{slug(self.title)}"

    @property
    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.number)

    @property
    def duration(self) -> str:
        return clock(self.turns[-1][-1].end + 1)


@dataclass(frozen=True)
class Seed:
    """The sentences of the seed documents: those of their notes, and what is said, with a concept's name or without."""

    written: tuple[str, ...]
    naming: tuple[str, ...]
    other: tuple[str, ...]


def read_seed(folder: Path) -> Seed:
    """The sentences in the folder's text files, without speaker lines, bullets and links."""
    written: list[str] = []
    spoken: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        notes, _, speech = re.split(r"\n(?=[^\n]*:\n\n)()", path.read_text(encoding="utf-8"), maxsplit=1)
        written += _sentences(notes)
        spoken += _sentences(speech)
    if not spoken:
        raise FileNotFoundError(f"{folder} holds no *.txt to take sentences from")
    naming = re.compile(rf"\b({'|'.join(CONCEPTS)})\b", re.IGNORECASE)
    named = tuple(s for s in spoken if naming.search(s))
    return Seed(tuple(written), named, tuple(s for s in spoken if not naming.search(s)))


def _sentences(text: str) -> list[str]:
    prose = " ".join(line for line in text.splitlines() if not re.search(r":$|//|^\s*[•#]", line.strip()))
    return [s for s in re.split(r"(?<=[.!?])\s+", " ".join(prose.split())) if s.count(" ") >= 2]


def names_of(seed: Seed, count: int) -> list[str]:
    """The names that are said, then others of two or three words that are, hardly ever one after the other."""
    words = sorted({word for text in seed.other for word in re.findall(r"[a-z]{4,}", text)})
    rng = random.Random("names")
    made = dict.fromkeys(CONCEPTS)
    while len(made) < count:
        made[" ".join(rng.sample(words, rng.choice((2, 2, 3)))).title()] = None
    return list(made)


def episodes(seed: Seed, count: int) -> Iterator[Episode]:
    """The first `count` episodes."""
    titles = list(permutations(CONCEPTS, 3))
    random.Random("titles").shuffle(titles)
    for number, named in enumerate(titles[:count], 1):
        yield _episode(seed, number, named)


def _episode(seed: Seed, number: int, named: tuple[str, ...]) -> Episode:
    rng = random.Random(f"episode {number}")
    first, second, third = named
    return Episode(
        number=number,
        title=f"{first}, {second} and {third}",
        description=" ".join(rng.sample(seed.written, 2)),
        notes=_notes(rng, seed, named),
        turns=tuple(_turns(rng, _speech(rng, seed))),
        concepts=tuple(slug(name) for name in named),
    )


def _speech(rng: random.Random, seed: Seed) -> list[str]:
    """Sentences of a whole transcript, those that name a concept strewn among the others."""
    sentences = rng.choices(seed.naming, k=rng.randint(*SENTENCES_THAT_NAME))
    words = sum(len(s.split()) for s in sentences)
    while words < WORDS_PER_TRANSCRIPT:
        sentences.append(_recombined(*rng.choices(seed.other, k=2)))
        words += len(sentences[-1].split())
    rng.shuffle(sentences)
    return sentences


def _recombined(one: str, other: str) -> str:
    """The first half of one sentence and the second of another: nobody says the same sentence over and over."""
    begun, ended = one.split(), other.split()
    return " ".join([*begun[: len(begun) // 2], *ended[len(ended) // 2 :]])


def _turns(rng: random.Random, sentences: list[str]) -> Iterator[tuple[Cue, ...]]:
    """The voices take turns of one to six sentences, cut into cues with a short gap after each."""
    now, voices = 0.5, tuple(VOICES.values())
    turn = 0
    while sentences:
        take = rng.randint(1, 6)
        spoken, sentences = sentences[:take], sentences[take:]
        cues = []
        for text in _cue_texts(spoken):
            end = now + len(text.split()) * SECONDS_PER_WORD
            cues.append(Cue(voices[turn % 2], text, now, end))
            now = end + rng.uniform(0.1, 0.6)
        turn += 1
        yield tuple(cues)


def _cue_texts(sentences: list[str]) -> Iterator[str]:
    """Pieces of about 12 to 25 words: short sentences together, long ones cut."""
    held: list[str] = []
    for sentence in sentences:
        held += sentence.split()
        if len(held) < 12:
            continue
        pieces = -(-len(held) // 25)
        size = -(-len(held) // pieces)
        yield from (" ".join(held[at : at + size]) for at in range(0, len(held), size))
        held = []
    if held:
        yield " ".join(held)


def _notes(rng: random.Random, seed: Seed, named: tuple[str, ...]) -> str:
    """About 2 KB of Markdown: headings, paragraphs, a list, links to concepts and to elsewhere."""
    opening, *points = rng.sample(seed.written, 6)
    links = "\n".join(f"- [{name}](../concepts/{slug(name)}.md)" for name in named)
    parts = [
        opening,
        "## In this episode",
        "\n".join(f"- {point}" for point in points),
        "## Read on",
        f"{links}\n- [The sources](https://sources.example/{slug(named[0])})",
        f"## More on {named[1]}",
    ]
    while sum(len(part.encode()) + 2 for part in parts) < BYTES_OF_NOTES:
        parts.append(" ".join(rng.choices(seed.written, k=3)))
    return "\n\n".join(parts) + "\n"


def slug(title: str) -> str:
    """The title in an address."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def clock(seconds: float) -> str:
    """Seconds as m:ss or h:mm:ss."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
