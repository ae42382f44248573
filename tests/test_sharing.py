"""What a site says to those who show it elsewhere: heads, oEmbed, players for frames, icons, the feed's address."""

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from PIL import Image

from castloom.model.look import USUAL_COLOURS
from castloom.render.locales import locale
from castloom.render.qr import qr_svg
from castloom.render.style import colour_properties
from tests.browser.rich import rich_show
from tests.shows import EPISODE, Content, build, make_show, picture, text_of
from tests.sites import ROOT, differences, page, pages_of

HOST = "https://tides.example/"
STEM = EPISODE.removesuffix(".md")
NEEDED = ("og:type", "og:title", "og:url", "og:site_name", "og:locale", "og:image", "og:image:alt")
FONTS = ROOT / "hooks/castloom/theme/assets/fonts"


def tags(found: html.HtmlElement) -> dict[str, str]:
    """Open Graph's and others' tags of a page's head, each of them once."""
    every = [(str(tag.get("property")), str(tag.get("content"))) for tag in found.xpath("//head/meta[@property]")]
    assert len(dict(every)) == len(every)
    return dict(every)


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as found:
        return found.size


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    show = rich_show(tmp_path_factory.mktemp("shared") / "show")
    built = build(show)
    assert built.exit_code == 0, built.output
    return show / "site"


# Heads.


def test_every_page_says_how_it_is_shown(rich_site: Path) -> None:
    pages = pages_of(rich_site)
    kinds = {
        "",
        "episodes/",
        "episodes/low-water/",
        "concepts/",
        "concepts/neap-tide/",
        "people/ben-tarn/",
        "subscribe/",
    }
    assert kinds <= set(pages)
    for address, found in pages.items():
        if address == "404.html":
            continue
        said = tags(found)
        assert [name for name in NEEDED if not said.get(name)] == [], address
        assert said["og:url"] == HOST + address
        assert said["og:url"] == found.xpath("string(//link[@rel='canonical']/@href)")
        assert found.xpath("string(//meta[@name='twitter:card']/@content)") == "summary_large_image"


def test_every_picture_is_there_and_as_large_as_is_said(rich_site: Path) -> None:
    for address, found in pages_of(rich_site).items():
        said = tags(found)
        if address != "404.html":
            size = size_of(rich_site / said["og:image"].removeprefix(HOST))
            assert size == (int(said["og:image:width"]), int(said["og:image:height"]))
            assert said["og:image:type"] == "image/png"


def test_an_episode_offers_its_audio(rich_site: Path) -> None:
    said = tags(page(rich_site / "episodes/low-water/index.html"))
    assert (rich_site / said["og:audio"].removeprefix(HOST)).is_file()
    assert (said["og:audio:type"], said["og:type"]) == ("audio/mpeg", "article")
    assert said["og:image"] == f"{HOST}episodes/low-water/card.png"


def test_pages_of_their_own_have_their_own_card(rich_site: Path) -> None:
    def card(address: str) -> str:
        return tags(page(rich_site / address / "index.html"))["og:image"].removeprefix(HOST)

    assert card("people/ada-reef") == "people/ada-reef/card.png"
    assert card("concepts/neap-tide") == "concepts/neap-tide/card.png"
    assert card(".") == card("episodes") == card("subscribe") == "assets/card.png"


def test_what_was_typed_stays_text_in_heads(tmp_path: Path) -> None:
    odd = 'A "quoted" <b>title</b> & more'
    show = make_show(tmp_path, {EPISODE: text_of(EPISODE).replace("title: Low water", f"title: '{odd}'")})
    assert build(show).exit_code == 0
    assert tags(page(show / "site/episodes/low-water/index.html"))["og:title"] == odd
    embed = page(show / "site/embed/low-water/index.html")
    assert embed.xpath("string(//h1)").strip() == odd
    frame = html.fragment_fromstring(json.loads((show / "site/oembed/low-water.json").read_text("utf-8"))["html"])
    assert frame.get("title") == odd


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "en_US"),
        ("en-gb", "en_GB"),
        ("de", "de_DE"),
        ("zh-Hant", "zh_TW"),
        ("zh-hans-cn", "zh_CN"),
        ("ro", "ro_RO"),
    ],
)
def test_languages_are_told_with_a_country(language: str, expected: str) -> None:
    assert locale(language) == expected


