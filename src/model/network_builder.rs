//! Building a network, which checks its invariants.
//!
//! schema and sources, then entities in the order of their ids, then relations: each step checks
//! what it refers to. Equal citations, details and dates are stored once.

use std::hash::Hash;

use hashbrown::HashMap;

use crate::model::about::About;
use crate::model::about::ExampleQuestion;
use crate::model::broken_invariant::BrokenInvariant;
use crate::model::date::HistoricalDate;
use crate::model::entity::Entity;
use crate::model::index::DateIndex;
use crate::model::index::EntityIndex;
use crate::model::index::KindIndex;
use crate::model::index::RelationIndex;
use crate::model::index::SourceIndex;
use crate::model::network::Network;
use crate::model::new_relation::CitationList;
use crate::model::new_relation::NewRelation;
use crate::model::passage::Passage;
use crate::model::passage::Passages;
use crate::model::pattern::TrianglePattern;
use crate::model::relation::Citation;
use crate::model::relation::Relation;
use crate::model::relation::RelationDetails;
use crate::model::schema::Schema;
use crate::model::source::Source;
use crate::model::text::TextId;

/// Marks a relation without details.
const NO_DETAILS: u32 = u32::MAX;

/// Collects a [`Network`] piece by piece.
#[derive(Debug, Default)]
pub struct NetworkBuilder {
    network: Network,
    date_by_text: HashMap<Box<str>, DateIndex>,
    citation_list_by_content: HashMap<Box<[Citation]>, u32>,
    details_by_content: HashMap<RelationDetails, u32>,
    uncited_allowed: bool,
}

impl NetworkBuilder {
    /// A builder for a network with this schema and these sources.
    #[must_use]
    pub fn new(schema: Schema, sources: Vec<Source>) -> Self {
        let mut builder = Self::default();
        let numbered = sources
            .iter()
            .zip(0u32..)
            .map(|(source, number)| (source.id.clone(), SourceIndex::new(number)));
        builder.network.source_by_id = numbered.collect();
        builder.network.schema = schema;
        builder.network.sources = sources.into();
        builder
    }

    /// Allows relations without citations even if there are sources.
    pub fn allow_uncited_relations(&mut self) {
        self.uncited_allowed = true;
    }

    /// Reserves memory for `count` relations.
    pub fn reserve_relations(&mut self, count: usize) {
        self.network.relations.reserve_exact(count);
    }

    /// Reserves memory for `count` entities.
    pub fn reserve_entities(&mut self, count: usize) {
        self.network.entities.reserve_exact(count);
    }

