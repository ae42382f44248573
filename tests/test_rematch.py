"""Re-transcription: former addresses lead to the words they had, and what is lost is told."""

import random
import re
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.alignment import align
from castloom.derive.imported import Imported, imported
from castloom.derive.rematch import rematch
from castloom.door.replacing import replace_transcript
from castloom.door.writing import write_all
from castloom.model.problem import Problems
from castloom.model.transcript import Block, Timing, Transcript
from castloom.render.transcripts.plain_text import plain_text
from castloom.render.transcripts.srt import srt
from castloom.render.transcripts.vtt import vtt
from castloom.source.former import former_text, read_former
from castloom.source.transcripts.cues import read_vtt
from tests.speech import speech

ROOT = Path(__file__).parents[1]
SEED = ROOT / "episodes/001-how-ai-deepens-human-debt.vtt"
DROPPED = range(40, 46)  # blocks of the seed


def passages(blocks: Iterable[Block]) -> Imported:
    return imported(Transcript("a.vtt", tuple(blocks), Timing.EXACT))


def seed() -> tuple[Block, ...]:
    return read_vtt(SEED.read_text("utf-8"), "a.vtt", Problems())


def recut(words: Sequence[tuple[str, str]], rng: random.Random) -> tuple[Block, ...]:
    """Speakers and words as blocks of other lengths, one after another."""
    blocks: list[Block] = []
    for speaker, run in groupby(words, key=lambda word: word[0]):
        said = [word for _, word in run]
        while said:
            count, now = rng.randint(3, 25), float(len(blocks))
            blocks.append(Block(speaker, " ".join(said[:count]), now, now + 1))
            said = said[count:]
    return tuple(blocks)


def heard_again(blocks: Sequence[Block], share: float, rng: random.Random) -> tuple[tuple[Block, ...], dict[int, int]]:
    """The blocks as another tool would hear them, and for each word that it heard alike its new place.

    This share of the words is heard otherwise or not at all, marks are lost, and the dropped blocks are gone.
    """
    said = [(block.speaker, word, n) for n, block in enumerate(blocks) for word in block.text.split()]
    words: list[tuple[str, str]] = []
    alike = {}
    for place, (speaker, word, n) in enumerate(said):
        if n in DROPPED:
            continue
        if rng.random() >= share:
            alike[place] = len(words)
            words.append((speaker, re.sub(r"\W$", "", word) if rng.random() < 0.05 else word))
        elif rng.random() < 0.8:
            words.append((speaker, rng.choice(said)[1]))
    return recut(words, rng), alike


def places(transcript: Imported) -> dict[str, range]:
    """Which of the words between blanks each address holds."""
    starts = [match.start() for match in re.finditer(r"\S+", transcript.text)]
    return {a: range(bisect_left(starts, s), bisect_left(starts, e)) for a, (s, e) in transcript.spans.items()}


@pytest.mark.parametrize("share", [0, 0.03, 0.05, 0.1, 0.2])
def test_addresses_lead_to_their_words(share: float) -> None:
    again, alike = heard_again(seed(), share, random.Random(f"seed {share}"))
    before, after = passages(seed()), passages(again)
    found = rematch(before, after)
    then, now, lost = places(before), places(after), dict(found.lost)
    for address, words in then.items():
        left = [alike[word] for word in words if word in alike]
        if len(left) >= 0.7 * len(words):
            target = address if address in now else found.kept[address]
            assert set(left) & set(now[target]), before.text[slice(*before.spans[address])]
        elif not left and len(words) > 3:
            assert address in lost or address in now
    assert set(then) == set(found.kept) | set(lost) | (set(then) & set(now))
    assert not set(found.kept) & set(now)
    assert len(lost) < 15


def test_a_dropped_paragraph_is_told_with_its_words() -> None:
    blocks = seed()
    rest = (*blocks[: DROPPED.start], *blocks[DROPPED.stop :])
    found = rematch(passages(blocks), passages(rest))
    lost = " ".join(words for _, words in found.lost)
    assert all(block.text in lost for block in blocks[DROPPED.start + 1 : DROPPED.stop - 1])
    assert not found.kept or len(found.kept) < 6


def test_the_same_words_in_other_cues_keep_their_sentences() -> None:
    rng = random.Random("cues")
    again = recut([(block.speaker, word) for block in seed() for word in block.text.split()], rng)
    before, after = passages(seed()), passages(again)
    found = rematch(before, after)
    assert found.lost == []
    assert set(before.addresses) <= set(after.addresses)


def test_a_sentence_cut_in_three_leads_to_where_it_begins() -> None:
    before = passages([Block("Ada", "One two three, four five six seven, eight nine ten eleven.", 0, 9)])
    after = passages([Block("Ada", "One two thirty. Four five six seventy. Eight nine ten elf.", 0, 9)])
    assert rematch(before, after).kept == {before.addresses[0]: after.addresses[0]}


