"""The quote lock: what was said passes, however it is written; what was not said is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.quote_lock import Said, said_words
from castloom.derive.quote_lock_told import unsaid
from castloom.model.transcript import Block, Timing, Transcript
from tests.speech import speech

LEDGER = "episodes/001-x.corrections.yml"
SENTENCES = [
    "We don't mind the sea, and the sea's tide does not mind us.",
    "A spring tide comes twice in every month; a neap tide does too.",
    "Well… it’s the so-called “dead” tide [laughs], isn't it?",
    "Nobody said 3,000 metres – or did Zoë?",
]
BLOCKS = [
    Block("Ada", SENTENCES[0]),
    Block("Ada", SENTENCES[1]),
    Block("Ben", SENTENCES[2]),
    Block("Ada", SENTENCES[3]),
]
_WORDS = " ".join(SENTENCES).replace("[laughs]", "").split()


def said(*blocks: Block) -> Said:
    return said_words(speech(Transcript("x.vtt", blocks or BLOCKS, Timing.NONE)))


SAID = said()
FIRST, SECOND, THIRD, FOURTH = SAID.addresses


def told(words: str, address: str = FIRST, of: Said = SAID) -> str:
    """What an editor is told of a quotation, or ""."""
    fault = unsaid(words, address, of, LEDGER)
    return f"{fault.message}; {fault.hint}" if fault else ""


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (SENTENCES[0], FIRST),
        (" ".join(SENTENCES), FIRST),
        ("the sea’s tide DOES NOT mind us", FIRST),
        ("“We don’t mind the sea,” and ‘the sea's tide’", FIRST),
        ("we don't mind the sea!", FIRST),
        ("mind us. A spring tide comes", FIRST),
        ("A spring-tide — comes\u00a0twice", SECOND),
        ("A spring tide … a neap tide does too", SECOND),
        ("A spring tide [...] a neap tide [as everybody knows] does too [she laughs].", SECOND),
        ("… comes twice […] month; a neap tide . . . it’s the so called dead tide ...", SECOND),
        ("Well, … it's", THIRD),
        ("Well it's the so–called dead tide, isn't it", THIRD),
        ("nobody said 3,000 metres or did ZOE\u0308", FOURTH),
        ("…", FOURTH),
    ],
)
def test_what_was_said(words: str, address: str) -> None:
    assert told(words, address) == ""


@pytest.mark.parametrize(
    ("words", "address", "said_so", "written"),
    [
        ("A spring tide comes twice in each month", SECOND, "… twice in *every* month", "… twice in *each* month"),
        (
            "A spring tide comes in every month",
            SECOND,
            "… spring tide comes *twice* in every month",
            "… comes in every",
        ),
        (
            "A spring tide comes twice in every month. A neap",
            SECOND,
            "every month *;* a neap",
            "every month *.* A neap",
        ),
        ("We do mind the sea", FIRST, "We *don't* mind", "We *do* mind"),
        ("the seas tide does", FIRST, "the *sea's* tide", "the *seas* tide"),
        ("A spring tide … a dead tide does too", SECOND, "a *neap* tide", "a *dead* tide"),
        ("[It] comes twice in [almost] each month", SECOND, "in *every* month", "in *each* month"),
        ("Human Debt™ mind the sea", FIRST, "*We don't* mind", "*Human Debt™* mind"),
    ],
)
def test_differing_words_are_told(words: str, address: str, said_so: str, written: str) -> None:
    message = told(words, address)
    assert message.startswith(f"the quotation of #{address} has other words; said: ")
    heard, _, rest = message.partition(" / written: ")
    assert said_so.removeprefix("… ") in heard
    assert written.removeprefix("… ") in rest
    assert message.endswith(f"write what was said; if it was misheard, correct it in {LEDGER}")


def test_another_passage_is_named() -> None:
    message = f"the quotation is not said at #{FIRST}; write #{SECOND}, where it begins"
    assert told(SENTENCES[1], FIRST) == message
    assert told("twice in every month", FIRST) == message
    assert told("twice … isn't it", FIRST) == message


def test_words_that_nobody_said() -> None:
    message = told("Ships sail at dawn whatever anybody says", FIRST)
    assert message.startswith(
        f"the quotation is not said at #{FIRST}; said: We don't mind the sea, and the sea's tide does"
    )
    assert message.endswith(
        "written: Ships sail at dawn whatever anybody says; quote what was said, and link to its passage"
    )
    nearly = told("a neap tide comes twice a month", FOURTH)
    assert f"#{SECOND} is most like it" in nearly


def test_ellipsis_does_not_go_back() -> None:
    message = told("a neap tide … a spring tide", SECOND)
    assert message.startswith(
        f'"a spring tide" is said at #{SECOND}, before the words that it follows here; keep the order'
    )


def test_many_differences_are_cut() -> None:
    words = " ".join(f"{word} um" for word in SENTENCES[0].split()[:12])
    message = told(words.replace("um", "", 3), FIRST)
    assert len(message) < 400


def test_passage_of_a_block_goes_to_the_end_of_its_paragraph() -> None:
    one = said(Block("Ada", "We say that the sea"), Block("Ada", "is deep. It is wide."))
    (block,) = [address for address in one.passages if address not in one.addresses][:1]
    assert told("the sea is deep", one.addresses[0], one) == ""
    assert {told("is deep", address, one) for address in one.passages if address != one.addresses[1]} == {""}
    assert one.passages[block].stop == len(one.words)


def test_chinese_and_thai_words_are_letters() -> None:
    one = said(Block("Ada", "大潮每月来两次。小潮也是。"))
    assert told("每月来两次", one.addresses[0], one) == ""
    assert told("每月来三次", one.addresses[0], one) != ""


_STARTS = st.integers(0, len(_WORDS) - 1)


@given(_STARTS, st.integers(1, 30), st.data())
def test_any_run_of_words_passes_however_it_is_written(start: int, length: int, data: st.DataObject) -> None:
    words = [_as_written(word, data) for word in _WORDS[start : start + length]]
    gaps = [data.draw(st.sampled_from([" ", "  ", "\u00a0", "\n", " — ", " – ", "-", " “", "” ", " ‘"])) for _ in words]
    text = "".join(part for pair in zip(words, gaps, strict=True) for part in pair)
    before = " ".join(_WORDS[: start + 1])
    row = sum(len(" ".join(SENTENCES[:n]).replace("[laughs]", "").split()) <= start for n in range(1, len(SENTENCES)))
    assert before
    assert told(text, SAID.addresses[row]) == ""


def _as_written(word: str, data: st.DataObject) -> str:
    word = data.draw(st.sampled_from([word, word.upper(), word.lower(), word.capitalize()]))
    return word.replace("'", data.draw(st.sampled_from(["'", "’"]))).replace(
        "…", data.draw(st.sampled_from(["…", "..."]))
    )


@given(st.integers(0, len(_WORDS) - 2), st.integers(2, 20), st.data())
def test_any_changed_word_fails(start: int, length: int, data: st.DataObject) -> None:
    run = _WORDS[start : start + length]
    places = [n for n, word in enumerate(run) if re.search(r"\w", word)]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    run[place] = re.sub(r"\w+", lambda word: word[0] + data.draw(st.sampled_from("xqz7")), run[place], count=1)
    row = sum(len(" ".join(SENTENCES[:n]).replace("[laughs]", "").split()) <= start for n in range(1, len(SENTENCES)))
    assert told(" ".join(run), SAID.addresses[row]) != ""


@given(st.text(max_size=200))
def test_no_words_are_too_odd(words: str) -> None:
    told(words)
