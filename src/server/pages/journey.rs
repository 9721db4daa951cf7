//! Whether it could have travelled.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::JourneyQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::JourneyView;

#[derive(Template)]
#[template(path = "journey.html", config = "web/askama.toml")]
struct JourneyPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<JourneyView>,
    trouble: Option<Trouble>,
}

/// `GET /journey`: whether it could have travelled from one to the other.
pub(crate) async fn journey(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<JourneyQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = JourneyPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
