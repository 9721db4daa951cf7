//! What answers a query: a table, and the claims that each row rests on.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::QueryAnswer;
use crate::explorer::QueryQuestion;
use crate::explorer::relation_of;
use crate::language::AnswerRow;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::Answer;
use crate::view::entity::EntityLink;
use crate::view::entity::explorer_address;
use crate::view::figure::Figure;
use crate::view::list_table::PlainTable;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::query_cell::ClaimLink;
use crate::view::query_cell::QueryCellView;
use crate::view::query_csv::table_of;
use crate::view::query_dates::PossibleRowsView;
use crate::view::query_dates::date_rule;
use crate::view::query_figures::figures_of_paths;
use crate::view::query_wider::WiderScopeView;
use crate::view::question::QuestionView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// How many claims of the evidence of a row are given at most.
const MOST_EVIDENCE: usize = 100;
/// How many of them, if there are many rows.
const FEW_EVIDENCE: usize = 10;
/// How many of them are listed on a page.
const MOST_LISTED: usize = 10;
/// Answers of more rows give few claims of each.
const MANY_ROWS: usize = 100;
/// How many letters of a query stand in a heading.
const LONGEST_HEADING: usize = 160;

/// A row of what a query found.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct QueryRowView {
    /// The values, in the order of the columns.
    pub cells: Vec<QueryCellView>,
    /// The claims it rests on; at most a hundred, or ten if there are more than a hundred rows.
    pub evidence: Vec<ClaimLink>,
    /// How many more there are.
    pub evidence_left: u64,
}

/// What a query found.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct QueryView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The query.
    #[schema(example = "MATCH (a)-[r]->(b) RETURN a, b LIMIT 20")]
    pub query: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<QueryRowView>,
    /// How many rows there are on all pages; at least so many if `pages` says that more are possible.
    #[schema(example = 28)]
    pub all: usize,
    /// Which page it is, and where the others are.
    pub pages: PagesView,
    /// How many claims the rows of the page rest on together.
    pub claims: usize,
    /// Why there may be more rows than are shown, if a limit was reached.
    #[schema(
        example = "incomplete: the limit of 1000 rows was reached of 1200. Ask for page 2, for more at once, or for fewer with LIMIT."
    )]
    pub incomplete: Option<String>,
    /// What nothing came through, if there are no rows or one that was gathered of none.
    #[schema(example = "no node is like `(a:person)` (line 1, column 7)")]
    pub why_empty: Option<String>,
    /// A scope in which there would be rows, if there are none.
    pub wider: Option<WiderScopeView>,
    /// What nothing came through, without the wider scope.
    #[serde(skip)]
    pub blocked: String,
    /// The rows that are possible since dates are uncertain, if none is certain.
    pub possible: Option<PossibleRowsView>,
    /// What is no fault, but hardly meant, such as a column that nothing has.
    #[schema(example = json!(["line 1, column 20: no entity has a column `nmae`; did you mean `name`?"]))]
    pub notes: Vec<String>,
    /// The paths among the values, drawn.
    #[serde(skip)]
    pub figures: Vec<Figure>,
    /// Whether all rows were counted.
    #[serde(skip)]
    pub is_counted: bool,
    /// The entities that it shows, at most as many as are drawn together.
    #[serde(skip)]
    pub shown: Vec<EntityLink>,
}

/// How many claims are drawn together at most.
const MOST_DRAWN: usize = 60;
/// How many entities the canvas is opened with at most: an address has an end.
const MOST_OPENED: usize = 100;

impl QueryView {
    /// The address of the canvas with the entities that it shows and rests on; nothing if there are
    /// none, or too many.
    #[must_use]
    pub fn explorer_address(&self) -> Option<String> {
        let is_open = !self.shown.is_empty() && self.shown.len() <= MOST_OPENED;
        is_open.then(|| explorer_address(&self.shown))
    }

    /// The address of a drawing of all claims that it rests on, of this width in millimetres; nothing
    /// if there are none, or too many, or if its paths are drawn anyhow.
    #[must_use]
    pub fn drawing(&self, width: u16) -> Option<String> {
        let is_drawn = (1..=MOST_DRAWN).contains(&self.claims) && self.figures.is_empty();
        let files = self.question.downloads();
        let mut drawings = files.iter().filter(|file| file.drawing_of.is_some());
        let drawing = drawings.next().filter(|_| is_drawn)?;
        Some(format!("{}&print=colour&width={width}", drawing.address))
    }

    /// The limit that left something out, in a sentence; not that of a page, as the others are a step
    /// away.
    #[must_use]
    pub fn limit_reached(&self) -> Option<&str> {
        let is_page = self.rows.len() == self.question.limit;
        self.incomplete.as_deref().filter(|_| !is_page)
    }

    /// "28 rows", on all pages.
    #[must_use]
    pub fn all(&self) -> String {
        if self.all == 0 && !self.is_counted {
            return "No rows so far".to_owned();
        }
        let more = if self.is_counted { "" } else { " or more" };
        match self.all {
            1 => format!("1 row{more}"),
            rows => format!("{rows} rows{more}"),
        }
    }
}

impl QueryRowView {
    /// A row of the language, written down.
    pub(crate) fn of(network: &Network, row: &AnswerRow) -> Self {
        Self::with_evidence(network, row, MOST_EVIDENCE)
    }

    fn with_evidence(network: &Network, row: &AnswerRow, most: usize) -> Self {
        let shown = row.evidence.all().take(most);
        let evidence: Vec<ClaimLink> = shown
            .map(|relation| ClaimLink::of(network, relation_of(relation)))
            .collect();
        let left = row.evidence.count() - evidence.len();
        let cells = row.values.iter();
        Self {
            cells: cells
                .map(|value| QueryCellView::of(network, value))
                .collect(),
            evidence,
            evidence_left: left as u64,
        }
    }

