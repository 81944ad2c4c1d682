"""What kind of name a run of capitalised words is: by points for what stands in it and beside it.

General NER is one vote among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein

from fodbold_ner.mentions.context import REGIONS, fits_a_club
from fodbold_ner.mentions.descriptors import NATIONALITIES
from fodbold_ner.mentions.name_evidence import NameEvidence
from fodbold_ner.mentions.runs import CLUB_AFFIXES, Run
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Label
from fodbold_ner.text.speech import REPORTING_VERBS

__all__ = ["name_kind"]

_ORGANISATION_WORDS = frozenset(
    "Station Stadion Stadium Arena Park Parken Group Holding Capital Cup Trophy League Liga Bowl "
    "Union Forbund Forbundet Universitet Kommune Akademi Academy Management Agency Sports "
    "Sport Partners Lane Trafford Road Nou Magazine Express Post Times Tidende "
    "Stiftstidende Bank Fonden Fund Foundation Hallen Invest Investment Company Network "
    "Media Boulevard Allé Plads Nations Award Awards Gala Idrætspark Kirke Hotel Airport "
    "Lufthavn Festival A/S ApS Bridge Estadio Estádio Stade Stadio Camp".split()
)
_MEDIA_NOUNS = frozenset(
    [
        "avisen",
        "mediet",
        "netmediet",
        "sportsmediet",
        "sportsavisen",
        "magasinet",
        "bladet",
        "dagbladet",
        "tv-stationen",
    ]
)
_MEDIA_WORDS = frozenset(
    {"Avis", "Amtsavis", "Tidning", "Dagblad", "Dagbladet", "Aftenblad", "Tidende", "Folkeblad"}
    | {"Stiftstidende", "Folketidende", "Nyheder", "Zeitung", "Telegraaf", "Gazette", "Radio"}
    | {"TV", "Weekendavisen", "Post", "Times", "Sportsavisen", "Magasin", "Magazine", "Mirror"}
)
_AGENCY_WORD = re.compile(
    r"(?:group|management|agency|sports|partners|agentur|consult\w*|football)$", re.IGNORECASE
)
_AGENTS = re.compile(r"\brådgiver|\bagent|agentur|bureau|repræsenter", re.IGNORECASE)
_SAYS_TO = re.compile(
    r"\b(?:siger|sagde|fortæller|fortalte|udtaler|forklarer|lyder det fra|"
    r"bekræfter)\b(?![^.]*\b(?:farvel|nej|ja|tak|op)\b)"
    r"[^.]{0,60}?\btil\s+$"
)
_SPEECH = frozenset(verb.split()[0] for verb in REPORTING_VERBS)
_PLACE_PREPOSITIONS = frozenset({"i", "på"})
_ANY_PREPOSITION = frozenset(
    {"i", "på", "mod", "mellem", "til", "fra", "ved", "nær", "over", "omkring"}
)
_TEAM_TAILS = re.compile(
    r"-(?:spiller|klub|træner|cheftræner|profil|angriber|forsvarer|målmand|keeper|back|kaptajn|"
    r"anfører|direktør|sportsdirektør|sportschef|boss|manager|talent|stjerne|fan|"
    r"lejr)(?:e[nt]|ens?)?"
    r"(?:s)?$"
)
_MOVE = re.compile(
    r"\b(?:skift(?:er|et|ede|e)|solgt|sælges|sælger|udlej(?:et|es|er)|flytter|flyttet|hentet|"
    r"hentes|"
    r"kommer|kom|rejser|rejst|vender tilbage|rykker|lejes ud|"
    r"transfer)\s+(?:\w+\s+){0,3}?(?:til|fra|i|hos)\s+$"
)
_FOREIGN = re.compile(r"\b(?:til|fra|hos|mod|af)\s+(?:den\s+)?[a-zæøå]+ske\s+$")
_NO_SURNAME = re.compile(r"(?:[^s]en|^.{1,2}sen|et|erne|ene|inger|heder|elser|frit|fuldt|gjort)$")
_AFTER_ROLE = frozenset({"i", "for", "hos", "fra"})


def name_kind(
    view: TokensView,
    run: Run,
    evidence: NameEvidence,
    *,
    seen_inside: Collection[str],
) -> Label | None:
    """Return what a run of capitalised words names, or None where too little speaks for a name.

    Args:
        view: The tokens and sentences of the text.
        run: The words.
        evidence: What is known of the text before.
        seen_inside: Words that have a capital inside a sentence too: it is their own.

    Returns:
        `PERSON`, `CLUB`, `MEDIA` or `AGENCY`.

    Example:
        >>> import spacy
        >>> from fodbold_ner.mentions.runs import find_runs
        >>> view = TokensView(spacy.blank("da")("Det skriver avisen Borås Tidning."), [(0, 33)])
        >>> evidence = NameEvidence((), (), (), (), (), (), (), ())
        >>> name_kind(view, find_runs(view, taken=(), soft=())[-1], evidence, seen_inside=()).value
        'MEDIA'
    """
    words = run.words
    if (run.start, run.end) in evidence.rejected or (len(words) == 1 and words[0] in REGIONS):
        return None
    if any(word in CLUB_AFFIXES for word in words):
        return Label.CLUB if len(words) > 1 else None
    if _is_medium(view, run):
        return Label.MEDIA
    if len(words) > 1 and _AGENCY_WORD.search(words[-1]) and _AGENTS.search(view.text):
        return Label.AGENCY
    if any(word in _ORGANISATION_WORDS for word in words):
        return None
    points = _person_points(view, run, evidence)
    opens = len(words) == 1 and view.opens_sentence(run.parts[0].index)
    on_file = words[0].lower() in evidence.last_names
    tagged = view.tokens[run.parts[0].index].pos_ == "PROPN" and not _NO_SURNAME.search(words[0])
    if opens and not on_file and not tagged and not _is_known(words[0], seen_inside):
        points -= 1.0  # every sentence begins with a capital
    club = _club_points(view, run, evidence)
    if max(points, club) < 1:
        return None
    return Label.PERSON if points >= club else Label.CLUB


def _is_medium(view: TokensView, run: Run) -> bool:
    """`avisen Borås Tidning`, `Fyns Amts Avis`, and whom somebody says something to."""
    before = view.before(run.start)
    if before is not None and before.lower_ in _MEDIA_NOUNS:
        return True
    if len(run.parts) > 1 and (run.words[-1] in _MEDIA_WORDS or run.words[0] in _MEDIA_WORDS):
        return True
    if len(run.parts) > 1 and _base_vote(view, run) == "PER":
        return False
    lead = view.text[max(view.sentence_at(run.start)[0], run.start - 120) : run.start]
    return _SAYS_TO.search(lead) is not None


def _base_vote(view: TokensView, run: Run) -> str:
    votes = [view.tokens[part.index].ent_type_ for part in run.parts]
    return max(sorted(set(votes)), key=votes.count)


def _person_points(view: TokensView, run: Run, evidence: NameEvidence) -> float:
    points = 1.5 if len(run.parts) > 1 else -0.5
    if " ".join(run.words).lower() in evidence.full_names:
        return 9.0
    vote = _base_vote(view, run)
    points += {"PER": 2.0, "LOC": -0.5, "ORG": -0.5, "MISC": -0.5}.get(vote, 0.0)
    if run.words[0].lower() in evidence.first_names and len(run.parts) > 1:
        points += 2.0
    before, after = view.before(run.start), view.after(run.end)
    if before is not None:
        ends = before.idx + len(before.text)
        if any(hit.end == ends and not hit.plural for hit in evidence.roles):
            points += 2.0
        if before.text.endswith("-årige") or before.lower_ in _SPEECH:
            points += 2.0
        if before.lower_ in (_PLACE_PREPOSITIONS if len(run.parts) > 1 else _ANY_PREPOSITION):
            points -= 2.0
    if after is not None and (after.lower_ in _SPEECH or _age_or_role_follows(view, run, evidence)):
        points += 1.0
    if run.parts[-1].tail:
        points += -2.0 if _TEAM_TAILS.search(run.parts[-1].tail) else 1.0
    return points


def _age_or_role_follows(view: TokensView, run: Run, evidence: NameEvidence) -> bool:
    rest = view.text[run.end : run.end + 40]
    if re.match(r"\s*(?:,|\()\s*(?:\d\d\b|der\b|som\b)", rest):
        return True
    return any(
        run.end < hit.start <= run.end + 25 and rest.startswith(",") for hit in evidence.roles
    )


def _club_points(view: TokensView, run: Run, evidence: NameEvidence) -> float:
    """Points for an unknown club: behind `træner i`, `skifter til`, or before `-spilleren`."""
    if _TEAM_TAILS.search(run.parts[-1].tail):
        return 1.5
    before = view.before(run.start)
    if before is not None and before.lower_.removesuffix("e") in NATIONALITIES:
        head = view.text[max(0, run.start - 80) : run.start]
        # `til italienske Lecce`; behind `i` only where the words before are about football.
        return 2.5 if _FOREIGN.search(head) or fits_a_club(head) else 0.0
    if before is None or before.lower_ not in _AFTER_ROLE | {"til", "klubben", "mod"}:
        return 0.0
    head = view.text[max(0, run.start - 60) : run.start]
    if before.lower_ == "klubben" or _MOVE.search(head):
        return 1.5
    role_before = before.lower_ in _AFTER_ROLE and any(
        hit.end == before.idx - 1 and not hit.plural for hit in evidence.roles
    )
    vote = _base_vote(view, run)
    return (
        1.5
        if role_before and vote != "LOC"
        else 1.0
        if role_before
        else (1.0 if vote == "ORG" and before.lower_ in ("mod", "fra", "til") else 0.0)
    )


def _is_known(word: str, others: Collection[str]) -> bool:
    """Whether a word is among others, or a slip away from one of five letters or more."""
    return word in others or any(
        len(other) > 4
        and other[0] == word[0]
        and DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1
        for other in others
    )
