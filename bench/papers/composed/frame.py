"""The sheet that shows stand on: type and margins, name and address, sections of other matters."""

from random import Random

from bench.papers.browser import print_page
from bench.papers.career import mobile
from bench.papers.composed.manner import Manner
from bench.papers.truth import Paper

_FONTS = ("Liberation Sans, sans-serif", "Liberation Serif, serif", "DejaVu Sans, sans-serif",
          "DejaVu Serif, serif")  # fmt: skip
_FOOT = (
    ("Training", ("Immigration seminar, fall 2021", "Payroll basics (2019)", "WHMIS, March 2023")),
    ("Skills", ("Excel, Word, Movie Magic Budgeting, PSL", "French, some Spanish")),
    ("Education", ("Humber College, Film and Television Production, 2012 to 2014",)),
    ("Other work", ("Office manager, Brightside Dental, 2010 to 2014",)),
    ("Interests", ("Canoe trips, sourdough, 2 cats",)),
)
_ABOUT = (
    "Coordinator with 9 years in production offices of series and features, known for calm days.",
    "I have worked in the office of every size of show, from two week MOWs to ten month series.",
)
_NAMES = ("<h1>{}</h1>", "<h2>{}</h2>", "<div style='font-size:22pt'>{}</div>",
          "<div style='text-align:center;font-size:17pt;letter-spacing:1px'>{}</div>")  # fmt: skip


def sheet(
    rng: Random, manner: Manner, design: str, body: str, style: str,
    records: list[dict[str, object]], *, lying: bool = False,
) -> Paper:  # fmt: skip
    """Return shows printed on a sheet with a head, and at times an end, as a paper."""
    size = rng.choice(("8.5pt", "9.5pt", "10pt", "10.5pt")) if not lying else "8.5pt"
    type_of = f"body {{ font: {size}/{rng.choice(('1.2', '1.35', '1.5'))} {rng.choice(_FONTS)} }}"
    html = f"{_head(rng, manner)}{body}{_foot(rng)}"
    pdf = print_page(html, f"{type_of} {style}", lying=lying)
    return Paper("resume", design, pdf, {"employee_name": manner.who}, tuple(records))


def _head(rng: Random, manner: Manner) -> str:
    marks = rng.choice((" | ", " · ", "<br>", ", "))
    mail = f"{manner.who.split()[0].lower()}@example.com"
    reach = [mobile(rng), mail, rng.choice(("Toronto, ON", "Hamilton, Ontario", "SAMPLE"))]
    rng.shuffle(reach)
    wish = rng.choice(("", "<p>Production office, IATSE Local 411</p>", "<p>RÉSUMÉ</p>",
                       "<p>Resume for upgrade</p>"))  # fmt: skip
    about = f"<p>{rng.choice(_ABOUT)}</p>" if rng.random() < 0.25 else ""
    return f"{rng.choice(_NAMES).format(manner.who)}<p>{marks.join(reach)}</p>{wish}{about}"


def _foot(rng: Random) -> str:
    parts = [each for each in _FOOT if rng.random() < 0.3]
    mark = rng.choice(("h3", "h4", "b"))
    made = [f"<{mark}>{name}</{mark}><p>{'<br>'.join(said)}</p>" for name, said in parts]
    return f"<div style='margin-top:18pt'>{''.join(made)}</div>"
