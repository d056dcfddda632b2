"""The headings of a resume's sections: those that list shows, and those that do not."""

import re

NOT_OF_SHOWS = re.compile(
    r"(?i)\W*(?:education|skills?|training|(?:additional |other |technical |special )?(?:skills?"
    r"|training|certificat\w+|qualifications?)|certificat\w+|licen[cs]es|languages?|references?"
    r"|interests|hobbies|awards|memberships?|affiliations?|volunteer\w*|contact|software|courses"
    r"|seminars?|objective|tickets|other work|earlier(?: work)?|before film"
    r"|additional information|profile|summary|about(?: me)?|seminars? (?:attended|completed)"
    r"|(?:skills|training|education) (?:and|&) \w+)\W*"
)
OF_SHOWS = re.compile(
    r"(?i)\W*(?:(?:selected |film |tv |television |production |screen |relevant |professional "
    r"|work )*(?:credits|experience|productions|employment|filmography|history|shows)"
    r"(?: history)?(?: (?:and|&) \w+)*)\W*"
)
"""A heading of schooling, skills and the like, and one of shows."""

YEAR_ALONE = re.compile(
    r"\W*(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)\d\d|present))?\W*", re.IGNORECASE
)
"""A year, or a few of them, over the shows of that time."""