def test_a_paragraph_leads_to_a_paragraph() -> None:
    text = "One two three four. Five six seven eight. Nine ten eleven twelve."
    before = passages([Block("Ada", text, begins=True), Block("Ada", "And so on. And on it goes.", begins=True)])
    after = passages([Block("Ada", text.replace("six", "sick"), begins=True), Block("Ada", "So on.", begins=True)])
    [(paragraph, _)] = [(a, span) for a, span in before.spans.items() if span == (0, len(text))]
    target = rematch(before, after).kept[paragraph]
    assert after.spans[target] == (0, len(text) + 1)


def test_what_was_moved_is_found() -> None:
    said = ["We begin with the bread of the day and its crust.", "Then there is the butter, which is salted at home."]
    before = passages([Block("Ada", text) for text in said])
    after = passages([Block("Ada", text.replace("the", "a")) for text in reversed(said)])
    kept = rematch(before, after).kept
    assert [after.text[slice(*after.spans[kept[a]])][:4] for a in before.addresses] == ["We b", "Then"]


def test_east_asian_sentences_are_matched_by_letters() -> None:
    before = passages([Block("Ada", "今日はパンの皮について話します。とても香りがいいですね。", 0, 9)])
    after = passages([Block("Ada", "今日はパンの川について話します。とても香りが良いですね。", 0, 9)])
    assert rematch(before, after).kept[before.addresses[1]] == after.addresses[1]


# Alignment


@given(st.lists(st.sampled_from("abcdefgh"), max_size=40), st.lists(st.sampled_from("abcdefgh"), max_size=40))
def test_alignment_pairs_equal_words_in_order(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert pairs == sorted(set(pairs))
    assert [b for _, b in pairs] == sorted({b for _, b in pairs})
    assert align(old, old) == [(n, n) for n in range(len(old))]


@pytest.mark.parametrize("vocabulary", [1, 2, 20, 500, 20_000])
def test_alignment_of_long_texts_is_fast(vocabulary: int) -> None:
    rng = random.Random(vocabulary)
    old = [str(rng.randrange(vocabulary)) for _ in range(8_000)]
    new = [word if rng.random() > 0.1 else str(rng.randrange(vocabulary)) for word in old]
    began = time.process_time()
    pairs = align(old, new)
    assert time.process_time() - began < 3
    assert len(pairs) > 6_500 or vocabulary == 2


# The registry

A, B, C, D = (f"p-{letter * 8}" for letter in "abcd")


def registry(tmp_path: Path, text: str) -> tuple[dict[str, str], list[str]]:
    (tmp_path / "a.addresses.yml").write_text(text, "utf-8")
    problems = Problems()
    return read_former(tmp_path, "a.addresses.yml", problems), [str(problem) for problem in problems.all]


def test_registry_is_read_as_written(tmp_path: Path) -> None:
    assert registry(tmp_path, former_text({B: A, A: D})) == ({A: D, B: D}, [])
    assert former_text({B: A, A: D}).count("\n") == 3
    assert read_former(tmp_path, "none.yml", Problems()) == {}


def test_chains_are_followed(tmp_path: Path) -> None:
    assert registry(tmp_path, f"{C}: {A}\n{A}: {B}\n{B}: {D}\n") == ({A: D, B: D, C: D}, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{A}: {B}\n{B}: {A}\n{C}: {A}\n", f"a.addresses.yml:1: these addresses lead in a circle: {A}, {B}; remove"),
        (f"# x\n{A}: {A}\n", f"a.addresses.yml:2: these addresses lead in a circle: {A}; remove"),
        (f"{A}: {B}\n{A}: {C}\n", f"a.addresses.yml:2: {A} stands on line 1 too; keep the line"),
        (f"{A}: somewhere\n", "a.addresses.yml:1: this is not a pair of addresses; write"),
        (f"p-1: {A}\n", "a.addresses.yml:1: this is not a pair of addresses; write"),
        (f"{A}: [{B}]\n", "a.addresses.yml:1: this is not a pair of addresses; write"),
        (f"- {A}\n", "a.addresses.yml:1: does not hold pairs of addresses; write"),
        (f"{A}: '{B}\n", "a.addresses.yml:1: this is not YAML"),
    ],
)
def test_faults_of_the_registry_have_place_and_remedy(text: str, message: str, tmp_path: Path) -> None:
    assert [found[: len(message)] for found in registry(tmp_path, text)[1]] == [message]


