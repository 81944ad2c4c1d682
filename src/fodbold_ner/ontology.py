"""The closed sets of the annotation: labels, roles, relation types, and what may fill them.

This is the one place where they are declared; records, lexicons and evaluation derive from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = [
    "ARGUMENT_LABELS",
    "CORE_LABELS",
    "ENTITY_LABELS",
    "OUTSIDE_IDS",
    "PLAYER_ROLES",
    "REGISTRY_PREFIX",
    "RELATIONS",
    "ROLES",
    "STAFF_ROLES",
    "ArgumentSpec",
    "Certainty",
    "Code",
    "ContractEvent",
    "Direction",
    "Form",
    "Genre",
    "Label",
    "LinkReason",
    "Manner",
    "Polarity",
    "RelationSpec",
    "RelationType",
    "Role",
    "RoleSpec",
    "Tense",
    "TransferKind",
    "ZoneKind",
]


class Code(str, Enum):
    """A string that is one of a closed set; prints and serialises as the string."""

    __str__ = str.__str__


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


class Role(Code):
    """A job or function that a person has in football."""

    PLAYER = "player"
    CAPTAIN = "captain"
    GOALKEEPER = "goalkeeper"
    DEFENDER = "defender"
    MIDFIELDER = "midfielder"
    FORWARD = "forward"
    HEAD_COACH = "head_coach"
    ASSISTANT_COACH = "assistant_coach"
    GOALKEEPING_COACH = "goalkeeping_coach"
    YOUTH_COACH = "youth_coach"
    NATIONAL_COACH = "national_coach"
    CARETAKER_COACH = "caretaker_coach"
    SPORTING_DIRECTOR = "sporting_director"
    SPORTING_MANAGER = "sporting_manager"
    TECHNICAL_DIRECTOR = "technical_director"
    HEAD_OF_ACADEMY = "head_of_academy"
    HEAD_OF_RECRUITMENT = "head_of_recruitment"
    SCOUT = "scout"
    CEO = "ceo"
    CHAIRMAN = "chairman"
    OWNER = "owner"
    AGENT = "agent"
    OTHER = "other"


PLAYER_ROLES = frozenset(
    {Role.PLAYER, Role.CAPTAIN, Role.GOALKEEPER, Role.DEFENDER, Role.MIDFIELDER, Role.FORWARD}
)
STAFF_ROLES = frozenset(Role) - PLAYER_ROLES - {Role.AGENT}


@dataclass(frozen=True)
class RoleSpec:
    """A role code with its Danish titles, the usual one first, and an English gloss."""

    code: Role
    gloss: str
    titles: tuple[str, ...]


ROLES: dict[Role, RoleSpec] = {
    spec.code: spec
    for spec in (
        RoleSpec(
            Role.PLAYER,
            "player",
            ("spiller", "fodboldspiller", "førsteholdsspiller", "ungdomsspiller"),
        ),
        RoleSpec(Role.CAPTAIN, "captain", ("anfører", "kaptajn", "holdkaptajn", "holdanfører")),
        RoleSpec(
            Role.GOALKEEPER,
            "goalkeeper",
            (
                "målmand",
                "keeper",
                "målvogter",
                "reservemålmand",
                "reservekeeper",
                "førstemålmand",
                "andenkeeper",
                "tredjekeeper",
            ),
        ),
        RoleSpec(
            Role.DEFENDER,
            "defender",
            (
                "forsvarsspiller",
                "forsvarer",
                "back",
                "stopper",
                "midterforsvarer",
                "centerforsvarer",
                "højreback",
                "venstreback",
                "sideback",
                "wingback",
                "midterstopper",
                "libero",
            ),
        ),
        RoleSpec(
            Role.MIDFIELDER,
            "midfielder",
            ("midtbanespiller", "midtbanemand", "midtbanekreatør", "playmaker"),
        ),
        RoleSpec(
            Role.FORWARD,
            "forward",
            (
                "angriber",
                "angrebsspiller",
                "kantspiller",
                "kant",
                "wing",
                "fløj",
                "fløjspiller",
                "wingspiller",
                "centerforward",
                "højrekant",
                "venstrekant",
            ),
        ),
        RoleSpec(
            Role.HEAD_COACH,
            "head coach",
            ("cheftræner", "træner", "coach", "manager", "mestertræner", "succestræner"),
        ),
        RoleSpec(
            Role.ASSISTANT_COACH,
            "assistant coach",
            (
                "assistenttræner",
                "assistent",
                "assisterende træner",
                "assistentcoach",
                "hjælpetræner",
            ),
        ),
        RoleSpec(Role.GOALKEEPING_COACH, "goalkeeping coach", ("målmandstræner", "keepertræner")),
        RoleSpec(
            Role.YOUTH_COACH,
            "youth coach",
            ("ungdomstræner", "talenttræner", "juniortræner", "akademitræner", "ungdomscheftræner"),
        ),
        RoleSpec(
            Role.NATIONAL_COACH,
            "national coach",
            ("landstræner", "landsholdstræner", "forbundskaptajn"),
        ),
        RoleSpec(
            Role.CARETAKER_COACH,
            "caretaker coach",
            ("interimtræner", "interimstræner", "midlertidig træner", "midlertidig cheftræner"),
        ),
        RoleSpec(
            Role.SPORTING_DIRECTOR,
            "sporting director",
            (
                "sportsdirektør",
                "fodbolddirektør",
                "sportslig direktør",
                "director of football",
                "elitedirektør",
            ),
        ),
        RoleSpec(
            Role.SPORTING_MANAGER,
            "sporting manager",
            ("sportschef", "fodboldchef", "sportslig chef", "elitechef"),
        ),
        RoleSpec(Role.TECHNICAL_DIRECTOR, "technical director", ("teknisk direktør",)),
        RoleSpec(
            Role.HEAD_OF_ACADEMY,
            "head of academy",
            ("akademichef", "talentchef", "akademidirektør", "talentudviklingschef", "ungdomschef"),
        ),
        RoleSpec(
            Role.HEAD_OF_RECRUITMENT,
            "head of recruitment",
            ("transferchef", "chefscout", "scoutingchef", "rekrutteringschef"),
        ),
        RoleSpec(Role.SCOUT, "scout", ("scout", "spejder", "talentspejder")),
        RoleSpec(
            Role.CEO,
            "chief executive",
            (
                "administrerende direktør",
                "direktør",
                "klubdirektør",
                "adm. direktør",
                "topdirektør",
            ),
        ),
        RoleSpec(
            Role.CHAIRMAN,
            "chairman",
            ("formand", "bestyrelsesformand", "klubformand", "præsident", "klubpræsident"),
        ),
        RoleSpec(
            Role.OWNER,
            "owner",
            ("ejer", "klubejer", "medejer", "hovedaktionær", "storaktionær", "majoritetsejer"),
        ),
        RoleSpec(
            Role.AGENT,
            "agent",
            ("rådgiver", "agent", "spilleragent", "fodboldagent", "spillerrådgiver"),
        ),
        RoleSpec(
            Role.OTHER,
            "another job in football",
            (
                "viceanfører",
                "vicekaptajn",
                "fysisk træner",
                "fysioterapeut",
                "holdleder",
                "kommunikationschef",
                "pressechef",
                "næstformand",
                "bestyrelsesmedlem",
                "analytiker",
                "fysioterapeut",
                "mentaltræner",
                "dødboldtræner",
                "udviklingstræner",
                "materialemand",
                "kommerciel direktør",
                "økonomidirektør",
                "udlejningschef",
            ),
        ),
    )
}


class RelationType(Code):
    """What is said to hold between entities."""

    ROLE_TENURE = "role_tenure"
    APPOINTMENT = "appointment"
    DEPARTURE = "departure"
    VACANCY = "vacancy"
    INTEREST = "interest"
    REPRESENTATION = "representation"
    TRANSFER = "transfer"
    CONTRACT = "contract"
    SUCCESSION = "succession"
    LEAGUE_MEMBERSHIP = "league_membership"


class Certainty(Code):
    """How sure the text is of a relation."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    EXPECTED = "expected"
    SPECULATED = "speculated"


