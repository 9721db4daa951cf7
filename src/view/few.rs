//! A few of many claims: which of them are shown.

use crate::model::Network;
use crate::model::RelationIndex;

/// At most `most` of some claims, in their order: those of the least rank, of equals the first.
pub(crate) fn few(
    relations: &[RelationIndex],
    most: usize,
    mut rank: impl FnMut(RelationIndex) -> u8,
) -> Vec<RelationIndex> {
    let positions = relations.iter().enumerate();
    let mut ranked: Vec<(u8, usize, RelationIndex)> = positions
        .map(|(position, &relation)| (rank(relation), position, relation))
        .collect();
    ranked.sort_unstable();
    ranked.truncate(most);
    ranked.sort_unstable_by_key(|&(_, position, _)| position);
    ranked
        .into_iter()
        .map(|(_, _, relation)| relation)
        .collect()
}

/// The ids of the types of some claims, each once, in the order of the vocabulary.
pub(crate) fn ids_of_types<'a>(
    network: &'a Network,
    relations: &[RelationIndex],
) -> impl Iterator<Item = &'a str> {
    let types = relations.iter();
    let mut types: Vec<_> = types
        .map(|&relation| network.relation(relation).relation_type)
        .collect();
    types.sort_unstable();
    types.dedup();
    let schema = network.schema();
    types
        .into_iter()
        .map(|found| schema.relation_type(found).id.as_str())
}
