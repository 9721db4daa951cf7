//! Functions that make one value of the values of many rows.

use std::cmp::Ordering;
use std::sync::Arc;

use hashbrown::HashSet;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::value::Same;
use crate::language::value::Value;
use crate::language::value::order;
use crate::model::Quantity;

/// The names of the functions that aggregate, with how many arguments each takes.
pub const AGGREGATES: [(&str, AggregateFunction, usize); 12] = [
    ("count", AggregateFunction::Count, 1),
    ("sum", AggregateFunction::Sum, 1),
    ("avg", AggregateFunction::Average, 1),
    ("min", AggregateFunction::Least, 1),
    ("max", AggregateFunction::Greatest, 1),
    ("collect", AggregateFunction::Collect, 1),
    ("stDev", AggregateFunction::Deviation, 1),
    ("stDevP", AggregateFunction::DeviationOfAll, 1),
    ("percentileCont", AggregateFunction::PercentileBetween, 2),
    ("percentileDisc", AggregateFunction::PercentileOf, 2),
    ("count_bounds", AggregateFunction::CountBounds, 1),
    ("sum_bounds", AggregateFunction::SumBounds, 1),
];

/// A function that aggregates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateFunction {
    /// `count(*)`
    CountRows,
    /// `count(x)`
    Count,
    /// `sum(x)`
    Sum,
    /// `avg(x)`
    Average,
    /// `min(x)`
    Least,
    /// `max(x)`
    Greatest,
    /// `collect(x)`
    Collect,
    /// `stDev(x)`
    Deviation,
    /// `stDevP(x)`
    DeviationOfAll,
    /// `percentileCont(x, share)`
    PercentileBetween,
    /// `percentileDisc(x, share)`
    PercentileOf,
    /// `count_bounds(p)`: how often it certainly and possibly holds.
    CountBounds,
    /// `sum_bounds(x)`: the least and the most that figures and ranges of figures come to.
    SumBounds,
}

impl AggregateFunction {
    /// How it is called, as an example.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::CountRows | Self::Count => "count(*) for the number of rows, or count(a.name)",
            Self::Sum => "sum(r.quantity)",
            Self::Average => "avg(r.quantity)",
            Self::Least => "min(a.name)",
            Self::Greatest => "max(a.name)",
            Self::Collect => "collect(a.name)",
            Self::Deviation => "stDev(r.quantity)",
            Self::DeviationOfAll => "stDevP(r.quantity)",
            Self::PercentileBetween => "percentileCont(r.quantity, 0.5)",
            Self::PercentileOf => "percentileDisc(r.quantity, 0.5)",
            Self::CountBounds => "count_bounds(during(r, '1937'))",
            Self::SumBounds => "sum_bounds(r.quantity)",
        }
    }
}

/// What was gathered so far.
#[derive(Debug)]
pub struct Aggregate {
    function: AggregateFunction,
    span: Span,
    seen: Option<HashSet<Same>>,
    count: i64,
    possible: i64,
    total: Value,
    range: Quantity,
    kept: Value,
    values: Vec<Value>,
    share: Option<f64>,
    /// Whether there were figures, and the unit of them, if they have one.
    has_figures: bool,
    unit: Option<Arc<str>>,
    weight: usize,
    /// The most that one kept value took.
    heaviest: usize,
}

impl Aggregate {
    /// Nothing gathered yet.
    #[must_use]
    pub fn new(function: AggregateFunction, span: Span) -> Self {
        Self {
            function,
            span,
            seen: None,
            count: 0,
            possible: 0,
            total: Value::Integer(0),
            range: Quantity {
                least: Some(0.0),
                most: Some(0.0),
            },
            kept: Value::Null,
            values: Vec::new(),
            share: None,
            has_figures: false,
            unit: None,
            weight: 0,
            heaviest: 0,
        }
    }

    /// The same, where equal values count once.
    #[must_use]
    pub fn distinct(mut self) -> Self {
        self.seen = Some(HashSet::new());
        self
    }

