"""Every change that `castloom diff` tells, of one episode and of many, and that it tells nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from castloom.derive.feed_changes.changes import feed_changes
from castloom.derive.feed_changes.notice import Weight
from castloom.source.feeds.facts import AudioFacts, FeedFacts, ItemFacts, PersonFacts, TranscriptFacts

HURTS, SEEN, QUIET = Weight
FIRST = datetime(2025, 3, 1, 7, tzinfo=UTC)
NAMES = ("Ebb", "Flood", "Neap", "Spring", "Slack", "Surge")


def episode(number: int, **changes: Any) -> ItemFacts:
    """An episode of the tides, a week after the one before."""
    facts = ItemFacts(
        guid=f"guid-{number}",
        is_permalink=False,
        title=NAMES[number],
        link=f"https://tides.example/episodes/{NAMES[number].lower()}/",
        date=FIRST + timedelta(weeks=number),
        audio=AudioFacts(f"https://tides.example/{number}.mp3", 1000 + number, "audio/mpeg"),
        duration=1800 + number,
        description="<p>In short.</p>",
        content='<p>The <a href="https://tides.example/">whole</a> notes.</p>',
        season="1",
        episode=str(number),
    )
    return replace(facts, **changes)


SHOW = FeedFacts(
    title="Tide Table",
    description="Two people talk about the sea.",
    link="https://tides.example/",
    address="https://tides.example/feed.xml",
    guid="aaaa",
    image="https://tides.example/cover.jpg",
    categories=("Science > Nature",),
    explicit=False,
    author="Ada Reef",
    owner="Ada Reef",
    owner_email="ada@tides.example",
    language="en",
    items=tuple(episode(number) for number in reversed(range(len(NAMES)))),
)


def told(old: FeedFacts, new: FeedFacts) -> list[tuple[Weight, str]]:
    return [(notice.weight, notice.text) for notice in feed_changes(old, new)]


def with_episode(number: int, **changes: Any) -> FeedFacts:
    """The show with a change of one episode."""
    items = (episode(n, **changes) if n == number else episode(n) for n in reversed(range(len(NAMES))))
    return replace(SHOW, items=tuple(items))


def with_all(change: Callable[[ItemFacts], ItemFacts]) -> FeedFacts:
    return replace(SHOW, items=tuple(change(item) for item in SHOW.items))


_ALL = "“Surge”, “Slack”, “Spring” and 3 more"
_COVER = "https://tides.example/x.jpg"
_Difference = dict[str, Any] | Callable[[ItemFacts], dict[str, Any]]


def _audio(**changes: Any) -> Callable[[ItemFacts], dict[str, Any]]:
    return lambda item: {"audio": replace(item.audio or AudioFacts(""), **changes)}


def _at(prefix: str) -> Callable[[ItemFacts], dict[str, Any]]:
    return lambda item: {"audio": AudioFacts(prefix + f"tides.example/{item.episode}.mp3", 1000 + int(item.episode),
                                             "audio/mpeg")}  # fmt: skip


# What changes, how it weighs, what is said of episode 2, and what of all.
EPISODES: dict[str, tuple[_Difference, Weight, str, str]] = {
    "guid": (
        lambda item: {"guid": f"other-{item.episode}"},
        HURTS,
        'Subscribers would get “Neap” a second time: its guid changed. Write guid: "guid-2" into its front matter.',
        f"Subscribers would get 6 episodes a second time, for their guids changed: {_ALL}."
        " Write its former guid into the front matter of each.",
    ),
    "audio away": (
        {"audio": None},
        HURTS,
        "“Neap” has no audio any more: apps do not show it.",
        f"6 episodes have no audio any more, and apps do not show them: {_ALL}.",
    ),
    "audio elsewhere": (
        _at("https://media."),
        HURTS,
        "Apps would download “Neap” again: its audio has a new address, https://media.tides.example/2.mp3.",
        f"Apps would download 6 episodes again, for their audio has new addresses: {_ALL}.",
    ),
    "other audio elsewhere": (
        lambda item: {**_at("https://media.")(item), "duration": 65},
        HURTS,
        "Apps would download “Neap” again: its audio has a new address, https://media.tides.example/2.mp3"
        " (1:05 long, was 30:02).",
        f"Apps would download 6 episodes again, for their audio has new addresses: {_ALL}.",
    ),
    "other bytes": (
        _audio(length=123456),
        HURTS,
        "Other audio lies behind the same address of “Neap” (123,456 bytes, were 1,002): who has loaded it keeps the"
        " old one, and Spotify does not notice. Only a new address reaches everybody.",
        f"Other audio lies behind the same addresses of 6 episodes: {_ALL}. Who has loaded them keeps the old one, and"
        " Spotify does not notice. Only new addresses reach everybody.",
    ),
    "title": (
        lambda item: {"title": f"{item.title} tide"},
        SEEN,
        "“Neap” is called “Neap tide” now.",
        f"6 episodes are called otherwise: {_ALL}.",
    ),
    "Apple's title": (
        {"itunes_title": "Water"},
        SEEN,
        "Apple Podcasts calls “Neap” “Water” now.",
        f"Apple Podcasts calls 6 episodes otherwise: {_ALL}.",
    ),
    "date": (
        lambda item: {"date": (item.date or FIRST) - timedelta(days=1)},
        SEEN,
        "“Neap” moves from 15 March 2025 to 14 March 2025.",
        f"6 episodes move to another date: {_ALL}.",
    ),
    "hour": (
        lambda item: {"date": (item.date or FIRST) + timedelta(hours=1)},
        SEEN,
        "“Neap” moves from 15 March 2025, 07:00 UTC to 15 March 2025, 08:00 UTC.",
        f"6 episodes move to another date: {_ALL}.",
    ),
    "notes": (
        {"content": "<p>Other words, and more of them than there were.</p>"},
        SEEN,
        "The notes of “Neap” changed.",
        f"In 6 episodes the notes changed: {_ALL}.",
    ),
    "short description": (
        {"description": "<p>Shorter.</p>"},
        SEEN,
        "The short description of “Neap” changed.",
        f"In 6 episodes the short description changed: {_ALL}.",
    ),
    "cover": (
        {"image": _COVER},
        SEEN,
        "The cover of “Neap” has another address: apps load it anew.",
        f"The covers of 6 episodes have other addresses, and apps load them anew: {_ALL}.",
    ),
    "number": (
        lambda item: {"episode": f"{item.episode}0"},
        SEEN,
        "“Neap” is episode 20 now (was 2).",
        f"6 episodes have another number: {_ALL}.",
    ),
    "no number": (
        {"episode": ""},
        SEEN,
        "“Neap” has no episode number (was 2).",
        f"6 episodes have another number: {_ALL}.",
    ),
    "season": (
        {"season": "2"},
        SEEN,
        "“Neap” is in season 2 now (was 1).",
        f"6 episodes are in another season: {_ALL}.",
    ),
    "kind": (
        {"type": "bonus"},
        SEEN,
        "“Neap” is a bonus now, and was a full episode.",
        f"6 episodes are of another kind (full, trailer, bonus): {_ALL}.",
    ),
    "explicit": (
        {"explicit": True},
        SEEN,
        "“Neap” is marked as explicit now: some countries do not get it.",
        f"6 episodes are marked as explicit now, and some countries do not get them: {_ALL}.",
    ),
    "blocked": (
        {"block": True},
        SEEN,
        "“Neap” is blocked now: Apple Podcasts takes it out.",
        f"6 episodes are blocked now, and Apple Podcasts takes them out: {_ALL}.",
    ),
    "link": (
        lambda item: {"link": f"https://tides.example/{item.episode}"},
        QUIET,
        "“Neap” leads to another page, https://tides.example/2.",
        f"6 episodes lead to other pages: {_ALL}.",
    ),
    "prefix": (
        _at("https://op3.dev/e/"),
        QUIET,
        "The audio of “Neap” is loaded through https://op3.dev/e/.",
        f"The audio of 6 episodes is loaded through other services, or none: {_ALL}.",
    ),
    "type of the audio": (
        _audio(type="audio/x-m4a"),
        QUIET,
        "The audio of “Neap” is told as audio/x-m4a, and was as audio/mpeg.",
        f"The audio of 6 episodes is told as another type: {_ALL}.",
    ),
    "length": (
        {"duration": 3600},
        QUIET,
        "The length of “Neap” is told as 1:00:00, and was as 30:02.",
        f"The length of 6 episodes is told otherwise: {_ALL}.",
    ),
    "links in the notes": (
        {"content": '<p>The <a href="https://x.example/">whole</a> notes.</p>'},
        QUIET,
        "In the notes of “Neap” links or layout changed, and no words.",
        f"In the notes of 6 episodes links or layout changed, and no words: {_ALL}.",
    ),
    "transcripts": (
        {"transcripts": (TranscriptFacts("https://tides.example/t.vtt", "text/vtt"),)},
        QUIET,
        "The transcripts of “Neap” are new.",
        f"The transcripts of 6 episodes are new: {_ALL}.",
    ),
    "chapters": (
        {"chapters": "https://tides.example/chapters.json"},
        QUIET,
        "The chapters of “Neap” are new.",
        f"The chapters of 6 episodes are new: {_ALL}.",
    ),
    "Podlove's chapters": (
        {"psc": (("0", "Start"),)},
        QUIET,
        "The chapters in the feed itself of “Neap” are new.",
        f"The chapters in the feed itself of 6 episodes are new: {_ALL}.",
    ),
    "persons": (
        {"persons": (PersonFacts("Bo"),)},
        QUIET,
        "The persons of “Neap” are new.",
        f"The persons of 6 episodes are new: {_ALL}.",
    ),
    "soundbites": (
        {"others": (("soundbite", "a"), ("soundbite", "b"))},
        QUIET,
        "The soundbites of “Neap” are new.",
        f"The soundbites of 6 episodes are new: {_ALL}.",
    ),
    "licence": (
        {"others": (("license", "cc-by-4.0"),)},
        QUIET,
        "The licence of “Neap” is new.",
        f"The licence of 6 episodes is new: {_ALL}.",
    ),
    "a tag of tomorrow": (
        {"others": (("tide", "high"),)},
        QUIET,
        "The podcast:tide tags of “Neap” are new.",
        f"The podcast:tide tags of 6 episodes are new: {_ALL}.",
    ),
}


@pytest.mark.parametrize(("change", "weight", "one", "many"), EPISODES.values(), ids=list(EPISODES))
def test_change_of_an_episode(change: _Difference, weight: Weight, one: str, many: str) -> None:
    def changed(item: ItemFacts) -> dict[str, Any]:
        return change(item) if callable(change) else change

    assert told(SHOW, with_episode(2, **changed(episode(2)))) == [(weight, one)]
    assert told(SHOW, with_all(lambda item: replace(item, **changed(item)))) == [(weight, many)]


@pytest.mark.parametrize(
    ("change", "back"),
    [
        ({"audio": None}, "“Neap” has audio now, and apps show it."),
        ({"explicit": True}, "“Neap” is not marked as explicit any more."),
        ({"block": True}, "“Neap” is not blocked any more: Apple Podcasts takes it in."),
        ({"chapters": "https://tides.example/c.json"}, "The chapters of “Neap” are gone."),
        ({"season": ""}, "“Neap” is in season 1 now (had none)."),
        ({"date": None}, "“Neap” moves from no date to 15 March 2025 and stands between “Spring” and “Flood” now."),
    ],
)
def test_change_that_is_taken_back(change: dict[str, Any], back: str) -> None:
    assert [text for _, text in told(with_episode(2, **change), SHOW)] == [back]


def test_tags_that_change() -> None:
    old, new = ({"others": (("funding", address),)} for address in "ab")
    assert told(with_episode(2, **old), with_episode(2, **new)) == [(QUIET, "The support links of “Neap” changed.")]


# Episodes that come and go


def test_new_episodes() -> None:
    before = replace(SHOW, items=SHOW.items[1:])
    assert told(before, SHOW) == [(SEEN, "“Surge” is new: 5 April 2025, 30 min.")]
    assert told(replace(SHOW, items=()), SHOW) == [(SEEN, f"6 episodes are new: {_ALL}.")]


def test_new_episode_of_an_earlier_day() -> None:
    before = replace(SHOW, items=tuple(item for item in SHOW.items if item.title not in ("Neap", "Spring")))
    assert [text for _, text in told(before, SHOW)] == [
        "“Spring” is new: 22 March 2025, 30 min, below “Slack”.",
        "“Neap” is new: 15 March 2025, 30 min, below “Slack”.",
    ]


def test_new_episode_without_date_and_length() -> None:
    new = replace(SHOW, items=(ItemFacts(guid="x", title="Fog"), *SHOW.items))
    assert told(SHOW, new) == [(SEEN, "“Fog” is new: without a date, below “Ebb”.")]


def test_episodes_that_are_gone() -> None:
    rest = replace(SHOW, items=SHOW.items[:-1])
    assert told(SHOW, rest) == [
        (HURTS, "“Ebb” is gone: directories take it out, and who has not loaded it cannot hear it any more.")
    ]
    assert told(SHOW, replace(SHOW, items=SHOW.items[:3])) == [
        (
            HURTS,
            "3 episodes are gone: “Neap”, “Flood” and “Ebb”."
            " Directories take them out, and who has not loaded them cannot hear them any more.",
        )
    ]


def test_older_episodes_that_could_not_be_had_are_not_new() -> None:
    known = replace(SHOW, items=SHOW.items[1:3], is_whole=False)
    assert told(known, SHOW) == [(SEEN, "“Surge” is new: 5 April 2025, 30 min.")]


def test_an_episode_moves_among_the_others() -> None:
    def moved(days: int) -> str:
        ((_, text),) = told(SHOW, with_episode(2, date=FIRST + timedelta(days=days)))
        return text

    assert moved(100) == "“Neap” moves from 15 March 2025 to 9 June 2025 and is the newest now."
    assert moved(-1) == "“Neap” moves from 15 March 2025 to 28 February 2025 and is the oldest now."
    assert moved(25) == "“Neap” moves from 15 March 2025 to 26 March 2025 and stands between “Slack” and “Spring” now."


# Episodes that are recognised


@pytest.mark.parametrize(
    "kept",
    [
        {"audio": AudioFacts("http://dts.podtrac.com/redirect.mp3/tides.example/2.mp3?x=1", 1002, "audio/mpeg")},
        {"link": "http://tides.example/episodes/neap"},
        {"title": "NEAP!", "date": FIRST + timedelta(days=14, hours=3)},
        {"title": "neap", "date": FIRST},
    ],
    ids=["audio", "link", "title and day", "title"],
)
def test_episode_with_another_guid_is_recognised(kept: dict[str, Any]) -> None:
    stranger: dict[str, Any] = {"guid": "new", "title": "X", "link": "", "date": None, "audio": None}
    lines = told(SHOW, with_episode(2, **{**stranger, **kept}))
    assert [text for weight, text in lines if weight is HURTS] == [
        f"Subscribers would get “{kept.get('title', 'X')}” a second time: its guid changed."
        ' Write guid: "guid-2" into its front matter.'
    ]
    assert not any("is new" in text or "is gone" in text for _, text in lines)


def test_what_several_episodes_have_alike_recognises_none() -> None:
    def alike(start: str) -> FeedFacts:
        items = (ItemFacts(guid=f"{start}{n}", title="Sea", link="https://tides.example/") for n in range(2))
        return replace(SHOW, items=tuple(items))

    assert [text.partition(":")[0] for _, text in told(alike("a"), alike("b"))] == [
        "2 episodes are gone",
        "“Sea” is new",
        "“Sea” is new",
    ]


def test_episode_without_guid_is_known_by_its_audio() -> None:
    assert told(with_episode(2, guid=""), with_episode(2, guid="")) == []
    ((weight, text),) = told(with_episode(2, guid=""), SHOW)
    assert weight is HURTS
    assert text.endswith('Write guid: "https://tides.example/2.mp3" into its front matter.')


def test_guids_that_several_episodes_share_are_taken_in_their_order() -> None:
    shared = with_all(lambda item: replace(item, guid="1"))
    assert told(shared, shared) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"audio": AudioFacts("http://tides.example/2.mp3", 0, "audio/mp3")}, {}),
        ({"duration": 1803}, {}),
        ({"explicit": False}, {}),
        ({"image": "https://tides.example/cover.jpg"}, {}),
        ({"content": '<div>The  <a href="https://tides.example/">whole</a>\nnotes. </div>'}, {}),
        ({"description": "", "content": "All."}, {"description": "All.", "content": ""}),
        ({"itunes_title": "Neap"}, {}),
    ],
    ids=["http", "a second", "explicit as the show", "cover of the show", "blanks", "the same notes", "same title"],
)
def test_what_nobody_would_notice_is_not_told(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert told(with_episode(2, **old), with_episode(2, **new)) == []


# The show


MOVED: dict[str, Any] = {"address": "https://new.example/feed.xml"}


@pytest.mark.parametrize(
    ("change", "weight", "text"),
    [
        (
            {"guid": "bbbb"},
            HURTS,
            "The show's own guid changed, from aaaa to bbbb: apps and directories would take it for another show."
            " Write guid: aaaa into mkdocs.yml.",
        ),
        (
            MOVED,
            HURTS,
            "The feed's address changed, from https://tides.example/feed.xml to https://new.example/feed.xml:"
            " subscribers stay at the former one. Let that one redirect here, and write the new one as newFeedUrl.",
        ),
        (
            {"new_feed_url": "https://new.example/feed.xml"},
            HURTS,
            "The feed now says that the show has moved to https://new.example/feed.xml: apps and Apple go there, and do"
            " not come back.",
        ),
        (
            {"new_feed_url": "https://tides.example/feed.xml"},
            QUIET,
            "The feed now names its own address as where the show is: so Apple wants it after a move.",
        ),
        ({"complete": True}, HURTS, "The show is complete now: apps and directories look for no further episodes."),
        ({"block": True}, HURTS, "The show is blocked now: Apple Podcasts takes it out."),
        ({"title": "Tides"}, SEEN, "The show is called “Tides” now, and was “Tide Table”."),
        ({"description": "More."}, SEEN, "The show's description changed."),
        ({"author": "Bo"}, SEEN, "The show's author is “Bo” now, and was “Ada Reef”."),
        ({"image": _COVER}, SEEN, "The show's cover has another address: apps load it anew."),
        ({"type": "serial"}, SEEN, "The show is serial now, and was episodic: apps play its episodes oldest first."),
        (
            {"categories": ("Arts", "History")},
            SEEN,
            "Directories list the show under “Arts”, “History”, and did under “Science > Nature”.",
        ),
        ({"guid": ""}, QUIET, "The show's own guid is gone now, and was aaaa."),
        ({"link": "https://x.example/"}, QUIET, "The show's web site is https://x.example/ now, and was https://tides.example/."),
        ({"language": "en-gb"}, QUIET, "The language is en-gb now, and was en."),
        ({"owner": "Bo"}, QUIET, "The owner is Bo now, and was Ada Reef."),
        (
            {"owner_email": "bo@x.example"},
            QUIET,
            "The owner's mail address, to which directories write, is bo@x.example now, and was ada@tides.example.",
        ),
        ({"copyright": "Bo"}, QUIET, "The copyright is Bo now, and was not told."),
        ({"medium": "music"}, QUIET, "The medium is music now, and was podcast."),
        ({"locked": True}, QUIET, "The lock against moving to another host is on now, and was not told."),
        ({"others": (("funding", "x"),)}, QUIET, "The support links of the show are new."),
    ],
)  # fmt: skip
def test_change_of_the_show(change: dict[str, Any], weight: Weight, text: str) -> None:
    assert told(SHOW, replace(SHOW, **change)) == [(weight, text)]


def test_further_tags_of_the_show_that_change_alike_are_one_line() -> None:
    old = replace(SHOW, others=(("chat", "a"), ("license", "a")))
    new = replace(SHOW, persons=(PersonFacts("Bo"),), others=(("chat", "b"), ("funding", "a"), ("license", "b")))
    assert told(old, new) == [
        (QUIET, "The persons and the support links of the show are new."),
        (QUIET, "The chat rooms and the licence of the show changed."),
    ]
    assert told(old, SHOW) == [(QUIET, "The chat rooms and the licence of the show are gone.")]


def test_explicit_show() -> None:
    marked = replace(SHOW, explicit=True, items=())
    plain = replace(SHOW, items=())
    assert told(plain, marked) == [(SEEN, "The show is marked as explicit now: some countries do not get it.")]
    assert told(marked, plain) == [(SEEN, "The show is not marked as explicit any more.")]


def test_show_that_is_open_again() -> None:
    closed = replace(SHOW, complete=True, block=True)
    assert told(closed, SHOW) == [
        (SEEN, "The show is not blocked any more: Apple Podcasts takes it in."),
        (QUIET, "The show is not complete any more: apps look for further episodes again."),
    ]


ANNOUNCED: dict[str, Any] = {"new_feed_url": "https://new.example/feed.xml"}


@pytest.mark.parametrize(("old", "new"), [(ANNOUNCED, MOVED), ({}, MOVED | ANNOUNCED)], ids=["old feed", "new feed"])
def test_move_that_apps_are_told_of(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert told(replace(SHOW, **old), replace(SHOW, **new)) == [
        (
            QUIET,
            "The feed's address changed, from https://tides.example/feed.xml to https://new.example/feed.xml:"
            " apps follow once the former one redirects here.",
        )
    ]


def test_audio_that_moves_along_with_the_site() -> None:
    def at(root: str, **changes: Any) -> FeedFacts:
        audio = AudioFacts(f"https://op3.dev/e/{root}/episodes/neap/neap.mp3", 5, "audio/mpeg")
        return replace(with_episode(2, audio=audio), address=f"https://{root}/feed.xml", **changes)

    old, new = at("tides.example/show"), at("sea.example", new_feed_url="https://sea.example/feed.xml")
    along = "The audio of “Neap” moves along with the feed: "
    assert told(old, new)[1:] == [
        (
            QUIET,
            f"{along}that is one move, and does no harm once its former address leads to the new one.",
        )
    ]
    assert told(old, replace(new, new_feed_url=""))[1:] == [
        (
            HURTS,
            f"{along}who has not loaded it cannot hear it, unless its former address leads to the new one.",
        )
    ]
    elsewhere = replace(new, address="https://sea.example/else/feed.xml", new_feed_url="")
    assert [text[:22] for weight, text in told(old, elsewhere)] == ["The feed's address cha", "Apps would download “N"]


def test_feed_that_names_no_other_address_any_more() -> None:
    left = "The feed does not say any more that the show has moved to https://new.example/feed.xml."
    assert told(replace(SHOW, **ANNOUNCED), SHOW) == [(QUIET, left)]


def test_feed_that_names_another_one_than_it_moves_to() -> None:
    elsewhere = replace(SHOW, **MOVED, new_feed_url="https://typo.example/feed.xml")
    assert [(weight, text[:40]) for weight, text in told(SHOW, elsewhere)] == [
        (HURTS, "The feed's address changed, from https:/"),
        (HURTS, "The feed now says that the show has move"),
    ]


@pytest.mark.parametrize(
    ("was", "now", "text"),
    [
        (6, 2, "2 episodes, and held 6: in apps that do not read archives the other 4 disappear."),
        (6, 5, "5 episodes, and held 6: in apps that do not read archives the other 1 disappears."),
        (3, 1, "1 episode, and held 3: in apps that do not read archives the other 2 disappear."),
    ],
)
def test_feed_that_itself_holds_fewer(was: int, now: int, text: str) -> None:
    assert told(replace(SHOW, held=was), replace(SHOW, held=now)) == [(HURTS, f"The feed itself now holds {text}")]
    assert told(replace(SHOW, held=now), replace(SHOW, held=was)) == []


def test_feed_that_itself_holds_fewer_beside_a_new_episode() -> None:
    before = replace(SHOW, items=SHOW.items[1:], held=5)
    lost = "in apps that do not read archives 4 of those disappear."
    assert told(before, replace(SHOW, held=2))[0] == (
        HURTS,
        f"The feed itself now holds 2 episodes, and held 5: {lost}",
    )


def test_feed_without_archives_that_loses_an_episode_is_not_shortened() -> None:
    rest = replace(SHOW, items=SHOW.items[1:], held=5)
    assert [text[:14] for _, text in told(replace(SHOW, held=6), rest)] == ["“Surge” is gon"]


@pytest.mark.parametrize("address", ["http://tides.example/feed.xml/", ""])
def test_the_same_address_written_otherwise(address: str) -> None:
    assert told(replace(SHOW, address=address), SHOW) == []


def test_cover_of_the_show_is_told_once_for_all_episodes() -> None:
    old = with_all(lambda item: replace(item, image=SHOW.image))
    new = replace(with_all(lambda item: replace(item, image=_COVER)), image=_COVER)
    assert told(old, new) == [(SEEN, "The show's cover has another address: apps load it anew.")]


# The whole report


def test_what_hurts_comes_first_and_the_show_before_its_episodes() -> None:
    new = replace(with_episode(2, guid="x", title="Nip"), guid="bbbb", title="Tides", language="de")
    assert [weight for weight, _ in told(SHOW, new)] == [HURTS, HURTS, SEEN, SEEN, QUIET]
    assert [text[:12] for _, text in told(SHOW, new)][::2] == ["The show's o", "The show is ", "The language"]


def test_titles_cannot_reach_the_terminal() -> None:
    text = told(SHOW, with_episode(2, title="a\x1b[2Jb\n" + "c" * 100))[0][1]
    assert text == f"“Neap” is called “a\\[2Jb {'c' * 73}…” now."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>Bold</b> & brave", r"\<b>Bold\</b> & brave"),
        ("*Stars*, `ticks` and ~waves~", r"\*Stars\*, \`ticks\` and \~waves\~"),
        ("_Ebb_ of snake_case", r"\_Ebb\_ of snake_case"),
        ("[Link](https://x.example/)", r"\[Link](https://x.example/)"),
        ("AT&amp;T, Q&A; \\o/", r"AT\&amp;T, Q\&A; \\o/"),
    ],
)
def test_titles_are_shown_as_they_are_in_markdown(title: str, shown: str) -> None:
    assert told(SHOW, with_episode(2, title=title)) == [(SEEN, f"“Neap” is called “{shown}” now.")]


def test_braces_in_titles_are_titles() -> None:
    named = with_all(lambda item: replace(item, title="{guid}"))
    other = replace(named, items=tuple(replace(item, block=True, guid=f"{item.guid}{{}}") for item in named.items[:2]))
    assert [text for _, text in told(named, other)][-1].endswith(": “{guid}” and “{guid}”.")


_texts = st.sampled_from(["", "a", "b", "https://x.example/1.mp3", "https://op3.dev/e/x.example/1.mp3", "<p>a</p>"])
_items = st.builds(
    ItemFacts,
    guid=_texts,
    title=_texts,
    link=_texts,
    date=st.none() | st.datetimes(timezones=st.just(UTC)),
    audio=st.none() | st.builds(AudioFacts, _texts, st.integers(0, 2), _texts),
    duration=st.none() | st.integers(1, 4),
    content=_texts,
    description=_texts,
    season=_texts,
    explicit=st.none() | st.booleans(),
    image=_texts,
)
_feeds = st.builds(
    FeedFacts,
    title=_texts,
    address=_texts,
    guid=_texts,
    image=_texts,
    explicit=st.none() | st.booleans(),
    is_whole=st.booleans(),
    items=st.lists(_items, max_size=8).map(tuple),
)


@given(_feeds)
def test_nothing_is_told_of_a_feed_and_itself(feed: FeedFacts) -> None:
    assert feed_changes(feed, feed) == []
    assert feed_changes(feed, replace(feed, items=tuple(replace(item) for item in feed.items))) == []


@given(_feeds, st.randoms(use_true_random=False))
def test_order_of_items_in_a_feed_is_no_change(feed: FeedFacts, random: Any) -> None:
    items = [replace(item, guid=f"guid {n}") for n, item in enumerate(feed.items)]
    shuffled = random.sample(items, len(items))
    assert feed_changes(replace(feed, items=tuple(items)), replace(feed, items=tuple(shuffled))) == []


@given(_feeds, _feeds)
def test_every_episode_is_told_of_somewhere(old: FeedFacts, new: FeedFacts) -> None:
    whole = replace(old, is_whole=True)
    first, again = feed_changes(whole, new), feed_changes(whole, new)
    assert first == again
    assert [n.weight.value for n in first] == sorted(n.weight.value for n in first)
    assert all("\n" not in notice.text and "{" not in notice.text for notice in first)
    if len(old.items) > len(new.items):
        assert any("gone" in notice.text for notice in first)
    if len(old.items) < len(new.items):
        assert any("new" in notice.text for notice in first)
