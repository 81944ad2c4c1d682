"""The words that say who leaves a job, is given one, is sought for one, and follows in one.

How a row is written is told in `triggers`.
"""

from __future__ import annotations

from fodbold_ner.ontology import Manner
from fodbold_ner.relations.triggers import Row

__all__ = [
    "APPOINTMENT",
    "BECOMES",
    "DEPARTURE",
    "FOLLOWED_BY",
    "FOLLOWS",
    "HIRES",
    "INTENDS_TO_LEAVE",
    "SIGNS_ON",
    "STANDS_WITHOUT",
    "SUCCESSION",
    "TAKES_THE_JOB",
    "VACANCY",
]

DISMISSED = Row(
    r"""
    fyret / fyrer / fyrede / fyres / fyre / fyring / fyringen / fritstille[rs]? / fritstillet /
    fritstillede / fritstillingen / afskedige[rs]? / afskediget / afskedigede / afskedigelse /
    afskedigelsen af / sparket / mistede jobbet / mistet jobbet / mister jobbet / måtte gå /
    må gå / måttet gå / send(?:er|t|te) __ på porten / s(?:ætter|atte|at|ætte) __ på porten /
    smid(?:er|t|e) (?:på porten|ud) / smed __ på porten / smed __ ud /
    vis(?:er|t|te|e) __ døren / vis(?:er|t|te|e) __ porten / vist døren / vist porten /
    f(?:år|ik|ået) __ løbepas / sat på gaden / sat fra bestillingen / sendt ud i kulden /
    fjernet fra posten / fjernet som / opsagt af klubben / blevet sagt op / blev sagt op /
    f(?:år|ik|ået) (?:en |sin )?fyresed(?:del|len) / fyresed(?:del|len) til / sin fyreseddel /
    skil(?:ler|te|t) sig af med / trækker stikket / trak stikket / trukket stikket / vraget som /
    f(?:år|ik|ået) sparket / frataget (?:jobbet|posten|ansvaret)
    """,
    Manner.DISMISSED,
)
RESIGNED = Row(
    r"""
    s(?:ige|iger|agde|agt) _ op / s(?:ige|iger|agde|agt) op / har opsagt / opsagde /
    s(?:iger|agde|agt) [^.;:]{3,70} stilling op / s(?:iger|agde|agt) __ job op / trække sig /
    trækker sig / trukket sig / trak sig / på eget initiativ / efter eget ønske /
    smid(?:er|t) håndklædet / smed håndklædet / kast(?:er|ede|et) håndklædet /
    træd(?:er|t) tilbage / trådte tilbage / trådt tilbage / går af / gik af / gået af /
    aflever(?:er|ede|et) __ nøgler(?:ne)? / valgt selv at stoppe / selv valgt at stoppe
    """,
    Manner.RESIGNED,
    side="before",
)
STAYS = Row(
    r"""
    bliver i / bliver hos / bliver her / bliver i klubben / går ingen steder /
    skal ingen steder / ingen planer om at forlade / ikke til salg / fortsætter i klubben /
    bliver hængende / skal ikke (?:nogen|noget) steder? / rykker ingen steder /
    går ikke nogen steder
    """,
    Manner.UNKNOWN,
    side="before",
    negatable=False,
    denies=True,
)
PARTED = Row(
    r"""
    går hver til sit / gik hver til sit / gået hver til sit / gå hver til sit /
    ophæve[rt]? samarbejdet / ophævede samarbejdet / samarbejdet _ ophørt /
    samarbejdet _ ophører / samarbejdet _ ophørte / samarbejdet _ slut / stopper samarbejdet /
    stoppet samarbejdet / stoppede samarbejdet / skilles / enige om at stoppe /
    enige om at skilles / enige om at gå hver til sit / enige om at afslutte /
    afslutte[rt]? samarbejdet / afsluttede samarbejdet / enige om at ophæve / er ophævet /
    blev ophævet / bliver ophævet / ophæver _ med / ophæve[rt]? kontrakten /
    ophævede kontrakten / får ophævet sin kontrakt / fået ophævet sin kontrakt /
    fik ophævet sin kontrakt / løst fra kontrakten / løst fra sin kontrakt / løses fra /
    fælles beslutning / efter fælles aftale / i fælles forståelse / gået fra hinanden /
    gik fra hinanden /
    r(?:iver|ev|evet|ive) (?:kontrakten|aftalen|papirerne) (?:i stykker|over) /
    (?:kontrakten|aftalen|papirerne) (?:er )?revet (?:i stykker|over)
    """,
    Manner.MUTUAL,
)
RETIRED = Row(
    r"""
    indstille[rt]? __ karriere(?:n)? / indstillede __ karriere(?:n)? /
    stoppe[rt]? (?:sin )?(?:aktive )?karriere(?:n)? /
    stoppede (?:sin )?(?:aktive )?karriere(?:n)? /
    afslutte[rt]? (?:sin )?(?:aktive )?karriere(?:n)? /
    slutter (?:sin )?(?:aktive )?karriere(?:n)? /
    s(?:ætter|atte|at) punktum for (?:sin )?(?:aktive |lange )?karriere(?:n)? /
    l(?:ægger|agde|agt) (?:fodbold)?støvlerne / l(?:ægger|agde|agt) (?:målmands)?handskerne /
    hæng(?:er|te|t) (?:støvlerne|handskerne) / karrierestop / karrierestoppet / går på pension /
    gik på pension / gået på pension / går på efterløn / gik på efterløn / pensionere[rt] sig
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
    (?:bliver|blev|blevet) ikke forlænget / ikke forlænget / forlænges ikke / ikke forlænges /
    (?:lader|lod|ladet) _ kontrakten? løbe ud / (?:lader|lod|ladet) _ aftalen? løbe ud /
    får ikke forlænget / ikke får forlænget / ikke fornyet / forlader klubben ved kontraktudløb /
    ikke tilbudt / tilbydes ikke / ikke tilbydes / får ikke ny kontrakt /
    får ikke en ny kontrakt / får ikke (?:en )?ny aftale /
    udtjen(?:er|te|t) __ (?:leje)?kontrakt / udtjen(?:er|te|t) __ (?:leje)?aftale
    """,
    Manner.CONTRACT_EXPIRED,
    negatable=False,
)
LEFT = Row(
    r"""
    stopper som / stopper i / stopper _ efter / stoppede / stopper / stoppet / fratræder /
    fratrådte / fratrådt / takker af / takkede af / takket af / forlader / forlod / forladt /
    sagt tak for denne gang / siger tak for denne gang / sagde tak for denne gang /
    vinker farvel / vinkede farvel / vinket farvel / sidste arbejdsdag / slutter som /
    sluttede som / sluttet som / slutter i / sluttede i / ryger ud / røg ud / røget ud /
    er ikke mere / er det slut for / det er slut for / var det slut for / var slut for /
    skubbes ud / skubbet ud / købt ud / er fortid / er nu fortid / var _ fortid / blev fortid /
    var fortid / er _ fortid / er _ fortid i / færdig i / færdig som / færdig hos / er færdig /
    blev færdig / færdige med hinanden / går fra / gik fra / gået fra / slut i / slut som /
    er slut / er det slut / siger farvel / sagde farvel / sagt farvel / tager afsked /
    tog afsked / taget afsked / vend(?:er|te|t) klubben ryggen / vend(?:er|te|t) __ ryggen /
    smuttede / forsvandt fra / forsvandt / må forlade / måtte forlade / holder op som /
    holdt op som / holder op / er ude af / er ude som / er ude i / tid i __ sluttede /
    tid i __ slutter / tid i __ er (?:slut|forbi|ovre) / tid i __ var forbi /
    er (?:slut|forbi|ovre) efter /
    ryd(?:der|dede|det) (?:sit )?(?:skrivebord(?:et)?|kontor(?:et)?) /
    pak(?:ker|kede|ket) (?:sit )?(?:skrivebord(?:et)?|kontor(?:et)?)
    """,
    Manner.UNKNOWN,
    side="before",
)
INTENDS_TO_LEAVE = Row(
    r"stoppe / forlade / fratræde / takke af / gå fra / tage afsked / sige farvel / holde op",
    Manner.UNKNOWN,
    side="before",
)
"""Infinitives: whether they say more than a wish is told by what governs them."""
DEPARTURE = (
    DISMISSED,
    RESIGNED,
    STAYS,
    PARTED,
    RETIRED,
    NO_LONGER,
    NOT_RENEWED,
    LEFT,
    INTENDS_TO_LEAVE,
)

