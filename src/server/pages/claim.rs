//! One claim by itself.

use askama::Template;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::server::assets;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::view::Cited;
use crate::view::CitedPageView;
use crate::view::ClaimView;

#[derive(Template)]
#[template(path = "claim.html", config = "web/askama.toml")]
struct ClaimPage<'a> {
    site: &'a Site,
    claim: ClaimView,
    cited: CitedPageView,
}

/// `GET /relations/{id}`: a claim with its evidence, and the others about the same two.
pub(crate) async fn claim(
    Here(state): Here,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Response {
    let id = id.map(|Path(id)| id).unwrap_or_default();
    match ClaimView::of(&state.explorer, &id) {
        Some(claim) => {
            let path = format!("/relations/{id}");
            let cited = Cited::Page(&claim.relation.sentence);
            let shown = ClaimPage {
                site: &state.site,
                cited: CitedPageView::of(&state.explorer, &path, query.as_deref(), cited),
                claim,
            };
            page(StatusCode::OK, &shown)
        }
        None => PageError(Failure::not_found(
            "no relation has this id; a dossier lists those of an entity",
        ))
        .into_response(),
    }
}
