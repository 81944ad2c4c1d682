"""Names that no registry knows: people and clubs among the runs of capitalised words.

What kind of name a run is, is decided by points for what stands in it and beside it; general NER
is one vote among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from fodbold_ner.mentions.context import REGIONS, fits_a_club
from fodbold_ner.mentions.descriptors import NATIONALITIES
from fodbold_ner.mentions.proposal import Proposal, Voter
from fodbold_ner.mentions.roles import RoleHit
from fodbold_ner.mentions.runs import (
    CLUB_AFFIXES,
    PARTICLES,
    Part,
    Run,
    covered_by,
    find_runs,
    split_token,
)
from fodbold_ner.mentions.shouting import propose_shouted, shouted_sentences
from fodbold_ner.mentions.tokens_view import TokensView
from fodbold_ner.ontology import Form, Label
from fodbold_ner.text.speech import REPORTING_VERBS
from fodbold_ner.tokens.genitives import without_genitive

__all__ = ["NameEvidence", "propose_names"]

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
_TITLES = frozenset({"Sir", "Lord", "Hr", "Hr.", "Fru", "Dr", "Dr.", "Professor"})
_NO_SURNAME = re.compile(r"(?:[^s]en|^.{1,2}sen|et|erne|ene|inger|heder|elser|frit|fuldt|gjort)$")
_IN_ROW = re.compile(r"(?:,| og| [-–—])\s+")
_AFTER_ROLE = frozenset({"i", "for", "hos", "fra"})


@dataclass(frozen=True)
class NameEvidence:
    """What is known before the runs are judged.

    Args:
        taken: Half-open spans that other voters hold for certain; no run crosses them.
        soft: Spans of names that may also be a surname (`Kim Brøndby`).
        clubs: Spans of clubs on file that the text names.
        rejected: Spans of names on file that the context speaks against: towns, countries.
        roles: The role words of the text.
        first_names: First names on file, folded to lower case.
        full_names: Full names of people on file, in lower case.
        last_names: Last names on file, in lower case.

    Example:
        >>> names = {"first_names": {"ole"}, "full_names": {"ole brix"}, "last_names": {"brix"}}
        >>> evidence = NameEvidence([(0, 3)], soft=(), clubs=(), rejected=(), roles=(), **names)
        >>> evidence.taken
        [(0, 3)]
    """

    taken: Sequence[tuple[int, int]]
    soft: Sequence[tuple[int, int]]
    clubs: Sequence[tuple[int, int]]
    rejected: Collection[tuple[int, int]]
    roles: Sequence[RoleHit]
    first_names: Container[str]
    full_names: Container[str]
    last_names: Container[str]


def propose_names(view: TokensView, evidence: NameEvidence) -> list[Proposal]:
    """Propose people and unknown clubs, media and agencies from the runs of capitalised words.

    Args:
        view: The tokens and sentences of the text.
        evidence: What is known before.

    Returns:
        Proposals in offsets of the text, in no order.

    Example:
        >>> import spacy
        >>> view = TokensView(spacy.blank("da")("I går sagde Mads Tornhøj op."), [(0, 28)])
        >>> evidence = NameEvidence((), (), (), (), (), (), (), ())
        >>> [(p.label.value, p.start, p.end) for p in propose_names(view, evidence)]
        [('PERSON', 12, 24)]
    """
    shouted = shouted_sentences(view)
    runs = find_runs(view, taken=[*evidence.taken, *shouted], soft=evidence.soft)
    role_ends = {hit.end: hit for hit in evidence.roles}
    known = _words_seen_bare(runs)
    inside = _words_seen_inside(view, runs)
    kept: list[tuple[Run, Label]] = []
    unsure: list[Run] = []
    # Full names first: a single word that is part of one is no club behind `agent for`.
    full_names: set[str] = set()
    for run in sorted(runs, key=lambda run: len(run.parts) == 1):
        if len(run.parts) == 1 and run.words[0] in full_names:
            continue
        trimmed = _trim_genitive(view, _trim_lead(run, evidence), known, evidence)
        label = _judge(view, trimmed, evidence, role_ends, inside)
        if label is not None:
            kept.append((trimmed, label))
        elif len(trimmed.parts) == 1 and (trimmed.start, trimmed.end) not in evidence.rejected:
            unsure.append(trimmed)
        if label is Label.PERSON and len(trimmed.parts) > 1:
            full_names.update(trimmed.words)
    kept += [(run, Label.PERSON) for run in _listed_among_people(view, kept, unsure)]
    people = [run for run, label in kept if label is Label.PERSON and len(run.parts) > 1]
    loud = list(
        propose_shouted(
            view,
            shouted,
            taken=evidence.taken,
            seen={word for run in runs for word in run.words},
            first_names=evidence.first_names,
            last_names=evidence.last_names,
        )
    )
    surnames = {run.words[-1] for run in people}
    surnames |= {view.text[p.start : p.end].split()[-1].title() for p in loud}
    first_names = {run.words[0] for run in people}
    proposals = [_proposal(run, label, surnames, first_names, evidence) for run, label in kept]
    proposals += _later_mentions(view, kept, surnames, first_names, evidence)
    proposals += _later_clubs(view, evidence)
    proposals += loud
    return proposals


def _listed_among_people(
    view: TokensView, kept: Sequence[tuple[Run, Label]], unsure: Sequence[Run]
) -> list[Run]:
    """Return single words in a list of names, three at least, a third of which are people's.

    `Bavngaard – Dyrkilde, Elmtoft, Fjelstrup – Ivarslund`: a line-up, a row of substitutes.
    """
    people = {run.start for run, label in kept if label is Label.PERSON}
    found: list[Run] = []
    row: list[Run] = []
    ordered = sorted([*(run for run, _ in kept), *unsure], key=lambda run: run.start)
    for run in [*ordered, None]:
        if run is not None and row and _IN_ROW.fullmatch(view.text, row[-1].end, run.start):
            row.append(run)
            continue
        sure = sum(other.start in people for other in row)
        if len(row) > 2 and 3 * sure >= len(row):
            found += [other for other in row if other in unsure]
        row = [] if run is None else [run]
    return found


def _acronym(words: Sequence[str]) -> str:
    """Return what a club's full name may be called for short: `FCR` for FC Roskilde.

    >>> _acronym(["FC", "Roskilde"]), _acronym(["Hobro", "IK"])
    ('FCR', 'HIK')
    """
    return "".join(word if word.isupper() else word[0] for word in words)


def _later_clubs(view: TokensView, evidence: NameEvidence) -> Iterator[Proposal]:
    """Propose single words that are part of the name of a club named in full: `Sparta`."""
    parts = {
        word
        for start, end in evidence.clubs
        for words in [view.text[start:end].split()]
        if len(words) > 1
        for word in words
        if (len(word) > 3 or (len(word) > 2 and word.isupper()))
        and word[0].isupper()
        and word not in CLUB_AFFIXES
    }
    acronyms = {
        acronym
        for start, end in evidence.clubs
        for words in [view.text[start:end].split()]
        if len(words) > 1 and words[0][0].isupper() and len(acronym := _acronym(words)) > 2
    }
    taken = {start for start, _ in (*evidence.taken, *evidence.soft)}
    for token in view.tokens:
        if token.idx in taken:
            continue
        bare, _ = split_token(token.text)
        for word in (bare, *without_genitive(bare)):
            if word in parts or word in acronyms:
                end = token.idx + len(word)
                form = Form.SHORT if word in parts else Form.ABBREVIATION
                yield Proposal(token.idx, end, Label.CLUB, Voter.ARTICLE, form)
                break


def _words_seen_inside(view: TokensView, runs: Sequence[Run]) -> frozenset[str]:
    """Return the words that have a capital although they do not open a sentence."""
    parts = (part for run in runs for part in run.parts)
    return frozenset(part.text for part in parts if not view.opens_sentence(part.index))


def _is_known(word: str, others: Collection[str]) -> bool:
    """Whether a word is among others, or a slip away from one of five letters or more."""
    return word in others or any(
        len(other) > 4
        and other[0] == word[0]
        and DamerauLevenshtein.distance(word, other, score_cutoff=1) <= 1
        for other in others
    )


def _words_seen_bare(runs: Sequence[Run]) -> frozenset[str]:
    return frozenset(run.words[-1] for run in runs)


def _trim_lead(run: Run, evidence: NameEvidence) -> Run:
    """Cut titles off the front, and what stands before a full name on file: `Brødrene Oscar …`."""
    if len(run.parts) > 2 and run.words[0] in _TITLES:
        run = Run(run.parts[1:])
    for cut in range(1, len(run.parts) - 1):
        if " ".join(run.words[cut:]).lower() in evidence.full_names:
            return Run(run.parts[cut:])
    return run


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
    view: TokensView,
    run: Run,
    evidence: NameEvidence,
    role_ends: dict[int, RoleHit],
    inside: Collection[str],
) -> Label | None:
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
    points = _person_points(view, run, evidence, role_ends)
    opens = len(words) == 1 and view.opens_sentence(run.parts[0].index)
    on_file = words[0].lower() in evidence.last_names
    tagged = view.tokens[run.parts[0].index].pos_ == "PROPN" and not _NO_SURNAME.search(words[0])
    if opens and not on_file and not tagged and not _is_known(words[0], inside):
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


def _proposal(
    run: Run,
    label: Label,
    surnames: Collection[str],
    first: Collection[str],
    evidence: NameEvidence,
) -> Proposal:
    full = " ".join(run.words).lower() in evidence.full_names
    voter = Voter.PERSON_ON_FILE if full else Voter.CAPITALS
    if label in (Label.MEDIA, Label.AGENCY):
        return Proposal(run.start, run.end, label, Voter.CAPITALS, Form.NAME)
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
    covered = covered_by(view, [*evidence.taken, *evidence.soft])
    for index, token in enumerate(view.tokens):
        if token.idx in held or index in covered or not token.text[0].isupper():
            continue
        bare, _ = split_token(token.text)
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
