//! The segments of a query, one behind the other, and what each holds back.

use crate::language::fault::Fault;
use crate::language::meaning::Segment;

use super::projecting::Projecting;
use super::row::Row;
use super::runner::Flow;
use super::runner::Runner;
use super::runner::Then;

/// Segments that rows run through.
pub struct Chain<'q, 'r> {
    runner: &'r Runner<'r>,
    segments: &'q [Segment],
    states: Vec<Projecting<'q>>,
    /// Whether no more rows are wanted at the end.
    is_done: bool,
}

impl<'q, 'r> Chain<'q, 'r> {
    /// Segments through which no row has run yet.
    pub fn new(runner: &'r Runner<'r>, segments: &'q [Segment]) -> Result<Self, Fault> {
        let states = segments.iter().map(|segment| {
            let projection = segment.projection.as_ref();
            Projecting::new(runner, projection)
        });
        Ok(Self {
            runner,
            segments,
            states: states.collect::<Result<_, Fault>>()?,
            is_done: false,
        })
    }

    /// Runs a row through all segments.
    pub fn run(mut self, row: &Row, then: Then<'_>) -> Result<Flow, Fault> {
        self.push(0, &mut row.clone(), then)?;
        for number in 0..self.segments.len() {
            if self.is_done {
                break;
            }
            let Some(state) = self.states.get_mut(number) else {
                break;
            };
            for mut held in state.finish(self.runner, row)? {
                if self.push(number + 1, &mut held, then)? == Flow::Enough {
                    break;
                }
            }
        }
        for state in &self.states {
            self.runner.meter.release(state.weight());
        }
        Ok(if self.is_done {
            Flow::Enough
        } else {
            Flow::More
        })
    }

    /// Runs a row through the segments from `number` on.
    fn push(&mut self, number: usize, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let segments = self.segments;
        let Some(segment) = segments.get(number) else {
            let flow = then(row)?;
            self.is_done |= flow == Flow::Enough;
            return Ok(flow);
        };
        let runner = self.runner;
        runner.readings(&segment.readings, row, &mut |row| {
            self.arrive(number, row, then)
        })
    }

    /// A row has passed the readings of a segment.
    fn arrive(&mut self, number: usize, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let runner = self.runner;
        let Some(state) = self.states.get_mut(number) else {
            return Ok(Flow::More);
        };
        if state.is_full() {
            return Ok(Flow::Enough);
        }
        // What its figures rest on is that of this row alone.
        let rests_on = row.evidence.relations.len();
        let passes = state.take(runner, row)?;
        let is_full = state.is_full();
        if !passes {
            row.evidence.relations.truncate(rests_on);
            return Ok(if is_full { Flow::Enough } else { Flow::More });
        }
        let flow = self.push(number + 1, row, then)?;
        row.evidence.relations.truncate(rests_on);
        Ok(if is_full { Flow::Enough } else { flow })
    }
}
