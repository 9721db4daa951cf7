//! A tally: how many of what is counted fall into each cell of a table, as bounds.
//!
//! Years are not counted one by one. What holds from one year to another adds one at the first and
//! takes it away after the last; running sums over the years then give the figures (difference
//! arrays). So a claim without an end costs no more than one of a day.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::graph::Budget;
use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::census::Census;
use crate::query::dimension::Dimension;
use crate::query::dimension::Key;
use crate::query::error::QueryError;
use crate::query::figure::Figure;
use crate::query::years::Held;
use crate::query::years::Spans;
use crate::query::years::Years;
use crate::query::years::known_years;
use crate::query::years::years_of;

/// A claim of what is counted.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its values in each dimension; none in one that is about time.
    pub(crate) keys: Vec<Vec<Key>>,
    /// Whether it is of the scope.
    pub(crate) verdict: Verdict,
    /// When it held.
    pub(crate) bounds: DateBounds,
    /// Whether it meets what is asked of it besides the time.
    pub(crate) conditions: Verdict,
}

impl Unit {
    /// A claim of a scope with its values.
    pub(crate) fn of(census: &Census<'_>, relation: RelationIndex, keys: Vec<Vec<Key>>) -> Self {
        Self {
            keys,
            verdict: census.verdict(relation),
            bounds: census.network().bounds(relation),
            conditions: census.conditions(relation),
        }
    }

    /// The same for an entity that is counted for it.
    pub(crate) fn of_entity(self, census: &Census<'_>, entity: EntityIndex) -> Self {
        let meets = census.meets(entity);
        Self {
            verdict: self.verdict.min(meets),
            conditions: self.conditions.min(meets),
            ..self
        }
    }
}

/// Counts in the making.
pub(crate) struct Tally {
    shape: Shape,
    /// How many years a value of the dimension of time covers.
    step: i64,
    /// The days that count, if a period is given.
    period: Option<Period>,
    cells: HashMap<Cell, Figure>,
    rows: HashMap<Key, Figure>,
    columns: HashMap<Key, Figure>,
    /// Beside a dimension of time: all of each value of the other one, those without a date too.
    others: HashMap<Key, Figure>,
    spans: BTreeMap<Key, Spans>,
    all_spans: Spans,
    first: i64,
    last: i64,
}

/// Which of the dimensions is about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// None is.
    Plain,
    /// The rows are, the columns are not.
    TimeInRows,
    /// The columns are, the rows are not.
    TimeInColumns,
}

/// A cell of the table; a table without columns has [`Key::Nothing`] for them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Cell {
    row: Key,
    column: Key,
}

/// The finished tally: rows and columns with their totals, and the cells.
pub(crate) struct TallyTable {
    pub(crate) rows: Vec<(Key, Figure)>,
    pub(crate) columns: Vec<(Key, Figure)>,
    cells: HashMap<Cell, Figure>,
}

impl TallyTable {
    /// The figures of a row, a column each.
    pub(crate) fn figures_of(&self, row: &Key) -> Vec<Figure> {
        let figure = |(column, _): &(Key, Figure)| {
            let cell = Cell {
                row: row.clone(),
                column: column.clone(),
            };
            self.cells.get(&cell).copied().unwrap_or_default()
        };
        self.columns.iter().map(figure).collect()
    }
}

impl Tally {
    pub(crate) fn new(by: &[Dimension], period: Option<Period>) -> Self {
        let years = |place: usize| by.get(place).and_then(Dimension::years);
        let (shape, step) = match (years(0), years(1)) {
            (Some(step), _) => (Shape::TimeInRows, step),
            (None, Some(step)) => (Shape::TimeInColumns, step),
            (None, None) => (Shape::Plain, 1),
        };
        Self {
            shape,
            step,
            period,
            cells: HashMap::new(),
            rows: HashMap::new(),
            columns: HashMap::new(),
            others: HashMap::new(),
            spans: BTreeMap::new(),
            all_spans: Spans::default(),
            first: i64::MAX,
            last: i64::MIN,
        }
    }

    /// Counts one more: an entity by its claims, or a claim by itself.
    pub(crate) fn add(&mut self, units: &[Unit]) {
        match self.shape {
            Shape::Plain => self.add_by_keys(units),
            Shape::TimeInRows | Shape::TimeInColumns => self.add_by_years(units),
        }
    }

    fn add_by_keys(&mut self, units: &[Unit]) {
        let nothing = [Key::Nothing];
        let mut cells: HashMap<Cell, Verdict> = HashMap::new();
        let mut rows: HashMap<&Key, Verdict> = HashMap::new();
        let mut columns: HashMap<&Key, Verdict> = HashMap::new();
        for unit in units {
            let keys = |place: usize| unit.keys.get(place).map_or(&nothing[..], Vec::as_slice);
            for column in keys(1) {
                raise(&mut columns, column, unit.verdict);
            }
            for row in keys(0) {
                raise(&mut rows, row, unit.verdict);
                for column in keys(1) {
                    let cell = Cell {
                        row: row.clone(),
                        column: column.clone(),
                    };
                    raise(&mut cells, cell, unit.verdict);
                }
            }
        }
        for (key, verdict) in rows {
            self.rows.entry_ref(key).or_default().add(verdict);
        }
        for (key, verdict) in columns {
            self.columns.entry_ref(key).or_default().add(verdict);
        }
        for (cell, verdict) in cells {
            self.cells.entry(cell).or_default().add(verdict);
        }
    }

