//! Which claims contradict one another.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::ContradictionsQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::ContradictionsView;

#[derive(Template)]
#[template(path = "contradictions.html", config = "web/askama.toml")]
struct ContradictionsPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<ContradictionsView>,
    trouble: Option<Trouble>,
}

/// `GET /contradictions`: claims that cannot all be true, and what the dataset flags.
pub(crate) async fn contradictions(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<ContradictionsQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = ContradictionsPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
