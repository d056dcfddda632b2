"""How one person writes: the wording of dates, counts, titles, offices, drawn once for a resume."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.papers.career import Dates, brief, career, dotted, full, in_two, iso, month, us
from bench.papers.truth import CATEGORIES, Show, a_person, show_record

_DATES: tuple[Dates, ...] = (
    *(brief, full, dotted, iso, us, brief, full),
    lambda day: f"{day.day} {day:%b %Y}",
    lambda day: f"{day.day} {day:%B %Y}",
    lambda day: f"{day:%d}-{day:%b}-{day:%y}",
    lambda day: f"{day:%d}/{day:%b}/{day:%Y}",
    lambda day: f"{day:%Y.%m.%d}",
    lambda day: f"{day:%a} {day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day} {day.year}",
)
_MONTHS: tuple[Dates, ...] = (
    *(month, lambda day: f"{day:%b} {day.year}", lambda day: f"{day:%B} {day.year}"),
    lambda day: f"{day:%m}/{day.year}",
)
_JOINED = (" - ", " – ", " to ", "–", " through ", " → ", " until ")
_COUNTED = (
    *("{n} days", "{n} days", "{n} days", "{n} d", "({n} days)", "{n} days worked"),
    *("{n} work days", "Days: {n}", "Days worked: {n}", "{n} dys", "{n} paid days"),
    *("total {n} days", "{w} weeks ({n} days)", "{n} days / {w} wks", "Total days: {n}"),
    "[{n} days]",
)  # fmt: skip
_CAPACITIES = (
    *(CATEGORIES, ("2nd APC", "1st APC", "PC"), ("2nd APC", "1st APC", "Production Coordinator")),
    ("Production Secretary", "1st APC", "Coordinator"),
    ("2nd Asst. Production Coordinator", "1st Asst. Production Coordinator", "Prod. Coordinator"),
    ("Second Assistant Coordinator", "First Assistant Coordinator", "Production Coordinator"),
    ("Craftservice Assistant", "Second Craft Service", "Key Craftservice"),
    ("Honeywagon Swamper", "Honeywagon Operator", "Honeywagon Operator"),
)
_OFFICES = (
    ("Producer", "PM", "PC", "APC"),
    ("Producer", "Production Manager", "Production Coordinator",
     "Assistant Production Coordinator"),
    ("Prod.", "PM", "Coord.", "APC"),
    ("LP", "UPM", "POC", "1st APC"),
    ("Line Producer", "Production Manager", "Coordinator", "Asst. Coordinator"),
    ("Producer", "Prod. Manager", "Prod. Coordinator", "1st APC"),
)  # fmt: skip
_SEASONS = ("{t}, Season {s}", "{t} (Season {s})", "{t} - Season {s}", "{t} S{s}", "{t}, S{s}",
            "{t} (S{s})", "{t} season {s}", "{t}: Season {s}", "{t}, Seas. {s}")  # fmt: skip
CREW = ("producer", "manager", "coordinator", "assistant")
FIELDS = ("producer", "production_manager", "production_coordinator",
          "assistant_production_coordinator")  # fmt: skip
_ODDS_OF_A_SPLIT, _ODDS_OF_AN_EMPTY_OFFICE, _ODDS_OF_A_SEASON = 0.15, 0.15, 0.2


@dataclass(frozen=True, slots=True)
class Manner:
    """One person's way of writing, the same for all shows of a resume."""

    who: str
    shows: tuple[Show, ...]
    day: Dates
    whole_days: bool
    joined: str
    counted: str
    season: str
    capacity: dict[str, str]
    offices: tuple[str, ...]
    crew: tuple[str, ...]
    label: str
    caps: bool
    studio: str

    def title(self, x: Show) -> str:
        """Return a title as printed, in capitals where this person writes them so."""
        return x.title.upper() if self.caps else x.title

    def whole_title(self, x: Show) -> str:
        """Return a title with its season, when it has one."""
        if x.season is None:
            return self.title(x)
        return self.season.format(t=self.title(x), s=x.season)

    def dates(self, x: Show) -> str:
        """Return the span of a show."""
        return f"{self.day(x.start)}{self.joined}{self.day(x.end)}"

    def days(self, x: Show) -> str:
        """Return the count of days with its word."""
        return self.counted.format(n=x.days, w=-(-x.days // 5))

    def job(self, x: Show) -> str:
        """Return the capacity of a show as printed."""
        return self.capacity[x.category]

    def people(self, x: Show) -> list[tuple[str, str]]:
        """Return the offices that are named for a show, each with its name."""
        named = zip(CREW, self.offices, strict=True)
        return [
            (said, getattr(x, own)) for own, said in named if own in self.crew and getattr(x, own)
        ]

    def named(self, x: Show) -> list[str]:
        """Return the crew of a show, each with its office."""
        return [self.label.format(o=office, n=name) for office, name in self.people(x)]

    def record(self, x: Show, *, studio: bool = True, job: bool = True) -> dict[str, object]:
        """Return what the record of a show must say."""
        told = show_record(x, "studio")
        told |= {"production_title": self.title(x), "classification": self.job(x)}
        told |= {f: getattr(x, own) for own, f in zip(CREW, FIELDS, strict=True)
                 if own in self.crew and getattr(x, own)}  # fmt: skip
        left_out = {"studio"} - ({"studio"} if studio else set())
        left_out |= set() if job else {"classification"}
        left_out |= set() if self.whole_days else {"start_date", "end_date"}
        return {name: value for name, value in told.items() if name not in left_out}


def a_manner(rng: Random) -> Manner:
    """Return one person's way of writing, with the shows to write about."""
    whole_days = rng.random() > 0.15
    jobs = rng.choice(_CAPACITIES)
    crew = tuple(name for name in CREW if rng.random() < rng.choice((0.0, 0.5, 1.0)))
    return Manner(
        who=a_person(rng).removesuffix(" Jr."),
        shows=tuple(_shows(rng)),
        day=rng.choice(_DATES if whole_days else _MONTHS),
        whole_days=whole_days,
        joined=rng.choice(_JOINED),
        counted=rng.choice(_COUNTED),
        season=rng.choice(_SEASONS),
        capacity=dict(zip(CATEGORIES, jobs, strict=True)),
        offices=rng.choice(_OFFICES),
        crew=crew,
        label=rng.choice(("{o}: {n}", "{o}: {n}", "{o} {n}", "{n} ({o})", "{o} - {n}")),
        caps=rng.random() < 0.12,
        studio=rng.choice(("{}", "{}", "({})", "{}", "for {}")),
    )


def _shows(rng: Random) -> list[Show]:
    own = career(rng, most=rng.choice((5, 7, 8, 9)))
    made: list[Show] = []
    for drawn in own:
        x = _lacking(drawn, [name for name in CREW if rng.random() < _ODDS_OF_AN_EMPTY_OFFICE])
        x = _next_season(x, made[-1]) if made and rng.random() < _ODDS_OF_A_SEASON else x
        halves = rng.random() < _ODDS_OF_A_SPLIT and x.category == CATEGORIES[0] and x.days > 30
        made += in_two(x) if halves else [x]
    return made[::-1] if rng.random() < 0.6 else made


def _lacking(x: Show, offices: list[str]) -> Show:
    named = {name: "" if name in offices else getattr(x, name) for name in CREW}
    return Show(x.title, x.season, x.studio, x.category, x.start, x.end, x.days, **named)


def _next_season(x: Show, last: Show) -> Show:
    season = str(int(last.season or 1) + 1)
    return replace(x, title=last.title, season=season, studio=last.studio)


Marked = Callable[[str], str]


def set_apart(rng: Random) -> Marked:
    """Return how titles are set apart: bold, italics, quotes, underlined, or not at all."""
    ways: tuple[Marked, ...] = (
        lambda text: f"<b>{text}</b>", lambda text: f"<b>{text}</b>",
        lambda text: f"<i>{text}</i>", lambda text: f"“{text}”",
        lambda text: f"<u>{text}</u>", lambda text: text,
        lambda text: f"<b style='font-size:1.2em'>{text}</b>",
    )  # fmt: skip
    return rng.choice(ways)
