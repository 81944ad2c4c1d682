"""The words that say who wants whom, who moves where, and what papers bind whom.

How a row is written is told in `triggers`.
"""

from __future__ import annotations

from fodbold_ner.ontology import ContractEvent, Direction, TransferKind
from fodbold_ner.relations.triggers import Row

__all__ = [
    "BIDS",
    "BUYS",
    "CONSIDERS",
    "CONTRACT",
    "COURTS",
    "GIVES_UP",
    "INTEREST",
    "LOANS",
    "LONGS",
    "MOVES",
    "NAMED",
    "REFUSES",
    "SWAPS",
    "TRANSFER",
    "WANTS",
]

WANTS = Row(
    r"""
    vil lokke / lokke / vil _ købe / vil _ hente / vil _ have / ønsker _ at hente /
    ønsker _ at købe / vil gøre / vil have / vil gerne have / vil hente / vil gerne hente /
    vil købe / ønsker at hente / ønsker at købe / ønsker sig / ønskede sig / følger / fulgte /
    har fulgt / jagter / jagtede / jager / lokker / lokkede / frister / fristede / headhunter /
    scouter / scoutede / lurer på / lurede på / kaste[rd]\w* lange blikke efter / lægger an på /
    lagde an på / fisker efter / observerer / har observeret / har noteret sig / er lun på /
    er lune på / er varm på / er varme på / spejder efter / vil have fingre i / have fingre i /
    få fingre i / vil gerne se / lokker med / gerne så / tanken om at hente / har scoutet /
    kontakter / tilbyder / overvejer / satser på / sats(?:er|ede) på at (?:hente|få|købe|leje) /
    går efter / gik efter / gået efter / gå efter / har udset sig / udså sig / peger på /
    pegede på / har peget på / kigger på / kiggede på / kigger mod / kigger nærmere på /
    har blikket rettet mod / rette[rt] blikket mod / rettede blikket mod /
    har kastet (?:\w+ )?(?:blikket|kærlighed(?:en)?|øjnene) på / har øje på / øjnene på /
    fået øje på / fik øje på / får øje på / kigget på / kigget nærmere på / set på /
    håber (?:\w+ )?at (?:hente|få|købe|leje|lokke) / drømmer om at (?:hente|få|købe|leje|lokke) /
    arbejder på at (?:hente|få|købe|leje|lokke|lande) / stort ønske at (?:hente|få) /
    forsøg(?:er|te|t) at (?:få|hente|købe|leje|lokke|overtale|overbevise) /
    forsøg på at (?:få|hente) /
    prøv(?:er|ede|et) at (?:få|hente|købe|leje|lokke|overtale|overbevise) /
    gerne (?:hente|købe|leje|have) / vil (?:\w+ ){0,3}hente / hente __ hjem
    """,
    Direction.CLUB_IN_PERSON,
    side="after",
    strict=True,
)
COURTS = Row(
    r"""
    l(?:ægger|agde|agt) billet ind på / været i røret / hørt fra / talt med / ringet til /
    spurgt på / et øje på / et vågent øje / forespurgt / forespørgsel / forespørgsler /
    forespørgslen / lodder stemningen / loddet stemningen / sonderer / sonderet / snuser /
    snuset / snusede / inviteret / invitation / bejlere / friere / frier / i kløerne på /
    på indkøbslisten / på indkøbssedlen / på handlelisten / i notesbogen / i notesblokken /
    på spring / fulgt tæt / følges af / følges tæt af / fulgt af / spejdere / talentspejdere /
    udsendinge / udsendte / banket på / bankede på / banke på / rakt hånden ud / i samtale /
    til møde / mødes med / haft fat i / har fat i / fat i / i røret / rakt ud efter /
    rækker ud efter / rakte ud efter / (?:har|havde) (?:\w+ )?været efter / bedt om /
    ude (?:at|og) se / bud efter / bragt på bane / på sin liste / på en liste /
    på (?:sin|deres) (?:ønske)?seddel / kampklip / klip af / interesseret / interesserede /
    interesseret i / interesserede i / interesserer sig for / interesserede sig for /
    interesse for / interesse i / interessen for / interessen fra / interesse fra /
    interesse hos / er ude efter / ude efter / ude med snøren efter / har kig på / har kig /
    kig på / et godt øje til / holder øje med / holdt øje med / holde øje med / fulgt /
    på jagt efter / jagtet af / jagtes af / jagtet / eftertragtet af / ønsket af / ønskes af /
    spurgt / spurgt til / spurgte til / spurgte på / spurgt efter / spørger på / spørger til /
    forhørt sig / forhører sig / forhørte sig / henvendt sig / henvender sig / henvendte sig /
    henvendelse / henvendelser / henvendelsen / i kontakt med / kontaktet / kontaktede /
    taget kontakt / tager kontakt / tog kontakt / haft kontakt / kontakt til / kontakt med /
    i dialog med / dialog med / har _ talt med / har _ mødtes med / haft møde / holdt møde /
    møde med / mødtes med / siddet til bords med / sad til bords med / til bords med /
    til samtale / til samtaler / samtale med / samtaler med / drukket kaffe med /
    drak kaffe med / forhandler med / forhandlinger med / bejler / bejler til / bejlede til /
    vist interesse / viser interesse / viste interesse / udvist interesse / udviser interesse /
    meldt sig / melder sig / meldte sig / banke(?:r|de|t) på / ring(?:er|ede|et) /
    ring(?:er|ede|et) til / ringet op / i kikkerten / i søgelyset / på radaren / på blokken /
    på ønskesedlen / ønskeseddel / i tankerne / et navn på blokken / varmt navn / et navn hos /
    tilbudt / tilbød / tilbud til / tilbud fra / et tilbud / tilbuddet fra / forsøger at hente /
    forsøgte at hente / forsøgt at hente / prøver at hente / prøvede at hente / headhuntet /
    headhunte / vil forsøge at / scoutet / fristet af / lokket af / lokkes af / overtalt af /
    bed(?:t|te|er) __ om at / får __ til samtale / genstand for / vakt interesse /
    vækker interesse / vækker opsigt hos / fanget interessen
    """,
    Direction.CLUB_IN_PERSON,
)
BIDS = Row(
    r"""
    et bud / buddet / bud på / bud fra / bud om / buddet på / buddet fra / \w+ bud på / budt /
    budt på / byder på / byde på / bød / bød på / budkrig / budrunde / millionbud / købstilbud /
    l(?:ægger|agde|agt) __ på bordet / smid(?:er|t) __ på bordet / smed __ på bordet
    """,
    Direction.CLUB_IN_PERSON,
)
NAMED = Row(
    r"""
    nævnt / nævnes / nævner / nævnte / kobles til / koblet til / kobler __ til / koblede __ til /
    kobles sammen med / koblet sammen med / sættes _ i forbindelse med /
    sat _ i forbindelse med / kobles / koblet / kobler / koblede / kædes sammen med /
    kædet sammen med / kæder __ sammen med / kædede __ sammen med / kædet __ sammen med /
    sættes i forbindelse med / sat i forbindelse med / sætter __ i forbindelse med /
    satte __ i forbindelse med / forbindes med / forbundet med / spås / spået / tippes / tippet /
    cirkulerer / cirkuleret / cirkulerede / navn(?:et)? er faldet / navn(?:et)? faldt / på tale /
    dukke[rt] op / dukkede op / rygtes / rygtet til / rygter om / gættes på / gætter på /
    ryg(?:er|et) i retning af
    """,
    Direction.CLUB_IN_PERSON,
    side="before",
)
CONSIDERS = Row(
    r"""
    favorit / favoritten / storfavorit / førstevalg\w* / førsteprioritet\w* / førsteønske\w* /
    ønskeliste\w* / drømmenavn\w* / emne / emner / emnet / kandidat / kandidaten / kandidater /
    kandidaterne / i spil til / i spil som / i spil hos / i spil / bragt i spil / rygtet til /
    øverst på listen / øverst på (?:\w+ ){0,2}(?:blokken|tavlen|ønskesedlen|sedlen) /
    højt på listen / på listen / på bruttolisten / på tavlen / drømmetræner / på bloktavlen /
    på shortlisten / navnene / kandidatfelt\w* / topkandidat / outsideren? / jokeren /
    et oplagt navn / (?:et |det )?(?:oplagt|godt|muligt|rimeligt|realistisk) bud /
    bud på (?:en |den )?(?:ny|næste|afløser\w*|efterfølger\w*|arvtager\w*) /
    mulig (?:ny )?(?:afløser|efterfølger|arvtager|erstatning|erstatter) /
    afløser\w* kan (?:blive|være|hedde) / potentiel (?:afløser|efterfølger|arvtager) /
    som afløser / som arvtager / som efterfølger
    """,
    Direction.CLUB_IN_PERSON,
)
LONGS = Row(
    r"""
    interesseret i at blive / interesseret i at overtage / interesseret i at komme til /
    vil gerne til / vil gerne spille / vil gerne hjem til / vil gerne tilbage til / drømmer om /
    drømte om / drøm om / drømmen om / åben for / lysten til / lyst til /
    ønske[rt]? (?:\w+ )?(?:om )?at skifte til /
    ønske[rt]? (?:\w+ )?(?:om )?at komme (?:\w+ )?til / ønske[rt]? sig (?:\w+ )?til /
    håber på et skifte / vil til / frier til / flirter med / søger mod / søger jobbet /
    søgte jobbet / søgt jobbet / søgt stillingen / søgt posten / ansøgt / ansøgning til /
    ansøgning om / interesseret i jobbet / interesseret i posten / byder sig til /
    kunne (?:godt )?tænke sig / klar til at overtage / klar på jobbet / vil gerne have jobbet /
    vil gerne være / vil gerne overtage / sagt ja til / brænder for at
    """,
    Direction.PERSON_IN_CLUB,
    side="before",
)
GIVES_UP = Row(
    r"""
    dropper / droppede / droppet / mist(?:er|ede|et) interessen for / opgiver / opgav / opgivet /
    har opgivet / trukket sig fra kapløbet / trækker sig fra kapløbet / trak sig fra kapløbet /
    slået __ ud af hovedet / vinket farvel til
    """,
    Direction.CLUB_IN_PERSON,
    negatable=False,
    denies=True,
)
"""A club that wanted somebody and does so no more."""
REFUSES = Row(
    r"""
    s(?:iger|agde|agt|ige) (?:pænt |venligt )?nej /
    s(?:iger|agde|agt|ige) (?:pænt |venligt )?nej tak /
    takke[rt]? (?:pænt |venligt |høfligt )?nej / takkede (?:pænt |venligt |høfligt )?nej /
    nej tak til / gav afslag / givet afslag / giver afslag / afslog / afslået / afslår
    """,
    Direction.PERSON_IN_CLUB,
    side="before",
    negatable=False,
    denies=True,
)
"""A refusal tells of two interests: it was wanted from the one side, and not from the other."""
INTEREST = (GIVES_UP, REFUSES, WANTS, COURTS, BIDS, NAMED, CONSIDERS, LONGS)

