//! Factoids: one statement about one person in one source.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::view::ipif::made::created_by;
use crate::view::ipif::made::created_when;
use crate::view::ipif::reference::FactoidRef;
use crate::view::ipif::reference::Reference;

/// A factoid: a source makes a statement about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Factoid)]
pub struct IpifFactoid {
    /// The ids of its statement and its source, joined by `~`.
    #[serde(rename = "@id")]
    #[schema(example = "r0314.from~letters")]
    pub id: String,
    /// The contributors of the dataset, separated by commas.
    #[serde(rename = "createdBy")]
    pub created_by: String,
    /// The day the dataset was created; `XXXX-XX-XX` if the dataset does not say.
    #[serde(rename = "createdWhen")]
    #[schema(example = "2026-11-23")]
    pub created_when: String,
    /// The person it is about.
    #[serde(rename = "person-refs")]
    pub person_refs: Vec<Reference>,
    /// The source it is based on.
    #[serde(rename = "source-refs")]
    pub source_refs: Vec<Reference>,
    /// The statement it makes.
    #[serde(rename = "statement-refs")]
    pub statement_refs: Vec<Reference>,
}

impl IpifFactoid {
    /// The factoid with this index.
    pub(super) fn of(explorer: &Explorer, number: usize) -> Self {
        let network = explorer.network();
        let FactoidRef {
            id,
            person_refs,
            source_refs,
            statement_refs,
        } = FactoidRef::of(explorer, number);
        let (created_by, created_when) = (created_by(network), created_when(network));
        Self {
            id,
            created_by,
            created_when,
            person_refs,
            source_refs,
            statement_refs,
        }
    }
}
