"""What plays goes on while the reader walks through the site, back and forward too."""

from functools import partial
from operator import ne
from urllib.parse import urlsplit

from playwright.sync_api import Request, expect

from tests.browser.arrived import arrived
from tests.browser.conftest import PAGES, Open, Visit
from tests.browser.sought import open_search
from tests.browser.test_player import is_silent, now, plays_from, press_play

EPISODE = PAGES["episode"]
_WATCH = """() => {
  const audio = document.querySelector("cast-player audio");
  window.watched = { pauses: 0, steps: [audio.currentTime] };
  audio.addEventListener("pause", () => watched.pauses++);
  for (const name of ["emptied", "seeking", "loadstart"]) audio.addEventListener(name, () => watched.pauses++);
  audio.addEventListener("timeupdate", () => watched.steps.push(audio.currentTime));
}"""
_STEPS = (
    ("a.cast-header__show", "/"),
    (".cast-header__links a >> text=Episodes", "/episodes/"),
    (".cast-card__title a", f"/{EPISODE[1]}"),
    (".cast-header__links a >> text=Concepts", "/concepts/"),
    (".cast-page a[href$='concepts/human-debt/'] >> nth=0", "/concepts/human-debt/"),
    ("a.cast-go:not(.cast-go--plays) >> nth=0", f"/{EPISODE[1]}"),
    (".cast-header__links a >> text=People", "/people/"),
    (".cast-people h2 a >> nth=0", "/people/"),
    ("a.cast-go:not(.cast-go--plays) >> nth=0", f"/{EPISODE[1]}"),
    (".cast-header__links a >> text=About", "/about/"),
    (".cast-footer a >> text=Corrections", "/corrections/"),
    (".cast-dock__title", f"/{EPISODE[1]}"),
    (".cast-header__links a >> text=Subscribe", "/subscribe/"),
)


def test_twenty_pages_and_never_a_pause(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    media = requests_for_audio(found)
    press_play(page)
    page.evaluate(_WATCH)
    reached = []
    for link, path in _STEPS:
        before = page.url
        page.locator(link).first.click()
        arrived(page, partial(ne, before))
        assert urlsplit(page.url).path.startswith(path)
        reached.append(page.url)
    for move in (
        page.go_back,
        page.go_back,
        page.go_back,
        page.go_forward,
        page.go_forward,
        page.go_back,
        page.go_back,
    ):
        before = page.url
        move()
        arrived(page, partial(ne, before))
        reached.append(page.url)
    assert len(reached) == 20
    page.wait_for_function("watched.steps.at(-1) > watched.steps[0] + 3")
    watched = page.evaluate("window.watched")  # the same window all along
    assert watched["pauses"] == 0
    assert watched["steps"] == sorted(watched["steps"])
    assert not is_silent(page)
    assert page.locator("cast-player").count() == 1
    assert len(media) == 1
    assert found.faults == []


def requests_for_audio(found: Visit) -> list[str]:
    """The addresses of audio that are asked for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type == "media":
            asked.append(request.url)

    found.page.on("request", note)
    return asked


def test_passages_of_other_pages_move_what_plays(visit: Open) -> None:
    found = visit(*PAGES["person"])
    page = found.page
    media = requests_for_audio(found)
    for number in (0, 2, 1):
        page.locator("a.cast-go--plays").nth(number).click()
        seconds = int(
            str(page.locator("a.cast-go--plays").nth(number).get_attribute("href")).split("?t=")[1].split("#")[0]
        )
        page.wait_for_function(
            "second => document.querySelector('cast-player audio').currentTime >= second", arg=seconds
        )
        assert plays_from(page, seconds)
    assert len(set(media)) == 1
    assert page.url.endswith("/people/duena-blomstrom/")
    assert found.faults == []


def test_searches_and_jumps_to_passages_on_the_way(visit: Open) -> None:
    found = visit(*EPISODE)
    page = found.page
    media = requests_for_audio(found)
    press_play(page)
    page.evaluate(
        "() => { window.stops = 0; const audio = document.querySelector('cast-player audio');"
        " for (const name of ['pause', 'emptied', 'loadstart']) audio.addEventListener(name, () => stops++) }"
    )
    for sought in ("keystrokes", "courage"):
        page.locator(".cast-header__links a >> text=Concepts").click()
        page.locator(".cast-page a[href$='concepts/human-debt/'] >> nth=0").click()
        page.locator("a.cast-go--plays").nth(2).click()
        page.get_by_role("link", name="Read on").nth(1).click()
        arrived(page, f"**/{EPISODE[1]}#p-*")
        page.locator("a.cast-time").nth(10).click()
        open_search(page, sought)
        page.locator(".cast-seek__hit").first.click()
        arrived(page, f"**/{EPISODE[1]}?t=*")
    page.go_back()  # to where the reader was on the same page
    page.go_back()
    arrived(page, "**/concepts/human-debt/")
    assert page.evaluate("stops") == 0, "or another window"
    assert not is_silent(page)
    assert len(media) == 1
    assert found.faults == []


def test_another_episode_takes_over_and_the_first_resumes_where_it_was(visit: Open) -> None:
    found = visit("rich", PAGES["rich-episode"][1])
    page = found.page
    press_play(page)
    page.get_by_role("button", name="Forward 30 seconds").click()
    page.wait_for_function("document.querySelector('cast-player audio').currentTime > 20")
    page.get_by_role("button", name="Back 15 seconds").click()
    page.wait_for_function("document.querySelector('cast-player audio').currentTime > 15.5")
    page.locator(".cast-pager a").first.click()
    expect(page.locator("h1").first).to_contain_text("Tide")
    assert not is_silent(page)
    page.locator("cast-play button").first.click()
    expect(page.locator(".cast-dock__title")).to_contain_text("Tide")
    page.go_back()
    expect(page.locator("cast-play button").first).to_contain_text("Resume · 0:4")
    page.locator("cast-play button").first.click()
    assert plays_from(page, 15)
    assert found.faults == []


def test_title_leads_to_the_sentence_that_is_spoken(visit: Open) -> None:
    found = visit("reference", f"{EPISODE[1]}?t=600")
    page = found.page
    page.locator("cast-play button").first.click()
    assert plays_from(page, 600)
    page.locator("a.cast-header__show").click()
    expect(page.locator(".cast-newest")).to_be_visible()
    for _ in range(2):  # from another page, and from the page itself
        page.locator(".cast-dock__title").click()
        arrived(page, f"**/{EPISODE[1]}")
        place = page.locator(".cast-sentence[data-ms]").evaluate_all(
            "(all, ms) => all.findLastIndex(one => Number(one.dataset.ms) <= ms)", 1000 * now(page)
        )
        expect(page.locator(".cast-sentence[data-ms]").nth(place)).to_be_in_viewport()
        page.evaluate("scrollTo(0, 0)")
    assert not is_silent(page)
    assert found.faults == []
