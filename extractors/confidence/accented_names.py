"""Names that many people bear with an accent, to doubt them where a scan shows none.

Recognition knows few accents, and no word score shows that one was lost.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from extractors.word_lists import word_set

_WORDS = re.compile(r"[^\W\d_]+")
_STROKES = str.maketrans("øłđı", "oldi")

_SPANISH_AND_PORTUGUESE = word_set(
    "josé jesús maría joaquín tomás andrés ángel ángela ángeles adrián agustín álvaro ramón rubén "
    "raúl saúl martín fermín sebastián fabián germán hernán iván julián óscar víctor héctor césar "
    "mónica verónica sofía lucía rocío inés belén concepción asunción ramírez garcía gonzález "
    "rodríguez fernández hernández lópez martínez pérez sánchez gómez díaz álvarez jiménez méndez "
    "domínguez vázquez vásquez velázquez gutiérrez núñez muñoz ibáñez peña suárez márquez chávez "
    "juárez benítez bermúdez cárdenas ríos león marín durán beltrán guzmán millán galván ávila "
    "ávalos íñiguez zúñiga ordóñez avilés cortés solís bolaños cedeño treviño quiñones joão "
    "conceição gonçalves simões magalhães antônio antónio luís estefanía anaïs"
)
_FRENCH = word_set(
    "émile émilie éric étienne élodie élise éloïse édouard andré andrée rené renée hélène irène "
    "françois françoise jérôme frédéric stéphane stéphanie geneviève sébastien rémi noël noëlle "
    "zoë zoé chloé joël joëlle raphaël mickaël gaëlle aimée désirée béatrice cécile léa léo théo "
    "mélanie valérie véronique solène thérèse benoît lefèvre lévesque côté bélanger gagné séguin "
    "hébert dubé thériault"
)
_NORTHERN_AND_OTHER = word_set(
    "åsa åke håkan søren jørgen bjørn björn jörg jürgen günther müller schäfer köhler krüger "
    "schröder böhm kjær øyvind pål märta göran sjöberg öberg åberg ångström lindström bergström "
    "nyström söderberg łukasz michał paweł stanisław wałęsa siân zoltán lászló ferenc andrás "
    "istván gábor dvořák novák šimon"
)


def _plain(word: str) -> str:
    """Return a word in small letters without its accents."""
    parts = unicodedata.normalize("NFD", word.casefold().translate(_STROKES))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _written() -> dict[str, set[str]]:
    """Return how names are written with their accents, by how they look without."""
    names: dict[str, set[str]] = defaultdict(set)
    for name in _SPANISH_AND_PORTUGUESE | _FRENCH | _NORTHERN_AND_OTHER:
        names[_plain(name)].add(name)
    return names


def may_lack_an_accent(name: str) -> bool:
    """Return whether a word of ``name`` is one that many write with another accent, or with one."""
    words = (unicodedata.normalize("NFC", word.casefold()) for word in _WORDS.findall(name))
    return any(word not in known for word in words if (known := _written().get(_plain(word))))
