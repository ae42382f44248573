"""What apps would notice of a show: every harmful difference from castloom.lock, told by its consequence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from castloom.model.episode import Enclosure, Episode
from castloom.model.lock import LOCK, Lock, Locked, utc
from castloom.model.problem import Problem, Severity
from castloom.model.show import Show
from castloom.source.episodes import name_parts

SHOW = "show"
_FEW = 3  # candidates that a message can name


@dataclass(frozen=True)
class Pair:
    """An episode, what the lock would record of it now, and what it has recorded, if it has.

    The URL of `present` is "" without audio; its digest is "" for audio elsewhere. `name` is what to write after
    --allow, `declared` the audio as the show's files alone have it, `former` the record of one that was gone.
    """

    episode: Episode
    present: Locked
    record: Locked | None
    name: str
    declared: Enclosure | None = None
    former: Locked | None = None

    @property
    def is_recorded(self) -> bool:
        """Whether the next lock has it among the episodes."""
        return bool(self.present.url) and not self.episode.draft


@dataclass(frozen=True)
class Change:
    """A harmful difference. `subject` is the path of the episode's file, or SHOW: what --allow takes."""

    subject: str
    problem: Problem


def changes(show: Show, config: str, lock: Lock, pairs: Sequence[Pair], now: datetime) -> Iterator[Change]:
    """Every change that the editor has to allow; `config` is the file that has the show's options.

    Harmless ones are not told, and recorded by the next `castloom lock`: another date in the past, another duration,
    a renumbered file. Nothing is harmful to an episode that was not out at `now`.
    """
    yield from _of_show(show, config, lock)
    for pair in pairs:
        if pair.record and pair.record.date <= now:
            yield from _of_episode(pair, pair.record, moved_url(pair.record, lock, show), now)
    present = {pair.record.guid for pair in pairs if pair.record}
    new = [pair.episode.path for pair in pairs if not (pair.record or pair.former) and pair.is_recorded]
    for record in lock.episodes:
        if record.guid not in present and record.date <= now:
            yield _gone(record, new)


def cautions(pairs: Sequence[Pair], gone: Sequence[Locked], now: datetime) -> Iterator[Problem]:
    """Warnings: an episode that is out and not recorded as such; addresses that lead nowhere, or led to another one.

    `gone` are the records of episodes that are no longer there.
    """
    taken = {record.url: record for record in gone}
    addresses = {f"episodes/{pair.episode.slug}" for pair in pairs}
    addresses.update(old for pair in pairs for old in pair.episode.redirect_from)
    for pair in pairs:
        is_out = pair.is_recorded and pair.episode.date <= now
        if is_out and (pair.record is None or pair.record.date > now):
            yield _warning(pair, "", f"is out, but {_standing(pair)}", "run castloom lock before you publish")
        if pair.record is None and pair.former is None and (other := taken.get(pair.present.url)):
            message = f"its audio has the address of {other.path}, which is gone: apps may have that one's audio, and \
Apple ignores an address that another episode had"
            yield _warning(pair, "enclosure", message, "give the audio another name")
        if pair.record and pair.record.date <= now and (old := _page(pair.record)) not in addresses:
            message = f"the page's old address /{old}/ leads nowhere"
            yield _warning(pair, "redirectFrom", message, f"write redirectFrom: [/{old}/]")


def _standing(pair: Pair) -> str:
    if pair.record or pair.former:
        return f"castloom.lock has it as {'planned' if pair.record else 'gone'}"
    return "not in castloom.lock, so nothing keeps its guid"


def announced(show: Show) -> str:
    """Where the feed sends apps for good; "" if nowhere, or to itself."""
    return "" if show.new_feed_url == show.feed_url else show.new_feed_url


def moved_url(record: Locked, lock: Lock, show: Show) -> str:
    """The locked address of the audio; with the site's present root, if it is on the site.

    That the whole site moves is one change, that of the feed's address.
    """
    root = lock.feed.removesuffix("feed.xml")
    is_own = record.digest.startswith("sha256-") and record.url.startswith(root)
    return show.site_url + record.url.removeprefix(root) if is_own else record.url


