"""The shapes of the sentences that rules and checks say to applicants, narrower ones first."""

from app.languages import marked

SHAPES: tuple[str, ...] = (
    # Messages, decisions, reminders and refusals.
    marked("You are suspended – %(name)s"),
    marked("You were removed from the roster – %(name)s"),
    marked("You are compliant – %(name)s"),
    marked("Something is still open – %(name)s"),
    marked("You moved to Group %(group)s – %(name)s"),
    marked("Your Anticipated Advancement Date moved – %(name)s"),
    marked("Since %(day)s you are suspended."),
    marked("Since %(day)s you are not on the roster."),
    marked("Since %(day)s you meet every requirement."),
    marked("Since %(day)s you are in Group %(group)s."),
    marked("Since %(day)s this is open: %(why)s"),
    marked("Why: %(why)s"),
    marked(
        "Put each of these right and you are compliant again; your classification’s page says how."
    ),
    marked(
        "Until it is settled you are not listed as compliant; your classification’s page says more."
    ),
    marked("If this is wrong, ask the roster office."),
    marked("Days while you are suspended don’t count toward your advancement."),
    marked("It moved from %(before)s to %(after)s."),
    marked("%(number)s days lost: %(first)s → %(last)s."),
    marked("1 day lost: %(first)s → %(last)s."),
    marked("Not on record: %(what)s"),
    marked("A roster specialist confirms the date."),
    marked("That %(what)s is inferred, so a roster specialist decides."),
    marked(
        "That the roster lists %(name)s is inferred from a wage schedule, so a roster "
        "specialist decides."
    ),
    marked("That it is asked for is inferred: a roster specialist decides."),
    marked("this is enough"),
    marked("%(number)s days are asked for"),
    marked("%(number)s years are asked for"),
    marked("The length of this step is inferred: a roster specialist confirms the move."),
    marked("How many days are asked for is not known: a roster specialist decides."),
    marked("No days of work are asked for."),
    marked(
        "If it is missed you are suspended until you complete it, and suspended days do not count."
    ),
    marked("On own time: a stipend may be asked for"),
    marked("On company time: no stipend"),
    marked("Preliminary training %(first)s and %(second)s"),
    marked("Preliminary training: %(first)s and %(second)s"),
    marked("The rule on days of work that held then"),
    marked("%(number)s union days"),
    marked("%(number)s non-union days"),
    marked("%(days)s within any %(length)s"),
    marked("%(days)s within any %(length)s."),
    marked("%(days)s in the %(length)s before applying"),
    marked("%(days)s in the %(length)s before applying."),
    marked("%(days)s in the %(length)s before completing"),
    marked("%(days)s in the %(length)s before completing."),
    marked("%(days)s in each of %(years)s of %(within)s years"),
    marked("%(days)s in each of %(years)s of %(within)s years."),
    marked("No document was recognised as the resume: send it with the packet."),
    marked("%(found)s reference letters of %(need)s count: send the others."),
    marked(
        "%(found)s signed reference letters by different people found, %(need)s needed: send "
        "the others."
    ),
    marked(
        "The letter says “%(said)s”, the application “%(asked)s”: ask the issuer which was "
        "worked, or open a record for the other one."
    ),
    marked(
        "Another document claims the same %(number)s days on “%(production)s”: nothing "
        "counts twice; close this one if it is a copy."
    ),
    marked("This page belongs to another kind of account."),
    marked(
        "This link is not valid: it was used, its 24 hours are over, or a newer one was "
        "mailed. Use the link of the latest mail, or create the account again."
    ),
    marked("This link is not valid: it was used, it has ended, or somebody has decided meanwhile."),
    marked("Accepted: %(file)s"),
    marked("%(file)s was accepted."),
    marked("Verified: %(days)s from %(file)s"),
    marked("%(days)s from %(file)s count."),
    marked("You have %(have)s of %(need)s days."),
    marked("You have %(days)s in all."),
    marked("1 day"),
    marked("You need not do anything."),
    marked("Not accepted: %(file)s"),
    marked("%(file)s was not accepted."),
    marked("Nothing in it counts."),
    marked(
        "Send another document, or open a case about a day that should count, on your "
        "classification’s page."
    ),
    marked("Please fix: %(file)s"),
    marked("Until then nothing in it counts."),
    marked("Your dashboard shows where, and takes the new page."),
    marked("Please answer by %(day)s."),
    marked("Looked at again: %(file)s"),
    marked("The decision on %(file)s was taken back, and we look at it again."),
    marked("What it counted does not count until then."),
    marked("%(day)s counts now"),
    marked("We looked at %(day)s again and it counts now."),
    marked("%(day)s still doesn’t count"),
    marked("We looked at %(day)s again and it doesn’t count."),
    marked("See your case for what you can do next."),
    marked(
        "Your request to be listed as %(classification)s (%(local)s) is complete and with "
        "the committee, which looks at requests after the next closing date. Nothing more is "
        "needed from you."
    ),
    marked("%(paper)s expires on %(day)s, tomorrow."),
    marked("%(paper)s expires on %(day)s, tomorrow"),
    marked("%(paper)s expires on %(day)s, in %(number)s days."),
    marked("%(paper)s expires on %(day)s, in %(number)s days"),
    marked("%(paper)s is due on %(day)s, tomorrow."),
    marked("%(paper)s is due on %(day)s, tomorrow"),
    marked("%(paper)s is due on %(day)s, in %(number)s days."),
    marked("%(paper)s is due on %(day)s, in %(number)s days"),
    marked("%(paper)s expires today, %(day)s."),
    marked("%(paper)s expires today, %(day)s"),
    marked("%(paper)s is due today, %(day)s."),
    marked("%(paper)s is due today, %(day)s"),
    marked("%(paper)s expired on %(day)s, yesterday."),
    marked("%(paper)s expired on %(day)s, yesterday"),
    marked("%(paper)s expired on %(day)s, %(number)s days ago."),
    marked("%(paper)s expired on %(day)s, %(number)s days ago"),
    marked("%(paper)s was due on %(day)s, yesterday."),
    marked("%(paper)s was due on %(day)s, yesterday"),
    marked("%(paper)s was due on %(day)s, %(number)s days ago."),
    marked("%(paper)s was due on %(day)s, %(number)s days ago"),
    marked("The e-mail address and password don’t match. Check both and try again."),
    marked("That code is not valid now, or was used already. Wait for the next one."),
    marked("That code does not belong to this key, or its half minute is over: type the next one."),
    marked("Type your present password: this one is not it."),
    marked("You are not signed in there any more."),
    marked("There is no such passkey of yours."),
    marked("There is no such message, or it is for another person."),
    marked("There is no such application, or it belongs to another person."),
    marked("This day counts already."),
    marked("Nothing more to do."),
    marked("This day is being looked at already: see your open case."),
    marked("Your documents are safe."),
    marked("Try again; if it happens again, tell us."),
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
