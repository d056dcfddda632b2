"""Words for what people do on a crew: a position ends in one, whatever stands before it."""

import re

WORKS = (
    r"coordinators?|operators?|swampers?|assistants?|secretar(?:y|ies)|managers?|supervisors?"
    r"|accountants?|bookkeepers?|clerks?|runners?|trainees?|drivers?|captains?|buyers?|providers?"
    r"|dail(?:y|ies)|servers?|cooks?|chefs?|medics?|P\.?A\.?"
)
POSITION = re.compile(
    rf"(?i)(?!the\b)(?:[\w./&]+\s+){{0,4}}(?:{WORKS})(?:\s+\((?:dail(?:y|ies)|days?)\))?"
)
"""A position in whatever words; the categories of Local 411 are told by name."""

POSITION_IN_PROSE = re.compile(rf"(?:\b[A-Z12][\w'’-]*\s+){{0,3}}\b(?=[A-Z])(?i:{WORKS})(?!\w)")
"""A position within a sentence: words in capitals up to the one that names the work."""

OF_A_POSITION = re.compile(rf"(?i)\b(?:asst|coord|{WORKS})\b")
