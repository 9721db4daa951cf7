//! The list of claims, a page at a time.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::AVOIDED;
use crate::explorer::AVOIDED_KINDS;
use crate::explorer::Asked;
use crate::explorer::BETWEEN;
use crate::explorer::DIRECTION;
use crate::explorer::Explorer;
use crate::explorer::KINDS;
use crate::explorer::PASSING;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Request;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::LOCUS;
use crate::graph::Scope;
use crate::graph::WHEN;
use crate::graph::Wanted;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::SourceIndex;
use crate::query::About;
use crate::query::ClaimList;
use crate::query::ClaimsQuestion;
use crate::query::Dimension;
use crate::query::ListOf;
use crate::view::absence::AbsenceView;
use crate::view::claim_groups::ClaimGroupView;
use crate::view::claim_groups::GroupOnPage;
use crate::view::figures::FacetView;
use crate::view::figures::FigureView;
use crate::view::figures::counts_by;
use crate::view::headline::Headline;
use crate::view::headline::HeadlinePart;
use crate::view::headline::Share;
use crate::view::list_heading::list_heading;
use crate::view::list_table::ListCell;
use crate::view::list_table::ListColumns;
use crate::view::list_table::PlainTable;
use crate::view::list_table::claim_cell;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::pages::from_the_first;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::shown::Shown;
use crate::view::summary::SummaryView;
use crate::view::text::TextPage;

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
    /// Whether a period is asked for.
    #[serde(skip)]
    pub is_of_period: bool,
    /// What the claims of all pages amount to.
    pub summary: SummaryView,
    /// The years around the period that is asked for, if one is.
    #[serde(skip)]
    pub around: Option<SummaryView>,
    /// The claims of the page.
    pub relations: Vec<RelationView>,
    /// Of a list of a period, how sure it is that they fall into it: the surest come first, and those
    /// without a date last.
    pub groups: Vec<ClaimGroupView>,
    /// The address of the counts by year of the same claims.
    pub counts: String,
    /// Which page it is.
    pub pages: PagesView,
    /// How many claims of all pages have each value of each property.
    pub facets: Vec<FacetView>,
    /// The columns of the table.
    #[serde(skip)]
    pub table: ListColumns,
    /// What the claims have in common.
    #[serde(skip)]
    pub heading: String,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

/// The parameters of the list of claims between two entities, or about one, in the scope of a
/// question.
pub(crate) fn claims_about(
    network: &Network,
    request: &Request,
    ends: &[EntityIndex],
) -> Parameters {
    let mut parameters = request.parameters.of_scope();
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

impl ClaimsView {
    fn of(network: &Network, asked: &Asked<ClaimsQuestion>, answer: &ClaimList) -> Self {
        let request = &asked.request;
        let stretch = Stretch {
            before: answer.before,
            shown: answer.relations.len(),
            all: answer.total.possible,
        };
        let absence = answer.absence.as_ref();
        let question = QuestionView::of(network, asked);
        Self {
            heading: heading(network, &asked.question, &question.scope.restrictions),
            groups: ClaimGroupView::all(asked, &question, answer),
            question,
            passage: passage(network, &asked.question.scope),
            total: FigureView::of(answer.total),
            table: ListColumns::of(network, ListOf::Claims, &request.parameters),
            undated: answer.undated,
            is_of_period: asked.question.scope.period.is_some(),
            summary: SummaryView::of(&answer.summary, &from_the_first(&request.parameters)),
            around: answer
                .around
                .as_ref()
                .map(|summary| SummaryView::around(summary, &from_the_first(&request.parameters))),
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

    /// The claims of the page in their groups.
    #[must_use]
    pub fn parts(&self) -> Vec<GroupOnPage<'_>> {
        let before = self.pages.first.saturating_sub(1);
        GroupOnPage::all(&self.groups, &self.relations, before)
    }

    /// The rows of claims in the columns that were chosen.
    #[must_use]
    pub fn rows(&self, relations: &[RelationView]) -> Vec<Vec<ListCell>> {
        self.table.rows(relations, claim_cell)
    }

    pub(crate) fn headline(&self) -> Headline<'_> {
        Headline {
            total: self.total,
            undated: self.undated,
            is_of_period: self.is_of_period,
            one: "claim",
            many: "claims",
        }
    }

    /// How many there are, part by part.
    #[must_use]
    pub fn how_many(&self) -> Vec<HeadlinePart> {
        let also = |condition: String| self.question.page_also(&WHERE, &condition);
        self.headline().parts(|share| {
            Some(match share {
                Share::All => self.question.page.clone(),
                Share::Dated => also(Condition::anything(WHEN)),
                Share::Certain => self.question.page_of_certain(),
                Share::Undated => also(Condition::nothing(WHEN)),
            })
        })
    }
}

/// What stands at the place that a scope is narrowed to, if it is one place of one source.
fn passage(network: &Network, scope: &Scope) -> Option<String> {
    let place = PlaceInSource::of(scope)?;
    let passage = network.passage(place.source, place.locus)?;
    Some(passage.text.clone())
}

/// The place in a source that all claims of a scope cite.
struct PlaceInSource<'s> {
    source: SourceIndex,
    locus: &'s str,
}

impl<'s> PlaceInSource<'s> {
    fn of(scope: &'s Scope) -> Option<Self> {
        let [source] = *scope.sources.as_deref()? else {
            return None;
        };
        let mut conditions = scope.relation_conditions.iter();
        let of_locus = conditions.find(|condition| condition.column == LOCUS)?;
        match &of_locus.wanted {
            Wanted::Is(locus) => Some(Self { source, locus }),
            _ => None,
        }
    }
}

/// What the claims of a list have in common, as the heading of their page.
fn heading(network: &Network, question: &ClaimsQuestion, restrictions: &[String]) -> String {
    let name = |entity| network.entity(entity).name.as_str();
    let about = match question.about {
        About::One(entity) => format!("Claims about {}", name(entity)),
        About::From(entity) => format!("Claims that begin at {}", name(entity)),
        About::To(entity) => format!("Claims that end at {}", name(entity)),
        About::Two(one, other) => format!("Claims between {} and {}", name(one), name(other)),
        About::Anybody => match PlaceInSource::of(&question.scope) {
            // Most of what the scope is narrowed to would be said twice.
            Some(PlaceInSource { source, locus }) => {
                let title = &network.source(source).title;
                return format!("Claims from {locus} of \u{201c}{title}\u{201d}");
            }
            None => "Claims".to_owned(),
        },
    };
    list_heading(&about, "relations", restrictions)
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
