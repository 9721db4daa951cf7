//! Conditions on columns of the dataset, sorted by what they are about.

use crate::graph::BUILT_IN_COLUMNS;
use crate::graph::Condition;
use crate::graph::DATES_OF_ENTITIES;
use crate::graph::FLAG;
use crate::graph::is_column_of_claims;
use crate::model::Network;

/// Whose column is meant if both claims and entities have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MeantColumn {
    /// That of claims.
    OfClaims,
    /// That of entities.
    OfEntities,
}

/// Conditions on the columns of relations, and on those of entities.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    pub(crate) of_relations: Vec<Condition>,
    pub(crate) of_entities: Vec<Condition>,
}

impl Conditions {
    /// Adds a condition to those of relations or of entities, whichever have the column; says
    /// whether either has it.
    pub(crate) fn add(
        &mut self,
        network: &Network,
        condition: &Condition,
        meant: MeantColumn,
    ) -> bool {
        let column = condition.column.as_str();
        let is_built_in = BUILT_IN_COLUMNS.contains(&column);
        let is_of_relations = is_column_of_claims(network, column);
        let is_of_entities = DATES_OF_ENTITIES.contains(&column)
            || network.entity_columns().iter().any(|known| known == column);
        let is_of_both = is_of_relations && is_of_entities && !is_built_in;
        if is_of_relations && !(is_of_both && meant == MeantColumn::OfEntities) {
            self.of_relations.push(condition.clone());
        } else if is_of_entities {
            self.of_entities.push(condition.clone());
        }
        is_of_relations || is_of_entities
    }
}

/// The names of all columns that a condition may be about.
pub(crate) fn columns(network: &Network) -> Vec<String> {
    let of_relations = network.relation_columns().map(str::to_owned);
    let of_entities = network.entity_columns().iter().cloned();
    let mut columns: Vec<String> = BUILT_IN_COLUMNS.map(str::to_owned).to_vec();
    columns.extend(DATES_OF_ENTITIES.map(str::to_owned));
    columns.extend(of_relations.chain(of_entities));
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// A condition for who wrote a column alone, or something else that is none.
pub(crate) fn example(network: &Network, text: &str) -> String {
    let known = columns(network);
    let written = known.iter().find(|column| *column == text.trim());
    let column = written.map_or(FLAG, String::as_str);
    format!("{column}:* for all that say something there")
}
