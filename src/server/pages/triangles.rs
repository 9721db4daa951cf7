//! The gallery of triangles.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::explorer::LIMIT;
use crate::explorer::PATTERN;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::model::TrianglePattern;
use crate::query::TriangleQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::TrianglesView;

/// How many triangles the gallery shows when it is asked for more.
const MORE: &str = "24";

#[derive(Template)]
#[template(path = "triangles.html", config = "web/askama.toml")]
struct TrianglesPage<'a> {
    site: &'a Site,
    patterns: &'a [TrianglePattern],
    chosen: String,
    more: String,
    form: Form,
    answer: Option<TrianglesView>,
    trouble: Option<Trouble>,
}

/// `GET /triangles`: which triangles there are; those of the first pattern if nothing is asked for.
pub(crate) async fn triangles(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let network = state.explorer.network();
    let patterns = network.patterns();
    let mut parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let first = patterns.first().filter(|_| parameters.is_empty());
    if let Some(first) = first {
        parameters.set(&PATTERN, &first.id);
    }
    let mut more = parameters.clone();
    more.set(&LIMIT, MORE);
    let chosen = parameters.first(&PATTERN).unwrap_or_default().to_owned();
    let filled = Filled::<TriangleQuestion>::with(&state, parameters).await;
    let status = filled.status();
    let shown = TrianglesPage {
        site: &state.site,
        patterns,
        chosen,
        more: more.address(&TriangleQuestion::ROW.path("")),
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
