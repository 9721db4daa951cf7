//! How much a query may cost, and the signal that nobody waits for it any more.

use std::cell::Cell;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::QueryFault;
use crate::language::fault::Span;
use crate::language::value::Held;
use crate::language::value::Value;

use super::answer::AnswerRow;

/// Whether somebody still waits for an answer, and whether there is still time.
pub trait Patience {
    /// Whether to stop now; otherwise `steps` more steps are done before the next call.
    fn is_over(&self, steps: u64) -> bool;
}

/// A value may be so many times longer, when all that it shares is gone through, than what is held.
const EXTENTS: usize = 10;

/// How much a query may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many steps: nodes and relationships looked at, expressions computed.
    pub steps: u64,
    /// How many rows are returned.
    pub rows: usize,
    /// How many values are held at once, for groups, order and lists.
    pub values: usize,
}

impl Default for Limits {
    /// Enough for every usual question: 50 million steps, 10,000 rows, 20 million values.
    fn default() -> Self {
        Self {
            steps: 50_000_000,
            rows: 10_000,
            values: 20_000_000,
        }
    }
}

/// How often a value is compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// With what is known of it.
    Once = 1,
    /// With those it is put in order with.
    InOrder = 16,
}

/// The work and the memory that are left to a query.
pub struct Meter<'a> {
    limits: Limits,
    steps: Cell<u64>,
    unasked: Cell<u64>,
    held: Held,
    serial: Cell<u64>,
    patience: Option<&'a dyn Patience>,
}

impl<'a> Meter<'a> {
    /// A fresh meter.
    #[must_use]
    pub fn new(limits: Limits, patience: Option<&'a dyn Patience>) -> Self {
        Self {
            limits,
            steps: Cell::new(0),
            unasked: Cell::new(0),
            held: Held::default(),
            serial: Cell::new(0),
            patience,
        }
    }

    /// How many steps were done.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// The number of the next call of a function.
    #[must_use]
    pub fn next_serial(&self) -> u64 {
        let serial = self.serial.get().wrapping_add(1);
        self.serial.set(serial);
        serial
    }

    /// Accounts for work.
    ///
    /// # Errors
    ///
    /// A fault if that is more than what is left, or nobody waits any more.
    #[inline]
    pub fn spend(&self, steps: usize, span: Span) -> Result<(), Fault> {
        /// The patience is asked once in so many steps.
        const ASKED: u64 = 4096;
        let steps = steps as u64;
        let spent = self.steps.get().saturating_add(steps);
        self.steps.set(spent);
        let unasked = self.unasked.get().saturating_add(steps);
        self.unasked.set(unasked);
        if unasked < ASKED && spent <= self.limits.steps {
            return Ok(());
        }
        self.look_up_from_work(span)
    }

    /// Whether there are steps left and somebody still waits.
    #[cold]
    fn look_up_from_work(&self, span: Span) -> Result<(), Fault> {
        let spent = self.steps.get();
        if spent > self.limits.steps {
            let what = format!(
                "incomplete: the limit of {} steps was reached",
                self.limits.steps
            );
            return Err(Fault::limit(span, what).advise(Fault::NARROW_FOR_WORK));
        }
        let unasked = self.unasked.replace(0);
        if self
            .patience
            .is_some_and(|patience| patience.is_over(unasked))
        {
            let what = format!("incomplete: the limit of time was reached, after {spent} steps");
            let mut fault = Fault::limit(span, what);
            fault.code = FaultCode::Cancelled;
            return Err(fault.advise(Fault::NARROW_FOR_TIME));
        }
        Ok(())
    }

    /// Accounts for values that are kept. Most rows of a group keep none, and counting is shared.
    ///
    /// # Errors
    ///
    /// A fault if there are too many.
    #[inline]
    pub fn hold(&self, values: usize, span: Span) -> Result<(), Fault> {
        if values > 0 && self.held.add(values) > self.limits.values {
            return Err(Fault::of_memory(span, self.limits.values));
        }
        Ok(())
    }

    /// Accounts for a row that was given away, and will be gone through; a kept one is also held.
    ///
    /// # Errors
    ///
    /// A fault if that is more work than what is left, or the row is longer than `room`.
    pub fn pass(&self, row: &AnswerRow, room: usize) -> Result<(), QueryFault> {
        let extent = row.extent();
        let passed = if extent > room {
            let what = "incomplete: an answer has no room for all of a row or column";
            let fault = Fault::too_large(Span::default(), what.to_owned());
            Err(fault.advise("Return counts or properties instead of long lists, or fewer rows"))
        } else {
            self.go_through(extent, Span::default())
        };
        passed.map_err(|fault| QueryFault::locate(fault, ""))
    }

    /// Accounts for a row that was given away and is kept.
    ///
    /// # Errors
    ///
    /// A fault if more values are held with it than may be.
    pub fn keep(&self, row: &AnswerRow) -> Result<(), QueryFault> {
        let held = self.hold(row.weight(), Span::default());
        held.map_err(|fault| QueryFault::locate(fault, ""))
    }

    /// Accounts for comparing or hashing values.
    ///
    /// # Errors
    ///
    /// A fault if that is more than what is left, or nobody waits any more.
    pub fn compare(&self, values: &[Value], often: Often, span: Span) -> Result<(), Fault> {
        let extents = values.iter().map(Value::extent);
        let extent = extents.fold(0, usize::saturating_add);
        self.go_through(extent.saturating_mul(often as usize), span)
    }

    /// Accounts for going through a value of this extent. Short ones are part of the step that made them.
    ///
    /// # Errors
    ///
    /// A fault if that is more than what is left, or nobody waits any more.
    #[inline]
    pub fn go_through(&self, extent: usize, span: Span) -> Result<(), Fault> {
        const SHORT: usize = 64;
        if extent <= SHORT {
            return Ok(());
        }
        self.spend(extent, span)
    }

    /// Accounts for values that are let go.
    pub fn release(&self, values: usize) {
        self.held.take(values);
    }

    /// Accounts for a list or a map that an expression made, as long as anything holds it.
    ///
    /// # Errors
    ///
    /// A fault if more values are held with it than may be.
    pub fn account(&self, value: &mut Value, span: Span) -> Result<(), Fault> {
        if !matches!(value, Value::List(_) | Value::Map(_)) {
            return Ok(());
        }
        // What shares its parts may be short to keep and endless to go through.
        if value.extent() / EXTENTS > self.limits.values {
            return Err(Fault::of_memory(span, self.limits.values));
        }
        value.account(&self.held);
        self.has_room(0, span)
    }

    /// Whether so many values more may be held; asked before they are made.
    ///
    /// # Errors
    ///
    /// A fault if they are too many.
    pub fn has_room(&self, values: usize, span: Span) -> Result<(), Fault> {
        if self.held.count().saturating_add(values) > self.limits.values {
            return Err(Fault::of_memory(span, self.limits.values));
        }
        Ok(())
    }

    /// How many values are held now.
    #[must_use]
    pub fn held(&self) -> usize {
        self.held.count()
    }

    /// How many values may be held.
    #[must_use]
    pub fn most_values(&self) -> usize {
        self.limits.values
    }

    /// How many rows may be returned.
    #[must_use]
    pub fn most_rows(&self) -> usize {
        self.limits.rows
    }
}
