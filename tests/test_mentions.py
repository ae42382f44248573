"""Names of concepts in text: labelled ones, all of which are found and nothing else (see mentions/README.md).

And what a passage is to a concept: spoken, misheard, implied, declared.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.loose import loosened
from castloom.derive.terms import Found, Terms, is_border
from castloom.model.concept import Autolink, Concept
from castloom.model.episode import TranscriptNotes
from castloom.model.problem import Problems
from castloom.render.notes import NotesRenderer
from castloom.source.transcripts.read import read_transcript
from tests.speech import turns

LABELLED = Path(__file__).parent / "mentions"
_MARK = re.compile(r"[⟦⟪]([a-z0-9-]+)\|(.+?)[⟧⟫]", re.DOTALL)
_EXTENSIONS = ["attr_list", "md_in_html", "footnotes", "tables", "fenced_code", "def_list"]


class Case(NamedTuple):
    """A labelled text of a file, with the concepts and the language that the file begins with."""

    place: str
    text: str
    concepts: tuple[Concept, ...]
    language: str

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return _MARK.sub(r"\2", self.text)

    @property
    def terms(self) -> Terms:
        return Terms(self.concepts, self.language)


def cases(folder: str) -> list[Case]:
    return [case for path in sorted((LABELLED / folder).iterdir()) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    head, _, body = path.read_text("utf-8").partition("---\n")
    language, concepts = "en", []
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        if key == "language":
            language = value
        else:
            title, *aliases = value.split(" | ")
            exact, id_ = key.startswith("exact "), key.removeprefix("exact ")
            concepts.append(
                Concept(id_, "", title, "", aliases=tuple(aliases), autolink=Autolink.ALL, case_sensitive=exact)
            )
    whole = path.suffix == ".md"
    texts = body.split("===\n") if whole else [t for t in body.splitlines() if t and not t.startswith("# ")]
    for number, text in enumerate(texts, 1):
        typed = text if whole else re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
        yield Case(f"{path.stem}-{number}", typed, tuple(concepts), language)


def marked(text: str, found: list[Found]) -> str:
    """The text with a mark around every name that was found."""
    for name in reversed(found):
        text = f"{text[: name.start]}⟦{name.concept}|{text[name.start : name.end]}⟧{text[name.end :]}"
    return text


SPEECH, CUES, NOTES = cases("speech"), cases("cues"), cases("notes")


def labelled(folder: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", folder, ids=[case.place for case in folder])


def test_the_labelled_set_is_large() -> None:
    every = [*SPEECH, *CUES, *NOTES]
    assert len(every) >= 300
    assert sum(len(_MARK.findall(case.text)) for case in every) >= 400
    assert all(id_ in {c.id for c in case.concepts} for case in every for id_, _ in _MARK.findall(case.text))


@labelled(SPEECH)
def test_names_in_a_sentence(case: Case) -> None:
    assert marked(case.plain, list(case.terms.find(case.plain))) == case.text


@pytest.mark.parametrize("path", sorted((LABELLED / "speech").iterdir()), ids=lambda path: path.stem)
def test_names_in_all_sentences_at_once(path: Path) -> None:
    # In speech no two blanks follow each other.
    every = [case._replace(text=re.sub(r"\s+", " ", case.text)) for case in _cases(path)]
    found = every[0].terms.find_in_each([case.plain for case in every])
    assert [marked(case.plain, found.get(n, [])) for n, case in enumerate(every)] == [case.text for case in every]


@labelled(CUES)
def test_names_in_cues(case: Case) -> None:
    said = [
        (voice % 2, cue) for voice, turn in enumerate(case.plain.split(" // ")) for cue in re.split(r" / |\n/ ", turn)
    ]
    blocks = [
        f"00:{n:02}.000 --> 00:{n + 1:02}.000\n<v {'BA'[voice]}>{cue}</v>\n" for n, (voice, cue) in enumerate(said)
    ]
    problems = Problems()
    transcript = read_transcript({"x.vtt": "WEBVTT\n\n" + "\n".join(blocks)}, TranscriptNotes(), problems)
    assert transcript is not None
    assert not problems.all
    heard = turns(transcript)
    texts = [sentence.text for turn in heard for sentence in turn.sentences]
    found = case.terms.find_in_each(texts)
    sentences = iter([marked(text, found.get(n, [])) for n, text in enumerate(texts)])
    shown = " // ".join(" ".join(next(sentences) for _ in turn.sentences) for turn in heard)
    assert shown == case.text.replace(" / ", " ").replace("\n", " ")


@labelled(NOTES)
def test_names_in_notes(case: Case) -> None:
    notes = NotesRenderer(case.concepts, case.terms, _EXTENSIONS, {}).render(case.plain, "../../")
    linked = re.sub(r'(?s)<a class="cast-concept" href="../../concepts/([a-z-]+)/">(.*?)</a>', r"⟦\1:\2⟧", notes.html)
    shown = re.sub(r"⟪[a-z0-9-]+\|(.+?)⟫", r"\1", re.sub(r"(⟦[a-z0-9-]+)\|", r"\1:", case.text))
    without = NotesRenderer((), Terms(()), _EXTENSIONS, {}).render(shown, "../../").html
    assert _same(linked) == _same(without)
    assert notes.named == {id_ for id_, _ in _MARK.findall(case.text)}
    by_author = re.findall(r"\]\(\.\./concepts/([a-z0-9-]+)\.md\)", case.text)
    assert notes.linked == {*re.findall(r"⟦([a-z0-9-]+)\|", case.text), *by_author}


def _same(html: str) -> str:
    """HTML with characters for entities, which mean the same."""
    return unescape(html)


# Against the rule itself, as simply as it can be written


def plainly(names: dict[str, str], text: str) -> list[Found]:
    """From left to right, the longest name that is a word or words of its own, and on behind it."""
    found, at = [], 0
    small = loosened(text, "de").text
    while at < len(text):
        here = [n for n in names if small.startswith(n, at) and is_border(small, at) and is_border(small, at + len(n))]
        if here:
            best = max(here, key=len)
            found.append(Found(names[best], at, at + len(best)))
        at += len(max(here, key=len)) if here else 1
    return found


_NAME = (
    st.text("abB -", min_size=1, max_size=6).map(str.strip).filter(lambda n: n and "  " not in loosened(n, "de").text)
)


@given(
    st.lists(_NAME, min_size=1, max_size=8, unique_by=lambda n: loosened(n, "de").text), st.text("abAB -.", max_size=40)
)
def test_names_are_found_as_by_the_plain_rule(forms: list[str], text: str) -> None:
    concepts = [Concept(f"c{n}", "", form, "") for n, form in enumerate(forms)]
    text = re.sub(" +", " ", text)
    names = {loosened(form, "de").text: f"c{n}" for n, form in enumerate(forms)}
    assert list(Terms(concepts, "de").find(text)) == plainly(names, text)
