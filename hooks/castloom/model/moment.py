"""A moment of a show, with the offset in which it is told."""

from datetime import datetime


class Moment(datetime):
    """Two moments are equal if they are told alike: 23:30 in London is not 00:30 in Berlin, which has the next day.

    Those of one instant are in no order. Python's own datetimes of one instant are equal.
    """

    @classmethod
    def of(cls, moment: datetime) -> "Moment":
        """The same moment, from Python's own; it has a zone."""
        return cls.combine(moment.date(), moment.timetz())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, datetime):
            return NotImplemented
        return super().__eq__(other) and self.utcoffset() == other.utcoffset()

    __hash__ = datetime.__hash__
