//! A projection at work: columns are computed, rows put together, sorted and cut.

use std::cmp::Ordering;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::meaning::MeantProjection;
use crate::language::meaning::Term;
use crate::language::value::Same;
use crate::language::value::SameAs;
use crate::language::value::Value;
use crate::language::value::order;

use super::figures::looks_beside;
use super::grouping::Group;
use super::grouping::add;
use super::meter::Often;
use super::row::Row;
use super::runner::Runner;

/// A row that waits to be sorted.
struct Held {
    keys: Vec<Value>,
    row: Row,
    /// How many values it takes the room of.
    weight: usize,
}

/// A projection at work.
pub struct Projecting<'q> {
    projection: Option<&'q MeantProjection>,
    seen: HashSet<Same>,
    places: HashMap<Same, usize>,
    /// The key of the row that is being put into a group.
    key: Vec<Value>,
    groups: Vec<Group>,
    held: Vec<Held>,
    to_skip: usize,
    left: Option<usize>,
    /// How many values are accounted for that this holds.
    weight: usize,
    /// Whether a column looks at more than its row.
    looks_beside: bool,
}

impl<'q> Projecting<'q> {
    /// A projection that has seen no row.
    pub fn new(
        runner: &Runner<'_>,
        projection: Option<&'q MeantProjection>,
    ) -> Result<Self, Fault> {
        let skip = projection.and_then(|one| one.skip.as_ref());
        let limit = projection.and_then(|one| one.limit.as_ref());
        Ok(Self {
            projection,
            seen: HashSet::new(),
            places: HashMap::new(),
            key: Vec::new(),
            groups: Vec::new(),
            held: Vec::new(),
            to_skip: skip.map_or(Ok(0), |term| count(runner, term))?,
            left: limit.map(|term| count(runner, term)).transpose()?,
            weight: 0,
            looks_beside: projection.is_some_and(looks_beside),
        })
    }

    /// How many values are accounted for that it holds; they are let go with it.
    pub fn weight(&self) -> usize {
        self.weight
    }

    /// Accounts for values that are held until the end.
    fn holds(&mut self, runner: &Runner<'_>, values: usize, span: Span) -> Result<(), Fault> {
        self.weight = self.weight.saturating_add(values);
        runner.meter.hold(values, span)
    }

    /// Whether it lets no more rows through.
    pub fn is_full(&self) -> bool {
        self.left == Some(0)
    }

    /// Takes a row, and says whether it passes at once.
    pub fn take(&mut self, runner: &Runner<'_>, row: &mut Row) -> Result<bool, Fault> {
        let Some(projection) = self.projection else {
            return Ok(true);
        };
        if puts_together(projection) {
            self.group(runner, projection, row)?;
            return Ok(false);
        }
        let beside = self.looks_beside.then(|| runner.looking_beside());
        Self::columns(runner, projection, row)?;
        if let Some(outer) = beside {
            runner.rest_on_beside(row, outer);
        }
        if !projection.order.is_empty() {
            self.hold(runner, projection, row.clone())?;
            return Ok(false);
        }
        Ok(self.cut() && meets(runner, projection, row)?)
    }

    /// Computes the columns of a row.
    fn columns(
        runner: &Runner<'_>,
        projection: &MeantProjection,
        row: &mut Row,
    ) -> Result<(), Fault> {
        for column in &projection.columns {
            if let Some(term) = &column.term {
                let value = runner.value(term, row)?;
                row.set(column.slot, value);
            }
        }
        Ok(())
    }

    /// Whether no equal row came before, where that matters.
    fn is_new(
        &mut self,
        runner: &Runner<'_>,
        projection: &MeantProjection,
        row: &Row,
    ) -> Result<bool, Fault> {
        if !projection.is_distinct {
            return Ok(true);
        }
        let columns = projection.columns.iter();
        let values: Vec<Value> = columns.map(|one| row.get(one.slot).clone()).collect();
        let weight = values.iter().map(Value::weight).sum();
        let is_new = self.seen.insert(Same(values));
        if is_new {
            self.holds(runner, weight, Span::default())?;
        }
        Ok(is_new)
    }

