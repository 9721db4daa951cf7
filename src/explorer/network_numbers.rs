//! The numbers by which the query language speaks of entities, relations, kinds and types.

use crate::language::NodeNumber;
use crate::language::RelationNumber;
use crate::model::EntityIndex;
use crate::model::RelationIndex;

/// The node of an entity.
pub(crate) fn node(entity: EntityIndex) -> NodeNumber {
    NodeNumber(entity.raw())
}

/// The entity that a node of the answer to a query stands for.
#[must_use]
pub fn entity_of(node: NodeNumber) -> EntityIndex {
    EntityIndex::new(node.0)
}

/// The relation that a relationship of the answer to a query stands for.
#[must_use]
pub fn relation_of(relation: RelationNumber) -> RelationIndex {
    RelationIndex::new(relation.0)
}

/// The numbers of kinds and types are as small as their indices.
pub(crate) fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
