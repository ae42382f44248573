"""A page that leads from a former address to the present one, without a server and without scripts."""

from html import escape


def redirect_page(address: str) -> str:
    """HTML that takes readers, and search engines, to `address`."""
    target = escape(address)
    return (
        f'<!doctype html><meta charset="utf-8"><title>Moved</title><link rel="canonical" href="{target}">'
        f'<meta http-equiv="refresh" content="0; url={target}">'
        f'<p>This page has moved to <a href="{target}">{target}</a>.</p>\n'
    )
