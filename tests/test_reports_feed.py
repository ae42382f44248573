"""What `castloom check` tells of the feed: each finding in a show that has it, and silence in one that has not."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.reports.every import REPORTS, REPORTS_OF_SHOW, findings
from castloom.derive.reports.feed_guids import common_guids
from castloom.derive.reports.feed_titles import repeating_titles
from castloom.derive.reports.material import Material
from castloom.derive.terms import Terms
from castloom.door.cli import main
from castloom.model.episode import Episode, EpisodeType
from castloom.source.catalog import Catalog
from castloom.source.values.picture import ending_fault
from tests.catalogs import episode, show_of
from tests.shows import EPISODE, Content, audio, build, make_show, picture, text_of

STEM = EPISODE.removesuffix(".md")
SECOND = "episodes/002-high-water"
HEADED, SETTINGS, VTT = text_of(EPISODE), text_of("mkdocs.yml"), text_of(f"{STEM}.vtt")
_OWNER = "      owner: {name: Ada Reef, email: ada@tides.example}\n"

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs `castloom check` in a folder: exit code, and what was printed."""

    def run(show: Path, *arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["check", "--show", str(show), *arguments])
        return code, capsys.readouterr().out

    return run


def header(**lines: str) -> str:
    """The correct episode with front matter lines added, or changed in their place."""
    text = HEADED
    for key, value in lines.items():
        kept = [line for line in text.split("\n") if not line.startswith(f"{key}:")]
        text = "\n".join([kept[0], f"{key}: {value}", *kept[1:]])
    return text


def second(**lines: str) -> dict[str, Content]:
    """A second episode, a day later, with other audio; its front matter with lines added or changed."""
    text = header(**{"title": "High water", "episode": "2", "date": "2025-03-02T07:00:00Z", **lines})
    return {f"{SECOND}.md": text, f"{SECOND}.mp3": audio(5.4), f"{SECOND}.vtt": VTT}


def heavy(side: int = 1400) -> bytes:
    """A cover that directories take, with more than 1 MB."""
    return picture(side, side) + bytes(1_100_000)


def timed(seconds: float) -> dict[str, Content]:
    """An episode of one passage, which takes so long to say and is a soundbite."""
    end = f"00:{seconds // 60:02.0f}:{seconds % 60:06.3f}"
    cue = f"WEBVTT\n\n00:00:00.000 --> {end}\n<v Ada Reef>A spring tide comes twice in every month.</v>\n"
    return {f"{STEM}.mp3": audio(seconds), f"{STEM}.vtt": cue, EPISODE: header(soundbites=f"[{{passage: {PASSAGE}}}]")}


PASSAGE = "p-3224d1d0"
LONG = "".join(f"\nParagraph {n} says of the spring tide what the one before has left out of it.\n" for n in range(60))

