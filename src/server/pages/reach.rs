//! Whom it could have reached.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::ReachQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::ReachView;

#[derive(Template)]
#[template(path = "reach.html", config = "web/askama.toml")]
struct ReachPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<ReachView>,
    trouble: Option<Trouble>,
}

/// `GET /reach`: whom it could have reached, or from whom it could have come.
pub(crate) async fn reach(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<ReachQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = ReachPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
