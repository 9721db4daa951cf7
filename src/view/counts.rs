//! Counts: how many, by one or two properties.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::BY;
use crate::explorer::DATES;
use crate::explorer::Explorer;
use crate::explorer::LIMIT;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::WHAT;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::QUANTITY;
use crate::graph::UNIT;
use crate::graph::WHEN;
use crate::model::Modality;
use crate::model::Network;
use crate::query::ClaimsQuestion;
use crate::query::CountAnswer;
use crate::query::CountQuestion;
use crate::query::CountRow;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::EntitiesQuestion;
use crate::query::Figure;
use crate::query::Key;
use crate::view::absence::AbsenceView;
use crate::view::count_band::CountPicture;
use crate::view::count_table::Run;
use crate::view::count_table::one_run;
use crate::view::count_table::runs;
use crate::view::count_table::table_of;
use crate::view::counted_ends::CountedEndsView;
use crate::view::figures::FigureView;
use crate::view::figures::KeyView;
use crate::view::figures::SumView;
use crate::view::figures::narrowed;
use crate::view::headline::Headline;
use crate::view::headline::HeadlinePart;
use crate::view::headline::Share;
use crate::view::list_table::PlainTable;
use crate::view::question::QuestionView;
use crate::view::scope::joined;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// How many figures a page shows.
const MOST_CELLS: usize = 2_600;

/// A figure of a table, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CellView {
    /// The figure.
    pub figure: FigureView,
    /// The address of the list of what it counts; absent for those of which nothing is said.
    pub page: Option<String>,
    /// The address of the list of what is certainly so.
    pub certain_page: Option<String>,
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CountRowView {
    /// What it is about.
    pub key: KeyView,
    /// All of the row.
    pub total: CellView,
    /// The figures of the columns, in their order.
    pub cells: Vec<CellView>,
    /// The sums of the figures that its claims state, by unit.
    pub sums: Vec<SumView>,
}

/// The answer to "how many?".
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CountsView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// `claims` or `entities`.
    #[schema(example = "claims")]
    pub counted: String,
    /// What the rows and the columns are.
    pub by: Vec<String>,
    /// All that the scope admits, each once.
    pub total: CellView,
    /// How many of them have no date, and belong to no year.
    pub undated: u64,
    /// Whether a period is asked for.
    #[serde(skip)]
    pub is_of_period: bool,
    /// The columns, if it is counted by two properties.
    pub columns: Vec<KeyView>,
    /// The rows.
    pub rows: Vec<CountRowView>,
    /// How many rows are not shown.
    pub rows_left: usize,
    /// How many columns are not shown.
    pub columns_left: usize,
    /// The sums of the figures that the claims state, by unit.
    pub sums: Vec<SumView>,
    /// At which end of their claims entities are counted; absent if claims are, or all entities.
    pub ends: Option<CountedEndsView>,
    /// Why there is nothing, if there is nothing.
    pub absence: Option<AbsenceView>,
    /// The rows as a picture, if they are of time.
    #[serde(skip)]
    pub picture: CountPicture,
}

/// Where the lists of what is counted are.
struct Lists<'a> {
    network: &'a Network,
    path: String,
    parameters: Parameters,
}

impl Lists<'_> {
    /// A figure with the list narrowed to some values.
    fn cell(&self, figure: Figure, values: &[(&Dimension, &Key)]) -> CellView {
        let parameters = narrowed(self.network, &self.parameters, values);
        CellView {
            figure: FigureView::of(figure),
            certain_page: parameters.clone().map(|mut parameters| {
                if !figure.is_exact() {
                    parameters.set(&DATES, Modality::Certain.name());
                }
                parameters.address(&self.path)
            }),
            page: parameters.map(|parameters| parameters.address(&self.path)),
        }
    }
}

