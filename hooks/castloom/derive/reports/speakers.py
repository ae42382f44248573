"""Speakers without a person, and persons who never speak."""

import json
import re
from collections.abc import Iterator

from castloom.derive.reports.finding import Finding, Level, quoted
from castloom.derive.reports.material import Material, place_of
from castloom.model.person import Person
from castloom.model.problem import nearest_name
from castloom.model.speech import Turn

# What recognisers call voices that they do not know: S1, Speaker 2, SPEAKER_00, Sprecher 3, Unknown.
_LABEL = re.compile(r"(?:s|spk|speaker|sprecher(?:in)?|voice|stimme|locuteur|hablante|vorbitor)[ _-]*\d+|unknown\D*",
                    re.IGNORECASE)  # fmt: skip


def speakers(material: Material) -> Iterator[Finding]:
    """Voices that have no page, no name, or no place among the episode's persons; persons and names never heard."""
    if material.transcript is None:
        return
    yield from _voices(material)
    yield from _silent(material)
    yield from _unused_names(material)


def _voices(material: Material) -> Iterator[Finding]:
    credited = {credit.id for credit in material.episode.persons}
    first: dict[tuple[str, str], Turn] = {}
    for turn in material.said:
        first.setdefault((turn.speaker, turn.person), turn)
    for (speaker, person), turn in first.items():
        place = place_of(turn.sentences[0]) if turn.sentences else ""
        if not person:
            yield _stranger(material, speaker, place)
        elif person not in credited:
            message = f"persons: {speaker} speaks, first at {place}, and is not among them"
            hint = f"add - {{id: {person}, role: guest}}"
            yield Finding(Level.WARNING, material.episode.path, material.line("persons"), message, hint)


def _stranger(material: Material, speaker: str, place: str) -> Finding:
    assert material.transcript is not None
    path = material.transcript.path
    if not speaker:
        message = f"nobody is named as the speaker, first at {place}"
        return Finding(Level.WARNING, path, 0, message, "name who speaks in the transcript, for example <v Ada Reef>")
    near = _nearest(speaker, material.catalog.people)
    message = f"the speaker {quoted(speaker)}, first heard at {place}, is no person of the show"
    if not near and not _LABEL.fullmatch(speaker):
        return Finding(Level.NOTE, path, 0, message, "add a page in people/ if there is to be one")
    guess = f"did you mean {near}? " if near else ""
    key = speaker if re.fullmatch(r"[^\W\d][\w-]*(?: [\w-]+)*", speaker) else json.dumps(speaker, ensure_ascii=False)
    named = near or next((credit.id for credit in material.episode.persons), "ada-reef")
    hint = f"{guess}write transcript: {{speakers: {{{key}: {named}}}}} with the id of who it is"
    return Finding(Level.WARNING, path, 0, message, hint)


def _nearest(speaker: str, people: tuple[Person, ...]) -> str:
    """The id of the person whose name, alias or misheard form is most like the speaker's, or ""."""
    ids = {form: person.id for person in people for form in (*person.misheard, *person.forms)}
    return ids.get(nearest_name(speaker, ids), "")


def _silent(material: Material) -> Iterator[Finding]:
    assert material.transcript is not None
    heard = {turn.person for turn in material.said}
    own = material.episode.persons != material.catalog.show.persons
    names = {person.id: person.name for person in material.catalog.people}
    for credit in material.episode.persons:
        if credit.group.casefold() == "cast" and credit.id not in heard:
            message = f"persons: {names.get(credit.id, credit.id)} ({credit.role}) never speaks in the transcript"
            voices = dict.fromkeys(turn.speaker for turn in material.said if not turn.person and turn.speaker)
            maybe = f"are they {' or '.join(map(quoted, [*voices][:3]))}? Else " if voices else ""
            hint = f"{maybe}remove them, or give them another role"
            yield Finding(Level.WARNING, material.episode.path, credit.line if own else 0, message, hint)


def _unused_names(material: Material) -> Iterator[Finding]:
    assert material.transcript is not None
    voices = {block.speaker for block in material.transcript.blocks}
    for name, person in material.episode.transcript.speakers:
        if name not in voices:
            near = nearest_name(name, sorted(voices - {""}))
            message = f"transcript: speakers: nobody in the transcript is called {quoted(name)} (for {person})"
            hint = f"did you mean {near}?" if near else f"remove it; there {_those(sorted(voices - {''}))}"
            yield Finding(Level.WARNING, material.episode.path, material.line("transcript"), message, hint)


def _those(voices: list[str]) -> str:
    if not voices:
        return "are no named speakers"
    return (
        f"{'is' if len(voices) == 1 else 'are'} {', '.join(map(quoted, voices[:5]))}{' …' if len(voices) > 5 else ''}"
    )
