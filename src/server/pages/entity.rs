//! The dossier of an entity.

use askama::Template;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::query::ShowQuestion;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::error::PageError;
use crate::server::filled::with_listing_of_page;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::usual_rank::usual_rank;
use crate::view::DossierView;
use crate::view::UsualRankView;

#[derive(Template)]
#[template(path = "entity.html", config = "web/askama.toml")]
struct EntityPage<'a> {
    site: &'a Site,
    dossier: DossierView,
    /// Where the entity stands in the usual ranking, if that is known by now.
    rank: Option<UsualRankView>,
    form: Form,
}

/// `GET /entities/{id}`: an entity and its relations in scope.
pub(crate) async fn entity(
    Here(state): Here,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, PageError> {
    // An id that is not text is the id of nobody.
    let path = ShowQuestion::ROW.path(&id.map(|Path(id)| id).unwrap_or_default());
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let asked = with_listing_of_page(&state, ShowQuestion::ROW, parameters.clone());
    let dossier = ask::<ShowQuestion>(&state, &path, asked).await?;
    let form = Form::of(&state, ShowQuestion::ROW, &path, &parameters).await;
    let shown = EntityPage {
        site: &state.site,
        rank: usual_rank(&state, &dossier.entity.id).await,
        dossier,
        form,
    };
    Ok(page(StatusCode::OK, &shown))
}
