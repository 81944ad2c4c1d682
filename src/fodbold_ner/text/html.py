"""Reading the article out of a web page."""

from __future__ import annotations

import re
from typing import Any

from fodbold_ner.errors import EmptyInputError, MissingExtraError
from fodbold_ner.text.html_tree import parse_html, prune, words_of
from fodbold_ner.text.page import Page, read_text

__all__ = ["looks_like_html", "read_html"]

_OPENS = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|article|main|section|div|meta|title|h1|h2|p)\b[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
_LOOKED_AT = 4096
_SITE = re.compile(r"\s+(?:\||-|–|—|::|·)\s+([^|–—·]+)$")
_HEADLINE_WITHIN = 5
_SHORT = 600
"""Below so many characters trafilatura may fall back on a page's whole text, in one line."""
_STORY_IN = ("//article[.//h1]", "//main[.//h1]", "//article", "//main")
_PARAGRAPHS = ".//p|.//h2|.//h3|.//h4|.//li[not(.//p)]|.//blockquote[not(.//p)]"


def looks_like_html(text: str) -> bool:
    """Whether `text` begins as a web page, or a fragment of one, does.

    Example:
        >>> looks_like_html("<!DOCTYPE html><html>…"), looks_like_html("Vejle < AGF, og <p> er væk")
        (True, False)
    """
    return _OPENS.match(text.lstrip("\ufeff")[:_LOOKED_AT]) is not None


def read_html(html: str | bytes) -> Page:
    r"""Return the page that the article of a web page makes, headline first.

    The page's `original` is the extracted text: one paragraph a line, blank lines between, without
    navigation, scripts, styles, comments, tables of figures or lists of links.

    Args:
        html: The page as the browser gets it, or a fragment of it.

    Raises:
        EmptyInputError: The page holds no article.
        EncodingError: The bytes are no text.
        MissingExtraError: The extra `html` is not installed.

    Example:
        >>> page = read_html("<nav>Nyt</nav><h1>Vejle fyrer træneren</h1><p>Ole Brix er ude.</p>")
        >>> page.original
        'Vejle fyrer træneren\n\nOle Brix er ude.'
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingExtraError("reading HTML", "html") from error
    root = parse_html(html)
    prune(root)
    headline = _headline(root)
    linked = {words_of(link) for link in root.xpath("//a")}
    extracted = trafilatura.extract(
        root, include_comments=False, include_tables=True, favor_recall=True
    )
    paragraphs = [" ".join(line.split()) for line in (extracted or "").split("\n")]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    if len(paragraphs) < 2 or sum(map(len, paragraphs)) < _SHORT:
        paragraphs = _own_paragraphs(root, paragraphs)
    if all(line == headline or line.lstrip("- ") in linked for line in paragraphs):
        raise EmptyInputError(
            "the HTML page holds no article, only headings and links; give the page of one "
            "article, or its text as plain text"
        )
    return read_text("\n\n".join(_with_headline(paragraphs, headline)))


def _own_paragraphs(root: Any, extracted: list[str]) -> list[str]:
    """Return what the page marks as its article's paragraphs, unless they were all extracted."""
    for path in _STORY_IN:
        places = root.xpath(path)
        if len(places) == 1:
            elements = [part for part in places[0].xpath(_PARAGRAPHS) if words_of(part)]
            stated = [words_of(part) for part in elements if part.tag == "p"]
            if all(paragraph in extracted for paragraph in stated):
                return extracted
            return [("- " if part.tag == "li" else "") + words_of(part) for part in elements]
    return extracted


def _headline(root: Any) -> str | None:
    """Return the article's headline: its level-one heading, else the title that the page gives.

    Headings that are the name of the site are taken out of the tree.
    """
    title = next((words_of(element) for element in root.xpath("//head/title")), "")
    site = _meta(root, "og:site_name") or _site_of(title)
    for heading in root.xpath("//h1"):
        words = words_of(heading)
        if site and words.casefold() == site.casefold():
            heading.drop_tree()
    for path in ("//article//h1", "//main//h1", "//h1"):
        for heading in root.xpath(path):
            if words_of(heading):
                return words_of(heading)
    return _without_site(_meta(root, "og:title") or title, site) or None


def _meta(root: Any, name: str) -> str:
    values = root.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return " ".join(values[0].split()) if values else ""


def _site_of(title: str) -> str:
    match = _SITE.search(title)
    return match[1] if match else ""


def _without_site(title: str, site: str) -> str:
    match = _SITE.search(title)
    if match and match[1].casefold() == site.casefold():
        return title[: match.start()]
    return title


def _with_headline(paragraphs: list[str], headline: str | None) -> list[str]:
    """Put the headline before the paragraphs, and nowhere else among the first of them."""
    if headline is None:
        return paragraphs
    first = [line for line in paragraphs[:_HEADLINE_WITHIN] if _key(line) != _key(headline)]
    return [headline, *first, *paragraphs[_HEADLINE_WITHIN:]]


def _key(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
