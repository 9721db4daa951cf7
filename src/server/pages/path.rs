//! How two entities are connected.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::PathQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::PathView;

#[derive(Template)]
#[template(path = "path.html", config = "web/askama.toml")]
struct PathPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<PathView>,
    trouble: Option<Trouble>,
}

/// `GET /path`: how two entities are connected.
pub(crate) async fn path(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<PathQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = PathPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
