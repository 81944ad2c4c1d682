import pytest

from fodbold_ner.text.furniture import Furniture, furniture_of, is_label, split_glued_label
from fodbold_ner.text.speech import ends_sentence, has_reporting_clause, is_quote
from fodbold_ner.text.tail import teaser_score


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("NYHEDER", "LABEL"),
        ("• OPTAKT:", "LABEL"),
        ("Mest læste", "POINTER"),
        ("Læs også:", "POINTER"),
        ("Læs også: FCK henter målmand", "LINK"),
        ("Læs også FCK henter målmand", "LINK"),
        ("Se også: Ny stilling", "LINK"),
        ("Foto: Kim Holm/Ritzau Scanpix", "CREDIT"),
        ("ARKIVFOTO: KIM HOLM", "CREDIT"),
        ("Tornhøj på bænken. (Foto: Kim Holm)", "CREDIT"),
        ("Foto Kim Holm/Bureau", "CREDIT"),
        ("Af Kim Holm", "BYLINE"),
        ("Af Kim Holm og Per Lind, 3. nov. 2025", "BYLINE"),
        ("Skrevet af Kim Holm, journalist", "BYLINE"),
        ("/ritzau/", "BYLINE"),
        ("kim@sportsbladet.dk", "BYLINE"),
        ("Opdateret kl. 12.30", "STAMP"),
        ("Publiceret 3. november 2025 kl. 9.15", "STAMP"),
        ("Mandag d. 3. november 2025, 12.30", "STAMP"),
        ("for 12 minutter siden", "STAMP"),
        ("OB – Viborg FF", "FIXTURE"),
        ("AGF - Brøndby 2-1", "FIXTURE"),
        ("19.00 FC Nordsjælland - AaB", "FIXTURE"),
        ("AGF-Brøndby 2-1", "FIXTURE"),
        ("18+. Spil ansvarligt. StopSpillet.dk", "NOTICE"),
        ("Artiklen fortsætter efter annoncen", "NOTICE"),
        ("Alder: 44 år", "FACT"),
        ("Af Vejles fem kandidater er Mads Tornhøj den dyreste.", None),
        ("Opdateret trup giver Vejle nyt håb", None),
        ("Se også på Brøndby, der har vundet fire kampe i træk.", None),
        ("Fotografen Kim Holm blev ramt af bolden.", None),
        ("Live fra Vejle", None),
        ("Tornhøj: Vi skal vinde", None),
        ("Brøndby-træneren skifter til FCK", None),
        ("Mod alle odds er Vejle stadig i spil.", None),
        ("– Det handler om os selv.", None),
    ],
)
def test_furniture(line: str, expected: str | None) -> None:
    assert furniture_of(line) is (Furniture[expected] if expected else None)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("INTERVIEW Tornhøj taler ud", "INTERVIEW"),
        ("LIGE NU: Skade i OB", "LIGE NU:"),
        ("INTERVIEW", ""),
        ("AGF henter ny mand", ""),
        ("AVISEN skriver om Vejle", ""),
        ("Interview med Tornhøj", ""),
    ],
)
def test_glued_label(line: str, label: str) -> None:
    assert line[: split_glued_label(line)] == label


def test_labels_among_teasers() -> None:
    assert is_label("Cykling")
    assert is_label("FCK")
    assert not is_label("Cykling i regn")
    assert not is_label("FCK FYRER BRIX MED DET SAMME")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("– Vi er klar.", True),
        ("- Vi er klar", True),
        ("-2 grader i Vejle", False),
        ("»Nej,« siger Brix.", True),
        ("'Vi er helt klar', siger Brix.", True),
        ("’Vi er helt klar’, siger Brix.", True),
        ("“Vi er klar til kamp og glæder os.", True),
        ("»Julle« er tilbage i truppen efter sin skade.", False),
        ("Brix: »Vi har aldrig været så klar, som vi er nu.«", True),
        ("Lars' bror og Jens' far er til kampen.", False),
    ],
)
def test_quotes(line: str, expected: bool) -> None:
    assert is_quote(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("»Vi er klar,« lyder det fra Brix.", True),
        ("“Vi er klar!” siger Brix.", True),
        ("Brix siger, at holdet er klar.", False),
        ("Træner siger farvel", False),
    ],
)
def test_reporting_clauses(line: str, expected: bool) -> None:
    assert has_reporting_clause(line) is expected


def test_ends_of_sentences() -> None:
    ended = ["Nej.", "Nej…", "Nej.»", "»Nej.«", "Nej. )"]
    assert [ends_sentence(line) for line in ended] == [True] * 5
    assert not any(ends_sentence(line) for line in ["Nej", "Nej?", "Nej!", "Nej:", "– Nej"])


def test_scores_tell_headlines_from_sentences() -> None:
    headlines = ["Ny målmand i Horsens", "Er det slut for Riis?", "Riis: »Jeg fik aldrig chancen«"]
    sentences = ["Han er ude.", "Det afgøres i dag.", "Vejle er klar, siger Brix", "x" * 500]
    assert min(teaser_score(line, None) for line in headlines) >= 1
    assert max(teaser_score(line, None) for line in sentences) <= -1.5
