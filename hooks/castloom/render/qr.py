"""An address as a QR code that a phone's camera reads off the screen: an inline SVG picture."""

from html import escape
from itertools import groupby

import segno

_QUIET = 4  # modules of light around it (ISO/IEC 18004)


def qr_svg(address: str, name: str) -> str:
    """The code, dark on light whatever the page's colours are: cameras want it so. `name` says what it leads to."""
    rows = segno.make_qr(address, error="m").matrix
    side = len(rows) + 2 * _QUIET
    path = "".join(f"M{_QUIET} {y + _QUIET}.5{_runs(row)}" for y, row in enumerate(rows))
    return (
        f'<svg class="cast-qr" width="176" role="img" aria-label="{escape(name)}" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{path}"/></svg>'
    )


def _runs(row: bytearray) -> str:
    runs = ((dark, len(list(modules))) for dark, modules in groupby(row))
    return "".join(f"h{count}" if dark else f"m{count} 0" for dark, count in runs)
