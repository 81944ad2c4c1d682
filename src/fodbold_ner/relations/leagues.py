"""`league_membership`: which club plays in which league, where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fodbold_ner.ontology import Certainty, Label, Polarity, RelationType
from fodbold_ner.relations.claims import Claim
from fodbold_ner.relations.cues import Stance, stance_at
from fodbold_ner.relations.enumerations import is_opponent
from fodbold_ner.relations.scene import Ref, Scene
from fodbold_ner.relations.story import Story

__all__ = ["extract_memberships"]

_ORDINALS = ("et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_PLACES = (
    "første",
    "anden",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
    "ellevte",
    "tolvte",
)
_CLUB_OF_LEAGUE = re.compile(
    r"(?:s?[- ]?)(?:klubben|holdet|mandskabet|oprykkeren|oprykkerne|mestrene|tophold\w*|"
    r"bundhold\w*|toppen|klub)?"
    r"(?:,)?\s+(?:fra\s+)?"
)
_ITS_CLUB = re.compile(
    r"s?-?(?:klubben|holdet|mandskabet|oprykkeren)(?:s|')?(?!\w)(?!\s+(?:\d\. )?[A-ZÆØÅÖÞ])"
)
"""A definite noun alone: the club of that league which the text speaks of."""
_FROM_IT = re.compile(r"\b[Kk]lubben fra (?:den )?(?:[a-zæøå]+ske )?$")
_PLAYS_IN = re.compile(
    r"\b(?:spiller (?:[\w-]+ )?i|begå sig i|begår sig i|rykket (?:\w+ )?op i|spillet sig op i|"
    r"spillede sig op i|"
    r"ligger (?:\w+ ){0,2}i(?: den (?:øverste|nederste|bedste) (?:halvdel|ende) af)?|kæmper i|"
    r"deltager i|hører hjemme i|spillet i|holder til i|har hjemme i|oprykning(?:en)? til|"
    r"rykke[rt]? op i|"
    r"rykkede op i|er rykket op i|rykke[rt]? ned i|rykkede ned i|er rykket ned i|tilbage i|"
    r"nr\. [\w]+ i|nummer \w+ i|\w+pladsen i|topper|fører|førte|toppede|bund(?:en)? (?:af|i)|"
    r"top(?:pen)? (?:af|i)|sidst i|(?:ligger|er) (?:sidst|først|næstsidst|nederst|øverst) i|"
    r"debutsæson i)\s+$",
    re.IGNORECASE,
)
_LIVES_IN = re.compile(
    r", der (?:(?:nu|stadig|fortsat|i år|igen) )?(?:er|ligger|holder|kæmper|bor|roder|hører|"
    r"begår|lever|har)\b"
    r"(?![^,]*\b(?:vandt|tabt|slået|mødt|møder|kamp|scoret|hentet|solgt|ude)\b)[^,]{0,45}\bi\s+"
    r"(?:den\s+)?(?:[a-zæøå]+ske\s+)?"
)
_DEN = re.compile(r"\bden (?:[a-zæøå]+ )?$")
_POSITION = re.compile(
    r"\b(?:nr\.|nummer)\s+(?P<number>\w+)|\b(?P<place>" + "|".join(_PLACES) + r")pladsen|"
    r"\b(?P<nth>\d{1,2})[.'’]?-?(?:er|pladsen)\b",
    re.IGNORECASE,
)


Said = tuple[Ref, tuple[int, int], bool]
"""A club, the span of the words that say it, and whether a clause says it, not a noun phrase."""
_BY_THE_WAY = Stance(Certainty.ASSERTED, Polarity.AFFIRMED, None, ())


def extract_memberships(story: Story) -> Iterator[Claim]:
    """Yield memberships that are said or plainly implied; a match played implies none.

    Example:
        >>> import spacy
        >>> from fodbold_ner.extensions import data_of
        >>> from fodbold_ner.relations.story import read_story
        >>> nlp = spacy.blank("da")
        >>> component = nlp.add_pipe("fodbold")
        >>> doc = nlp("AGF er nummer to i Superligaen.")
        >>> claims = extract_memberships(read_story(doc.text, data_of(doc)))
        >>> [(claim.arguments, claim.attributes["position"]) for claim in claims]
        [({'club': 0, 'league': 1}, 2)]
    """
    for scene, _ in story.scenes:
        for league in scene.leagues:
            found = _member(scene, league) or _spoken_of(story, scene, league)
            if found is None or found[0].entity in story.anonymous:
                continue
            club, span, in_clause = found
            # `Superligaklubben OB` and `OB fra Superligaen` stand outside any frame.
            stance = _BY_THE_WAY
            if in_clause:
                stance = stance_at(scene, *span, negatable=False)
            yield Claim(
                RelationType.LEAGUE_MEMBERSHIP,
                {"club": club.entity, "league": league.entity},
                stance,
                scene,
                [span],
                {"season": _season(scene), "position": _position(scene, span)},
                score=0.8,
            )


def _member(scene: Scene, league: Ref) -> Said | None:
    text = scene.text
    for club in scene.after(scene.clubs, league.end):
        if _is_noun_of(scene, league, club):
            continue
        gap = text[league.end : club.start]
        if len(gap) > 1 and _CLUB_OF_LEAGUE.fullmatch(gap) and gap.strip(" ,") not in ("", "fra"):
            return club, (league.start, club.start - 1), False
        break
    for club in scene.after(scene.clubs, league.end):
        # `nummer 12 i Superligaen, Lyngby, …`
        lead = _PLAYS_IN.search(text, max(scene.start, league.start - 40), league.start)
        if text[league.end : club.start] == ", " and lead is not None:
            return club, (lead.start(), lead.end() - 1), True
        break
    for club in scene.before(scene.clubs, league.start):
        gap = text[club.end : league.start]
        if re.fullmatch(
            r"\s+fra\s+(?:den\s+)?(?:[a-zæøå]+ske\s+)?|\s+i\s+den\s+[a-zæøå]+ske\s+", gap
        ):
            return club, (club.end + 1, league.start - 1), False
        den = _DEN.search(text, scene.start, league.start)
        end = den.start() if den is not None else league.start
        plays = _PLAYS_IN.search(text, max(scene.start, league.start - 60), end)
        if not plays and _LIVES_IN.fullmatch(gap):
            return club, (club.end + 2, league.start - 1), False
        if plays and scene.clauses_between(club.start, league.start) <= 1:
            return club, (plays.start(), plays.end() - 1), True
        break
    return None


def _is_noun_of(scene: Scene, league: Ref, club: Ref) -> bool:
    """Whether a reference is the second half of `Superligaklubben`, which points at the club."""
    word = scene.text[club.start : club.end].lower()
    return club.start - league.end <= 2 and word.startswith(("klubben", "mandskabet"))


def _spoken_of(story: Story, scene: Scene, league: Ref) -> Said | None:
    """Return the club of `I Superligaklubben`, where no name stands beside it."""
    noun = _ITS_CLUB.match(scene.text, league.end, scene.end)
    ahead = _FROM_IT.search(scene.text, scene.start, league.start)
    if noun is None and ahead is None:
        return None
    pointed = next((ref for ref in scene.clubs if _is_noun_of(scene, league, ref)), None)
    if pointed is not None and noun is not None and pointed.entity not in story.anonymous:
        return pointed, (league.start, noun.end()), False
    named = {ref.entity for ref in scene.clubs if not is_opponent(scene, ref)}
    others = named - {story.memory.focus}
    club = story.memory.focus
    if club is None or (ahead is not None and scene.local_club is not None):
        club = scene.local_club
    if club is None or (noun is not None and others and scene.local_club in others):
        return None
    end = noun.end() if noun is not None else league.start - 1
    start = league.start if noun is not None or ahead is None else ahead.start()
    return Ref(league.start, league.end, club, Label.CLUB), (start, end), False


def _position(scene: Scene, span: tuple[int, int]) -> int | None:
    """Return the place in the table that the membership's own clause tells."""
    start, end = scene.clause(span[0])
    match = _POSITION.search(scene.text, start, max(end, span[1]))
    if match is None:
        return None
    if match.group("place"):
        return _PLACES.index(match.group("place").lower()) + 1
    written = (match.group("number") or match.group("nth")).lower()
    if written.isdigit():
        return int(written)
    return _ORDINALS.index(written) + 1 if written in _ORDINALS else None


def _season(scene: Scene) -> str | None:
    match = re.search(r"\b(20\d\d)[/-](?:20)?(\d\d)\b", scene.sentence)
    return f"{match.group(1)}/{match.group(2)}" if match else None
