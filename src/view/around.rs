//! Who is around an entity.

use crate::explorer::Explorer;
use crate::explorer::FROM;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::SCOPE;
use crate::explorer::TO;
use crate::query::AroundQuestion;
use crate::query::PathQuestion;
use crate::view::counted;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::model::Network;
use crate::query::Around;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::figure::Figure;
use crate::view::figure_star::of_neighbours;
use crate::view::figure_tree::of_neighbourhood;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;

/// How many relations a neighbourhood lists at most.
const MOST_RELATIONS: usize = 2_000;
/// How many direct neighbours are pictured at most.
const MOST_PICTURED: usize = 30;

/// An entity of a neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberView {
    /// The entity.
    pub entity: EntityLink,
    /// How many hops it is away.
    pub distance: usize,
}

/// A neighbourhood.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AroundView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The entity in the middle.
    pub entity: EntityLink,
    /// The others, nearest first, then by id, up to the limit.
    pub members: Vec<MemberView>,
    /// How many others there are, listed or not.
    pub total: usize,
    /// How many there are at one hop, at two …
    pub count_by_distance: Vec<usize>,
    /// The relations among those listed, at most 2000.
    pub relations: Vec<RelationView>,
    /// How many relations there are among those listed.
    pub relations_total: usize,
    /// Why nobody is around, if nobody is.
    pub absence: Option<AbsenceView>,
    /// The neighbourhood as a picture.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

impl AroundView {
    /// The address of the route to a member, in the same part of the network.
    #[must_use]
    pub fn path_to(&self, member: &MemberView) -> String {
        let page = &self.question.page;
        let (_, query) = page.split_once('?').unwrap_or((page, ""));
        let given = Parameters::from_query(query);
        let mut parameters = Parameters::default();
        for parameter in SCOPE {
            for value in given.given(&parameter) {
                parameters.push(&parameter, value);
            }
        }
        parameters.set(&FROM, &self.entity.id);
        parameters.set(&TO, &member.entity.id);
        parameters.address(&PathQuestion::ROW.path(""))
    }

    /// The answer to "who is around …?"; `entity` is the one in the middle.
    fn of(network: &Network, asked: &Asked<AroundQuestion>, answer: &Around) -> Self {
        let others = answer.members.iter().skip(1);
        let listed = &answer.relations[..answer.relations.len().min(MOST_RELATIONS)];
        Self {
            question: QuestionView::of(network, asked),
            entity: EntityLink::of(network, asked.question.entity),
            members: others
                .map(|member| MemberView {
                    entity: EntityLink::of(network, member.entity),
                    distance: member.distance,
                })
                .collect(),
            total: answer.count_by_distance.iter().skip(1).sum(),
            count_by_distance: answer.count_by_distance.iter().skip(1).copied().collect(),
            relations: RelationView::all(network, listed),
            relations_total: answer.relations.len(),
            absence: answer
                .absence
                .as_ref()
                .map(|absence| AbsenceView::of(network, asked, absence)),
            figure: figure(network, answer),
        }
    }
}

fn figure(network: &Network, answer: &Around) -> Option<Figure> {
    match answer.count_by_distance.len() {
        0 | 1 => None,
        2 => of_neighbours(network, answer, MOST_PICTURED),
        _ => of_neighbourhood(network, answer),
    }
}

impl Shown for AroundQuestion {
    type View = AroundView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let name = &network.entity(self.entity).name;
        if self.hops == 1 {
            format!("Who and what is directly tied to {name}?")
        } else {
            format!("Who and what is within {} hops of {name}?", self.hops)
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        AroundView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        Some(format!("{}.", counted(view.total, "entity", "entities")))
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.around(view);
        page.what_if(&view.question);
    }
}
