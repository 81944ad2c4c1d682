"""The words that say a relation, as tables of patterns.

In a row's words, alternatives stand apart by ``/``; ``_`` stands for up to three words in between
(`siger _ op`), and the rest is a regular expression. A pattern matches whole words, in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fodbold_ner.ontology import ContractEvent, Direction, Manner, TransferKind
from fodbold_ner.relations.scene import Scene

__all__ = [
    "APPOINTMENT",
    "BECOMES",
    "BIDS",
    "BUYS",
    "CONSIDERS",
    "CONTRACT",
    "COURTS",
    "DEPARTURE",
    "FOLLOWED_BY",
    "FOLLOWS",
    "INTEREST",
    "LOANS",
    "MOVES",
    "NAMED",
    "SIGNS_ON",
    "SUCCESSION",
    "TRANSFER",
    "VACANCY",
    "WANTS",
    "Row",
    "Trigger",
    "find",
    "is_supposed",
]


@dataclass(frozen=True)
class Row:
    """Words that say something.

    Args:
        words: Alternatives, apart by ``/``.
        tells: What they tell: a manner, a direction, a kind.
        side: Where the person stands, seen from them; None where either.
        negatable: Whether `ikke` beside them denies the claim.
        strict: Whether a person on the other side cannot be meant.
        denies: Whether the words themselves deny it (`bliver i klubben`, no departure).

    Example:
        >>> row = Row("fyret / sender _ på porten", Manner.DISMISSED)
        >>> row.pattern.search("AGF sender Ole Brix på porten").group()
        'sender Ole Brix på porten'
    """

    words: str
    tells: Any = None
    side: str | None = None
    negatable: bool = True
    strict: bool = False
    denies: bool = False

    @cached_property
    def alternatives(self) -> tuple[str, ...]:
        """The words apart, the longest first.

        Example:
            >>> Row("fyret / sender _ på porten").alternatives
            ('sender _ på porten', 'fyret')
        """
        apart = (" ".join(words.split()) for words in self.words.split("/"))
        return tuple(sorted(filter(None, apart), key=lambda words: (-len(words), words)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the words in a text; whole words, in any case.

        Example:
            >>> Row("fyret").pattern.search("Fyret"), Row("fyret").pattern.search("affyret")
            (<re.Match object; span=(0, 5), match='Fyret'>, None)
        """
        gapped = (words.replace(" _ ", r" (?:[\w’'-]+ ){0,3}") for words in self.alternatives)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(gapped)})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Trigger:
    """A row's words found in a sentence.

    Args:
        start: Offset of the first character.
        end: Offset behind the last.
        row: The row.
        spans: Spans of the words themselves, without what stands in between.

    Example:
        >>> row = Row("siger _ op")
        >>> Trigger(0, 14, row, ((0, 5), (12, 14))).spans
        ((0, 5), (12, 14))
    """

    start: int
    end: int
    row: Row
    spans: tuple[tuple[int, int], ...]


