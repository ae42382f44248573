"""What related episodes and the concept map cost, by the number of episodes and of concepts.

Ends with 1 where it takes too long, or longer than in line with the show.
"""

import argparse
import random
import sys
from functools import partial
from itertools import combinations
from pathlib import Path
from time import process_time

from castloom.derive.concept_graph import Graph, graph
from castloom.derive.concept_pairs import Pair
from castloom.derive.related import Subject, related, subject
from castloom.derive.related_words import Counting, Vocabulary
from castloom.driver.garbage import collect_rarely
from castloom.model.concept import Concept
from castloom.render.concept_map import NARROW, NEIGHBOURHOOD, WIDE, Line, Node, map_svg, neighbourhood_svg
from measure import ROUNDS, best
from shows import CONCEPTS, episodes, read_seed

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NEW_WORDS = 15  # of the words of an episode that few others have; those of the seed are too few for a thousand episodes
CONCEPTS_AN_EPISODE = 20
PAIRS_AN_EPISODE = 40
MOST_SECONDS = 1.5  # for the related episodes of 1,000
LINEAR = 2.5  # times as long an episode, at most, in a show ten times as long; were all compared with all, 10
LARGEST = 10_000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--transcripts", type=int, default=100, metavar="N", help="how many are counted (100)")
    collect_rarely()
    counted = _count(parser.parse_args().transcripts)
    slow = _compare(counted)
    _draw()
    for fault in slow:
        print(f"too slow: {fault}")
    return int(bool(slow))


def _count(transcripts: int) -> list[Vocabulary]:
    """Prints what the vocabulary of an episode takes; the vocabularies."""
    texts = [
        (episode.title, episode.notes, [cue.text for turn in episode.turns for cue in turn])
        for episode in episodes(read_seed(SEEDS), transcripts)
    ]
    counting = Counting("en")
    took = best(lambda: [counting.vocabulary(*text) for text in texts])
    print(f"vocabulary: {1000 * took / len(texts):.2f} ms an episode of 8,000 words; CPU, best of {ROUNDS}")
    return [counting.vocabulary(*text) for text in texts]


def _compare(counted: list[Vocabulary]) -> list[str]:
    """Prints what finding the related episodes takes; what is slow."""
    took = {}
    for count in (LARGEST // 10, LARGEST):
        subjects = _subjects(counted, count)
        took[count] = best(partial(related, subjects, "en", CONCEPTS), 1 if count == LARGEST else ROUNDS)
        print(f"related: {took[count]:.2f} s for {count:,} episodes of 300 concepts")
    ratio = took[LARGEST] / took[LARGEST // 10] / 10
    print(f"  an episode of {LARGEST:,} takes {ratio:.2f} times as long as one of {LARGEST // 10:,}")
    slow = [f"{ratio:.2f} is more than {LINEAR}"] if ratio > LINEAR else []
    seconds = took[LARGEST // 10]
    return [*slow, f"{seconds:.2f} s is more than {MOST_SECONDS}"] if seconds > MOST_SECONDS else slow


def _subjects(counted: list[Vocabulary], count: int) -> list[Subject]:
    rng = random.Random("subjects")
    return [_subject(counted[n % len(counted)], rng, count) for n in range(count)]


def _subject(vocabulary: Vocabulary, rng: random.Random, count: int) -> Subject:
    """The words of a transcript, some of them in place of which are words that ten episodes or so have."""
    words, counts = vocabulary.words.split(), bytearray(vocabulary.counts)
    for place in rng.sample(range(len(words)), min(NEW_WORDS, len(words))):
        words[place] = f"word{rng.randrange(count * NEW_WORDS // 10)}x"
    named = ((f"c{id_}", rng.randint(1, 9), rng.random() < 0.2) for id_ in rng.sample(range(300), CONCEPTS_AN_EPISODE))
    return subject(Vocabulary(" ".join(words), bytes(counts)), named, True)


def _draw() -> None:
    """Prints what the graph and the maps take."""
    for count in (30, 300, 500):
        concepts, pairs, heard = _spoken(count)
        took = best(partial(graph, concepts, pairs, heard))
        print(f"graph: {1000 * took:.0f} ms for {count} concepts in 1,000 episodes")
    found = graph(concepts, pairs, heard)
    nodes = {concept.id: Node(concept.title, "x/", "5 passages in 3 episodes", True) for concept in concepts}
    some = [concept.id for concept in concepts[:40]]
    lines = [
        Line(some.index(a), some.index(t.other), t) for a in some for t in found[a] if t.other in some and a < t.other
    ]
    began = process_time()  # once: the layout is remembered
    for width in (WIDE, NARROW):
        map_svg([nodes[id_] for id_ in some], lines, width, "")
    print(f"map of {len(some)} concepts with {len(lines)} ties: {1000 * (process_time() - began):.0f} ms")
    took = best(partial(_neighbourhoods, found, nodes))
    print(f"neighbourhood: {1000 * took / len(found):.2f} ms a concept")


def _neighbourhoods(found: Graph, nodes: dict[str, Node]) -> None:
    for id_, ties in found.items():
        for width in (NEIGHBOURHOOD, NARROW) if ties else ():
            neighbourhood_svg([nodes[id_], *(nodes[tie.other] for tie in ties)], ties, width, "")


def _spoken(count: int) -> tuple[list[Concept], list[list[Pair]], dict[str, list[str]]]:
    """Concepts of which half have a broader one, the pairs of 1,000 episodes, and the episodes of each concept."""
    rng = random.Random("spoken")
    ids = [f"c{n:03}" for n in range(count)]
    concepts = [
        Concept(id_, "", f"Some concept {n}", "", broader=(ids[rng.randrange(n)],) if n % 2 else ())
        for n, id_ in enumerate(ids)
    ]
    heard: dict[str, list[str]] = {id_: [] for id_ in ids}
    pairs = []
    for episode in range(1000):
        named = sorted(rng.sample(ids, CONCEPTS_AN_EPISODE))
        for id_ in named:
            heard[id_].append(str(episode))
        together = rng.sample(list(combinations(named, 2)), PAIRS_AN_EPISODE)
        pairs.append([Pair(one, other, rng.randint(0, 1), 1) for one, other in together])
    return concepts, pairs, heard


if __name__ == "__main__":
    sys.exit(main())
