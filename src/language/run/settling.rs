//! A path that grows: the moves between two hops, where loops are entered and left.

use crate::language::fault::Fault;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Loop;
use crate::language::meaning::Move;
use crate::language::meaning::NodeTest;
use crate::language::meaning::Search;
use crate::language::value::Value;

use crate::model::Day;

use super::matching::Matcher;
use super::row::Row;

/// A path as far as it was followed.
#[derive(Clone, Debug)]
pub struct Partial {
    /// The next move.
    pub at: usize,
    /// How often the loop was run through.
    pub count: usize,
    /// The nodes so far.
    pub nodes: Vec<NodeNumber>,
    /// The relationships so far.
    pub relations: Vec<RelationNumber>,
    /// The values of the slots that the search binds.
    pub bound: Vec<Value>,
    /// The day on which the last of its relationships can have begun, if it must be possible in time.
    pub clock: Day,
    /// What it costs.
    pub cost: f64,
}

impl Partial {
    /// The node it stands at.
    pub fn node(&self) -> NodeNumber {
        self.nodes.last().copied().unwrap_or(NodeNumber(0))
    }

    /// Puts what it bound into a row.
    pub fn load(&self, search: &Search, row: &mut Row) {
        for (slot, value) in search.fresh.iter().zip(&self.bound) {
            row.set(*slot, value.clone());
        }
    }

    /// Keeps what a row has in the slots that the search binds.
    pub fn store(&mut self, search: &Search, row: &Row) {
        let values = search.fresh.iter().map(|slot| row.get(*slot).clone());
        self.bound = values.collect();
    }
}

/// Paths of one length.
#[derive(Default)]
pub struct Level {
    /// Those that wait for a hop.
    pub waiting: Vec<Partial>,
    /// Those that may end here.
    pub ended: Vec<Partial>,
}

impl Matcher<'_> {
    /// Makes all moves up to the next hop or the end.
    pub fn settle(
        &self,
        search: &Search,
        mut partial: Partial,
        row: &mut Row,
        level: &mut Level,
    ) -> Result<(), Fault> {
        loop {
            self.runner.meter.spend(1, search.span)?;
            partial.load(search, row);
            match search.moves.get(partial.at) {
                None => {
                    level.ended.push(partial);
                    return Ok(());
                }
                Some(Move::Hop(_)) => {
                    level.waiting.push(partial);
                    return Ok(());
                }
                Some(Move::Node(test)) => {
                    if !self.stands(test, partial.node(), row)? {
                        return Ok(());
                    }
                    partial.at += 1;
                    partial.store(search, row);
                }
                Some(Move::Enter(entered)) => {
                    partial.count = 0;
                    for gather in &entered.gathered {
                        row.set(gather.list, Value::list(Vec::new()));
                    }
                    partial.store(search, row);
                    if entered.least == 0 {
                        let mut passed = partial.clone();
                        passed.at = entered.behind;
                        self.settle(search, passed, row, level)?;
                    }
                    if entered.most == Some(0) {
                        return Ok(());
                    }
                    partial.load(search, row);
                    begin(search, entered, &mut partial, row);
                }
                Some(Move::Leave(left)) => {
                    if !self.all_hold(&left.conditions, row)? {
                        return Ok(());
                    }
                    gather(left, row);
                    partial.store(search, row);
                    partial.count += 1;
                    let goes_on = left.most.is_none_or(|most| partial.count < most);
                    if partial.count >= left.least {
                        let mut passed = partial.clone();
                        passed.at = left.behind;
                        self.settle(search, passed, row, level)?;
                    }
                    if !goes_on {
                        return Ok(());
                    }
                    partial.load(search, row);
                    begin(search, left, &mut partial, row);
                }
            }
        }
    }

    /// Whether a path may stand at a node, which is bound if it was not before.
    fn stands(&self, test: &NodeTest, node: NodeNumber, row: &mut Row) -> Result<bool, Fault> {
        if let Value::Node(bound) = row.get(test.slot)
            && *bound != node
        {
            return Ok(false);
        }
        row.set(test.slot, Value::Node(node));
        if !test.labels.is_empty() && !self.has_labels(row.get(test.slot), &test.labels) {
            return Ok(false);
        }
        self.all_hold(&test.conditions, row)
    }
}

/// Begins a repetition: what it names is not bound yet.
fn begin(search: &Search, entered: &Loop, partial: &mut Partial, row: &mut Row) {
    let body = search.moves.get(entered.body..entered.behind);
    for one in body.unwrap_or_default() {
        match one {
            Move::Node(test) if search.fresh.contains(&test.slot) => {
                row.set(test.slot, Value::Null);
            }
            Move::Hop(test) => row.set(test.slot, Value::Null),
            _ => {}
        }
    }
    partial.store(search, row);
    partial.at = entered.body;
}

/// Puts what a repetition named into the lists.
fn gather(left: &Loop, row: &mut Row) {
    for gather in &left.gathered {
        let mut members = match row.get(gather.list) {
            Value::List(list) => list.members().to_vec(),
            _ => Vec::new(),
        };
        members.push(row.get(gather.inner).clone());
        row.set(gather.list, Value::list(members));
    }
}
