//! The entities found by name.

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::FindQuestion;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::graph::NameHit;
use crate::graph::Total;
use crate::model::Entity;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::query::FindAnswer;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::entity::NameView;
use crate::view::entity::explorer_address;
use crate::view::figures::all_claims_about;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::question::QuestionView;
use crate::view::relation::DateView;
use crate::view::scope::joined;

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
    /// What one of its kind is called.
    #[schema(example = "person")]
    pub kind_label: String,
    /// From when to when it was, as far as the dataset says.
    #[schema(example = "1860 – 1904")]
    pub years: Option<String>,
    /// How many claims there are about it, denied ones and those of the record too.
    pub ties: usize,
    /// What is typed into a form so that nobody else is meant: the name, with the id if others have
    /// the name too.
    #[schema(example = "Anton Chekhov")]
    pub typed: String,
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
    /// Which page it is.
    pub pages: PagesView,
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
    fn of(explorer: &Explorer, asked: &Asked<FindQuestion>, answer: &FindAnswer) -> Self {
        let network = explorer.network();
        let (total, more_possible) = match answer.total {
            Total::Exactly(count) => (count, false),
            Total::AtLeast(count) => (count, true),
        };
        let absence = answer
            .absence
            .as_ref()
            .map(|absence| AbsenceView::of(network, asked, absence));
        let stretch = Stretch {
            before: answer.before,
            shown: answer.hits.len(),
            all: total as u64,
        };
        Self {
            question: QuestionView::of(network, asked),
            hits: answer
                .hits
                .iter()
                .map(|hit| HitView::of(explorer, hit))
                .collect(),
            total,
            pages: PagesView::of(asked, stretch),
            more_possible,
            absence,
        }
    }
}

impl HitView {
    fn of(explorer: &Explorer, hit: &NameHit) -> Self {
        let network = explorer.network();
        let entity = network.entity(hit.entity);
        Self {
            entity: EntityLink::of(network, hit.entity),
            matched: NameView {
                name: hit.name.clone(),
                language: hit.language.clone(),
            },
            reason: hit.reason.to_string(),
            kind_label: network.schema().kind(entity.kind).label.clone(),
            years: years(entity),
            ties: explorer.graph().relations_at(hit.entity).len(),
            typed: explorer.spoken(hit.entity),
        }
    }

    /// The address of the list of all claims about it.
    #[must_use]
    pub fn claims(&self) -> String {
        all_claims_about(&self.entity.id)
    }
}

/// "1860 – 1904", "from 1860" or "until 1904", as far as it is known.
fn years(entity: &Entity) -> Option<String> {
    let details = entity.details.as_deref()?;
    let words = |date: Option<&HistoricalDate>| {
        DateView::of(date, None).map_or_else(String::new, |date| date.words)
    };
    let (begin, end) = (
        words(details.begin.as_deref()),
        words(details.end.as_deref()),
    );
    match (begin.is_empty(), end.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("from {begin}")),
        (true, false) => Some(format!("until {end}")),
        (false, false) if begin == end => Some(begin),
        (false, false) => Some(format!("{begin} \u{2013} {end}")),
    }
}

impl Shown for FindQuestion {
    type View = FindView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let of_kinds = self.kinds.as_ref().map(|kinds| {
            let kinds = kinds.iter().map(|kind| network.schema().kind(*kind));
            let names: Vec<&str> = kinds.map(|kind| kind.plural.as_str()).collect();
            joined(&names, "and")
        });
        match (&self.text, of_kinds) {
            (None, kinds) => format!("Which {} are there?", kinds.unwrap_or_default()),
            (Some(text), None) => format!("Who or what is called \u{201c}{text}\u{201d}?"),
            (Some(text), Some(kinds)) => {
                format!("Who or what is called \u{201c}{text}\u{201d}, among {kinds}?")
            }
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        FindView::of(explorer, asked, answer)
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