    /// Counts a row for `SKIP` and `LIMIT`, and says whether it is kept.
    fn cut(&mut self) -> bool {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return false;
        }
        match &mut self.left {
            None => true,
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
        }
    }

    fn hold(
        &mut self,
        runner: &Runner<'_>,
        projection: &MeantProjection,
        row: Row,
    ) -> Result<(), Fault> {
        let keys = projection.order.iter();
        let keys = keys.map(|sort| runner.value(&sort.term, &row));
        let keys = keys.collect::<Result<Vec<Value>, Fault>>()?;
        let span = projection.order.first().map(|sort| sort.term.span);
        let weight = row.weight() + keys.iter().map(Value::weight).sum::<usize>();
        let span = span.unwrap_or_default();
        self.holds(runner, weight, span)?;
        runner.meter.compare(&keys, Often::InOrder, span)?;
        self.held.push(Held { keys, row, weight });
        // With a limit, only the first rows are needed: the others go from time to time.
        let needed = self.left.map(|left| left.saturating_add(self.to_skip));
        let most = needed.map(|needed| needed.saturating_mul(2).saturating_add(1024));
        if let Some(needed) = needed
            && most.is_some_and(|most| self.held.len() > most)
        {
            self.sort(projection);
            let dropped = self.held.get(needed..).unwrap_or_default();
            let dropped = dropped.iter().map(|held| held.weight).sum();
            self.held.truncate(needed);
            self.weight = self.weight.saturating_sub(dropped);
            runner.meter.release(dropped);
        }
        Ok(())
    }

    fn sort(&mut self, projection: &MeantProjection) {
        self.held.sort_by(|left, right| {
            let keys = left.keys.iter().zip(&right.keys);
            let mut decided = keys.zip(&projection.order).map(|((left, right), sort)| {
                if sort.is_descending {
                    order(right, left)
                } else {
                    order(left, right)
                }
            });
            let decided = decided.find(|ordering| *ordering != Ordering::Equal);
            decided.unwrap_or(Ordering::Equal)
        });
    }

    fn group(
        &mut self,
        runner: &Runner<'_>,
        projection: &MeantProjection,
        row: &mut Row,
    ) -> Result<(), Fault> {
        let beside = self.looks_beside.then(|| runner.looking_beside());
        let parts = projection.columns.iter().filter(|one| !one.is_aggregate);
        self.key.clear();
        for column in parts.clone() {
            // Put where they stay at once: they are made for every row, and moving them costs.
            match &column.term {
                Some(term) => self.key.push(runner.value(term, row)?),
                None => self.key.push(row.get(column.slot).clone()),
            }
        }
        if let Some(outer) = beside {
            runner.rest_on_beside(row, outer);
        }
        runner
            .meter
            .compare(&self.key, Often::Once, Span::default())?;
        let known = self.places.get(&SameAs(&self.key)).copied();
        let place = known.unwrap_or(self.groups.len());
        if known.is_none() {
            let span = projection.aggregates.first().map(|one| one.span);
            let mut first = row.clone();
            for (column, value) in parts.zip(&self.key) {
                first.set(column.slot, value.clone());
            }
            self.holds(runner, first.weight(), span.unwrap_or_default())?;
            self.groups.push(Group::new(projection, first));
            self.places.insert(Same(self.key.clone()), place);
        } else if let Some(group) = self.groups.get_mut(place) {
            let span = projection.aggregates.first().map(|one| one.span);
            let span = span.unwrap_or_default();
            // Longer lists are shared by many rows, so that putting them in is work of its own.
            runner.meter.spend(row.evidence.rest.len() / 16, span)?;
            let held = group.evidence.add(&row.evidence);
            self.holds(runner, held, span)?;
        }
        let Some(group) = self.groups.get_mut(place) else {
            return Ok(());
        };
        let aggregates = projection.aggregates.iter().zip(&mut group.aggregates);
        for (aggregation, aggregate) in aggregates {
            add(runner, aggregation, aggregate, row)?;
        }
        Ok(())
    }

    /// The rows that were held back, in order; `outer` is the row that everything began with.
    pub fn finish(&mut self, runner: &Runner<'_>, outer: &Row) -> Result<Vec<Row>, Fault> {
        let Some(projection) = self.projection else {
            return Ok(Vec::new());
        };
        let mut passed = Vec::new();
        if puts_together(projection) {
            let is_one_group = projection.columns.iter().all(|one| one.is_aggregate);
            if self.groups.is_empty() && is_one_group {
                self.groups.push(Group::new(projection, outer.clone()));
                runner.gathered_nothing.set(true);
            }
            for group in std::mem::take(&mut self.groups) {
                let row = self.grouped(runner, projection, group)?;
                passed.extend(row);
            }
        }
        self.sort(projection);
        let held = std::mem::take(&mut self.held).into_iter();
        let rows = passed.into_iter().chain(held.map(|held| held.row));
        let mut kept = Vec::new();
        for row in rows {
            if self.cut() && meets(runner, projection, &row)? {
                kept.push(row);
            }
        }
        Ok(kept)
    }

    /// The row of a group; it is held if it must be sorted.
    fn grouped(
        &mut self,
        runner: &Runner<'_>,
        projection: &MeantProjection,
        group: Group,
    ) -> Result<Option<Row>, Fault> {
        let mut row = group.row;
        row.evidence = group.evidence.into_evidence();
        for (aggregation, aggregate) in projection.aggregates.iter().zip(group.aggregates) {
            let weight = aggregate.weight();
            let value = aggregate.finish()?;
            // What the list holds, it accounts for itself.
            runner.meter.release(weight);
            row.set(aggregation.slot, runner.accounted(value, aggregation.span)?);
        }
        for column in projection.columns.iter().filter(|one| one.is_aggregate) {
            if let Some(term) = &column.term {
                let value = runner.value(term, &row)?;
                row.set(column.slot, value);
            }
        }
        // Equal rows that were put together are one already; groups may show the same nevertheless.
        if projection.is_aggregating && !self.is_new(runner, projection, &row)? {
            return Ok(None);
        }
        if projection.order.is_empty() {
            return Ok(Some(row));
        }
        self.hold(runner, projection, row)?;
        Ok(None)
    }
}

/// Whether rows are put together. Equal rows become one that rests on what each of them rests on.
fn puts_together(projection: &MeantProjection) -> bool {
    projection.is_aggregating || projection.is_distinct
}

/// Whether a row meets the condition behind a projection.
fn meets(runner: &Runner<'_>, projection: &MeantProjection, row: &Row) -> Result<bool, Fault> {
    match &projection.condition {
        None => Ok(true),
        Some(condition) => runner.holds(condition, row),
    }
}

/// A number of rows.
fn count(runner: &Runner<'_>, term: &Term) -> Result<usize, Fault> {
    let value = runner.value(term, &Row::default())?;
    let fault = |code, what: String| {
        let fault = Fault::syntax(code, term.span, what);
        Err(fault.advise("Pass a whole number, 0 or more"))
    };
    match value {
        Value::Integer(number) => usize::try_from(number).or_else(|_| {
            let what = "a number of rows must not be negative".to_owned();
            fault(FaultCode::NegativeIntegerArgument, what)
        }),
        other => {
            let what = format!("a whole number of rows is expected, not {}", other.kind());
            fault(FaultCode::InvalidArgumentType, what)
        }
    }
}
