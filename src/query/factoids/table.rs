//! All persons, sources, statements and factoids of a network by number, made once.
//!
//! Numbers stand in the order of the dataset: a page is a slice, whatever the size of the network.
//! About 30 bytes a claim, the most of it in flat arrays of 4-byte numbers.

use std::ops::Range;

use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::Rows;
use crate::model::SourceIndex;
use crate::model::range;
use crate::query::factoids::statement::Statement;
use crate::query::factoids::ties::KindSort;

/// The id of the source of what no source is cited for: the dataset itself. No id of a dataset
/// begins so.
const DATASET: &str = "_dataset";
/// What stands between the id of a statement and that of a source in the id of a factoid. No other
/// id has it.
const JOINT: char = '~';

/// What a network says about persons, as statements and factoids.
#[derive(Debug)]
pub struct FactoidTable {
    pub(super) sorts: Vec<KindSort>,
    persons: Vec<EntityIndex>,
    statements: Vec<Statement>,
    /// Where the factoids of a statement begin, and after the last where they end.
    first_factoid: Vec<u32>,
    source_of_factoid: Vec<u32>,
    statements_of_person: Rows<u32>,
    factoids_of_source: Rows<u32>,
    source_count: usize,
}

/// What a factoid consists of, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactoidParts {
    /// The number of its statement.
    pub statement: usize,
    /// The number of its source.
    pub source: usize,
}

impl FactoidTable {
    /// The table of a network. Time and space linear in its size.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let sorts: Vec<KindSort> = network
            .schema()
            .kinds()
            .map(|(_, kind)| KindSort::of(&kind.id))
            .collect();
        let is_person = |entity: EntityIndex| is_person(&sorts, network.kind_of(entity));
        let persons: Vec<EntityIndex> = network
            .entities()
            .map(|(index, _)| index)
            .filter(|&index| is_person(index))
            .collect();
        let mut statements = statements_of_claims(network, is_person);
        statements.extend(persons.iter().flat_map(|&person| about(network, person)));
        let own = network.sources().len();
        let mut first_factoid = Vec::with_capacity(statements.len() + 1);
        let mut source_of_factoid = Vec::new();
        for statement in &statements {
            first_factoid.push(narrow(source_of_factoid.len()));
            let mut cited: Vec<u32> = statement
                .citations(network)
                .iter()
                .map(|citation| citation.source.raw())
                .collect();
            cited.sort_unstable();
            cited.dedup();
            source_of_factoid.extend(if cited.is_empty() {
                vec![narrow(own)]
            } else {
                cited
            });
        }
        first_factoid.push(narrow(source_of_factoid.len()));
        let rests_on_dataset = source_of_factoid
            .iter()
            .any(|&source| source as usize == own);
        let source_count = own + usize::from(rests_on_dataset);
        let person_number = |entity| persons.binary_search(&entity).unwrap_or(usize::MAX);
        let statements_of_person = numbers_in_rows(
            persons.len(),
            statements
                .iter()
                .map(|statement| person_number(statement.person(network))),
        );
        let factoids_of_source = numbers_in_rows(
            source_count,
            source_of_factoid.iter().map(|&source| source as usize),
        );
        Self {
            sorts,
            persons,
            statements,
            first_factoid,
            source_of_factoid,
            statements_of_person,
            factoids_of_source,
            source_count,
        }
    }

    /// All persons, in the order of their ids.
    #[must_use]
    pub fn persons(&self) -> &[EntityIndex] {
        &self.persons
    }

    /// All statements: claims in the order of the dataset, then what is known of each person, in
    /// the order of their ids.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The statement with this number.
    #[must_use]
    pub fn statement(&self, number: usize) -> Option<Statement> {
        self.statements.get(number).copied()
    }

    /// How many factoids there are.
    #[must_use]
    pub fn factoid_count(&self) -> usize {
        self.source_of_factoid.len()
    }

    /// How many sources there are: those of the dataset and, if anything cites none of them, the
    /// dataset itself.
    #[must_use]
    pub fn source_count(&self) -> usize {
        self.source_count
    }

    /// The number of a person.
    #[must_use]
    pub fn person_number(&self, entity: EntityIndex) -> Option<usize> {
        self.persons.binary_search(&entity).ok()
    }

    /// The numbers of the statements about a person.
    #[must_use]
    pub fn statements_of_person(&self, person: usize) -> &[u32] {
        self.statements_of_person.row(person)
    }

    /// The numbers of the factoids that rest on a source.
    #[must_use]
    pub fn factoids_of_source(&self, source: usize) -> &[u32] {
        self.factoids_of_source.row(source)
    }

    /// The numbers of the factoids that a statement is part of.
    #[must_use]
    pub fn factoids_of_statement(&self, statement: usize) -> Range<usize> {
        range(&self.first_factoid, statement)
    }

    /// The numbers of the statement and the source of a factoid; `None` if there is no such
    /// factoid.
    #[must_use]
    pub fn parts_of_factoid(&self, factoid: usize) -> Option<FactoidParts> {
        let source = *self.source_of_factoid.get(factoid)? as usize;
        let after = self
            .first_factoid
            .partition_point(|&first| first as usize <= factoid);
        Some(FactoidParts {
            statement: after.saturating_sub(1),
            source,
        })
    }

    /// The id of a source.
    #[must_use]
    pub fn source_id<'a>(&self, network: &'a Network, source: usize) -> &'a str {
        network
            .sources()
            .get(source)
            .map_or(DATASET, |source| &source.id)
    }

    /// The id of a factoid: that of its statement and that of its source, joined by `~`; nothing if
    /// there is no such factoid.
    #[must_use]
    pub fn factoid_id(&self, network: &Network, factoid: usize) -> String {
        let Some(FactoidParts { statement, source }) = self.parts_of_factoid(factoid) else {
            return String::new();
        };
        let statement = self.statement(statement).map(|found| found.id(network));
        let statement = statement.unwrap_or_default();
        format!("{statement}{JOINT}{}", self.source_id(network, source))
    }

    /// The number of the source with this id.
    #[must_use]
    pub fn find_source(&self, network: &Network, id: &str) -> Option<usize> {
        let own = network.find_source(id).map(SourceIndex::get);
        own.or_else(|| (id == DATASET).then_some(network.sources().len()))
            .filter(|&source| source < self.source_count)
    }

    /// The number of the statement with this id. Time `O(E)` for one that comes from a claim.
    #[must_use]
    pub fn find_statement(&self, network: &Network, id: &str) -> Option<usize> {
        let wanted = Statement::of_id(network, id)?;
        self.statements
            .binary_search_by_key(&wanted.rank(), |statement| statement.rank())
            .ok()
    }

    /// The number of the factoid with this id. Time as for its statement.
    #[must_use]
    pub fn find_factoid(&self, network: &Network, id: &str) -> Option<usize> {
        let (statement, source) = id.split_once(JOINT)?;
        let source = self.find_source(network, source)?;
        let statement = self.find_statement(network, statement)?;
        self.factoids_of_statement(statement).find(|&factoid| {
            let cited = self.source_of_factoid.get(factoid);
            cited.is_some_and(|&cited| cited as usize == source)
        })
    }
}