    /// The claims that a page lists.
    #[must_use]
    pub fn listed(&self) -> &[ClaimLink] {
        let few = self.evidence.get(..MOST_LISTED);
        few.unwrap_or(&self.evidence)
    }

    /// How many more it rests on than a page lists.
    #[must_use]
    pub fn not_listed(&self) -> u64 {
        self.claims() - self.listed().len() as u64
    }

    /// How many claims it rests on.
    #[must_use]
    pub fn claims(&self) -> u64 {
        self.evidence.len() as u64 + self.evidence_left
    }

    /// The first claim it rests on, and how many more; empty if it rests on none.
    #[must_use]
    pub fn rests_on_first(&self) -> String {
        match (self.evidence.first(), self.claims()) {
            (None, _) => String::new(),
            (Some(first), 1) => first.id.clone(),
            (Some(first), claims) => format!("{} +{}", first.id, claims - 1),
        }
    }

    /// How many claims it rests on, in words.
    #[must_use]
    pub fn rests_on(&self) -> String {
        match self.claims() {
            1 => "1 claim".to_owned(),
            claims => format!("{claims} claims"),
        }
    }
}

/// The entities that an answer shows, and those that its claims join.
fn shown(network: &Network, answer: &QueryAnswer) -> Vec<EntityLink> {
    let relations = answer.relations().into_iter();
    let claims = relations.map(|relation| network.claim(relation));
    let ends = claims.flat_map(|claim| [claim.from(), claim.to()]);
    let all: BTreeSet<EntityIndex> = answer.entities().into_iter().chain(ends).collect();
    let all = all.into_iter().take(MOST_OPENED + 1);
    all.map(|entity| EntityLink::of(network, entity)).collect()
}

/// The question with how it reads uncertain dates, and the limit that ended its answer.
fn question_of(
    explorer: &Explorer,
    asked: &Asked<QueryQuestion>,
    answer: &QueryAnswer,
) -> QuestionView {
    let mut question = QuestionView::of(explorer.network(), asked);
    let own = date_rule(&asked.question.date_reading(explorer));
    question.scope.date_rule = own.or(question.scope.date_rule);
    let open = question.cut.as_mut().filter(|cut| cut.is_open());
    if let (Some(cut), Some(incomplete)) = (open, &answer.incomplete) {
        // Which limit it was is what one can do something about.
        let rest = match answer.all {
            0 => "Nothing was found by then, which does not mean that there is nothing.",
            _ => "What was found by then is shown; numbers are the least there are.",
        };
        cut.words = format!("{incomplete} {rest}");
    }
    question
}

/// The pages of the rows; there may be more of them if not all rows were counted.
fn pages_of(asked: &Asked<QueryQuestion>, answer: &QueryAnswer) -> PagesView {
    let stretch = Stretch {
        before: answer.before,
        shown: answer.rows.len(),
        all: answer.all as u64,
    };
    PagesView {
        is_open: !answer.is_counted,
        ..PagesView::of(asked, stretch)
    }
}

impl Shown for QueryQuestion {
    type View = QueryView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let text = words.join(" ");
        let mut shown: String = text.chars().take(LONGEST_HEADING).collect();
        if shown.len() < text.len() {
            shown.push('\u{2026}');
        }
        format!("What answers the query \u{201c}{shown}\u{201d}?")
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &QueryAnswer) -> QueryView {
        let network = explorer.network();
        let most = match answer.rows.len() {
            ..=MANY_ROWS => MOST_EVIDENCE,
            _ => FEW_EVIDENCE,
        };
        let rows = answer.rows.iter();
        let possible = answer.possible.as_ref();
        let why_empty = answer.why_empty.as_ref();
        let wider = why_empty.and_then(|why| why.wider.as_ref());
        QueryView {
            question: question_of(explorer, asked, answer),
            possible: possible.map(|possible| PossibleRowsView::of(asked, possible)),
            query: asked.question.text.clone(),
            columns: answer.columns.iter().map(ToString::to_string).collect(),
            rows: rows
                .map(|row| QueryRowView::with_evidence(network, row, most))
                .collect(),
            all: answer.all,
            pages: pages_of(asked, answer),
            is_counted: answer.is_counted,
            claims: answer.relations().len(),
            incomplete: answer.incomplete.clone(),
            why_empty: why_empty.map(ToString::to_string),
            wider: wider.map(|wider| WiderScopeView::of(asked, wider)),
            blocked: why_empty.map_or_else(String::new, |why| why.blocked.clone()),
            notes: answer.notes.clone(),
            figures: figures_of_paths(network, answer),
            shown: shown(network, answer),
        }
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &QueryView) -> Option<PlainTable> {
        Some(table_of(view))
    }

    fn cut(view: &QueryView) -> Option<String> {
        let is_asked_for = view.rows.len() == view.question.limit;
        let incomplete = view.incomplete.clone().filter(|_| !is_asked_for)?;
        Some(if view.question.is_cut_short() {
            incomplete
        } else {
            format!(
                "incomplete: the limit of {} rows was reached.",
                view.rows.len()
            )
        })
    }

    fn beside_table(view: &QueryView) -> Vec<String> {
        let notes = view.notes.iter().map(|note| format!("Note: {note}."));
        let why = view.why_empty.iter().map(|why| format!("Why: {why}."));
        notes.chain(why).collect()
    }

    fn write(view: &QueryView, page: &mut TextPage) {
        page.query(view);
    }
}
