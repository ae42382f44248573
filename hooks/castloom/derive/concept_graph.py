"""What the show's concepts are to each other: as their pages say, and as they come up together in speech."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest

from castloom.derive.concept_pairs import Pair
from castloom.derive.ties import ties
from castloom.model.concept import Concept

MOST = 12  # ties of a concept that pages do not say
_CLOSEST = 3  # concepts that a concept comes up with most; further ones are tied to it if it is of their closest
_MANY = 1000  # concepts: of more, it is not asked which have no more than episodes in common

_Ends = tuple[str, str]  # two ids, in order


class Kind(StrEnum):
    """What the other concept is; together: no page ties the two, but they come up together."""

    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Tie:
    """What another concept is to one, and in how many sentences, turns and episodes both come up."""

    other: str
    kind: Kind
    sentences: int
    turns: int
    episodes: int

    @property
    def strength(self) -> tuple[int, int]:
        """To compare ties by: turns, those of a sentence doubly, and of equal ones the episodes."""
        return self.sentences + self.turns, self.episodes


Graph = Mapping[str, tuple[Tie, ...]]


def graph(concepts: Sequence[Concept], pairs: Iterable[Iterable[Pair]], heard: Mapping[str, Sequence[str]]) -> Graph:
    """The ties of each concept: first those that pages say, broader, narrower, related, then others.

    Of each kind the strongest comes first.

    `pairs` are those of each episode, `heard` the episodes of each concept. Every tie is found at both of its ends.
    """
    said = {id_: _kinds(its.broader, its.narrower, its.related) for id_, its in ties(concepts).items()}
    joint = _Joint(pairs, heard)
    together = _together(sorted(said), joint, said)
    found = {
        id_: [
            _tie(id_, other, kind, joint)
            for other, kind in (of_one | dict.fromkeys(together[id_], Kind.TOGETHER)).items()
        ]
        for id_, of_one in said.items()
    }
    return {id_: tuple(sorted(of_one, key=_rank)) for id_, of_one in found.items()}


_ORDER = {kind: place for place, kind in enumerate(Kind)}


def _rank(tie: Tie) -> tuple[int, int, int, str]:
    return _ORDER[tie.kind], -tie.strength[0], -tie.strength[1], tie.other


def _kinds(broader: Iterable[str], narrower: Iterable[str], related: Iterable[str]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for others, kind in (broader, Kind.BROADER), (narrower, Kind.NARROWER), (related, Kind.RELATED):
        for other in others:
            found.setdefault(other, kind)
    return found


def _tie(one: str, other: str, kind: Kind, joint: "_Joint") -> Tie:
    return Tie(other, kind, *joint.passages.get(_ends(one, other), (0, 0)), joint.episodes(one, other))


class _Joint:
    """How often two concepts come up in one sentence, turn and episode."""

    def __init__(self, pairs: Iterable[Iterable[Pair]], heard: Mapping[str, Sequence[str]]) -> None:
        self.passages: dict[_Ends, tuple[int, int]] = {}
        for of_episode in pairs:
            for one, other, sentences, turns in of_episode:
                before = self.passages.get((one, other), (0, 0))
                self.passages[one, other] = before[0] + sentences, before[1] + turns
        self._masks = _masks(heard)

    def episodes(self, one: str, other: str) -> int:
        return (self._masks.get(one, 0) & self._masks.get(other, 0)).bit_count()

    def in_most_episodes(self, one: str, others: Iterable[str]) -> list[str]:
        """The concept that has the most episodes in common with one, if there is any."""
        found = [(-self.episodes(one, other), other) for other in others if other != one]
        return [other for count, other in sorted(found)[:1] if count]


def _masks(heard: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """A number for each concept with a bit for each of its episodes: so to compare two takes one operation."""
    bits: dict[str, int] = {}
    masks = {}
    for id_, episodes in heard.items():
        places = [bits.setdefault(episode, len(bits)) for episode in episodes]
        row = bytearray(max(places, default=0) // 8 + 1)
        for place in places:
            row[place >> 3] |= 1 << (place & 7)
        masks[id_] = int.from_bytes(row, "little")
    return masks


def _together(ids: Sequence[str], joint: _Joint, said: Mapping[str, Mapping[str, Kind]]) -> dict[str, list[str]]:
    """The closest of the concepts that come up in turns with each and that no page ties to it.

    One that is alone then is tied to the concept with which it shares the most episodes.
    """
    near: dict[str, list[tuple[int, int, str]]] = {id_: [] for id_ in ids}
    for (one, other), (sentences, turns) in joint.passages.items():
        if one in near and other in near and other not in said[one]:
            episodes = joint.episodes(one, other)
            near[one].append((-sentences - turns, -episodes, other))
            near[other].append((-sentences - turns, -episodes, one))
    ranked: dict[str, list[str]] = {}
    for id_, found in near.items():
        ranked[id_] = [other for *_, other in nsmallest(_CLOSEST, found)]
        if not found and not said[id_] and len(ids) <= _MANY:
            ranked[id_] = joint.in_most_episodes(id_, ids)
    return _at_both_ends(ranked)


def _at_both_ends(ranked: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The same from both ends, but of each concept no more than `MOST`."""
    chosen = [(place, *_ends(id_, other)) for id_, others in ranked.items() for place, other in enumerate(others)]
    found: dict[str, list[str]] = {id_: [] for id_ in ranked}
    for _, one, other in sorted(chosen):
        if other not in found[one] and len(found[one]) < MOST and len(found[other]) < MOST:
            found[one].append(other)
            found[other].append(one)
    return found


def _ends(one: str, other: str) -> _Ends:
    return (one, other) if one < other else (other, one)
