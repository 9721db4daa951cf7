//! The network: what loading a dataset produces and what every question reads.
//!
//! Invariants, kept by [`NetworkBuilder`](crate::model::NetworkBuilder): every index resolves;
//! entities stand in the order of their ids; each relation joins kinds its type allows; nothing
//! ends before it begins; if sources are listed, every relation cites one.

use hashbrown::HashMap;

use crate::model::about::About;
use crate::model::about::ExampleQuestion;
use crate::model::bounds::DateBounds;
use crate::model::date::HistoricalDate;
use crate::model::entity::Entity;
use crate::model::index::DateIndex;
use crate::model::index::EntityIndex;
use crate::model::index::KindIndex;
use crate::model::index::RelationIndex;
use crate::model::index::SourceIndex;
use crate::model::passage::Passage;
use crate::model::passage::Passages;
use crate::model::pattern::TrianglePattern;
use crate::model::relation::Citation;
use crate::model::relation::Claim;
use crate::model::relation::Relation;
use crate::model::relation::RelationDetails;
use crate::model::schema::Aspect;
use crate::model::schema::Schema;
use crate::model::source::Source;
use crate::model::table::Key;
use crate::model::table::Table;
use crate::model::text::TextId;
use crate::model::text::TextTable;

/// A checked historical network. It never changes after it is built.
#[derive(Debug, Default)]
pub struct Network {
    pub(crate) about: About,
    pub(crate) schema: Schema,
    pub(crate) sources: Table<SourceIndex, Source>,
    pub(crate) source_by_id: HashMap<String, SourceIndex>,
    pub(crate) entities: Table<EntityIndex, Entity>,
    pub(crate) relations: Table<RelationIndex, Relation>,
    pub(crate) relation_details: Vec<RelationDetails>,
    pub(crate) citation_lists: Vec<Box<[Citation]>>,
    pub(crate) dates: Table<DateIndex, HistoricalDate>,
    pub(crate) texts: TextTable,
    pub(crate) questions: Vec<ExampleQuestion>,
    pub(crate) patterns: Vec<TrianglePattern>,
    pub(crate) passages: Passages,
    pub(crate) entity_columns: Vec<String>,
    pub(crate) relation_columns: Vec<TextId>,
    /// How many claims state a figure in each unit.
    pub(crate) units: HashMap<Option<TextId>, usize>,
}

impl Network {
    /// The metadata of the dataset.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// All passages of sources, in the order of the dataset.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        self.passages.all()
    }

    /// What stands at a place in a source, if the dataset says so.
    #[must_use]
    pub fn passage(&self, source: SourceIndex, locus: &str) -> Option<&Passage> {
        self.passages.at(source, locus)
    }

    /// The names of the further columns that entities have, in the order they were met.
    #[must_use]
    pub fn entity_columns(&self) -> &[String] {
        &self.entity_columns
    }

    /// The names of the further columns that relations have, in the order they were met.
    pub fn relation_columns(&self) -> impl Iterator<Item = &str> {
        self.relation_columns.iter().map(|&name| self.text(name))
    }

    /// The units in which claims state figures, empty for those without one, those that most claims
    /// have first. Time `O(n log n)` in their number.
    #[must_use]
    pub fn units(&self) -> Vec<&str> {
        let words = |unit: &Option<TextId>| unit.map_or("", |unit| self.text(unit));
        let units = self.units.iter();
        let mut units: Vec<(&str, usize)> =
            units.map(|(unit, claims)| (words(unit), *claims)).collect();
        units.sort_unstable_by(|(one, first), (other, second)| {
            second.cmp(first).then(one.cmp(other))
        });
        units.into_iter().map(|(unit, _)| unit).collect()
    }

    /// Kinds, relation types and classes.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// All sources, in the order of the dataset.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        self.sources.values()
    }

    /// The source at `index`.
    #[must_use]
    pub fn source(&self, index: SourceIndex) -> &Source {
        self.sources.at(index)
    }

    /// The source with this id.
    #[must_use]
    pub fn find_source(&self, id: &str) -> Option<SourceIndex> {
        self.source_by_id.get(id).copied()
    }

    /// The number of entities.
    #[must_use]
    pub fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// The entities in the order of their ids.
    #[must_use]
    pub fn entities(&self) -> impl ExactSizeIterator<Item = (EntityIndex, &Entity)> {
        self.entities.iter()
    }

    /// The entity at `index`.
    #[must_use]
    pub fn entity(&self, index: EntityIndex) -> &Entity {
        self.entities.at(index)
    }

    /// The entity with this id, by binary search.
    #[must_use]
    pub fn find_entity(&self, id: &str) -> Option<EntityIndex> {
        let position = self
            .entities
            .values()
            .binary_search_by(|entity| entity.id.as_str().cmp(id))
            .ok()?;
        Some(EntityIndex::of_position(position))
    }

    /// The kind of the entity at `index`.
    #[must_use]
    pub fn kind_of(&self, index: EntityIndex) -> KindIndex {
        self.entity(index).kind
    }

    /// All relations as stored.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        self.relations.values()
    }

    /// The relation at `index` as stored.
    #[must_use]
    pub fn relation(&self, index: RelationIndex) -> &Relation {
        self.relations.at(index)
    }

    /// The relation at `index`, with everything it says.
    #[must_use]
    pub fn claim(&self, index: RelationIndex) -> Claim<'_> {
        Claim::new(self, index)
    }

    /// The relation with this id. Time `O(E)`: relation ids are for citation, not for traversal.
    #[must_use]
    pub fn find_relation(&self, id: &str) -> Option<RelationIndex> {
        self.claims()
            .find(|claim| claim.has_id(id))
            .map(Claim::index)
    }

    /// All relations, in the order of the dataset.
    #[must_use]
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'_>> {
        let relations = self.relations.iter();
        relations.map(|(index, _)| self.claim(index))
    }

    /// The triangles that the dataset names, in the order of `patterns.csv`.
    #[must_use]
    pub fn patterns(&self) -> &[TrianglePattern] {
        &self.patterns
    }

    /// The pattern with this id.
    #[must_use]
    pub fn find_pattern(&self, id: &str) -> Option<&TrianglePattern> {
        self.patterns.iter().find(|pattern| pattern.id == id)
    }

    /// The example questions of the dataset.
    #[must_use]
    pub fn questions(&self) -> &[ExampleQuestion] {
        &self.questions
    }

    /// The date at `index`.
    #[must_use]
    pub fn date(&self, index: DateIndex) -> &HistoricalDate {
        self.dates.at(index)
    }

    /// All different dates, in the order of their indices.
    #[must_use]
    pub fn dates(&self) -> &[HistoricalDate] {
        self.dates.values()
    }

    /// The date bounds of the relation at `index`.
    #[must_use]
    pub fn bounds(&self, index: RelationIndex) -> DateBounds {
        let relation = self.relation(index);
        self.date_bounds(
            relation.when,
            self.schema.relation_type(relation.relation_type).aspect,
        )
    }

    /// The bounds of a date for an aspect; without a date, they are open on both sides.
    #[must_use]
    pub fn date_bounds(&self, date: Option<DateIndex>, aspect: Aspect) -> DateBounds {
        date.map_or(DateBounds::UNDATED, |date| self.date(date).bounds(aspect))
    }

    pub(crate) fn text(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    pub(crate) fn citations(&self, list: u32) -> &[Citation] {
        let list = self.citation_lists.get(list as usize);
        list.map_or(&[], |citations| citations)
    }

    pub(crate) fn relation_details(&self, position: u32) -> Option<&RelationDetails> {
        self.relation_details.get(position as usize)
    }
}
