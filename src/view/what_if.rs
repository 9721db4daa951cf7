//! What remains of an answer under a doubt, in words, with the address that asks so.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Doubt;
use crate::explorer::Request;
use crate::explorer::WhatIf;
use crate::model::Network;
use crate::model::Status;
use crate::model::Verdict;
use crate::query::ChangedFigure;
use crate::query::Remains;
use crate::query::RowsLeft;

/// What remains of an answer if some of its claims are not believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WhatIfView {
    /// The doubt, as a phrase.
    #[schema(example = "without charges")]
    pub doubt: String,
    /// What remains, in words.
    #[schema(example = "nothing remains")]
    pub words: String,
    /// The address of the page that asks so.
    pub page: String,
}

impl WhatIfView {
    pub(crate) fn all(network: &Network, request: &Request) -> Vec<Self> {
        let view = |what_if: &WhatIf| Self {
            doubt: in_words(network, what_if.doubt),
            words: remains(what_if.remains.as_ref()),
            page: request.address_with(&what_if.parameters),
        };
        request.what_if.iter().map(view).collect()
    }
}

fn remains(remains: Option<&Remains>) -> String {
    match remains {
        None => "too long to find out here".to_owned(),
        Some(Remains::Results(0) | Remains::Route(None)) => "nothing remains".to_owned(),
        Some(Remains::Results(1)) => "1 result remains".to_owned(),
        Some(Remains::Results(count)) => format!("{count} results remain"),
        Some(Remains::AtLeast(count)) => format!("{count} results or more remain"),
        Some(Remains::Rows(rows)) => rows_left(*rows),
        Some(Remains::Figures(figures)) => changed(figures),
        Some(Remains::Route(Some(1))) => "a route of 1 hop remains".to_owned(),
        Some(Remains::Route(Some(hops))) => format!("a route of {hops} hops remains"),
        Some(Remains::Journey(Verdict::Never)) => "no journey remains".to_owned(),
        Some(Remains::Journey(verdict)) => format!("a {verdict} journey remains"),
    }
}

/// What is left of rows, such as "1 of 3 rows remains, and 2 others come in".
fn rows_left(rows: RowsLeft) -> String {
    let RowsLeft {
        before,
        kept,
        changed,
        new,
    } = rows;
    let left = match (kept, before) {
        (0, _) if new == 0 => return "nothing remains".to_owned(),
        (_, 0) if new == 1 => return "1 row comes in".to_owned(),
        (_, 0) => return format!("{new} rows come in"),
        (1, 1) => "the row remains".to_owned(),
        (0, 1) => "the row does not remain".to_owned(),
        (0, _) => format!("none of the {before} rows remains"),
        (1, _) => format!("1 of {before} rows remains"),
        (kept, before) if kept == before => format!("all {before} rows remain"),
        _ => format!("{kept} of {before} rows remain"),
    };
    let changed = match changed {
        0 => String::new(),
        all if all == kept => ", with other figures".to_owned(),
        some => format!(", {some} of them with other figures"),
    };
    let new = match new {
        0 => String::new(),
        1 => ", and 1 other comes in".to_owned(),
        new => format!(", and {new} others come in"),
    };
    format!("{left}{changed}{new}")
}

/// Figures that changed, such as "22 \u{2192} 2".
fn changed(figures: &[ChangedFigure]) -> String {
    if figures.is_empty() {
        return "the same remains".to_owned();
    }
    let words = figures.iter().map(|figure| {
        let change = format!("{} \u{2192} {}", figure.before, figure.after);
        match &figure.column {
            Some(column) => format!("{column}: {change}"),
            None => change,
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

fn in_words(network: &Network, doubt: Doubt) -> String {
    match doubt {
        Doubt::Without(Status::Charged) => "without charges".to_owned(),
        Doubt::Without(Status::Rumour) => "without rumours".to_owned(),
        Doubt::Without(status) => format!("without {status} claims"),
        Doubt::OnlyDocumented => "on documented claims alone".to_owned(),
        Doubt::Nothing => "believing everything again but what is denied".to_owned(),
        Doubt::OnlySource(source) => format!(
            "on the word of \u{201c}{}\u{201d} alone",
            network.source(source).title
        ),
    }
}
