//! Which claims are there? A list, in an order, page by page.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::census::Census;
use crate::query::count::Counted;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;
use crate::query::facets::Facet;
use crate::query::facets::FacetTally;
use crate::query::figure::Figure;
use crate::query::order::ClaimOrder;
use crate::query::order::Paging;
use crate::query::order::Sorting;
use crate::query::summary::ClaimsSummary;
use crate::query::within_period::ClaimGroup;

/// Which claims are there?
///
/// # Example
///
/// What happened in 1937, certainly or possibly, earliest first:
///
/// ```
/// use prosopograph::query::ClaimOrder;
/// use prosopograph::query::ClaimsQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let list = explorer.ask(&ClaimsQuestion::new(ClaimOrder::Date), &Limits::default())?;
/// assert_eq!(list.total.certain, list.total.possible, "no period was asked for");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimsQuestion {
    /// In which order.
    pub order: Sorting<ClaimOrder>,
    /// Which page; pages have as many claims as the limit on results says.
    pub page: Paging,
    /// Only claims about these.
    pub about: About,
    /// Which claims.
    pub scope: Scope,
}

/// Whom claims are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum About {
    /// Anybody.
    #[default]
    Anybody,
    /// This entity.
    One(EntityIndex),
    /// This entity, at which they begin; symmetric ones begin at both ends.
    From(EntityIndex),
    /// This entity, at which they end; symmetric ones end at both ends.
    To(EntityIndex),
    /// These two: the claims of the one with the other.
    Two(EntityIndex, EntityIndex),
}

impl About {
    /// Whether a claim is one of them.
    pub(crate) fn admits(self, claim: Claim<'_>) -> bool {
        let ends = [claim.from(), claim.to()];
        let is_symmetric = claim.relation_type().symmetric;
        match self {
            Self::Anybody => true,
            Self::One(entity) => ends.contains(&entity),
            Self::From(entity) | Self::To(entity) if is_symmetric => ends.contains(&entity),
            Self::From(entity) => claim.from() == entity,
            Self::To(entity) => claim.to() == entity,
            Self::Two(one, other) => ends == [one, other] || ends == [other, one],
        }
    }
}

/// A page of a list of claims.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimList {
    /// The claims of the page.
    pub relations: Vec<RelationIndex>,
    /// How many claims there are on all pages; certainly or possibly within the period, if there is
    /// one.
    pub total: Figure,
    /// How many of them have no date.
    pub undated: u64,
    /// What the claims of all pages amount to.
    pub summary: ClaimsSummary,
    /// How sure it is that the claims fall into the period that is asked for: the list has the surest
    /// first, and those without a date last. Empty if no period is asked for, or there is no claim.
    pub groups: Vec<ClaimGroup>,
    /// What the claims of any time amount to, if the list is of those of a period: what the period is
    /// seen before. Only [`claims_before_others`] looks at them, and only if it has the time.
    pub around: Option<ClaimsSummary>,
    /// How many come before this page.
    pub before: usize,
    /// How many claims of all pages have each value of each property.
    pub facets: Vec<Facet>,
    /// Why there is no claim, if there is none.
    pub absence: Option<Absence>,
    /// Whether the list was cut short: then its claims are the first of the dataset, in order, and its
    /// numbers are the least there are.
    pub cut: Option<Cut>,
}

impl ClaimsQuestion {
    /// All claims about the world but denied ones, in an order.
    #[must_use]
    pub fn new(order: ClaimOrder) -> Self {
        Self {
            order: Sorting::rising(order),
            page: Paging::FIRST,
            about: About::Anybody,
            scope: Scope::default(),
        }
    }
}

/// Answers which claims there are.
///
/// Time `O(E log E)`.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for the list any more. If a limit was reached before all claims were
/// seen, it is a list of those that were.
pub fn claims(
    graph: &NetworkGraph,
    question: &ClaimsQuestion,
    limits: &Limits,
) -> Result<ClaimList, QueryError> {
    let mut budget = Budget::until_time(limits);
    list(graph, question, limits.results, &mut budget)
}

/// The same with what the claims of any time amount to, before which a page shows those of a period.
///
/// Time `O(E log E)`.
///
/// # Errors
///
/// Those of [`claims`].
pub fn claims_before_others(
    graph: &NetworkGraph,
    question: &ClaimsQuestion,
    limits: &Limits,
) -> Result<ClaimList, QueryError> {
    let mut budget = Budget::until_time(limits);
    let list = list(graph, question, limits.results, &mut budget)?;
    if list.cut.is_some() || question.scope.period.is_none() {
        return Ok(list);
    }
    let around = around(graph, question, &mut budget)?;
    // A list whose years around are missing is not the whole answer, and does not say that there is none.
    let cut = around.is_none().then_some(Cut::Time);
    Ok(ClaimList {
        absence: list.absence.filter(|_| cut.is_none()),
        cut,
        around,
        ..list
    })
}

fn list(
    graph: &NetworkGraph,
    question: &ClaimsQuestion,
    most: usize,
    budget: &mut Budget,
) -> Result<ClaimList, QueryError> {
    let census = Census::new(graph, &question.scope);
    let (mut total, mut undated) = (Figure::default(), 0);
    let mut all = Vec::new();
    let mut facets = FacetTally::of_claims(graph.network(), question.scope.period);
    let counted = census.each_claim(budget, |relation| {
        if !question.about.admits(graph.network().claim(relation)) {
            return;
        }
        total.add(census.verdict(relation));
        undated += u64::from(graph.network().bounds(relation) == DateBounds::UNDATED);
        facets.add_claim(&census, relation);
        all.push(relation);
    });
    let cut = cut_of_list(counted, budget)?;
    budget.spend(all.len())?;
    let summary = ClaimsSummary::of_list(graph.network(), &all, &question.scope);
    question.order.sort_claims(graph.network(), &mut all);
    let groups = ClaimGroup::part(graph.network(), question.scope.period, &mut all);
    let is_without_any = all.is_empty() && question.about == About::Anybody && cut.is_none();
    let absence = is_without_any.then(|| census.explain_none(Counted::Claims, budget));
    let before = question.page.before(most);
    Ok(ClaimList {
        relations: all.into_iter().skip(before).take(most).collect(),
        total,
        undated,
        summary,
        groups,
        around: None,
        before,
        facets: facets.into_facets(budget)?,
        absence: absence.transpose()?,
        cut,
    })
}

/// What the claims of a question amount to when they may be of any time; `None` if it names no period,
/// or if the time is over.
fn around(
    graph: &NetworkGraph,
    question: &ClaimsQuestion,
    budget: &mut Budget,
) -> Result<Option<ClaimsSummary>, QueryError> {
    let Some(period) = question.scope.period else {
        return Ok(None);
    };
    let scope = Scope {
        period: None,
        ..question.scope.clone()
    };
    let census = Census::new(graph, &scope);
    let mut all = Vec::new();
    let counted = census.each_claim(budget, |relation| {
        if question.about.admits(graph.network().claim(relation)) {
            all.push(relation);
        }
    });
    let cut = cut_of_list(counted, budget)?;
    Ok(cut
        .is_none()
        .then(|| ClaimsSummary::around(graph.network(), &all, &scope, period)))
}

impl Answer for ClaimList {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total.possible
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn listed(&self) -> Option<usize> {
        Some(self.relations.len())
    }

    fn shorten(&mut self, most: usize) {
        self.relations.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        Vec::new()
    }
}