# Report → files laid over the correct show, which has nothing to tell, and a part of the line that must be told then.
FOUND: dict[str, tuple[str, Mapping[str, Content], str]] = {
    "http-in-notes": (
        "addresses",
        {EPISODE: HEADED + "\nSee <http://sea.example/a>, and\n[b](http://sea.example/b).\n"},
        f"note: {EPISODE}:12: the notes hold 2 links without encryption, the first http://sea.example/a: Spotify links",
    ),
    "http-in-links": (
        "addresses",
        {EPISODE: header(links='["http://sea.example/a", "https://sea.example/b"]')},
        f"note: {EPISODE}:2: links: 1 link without encryption, http://sea.example/a: browsers warn",
    ),
    "http-in-subscribe": (
        "addresses",
        {"mkdocs.yml": SETTINGS + '      subscribe: ["http://apps.example/1"]\n'},
        "note: mkdocs.yml:15: subscribe: 1 link without encryption, http://apps.example/1: browsers warn of such "
        "pages; write https:// if",
    ),
    "guid-that-others-have": (
        "guids",
        {EPISODE: header(guid="42")},
        f'warning: {EPISODE}:2: guid: "42" may be in other feeds too, and newsboat would take both for one episode; '
        "remove the line; but if",
    ),
    "number-in-title": (
        "titles",
        {EPISODE: header(title='"Episode 1: Low water"')},
        f'warning: {EPISODE}:2: title: holds "Episode 1", which apps show beside it (Apple, PSP-1); write "Low water"',
    ),
    "name-in-title": (
        "titles",
        {EPISODE: header(title="Low water | Tide Table")},
        f"note: {EPISODE}:2: title: holds the show's name, Tide Table, which apps show beside it (Apple, PSP-1); write",
    ),
    "same-moment": (
        "dates",
        second(date="2025-03-01T08:00:00+01:00"),
        f"warning: {SECOND}.md:2: date: is the very moment of {EPISODE}, so apps show the two in any order; write a "
        "minute more, as in date: 2025-03-01T08:01:00+01:00",
    ),
    "old-year": (
        "dates",
        {EPISODE: header(date="1925-03-01T07:00:00Z")},
        f"note: {EPISODE}:2: date: there were no podcasts in 1925",
    ),
    "soundbite-short": (
        "soundbites",
        timed(9.5),
        f"warning: {EPISODE}:2: soundbites: {PASSAGE} takes 9.5 seconds, which is short for a soundbite; write "
        "{startTime: 0, duration: 15}, or other times",
    ),
    "soundbite-long": (
        "soundbites",
        timed(121),
        f"warning: {EPISODE}:2: soundbites: {PASSAGE} takes 121.0 seconds, which is long for",
    ),
    "no-owner": (
        "channel",
        {"mkdocs.yml": SETTINGS.replace(_OWNER, "")},
        "The show\n  note: mkdocs.yml: owner: is missing: Spotify and YouTube mail the code there that proves that a "
        "show is yours; write owner: {name:",
    ),
    "copyright-with-sign": (
        "channel",
        {"mkdocs.yml": SETTINGS + "      copyright: © 2019–2025, Ada Reef & Co.\n"},
        'note: mkdocs.yml:15: copyright: "© 2019–2025, Ada Reef & Co." holds more than whose the rights are; write '
        "Ada Reef & Co alone",
    ),
    "copyright-with-word-alone": (
        "channel",
        {"mkdocs.yml": SETTINGS + "      copyright: Copyright (c) 2025\n"},
        "write Ada Reef alone; the word, the sign and the year go without saying (PSP-1)",
    ),
    "nothing-in-the-feed": (
        "channel",
        {EPISODE: header(draft="true")},
        "note: mkdocs.yml: no episode is in the feed, and directories take no show without one (Spotify)",
    ),
    "no-lock": ("lock", {}, "note: castloom.lock: is missing, so nothing keeps the guids; run castloom lock, or bring"),
    "heavy-cover": (
        "covers",
        {"pages/assets/cover.jpg": heavy()},
        "note: pages/assets/cover.jpg: has 1.1 MB: apps are slow to show such a cover",
    ),
    "heavy-cover-of-an-episode": (
        "covers",
        {f"{STEM}.jpg": heavy()},
        f"Low water\n  note: {STEM}.jpg: has 1.1 MB: ",
    ),
    "same-audio": (
        "audio",
        {**second(), f"{SECOND}.mp3": audio(5)},
        f"warning: {SECOND}.mp3: is the same recording as {STEM}.mp3: subscribers would hear it twice",
    ),
    "notes-too-long-for-a-description": (
        "descriptions",
        {EPISODE: HEADED.replace("description: What the beach shows twice a day.\n", "") + LONG},
        f"note: {EPISODE}: description: is missing, and the notes are too long for it",
    ),
    "no-transcript-beside-others": (
        "transcripts",
        {**second(), "episodes/003-tide-mill.md": header(title="Tide mill", episode="3", date="2025-03-03"),
         "episodes/003-tide-mill.mp3": audio(5.8)},
        "note: episodes/003-tide-mill.md: has no transcript, as most of the show's episodes have; put "
        "003-tide-mill.vtt beside it",
    ),
}  # fmt: skip

# Shows that come near to a finding, and have none.
SILENT: dict[str, Mapping[str, Content]] = {
    "two-episodes": second(),
    "https": {
        EPISODE: HEADED + "\nSee <https://sea.example/a>, or write ahttp://b.\n",
        "mkdocs.yml": SETTINGS + '      subscribe: ["https://apps.example/1"]\n',
    },
    "guid-of-a-host": {EPISODE: header(guid="Buzzsprout-12345678")},
    "number-of-something-else": second(title="24 hours after episode 1"),
    "name-of-a-season": second(title="Season 2", season="2", episodeType="trailer"),
    "same-moment-as-a-draft": {**second(date="2025-03-01T07:00:00Z", draft="true")},
    "first-day": {EPISODE: header(date="2000-01-01T00:00:00Z")},
    "soundbite-of-fifteen-seconds": timed(15),
    "soundbite-of-two-minutes": timed(120),
    "rights": {"mkdocs.yml": SETTINGS + "      copyright: Ada Reef and 1,984 others\n"},
    "audio-of-the-same-size": {**second(), f"{SECOND}.mp3": audio(5)[:-1] + b"\1"},
    "long-notes-with-a-description": {EPISODE: HEADED + LONG},
    "short-notes": {EPISODE: HEADED.replace("description: What the beach shows twice a day.\n", "")},
    "transcripts-of-few": {**second(), f"{SECOND}.vtt": None},
}


