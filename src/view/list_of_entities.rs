//! The list of entities, a page at a time.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::BETWEEN;
use crate::explorer::END;
use crate::explorer::END_OF_ENTITIES;
use crate::explorer::Explorer;
use crate::explorer::KINDS;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Request;
use crate::explorer::SORT_CLAIMS;
use crate::explorer::WHERE;
use crate::graph::BUILT_IN_COLUMNS;
use crate::graph::Condition;
use crate::graph::QUANTITY;
use crate::graph::WHEN;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::ClaimsQuestion;
use crate::query::EntitiesQuestion;
use crate::query::EntityList;
use crate::query::EntityOrder;
use crate::query::ListOf;
use crate::query::ListedEntity;
use crate::view::absence::AbsenceView;
use crate::view::counted_ends::CountedEndsView;
use crate::view::dossier::EntityView;
use crate::view::dossier::is_fact;
use crate::view::entity::EntityLink;
use crate::view::figures::FacetView;
use crate::view::figures::FigureView;
use crate::view::figures::SumView;
use crate::view::figures::parameters_of_list;
use crate::view::headline::Headline;
use crate::view::headline::HeadlinePart;
use crate::view::headline::Share;
use crate::view::list_heading::list_heading;
use crate::view::list_table::ListCell;
use crate::view::list_table::ListColumns;
use crate::view::list_table::PlainTable;
use crate::view::list_table::entity_cell;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::pages::from_the_first;
use crate::view::question::QuestionView;
use crate::view::relation::DateView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// What readers of sums of figures must know.
pub const NOTE_ON_SUMS: &str =
    "Summed within a unit, never across. A total and its parts count twice: look at the claims.";

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
    /// The weights of these claims together; absent if the dataset has none.
    pub weight: Option<f64>,
    /// The sums of the figures that these claims state, by unit.
    pub sums: Vec<SumView>,
    /// The claim that began first; absent if none has a date.
    pub first: Option<DatedClaimView>,
    /// The claim that ended last, as far as is known.
    pub last: Option<DatedClaimView>,
    /// The entity as a link.
    #[serde(skip)]
    pub link: EntityLink,
    /// Whether its claims are those at which it stands at either end.
    #[serde(skip)]
    pub has_both_ends: bool,
    /// The address of the list of its claims of the scope.
    pub claims: String,
}

/// A claim by its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DatedClaimView {
    /// The id of the claim.
    pub id: String,
    /// Its date in words.
    #[schema(example = "1 August 1919")]
    pub when: String,
}

impl DatedClaimView {
    fn of(network: &Network, relation: RelationIndex) -> Self {
        let claim = network.claim(relation);
        let when = DateView::of(claim.when(), claim.when_verbatim());
        Self {
            id: claim.id(),
            when: when.map_or_else(String::new, |when| when.words),
        }
    }

    /// The address of the claim.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/relations/{}", self.id)
    }
}

impl ListedEntityView {
    fn of(network: &Network, request: &Request, listed: &ListedEntity) -> Self {
        let measured = &listed.measured;
        let dated = |claim: Option<RelationIndex>| claim.map(|it| DatedClaimView::of(network, it));
        Self {
            entity: EntityView::of(network, listed.entity),
            ties: FigureView::of(listed.ties),
            ties_out: FigureView::of(listed.ties_out),
            ties_in: FigureView::of(listed.ties_in),
            weight: measured.weight,
            sums: SumView::all(&measured.sums),
            first: dated(measured.first),
            last: dated(measured.last),
            link: EntityLink::of(network, listed.entity),
            has_both_ends: has_directions(network)
                && !matches!(
                    request.parameters.first(&END_OF_ENTITIES),
                    Some("from" | "to")
                ),
            claims: claims_of_listed(network, request, listed.entity),
        }
    }

    /// The address of the list of those of its claims that state a figure.
    #[must_use]
    pub fn with_figures(&self) -> String {
        format!(
            "{}&{}={QUANTITY}:*&{}={QUANTITY}",
            self.claims, WHERE.name, SORT_CLAIMS.name
        )
    }

    /// The address of the list of those of its claims that begin (`from`) or end (`to`) at it.
    #[must_use]
    pub fn claims_at(&self, end: &str) -> String {
        let (path, query) = self.claims.split_once('?').unwrap_or_default();
        let mut parameters = Parameters::from_query(query);
        parameters.set(&END, end);
        parameters.address(path)
    }
}

/// A page of a list of entities.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EntitiesView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// How many there are on all pages.
    pub total: FigureView,
    /// How many of them may be of the period only because claims of theirs have no date.
    pub undated: u64,
    /// Whether a period is asked for.
    #[serde(skip)]
    pub is_of_period: bool,
    /// At which end of their claims they stand; absent if nothing is asked of claims.
    pub ends: Option<CountedEndsView>,
    /// The entities of the page.
    pub entities: Vec<ListedEntityView>,
    /// Which page it is.
    pub pages: PagesView,
    /// How many entities of all pages have each value of each property.
    pub facets: Vec<FacetView>,
    /// The columns of the dataset that entities of the page have.
    pub columns: Vec<String>,
    /// The column by which the list is sorted, if the usual table does not have it.
    #[serde(skip)]
    pub sorted_by: Option<String>,
    /// The columns of the table.
    #[serde(skip)]
    pub table: ListColumns,
    /// What the entities have in common.
    #[serde(skip)]
    pub heading: String,
    /// The address of the claims of the same scope.
    #[serde(skip)]
    pub claims: String,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

