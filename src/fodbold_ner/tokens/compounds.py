"""What may follow a name or a role inside one Danish compound.

Danish writes `Superligaklub`, `brøndbyspiller` and `cheftrænerposten` in one word. A mention may
end inside such a word only before a tail that is on file here: an open rule would find clubs in
any word that begins like one.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_name_tail", "is_role_tail"]

NAME_TAILS = (
    "klub",
    "spiller",
    "træner",
    "cheftræner",
    "stjerne",
    "profil",
    "kamp",
    "hold",
    "mester",
    "talent",
    "angriber",
    "forsvarer",
    "målmand",
    "keeper",
    "back",
    "kaptajn",
    "anfører",
    "direktør",
    "sportsdirektør",
    "sportschef",
    "boss",
    "chef",
    "formand",
    "ejer",
    "fan",
    "tilhænger",
    "rival",
    "legende",
    "debut",
    "debutant",
    "sæson",
    "titel",
    "trofæ",
    "guld",
    "finale",
    "semifinale",
    "kvartfinale",
    "triumf",
    "exit",
    "drøm",
    "runde",
    "oprykker",
    "oprykning",
    "nedrykker",
    "nedrykning",
    "duel",
    "opgør",
    "brag",
    "plads",
    "fodbold",
    "niveau",
    "historie",
    "holdet",
    "bund",
    "top",
    "topscorer",
    "konge",
    "forsvar",
    "angreb",
    "midtbane",
    "succes",
    "krise",
    "stadion",
    "dommer",
    "tabel",
    "start",
    "premiere",
    "pause",
    "comeback",
    "kval",
    "kvalifikation",
    "slutrunde",
    "vinder",
    "eventyr",
    "konkurrent",
    "afdeling",
    "lejr",
    "handel",
    "salg",
    "skifte",
    "aftale",
    "kontrakt",
    "rygte",
    "stab",
    "trup",
    "duo",
    "trio",
    "sponsor",
    "arving",
    "brag",
    "triumf",
    "debat",
    "skæbne",
    "billet",
    "mand",
    "kending",
    "forlænger",
    "interesse",
    "jagt",
    "modstander",
)
_ROLE_TAILS = (
    "post",
    "job",
    "stilling",
    "rolle",
    "kandidat",
    "emne",
    "stol",
    "sæde",
    "hverv",
    "titel",
    "ansvar",
    "skifte",
    "jagt",
    "spørgsmål",
    "bind",
    "fejl",
    "fyring",
    "karriere",
    "afløser",
    "situation",
    "valg",
    "søgning",
    "embede",
    "opgave",
    "kabale",
    "rygte",
    "gerning",
    "duo",
    "makker",
    "bænk",
    "stab",
    "team",
    "kontrakt",
    "ansættelse",
    "aftale",
    "plads",
    "kollega",
    "fløj",
    "værdighed",
)
_ENDINGS = r"(?:en|et|e|er|r|n|t|erne|ene|ne|s|bet|ben|be)?s?"


@lru_cache(maxsize=2)
def _tail_pattern(tails: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, tails), key=len, reverse=True))
    return re.compile(rf"(?:s|-)?(?:{words}){_ENDINGS}(?!\w)", re.IGNORECASE)


def is_name_tail(text: str, start: int) -> bool:
    """Return whether what stands at `start` may close a compound that begins with a name.

    Example:
        >>> is_name_tail("Superligaklubben", 9), is_name_tail("Brøndbyernes", 7)
        (True, False)
    """
    return _tail_pattern(NAME_TAILS).match(text, start) is not None


def is_role_tail(text: str, start: int) -> bool:
    """Return whether what stands at `start` may close a compound that begins with a role.

    Example:
        >>> is_role_tail("cheftrænerposten", 10), is_role_tail("trænede", 6)
        (True, False)
    """
    return _tail_pattern(_ROLE_TAILS).match(text, start) is not None
