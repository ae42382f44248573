"""What a show may do, close to what is refused: the refusals themselves are in tests/faulty/."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from castloom.derive.times import check_times
from castloom.model.episode import Enclosure, Episode, Soundbite
from castloom.model.podcasting import Extras, Recipient, TimeSplit, Value
from castloom.model.problem import Problems
from castloom.source.catalog import read_catalog
from castloom.source.settings import read_settings
from tests.shows import EPISODE, Content, audio, make_show, picture, text_of

SETTINGS = text_of("mkdocs.yml")
TEASER = "---\ntitle: Soon\ndate: 2025-02-01\nepisode: 1\nepisodeType: trailer\n---\n"


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000/", "http://localhost:8000/", "http://[::1]/tides/"])
def test_site_for_this_computer_only_needs_no_https(address: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("https://tides.example/", address))
    problems = Problems()
    settings = read_settings(tmp_path, "mkdocs.yml", problems)
    assert settings and settings.site_url == address
    assert problems.all == []


@pytest.mark.parametrize(
    "files",
    [
        {"episodes/teaser.md": TEASER, "episodes/teaser.mp3": audio(3)},
        {
            "mkdocs.yml": f"{SETTINGS}      type: serial\n",
            "episodes/soon.md": TEASER.replace("episode: 1\n", ""),
            "episodes/soon.mp3": audio(3),
            "episodes/002-next.md": "---\ntitle: Next\ndate: 2025-03-08\n---\n",
            "episodes/002-next.mp3": audio(4),
            "episodes/plan.md": "---\ntitle: A plan\ndate: 2025-03-15\ndraft: true\n---\n",
        },
        {"episodes/soon.md": TEASER.replace("episode: 1", "draft: true")},
        {"mkdocs.yml": f"{SETTINGS}      newFeedUrl: https://tides.example/feed.xml\n"},
        {
            EPISODE: text_of(EPISODE).replace("episode: 1", "episode: 1\nimage: https://media.example/small.jpg"),
            "mkdocs.yml": SETTINGS.replace("assets/cover.jpg", "{src: https://media.example/cover.jpg, alt: The sea}"),
        },
        {"pages/assets/cover.jpg": None, "pages/cover.png": picture(2000, 2000, format_="PNG"),
         "mkdocs.yml": SETTINGS.replace("assets/cover.jpg", "cover.png")},
    ],
    ids=["teaser", "serial", "draft-of-a-trailer", "feed-moves-to-itself", "pictures-elsewhere", "png"],
)  # fmt: skip
def test_nothing_is_said_of(files: dict[str, Content], tmp_path: Path) -> None:
    problems = Problems()
    assert read_catalog(make_show(tmp_path, files), "mkdocs.yml", "pages", problems)
    assert problems.all == []


@pytest.mark.parametrize(("ends", "fits"), [(60.0, True), (60.5, True), (60.6, False)])
def test_times_may_end_with_the_audio(ends: float, fits: bool) -> None:
    # The audio's own length is rounded to seconds.
    start, length = timedelta(seconds=20), timedelta(seconds=ends - 20)
    value = Value("lightning", "keysend", (), splits=(TimeSplit(start, length, None, (Recipient("node", "", 1),)),))
    episode = Episode(
        path="episodes/a.md", slug="a", title="A", date=datetime(2025, 3, 1, tzinfo=UTC), notes="", notes_line=1,
        guid="a",
        enclosure=Enclosure("a.mp3", 1, "audio/mpeg", timedelta(seconds=60)),
        soundbites=(Soundbite("", "", 3, start, length),), extras=Extras(values=(value,)),
    )  # fmt: skip
    problems = Problems()
    check_times(episode, problems)
    assert len(problems.all) == (0 if fits else 2)
