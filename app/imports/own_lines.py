"""Nobody decides on a file of records that reports their own work."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.cases import professional_of
from app.errors import NotAllowed
from app.records import tables
from app.tabular.mapping import PAYROLL
from validators.people import same_name, same_person
from validators.values import Professional


def refuse_own_lines(session: Session, entry: tables.WorkRecordImport, account_id: int) -> None:
    """Raise ``NotAllowed`` when a file holds lines about the person of the account.

    Lines count as theirs by a number and the name together, and by the name alone where the line
    gives no number: then a stranger of the same name costs a second person one look.
    """
    person = session.get_one(tables.Account, account_id).professional
    me = professional_of(person)
    if me is not None and any(_is(me, line) for line in _near(session, entry, me)):
        raise NotAllowed(
            f"{entry.file_name} reports work of your own: somebody else must apply it."
        )


def _is(me: Professional, line: Professional) -> bool:
    has_number = line.last4 or line.il_number or line.member_number
    return same_person(line, me).agrees if has_number else same_name(line.name, me.name).agrees


def _near(session: Session, entry: tables.WorkRecordImport, me: Professional) -> list[Professional]:
    """Return the people of the lines that share a number with ``me``, or give none."""
    if entry.kind == PAYROLL:
        pay = tables.PayrollLine
        numbers = ((pay.last4, me.last4), (pay.il_number, me.il_number))
        asked = select(pay.employee_name, pay.last4, pay.il_number).where(
            pay.import_id == entry.id,
            or_(
                *(column == mine for column, mine in numbers if mine),
                pay.last4.is_(None) & pay.il_number.is_(None),
            ),
        )
        return [Professional(n, last4, il) for n, last4, il in session.execute(asked.distinct())]
    line = tables.FringeLine
    known = ((line.last4, me.last4), (line.member_number, me.member_number))
    fringe = select(line.employee_name, line.last4, line.member_number).where(
        line.import_id == entry.id,
        or_(
            *(column == mine for column, mine in known if mine),
            line.last4.is_(None) & line.member_number.is_(None),
        ),
    )
    return [
        Professional(name, last4, member_number=number)
        for name, last4, number in session.execute(fringe.distinct())
    ]
