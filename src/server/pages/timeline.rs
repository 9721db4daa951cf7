//! What happened when.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::query::Lanes;
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
use crate::view::TimelineView;

/// How many ties the page shows, unless it is asked for more.
const USUAL: &str = "80";

#[derive(Template)]
#[template(path = "timeline.html", config = "web/askama.toml")]
struct TimelinePage<'a> {
    site: &'a Site,
    entity: String,
    lanes: Vec<Choice>,
    scope: ScopeForm,
    answer: Option<TimelineView>,
    trouble: Option<Trouble>,
}

/// `GET /timeline`: what happened when, in the whole scope or around an entity.
pub(crate) async fn timeline(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let mut parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let chosen = parameters.first("lanes").unwrap_or(Lanes::default().name());
    let lanes = [
        (Lanes::Class, "a lane for each class"),
        (Lanes::Entity, "a lane for each entity"),
    ];
    let lanes = lanes.map(|(lanes, label)| Choice {
        value: lanes.name().to_owned(),
        label: label.to_owned(),
        is_chosen: lanes.name() == chosen,
    });
    let mut shown = TimelinePage {
        site: &state.site,
        entity: speaking(&state.explorer, &parameters, "entity"),
        lanes: lanes.to_vec(),
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
    };
    if parameters.first("limit").is_none() {
        parameters.set("limit", USUAL);
    }
    match ask(&state, "/timeline", parameters.clone()).await {
        Ok(AnswerView::Timeline(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/timeline", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
