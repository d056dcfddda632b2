"""How roster records stand: judged from facts, kept as answered, asked again as of any day."""

from app.standing.answers import assessment_of
from app.standing.asked import AsOf, answers_given, as_of, history_of, spans_of, spans_of_person
from app.standing.recomputing import recompute, recompute_people
from app.standing.roster_days import day_end, roster_today
from app.standing.sweep import mark_due, meet_new_rules, recompute_all, recompute_due
from app.standing.told import answers_told, facts_told, moment_told, record_told, tell_standing

__all__ = [
    "AsOf",
    "answers_given",
    "answers_told",
    "as_of",
    "assessment_of",
    "day_end",
    "facts_told",
    "history_of",
    "mark_due",
    "meet_new_rules",
    "moment_told",
    "recompute",
    "recompute_all",
    "recompute_due",
    "recompute_people",
    "record_told",
    "roster_today",
    "spans_of",
    "spans_of_person",
    "tell_standing",
]
