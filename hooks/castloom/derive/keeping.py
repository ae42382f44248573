"""Which record of castloom.lock is whose: an episode keeps its guid whatever becomes of its title, file or audio."""

import uuid
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import TypeAlias

from castloom.model.lock import Locked

_Evidence: TypeAlias = Callable[[Locked], Hashable]


def _audio(one: Locked) -> str:
    return one.digest if one.digest.startswith("sha256-") else one.url


# What speaks for a record being an episode's. Together, audio and date outweigh the file's name and its slug: two files
# that change names are two episodes that move. No sum of some is that of others.
_KINDS: tuple[tuple[int, _Evidence], ...] = (
    (8, lambda one: one.path),
    (7, _audio),
    (6, lambda one: one.date.astimezone(UTC)),
    (4, lambda one: one.guid),
)


def records_of(
    present: Sequence[Locked], locked: Sequence[Locked], written: frozenset[str] = frozenset()
) -> dict[str, Locked]:
    """The record of each episode that has one, by the path of the episode's file.

    `present` are the episodes as they would be recorded now; `written` the paths of those whose guid stands in their
    front matter. Such a guid decides. For all others path, audio, date and slug do, where they are one episode's and
    one record's alone: the audio by its digest if it is the show's own file, else by its address.
    """
    by_guid = {record.guid: record for record in locked}
    found = {e.path: by_guid[e.guid] for e in present if e.path in written and e.guid in by_guid}
    # A guid that nobody wrote follows from the slug; one that is written says nothing of it.
    rest = [replace(e, guid="") if e.path in written else e for e in present]
    while more := _matches([e for e in rest if e.path not in found], _left(locked, found)):
        found |= more
    return found


def kept_guids(
    present: Sequence[Locked], records: Mapping[str, Locked], written: frozenset[str], taken: Iterable[str]
) -> dict[str, str]:
    """The guid of each episode by its path: the one that is written, else the locked one, else its own.

    A new episode whose own one is among `taken`, those of all records, gets another: it may have the file's name of
    one that moved on.
    """
    used = {*taken, *(e.guid for e in present if e.path in written)}
    return {
        e.path: e.guid if e.path in written else records[e.path].guid if e.path in records else _free(e.guid, used)
        for e in present
    }


def _free(guid: str, used: set[str]) -> str:
    while guid in used:
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, guid))
    return guid


def _matches(present: Sequence[Locked], locked: Sequence[Locked]) -> dict[str, Locked]:
    """One episode to one record, the best-founded pairs first."""
    weights: Counter[tuple[str, str]] = Counter()
    for weight, evidence in _KINDS:
        for episode, record in _pairs(present, locked, evidence):
            weights[episode, record] += weight
    records = {record.guid: record for record in locked}
    found: dict[str, Locked] = {}
    for (path, guid), _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])):
        if path not in found and guid in records:
            found[path] = records.pop(guid)
    return found


def _pairs(present: Sequence[Locked], locked: Sequence[Locked], evidence: _Evidence) -> Iterable[tuple[str, str]]:
    """Path and guid of every episode and record that have a piece of evidence in common, and with nobody else."""
    ours, theirs = _alone(present, evidence), _alone(locked, evidence)
    return ((ours[value].path, theirs[value].guid) for value in ours.keys() & theirs.keys())


def _alone(ones: Sequence[Locked], evidence: _Evidence) -> dict[Hashable, Locked]:
    counts = Counter(map(evidence, ones))
    return {value: one for one in ones if counts[value := evidence(one)] == 1}


def _left(locked: Sequence[Locked], found: Mapping[str, Locked]) -> list[Locked]:
    used = {record.guid for record in found.values()}
    return [record for record in locked if record.guid not in used]
