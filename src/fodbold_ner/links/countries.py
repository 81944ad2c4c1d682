"""FIFA's country codes: a closed list, for a code that no other row uses is a slip of the pen."""

from __future__ import annotations

__all__ = ["COUNTRY_CODES", "HOME", "country_fault"]

HOME = "DEN"
"""Whose news is read: what is named without a country is likelier here than abroad."""

_UEFA = """
    ALB AND ARM AUT AZE BEL BIH BLR BUL CRO CYP CZE DEN ENG ESP EST FIN FRA FRO GEO GER GIB GRE HUN
    IRL ISL ISR ITA KAZ KVX LIE LTU LUX LVA MDA MKD MLT MNE NED NIR NOR POL POR ROU RUS SCO SMR SRB
    SUI SVK SVN SWE TUR UKR WAL
"""
_AFC = """
    AFG AUS BAN BHR BHU BRU CAM CHN GUM HKG IDN IND IRN IRQ JOR JPN KGZ KOR KSA KUW LAO LBN MAC MAS
    MDV MNG MYA NEP OMA PAK PHI PLE PRK QAT SGP SRI SYR THA TJK TKM TLS TPE UAE UZB VIE YEM
"""
_CAF = """
    ALG ANG BDI BEN BFA BOT CGO CHA CIV CMR COD COM CPV CTA DJI EGY EQG ERI ETH GAB GAM GHA GNB GUI
    KEN LBR LBY LES MAD MAR MLI MOZ MRI MTN MWI NAM NGA NIG RSA RWA SDN SEN SEY SLE SOM SSD STP SWZ
    TAN TOG TUN UGA ZAM ZIM
"""
_CONCACAF = """
    AIA ARU ATG BAH BER BLZ BRB CAN CAY CRC CUB CUW DMA DOM GRN GUA GUY HAI HON JAM LCA MEX MSR NCA
    PAN PUR SKN SLV SUR TCA TRI USA VGB VIN VIR
"""
_CONMEBOL = "ARG BOL BRA CHI COL ECU PAR PER URU VEN"
_OFC = "ASA COK FIJ NCL NZL PNG SAM SOL TAH TGA VAN"
# Teams outside FIFA that play in its confederations, or whose codes its results use.
_NO_MEMBERS = """
    BOE FSM GLP GRL GUF KIR MCO MHL MTQ NIU NMI NRU PLW REU SMA SMN TUV VAT ZAN
"""
_BYGONE = "ANT CIS FRG GDR SCG TCH URS YUG ZAI"

COUNTRY_CODES = frozenset(
    " ".join((_UEFA, _AFC, _CAF, _CONCACAF, _CONMEBOL, _OFC, _NO_MEMBERS, _BYGONE)).split()
)
"""The 211 members of FIFA, teams outside it, and countries that are no more."""

_INSTEAD = {
    "CHE": "SUI", "DEU": "GER", "DNK": "DEN", "GBR": "ENG, SCO, WAL or NIR", "GRC": "GRE",
    "HRV": "CRO", "KOS": "KVX", "LIB": "LBN", "MON": "MCO", "NLD": "NED", "PRT": "POR",
    "SAU": "KSA", "SIN": "SGP",
}  # fmt: skip


def country_fault(code: str) -> str | None:
    """Say what is wrong with a country code and how to mend it; None if it is FIFA's.

    Example:
        >>> country_fault("DEN") is None, country_fault("DNK")
        (True, "unknown code 'DNK'; FIFA writes DEN")
    """
    if code in COUNTRY_CODES:
        return None
    instead = _INSTEAD.get(code)
    mend = f"FIFA writes {instead}" if instead else "use FIFA's three letters, such as DEN or GER"
    return f"unknown code {code!r}; {mend}"
