"""Runs of capitalised words: the people, and the clubs that no registry knows.

Danish writes common nouns small, so two capitalised words side by side inside a sentence are a
name. What kind of name is decided by points for what stands in it and beside it; general NER is
one vote among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.da.stop_words import STOP_WORDS

from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.roles import RoleHit
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.tokens.genitives import without_genitive

__all__ = ["CLUB_AFFIXES", "NameEvidence", "Run", "find_runs", "propose_names"]

PARTICLES = frozenset(
    "van de da der den ter ten von el al dos du la le di bin ibn af das do des del della".split()
)
CLUB_AFFIXES = frozenset(
    "FC F.C. FK IF IK BK SK AC A.C. SC CF AS A.S. SV VfL VfB TSG FSV RB IFK AIK HIK BSK NK HNK GNK "
    "KV KAA KRC RSC RC UD CD SD AD SL KF KÍ FF GF fB GIF KFUM IL TIL BoIS FBK United City Town "
    "Rovers Wanderers Athletic Albion Hotspur Boldklub Idrætsforening Idrætsklub Fodbold Real "
    "Sporting Dynamo Dinamo Lokomotiv Spartak Borussia Eintracht Fortuna Olympique Olympiacos "
    "Atlético Atletico Deportivo Racing Rapid Sturm Union County Wednesday Stars Hertha Arminia "
    "Independiente Botafogo Vålerenga Boldspilklub".split()
)
_ORGANISATION_WORDS = frozenset(
    "Stadion Stadium Arena Park Parken Group Holding Capital Cup Trophy League Liga Bowl Union "
    "Forbund Forbundet Universitet Kommune Akademi Academy Management Agency Sports Sport Partners "
    "Lane Trafford Road Nou Magazine Express Post Times Tidende Stiftstidende Bank Fonden Fund "
    "Foundation Hallen Invest Investment Company Network Media Boulevard Allé Plads Nations Award "
    "Awards Gala Idrætspark Kirke Hotel Airport Lufthavn Festival A/S ApS".split()
)
_NO_NAMES = STOP_WORDS | frozenset(
    "foto opdateret læs se ifølge derfor desuden imidlertid samtidig sådan dermed herefter derefter "
    "alligevel ellers faktisk måske både mens fordi selvom trods medie avis officielt afsløring "
    "live video billeder kilde kilder tidligere nuværende nye ny dansk danske svensk norsk tysk "
    "engelsk spansk italiensk fransk hollandsk mandag tirsdag onsdag torsdag fredag lørdag søndag "
    "sommeren "
    "foråret efteråret vinteren superliga superligaen klubben holdet kampen sæsonen ja nej tak "
    "gud jul nytår påske pinse vm em dbu fifa uefa tv".split()
)
_SPEECH = frozenset(
    "siger fortæller forklarer erkender understreger udtaler meddeler oplyser skriver lyder sagde "
    "fortalte tilføjer mener fastslår svarer indrømmer afslører bekræfter afviser jubler konstaterer "
    "lover håber".split()
)
_PLACE_PREPOSITIONS = frozenset({"i", "på"})
_ANY_PREPOSITION = frozenset(
    {"i", "på", "mod", "mellem", "til", "fra", "ved", "nær", "over", "omkring"}
)
_TEAM_TAILS = re.compile(
    r"-(?:spiller|klub|træner|cheftræner|profil|angriber|forsvarer|målmand|keeper|back|kaptajn|"
    r"anfører|direktør|sportsdirektør|sportschef|boss|manager|talent|stjerne|fan|lejr)(?:e[nt]|ens?)?"
    r"(?:s)?$"
)
_MOVE = re.compile(
    r"\b(?:skift(?:er|et|ede|e)|solgt|sælges|sælger|udlej(?:et|es|er)|flytter|flyttet|hentet|hentes|"
    r"kommer|kom|rejser|rejst|vender tilbage|rykker|lejes ud|transfer)\s+(?:\w+\s+){0,3}?(?:til|fra|i|hos)\s+$"
)
_AFTER_ROLE = frozenset({"i", "for", "hos", "fra"})


@dataclass(frozen=True)
class Part:
    """One word of a run: its span without genitive or compound tail, and its token."""

    start: int
    end: int
    text: str
    index: int
    tail: str


@dataclass(frozen=True)
class Run:
    """Capitalised words side by side, particles and initials between them included."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(part.text for part in self.parts)


@dataclass(frozen=True)
class NameEvidence:
    """What is known before the runs are judged.

    Args:
        taken: Half-open spans that other voters hold for certain; no run crosses them.
        soft: Spans of names that may also be a surname (`Kim Brøndby`).
        roles: The role words of the text.
        first_names: First names on file, folded to lower case.
        full_names: Full names of people on file, in lower case.
    """

    taken: Sequence[tuple[int, int]]
    soft: Sequence[tuple[int, int]]
    roles: Sequence[RoleHit]
    first_names: Collection[str]
    full_names: Collection[str]


