import builtins
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from fodbold_ner.errors import EmptyInputError, EncodingError, MissingExtraError
from fodbold_ner.text import looks_like_html, published_in_html, read_html, read_text

HEADLINE = "Vejle fyrer træneren"
LEDE = "Ole Brix er fyret i Vejle, og klubben leder efter en ny mand til at føre holdet videre."
BODY = "Brix har været i klubben siden 2022 og nåede 60 kampe i spidsen for holdet."
QUOTE = "– Det er trist, siger sportsdirektør Kim Aagesen."
STORY = f"<h1>{HEADLINE}</h1><p>{LEDE}</p><p>{BODY}</p><p>{QUOTE}</p>"
RELATED = "<a href=/1>FCK henter norsk målmand</a><a href=/2>Brøndby mister anføreren</a>"
NAV = "<nav><ul><li><a href=/>Forside</a></li><li><a href=/s>Superliga</a></li></ul></nav>"


def whole(body: str, head: str = "") -> str:
    title = f"<title>{HEADLINE} | Sportsbladet</title>"
    return f"<!doctype html><html><head>{title}{head}</head><body>{body}</body></html>"


PAGES = {
    "article": whole(f"{NAV}<article>{STORY}</article>"),
    "fragment": STORY,
    "divs": whole(f"{NAV}<div class=content>{STORY}</div><div>{RELATED}</div>"),
    "scripts": whole(
        f"<script>var a='SKRIPT'</script><style>p {{}}</style><article>{STORY}"
        "<script>document.write('SKRIPT')</script></article><noscript>SKRIPT</noscript>"
    ),
    "related lists": whole(
        f"<main><article>{STORY}<aside><h3>Læs også</h3>{RELATED}</aside></article>"
        "<section class='most-read'><h3>Mest læste</h3><ul><li><a href=/3>OB jagter angriber</a>"
        "</li><li><a href=/4>Lyngby sælger back</a></li></ul></section></main>"
    ),
    "comments": whole(
        f"<article>{STORY}</article><section id=comments><p>Brix er en god træner, synes jeg.</p>"
        "</section>"
    ),
    "table": whole(
        f"<article>{STORY}<table><tr><th>Hold</th></tr><tr><td>FCK</td></tr></table></article>"
    ),
    "heading is not in the article": whole(
        f"<header>{NAV}<h1>{HEADLINE}</h1></header><article>"
        f"<p>{LEDE}</p><p>{BODY}</p><p>{QUOTE}</p></article>"
    ),
    "heading is the site": whole(
        f"<header><h1>Sportsbladet</h1></header><article><p>{LEDE}</p><p>{BODY}</p><p>{QUOTE}</p>"
        "</article>"
    ),
    "headline only in og:title": whole(
        f"<article><h2>{HEADLINE}</h2><p>{LEDE}</p><p>{BODY}</p><p>{QUOTE}</p></article>",
        f"<meta property='og:title' content='{HEADLINE}'>",
    ),
    "wrapped lines": whole(f"<article>{STORY}</article>".replace(" og ", "\n   og\n")),
    "footer": whole(f"<article>{STORY}</article><footer><p>Kontakt os her.</p></footer>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_article_alone_is_read(name: str) -> None:
    page = read_html(PAGES[name])
    assert page.original == "\n\n".join([HEADLINE, LEDE, BODY, QUOTE])
    assert [str(zone.kind) for zone in page.zones] == ["headline", "lede", "body", "quote"]


def test_the_page_is_the_one_that_its_text_gives() -> None:
    page = read_html(PAGES["article"])
    assert page == read_text(page.original)


def test_links_between_paragraphs_are_teasers() -> None:
    link = "<p><a href=/5>Læs også: FCK henter norsk målmand</a></p>"
    page = read_html(whole(f"<article>{STORY.replace('<p>– ', link + '<p>– ')}</article>"))
    kinds = [str(zone.kind) for zone in page.zones]
    assert kinds == ["headline", "lede", "body", "teaser", "quote"]


SHORT = ["Ole Brix er ude.", "Mads Tornhøj overtager holdet.", "Klubben søger en ny mand."]


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("time", ["", "<time datetime='2025-11-03'>3. november 2025</time>"])
@pytest.mark.parametrize("longer", ["", LEDE])
@pytest.mark.parametrize("around", ["article", "main", "div"])
def test_a_short_page_keeps_its_paragraphs(count: int, time: str, longer: str, around: str) -> None:
    paragraphs = [*SHORT[: count - 1], longer or SHORT[count - 1]]
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = read_html(whole(f"{NAV}<{around}><h1>{HEADLINE}</h1>{time}{story}</{around}>"))
    assert page.original == "\n\n".join([HEADLINE, *paragraphs])


def test_a_time_in_a_sentence_stays_and_lists_of_a_short_page_too() -> None:
    story = "<p>Ole Brix er ude <time datetime='2025-11-03'>mandag</time>.</p><h2>Spørgsmål</h2>"
    story += "<ul><li>Hvem overtager?</li></ul>"
    page = read_html(whole(f"<article><h1>{HEADLINE}</h1><time>I går</time>{story}</article>"))
    assert "Ole Brix er ude mandag." in page.original
    assert "- Hvem overtager?" in page.original
    assert "I går" not in page.original


def test_lists_of_the_story_are_kept() -> None:
    items = "<p>Kandidaterne er:</p><ul><li>Mads Tornhøj, AGF</li><li>Per Lind, Hobro</li></ul>"
    page = read_html(whole(f"<article>{STORY}{items}<p>Valget falder i maj.</p></article>"))
    assert "- Mads Tornhøj, AGF\n\n- Per Lind, Hobro" in page.original
    assert {str(zone.kind) for zone in page.zones[4:]} == {"body"}


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        whole(""),
        whole(NAV + "<script>var x = 'Vejle fyrer træneren i dag.'</script>"),
        whole(
            "<ul>" + "".join(f"<li><a href=/{n}>Nyhed {n} fra Vejle</a></li>" for n in range(30))
        ),
        whole("".join(f"<h3><a href=/{n}>Nyhed {n} fra Vejle</a></h3>" for n in range(30))),
        whole(f"<h1>{HEADLINE}</h1>{NAV}"),
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(EmptyInputError, match="HTML page"):
        read_html(html)


@pytest.mark.parametrize(
    "data",
    [
        PAGES["article"].encode(),
        PAGES["article"].encode("utf-8-sig"),
        PAGES["article"].encode("cp1252"),
        PAGES["article"]
        .replace("<title>", "<meta charset=iso-8859-1><title>")
        .replace("–", "-")
        .encode("iso-8859-1"),
        ("<?xml version='1.0' encoding='utf-8'?>" + PAGES["article"]).encode(),
    ],
)
def test_bytes_are_decoded(data: bytes) -> None:
    assert read_html(data).original.startswith(f"{HEADLINE}\n\n{LEDE}\n\n{BODY}")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EncodingError, match="HTML page: this is a PDF"):
        read_html(b"%PDF-1.7\xff\xff")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("\ufeff <html lang='da'>", True),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", True),
        ("<!-- a -->\n<div class='x'><p>Vejle", True),
        ("<p>Vejle</p>", True),
        ("Vejle <p> AGF", False),
        ("<3 Vejle", False),
        ("<person> sagde nej", False),
        ("", False),
        ('{"text": "<p>"}', False),
    ],
)
def test_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


