"""Numbers as a row of bars: an inline SVG picture in the page's own colours."""

from collections.abc import Sequence
from html import escape

_STEP, _BAR, _HEIGHT, _LEAST = 12, 9, 48, 3
_WIDTH, _WIDEST = 600, 48  # pixels: of the whole picture, and of a step in a short row


def bars_svg(counts: Sequence[int], told: Sequence[str], name: str) -> str:
    """A bar for each number, at its place in the row; `told` says what each one is, `name` what the picture shows.

    A number of 0 leaves its place empty. Narrower than its row, the picture is squeezed.
    """
    most = max(counts, default=0) or 1
    steps = len(counts)
    width = steps * max(_STEP, min(_WIDEST, _WIDTH // max(1, steps)))
    drawn = [
        f'<rect x="{_STEP * place + 1}" y="{_HEIGHT - height}" width="{_BAR}" height="{height}">'
        f"<title>{escape(text)}</title></rect>"
        for place, (count, text) in enumerate(zip(counts, told, strict=True))
        if count and (height := max(_LEAST, round(_HEIGHT * count / most)))
    ]
    head = (
        f'<svg class="cast-bars" role="img" width="{width}" height="{_HEIGHT}" viewBox="0 0 {_STEP * steps} {_HEIGHT}"'
    )
    return f'{head} preserveAspectRatio="none"><title>{escape(name)}</title>{"".join(drawn)}</svg>'