@lru_cache(maxsize=4096)
def _split_token(text: str) -> tuple[str, str]:
    """Split a capitalised word from the small-letter tail of its compound.

    Example:
        >>> _split_token("Højlund-handlen"), _split_token("Holm-Jensen")
        (('Højlund', '-handlen'), ('Holm-Jensen', ''))
    """
    match = re.match(r"(.+?)(-[a-zæøå]\w*(?:-\w+)*)$", text)
    if match and match.group(1)[0].isupper():
        return match.group(1), match.group(2)
    return text, ""


def find_runs(view: TokensView, evidence: NameEvidence) -> list[Run]:
    """Return the runs of capitalised words that no other voter holds, in text order."""
    covered = _covered(view, evidence.taken)
    soft = _covered(view, evidence.soft)
    runs: list[Run] = []
    parts: list[Part] = []

    def close() -> None:
        while parts and parts[-1].text in PARTICLES:
            parts.pop()
        if parts:
            runs.append(Run(tuple(parts)))
        parts.clear()

    for index, token in enumerate(view.tokens):
        if index in covered:
            close()
            continue
        if parts and not _adjoins(view, parts[-1], token.idx):
            close()
        if parts and token.text in PARTICLES and not parts[-1].tail:
            parts.append(Part(token.idx, view.end(index), token.text, index, ""))
            continue
        if not _is_name_word(view, index):
            close()
            continue
        if index in soft and not _may_be_surname(view, parts, index):
            close()
            continue
        word, tail = _split_token(token.text)
        parts.append(Part(token.idx, token.idx + len(word), word, index, tail))
        if tail or _closes_by_genitive(view, index, word):
            close()
    close()
    return runs


