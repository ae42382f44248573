"""What may be done with what is said, as a line of text or as an address for data."""

from castloom.model.episode import Episode
from castloom.model.podcasting import License
from castloom.model.show import Show
from castloom.render.views.common import with_sign
from castloom.render.words.words import Words


def rights(words: Words, show: Show, episode: Episode | None = None) -> str:
    """`License: cc-by-4.0`, the episode's own before the show's; else the show's copyright, or ""."""
    license_ = _license(show, episode)
    if license_ is None:
        return with_sign(show.copyright)
    return words("license", license=f"{license_.name} {license_.url}".strip())


def license_data(show: Show, episode: Episode | None = None) -> str:
    """The license's address, else its name, or ""."""
    license_ = _license(show, episode)
    return license_.url or license_.name if license_ else ""


def _license(show: Show, episode: Episode | None) -> License | None:
    return (episode.extras.license if episode else None) or show.extras.license
