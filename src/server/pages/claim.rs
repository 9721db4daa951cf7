//! One claim by itself.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::server::assets;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::ClaimView;

#[derive(Template)]
#[template(path = "claim.html", config = "web/askama.toml")]
struct ClaimPage<'a> {
    site: &'a Site,
    claim: ClaimView,
}

/// `GET /relations/{id}`: a claim with its evidence, and the others about the same two.
pub(crate) async fn claim(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let id = id.map(|Path(id)| id).unwrap_or_default();
    match ClaimView::of(&state.explorer, &id) {
        Some(claim) => page(
            StatusCode::OK,
            &ClaimPage {
                site: &state.site,
                claim,
            },
        ),
        None => PageError(Failure::not_found(
            "no relation has this id; a dossier lists those of an entity",
        ))
        .into_response(),
    }
}
