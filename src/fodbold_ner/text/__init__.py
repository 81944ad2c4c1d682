"""From a raw page to zones: decoding, HTML, cleaning with an offset map, what each line is for."""

from fodbold_ner.text.cleaning import clean
from fodbold_ner.text.decoding import decode
from fodbold_ner.text.html import looks_like_html, read_html
from fodbold_ner.text.page import Page, PageZone, read_text
from fodbold_ner.text.published import published_in_html
from fodbold_ner.text.zones import find_zones

__all__ = [
    "Page",
    "PageZone",
    "clean",
    "decode",
    "find_zones",
    "looks_like_html",
    "published_in_html",
    "read_html",
    "read_text",
]
