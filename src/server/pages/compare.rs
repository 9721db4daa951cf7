//! What changed: two periods side by side.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::CompareQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::CompareView;

#[derive(Template)]
#[template(path = "compare.html", config = "web/askama.toml")]
struct ComparePage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<CompareView>,
    trouble: Option<Trouble>,
}

/// `GET /compare`: what is new, gone or stayed from one period to another.
pub(crate) async fn compare(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<CompareQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = ComparePage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
