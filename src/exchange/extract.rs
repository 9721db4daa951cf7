//! An extract: the part of a network that is exported, cell by cell.
//!
//! Every cell that a writer can write is listed here once, under the names of the dataset format,
//! so that a reader that finds these names restores the same network.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::extract_columns::ComputedColumn;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::Claim;
use crate::model::Entity;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Paint;
use crate::model::RelationIndex;
use crate::model::Source;
use crate::model::SourceIndex;
use crate::model::Status;

/// How much of a network an extract contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole,
    /// Some of its entities and relations.
    Some,
}

/// The entities and relations of a network that are exported.
#[derive(Clone, Debug)]
pub struct Extract<'a> {
    network: &'a Network,
    pub(super) entities: Vec<EntityIndex>,
    pub(super) relations: Vec<RelationIndex>,
    pub(super) mentioned: Vec<EntityIndex>,
    pub(super) entity_columns: Vec<&'a str>,
    relation_columns: Vec<&'a str>,
    part: Part,
    lists_sources: bool,
    address: Option<String>,
    pub(super) citation: Option<Box<Source>>,
    pub(super) paint: Box<Paint>,
    pub(super) computed: Vec<ComputedColumn>,
}

impl<'a> Extract<'a> {
    /// Extracts a whole network.
    #[must_use]
    pub fn whole(network: &'a Network) -> Self {
        let entities = network.entities().map(|(index, _)| index).collect();
        let relations = network.claims().map(Claim::index).collect();
        Self::new(network, entities, relations, Part::Whole)
    }

    /// Extracts these entities and relations, and every entity that the relations name. Time `O(n
    /// log n)`.
    pub fn of(
        network: &'a Network,
        entities: impl IntoIterator<Item = EntityIndex>,
        relations: impl IntoIterator<Item = RelationIndex>,
    ) -> Self {
        let relations = sorted(relations.into_iter().collect());
        let claims = || relations.iter().map(|&relation| network.claim(relation));
        let ends = claims().flat_map(|claim| [claim.from(), claim.to()]);
        let drawn = sorted(entities.into_iter().chain(ends).collect());
        let mentioned = claims().flat_map(|claim| [claim.asserted_by(), claim.place()]);
        let mut mentioned = sorted(mentioned.flatten().collect());
        mentioned.retain(|entity| drawn.binary_search(entity).is_err());
        let entities = sorted(drawn.iter().chain(&mentioned).copied().collect());
        let mut extract = Self::new(network, entities, relations, Part::Some);
        extract.mentioned = mentioned;
        extract
    }

    fn new(
        network: &'a Network,
        entities: Vec<EntityIndex>,
        relations: Vec<RelationIndex>,
        part: Part,
    ) -> Self {
        let lists_sources = !network.sources().is_empty()
            && relations
                .iter()
                .all(|&relation| !network.claim(relation).citations().is_empty());
        let mut extract = Self {
            network,
            entities,
            relations,
            mentioned: Vec::new(),
            entity_columns: Vec::new(),
            relation_columns: Vec::new(),
            part,
            lists_sources,
            address: None,
            citation: None,
            paint: Box::default(),
            computed: Vec::new(),
        };
        extract.entity_columns = extract.columns_of_entities();
        extract.relation_columns = extract.columns_of_relations();
        extract
    }

    /// Adds the URL of the answer that the extract is, without the host.
    #[must_use]
    pub fn with_address(self, address: String) -> Self {
        Self {
            address: Some(address),
            ..self
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &'a Network {
        self.network
    }

    /// The URL of the answer that the extract is, without the host.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Whether it contains the whole network.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.part == Part::Whole
    }

    /// Whether every relation cites a source, so that the sources can be listed. Otherwise a
    /// citation is the title of the source.
    #[must_use]
    pub fn lists_sources(&self) -> bool {
        self.lists_sources
    }

    /// The entities in the order of their ids.
    #[must_use]
    pub fn entities(&self) -> &[EntityIndex] {
        &self.entities
    }

    /// The relations in the order of the dataset.
    #[must_use]
    pub fn relations(&self) -> &[RelationIndex] {
        &self.relations
    }

    /// The position of an entity among the exported ones.
    #[must_use]
    pub fn position(&self, entity: EntityIndex) -> Option<usize> {
        self.entities.binary_search(&entity).ok()
    }

    /// The columns that at least one entity fills, those of the dataset format first.
    #[must_use]
    pub fn entity_columns(&self) -> &[&'a str] {
        &self.entity_columns
    }

    /// The columns that at least one relation fills, those of the dataset format first.
    #[must_use]
    pub fn relation_columns(&self) -> &[&'a str] {
        &self.relation_columns
    }

