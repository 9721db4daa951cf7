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
    /// What the direct parts of each entity are.
    parts: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// Whether entities of each kind have parts.
    has_parts: Table<KindIndex, bool>,
}

impl Containment {
    /// Looks at all claims once, if any type says what is a part.
    pub(crate) fn of(network: &Network, budget: &mut Budget) -> Result<Self, Interruption> {
        let schema = network.schema();
        let mut containment = Self {
            wholes: HashMap::new(),
            parts: HashMap::new(),
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
            wholes.push(relation.to);
            let parts = containment.parts.entry(relation.to).or_default();
            parts.push(relation.from);
            *containment.has_parts.at_mut(network.kind_of(relation.to)) = true;
        }
        let lists = containment.wholes.values_mut();
        for list in lists.chain(containment.parts.values_mut()) {
            list.sort_unstable();
            list.dedup();
        }
        Ok(containment)
    }

    /// Whether both are groups, and one of them is within the other, directly or by way of others.
    pub(crate) fn joins(
        &self,
        network: &Network,
        [first, second]: [EntityIndex; 2],
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

    /// Whether nothing is a part of anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.wholes.is_empty()
    }

    /// Whether an entity is a part, or has parts.
    pub(crate) fn has_to_do_with_parts(&self, entity: EntityIndex) -> bool {
        self.wholes.contains_key(&entity) || self.parts.contains_key(&entity)
    }

    /// Whether an entity is directly a part or a member of another.
    pub(crate) fn is_part(&self, part: EntityIndex, whole: EntityIndex) -> bool {
        self.wholes_of(part).binary_search(&whole).is_ok()
    }

    /// The direct parts and members of an entity.
    pub(crate) fn parts_of(&self, entity: EntityIndex) -> &[EntityIndex] {
        self.parts.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// What an entity is directly a part or a member of.
    pub(crate) fn wholes_of(&self, entity: EntityIndex) -> &[EntityIndex] {
        self.wholes.get(&entity).map_or(&[], Vec::as_slice)
    }
}
