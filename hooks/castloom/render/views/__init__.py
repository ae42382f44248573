"""Views: what a template needs to place a page, as plain dictionaries of texts and lists.

Addresses are from the site's root, or whole. A text under a key that ends in `_html` is HTML; every other
text is as typed and is escaped by the template.
"""