DISMISSED = Row(
    r"""
    fyret / fyrer / fyrede / fyres / fyre / fritstille / afskedige / fyring / fyringen /
    fritstillet / fritstiller / fritstillede / fritstilles / fritstillingen / afskediget /
    afskediger / afskedigelse / afskedigelsen af / sparket / sendt på porten /
    sender _ på porten / vist døren / vist porten / smidt på porten / smidt ud / sat på porten /
    mistede jobbet / mistet jobbet / måtte gå / må gå / fjernet fra posten / opsagt af klubben /
    trækker stikket / fået en fyreseddel / fået fyresedlen / fyreseddel til / sin fyreseddel
    """,
    Manner.DISMISSED,
)
RESIGNED = Row(
    r"""
    sige op / siger _ op / sagt _ op / sagde _ op / siger op / sagt op / sagde op /
    siger sin stilling op / sagt sin stilling op / har opsagt / opsagde / trækker sig /
    trukket sig / trak sig / på eget initiativ / efter eget ønske / smider håndklædet /
    smed håndklædet
    """,
    Manner.RESIGNED,
    side="before",
)
STAYS = Row(
    r"""
    bliver i / bliver hos / bliver her / bliver i klubben / går ingen steder /
    skal ingen steder / ingen planer om at forlade / ikke til salg / fortsætter i klubben /
    bliver hængende
    """,
    Manner.UNKNOWN,
    side="before",
    negatable=False,
    denies=True,
)
PARTED = Row(
    r"""
    går hver til sit / gik hver til sit / gået hver til sit / ophæver samarbejdet /
    ophævet samarbejdet / ophævede samarbejdet / samarbejdet _ ophørt / samarbejdet _ ophører /
    stopper samarbejdet / stoppet samarbejdet / skilles / enige om at stoppe /
    afslutter samarbejdet / afsluttet samarbejdet / enige om at ophæve / er ophævet /
    blev ophævet / bliver ophævet / ophæver _ med / ophæver kontrakten / ophævet kontrakten /
    ophævede kontrakten / får ophævet sin kontrakt / fået ophævet sin kontrakt /
    løst fra kontrakten / løst fra sin kontrakt / løses fra
    """,
    Manner.MUTUAL,
)
RETIRED = Row(
    r"""
    indstiller karrieren / indstillet karrieren / stopper karrieren / stoppet karrieren /
    lægger støvlerne / lagt støvlerne / karrierestop / går på pension / gået på pension
    """,
    Manner.RETIRED,
    side="before",
)
NO_LONGER = Row(
    r"""
    ikke længere / er ikke længere / genopstiller ikke / ikke genopstille\w*
    """,
    Manner.UNKNOWN,
    side="before",
    negatable=False,
)
NOT_RENEWED = Row(
    r"""
    bliver ikke forlænget / ikke forlænget / forlænges ikke / lader _ kontrakten løbe ud /
    lader _ kontrakt løbe ud / får ikke forlænget / ikke får forlænget /
    forlader klubben ved kontraktudløb / ikke fornyet
    """,
    Manner.CONTRACT_EXPIRED,
    negatable=False,
)
LEFT = Row(
    r"""
    stopper som / stopper i / stopper _ efter / stoppede / stopper / fratræder / fratrådte /
    fratrådt / takker af / takkede af / takket af / forlader / forlod / forladt / er fortid /
    blev fortid / var fortid / er _ fortid i / færdig i / færdig som / er færdig / går fra /
    gik fra / slut i / slut som / er slut / siger farvel / sagde farvel / sagt farvel /
    tager afsked / vender klubben ryggen / smuttede / forsvandt fra / må forlade / måtte forlade
    """,
    Manner.UNKNOWN,
    side="before",
)
DEPARTURE = (DISMISSED, RESIGNED, STAYS, PARTED, RETIRED, NO_LONGER, NOT_RENEWED, LEFT)

HIRES = Row(
    r"""
    ansat / ansætte / indsat på posten / indsat / ansætter / ansatte / ansættes / ansættelse /
    ansættelsen af / præsenteret / præsenterer / præsenterede / præsenteres / udnævnt /
    udnævner / udnævnte / udnævnes / udpeget / udpeger / udpegede / forfremmet / forfremmer /
    forfremmes / forfremmede / valgt som / valgt til / valgt ind / konstitueret / konstituerer /
    konstitueres / hyret / hyrer / hyrede / sat i spidsen / indsat som / fået jobbet /
    får jobbet / får posten / fået posten
    """,
)
SIGNS_ON = Row(
    r"""
    nærmer sig en aftale med / tæt på en aftale med / landet en aftale med / enig med /
    enige med / hentet som / henter / hentet / hentede / hentes / skriver under /
    skriver _ under / skrevet under / underskriver
    """,
)
TAKES_THE_JOB = Row(
    r"""
    overtager holdet / overtager posten / overtager jobbet / overtager ansvaret /
    overtager roret
    """,
    side="before",
)
BECOMES = Row(
    r"""
    tiltræder / tiltrådte / tiltrådt / overtager / overtog / overtaget / rykker op /
    rykkede op / rykket op / vender tilbage som / vendte tilbage som / skal stå i spidsen /
    træder til som / træder til / blive ny / blive / bliver ny / blev ny / er ny / som ny /
    bliver _ nye / er klubbens nye / starter som / begynder som / på vej til / på vej mod /
    tæt på / skifter / skiftet / bliver
    """,
    side="before",
)
APPOINTMENT = (HIRES, SIGNS_ON, TAKES_THE_JOB, BECOMES)