@pytest.mark.parametrize("name", FOUND)
def test_finding(name: str, tmp_path: Path, check: Check) -> None:
    report, files, expected = FOUND[name]
    show = make_show(tmp_path, files)
    code, printed = check(show)
    assert expected in printed
    assert code == 0
    told = [f for section in json.loads(check(show, "--json")[1])["sections"] for f in section["findings"]]
    assert report in {finding["report"] for finding in told}


@pytest.mark.parametrize("name", SILENT)
def test_no_finding(name: str, tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, SILENT[name])
    assert main(["lock", "--show", str(show)]) == 0
    code, printed = check(show, "--strict")
    assert code == 0
    assert printed.endswith("checked: 0 errors, 0 warnings, 0 notes\n")


def test_every_report_on_the_feed_has_a_finding() -> None:
    others = {"speakers", "concepts", "links", "spellings", "language", "timing", "pace", "chapters"}
    assert {report for report, _, _ in FOUND.values()} == (REPORTS.keys() | REPORTS_OF_SHOW.keys()) - others


def test_finding_beside_others_is_told_of_the_episode_that_was_asked_for(tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, {**second(), f"{SECOND}.mp3": audio(5), f"{STEM}.jpg": heavy()})
    code, printed = check(show, "high-water")
    assert "same recording" in printed
    assert "MB" not in printed
    assert code == 0


def test_guid_that_is_out_stays(tmp_path: Path, check: Check) -> None:
    show = make_show(tmp_path, {EPISODE: header(guid="42")})
    assert main(["lock", "--show", str(show)]) == 0
    code, printed = check(show, "--strict")
    assert f'note: {EPISODE}:2: guid: "42" may be in other feeds too, and newsboat would take both for one' in printed
    assert "keep it: the episode is out" in printed
    assert code == 0


def test_three_of_one_moment_get_a_minute_each(tmp_path: Path, check: Check) -> None:
    third = header(title="Tide mill", episode="3", date="2025-03-01T07:00:00Z")
    files = {**second(date="2025-03-01T07:00:00Z"), "episodes/003-mill.md": third, "episodes/003-mill.mp3": audio(5.8)}
    _, printed = check(make_show(tmp_path, files))
    assert (
        f"is the very moment of {EPISODE}, so apps show the two in any order; write a minute more, as in date: "
        in printed
    )
    assert "date: 2025-03-01T07:01:00Z\n" in printed
    assert f"is the very moment of {SECOND}.md" in printed
    assert "date: 2025-03-01T07:02:00Z\n" in printed
    assert printed.count("very moment") == 2


# Titles and guids, one by one.


def told_of(one: Episode) -> list[str]:
    catalog = Catalog(show_of(title="Tide Table", short_title="Tides"), (one,), (), (), ())
    material = Material(one, catalog, Terms(()))
    return [finding.message for finding in (*repeating_titles(material), *common_guids(material))]


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Episode 12: Low water", "Episode 12"), ("Ep. 12 – Low water", "Ep. 12"), ("EP12 Low water", "EP12"),
        ("#12: Low water", "#12"), ("12. Low water", "12"), ("012 - Low water", "012"), ("12", "12"),
        ("Folge 12: Ebbe", "Folge 12"), ("S2E12 Low water", "S2E12"), ("S02 E12: Low water", "S02 E12"),
        ("2x12 Low water", "2x12"), ("Season 2, Episode 12", "Season 2, Episode 12"), ("Season 2: Low", "Season 2"),
        ("Low water (Episode 12)", "Episode 12"), ("Low water | #12", "#12"), ("Low water, ep. 12", "ep. 12"),
        ("Épisode 12", "Épisode 12"), ("[12] Low water", "12"),
    ],
)  # fmt: skip
def test_title_with_its_number(title: str, held: str) -> None:
    found = told_of(episode(12, title=title, season=2, guid="guid-of-this"))
    assert found == [f'title: holds "{held}", which apps show beside it (Apple, PSP-1)']


@pytest.mark.parametrize(
    "title",
    [
        "Low water", "12 angry fishermen", "12,000 waves", "12% of the sea", "12-metre waves", "As episode 12 said",
        "Episode 3, heard again", "#3: Low water", "3. Low water", "Season 3: Low water", "The season of 2", "1984",
        "Deep12", "The 12", "Ep", "Chapter 12: Low water", "Tidestables", "Of tides and ebbs", "12:30 at the pier",
    ],
)  # fmt: skip
def test_title_with_numbers_of_its_own(title: str) -> None:
    assert told_of(episode(12, title=title, season=2, guid="guid-of-this")) == []


