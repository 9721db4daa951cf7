//! What is left of the rows of a query under a doubt: rows are compared, not counted, since a count or a
//! `LIMIT` has as many rows whatever they say.

use std::collections::BTreeMap;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use crate::explorer::questions::query_answer::QueryAnswer;
use crate::explorer::questions::query_values::plain_value;
use crate::language::SameAs;
use crate::language::Value;
use crate::query::ChangedFigure;
use crate::query::RowsLeft;

/// What rows are about and all that they say: a number of each, so that many can be remembered.
#[derive(Debug, Default)]
pub(super) struct RowMarks {
    /// Which columns are figures.
    figures: Vec<bool>,
    /// What each row is about.
    about: Vec<u64>,
    /// All that each row says.
    all: Vec<u64>,
}

impl RowMarks {
    /// No rows yet, of columns of which some are figures.
    pub(super) fn of_columns(figures: Vec<bool>) -> Self {
        Self {
            figures,
            ..Self::default()
        }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, values: &[Value]) {
        let columns = values.iter().zip(&self.figures);
        let about = columns.filter(|(_, is_figure)| !**is_figure);
        let about: Vec<Value> = about.map(|(value, _)| value.clone()).collect();
        let all = mark(values);
        // Rows of figures alone are about nothing: then all that they say tells them apart.
        let is_about = !about.is_empty();
        self.about.push(if is_about { mark(&about) } else { all });
        self.all.push(all);
    }

    /// What is left of them among others.
    pub(super) fn left_in(&self, others: &Self) -> RowsLeft {
        let kept = in_both(&self.about, &others.about);
        RowsLeft {
            before: self.all.len(),
            kept,
            changed: kept.saturating_sub(in_both(&self.all, &others.all)),
            new: others.all.len().saturating_sub(kept),
        }
    }

    /// Whether there is one row, of figures alone.
    fn is_one_of_figures(&self) -> bool {
        self.all.len() == 1 && !self.figures.is_empty() && self.figures.iter().all(|one| *one)
    }
}

/// Of a single row of figures, those that are others now; nothing if it is no such row.
pub(super) fn changed_figures(
    answer: &QueryAnswer,
    doubted: &QueryAnswer,
) -> Option<Vec<ChangedFigure>> {
    let ([before], [after]) = (answer.rows.as_slice(), doubted.rows.as_slice()) else {
        return None;
    };
    let are_figures = [&before.values, &after.values].map(|values| values.iter().all(is_figure));
    if !answer.marks.is_one_of_figures() || are_figures.contains(&false) {
        return None;
    }
    let values = before.values.iter().zip(&after.values);
    let columns = values.zip(&answer.columns);
    let changed = columns.filter(|((before, after), _)| before != after);
    let named = |column: &str| (before.values.len() > 1).then(|| column.to_owned());
    let figures = changed.map(|((before, after), column)| ChangedFigure {
        column: named(column),
        before: plain_value(before),
        after: plain_value(after),
    });
    Some(figures.collect())
}

/// Whether a value is shown in a few words.
fn is_figure(value: &Value) -> bool {
    match value {
        Value::List(_) | Value::Node(_) | Value::Relation(_) | Value::Path(_) => false,
        Value::Map(map) => map.entries().values().all(is_figure),
        _ => true,
    }
}

/// How many of some marks are among others, each as often as it stands there.
fn in_both(some: &[u64], others: &[u64]) -> usize {
    let mut left: BTreeMap<u64, usize> = BTreeMap::new();
    for mark in others {
        *left.entry(*mark).or_default() += 1;
    }
    let found = some.iter().filter(|mark| match left.get_mut(*mark) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    found.count()
}

fn mark(values: &[Value]) -> u64 {
    let mut hasher = DefaultHasher::new();
    SameAs(values).hash(&mut hasher);
    hasher.finish()
}