class Polarity(Code):
    """Whether the text affirms or denies a relation."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Tense(Code):
    """When a tenure holds, seen from the article."""

    PAST = "past"
    CURRENT = "current"
    FUTURE = "future"


class Manner(Code):
    """How a job ended."""

    DISMISSED = "dismissed"
    RESIGNED = "resigned"
    CONTRACT_EXPIRED = "contract_expired"
    MUTUAL = "mutual"
    RETIRED = "retired"
    SOLD = "sold"
    UNKNOWN = "unknown"


class Direction(Code):
    """Who is interested in whom."""

    CLUB_IN_PERSON = "club_in_person"
    PERSON_IN_CLUB = "person_in_club"


class TransferKind(Code):
    """What kind of move a transfer is."""

    PERMANENT = "permanent"
    LOAN = "loan"
    FREE = "free"
    LOAN_RETURN = "loan_return"
    UNKNOWN = "unknown"


class ContractEvent(Code):
    """What happens to a contract."""

    SIGNED = "signed"
    EXTENDED = "extended"
    EXPIRES = "expires"
    TERMINATED = "terminated"


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


ARGUMENT_LABELS: dict[str, frozenset[Label]] = {
    "person": frozenset({Label.PERSON}),
    "successor": frozenset({Label.PERSON}),
    "predecessor": frozenset({Label.PERSON}),
    "client": frozenset({Label.PERSON}),
    "agent": frozenset({Label.PERSON, Label.AGENCY}),
    "club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "from_club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "to_club": frozenset({Label.CLUB, Label.NATIONAL_TEAM}),
    "league": frozenset({Label.LEAGUE}),
    "source": frozenset({Label.MEDIA, Label.PERSON, Label.CLUB, Label.NATIONAL_TEAM, Label.AGENCY}),
}


@dataclass(frozen=True)
class ArgumentSpec:
    """An argument of a relation; `role` arguments hold a role code, all others an entity."""

    name: str
    required: bool

    @property
    def labels(self) -> frozenset[Label]:
        """The labels that an entity in this place may have; empty for a role."""
        return ARGUMENT_LABELS.get(self.name, frozenset())


@dataclass(frozen=True)
class RelationSpec:
    """A relation type with its arguments, in order, and the attributes of its own."""

    type: RelationType
    gloss: str
    arguments: tuple[ArgumentSpec, ...]
    attributes: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    """Arguments of which at least one is required."""

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the arguments that no relation of this type may lack."""
        return tuple(argument.name for argument in self.arguments if argument.required)