impl CountsView {
    fn of(network: &Network, asked: &Asked<CountQuestion>, answer: &CountAnswer) -> Self {
        let question = &asked.question;
        let mut parameters = asked.request.parameters.clone();
        parameters.remove(&WHAT);
        parameters.remove(&BY);
        parameters.remove(&LIMIT);
        let lists = Lists {
            network,
            path: match question.counted {
                Counted::Claims => ClaimsQuestion::ROW.path(""),
                Counted::Entities => EntitiesQuestion::ROW.path(""),
            },
            parameters,
        };
        let columns = question.by.get(1).into_iter().flat_map(|by| {
            let columns = answer.columns.iter();
            columns.map(move |key| KeyView::of(network, by, key))
        });
        let row = |row: &CountRow| row_view(&lists, question, answer, row);
        let rows: Vec<CountRowView> = answer.rows.iter().map(row).collect();
        let absence = answer.absence.as_ref();
        Self {
            question: QuestionView::of(network, asked),
            counted: question.counted.name().to_owned(),
            by: question
                .by
                .iter()
                .map(|by| by.name().replace('_', " "))
                .collect(),
            total: lists.cell(answer.total, &[]),
            undated: answer.undated,
            is_of_period: question.scope.period.is_some(),
            columns: columns.collect(),
            picture: CountPicture::of(question, &asked.request.parameters, answer, &rows),
            rows,
            rows_left: answer.rows_left,
            columns_left: answer.columns_left,
            sums: SumView::all(&answer.sums),
            ends: match question.counted {
                Counted::Claims => None,
                Counted::Entities => CountedEndsView::of(network, &asked.request, &question.scope),
            },
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }

    /// The address of the claims with figures in a unit; what entities are counted for cannot be
    /// asked so.
    #[must_use]
    pub fn claims_in(&self, sum: &SumView) -> Option<String> {
        let unit = if sum.unit.is_empty() {
            Condition::nothing(UNIT)
        } else {
            Condition::exactly(UNIT, &sum.unit)
        };
        self.list_also(&[unit, format!("{QUANTITY}:*")])
    }

    /// The address of those without a date; entities cannot be asked for so.
    #[must_use]
    pub fn without_date(&self) -> Option<String> {
        self.list_also(&[Condition::nothing(WHEN)])
    }

    /// The address of the list of claims that meet further conditions.
    fn list_also(&self, conditions: &[String]) -> Option<String> {
        let page = self.total.page.as_deref()?;
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let mut parameters = Parameters::from_query(query);
        for condition in conditions {
            parameters.push(&WHERE, condition);
        }
        let is_of_claims = self.counted == Counted::Claims.name();
        is_of_claims.then(|| parameters.address(path))
    }

    /// The rows that a page shows: of a wide table fewer.
    #[must_use]
    pub fn shown(&self) -> &[CountRowView] {
        let most = MOST_CELLS / (self.columns.len() + 2);
        self.rows.get(..most).unwrap_or(&self.rows)
    }

    /// How many rows a page does not show.
    #[must_use]
    pub fn unshown(&self) -> usize {
        self.rows_left + self.rows.len() - self.shown().len()
    }

    /// The address of the same counts by what makes the columns alone.
    #[must_use]
    pub fn only_columns(&self) -> String {
        let page = &self.question.page;
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let mut parameters = Parameters::from_query(query);
        if let Some(last) = parameters.values(&BY).last() {
            parameters.set(&BY, last);
        }
        parameters.address(path)
    }

    /// The greatest figure of a row, which bars are measured by.
    #[must_use]
    pub fn most(&self) -> u64 {
        let totals = self.rows.iter().map(|row| row.total.figure.possible);
        totals.max().unwrap_or(1)
    }

    /// The greatest figure of a cell, which shades are measured by.
    #[must_use]
    pub fn most_of_cells(&self) -> u64 {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.figure.possible).max().unwrap_or(1)
    }

    /// Whether it is counted by years or decades.
    #[must_use]
    pub fn is_of_time(&self) -> bool {
        self.by.iter().any(|by| by == "year" || by == "decade")
    }

    /// The rows that a page shows, in runs: years of which the same is said as of the year before
    /// them are folded.
    #[must_use]
    pub fn runs(&self) -> Vec<Run<'_>> {
        if self.picture == CountPicture::None {
            return one_run(self.shown());
        }
        runs(self.shown())
    }

    /// Whether the picture stands for the table, which is opened when it is asked for.
    #[must_use]
    pub fn is_folded(&self) -> bool {
        self.picture.is_band() && self.columns.is_empty()
    }

    /// Whether the rows state figures: a table by two properties has no room for them.
    #[must_use]
    pub fn has_sums(&self) -> bool {
        self.columns.is_empty() && self.rows.iter().any(|row| !row.sums.is_empty())
    }

    /// How many columns the table has.
    #[must_use]
    pub fn width(&self) -> usize {
        4 + self.columns.len() + usize::from(self.has_sums())
    }

    /// "28 claims".
    #[must_use]
    pub fn all(&self) -> String {
        let undated = 0;
        Headline {
            undated,
            ..self.headline()
        }
        .words()
    }

    fn headline(&self) -> Headline<'_> {
        let is_of_claims = self.counted == Counted::Claims.name();
        Headline {
            total: self.total.figure,
            undated: if self.tells_of_undated() {
                self.undated
            } else {
                0
            },
            is_of_period: self.is_of_period,
            one: if is_of_claims { "claim" } else { "entity" },
            many: &self.counted,
        }
    }

    /// How many there are, part by part.
    #[must_use]
    pub fn heading(&self) -> Vec<HeadlinePart> {
        self.headline().parts(|share| match share {
            Share::All => self.total.page.clone(),
            Share::Certain => self.total.certain_page.clone(),
            Share::Dated => self.list_also(&[Condition::anything(WHEN)]),
            Share::Undated => self.without_date(),
        })
    }

    /// All of it in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        self.headline().words()
    }
}

fn row_view(
    lists: &Lists<'_>,
    question: &CountQuestion,
    answer: &CountAnswer,
    row: &CountRow,
) -> CountRowView {
    let rows = question.by.first().unwrap_or(&Dimension::Year);
    let cells = question.by.get(1).into_iter().flat_map(|columns| {
        let figures = answer.columns.iter().zip(&row.figures);
        figures.map(move |(column, figure)| {
            lists.cell(*figure, &[(rows, &row.key), (columns, column)])
        })
    });
    CountRowView {
        key: KeyView::of(lists.network, rows, &row.key),
        total: lists.cell(row.total, &[(rows, &row.key)]),
        cells: cells.collect(),
        sums: SumView::all(&row.sums),
    }
}

impl Shown for CountQuestion {
    type View = CountsView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        let by: Vec<String> = self
            .by
            .iter()
            .map(|by| by.name().replace('_', " "))
            .collect();
        let what = self.counted.name();
        if by.is_empty() {
            format!("How many {what} are there?")
        } else {
            format!("How many {what} are there by {}?", joined(&by, "and"))
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        CountsView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.counts(view);
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(table_of(view))
    }
}
