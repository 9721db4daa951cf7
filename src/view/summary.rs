//! What many claims amount to, before they are listed: figures in words and a small histogram.

use std::fmt::Write;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::DATES;
use crate::explorer::DURING;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::SINCE;
use crate::explorer::UNTIL;
use crate::query::ClaimsQuestion;
use crate::query::ClaimsSummary;
use crate::query::SummaryBar;
use crate::view::figures::FigureView;
use crate::view::held::held_in;

/// The height of a small histogram, in its own units.
const HEIGHT: u64 = 100;
/// So many claims say more in a histogram than one by one.
const FEWEST_PICTURED: usize = 3;

/// What some claims amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SummaryView {
    /// All of it in a phrase.
    #[schema(example = "12 claims of 2 types, 1898 to 1904, 3 without a date")]
    pub words: String,
    /// How many claims there are.
    #[schema(example = 12)]
    pub claims: usize,
    /// Of how many types.
    #[schema(example = 2)]
    pub types: usize,
    /// How many have no date.
    #[schema(example = 3)]
    pub undated: usize,
    /// The first year that a date names; absent if no date names one.
    #[schema(example = 1898)]
    pub first: Option<i64>,
    /// The last year that a date names.
    #[schema(example = 1904)]
    pub last: Option<i64>,
    /// How many years a bar of the histogram stands for.
    #[schema(example = 1)]
    pub step: i64,
    /// The histogram: how many claims held in each stretch of years from the first to the last.
    pub bars: Vec<SummaryBarView>,
    /// The same in fewer bars, for where there is little room; none if there are few anyway.
    #[serde(skip)]
    pub coarse: Vec<SummaryBarView>,
}

/// A bar of a histogram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SummaryBarView {
    /// The years it stands for.
    #[schema(example = "1899")]
    pub label: String,
    /// How many claims held in them.
    pub figure: FigureView,
    /// The address of the list of these claims.
    pub page: String,
    /// Whether it is of the years that are asked for, where others are shown beside them.
    #[serde(skip)]
    pub is_asked: bool,
}

impl SummaryView {
    /// A summary of claims that are listed with some parameters.
    pub(crate) fn of(summary: &ClaimsSummary, list: &Parameters) -> Self {
        let view = |bar: &SummaryBar, step| SummaryBarView {
            label: years(bar.first, step),
            figure: FigureView::of(bar.figure),
            page: held_in(list, bar.first, step).address(&ClaimsQuestion::ROW.path("")),
            is_asked: bar.is_asked,
        };
        let views = |bars: &[SummaryBar], step| bars.iter().map(|bar| view(bar, step)).collect();
        Self {
            words: words(summary),
            claims: summary.claims,
            types: summary.types,
            undated: summary.undated,
            first: summary.first,
            last: summary.last,
            step: summary.step,
            bars: views(&summary.bars, summary.step),
            coarse: views(&summary.coarse, summary.coarse_step),
        }
    }

    /// The same of claims of any time, for a list of those of a period: each bar leads to the list of its
    /// years instead.
    pub(crate) fn around(summary: &ClaimsSummary, list: &Parameters) -> Self {
        let mut list = list.clone();
        for parameter in [DURING, SINCE, UNTIL, DATES] {
            list.remove(&parameter);
        }
        Self::of(summary, &list)
    }

    /// Whether some of its bars are of the years that are asked for.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.bars.iter().any(|bar| bar.is_asked)
    }

    /// Whether a histogram of it says something: of several claims in several stretches of years.
    #[must_use]
    pub fn is_pictured(&self) -> bool {
        self.bars.len() > 1 && self.claims >= FEWEST_PICTURED
    }

    /// The greatest figure, which bars are measured by.
    #[must_use]
    pub fn most(&self) -> u64 {
        most_of(&self.bars)
    }

    /// The same of the fewer bars.
    #[must_use]
    pub fn most_of_coarse(&self) -> u64 {
        most_of(&self.coarse)
    }

    /// The histogram of what certainly held as the data of an SVG path, a unit a bar.
    #[must_use]
    pub fn certain_path(&self) -> String {
        self.path(FigureView::certain_share)
    }

    /// The histogram of what possibly held.
    #[must_use]
    pub fn possible_path(&self) -> String {
        self.path(FigureView::possible_share)
    }

    fn path(&self, share: impl Fn(&FigureView, &u64) -> u64) -> String {
        let most = self.most();
        let mut path = String::new();
        for (position, bar) in self.bars.iter().enumerate() {
            let height = share(&bar.figure, &most);
            if height > 0 {
                let top = HEIGHT - height;
                // Writing to a text cannot fail.
                let _ = write!(path, "M{position} {HEIGHT}V{top}h.8V{HEIGHT}z");
            }
        }
        path
    }
}

fn most_of(bars: &[SummaryBarView]) -> u64 {
    let figures = bars.iter().map(|bar| bar.figure.possible);
    figures.max().unwrap_or(1)
}

fn words(summary: &ClaimsSummary) -> String {
    let claims = match summary.claims {
        1 => "1 claim".to_owned(),
        claims => format!("{claims} claims"),
    };
    let types = match summary.types {
        0 | 1 => " of 1 type".to_owned(),
        types => format!(" of {types} types"),
    };
    let types = if summary.claims > 1 {
        types
    } else {
        String::new()
    };
    let years = match (summary.first, summary.last) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    let undated = match summary.undated {
        0 => String::new(),
        undated if undated == summary.claims => ", without a date".to_owned(),
        undated => format!(", {undated} without a date"),
    };
    format!("{claims}{types}{years}{undated}")
}

/// "1937", "1930s", "1900 to 1999".
fn years(first: i64, step: i64) -> String {
    match step {
        1 => first.to_string(),
        10 => format!("{first}s"),
        _ => format!("{first} to {}", first + step - 1),
    }
}