    fn add_by_years(&mut self, units: &[Unit]) {
        let other = usize::from(self.shape == Shape::TimeInRows);
        let nothing = [Key::Nothing];
        let mut by_key: BTreeMap<Key, Held> = BTreeMap::new();
        let mut all = Held::default();
        let mut totals: HashMap<&Key, Verdict> = HashMap::new();
        for unit in units {
            let keys = unit.keys.get(other).map_or(&nothing[..], Vec::as_slice);
            for key in keys {
                raise(&mut totals, key, unit.verdict);
            }
            if unit.bounds == DateBounds::UNDATED {
                continue;
            }
            self.widen(unit.bounds);
            let years = years_of(unit.bounds, self.period, self.step).under(unit.conditions);
            for key in keys {
                by_key.entry(key.clone()).or_default().add(years);
            }
            all.add(years);
        }
        for (key, verdict) in totals {
            self.others.entry_ref(key).or_default().add(verdict);
        }
        for (key, held) in by_key {
            self.spans.entry(key).or_default().add(held);
        }
        self.all_spans.add(all);
    }

    /// Takes the known days of a claim into the years that are shown.
    fn widen(&mut self, bounds: DateBounds) {
        if let Some(known) = known_years(bounds) {
            self.first = self.first.min(known.first);
            self.last = self.last.max(known.last);
        }
    }

    /// The values of time that are shown: of the days that are known, within the period.
    fn shown(&self) -> Years {
        let known = Years {
            first: self.first,
            last: self.last,
        };
        known.within(self.period).in_steps(self.step)
    }

    /// The finished table.
    pub(crate) fn into_table(self, budget: &mut Budget) -> Result<TallyTable, QueryError> {
        if self.shape == Shape::Plain {
            return Ok(TallyTable {
                rows: by_most(self.rows),
                columns: by_most_named(self.columns),
                cells: self.cells,
            });
        }
        let shown = self.shown();
        let mut time: Vec<(Key, Figure)> = Vec::new();
        for (year, figure) in self.all_spans.figures(shown) {
            budget.spend(0)?;
            if figure.possible > 0 {
                time.push((Key::Year(year * self.step), figure));
            }
        }
        let mut cells = HashMap::new();
        let mut in_time = HashSet::new();
        for (key, spans) in &self.spans {
            for (year, figure) in spans.figures(shown) {
                budget.spend(0)?;
                let year = Key::Year(year * self.step);
                let cell = match self.shape {
                    Shape::TimeInColumns => Cell {
                        row: key.clone(),
                        column: year,
                    },
                    _ => Cell {
                        row: year,
                        column: key.clone(),
                    },
                };
                if figure.possible > 0 {
                    in_time.insert(key);
                    cells.insert(cell, figure);
                }
            }
        }
        let mut others = self.others;
        if self.shape == Shape::TimeInRows {
            others.retain(|key, _| in_time.contains(key));
        }
        let (rows, columns) = match self.shape {
            Shape::TimeInColumns => (by_most(others), time),
            _ => (time, by_most_named(others)),
        };
        Ok(TallyTable {
            rows,
            columns,
            cells,
        })
    }
}

fn raise<K: std::hash::Hash + Eq>(found: &mut HashMap<K, Verdict>, key: K, verdict: Verdict) {
    let known = found.entry(key).or_insert(verdict);
    *known = (*known).max(verdict);
}

/// Those with most first, of equals in the order of the network; the numbers of a column in their own
/// order, which is a series.
fn by_most(figures: HashMap<Key, Figure>) -> Vec<(Key, Figure)> {
    let mut sorted: Vec<(Key, Figure)> = figures.into_iter().collect();
    if sorted.iter().all(|(key, _)| number_of(key).is_some()) {
        sorted.sort_by(|(one, _), (other, _)| {
            let numbers = number_of(one).into_iter().zip(number_of(other));
            let order = numbers.map(|(one, other)| one.total_cmp(&other)).next();
            order
                .unwrap_or(Ordering::Equal)
                .then_with(|| one.cmp(other))
        });
        return sorted;
    }
    sorted.sort_unstable_by(|(one, of_one), (other, of_other)| {
        let most = of_other.possible.cmp(&of_one.possible);
        most.then(of_other.certain.cmp(&of_one.certain))
            .then_with(|| one.cmp(other))
    });
    sorted
}

/// The number that a cell holds; what says nothing comes behind all numbers.
fn number_of(key: &Key) -> Option<f64> {
    match key {
        Key::Nothing => Some(f64::INFINITY),
        Key::Text(text) => text.trim().parse().ok().filter(|it: &f64| it.is_finite()),
        _ => None,
    }
}

/// The same without the one column of a table that has none.
fn by_most_named(figures: HashMap<Key, Figure>) -> Vec<(Key, Figure)> {
    let is_alone = figures.len() == 1 && figures.contains_key(&Key::Nothing);
    if is_alone {
        return Vec::new();
    }
    by_most(figures)
}
