"""What counts as a date, where it begins and ends, and what it means in EDTF.

A case is a sentence in which each expression stands as ``[words|edtf]``, or as ``[words]`` where
nothing can be told. Every case but those of `UNDATED` is read as published on Monday 2025-11-03,
unless it names another day.
"""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from fodbold_ner.records import Edtf
from fodbold_ner.tokens import find_dates

PUBLISHED = date(2025, 11, 3)

FULL_DATES = """
Han skrev under [3. november 2025|2025-11-03].
Aftalen gælder til og med [den 30. juni 2028|2028-06-30].
Kampen blev flyttet til [tirsdag den 3. marts|2026-03-03].
Aftalen løber fra [1. juli|2026-07-01].
Han blev fyret [den 12. oktober|2025-10-12].
Træningen begynder [d. 3/11|2025-11-03].
Han stoppede [3.11.2025|2025-11-03] efter et møde.
Klubben udsendte meddelelsen [03.11.25|2025-11-03].
Opdateret [2025-11-03|2025-11-03] af redaktionen.
Holdet spillede [torsdag d.28. august|2025-08-28] på udebane.
Opdateret [31. jan. 2008|2008-01-31] klokken 11.
Lejren afholdes [10.-14. januar|2026-01-10/2026-01-14].
Han kom [1. august i fjor|2024-08-01].
Vinduet lukkede [1. september i år|2025-09-01].
Kontrakten blev ophævet [30. juni sidste år|2024-06-30].
Kampen mod OB [søndag den 9. november|2025-11-09].
Han debuterede [5/4 2019|2019-04-05] mod Lyngby.
Cirka [1. juli 2026|2026-07-01~] ventes han tilbage.
"""

MONTHS = """
Han blev fritstillet som træner i [december|2024-12].
Han fik fyresedlen som ny leder i [december|2024-12].
Han blev fyret i [oktober|2025-10].
Klubben solgte ham i [december|2024-12].
Han skifter til [januar|2026-01].
Han har været træner siden [marts|2025-03].
Hun overtager holdet fra [januar|2026-01].
Aftalen udløber i [juni|2026-06].
Han har spillet i klubben siden [juli 2023|2023-07].
Hun kom til Viborg i [maj i fjor|2024-05].
Holdet rykkede ned [sidst i maj|2025-05].
De fyrede ham [midt i september|2025-09].
I [begyndelsen af august|2025-08] skiftede han klub.
Kontrakten løber frem til [udgangen af juni 2027|2027-06].
Handlen ventes afsluttet [ultimo januar|2026-01].
Han tiltrådte i [august sidste år|2024-08].
Klubben åbner sit nye stadion i [maj næste år|2026-05].
[April 2024|2024-04] blev en dårlig måned.
Vinduet i [januar måned|2026-01] skal bruges.
[oktober]-kampen og fodbold.
"""

SEASONS_OF_THE_YEAR = """
Han skifter til [sommer|2026-22].
Siden [foråret 2021|2021-21] har han boet i Aarhus.
Kontrakten udløber i [sommeren 2027|2027-22].
Han var skadet i [efteråret|2025-23].
Angriberen kom i [sommers|2025-22].
Klubben købte ham i [sommer|2025-22].
I [vinteren 2024/25|2025-24] blev holdet ombygget.
Han vender hjem til [foråret|2026-21].
Målmanden blev solgt [sidste sommer|2025-22].
Holdet skal bygges om [næste sommer|2026-22].
Alt afgøres i [den kommende vinter|2026-24].
Hun bliver løftet op inden [foråret|2026-21].
[Efteråret] i Superligaen.
Efter [sommeren|2026-22]s EM stopper han.
Han skiftede klub i [foråret i fjor|2024-21].
"""

FOOTBALL_SEASONS = """
I [sæsonen 2024/25|2024/2025] scorede han ti mål.
Han var bedst i [2024/25-sæsonen|2024/2025].
Det skete i [2019/2020|2019/2020].
Han har scoret fem gange i [denne sæson|2025/2026].
Holdet skal spille i Europa i [næste sæson|2026/2027].
[Sidste sæson|2024/2025] endte holdet som nummer fem.
Han er ude [resten af sæsonen|2025-11-03/2026].
Han stopper ved [sæsonens udgang|2026].
Fra [den kommende sæson|2026/2027] hedder rækken noget andet.
Han blev topscorer i [2021-sæsonen|2021] i Norge.
Han spillede tre kampe i [sæsonen 23/24|2023/2024].
I [den nuværende sæson|2025/2026] er det gået skidt.
[Tidligere på sæsonen|2025/2026] tabte holdet fire kampe i træk.
Der er guld på spil i [næste sæson|2026/2027]s første kamp.
"""

