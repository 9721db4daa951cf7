//! How two entities are connected.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::query::PathMethod;
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
use crate::view::PathView;

#[derive(Template)]
#[template(path = "path.html", config = "web/askama.toml")]
struct PathPage<'a> {
    site: &'a Site,
    from: String,
    to: String,
    methods: Vec<Choice>,
    count: String,
    max_hops: String,
    scope: ScopeForm,
    answer: Option<PathView>,
    trouble: Option<Trouble>,
}

/// `GET /path`: how two entities are connected.
pub(crate) async fn path(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let chosen = parameters
        .first("method")
        .unwrap_or(PathMethod::Shortest.name());
    let methods = PathMethod::ALL.map(|method| Choice {
        value: method.name().to_owned(),
        label: method.meaning().to_owned(),
        is_chosen: method.name() == chosen,
    });
    let mut shown = PathPage {
        site: &state.site,
        from: speaking(&state.explorer, &parameters, "from"),
        to: speaking(&state.explorer, &parameters, "to"),
        methods: methods.to_vec(),
        count: parameters.first("k").unwrap_or("5").to_owned(),
        max_hops: parameters.first("max_hops").unwrap_or_default().to_owned(),
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
    };
    if parameters.first("from").is_none() || parameters.first("to").is_none() {
        return page(StatusCode::OK, &shown);
    }
    match ask(&state, "/path", parameters.clone()).await {
        Ok(AnswerView::Path(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/path", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
