"""Cards: what stands on them, that they are small and always the same, and what becomes of titles nobody can set."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from castloom.derive.conversation import STEPS
from castloom.model.look import Colours, Pair
from castloom.render.cards import letters
from castloom.render.cards.card import Card, Score, calm
from castloom.render.cards.drawing import HEIGHT, WIDTH, draw
from castloom.render.cards.letters import Weight, known_letters, width, writable
from castloom.render.cards.lines import fitted
from castloom.source.values.colour import contrast
from tests.shows import EPISODE, Content, audio, build, make_show, text_of

FONTS = Path(letters.__file__).parent / "fonts"
SCORE = Score(((0, 300, 300, 600), (300, 300)), (0, 1), ((150, 0), (450, 1)))
CARD = Card("Tide Table", "Episode 1 · 1 March 2025", "Low water", "", SCORE)
LONG = "What the sea leaves behind when it goes out for the longest time of the whole year and the moon stands low " * 3
HEBREW = "גאות ושפל"

Parts = tuple[int, int, int]


def drawn(card: Card, colours: Colours | None = None) -> Image.Image:
    return Image.open(io.BytesIO(draw(card, colours or Colours()))).convert("RGB")


def parts(colour: str) -> Parts:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def inked(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box have the full colour of ink."""
    ink = parts(Colours().ink.light)
    return sum(count for count, colour in picture.crop(box).getcolors(WIDTH * HEIGHT) or () if colour == ink)


@pytest.mark.parametrize(
    "card", [CARD, CARD._replace(title=LONG[:300]), CARD._replace(title="")], ids=["usual", "long", "none"]
)
def test_card_is_a_small_png_of_the_size_that_others_ask_for(card: Card) -> None:
    made = draw(card, Colours())
    picture = Image.open(io.BytesIO(made))
    assert (picture.format, picture.size, STEPS) == ("PNG", (1200, 630), 1200)
    assert len(made) <= 60_000
    assert made == draw(card, Colours())


def test_lanes_stand_where_somebody_speaks() -> None:
    picture = drawn(CARD)
    upper, lower = (parts(Colours().voices[lane].light) for lane in (0, 1))
    rows = [y for y in range(HEIGHT) if picture.getpixel((50, y)) == upper]
    below = [y for y in range(HEIGHT) if picture.getpixel((350, y)) == lower]
    assert rows
    assert max(rows) < min(below)
    assert picture.getpixel((350, rows[0])) == picture.getpixel((50, below[0])) == parts(Colours().paper.light)


def test_a_dot_marks_where_a_concept_is_named() -> None:
    accent = parts(Colours().accent.light)
    picture, bare = drawn(CARD), drawn(CARD._replace(score=SCORE._replace(dots=())))
    dots = [x for x in range(WIDTH) if any(picture.getpixel((x, y)) == accent for y in range(400, HEIGHT))]
    assert {150, 450} <= set(dots)
    assert all(min(abs(x - 150), abs(x - 450)) <= 8 for x in dots)
    assert not any(bare.getpixel((x, y)) == accent for x in dots for y in range(400, HEIGHT))


def test_other_voices_are_faded() -> None:
    picture = drawn(CARD._replace(score=SCORE._replace(bright=(1,))))
    colours = {colour for _, colour in picture.getcolors(WIDTH * HEIGHT) or ()}
    assert parts(Colours().voices[1].light) in colours
    assert parts(Colours().voices[0].light) not in colours


def test_a_long_title_is_whole_and_leaves_the_score_its_place() -> None:
    assert not fitted(LONG[:300], Weight.SEMIBOLD, (36, 32), (1056, 261)).is_cut
    picture = drawn(CARD._replace(title=LONG[:300]))
    assert inked(picture, (0, 190, WIDTH, 450)) > 10_000
    assert inked(picture, (0, 455, WIDTH, HEIGHT)) == 0
    assert inked(picture, (WIDTH - 70, 0, WIDTH, HEIGHT)) == 0


def test_a_title_that_is_too_long_for_any_size_ends_in_an_ellipsis() -> None:
    block = fitted(LONG * 4, Weight.SEMIBOLD, (36,), (1056, 200))
    assert block.is_cut
    assert block.lines[-1].endswith("…")
    assert all(width(line, Weight.SEMIBOLD, 36) <= 1056 for line in block.lines)