def _spec(
    kind: RelationType, gloss: str, arguments: str, attributes: str, one_of: tuple[str, ...] = ()
) -> RelationSpec:
    """Read a spec from words; a ``?`` marks an argument that may be missing."""
    specs = tuple(
        ArgumentSpec(word.rstrip("?"), not word.endswith("?")) for word in arguments.split()
    )
    return RelationSpec(kind, gloss, specs, tuple(attributes.split()), one_of)


RELATIONS: dict[RelationType, RelationSpec] = {
    spec.type: spec
    for spec in (
        _spec(
            RelationType.ROLE_TENURE,
            "holds, held or will hold a job",
            "person role club",
            "tense acting start end",
        ),
        _spec(
            RelationType.APPOINTMENT, "is given a job on the staff", "person role? club", "until"
        ),
        _spec(RelationType.DEPARTURE, "leaves or loses a job", "person role? club", "manner"),
        _spec(RelationType.VACANCY, "has nobody in a job", "role club", "since"),
        _spec(RelationType.INTEREST, "wants, or is wanted", "person club role?", "direction"),
        _spec(RelationType.REPRESENTATION, "acts for a client", "agent client", ""),
        _spec(
            RelationType.TRANSFER,
            "moves from club to club",
            "person from_club? to_club?",
            "kind fee",
            ("from_club", "to_club"),
        ),
        _spec(
            RelationType.CONTRACT, "is bound to a club by contract", "person club", "event until"
        ),
        _spec(
            RelationType.SUCCESSION,
            "follows somebody in a job",
            "successor predecessor role? club?",
            "",
        ),
        _spec(
            RelationType.LEAGUE_MEMBERSHIP, "plays in a league", "club league", "season position"
        ),
    )
}