YEARS = """
Han har været i klubben siden [2021|2021].
Hun blev hentet i [2019|2019].
Aftalen løber frem til [2027|2027].
Ny aftale til [2028|2028]
Han var landstræner fra [2016|2016] til [2020|2020].
Den 20-årige (født [2005|2005]) er i troppen.
Han spillede i Italien ([2014-2018|2014/2018]).
Målet er VM i [2026|2026].
Kontrakten udløber med [udgangen af 2026|2026-12].
I [begyndelsen af 2024|2024] kom han hjem.
Det var slut. [2024|2024] bød på guld.
[2023|2023] var hans bedste sæson.
Ejeren har ledet klubben siden [1990'erne|1990/1999].
Han blev solgt [sidste år|2024] og er tilbage.
Hun forlader klubben [næste år|2026].
Klubben har haft tre trænere [i år|2025].
Det var bedre [i fjor|2024].
Han skal være færdig ved [årets udgang|2025-12].
[Tidligere i år|2025] fik han ny aftale.
"""

DAYS = """
Han præsenteres på [lørdag|2025-11-08].
Holdet tabte i [søndags|2025-11-02].
AGF tabte [søndag aften|2025-11-02] til Brøndby.
Træneren undskyldte for [fredagen|2025-10-31]s nederlag.
[Onsdag|2025-11-05] møder Viborg Silkeborg.
[Torsdag|2025-10-30] vandt Horsens den første kamp.
Klubben har [torsdag|2025-10-30] meddelt, at han stopper.
Det siger han [mandag|2025-11-03] til avisen.
Han opereres [i dag|2025-11-03].
Han blev fyret [i går|2025-11-02].
Han skriver under [i morgen|2025-11-04].
Kampen spilles [i aften|2025-11-03].
Det oplyste klubben [i går aftes|2025-11-02].
Træneren var gal efter [gårsdagen|2025-11-02]s kamp.
Kontrakten blev underskrevet [natten til søndag|2025-11-02].
Spillerne møder [tirsdag i næste uge|2025-11-11].
Han landede [sent fredag aften|2025-10-31].
Han ventes præsenteret [senere i dag|2025-11-03].
[Tidligere på dagen|2025-11-03] afviste klubben rygterne.
Hun sagde ja [forleden].
Han blev solgt [1. september 2024|2024-09-01], og [samme dag|2024-09-01] kom afløseren.
Han er fri på [førstkommende lørdag|2025-11-08].
"""

WEEKS = """
Han skriver under inden [weekenden|2025-11-08/2025-11-09].
I [weekenden|2025-11-01/2025-11-02] tabte holdet igen.
Holdet spiller igen [næste weekend|2025-11-08/2025-11-09].
Han blev fyret i [sidste uge|2025-10-27/2025-11-02].
Han rejser i [denne uge|2025-11-03/2025-11-09].
[Næste uge|2025-11-10/2025-11-16] bliver vigtig.
Lejren ligger i [uge 7|2026-02-09/2026-02-15], hvor holdet skal til Tyrkiet.
Han blev ansat i [sidste måned|2025-10].
Han begynder [senere på måneden|2025-11].
"""

RELATIVE = """
Han blev ansat [for tre uger siden|2025-10-13~].
Klubben fik ny ejer [for to dage siden|2025-11-01].
Han kom til landet [for fem år siden|2020~].
Hun blev skadet [for halvandet år siden|2024-05~].
Han fratrådte [for kort tid siden].
Han blev solgt [for et par måneder siden|2025-09~].
Han ventes tilbage [om to uger|2025-11-17~].
Han er klar [om få dage].
Handlen afgøres i [de kommende dage].
Han har scoret meget i [de seneste to år|2023/2025].
[To år senere] kom han hjem.
Han skifter ved [årsskiftet|2025-12-31/2026-01-01].
Alt skal være klar inden [jul|2025-12-24/2025-12-26].
Han blev solgt efter [påske|2025-04-17/2025-04-21].
Holdet samles i [vinterpausen|2026-24], som begynder tidligt.
Det fortalte han [for ikke så længe siden].
"""

NONE = """
Holdet har nu skiftet træner.
Det er gået dårligt på det seneste.
Resten af holdet spillede godt i sæsonen.
Han har været i klubben i tre år.
Efter to sæsoner stoppede han.
Han spillede 90 minutter og scorede to mål.
Den 38-årige er 38 år.
AGF vandt 2-1 over OB.
Holdet rykkede op i 1. division.
I 3. runde ventede Esbjerg.
Der var 2.000 tilskuere på stadion.
Han har spillet 2027 minutter for holdet.
Der kom 1950 tilskuere til kampen.
Kampen begynder kl. 19.00.
Prisen var 2000 kroner.
Han har trøje nummer 24.
Hun hedder Maj Lindeskov og er forsvarer.
Det siger Peter August til avisen.
Yann Sommer er målmand.
1860 München er en klub fra Bayern.
B 1909 er en klub fra Odense.
Den nye B 1903-træner vil vinde.
I hans sidste sæson var han anfører.
Det var sidste år af kontrakten.
De spillede 4-4-2 og senere 3-5-2.
Han skriver om alt og intet.
Hun har været fem gange om ugen til træning.
De træner hver mandag og om vinteren.
Det var en god sommer for klubben.
Ring på 20 30 20 24.
Han løb 10,5 kilometer.
Han fik en aftale om to år.
Kampene spilles på Vejle Stadion.
31. februar og 45. minut er ingen ting.
3/4 af kampene blev vundet.
Han vil den dag i dag ikke sige mere.
"""


