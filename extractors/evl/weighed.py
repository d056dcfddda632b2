"""What stands for each field once every text of the letter is weighed, the readers' answers too.

Where the text with the best chance is the readers' answer, it stands with that chance; where it is
another one, that stands instead. A field whose weights were never learned stays as it was read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from extractors.catalogue import production_type
from extractors.confidence import Found
from extractors.evl.fields import Hits, field_from, record_fields
from extractors.evl.hits import Hit
from extractors.evl.marks import LOCAL
from extractors.evl.titles import title_of, unquoted
from extractors.evl.told import Told
from extractors.evl.weighing.answers import Answer, Answers, with_answers
from extractors.evl.weighing.candidates import NUMBERED, Candidate, candidates_of, key_of
from extractors.evl.weighing.chances import PEOPLE, Ranked, ranked
from extractors.evl.weighing.choice import APART, Choice, joint, outdoes
from extractors.evl.weighing.learned import learned
from extractors.evl.weighing.mentions import Mention
from extractors.names import same_person
from extractors.values import Field, Fields

OF_LETTER = ("issuer", "signatory_name", "signatory_title", "payroll_company")
OF_RECORD = (
    *("employee_name", "production_title", "classification", "employer"),
    "production_type",
)


def weighed(told: Told) -> tuple[Fields, tuple[Fields, ...]]:
    """Return the fields of a letter and of its records, each by the text with the best chance."""
    candidates = candidates_of(told.letter)
    scanned = any(page.source == "ocr" for page in told.letter.pages)
    choose = partial(_chosen, candidates, scanned=scanned)
    fields = choose(told.fields, OF_LETTER, letter_answers(told), {})
    records = tuple(
        choose(record, OF_RECORD, record_answers(told, number), job.hits)
        for number, (record, job) in enumerate(zip(told.records, told.jobs, strict=True))
    )
    return fields, records


def letter_answers(told: Told) -> Answers:
    """Return what the readers answered about the letter itself."""
    return Answers(_said(told.hits), _texts(told.fields))


def record_answers(told: Told, number: int) -> Answers:
    """Return what the readers answered about one record of a letter."""
    job, letter = told.jobs[number], _texts(told.fields)
    chosen = _texts(told.records[number])
    chosen |= {f"{name} of the letter": letter[name] for name in OF_LETTER if name in letter}
    hits = (hit for found in job.hits.values() for hit in found)
    others = tuple(_texts(each) for at, each in enumerate(told.records) if at != number)
    own = _own_lines(told, number) if others else None
    return Answers(_said(hits), chosen, own, others)


def _said(hits: Iterable[Hit]) -> tuple[Answer, ...]:
    return tuple(Answer(hit.field, str(hit.found), hit.text) for hit in hits)


def _texts(fields: Fields) -> dict[str, str]:
    return {name: field.value for name, field in fields.items() if isinstance(field.value, str)}


def _own_lines(told: Told, number: int) -> frozenset[int]:
    """Return the lines of the letter that hold a word of a record's own lines."""
    held = {id(word) for line in told.jobs[number].lines for word in line.words}
    lines = enumerate(told.letter.lines)
    return frozenset(at for at, line in lines if any(id(word) in held for word in line.words))


