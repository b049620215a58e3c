"""Which classes of thing play which part in matching, by their local names in the ontology.

Every class stands in one group. What two things have in common is counted by group, each by a feature of its own, so that
nothing is counted twice under two names.
"""

from __future__ import annotations

ORGANISATIONS = (
    "GovernmentBody", "Enterprise", "University", "ResearchInstitute", "FinancialInstitution", "Fund", "ServiceOrganization",
)  # fmt: skip
PEOPLE = ("Person", "Team")
PLATFORMS = ("Platform", "InnovationCommunity")
PROJECTS = ("Project", "Event")
PROGRAMMES = ("Programme", "Policy", "Award", "FinancialProduct")
INDUSTRIES = ("Industry",)
TECHNOLOGIES = ("Technology", "Demand")
REGIONS = ("Region",)

GROUPS = {
    "partners": (*ORGANISATIONS, *PEOPLE),
    "platforms": PLATFORMS,
    "projects": PROJECTS,
    "programmes": PROGRAMMES,
    "industries": INDUSTRIES,
    "technologies": TECHNOLOGIES,
    "regions": REGIONS,
}
GROUP_NAMES = tuple(GROUPS)
GROUP_OF = {kind: number for number, kinds in enumerate(GROUPS.values()) for kind in kinds}
PARTNER_KINDS = frozenset({*ORGANISATIONS, *PEOPLE, *PLATFORMS})

# Relations by which a thing takes over the fields and places of what it is linked to: a member of a community works in its industry.
BELONGING = frozenset({"leads", "memberOf", "partOf", "builds", "worksFor", "heads"})
# Relations of a body with its own branches and people: whoever is linked with another only so is no partner of it.
OWN = frozenset({"partOf", "worksFor", "heads"})
# Relations by which somebody takes part in a community and so fills a role in it, as in the question community_missing_roles.
TAKING_PART = frozenset({"memberOf", "leads", "builds", "funds", "serves", "cooperatesWith", "responsibleFor"})
