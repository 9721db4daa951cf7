//! References to other objects, by id.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;

/// The most references to factoids in one answer, so that the size of answers is bounded for any
/// network.
const MOST: usize = 20_000;

/// A reference to an object by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reference {
    /// The id of the object in its collection.
    #[serde(rename = "@id")]
    #[schema(example = "anton-chekhov")]
    pub id: String,
}

impl Reference {
    pub(super) fn to(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

/// A reference to a factoid, with the objects it joins except the one that contains the reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactoidRef {
    /// Its id.
    #[serde(rename = "@id")]
    #[schema(example = "r0314.from~letters")]
    pub id: String,
    /// The person it is about.
    #[serde(rename = "person-refs", skip_serializing_if = "Vec::is_empty")]
    pub person_refs: Vec<Reference>,
    /// The source it is based on.
    #[serde(rename = "source-refs", skip_serializing_if = "Vec::is_empty")]
    pub source_refs: Vec<Reference>,
    /// The statement it makes.
    #[serde(rename = "statement-refs", skip_serializing_if = "Vec::is_empty")]
    pub statement_refs: Vec<Reference>,
}

impl FactoidRef {
    /// A reference with all objects that the factoid joins.
    pub(super) fn of(explorer: &Explorer, factoid: usize) -> Self {
        let (network, table) = (explorer.network(), explorer.factoids());
        let parts = table.parts_of_factoid(factoid);
        let source = parts.map(|parts| table.source_id(network, parts.source));
        let statement = parts.and_then(|parts| table.statement(parts.statement));
        let person = statement.map(|statement| &network.entity(statement.person(network)).id);
        let statement = statement.map(|statement| Reference::to(statement.id(network)));
        Self {
            id: table.factoid_id(network, factoid),
            person_refs: person.into_iter().map(Reference::to).collect(),
            source_refs: source.into_iter().map(Reference::to).collect(),
            statement_refs: statement.into_iter().collect(),
        }
    }
}

/// The most references to factoids for each of `objects` objects.
pub(super) fn share_of(objects: usize) -> usize {
    MOST / objects.max(1)
}

/// The first factoids, and the number of those left out, if any.
pub(super) fn cut(
    factoids: impl ExactSizeIterator<Item = FactoidRef>,
    most: usize,
) -> (Vec<FactoidRef>, Option<usize>) {
    let omitted = factoids.len().saturating_sub(most);
    (
        factoids.take(most).collect(),
        Some(omitted).filter(|&omitted| omitted > 0),
    )
}
