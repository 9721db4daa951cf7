//! Whether it could have travelled.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::query::JourneyAim;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::form::Choice;
use crate::server::form::ScopeForm;
use crate::server::form::Trouble;
use crate::server::form::speaking;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::JourneyView;

#[derive(Template)]
#[template(path = "journey.html", config = "web/askama.toml")]
struct JourneyPage<'a> {
    site: &'a Site,
    from: String,
    to: String,
    aims: Vec<Choice>,
    leave: String,
    arrive: String,
    scope: ScopeForm,
    answer: Option<JourneyView>,
    trouble: Option<Trouble>,
}

/// `GET /journey`: whether it could have travelled from one to the other.
pub(crate) async fn journey(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let chosen = parameters
        .first("aim")
        .unwrap_or(JourneyAim::default().name());
    let aims = JourneyAim::ALL.map(|aim| Choice {
        value: aim.name().to_owned(),
        label: aim.meaning().to_owned(),
        is_chosen: aim.name() == chosen,
    });
    let mut shown = JourneyPage {
        site: &state.site,
        from: speaking(&state.explorer, &parameters, "from"),
        to: speaking(&state.explorer, &parameters, "to"),
        aims: aims.to_vec(),
        leave: parameters.first("leave").unwrap_or_default().to_owned(),
        arrive: parameters.first("arrive").unwrap_or_default().to_owned(),
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
    };
    if parameters.first("from").is_none() || parameters.first("to").is_none() {
        return page(StatusCode::OK, &shown);
    }
    match ask(&state, "/journey", parameters.clone()).await {
        Ok(AnswerView::Journey(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/journey", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