LOANS = Row(
    r"""
    på leje / på lejebasis / på lån / på udlån / lejeaftale / lejeaftalen / leje / lejer /
    lejet / lejede / udlejes / udlejet / udlejer / udlejede / lejeskifte / lejesvend / låner /
    lånes / lånt / lånte / udlåner / udlånte / udlånt / udlånes / udlån / lejes ud / lejet ud /
    lånt ud / lej(?:er|ede|et) __ ud / lån(?:er|te|t) __ ud / lejemål / lejemålet / lejeophold /
    lejeopholdet / lejekontrakt / lejekontrakten / lejeperiode / lejeperioden / låneophold /
    låneaftale
    """,
    TransferKind.LOAN,
)
GOES_FREE = Row(
    r"""
    transferfri / transferfrit / fri transfer / kontraktfri / uden transfersum / gratis skifte /
    på en fri / gratis
    """,
    TransferKind.FREE,
)
BUYS = Row(
    r"""
    køber / købt / købte / købes / købe / sælger / solgt / solgte / sælges / sælge / salget af /
    salg af / salget / køb af / handlen / handel / indkøb / frikøbt / frikøber / frikøbes /
    frikøbte / transfersum / sikrer sig for / afhænder / afhændet / afhændede
    """,
    TransferKind.PERMANENT,
)
SWAPS = Row(
    r"forl(?:ader|od|adt|ade) __ til fordel for / byt(?:ter|tede|tet|"
    r"te) __ ud med / skift(?:er|ede|et) __ ud med",
    TransferKind.UNKNOWN,
    side="before",
)
"""`byttede Odd ud med Brann`: the club left stands inside the words, the next one behind them."""
MOVES = Row(
    r"""
    kom til / kommer til / kommet til / komme til /
    kom (?:op|ned|hjem|over|herop|hertil|hjem) (?:til|fra) / kom (?:\w+ ){0,2}fra / kom _ til /
    skifter til / skifter / skiftet til / skiftede til / skifte til / skiftet fra / skiftet /
    skiftede / skifte / skiftede fra / kommer fra / kom fra / kommet fra / henter / hentet /
    hentede / hentes / hente / sikret sig / sikrer sig / sikrede sig / rejser til / rejste til /
    rejst til / rejs(?:er|te|t) videre til / rykker til / rykkede til / rykket til /
    rykker videre til / flytter til / flyttede til / flyttet til / flytte[rt] fra /
    flyttede fra / skal til / drag(?:er|et) (?:videre )?til / drog (?:videre )?til /
    tager (?:turen|videre|hjem|tilbage|springet) til /
    tog (?:turen|videre|hjem|tilbage|springet) til / tog til / taget til /
    tager turen tilbage til / tog turen tilbage til / turen går til / gik turen videre til /
    gik turen til / turen går videre til / gik videre til / går videre til / gået videre til /
    går turen til / vender (?:hjem|tilbage|retur) til / vendte (?:hjem|tilbage|retur) til /
    vendt (?:hjem|tilbage|retur) til / vende (?:hjem|tilbage) til / tilbage til /
    skriver under med / skrive under med / skrevet under med / skriver under hos /
    skrevet under hos / skriver under i / skrevet under i / skriver under / skrev _ under /
    skrev __ under / skriver _ under / skrevet under / skrive under / underskriver / underskrev /
    underskrevet / s(?:ætte|ætter|atte|at) _ (?:sit|sin) (?:navn|underskrift|signatur) /
    slutte[rt] sig til / sluttede sig til / tilslutte[rt] sig / tilsluttede sig /
    forlader _ til fordel for / på vej til / på vej mod / ny klub / ny adresse /
    hedder adressen / er adressen / fortsætter i / fortsætte i / fortsætter karrieren i /
    fortsætte karrieren i / tæt på et skifte / tæt på at skifte / præsenteret / præsenterer /
    præsenterede / offentliggjort / offentliggør / landet en aftale / landet i / lander i /
    havne[rt] i / havnede i / ankommer fra / ankommet fra / ankom fra / hentet i / hentet hos /
    hentet fra / hjemtager / hjemhenter / snuppe[rt] / snuppede / nappe[rt] / nappede /
    lægetjek / lægetjekket / lægetjek hos / lægetjek i / landede i / landede på / fandt /
    gik turen / kom til fra / kommet til fra / kommer til fra / kommer ikke / ikke kommer /
    ny mand i / ny spiller i / nyt navn i / er landet hos / prøver lykken i /
    prøver kræfter med / hopper til / hoppede til / hoppet til / smutter til / slår sig ned i /
    slog sig ned i / trækker i / trække i / trukket i / fingre i / rejser (?:\w+ )?til /
    rejste (?:\w+ )?til / rejst (?:\w+ )?til / drager (?:\w+ )?til / drog (?:\w+ )?til /
    draget (?:\w+ )?til / rykker (?:\w+ )?til / rykket (?:\w+ )?til / rykkede (?:\w+ )?til /
    flytter (?:\w+ )?til / flyttede (?:\w+ )?til / flyttet (?:\w+ )?til /
    søger (?:videre|væk) til / ender i / endte i / endt i / fortsætter hos / fortsatte i /
    fortsat i / underskriften fra / underskrift fra / signerer / signeret / signerede /
    tegner kontrakt med / tegnet kontrakt med / skal spille i / skal spille for /
    skal fremover spille / kom i stand / er ny i / fundet i / finder i /
    finde (?:en )?ny klub i / enige om en pris / enighed om en pris / enighed om prisen /
    enighed om en handel / enige om en handel / forstærker sig med / forstærket sig med /
    forstærkede sig med / enig med / enige med / smuttede til
    """,
    TransferKind.UNKNOWN,
)
TRANSFER = (LOANS, GOES_FREE, BUYS, SWAPS, MOVES)

