//! The neighbourhood of an entity.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::AroundQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::AroundView;

#[derive(Template)]
#[template(path = "around.html", config = "web/askama.toml")]
struct AroundPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<AroundView>,
    trouble: Option<Trouble>,
}

/// `GET /around`: who is around an entity.
pub(crate) async fn around(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<AroundQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = AroundPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
