"""Parsing a web page, and taking out of it what is no part of its article."""

from __future__ import annotations

import re
from typing import Any

from fodbold_ner.errors import EmptyInputError, MissingExtraError
from fodbold_ner.text.decoding import decode

__all__ = ["parse_html", "prune", "words_of"]

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

_NEVER_TEXT = (
    "//script|//style|//noscript|//template|//nav|//aside|//footer|//form|//iframe|//svg|//button|"
    "//header[not(.//h1)]|//time[not(ancestor::p)]|"
    "//*[@role='navigation' or @role='banner' or @role='complementary' or "
    "@role='contentinfo' or @role='search'][not(.//h1)]|//*[@hidden or @aria-hidden='true']"
)
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|related|relateret|recirculation|comments?|"
    r"kommentarer|cookies?|share|sharing|social|newsletter|nyhedsbrev|promo|banner|ads?|annonce|"
    r"most-?read|mest-?l(?:ae|æ)ste|sidebar|teasers?|tags|footer)(?=$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = "//ul|//ol|//div|//section"
_DATA_TABLES = "//table[not(.//p) and not(.//h1)]"


def _html_text(html: str | bytes, where: str = "HTML page") -> str:
    """Return a page as text; bytes are read as UTF-8, else as they declare, else as `decode` does.

    Raises:
        EncodingError: The bytes are no text.
    """
    if isinstance(html, str):
        return html
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _DECLARED.search(html[:_DECLARED_WITHIN])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return html.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(html, where)


def parse_html(html: str | bytes) -> Any:
    """Return the root element of a page.

    Raises:
        EmptyInputError: There is no element in it.
        EncodingError: The bytes are no text.
        MissingExtraError: The extra `html` is not installed.
    """
    try:
        from lxml import etree
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise MissingExtraError("reading HTML", "html") from error
    data = _html_text(html).replace("\0", "").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptyInputError(
            "the HTML page is empty; give the page as the browser gets it"
        ) from error


def words_of(element: Any) -> str:
    """Return the text of an element and its children, with single spaces."""
    return " ".join(element.text_content().split())


def prune(root: Any) -> None:
    """Take navigation, scripts, related lists, comments and tables of figures out of the tree.

    A time outside any paragraph goes too, for it says when the page was published.

    An element that holds a level-one heading stays, whatever it is called.
    """
    _drop_all(root.xpath(_NEVER_TEXT))
    _drop_all(root.xpath("//comment()|//processing-instruction()"))
    named = root.xpath("//*[@class or @id][not(self::html or self::body or self::article)]")
    _drop_all(
        element
        for element in named
        if _FURNITURE_NAME.search(f"{element.get('class', '')} {element.get('id', '')}")
        and not element.xpath(".//h1|self::h1|.//article")
    )
    _drop_all(root.xpath(_DATA_TABLES))
    _drop_all(block for block in root.xpath(_BLOCKS) if _is_link_list(block))


def _is_link_list(block: Any) -> bool:
    """Whether a block holds two links or more and not a word outside them."""
    links = block.xpath(".//a")
    if len(links) < 2 or block.xpath(".//h1|.//p"):
        return False
    text = "".join(block.text_content().split())
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return linked >= len(text) - len(links)


def _drop_all(elements: Any) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            _keep_tail(element)
            element.getparent().remove(element)


def _keep_tail(element: Any) -> None:
    """Hand the text behind an element to what comes before it, as lxml would remove both."""
    if not element.tail:
        return
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + element.tail
    else:
        parent.text = (parent.text or "") + element.tail
