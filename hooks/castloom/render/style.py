"""The show's colours and letters as custom properties, for pages that have castloom.css and for those that have not."""

from collections.abc import Iterator

from castloom.model.look import USUAL_COLOURS, Colours, Font, Look, Pair

_SYSTEM = 'Georgia, "Iowan Old Style", "Palatino Linotype", "Noto Serif", serif'


def look_view(look: Look) -> dict[str, object]:
    """What the heads of all pages take from the show's look; `style` is CSS of colours that were checked."""
    paper = look.colours.paper
    return {
        "style": style_of(look),
        "light": paper.light,
        "dark": paper.dark,
        "has_letters": look.font is Font.LITERATA,
    }


def style_of(look: Look) -> str:
    """A rule that sets what the show has chosen otherwise than castloom.css, or ""."""
    set_ = list(_differing(look.colours))
    if look.font is Font.SYSTEM:
        set_.append(f"--cast-letters:{_SYSTEM}")
    return f":root{{{';'.join(set_)}}}" if set_ else ""


def colour_properties(colours: Colours) -> Iterator[tuple[str, Pair]]:
    """Every colour by the name of its property."""
    yield "--cast-paper", colours.paper
    yield "--cast-ink", colours.ink
    yield "--cast-accent", colours.accent
    for lane, voice in enumerate(colours.voices):
        yield f"--cast-voice-{lane}", voice


def _differing(colours: Colours) -> Iterator[str]:
    usual = dict(colour_properties(USUAL_COLOURS))
    for name, pair in colour_properties(colours):
        if pair != usual[name]:
            yield f"{name}:light-dark({pair.light},{pair.dark})"
