"""Everything of an episode's page that follows from its own files alone: made once, kept while they stay the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from castloom.derive.autolink import Autolinker
from castloom.derive.chapters import shown_chapters
from castloom.derive.effective import Effective
from castloom.derive.hearing import Heard, Listener
from castloom.derive.implied import Marks
from castloom.derive.mentions import Placing
from castloom.derive.quotations import quotations, shares
from castloom.derive.terms import Terms
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.ledger import Correction, Scope
from castloom.model.mention import Quotation, Share
from castloom.model.problem import Problem, Problems
from castloom.model.speech import Turn
from castloom.model.transcript import Timing
from castloom.render.notes import Notes, NotesRenderer
from castloom.render.search.speech import searched_speech
from castloom.render.transcript_html import transcript_html
from castloom.render.transcripts.files import transcript_files
from castloom.source.transcripts.sources import Sources


@dataclass(frozen=True)
class Spoken:
    """What an episode's transcript gives to other pages.

    `voices` are the speakers by lane, `anchors` all addresses with blanks between, `starts` the seconds from and to
    of the passages that soundbites name, `show_hits` how often the show's own entries matched, by line and form,
    `sentences` how many there are.
    """

    timing: Timing
    quotations: tuple[Quotation, ...]
    shares: tuple[Share, ...]
    voices: tuple[str, ...]
    anchors: str
    starts: Mapping[str, tuple[float, float]]
    corrections: tuple[Correction, ...] = ()
    show_hits: tuple[tuple[tuple[int, str], int], ...] = ()
    sentences: int = 0


@dataclass(frozen=True)
class Composed:
    """An episode's notes and speech; `problems` were met on the way."""

    notes: Notes
    spoken: Spoken | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Texts:
    """The long texts of an episode, which only its own page and files need.

    `files` are name → text, `searched_speech` is the transcript as search indexes it.
    """

    transcript_html: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    searched_speech: str = ""


class Composer:
    """Composes episodes one after another, with the tools that all of them share."""

    def __init__(
        self, concepts: Sequence[Concept], listener: Listener, notes: NotesRenderer, terms: Terms, language: str
    ) -> None:
        self._listener = listener
        self._notes = notes
        self._terms = terms
        self._titles = {concept.id: concept.title for concept in concepts}
        self._rules = {concept.id: concept.autolink for concept in concepts}
        self._language = language

    def compose(self, episode: Episode, sources: Sources) -> tuple[Composed, Texts]:
        """The episode's notes and speech."""
        problems = Problems()
        notes = self._notes.render(episode.notes, "../../")
        heard = self._listener.hear(episode, sources, problems)
        marks = Marks(episode, self._titles, problems)
        if heard is None:
            marks.tell_without_transcript()
            return Composed(notes, None, tuple(problems.all)), Texts()
        timing, said = heard.transcript.timing, heard.said
        named = self._terms.find_in_each(said.speech.texts)
        around = Placing(self._terms, episode.chapters)
        implied = marks.found(said.turns, said.addresses, named, around) if episode.implied else {}
        quoted = tuple(quotations(said.speech, named, implied, around))
        spoken = _spoken(said, quoted, episode, timing)
        links = Autolinker(self._rules, notes.linked)
        estimated = timing is Timing.ESTIMATED
        plays = episode.enclosure is not None
        chapters = shown_chapters(episode)
        html = transcript_html(said.speech, spoken.voices, chapters, named, links, estimated, plays)
        searched = searched_speech(said.speech, spoken.voices, chapters)
        return Composed(notes, spoken, tuple(problems.all)), Texts(html, self._files(episode, heard), searched)

    def _files(self, episode: Episode, heard: Heard) -> Mapping[str, str]:
        transcript, said = heard.named, heard.said
        language = transcript.language or self._language
        as_vtt = "" if said.corrections else transcript.as_vtt
        return transcript_files(said.blocks, said.speech, transcript.timing, episode.title, language, as_vtt)


def _spoken(said: Effective, quoted: tuple[Quotation, ...], episode: Episode, timing: Timing) -> Spoken:
    found = shares(said.speech)
    order = {credit.id: n for n, credit in enumerate(episode.persons)}
    voices = sorted(found, key=lambda share: order.get(share.person, len(order)))
    hits = [((entry.line, entry.heard), count) for entry, count in said.hits.items() if entry.scope is Scope.SHOW]
    return Spoken(
        timing=timing,
        quotations=quoted,
        shares=found,
        voices=tuple(share.speaker for share in voices),
        anchors=" ".join(said.addresses),
        starts={b.passage: _times(said.turns, b.passage) for b in episode.soundbites},
        corrections=said.corrections,
        show_hits=tuple(sorted(hits)),
        sentences=len(said.speech.texts),
    )


def _times(said: Sequence[Turn], address: str) -> tuple[float, float]:
    """Start and end of the passage at an address, (0, 0) where there is none or it has no time."""
    for turn in said:
        for paragraph in turn.paragraphs:
            found = [s for s in paragraph.sentences if address in (paragraph.address, *s.addresses)]
            if found and found[0].start is not None and found[-1].end is not None:
                return found[0].start, found[-1].end
    return 0.0, 0.0
