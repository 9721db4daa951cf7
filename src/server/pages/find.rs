//! Search by name.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::form::Choice;
use crate::server::form::Trouble;
use crate::server::form::kind_choices;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::FindView;

#[derive(Template)]
#[template(path = "find.html", config = "web/askama.toml")]
struct FindPage<'a> {
    site: &'a Site,
    typed: &'a str,
    kinds: Vec<Choice>,
    some_kinds: bool,
    answer: Option<FindView>,
    trouble: Option<Trouble>,
}

/// `GET /find`: who is called so.
pub(crate) async fn find(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let typed = parameters.first("q").unwrap_or_default().to_owned();
    let kinds = kind_choices(state.explorer.network(), &parameters, "kinds");
    let mut shown = FindPage {
        site: &state.site,
        typed: &typed,
        some_kinds: kinds.iter().any(|kind| kind.is_chosen),
        kinds,
        answer: None,
        trouble: None,
    };
    if typed.is_empty() {
        return page(StatusCode::OK, &shown);
    }
    match ask(&state, "/find", parameters.clone()).await {
        Ok(AnswerView::Find(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/find", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
