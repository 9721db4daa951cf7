//! What every operator needs: the graph, the parameters and the meter; and the readings of a segment.

use std::cell::Cell;
use std::cell::RefCell;

use crate::language::fault::Fault;
use crate::language::fault::Span;
use crate::language::graph::Graph;
use crate::language::graph::RelationNumber;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Reading;
use crate::language::meaning::Term;
use crate::language::value::Same;
use crate::language::value::Value;

use hashbrown::HashMap;

use super::answer::Parameters;
use super::chain::Chain;
use super::meter::Meter;
use super::row::Gathered;
use super::row::Row;
use super::sorted_rows::SortedRows;

/// Whether more rows are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    More,
    /// It is enough.
    Enough,
}

/// What is done with each row.
pub type Then<'t> = &'t mut dyn FnMut(&mut Row) -> Result<Flow, Fault>;

/// What is done with each row of a query, and the slots of its columns.
pub type ThenColumns<'t> = &'t mut dyn FnMut(&mut Row, &[usize]) -> Result<Flow, Fault>;

/// What every operator needs.
pub struct Runner<'a> {
    /// The graph.
    pub graph: &'a dyn Graph,
    /// The parameters.
    pub parameters: &'a Parameters,
    /// The work and the memory that are left.
    pub meter: &'a Meter<'a>,
    /// Rows of relationships that were fetched.
    pub rows: RefCell<SortedRows>,
    /// Whether values were gathered of no rows at all.
    pub gathered_nothing: Cell<bool>,
    /// The relationships that the figures of a row rest on beside those of its pattern, while its columns
    /// are computed.
    pub beside: RefCell<Option<Vec<RelationNumber>>>,
    /// Whether figures of different units were compared, which says nothing.
    pub units_differed: Cell<bool>,
}

impl Runner<'_> {
    /// Runs a query for a row; `then` is given each row of the result and where its columns stand.
    pub fn query(
        &self,
        query: &MeantQuery,
        row: &Row,
        then: ThenColumns<'_>,
    ) -> Result<Flow, Fault> {
        if query.is_distinct {
            return self.united(query, row, then);
        }
        for branch in &query.branches {
            let chain = Chain::new(self, &branch.segments)?;
            let flow = chain.run(row, &mut |row| then(row, &branch.outputs))?;
            if flow == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }

    /// Runs a query whose equal rows are one, which rests on what each of them rests on: it is known
    /// when all were found.
    fn united(&self, query: &MeantQuery, row: &Row, then: ThenColumns<'_>) -> Result<Flow, Fault> {
        let mut places: HashMap<Same, usize> = HashMap::new();
        let mut united: Vec<(Row, Gathered, &[usize])> = Vec::new();
        for branch in &query.branches {
            let chain = Chain::new(self, &branch.segments)?;
            chain.run(row, &mut |row| {
                let columns = branch.outputs.iter().map(|slot| row.get(*slot).clone());
                let next = united.len();
                let place = *places.entry(Same(columns.collect())).or_insert(next);
                if let Some((_, evidence, _)) = united.get_mut(place) {
                    let held = evidence.add(&row.evidence);
                    self.meter.hold(held, Span::default())?;
                } else {
                    self.meter.hold(row.weight(), Span::default())?;
                    let evidence = Gathered::of(row.evidence.clone());
                    united.push((row.clone(), evidence, &branch.outputs));
                }
                Ok(Flow::More)
            })?;
        }
        for (mut row, evidence, outputs) in united {
            row.evidence = evidence.into_evidence();
            if then(&mut row, outputs)? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }

    /// Runs readings one inside the other.
    pub fn readings(
        &self,
        readings: &[Reading],
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        let Some((reading, rest)) = readings.split_first() else {
            return then(row);
        };
        match reading {
            Reading::Match(matching) => {
                let mut is_found = false;
                let flow = self.matches(matching, row, &mut |row| {
                    is_found = true;
                    self.readings(rest, row, then)
                })?;
                if is_found || !matching.is_optional || flow == Flow::Enough {
                    return Ok(flow);
                }
                for slot in &matching.fresh {
                    row.set(*slot, Value::Null);
                }
                self.readings(rest, row, then)
            }
            Reading::Unwind(list, slot) => self.unwind(list, row, &mut |row, member| {
                row.set(*slot, member);
                self.readings(rest, row, then)
            }),
            Reading::Call(query, outputs) => {
                let outer = row.clone();
                self.query(query, &outer, &mut |inner, columns| {
                    let mut joined = outer.clone();
                    for (slot, column) in outputs.iter().zip(columns) {
                        joined.set(*slot, inner.get(*column).clone());
                    }
                    joined.evidence.clone_from(&inner.evidence);
                    self.readings(rest, &mut joined, then)
                })
            }
        }
    }

    fn unwind(
        &self,
        list: &Term,
        row: &mut Row,
        each: &mut dyn FnMut(&mut Row, Value) -> Result<Flow, Fault>,
    ) -> Result<Flow, Fault> {
        let members = match self.value(list, row)? {
            Value::Null => return Ok(Flow::More),
            Value::List(members) => members,
            single => return each(row, single),
        };
        for member in members.members() {
            self.meter.spend(1, list.span)?;
            if each(row, member.clone())? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }
}