    /// Passes the filled cells of an entity to `take`, as column and text.
    pub fn entity_cells(&self, index: EntityIndex, mut take: impl FnMut(&'a str, Cow<'a, str>)) {
        let entity: &'a Entity = self.network.entity(index);
        take("id", Cow::Borrowed(&entity.id));
        take(
            "kind",
            Cow::Borrowed(&self.network.schema().kind(entity.kind).id),
        );
        take("name", Cow::Borrowed(&entity.name));
        self.computed_cells(index, &mut take);
        let Some(details) = &entity.details else {
            return;
        };
        let mut take = |column, text: Cow<'a, str>| {
            if !text.is_empty() {
                take(column, text);
            }
        };
        take(
            "variants",
            Cow::Owned(joined(entity.variants().iter().map(
                |variant| match &variant.language {
                    Some(language) => Cow::Owned(format!("{language}:{}", variant.text)),
                    None => Cow::Borrowed(variant.text.as_str()),
                },
            ))),
        );
        for (column, date) in [("begin", &details.begin), ("end", &details.end)] {
            if let Some(date) = date {
                take(column, Cow::Borrowed(date.as_str()));
            }
        }
        take("note", Cow::Borrowed(&details.note));
        take(
            "same_as",
            Cow::Owned(joined(
                details
                    .same_as
                    .iter()
                    .map(|other| Cow::Borrowed(other.as_str())),
            )),
        );
        self.citation_cells(&details.citations, &mut take);
        for (name, value) in details.attributes.iter().filter(|it| !self.computes(&it.0)) {
            take(name, Cow::Borrowed(value));
        }
    }

    /// Passes the filled cells of a relation to `take`, as column and text. A generated id is left
    /// out.
    pub fn relation_cells(
        &self,
        relation: RelationIndex,
        mut take: impl FnMut(&'a str, Cow<'a, str>),
    ) {
        let claim: Claim<'a> = self.network.claim(relation);
        let id_of = |entity: EntityIndex| Cow::Borrowed(self.network.entity(entity).id.as_str());
        let mut take = |column, text: Cow<'a, str>| {
            if !text.is_empty() {
                take(column, text);
            }
        };
        take("from", id_of(claim.from()));
        take("type", Cow::Borrowed(&claim.relation_type().id));
        take("to", id_of(claim.to()));
        take(
            "id",
            claim.own_id().map_or(Cow::Borrowed(""), Cow::Borrowed),
        );
        take(
            "when",
            claim
                .when()
                .map_or(Cow::Borrowed(""), |date| Cow::Borrowed(date.as_str())),
        );
        take(
            "when_verbatim",
            Cow::Borrowed(claim.when_verbatim().unwrap_or_default()),
        );
        if claim.status() != Status::NotStated {
            take("status", Cow::Borrowed(claim.status().name()));
        }
        if claim.certainty() != Certainty::Ungraded {
            take("certainty", Cow::Borrowed(claim.certainty().name()));
        }
        take(
            "asserted_by",
            claim.asserted_by().map_or(Cow::Borrowed(""), id_of),
        );
        take(
            "asserted_when",
            claim
                .asserted_when()
                .map_or(Cow::Borrowed(""), |date| Cow::Borrowed(date.as_str())),
        );
        take(
            "quantity",
            Cow::Borrowed(claim.quantity_as_written().unwrap_or_default()),
        );
        take("unit", Cow::Borrowed(claim.unit().unwrap_or_default()));
        take("place", claim.place().map_or(Cow::Borrowed(""), id_of));
        self.citation_cells(claim.citations(), &mut take);
        take("note", Cow::Borrowed(claim.note().unwrap_or_default()));
        take("flag", Cow::Borrowed(claim.flag().unwrap_or_default()));
        for (name, value) in claim.attributes() {
            take(name, Cow::Borrowed(value));
        }
    }

    /// The sources that its entities and relations cite.
    pub(crate) fn cited_sources(&self) -> HashSet<SourceIndex> {
        let of_entities = self
            .entities
            .iter()
            .filter_map(|&entity| self.network.entity(entity).details.as_ref());
        let of_entities = of_entities.flat_map(|details| &details.citations);
        let of_relations = self
            .relations
            .iter()
            .flat_map(|&relation| self.network.claim(relation).citations());
        of_entities
            .chain(of_relations)
            .map(|citation| citation.source)
            .collect()
    }

    /// Writes sources and loci as parallel lists; a source that all loci share is written once.
    fn citation_cells(
        &self,
        citations: &'a [Citation],
        take: &mut impl FnMut(&'a str, Cow<'a, str>),
    ) {
        let name = |citation: &'a Citation| -> &'a str {
            let source = self.network.source(citation.source);
            if self.lists_sources {
                &source.id
            } else {
                &source.title
            }
        };
        // Loci stand with the first sources of the list, so those that have one come first.
        let (placed, unplaced): (Vec<&'a Citation>, Vec<&'a Citation>) = citations
            .iter()
            .partition(|citation| !citation.locus.is_empty());
        let citations: Vec<&'a Citation> = placed.into_iter().chain(unplaced).collect();
        let one_source = citations
            .windows(2)
            .all(|pair| pair[0].source == pair[1].source);
        let all_placed = citations.iter().all(|citation| !citation.locus.is_empty());
        let named = if one_source && all_placed {
            &citations[..citations.len().min(1)]
        } else {
            &citations[..]
        };
        take(
            "source",
            Cow::Owned(joined(
                named.iter().map(|&citation| Cow::Borrowed(name(citation))),
            )),
        );
        take(
            "locus",
            Cow::Owned(joined(
                citations
                    .iter()
                    .map(|citation| Cow::Borrowed(citation.locus.as_str())),
            )),
        );
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}

fn joined<'t>(parts: impl Iterator<Item = Cow<'t, str>>) -> String {
    let parts: Vec<Cow<'t, str>> = parts.collect();
    parts.join("|")
}
