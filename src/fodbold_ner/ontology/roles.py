"""The jobs of football, with their Danish titles."""

from __future__ import annotations

from dataclasses import dataclass

from fodbold_ner.ontology.codes import Code

__all__ = ["COACH_ROLES", "PLAYER_ROLES", "ROLES", "STAFF_ROLES", "Role", "RoleSpec"]


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
COACH_ROLES = frozenset(
    {
        Role.HEAD_COACH,
        Role.ASSISTANT_COACH,
        Role.GOALKEEPING_COACH,
        Role.YOUTH_COACH,
        Role.NATIONAL_COACH,
        Role.CARETAKER_COACH,
    }
)


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
