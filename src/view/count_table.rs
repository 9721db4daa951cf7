//! The table of counts: its rows in runs, and all of it in words.

use crate::query::Counted;
use crate::view::counts::CellView;
use crate::view::counts::CountRowView;
use crate::view::counts::CountsView;
use crate::view::figures::FigureView;
use crate::view::figures::SumView;
use crate::view::list_table::PlainTable;

/// Fewer rows than these are not folded.
const FEWEST_FOLDED: usize = 2;
/// The names of the columns of every table.
const CERTAINLY: &str = "certainly";
/// The rows below the others.
const UNDATED: &str = "without a date";
const ALL: &str = "all";

/// Rows of a table that are shown together.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The rows.
    pub rows: &'a [CountRowView],
    /// The row before them, if all of them have the same figures as it: they are folded.
    pub same_as: Option<&'a CountRowView>,
}

impl Run<'_> {
    /// "1948 to 1955 have the same figures as 1947".
    #[must_use]
    pub fn words(&self) -> String {
        format!(
            "{} to {}: the same figures as {}",
            label(self.rows.first()),
            label(self.rows.last()),
            label(self.same_as)
        )
    }
}

fn label(row: Option<&CountRowView>) -> &str {
    row.map_or("", |row| &row.key.label)
}

/// Rows of which none is folded.
pub(crate) fn one_run(rows: &[CountRowView]) -> Vec<Run<'_>> {
    vec![Run {
        rows,
        same_as: None,
    }]
}

impl CountsView {
    /// Whether those without a date are worth telling of.
    #[must_use]
    pub fn tells_of_undated(&self) -> bool {
        let is_of_claims = self.counted == Counted::Claims.name();
        self.undated > 0 && (self.is_of_period || self.is_of_time() || is_of_claims)
    }

    /// Those without a date as a row below those of time.
    #[must_use]
    pub fn row_of_undated(&self) -> Option<CellView> {
        let page = self.without_date();
        (self.is_of_time() && self.undated > 0).then(|| CellView {
            figure: FigureView {
                // Nothing without a date is certainly of a period.
                certain: if self.is_of_period { 0 } else { self.undated },
                possible: self.undated,
            },
            certain_page: page.clone(),
            page,
        })
    }

    /// Whether the second figure of a row counts those without a date too, which the heading counts
    /// apart: of a period they are possible.
    #[must_use]
    pub fn rows_count_undated(&self) -> bool {
        self.is_of_period && self.undated > 0 && !self.is_of_time()
    }

    /// What the second figure of a row is called.
    #[must_use]
    pub fn possibly(&self) -> &'static str {
        if self.rows_count_undated() {
            "possibly, undated too"
        } else {
            "possibly"
        }
    }

    /// That the rows add up to more than there are, and why; `None` if they do not.
    #[must_use]
    pub fn overlap(&self) -> Option<String> {
        let rows: u64 = self.rows.iter().map(|row| row.total.figure.possible).sum();
        let all = self.total.figure.possible;
        (rows > all).then(|| {
            format!("The rows add up to more than all: whatever belongs to several of them counts in each, in all once ({rows} in the rows, {all} in all).")
        })
    }
}

/// Rows in runs: stretches of time of which the same is said as of the one before them are told
/// apart, if they are several.
pub(crate) fn runs(rows: &[CountRowView]) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut plain = 0;
    let mut place = 0;
    for same in rows.chunk_by(is_same) {
        let end = place + same.len();
        if let (Some((first, rest)), true) = (same.split_first(), same.len() > FEWEST_FOLDED) {
            runs.push(Run {
                rows: rows.get(plain..=place).unwrap_or_default(),
                same_as: None,
            });
            runs.push(Run {
                rows: rest,
                same_as: Some(first),
            });
            plain = end;
        }
        place = end;
    }
    let last = rows.get(plain..).unwrap_or_default();
    if !last.is_empty() {
        runs.push(Run {
            rows: last,
            same_as: None,
        });
    }
    runs
}

/// Whether two rows have the same figures.
fn is_same(one: &CountRowView, other: &CountRowView) -> bool {
    let figures = |row: &CountRowView| {
        let cells = row.cells.iter().map(|cell: &CellView| cell.figure);
        cells.collect::<Vec<_>>()
    };
    one.total.figure == other.total.figure && figures(one) == figures(other)
}

/// The table in words, as the page shows it: a row a value, then those without a date, and all.
pub(crate) fn table_of(view: &CountsView) -> PlainTable {
    let by = view.by.first().map_or("", String::as_str);
    let mut columns: Vec<String> = [by, CERTAINLY, view.possibly()].map(str::to_owned).to_vec();
    for column in &view.columns {
        columns
            .extend([CERTAINLY, view.possibly()].map(|bound| format!("{} {bound}", column.label)));
    }
    if view.columns_left > 0 {
        let by = view.by.get(1).map_or("", String::as_str);
        columns.push(format!("{} more by {by} are not here", view.columns_left));
    }
    for sum in &view.sums {
        columns.push(if sum.unit.is_empty() {
            "sum without a unit".to_owned()
        } else {
            format!("sum of {}", sum.unit)
        });
    }
    let bounds =
        |figure: &FigureView| [figure.certain, figure.possible].map(|bound| bound.to_string());
    let row = |label: &str, figures: &[FigureView], sums: &[SumView]| {
        let mut cells = vec![label.to_owned()];
        cells.extend(figures.iter().flat_map(bounds));
        // What is not said of a row stays empty.
        let is_before = columns.len().saturating_sub(view.sums.len());
        cells.resize(is_before, String::new());
        for sum in &view.sums {
            let of_row = sums.iter().find(|known| known.unit == sum.unit);
            cells.push(of_row.map_or_else(String::new, SumView::figure));
        }
        cells
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for one in &view.rows {
        let cells = one.cells.iter().map(|cell| cell.figure);
        let figures: Vec<FigureView> = std::iter::once(one.total.figure).chain(cells).collect();
        rows.push(row(&one.key.label, &figures, &one.sums));
    }
    if let Some(undated) = view.row_of_undated() {
        rows.push(row(UNDATED, &[undated.figure], &[]));
    }
    rows.push(row(ALL, &[view.total.figure], &view.sums));
    PlainTable { columns, rows }
}