# oEmbed and players.


def test_an_episode_says_how_to_embed_it(rich_site: Path) -> None:
    found = page(rich_site / "episodes/low-water/index.html")
    (link,) = found.xpath("//link[@type='application/json+oembed']")
    told = json.loads((rich_site / str(link.get("href")).removeprefix(HOST)).read_text("utf-8"))
    assert (told["version"], told["type"], told["provider_url"]) == ("1.0", "rich", HOST)
    assert {"title", "author_name", "provider_name", "thumbnail_url"} <= told.keys()
    frame = html.fragment_fromstring(told["html"])
    assert frame.tag == "iframe"
    assert (int(frame.get("width")), int(frame.get("height"))) == (told["width"], told["height"])
    assert (rich_site / urlsplit(frame.get("src")).path.lstrip("/") / "index.html").is_file()
    assert (rich_site / told["thumbnail_url"].removeprefix(HOST)).is_file()


def test_only_what_plays_can_be_embedded(tmp_path: Path) -> None:
    show = make_show(tmp_path, {"episodes/001-low-water.mp3": None})
    build(show)
    assert not (show / "site/embed").exists()
    assert not (show / "site/oembed").exists()
    assert not page(show / "site/episodes/low-water/index.html").xpath("//link[@type='application/json+oembed']")


def test_a_player_stands_alone(rich_site: Path) -> None:
    folder = rich_site / "embed/low-water"
    found = page(folder / "index.html")
    assert found.xpath("string(//meta[@name='robots']/@content)") == "noindex"
    assert found.xpath("string(//link[@rel='canonical']/@href)") == f"{HOST}episodes/low-water/"
    (base,) = found.xpath("//base")
    assert (base.get("target"), found.xpath("//a/@target")) == ("_top", [])
    below = (folder / str(base.get("href"))).resolve()
    assert below == rich_site / "episodes/low-water"
    assert found.xpath("count(//audio[@controls and @preload='none'])") == 1
    for address in found.xpath("//link[not(@rel='canonical')]/@href | //script/@src | //source/@src | //a/@href"):
        path = (below / urlsplit(str(address)).path).resolve()
        assert path.is_file() or (path / "index.html").is_file(), address
    assert "embed/" not in (rich_site / "sitemap.xml").read_text("utf-8")


def test_a_player_is_small(tmp_path: Path) -> None:
    show = make_show(tmp_path, long_talk())
    assert build(show).exit_code == 0
    embed = show / "site/embed/low-water/index.html"
    assert embed.read_text("utf-8").count("<li>") == 40
    assert "The audio comes from cdn.example." in embed.read_text("utf-8")
    parts = [embed, show / "site/assets/embed.css", show / "site/assets/embed.js"]
    assert sum(part.stat().st_size for part in parts) <= 15_000


def long_talk() -> dict[str, Content]:
    """Three hours of four voices, in forty chapters, with the audio elsewhere."""
    starts = [f"{n // 120:02}:{n // 2 % 60:02}:{n % 2 * 30:02}.000" for n in range(361)]
    cues = "".join(
        f"{start} --> {end}\n<v Voice {n % 4}>Sentence {n} of the talk tells of the sea.\n\n"
        for n, (start, end) in enumerate(pairwise(starts))
    )
    titles = "".join(
        f'  - {{startTime: "{n * 4 // 60}:{n * 4 % 60:02}:00", title: What was said in part {n}}}\n' for n in range(40)
    )
    audio = "enclosure: {url: https://cdn.example/low-water.mp3, length: 99000000}\nduration: 3:00:00\n"
    header = text_of(EPISODE).replace("concepts:", f"{audio}chapters:\n{titles}concepts:")
    return {EPISODE: header, f"{STEM}.mp3": None, f"{STEM}.vtt": f"WEBVTT\n\n{cues}"}


