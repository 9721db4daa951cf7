//! What happened when.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::TimelineQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::TimelineView;

#[derive(Template)]
#[template(path = "timeline.html", config = "web/askama.toml")]
struct TimelinePage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<TimelineView>,
    trouble: Option<Trouble>,
}

/// `GET /timeline`: what happened when, in the whole scope or around an entity.
pub(crate) async fn timeline(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<TimelineQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = TimelinePage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
