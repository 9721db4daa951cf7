//! Building a network: the one way in, which keeps the invariants.
//!
//! schema and sources, then entities in the order of their ids, then relations: each step checks
//! what it refers to. Equal citations, details and dates are stored once.

use std::hash::Hash;

use hashbrown::HashMap;

use crate::model::about::About;
use crate::model::about::ExampleQuestion;
use crate::model::claim::Certainty;
use crate::model::claim::Status;
use crate::model::date::HistoricalDate;
use crate::model::entity::Entity;
use crate::model::index::DateIndex;
use crate::model::index::EntityIndex;
use crate::model::index::KindIndex;
use crate::model::index::RelationIndex;
use crate::model::index::RelationTypeIndex;
use crate::model::index::SourceIndex;
use crate::model::network::Network;
use crate::model::pattern::TrianglePattern;
use crate::model::relation::Citation;
use crate::model::relation::Relation;
use crate::model::relation::RelationDetails;
use crate::model::schema::Schema;
use crate::model::source::Source;

/// Marks a relation without details.
const NO_DETAILS: u32 = u32::MAX;

/// Which promise of a [`Network`] a piece would have broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BrokenInvariant {
    /// Entities must be added in the order of their ids, each id once.
    #[error("the id is not greater than the one before")]
    EntityOrder,
    /// An index points at nothing.
    #[error("a reference points at nothing")]
    Dangling,
    /// The type does not join these kinds.
    #[error("the relation type does not join these kinds")]
    KindsAtEnds,
    /// There are sources, but this relation cites none.
    #[error("the relation cites no source")]
    NoSource,
    /// More than 2³² − 2 of something.
    #[error("too many for one network")]
    TooMany,
}

/// A list of citations that many relations may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitationList(u32);

/// A relation that is about to be added.
#[derive(Clone, Debug)]
pub struct NewRelation<'a> {
    /// The first end.
    pub from: EntityIndex,
    /// The second end.
    pub to: EntityIndex,
    /// What the claim says.
    pub relation_type: RelationTypeIndex,
    /// How it stands.
    pub status: Status,
    /// How sure the dataset is of it.
    pub certainty: Certainty,
    /// Its date, as [`NetworkBuilder::add_date`] numbered it.
    pub when: Option<DateIndex>,
    /// The source's own words for the date.
    pub when_verbatim: &'a str,
    /// The dataset's id of it, or nothing.
    pub id: &'a str,
    /// The actor whose claim it is.
    pub asserted_by: Option<EntityIndex>,
    /// The figure that goes with it.
    pub quantity: &'a str,
    /// Where it happened.
    pub place: Option<EntityIndex>,
    /// A remark.
    pub note: &'a str,
    /// What the source gets wrong.
    pub flag: &'a str,
    /// Where it can be checked, as [`NetworkBuilder::add_citations`] numbered it.
    pub citations: Option<CitationList>,
    /// Further columns.
    pub attributes: &'a [(&'a str, &'a str)],
}

impl NewRelation<'_> {
    /// A documented relation with nothing but its ends and its type.
    #[must_use]
    pub const fn bare(
        from: EntityIndex,
        relation_type: RelationTypeIndex,
        to: EntityIndex,
    ) -> Self {
        Self {
            from,
            to,
            relation_type,
            status: Status::Documented,
            certainty: Certainty::Ungraded,
            when: None,
            when_verbatim: "",
            id: "",
            asserted_by: None,
            quantity: "",
            place: None,
            note: "",
            flag: "",
            citations: None,
            attributes: &[],
        }
    }

    /// Whether it has nothing that only some relations have.
    fn is_plain(&self) -> bool {
        let texts = [self.id, self.quantity, self.note, self.flag];
        self.asserted_by.is_none()
            && self.place.is_none()
            && self.attributes.is_empty()
            && texts.iter().all(|text| text.is_empty())
    }
}

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
        builder.network.sources = sources;
        builder
    }

    /// Lets relations cite nothing although there are sources: for a dataset that does not list its
    /// sources.
    pub fn allow_uncited_relations(&mut self) {
        self.uncited_allowed = true;
    }

    /// Makes room for relations, to spare copying.
    pub fn reserve_relations(&mut self, count: usize) {
        self.network.relations.reserve_exact(count);
    }

    /// Makes room for entities.
    pub fn reserve_entities(&mut self, count: usize) {
        self.network.entities.reserve_exact(count);
    }

    /// The entities that were added, in the order of their ids.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.network.entities
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
            .last()
            .is_some_and(|last| last.id >= entity.id)
        {
            return Err(BrokenInvariant::EntityOrder);
        }
        let cited = entity.details.iter().flat_map(|details| &details.citations);
        let dangling = cited
            .into_iter()
            .any(|citation| citation.source.get() >= network.sources.len());
        if dangling || entity.kind.get() >= network.schema.kinds().len() {
            return Err(BrokenInvariant::Dangling);
        }
        let index = EntityIndex::new(position(network.entities.len())?);
        self.network.entities.push(entity);
        Ok(index)
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
        let index =
            DateIndex::new(position(self.network.dates.len())?).ok_or(BrokenInvariant::TooMany)?;
        self.date_by_text.insert(date.as_str().into(), index);
        self.network.dates.push(date);
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
            .any(|citation| citation.source.get() >= self.network.sources.len())
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
    /// [`BrokenInvariant`] if an index points at nothing, the type does not join the kinds of the
    /// ends, or a source is missing.
    pub fn add_relation(
        &mut self,
        new: &NewRelation<'_>,
    ) -> Result<RelationIndex, BrokenInvariant> {
        self.check(new)?;
        let index = RelationIndex::new(position(self.network.relations.len())?);
        let citations = match new.citations {
            Some(list) => list,
            None => self.add_citations(&[])?,
        };
        let details = self.details(new)?;
        let when_verbatim = self.network.texts.intern(new.when_verbatim);
        self.network.relations.push(Relation {
            from: new.from,
            to: new.to,
            relation_type: new.relation_type,
            status: new.status,
            certainty: new.certainty,
            when: new.when,
            when_verbatim,
            citations: citations.0,
            details,
        });
        Ok(index)
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
            .any(|entity| entity.get() >= network.entities.len());
        let dangling_date = new
            .when
            .is_some_and(|date| date.get() >= network.dates.len());
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
        // The entities are looked at only if their kinds matter: a million such looks would wait
        // for memory.
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
        let attributes = attributes
            .filter_map(|(name, value)| Some((texts.intern(name)?, texts.intern(value)?)))
            .collect();
        let details = RelationDetails {
            id: texts.intern(new.id),
            asserted_by: new.asserted_by,
            quantity: texts.intern(new.quantity),
            place: new.place,
            note: texts.intern(new.note),
            flag: texts.intern(new.flag),
            attributes,
        };
        if details == RelationDetails::default() {
            return Ok(NO_DETAILS);
        }
        if details.id.is_some() {
            // An id makes the combination unique: looking for an equal one would be in vain.
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

/// The position of `content` in `table`, where it is stored if it is new.
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

/// The next position in a table; the highest is kept free as a mark.
fn position(len: usize) -> Result<u32, BrokenInvariant> {
    u32::try_from(len)
        .ok()
        .filter(|&number| number < u32::MAX)
        .ok_or(BrokenInvariant::TooMany)
}
