//! The bibliography, with how much rests on each entry.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Network;

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceView {
    /// Its id.
    #[schema(example = "letters")]
    pub id: String,
    /// Its title.
    pub title: String,
    /// Book, article, archive file, lecture …
    pub kind: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it appeared.
    pub year: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The archive that holds it.
    pub archive: Option<String>,
    /// The shelfmark in that archive.
    pub shelfmark: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// How many relations cite it.
    pub relations: usize,
}

/// All sources of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourcesView {
    /// The sources, in the order of the dataset.
    pub sources: Vec<SourceView>,
}

impl SourcesView {
    /// The sources of a network. Time linear in the number of its citations.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let mut cited = vec![0usize; network.sources().len()];
        for claim in network.claims() {
            let mut of_claim: Vec<usize> = claim
                .citations()
                .iter()
                .map(|citation| citation.source.get())
                .collect();
            of_claim.sort_unstable();
            of_claim.dedup();
            for source in of_claim {
                cited[source] += 1;
            }
        }
        let optional = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let sources = network
            .sources()
            .iter()
            .zip(cited)
            .map(|(source, relations)| SourceView {
                id: source.id.clone(),
                title: source.title.clone(),
                kind: optional(&source.kind),
                author: optional(&source.author),
                year: optional(&source.year),
                publisher: optional(&source.publisher),
                archive: optional(&source.archive),
                shelfmark: optional(&source.shelfmark),
                url: optional(&source.url),
                note: optional(&source.note),
                relations,
            });
        Self {
            sources: sources.collect(),
        }
    }
}