def _chosen(
    candidates: Mapping[str, Candidate],
    fields: Fields,
    names: Iterable[str],
    answers: Answers,
    hits: Hits,
    *,
    scanned: bool,
) -> Fields:
    """Return ``fields`` with those of ``names`` by the texts with the best chances.

    A local that wrote stays, with the chance that it has: weights were learned from letters in
    which locals are written to.
    """
    texts = with_answers(candidates, answers)
    ranks = {name: ranked(name, texts, learned()[name]) for name in names if name in learned()}
    choice = joint(ranks)
    found = dict(fields)
    for name, key in choice.items():
        read = fields.get(name)
        local = name == "issuer" and read is not None and LOCAL.search(str(read.value))
        own = _key_read(name, read, ranks[name]) if read is not None else None
        chance = ranks[name].chance(own) if own is not None else 0.0
        rival = ranks[name].chance(key) if key is not None else 0.0
        again = key is not None and _is_said_again(name, key, read, candidates)
        better = key != own and not (again or local) and outdoes(rival, chance)
        if key is not None and key in candidates and better:
            found |= _made(name, candidates[key], rival, hits)
        elif own is not None and not scanned:
            sure = (chance + (rival if again else 0.0)) * _left(name, own, choice, ranks)
            found |= _stands(name, fields, sure, candidates.get(own))
    return found


def _left(name: str, own: str, choice: Choice, ranks: Mapping[str, Ranked]) -> float:
    """Return the chance that no other field has the text that the readers chose for this one."""
    others = (field for field, key in choice.items() if key == own and field != name)
    taken = [ranks[field].chance(own) for field in others if {field, name} <= APART]
    return 1.0 - max(taken, default=0.0)


def _is_said_again(
    name: str, key: str, read: Field | None, candidates: Mapping[str, Candidate]
) -> bool:
    """Return whether a text is the person whom the readers named, called otherwise: "DOE, JAN"."""
    if name not in PEOPLE or read is None or key not in candidates:
        return False
    said, text = str(read.value), candidates[key].text
    full = len(text.split()) <= len(said.split())
    return key_of(said) != key and full and same_person(said, text)


def _key_read(name: str, read: Field, ranks: Ranked) -> str:
    """Return the key of what the readers chose: of a kind the first text that words it."""
    if name != "production_type":
        return key_of(str(read.value))
    same = (key for key, _ in ranks.keys if production_type(key) == read.value)
    return next(same, str(read.value))


def _stands(name: str, fields: Fields, chance: float, candidate: Candidate | None) -> Fields:
    """Return what the readers chose with its chance; a company ends with the dot of its form.

    Of words that were scanned the readers' own scores know more: nothing was learned on them.
    """
    names = ("production_title", "production") if name == "production_title" else (name,)
    found = {each: replace(fields[each], confidence=round(chance, 4)) for each in names}
    said = NUMBERED.sub("", str(fields[name].value))
    form = candidate.text if candidate is not None else ""
    if form and (form == said or (form.endswith(".") and form == f"{said.rstrip('.')}.")):
        found[name] = replace(found[name], value=form)
    return found


def _made(name: str, candidate: Candidate, chance: float, hits: Hits) -> Fields:
    """Return a field, and those that go with it, from a text that no reader gave for it."""
    own = tuple(_hit(name, candidate, mention) for mention in _best_first(candidate))
    if name == "production_title":
        made = record_fields({"production": own, "season": hits.get("season", ())})
    elif name == "classification":
        made = record_fields({"classification": own, "local": hits.get("local", ())})
        made.pop("local", None)
    elif name in {"employee_name", "production_type"}:
        made = record_fields({name: own})
    else:
        made = {name: field_from(own[0], own)}
    sure = round(chance * own[0].printed.weakest, 4)
    return {each: replace(field, confidence=sure) for each, field in made.items()}


def _best_first(candidate: Candidate) -> list[Mention]:
    """Return the places of a text, those first where it stands as it is given."""
    return sorted(candidate.mentions, key=lambda each: candidate.text not in each.printed.text)


def _hit(name: str, candidate: Candidate, mention: Mention) -> Hit:
    """Return a place of a text as a hit; a title keeps the season that is printed behind it."""
    whole = unquoted(NUMBERED.sub("", mention.printed.text))
    if name == "production_title":
        said = whole if title_of(whole).season is not None else candidate.text
        return Hit("production", mention.printed.with_text(said), Found.GUESS, mention.at)
    return Hit(name, mention.printed.with_text(candidate.text), Found.GUESS, mention.at)
