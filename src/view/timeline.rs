//! What happened when.

use crate::explorer::BETWEEN;
use crate::explorer::Explorer;
use crate::explorer::Question;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::WHEN;
use crate::query::ClaimsQuestion;
use crate::view::figures::parameters_of_list;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Parameters;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Absence;
use crate::query::Lanes;
use crate::query::TimelineAnswer;
use crate::query::TimelineQuestion;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::figure_time::TimeFigure;
use crate::view::figure_time::TimeRow;
use crate::view::figure_time::of_time;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;

/// How many lanes a picture has at most; the rest stand in the table.
const MOST_LANES: usize = 24;

/// The answer to "what happened when?".
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct TimelineView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// Whose timeline it is; absent for that of the whole scope.
    pub entity: Option<EntityLink>,
    /// The dated ties, earliest first, up to the limit.
    pub relations: Vec<RelationView>,
    /// How many dated ties there are.
    pub total: usize,
    /// How many ties of the scope have no date.
    pub undated: usize,
    /// The address of the list of the dated ones.
    pub dated: String,
    /// The address of the list of those without a date.
    pub without_date: String,
    /// Why there is no dated tie, if there is none.
    pub absence: Option<AbsenceView>,
    /// The ties as a picture.
    #[serde(skip)]
    pub figure: Option<TimeFigure>,
}

impl TimelineView {
    /// The address of the same timeline with more ties.
    #[must_use]
    pub fn longer(&self) -> String {
        self.question.with_limit(200)
    }

    /// The view of a timeline.
    fn of(network: &Network, asked: &Asked<TimelineQuestion>, answer: &TimelineAnswer) -> Self {
        let question = &asked.question;
        let view = QuestionView::of(network, asked);
        let figure = pictured(
            network,
            question.entity,
            question.lanes,
            &answer.relations,
            view.sentence.clone(),
        );
        let list = |condition: &str| claims_where(network, asked, condition);
        Self {
            dated: list(&format!("{WHEN}:*")),
            without_date: list(&Condition::nothing(WHEN)),
            entity: question
                .entity
                .map(|entity| EntityLink::of(network, entity)),
            relations: RelationView::all(network, &answer.relations),
            total: answer.total,
            undated: answer.undated,
            absence: answer.absence.as_ref().map(|absence| match absence {
                Absence::Nowhere if answer.undated > 0 => AbsenceView::plain(
                    absence,
                    "There are such ties, but none of them has a date.".to_owned(),
                ),
                _ => AbsenceView::of(network, asked, absence),
            }),
            figure,
            question: view,
        }
    }
}

/// The address of the list of the ties of a timeline that meet a condition.
fn claims_where(network: &Network, asked: &Asked<TimelineQuestion>, condition: &str) -> String {
    let mut parameters = parameters_of_list(TimelineQuestion::ROW, &asked.request.parameters);
    if let Some(entity) = asked.question.entity {
        parameters.set(&BETWEEN, &network.entity(entity).id);
    }
    parameters.push(&WHERE, condition);
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// Ties in lanes, in the order of time.
pub(crate) fn pictured(
    network: &Network,
    entity: Option<EntityIndex>,
    by: Lanes,
    relations: &[RelationIndex],
    title: String,
) -> Option<TimeFigure> {
    let mut lanes: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for &relation in relations {
        let name = lane_of(network, entity, by, relation);
        let known = lanes.iter().position(|lane| *lane == name);
        let lane = known.unwrap_or(lanes.len());
        if lane < MOST_LANES {
            if known.is_none() {
                lanes.push(name);
            }
            rows.push(TimeRow {
                relation,
                lane,
                label: label_of(network, entity, by, relation),
            });
        }
    }
    of_time(network, &lanes, &rows, title)
}

fn lane_of(
    network: &Network,
    entity: Option<EntityIndex>,
    by: Lanes,
    relation: RelationIndex,
) -> String {
    let claim = network.claim(relation);
    match by {
        Lanes::Class => {
            let class = claim.relation_type().class;
            network.schema().class_definition(class).label.clone()
        }
        Lanes::Entity => {
            let other = if entity == Some(claim.from()) {
                claim.to()
            } else {
                claim.from()
            };
            network.entity(other).name.clone()
        }
    }
}

/// What a tie says beyond its lane and whose timeline it is in.
fn label_of(
    network: &Network,
    entity: Option<EntityIndex>,
    by: Lanes,
    relation: RelationIndex,
) -> String {
    let claim = network.claim(relation);
    let reading = entity.map_or_else(|| claim.forwards(), |middle| claim.read_from(middle));
    match (entity, by) {
        (None, Lanes::Class) => claim.clause(reading),
        (None, Lanes::Entity) | (Some(_), Lanes::Class) => claim.predicate(reading),
        (Some(_), Lanes::Entity) => claim.verb(reading),
    }
}

impl Shown for TimelineQuestion {
    type View = TimelineView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        match self.entity {
            Some(entity) => format!("What happened when around {}?", network.entity(entity).name),
            None => "What happened when?".to_owned(),
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        TimelineView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.timeline(view);
        page.what_if(&view.question);
    }
}