def test_a_word_wider_than_the_card_is_broken() -> None:
    block = fitted("M" * 200, Weight.SEMIBOLD, (40,), (600, 1000))
    assert "".join(block.lines) == "M" * 200
    assert all(width(line, Weight.SEMIBOLD, 40) <= 600 for line in block.lines)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Größe, Žižek, Łódź, Đà Nẵng", "Größe, Žižek, Łódź, Đà Nẵng"),
        ("Привет, Ελληνικά", "Привет, Ελληνικά"),
        ("The sea 🌊 and\u00adme", "The sea andme"),
        ("Gro\u0308ße", "Größe"),
        (HEBREW, ""),
        ("潮汐", ""),
        ("مد وجزر", ""),
        ("Tide, " + HEBREW, ""),
        ("🌊", ""),
    ],
)
def test_what_the_letters_cannot_write_is_left_out(text: str, written: str) -> None:
    assert writable(text) == written


def test_every_letter_that_is_said_to_be_known_is_drawn() -> None:
    for weight in Weight:
        font = ImageFont.truetype(FONTS / f"literata-{weight.value}.ttf", 40, layout_engine=ImageFont.Layout.BASIC)
        box = bytes(font.getmask("\U0010fffd"))  # what stands for a letter that the font lacks
        assert [letter for letter in sorted(known_letters()) if bytes(font.getmask(letter)) == box] == []


def test_letters_are_set_closer_where_they_touch() -> None:
    apart = width("A", Weight.SEMIBOLD, 100) + width("V", Weight.SEMIBOLD, 100)
    assert width("AV", Weight.SEMIBOLD, 100) < apart - 5


def test_a_card_without_title_has_a_higher_score_and_no_boxes() -> None:
    blank = CARD._replace(show="", facts="", title=writable(HEBREW), score=calm(HEBREW))
    picture = drawn(blank)
    faded = picture.getpixel((WIDTH // 2, HEIGHT - 100))
    column = [y for y in range(HEIGHT) if picture.getpixel((20, y)) not in (parts(Colours().paper.light),)]
    assert faded != parts(Colours().ink.light)
    assert inked(picture, (130, 0, WIDTH, HEIGHT)) == 0
    assert len(column) > 100


def test_calm_score_follows_from_the_title() -> None:
    assert calm("Low water") == calm("Low water") != calm("High water")
    (runs,) = calm("Low water").lanes
    assert sum(runs) <= STEPS
    assert min(runs) > 0


def test_colours_are_the_shows() -> None:
    colours = Colours(paper=Pair("#ffffff", "#000000"), accent=Pair("#0b6b3a", "#7fd6a4"))
    found = {colour for _, colour in drawn(CARD, colours).getcolors(WIDTH * HEIGHT) or ()}
    assert {(255, 255, 255), (11, 107, 58)} <= found


def test_letters_on_paper_are_readable() -> None:
    usual = Colours()
    for pair in (usual.ink, usual.accent, *usual.voices):
        assert contrast(pair.light, usual.paper.light) >= 4.5
        assert contrast(pair.dark, usual.paper.dark) >= 4.5


# In a show.


def test_every_page_of_its_own_has_a_card(built_show: Path) -> None:
    found = sorted(path.relative_to(built_show / "site").as_posix() for path in (built_show / "site").rglob("card.png"))
    assert found == [
        "assets/card.png",
        "concepts/spring-tide/card.png",
        "episodes/low-water/card.png",
        "people/ada-reef/card.png",
    ]


def test_a_card_is_drawn_again_only_if_what_it_shows_changes(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    build(show)
    card = show / "site/episodes/low-water/card.png"
    first = card.stat().st_mtime_ns
    (show / EPISODE).write_text(text_of(EPISODE).replace("Ada explains", "Ada tells of"), "utf-8")
    build(show)
    assert card.stat().st_mtime_ns == first
    before = card.read_bytes()
    (show / EPISODE).write_text(text_of(EPISODE).replace("title: Low water", "title: Lowest water"), "utf-8")
    build(show)
    assert card.read_bytes() != before


def test_a_card_of_the_shows_own_is_taken(tmp_path: Path) -> None:
    own = io.BytesIO()
    Image.new("RGB", (1200, 630)).save(own, "PNG")
    show = make_show(tmp_path, {"pages/assets/card.png": own.getvalue()})
    assert build(show, "--strict").exit_code == 0
    assert (show / "site/assets/card.png").read_bytes() == own.getvalue()


def test_titles_that_nobody_can_set_have_cards_too(tmp_path: Path) -> None:
    header = "---\ntitle: {}\ndate: 2025-03-0{}\npersons: ada-reef\n---\n"
    files: dict[str, Content] = {
        "episodes/002-long.md": header.format(LONG[:250].strip(), 2),
        "episodes/003-low.md": header.format(HEBREW, 3),
        "episodes/002-long.mp3": audio(4),
        "episodes/003-low.mp3": audio(6),
    }
    show = make_show(tmp_path, files)
    built = build(show, "--strict")
    assert built.exit_code == 0, built.output
    for slug in ("long", "low"):
        with Image.open(show / f"site/episodes/{slug}/card.png") as picture:
            assert picture.size == (WIDTH, HEIGHT)