@given(st.dictionaries(*[st.integers(0, 6).map(lambda n: f"p-{n:08x}")] * 2))
def test_every_former_address_leads_to_one_that_is_not_former(pairs: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ends, _ = registry(Path(folder), former_text(pairs))
    assert not set(ends.values()) & set(pairs)
    assert set(ends) <= set(pairs)


# Replacing

STEM = "episodes/001-low-water"
OLD = (
    Block("Ada Reef", "The tide goes out twice a day, and then you can walk to the island.", 0, 4),
    Block("Bela Moor", "My grandmother did that every Sunday of her long life.", 4, 8),
    Block("Ada Reef", "Nobody believed her until the map was found.", 8, 12),
    Block("Bela Moor", "The map is in the museum now, behind glass.", 12, 16),
)
NEW = (
    Block("Ada Reef", "The tide goes out twice a day, and then you can walk to the highland.", 0, 4),
    Block("Ada Reef", "Nobody believed her until a map was found.", 8, 12),
    Block("Bela Moor", "The map is in the museum now, behind glass.", 12, 16),
)
GRANDMOTHER = "My grandmother did that every Sunday of her long life."


def show_of(folder: Path, **files: str) -> Path:
    """A show's folder with files of one episode, by what follows its stem: `vtt`, `corrections_yml`, `md`."""
    (folder / "episodes").mkdir(exist_ok=True)
    for ending, text in files.items():
        (folder / f"{STEM}.{ending.replace('_', '.')}").write_text(text, "utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def replace(show: Path, content: bytes | str, name: str = "001-low-water.vtt") -> tuple[list[str], list[str]]:
    """What is printed and which problems are found when this file replaces the transcript."""
    present = [f"{STEM}{ending}" for ending in ENDINGS if (show / f"{STEM}{ending}").exists()]
    problems = Problems()
    raw = content.encode() if isinstance(content, str) else content
    lines = replace_transcript(show, f"{STEM}.md", present, name, raw, problems)
    return lines, [str(problem) for problem in problems.all]


ENDINGS = (".vtt", ".srt", ".json", ".html", ".txt")
ADDRESS = dict(zip((block.text for block in OLD), passages(OLD).addresses, strict=True))
TIDE = ADDRESS[OLD[0].text]
NOW = passages(NEW).addresses


def test_a_transcript_is_replaced(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD), md="---\n")
    lines, problems = replace(show, vtt(NEW))
    assert problems == []
    assert lines == [
        f"wrote {STEM}.vtt",
        f"wrote {STEM}.addresses.yml",
        "addresses as before: 1",
        "former addresses that lead to their words: 2",
        "former addresses whose words are gone: 1",
        f'  {ADDRESS[GRANDMOTHER]} "{GRANDMOTHER}"',
    ]
    assert (show / f"{STEM}.vtt").read_text("utf-8") == vtt(NEW)
    assert read_former(show, f"{STEM}.addresses.yml", Problems()) == {
        TIDE: NOW[0],
        ADDRESS[OLD[2].text]: NOW[1],
    }
    assert sorted(snapshot(show)) == [f"{STEM}.addresses.yml", f"{STEM}.md", f"{STEM}.vtt"]


def test_labels_of_one_person_are_one_voice_as_in_a_build(tmp_path: Path) -> None:
    page = "---\ntranscript: {speakers: {S1: ada-reef, S2: ada-reef}}\n---\n"
    cut = (
        Block("S1", "The water goes out twice a day and", 0, 4),
        Block("S2", "it comes back each time.", 4, 8),
        *OLD[1:],
    )
    show = show_of(tmp_path, vtt=vtt(cut), md=page)
    (show / "people").mkdir()
    (show / "people/ada-reef.md").write_text("---\nname: Ada Reef\n---\n", "utf-8")
    lines, problems = replace(show, vtt((cut[0]._replace(text=f"{cut[0].text} {cut[1].text}"), *cut[2:])))
    assert problems == []
    assert lines[2:] == ["addresses as before: 4", "former addresses that lead to their words: 2"]


def test_former_addresses_are_led_on(tmp_path: Path) -> None:
    show = show_of(
        tmp_path, vtt=vtt(OLD), addresses_yml=former_text({A: ADDRESS[OLD[0].text], B: ADDRESS[GRANDMOTHER]})
    )
    lines, problems = replace(show, vtt(NEW))
    assert f"  {B}" in lines
    found = read_former(show, f"{STEM}.addresses.yml", Problems())
    assert (found[A], B in found, problems) == (NOW[0], False, [])


def test_the_old_transcript_again_needs_no_registry(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD))
    replace(show, vtt(tuple(block._replace(text=block.text.replace("the", "a")) for block in OLD)))
    assert (show / f"{STEM}.addresses.yml").exists()
    lines, _ = replace(show, vtt(OLD))
    found = read_former(show, f"{STEM}.addresses.yml", Problems())
    assert not set(found) & set(ADDRESS.values())
    assert set(found.values()) <= set(ADDRESS.values())
    assert "addresses as before: 4" not in lines


