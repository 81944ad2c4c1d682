"""openfootball's text: clubs, leagues, players and squads, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fodbold_ner.errors import RegistryError
from fodbold_ner.links.importers import Draft, RowFault, files_of, read_source

CLUBS = """\
= Denmark

# a comment
== Hovedstaden ==
FC Prøveby, 1992, @ Prøve Stadion,  Prøveby   ## a note
  | Prøveby | Football Club Prøveby
  | FC Proeveby [de]   # another
 Prøvevej 60 // 2000 Prøveby
B 1903 Prøveby (1903-1992),  Prøveby
  | Prøveby Gamle (1903-1950)
ii) FC Prøveby II
 Sportivo\tIndrykket, 1935
FC Gambo | FC Gamba

= Utopia
FC Ingensteds
= Germany • Deutschland
Prøvestadt Frauen (2010-)
__END__
not read at all
"""


def read(tmp_path: Path, kind: str, name: str, text: str) -> list[Any]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return list(read_source(kind, path))


def test_clubs(tmp_path: Path) -> None:
    rows = read(tmp_path, "openfootball-clubs", "xx.clubs.txt", CLUBS)
    first, old, reserve, indented, joined, nowhere, women = rows
    club = first.entity
    assert (club.label_da, club.country, club.active_from) == ("FC Prøveby", "DEN", "1992")
    assert first.place == f"{tmp_path / 'xx.clubs.txt'}:5"
    assert [(n.text, str(n.kind), n.lang, str(n.auto_link)) for n in club.names] == [
        ("FC Prøveby", "official", "mul", "always"),
        ("Prøveby", "short", "mul", "context"),
        ("Football Club Prøveby", "alternative", "mul", "context"),
        ("FC Proeveby", "alternative", "de", "always"),
    ]
    assert club.prov[0].ref == "xx.clubs.txt: FC Prøveby"
    assert (old.entity.active_from, old.entity.active_until) == ("1903", "1992")
    assert old.entity.label_da == "B 1903 Prøveby"
    (former,) = [name for name in old.entity.names if name.kind == "former"]
    assert (former.text, former.valid_from, former.valid_until) == ("Prøveby Gamle", "1903", "1950")
    assert (reserve.entity.label_da, reserve.entity.level) == ("FC Prøveby II", "reserve")
    assert indented.entity.label_da == "Sportivo Indrykket"
    assert isinstance(joined, RowFault)
    assert str(joined).startswith(f"{tmp_path / 'xx.clubs.txt'}:13: 'FC Gambo | FC Gamba' is no")
    assert isinstance(nowhere, RowFault)
    assert "stands under no country" in nowhere.what
    assert (women.entity.country, women.entity.gender) == ("GER", "women")


LEAGUES = """\
= International =
uefa.prove  1992/93-          UEFA Prøve League
                               | Prøve League | uefa.prov
old         1955/56-1998/99   Prøve Cup
= Denmark =
1        Prøveligaen
          | Danish Prøve League | Superligaen (1991-2010)
2.a      2. Division
Noget helt andet!
"""


def test_leagues(tmp_path: Path) -> None:
    rows = read(tmp_path, "openfootball-leagues", "leagues.txt", LEAGUES)
    europe, old, danish, second, fault = rows
    assert [name.text for name in europe.entity.names] == ["UEFA Prøve League", "Prøve League"]
    assert europe.entity.names[0].auto_link == "always"
    assert (europe.entity.country, europe.entity.active_from) == (None, "1992")
    assert (old.entity.active_from, old.entity.active_until) == ("1955", "1999")
    assert danish.entity.country == "DEN"
    assert danish.entity.names[2].valid_until == "2010"
    # Every country has one of these.
    assert {str(name.auto_link) for name in second.entity.names} == {"context"}
    assert isinstance(fault, RowFault)
    assert fault.place.endswith("leagues.txt:9")


PLAYERS = """\
=================================
=  Denmark

Mads Prøvesen,     D|M,  1.84 m,  b. 5 Jul 2006 @ Morud
Oscar Ingen,       F,  - ,        b. 17 Dez 2006
Prøve|Lars Prøve|Lars Søren Prøve, 29 Aug 1982    ## an old line
"""


def test_players(tmp_path: Path) -> None:
    one, fault, two = read(tmp_path, "openfootball-players", "dk.players.txt", PLAYERS)
    assert (one.entity.label_da, one.entity.dob, one.entity.country) == (
        "Mads Prøvesen", "2006-07-05", "DEN",
    )  # fmt: skip
    assert isinstance(fault, RowFault)
    assert fault.place.endswith(":5")
    assert two.entity.label_da == "Lars Prøve"
    assert [(n.text, str(n.auto_link)) for n in two.entity.names] == [
        ("Lars Prøve", "always"),
        ("Prøve", "never"),
        ("Lars Søren Prøve", "context"),
    ]


EURO = """\
==========================
=  Denmark - Euro 2024

  1,  Mads Prøvesen,     GK,    101/0  , b. 1986,  R.S.C. Anderlecht (BEL)
 16,  Uden Alt,