# Icons and manifest.


def test_manifest_names_icons_that_are_there(built_show: Path) -> None:
    site = built_show / "site"
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Tide Table", "en", "./")
    drawn = {icon["src"]: icon["sizes"] for icon in manifest["icons"] if icon["type"] == "image/png"}
    assert {"192x192", "512x512"} <= set(drawn.values())
    for source, sizes in drawn.items():
        assert "{}x{}".format(*size_of(site / source)) == sizes
    (scalable,) = [icon["src"] for icon in manifest["icons"] if icon["type"] == "image/svg+xml"]
    assert etree.parse(site / scalable).getroot().tag.endswith("svg")


def test_heads_name_icons_and_manifest(built_show: Path) -> None:
    site = built_show / "site"
    for address, found in pages_of(site).items():
        base = site if address == "404.html" else site / address
        for rel in ("icon", "apple-touch-icon", "manifest"):
            (href,) = found.xpath(f"//link[@rel='{rel}']/@href")
            path = site / str(href).lstrip("/") if str(href).startswith("/") else base / str(href)
            assert path.resolve().is_file(), (address, rel)
    assert size_of(site / "assets/icon-180.png") == (180, 180)


def test_home_shows_the_cover_small(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    assert build(show, "--strict").exit_code == 0
    small = show / "site/assets/cover-560.jpg"
    assert size_of(small) == (560, 560)
    assert page(show / "site/index.html").xpath("//img[@class='cast-cover']/@src") == ["assets/cover-560.jpg"]
    before = small.read_bytes()
    Image.new("RGB", (1400, 1400), "#225588").save(show / "pages/assets/cover.jpg")
    assert build(show, "--strict").exit_code == 0
    assert size_of(small) == (560, 560)
    assert small.read_bytes() != before


def test_icons_of_the_shows_own_are_taken(tmp_path: Path) -> None:
    own = picture(180, 180, format_="PNG")
    settings = text_of("mkdocs.yml").replace("font: false", "font: false, favicon: assets/own.svg")
    icon = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    show = make_show(tmp_path, {"mkdocs.yml": settings, "pages/assets/own.svg": icon, "pages/assets/icon-180.png": own})
    assert build(show, "--strict").exit_code == 0
    assert (show / "site/assets/icon-180.png").read_bytes() == own
    assert page(show / "site/index.html").xpath("//link[@rel='icon']/@href") == ["./assets/own.svg"]
    manifest = json.loads((show / "site/manifest.webmanifest").read_text("utf-8"))
    assert manifest["icons"][0]["src"] == "assets/own.svg"


# The look.


def test_cards_and_styles_have_the_same_colours() -> None:
    for name in ("castloom.css", "embed.css"):
        style = (ROOT / "hooks/castloom/theme/assets" / name).read_text("utf-8")
        for prop, pair in colour_properties(USUAL_COLOURS):
            assert f"{prop}: light-dark({pair.light}, {pair.dark});" in style, (name, prop)


def test_a_colour_of_the_shows_own_is_everywhere(tmp_path: Path) -> None:
    own = '      colors: {accent: ["#0b6b3a", "#7fd6a4"], voices: "#333399"}\n'
    show = make_show(tmp_path, {"mkdocs.yml": text_of("mkdocs.yml") + own})
    assert build(show, "--strict").exit_code == 0
    for address in ("index.html", "episodes/low-water/index.html", "embed/low-water/index.html", "404.html"):
        (style,) = page(show / "site" / address).xpath("//style/text()[contains(., 'cast-accent')]")
        assert style == ":root{--cast-accent:light-dark(#0b6b3a,#7fd6a4);--cast-voice-0:light-dark(#333399,#6fc4c6)}"
    with Image.open(show / "site/assets/card.png") as card:
        colours = {colour for _, colour in card.convert("RGB").getcolors(1 << 20) or ()}
    assert {(0x0B, 0x6B, 0x3A), (0x33, 0x33, 0x99)} <= colours
    assert "#0b6b3a" in (show / "site/assets/icon.svg").read_text("utf-8")


def test_letters_are_preloaded_unless_the_show_has_others(built_show: Path, tmp_path: Path) -> None:
    preload = "//link[@rel='preload' and @as='font']/@href"
    assert page(built_show / "site/index.html").xpath(preload) == ["./assets/fonts/literata-latin-roman.woff2"]
    show = make_show(tmp_path, {"mkdocs.yml": text_of("mkdocs.yml") + "      font: system\n"})
    assert build(show, "--strict").exit_code == 0
    found = page(show / "site/index.html")
    assert found.xpath(preload) == []
    assert "--cast-letters:Georgia" in found.xpath("string(//style[contains(., 'cast-letters')])")


def test_letters_are_few_bytes_with_their_licence() -> None:
    sizes = {path.name: path.stat().st_size for path in FONTS.iterdir()}
    assert sizes["literata-latin-roman.woff2"] <= 33_000
    assert sum(sizes.values()) <= 250_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text("utf-8")


# The feed's address and its style.


def test_qr_code_is_the_feeds_address(built_show: Path) -> None:
    (drawn,) = page(built_show / "site/subscribe/index.html").xpath("//svg[@role='img']")
    assert drawn.get("aria-label") == "QR code of the feed's address"
    assert (
        etree.tostring(drawn).split(b"d=")[-1]
        == etree.tostring(html.fragment_fromstring(qr_svg(f"{HOST}feed.xml", "QR code of the feed's address"))).split(
            b"d="
        )[-1]
    )


def test_every_feed_names_its_style(hosted_site: Path) -> None:
    feeds = [path for path in hosted_site.rglob("*.xml") if b"<rss" in path.read_bytes()]
    assert len(feeds) > 4
    for path in feeds:
        first, second, third = path.read_text("utf-8").splitlines()[:3]
        assert first.startswith("<?xml ")
        assert third.startswith("<rss ")
        style = re.fullmatch(r'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>', second)
        assert style
        assert (path.parent / style[1]).resolve() == (hosted_site / "feed.css").resolve()


def test_the_same_sources_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = (rich_show(tmp_path / name) for name in ("one", "other"))
    for show in (one, other):
        assert build(show).exit_code == 0
    assert differences(one / "site", other / "site") == []


def test_an_unchanged_show_is_not_written_again(tmp_path: Path) -> None:
    show = make_show(tmp_path)
    build(show)
    names = ("embed/low-water/index.html", "oembed/low-water.json", "assets/card.png", "assets/icon-512.png")
    first = {name: (show / "site" / name).stat().st_mtime_ns for name in names}
    build(show)
    assert {name: (show / "site" / name).stat().st_mtime_ns for name in names} == first


def test_many_cards_and_players_are_written_beside_the_pages(tmp_path: Path) -> None:
    header = (
        "---\ntitle: Tide {0}\ndate: 2025-01-01T{1:02}:{2:02}:00Z\npersons: ada-reef\nduration: 60\n"
        "enclosure: {{url: https://cdn.example/{0}.mp3, length: 9}}\n---\n"
    )
    files: dict[str, Content] = {f"episodes/{n:03}-tide-{n}.md": header.format(n, *divmod(n, 60)) for n in range(2, 64)}
    show = make_show(tmp_path, files)
    built = build(show)
    assert built.exit_code == 0, built.output[:2000]
    cards = list((show / "site/episodes").glob("*/card.png"))
    assert len(cards) == len(list((show / "site/embed").glob("*/index.html"))) == 63
    assert {size_of(card) for card in cards} == {(1200, 630)}
