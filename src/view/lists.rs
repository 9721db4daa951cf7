//! Lists of claims and entities, a page at a time.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::AVOIDED;
use crate::explorer::AVOIDED_KINDS;
use crate::explorer::Asked;
use crate::explorer::BETWEEN;
use crate::explorer::DIRECTION;
use crate::explorer::END;
use crate::explorer::Explorer;
use crate::explorer::KINDS;
use crate::explorer::PAGE;
use crate::explorer::PASSING;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Request;
use crate::explorer::SCOPE;
use crate::explorer::WHERE;
use crate::graph::BUILT_IN_COLUMNS;
use crate::graph::Condition;
use crate::graph::LOCUS;
use crate::graph::Scope;
use crate::graph::WHEN;
use crate::graph::Wanted;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::About;
use crate::query::ClaimList;
use crate::query::ClaimsQuestion;
use crate::query::Dimension;
use crate::query::EntitiesQuestion;
use crate::query::EntityList;
use crate::query::ListOf;
use crate::query::ListedEntity;
use crate::view::absence::AbsenceView;
use crate::view::dossier::EntityView;
use crate::view::entity::EntityLink;
use crate::view::figures::FacetView;
use crate::view::figures::FigureView;
use crate::view::figures::counts_by;
use crate::view::figures::parameters_of_list;
use crate::view::list_table::ListCell;
use crate::view::list_table::ListColumns;
use crate::view::list_table::PlainTable;
use crate::view::list_table::claim_cell;
use crate::view::list_table::entity_cell;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::shown::Shown;
use crate::view::summary::SummaryView;
use crate::view::text::TextPage;

/// Which page of a list it is, and where the others are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PagesView {
    /// Its number, from 1.
    #[schema(example = 1)]
    pub page: usize,
    /// How many pages there are.
    #[schema(example = 25)]
    pub pages: usize,
    /// The number of its first result, from 1; 0 if there is none.
    pub first: usize,
    /// The number of its last result.
    pub last: usize,
    /// The address of the page before.
    pub before: Option<String>,
    /// The address of the page after.
    pub after: Option<String>,
}

/// A page of a list of claims.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ClaimsView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// What stands at the place in the source that the claims cite, if they all cite one and the
    /// dataset says so.
    pub passage: Option<String>,
    /// How many claims there are on all pages.
    pub total: FigureView,
    /// How many of them have no date.
    pub undated: u64,
    /// What the claims of all pages amount to.
    pub summary: SummaryView,
    /// The claims of the page.
    pub relations: Vec<RelationView>,
    /// The address of the counts by year of the same claims.
    pub counts: String,
    /// Which page it is.
    pub pages: PagesView,
    /// How many claims of all pages have each value of each property.
    pub facets: Vec<FacetView>,
    /// The columns of the table.
    #[serde(skip)]
    pub table: ListColumns,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

/// An entity of a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ListedEntityView {
    /// The entity.
    pub entity: EntityView,
    /// How many claims of the scope are about it.
    pub ties: FigureView,
    /// How many of them begin at it.
    pub ties_out: FigureView,
    /// How many of them end at it.
    pub ties_in: FigureView,
    /// The entity as a link.
    #[serde(skip)]
    pub link: EntityLink,
    /// The address of the list of its claims of the scope.
    pub claims: String,
}

impl ListedEntityView {
    /// The address of the list of those of its claims that begin (`from`) or end (`to`) at it.
    #[must_use]
    pub fn claims_at(&self, end: &str) -> String {
        format!("{}&{}={end}", self.claims, END.name)
    }
}

/// A page of a list of entities.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EntitiesView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// How many there are on all pages.
    pub total: FigureView,
    /// The entities of the page.
    pub entities: Vec<ListedEntityView>,
    /// Which page it is.
    pub pages: PagesView,
    /// How many entities of all pages have each value of each property.
    pub facets: Vec<FacetView>,
    /// The columns of the dataset that entities of the page have.
    pub columns: Vec<String>,
    /// The columns of the table.
    #[serde(skip)]
    pub table: ListColumns,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

