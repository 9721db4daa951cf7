//! Claims that contradict one another, and those that the dataset itself flags.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::BETWEEN;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::TYPES;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::query::Contradiction;
use crate::query::ContradictionsAnswer;
use crate::query::ContradictionsQuestion;
use crate::query::Disagreement;
use crate::query::contradiction_in;
use crate::view::absence::AbsenceView;
use crate::view::few::few;
use crate::view::few::ids_of_types;
use crate::view::figures::every_claim;
use crate::view::lists::list_of_claims;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// How many claims of a contradiction are shown at most.
const MOST_CLAIMS: usize = 8;

/// How many claims a page shows, of all contradictions together, but for the fewest of each.
const CLAIMS_OF_PAGE: usize = 160;
const FEWEST_CLAIMS: usize = 2;

/// Claims that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContradictionView {
    /// `asserted-and-denied`, `dated-apart`, `opposed-states`, `figures-apart` or `flagged`.
    #[schema(example = "dated-apart")]
    pub disagreement: String,
    /// What it is about, in a phrase.
    #[schema(example = "Anton Chekhov married Olga Knipper")]
    pub about: String,
    /// Why they cannot all be true, in a sentence.
    pub meaning: String,
    /// The claims, in the order of the dataset; at most eight, those that differ before others.
    pub relations: Vec<RelationView>,
    /// How many claims there are.
    pub total: usize,
    /// The list of all of them; absent if it is one that the dataset flags.
    pub page: Option<String>,
}

/// What contradicts itself in a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContradictionsView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The contradictions, up to the limit.
    pub contradictions: Vec<ContradictionView>,
    /// How many there are.
    pub total: usize,
    /// Claims that the dataset flags for other reasons, such as a misspelt name in the source, up to
    /// the limit.
    pub flagged: Vec<RelationView>,
    /// How many there are.
    pub flagged_total: usize,
    /// Why there is no contradiction, if there is none.
    pub absence: Option<AbsenceView>,
}

impl ContradictionsView {
    fn of(
        network: &Network,
        asked: &Asked<ContradictionsQuestion>,
        answer: &ContradictionsAnswer,
    ) -> Self {
        let contradictions = answer.contradictions.iter();
        let absence = answer.absence.as_ref();
        Self {
            question: QuestionView::of(network, asked),
            contradictions: contradictions
                .map(|found| ContradictionView::of(network, found))
                .collect(),
            total: answer.total,
            flagged: RelationView::all(network, &answer.flagged),
            flagged_total: answer.flagged_total,
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }
}

impl ContradictionView {
    fn of(network: &Network, found: &Contradiction) -> Self {
        let shown = shown(network, &found.relations);
        Self {
            disagreement: found.disagreement.name().to_owned(),
            about: about(network, found),
            meaning: meaning(network, found),
            relations: RelationView::all(network, &shown),
            total: found.relations.len(),
            page: page(network, found),
        }
    }

    /// The claims that a page with so many contradictions shows.
    #[must_use]
    pub fn shown(&self, contradictions: usize) -> &[RelationView] {
        let most = (CLAIMS_OF_PAGE / contradictions.max(1)).max(FEWEST_CLAIMS);
        self.relations.get(..most).unwrap_or(&self.relations)
    }

    /// Why they disagree, in a phrase.
    #[must_use]
    pub fn rule(&self) -> String {
        self.disagreement.replace('-', " ")
    }
}

/// The claims that are shown: the first of each type that asserts or denies, then the first of each
/// date, then others, in their order.
fn shown(network: &Network, relations: &[RelationIndex]) -> Vec<RelationIndex> {
    let mut sorts = Vec::new();
    let mut dates = Vec::new();
    few(relations, MOST_CLAIMS, |relation| {
        let row = network.relation(relation);
        let sort = (row.relation_type, row.status == Status::Denied);
        let is_new = !sorts.contains(&sort);
        if is_new {
            sorts.push(sort);
        }
        // Among more dates than can be shown none needs to be found again.
        let is_new_date = dates.len() <= MOST_CLAIMS && !dates.contains(&row.when());
        if is_new_date {
            dates.push(row.when());
        }
        match (is_new, is_new_date) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    })
}

fn about(network: &Network, found: &Contradiction) -> String {
    let name = |entity| network.entity(entity).name.as_str();
    if let Some(figures) = &found.figures {
        return format!("{}: how many {}", name(figures.whole), figures.unit);
    }
    let first = found.relations.first();
    let first = first.map(|&relation| network.claim(relation));
    first.map_or_else(String::new, |claim| {
        let (from, to) = (name(claim.from()), name(claim.to()));
        match found.disagreement {
            Disagreement::OpposedStates => format!("{from} and {to}"),
            _ => claim.clause(claim.forwards()),
        }
    })
}

fn meaning(network: &Network, found: &Contradiction) -> String {
    match found.disagreement {
        Disagreement::AssertedAndDenied => {
            "One claim says that it was so, another that it was not.".to_owned()
        }
        Disagreement::DatedApart => {
            "It can have happened only once, and the dates have no moment in common.".to_owned()
        }
        Disagreement::OpposedStates => {
            "One claim says that the two were friends, another that they were enemies, certainly at the same time.".to_owned()
        }
        Disagreement::FiguresApart => found.figures.as_ref().map_or_else(String::new, |figures| {
            format!(
                "In all {} {unit}, in the parts together {} {unit}.",
                figures.total,
                figures.sum,
                unit = figures.unit
            )
        }),
        Disagreement::Flagged => {
            let flags = found.relations.iter();
            let mut flags = flags.filter_map(|&relation| network.claim(relation).flag());
            let words = flags.find_map(contradiction_in);
            format!("The dataset says: {}.", words.unwrap_or_default())
        }
    }
}

/// The list of all claims of the sorts that contradict one another, about the same entities.
fn page(network: &Network, found: &Contradiction) -> Option<String> {
    let first = network.claim(*found.relations.first()?);
    let id = |entity| network.entity(entity).id.as_str();
    let about = match (&found.disagreement, &found.figures) {
        (Disagreement::Flagged, _) => return None,
        (Disagreement::FiguresApart, Some(figures)) => id(figures.whole).to_owned(),
        _ => [id(first.from()), id(first.to())].join(","),
    };
    let mut parameters = Parameters::from_query(&every_claim());
    parameters.set(&BETWEEN, &about);
    for id in ids_of_types(network, &found.relations) {
        parameters.push(&TYPES, id);
    }
    Some(list_of_claims(&parameters))
}

impl Shown for ContradictionsQuestion {
    type View = ContradictionsView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        match self.entity {
            Some(entity) => format!(
                "Which claims about {} contradict one another?",
                network.entity(entity).name
            ),
            None => "Which claims contradict one another?".to_owned(),
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        ContradictionsView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.contradictions(view);
        page.what_if(&view.question);
    }
}
