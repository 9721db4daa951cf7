//! The entities found by name.

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::FindQuestion;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::graph::Total;
use crate::model::Network;
use crate::query::FindAnswer;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::entity::NameView;
use crate::view::entity::explorer_address;
use crate::view::question::QuestionView;

/// An entity found by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HitView {
    /// The entity.
    pub entity: EntityLink,
    /// The name that matched.
    pub matched: NameView,
    /// Why it matched.
    #[schema(example = "same letters, other accents or punctuation")]
    pub reason: String,
}

/// The entities with a name like the one that was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FindView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The entities, best match first.
    pub hits: Vec<HitView>,
    /// How many there are.
    pub total: usize,
    /// Whether there may be more than `total`, because the search stopped when it had enough.
    pub more_possible: bool,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

impl FindView {
    /// The address of the canvas with everybody who was found.
    #[must_use]
    pub fn explorer_address(&self) -> String {
        explorer_address(self.hits.iter().map(|hit| &hit.entity))
    }

    /// The answer to a name search.
    fn of(network: &Network, asked: &Asked<FindQuestion>, answer: &FindAnswer) -> Self {
        let hits = answer.hits.iter().map(|hit| HitView {
            entity: EntityLink::of(network, hit.entity),
            matched: NameView {
                name: hit.name.clone(),
                language: hit.language.clone(),
            },
            reason: hit.reason.to_string(),
        });
        let (total, more_possible) = match answer.total {
            Total::Exactly(count) => (count, false),
            Total::AtLeast(count) => (count, true),
        };
        let absence = answer
            .absence
            .as_ref()
            .map(|absence| AbsenceView::of(network, asked, absence));
        Self {
            question: QuestionView::of(network, asked),
            hits: hits.collect(),
            total,
            more_possible,
            absence,
        }
    }
}

impl Shown for FindQuestion {
    type View = FindView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        format!("Who or what is called \u{201c}{}\u{201d}?", self.text)
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        FindView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        let first = view.hits.first()?;
        Some(match view.total.saturating_sub(1) {
            0 => format!("{}.", first.entity.name),
            more => format!("{}, and {more} more.", first.entity.name),
        })
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.find(view);
        page.what_if(&view.question);
    }
}
