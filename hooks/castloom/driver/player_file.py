"""Writes what the player shows of an episode, where the site does not have it yet."""

from mkdocs.utils import write_file

from castloom.driver.edition import Edition
from castloom.driver.publishing import Staging
from castloom.driver.store import engine_digest, key_of
from castloom.model.episode import Episode
from castloom.render.player_json import NAME, player_json


def write_player(edition: Edition, episode: Episode, staging: Staging) -> str:
    """The file's address; the episode has audio."""
    uri, show = episode.url + NAME, edition.site.show
    if not staging.keeps(uri, key_of(engine_digest(), show.title, show.image, edition.keys[episode.slug])):
        write_file(player_json(edition.site, episode).encode(), str(staging.folder / uri))
    return uri