/// The results of a page: how many come before it, are on it, and are there in all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    pub(crate) before: usize,
    pub(crate) shown: usize,
    pub(crate) all: u64,
}

impl PagesView {
    pub(crate) fn of<Q: Shown>(asked: &Asked<Q>, stretch: Stretch) -> Self {
        let on_page = asked.request.limits.results.max(1);
        let page = stretch.before / on_page + 1;
        let all = usize::try_from(stretch.all).unwrap_or(usize::MAX);
        let pages = all.div_ceil(on_page).max(1);
        let address = |page: usize| {
            let mut parameters = asked.request.parameters.clone();
            parameters.set(&PAGE, &page.to_string());
            asked.request.address_with(&parameters)
        };
        Self {
            page,
            pages,
            first: (stretch.before + 1).min(stretch.before + stretch.shown),
            last: stretch.before + stretch.shown,
            before: (page > 1).then(|| address(page.min(pages + 1) - 1)),
            after: (page < pages).then(|| address(page + 1)),
        }
    }
}

/// The parameters of the list of claims between two entities, or about one, in the scope of a
/// question.
pub(crate) fn claims_about(
    network: &Network,
    request: &Request,
    ends: &[EntityIndex],
) -> Parameters {
    let mut parameters = Parameters::default();
    for parameter in SCOPE {
        for value in request.parameters.given(&parameter) {
            parameters.push(&parameter, value);
        }
    }
    // Whom a question passes through, and which way, does not matter for its evidence.
    for parameter in [DIRECTION, PASSING, KINDS, AVOIDED_KINDS, AVOIDED] {
        parameters.remove(&parameter);
    }
    let ids = ends.iter().map(|&end| network.entity(end).id.as_str());
    parameters.set(&BETWEEN, &ids.collect::<Vec<_>>().join(","));
    parameters
}

