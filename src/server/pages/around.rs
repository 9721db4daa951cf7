//! The neighbourhood of an entity.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::form::ScopeForm;
use crate::server::form::Trouble;
use crate::server::form::speaking;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::AroundView;

#[derive(Template)]
#[template(path = "around.html", config = "web/askama.toml")]
struct AroundPage<'a> {
    site: &'a Site,
    entity: String,
    hops: String,
    scope: ScopeForm,
    answer: Option<AroundView>,
    trouble: Option<Trouble>,
}

/// `GET /around`: who is around an entity.
pub(crate) async fn around(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let mut shown = AroundPage {
        site: &state.site,
        entity: speaking(&state.explorer, &parameters, "entity"),
        hops: parameters.first("hops").unwrap_or("1").to_owned(),
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
    };
    if parameters.is_empty() {
        return page(StatusCode::OK, &shown);
    }
    match ask(&state, "/around", parameters.clone()).await {
        Ok(AnswerView::Around(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/around", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
