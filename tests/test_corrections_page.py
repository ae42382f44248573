"""The corrections page: every corrected place of the show, newest first, and nothing of what is withheld."""

from pathlib import Path

import pytest
from lxml import html

from tests.shows import EPISODE, Content, audio, build, lay_over, make_show, text_of
from tests.sites import page, pages_of, words

LEDGER = "episodes/001-low-water.corrections.yml"
NUMBER = "oh one seven seven"
OTHER: dict[str, Content] = {
    "episodes/002-high-water.md": text_of(EPISODE)
    .replace("Low", "High")
    .replace("03-01", "03-08")
    .replace(": 1", ": 2"),
    "episodes/002-high-water.mp3": audio(5),
    "episodes/002-high-water.vtt": f"""\
WEBVTT

00:00:00.000 --> 00:00:02.000
<v Ada Reef>High water comes twice in every month.

00:00:02.000 --> 00:00:05.000
<v Ada Reef>Call {NUMBER} and ask.
""",
}


def site(folder: Path, files: dict[str, str]) -> Path:
    """The built site of a show of two episodes with these ledgers."""
    show = make_show(folder, {**OTHER, **files})
    built = build(show, "--strict")
    assert (built.exit_code, built.messages) == (0, "")
    return show / "site"


def rows(found: html.HtmlElement) -> list[str]:
    return [words(row.text_content()) for row in found.xpath("//ul[@class='cast-corrections']/li")]


def links(found: html.HtmlElement) -> list[html.HtmlElement]:
    return list(found.xpath("//ul[@class='cast-corrections']//a"))


def second_address(site: Path, slug: str) -> str:
    return str(page(site / f"episodes/{slug}/index.html").find_class("cast-sentence")[1].get("id"))


def test_show_without_corrections_has_no_page(tmp_path: Path) -> None:
    assert not (site(tmp_path, {}) / "corrections").exists()


def test_places_are_newest_first_under_their_days(tmp_path: Path) -> None:
    own = """\
- {heard: month, meant: moon}
- {heard: season, meant: seasons, date: 2026-03-02, by: Grace, kind: misheard}
- {heard: It has, meant: This has, date: 2026-03-02, by: ada-reef, reason: Ada <says> so.}
"""
    show = "- {heard: every, meant: each, date: 2026-03-03, kind: word}\n"
    made = site(tmp_path, {LEDGER: own, "corrections.yml": show})
    found = page(made / "corrections/index.html")
    assert [h.text_content() for h in found.iter("h2")] == ["3 March 2026", "2 March 2026", "Without a date"]
    assert rows(found) == [
        "every → each High water, 0:00 Ada Reef word",
        "every → each Low water, 0:00 Ada Reef word",
        "It has → This has Low water, 0:02 Ada Reef word by Ada Reef Ada <says> so.",
        "season → seasons Low water, 0:02 Ada Reef misheard by Grace",
        "month → moon Low water, 0:00 Ada Reef word",
    ]


def test_place_leads_to_its_sentence(tmp_path: Path) -> None:
    made = site(tmp_path, {LEDGER: "- {heard: season, meant: seasons, by: ada-reef}\n"})
    place, person = links(page(made / "corrections/index.html"))
    address, _, anchor = place.get("href").partition("#")
    assert address == "../episodes/low-water/?t=2"
    assert person.get("href") == "../people/ada-reef/"
    sentence = page(made / "episodes/low-water/index.html").get_element_by_id(anchor)
    assert sentence.text_content() == "It has nothing to do with the seasons."


def test_sentence_given_to_another_voice(tmp_path: Path) -> None:
    address = second_address(site(tmp_path / "before", {}), "low-water")
    ledger = f"- {{kind: speaker, passage: {address}, meant: Grace}}\n"
    made = site(tmp_path / "after", {LEDGER: ledger})
    said = "Ada Reef → Grace Low water, 0:02 Grace given to another speaker"
    assert rows(page(made / "corrections/index.html")) == [said]


@pytest.mark.parametrize("what", [f"heard: {NUMBER}", "passage: {address}"])
def test_of_withheld_words_only_date_and_reason_are_told(what: str, tmp_path: Path) -> None:
    address = second_address(site(tmp_path / "before", {}), "high-water")
    entry = f"- {{{what.format(address=address)}, kind: withhold, date: 2026-03-02, reason: It is hers.}}\n"
    made = site(tmp_path / "after", {"episodes/002-high-water.corrections.yml": entry})
    found = page(made / "corrections/index.html")
    assert rows(found) == ["A passage was withheld It is hers."]
    assert links(found) == []
    assert [h.text_content() for h in found.iter("h2")] == ["2 March 2026"]


def test_long_lists_have_pages(tmp_path: Path) -> None:
    cue = "00:00:00.000 --> 00:00:05.000\n<v Ada Reef>Number {} comes every month.\n\n"
    transcript = "WEBVTT\n\n" + "".join(cue.format(n) for n in range(101))
    files = {"episodes/001-low-water.vtt": transcript, LEDGER: "- {heard: month, meant: moon}\n"}
    found = pages_of(site(tmp_path, files))
    first, second = found["corrections/"], found["corrections/page/2/"]
    assert (len(rows(first)), len(rows(second))) == (100, 1)
    assert second.xpath("//a[@rel='prev']/@href")[0] == "../../"
    assert "101 corrections" in words(first.text_content())


def meta(found: html.HtmlElement) -> list[str]:
    return [a.text_content() for a in found.xpath("//p[@class='cast-meta']/a[contains(@href, 'corrections/')]")]


@pytest.mark.parametrize(
    ("ledger", "told"),
    [("", []), ("- {heard: month, meant: moon}\n", ["1 correction"]),
     ("- {heard: month, meant: moon}\n- {heard: season, meant: sea}\n", ["2 corrections"])],
)  # fmt: skip
def test_episode_tells_how_often_it_was_corrected(ledger: str, told: list[str], tmp_path: Path) -> None:
    made = site(tmp_path, {LEDGER: ledger} if ledger else {})
    assert meta(page(made / "episodes/low-water/index.html")) == told
    assert meta(page(made / "episodes/high-water/index.html")) == []


def test_every_page_leads_to_the_corrections_if_there_are_any(tmp_path: Path) -> None:
    show = make_show(tmp_path, OTHER)
    for ledger in ("", "- {heard: month, meant: moon}\n", ""):
        lay_over(show, {LEDGER: ledger or None})
        built = build(show, "--strict")
        assert (built.exit_code, built.messages) == (0, "")
        pages = pages_of(show / "site")
        links = {
            a: [k.get("href") for k in f.xpath("//footer//a") if k.text == "Corrections"] for a, f in pages.items()
        }
        assert ("corrections/" in links) == bool(ledger)
        assert {bool(found) for found in links.values()} == {bool(ledger)}
        if ledger:
            assert links["episodes/low-water/"] == ["../../corrections/"]
            assert links["404.html"] == ["/corrections/"]
