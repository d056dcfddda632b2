"""Layout families of the fourteenth round, on which confidence is learned: no rule follows them.

They set the days of the rounds before in other frames, beside other facts.
"""

from bench.letters import facts, heads
from bench.letters.families import round11, round12, round13
from bench.letters.families.drawing import Family, composed

_PLAIN = (heads.stacked_address, heads.signature_block)
_BROKEN = (heads.on_two_lines, heads.signed_plainly)
_BESIDE = (heads.beside_address, heads.signature_block)
_PORTAL = (heads.portal, heads.signed_plainly)
_MEMO = (heads.memo, heads.signature_block)

FAMILIES: tuple[Family, ...] = (
    composed("boxed check rows", _BROKEN, facts.in_boxes, round11.check_rows),
    composed("spoken weeks", _PLAIN, facts.in_prose, round13.weeks_in_brackets),
    composed("captions over a portal", _PORTAL, facts.captioned_blanks, round11.portal_rows),
    composed("parted ordinals", _BESIDE, facts.parted, round11.ordinal_spans),
    composed("memo of spans", _MEMO, facts.in_prose, round12.weekday_spans),
    composed("dotted calendars", _BROKEN, facts.dotted, round12.calendar, most_days=24),
    composed("two columns of runs", _BESIDE, facts.two_columns, round12.numeric_runs),
    composed("portal of months", _PORTAL, facts.labelled, round13.month_table),
    composed("boxed typewriter", _PLAIN, facts.in_boxes, round13.typed_weeks),
    composed("memo of clocks", _MEMO, facts.parted, round12.time_clock),
    composed("captioned weeks", _BROKEN, facts.captioned_blanks, round11.merged_month),
    composed("spoken rows", _PORTAL, facts.in_prose, round12.rows_from_to),
    composed("parted checks", _PLAIN, facts.in_prose, round13.check_list, from_employer=True),
    composed("dotted sentences", _MEMO, facts.dotted, round13.long_sentence),
)
