"""What `castloom review` asks: on labelled transcripts, most planted errors are offered and hardly anything else.

Each label file in tests/proposals/ names the show's concepts, people and brands, and every planted error.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from castloom.derive.effective import effective
from castloom.derive.laying import Ledger
from castloom.derive.proposals.finding import proposals
from castloom.derive.proposals.proposal import Proposal, ProposalKind
from castloom.derive.proposals.sounds import distance, likeness, sound
from castloom.derive.speakers import persons_by_name
from castloom.model.concept import Concept
from castloom.model.episode import TranscriptNotes
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.person import Person
from castloom.model.problem import Problems
from castloom.model.speech import Turn
from castloom.model.transcript import Block, Timing, Transcript
from castloom.render.slugs import slug_of
from castloom.source.transcripts.read import read_transcript

ROOT = Path(__file__).parents[1]
LABELLED = ROOT / "tests" / "proposals"
SEED = "human-debt-fighters"
NAMES = sorted(path.stem for path in LABELLED.glob("*.yml"))
# Names and terms of other shows: the more there is to listen for, the more could be offered wrongly.
STRANGERS = (
    "Ada Reef, Tom Okoye, Marcus Webb, Sarah Chen, Elena Petrova, Aoife Byrne, Lars Nygaard, Fatima Hassan, "
    "Ben Carter, Hannah Cole, Leo Marsh, Ravi Shah, Grace Kim, Noor Aziz, Ian Wood, Kate Moore, Sam Reed, Amy Pond"
).split(", ")
STRANGE_TERMS = (
    "Technical debt, Psychological safety, Servant leadership, Second brain, Deep work, Flow state, Growth mindset, "
    "Quiet quitting, Vendor lock-in, Maillard reaction, Spring tide, Crumb structure, Attention residue, Cold start"
).split(", ")


class Show(NamedTuple):
    """One labelled transcript with what its show declares."""

    labels: dict[str, Any]
    turns: tuple[Turn, ...]
    concepts: list[Concept]
    people: list[Person]
    brands: list[LedgerEntry]

    @property
    def words(self) -> int:
        return sum(sentence.text.count(" ") + 1 for turn in self.turns for sentence in turn.sentences)

    @property
    def planted(self) -> Counter[tuple[str, str]]:
        """How often each form was planted, and what was meant, in small letters."""
        heard, meant = zip(*(label.lower().split(" → ") for label in self.labels["misheard"]), strict=True)
        return Counter(zip(heard, meant, strict=True))


def concept(title: str, **more: Any) -> Concept:
    return Concept(slug_of(title), f"concepts/{slug_of(title)}.md", title, "A definition.", **more)


def person(name: str, **more: Any) -> Person:
    return Person(slug_of(name), f"people/{slug_of(name)}.md", name, **more)


def brand(name: str) -> LedgerEntry:
    return LedgerEntry("corrections.yml", 1, Kind.BRAND, Scope.SHOW, heard="-", meant=name)


@cache
def labelled(name: str) -> Show:
    labels = yaml.safe_load((LABELLED / f"{name}.yml").read_text("utf-8"))
    file = next((ROOT / "episodes").glob("001-*.vtt")) if name == SEED else LABELLED / f"{name}.txt"
    problems = Problems()
    transcript = read_transcript({file.name: file.read_text("utf-8")}, TranscriptNotes(), problems)
    assert transcript and not problems.all
    people = list(map(person, labels["people"]))
    return Show(labels, speech(transcript, people), list(map(concept, labels["concepts"])), people,
                list(map(brand, labels["brands"])))  # fmt: skip


def speech(transcript: Transcript, people: list[Person], *entries: LedgerEntry) -> tuple[Turn, ...]:
    persons = persons_by_name(people)
    ledger = Ledger((), [form for one in people for form in one.forms], {})
    return effective(transcript, ledger, entries, {}, lambda s: persons.get(s.casefold(), ""), Problems()).turns


def spoken(*blocks: tuple[str, str], people: list[Person] | None = None) -> dict[str, tuple[Turn, ...]]:
    transcript = Transcript("e.txt", tuple(Block(*block) for block in blocks), Timing.NONE)
    return {"e": speech(transcript, people or [])}


@cache
def offered(name: str) -> list[Proposal]:
    show = labelled(name)
    return proposals({name: show.turns}, show.concepts, show.people, show.brands, [])


def of_words(found: list[Proposal]) -> list[Proposal]:
    return [proposal for proposal in found if proposal.kind.is_of_words]


def counted(found: list[Proposal]) -> Counter[tuple[str, str]]:
    return Counter((proposal.heard.lower(), proposal.meant.lower()) for proposal in of_words(found))


def cuts(found: list[Proposal], kind: ProposalKind) -> set[str]:
    """Where sentences are cut, as the labels have it: the last three words, and the first three."""
    parts = [proposal.parts for proposal in found if proposal.kind is kind]
    return {f"{' '.join(a.text.split()[-3:])} / {' '.join(b.text.split()[:3])}" for a, b in parts}


# The labelled transcripts


def test_labels_are_those_of_the_transcripts() -> None:
    for name in NAMES:
        text = "\n".join(s.text for turn in labelled(name).turns for s in turn.sentences).lower()
        for (heard, _), count in labelled(name).planted.items():
            assert text.count(heard) >= count, f"{name}: {heard}"
        assert labelled(name).words >= 1500


@pytest.mark.parametrize("name", NAMES)
def test_nine_of_ten_planted_errors_are_offered(name: str) -> None:
    show = labelled(name)
    missed = show.planted - counted(offered(name))
    cut = set(show.labels["broken"]) - cuts(offered(name), ProposalKind.TURN_JOIN)
    planted = show.planted.total() + len(show.labels["broken"])
    assert missed.total() + len(cut) <= planted * 0.1, f"missed {dict(missed)} {cut}"


@pytest.mark.parametrize("name", NAMES)
def test_at_most_one_false_offer_in_a_thousand_words(name: str) -> None:
    show = labelled(name)
    false = counted(offered(name)) - show.planted
    cut = cuts(offered(name), ProposalKind.TURN_JOIN) - set(show.labels["broken"])
    assert false.total() + len(cut) <= show.words / 1000, f"{dict(false)} {cut}"


@pytest.mark.parametrize("name", NAMES)
def test_interruptions_are_told_apart(name: str) -> None:
    assert cuts(offered(name), ProposalKind.INTERRUPTION) == set(labelled(name).labels["interrupted"])


def test_the_vocabulary_of_all_shows_at_once_makes_no_more_false_offers() -> None:
    shows = [labelled(name) for name in NAMES]
    concepts = [*(c for show in shows for c in show.concepts), *map(concept, STRANGE_TERMS)]
    people = [*(p for show in shows for p in show.people), *map(person, STRANGERS)]
    brands = [b for show in shows for b in show.brands]
    false: Counter[tuple[str, str]] = Counter()
    for name, show in zip(NAMES, shows, strict=True):
        found = counted(proposals({name: show.turns}, concepts, people, brands, []))
        assert (show.planted - found).total() <= show.planted.total() * 0.1
        false += found - show.planted
    assert false.total() <= sum(show.words for show in shows) / 1000, dict(false)


def test_the_reference_show_needs_no_misheard_forms() -> None:
    show = labelled(SEED)
    assert counted(offered(SEED)) == show.planted
    assert cuts(offered(SEED), ProposalKind.TURN_JOIN) == set(show.labels["broken"])
    terms = {proposal.heard for proposal in offered(SEED) if proposal.kind is ProposalKind.TERM}
    assert {"popcorn experiments", "impression management", "imposter syndrome"} <= terms


def test_same_speech_same_proposals() -> None:
    show = labelled(SEED)
    again = proposals({SEED: show.turns}, show.concepts[::-1], show.people[::-1], show.brands, [])
    assert sorted(again) == sorted(offered(SEED))


# Words


HUMAN_DEBT = [concept("Human Debt", misheard=("human death", "hume and debt"))]


@pytest.mark.parametrize(
    ("said", "heard", "meant"),
    [
        ("This is the human death crisis.", "human death", "human debt"),
        ("Human death is a crisis.", "Human death", "Human debt"),
        ("We call it Human Death, in short.", "Human Death", "Human Debt"),
        ("It is a hume and debt crisis.", "hume and debt", "human debt"),
        ("The human dead-fighters are here.", "human dead", "human debt"),
        ("The human deads are here.", "human deads", "human debts"),
    ],
)
def test_what_is_meant_has_the_case_that_the_sentence_needs(said: str, heard: str, meant: str) -> None:
    found = of_words(proposals(spoken(("A", said)), HUMAN_DEBT, [], [], []))
    assert [(one.heard, one.meant) for one in found] == [(heard, meant)]
    assert found[0].sentence[found[0].start : found[0].end] == heard


def test_a_listed_form_is_sure() -> None:
    found = of_words(proposals(spoken(("A", "It is human death, hume and debt.")), HUMAN_DEBT, [], [], []))
    assert {(one.score, one.reason) for one in found} == {(1.0, "listed as a misheard form of Human Debt")}


def test_the_spelling_of_the_show_is_kept() -> None:
    said = "We speak of Human Debt again. And of human death."
    (found,) = of_words(proposals(spoken(("A", said)), [concept("Human Debt")], [], [], []))
    assert found.meant == "Human Debt"


@pytest.mark.parametrize(
    "said",
    [
        "Human debt is human debt.",
        "All these human debts, and human debt's price.",
        "Being human is a debt.",
        "A human, death and taxes.",
        "ChatGPT and YouTube and youtube are fine.",
        "Is Duena here? These eleven Duenas, Duena's books.",
        "They put it in the human in the loop.",
    ],
)
def test_right_forms_and_marks_between_words_are_left_alone(said: str) -> None:
    concepts = [concept("Human Debt"), concept("Humaning")]
    assert not of_words(proposals(spoken(("A", said)), concepts, [person("Duena Blomstrom")], [], []))


@pytest.mark.parametrize(
    ("said", "heard", "meant"),
    [
        ("And then Joanna Bloomstrom came in.", "Joanna Bloomstrom", "Duena Blomstrom"),
        ("I asked Duena Bloomstrom to come.", "Bloomstrom", "Blomstrom"),
        ("That was Duana's idea.", "Duana", "Duena"),
        ("We met on Sub Stack last year.", "Sub Stack", "Substack"),
    ],
)
def test_names_are_offered_in_their_own_case(said: str, heard: str, meant: str) -> None:
    people = [person("Duena Blomstrom")]
    found = of_words(proposals(spoken(("Duena Blomstrom", said), people=people), [], people, [], []))
    assert [(one.heard, one.meant) for one in found] == [(heard, meant)]


def test_show_wide_corrections_are_listened_for() -> None:
    entry = LedgerEntry("corrections.yml", 1, Kind.BRAND, Scope.SHOW, heard="Kubernettys", meant="Kubernetes")
    found = of_words(proposals(spoken(("A", "It runs on Coober Nettys now.")), [], [], [entry], []))
    assert [(one.kind, one.heard, one.meant) for one in found] == [(ProposalKind.BRAND, "Coober Nettys", "Kubernetes")]


def test_a_corrected_place_is_not_offered_again() -> None:
    transcript = Transcript("e.txt", (Block("A", "Of human death and human death we speak."),), Timing.NONE)
    entry = LedgerEntry(
        "episodes/e.corrections.yml", 1, Kind.WORD, Scope.EPISODE, heard="human death", meant="human depth"
    )
    assert not of_words(proposals({"e": speech(transcript, [], entry)}, HUMAN_DEBT, [], [], []))


def never(form: str, path: str = "episodes/e.corrections.yml", passage: str = "") -> LedgerEntry:
    scope = Scope.PASSAGE if passage else Scope.SHOW if path == "corrections.yml" else Scope.EPISODE
    return LedgerEntry(path, 1, Kind.NEVER, scope, heard=form, passage=passage)


def test_never_silences_in_its_scope() -> None:
    said = spoken(("A", "A human death was seen by us. And another human death came after it."))
    first, second = of_words(proposals(said, HUMAN_DEBT, [], [], []))
    assert not of_words(proposals(said, HUMAN_DEBT, [], [], [never("Human Death", "corrections.yml")]))
    assert not of_words(proposals(said, HUMAN_DEBT, [], [], [never("human death")]))
    assert of_words(proposals(said, HUMAN_DEBT, [], [], [never("human death", "episodes/f.corrections.yml")]))
    assert of_words(proposals(said, HUMAN_DEBT, [], [], [never("human death", passage=first.address)])) == [second]


# Sounds


@pytest.mark.parametrize("word", ["debt", "Siobhan", "l’été", "", "GPT", "2020", "Ωmega", "naïve", "ſ", "ß"])
def test_a_word_sounds_like_itself(word: str) -> None:
    assert distance(sound(word), sound(word)) == 0


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= likeness(sound(one), sound(other)) <= 1


def test_near_sounds_are_nearer() -> None:
    assert likeness(sound("debt"), sound("death")) > likeness(sound("debt"), sound("desk")) > 0.4
    assert sound("Shivon")[0] == sound("Siobhan")[0]
    assert sound("phone") == sound("fone")
    assert sound("knight") == sound("nite")


# Turns


def test_the_shorter_part_moves() -> None:
    said = spoken(
        ("Ada", "How it cover their"), ("Bea", "impression management? Here's how. This"), ("Ada", "is a miss.")
    )
    first, second = proposals(said, [], [], [], [])
    assert (first.heard, first.meant, first.address) == ("Bea", "Ada", first.parts[1].address)
    assert (second.heard, second.meant, second.address) == ("Bea", "Ada", second.parts[0].address)
    assert first.sentence == "How it cover their impression management?"
    assert first.score > 0.9


def test_an_answered_cut_is_not_offered_again() -> None:
    said = spoken(("Ada", "We get in"), ("Bea", "our own way."))
    (found,) = proposals(said, [], [], [], [])
    assert not proposals(said, [], [], [], [never("our own way", passage=found.parts[1].address)])
    assert proposals(said, [], [], [], [never("our own way", passage=found.parts[0].address)])


def test_finished_sentences_are_no_cuts() -> None:
    assert not proposals(
        spoken(("Ada", "So it goes."), ("Bea", "and so on."), ("Ada", "“Yes!”"), ("Bea", "it is")), [], [], [], []
    )


# Terms


def test_terms_recur_over_episodes() -> None:
    said = {
        "e": spoken(("A", "Try a popcorn experiment."))["e"],
        "f": spoken(("B", "Those popcorn experiments worked. It was really good, really good."))["e"],
    }
    (found,) = proposals(said, [], [], [], [])
    assert (found.kind, found.heard, found.meant, found.uses) == (
        ProposalKind.TERM,
        "popcorn experiment",
        "popcorn-experiment",
        2,
    )
    assert (found.episode, found.sentence) == ("e", "Try a popcorn experiment.")
    assert not proposals(said, [concept("Popcorn experiment")], [], [], [])
    assert not proposals(said, [], [], [], [never("popcorn experiment", "corrections.yml")])


# Whatever is said


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Ada Reef", "Bea", ""]), st.text(min_size=1, max_size=60)), min_size=1, max_size=8
    )
)
def test_any_transcript_can_be_looked_at(blocks: list[tuple[str, str]]) -> None:
    blocks = [(speaker, " ".join(text.split()) or "Well.") for speaker, text in blocks]
    people = [person("Ada Reef"), person("İ Ω")]
    said = spoken(*blocks, people=people)
    for found in proposals(said, [concept("Human Debt"), concept("債務")], people, [], []):
        assert 0 <= found.score <= 1
        assert found.kind.is_of_turns or found.sentence[found.start : found.end].casefold().startswith(
            found.heard[:1].casefold()
        )
