"""What is printed, and the days that it says were worked: a table anyone can check by hand.

Days are written ``YYYY-MM: d d-d d``; a letter of 2 November 2026 is assumed.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest

from extractors.days import DaysRead, read_days
from extractors.layout import Line

LISTS = [
    ("Dates worked:\n3/2/26 - 3/4/26\n3/9/26 - 3/11/26 - 3/12/26", "2026-03: 2 4 9 11 12"),
    ("Days worked: Nov 20, 21 (2025), Dec 1-3 (2025)", "2025-11: 20 21|2025-12: 1-3"),
    (
        "Days by month\n2025 December: 08 10 31\n2026 January: 02 05",
        "2025-12: 8 10 31|2026-01: 2 5",
    ),
    (
        "whose Social Security number ends in 1974, worked as a Driver.\nDays worked: March 4, 5",
        "2026-03: 4 5",
    ),
    ("Dates worked, both ends included: June 3rd to 5th, 8th, 2026", "2026-06: 3-5 8"),
    ("Days worked (first and last days included): June 3 to 5, June 8, 2026", "2026-06: 3-5 8"),
    ("Dates worked (inclusive of both dates): June 3-5 and 8-9, 2026", "2026-06: 3-5 8 9"),
    ("Dates worked; ranges include both ends: June 3 to 5 and 8 to 9, 2026", "2026-06: 3-5 8 9"),
    (
        "Shoot days:\nDay 1 - 6/3/26, Day 2 - 6/4/26, Day 3 - 6/5/26, Day 4 - 6/8/26\n"
        "Day 5 - 6/9/26",
        "2026-06: 3-5 8 9",
    ),
    (
        "Days worked:\n6/3/26 - Day 1; 6/4/26 - Day 2; 6/5/26 - Day 3\n6/8/26 - Day 4",
        "2026-06: 3-5 8",
    ),
    (
        "Check date    Check        Days worked in this check\n"
        "06/12/2026    81475        06/02/2026, 06/03/2026\n"
        "06/19/2026    81499        06/08/2026, 06/09/2026",
        "2026-06: 2 3 8 9",
    ),
    (
        "Paid          Dates worked in this pay period\n06/12/2026    06/02/2026, 06/03/2026\n"
        "06/19/2026    06/08/2026, 06/09/2026",
        "2026-06: 2 3 8 9",
    ),
    ("Dates worked: March 4, 2026", "2026-03: 4"),
    ("Dates worked: March 4, 5, 6 and 9, 2026", "2026-03: 4-6 9"),
    ("worked on the following dates: March 4, 5, 6, and 9, 2026.", "2026-03: 4-6 9"),
    ("Dates worked: March 4 and March 9, 2026", "2026-03: 4 9"),
    ("Dates worked: March 4, 2026, March 5, 2026 and March 9, 2026", "2026-03: 4 5 9"),
    ("Dates worked: March 4th, 5th and 9th, 2026", "2026-03: 4 5 9"),
    ("Dates worked: Mar. 4, 5; Apr. 2, 3, 2026", "2026-03: 4 5|2026-04: 2 3"),
    ("Dates worked: Sept. 30, Oct. 1, 2026", "2026-09: 30|2026-10: 1"),
    ("Dates worked: MARCH 4, 5 & 6, 2026", "2026-03: 4-6"),
    ("Dates worked: March 4 + 5 + 6, 2026", "2026-03: 4-6"),
    ("Dates worked: March 4, 5, 6 '26", "2026-03: 4-6"),
    ("Dates worked: March 4,5,6 and 9,2026", "2026-03: 4-6 9"),
    ("She worked on March 4, on March 5 and on March 9, 2026.", "2026-03: 4 5 9"),
    ("Days worked: December 29, 30, 31, January 2, 5, 2026", "2025-12: 29-31|2026-01: 2 5"),
    ("Days worked: December 30, 31, 2025, January 2, 5, 2026", "2025-12: 30 31|2026-01: 2 5"),
    ("Dates worked: 4 March 2026", "2026-03: 4"),
    ("Dates worked: 3, 4 and 5 March 2026", "2026-03: 3-5"),
    ("Dates worked: the 3rd, 4th and 5th of March 2026", "2026-03: 3-5"),
    ("Dates worked: 30 June, 1 July and 2 July 2026", "2026-06: 30|2026-07: 1 2"),
    ("Dates worked: 04-Mar-26, 05-Mar-26", "2026-03: 4 5"),
    ("Dates worked: 04-Mar-2026; 05-Mar-2026", "2026-03: 4 5"),
    ("Dates worked: 4 Mar 26, 5 Mar 26", "2026-03: 4 5"),
    ("Dates worked: 4/Mar/2026", "2026-03: 4"),
    ("Dates worked: 2026-03-04, 2026-03-05", "2026-03: 4 5"),
    ("Dates worked: 2026/03/04, 2026/03/05", "2026-03: 4 5"),
    ("Dates worked: 03/04/2026, 03/05/2026", "2026-03: 4 5"),
    ("Dates worked: 3/4/26, 3/5/26 & 3/9/26", "2026-03: 4 5 9"),
    ("Dates worked: 03-04-2026, 03-05-2026", "2026-03: 4 5"),
    ("Dates worked: 03.04.2026, 03.05.2026", "2026-03: 4 5"),
    ("Dates worked: 03/04, 03/05, 03/06 and 03/09 2026", "2026-03: 4-6 9"),
    ("Dates worked: 03/04, 03/05, 03/06, 2026 (3 days)", "2026-03: 4-6"),
    ("Dates worked: 3/4, 5, 6 and 9, 2026", "2026-03: 4-6 9"),
    ("Dates worked: 12/30, 12/31, 1/2, 1/5 2026", "2025-12: 30 31|2026-01: 2 5"),
    ("Dates worked: 12/30/25, 12/31, 1/2, 1/5", "2025-12: 30 31|2026-01: 2 5"),
    ("Dates worked in 2026: 3/4, 3/5, 3/6", "2026-03: 4-6"),
    ("Year: 2026\nDates worked: 3/4, 3/5, 3/6", "2026-03: 4-6"),
    ("Dates worked: Mon 3/2/26, Tue 3/3/26", "2026-03: 2 3"),
    ("Dates worked: Mon. 3/2/26; Tues. 3/3/26", "2026-03: 2 3"),
    ("Dates worked: 3/2/26 (Mon), 3/3/26 (Tue)", "2026-03: 2 3"),
    ("Dates worked: Monday, March 2, and Tuesday, March 3, 2026", "2026-03: 2 3"),
    ("Dates worked: Wednesday, March 4th, 2026", "2026-03: 4"),
    ("Dates worked: Mon 2, Tue 3, Wed 4 March 2026", "2026-03: 2-4"),
    ("Dates worked: March 2026: 3, 4, 5, 9", "2026-03: 3-5 9"),
    ("Dates worked: March 2026 - 3, 4, 5, 9; April 2026 - 1, 2", "2026-03: 3-5 9|2026-04: 1 2"),
    ("Dates worked\nMARCH 2026   3, 4, 5, 9\nAPRIL 2026   1, 2", "2026-03: 3-5 9|2026-04: 1 2"),
    ("Dates worked\nMarch 2026\n3 4 5 9\n10 11", "2026-03: 3-5 9-11"),
    ("Dates worked: March 4, 5,\n6 and 9,\n2026", "2026-03: 4-6 9"),
    ("Dates worked: March\n4, 5 and 9, 2026", "2026-03: 4 5 9"),
    ("Dates worked:\n03/04/2026\n03/05/2026\n03/09/2026", "2026-03: 4 5 9"),
    ("Dates worked:\n1. March 4, 2026\n2. March 5, 2026", "2026-03: 4 5"),
    ("Dates worked:\n• March 4, 2026\n• March 5, 2026", "2026-03: 4 5"),
    ("Dates worked:\n- March 4, 2026\n- March 9, 2026", "2026-03: 4 9"),
    ("Work dates\n3/2/2026   3/3/2026   3/4/2026\n3/5/2026   3/6/2026", "2026-03: 2-6"),
    ("Dates worked: 13/03/2026, 14/03/2026", "2026-03: 13 14"),
    ("Dates worked: 11/03/2026, 11/04/2026, 11/05/2026", "2026-11: 3-5"),
    ("Dates worked: February 28, March 1, 2028", "2028-02: 28|2028-03: 1"),
    ("Dates worked: February 29, 2028", "2028-02: 29"),
    (
        "Production:   The Glass Orchard\nDates worked:   3/4/2026,\n                3/5/2026",
        "2026-03: 4 5",
    ),
]

RANGES = [
    ("Dates worked: June 3-7, 10-14 & 17, 2026", "2026-06: 3-7 10-14 17"),
    ("Dates worked: June 3 – 7, 10 – 14 and 17, 2026", "2026-06: 3-7 10-14 17"),
    ("Dates worked: June 3 to 5, 8 to 9 and 17, 2026", "2026-06: 3-5 8 9 17"),
    ("Dates worked: June 3 through 5, June 8 through 9, 2026", "2026-06: 3-5 8 9"),
    ("Dates worked: June 29-July 2, July 6, 2026", "2026-06: 29 30|2026-07: 1 2 6"),
    ("Dates worked: June 29 - July 2, 6, 2026", "2026-06: 29 30|2026-07: 1 2 6"),
    (
        "Dates worked: December 30, 2025 - January 2, 2026, January 5, 2026",
        "2025-12: 30 31|2026-01: 1 2 5",
    ),
    ("Dates worked: Dec 30 - Jan 2, Jan 5, 2026", "2025-12: 30 31|2026-01: 1 2 5"),
    ("Dates worked: 6/3-6/5, 6/8-6/9, 6/17/2026", "2026-06: 3-5 8 9 17"),
    ("Dates worked: 6/3-5, 6/8-9/2026", "2026-06: 3-5 8 9"),
    ("Dates worked: 06/03/26-06/05/26, 06/08/26", "2026-06: 3-5 8"),
    ("Dates worked: 6/29/26 - 7/2/26; 7/6/26", "2026-06: 29 30|2026-07: 1 2 6"),
    ("Dates worked: 3-5 and 8-9 June 2026", "2026-06: 3-5 8 9"),
    ("Dates worked: Monday June 1 - Friday June 5, and June 9, 2026", "2026-06: 1-5 9"),
    ("Dates worked: June 3-7, 2026 (5 days)", "2026-06: 3-7"),
    ("Prep: June 1-2, 2026; Shoot: June 3-5, 2026; Wrap: June 8, 2026", "2026-06: 1-5 8"),
    ("Dates worked: March 2-13, 2026, excluding March 8 and 9", "2026-03: 2-7 10-13"),
    ("Dates worked: March 2-6, 9-13, 2026, except March 11", "2026-03: 2-6 9 10 12 13"),
    ("Dates worked: March 2-6, 9-13, 2026 (not including March 11)", "2026-03: 2-6 9 10 12 13"),
    ("Dates worked: June 10/11 (overnight), June 12, 2026", "2026-06: 10 12"),
    ("Dates worked: June 9, June 10/11 (overnight) and June 15, 2026", "2026-06: 9 10 15"),
    ("Week ending 3/7/2026: Mon, Tue, Thu", "2026-03: 2 3 5"),
    ("Week ending 3/7/2026: Mon-Fri\nWeek ending 3/14/2026: Mon-Wed, Sat", "2026-03: 2-6 9-11 14"),
    ("W/E 3/7/2026: 3/2, 3/3\nW/E 3/14/2026: 3/9, 3/10", "2026-03: 2 3 9 10"),
]

RANGES += [
    (
        "Dates worked: March 2 - March 13, 2026, excluding March 7 and March 8. Total: 10 days.",
        "2026-03: 2-6 9-13",
    ),
    (
        "She was employed from March 2 through March 13, 2026, excluding March 7 and March 8, "
        "a total of 10 days.",
        "2026-03: 2-6 9-13",
    ),
    (
        "Dates worked: March 2 - March 30, 2026, except March 7, 8, 14, 15, 21, 22, 28 and 29.",
        "2026-03: 2-6 9-13 16-20 23-27 30",
    ),
    (
        "Dates worked: Monday through Friday, March 2-6 and March 9-13, 2026",
        "2026-03: 2-6 9-13",
    ),
    ("Week 1: March 2, 3, 4, 2026\nWeek 2: March 9, 10, 2026", "2026-03: 2-4 9 10"),
    ("Ep. 101   3/2, 3/3, 3/4/26\nEp. 102   3/9, 3/10/26", "2026-03: 2-4 9 10"),
    (
        "In September 2025 he worked on the 16th, 18th and 30th. In October 2025 he worked on "
        "the 1st and 2nd.",
        "2025-09: 16 18 30|2025-10: 1 2",
    ),
    (
        "No.   Date worked    Weekday     Hours\n"
        "8     May 15, 2026   Friday      10.0\n"
        "9     May 18, 2026   Monday      10.0\n"
        "10    May 19, 2026   Tuesday     10.0",
        "2026-05: 15 18 19",
    ),
    (
        "W/E 01/03/26  Mon 12/29  Tue 12/30  Wed 12/31  Thu 1/1   Fri 1/2\n"
        "Hours         10.0       -          10.0       -         8.0\n"
        "Days worked: 3",
        "2025-12: 29 31|2026-01: 2",
    ),
    ("Wk 1 (w/e 3/7/26): M T W T F\nWk 2 (w/e 3/14/26): M T Th", "2026-03: 2-6 9 10 12"),
    ("W/E 3/7/26: M-F\nW/E 3/14/26: M-W, Sa", "2026-03: 2-6 9-11 14"),
]

LISTS += [
    (
        "Dates worked: Monday, March 2, 2026, Tuesday,\n"
        "March 3, 2026, Wednesday, March 4, 2026, Thursday,\nMarch 5, 2026",
        "2026-03: 2-5",
    ),
    ("Dates worked:\n03.04.26 03.05.26 03.06.26\n03.09.26 03.10.26", "2026-03: 4-6 9 10"),
    (
        "Dates worked: July 2025: 28, 29, 30 / August 2025: 1, 4, 5 (6 days)",
        "2025-07: 28-30|2025-08: 1 4 5",
    ),
    ("2025\nDecember: 29, 30\n2026\nJanuary: 5, 6", "2025-12: 29 30|2026-01: 5 6"),
    (
        "Dates worked:\n2025: December 29, 30\n2026: January 5, 6",
        "2025-12: 29 30|2026-01: 5 6",
    ),
    ("Dates worked: 20260302, 20260303, 20260304", "2026-03: 2-4"),
    ("worked on the 2nd, 3rd, and 9th days of March, 2026.", "2026-03: 2 3 9"),
    ("Dates worked: Mar. 2, 3, 4/26", "2026-03: 2-4"),
]

NO_DAYS = [
    "March, Mon 12",
    "She was employed from March 2 through March 13, 2026, excluding March 7 and March 8.",
    "She was employed from March 2 through March 13, 2026, excluding March 7, a total of 9 days.",
    "was employed from June 3, 2026 through July 12, 2026.",
    "was employed between June 3, 2026 and July 12, 2026.",
    "Employment period: 06/03/2026 - 07/12/2026",
    "Dates of employment: June 3, 2026 to June 12, 2026",
    "Dates worked: 01/05/2026 - 03/13/2026 (42 days)",
    "Start date: 3/2/2026   Finish date: 3/13/2026   Number of days: 9",
    "Start Date   End Date\n03/02/2026   03/13/2026",
    "First day worked   Last day worked\n03/02/2026   03/13/2026",
    "Her first day of work was March 2, 2026 and her last day was March 13, 2026.",
    "Date: April 2, 2026",
    "Letter date: 2026-04-02",
    "April 2, 2026",
    "Date of birth: 03/04/1988",
    "DOB 03/04/1988",
    "Hire date: 03/04/2019",
    "She was hired on March 4, 2019.",
    "Check date: 03/04/2026",
    "Check Date   Amount\n03/06/2026   100.00\n03/13/2026   100.00\n03/20/2026   100.00",
    "Pay date 03/04/2026",
    "Week ending: 03/07/2026",
    "W/E   Hours\n03/07/2026   40.0\n03/14/2026   50.0\n03/21/2026   50.0",
    "Effective March 4, 2026",
    "under the agreement of August 1, 2024",
    "The company became signatory on March 4, 2026.",
    "Wrap date: March 13, 2026",
    "Signed on 03/04/2026 at 4:15 PM",
    "Printed 03/04/2026 09:14   Page 1 of 2",
    "From: 818 555 0142   03/04/2026 09:14   P. 1/2",
    "Phone 818-555-0142, Fax 818.555.0199, job 26-04-113",
    "XXX-XX-1234   Suite 3/4   Local 80",
    "Please reply by March 4, 2026.",
    "30 days within 365 days",
    "Expires 03/04/2027",
    "She may 4 times a year.",
    "The show has 10 episodes of 22 minutes.",
]

ROWS = [
    ("Date   Hours\n03/02/2026   10.0\n03/03/2026   9.5", "2026-03: 2 3", ""),
    ("Date   Hours\n03/02/2026   10.0\n03/03/2026   0.0\n03/04/2026   8.0", "2026-03: 2 4", ""),
    ("Date   Hours\n03/02/2026   10.0\n03/03/2026   -\n03/04/2026   8.0", "2026-03: 2 4", ""),
    ("Date   Code\n03/02/2026   W\n03/03/2026   I\n03/04/2026   T", "2026-03: 2", "2026-03: 3 4"),
    (
        "Date   Code\n03/02/2026   WK\n03/03/2026   HW\n03/04/2026   HP",
        "2026-03: 2 3",
        "2026-03: 4",
    ),
    (
        "Date   Type\n03/02/2026   Work\n03/03/2026   Idle\n03/04/2026   Sick",
        "2026-03: 2",
        "2026-03: 3 4",
    ),
    (
        "Date   Note\n03/02/2026   Travel\n03/03/2026   Travel/Work\n03/04/2026   Prep",
        "2026-03: 3 4",
        "2026-03: 2",
    ),
    (
        "Date   Note\n03/02/2026   Holiday not worked\n03/03/2026   Holiday worked",
        "2026-03: 3",
        "2026-03: 2",
    ),
    ("Idle days: March 8, 9, 2026\nDates worked: March 4, 5, 2026", "2026-03: 4 5", "2026-03: 8 9"),
    ("Dates worked: March 4, 5, 2026\nTravel days: 3/3/2026", "2026-03: 4 5", "2026-03: 3"),
    ("Dates worked: March 4, 5 (holiday), 6, 2026", "2026-03: 4 6", "2026-03: 5"),
    (
        "P = Prep, S = Shoot, X = Travel\nDate   Code\n3/2/2026   P\n3/3/2026   S\n3/4/2026   X",
        "2026-03: 2 3",
        "2026-03: 4",
    ),
    (
        "Date   Hours   Date   Hours\n"
        "3/2/2026   10.0   3/4/2026   9.0\n"
        "3/3/2026   8.0   3/5/2026   9.5",
        "2026-03: 2-5",
        "",
    ),
    (
        "Check Date   Work Date\n03/13/2026   03/02/2026\n03/13/2026   03/03/2026",
        "2026-03: 2 3",
        "",
    ),
    ("Date   Worked\n3/2/2026   Yes\n3/3/2026   No\n3/4/2026   Yes", "2026-03: 2 4", ""),
    ("Dates worked: 3/2/26 W, 3/3/26 T, 3/4/26 W, 3/5/26 W", "2026-03: 2 4 5", "2026-03: 3"),
    (
        "Day   Date   In   Out\nMon   3/2/2026   7:00   19:00\nTue   3/3/2026   7:00   19:00",
        "2026-03: 2 3",
        "",
    ),
]

WEEK = "W/E Date     Sun   Mon   Tue   Wed   Thu   Fri   Sat   Days\n"
GRIDS = [
    (WEEK + "03/07/2026         10    10    10    10    10          5", "2026-03: 2-6", ""),
    (
        WEEK + "03/07/2026         X     X     T     I     X           3",
        "2026-03: 2 3 6",
        "2026-03: 4 5",
    ),
    (WEEK + "03/07/2026   -     W     W     0     0.0   W     -     3", "2026-03: 2 3 6", ""),
    (
        WEEK + "03/07/2026         ✓     ✓     H     S     V     ✓     3",
        "2026-03: 2 3 7",
        "2026-03: 4-6",
    ),
    (
        WEEK + "03/07/2026   10    HW    TW    HP                      3",
        "2026-03: 1-3",
        "2026-03: 4",
    ),
    (
        "Week Ending   Mon   Tue   Wed   Thu   Fri   Sat   Sun\n"
        "3/8/26        10    10                10    10",
        "2026-03: 2 3 6 7",
        "",
    ),
    (
        "Week Beginning   S     M     T     W     T     F     S\n"
        "3/1/2026                 X     X                 X",
        "2026-03: 2 3 6",
        "",
    ),
    (
        "        Sun    Mon    Tue    Wed    Thu    Fri    Sat\n"
        "        3/1    3/2    3/3    3/4    3/5    3/6    3/7 2026\n"
        "Hours          10.0          9.5",
        "2026-03: 2 4",
        "",
    ),
    (
        WEEK + "01/03/2026         X     X     X     X     X           5",
        "2025-12: 29-31|2026-01: 1 2",
        "",
    ),
]

HURT_GRIDS = [
    (
        WEEK + "03/07/2026         =     X     X     ~     X           3",
        "2026-03: 3 4 6",
        "",
    ),
    (
        "WIE 03/07/2026   Sun 3/1   Mon 3/2   Tue 3/3   Wed 3/4   Thu 3/5   Fri 3/6   Sat 3/7\n"
        "Hours            -         -         12.0      10.0      -         8.0       -",
        "2026-03: 3 4 6",
        "",
    ),
    (
        "W/E Date     Sun   Mon   Tve   Wed   Thu   Fri   Sat   Days\n"
        "03/07/2026         X     X     X     X     X           5",
        "2026-03: 2-6",
        "",
    ),
    (
        "W/E Date     Sun   Mon   T;e   Wcd   Thu   Fri   Sat   Days\n"
        "03/07/2026         X     X     X     X     X           5",
        "2026-03: 2-6",
        "",
    ),
    (
        "W/E Date     5un   Mon   Tue   Wed   Thu   Fri   Sat   Days\n"
        "03/07/2026   X     X     X     X     X     X           6",
        "2026-03: 1-6",
        "",
    ),
    (
        "W/E Date     S     M     T     W     1     F     S     Days\n"
        "03/07/2026         X     X     X     X     X           5",
        "2026-03: 2-6",
        "",
    ),
    (
        WEEK
        + "03/07/2026         X     X     X     X     X           5\n"
        + "03/l;/20?6         X     X     X     X                 4\n"
        + "03/21/2026         X     X     X     X     X           5",
        "2026-03: 2-6 9-12 16-20",
        "",
    ),
    (
        WEEK
        + "03/07/2026         X     X     X     X     X           5\n"
        + "03/l;/20?6         X     X     X     X                 4",
        "2026-03: 2-6",
        "",
    ),
]

MONTHS_SIDE_BY_SIDE = "January 2026     February 2026\n27               2\n28               3\n29"

PARTED_OTHERWISE = [
    (MONTHS_SIDE_BY_SIDE, "2026-01: 27-29|2026-02: 2 3", ""),
    ("January 2026     February 2026\n12               10", "", ""),
    ("Dates worked: 3/2/26 - 3/4/26 - 3/5/26 - 3/9/26", "2026-03: 2 4 5 9", ""),
    (
        "Date         Hours\n03/02/2026   -\n03/03/2026   -\n03/04/2026   8.0\n03/05/2026   8.0",
        "2026-03: 4 5",
        "",
    ),
    ("Dates worked: 2026-03-02 - 2026-03-04 -\n2026-03-05", "2026-03: 2 4 5", ""),
    (
        "Week of (Monday)   Days worked   No.\n"
        "03/02/2026         M Tu W Th F   5\n"
        "03/09/2026         M W F         3",
        "2026-03: 2-6 9 11 13",
        "",
    ),
    (
        "Week of (Monday) Days worked   No.\n"
        "03/02/2026       M Tu W Th F Sa 6\n"
        "03/09/2026       M W            2",
        "2026-03: 2-7 9 11",
        "",
    ),
    (
        "Week commencing   Days worked          No.\n03/02/2026        M Tu W Th F Sa Su   7",
        "2026-03: 2-8",
        "",
    ),
    ("Week beginning   Days\n03/02/2026       M-F", "2026-03: 2-6", ""),
    ("Wk of 3/2/2026: MTWTF\nWk of 3/9/2026: MWF", "2026-03: 2-6 9 11 13", ""),
    ("W/E 03/07/2026   Mon Tue Wed   3 days   30.0 hours", "2026-03: 2-4", ""),
]

ANY_ROW = (
    [(text, days, "") for text, days in LISTS + RANGES]
    + [(text, "", "") for text in NO_DAYS]
    + ROWS
    + GRIDS
    + HURT_GRIDS
    + PARTED_OTHERWISE
)


def _days(text: str) -> list[str]:
    found = []
    for part in filter(None, text.split("|")):
        month, numbers = part.split(":")
        for item in numbers.split():
            first, _, last = item.partition("-")
            found += [f"{month}-{day:02}" for day in range(int(first), int(last or first) + 1)]
    return found


@pytest.mark.parametrize(("printed", "worked", "not_worked"), ANY_ROW)
def test_the_days_read_are_the_days_printed(
    read_text: Callable[..., DaysRead], printed: str, worked: str, not_worked: str
) -> None:
    read = read_text(printed)

    assert [day.day.isoformat() for day in read.worked] == _days(worked)
    named = [day.day.isoformat() for day in read.not_worked]
    if not re.search("exclud|except|not including", printed):
        assert named == _days(not_worked)


TOTALS = [
    ("Total days worked: 22", 22),
    ("Total number of days worked: 22", 22),
    ("Total days   22", 22),
    ("Number of days: 22", 22),
    ("Days: 22", 22),
    ("Days worked: 22", 22),
    ("(22 days)", 22),
    ("for a total of 22 (twenty-two) days", 22),
    ("for a total of twenty-two (22) days", 22),
    ("for a total of twenty-two days", 22),
    ("a total of 22 work days", 22),
    ("She worked 22 days.", 22),
    ("She worked 22 days within the last 365 days.", 22),
    ("No. of days worked 22", 22),
    ("worked on March 2, 3 and 4, 2026, 3 days in all.", 3),
    ("for a total of three\n(3) days.", 3),
    ("She worked three days\nin all.", 3),
    ("31\nTotal days worked: 22", 22),
    ("within a period of 365 days", None),
    ("Applicants need 30 days of work.", None),
    ("at least 30 days are required", None),
    ("please allow 10 business days", None),
    ("Total hours: 220", None),
    ("$450 per day", None),
    ("Dates worked: March 4, 5, 2026", None),
    ("Days worked: 3/4, 3/5, 3/6 2026", None),
]


@pytest.mark.parametrize(("printed", "total"), TOTALS)
def test_a_stated_total_is_the_count_of_days_worked(
    read_text: Callable[..., DaysRead], printed: str, total: int | None
) -> None:
    read = read_text(printed)

    assert (read.stated_total.value if read.stated_total else None) == total


DOUBTFUL = [
    ("Dates worked: March 4, 5, 2026, a total of twenty-two (23) days", "digits and in words"),
    ("Dates worked: Tue 3/2/26, Tue 3/3/26", "order of day and month"),
    ("Dates worked: Tuesday, March 2, 2026", "weekday"),
    ("Dates worked: 03/04/2026", "order of day and month"),
    ("Dates worked: 3/4, 3/5 and 3/6", "year"),
    ("Dates worked: June 30, June 31, July 1, 2026", "no date of the calendar"),
    ("Dates worked: 2/27/2026, 2/30/2026", "no date of the calendar"),
    ("Dates worked: March 4, 5, 2026 (5 days)", "2 days are listed and 5 stated"),
    (
        WEEK + "03/07/2026         X     X                             5",
        "marks 2 days and counts 5",
    ),
    (WEEK + "03/06/2026         X     X                             2", "does not end"),
    (HURT_GRIDS[-2][0], "told from its neighbors"),
    (HURT_GRIDS[-1][0], "cannot be read"),
    (
        WEEK
        + "03/07/2026         X     X     X\n"
        + "                         X     X\n"
        + "03/21/2026         X     X     X",
        "a week may be missing",
    ),
    (WEEK + "03/07/2026         10.0  9.5   1     10.0  9.5", "is not certain"),
    (WEEK + "03/07/2026         10.0  9.5   |     10.0  9.5", "a stroke or a mark"),
    (WEEK + "03/07/2026         10.0  9.5   =     10.0  9.5", "a stroke or a mark"),
    ("January 2026     February 2026\n12               10", "cannot be read"),
    ("Week of 03/02/2026   M Tu W   4", "names 3 days and counts 4"),
    ("Week of 03/02/2026   M Tu zork W   4", "cannot be read"),
    ("Week of 03/04/2026   M Tu W   3", "does not begin as weeks do"),
    ("Dates worked: March 2-27, April 1, 2026", "range"),
    ("Employed from March 2 to March 13, 2026, excluding March 7.", "no total bears out"),
    ("Idle: March 4, 2026\nDates worked: March 4, 5, 2026", "as worked and as not worked"),
]


@pytest.mark.parametrize(
    ("list_of_days", "lost", "doubt"),
    [
        ("3/2/26, 3/3/26, 2/4/26, 3/5/26, 3/6/26", "2026-02-04", "breaks the order"),
        ("March 2, 3, 4, 5, 19, 6, 2026", "2026-03-19", "followed by an earlier day"),
        ("3/2/26, 3/3/26, 3/4/26, 3/5/26, 3/6/29", "2029-03-06", "lies after the letter"),
    ],
)
def test_a_misread_date_that_fits_no_list_is_no_day(
    lines_of: Callable[..., list[Line]], list_of_days: str, lost: str, doubt: str
) -> None:
    scanned = lines_of(f"Dates worked: {list_of_days}", confidence=0.8)

    read = read_days(scanned, (), letter_date=date(2026, 11, 2))

    assert lost not in [day.day.isoformat() for day in read.worked]
    assert len(read.worked) == 4
    assert any(lost in each.because and doubt in each.because for each in read.unsure)


def test_days_that_are_read_surely_may_stand_in_any_order(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Dates worked: 3/2/26, 3/3/26, 2/4/26, 3/5/26, 3/6/26")

    assert date(2026, 2, 4) in [day.day for day in read.worked]


def test_a_year_said_elsewhere_puts_no_day_after_the_letter(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Dates worked in 2026:\nNovember 25 and 28; December 1, 2", date(2026, 1, 27))

    assert {day.day.year for day in read.worked} == {2025}
    assert any("year" in doubt for doubt in read.doubts)


@pytest.mark.parametrize(("printed", "doubt"), DOUBTFUL)
def test_what_is_not_certain_is_said(
    read_text: Callable[..., DaysRead], printed: str, doubt: str
) -> None:
    read = read_text(printed)

    assert any(doubt in each for each in read.doubts), read.doubts


def test_an_impossible_date_is_kept_as_printed(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked: June 30, June 31, July 1, 2026")

    assert [(one.printed, one.iso) for one in read.invalid] == [("June 31", "2026-06-31")]


def test_a_day_listed_twice_is_counted_as_listed(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked: March 4, 5, 5, 6, 2026")

    assert (len(read.worked), read.listed_count) == (3, 4)
    assert read.duplicates == (date(2026, 3, 5),)


def test_a_range_of_employment_gives_its_ends(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("She was employed from December 3, 2025 through January 12, 2026.")

    assert read.period_start is not None
    assert read.period_end is not None
    assert (read.period_start.value, read.period_end.value) == ("2025-12-03", "2026-01-12")


def test_the_proof_of_a_day_is_the_very_words(
    read_text: Callable[..., DaysRead],
) -> None:
    read = read_text("Dates worked: March 4, 5 and 9, 2026")

    assert [day.place.text for day in read.worked] == ["March 4,", "5", "9, 2026"]
    assert [day.place.item for day in read.worked] == ["2026-03-04", "2026-03-05", "2026-03-09"]


def test_canadian_order_is_taken_when_it_is_said(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked: 03/04/2026", day_first=True)

    assert [day.day for day in read.worked] == [date(2026, 4, 3)]


def test_the_weekday_decides_the_order(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked: Fri 03/04/2026")

    assert [day.day for day in read.worked] == [date(2026, 4, 3)]


def test_a_night_shift_belongs_to_the_day_it_began(read_text: Callable[..., DaysRead]) -> None:
    read = read_text("Dates worked: call 18:00 10 Jun 2026, wrap 05:00 11 Jun 2026")

    assert [day.day for day in read.worked] == [date(2026, 6, 10)]


def test_a_night_shift_in_a_row_is_the_day_it_began(read_text: Callable[..., DaysRead]) -> None:
    read = read_text(
        "Date        In      Out\n"
        "3/2/2026    18:00   05:00\n"
        "3/3/2026    18:00   3/4/2026 05:00\n"
        "3/5/2026    18:00   05:00"
    )

    assert [day.day.day for day in read.worked] == [2, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "Dates worked: 2026-03-02 · 2026-03-03 ·\n2026-03-05 · 2026-03-06",
        "DATES OF WORK:\n03.02.26 03.03.26\n03.05.26 03.06.26",
        "DATES OF WORK:\n03/02/26, 03/03/26, 03/05/26\n03/06/26",
        "Days worked:\nMar 2, 2026 | Mar 3, 2026 |\nMar 5, 2026 | Mar 6, 2026",
    ],
)
def test_lines_of_dates_under_one_heading_are_all_read(
    read_text: Callable[..., DaysRead], text: str
) -> None:
    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 5, 6]
    assert read.doubts == ()