/// The statements that claims make about their ends, where these are persons.
fn statements_of_claims(
    network: &Network,
    is_person: impl Fn(EntityIndex) -> bool,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    for claim in network.claims() {
        if is_person(claim.from()) {
            statements.push(Statement::From(claim.index()));
        }
        // A claim of a person about that same person is one statement.
        if claim.to() != claim.from() && is_person(claim.to()) {
            statements.push(Statement::To(claim.index()));
        }
    }
    statements
}

/// The numbers of things, each in the row it belongs to.
fn numbers_in_rows(rows: usize, row_of: impl Iterator<Item = usize> + Clone) -> Rows<u32> {
    Rows::of_entries(rows, row_of.zip(0..), 0)
}

/// What is said of a person apart from claims.
fn about(network: &Network, person: EntityIndex) -> impl Iterator<Item = Statement> {
    let entity = network.entity(person);
    let names = u16::try_from(entity.variants().len()).unwrap_or(u16::MAX);
    let dated = |date: Option<bool>, statement| date.unwrap_or(false).then_some(statement);
    let details = entity.details.as_ref();
    let begin = dated(
        details.map(|details| details.begin.is_some()),
        Statement::Begin(person),
    );
    let end = dated(
        details.map(|details| details.end.is_some()),
        Statement::End(person),
    );
    (0..=names)
        .map(move |number| Statement::Name(person, number))
        .chain(begin)
        .chain(end)
}

fn is_person(sorts: &[KindSort], kind: KindIndex) -> bool {
    sorts.get(kind.get()) == Some(&KindSort::Person)
}

/// Counts of claims and citations, which the builder keeps below 2³².
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