    /// The entities that were added, in the order of their ids.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        self.network.entities.values()
    }

    /// Adds an entity.
    ///
    /// # Errors
    ///
    /// [`BrokenInvariant`] if its id does not follow the one before, or it refers to a kind or
    /// source that does not exist.
    pub fn add_entity(&mut self, entity: Entity) -> Result<EntityIndex, BrokenInvariant> {
        let network = &self.network;
        if network
            .entities
            .values()
            .last()
            .is_some_and(|last| last.id >= entity.id)
        {
            return Err(BrokenInvariant::EntityOrder);
        }
        let cited = entity.details.iter().flat_map(|details| &details.citations);
        let dangling = cited
            .into_iter()
            .any(|citation| !network.sources.has(citation.source));
        if dangling || entity.kind.get() >= network.schema.kinds().len() {
            return Err(BrokenInvariant::Dangling);
        }
        position(network.entities.len())?;
        for (column, _) in entity
            .details
            .iter()
            .flat_map(|details| &details.attributes)
        {
            let known = &mut self.network.entity_columns;
            if !known.contains(column) {
                known.push(column.clone());
            }
        }
        Ok(self.network.entities.push(entity))
    }

    /// The index of a date, which is stored if it is new.
    ///
    /// # Errors
    ///
    /// [`BrokenInvariant::TooMany`] beyond 2³² − 2 different dates.
    pub fn add_date(&mut self, date: HistoricalDate) -> Result<DateIndex, BrokenInvariant> {
        if let Some(&known) = self.date_by_text.get(date.as_str()) {
            return Ok(known);
        }
        position(self.network.dates.len())?;
        let text = date.as_str().into();
        let index = self.network.dates.push(date);
        self.date_by_text.insert(text, index);
        Ok(index)
    }

    /// The index of a date that was added before, by its text.
    #[must_use]
    pub fn find_date(&self, text: &str) -> Option<DateIndex> {
        self.date_by_text.get(text).copied()
    }

    /// The number of a list of citations, which is stored if it is new.
    ///
    /// # Errors
    ///
    /// [`BrokenInvariant`] if a citation names a source that does not exist.
    pub fn add_citations(
        &mut self,
        citations: &[Citation],
    ) -> Result<CitationList, BrokenInvariant> {
        if citations
            .iter()
            .any(|citation| !self.network.sources.has(citation.source))
        {
            return Err(BrokenInvariant::Dangling);
        }
        let lists = &mut self.network.citation_lists;
        stored_once(
            &mut self.citation_list_by_content,
            lists,
            citations,
            |list| list.into(),
        )
        .map(CitationList)
    }

    /// Adds a relation.
    ///
    /// # Errors
    ///
    /// [`BrokenInvariant`] if an index is not of this network, the type does not allow the kinds of
    /// the ends, or a citation is required and missing.
    pub fn add_relation(
        &mut self,
        new: &NewRelation<'_>,
    ) -> Result<RelationIndex, BrokenInvariant> {
        self.check(new)?;
        position(self.network.relations.len())?;
        let citations = match new.citations {
            Some(list) => list,
            None => self.add_citations(&[])?,
        };
        let details = self.details(new)?;
        let when_verbatim = self.network.texts.intern(new.when_verbatim);
        Ok(self.network.relations.push(Relation {
            from: new.from,
            to: new.to,
            relation_type: new.relation_type,
            status: new.status,
            certainty: new.certainty,
            when: new.when,
            when_verbatim,
            citations: citations.0,
            details,
        }))
    }

    /// The kind of an entity that was added.
    #[must_use]
    pub fn kind_of(&self, entity: EntityIndex) -> KindIndex {
        self.network.kind_of(entity)
    }

    /// The id of an entity that was added.
    #[must_use]
    pub fn id_of(&self, entity: EntityIndex) -> &str {
        &self.network.entity(entity).id
    }

    /// Gives triangles of the dataset their names.
    #[must_use]
    pub fn with_patterns(mut self, patterns: Vec<TrianglePattern>) -> Self {
        self.network.patterns = patterns;
        self
    }

    /// Says what stands at places in the sources.
    #[must_use]
    pub fn with_passages(mut self, passages: Vec<Passage>) -> Self {
        self.network.passages = Passages::new(passages);
        self
    }

    /// The finished network.
    #[must_use]
    pub fn finish(mut self, about: About, questions: Vec<ExampleQuestion>) -> Network {
        self.network.about = about;
        self.network.questions = questions;
        self.network.texts.freeze();
        self.network.relations.shrink_to_fit();
        self.network.entities.shrink_to_fit();
        self.network.relation_details.shrink_to_fit();
        self.network
    }

    fn check(&self, new: &NewRelation<'_>) -> Result<(), BrokenInvariant> {
        let network = &self.network;
        let entities = [Some(new.from), Some(new.to), new.asserted_by, new.place];
        let dangling_entity = entities
            .into_iter()
            .flatten()
            .any(|entity| !network.entities.has(entity));
        let dates = [new.when, new.asserted_when];
        let mut dates = dates.into_iter().flatten();
        let dangling_date = dates.any(|date| !network.dates.has(date));
        let cited = new
            .citations
            .map(|list| network.citation_lists.get(list.0 as usize));
        let dangling_source = cited == Some(None);
        let dangling_type = new.relation_type.get() >= network.schema.types().len();
        if dangling_entity || dangling_date || dangling_source || dangling_type {
            return Err(BrokenInvariant::Dangling);
        }
        if !self.uncited_allowed
            && !network.sources.is_empty()
            && cited.flatten().is_none_or(|list| list.is_empty())
        {
            return Err(BrokenInvariant::NoSource);
        }
        let joins = network.schema.relation_type(new.relation_type);
        // Entities are only read if their kinds matter: a million random reads would be slow.
        let allowed = (joins.from_kinds.is_empty()
            || joins.from_kinds.contains(&network.kind_of(new.from)))
            && (joins.to_kinds.is_empty() || joins.to_kinds.contains(&network.kind_of(new.to)));
        if allowed {
            Ok(())
        } else {
            Err(BrokenInvariant::KindsAtEnds)
        }
    }

    fn details(&mut self, new: &NewRelation<'_>) -> Result<u32, BrokenInvariant> {
        if new.is_plain() {
            return Ok(NO_DETAILS);
        }
        let texts = &mut self.network.texts;
        let attributes = new.attributes.iter();
        let attributes: Box<[(TextId, TextId)]> = attributes
            .filter_map(|(name, value)| Some((texts.intern(name)?, texts.intern(value)?)))
            .collect();
        for (column, _) in &attributes {
            let known = &mut self.network.relation_columns;
            if !known.contains(column) {
                known.push(*column);
            }
        }
        let unit = texts.intern(new.unit);
        if !new.quantity.is_empty() {
            *self.network.units.entry(unit).or_default() += 1;
        }
        let details = RelationDetails {
            id: texts.intern(new.id),
            asserted_by: new.asserted_by,
            asserted_when: new.asserted_when,
            quantity: texts.intern(new.quantity),
            unit,
            place: new.place,
            note: texts.intern(new.note),
            flag: texts.intern(new.flag),
            attributes,
        };
        if details == RelationDetails::default() {
            return Ok(NO_DETAILS);
        }
        if details.id.is_some() {
            // An id makes the combination unique, so there is no equal one to share.
            let number = position(self.network.relation_details.len())?;
            self.network.relation_details.push(details);
            return Ok(number);
        }
        stored_once(
            &mut self.details_by_content,
            &mut self.network.relation_details,
            &details,
            Clone::clone,
        )
    }
}

/// Finds the position of `content` in `table`, and adds it if it is new.
fn stored_once<K, T>(
    known: &mut HashMap<T, u32>,
    table: &mut Vec<T>,
    content: &K,
    own: impl Fn(&K) -> T,
) -> Result<u32, BrokenInvariant>
where
    K: Hash + hashbrown::Equivalent<T> + ?Sized,
    T: Hash + Eq + Clone,
{
    if let Some(&number) = known.get(content) {
        return Ok(number);
    }
    let number = position(table.len())?;
    let content = own(content);
    known.insert(content.clone(), number);
    table.push(content);
    Ok(number)
}

/// The next position in a table of `len` entries; the highest number is reserved.
fn position(len: usize) -> Result<u32, BrokenInvariant> {
    u32::try_from(len)
        .ok()
        .filter(|&number| number < u32::MAX)
        .ok_or(BrokenInvariant::TooMany)
}
