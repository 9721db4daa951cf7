//! Kinds of edges, by which Gephi tells those between the same two nodes apart.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::exchange::extract::Extract;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::RelationTypeIndex;

/// Kinds of edges for Gephi, which merges edges between the same two nodes unless their kinds
/// differ.
#[derive(Debug, Default)]
pub(crate) struct KindsOfEdges {
    written: HashMap<(EntityIndex, EntityIndex, RelationTypeIndex), u32>,
}

impl KindsOfEdges {
    /// The type of the relation, with a number from the second between the same two on.
    pub(crate) fn of<'a>(&mut self, extract: &Extract<'a>, claim: Claim<'a>) -> Cow<'a, str> {
        let found = claim.relation_type();
        let index = extract.network().relation(claim.index()).relation_type;
        let (from, to) = (claim.from(), claim.to());
        let ends = if found.symmetric {
            (from.min(to), from.max(to))
        } else {
            (from, to)
        };
        let number = self.written.entry((ends.0, ends.1, index)).or_insert(0);
        *number += 1;
        if *number == 1 {
            Cow::Borrowed(&found.id)
        } else {
            Cow::Owned(format!("{}#{number}", found.id))
        }
    }
}
