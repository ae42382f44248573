"""A sitemap of one folder: Material's instant navigation asks for one beside every feed that a page's head names."""

from html import escape


def folder_sitemap(address: str) -> str:
    """The sitemap of a folder that has one page of its own, at `address`."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"  <url><loc>{escape(address)}</loc></url>\n</urlset>\n"
    )
