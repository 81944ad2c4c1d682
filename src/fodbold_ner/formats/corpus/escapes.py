r"""Characters as an article's file writes them: what cannot be seen stands as ``\uXXXX``."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["escape", "is_unseen", "named", "quote", "unescape", "unquote", "words"]

# Controls, formats, spaces, breaks, private and half characters; marks that join the letter before.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp", "Mn", "Me"))
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols without ink
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.?))")
_WORD = re.compile(r'(?:[^ "\\]|"(?:[^"\\]|\\.)*")+')


def is_unseen(character: str) -> bool:
    """Return whether a character must be escaped, since nobody could see it in a file.

    A plain space is taken to be seen; at the ends of a row the file's own rule covers it.

    Example:
        >>> [is_unseen(character) for character in ("a", " ", "\u00a0", "\u00ad", "\u030a")]
        [False, False, True, True, True]
    """
    if character.isascii():
        return not character.isprintable()
    return character in _BLANKS or unicodedata.category(character) in _UNSEEN


def named(character: str) -> str:
    r"""Return what to write in place of a character, whether or not it can be seen.

    Example:
        >>> named("\u00a0"), named("\U000e0067")
        ('\\u00a0', '\\U000e0067')
    """
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def escape(text: str, special: str) -> str:
    r"""Return the text with what cannot be seen written out and `special` behind a backslash.

    Args:
        text: The characters meant.
        special: Visible characters that mean something else where the text is to stand.

    Example:
        >>> print(escape("15\u00a0mio. [DKK]", "[]"))
        15\u00a0mio. \[DKK\]
    """
    return "".join(
        f"\\{character}"
        if character in special or character == "\\"
        else named(character)
        if is_unseen(character)
        else character
        for character in text
    )


def unescape(text: str, special: str) -> str:
    r"""Return the characters that escaped text means.

    Args:
        text: What stands in the file.
        special: Characters that may stand behind a backslash, besides the backslash itself.

    Raises:
        ValueError: A backslash begins no escape, or the escape is no character.

    Example:
        >>> unescape(r"FC\u00a0K\u00f8benhavn", "") == "FC\u00a0København"
        True
    """

    def meant(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if not digits:
            if match[3] and (match[3] in special or match[3] == "\\"):
                return match[3]
            known = ", ".join(f"\\{character}" for character in (*special, "\\"))
            raise ValueError(
                f"{match[0]!r} is no escape; a backslash stands before one of {known} or in "
                "\\uXXXX with four hex digits, \\UXXXXXXXX with eight"
            )
        number = int(digits, 16)
        if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            raise ValueError(f"{match[0]} is no character; write the whole one as \\UXXXXXXXX")
        return chr(number)

    return _ESCAPE.sub(meant, text)


def quote(text: str) -> str:
    r"""Return the text in double quotes, as `unquote` reads it.

    Example:
        >>> print(quote('Ole "Mas" Brix'))
        "Ole \"Mas\" Brix"
    """
    return f'"{escape(text, chr(34))}"'


def unquote(word: str) -> str:
    r"""Return what a word in double quotes says.

    Raises:
        ValueError: It is not in double quotes, or holds what is no escape.

    Example:
        >>> unquote(r'"Ole \"Mas\" Brix"')
        'Ole "Mas" Brix'
    """
    if len(word) < 2 or word[0] != '"' or word[-1] != '"' or not _WORD.fullmatch(word):
        raise ValueError(f"{word} must stand in double quotes")
    return unescape(word[1:-1], '"')


def words(row: str) -> list[str]:
    r"""Return the words of a row; spaces inside double quotes part no words.

    Args:
        row: A row of the file, or the end of one.

    Raises:
        ValueError: A quotation mark is never closed, or a backslash stands outside quotes.

    Example:
        >>> words('1 "på vej til"  "til"#2')
        ['1', '"på vej til"', '"til"#2']
    """
    found: list[str] = []
    position = 0
    while position < len(row):
        if row[position] == " ":
            position += 1
            continue
        match = _WORD.match(row, position)
        if match is None:
            raise ValueError(
                "a backslash outside double quotes; put the whole value in them"
                if row[position] == "\\"
                else 'a quotation mark is never closed; close it, or write \\" for one that counts'
            )
        found.append(match[0])
        position = match.end()
    return found
