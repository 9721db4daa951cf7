//! Sources, and their factoids about persons.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::query::source_label;
use crate::view::ipif::made::created_by;
use crate::view::ipif::made::created_when;
use crate::view::ipif::made::uris;
use crate::view::ipif::reference::FactoidRef;
use crate::view::ipif::reference::cut;

/// A source of factoids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Source)]
pub struct IpifSource {
    /// The id of the source. `_dataset` is the dataset itself, the source of claims without a
    /// citation.
    #[serde(rename = "@id")]
    #[schema(example = "letters")]
    pub id: String,
    /// The source as a bibliography entry.
    pub label: String,
    /// Its address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uris: Vec<String>,
    /// The contributors of the dataset, separated by commas.
    #[serde(rename = "createdBy")]
    pub created_by: String,
    /// The day the dataset was created; `XXXX-XX-XX` if the dataset does not say.
    #[serde(rename = "createdWhen")]
    #[schema(example = "2026-11-23")]
    pub created_when: String,
    /// The factoids based on the source.
    #[serde(rename = "factoid-refs")]
    pub factoid_refs: Vec<FactoidRef>,
    /// The number of factoids left out of the list; `/factoids?sourceId=` lists all. Absent if the
    /// list is complete.
    #[serde(
        rename = "factoid-refs-omitted",
        skip_serializing_if = "Option::is_none"
    )]
    pub factoid_refs_omitted: Option<usize>,
}

impl IpifSource {
    /// The source with this index.
    pub(super) fn of(explorer: &Explorer, number: usize, most: usize) -> Self {
        let (network, table) = (explorer.network(), explorer.factoids());
        let view = |&factoid: &u32| FactoidRef {
            source_refs: Vec::new(),
            ..FactoidRef::of(explorer, factoid as usize)
        };
        let (factoid_refs, factoid_refs_omitted) =
            cut(table.factoids_of_source(number).iter().map(view), most);
        Self {
            id: table.source_id(network, number).to_owned(),
            label: source_label(network, number),
            uris: uris(network.sources().get(number).map(|source| &source.url)),
            created_by: created_by(network),
            created_when: created_when(network),
            factoid_refs,
            factoid_refs_omitted,
        }
    }
}
