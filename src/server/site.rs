//! What every page shows of the network, and the style and pictograms made from its kinds.

use std::collections::BTreeSet;
use std::fmt::Write;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::model::Network;
use crate::server::respond::text;
use crate::server::state::AppState;

/// What every page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    pub(crate) title: String,
    /// Changes with the data, so that its style and pictograms may be kept for ever.
    pub(crate) version: String,
    style: String,
    pictograms: String,
}

#[derive(Template)]
#[template(path = "pictograms.svg", config = "web/askama.toml")]
struct Pictograms<'a> {
    kinds: Vec<(&'a str, &'a str)>,
}

impl Site {
    /// What every page shows of this network.
    pub(crate) fn of(network: &Network) -> Self {
        let about = network.about();
        let kinds = network
            .schema()
            .kinds()
            .map(|(_, kind)| (kind.id.as_str(), kind.shape.as_str()));
        let pictograms = Pictograms {
            kinds: kinds.collect(),
        }
        .render()
        .unwrap_or_default();
        Self {
            title: about.title.clone(),
            version: format!("{}-{}", env!("CARGO_PKG_VERSION"), about.content_hash),
            style: style(network),
            pictograms,
        }
    }

    /// The pictograms of these kinds as a part of a page, for pages that cannot use those of
    /// `/network.svg`.
    pub(crate) fn symbols(&self, kinds: &BTreeSet<String>) -> String {
        if kinds.is_empty() {
            return String::new();
        }
        let symbols: String = kinds.iter().filter_map(|kind| self.symbol(kind)).collect();
        format!(
            "<svg class=\"visually-hidden\" width=\"0\" height=\"0\" aria-hidden=\"true\">{symbols}</svg>\n"
        )
    }

    /// The id of a pictogram in a page. No id of a dataset has a colon.
    pub(crate) fn pictogram_id(kind: &str) -> String {
        format!("pictogram:{kind}")
    }

    fn symbol(&self, kind: &str) -> Option<String> {
        let begin = format!("<symbol id=\"{kind}\"");
        let (_, rest) = self.pictograms.split_once(&begin)?;
        let (inside, _) = rest.split_once("</symbol>")?;
        Some(format!(
            "<symbol id=\"{}\"{inside}</symbol>",
            Self::pictogram_id(kind)
        ))
    }
}

/// A colour for each kind that has one; the reader validated them when the dataset was read.
fn style(network: &Network) -> String {
    let mut style = String::new();
    for (_, kind) in network
        .schema()
        .kinds()
        .filter(|(_, kind)| !kind.colour.is_empty())
    {
        // Ids are slugs; only the dot among their letters has a meaning of its own in a selector.
        let _ = writeln!(
            style,
            ".kind-{}{{--kind:{}}}",
            kind.id.replace('.', "\\."),
            kind.colour
        );
    }
    style
}

/// `GET /network.css`: the colours of the network's kinds.
pub(crate) async fn network_style(State(state): State<AppState>) -> Response {
    for_ever(text("text/css; charset=utf-8", state.site.style.clone()))
}

/// `GET /network.svg`: the pictograms of the network's kinds.
pub(crate) async fn network_pictograms(State(state): State<AppState>) -> Response {
    for_ever(text("image/svg+xml", state.site.pictograms.clone()))
}

/// The address carries the version of the data, so the answer never changes.
fn for_ever(mut response: Response) -> Response {
    let value = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response.into_response()
}
