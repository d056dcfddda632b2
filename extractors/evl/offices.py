"""The words that name somebody's position in a company, as writers of letters hold one."""

import re

OFFICE = re.compile(
    r"(?i)\b(?:manager|supervisor|coordinator|director|producer|accountant|officer|president|vp|"
    r"representative|executive|administrator|specialist|controller|partner|owner|upm|head|chief|"
    r"clerk|analyst|assistant|secretary|counsel|agent|lead|bookkeeper|founder|treasurer|auditor|"
    r"member|client services)\b"
)
