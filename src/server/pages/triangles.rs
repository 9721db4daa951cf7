//! The gallery of triangles.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::response::Response;

use crate::explorer::Parameters;
use crate::model::TrianglePattern;
use crate::query::patterns;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::form::Choice;
use crate::server::form::ScopeForm;
use crate::server::form::Trouble;
use crate::server::form::side_choices;
use crate::server::form::speaking;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::TrianglesView;

/// How many triangles the gallery shows unless told otherwise.
const SHOWN: &str = "12";

#[derive(Template)]
#[template(path = "triangles.html", config = "web/askama.toml")]
struct TrianglesPage<'a> {
    site: &'a Site,
    patterns: Vec<TrianglePattern>,
    chosen: String,
    entity: String,
    more: String,
    sides: Vec<(usize, Vec<Choice>)>,
    scope: ScopeForm,
    answer: Option<TrianglesView>,
    trouble: Option<Trouble>,
}

/// `GET /triangles`: which triangles there are; the espionage triangles if nothing is asked for.
pub(crate) async fn triangles(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Response {
    let mut parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    if parameters.is_empty()
        && state
            .explorer
            .network()
            .schema()
            .find_class("espionage")
            .is_some()
    {
        parameters.set("pattern", "espionage");
    }
    if parameters.first("limit").is_none() {
        parameters.set("limit", SHOWN);
    }
    let mut more = parameters.clone();
    more.set("limit", "200");
    let sides = ["side1", "side2", "side3"];
    let sides = sides
        .iter()
        .enumerate()
        .map(|(number, name)| (number + 1, side_choices(&state.explorer, &parameters, name)));
    let mut shown = TrianglesPage {
        site: &state.site,
        patterns: patterns(state.explorer.network()),
        chosen: parameters.first("pattern").unwrap_or_default().to_owned(),
        entity: speaking(&state.explorer, &parameters, "entity"),
        more: format!("/triangles?{}", more.to_query()),
        sides: sides.collect(),
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
    };
    match ask(&state, "/triangles", parameters.clone()).await {
        Ok(AnswerView::Triangles(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/triangles", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}
