"""Writes what the player shows of an episode, where the site does not have it yet."""

from mkdocs.utils import write_file

from castloom.driver.publishing import Staging
from castloom.driver.store import key_of
from castloom.model.episode import Episode
from castloom.render.player_json import NAME, player_json
from castloom.render.site import Site


def write_player(site: Site, episode: Episode, staging: Staging) -> str:
    """The file's address; the episode has audio."""
    uri, text = episode.url + NAME, player_json(site, episode)
    if not staging.keeps(uri, key_of(text)):
        write_file(text.encode(), str(staging.folder / uri))
    return uri
