//! Who matters: the ranking.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::MeasuresQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::MeasuresView;

#[derive(Template)]
#[template(path = "measures.html", config = "web/askama.toml")]
struct MeasuresPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<MeasuresView>,
    trouble: Option<Trouble>,
}

/// `GET /measures`: who matters, and how sure that is.
pub(crate) async fn measures(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<MeasuresQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = MeasuresPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
