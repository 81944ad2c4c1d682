"""Where sentences end: a case is a line in which ``|`` stands at every border."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodbold_ner.tokens import split_sentences

CASES = """
Han er klar. | Det siger træneren.
Han skifter til Vejle. | AGF vil ikke kommentere.
Det skriver bl.a. Tipsbladet i dag.
Han koster ca. 15 mio. kr. om året.
Prisen er 15 mio. kr. | Det er for meget.
Prisen er 15 mio. kr. | Brøndby vil ikke betale.
Klubben vil have 20 mio. DKK for ham.
Han blev f.eks. Danmarks bedste.
Han slutter som nr. 3. | Det er godt.
Kampen starter kl. 19.30. | Den vises på tv.
Han mødte op d. 3. november med sin far.
Det oplyser adm. dir. Kim Aagesen.
Den adm. direktør er glad. | Han smiler.
Det skriver B.T. på nettet.
Han sagde det til B.T. | Han mente det.
B.T.s kilder er sikre. | Vi tror dem.
Han tog til FC Kbh. | Det gik godt.
Han spiller i FC Kbh. med tre venner.
Holdet rykkede op i 1. division. | Så festede de.
Det blev til 3. Division for klubben.
Den 3. november 2025 skrev han under.
Det fortæller Peter M. Skov til avisen.
Det fortæller J.P. Holm til avisen.
Han vandt med F.C. København i sin ungdom.
Han var i B.93. | Senere kom han til Lyngby.
Han var i B.93 og Frem.
Han spiller for St. Pauli i Hamborg.
Det skriver bold.dk. | Klubben tier.
Det er aftalt. | bold.dk erfarer, at han kommer.
Bold.dk skriver det samme.
AGF vandt 2-1. | Målene faldt sent.
Han kom i 2021. | Året efter rejste han.
Han ved det… | Men han siger det ikke.
Han ved det... men siger det ikke.
Han … tøvede lidt.
»Vi er klar.« | Det siger han.
»Vi er klar,« siger han.
»Ja. | Vi er klar,« siger han. | Så gik han.
«Vi er klar.» | Det siger han.
« Vi er klar. » | Det siger han.
“Vi er klar.” | Det siger han.
"Vi er klar." | Det siger han.
”Er I klar?” spørger han.
»Er I klar?« spørger han.
»Ja!« råber han. | »Nej!« svarer de.
– Ja. | Nej, siger Holm.
– Vi er klar. | – Det tror jeg ikke.
Han er her.| Det siger træneren.
Hvad nu?| Ingen ved det.
Vejle i krise? | Nu taler træneren
Sikke en sejr! | Superligaen jubler
Hvad sker der?! | Vi ved det ikke.
(Han er 38.) | Det er alt.
Han er 38 (og klar). | Det er alt.
Han har vundet pokaler, mesterskaber osv. | Nu stopper han.
Han blev ramt i det 45. minut og gik ud.
Det skete i Serie A. | Søndag møder de Roma.
1. Mads Tornhøj
Han skrev til kim@vejle.dk. | Ingen svarede.
Se www.vejle.dk for mere. | Det er let.
Han løb 10.5 kilometer. | Det er langt.
Neymar Jr. scorede. | Det var flot.
I en alder af 18. | Det er ungt.
Træneren hedder M. De Ligt i avisen.
Holdet er klar. | 11 spillere rejser.
Vi vandt! 🎉
Han kom kl. 20. | Kampen var slut.
Det er hr. Holm og dr. Brix, der leder klubben.
Han er født d. 3. maj. | Hun er ældre.
Er det B.93? | Ja, det er.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_splits(case: str) -> None:
    text = case.replace(" | ", " ").replace("| ", "")
    expected = [part.strip() for part in case.split("|")]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_a_line_break_always_ends_a_sentence() -> None:
    text = "Ny træner på vej\n\nHan er klar,\r\nsiger de.\u2028Ja"
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "Ny træner på vej",
        "Han er klar,",
        "siger de.",
        "Ja",
    ]


def test_only_the_part_asked_for_is_split() -> None:
    text = "Et. To. Tre."
    assert split_sentences(text, 4, 7) == [(4, 7)]
    assert split_sentences(text, 4) == [(4, 7), (8, 12)]
    assert split_sentences("") == []


def test_evidence_of_the_example_record() -> None:
    text = (
        "Afsløring: Ny træner på vej til Vejle\n\nVejle Boldklub vil hurtigt finde en ny "
        "cheftræner.\nIfølge Bold.dk skriver 44-årige Mads Tornhøj under inden weekenden. Han "
        "afløser Ole Brix, der blev fyret i oktober.\n– Vi bekræfter ikke navne, siger "
        "sportsdirektør Kim Aagesen.\nTornhøjs rådgiver, Per Lindeskov, afviser, at AGF har meldt "
        "sig.\n"
    )
    spans = split_sentences(text)
    assert spans == [(0, 37), (39, 89), (90, 157), (158, 205), (206, 266), (267, 331)]


TEXT = (
    'Han gik . ... … ! ? » « “ ” " ( ) – - 1. d. kr. B.T. F.C. bold.dk 2-1 nr. Det '
    "\n \u2028 \xa0 St."
)
PIECES = TEXT.split(" ")


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(PIECES)).map(" ".join),
        st.lists(st.sampled_from(PIECES)).map("".join),
    )
)
def test_sentences_hold_every_letter_once(text: str) -> None:
    spans = split_sentences(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert text[start:stop] == text[start:stop].strip()
        assert text[end:start].strip() == ""
        assert len(text[start:stop].splitlines()) == 1
        end = stop
    assert text[end:].strip() == ""
    assert spans == split_sentences(text)
