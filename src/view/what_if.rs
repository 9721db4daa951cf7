//! What remains of an answer under a doubt, in words, with the address that asks so.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Doubt;
use crate::explorer::Request;
use crate::explorer::WhatIf;
use crate::model::Network;
use crate::model::Status;
use crate::model::Verdict;
use crate::query::Remains;

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
            words: remains(what_if.remains),
            page: request.address_with(&what_if.parameters),
        };
        request.what_if.iter().map(view).collect()
    }
}

fn remains(remains: Option<Remains>) -> String {
    match remains {
        None => "too long to find out here".to_owned(),
        Some(Remains::Results(0) | Remains::Route(None)) => "nothing remains".to_owned(),
        Some(Remains::Results(1)) => "1 result remains".to_owned(),
        Some(Remains::Results(count)) => format!("{count} results remain"),
        Some(Remains::Route(Some(1))) => "a route of 1 hop remains".to_owned(),
        Some(Remains::Route(Some(hops))) => format!("a route of {hops} hops remains"),
        Some(Remains::Journey(Verdict::Never)) => "no journey remains".to_owned(),
        Some(Remains::Journey(verdict)) => format!("a {verdict} journey remains"),
    }
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