SEEKS = Row(
    r"""
    søger / leder efter / leder _ efter / jagter / på jagt efter / på udkig efter / mangler /
    mangler fortsat / skal finde / skal have fundet / skal ud og finde / skal ansætte /
    jagten på / jagt efter / søgning efter / søges / kigger efter / er gået i gang med at finde
    """,
)
STANDS_WITHOUT = Row(
    r"""
    slået op / opslået / står uden / uden / er uden / ledig / ledige / vakant / vakante /
    ubesat / tom / tomme
    """,
)
VACANCY = (SEEKS, STANDS_WITHOUT)

WANTS = Row(
    r"""
    vil lokke / lokke / vil _ købe / vil _ hente / vil _ have / ønsker _ at hente /
    ønsker _ at købe / vil gøre / vil have / vil gerne have / vil hente / vil gerne hente /
    vil købe / ønsker at hente / ønsker at købe / ønsker sig / følger / har fulgt / jagter /
    lokker / frister / headhunter / scouter / lurer på / har scoutet / kontakter / tilbyder
    """,
    Direction.CLUB_IN_PERSON,
    side="after",
    strict=True,
)
COURTS = Row(
    r"""
    interesseret / interesserede / interesseret i / interesserede i / interesserer sig for /
    interesse for / interesse i / interessen for / interesse fra / interesse hos /
    er ude efter / ude efter / ude med snøren efter / har kig på / kig på / holder øje med /
    holdt øje med / fulgt / på jagt efter / jagtet af / jagtes af / jagtet / eftertragtet af /
    ønsket af / ønskes af / spurgt på / spurgt / spurgt til / spørger på / forhørt sig /
    forhører sig / forhørte sig / henvendt sig / henvendelse / henvendelser / i kontakt med /
    kontaktet / kontaktede / taget kontakt / i dialog med / har _ talt med / har _ mødtes med /
    holdt møde med / forhandler med / forhandlinger med / bejler / bejler til / vist interesse /
    viser interesse / viste interesse / meldt sig / melder sig / i kikkerten / på radaren /
    på blokken / på ønskesedlen / ønskeseddel / tilbudt / tilbød / tilbud til / tilbud fra /
    forsøger at hente / forsøgte at hente / forsøgt at hente / prøver at hente /
    prøvede at hente / headhuntet / headhunte / vil forsøge at / scoutet
    """,
    Direction.CLUB_IN_PERSON,
)
BIDS = Row(
    r"""
    et bud / buddet / bud på / bud fra / bud om / \w+ bud på / budt / budt på / byder på / bød /
    bød på / budkrig / budrunde
    """,
    Direction.CLUB_IN_PERSON,
)
NAMED = Row(
    r"""
    nævnt / nævnes / kobles til / koblet til / kobles sammen med / kædes sammen med /
    kædet sammen med / sættes i forbindelse med / sat i forbindelse med
    """,
    Direction.CLUB_IN_PERSON,
    side="before",
)
CONSIDERS = Row(
    r"""
    favorit / favoritten / storfavorit / førstevalg\w* / førsteprioritet\w* / ønskeliste\w* /
    drømmenavn\w* / emne / emner / emnet / kandidat / kandidaten / kandidater / kandidaterne /
    i spil til / i spil som / i spil hos / bragt i spil / rygtet til / øverst på listen /
    højt på listen / på listen / drømmetræner / på bloktavlen / på shortlisten / navnene /
    kandidatfelt\w* / topkandidat
    """,
    Direction.CLUB_IN_PERSON,
)
LONGS = Row(
    r"""
    interesseret i at blive / interesseret i at overtage / interesseret i at komme til /
    vil gerne til / vil gerne spille / drømmer om / drøm om / åben for / lysten til / lyst til /
    ønsker at skifte til / ønsker at komme til / håber på et skifte / vil til / frier til /
    søger mod / interesseret i jobbet / interesseret i posten
    """,
    Direction.PERSON_IN_CLUB,
    side="before",
)
INTEREST = (WANTS, COURTS, BIDS, NAMED, CONSIDERS, LONGS)

