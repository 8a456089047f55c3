"""What the steps of a story are drawn from."""

from hypothesis import strategies as st

LEADS = st.integers(0, 6)
COMPANIES = st.sampled_from(["acme", "bolt", "cedar"])
ACCOUNTS = st.sampled_from(["acme", "bolt", "cedar", "dune"])  # Dune has no users at first.
RECORDS = st.one_of(LEADS, ACCOUNTS)
PORTALS = st.sampled_from(["community", "preview"])
POOLS = st.sampled_from(["nordic", "southern"])
PROFILES = st.sampled_from(["partners", "managers"])
MANAGERS = st.sampled_from(["carla", "marco"])
TERRITORIES = st.sampled_from(["south", "north"])
PLACES = st.sampled_from([("IT", ""), ("IT", "Lazio"), ("ES", ""), ("", "")])
NUMBERS = st.integers(0, 99)  # Of somebody, however many there are by then.
ROLES = st.sampled_from([1, 2, 3])
RULES = st.sampled_from(["first", "second"])
GROUPS = st.sampled_from(
    [
        *("everyone", "internal", "partners", "managers"),
        *(("level", name) for name in ("gold", "silver")),
        *(("under", name) for name in ("carla", "marco")),
        *(("in", name) for name in ("south", "north")),
        *("acme", "bolt", ("acme", 1), ("acme", 3), ("bolt", 1)),
    ]
)
