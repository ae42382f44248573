"""Everything of an episode's page that follows from its own files alone: made once, kept while they stay the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from castloom.derive.autolink import Autolinker
from castloom.derive.chapters import shown_chapters
from castloom.derive.cited import cited_passages
from castloom.derive.concept_pairs import Pair, pairs
from castloom.derive.conversation import NO_CONVERSATION, Conversation, conversation
from castloom.derive.effective import Effective
from castloom.derive.hearing import Heard, Listener
from castloom.derive.implied import Marks
from castloom.derive.mentions import Placing
from castloom.derive.quotations import quotations, shares
from castloom.derive.related_words import NO_WORDS, Counting, Vocabulary
from castloom.derive.terms import Found, Terms
from castloom.model.concept import Concept
from castloom.model.episode import Episode
from castloom.model.ledger import Correction, Scope
from castloom.model.mention import Quotation, Share
from castloom.model.problem import Problem, Problems
from castloom.model.speech import Turn
from castloom.model.transcript import Timing
from castloom.render import word_times
from castloom.render.data.spoken_text import spoken_text
from castloom.render.notes import Notes, NotesRenderer
from castloom.render.search.speech import searched_speech
from castloom.render.transcript_html import transcript_html
from castloom.render.transcripts.files import files_of, transcript_files
from castloom.render.words.words import Words
from castloom.source.transcripts.sources import Sources


@dataclass(frozen=True)
class Spoken:
    """What an episode's transcript gives to other pages.

    `voices` are the speakers by lane, `anchors` all addresses with blanks between, `starts` the seconds from and to
    of the passages that soundbites name, `show_hits` how often the show's own entries matched, by line and form,
    `sentences` how many there are, `cited` the passages that concepts' pages quote for and against by their address,
    `conversation` who speaks when, `pairs` which concepts come up together, `has_words` whether there is a file of when
    each word is said.
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
    cited: Mapping[str, Quotation] = field(default_factory=dict)
    conversation: Conversation = NO_CONVERSATION
    pairs: tuple[Pair, ...] = ()
    has_words: bool = False


def names_of_files(spoken: Spoken) -> tuple[str, ...]:
    """The files beside the page that composing writes."""
    names = tuple(file.name for file in files_of(spoken.timing))
    return (*names, word_times.NAME) if spoken.has_words else names


@dataclass(frozen=True)
class Composed:
    """An episode's notes and speech; `problems` were met on the way."""

    notes: Notes
    spoken: Spoken | None
    problems: tuple[Problem, ...]
    vocabulary: Vocabulary = NO_WORDS


@dataclass(frozen=True)
class Texts:
    """The long texts of an episode, which only its own page and files need.

    `files` are name → text, `spoken_text` is the transcript in the page's Markdown twin, `searched_speech` as search
    indexes it, if the show has search.
    """

    transcript_html: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    spoken_text: str = ""
    searched_speech: str = ""


class Composer:
    """Composes episodes one after another, with the tools that all of them share."""

    def __init__(
        self,
        concepts: Sequence[Concept],
        listener: Listener,
        notes: NotesRenderer,
        terms: Terms,
        language: str,
        words: Words,
        search: bool,
    ) -> None:
        self._listener = listener
        self._notes = notes
        self._terms = terms
        self._titles = {concept.id: concept.title for concept in concepts}
        self._rules = {concept.id: concept.autolink for concept in concepts}
        self._language = language
        self._words = words
        self._search = search
        self._counting = Counting(language)

    def compose(self, episode: Episode, sources: Sources) -> tuple[Composed, Texts]:
        """The episode's notes and speech."""
        problems = Problems()
        notes = self._notes.render(episode.notes, "../../")
        heard = self._listener.hear(episode, sources, problems)
        marks = Marks(episode, self._titles, problems)
        if heard is None:
            marks.tell_without_transcript()
            cited_passages(episode, None, Placing(self._terms, ()), problems)
            vocabulary = self._counting.vocabulary(episode.title, notes.html, ())
            return Composed(notes, None, tuple(problems.all), vocabulary), Texts()
        named = self._terms.find_in_each(heard.said.speech.texts)
        spoken = self._heard(episode, heard, named, marks, problems)
        texts = self._texts(episode, heard, named, Autolinker(self._rules, notes.linked), spoken.voices)
        spoken = replace(spoken, has_words=word_times.NAME in texts.files)
        vocabulary = self._counting.vocabulary(episode.title, notes.html, heard.said.speech.texts)
        return Composed(notes, spoken, tuple(problems.all), vocabulary), texts

    def _heard(
        self, episode: Episode, heard: Heard, named: Mapping[int, list[Found]], marks: Marks, problems: Problems
    ) -> Spoken:
        said, around = heard.said, Placing(self._terms, episode.chapters)
        implied = marks.found(said.turns, said.addresses, named, around) if episode.implied else {}
        quoted = tuple(quotations(said.speech, named, implied, around))
        spoken = _spoken(said, quoted, episode, heard.transcript.timing)
        if episode.cited:
            return replace(spoken, cited=cited_passages(episode, said, around, problems))
        return spoken

    def _texts(
        self,
        episode: Episode,
        heard: Heard,
        named: Mapping[int, list[Found]],
        links: Autolinker,
        voices: Sequence[str],
    ) -> Texts:
        said, chapters = heard.said, shown_chapters(episode)
        estimated, plays = heard.transcript.timing is Timing.ESTIMATED, episode.enclosure is not None
        timed = word_times.words_json(said.speech, said.blocks) if plays else ""
        return Texts(
            transcript_html(said.speech, voices, chapters, named, links, self._words, estimated, plays),
            {**self._files(episode, heard), **({word_times.NAME: timed} if timed else {})},
            spoken_text(said.speech, chapters, self._words, estimated),
            searched_speech(said.speech, voices, chapters) if self._search else "",
        )

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
        conversation=conversation(said.speech, [share.speaker for share in voices], quoted),
        pairs=pairs(said.speech, quoted),
    )


def _times(said: Sequence[Turn], address: str) -> tuple[float, float]:
    """Start and end of the passage at an address, (0, 0) where there is none or it has no time."""
    for turn in said:
        for paragraph in turn.paragraphs:
            found = [s for s in paragraph.sentences if address in (paragraph.address, *s.addresses)]
            if found and found[0].start is not None and found[-1].end is not None:
                return found[0].start, found[-1].end
    return 0.0, 0.0
