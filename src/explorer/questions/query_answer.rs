//! What a query found: the rows of a page, and how many there are in all.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::explorer::network_numbers::relation_of;
use crate::explorer::network_properties::each_once;
use crate::explorer::questions::query_absence::PossibleRows;
use crate::explorer::questions::query_rows_left::RowMarks;
use crate::explorer::questions::query_rows_left::changed_figures;
use crate::explorer::questions::query_values::add_entities;
use crate::explorer::questions::query_values::plain_value;
use crate::explorer::questions::query_why_empty::WhyEmpty;
use crate::language::AnswerRow;
use crate::language::Meter;
use crate::language::QueryFault;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::Absence;
use crate::query::Answer;
use crate::query::Cut;
use crate::query::Remains;

/// How long the rows of an answer may be together, in plain values: so much, and more for each row.
pub(super) const ROOM_OF_AN_ANSWER: usize = 100_000;
const ROOM_OF_A_ROW: usize = 25;

/// What a query found.
#[derive(Debug, Default)]
pub struct QueryAnswer {
    /// The names of the columns.
    pub columns: Vec<Arc<str>>,
    /// The rows of the page, each with the relations it rests on.
    pub rows: Vec<AnswerRow>,
    /// How many rows come before the page.
    pub before: usize,
    /// How many rows there are on all pages; at least so many if it was cut and `is_counted` is false.
    pub all: usize,
    /// Whether all rows were counted.
    pub is_counted: bool,
    /// Why there may be more, if a limit was reached.
    pub cut: Option<Cut>,
    /// Why there may be more, in a sentence, if a limit was reached.
    pub incomplete: Option<String>,
    /// Why there are no rows, or one that was gathered of none.
    pub why_empty: Option<WhyEmpty>,
    /// The rows that are possible since dates are uncertain, if none is certain.
    pub possible: Option<PossibleRows>,
    /// What is no fault, but hardly meant, such as a column that nothing has.
    pub notes: Vec<String>,
    /// Whether claims that no row rests on can change it.
    pub weighs_all: bool,
    /// What all rows that were counted are, to compare them with others.
    pub(super) marks: RowMarks,
}

/// The rows of a page as they are found: those before and behind it are only counted.
pub(super) struct PageOfRows {
    before: usize,
    on_page: usize,
    found: usize,
    rows: Vec<AnswerRow>,
    /// How much longer the rows of the page may be together, in plain values.
    room: usize,
    marks: RowMarks,
    /// Why no more rows could be kept.
    ended: Option<QueryFault>,
}

impl PageOfRows {
    /// A page of so many rows behind so many others.
    pub(super) fn new(before: usize, on_page: usize, figures: Vec<bool>) -> Self {
        Self {
            before,
            on_page,
            found: 0,
            rows: Vec::new(),
            room: ROOM_OF_AN_ANSWER.saturating_add(on_page.saturating_mul(ROOM_OF_A_ROW)),
            marks: RowMarks::of_columns(figures),
            ended: None,
        }
    }

    /// Takes the next row, as long as there is room for it.
    pub(super) fn take(&mut self, row: AnswerRow, meter: &Meter<'_>) -> ControlFlow<()> {
        let is_on_page = self.found >= self.before && self.rows.len() < self.on_page;
        let room = if is_on_page { self.room } else { usize::MAX };
        self.ended = meter.pass(&row, room).err();
        if self.ended.is_none() && is_on_page {
            self.ended = meter.keep(&row).err();
        }
        if self.ended.is_some() {
            return ControlFlow::Break(());
        }
        self.marks.add(&row.values);
        if is_on_page {
            self.room -= row.extent();
            self.rows.push(row);
        }
        self.found += 1;
        ControlFlow::Continue(())
    }

    /// The answer without its columns; `ended` is the limit that ended the search.
    pub(super) fn into_answer(self, ended: Option<&QueryFault>) -> QueryAnswer {
        let ended = ended.or(self.ended.as_ref());
        let is_counted = ended.is_none();
        let has_more = self.found > self.before.saturating_add(self.on_page);
        let is_full = !self.rows.is_empty() && self.rows.len() == self.on_page;
        let cut = match ended {
            None if has_more => Some(Cut::Results),
            None => None,
            Some(_) if is_full => Some(Cut::Results),
            Some(fault) if fault.is_of_room() => Some(Cut::Room),
            Some(_) => Some(Cut::Time),
        };
        let incomplete = match (cut, ended) {
            (Some(Cut::Results), _) => {
                let all = ended.is_none().then_some(self.found);
                Some(page_in_words(self.before, self.on_page, all))
            }
            (_, ended) => ended.map(limit_in_words),
        };
        QueryAnswer {
            rows: self.rows,
            before: self.before,
            all: self.found,
            is_counted,
            cut,
            incomplete,
            marks: self.marks,
            ..QueryAnswer::default()
        }
    }
}

/// Why a page of so many rows behind others does not have all rows, of which there are so many if they
/// were counted; and what to do.
pub(super) fn page_in_words(before: usize, on_page: usize, all: Option<usize>) -> String {
    let rows = if on_page == 1 { "row" } else { "rows" };
    let all = all.map_or_else(String::new, |all| format!(" of {all}"));
    let next = before / on_page.max(1) + 2;
    format!(
        "incomplete: the limit of {on_page} {rows} was reached{all}. Ask for page {next}, for more at \
         once, or for fewer with LIMIT."
    )
}

/// A limit that was reached, as a sentence; where in the query does not matter.
pub(super) fn limit_in_words(fault: &QueryFault) -> String {
    let what = fault.what.trim_start_matches("incomplete: ");
    if fault.advice.is_empty() {
        return format!("incomplete: {what}.");
    }
    format!(
        "incomplete: {what}. {}.",
        fault.advice.trim_end_matches('.')
    )
}

impl Answer for QueryAnswer {
    fn values(&self) -> Option<Vec<Vec<String>>> {
        let rows = self.rows.iter();
        let rows = rows.map(|row| row.values.iter().map(plain_value).collect());
        Some(rows.collect())
    }

    fn absence(&self) -> Option<&Absence> {
        None
    }

    fn incomplete(&self) -> Option<&str> {
        self.incomplete.as_deref()
    }

    fn count(&self) -> u64 {
        self.all as u64
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn remains_in(&self, doubted: &Self) -> Remains {
        if !doubted.is_counted {
            return Remains::AtLeast(doubted.count());
        }
        if !self.is_counted {
            return doubted.remains();
        }
        let figures = changed_figures(self, doubted);
        figures.map_or_else(
            || Remains::Rows(self.marks.left_in(&doubted.marks)),
            Remains::Figures,
        )
    }

    fn weighs_all_claims(&self) -> bool {
        self.weighs_all
    }

    fn listed(&self) -> Option<usize> {
        Some(self.rows.len())
    }

    fn shorten(&mut self, most: usize) {
        self.rows.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        let evidence = self.rows.iter().flat_map(|row| row.evidence.all());
        each_once(evidence.map(relation_of))
    }

    fn entities(&self) -> Vec<EntityIndex> {
        let mut entities = Vec::new();
        for value in self.rows.iter().flat_map(|row| &row.values) {
            add_entities(value, &mut entities);
        }
        each_once(entities.into_iter())
    }
}
