//! The bibliography, with how much rests on each entry.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Network;
use crate::view::figures::claims_citing;

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

impl SourceView {
    /// How many bytes its texts have.
    #[must_use]
    pub fn letters(&self) -> usize {
        let optional = [
            &self.kind,
            &self.author,
            &self.year,
            &self.publisher,
            &self.archive,
            &self.shelfmark,
            &self.url,
            &self.note,
        ];
        let optional = optional.into_iter().flatten().map(String::len);
        self.id.len() + self.title.len() + optional.sum::<usize>()
    }
}

/// All sources of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourcesView {
    /// The sources, in the order of the dataset.
    pub sources: Vec<SourceView>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LocusView {
    /// The place as claims cite it; empty for the source as a whole.
    #[schema(example = "p. 20")]
    pub locus: String,
    /// How many claims cite it.
    pub claims: usize,
    /// What stands there, if the dataset says so.
    pub passage: Option<String>,
    /// The language of the passage as a tag.
    pub language: Option<String>,
    /// The address of the list of these claims.
    pub page: String,
}

impl LocusView {
    /// How many bytes its texts have.
    #[must_use]
    pub fn letters(&self) -> usize {
        let passage = self.passage.as_ref().map_or(0, String::len);
        self.locus.len() + passage + self.page.len()
    }
}

/// A source with all places in it that claims cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SourceReadingView {
    /// The source.
    pub source: SourceView,
    /// The places in it: those of its passages first, then others in the order they are cited.
    pub loci: Vec<LocusView>,
    /// The address of the list of all claims that cite it.
    pub page: String,
}

impl SourceReadingView {
    /// A source by its id; `None` if there is none. Time linear in the number of citations.
    #[must_use]
    pub fn of(network: &Network, id: &str) -> Option<Self> {
        let source = network.find_source(id)?;
        let all = SourcesView::of(network).sources;
        let view = all.into_iter().find(|known| known.id == id)?;
        let passages = network.passages().iter();
        let passages = passages.filter(|passage| passage.source == source);
        let mut order: Vec<&str> = passages.map(|passage| passage.locus.as_str()).collect();
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        let mut known: BTreeSet<&str> = order.iter().copied().collect();
        for claim in network.claims() {
            let citations = claim.citations().iter();
            let mut cited: Vec<&str> = citations
                .filter(|citation| citation.source == source)
                .map(|citation| citation.locus.as_str())
                .collect();
            cited.sort_unstable();
            cited.dedup();
            for locus in cited {
                *claims.entry(locus).or_default() += 1;
                if known.insert(locus) {
                    order.push(locus);
                }
            }
        }
        let locus = |locus: &str| {
            let passage = network.passage(source, locus);
            let optional = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            LocusView {
                claims: claims.get(locus).copied().unwrap_or(0),
                passage: passage.map(|passage| passage.text.clone()),
                language: passage.and_then(|passage| optional(&passage.language)),
                page: claims_citing(id, Some(locus).filter(|locus| !locus.is_empty())),
                locus: locus.to_owned(),
            }
        };
        Some(Self {
            source: view,
            loci: order.into_iter().map(locus).collect(),
            page: claims_citing(id, None),
        })
    }
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
