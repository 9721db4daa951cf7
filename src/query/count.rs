//! How many? Claims or entities by one or two of their properties, as bounds.
//!
//! A claim of 1936 to 1938 holds certainly in 1937; one "about 1937" possibly in three years. Each
//! figure is a pair: how many for every choice of dates within their bounds, and how many for some.
//! Claims without a date belong to no year and are counted apart.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::census::Census;
use crate::query::claims::About;
use crate::query::dimension::Dimension;
use crate::query::dimension::Key;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;
use crate::query::figure::Figure;
use crate::query::figure::Sum;
use crate::query::sums::SumsByKey;
use crate::query::tally::Tally;
use crate::query::tally::Unit;

/// How many columns a table of two dimensions has at most.
const MOST_COLUMNS: usize = 24;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Counted {
    /// Claims.
    #[default]
    Claims,
    /// Entities: those of the scope, each once however many claims it has.
    Entities,
}

impl Counted {
    /// All that can be counted, the usual first.
    pub const ALL: [Self; 2] = [Self::Claims, Self::Entities];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Entities => "entities",
        }
    }

    /// What is counted under this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counted| counted.name() == name)
    }
}

/// How many?
///
/// # Example
///
/// Claims by year and class, each figure as bounds:
///
/// ```
/// use prosopograph::query::CountQuestion;
/// use prosopograph::query::Counted;
/// use prosopograph::query::Dimension;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let by = vec![Dimension::Year, Dimension::Class];
/// let answer = explorer.ask(&CountQuestion::new(Counted::Claims, by), &Limits::default())?;
/// for (row, column, figure) in answer.cells() {
///     assert!(figure.certain <= figure.possible, "{row:?} {column:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CountQuestion {
    /// What is counted.
    pub counted: Counted,
    /// By what: at most two dimensions, of which at most one is about time. The first makes rows,
    /// the second columns.
    pub by: Vec<Dimension>,
    /// Whom the claims are about; entities are counted whatever it says.
    pub about: About,
    /// What part of the network counts.
    pub scope: Scope,
}

/// Figures in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct CountAnswer {
    /// All that the scope admits, each once.
    pub total: Figure,
    /// How many of them have no date, which belong to no year.
    pub undated: u64,
    /// The rows: in the order of time, or those with most first. Up to the limit.
    pub rows: Vec<CountRow>,
    /// The columns, if there are two dimensions: in the order of time, or those with most first.
    pub columns: Vec<Key>,
    /// How many rows were left out.
    pub rows_left: usize,
    /// How many columns were left out.
    pub columns_left: usize,
    /// The sums of the figures that the claims state, by unit.
    pub sums: Vec<Sum>,
    /// The claims, or the claims of the entities, that were counted; up to the limit.
    pub relations: Vec<RelationIndex>,
    /// The entities that were counted, up to the limit; none if claims were.
    pub entities: Vec<EntityIndex>,
    /// Why nothing was counted, if nothing was.
    pub absence: Option<Absence>,
    /// Whether counting was cut short: then all figures are the least there are.
    pub cut: Option<Cut>,
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct CountRow {
    /// What it is about.
    pub key: Key,
    /// All of the row, each once; if the columns are years, those without a date too.
    pub total: Figure,
    /// The figures of the columns, in their order.
    pub figures: Vec<Figure>,
    /// The sums of the figures that its claims state, by unit; none if rows are years.
    pub sums: Vec<Sum>,
}

impl CountQuestion {
    /// Counts everything but denied claims.
    #[must_use]
    pub fn new(counted: Counted, by: Vec<Dimension>) -> Self {
        Self {
            counted,
            by,
            about: About::Anybody,
            scope: Scope::default(),
        }
    }
}

/// Answers how many there are.
///
/// Time `O(E · k log E)` for at most `k` values of a claim.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for the figures any more. If a limit was reached before everything was
/// counted, they are those of what was.
pub fn count(
    graph: &NetworkGraph,
    question: &CountQuestion,
    limits: &Limits,
) -> Result<CountAnswer, QueryError> {
    let mut budget = Budget::until_time(limits);
    let census = Census::new(graph, &question.scope);
    let mut counting = Counting::new(&census, question, limits.results);
    let counted = match question.counted {
        Counted::Claims => census.each_claim(&mut budget, |claim| {
            if question.about.admits(graph.network().claim(claim)) {
                counting.claim(claim);
            }
        }),
        Counted::Entities => census.each_entity(&mut budget, |entity, claims| {
            counting.entity(entity, claims);
        }),
    };
    let cut = cut_of_list(counted, &mut budget)?;
    let is_empty =
        counting.total.possible == 0 && question.about == About::Anybody && cut.is_none();
    let absence = is_empty.then(|| census.explain_none(question.counted, &mut budget));
    let answer = counting.finish(absence.transpose()?, &mut budget)?;
    Ok(CountAnswer { cut, ..answer })
}

/// A count in the making.
struct Counting<'a> {
    census: &'a Census<'a>,
    question: &'a CountQuestion,
    most: usize,
    tally: Tally,
    total: Figure,
    undated: u64,
    sums: SumsByKey,
    relations: Vec<RelationIndex>,
    entities: Vec<EntityIndex>,
}

