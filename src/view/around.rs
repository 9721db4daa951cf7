//! Who is around an entity.

use crate::explorer::Explorer;
use crate::explorer::FROM;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::TO;
use crate::query::AroundQuestion;
use crate::query::PathQuestion;
use crate::view::counted;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use hashbrown::HashMap;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::query::ClaimsSummary;
use crate::query::Cut;
use crate::query::Member;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::figure::Figure;
use crate::view::figure_star::of_neighbours;
use crate::view::figure_tree::of_neighbourhood;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::question::CutView;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::summary::SummaryView;

/// How many direct neighbours are pictured at most.
const MOST_PICTURED: usize = 30;
/// How many of them a page shows.
const SHOWN: usize = 60;

/// An entity of a neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MemberView {
    /// The entity.
    pub entity: EntityLink,
    /// How many hops it is away.
    pub distance: usize,
    /// How many claims tie it to the one in the middle.
    #[schema(example = 1)]
    pub claims: usize,
    /// What these claims amount to, if there are any.
    #[serde(skip)]
    pub summary: Option<SummaryView>,
    /// The address of the list of these claims, if there are any.
    #[schema(example = "/claims?between=anton-chekhov,olga-knipper")]
    pub page: Option<String>,
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
    /// The address of the list of all claims about the one in the middle.
    #[schema(example = "/claims?between=anton-chekhov")]
    pub page: String,
    /// The neighbourhood as a picture.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

/// An entity of a neighbourhood, and the claims that tie it to the one in the middle.
struct TiedMember<'a> {
    member: &'a Member,
    claims: &'a [RelationIndex],
}

impl MemberView {
    fn of(
        network: &Network,
        asked: &Asked<AroundQuestion>,
        TiedMember { member, claims }: TiedMember<'_>,
    ) -> Self {
        let AroundQuestion { entity, scope, .. } = &asked.question;
        let list = claims_about(network, &asked.request, &[*entity, member.entity]);
        let has_any = !claims.is_empty();
        let in_scope = || ClaimsSummary::of_scope(network, claims, scope);
        let summary = || SummaryView::of(&in_scope(), &list);
        Self {
            entity: EntityLink::of(network, member.entity),
            distance: member.distance,
            claims: claims.len(),
            summary: has_any.then(summary),
            page: has_any.then(|| list_of_claims(&list)),
        }
    }
}

impl AroundView {
    /// The address of the route to a member, in the same part of the network.
    #[must_use]
    pub fn path_to(&self, member: &MemberView) -> String {
        let page = &self.question.page;
        let (_, query) = page.split_once('?').unwrap_or((page, ""));
        let given = Parameters::from_query(query);
        let mut parameters = given.of_scope();
        parameters.set(&FROM, &self.entity.id);
        parameters.set(&TO, &member.entity.id);
        parameters.address(&PathQuestion::ROW.path(""))
    }

    /// The relations that a page shows.
    #[must_use]
    pub fn shown(&self) -> &[RelationView] {
        self.relations.get(..SHOWN).unwrap_or(&self.relations)
    }

    /// The answer to "who is around …?"; `entity` is the one in the middle.
    fn of(network: &Network, asked: &Asked<AroundQuestion>, answer: &Around) -> Self {
        let others = answer.members.iter().skip(1);
        let middle = asked.question.entity;
        let ties = ties_with(network, answer, middle);
        let member = |member: &Member| {
            let claims = ties.get(&member.entity).map_or(&[][..], Vec::as_slice);
            MemberView::of(network, asked, TiedMember { member, claims })
        };
        let list = claims_about(network, &asked.request, &[middle]);
        let page = list_of_claims(&list);
        let mut question = QuestionView::of(network, asked);
        if asked.request.cut == Some(Cut::Size) {
            question.cut = Some(CutView::of_claims(&page));
        }
        Self {
            question,
            entity: EntityLink::of(network, asked.question.entity),
            members: others.map(member).collect(),
            page,
            total: answer.count_by_distance.iter().skip(1).sum(),
            count_by_distance: answer.count_by_distance.iter().skip(1).copied().collect(),
            relations: RelationView::all(network, answer.listed_relations()),
            relations_total: answer.relations.len(),
            absence: answer
                .absence
                .as_ref()
                .map(|absence| AbsenceView::of(network, asked, absence)),
            figure: figure(network, answer),
        }
    }
}

/// The claims of a neighbourhood that tie its members to the one in the middle.
fn ties_with(
    network: &Network,
    answer: &Around,
    middle: EntityIndex,
) -> HashMap<EntityIndex, Vec<RelationIndex>> {
    let mut ties: HashMap<EntityIndex, Vec<RelationIndex>> = HashMap::new();
    for &relation in &answer.relations {
        let row = network.relation(relation);
        if row.from == middle {
            ties.entry(row.to).or_default().push(relation);
        } else if row.to == middle {
            ties.entry(row.from).or_default().push(relation);
        }
    }
    ties
}

fn figure(network: &Network, answer: &Around) -> Option<Figure> {
    let members = "#members".to_owned();
    match answer.count_by_distance.len() {
        0 | 1 => None,
        2 => of_neighbours(network, answer, MOST_PICTURED, members),
        _ => of_neighbourhood(network, answer, members),
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
        let at_least = view.question.at_least();
        Some(format!(
            "{at_least}{}.",
            counted(view.total, "entity", "entities")
        ))
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.around(view);
        page.what_if(&view.question);
    }
}
