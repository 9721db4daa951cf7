//! Which page shows which question.

use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::routing::MethodRouter;
use axum::routing::get;

use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::query::AroundQuestion;
use crate::query::ChoicesQuestion;
use crate::query::ClaimsQuestion;
use crate::query::CompareQuestion;
use crate::query::ContradictionsQuestion;
use crate::query::CountQuestion;
use crate::query::EntitiesQuestion;
use crate::query::ExploreQuestion;
use crate::query::FindQuestion;
use crate::query::JourneyQuestion;
use crate::query::MeasuresQuestion;
use crate::query::PathQuestion;
use crate::query::ReachQuestion;
use crate::query::ShowQuestion;
use crate::query::TimelineQuestion;
use crate::query::TriangleQuestion;
use crate::server::here::Here;
use crate::server::pages::around::around;
use crate::server::pages::compare::compare;
use crate::server::pages::contradictions::contradictions;
use crate::server::pages::entity::entity;
use crate::server::pages::explore::explore;
use crate::server::pages::find::find;
use crate::server::pages::journey::journey;
use crate::server::pages::lists::choices;
use crate::server::pages::lists::claims;
use crate::server::pages::lists::counts;
use crate::server::pages::lists::entities;
use crate::server::pages::measures::measures;
use crate::server::pages::path::path;
use crate::server::pages::query::query;
use crate::server::pages::question::question;
use crate::server::pages::reach::reach;
use crate::server::pages::timeline::timeline;
use crate::server::pages::triangles::triangles;
use crate::server::state::Served;
use crate::view::TableEntry;

/// A question with a page of its own.
struct OwnPage {
    question: &'static str,
    page: fn() -> MethodRouter<Served>,
}

impl OwnPage {
    const fn of<Q: Question>(page: fn() -> MethodRouter<Served>) -> Self {
        Self {
            question: Q::ROW.name,
            page,
        }
    }
}

/// The page of a question: its own, or the one that shows any question.
pub(crate) fn page_of(entry: TableEntry) -> MethodRouter<Served> {
    let name = entry.row().name;
    let own = [
        OwnPage::of::<FindQuestion>(|| get(find)),
        OwnPage::of::<ShowQuestion>(|| get(entity)),
        OwnPage::of::<EntitiesQuestion>(|| get(entities)),
        OwnPage::of::<ClaimsQuestion>(|| get(claims)),
        OwnPage::of::<CountQuestion>(|| get(counts)),
        OwnPage::of::<MeasuresQuestion>(|| get(measures)),
        OwnPage::of::<CompareQuestion>(|| get(compare)),
        OwnPage::of::<ChoicesQuestion>(|| get(choices)),
        OwnPage::of::<AroundQuestion>(|| get(around)),
        OwnPage::of::<PathQuestion>(|| get(path)),
        OwnPage::of::<JourneyQuestion>(|| get(journey)),
        OwnPage::of::<ReachQuestion>(|| get(reach)),
        OwnPage::of::<TimelineQuestion>(|| get(timeline)),
        OwnPage::of::<TriangleQuestion>(|| get(triangles)),
        OwnPage::of::<ContradictionsQuestion>(|| get(contradictions)),
        OwnPage::of::<ExploreQuestion>(|| get(explore)),
        OwnPage::of::<QueryQuestion>(|| get(query)),
    ];
    let found = own.iter().find(|own| own.question == name);
    found.map_or_else(|| any(entry), |own| (own.page)())
}

fn any(entry: TableEntry) -> MethodRouter<Served> {
    get(
        move |here: Here, id: Result<Path<String>, PathRejection>, query: RawQuery| {
            question(entry, here, id, query)
        },
    )
}