HIRES = Row(
    r"""
    ansat / ansætte / indsat på posten / indsat / ansætter / ansatte / ansættes / ansættelse /
    ansættelsen af / præsenteret / præsenterer / præsenterede / præsenteres / udnævnt /
    udnævner / udnævnte / udnævnes / udpeget / udpeger / udpegede / udpeges / forfremmet /
    forfremmer / forfremmes / forfremmede / valgt som / valgt til / valgt ind / konstitueret /
    konstituerer / konstitueres / konstituerede / hyret / hyrer / hyrede / hyres /
    s(?:at|atte|ætter) __ i spidsen / indsat som / installeret som / vist frem som /
    vis(?:er|te) __ frem som / gjort til / gør __ til / gjorde __ til / fået jobbet /
    får jobbet / fik jobbet / får posten / fået posten / fik posten /
    f(?:år|ik|ået) (?:\w+)?(?:jobbet|posten|stillingen|tjansen|rollen|stolen) /
    overdrag(?:er|et) (?:\w+)?(?:jobbet|posten|ansvaret) /
    giver __ (?:\w+)?(?:jobbet|posten|nøglerne)
    """,
)
SIGNS_ON = Row(
    r"""
    nærmer sig en aftale med / tæt på en aftale med / landet en aftale med / enig med /
    enige med / hentet som / hente / henter / hentet / hentede / hentes / skriver under /
    skriver _ under / skrevet under / skrev _ under / skrive under / underskriver / underskrev /
    på plads med / sikre[rt]? sig
    """,
)
TAKES_THE_JOB = Row(
    r"""
    overtager holdet / overtager posten / overtager jobbet / overtager ansvaret /
    overtager roret / overtager tøjlerne / overtog holdet / overtog posten / overtog jobbet /
    overtog ansvaret / overtog roret / overtage holdet / overtage posten / overtage jobbet /
    overtage ansvaret / overtage roret / overtaget holdet / overtaget posten / overtaget jobbet /
    sæt(?:ter|te) sig (?:\w+ )?i (?:\w+)?stolen / satte sig (?:\w+ )?i (?:\w+)?stolen
    """,
    side="before",
)
BECOMES = Row(
    r"""
    tiltræder / tiltrådte / tiltrådt / tiltræde / overtager / overtog / overtaget / overtage /
    rykker op / rykkede op / rykket op / vender tilbage som / vendte tilbage som /
    vendt tilbage som / skal stå i spidsen / træder til som / træder til / trådte til /
    blive ny / blive / bliver ny / blev ny / blevet ny / er ny / som ny / bliver _ nye /
    er klubbens nye / starter _ som / startede _ som / begynder _ som / begyndte _ som /
    på vej til / på vej mod / tæt på / skifter / skiftet / skiftede / bliver / blev / blevet /
    skal være
    """,
    side="before",
)
APPOINTMENT = (HIRES, SIGNS_ON, TAKES_THE_JOB, BECOMES)

