//! Which persons, sources, statements or factoids are wanted, page by page.
//!
//! Without a filter a page is a slice of the numbers. With one, every statement is looked at once,
//! or only those of the persons, statements and factoids the filter names.

use std::cmp::Ordering;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::model::Network;
use crate::query::error::QueryError;
use crate::query::factoids::filter::FactoidFilter;
use crate::query::factoids::order::Key;
use crate::query::factoids::order::Property;
use crate::query::factoids::order::SortOrder;
use crate::query::factoids::order::key;
use crate::query::factoids::table::FactoidTable;

/// How much dearer it is to look at a statement, of which texts may be made, than at a relation in
/// a row.
const COST: usize = 8;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collection {
    /// Persons.
    Persons,
    /// Sources.
    Sources,
    /// Statements.
    Statements,
    /// Factoids.
    Factoids,
}

/// Which of them, in which order, and which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactoidQuestion {
    /// What is listed.
    pub collection: Collection,
    /// What a factoid must fulfil for its person, its source, its statement or itself to be listed.
    pub filter: FactoidFilter,
    /// In which order.
    pub order: SortOrder,
    /// How many are on a page.
    pub size: usize,
    /// Which page, from 1.
    pub page: usize,
}

/// A page of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactoidPage {
    /// How many there are on all pages.
    pub total: usize,
    /// The numbers of those on this page.
    pub numbers: Vec<usize>,
}

impl Collection {
    /// All collections.
    pub const ALL: [Self; 4] = [
        Self::Factoids,
        Self::Persons,
        Self::Sources,
        Self::Statements,
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Sources => "sources",
            Self::Statements => "statements",
            Self::Factoids => "factoids",
        }
    }
}

/// A page of what is wanted. Beyond the last page there is nothing, which is an answer.
///
/// Time `O(n)` in the number of statements, `O(n log n)` in that of the hits if they are sorted by
/// a property.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn search_factoids(
    network: &Network,
    table: &FactoidTable,
    question: &FactoidQuestion,
    limits: &Limits,
) -> Result<FactoidPage, QueryError> {
    let mut budget = Budget::new(limits);
    let by_dataset = question.order.property == Property::Made;
    if by_dataset && question.filter == FactoidFilter::default() {
        let total = count(table, question.collection);
        return Ok(FactoidPage {
            total,
            numbers: page(total, question).collect(),
        });
    }
    let mut found = hits(network, table, question, &mut budget)?;
    if !by_dataset {
        budget.spend(found.len().saturating_mul(COST))?;
        sort(network, table, question, &mut found);
    }
    let numbers = page(found.len(), question)
        .filter_map(|place| found.get(place).copied())
        .collect();
    Ok(FactoidPage {
        total: found.len(),
        numbers,
    })
}

fn count(table: &FactoidTable, collection: Collection) -> usize {
    match collection {
        Collection::Persons => table.persons().len(),
        Collection::Sources => table.source_count(),
        Collection::Statements => table.statements().len(),
        Collection::Factoids => table.factoid_count(),
    }
}

fn page(total: usize, question: &FactoidQuestion) -> std::ops::Range<usize> {
    let first = question
        .page
        .saturating_sub(1)
        .saturating_mul(question.size)
        .min(total);
    first..first.saturating_add(question.size).min(total)
}

/// All hits, in the order of the dataset.
fn hits(
    network: &Network,
    table: &FactoidTable,
    question: &FactoidQuestion,
    budget: &mut Budget,
) -> Result<Vec<usize>, QueryError> {
    let FactoidQuestion {
        collection, filter, ..
    } = question;
    if *filter == FactoidFilter::default() {
        return Ok((0..count(table, *collection)).collect());
    }
    if *collection == Collection::Sources && filter.is_about_sources_alone() {
        // A source says nothing of any person and is wanted all the same.
        return Ok(filter.sources.clone().unwrap_or_default());
    }
    let mut found = Vec::new();
    let mut is_found = vec![false; count(table, *collection)];
    for number in candidates(table, filter) {
        budget.spend(COST)?;
        if !filter.admits_statement(network, table, number) {
            continue;
        }
        for factoid in table.factoids_of_statement(number) {
            if !filter.admits_factoid(network, table, factoid) {
                continue;
            }
            let hit = match collection {
                Collection::Factoids => Some(factoid),
                Collection::Statements => Some(number),
                Collection::Sources => table.parts_of_factoid(factoid).map(|parts| parts.source),
                Collection::Persons => {
                    let statement = table.statement(number);
                    statement.and_then(|statement| table.person_number(statement.person(network)))
                }
            };
            if let Some(hit) = hit
                && let Some(is_found) = is_found.get_mut(hit)
                && !std::mem::replace(is_found, true)
            {
                found.push(hit);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The statements that may be wanted: those the filter names, if it names any.
fn candidates<'a>(
    table: &'a FactoidTable,
    filter: &'a FactoidFilter,
) -> Box<dyn Iterator<Item = usize> + 'a> {
    if let Some(numbers) = &filter.statements {
        Box::new(numbers.iter().copied())
    } else if let Some(factoids) = &filter.factoids {
        Box::new(
            factoids
                .iter()
                .filter_map(|&factoid| table.parts_of_factoid(factoid))
                .map(|parts| parts.statement),
        )
    } else if let Some(persons) = &filter.persons {
        let numbers = persons
            .iter()
            .filter_map(|&person| table.person_number(person));
        Box::new(numbers.flat_map(|person| {
            table
                .statements_of_person(person)
                .iter()
                .map(|&number| number as usize)
        }))
    } else {
        Box::new(0..table.statements().len())
    }
}

fn sort(
    network: &Network,
    table: &FactoidTable,
    question: &FactoidQuestion,
    found: &mut Vec<usize>,
) {
    let SortOrder {
        property,
        is_descending,
    } = question.order;
    let keyed = found.iter().map(|&number| {
        (
            key(network, table, (question.collection, number), property),
            number,
        )
    });
    let mut keyed: Vec<(Option<Key>, usize)> = keyed.collect();
    // The sort is stable, so equals stay in the order of the dataset.
    keyed.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if is_descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (None, None) => Ordering::Equal,
        (one, _) => {
            if one.is_some() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    });
    *found = keyed.into_iter().map(|(_, number)| number).collect();
}
