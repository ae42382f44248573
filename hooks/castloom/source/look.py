"""The show's look, as its options choose it: letters, and colours for pages, cards and icons."""

from castloom.model.look import USUAL_COLOURS, Colours, Font, Look, Pair
from castloom.source.record import Record
from castloom.source.values import basic
from castloom.source.values.colour import contrast, light_and_dark

_EXAMPLE = '{accent: ["#0b6b3a", "#7fd6a4"]}'
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_SCHEMES = ("in the light", "in the dark")


def read_look(record: Record) -> Look:
    """Letters and colours; a colour that is hard to read on its paper is warned of."""
    return Look(
        font=record.get("font", basic.one_of(Font), Font.LITERATA),
        colours=record.group("colors", _colours, USUAL_COLOURS, _EXAMPLE),
    )


def _colours(record: Record) -> Colours:
    usual = USUAL_COLOURS
    paper = _single(record, "paper", usual.paper)
    ink = _single(record, "ink", usual.ink)
    accent = _single(record, "accent", usual.accent)
    typed = record.each("voices", light_and_dark)
    own = tuple(_over(pair, lane) for pair, lane in zip(typed, usual.voices, strict=False))
    if len(typed) > len(usual.voices):
        record.warn("voices", f"has {len(typed)} colours", f"keep {len(usual.voices)}: further voices share them")
    for key, pair in (("ink", ink), ("accent", accent), *(("voices", pair) for pair in own)):
        _check_contrast(record, key, pair, paper)
    return Colours(paper, ink, accent, own + usual.voices[len(own) :])


def _single(record: Record, key: str, usual: Pair) -> Pair:
    typed: tuple[str, str] = usual
    return _over(record.get(key, light_and_dark, typed), usual)


def _over(typed: tuple[str, str], usual: Pair) -> Pair:
    light, dark = typed
    return Pair(light, dark or usual.dark)


def _check_contrast(record: Record, key: str, pair: Pair, paper: Pair) -> None:
    for colour, ground, scheme in zip(pair, paper, _SCHEMES, strict=True):
        ratio = contrast(colour, ground)
        if ratio < _LEAST_CONTRAST:
            message = f"{colour} on {ground} has a contrast of {int(10 * ratio) / 10} to 1 {scheme}"
            darker = "darker" if scheme == _SCHEMES[0] else "lighter"
            record.warn(key, message, f"choose a {darker} one: text needs 4.5 to 1 (WCAG)")
