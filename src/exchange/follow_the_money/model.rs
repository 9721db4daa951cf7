//! The parts of the `FollowTheMoney` model (version 4) that are needed: which schemata are
//! relations, between which properties, and which properties hold ids of other entities.

/// A schema whose entities are relations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    pub(crate) schema: &'static str,
    /// The property with the ids of the source entities.
    pub(crate) source: &'static str,
    /// The property with the ids of the target entities.
    pub(crate) target: &'static str,
    /// The label of the relation, from source to target.
    pub(crate) label: &'static str,
    pub(crate) undirected: bool,
}

const fn tie(
    schema: &'static str,
    source: &'static str,
    target: &'static str,
    label: &'static str,
) -> Tie {
    Tie {
        schema,
        source,
        target,
        label,
        undirected: false,
    }
}

const fn mutual(
    schema: &'static str,
    source: &'static str,
    target: &'static str,
    label: &'static str,
) -> Tie {
    Tie {
        schema,
        source,
        target,
        label,
        undirected: true,
    }
}

const TIES: [Tie; 18] = [
    mutual("Associate", "person", "associate", "associated with"),
    tie("ContractAward", "contract", "supplier", "awarded to"),
    tie("Control", "controller", "controlled", "controls"),
    tie("CourtCaseParty", "party", "case", "involved in"),
    tie("Debt", "debtor", "creditor", "owes"),
    tie("Directorship", "director", "organization", "directs"),
    mutual("Documentation", "document", "entity", "documents"),
    tie("Employment", "employee", "employer", "works for"),
    mutual("Family", "person", "relative", "related to"),
    tie("Membership", "member", "organization", "belongs to"),
    tie("Occupancy", "holder", "post", "holds"),
    tie("Ownership", "owner", "asset", "owns"),
    tie("Payment", "payer", "beneficiary", "paid"),
    tie(
        "ProjectParticipant",
        "participant",
        "project",
        "participates in",
    ),
    tie("Representation", "agent", "client", "represents"),
    mutual("Similar", "candidate", "match", "may be the same as"),
    tie("Succession", "predecessor", "successor", "precedes"),
    mutual("UnknownLink", "subject", "object", "linked to"),
];

/// Properties of entities that hold ids of other entities. Some are plain text in some schemata, so
/// they count only if the entity exists. `ancestors` is not listed, since it only repeats the
/// parents of parents.
const REFERENCES: [&str; 41] = [
    "addressEntity",
    "authority",
    "bank",
    "bankAccount",
    "bankForeign",
    "bankRub",
    "caller",
    "contract",
    "contractHolder",
    "declarant",
    "document",
    "emitters",
    "endLocation",
    "entity",
    "holder",
    "inReplyToEmail",
    "inReplyToMessage",
    "involved",
    "issuer",
    "onBehalfOf",
    "operator",
    "organization",
    "organizer",
    "owner",
    "parent",
    "partOf",
    "pictured",
    "project",
    "proof",
    "receiver",
    "recipientAccount",
    "recipients",
    "resolved",
    "riskSource",
    "sender",
    "senderAccount",
    "startLocation",
    "taxee",
    "tenderers",
    "transport",
    "vehicle",
];

/// Properties with further names.
pub(crate) const NAMES: [&str; 5] = ["name", "alias", "previousName", "weakAlias", "abbreviation"];

/// Properties that replace a missing name, in order of preference.
pub(crate) const CAPTIONS: [&str; 10] = [
    "title",
    "full",
    "fileName",
    "caseNumber",
    "number",
    "passportNumber",
    "registrationNumber",
    "program",
    "subject",
    "username",
];

/// Properties with the date on which an entity begins, the most specific first.
pub(crate) const BEGINNINGS: [&str; 13] = [
    "birthDate",
    "incorporationDate",
    "inceptionDate",
    "startDate",
    "openingDate",
    "buildDate",
    "fileDate",
    "contractDate",
    "creationDate",
    "issueDate",
    "registrationDate",
    "authoredAt",
    "date",
];

/// Properties with the date on which an entity ends, the most specific first.
pub(crate) const ENDINGS: [&str; 7] = [
    "deathDate",
    "dissolutionDate",
    "endDate",
    "closingDate",
    "deregistrationDate",
    "closeDate",
    "maturityDate",
];

/// Properties with free text.
pub(crate) const NOTES: [&str; 3] = ["notes", "description", "summary"];

/// The relation that a schema stands for, if it is one.
pub(crate) fn tie_of(schema: &str) -> Option<Tie> {
    TIES.into_iter().find(|tie| tie.schema == schema)
}

/// Whether a property holds ids of other entities.
pub(crate) fn is_reference(property: &str) -> bool {
    REFERENCES.contains(&property)
}

/// A camel-case name as words: `addressEntity` becomes `address entity`.
pub(crate) fn in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}