/// Whether the two ends of some claims have different roles. Time linear in the number of types.
fn has_directions(network: &Network) -> bool {
    let mut types = network.schema().types();
    types.any(|(_, found)| !found.symmetric)
}

/// The address of the list of the claims of the scope of a list.
fn claims_of_scope(request: &Request) -> String {
    let mut parameters = parameters_of_list(EntitiesQuestion::ROW, &request.parameters);
    parameters.remove(&END);
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

/// Whether a condition of a list of entities is about a column of theirs.
fn is_of_entities(network: &Network, condition: &str) -> bool {
    let column = Condition::parse(condition).map_or_else(String::new, |parsed| parsed.column);
    let is_of_claims = network.relation_columns().any(|known| known == column);
    let is_of_entities = network.entity_columns().contains(&column) || !is_of_claims;
    is_of_entities && !BUILT_IN_COLUMNS.contains(&column.as_str())
}

/// The column of an order that the usual table does not have.
fn sorted_by(order: &EntityOrder) -> Option<String> {
    match order {
        EntityOrder::First | EntityOrder::Last | EntityOrder::Weight => {
            Some(order.name().to_owned())
        }
        EntityOrder::Quantity(_) => Some(QUANTITY.to_owned()),
        _ => None,
    }
}

impl EntitiesView {
    /// Whether the entities are listed whichever end of their claims they stand at.
    #[must_use]
    pub fn has_both_ends(&self) -> bool {
        self.entities.iter().all(|listed| listed.has_both_ends)
    }

    /// What an entity says in the column by which the list is sorted.
    #[must_use]
    pub fn cell(&self, listed: &ListedEntityView) -> Option<ListCell> {
        let column = self.sorted_by.as_deref()?;
        Some(entity_cell(listed, column))
    }

    /// What readers of sums of figures must know; `None` if none are shown.
    #[must_use]
    pub fn note_on_sums(&self) -> Option<&'static str> {
        let is_sorted_by = self.sorted_by.as_deref() == Some(QUANTITY);
        let is_chosen = self.table.chosen.iter().any(|column| column == QUANTITY);
        let has_sums = self.entities.iter().any(|listed| !listed.sums.is_empty());
        let is_shown = if self.table.chosen.is_empty() {
            is_sorted_by
        } else {
            is_chosen
        };
        (is_shown && has_sums).then_some(NOTE_ON_SUMS)
    }

    /// The table with the columns that were chosen.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<ListCell>> {
        self.table.rows(&self.entities, entity_cell)
    }

    pub(crate) fn headline(&self) -> Headline<'_> {
        Headline {
            total: self.total,
            undated: self.undated,
            is_of_period: self.is_of_period,
            one: "entity",
            many: "entities",
        }
    }

    /// How many there are, part by part. Those without a date cannot be asked for by themselves: what is
    /// counted with them is the whole list.
    #[must_use]
    pub fn how_many(&self) -> Vec<HeadlinePart> {
        let dated = self.question.page_also(&WHERE, &Condition::anything(WHEN));
        let mut parts = self.headline().parts(|share| match share {
            Share::Dated => Some(dated.clone()),
            Share::Certain => Some(self.question.page_of_certain()),
            Share::All | Share::Undated => Some(self.question.page.clone()),
        });
        if let [.., undated] = parts.as_mut_slice()
            && self.undated > 0
            && !undated.before.is_empty()
        {
            undated.words = format!("{} with those without a date", self.total.possible);
        }
        parts
    }

    fn of(network: &Network, asked: &Asked<EntitiesQuestion>, answer: &EntityList) -> Self {
        let request = &asked.request;
        let stretch = Stretch {
            before: answer.before,
            shown: answer.entities.len(),
            all: answer.total.possible,
        };
        let entity = |listed| ListedEntityView::of(network, request, listed);
        let entities: Vec<ListedEntityView> = answer.entities.iter().map(entity).collect();
        let columns = network.entity_columns().iter();
        let columns = columns.filter(|column| {
            let mut listed = entities.iter();
            listed.any(|listed| {
                let cell = listed.entity.attributes.get(*column);
                cell.is_some_and(|cell| is_fact(column, cell))
            })
        });
        let absence = answer.absence.as_ref();
        let question = QuestionView::of(network, asked);
        Self {
            claims: claims_of_scope(request),
            heading: list_heading("Entities", "entities", &question.scope.restrictions),
            question,
            total: FigureView::of(answer.total),
            undated: answer.undated,
            is_of_period: asked.question.scope.period.is_some(),
            ends: CountedEndsView::of(network, request, &asked.question.scope),
            columns: columns.cloned().collect(),
            sorted_by: sorted_by(&asked.question.order.by),
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
