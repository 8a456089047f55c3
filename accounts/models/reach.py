"""What a sharing rule would do, in numbers and names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """Who a rule would let see what: how many, and a few of each."""

    is_open_to_partners: bool  # Though there may be none yet.
    partner_count: int
    partners: list
    internal_count: int
    internals: list
    record_count: int
    records: list
    wants_consent: bool  # Whether partner users see only those whose person agreed.

    @property
    def has_more_records(self):
        return self.record_count > len(self.records)
