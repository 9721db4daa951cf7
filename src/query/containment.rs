//! Which groups are within others: by claims of types that say that the first end is a part or a
//! member of the second.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::Status;
use crate::model::Table;

/// What groups consist of, whatever the scope of a question; denied claims do not count.
pub(crate) struct Containment {
    /// What each entity is directly a part of.
    wholes: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// Whether entities of each kind have parts.
    has_parts: Table<KindIndex, bool>,
}

impl Containment {
    /// Looks at all claims once, if any type says what is a part.
    pub(crate) fn of(network: &Network, budget: &mut Budget) -> Result<Self, Interruption> {
        let schema = network.schema();
        let mut containment = Self {
            wholes: HashMap::new(),
            has_parts: Table::filled(schema.kinds().len(), false),
        };
        if !schema.types().any(|(_, found)| found.is_part) {
            return Ok(containment);
        }
        budget.spend(network.relations().len())?;
        let says_part = network.relations().iter().filter(|relation| {
            let found = schema.relation_type(relation.relation_type);
            found.is_part && relation.status != Status::Denied && relation.from != relation.to
        });
        for relation in says_part {
            let wholes = containment.wholes.entry(relation.from).or_default();
            if !wholes.contains(&relation.to) {
                wholes.push(relation.to);
            }
            *containment.has_parts.at_mut(network.kind_of(relation.to)) = true;
        }
        Ok(containment)
    }

    /// Whether both are groups, and one of them is within the other, directly or by way of others.
    pub(crate) fn joins(
        &self,
        network: &Network,
        (first, second): (EntityIndex, EntityIndex),
        budget: &mut Budget,
    ) -> Result<bool, Interruption> {
        let is_group = |entity| *self.has_parts.at(network.kind_of(entity));
        Ok(is_group(first)
            && is_group(second)
            && (self.is_within(first, second, budget)? || self.is_within(second, first, budget)?))
    }

    /// Whether an entity is a part or a member of another, directly or by way of others.
    pub(crate) fn is_within(
        &self,
        inner: EntityIndex,
        outer: EntityIndex,
        budget: &mut Budget,
    ) -> Result<bool, Interruption> {
        let mut seen: HashSet<EntityIndex> = HashSet::new();
        seen.insert(inner);
        let mut open = vec![inner];
        while let Some(here) = open.pop() {
            let wholes = self.wholes.get(&here).map_or(&[][..], Vec::as_slice);
            budget.spend(wholes.len())?;
            if wholes.contains(&outer) {
                return Ok(true);
            }
            open.extend(wholes.iter().copied().filter(|&whole| seen.insert(whole)));
        }
        Ok(false)
    }

    /// What an entity is directly a part or a member of.
    pub(crate) fn wholes_of(&self, entity: EntityIndex) -> &[EntityIndex] {
        self.wholes.get(&entity).map_or(&[], Vec::as_slice)
    }
}