def ld(json: str) -> str:
    return f"<script type='application/ld+json'>{json}</script>"


ARTICLE_LD = '{"@type": "NewsArticle", "datePublished": "2025-11-03T10:00:00+01:00"}'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<meta property='article:published_time' content='2025-11-03T09:00'>", "", "2025-11-03"),
        (
            "<meta property='article:published_time' content='2025-07-03T22:30:00Z'>",
            "",
            "2025-07-04",
        ),
        (
            "<meta property='article:published_time' content='2025-11-03T22:30:00Z'>",
            "",
            "2025-11-03",
        ),
        (
            "<meta property='article:published_time' content='i går'>" + ld(ARTICLE_LD),
            "",
            "2025-11-03",
        ),
        (ld(ARTICLE_LD), "", "2025-11-03"),
        (ld(f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE_LD}]}}'), "", "2025-11-03"),
        (ld(f"[{ARTICLE_LD.replace('NewsArticle', 'LiveBlogPosting')}]"), "", "2025-11-03"),
        (
            ld(ARTICLE_LD.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]')),
            "",
            "2025-11-03",
        ),
        (ld('{"@type": "WebPage", "mainEntity": ' + ARTICLE_LD + "}"), "", "2025-11-03"),
        (ld(ARTICLE_LD.replace("datePublished", "dateModified")), "", None),
        (ld(ARTICLE_LD.replace("NewsArticle", "VideoObject")), "", None),
        (ld('{"@type": "ItemList", "itemListElement": [' + ARTICLE_LD + "]}"), "", None),
        (ld("{broken") + ld(ARTICLE_LD), "", "2025-11-03"),
        ("", "<article><time datetime='2025-11-03'>i dag</time></article>", "2025-11-03"),
        (
            "",
            "<time datetime='2024-01-01'></time><time pubdate datetime='2025-11-03'></time>",
            "2025-11-03",
        ),
        ("", "<time datetime='2024-01-01'></time><time datetime='2025-11-03'></time>", None),
        (
            "",
            "<article><aside><time datetime='2024-01-01'></time></aside>"
            "<time datetime='2025-11-03'></time></article>",
            "2025-11-03",
        ),
        ("", "<p>Kampen spilles 3. november 2025. © 2025</p>", None),
        ("<meta property='article:modified_time' content='2025-11-03'>", "", None),
        ("<meta property='article:published_time' content='2025-13-45'>", "", None),
    ],
)
def test_published(head: str, body: str, expected: str | None) -> None:
    day = date.fromisoformat(expected) if expected else None
    assert published_in_html(whole(body, head)) == day


def test_an_empty_page_has_no_date() -> None:
    assert published_in_html("") is None


@pytest.mark.parametrize("missing", ["trafilatura", "lxml"])
def test_a_missing_extra_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ImportError(f"lxml.html.clean is a project of its own; {name}")
        return real_import(name, *args, **kwargs)

    for module in [name for name in sys.modules if name.split(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"fodbold-ner\[html\]"):
        read_html(PAGES["article"])
    if missing == "lxml":
        with pytest.raises(MissingExtraError, match=r"fodbold-ner\[html\]"):
            published_in_html(PAGES["article"])


def test_the_package_does_not_import_trafilatura_or_spacy() -> None:
    code = (
        "import sys, fodbold_ner.text; print({'trafilatura', 'lxml', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
