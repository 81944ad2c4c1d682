"""Whether the words about an expression of time speak of the past or of what is to come.

There is no parser at this stage. The tense of the clause is read off closed lists of verbs and a
few endings, and an unclear clause gives None: the date stays unresolved rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fodbold_ner.tokens.dates.tables import words

Direction = Literal["past", "future"]

_WINDOW = 240

_SENTENCE_EDGE = re.compile(r"[.!?…][»«”“\"')\]]*\s+(?=\D)|\n")
_CLAUSE_EDGE = re.compile(r"[,;:()»«”“\"]|\s[–—-]\s|\bmen\b")
_WORD = re.compile(r"[^\W\d_]+")

_BEFORE = re.compile(
    r"\b(frem til|indtil|til og med|fra og med|hen til|inden|senest|siden|til|fra|før|tilbage i|"
    r"udløber|på)"
    r"(?:[  ](?:den|det|sidst|midt|først|nu))?[  ]{1,2}$"
)

_ENDING_IN_EDE = words("allerede tilstede udelukkede hede rede brede vrede stede")

_PAST = words(
    """
    var blev havde kom gik fik tog sagde skrev vandt tabte gav lå sad stod så holdt slog bad drog
    faldt fandt forlod lod løb trak brød bød skød steg sank vidste gjorde lagde satte valgte solgte
    købte hentede spillede skiftede måtte kunne skulle ville burde nåede lykkedes mistede startede
    sluttede spiste rejste kendte begyndte sendte mødte førte hørte viste tilføjede bragte brugte
    lærte fulgte fortalte forklarede lød svarede stoppede trådte rykkede indgik overtog tiltrådte
    underskrev fratrådte opsagde fortsatte udløb ophørte indledte bød afviste udtalte sikrede
    forblev undgik indtog opgav fratog vendte hed levede døde besejrede nedlagde skete blandede
    fyldte lejede leverede pådrog brækkede ødelagde tegnede endte debuterede tiltrak udviklede
    dannede dømte mente spurgte roste tænkte nævnte kørte løste delte glemte tændte
    knuste snuppede røg
    """
)

# Strong verbs behind any prefix: offentliggjorde, ankom, deltog.
_PAST_TAILS = (
    "gjorde", "satte", "lagde", "gav", "skrev", "slog", "kom", "tog", "trådte", "sendte", "førte",
    "holdt", "talte", "solgte", "fandt", "brød", "trak", "indgik", "foregik", "undgik",
)  # fmt: skip

# Verbs of lasting: with "til" or "fra" they tell of a stretch that is over.
_LASTING = words("var havde spillede sad stod trænede ledede arbejdede boede ventede")

_AHEAD = words(
    """
    skal vil kan må bør bliver ventes forventes venter håber planlægger regner agter ønsker kommende
    """
)

_AUXILIARIES = words("har er havde var")

_PRESENT = words(
    """
    afgøres afholdes afløser afslutter afvikles begynder besøger byder debuterer deltager drager
    fejrer finder forlader forlænger fortsætter fratræder får fylder fløjtes giver går har hentes
    henter holder indleder indledes kommer kæmper køber lader leder letter lukker lægger løber
    melder mangler mister modtager møder mødes nærmer offentliggør ophører overtager præsenterer
    præsenteres rejser rykker ruller ryger sælger samles samler scorer ser skifter skrives slutter
    spiller spilles stiller starter stopper står tager tiltræder træder trækkes træner udløber
    underskriver vender vinder væltes åbner åbnes er gælder dyster tørner tager slår taber kigger
    gæster satser rammer håndterer tackler jagter søger forhandler hiver gør
    """
)

_REPORT = words(
    """
    siger fortæller skriver oplyser meddeler bekræfter udtaler erfarer forklarer konstaterer lyder
    afslører understreger fastslår rapporterer beretter erkender skrev
    """
)

_PARTICIPLES = words(
    """
    solgt købt tabt sendt haft sagt gjort sat lagt mødt vist brugt ført hørt lært begyndt lejet
    rejst kendt valgt fulgt fortalt bragt nået gået stået givet taget kommet skrevet vundet været
    blevet fået set ladt tilført udnævnt udpeget ansat afsat smidt ramt skabt trådt vendt endt
    fortsat skudt slået faldet fundet trukket budt mistet spillet skiftet hentet fyret forlænget
    meddelt delt betalt løst oplyst omtalt udtalt nævnt kørt besøgt søgt meldt afløst fastlagt
    ødelagt udvalgt genvalgt fravalgt glemt drømt tænkt udløbet indgået nedlagt overtaget
    """
)

# Definite neuter nouns and the like, which end as participles do.
_NO_PARTICIPLE = words(
    """
    andet arbejdet budet bestemt budgettet danmark eget efteråret ellers endet foråret forbundet
    forholdet forsvaret forløbet fodboldholdet hjertet hovedet holdet huset intet kvartet landet
    landsholdet livet løbet lokaleopgøret meget mandskabet mesterskabet målet måltet møbelet mødet
    navnet niveauet noget nederlaget opgøret ordet pokalskabet programmet punktet resultatet
    selskabet skiftet slaget slottet stadionet stedet stævnet tallet truppen udbyttet udvalget
    vinduet transfervinduet forbundet året døgnet kvarteret derbyet oldboysholdet drengeholdet
    """
) - {"skiftet"}

_NOUNS_TOO = words("træner leder spiller ejer")
"""Present tenses that are jobs as well: `blev fyret som træner i december`."""
_BEFORE_NOUNS = words("som ny nye en den hans hendes deres tidligere klubbens holdets")
_STILL_TO_COME = words("ventet planlagt berammet programsat sat aftalt udlejet lejet")


def direction(folded: str, start: int, end: int) -> Direction | None:
    """Return which way from the day of publication the expression ``[start, end)`` points.

    Args:
        folded: The text in lower case.
        start: Offset of the expression's first character.
        end: Offset past its last character.

    Returns:
        "past" or "future"; None where neither the preposition nor the clause tells.

    Example:
        >>> direction("han blev fyret i oktober", 17, 24)
        'past'
        >>> direction("han skifter til januar", 16, 22)
        'future'
    """
    before = _BEFORE.search(folded[max(0, start - 24) : start])
    preposition = before.group(1) if before else ""
    if preposition in ("siden", "tilbage i"):
        return "past"
    verb = _tense(folded, start, end)
    if preposition in ("inden", "senest", "før"):
        return verb.way if verb else "future"
    if preposition in ("frem til", "indtil", "til og med", "fra og med", "hen til", "til", "fra"):
        return "past" if verb and verb.lasting else "future"
    if preposition == "udløber":
        return "future"
    if preposition == "på":
        return "future"
    return verb.way if verb else None


@dataclass
class _Verb:
    """What one verb group says: where it points, and what kind of verb says so."""

    way: Direction
    lasting: bool = False
    auxiliary: bool = False


def _tense(folded: str, start: int, end: int) -> _Verb | None:
    """Return the verb that governs the expression, as far as the surface shows it."""
    low = max(0, start - _WINDOW)
    for edge in _SENTENCE_EDGE.finditer(folded, low, start):
        low = edge.end()
    after = _SENTENCE_EDGE.search(folded, end, end + _WINDOW)
    high = after.start() if after else min(len(folded), end + _WINDOW)
    left = _CLAUSE_EDGE.split(folded[low:start])
    right = _CLAUSE_EDGE.split(folded[end:high])
    before, behind = _verbs(left[-1]), _verbs(right[0])
    if before:
        # "har lørdag meddelt": the expression parts the verb group.
        if before[-1].auxiliary and _PARTICIPLE in _kinds(right[0]):
            return _verbs(left[-1] + " " + right[0])[len(before) - 1]
        return before[-1]
    if behind:
        return behind[0]
    opening = not left[-1].strip()
    nearest = [*right[1:2], *reversed(left[:-1])] if opening else [*reversed(left[:-1])]
    for stretch in nearest:
        verbs = _verbs(stretch)
        if verbs:
            return verbs[-1]
    for stretch in right[1:]:
        verbs = _verbs(stretch)
        if verbs:
            return verbs[0]
    return None


_AUXILIARY, _PARTICIPLE, _FINITE_PAST, _COMING, _SAYING, _NOW = range(6)


@lru_cache(maxsize=4096)
def _kind(word: str) -> int | None:
    if word in _AUXILIARIES:
        return _AUXILIARY
    if word in _AHEAD:
        return _COMING
    if _is_participle(word):
        return _PARTICIPLE
    if word in _REPORT:
        return _SAYING
    if word in _PAST or _ends_as_past(word):
        return _FINITE_PAST
    return _NOW if word in _PRESENT else None


def _kinds(stretch: str) -> set[int | None]:
    return {_kind(word) for word in _WORD.findall(stretch)}


def _verbs(stretch: str) -> list[_Verb]:
    """List what the verb groups of a stretch say, in order."""
    found: list[_Verb] = []
    words_here = _WORD.findall(stretch)
    ahead = False
    for index, word in enumerate(words_here):
        if word in _NOUNS_TOO and words_here[max(0, index - 1)] in _BEFORE_NOUNS:
            continue
        kind = _kind(word)
        if kind == _PARTICIPLE:
            if ahead:
                continue
            auxiliary = found.pop() if found and found[-1].auxiliary else None
            due = word in _STILL_TO_COME and auxiliary is not None and auxiliary.way == "future"
            found.append(_Verb("future" if due else "past"))
            continue
        if kind == _AUXILIARY:
            past = word in ("havde", "var")
            found.append(_Verb("past" if past else "future", lasting=past, auxiliary=True))
        elif kind == _COMING:
            found.append(_Verb("future"))
        elif kind == _SAYING:
            signs = word == "skriver" and "under" in words_here[index + 1 :]
            found.append(_Verb("future" if signs else "past"))
        elif kind == _FINITE_PAST:
            found.append(_Verb("past", lasting=word in _LASTING))
        elif kind == _NOW:
            found.append(_Verb("future"))
        ahead = kind == _COMING or (ahead and kind in (None, _AUXILIARY))
    return found


def _ends_as_past(word: str) -> bool:
    if len(word) > 5 and word.endswith("ede"):
        return word not in _ENDING_IN_EDE
    return word.endswith(_PAST_TAILS)


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES or word in _STILL_TO_COME:
        return True
    return len(word) > 4 and word.endswith("et") and word not in _NO_PARTICIPLE
