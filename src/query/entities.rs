//! Which entities are there? A list with the number of their ties, in an order, page by page.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::census::Census;
use crate::query::claims::About;
use crate::query::count::Counted;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;
use crate::query::facets::Facet;
use crate::query::facets::FacetTally;
use crate::query::figure::Figure;
use crate::query::measured::Measured;
use crate::query::order::EntityOrder;
use crate::query::order::Paging;
use crate::query::order::Sorting;

/// Which entities are there?
///
/// # Example
///
/// The entities with most ties first:
///
/// ```
/// use prosopograph::query::EntitiesQuestion;
/// use prosopograph::query::EntityOrder;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = EntitiesQuestion::new(EntityOrder::Ties);
/// let list = explorer.ask(&question, &Limits::default())?;
/// let first = &list.entities[0];
/// println!("{}: {}", explorer.network().entity(first.entity).name, first.ties.possible);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct EntitiesQuestion {
    /// In which order.
    pub order: Sorting<EntityOrder>,
    /// Which page; pages have as many entities as the limit on results says.
    pub page: Paging,
    /// Which entities: those of its kinds; if it wants anything of claims, those that have such
    /// claims.
    pub scope: Scope,
}

/// An entity of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedEntity {
    /// The entity.
    pub entity: EntityIndex,
    /// How many claims of the scope are about it.
    pub ties: Figure,
    /// How many of them begin at it, symmetric ones included.
    pub ties_out: Figure,
    /// How many of them end at it, symmetric ones included.
    pub ties_in: Figure,
    /// What these claims come to.
    pub measured: Measured,
}

/// A page of a list of entities.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityList {
    /// The entities of the page.
    pub entities: Vec<ListedEntity>,
    /// How many there are on all pages; certainly or possibly, if the scope has a period.
    pub total: Figure,
    /// How many of them may be of the scope only because claims of theirs have no date.
    pub undated: u64,
    /// How many come before this page.
    pub before: usize,
    /// How many entities of all pages have each value of each property.
    pub facets: Vec<Facet>,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
    /// Whether the list was cut short: then its entities are the first by their ids, in order, and its
    /// numbers are the least there are.
    pub cut: Option<Cut>,
}

impl EntitiesQuestion {
    /// All entities in an order: those with most first, if it is about how many or how much.
    #[must_use]
    pub fn new(order: EntityOrder) -> Self {
        Self {
            order: if order.is_of_amounts() {
                Sorting::falling(order)
            } else {
                Sorting::rising(order)
            },
            page: Paging::FIRST,
            scope: Scope::default(),
        }
    }
}

/// Answers which entities there are.
///
/// Time `O((V + E) log V)`. What claims come to is worked out for the entities of the page alone, unless
/// it decides on the order.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for the list any more. If a limit was reached before all entities were
/// seen, it is a list of those that were.
pub fn entities(
    graph: &NetworkGraph,
    question: &EntitiesQuestion,
    limits: &Limits,
) -> Result<EntityList, QueryError> {
    let mut budget = Budget::until_time(limits);
    let census = Census::new(graph, &question.scope);
    let (mut total, mut undated) = (Figure::default(), 0);
    let mut all = Vec::new();
    let mut facets = FacetTally::of_entities(graph.network(), question.scope.period);
    let decides = question.order.by.is_of_claims();
    let mut measured = 0;
    let counted = census.each_entity(&mut budget, |entity, claims| {
        let mut listed = listed(&census, entity, claims);
        if decides {
            listed.measured = Measured::of(&census, claims);
            measured += claims.len();
        }
        let verdict = census.verdict_of_entity(entity, claims);
        total.add(verdict);
        let is_of_period = question.scope.period.is_some();
        undated += u64::from(is_of_period && census.is_undated(verdict, claims));
        facets.add_entity(&census, entity, claims);
        all.push(listed);
    });
    let cut = cut_of_list(counted, &mut budget)?;
    budget.spend(all.len() + measured)?;
    question.order.sort_entities(graph.network(), &mut all);
    let is_empty = all.is_empty() && cut.is_none();
    let absence = is_empty.then(|| census.explain_none(Counted::Entities, &mut budget));
    let before = question.page.before(limits.results);
    let mut shown: Vec<ListedEntity> = all.into_iter().skip(before).take(limits.results).collect();
    if !decides {
        // What nothing is sorted by is worked out for those alone that are shown.
        for listed in &mut shown {
            let claims = census.claims_of(listed.entity, &mut budget)?;
            budget.spend(claims.len())?;
            listed.measured = Measured::of(&census, &claims);
        }
    }
    Ok(EntityList {
        entities: shown,
        total,
        undated,
        before,
        facets: facets.into_facets(&mut budget)?,
        absence: absence.transpose()?,
        cut,
    })
}

fn listed(census: &Census<'_>, entity: EntityIndex, claims: &[RelationIndex]) -> ListedEntity {
    let mut listed = ListedEntity {
        entity,
        ties: Figure::default(),
        ties_out: Figure::default(),
        ties_in: Figure::default(),
        measured: Measured::default(),
    };
    for &relation in claims {
        let claim = census.network().claim(relation);
        let verdict = census.verdict(relation);
        listed.ties.add(verdict);
        if About::From(entity).admits(claim) {
            listed.ties_out.add(verdict);
        }
        if About::To(entity).admits(claim) {
            listed.ties_in.add(verdict);
        }
    }
    listed
}

impl Answer for EntityList {
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
        Some(self.entities.len())
    }

    fn shorten(&mut self, most: usize) {
        self.entities.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.entities.iter().map(|listed| listed.entity).collect()
    }
}