EXTENDS = Row(
    r"""
    (?:et|to|tre|fire|fem|\d) år mere / år yderligere / strækker aftalen / forlænget opholdet /
    forlænget samarbejdet / strakt til / strakt frem til / forlænger / forlænget / forlængede /
    forlænge / forlænges / forlængelse / forlængelsen / fornyet / fornyer / fornyede / forny /
    ny kontrakt / ny aftale / nye kontrakt / nye aftale / nyt papir / nye papirer /
    kontraktforlængelse / kontraktforlængelsen / forlænget aftalen /
    l(?:ægger|agde|agt) __ oven i / l(?:ægger|agde|agt) __ oveni / papir(?:erne)? forlænget
    """,
    ContractEvent.EXTENDED,
)
TEARS_UP = Row(
    r"""
    r(?:iver|ev|evet|ive) over / r(?:iver|ev|evet|ive) __ i stykker / ophæve / ophævet /
    ophæver / ophævede / ophæves / ophævelse / r(?:iver|ev|evet) _ kontrakten over /
    r(?:iver|ev|evet) __ i stykker / løst fra _ kontrakt / løst fra kontrakten /
    opsagt kontrakten / opsiger kontrakten / opsagde kontrakten
    """,
    ContractEvent.TERMINATED,
)
SIGNS = Row(
    r"""
    skrevet kontrakt / skriver kontrakt / tegnet kontrakt / tegner kontrakt / indgået en aftale /
    indgået aftale / indgår aftale / signeret / signerer / signerede / parafet /
    b(?:inder|andt|undet) sig (?:\w+ )?(?:frem )?til / kontraktansat / kontraktansatte /
    underskrift på / underskrift frem / skriver under / skrevet under / skriver under på /
    skrevet under på / skrive under / skrev _ under / skrev __ under / underskrevet /
    underskriver / underskrev / kontrakt frem til / aftale frem til / aftale til /
    aftale, der løber / aftale der løber / aftale, som løber / kontrakten gælder /
    kontrakten løber / aftalen gælder / aftalen løber / papirerne gælder / papiret gælder /
    kontrakten er gældende / årig kontrakt / årig aftale / \w+-årig kontrakt / \w+-årig aftale /
    \w+årig kontrakt / \w+årig aftale / kontrakt på / aftale på / kontrakt gældende /
    kontrakt, der / kontrakt(?:en)? l(?:yder|ød) på / aftale(?:n)? l(?:yder|ød) på /
    kontrakt, som / s(?:ætte|ætter|atte|at) _ (?:sit|sin) (?:navn|underskrift|signatur) /
    aftale for
    """,
    ContractEvent.SIGNED,
)
RUNS_OUT = Row(
    r"""
    (?:lader|lod|ladet) (?:[\w-]+ ){1,6}(?:udløbe|løbe ud) / udløbe / udløber / udløb / udløbet /
    kontrakt(?:en)? (?:med|i|hos) __ til /
    aftale(?:n)? (?:med|i|hos) __ (?:løber|udløber|gælder) /
    papir(?:er)? (?:på|i|med|hos) __ til / aftale(?:n)? (?:med|i|hos) __ til / kontraktudløb /
    kontrakt udløber / (?:kun |også )?papir(?:er)? (?:frem )?til / kontrakt (?:frem )?til /
    papir (?:\w+ ){0,3}til / aftale rækker til / kontrakt rækker til / rækker (?:frem )?til /
    løber ud / rinder ud / randt ud / løber til / løb til / gjaldt til / gjaldt frem til /
    papirer gælder / papir gælder / kontrakt gælder / aftale gælder / løbe ud / løb ud /
    løbet ud / løber frem til /
    udløbsdato / bundet til / bundet frem til / udtjen(?:er|te|t) __ (?:leje)?kontrakt /
    udtjen(?:er|te|t) __ (?:leje)?aftale / lejeophold(?:et)? slutter / kontrakt(?:en)? slutter /
    aftale(?:n)? slutter / under kontrakt (?:frem )?til
    """,
    ContractEvent.EXPIRES,
)
CONTRACT = (EXTENDS, TEARS_UP, SIGNS, RUNS_OUT)
