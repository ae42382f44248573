"""A passage as it is quoted on a page."""

from castloom.model.mention import Quotation
from castloom.render.sentence_html import plain_html


def quoted_html(quotation: Quotation) -> str:
    """Its words, the concept's names in them marked."""
    pieces, at = [], 0
    for start, end in quotation.spans:
        pieces += [plain_html(quotation.text[at:start]), "<mark>", plain_html(quotation.text[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, plain_html(quotation.text[at:])])