SEEKS = Row(
    r"""
    søger / søgte / søge / leder efter / leder _ efter / leder __ efter / ledte _ efter /
    lede efter / ledt efter / leder med / jagter / jager / på jagt efter / på udkig efter /
    mangler / mangler fortsat / mangler stadig / manglede / skal finde / skal have fundet /
    finde en ny / ikke (?:\w+ )?fundet / skal ud og finde / skal ansætte / skal have ny /
    skal have en ny / \w+jagt / \w+jagten / mangel på / hul på / stillingsopslag / opslag på /
    jagten på / jagt efter / søgning efter / søgningen efter / søges / efterlyser / efterlyses /
    kigger efter / kigger sig om efter / ser sig om efter / har brug for / behov for /
    er gået i gang med at finde / i gang med at finde / på jagt / headhunter / skal bruge /
    lede (?:\w+ )?efter / leder (?:\w+ ){0,2}efter / søger (?:nu|stadig|fortsat|straks)
    """,
)
STANDS_WITHOUT = Row(
    r"""
    slået op / opslået / står uden / stod uden / stået uden / uden / er uden / ledig / ledige /
    ledigt / vakant / vakante / ubesat / ubesatte / tom / tomme / tomt / står åben /
    står stadig åben / i opslag / besættes / besat / endnu ingen / har hverken
    """,
)
VACANCY = (SEEKS, STANDS_WITHOUT)

FOLLOWS = Row(
    r"""
    følger efter / fulgte efter / fulgt efter / udfylde hullet efter / udfylder hullet efter /
    fylde skoene efter / udfylde tomrummet efter / fylder tomrummet efter / arve pladsen efter /
    overta(?:ger|ge|get) stafetten (?:efter|fra) / overtog stafetten (?:efter|fra) /
    rykker ind på pladsen efter / ind på pladsen efter / afløser / afløste / afløse /
    har afløst / erstatter / erstattede / erstatte / efterfølger / efterfulgte / efterfølge /
    tager over efter / tog over efter / tage over efter / taget over efter /
    overta(?:ger|get|ge) efter / overtog efter / overta(?:ger|get|ge) _ efter / overtog _ efter /
    overta(?:ger|get|ge) _ fra / overtog _ fra / overta(?:ger|get|ge) __ efter /
    overtog __ efter / kommer i stedet for / kom i stedet for / kommet i stedet for /
    som afløser for / som erstatning for / som erstatter for / som efterfølger for /
    som efterfølger til / som efterfølger efter / som afløser til / som afløser efter /
    som arvtager til / som arvtager for / som arvtager efter / arvtager til / arvtager efter /
    afløser for / afløseren for / afløseren til / afløser til / afløser efter / efterfølger til /
    efterfølger for / efterfølger efter / erstatning for / i stedet for / arver / arvede /
    arvet / overtager anførerbindet efter / overtager bindet efter / viderefører arbejdet efter /
    ny _ efter / står parat som afløser for / tager pladsen efter / træder i stedet for /
    skal fylde __ ud efter / fylder __ ud efter / løfter arven efter / løfte arven efter
    """,
)
FOLLOWED_BY = Row(
    r"""
    afløses af / afløst af / erstattes af / erstattet af / efterfølges af / efterfulgt af /
    giver stafetten videre til / overlader roret til / overlader __ til
    """,
)
SUCCESSION = (FOLLOWS, FOLLOWED_BY)