def _of_show(show: Show, config: str, lock: Lock) -> Iterator[Change]:
    allow = "run castloom lock --allow show"
    if show.guid != lock.guid:
        message = "the show's guid changed: apps and directories would take it for another show"
        yield Change(SHOW, Problem(config, 0, "guid", message, f"write guid: {lock.guid} again, or {allow}"))
    if show.feed_url not in (lock.feed, show.new_feed_url):
        message = f"the feed's address changed from {lock.feed} to {show.feed_url}: subscribers stay at the old one"
        hint = f"write newFeedUrl: {show.feed_url} and lead the old address there, or {allow}"
        yield Change(SHOW, Problem(config, 0, "site_url", message, hint))
    if announced(show) not in ("", lock.new_feed_url):
        message = f"the feed says that the show has moved to {show.new_feed_url}: apps and Apple go there and do not \
come back"
        remedy = "remove newFeedUrl" if show.feed_url == lock.feed else f"write newFeedUrl: {show.feed_url}"
        yield Change(SHOW, Problem(config, 0, "newFeedUrl", message, f"{remedy}, or {allow}"))


def _of_episode(pair: Pair, record: Locked, url: str, now: datetime) -> Iterator[Change]:
    if lost := _lost(pair, record, now):
        yield lost
        return
    if pair.present.guid != record.guid:
        message = "the guid changed: every subscriber would get this episode a second time"
        yield _change(pair, "guid", message, f"write guid: {record.guid} again", pair.episode.guid_line)
    if pair.present.url != url:
        message = f"the audio's address changed from {url} to {pair.present.url}: {_moved(record)}"
        yield _change(pair, "enclosure", message, _way_back(pair, record), _enclosure_line(pair))
    elif differences := _differences(pair.present, record):
        message = f"the audio changed, but not its address ({differences}): apps keep the old one or break off in the \
middle, and Spotify does not notice"
        yield _change(pair, "enclosure", message, _other_audio(pair.present, record), _enclosure_line(pair))


def _moved(record: Locked) -> str:
    if record.digest.startswith("sha256-"):  # a file of the show, which the next build no longer publishes there
        return "apps would download the episode again, listeners lose their place, and the old address stops answering"
    return "apps would download the episode again, and listeners lose their place"


def _lost(pair: Pair, record: Locked, now: datetime) -> Change | None:
    if pair.episode.draft:
        return _change(pair, "draft", "is a draft again: apps would lose the episode", "remove draft")
    if not pair.present.url:
        return _change(pair, "", "has no audio any more: apps would lose the episode", "bring the audio back")
    if pair.episode.date > now:
        message = "lies in the future now: apps would lose the episode until then"
        return _change(pair, "date", message, f"write date: {utc(record.date)} again")
    return None


def _gone(record: Locked, new: Sequence[str]) -> Change:
    """`new` are the files of episodes that no record is known to be of: one of them may be this one."""
    allow = f"run castloom lock --allow {_slug(record)}"
    hint = f"bring the file back, or {allow}"
    if 0 < len(new) <= _FEW:
        known = f"if {' or '.join(new)} is this episode, write guid: {record.guid} in it"
        hint = f"bring the file back; or, {known}; or {allow}"
    message = f"{record.path} is gone: apps would lose the episode"
    return Change(record.path, Problem(LOCK, record.line, "", message, hint))


def _differences(present: Locked, record: Locked) -> str:
    if present.length != record.length:
        return f"{present.length:,} bytes instead of {record.length:,}"
    if present.type != record.type:
        return f"{present.type} instead of {record.type}"
    is_same_kind = present.digest.partition("-")[0] == record.digest.partition("-")[0]
    return "other bytes" if is_same_kind and present.digest != record.digest else ""


def _way_back(pair: Pair, record: Locked) -> str:
    if _slug(record) != pair.episode.slug and record.digest.startswith("sha256-"):
        return f"name the files {PurePosixPath(record.path).stem} again"
    return "put the audio back where it was"


def _other_audio(present: Locked, record: Locked) -> str:
    if present.length == record.length and present.type != record.type:
        return "bring castloom.lock back from git"  # the type follows from the address
    if not record.digest.startswith("sha256-"):
        return "remove length if the audio is the same, else give the new one an address of its own"
    stem, ending = PurePosixPath(record.path).stem, PurePosixPath(record.url).suffix
    return f"put the old audio back, or name the new file otherwise and write enclosure: {stem}-new{ending}"


def _change(pair: Pair, key: str, message: str, hint: str, line: int = 0) -> Change:
    whole = f"{hint}, or run castloom lock --allow {pair.name}"
    return Change(pair.episode.path, Problem(pair.episode.path, line, key, message, whole))


def _warning(pair: Pair, key: str, message: str, hint: str) -> Problem:
    return Problem(pair.episode.path, 0, key, message, hint, Severity.WARNING)


def _enclosure_line(pair: Pair) -> int:
    return pair.episode.enclosure.line if pair.episode.enclosure else 0


def _slug(record: Locked) -> str:
    return name_parts(PurePosixPath(record.path).stem)[1]


def _page(record: Locked) -> str:
    return f"episodes/{_slug(record)}"
