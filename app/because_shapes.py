"""The shapes of the sentences that rules and checks say to applicants, narrower ones first."""

from app.languages import marked

SHAPES: tuple[str, ...] = (
    # How far the work experience is.
    marked("You hold %(have)s of %(need)s days."),
    marked("%(have)s of %(need)s days."),
    marked("%(have)s of %(need)s years."),
    marked("Met: on the roster since %(day)s."),
    marked("The %(need)s days were complete on %(day)s."),
    marked("Working every day, you can complete them on %(day)s."),
    marked("1 day leaves the window on %(day)s."),
    marked("%(number)s days leave the window on %(day)s."),
    marked("%(number)s days leave the window from %(first)s to %(last)s."),
    marked("The unmatched production %(name)s would complete you."),
    marked("These %(number)s unmatched productions would complete you: %(names)s."),
    marked("Begin 1 more day by %(day)s, so that none that you hold is lost."),
    marked("Begin %(number)s more days by %(day)s, so that none that you hold is lost."),
    marked("To be perfected by %(day)s, a year after the last day relied on."),
    # Licenses, certificates and courses.
    marked("%(paper)s: not recorded yet."),
    marked("%(paper)s: shown."),
    marked("%(paper)s: shown at placement on %(day)s."),
    marked("%(paper)s valid through %(day)s."),
    marked("%(paper)s: not valid before %(day)s."),
    marked("%(paper)s expired on %(day)s."),
    marked("%(paper)s: open, not recorded yet."),
    marked("%(paper)s: opens after the first verified day."),
    marked("%(paper)s: due after placement."),
    marked("%(paper)s: due by %(day)s."),
    marked("%(paper)s: no due date is known."),
    marked("%(paper)s was due by %(day)s and is not completed."),
    marked("%(course)s completed on %(last)s, to be taken again by %(due)s."),
    marked("%(course)s completed on %(last)s. When to take it again is not known."),
    marked("%(course)s was to be taken again by %(due)s: not recorded yet."),
    marked("%(course)s: completed on %(last)s."),
    marked("Preliminary training %(names)s"),
    marked("Preliminary training: %(names)s"),
    marked("Training %(code)s"),
    marked("Course %(code)s"),
    # What follows.
    marked("If it lapses you are suspended, and suspended days do not count."),
    marked("If it lapses a roster specialist decides what follows."),
    marked("A roster specialist decides what follows."),
    marked("If anything is missing then, a roster specialist decides what follows."),
    marked("You are suspended, and suspended days do not count."),
    marked("You are suspended until you %(done)s."),
    marked("If you %(done)s by %(day)s you stay compliant."),
    marked("No day was lost since %(day)s."),
    marked("Your application needs it."),
    marked("Placement: not recorded yet."),
    # Applications.
    marked("Type your name as it stands above: %(name)s."),
    marked("Application %(number)s received: %(classification)s"),
    marked(
        "Your application %(number)s for Local %(local)s (%(name)s) has arrived. Your "
        "days are not shown to us yet: add the letters of your payroll companies next. Your first "
        "verified day opens preliminary training."
    ),
    marked("%(number)s union days within any %(window)s."),
    # Single days.
    marked("The letter is about %(name)s"),
    marked("Paid by %(company)s."),
    marked("No payroll line covers this day."),
    marked("No payroll line covers this day"),
    marked("already counts for “%(production)s”"),
    marked("left out by the decision; %(why)s"),
    marked("payroll reports %(day)s as %(kind)s, not as work"),
    marked("%(why)s: a roster specialist decides."),
    marked("%(why)s: a reviewer decides"),
    # Documents.
    marked("Something in this document needs a fix."),
    marked("Replaced by %(file)s, reference %(reference)s."),
    marked("There is no such page. Check the address."),
    # Lengths of time, and titles of what is asked for.
    marked("%(number)s days"),
    marked("%(number)s months"),
    marked("%(number)s years"),
    marked("1 year"),
    marked("%(number)s calendar years"),
    marked("%(number)s Years Active, Upgrade"),
    marked("Work Experience"),
    marked("Medical examiner certificate"),
    marked("Driver license"),
    marked("Safety Passport courses"),
)
