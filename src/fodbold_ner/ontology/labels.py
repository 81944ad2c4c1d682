"""What a mention is, how it refers, where it stands, and why it was linked."""

from __future__ import annotations

from fodbold_ner.ontology.codes import Code

__all__ = [
    "CORE_LABELS",
    "ENTITY_LABELS",
    "OUTSIDE_IDS",
    "REGISTRY_PREFIX",
    "Form",
    "Genre",
    "Label",
    "LinkReason",
    "ZoneKind",
]


class Label(Code):
    """What a mention is."""

    PERSON = "PERSON"
    CLUB = "CLUB"
    LEAGUE = "LEAGUE"
    ROLE = "ROLE"
    NATIONAL_TEAM = "NATIONAL_TEAM"
    MEDIA = "MEDIA"
    AGENCY = "AGENCY"
    DATE = "DATE"
    MONEY = "MONEY"


CORE_LABELS = (Label.PERSON, Label.CLUB, Label.LEAGUE, Label.ROLE)
ENTITY_LABELS = (
    Label.PERSON,
    Label.CLUB,
    Label.LEAGUE,
    Label.NATIONAL_TEAM,
    Label.MEDIA,
    Label.AGENCY,
)

REGISTRY_PREFIX = {
    Label.PERSON: "fb:p:",
    Label.CLUB: "fb:c:",
    Label.LEAGUE: "fb:l:",
    Label.NATIONAL_TEAM: "fb:n:",
    Label.MEDIA: "fb:m:",
    Label.AGENCY: "fb:a:",
}

OUTSIDE_IDS = ("wikidata", "transfermarkt", "fbref", "uefa", "soccerway", "dbu")
"""The registers outside whose ids an entity may carry in `xref`."""


class Form(Code):
    """How a mention refers to its entity."""

    NAME = "name"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    NICKNAME = "nickname"
    SURNAME = "surname"
    INITIALS = "initials"
    DESCRIPTOR = "descriptor"
    ANONYMOUS = "anonymous"


class ZoneKind(Code):
    """Where on the page a stretch of text stands."""

    HEADLINE = "headline"
    LEDE = "lede"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    TEASER = "teaser"
    LABEL = "label"

    @property
    def carries_relations(self) -> bool:
        """Whether this zone belongs to the article's own story."""
        return self not in (ZoneKind.TEASER, ZoneKind.LABEL)


class LinkReason(Code):
    """Why an entity was linked as it was, or was not."""

    EXACT_NAME = "exact_name"
    NORMALISED_NAME = "normalised_name"
    FUZZY_NAME = "fuzzy_name"
    ABBREVIATION_IN_COUNTRY = "abbreviation_in_country"
    NICKNAME = "nickname"
    NAME_IN_CONTEXT = "name_in_context"
    TENURE = "tenure"
    NO_CANDIDATE = "no_candidate"
    AMBIGUOUS = "ambiguous"
    BELOW_THRESHOLD = "below_threshold"
    ANONYMOUS = "anonymous"
    ANNOTATED = "annotated"


class Genre(Code):
    """What kind of story an annotated article is."""

    DISMISSAL = "dismissal"
    APPOINTMENT = "appointment"
    BOARDROOM = "boardroom"
    AGENTS = "agents"
    TRANSFER = "transfer"
    CONTRACT = "contract"
    INTERVIEW = "interview"
    CANDIDATES = "candidates"
    PREVIEW = "preview"
    MATCH_REPORT = "match_report"
    INJURY = "injury"
    OPINION = "opinion"
    SENTENCE = "sentence"
    """A sentence by itself, of no article."""
