//! Persons: their ids and addresses in other databases. Everything else is a statement.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::view::ipif::made::created_by;
use crate::view::ipif::made::created_when;
use crate::view::ipif::made::uris;
use crate::view::ipif::reference::FactoidRef;
use crate::view::ipif::reference::cut;

/// A person, without the statements about that person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct IpifPerson {
    /// The id of the entity.
    #[serde(rename = "@id")]
    #[schema(example = "anton-chekhov")]
    pub id: String,
    /// Addresses of the same person in other databases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uris: Vec<String>,
    /// The contributors of the dataset, separated by commas.
    #[serde(rename = "createdBy")]
    pub created_by: String,
    /// The day the dataset was created; `XXXX-XX-XX` if the dataset does not say.
    #[serde(rename = "createdWhen")]
    #[schema(example = "2026-11-23")]
    pub created_when: String,
    /// The factoids about the person.
    #[serde(rename = "factoid-refs")]
    pub factoid_refs: Vec<FactoidRef>,
    /// The number of factoids left out of the list; `/factoids?personId=` lists all. Absent if the
    /// list is complete.
    #[serde(
        rename = "factoid-refs-omitted",
        skip_serializing_if = "Option::is_none"
    )]
    pub factoid_refs_omitted: Option<usize>,
}

impl IpifPerson {
    /// The person with this index.
    pub(super) fn of(explorer: &Explorer, number: usize, most: usize) -> Self {
        let (network, table) = (explorer.network(), explorer.factoids());
        let entity = network.entity(table.persons()[number]);
        let statements = table.statements_of_person(number).iter();
        let factoids: Vec<usize> = statements
            .flat_map(|&number| table.factoids_of_statement(number as usize))
            .collect();
        let view = |factoid| FactoidRef {
            person_refs: Vec::new(),
            ..FactoidRef::of(explorer, factoid)
        };
        let (factoid_refs, factoid_refs_omitted) = cut(factoids.into_iter().map(view), most);
        Self {
            id: entity.id.clone(),
            uris: uris(entity.details.iter().flat_map(|details| &details.same_as)),
            created_by: created_by(network),
            created_when: created_when(network),
            factoid_refs,
            factoid_refs_omitted,
        }
    }
}