/// The address of a list of claims.
pub(crate) fn list_of_claims(parameters: &Parameters) -> String {
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// The address of the list of the claims about an entity of a list.
fn claims_of_listed(network: &Network, request: &Request, entity: EntityIndex) -> String {
    let mut parameters = parameters_of_list(EntitiesQuestion::ROW, &request.parameters);
    // Of which kind the entity is is known; the other end may be of any.
    parameters.remove(&KINDS);
    let given = parameters.given(&WHERE).to_vec();
    parameters.remove(&WHERE);
    for condition in given {
        if !is_of_entities(network, &condition) {
            parameters.push(&WHERE, &condition);
        }
    }
    parameters.set(&BETWEEN, &network.entity(entity).id);
    parameters.address(&ClaimsQuestion::ROW.path(""))
}

/// Whether a condition is about a column that only entities have.
fn is_of_entities(network: &Network, condition: &str) -> bool {
    let column = Condition::parse(condition).map_or_else(String::new, |parsed| parsed.column);
    let is_of_claims = BUILT_IN_COLUMNS.contains(&column.as_str())
        || network.relation_columns().any(|known| known == column);
    !is_of_claims
}

/// The parameters of a list without those of its pages, for narrowing.
fn from_the_first(parameters: &Parameters) -> Parameters {
    let mut parameters = parameters.clone();
    parameters.remove(&PAGE);
    parameters
}

impl ClaimsView {
    fn of(network: &Network, asked: &Asked<ClaimsQuestion>, answer: &ClaimList) -> Self {
        let request = &asked.request;
        let stretch = Stretch {
            before: answer.before,
            shown: answer.relations.len(),
            all: answer.total.possible,
        };
        let absence = answer.absence.as_ref();
        Self {
            question: QuestionView::of(network, asked),
            passage: passage(network, &asked.question.scope),
            total: FigureView::of(answer.total),
            table: ListColumns::of(network, ListOf::Claims, &request.parameters),
            undated: answer.undated,
            summary: SummaryView::of(&answer.summary, &from_the_first(&request.parameters)),
            relations: RelationView::all(network, &answer.relations),
            counts: counts_by(
                ClaimsQuestion::ROW,
                &request.parameters,
                Dimension::Year.name(),
            ),
            pages: PagesView::of(asked, stretch),
            facets: FacetView::all(
                network,
                ClaimsQuestion::ROW,
                &from_the_first(&request.parameters),
                &answer.facets,
            ),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }

    /// The table with the columns that were chosen.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<ListCell>> {
        self.table.rows(&self.relations, claim_cell)
    }

    /// The address of those without a date.
    #[must_use]
    pub fn without_date(&self) -> String {
        self.question.page_also(&WHERE, &Condition::nothing(WHEN))
    }
}

/// What stands at the place that a scope is narrowed to, if it is one place of one source.
fn passage(network: &Network, scope: &Scope) -> Option<String> {
    let [source] = scope.sources.as_deref()? else {
        return None;
    };
    let mut conditions = scope.relation_conditions.iter();
    let of_locus = conditions.find(|condition| condition.column == LOCUS)?;
    let Wanted::Is(locus) = &of_locus.wanted else {
        return None;
    };
    let passage = network.passage(*source, locus)?;
    Some(passage.text.clone())
}

impl EntitiesView {
    /// The table with the columns that were chosen.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<ListCell>> {
        self.table.rows(&self.entities, entity_cell)
    }

    fn of(network: &Network, asked: &Asked<EntitiesQuestion>, answer: &EntityList) -> Self {
        let request = &asked.request;
        let stretch = Stretch {
            before: answer.before,
            shown: answer.entities.len(),
            all: answer.total.possible,
        };
        let entity = |listed: &ListedEntity| ListedEntityView {
            entity: EntityView::of(network, listed.entity),
            ties: FigureView::of(listed.ties),
            ties_out: FigureView::of(listed.ties_out),
            ties_in: FigureView::of(listed.ties_in),
            link: EntityLink::of(network, listed.entity),
            claims: claims_of_listed(network, request, listed.entity),
        };
        let entities: Vec<ListedEntityView> = answer.entities.iter().map(entity).collect();
        let columns = network.entity_columns().iter();
        let columns = columns.filter(|column| {
            let mut listed = entities.iter();
            listed.any(|listed| listed.entity.attributes.contains_key(*column))
        });
        let absence = answer.absence.as_ref();
        Self {
            question: QuestionView::of(network, asked),
            total: FigureView::of(answer.total),
            columns: columns.cloned().collect(),
            table: ListColumns::of(network, ListOf::Entities, &request.parameters),
            entities,
            pages: PagesView::of(asked, stretch),
            facets: FacetView::all(
                network,
                EntitiesQuestion::ROW,
                &from_the_first(&request.parameters),
                &answer.facets,
            ),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }
}

impl Shown for ClaimsQuestion {
    type View = ClaimsView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let name = |entity| network.entity(entity).name.as_str();
        match self.about {
            About::Anybody => "Which claims are there?".to_owned(),
            About::One(entity) => format!("Which claims are there about {}?", name(entity)),
            About::From(entity) => format!("Which claims begin at {}?", name(entity)),
            About::To(entity) => format!("Which claims end at {}?", name(entity)),
            About::Two(one, other) => format!(
                "Which claims are there between {} and {}?",
                name(one),
                name(other)
            ),
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        ClaimsView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.claims(view);
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(view.table.plain(&view.relations, claim_cell))
    }
}

impl Shown for EntitiesQuestion {
    type View = EntitiesView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        "Which entities are there?".to_owned()
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        EntitiesView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.entities(view);
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(view.table.plain(&view.entities, entity_cell))
    }
}
