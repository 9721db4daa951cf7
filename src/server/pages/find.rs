//! Search by name, and lists of some kinds.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::explorer::KINDS_FOUND;
use crate::explorer::TEXT;
use crate::query::FindQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form_field::Field;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::FindView;

#[derive(Template)]
#[template(path = "find.html", config = "web/askama.toml")]
struct FindPage<'a> {
    site: &'a Site,
    text: Option<&'a Field>,
    typed: &'a str,
    kinds: Option<&'a Field>,
    answer: Option<FindView>,
    trouble: Option<Trouble>,
}

/// `GET /find`: a search by name, or a list of some kinds.
pub(crate) async fn find(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<FindQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let text = filled.form.field(TEXT.name);
    let shown = FindPage {
        site: &state.site,
        text,
        typed: text.map_or("", |field| &field.typed),
        kinds: filled.form.field(KINDS_FOUND.name),
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
