"""The keys of the podcast namespace that a show, an episode and a live stream have in common."""

from castloom.model.podcasting import Extras
from castloom.source.podcasting.money import VALUE, value
from castloom.source.podcasting.pictures import PICTURE, Shelf, picture
from castloom.source.podcasting.place import LOCATION, location
from castloom.source.podcasting.rights import LICENSE, license_of
from castloom.source.podcasting.social import CHAT, chat, read_social
from castloom.source.podcasting.texts import TXT, txt
from castloom.source.record import Record
from castloom.source.values import address

_LONGEST_FUNDING = 128


def read_extras(record: Record, shelf: Shelf) -> Extras:
    """What a record says under the namespace's own names; `shelf` is where its pictures lie."""
    return Extras(
        funding=record.each("funding", address.https_link(_LONGEST_FUNDING)),
        locations=record.groups("location", location, LOCATION, "name"),
        license=record.group("license", license_of, None, LICENSE, "name"),
        values=record.groups("value", value, VALUE),
        images=record.groups("images", picture(shelf), PICTURE, "src"),
        txts=record.groups("txt", txt, TXT, "text"),
        social=read_social(record),
        chat=record.group("chat", chat, None, CHAT),
    )
