"""Countries as open data write them, to FIFA's codes."""

from __future__ import annotations

from functools import lru_cache

from fodbold_ner.links.registry import Registry
from fodbold_ner.links.schema import EntityType

__all__ = ["code_of_country"]

# Names that other registers use for a country whose team goes by another name.
_ALSO = {
    "People's Republic of China": "CHN",
    "Cape Verde": "CPV",
    "Democratic Republic of the Congo": "COD",
    "Republic of the Congo": "CGO",
    "Ivory Coast": "CIV",
    "The Gambia": "GAM",
    "The Bahamas": "BAH",
    "Latvija": "LVA",
    "Macedonia": "MKD",
    "Macau": "MAC",
    "Kingdom of the Netherlands": "NED",
    "Kingdom of Denmark": "DEN",
    "United States of America": "USA",
    "United States Virgin Islands": "VIR",
    "German Democratic Republic": "GDR",
    "Socialist Federal Republic of Yugoslavia": "YUG",
    "State of Palestine": "PLE",
    "Republic of Ireland": "IRL",
    "Czechia": "CZE",
    "Türkiye": "TUR",
}


def code_of_country(name: str) -> str | None:
    """Return FIFA's code of a country by its name or code; None where there is no one team.

    The United Kingdom has none: a club there may be English, Scottish, Welsh or Northern Irish.

    >>> code_of_country("Denmark"), code_of_country("DEN"), code_of_country("United Kingdom")
    ('DEN', 'DEN', None)
    """
    codes = _codes()
    for part in name.split("•"):
        found = codes.get(part.strip())
        if found:
            return found
    return None


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes = dict(_ALSO)
    for entity in Registry.shipped():
        if entity.type is EntityType.NATIONAL_TEAM and entity.country:
            for name in (entity.country, entity.label_da, entity.label):
                if name:
                    codes.setdefault(name, entity.country)
    return codes