    /// How many values it takes the room of, besides itself; it never gets less.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.weight
    }

    /// Counts a row, whatever is in it: `count(*)`.
    pub fn count_row(&mut self) {
        self.count += 1;
    }

    /// Takes the unit of a figure that is added up or compared next: it must be that of those before.
    fn take_unit(&mut self, value: &Value) -> Result<(), Fault> {
        let gathers = matches!(
            self.function,
            AggregateFunction::CountRows
                | AggregateFunction::Count
                | AggregateFunction::CountBounds
                | AggregateFunction::Collect
        );
        if gathers || value.as_quantity().is_none() {
            return Ok(());
        }
        if !self.has_figures {
            self.has_figures = true;
            self.unit = value.unit().cloned();
        }
        if self.unit.as_ref() != value.unit() {
            let units = [self.unit.as_deref(), value.unit().map(|unit| &**unit)];
            return Err(Fault::different_units(self.span, units));
        }
        Ok(())
    }

    /// Whether it compares values with others: those that are different, the least and the greatest.
    #[must_use]
    pub fn compares(&self) -> bool {
        let decides = [AggregateFunction::Least, AggregateFunction::Greatest];
        self.seen.is_some() || decides.contains(&self.function)
    }

    /// Takes the value of a row, and the share that is asked for, if any.
    ///
    /// # Errors
    ///
    /// A fault if the value is of a kind that cannot be gathered so.
    pub fn add(&mut self, value: Value, share: &Value) -> Result<(), Fault> {
        if self.function == AggregateFunction::CountBounds {
            self.possible += i64::from(value != Value::Boolean(false));
            self.count += i64::from(value == Value::Boolean(true));
            return Ok(());
        }
        if value.is_null() {
            return Ok(());
        }
        if let Some(seen) = &mut self.seen {
            if !seen.insert(Same(vec![value.clone()])) {
                return Ok(());
            }
            self.weight += value.weight();
        }
        self.count += 1;
        self.take_unit(&value)?;
        let value = match self.function {
            AggregateFunction::Collect => value,
            _ => value.uncounted().clone(),
        };
        match self.function {
            AggregateFunction::CountRows
            | AggregateFunction::Count
            | AggregateFunction::CountBounds => {}
            AggregateFunction::Sum | AggregateFunction::Average => self.add_number(&value)?,
            AggregateFunction::SumBounds => self.add_quantity(&value)?,
            AggregateFunction::Least => self.keep(value, Ordering::Less),
            AggregateFunction::Greatest => self.keep(value, Ordering::Greater),
            AggregateFunction::Collect => self.gather(value),
            AggregateFunction::Deviation | AggregateFunction::DeviationOfAll => {
                self.number(&value)?;
                self.gather(value);
            }
            AggregateFunction::PercentileBetween | AggregateFunction::PercentileOf => {
                self.number(&value)?;
                self.share = Some(self.checked_share(share)?);
                self.gather(value);
            }
        }
        Ok(())
    }

    fn gather(&mut self, value: Value) {
        self.weight += value.weight();
        self.values.push(value);
    }

    fn keep(&mut self, value: Value, wanted: Ordering) {
        if self.kept.is_null() || order(&value, &self.kept) == wanted {
            let more = value.weight().saturating_sub(self.heaviest);
            self.heaviest += more;
            self.weight += more;
            self.kept = value;
        }
    }

    fn number(&self, value: &Value) -> Result<f64, Fault> {
        match value {
            #[allow(clippy::cast_precision_loss, reason = "as everywhere in arithmetic")]
            Value::Integer(number) => Ok(*number as f64),
            Value::Float(number) => Ok(*number),
            other => Err(self.is_no_number(other)),
        }
    }

    fn is_no_number(&self, value: &Value) -> Fault {
        let what = format!("only numbers can be added up, not {}", value.kind());
        let fault = Fault::kind(FaultCode::InvalidArgumentValue, self.span, what);
        match value {
            Value::Quantity(_) => fault.advise("`sum_bounds` adds up ranges too"),
            _ => fault,
        }
    }

    fn add_number(&mut self, value: &Value) -> Result<(), Fault> {
        let next = self.number(value)?;
        self.total = match (&self.total, value) {
            (Value::Integer(total), Value::Integer(number)) => {
                let sum = total.checked_add(*number).ok_or_else(|| {
                    let what = "the sum is too large for a whole number";
                    Fault::syntax(FaultCode::IntegerOverflow, self.span, what).argument_class()
                })?;
                Value::Integer(sum)
            }
            (total, _) => Value::Float(self.number(total)? + next),
        };
        Ok(())
    }

    /// A figure, or a text that is a range of figures; a sum is open where one of them is.
    fn add_quantity(&mut self, value: &Value) -> Result<(), Fault> {
        let next = match value {
            Value::Text(text) => Quantity::parse(text).ok_or_else(|| {
                let what =
                    format!("\u{201c}{text}\u{201d} is neither a number nor a range of numbers");
                let fault = Fault::kind(FaultCode::InvalidArgumentValue, self.span, what);
                fault.advise("Ranges are written as 300/400, 1000.. or ..50")
            })?,
            figure => {
                let quantity = figure.as_quantity();
                quantity.ok_or_else(|| self.is_no_number(figure))?
            }
        };
        let sum = |total: Option<f64>, next: Option<f64>| Some(total? + next?);
        self.range = Quantity {
            least: sum(self.range.least, next.least),
            most: sum(self.range.most, next.most),
        };
        Ok(())
    }

    fn checked_share(&self, share: &Value) -> Result<f64, Fault> {
        let number = self.number(share)?;
        if (0.0..=1.0).contains(&number) {
            return Ok(number);
        }
        let what = "a percentile must lie between 0.0 and 1.0";
        Err(Fault::argument(self.span, what))
    }

    /// What the rows amount to.
    ///
    /// # Errors
    ///
    /// A fault if what was gathered cannot be put together.
    pub fn finish(mut self) -> Result<Value, Fault> {
        let unit = self.unit.take();
        let value = self.finished()?;
        Ok(unit.map_or(value.clone(), |unit| Value::counted(value, &unit)))
    }

    fn finished(mut self) -> Result<Value, Fault> {
        match self.function {
            AggregateFunction::CountRows | AggregateFunction::Count => {
                Ok(Value::Integer(self.count))
            }
            AggregateFunction::CountBounds => {
                let counts = [("certainly", self.count), ("possibly", self.possible)];
                let entries = counts.map(|(key, count)| (key.into(), Value::Integer(count)));
                Ok(Value::map(entries.into_iter().collect()))
            }
            AggregateFunction::Sum => Ok(self.total),
            // Of no figures there is neither: nought would be a figure.
            AggregateFunction::Average | AggregateFunction::SumBounds if self.count == 0 => {
                Ok(Value::Null)
            }
            AggregateFunction::SumBounds => {
                let ends = [("least", self.range.least), ("most", self.range.most)];
                let entries =
                    ends.map(|(key, end)| (key.into(), end.map_or(Value::Null, Value::Float)));
                Ok(Value::map(entries.into_iter().collect()))
            }
            AggregateFunction::Average => {
                #[allow(clippy::cast_precision_loss, reason = "a count of rows")]
                let count = self.count as f64;
                Ok(Value::Float(self.number(&self.total)? / count))
            }
            AggregateFunction::Least | AggregateFunction::Greatest => Ok(self.kept),
            AggregateFunction::Collect => Ok(Value::list(self.values)),
            AggregateFunction::Deviation => self.deviation(1.0),
            AggregateFunction::DeviationOfAll => self.deviation(0.0),
            AggregateFunction::PercentileBetween | AggregateFunction::PercentileOf => {
                self.values.sort_by(order);
                self.percentile()
            }
        }
    }

    fn deviation(&self, missing: f64) -> Result<Value, Fault> {
        let numbers = self.values.iter().map(|value| self.number(value));
        let numbers = numbers.collect::<Result<Vec<f64>, Fault>>()?;
        #[allow(clippy::cast_precision_loss, reason = "a count of rows")]
        let count = numbers.len() as f64;
        if count <= missing.max(0.5) {
            return Ok(Value::Float(0.0));
        }
        let mean = numbers.iter().sum::<f64>() / count;
        let squares: f64 = numbers.iter().map(|number| (number - mean).powi(2)).sum();
        Ok(Value::Float((squares / (count - missing)).sqrt()))
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a position in a list, from a share between 0 and 1"
    )]
    fn percentile(&self) -> Result<Value, Fault> {
        let Some(last) = self.values.len().checked_sub(1) else {
            return Ok(Value::Null);
        };
        let share = self.share.unwrap_or(0.0);
        if self.function == AggregateFunction::PercentileOf {
            let place = (share * self.values.len() as f64).ceil() as usize;
            let value = self.values.get(place.saturating_sub(1).min(last));
            return Ok(value.cloned().unwrap_or_default());
        }
        let place = share * last as f64;
        let at = |place: f64| {
            let value = self.values.get(place as usize).unwrap_or(&Value::Null);
            self.number(value)
        };
        let (below, above) = (at(place.floor())?, at(place.ceil())?);
        Ok(Value::Float(below + (above - below) * place.fract()))
    }
}
