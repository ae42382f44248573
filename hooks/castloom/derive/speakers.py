"""Who a transcript's speakers are: persons by the names they go by."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from castloom.model.person import Person
from castloom.model.transcript import Blocks, Transcript, columns_of


def persons_by_name(people: Iterable[Person]) -> dict[str, str]:
    """Person ids by every name they go by, case-folded: name, name with prefix, aliases."""
    names: dict[str, str] = {}
    for person in people:
        for name in (person.name, f"{person.prefix} {person.name}", *person.aliases):
            names.setdefault(" ".join(name.casefold().split()), person.id)
    return names


def with_speakers(transcript: Transcript, speakers: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Transcript:
    """The transcript with persons' names in place of labels such as `S1`; `names` are the persons' by id."""
    told = {label: names[person] for label, person in speakers if person in names}
    if not told:
        return transcript
    columns = columns_of(transcript.blocks)
    names_told = [told.get(speaker, speaker) for speaker in columns.speakers]
    return replace(transcript, blocks=Blocks(columns._replace(speakers=names_told)), as_vtt="")