"""
OLD = """\
##############################
# Denmark (DEN)
#   - 22 players

 (1)  GK  Peter Prøve                   ##  100, Manchester United
 (2)  DF  Jan Prøve
"""
NEW = """\
= World Cup 2026        # 48 Teams

== USA     # 26 Players

      22, Mark McPRØVE,                   DF,  b. 1999/02/25
       -, Mauricio PRØVETTINO (ARG),     MG,  b. 1972/03/02
"""


def test_squads(tmp_path: Path) -> None:
    one, fault = read(tmp_path, "openfootball-squads", "2024--x/squads/denmark.txt", EURO)
    assert (one.entity.label_da, one.entity.dob) == ("Mads Prøvesen", "1986")
    national, club = one.roles
    assert (national.tenure.role, national.org.country) == ("goalkeeper", "DEN")
    assert (club.org.name, club.org.country) == ("R.S.C. Anderlecht", "BEL")
    assert (club.tenure.as_of, club.tenure.status) == ("2024", "reported")
    assert (club.tenure.valid_from, club.tenure.valid_until) == (None, None)
    assert isinstance(fault, RowFault)
    peter, jan = read(tmp_path, "openfootball-squads", "1998--france/squads/dk.txt", OLD)
    assert [role.org.name for role in peter.roles] == ["DEN", "Manchester United"]
    assert peter.roles[0].tenure.as_of == "1998"
    assert len(jan.roles) == 1
    mark, coach = read(tmp_path, "openfootball-squads", "more/2026_squads.txt", NEW)
    assert (mark.entity.label_da, mark.entity.dob) == ("Mark McPrøve", "1999-02-25")
    assert coach.entity.country is None
    assert (coach.roles[0].tenure.role, coach.roles[0].tenure.as_of) == ("national_coach", "2026")


def test_files_of_a_folder_are_read_in_order_without_the_attic(tmp_path: Path) -> None:
    for inside in ("b/b.clubs.txt", "a/a.clubs.txt", "0-attic/c.clubs.txt", "a/notes.txt"):
        read(tmp_path, "openfootball-clubs", inside, "= Denmark\nPrøveby IF\n")
    found = [file.name for file in files_of("openfootball-clubs", tmp_path)]
    assert found == ["a.clubs.txt", "b.clubs.txt"]
    rows = list(read_source("openfootball-clubs", tmp_path))
    assert [row.entity.prov[0].ref for row in rows if isinstance(row, Draft)] == [
        "a/a.clubs.txt: Prøveby IF",
        "b/b.clubs.txt: Prøveby IF",
    ]


def test_what_is_no_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="'clubs' is no kind of source; use one of openfootb"):
        list(read_source("clubs", tmp_path))
    with pytest.raises(RegistryError, match="no such file or folder"):
        list(read_source("reep-teams", tmp_path / "gone.csv"))
    with pytest.raises(RegistryError, match=r"holds no teams\.csv"):
        list(read_source("reep-teams", tmp_path))


REAL = Path(__file__).parents[4] / "shared" / "data" / "registry"


@pytest.mark.skipif(not REAL.is_dir(), reason="the collections lie beside the project only")
@pytest.mark.parametrize(
    ("kind", "folder", "at_least", "faults"),
    [
        ("openfootball-clubs", "openfootball_clubs", 3400, 1),
        ("openfootball-leagues", "openfootball_leagues", 450, 0),
        ("openfootball-players", "openfootball_players", 32000, 0),
        ("openfootball-squads", "openfootball_euro_squads", 1200, 0),
        ("openfootball-squads", "openfootball_worldcup_squads", 1300, 0),
    ],
)
def test_the_real_collections_are_read(kind: str, folder: str, at_least: int, faults: int) -> None:
    rows = list(read_source(kind, REAL / folder))
    assert sum(isinstance(row, Draft) for row in rows) >= at_least
    assert sum(isinstance(row, RowFault) for row in rows) == faults