def read(case: str) -> tuple[str, list[tuple[int, int, str | None]]]:
    """Return the text of a case without its marks, and the matches it asks for."""
    text, expected = "", []
    for part in re.split(r"(\[[^\]]*\])", case):
        if part.startswith("["):
            words, _, edtf = part[1:-1].partition("|")
            expected.append((len(text), len(text) + len(words), edtf or None))
            text += words
        else:
            text += part
    return text, expected


def found(text: str, published: date | None) -> list[tuple[int, int, str | None]]:
    return [(m.start, m.end, m.edtf) for m in find_dates(text, published)]


def cases(*tables: str) -> list[str]:
    return [line for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    "case",
    cases(
        FULL_DATES,
        MONTHS,
        SEASONS_OF_THE_YEAR,
        FOOTBALL_SEASONS,
        YEARS,
        DAYS,
        WEEKS,
        RELATIVE,
    ),
)
def test_reads(case: str) -> None:
    text, expected = read(case)
    assert found(text, PUBLISHED) == expected


@pytest.mark.parametrize("text", cases(NONE))
def test_is_no_date(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "case",
    [
        "Han blev fyret i [oktober].",
        "Han skifter til [sommer].",
        "Han præsenteres på [lørdag].",
        "Han kom [for tre uger siden].",
        "Han kom [i går].",
        "Han spiller i [denne sæson].",
        "Han kom i [maj 2024|2024-05].",
        "Han kom [3. november 2024|2024-11-03].",
        "Han kom [3. november].",
        "Han kom i [sæsonen 2023/24|2023/2024].",
    ],
)
def test_without_publication_only_named_years_have_a_value(case: str) -> None:
    text, expected = read(case)
    assert found(text, None) == expected


@pytest.mark.parametrize(
    ("published", "case"),
    [
        ("2026-06-30", "Han scorede i [denne sæson|2025/2026]."),
        ("2026-07-01", "Han scorer i [denne sæson|2026/2027]."),
        ("2026-01-15", "Han blev solgt i [december|2025-12]."),
        ("2026-01-15", "Han blev solgt i [januar|2026-01]."),
        ("2025-12-20", "Han skifter i [vinteren|2026-24]."),
        ("2026-02-01", "Han skiftede i [vinter|2026-24]."),
        ("2025-11-02", "Holdet tabte i [søndags|2025-10-26]."),
        ("2025-11-02", "Holdet tabte [søndag|2025-11-02] til OB."),
        ("2025-11-02", "Holdet møder på [søndag|2025-11-09] OB."),
        ("2025-11-02", "Holdet tabte i [weekenden|2025-11-01/2025-11-02]."),
        ("2025-11-01", "Holdet spiller [næste weekend|2025-11-08/2025-11-09]."),
        ("2024-02-29", "Han kom [for et år siden|2023~]."),
        ("2026-01-02", "Han blev solgt i [sidste måned|2025-12]."),
        ("2026-01-02", "Han kom ved [årsskiftet|2025-12-31/2026-01-01]."),
        ("2026-03-01", "Han skifter i [sommer|2026-22]."),
        ("2026-01-02", "Det sagde han [i forgårs|2025-12-31]."),
    ],
)
def test_turns_of_week_year_and_season(published: str, case: str) -> None:
    text, expected = read(case)
    assert found(text, date.fromisoformat(published)) == expected


def test_example_of_the_record() -> None:
    text = (
        "Ifølge Bold.dk skriver 44-årige Mads Tornhøj under inden weekenden. "
        "Han afløser Ole Brix, der blev fyret i oktober.\n"
    )
    matches = find_dates(text, PUBLISHED)
    assert [(text[m.start : m.end], m.edtf) for m in matches] == [
        ("weekenden", "2025-11-08/2025-11-09"),
        ("oktober", "2025-10"),
    ]


def test_no_break_spaces_count_as_spaces_and_line_breaks_do_not() -> None:
    assert len(find_dates("den 3.\u00a0november\u00a02025", PUBLISHED)) == 1
    assert find_dates("Han kom den 3.\nNovember 2025", None)[0].edtf == "2025-11"


TEXT = (
    "i den 3. november 2025 2024/25 sommer sommeren sidst for tre uger siden på lørdag om to år "
    "sidste næste sæson d. 3/11 31. februar 29. jan. påske uge 53 weekenden İ Maj var skal , . \n -"
)
WORDS = TEXT.split(" ")


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)),
    st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_matches_are_sound(text: str, published: date | None) -> None:
    matches = find_dates(text, published)
    check = TypeAdapter(Edtf)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == text[match.start : match.end].strip()
        end = match.end
        if match.edtf is not None:
            check.validate_python(match.edtf)
    assert matches == find_dates(text, published)