def test_title_whose_number_is_told_nowhere_else() -> None:
    without = replace(episode(12, guid="guid-of-this"), number=None)
    assert told_of(replace(without, title="Episode 12: Low water"))
    assert told_of(replace(without, title="12. Low water")) == []


def test_season_in_the_title_of_its_trailer() -> None:
    soon = episode(12, title="Season 2", season=2, guid="guid-of-this")
    assert told_of(soon)
    assert told_of(replace(soon, type=EpisodeType.TRAILER)) == []


@pytest.mark.parametrize("title", ["Tide Table", "Why tide  table is on air", "Tides: Low water", "Low water (Tides)"])
def test_title_with_the_shows_name(title: str) -> None:
    assert [message[:32] for message in told_of(episode(12, title=title, guid="guid-of-this"))] == [
        "title: holds the show's name, Ti"
    ]


@pytest.mark.parametrize("guid", ["1", "0042", "ep12", "episode-12", "Episode 12", "s01e02", "S1 E2", "abc", "#7"])
def test_guid_that_others_may_have(guid: str) -> None:
    assert len(told_of(episode(12, title="Low water", guid=guid))) == 1


@pytest.mark.parametrize(
    "guid",
    [
        "8123f101-1165-565c-8d5f-d75cf9be6625", "https://tides.example/?p=12", "Buzzsprout-12345678", "1234567890123",
        "tag:soundcloud,2010:tracks/12", "5d41402abc4b2a76b9719d911017c592", "urn:tides:1",
    ],
)  # fmt: skip
def test_guid_of_ones_own(guid: str) -> None:
    assert told_of(episode(12, title="Low water", guid=guid)) == []


@given(
    title=st.text(min_size=1, max_size=60),
    notes=st.text(max_size=60) | st.text("htp:/x (\n)[]<>", max_size=60),
    guid=st.text(min_size=1, max_size=30) | st.text("se12- ", min_size=1, max_size=60),
    minutes=st.lists(st.sampled_from([0, 1, 2, -400_000, 60_000_000]), min_size=1, max_size=5),
)
def test_no_report_raises(title: str, notes: str, guid: str, minutes: list[int]) -> None:
    day = datetime(2025, 3, 1, tzinfo=UTC)
    some = [
        episode(n, title=title, notes=notes, guid=guid, date=day + timedelta(minutes=later))
        for n, later in enumerate(minutes, 1)
    ]
    newest_first = tuple(sorted(some, key=lambda e: (e.date, e.number), reverse=True))
    catalog = Catalog(show_of(), newest_first, (), (), ())
    told = [finding for one in some for _, finding in findings(Material(one, catalog, Terms(())))]
    assert all(finding.message and "\n" not in str(finding) for finding in told)
    dated = [finding for finding in told if "very moment" in finding.message]
    assert len(dated) == len(minutes) - len(set(minutes))


# Covers: how their addresses end.


@pytest.mark.parametrize(
    "source",
    [
        "assets/cover.jpg",
        "cover.PNG",
        "https://a.example/c.jpg?v=1",
        "https://a.example/k3y0?.jpg",
        "https://a.b/c.png#x",
    ],
)
def test_ending_of_a_cover(source: str) -> None:
    assert ending_fault(source) is None


@pytest.mark.parametrize("source", ["cover.jpeg", "https://a.example/c", "https://a.example/c.webp?x=1", "https://jpg"])
def test_other_ending_of_a_cover(source: str) -> None:
    assert ending_fault(source)


def test_cover_of_an_episode_that_ends_in_jpeg_is_published_as_jpg(tmp_path: Path) -> None:
    built = build(make_show(tmp_path, {f"{STEM}.jpeg": picture()}), "--strict")
    assert built.exit_code == 0, built.messages
    assert (tmp_path / "site/episodes/low-water/low-water.jpg").read_bytes() == picture()
    assert "https://tides.example/episodes/low-water/low-water.jpg" in (tmp_path / "site/feed.xml").read_text("utf-8")


def test_cover_of_the_show_that_ends_in_jpeg_is_a_warning(tmp_path: Path) -> None:
    settings = SETTINGS.replace("cover.jpg", "cover.jpeg")
    built = build(make_show(tmp_path, {"mkdocs.yml": settings, "pages/assets/cover.jpeg": picture()}))
    assert built.exit_code == 0
    assert built.messages == (
        "WARNING -  mkdocs.yml:13: image: assets/cover.jpeg does not end in .jpg or .png, and directories may refuse "
        "it; rename it cover.jpg\n"
    )
