//! Kinds of edges, which keep parallel edges apart in Gephi.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::exchange::extract::Extract;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::RelationTypeIndex;

/// Assigns kinds to edges, since Gephi merges edges between the same two nodes unless their kinds
/// differ.
#[derive(Debug, Default)]
pub(crate) struct KindsOfEdges {
    written: HashMap<EdgeKey, u32>,
}

/// What Gephi would merge without a kind: edges of one type between the same two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct EdgeKey {
    from: EntityIndex,
    to: EntityIndex,
    relation_type: RelationTypeIndex,
}

impl KindsOfEdges {
    /// The kind of the next relation: its type, with a number from the second parallel relation on.
    pub(crate) fn of<'a>(&mut self, extract: &Extract<'a>, claim: Claim<'a>) -> Cow<'a, str> {
        let found = claim.relation_type();
        let index = extract.network().relation(claim.index()).relation_type;
        let (from, to) = (claim.from(), claim.to());
        let key = EdgeKey {
            from: if found.symmetric { from.min(to) } else { from },
            to: if found.symmetric { from.max(to) } else { to },
            relation_type: index,
        };
        let number = self.written.entry(key).or_insert(0);
        *number += 1;
        if *number == 1 {
            Cow::Borrowed(&found.id)
        } else {
            Cow::Owned(format!("{}#{number}", found.id))
        }
    }
}
