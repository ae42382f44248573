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
_DATE = 6
_KINDS: tuple[tuple[int, _Evidence], ...] = (
    (8, lambda one: one.path),
    (7, _audio),
    (_DATE, lambda one: one.date.astimezone(UTC)),
    (4, lambda one: one.guid),
)


def records_of(
    present: Sequence[Locked],
    locked: Sequence[Locked],
    written: frozenset[str] = frozenset(),
    gone: Sequence[Locked] = (),
) -> dict[str, Locked]:
    """The record of each episode that has one, by the path of the episode's file.

    `present` are the episodes as they would be recorded now; `written` the paths of those whose guid stands in their
    front matter. Such a guid decides. For all others path, audio, date and slug do, where they are one episode's and
    one record's alone: the audio by its digest if it is the show's own file, else by its address. A record of `gone` is
    that of an episode that returns; its date alone does not do, for another episode may have taken its day.
    """
    by_guid = {record.guid: record for record in (*locked, *gone)}
    times = Counter(e.guid for e in present if e.path in written)  # a guid that was copied along says nothing
    found = {e.path: by_guid[e.guid] for e in present if times[e.guid] == 1 and e.path in written and e.guid in by_guid}
    # A guid that nobody wrote follows from the slug; one that is written says nothing of it.
    rest = [replace(e, guid="") if e.path in written else e for e in present]
    while more := _matches([e for e in rest if e.path not in found], _left(locked, found), _left(gone, found)):
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


def _matches(present: Sequence[Locked], locked: Sequence[Locked], gone: Sequence[Locked]) -> dict[str, Locked]:
    """One episode to one record, the best-founded pairs first; of equals, those with episodes that are not gone."""
    weights: Counter[tuple[bool, str, str]] = Counter()
    for is_gone, records in ((False, locked), (True, gone)):
        for weight, evidence in _KINDS:
            for path, guid in _pairs(present, records, evidence):
                weights[is_gone, path, guid] += weight
    left = {record.guid: record for record in (*locked, *gone)}
    found: dict[str, Locked] = {}
    for (is_gone, path, guid), weight in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])):
        if path not in found and guid in left and not (is_gone and weight == _DATE):
            found[path] = left.pop(guid)
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
