"""How listeners can send money: podcast:value, with who gets which part, and when."""

from castloom.model.podcasting import Recipient, TimeSplit, Value
from castloom.render.feed.numbers import seconds
from castloom.render.feed.remote import remote_item
from castloom.render.podcast_tags.tag import Tag, tag


def value_tag(value: Value) -> Tag:
    """podcast:value with its recipients and time splits."""
    return tag(
        "podcast:value", None, *map(_recipient, value.recipients), *map(_split, value.splits),
        type=value.type, method=value.method, suggested=value.suggested,
    )  # fmt: skip


def _recipient(recipient: Recipient) -> Tag:
    return tag(
        "podcast:valueRecipient", name=recipient.name, type=recipient.type, address=recipient.address,
        customKey=recipient.custom_key, customValue=recipient.custom_value, split=str(recipient.split),
        fee="true" if recipient.fee else "",
    )  # fmt: skip


def _split(split: TimeSplit) -> Tag:
    """podcast:valueTimeSplit; what is as the standard supposes it stays unsaid."""
    start, duration = seconds(split.start), seconds(split.duration)
    if split.remote_item is None:
        recipients = map(_recipient, split.recipients)
        return tag("podcast:valueTimeSplit", None, *recipients, startTime=start, duration=duration)
    return tag(
        "podcast:valueTimeSplit", None, remote_item(split.remote_item), startTime=start, duration=duration,
        remoteStartTime=seconds(split.remote_start) if split.remote_start else "",
        remotePercentage=str(split.remote_percentage) if split.remote_percentage != 100 else "",
    )  # fmt: skip
