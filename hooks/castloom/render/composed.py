"""Everything of an episode's page that follows from its own files alone: made once, kept while they stay the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from castloom.derive.autolink import Autolinker
from castloom.derive.quotations import quotations, shares
from castloom.derive.speech import persons_by_name, turns
from castloom.derive.terms import Found, Terms
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.mention import Quotation, Share
from castloom.model.person import Person
from castloom.model.problem import Problem, Problems
from castloom.model.speech import Sentence, Turn
from castloom.model.transcript import Timing, Transcript
from castloom.render.notes import Notes, NotesRenderer
from castloom.render.transcript_files import plain_text, vtt
from castloom.render.transcript_html import transcript_html
from castloom.source.transcripts.read import read_transcript


@dataclass(frozen=True)
class Spoken:
    """What an episode's transcript gives to other pages.

    `voices` are the speakers by lane, `anchors` all addresses with blanks between, `starts` the seconds from and to
    of the passages that soundbites name.
    """

    timing: Timing
    quotations: tuple[Quotation, ...]
    shares: tuple[Share, ...]
    voices: tuple[str, ...]
    anchors: str
    starts: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Composed:
    """An episode's notes and speech; `problems` were met on the way."""

    notes: Notes
    spoken: Spoken | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Texts:
    """The long texts of an episode, which only its own page and files need; "" where there is none."""

    transcript_html: str = ""
    vtt: str = ""
    plain: str = ""


class Composer:
    """Composes episodes one after another, with the tools that all of them share."""

    def __init__(
        self, concepts: Sequence[Concept], people: Sequence[Person], notes: NotesRenderer, terms: Terms
    ) -> None:
        self._notes = notes
        self._terms = terms
        self._rules = {concept.id: concept.autolink for concept in concepts}
        self._persons = persons_by_name(people)

    def compose(self, episode: Episode, files: Mapping[str, str]) -> tuple[Composed, Texts]:
        """The episode's notes and speech; `files` are its transcript files, path → text."""
        problems = Problems()
        notes = self._notes.render(episode.notes, "../../")
        transcript = read_transcript(dict(files), episode.transcript, problems)
        if transcript is None:
            return Composed(notes, None, tuple(problems.all)), Texts()
        said = turns(transcript, self._person)
        sentences = [sentence for turn in said for sentence in turn.sentences]
        named = self._terms.find_in_each([sentence.text for sentence in sentences])
        spoken = self._spoken(said, sentences, named, episode, transcript)
        links = Autolinker(self._rules, notes.linked)
        html = transcript_html(
            said, spoken.voices, episode.chapters, named, links, transcript.timing is Timing.ESTIMATED
        )
        cues = vtt(transcript) if transcript.timing.is_sure else ""
        return Composed(notes, spoken, tuple(problems.all)), Texts(html, cues, plain_text(said))

    def _person(self, speaker: str) -> str:
        return self._persons.get(" ".join(speaker.casefold().split()), "")

    def _spoken(
        self,
        said: Sequence[Turn],
        sentences: Sequence[Sentence],
        named: Mapping[int, list[Found]],
        episode: Episode,
        transcript: Transcript,
    ) -> Spoken:
        found = shares(said)
        order = {credit.id: n for n, credit in enumerate(episode.persons)}
        voices = sorted(found, key=lambda share: order.get(share.person, len(order)))
        paragraphs = {p.address for turn in said for p in turn.paragraphs if p.address}
        return Spoken(
            timing=transcript.timing,
            quotations=tuple(quotations(said, named)),
            shares=found,
            voices=tuple(share.speaker for share in voices),
            anchors=" ".join([*sorted(paragraphs), *(s.address for s in sentences)]),
            starts={b.passage: _times(said, b.passage) for b in episode.soundbites},
        )


def _times(said: Sequence[Turn], address: str) -> tuple[float, float]:
    """Start and end of the passage at an address, (0, 0) where there is none or it has no time."""
    for turn in said:
        for paragraph in turn.paragraphs:
            found = [s for s in paragraph.sentences if address in (paragraph.address, s.address)]
            if found and found[0].start is not None and found[-1].end is not None:
                return found[0].start, found[-1].end
    return 0.0, 0.0