FOLLOWS = Row(
    r"""
    afløser / afløste / afløse / har afløst / erstatter / erstattede / erstatte / efterfølger /
    efterfulgte / efterfølge / tager over efter / tog over efter / tage over efter /
    overtager efter / overtog efter / overtage efter / overtager _ efter / overtog _ efter /
    overtage _ efter / kommer i stedet for / kom i stedet for / som afløser for /
    som erstatning for / som erstatter for / som efterfølger for / som efterfølger til /
    som afløser til / som arvtager til / som arvtager for / arvtager til / afløser for /
    afløseren for / efterfølger til / efterfølger for / erstatning for / i stedet for / arver /
    overtager anførerbindet efter / overtager bindet efter / viderefører arbejdet efter /
    ny _ efter / står parat som afløser for
    """,
)
FOLLOWED_BY = Row(
    r"""
    afløses af / afløst af / erstattes af / erstattet af / efterfølges af / efterfulgt af
    """,
)
SUCCESSION = (FOLLOWS, FOLLOWED_BY)

LOANS = Row(
    r"""
    på leje / på lejebasis / lejeaftale / lejeaftalen / leje / lejer / lejet / lejede /
    udlejes / udlejet / udlejer / udlejede / lejeskifte / lejesvend / låner / lånes / lånt /
    lejes ud / lejet ud / lejemål / lejemålet / lejeophold
    """,
    TransferKind.LOAN,
)
GOES_FREE = Row(
    r"""
    transferfri / transferfrit / fri transfer / kontraktfri / uden transfersum / gratis skifte /
    på en fri
    """,
    TransferKind.FREE,
)
BUYS = Row(
    r"""
    køber / købt / købte / købes / sælger / solgt / solgte / sælges / salget af / salg af /
    køb af / handlen / handel / indkøb / frikøbt / frikøber / frikøbes / transfersum /
    sikrer sig for
    """,
    TransferKind.PERMANENT,
)
MOVES = Row(
    r"""
    kom til / kommer til / kommet til / skifter til / skifter / skiftet til / skiftede til /
    skifte til / skiftet fra / skiftet / skifte / kommer fra / kom fra / henter / hentet /
    hentede / hentes / sikret sig / sikrer sig / rejser til / rykker til / flytter til /
    tager turen til / turen går til / vender tilbage til / vendte tilbage til / tilbage til /
    skriver under med / skrive under med / skrevet under med / skriver under hos /
    skrevet under hos / forlader _ til fordel for / på vej til / ny klub / fortsætter i /
    fortsætter karrieren i / tæt på et skifte / præsenteret / præsenterer / offentliggjort /
    offentliggør / landet / lander / ankommer fra / hentet i / hentet hos / hentet fra
    """,
    TransferKind.UNKNOWN,
)
TRANSFER = (LOANS, GOES_FREE, BUYS, MOVES)

