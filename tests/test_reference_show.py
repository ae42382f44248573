"""The reference show says what its source says: every sentence and word of it, and about its people nothing else."""

import hashlib
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds/000_7d39f4dc308a0055.txt"
EPISODE = ROOT / "episodes/001-how-ai-deepens-human-debt.md"
CONCEPTS = sorted((ROOT / "concepts").glob("*.md"))
PEOPLE = sorted((ROOT / "people").glob("*.md"))
# what came in is never edited; whoever means to replace it writes the new digest here
SEED_DIGEST = "737179220c339d060a09a76d8bd2016a6125c37608581051062f5a6b1e8c5418"


def source(first: str, last: str = "") -> str:
    """The source's text below the line `first`, to the line `last`. Cut by hand, not by the importer."""
    text = SEED.read_text("utf-8")
    below = text[text.index(first) + len(first) :]
    return below[: below.index(last)] if last else below


SHOW = "The Secret Society of Human Debt Fighters - Human Work Advocates"
NOTES = source(f"{SHOW}\n", "\nCreators and Guests\n")
WHAT_IS = source(f"What is {SHOW}?\n", "\nDuena Blomstrom:\n\n")
TRANSCRIPT = "Duena Blomstrom:\n\n" + source("\nDuena Blomstrom:\n\n")


def words(text: str) -> str:
    return " ".join(text.split())


def plain(markdown: str) -> str:
    """Markdown's words without its marks: escapes, bullets, quotations, and links as `name address`."""
    linked = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1 \2", markdown)
    return words(re.sub(r"^(?:[-#>]+|\d+\.) |\\(?=[^\w\s])", "", linked, flags=re.MULTILINE))


def sentences(text: str) -> list[str]:
    """The sentences of a part of the source; `Name → address` lines become `Name address`."""
    lines = [re.sub(r" [→—] (?=https?://)", " ", line.strip(" •")) for line in text.split("\n")]
    return [sentence for line in lines for sentence in re.split(r"(?<=[.!?])\s+", line) if sentence]


def front_matter(path: Path) -> dict[str, object]:
    fields = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert isinstance(fields, dict)
    return fields


def body(path: Path) -> str:
    return path.read_text("utf-8").split("---\n", 2)[2]


def spoken(transcript: str) -> str:
    """The words of a transcript in the source's form, without its lines `Speaker:`."""
    return words(re.sub(r"^(?:Duena Blomstrom|Alessandria Polizzi):\n", "", transcript, flags=re.MULTILINE))


def test_source_is_as_it_came_in() -> None:
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == SEED_DIGEST


@pytest.mark.parametrize("sentence", sentences(NOTES))
def test_sentence_of_the_notes_is_in_the_episode(sentence: str) -> None:
    assert sentence in plain(body(EPISODE))


@pytest.mark.parametrize("sentence", sentences(WHAT_IS))
def test_sentence_about_the_show_is_on_the_about_page(sentence: str) -> None:
    assert sentence in plain(body(ROOT / "pages/about.md"))


def test_notes_and_about_page_add_no_word() -> None:
    assert plain(body(EPISODE)) == words(" ".join(sentences(NOTES)))
    about = plain(body(ROOT / "pages/about.md"))
    assert about == words(" ".join([f"What is {SHOW}?", *sentences(WHAT_IS)]))


def test_untimed_transcript_has_the_words_of_the_source() -> None:
    text = EPISODE.with_suffix(".txt").read_text("utf-8")
    assert text.rstrip("\n") == TRANSCRIPT
    assert text.count(":\n\n") == 76


def test_timed_transcript_has_the_words_and_voices_of_the_source() -> None:
    cues = re.findall(r"<v ([^>]+)>([^<]*)</v>", EPISODE.with_suffix(".vtt").read_text("utf-8"))
    assert words(" ".join(text for _, text in cues)) == spoken(TRANSCRIPT)
    said = re.findall(r"^(Duena Blomstrom|Alessandria Polizzi):\n\n(.+)$", TRANSCRIPT, flags=re.MULTILINE)
    for voice in ("Duena Blomstrom", "Alessandria Polizzi"):
        timed = " ".join(text for speaker, text in cues if speaker == voice)
        assert words(timed) == words(" ".join(text for speaker, text in said if speaker == voice))


@pytest.mark.parametrize("path", CONCEPTS, ids=lambda path: path.stem)
def test_definition_and_address_are_the_sources_own(path: Path) -> None:
    fields, text = front_matter(path), words(SEED.read_text("utf-8"))
    assert str(fields["definition"]) in text
    assert f"{fields['title']}{fields.get('mark', '')}" in text
    assert all(address in text for address in fields["sameAs"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", CONCEPTS, ids=lambda path: path.stem)
def test_quotations_on_a_concept_page_are_the_sources_own(path: Path) -> None:
    quoted = re.findall(r"^> (.+)$", body(path), flags=re.MULTILINE)
    assert quoted
    assert all(quotation in words(SEED.read_text("utf-8")) for quotation in quoted)


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_words_about_a_person_are_the_sources_own(path: Path) -> None:
    fields, text = front_matter(path), words(SEED.read_text("utf-8"))
    for key in ("name", "description", "honorificPrefix"):
        assert str(fields.get(key, "")) in text
    assert words(body(path)) in text
    for form in [*fields.get("aliases", []), *fields.get("misheard", [])]:  # type: ignore[misc]
        assert form in text


def test_words_about_the_show_are_the_sources_own() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    show = next(plugin["castloom"] for plugin in settings["plugins"] if "castloom" in plugin)
    assert settings["site_name"] == show["title"] == SHOW
    assert show["description"] in words(WHAT_IS)
    assert all(sentence in words(WHAT_IS) for sentence in sentences(body(ROOT / "pages/index.md").split("\n", 2)[2]))


def test_description_of_the_episode_is_from_its_notes_and_its_gaps_are_told() -> None:
    fields = front_matter(EPISODE)
    assert str(fields["description"]) in words(NOTES)
    told = fields["x-source"]
    assert isinstance(told, dict)
    assert told["file"] == "seeds/000_7d39f4dc308a0055.txt"
    assert all(str(told[key]).startswith("the page gives none; ") for key in ("title", "date", "audio"))
    assert "synthetic" in str(fields["aiContent"])
