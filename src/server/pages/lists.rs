//! Lists of entities and claims, and counts of them.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::query::ChoicesQuestion;
use crate::query::ClaimsQuestion;
use crate::query::CountQuestion;
use crate::query::EntitiesQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::ChoicesView;
use crate::view::ClaimsView;
use crate::view::CountsView;
use crate::view::EntitiesView;

#[derive(Template)]
#[template(path = "entities.html", config = "web/askama.toml")]
struct EntitiesPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<EntitiesView>,
    trouble: Option<Trouble>,
}

#[derive(Template)]
#[template(path = "claims.html", config = "web/askama.toml")]
struct ClaimsPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<ClaimsView>,
    trouble: Option<Trouble>,
}

#[derive(Template)]
#[template(path = "counts.html", config = "web/askama.toml")]
struct CountsPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<CountsView>,
    trouble: Option<Trouble>,
}

#[derive(Template)]
#[template(path = "choices.html", config = "web/askama.toml")]
struct ChoicesPage<'a> {
    site: &'a Site,
    form: Form,
    answer: Option<ChoicesView>,
    trouble: Option<Trouble>,
}

/// `GET /entities`: which entities there are.
pub(crate) async fn entities(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<EntitiesQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = EntitiesPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}

/// `GET /claims`: which claims there are.
pub(crate) async fn claims(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<ClaimsQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = ClaimsPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}

/// `GET /choices`: what a question may be narrowed to.
pub(crate) async fn choices(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<ChoicesQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = ChoicesPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}

/// `GET /counts`: how many there are.
pub(crate) async fn counts(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let filled = Filled::<CountQuestion>::of(&state, query.as_deref()).await;
    let status = filled.status();
    let shown = CountsPage {
        site: &state.site,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
    };
    page(status, &shown)
}
