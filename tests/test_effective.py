"""The effective transcript: the ledger laid over speech, and addresses that stay whatever it decides."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.effective import Effective, effective
from castloom.derive.imported import imported
from castloom.derive.laid import WITHHELD
from castloom.derive.laying import Ledger
from castloom.model.ledger import Kind, LedgerEntry, Scope
from castloom.model.problem import Problems
from castloom.model.speech import Sentence
from castloom.model.transcript import Block, Timing, Transcript

WORDS = ["tide", "pools", "the", "limpet", "says", "low", "water", "moon", "Eel", "salt"]
VOICES = ["Ada Reef", "Tom Okoye", "Ines"]


def transcript(*blocks: Block) -> Transcript:
    return Transcript("episodes/001-x.vtt", blocks, Timing.EXACT)


def entry(kind: Kind = Kind.WORD, scope: Scope = Scope.EPISODE, line: int = 1, **values: object) -> LedgerEntry:
    return LedgerEntry("episodes/001-x.corrections.yml", line, kind, scope, **values)  # type: ignore[arg-type]


def laid(
    said: Transcript, *entries: LedgerEntry, show: tuple[LedgerEntry, ...] = (), names: tuple[str, ...] = ()
) -> tuple[Effective, list[str]]:
    problems = Problems()
    ledger = Ledger(show, names, {"ada-reef": "Ada Reef"})
    made = effective(said, ledger, entries, {}, str.casefold, problems)
    return made, [str(problem) for problem in problems.all]


def sentences(made: Effective) -> list[Sentence]:
    return [sentence for turn in made.turns for sentence in turn.sentences]


def text(made: Effective) -> str:
    return " / ".join(sentence.text for sentence in sentences(made))


HUMAN = transcript(
    Block("Ada Reef", "They call it human death. It follows human death, they say.", 0, 6),
    Block("Tom Okoye", "How it covers their", 6, 8),
    Block("Ada Reef", "impression of death? Here is how.", 8, 12),
)


def address_of(said: Transcript, words: str) -> str:
    whole = imported(said)
    at = whole.text.index(words)
    return next(a for a, start in zip(whole.addresses, whole.starts, strict=True) if start == at)


def test_a_form_is_corrected_wherever_the_entry_holds() -> None:
    made, told = laid(HUMAN, entry(heard="human death", meant="human debt"))
    assert text(made).startswith("They call it human debt. / It follows human debt, they say.")
    assert [sentence.marks[0].heard for sentence in sentences(made) if sentence.marks] == ["human death"] * 2
    assert "human death" not in " ".join(block.text for block in made.blocks)
    assert told == []


def test_a_passage_alone_is_corrected() -> None:
    second = address_of(HUMAN, "It follows")
    made, told = laid(HUMAN, entry(scope=Scope.PASSAGE, heard="human death", meant="human debt", passage=second))
    assert text(made).startswith("They call it human death. / It follows human debt")
    assert told == []


def test_a_context_tells_places_apart() -> None:
    made, _ = laid(HUMAN, entry(heard="human death", meant="human debt", context="follows human death, they"))
    assert text(made).startswith("They call it human death. / It follows human debt")


def test_what_begins_with_a_capital_is_corrected_with_one() -> None:
    made, _ = laid(transcript(Block("Ada", "Human death is real.")), entry(heard="human death", meant="human debt"))
    assert text(made) == "Human debt is real."


def test_entries_do_not_see_what_others_wrote() -> None:
    chain = entry(heard="human death", meant="human debt"), entry(heard="human debt", meant="X", line=2)
    made, told = laid(HUMAN, *chain)
    assert text(made).startswith("They call it human debt.")
    assert len(told) == 1
    assert told[0].startswith('episodes/001-x.corrections.yml:2: heard: "human debt" is not there')


def test_two_entries_for_one_place_are_an_error() -> None:
    rivals = entry(heard="human death", meant="human debt"), entry(heard="death, they", meant="debt, they", line=7)
    _, told = laid(HUMAN, *rivals)
    assert ["its place is that of line 1 of" in line for line in told] == [True]


def test_the_narrower_entry_is_taken() -> None:
    show = entry(scope=Scope.SHOW, heard="human death", meant="human debt")
    made, told = laid(HUMAN, entry(heard="human death", meant="Human Debt"), show=(show,))
    assert text(made).count("Human Debt") == 2
    assert told == []


def test_never_leaves_what_was_really_meant() -> None:
    first = address_of(HUMAN, "They call")
    never = entry(Kind.NEVER, Scope.PASSAGE, heard="human death", passage=first)
    show = entry(scope=Scope.SHOW, heard="human death", meant="human debt")
    made, _ = laid(HUMAN, never, show=(show,))
    assert text(made).startswith("They call it human death. / It follows human debt")
    assert dict(made.hits) == {show: 1, never: 1}


def test_no_entry_touches_a_declared_name() -> None:
    said = transcript(Block("Ada", "Joanna Death met a death."))
    made, told = laid(said, entry(heard="death", meant="debt"), names=("Joanna Death",))
    assert text(made) == "Joanna Death met a debt."
    assert told == []
    _, told = laid(said, entry(heard="Joanna", meant="Duena"), names=("Joanna Death",))
    assert ["only within the name of a declared person" in line for line in told] == [True]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"heard": "human dearth"}, "is not there"),
        ({"heard": "human death", "count": 3}, "matches 2 times, not 3"),
        ({"heard": "human death", "context": "their human death"}, "is not there"),
    ],
)
def test_an_entry_that_matches_otherwise_than_it_says_is_told(values: dict[str, Any], message: str) -> None:
    _, told = laid(HUMAN, entry(meant="human debt", **values))
    assert [message in line for line in told] == [True]


def test_an_entry_that_stands_thrice_in_its_passage_is_told_and_left() -> None:
    said = transcript(Block("Ada", "A tide and a tide and a tide."))
    at = imported(said).addresses[0]
    made, told = laid(said, entry(scope=Scope.PASSAGE, heard="tide", meant="tied", passage=at))
    assert ["stands 3 times in" in line for line in told] == [True]
    assert "tied" not in text(made)
    made, told = laid(said, entry(scope=Scope.PASSAGE, heard="tide", meant="tied", passage=at, count=3))
    assert (told, text(made)) == ([], "A tied and a tied and a tied.")


def test_a_passage_that_is_gone_is_an_error() -> None:
    _, told = laid(HUMAN, entry(scope=Scope.PASSAGE, heard="tide", meant="tied", passage="p-00000000"))
    assert ["no passage p-00000000" in line for line in told] == [True]


def test_a_sentence_cut_by_another_voice_is_joined() -> None:
    tail = address_of(HUMAN, "impression of death?")
    join = entry(Kind.TURN_JOIN, Scope.PASSAGE, heard="Ada Reef", meant="Tom Okoye", passage=tail)
    made, told = laid(HUMAN, join)
    assert told == []
    assert [turn.speaker for turn in made.turns] == ["Ada Reef", "Tom Okoye", "Ada Reef"]
    whole = made.turns[1].sentences[0]
    assert whole.text == "How it covers their impression of death?"
    assert [whole.text[anchor.at :] for anchor in whole.anchors if anchor.address == tail] == ["impression of death?"]
    assert [block[:4] for block in made.blocks[1:]] == [
        ("Tom Okoye", "How it covers their", 6, 8),
        ("Tom Okoye", "impression of death?", 8, 10.545),
        ("Ada Reef", "Here is how.", 10.545, 12),
    ]


def test_a_sentence_of_two_voices_is_split() -> None:
    said = transcript(Block("Ada Reef", "Our batting average is kind of sad.", 0, 7))
    split = entry(Kind.TURN_SPLIT, Scope.PASSAGE, heard="is kind of", meant="Ines", passage=imported(said).addresses[0])
    made, told = laid(said, split)
    assert told == []
    assert [(t.speaker, t.sentences[0].text) for t in made.turns] == [
        ("Ada Reef", "Our batting average"),
        ("Ines", "is kind of sad."),
    ]


def test_a_passage_is_given_to_a_person_by_id() -> None:
    moved = entry(Kind.SPEAKER, Scope.PASSAGE, meant="ada-reef", passage=address_of(HUMAN, "How it"))
    made, _ = laid(HUMAN, moved)
    assert {turn.speaker for turn in made.turns} == {"Ada Reef"}


def test_a_correction_over_the_end_of_a_sentence_makes_one_of_two() -> None:
    made, told = laid(HUMAN, entry(Kind.PUNCTUATION, heard="death. It follows", meant="death; it follows"))
    assert text(made).startswith("They call it human death; it follows human death, they say.")
    second = address_of(HUMAN, "It follows")
    assert second in sentences(made)[0].addresses
    assert told == []


def test_withheld_words_are_nowhere() -> None:
    hidden = entry(Kind.WITHHOLD, Scope.PASSAGE, passage=address_of(HUMAN, "It follows"))
    made, _ = laid(HUMAN, hidden, entry(Kind.WITHHOLD, heard="impression"))
    everything = repr((made.turns, made.blocks, [correction[:5] for correction in made.corrections]))
    assert "follows" not in everything
    assert "impression" not in everything
    assert everything.count(WITHHELD) == 4
    assert [correction.heard for correction in made.corrections] == ["", ""]


def test_withholding_wins_over_a_correction_of_the_same_words() -> None:
    hidden = entry(Kind.WITHHOLD, Scope.SHOW, heard="human death")
    made, told = laid(HUMAN, entry(heard="human death", meant="human debt", line=2), show=(hidden,))
    assert "debt" not in text(made)
    assert text(made).count(WITHHELD) == 2
    assert told == []


def test_former_addresses_lead_to_the_words_that_took_their_place() -> None:
    new = address_of(HUMAN, "It follows")
    made = effective(HUMAN, Ledger((), (), {}), (), {"p-0ld0ld00": new}, str, Problems())
    assert [s.text for s in sentences(made) if "p-0ld0ld00" in s.addresses] == ["It follows human death, they say."]
    old = entry(scope=Scope.PASSAGE, heard="human death", meant="human debt", passage="p-0ld0ld00")
    made = effective(HUMAN, Ledger((), (), {}), (old,), {"p-0ld0ld00": new}, str, Problems())
    assert "It follows human debt" in text(made)


# Properties over random speech and random ledgers.

_SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
_TEXTS = st.lists(st.tuples(_SENTENCES, st.sampled_from([".", "?", "", ",", "…"])), min_size=1, max_size=3).map(
    lambda parts: " ".join(words.capitalize() + mark for words, mark in parts)
)
_BLOCKS = st.lists(st.tuples(st.sampled_from(VOICES), _TEXTS), min_size=1, max_size=12)


def spoken(parts: list[tuple[str, str]], begins: bool | None = None) -> Transcript:
    return transcript(*(Block(who, said, 2 * n, 2 * n + 1.5, begins) for n, (who, said) in enumerate(parts)))


def random_ledger(said: Transcript, seed: int) -> list[LedgerEntry]:
    rng = random.Random(seed)
    addresses = sorted(imported(said).spans)
    made = [
        entry(Kind.SPEAKER, Scope.PASSAGE, n, meant=rng.choice(VOICES), passage=rng.choice(addresses)) for n in range(2)
    ]
    made += [entry(Kind.TURN_JOIN, Scope.PASSAGE, 9, meant=rng.choice(VOICES), passage=rng.choice(addresses))]
    heard = rng.sample(WORDS, 2)
    made += [entry(heard=word, meant=f"<{word}>", line=20 + n) for n, word in enumerate(heard)]
    made += [entry(Kind.WITHHOLD, Scope.EPISODE, 30, heard=rng.choice(WORDS))]
    return made


@given(_BLOCKS)
def test_without_a_ledger_no_word_is_lost_or_added(parts: list[tuple[str, str]]) -> None:
    said = spoken(parts)
    made, told = laid(said)
    assert told == []
    assert " ".join(s.text for s in sentences(made)).split() == " ".join(words for _, words in parts).split()
    assert made.blocks == said.blocks


@given(_BLOCKS, st.integers(0, 99))
def test_every_address_lands_on_its_words(parts: list[tuple[str, str]], seed: int) -> None:
    said = spoken(parts)
    moves = [e for e in random_ledger(said, seed) if not e.kind.is_of_words and e.kind is not Kind.WITHHOLD]
    made, _ = laid(said, *moves)
    whole = imported(said)
    landed: dict[str, str] = {}
    for turn in made.turns:
        for paragraph in turn.paragraphs:
            landed[paragraph.address] = " ".join(s.text for s in paragraph.sentences)
            for s in paragraph.sentences:
                landed |= {s.address: s.text} | {anchor.address: s.text[anchor.at :] for anchor in s.anchors}
    for address, (start, end) in whole.spans.items():
        assert landed[address].startswith(whole.text[start:end].split()[0])
        assert address in made.addresses


@given(_BLOCKS, st.integers(0, 99))
def test_corrections_move_no_address(parts: list[tuple[str, str]], seed: int) -> None:
    said = spoken(parts)
    made, _ = laid(said, *random_ledger(said, seed))
    on_page = {a for s in sentences(made) for a in s.addresses} | {p.address for t in made.turns for p in t.paragraphs}
    assert set(imported(said).spans) <= on_page


@given(_BLOCKS, st.integers(0, 99), st.randoms(use_true_random=False))
def test_the_order_of_entries_makes_no_difference(parts: list[tuple[str, str]], seed: int, rng: random.Random) -> None:
    said = spoken(parts)
    entries = random_ledger(said, seed)
    shuffled = rng.sample(entries, len(entries))
    once, again = laid(said, *entries), laid(said, *shuffled)
    assert (once[0].turns, once[0].blocks, once[1]) == (again[0].turns, again[0].blocks, again[1])


@given(_BLOCKS, st.integers(0, 99))
def test_a_ledger_laid_over_what_it_made_changes_nothing_more(parts: list[tuple[str, str]], seed: int) -> None:
    said = spoken(parts)
    words = [e for e in random_ledger(said, seed) if e.kind.is_of_words]
    once, _ = laid(said, *words)
    corrected = replace(said, blocks=once.blocks)
    again, _ = laid(corrected, *(replace(e, heard=e.meant) for e in words), *words)
    assert [b.text for b in again.blocks] == [b.text for b in once.blocks]


@given(_BLOCKS, st.lists(st.booleans(), min_size=12, max_size=12))
def test_paragraphs_move_no_address(parts: list[tuple[str, str]], begins: list[bool]) -> None:
    plain, told = spoken(parts), spoken(parts)
    told = replace(told, blocks=tuple(b._replace(begins=x) for b, x in zip(told.blocks, begins, strict=False)))
    assert imported(plain).addresses == imported(told).addresses


@given(_BLOCKS, st.integers(0, 99))
def test_exports_have_the_words_of_the_page(parts: list[tuple[str, str]], seed: int) -> None:
    said = spoken(parts)
    made, _ = laid(said, *random_ledger(said, seed))
    assert " ".join(b.text for b in made.blocks).split() == " ".join(s.text for s in sentences(made)).split()
    starts = [block.start for block in made.blocks]
    assert starts == sorted(starts, key=lambda start: start or 0)


def test_of_withheld_places_that_overlap_nothing_stays() -> None:
    said = transcript(Block("Ada Reef", "We tell the secret plan alpha to la la la nobody.", 0, 4))
    whole = entry(Kind.WITHHOLD, Scope.SHOW, heard="secret plan alpha")
    made, told = laid(
        said, entry(Kind.WITHHOLD, heard="plan"), entry(Kind.WITHHOLD, heard="la la", line=2), show=(whole,)
    )
    assert text(made) == f"We tell the {WITHHELD} to {WITHHELD} nobody."
    assert told == []


@pytest.mark.parametrize("others", [0, 20])
def test_a_form_is_found_within_a_longer_word_s_end_too(others: int) -> None:
    said = transcript(Block("Ada Reef", "Extra la extra la extra la, he sang xla la la.", 0, 4))
    never = [entry(Kind.NEVER, heard=f"word {n}", line=n + 2) for n in range(others)]
    made, _ = laid(said, entry(heard="la la", meant="so so"), *never)
    assert text(made) == "Extra la extra la extra la, he sang xla so so."


@pytest.mark.parametrize("others", [0, 20])
def test_a_form_that_overlaps_itself_is_corrected_once(others: int) -> None:
    said = transcript(Block("Ada Reef", "They sang la la la there.", 0, 4))
    never = [entry(Kind.NEVER, heard=f"word {n}", line=n + 2) for n in range(others)]
    made, told = laid(said, entry(heard="la la", meant="so so", count=1), *never)
    assert text(made) == "They sang so so la there."
    assert len(told) == others


def test_addresses_behind_withheld_words_stand_before_their_own() -> None:
    said = transcript(Block("Ada Reef", "We tell the secret plan", 0, 2), Block("Ada Reef", "to nobody here.", 2, 4))
    made, _ = laid(said, entry(Kind.WITHHOLD, heard="the secret plan"))
    [sentence] = sentences(made)
    assert [sentence.text[at:] for at, _ in sentence.anchors] == [sentence.text, "to nobody here."]


def test_a_former_address_that_is_a_split_sentence_s_own_is_given_once() -> None:
    said = transcript(Block("Ada Reef", "Our batting average is it, it is kind of sad to see.", 0, 4))
    [former] = imported(transcript(Block("", "it is kind of sad to see.", 0, 1))).addresses
    [now] = imported(said).addresses
    split = entry(Kind.TURN_SPLIT, Scope.PASSAGE, passage=now, heard="it is kind", meant="Tom Okoye")
    made = effective(said, Ledger((), (), {}), (split,), {former: now}, str, Problems())
    given = [address for sentence in sentences(made) for address in sentence.addresses]
    assert sorted(given) == sorted(set(given))
    assert sentences(made)[1].address == former


def test_a_former_address_that_leads_nowhere_is_none() -> None:
    made = effective(HUMAN, Ledger((), (), {}), (), {"p-0ld0ld00": "p-00000000"}, str, Problems())
    assert "p-0ld0ld00" not in made.addresses


def test_sentences_without_blanks_between_them_are_moved_split_and_corrected_whole() -> None:
    said = transcript(
        Block("Ada", "今日は晴れです。明日は雨でしょう、たぶん。そうですね。", 0, 4),
        Block("Tom", "はい、そうです。", 4, 6),
    )
    moved = entry(Kind.SPEAKER, Scope.PASSAGE, passage=address_of(said, "今日は"), meant="Tom")
    split = entry(Kind.TURN_SPLIT, Scope.PASSAGE, 2, passage=address_of(said, "明日は"), heard="たぶん", meant="Tom")
    made, told = laid(said, moved, split, entry(line=3, heard="晴れ", meant="曇り"))
    assert text(made) == "今日は曇りです。 / 明日は雨でしょう、 / たぶん。 / そうですね。 / はい、そうです。"
    assert [turn.speaker for turn in made.turns] == ["Tom", "Ada", "Tom", "Ada", "Tom"]
    assert "".join(block.text for block in made.blocks) == text(made).replace(" / ", "")
    assert told == []


def test_a_turn_is_split_at_whole_words_that_stand_there_once() -> None:
    said = transcript(Block("Ada Reef", "The crusade was long, sad to say, and more sad.", 0, 4))
    [address] = imported(said).addresses
    split = entry(Kind.TURN_SPLIT, Scope.PASSAGE, passage=address, heard="sad to", meant="Tom Okoye")
    made, told = laid(said, split)
    assert (text(made), told) == ("The crusade was long, / sad to say, and more sad.", [])
    made, told = laid(said, replace(split, heard="sad"))
    assert text(made) == said.blocks[0].text
    assert f'"sad" stands 2 times in {address}' in told[0]


@pytest.mark.parametrize("meant", ["ada-reef", "Ada Reef", "Ada"])
def test_a_person_is_given_words_under_the_name_that_the_transcript_uses(meant: str) -> None:
    said = transcript(
        Block("Ada", "How it covers their", 0, 2), Block("Tom", "impression.", 2, 4), Block("Ada", "Here is how.", 4, 6)
    )
    called = {"ada-reef": "Ada Reef", "ada reef": "Ada Reef", "ada": "Ada Reef"}
    join = entry(Kind.TURN_JOIN, Scope.PASSAGE, passage=address_of(said, "impression"), heard="Tom", meant=meant)
    made = effective(said, Ledger((), (), called), (join,), {}, str, Problems())
    assert [turn.speaker for turn in made.turns] == ["Ada"]
    assert text(made).startswith("How it covers their impression. / ")


def test_all_blocks_may_become_one_voice_s() -> None:
    moved = entry(Kind.SPEAKER, Scope.PASSAGE, passage=address_of(HUMAN, "How it"), meant="ada-reef")
    made, _ = laid(HUMAN, moved)
    assert [block.speaker for block in made.blocks] == ["Ada Reef"] * 3


def test_what_is_said_a_thousand_times_in_a_row_has_an_address_each_time() -> None:
    said = imported(transcript(*(Block("Ada Reef", "Thank you.", n, n + 1) for n in range(5000))))
    assert len(set(said.addresses)) == 5000