def test_the_file_is_kept_byte_for_byte_under_its_own_ending(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD), srt="1\n00:00:00,000 --> 00:00:04,000\nAda: Other words.\n")
    content = srt(NEW).replace("\n", "\r\n").encode("utf-16")
    lines, problems = replace(show, content, "001-low-water.srt")
    assert problems == []
    assert snapshot(show)[f"{STEM}.srt"] == content
    assert f"removed {STEM}.vtt" in lines
    assert not (show / f"{STEM}.vtt").exists()


def test_paragraphs_that_no_longer_fit_are_named(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD), txt=plain_text(speech(Transcript("", OLD, Timing.EXACT))))
    lines, problems = replace(show, vtt(NEW))
    assert problems == [
        f"{STEM}.txt: has other words than the timed transcript, which is used alone; "
        "remove it, or make the two agree word for word"
    ]
    assert (show / f"{STEM}.txt").exists()
    assert f"removed {STEM}.txt" not in lines


def test_places_that_name_a_lost_passage_are_told(tmp_path: Path) -> None:
    lost, kept = ADDRESS[GRANDMOTHER], TIDE
    ledger = f"- {{heard: a, meant: b, passage: {kept}}}\n- {{heard: c, meant: d, passage: {lost}}}\n"
    page = f"---\nsoundbites: [{{passage: {lost}, title: Sunday}}]\n---\n"
    show = show_of(tmp_path, vtt=vtt(OLD), corrections_yml=ledger, md=page)
    _, problems = replace(show, vtt(NEW))
    said = f'{lost} "{GRANDMOTHER}" is not in the new transcript; '
    hint = "name the passage that says it now, or remove what names this one"
    assert problems == [f"{STEM}.corrections.yml:2: {said}{hint}", f"{STEM}.md:2: {said}{hint}"]
    assert (show / f"{STEM}.corrections.yml").read_text("utf-8") == ledger


def test_an_old_transcript_that_cannot_be_read_is_replaced(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt="WEBVTT\n\nnothing\n", addresses_yml=former_text({A: NOW[0], B: C}))
    lines, problems = replace(show, vtt(NEW), "001-low-water.vtt")
    assert problems == []
    assert "the old transcript could not be read, so its addresses lead nowhere now" in lines
    assert read_former(show, f"{STEM}.addresses.yml", Problems()) == {A: NOW[0]}


@pytest.mark.parametrize(
    ("files", "content"),
    [
        ({}, "WEBVTT\n\n00:00:05.000 --> 00:00:01.000\n<v Ada>No.\n"),
        ({}, ""),
        ({}, b"\xff\x00\x80 no text"),
        ({"addresses_yml": f"{A}: {B}\n{B}: {A}\n"}, vtt(NEW)),
    ],
    ids=["times", "empty", "bytes", "registry"],
)
def test_nothing_is_written_if_there_are_faults(files: dict[str, str], content: bytes | str, tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD), **files)
    before = snapshot(show)
    lines, problems = replace(show, content)
    assert lines == []
    assert problems
    assert snapshot(show) == before


def test_another_episodes_transcript_replaces_nothing(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD))
    before = snapshot(show)
    others = [block._replace(text=f"Bread number {n} is browned at noon.") for n, block in enumerate(OLD)]
    lines, problems = replace(show, vtt(others))
    assert lines == []
    assert problems == [
        f"{STEM}.md: the new transcript has hardly a word of the old one; name the episode that it is of; "
        "if it is this one's, remove the old transcript and leave --replace out"
    ]
    assert snapshot(show) == before


def test_all_is_as_it_was_if_a_file_cannot_be_written(tmp_path: Path) -> None:
    show = show_of(tmp_path, vtt=vtt(OLD))
    (show / f"{STEM}.addresses.yml").mkdir()
    before = snapshot(show)
    lines, problems = replace(show, vtt(NEW), "001-low-water.vtt")
    assert lines == []
    assert [p.startswith(f"{STEM}.vtt: cannot be replaced: ") for p in problems] == [True]
    assert snapshot(show) == before


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("a", "b", "c"))
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    write_all({first: b"one", second: None, third: b"three"})
    assert snapshot(tmp_path) == {"a": b"one", "c": b"three"}
    (tmp_path / "d").mkdir()
    with pytest.raises(IsADirectoryError):
        write_all({first: None, third: b"other", tmp_path / "d": b"four"})
    assert snapshot(tmp_path) == {"a": b"one", "c": b"three"}