EXTENDS = Row(
    r"""
    forlænger / forlænget / forlængede / forlænge / forlænges / forlængelse / forlængelsen /
    fornyet / ny kontrakt / ny aftale / nye kontrakt / nye aftale / kontraktforlængelse /
    kontraktforlængelsen / forlænget aftalen
    """,
    ContractEvent.EXTENDED,
)
TEARS_UP = Row(
    r"""
    ophæve / ophævet / ophæver / ophævede / ophæves / ophævelse / revet _ kontrakten over /
    løst fra _ kontrakt / løst fra kontrakten
    """,
    ContractEvent.TERMINATED,
)
SIGNS = Row(
    r"""
    underskrift på / underskrift frem / skriver under / skrevet under / skriver under på /
    skrevet under på / underskrevet / underskriver / kontrakt frem til / aftale frem til /
    aftale til / aftale, der løber / aftale der løber / årig kontrakt / årig aftale /
    \w+-årig kontrakt / \w+-årig aftale / \w+årig kontrakt / \w+årig aftale / kontrakt på /
    aftale på / kontrakt gældende / kontrakt, der
    """,
    ContractEvent.SIGNED,
)
RUNS_OUT = Row(
    r"""
    lader (?:[\w-]+ ){1,6}(?:udløbe|løbe ud) / udløbe / udløber / udløb / kontraktudløb /
    kontrakt udløber / papir til / kontrakt til / løber ud / løber til / løbe ud /
    løber frem til / udløbsdato
    """,
    ContractEvent.EXPIRES,
)
CONTRACT = (EXTENDS, TEARS_UP, SIGNS, RUNS_OUT)


_FRONTED = re.compile(r"[\W]*(?:hvis|såfremt|om)\b", re.IGNORECASE)
"""A sentence that opens with a condition: nothing in it is claimed."""
_CONDITION = re.compile(
    r"[\s,]*(?:og |men )?(?:såfremt|medmindre|om (?:han|hun|de|det|man|der)|"
    r"hvis (?:en|et|den|det|der|han|hun|man|de|vi|jeg|klubben|[A-ZÆØÅ]\w+))\b"
)
"""A clause that only supposes something; `hvis kontrakt` is a relative clause instead."""
_DEMANDED = re.compile(
    r"\b(?:burde|bør|kræver|krævede|opfordrer|opfordrede|foreslår|foreslog|anbefaler|håber)\b",
    re.IGNORECASE,
)
"""What governs a thing that somebody demands or hopes for, and that nobody says has happened."""


def is_supposed(scene: Scene, offset: int) -> bool:
    """Return whether what stands at an offset is only supposed, asked or demanded.

    Args:
        scene: The sentence.
        offset: The offset.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> text = "Hvis AGF fyrer Ole Brix, er det dyrt."
        >>> is_supposed(Scene(text, 0, len(text), ZoneKind.BODY), 9)
        True
    """
    if _FRONTED.match(scene.text, scene.start):
        return True
    if _CONDITION.match(scene.text, scene.clause(offset)[0]):
        return True
    return _DEMANDED.search(scene.text, scene.governing(offset)[0], offset) is not None


def find(scene: Scene, rows: Sequence[Row]) -> Iterator[Trigger]:
    """Yield the triggers of a table in a sentence, row by row.

    A word that is a mention there is none: `stopper` the defender is not `stopper` the verb.

    Args:
        scene: The sentence.
        rows: The rows of the table.

    Example:
        >>> from fodbold_ner.ontology import ZoneKind
        >>> scene = Scene("Ole Brix siger jobbet op.", 0, 25, ZoneKind.BODY)
        >>> [(trigger.row.tells.value, trigger.spans) for trigger in find(scene, DEPARTURE)]
        [('resigned', ((9, 14), (22, 24)))]
    """
    for row in rows:
        for match in row.pattern.finditer(scene.text, scene.start, scene.end):
            if is_supposed(scene, match.start()):
                continue
            inside = [
                role
                for role in scene.roles
                if role.start <= match.start() and match.end() <= role.end
            ]
            if not inside:
                yield Trigger(*match.span(), row, _spans(match, row))


def _spans(match: re.Match[str], row: Row) -> tuple[tuple[int, int], ...]:
    """Return the spans of the row's own words in a match: `skriver` and `under`, not the name."""
    start, end = match.span()
    found = match.group().lower()
    for words in row.alternatives:
        first, gap, last = words.partition(" _ ")
        if gap and found.startswith(f"{first} ") and found.endswith(f" {last}"):
            if len(found) == len(first) + len(last) + 1:
                break
            return (start, start + len(first)), (end - len(last), end)
    return ((start, end),)
