//! Rows that are put together, and what is gathered of them.

use crate::language::fault::Fault;
use crate::language::functions::Aggregate;
use crate::language::meaning::Aggregation;
use crate::language::meaning::MeantProjection;
use crate::language::value::Value;

use super::meter::Often;
use super::row::Gathered;
use super::row::Row;
use super::runner::Runner;

/// Rows that are put together.
pub(super) struct Group {
    pub(super) row: Row,
    pub(super) evidence: Gathered,
    pub(super) aggregates: Vec<Aggregate>,
}

impl Group {
    pub(super) fn new(projection: &MeantProjection, mut row: Row) -> Self {
        let aggregates = projection.aggregates.iter().map(|one| {
            let aggregate = Aggregate::new(one.function, one.span);
            if one.is_distinct {
                aggregate.distinct()
            } else {
                aggregate
            }
        });
        Self {
            aggregates: aggregates.collect(),
            evidence: Gathered::of(std::mem::take(&mut row.evidence)),
            row,
        }
    }
}

/// Lets an aggregate take a row.
pub(super) fn add(
    runner: &Runner<'_>,
    aggregation: &Aggregation,
    aggregate: &mut Aggregate,
    row: &Row,
) -> Result<(), Fault> {
    runner.meter.spend(1, aggregation.span)?;
    let Some(argument) = &aggregation.argument else {
        aggregate.count_row();
        return Ok(());
    };
    let value = runner.value(argument, row)?;
    let share = match &aggregation.share {
        Some(term) => runner.value(term, row)?,
        None => Value::Null,
    };
    if aggregate.compares() {
        let values = std::slice::from_ref(&value);
        runner
            .meter
            .compare(values, Often::Once, aggregation.span)?;
    }
    let before = aggregate.weight();
    aggregate.add(value, &share)?;
    runner
        .meter
        .hold(aggregate.weight() - before, aggregation.span)
}
