"""The states of the United States and the provinces of Canada, by name and by code."""

import re

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA",
    "colorado": "CO", "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA",
    "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD",
    "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS",
    "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH",
    "new jersey": "NJ", "new mexico": "NM", "new york": "NY", "north carolina": "NC",
    "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN",
    "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "ontario": "ON",
    "british columbia": "BC", "alberta": "AB", "quebec": "QC", "québec": "QC",
    "manitoba": "MB", "saskatchewan": "SK", "nova scotia": "NS", "new brunswick": "NB",
    "newfoundland": "NL", "prince edward island": "PE", "yukon": "YT",
}  # fmt: skip

_CODES = frozenset(STATES.values()) | {"DC"}


def state_code(text: str) -> str | None:
    """Return the two-letter code of the state or province that ``text`` is, None for anything else.

    "California", "CA", "CA - California" and "California (CA)" are all read.
    """
    words = re.findall(r"[^\W\d_]+", text)
    whole = " ".join(words).lower()
    if whole in STATES:
        return STATES[whole]
    codes = [word for word in words if word.isupper() and word in _CODES]
    named = [code for name, code in STATES.items() if re.search(rf"\b{name}\b", whole)]
    found = set(codes + named)
    return found.pop() if len(found) == 1 else None
