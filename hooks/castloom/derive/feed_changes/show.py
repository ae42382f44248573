"""What changed about the show itself."""

from collections.abc import Iterator, Sequence

from castloom.derive.feed_changes.move import move_notices
from castloom.derive.feed_changes.notice import Notice, Weight, quoted, shown
from castloom.derive.feed_changes.tags import by_name, tag_changes
from castloom.derive.reports.finding import many
from castloom.source.feeds.facts import FeedFacts
from castloom.source.feeds.words import words


def show_notices(old: FeedFacts, new: FeedFacts) -> Iterator[Notice]:
    """All changes of the show, one line each."""
    yield from (Notice(Weight.HURTS, text) for text in _hurts(old, new))
    yield from move_notices(old, new)
    yield from (Notice(Weight.SEEN, text) for text in _seen(old, new))
    yield from (Notice(Weight.QUIET, text) for text in _quiet(old, new))


def _hurts(old: FeedFacts, new: FeedFacts) -> Iterator[str]:
    if old.guid and new.guid and old.guid != new.guid:
        yield (
            f"The show's own guid changed, from {shown(old.guid)} to {shown(new.guid)}: apps and directories would take"
            f" it for another show. Write guid: {shown(old.guid)} into mkdocs.yml."
        )
    if new.complete and not old.complete:
        yield "The show is complete now: apps and directories look for no further episodes."
    if new.block and not old.block:
        yield "The show is blocked now: Apple Podcasts takes it out."
    yield from _shorter(old, new)


def _shorter(old: FeedFacts, new: FeedFacts) -> Iterator[str]:
    """That the feed itself holds fewer episodes, and the others are in older documents now (`paging`)."""
    in_archives = {item.id for item in new.items[new.held :]}
    lost = len({item.id for item in old.items[: old.held]} & in_archives)
    if new.held < old.held and lost:
        others = f"the other {lost:,}" if lost == old.held - new.held else f"{lost:,} of those"
        verb = "disappears" if lost == 1 else "disappear"
        yield (
            f"The feed itself now holds {many(new.held, 'episode')}, and held {old.held:,}: in apps that do not read"
            f" archives {others} {verb}."
        )


def _seen(old: FeedFacts, new: FeedFacts) -> Iterator[str]:
    if old.title != new.title:
        yield f"The show is called {quoted(new.title)} now, and was {quoted(old.title)}."
    if old.description != new.description and words(old.description) != words(new.description):
        yield "The show's description changed."
    if old.author != new.author:
        yield f"The show's author is {quoted(new.author)} now, and was {quoted(old.author)}."
    if old.image != new.image:
        yield "The show's cover has another address: apps load it anew."
    if bool(old.explicit) != bool(new.explicit):
        yield (
            "The show is marked as explicit now: some countries do not get it."
            if new.explicit
            else "The show is not marked as explicit any more."
        )
    if old.type != new.type:
        order = "oldest first" if new.type == "serial" else "newest first"
        yield f"The show is {shown(new.type)} now, and was {shown(old.type)}: apps play its episodes {order}."
    if old.categories != new.categories:
        yield f"Directories list the show under {_categories(new)}, and did under {_categories(old)}."
    if old.block and not new.block:
        yield "The show is not blocked any more: Apple Podcasts takes it in."


def _categories(feed: FeedFacts) -> str:
    return ", ".join(quoted(name) for name in feed.categories) or "no category"


def _quiet(old: FeedFacts, new: FeedFacts) -> Iterator[str]:
    if old.complete and not new.complete:
        yield "The show is not complete any more: apps look for further episodes again."
    for what, was, now in _facts(old, new):
        if was != now:
            yield f"The {what} is {shown(now) or 'gone'} now, and was {shown(was) or 'not told'}."
    yield from _further(list(tag_changes(_tags(old), _tags(new))))


def _further(changes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Further tags, those that changed in the same way together."""
    for way in dict.fromkeys(change.split()[-1] for _, change in changes):
        alike = [(what, change) for what, change in changes if change.split()[-1] == way]
        *first, last = (what for what, _ in alike)
        subject = f"{', '.join(first)} and {last}" if first else last
        verb = alike[0][1].replace("is ", "are ") if first else alike[0][1]
        yield f"{subject[0].upper()}{subject[1:]} of the show {verb}."


def _facts(old: FeedFacts, new: FeedFacts) -> Iterator[tuple[str, str, str]]:
    guids = (old.guid, new.guid) if not (old.guid and new.guid) else ("", "")
    yield "show's own guid", *guids
    yield "show's web site", old.link, new.link
    yield "language", old.language, new.language
    yield "owner", old.owner, new.owner
    yield "owner's mail address, to which directories write,", old.owner_email, new.owner_email
    yield "copyright", old.copyright, new.copyright
    yield "medium", old.medium, new.medium
    yield "lock against moving to another host", _on(old.locked), _on(new.locked)


def _on(locked: bool | None) -> str:
    return "" if locked is None else "on" if locked else "off"


def _tags(feed: FeedFacts) -> dict[str, object]:
    return {"persons": feed.persons, **by_name(feed.others)}