impl<'a> Counting<'a> {
    fn new(census: &'a Census<'a>, question: &'a CountQuestion, most: usize) -> Self {
        Self {
            census,
            question,
            most,
            tally: Tally::new(&question.by, question.scope.period),
            total: Figure::default(),
            undated: 0,
            sums: SumsByKey::default(),
            relations: Vec::new(),
            entities: Vec::new(),
        }
    }

    fn claim(&mut self, relation: RelationIndex) {
        let verdict = self.census.verdict(relation);
        let is_dated = self.bounds(relation) != DateBounds::UNDATED;
        self.total.add(verdict);
        self.undated += u64::from(!is_dated);
        self.keep(relation);
        let network = self.census.network();
        let claim = network.claim(relation);
        let keys = self.question.by.iter();
        let keys: Vec<Vec<Key>> = keys.map(|by| by.of_claim(network, claim)).collect();
        if let Some(figure) = claim.quantity() {
            let rows = self.row_keys(&keys);
            self.sums
                .add(rows, claim.unit().unwrap_or_default(), figure, verdict);
        }
        self.tally.add(&[Unit::of(self.census, relation, keys)]);
    }

    fn entity(&mut self, entity: EntityIndex, claims: &[RelationIndex]) {
        let network = self.census.network();
        let verdict = self.census.verdict_of_entity(entity, claims);
        self.total.add(verdict);
        self.undated += u64::from(self.census.is_undated(verdict, claims));
        if self.entities.len() < self.most {
            self.entities.push(entity);
        }
        let own: Vec<Option<Vec<Key>>> = self
            .question
            .by
            .iter()
            .map(|by| by.of_entity(network, entity))
            .collect();
        if claims.is_empty() {
            // None of its claims says anything, or leaves it unsaid.
            self.tally.add(&[Unit {
                keys: own.into_iter().map(Option::unwrap_or_default).collect(),
                verdict,
                bounds: DateBounds::UNDATED,
                conditions: verdict,
            }]);
            return;
        }
        let units: Vec<Unit> = claims
            .iter()
            .map(|&relation| {
                let claim = network.claim(relation);
                let keys = own
                    .iter()
                    .zip(&self.question.by)
                    .map(|(own, by)| own.clone().unwrap_or_else(|| by.of_claim(network, claim)));
                let unit = Unit::of(self.census, relation, keys.collect());
                unit.of_entity(self.census, entity)
            })
            .collect();
        self.tally.add(&units);
    }

    /// The keys of the rows of a claim; one that stands for all if rows are years or there are none.
    fn row_keys<'k>(&self, keys: &'k [Vec<Key>]) -> &'k [Key] {
        const ALL: &[Key] = &[Key::Nothing];
        let first = keys.first().filter(|_| !self.has_rows_of_time());
        first.map_or(ALL, Vec::as_slice)
    }

    /// Whether rows are years or decades, or there is but one row.
    fn has_rows_of_time(&self) -> bool {
        let rows = self.question.by.first();
        rows.is_none_or(|by| by.years().is_some())
    }

    fn keep(&mut self, relation: RelationIndex) {
        if self.relations.len() < self.most {
            self.relations.push(relation);
        }
    }

    fn bounds(&self, relation: RelationIndex) -> DateBounds {
        self.census.network().bounds(relation)
    }

    fn finish(
        self,
        absence: Option<Absence>,
        budget: &mut Budget,
    ) -> Result<CountAnswer, QueryError> {
        let has_rows_of_time = self.has_rows_of_time();
        let mut table = self.tally.into_table(budget)?;
        let (all_rows, all_columns) = (table.rows.len(), table.columns.len());
        table.rows.truncate(self.most);
        table.columns.truncate(MOST_COLUMNS);
        let rows = table.rows.iter().map(|(key, total)| CountRow {
            total: *total,
            figures: table.figures_of(key),
            sums: if has_rows_of_time {
                Vec::new()
            } else {
                self.sums.of(key)
            },
            key: key.clone(),
        });
        Ok(CountAnswer {
            total: self.total,
            undated: self.undated,
            rows_left: all_rows - table.rows.len(),
            columns_left: all_columns - table.columns.len(),
            rows: rows.collect(),
            columns: table.columns.iter().map(|(key, _)| key.clone()).collect(),
            sums: self.sums.of_all(),
            relations: self.relations,
            entities: self.entities,
            absence,
            cut: None,
        })
    }
}

impl CountAnswer {
    /// Every figure with its row and, if there are columns, its column.
    pub fn cells(&self) -> impl Iterator<Item = (&Key, Option<&Key>, Figure)> {
        self.rows.iter().flat_map(|row| {
            let of_columns = self.columns.iter().zip(&row.figures);
            let of_columns = of_columns.map(|(column, figure)| (&row.key, Some(column), *figure));
            let alone = self
                .columns
                .is_empty()
                .then_some((&row.key, None, row.total));
            of_columns.chain(alone)
        })
    }
}

impl Answer for CountAnswer {
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
        Some(self.rows.len())
    }

    fn shorten(&mut self, most: usize) {
        let left = self.rows.len().saturating_sub(most);
        self.rows_left += left;
        self.rows.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.entities.clone()
    }

    fn verdict(&self) -> Option<Verdict> {
        Some(if self.total.is_exact() {
            Verdict::Certain
        } else {
            Verdict::Possible
        })
    }
}