def _covered(view: TokensView, spans: Sequence[tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    for start, end in spans:
        index = view.index_at(start)
        while index < len(view.tokens) and view.starts[index] < end:
            found.add(index)
            index += 1
    return found


def _adjoins(view: TokensView, part: Part, offset: int) -> bool:
    return view.text[part.end : offset] in (" ", "") and not part.tail


def _may_be_surname(view: TokensView, parts: Sequence[Part], index: int) -> bool:
    """A club's short name is a surname only behind exactly one first name: `Kim Brøndby`."""
    if len(parts) != 1 or view.opens_sentence(parts[0].index):
        return False
    word = view.tokens[index].text
    return "-" not in word and parts[0].text not in CLUB_AFFIXES


def _is_name_word(view: TokensView, index: int) -> bool:
    token = view.tokens[index]
    text = token.text
    if not text[0].isupper() or not any(char.isalpha() for char in text):
        return False
    if text in CLUB_AFFIXES or re.fullmatch(r"(?:[A-ZÆØÅ]\.)+", text):
        return True
    if text.lower() in _NO_NAMES and (view.opens_sentence(index) or not text.isupper()):
        return text.lower() in {"af", "bo", "per", "tak"} and token.ent_type_ == "PER"
    if view.opens_sentence(index):
        if text.endswith("ske") and _next_is_capital(view, index):
            return False
        # The first word of a sentence is a name only if tagged so, or if another name follows and
        # it is no definite noun (`Danskeren Kim Holm`).
        return (
            token.pos_ in ("PROPN", "X", "")
            or token.ent_type_ == "PER"
            or (
                _next_is_capital(view, index)
                and not (token.pos_ == "NOUN" and re.search(r"(?:en|et|erne)$", text))
                and token.pos_ not in ("ADP", "PRON", "SCONJ", "CCONJ", "DET")
            )
        )
    return len(text) > 1 and not (text.isupper() and len(text) > 3)


def _next_is_capital(view: TokensView, index: int) -> bool:
    return index + 1 < len(view.tokens) and view.tokens[index + 1].text[0].isupper()


def _closes_by_genitive(view: TokensView, index: int, word: str) -> bool:
    """An apostrophe closes a name, and so does -s before another capital: `Holms Brøndby`."""
    return word.endswith(("'", "’", "'s", "’s"))


def propose_names(view: TokensView, evidence: NameEvidence) -> list[Proposal]:
    """Propose people and unknown clubs from the runs of capitalised words."""
    runs = find_runs(view, evidence)
    role_ends = {hit.end: hit for hit in evidence.roles}
    known = _words_seen_bare(runs)
    kept: list[tuple[Run, Label]] = []
    for run in runs:
        trimmed = _trim_genitive(view, run, known, evidence)
        label = _judge(view, trimmed, evidence, role_ends)
        if label is not None:
            kept.append((trimmed, label))
    people = [run for run, label in kept if label is Label.PERSON and len(run.parts) > 1]
    surnames = {run.words[-1] for run in people}
    first_names = {run.words[0] for run in people}
    proposals = [_proposal(run, label, surnames, first_names, evidence) for run, label in kept]
    proposals += _later_mentions(view, kept, surnames, first_names, evidence)
    return proposals


def _words_seen_bare(runs: Sequence[Run]) -> frozenset[str]:
    return frozenset(run.words[-1] for run in runs)


def _trim_genitive(
    view: TokensView, run: Run, known: Collection[str], evidence: NameEvidence
) -> Run:
    """Cut a genitive off the last word, where the article or the next word speaks for one."""
    last = run.parts[-1]
    if last.tail:
        return run
    for stem in without_genitive(last.text):
        certain = last.text[len(stem)] in "'’`´" or stem in known
        if not certain:
            following = view.after(last.end)
            heads = (
                following is not None
                and following.text[0].islower()
                and (
                    following.pos_ in ("NOUN", "ADJ", "NUM")
                    or any(hit.start == following.idx for hit in evidence.roles)
                )
            )
            a_name_in_s = last.text.lower() in evidence.first_names and len(run.parts) == 1
            certain = heads and not a_name_in_s
        if certain:
            parts = (
                *run.parts[:-1],
                Part(last.start, last.start + len(stem), stem, last.index, ""),
            )
            return Run(parts)
    return run


def _judge(
    view: TokensView, run: Run, evidence: NameEvidence, role_ends: dict[int, RoleHit]
) -> Label | None:
    words = run.words
    if any(word in CLUB_AFFIXES for word in words):
        return Label.CLUB if len(words) > 1 else None
    if any(word in _ORGANISATION_WORDS for word in words):
        return None
    points = _person_points(view, run, evidence, role_ends)
    club = _club_points(view, run, evidence)
    if max(points, club) < 1:
        return None
    return Label.PERSON if points >= club else Label.CLUB


def _base_vote(view: TokensView, run: Run) -> str:
    votes = [view.tokens[part.index].ent_type_ for part in run.parts]
    return max(sorted(set(votes)), key=votes.count)


def _person_points(
    view: TokensView, run: Run, evidence: NameEvidence, role_ends: dict[int, RoleHit]
) -> float:
    points = 1.5 if len(run.parts) > 1 else -0.5
    if " ".join(run.words).lower() in evidence.full_names:
        return 9.0
    vote = _base_vote(view, run)
    points += {"PER": 2.0, "LOC": -0.5, "ORG": -0.5, "MISC": -0.5}.get(vote, 0.0)
    if run.words[0].lower() in evidence.first_names and len(run.parts) > 1:
        points += 2.0
    before, after = view.before(run.start), view.after(run.end)
    if before is not None:
        behind_role = role_ends.get(before.idx + len(before.text))
        if behind_role is not None and not behind_role.plural:
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


def _proposal(
    run: Run,
    label: Label,
    surnames: Collection[str],
    first: Collection[str],
    evidence: NameEvidence,
) -> Proposal:
    full = " ".join(run.words).lower() in evidence.full_names
    voter = Voter.PERSON_ON_FILE if full else Voter.CAPITALS
    if label is Label.CLUB:
        has_affix = any(word in CLUB_AFFIXES for word in run.words)
        form = Form.NAME if has_affix else Form.SHORT
        return Proposal(run.start, run.end, label, Voter.CAPITALS, form)
    return Proposal(run.start, run.end, label, voter, _person_form(run, surnames, first, evidence))


def _person_form(
    run: Run, surnames: Collection[str], first: Collection[str], evidence: NameEvidence
) -> Form:
    if len(run.parts) > 1:
        is_surname = " ".join(run.words) in surnames or run.words[0] in PARTICLES
        return Form.SURNAME if is_surname else Form.NAME
    word = run.words[0]
    if word not in surnames and (word in first or word.lower() in evidence.first_names):
        return Form.SHORT
    return Form.SURNAME


def _later_mentions(
    view: TokensView,
    kept: Sequence[tuple[Run, Label]],
    surnames: Collection[str],
    first: Collection[str],
    evidence: NameEvidence,
) -> Iterator[Proposal]:
    """Propose single words that are the surname or first name of somebody named in full."""
    held = {part.start for run, _ in kept for part in run.parts}
    covered = _covered(view, [*evidence.taken, *evidence.soft])
    for index, token in enumerate(view.tokens):
        if token.idx in held or index in covered or not token.text[0].isupper():
            continue
        bare, _ = _split_token(token.text)
        for word in (bare, *without_genitive(bare)):
            if word in surnames or word in first:
                yield Proposal(
                    token.idx,
                    token.idx + len(word),
                    Label.PERSON,
                    Voter.ARTICLE,
                    Form.SURNAME if word in surnames else Form.SHORT,
                )
                break
