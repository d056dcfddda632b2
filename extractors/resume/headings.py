"""What a resume's column headings and labels ask for, in the wordings people use for them."""

import re
from functools import lru_cache

from extractors.patterns import pattern_of
from extractors.upgrade_category import category_in

_FIELDS = tuple(
    (field, pattern_of(rf"(?:{wording})", re.IGNORECASE))
    for field, wording in (
        (
            "production_title",
            r"production(?: title| name)?s?|(?:show|project|series|film|picture)(?: title| name)?s?"
            r"|(?:name|title) of (?:the )?(?:production|show|project|film|series)|title|credits?",
        ),
        (
            "studio",
            r"(?:production )?studio(?: affiliation)?|(?:studio|production company)\s*/\s*\w+"
            r"|production compan(?:y|ies)|prod(?:uction)?\.? co\.?|company|network|distributor"
            r"|studio ?/? ?network"
            r"|network ?/? ?studio|distribut(?:or|ed by)",
        ),
        (
            "classification",
            r"capacity(?: worked)?|(?:worked|employed|hired) as|position(?: held)?|category|role"
            r"|job(?: title)?|credited as|classification",
        ),
        (
            "start_date",
            r"start(?:ed)?(?: date| day)?|from|began|begin(?:ning)?|date from|first day",
        ),
        (
            "end_date",
            r"end(?:ed)?(?: date| day)?|to|finish(?:ed)?|wrap(?:ped)?|until|date to|last day",
        ),
        (
            "dates",
            r"dates?(?: worked| of work)?|worked|employed"
            r"|start(?: date)? ?(?:[-–—/]|to|and) ?end(?: dates?)?"
            r"|period|when|start / end dates?",
        ),
        (
            "days",
            r"(?:total |no\.? (?:of )?|number of |# (?:of )?|#)?(?:paid |work(?:ed|ing)? )?days?"
            r"(?: worked| on show| total|\(s\))?|day count|length|duration",
        ),
        ("weeks", r"(?:total |no\.? of |number of |# of |#)?w(?:ee)?ks?(?: worked)?"),
        ("producer", r"(?:line |executive |exec\.? |co-?)?producers?(?: name)?|prod\.?|LP|EP"),
        (
            "production_manager",
            r"P\.?M\.?|U\.?P\.?M\.?|(?:unit )?production managers?|PM ?/ ?UPM|prod\.? mgr\.?"
            r"|prod\.? manager",
        ),
        (
            "production_coordinator",
            r"P\.?C\.?|P\.?O\.?C\.?|production (?:office )?coordinators?|coord(?:inator|\.)?"
            r"|prod\.? coord(?:inator|\.)?",
        ),
        (
            "assistant_production_coordinator",
            r"A\.?P\.?C\.?s?|(?:assistant|asst\.?) P\.?C\.?s?|assistants"
            r"|(?:1st|first|2nd|second) A\.?P\.?C\.?"
            r"|assistant (?:production )?coordinators?"
            r"|(?:1st |first |2nd |second )?(?:asst\.?|assistant) (?:prod\.? |production )?"
            r"coord(?:inator|\.)?s?",
        ),
        ("season", r"season|seas\.?|S\.?#?|ssn\.?"),
        ("production_type", r"format|genre|(?:production |show |project )?(?:type|kind)|medium"),
        ("jurisdiction", r"jurisdiction|union(?: / local)?|local|contract|agreement|under"),
    )
)

CREW = (
    "producer",
    "production_manager",
    "production_coordinator",
    "assistant_production_coordinator",
)

TIMES = frozenset({"days", "weeks", "dates", "start_date", "end_date", "months"})
"""What says when a show was worked, or for how long."""

_ONLY_WITH_COLON = frozenset(
    {"title", "credits", "company", "network", "role", "job", "category", "to", "from", "under"}
    | {"local", "contract", "when", "union", "agreement", "series", "film", "picture", "show"}
    | {"project"}
)


def field_of_label(label: str, *, has_colon: bool) -> str | None:
    """Return the field that a label in a line names; a common word is one only with a colon."""
    said = label.strip(" :")
    is_value = category_in(said) is not None and not said.isupper()
    if not has_colon and (is_value or said.lower() in _ONLY_WITH_COLON):
        return None
    return field_of_heading(label)


def crew_of_heading(text: str) -> tuple[str, ...]:
    """Return the offices that one heading asks for together, in their order: "Producer / PM"."""
    fields = [field_of_heading(each) for each in text.split("/")]
    named = tuple(field for field in fields if field in CREW)
    whole = len(named) == len(fields) == len(set(named))
    return named if whole and len(named) > 1 else ()


def asks_for_studio_too(text: str) -> bool:
    """Return whether a heading asks for a show with its studio below it: "Show / Studio"."""
    fields = [field_of_heading(each) for each in text.split("/")]
    return fields == ["production_title", "studio"]


_DAYS_AS = pattern_of(r"(?i)days?\s+(?:as|in)\s+(?P<as>.+)|(?P<own>.+?)\s+days?(?: worked)?")


def category_of_days(text: str) -> str | None:
    """Return the category whose days a column counts: "Days as 2nd APC", "PC days"."""
    found = _DAYS_AS.fullmatch(text.strip())
    said = (found["as"] or found["own"]) if found else ""
    return said if said and category_in(said) is not None else None


@lru_cache(maxsize=4096)
def field_of_heading(text: str) -> str | None:
    """Return the field that a heading or label names, None when it is none of a resume's.

    A heading in two languages names the field that either of them does: "Days / Jours".
    """
    bare = re.sub(r"\s+", " ", text.replace("(s)", "s")).strip(" :.*()")
    if not bare:
        return None
    # "Production (Season)" asks for the production.
    bare = re.sub(r"\s*\([^()]*\)?$", "", bare) or bare
    # A narrow column breaks a heading in two: "Day" and "s", "Sea-" and "son".
    wordings = (
        bare,
        bare.replace("- ", "").replace(" ", ""),
        *(each.strip() for each in bare.split("/")),
    )
    found = [_asked_by(text) for text in wordings]
    if found[-2:] == ["start_date", "end_date"]:
        return "dates"
    return next((field for field in found if field is not None), None)


def _asked_by(text: str) -> str | None:
    return next((field for field, known in _FIELDS if known.fullmatch(text)), None)
