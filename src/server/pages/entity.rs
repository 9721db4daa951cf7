//! The dossier of an entity.

use askama::Template;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::error::PageError;
use crate::server::form::ScopeForm;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::DossierView;

#[derive(Template)]
#[template(path = "entity.html", config = "web/askama.toml")]
struct EntityPage<'a> {
    site: &'a Site,
    dossier: DossierView,
    scope: ScopeForm,
}

/// `GET /entities/{id}`: an entity and its relations in scope.
pub(crate) async fn entity(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Response {
    // An id that is not text is the id of nobody.
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let scope = ScopeForm::of(&state.explorer, &parameters);
    match ask(&state, &format!("/entities/{id}"), parameters).await {
        Ok(AnswerView::Show(dossier)) => page(
            StatusCode::OK,
            &EntityPage {
                site: &state.site,
                dossier,
                scope,
            },
        ),
        Ok(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Err(failure) => PageError(failure).into_response(),
    }
}
