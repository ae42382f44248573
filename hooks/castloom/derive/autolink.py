"""Which of a text's concept names become links, by each concept's `autolink`."""

from castloom.model.concept import Autolink


class Autolinker:
    """Remembers what has been linked on a page; `new_section` is called where a section begins."""

    def __init__(self, rules: dict[str, Autolink], linked: frozenset[str] = frozenset()) -> None:
        self._rules = rules
        self._in_page = set(linked)
        self._in_section: set[str] = set()

    @property
    def linked(self) -> frozenset[str]:
        """The ids of the concepts that have been linked on this page."""
        return frozenset(self._in_page)

    def new_section(self) -> None:
        self._in_section.clear()

    def takes(self, concept: str) -> bool:
        """Whether this use of the concept's name is to be a link; asking counts it as one."""
        rule = self._rules[concept]
        if rule is Autolink.OFF or (rule is Autolink.FIRST_IN_PAGE and concept in self._in_page):
            return False
        if rule is Autolink.FIRST_IN_SECTION and concept in self._in_section:
            return False
        self.note(concept)
        return True

    def note(self, concept: str) -> None:
        """Count a link that the author made."""
        self._in_page.add(concept)
        self._in_section.add(concept)
