//! Which page shows which question.

use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::routing::MethodRouter;
use axum::routing::get;

use crate::explorer::FindQuestion;
use crate::explorer::Question;
use crate::explorer::ShowQuestion;
use crate::query::AroundQuestion;
use crate::query::ExploreQuestion;
use crate::query::JourneyQuestion;
use crate::query::PathQuestion;
use crate::query::TimelineQuestion;
use crate::query::TriangleQuestion;
use crate::server::pages::around::around;
use crate::server::pages::entity::entity;
use crate::server::pages::explore::explore;
use crate::server::pages::find::find;
use crate::server::pages::journey::journey;
use crate::server::pages::path::path;
use crate::server::pages::question::question;
use crate::server::pages::timeline::timeline;
use crate::server::pages::triangles::triangles;
use crate::server::state::Served;
use crate::view::TableEntry;

/// The page of a question: its own, or the one that shows any question.
pub(crate) fn page_of(entry: TableEntry) -> MethodRouter<Served> {
    let name = entry.row().name;
    let own: [(&str, fn() -> MethodRouter<Served>); 8] = [
        (FindQuestion::ROW.name, || get(find)),
        (ShowQuestion::ROW.name, || get(entity)),
        (AroundQuestion::ROW.name, || get(around)),
        (PathQuestion::ROW.name, || get(path)),
        (JourneyQuestion::ROW.name, || get(journey)),
        (TimelineQuestion::ROW.name, || get(timeline)),
        (TriangleQuestion::ROW.name, || get(triangles)),
        (ExploreQuestion::ROW.name, || get(explore)),
    ];
    let found = own.into_iter().find(|(known, _)| *known == name);
    found.map_or_else(|| any(entry), |(_, page)| page())
}

fn any(entry: TableEntry) -> MethodRouter<Served> {
    get(
        move |state: State<_>, id: Result<Path<String>, PathRejection>, query: RawQuery| {
            question(entry, state, id, query)
        },
    )
}
