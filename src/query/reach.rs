//! The question of reach: whom could something have reached from an entity, given the known dates,
//! and from whom could it have come?
//!
//! It is the journey asked of everybody at once: an entity is within reach certainly, or possibly, if a
//! journey to it is (see `journey.rs`).

use std::ops::Range;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Table;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::error::cut_of;
use crate::query::journey_labels::Side;
use crate::query::journey_reading::Reading;
use crate::query::journey_reading::Span;
use crate::query::journey_spread::Spread;
use crate::query::journey_spread::Touch;
use crate::query::order::Paging;

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum ReachWay {
    /// From the entity to others.
    #[default]
    From,
    /// From others to the entity.
    To,
}

impl ReachWay {
    /// Both ways, the usual one first.
    pub const ALL: [Self; 2] = [Self::From, Self::To];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }

    /// The way with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }

    const fn side(self) -> Side {
        match self {
            Self::From => Side::Start,
            Self::To => Side::Goal,
        }
    }
}

/// Whom could something have reached from `entity`, or from whom could it have come?
///
/// # Example
///
/// Who may have known by the end of 1937 what Yezhov knew:
///
/// ```
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::query::ReachQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = ReachQuestion {
///     arriving: Some(HistoricalDate::parse("1937")?.span().last),
///     ..ReachQuestion::new(explorer.entity("Yezhov")?)
/// };
/// let answer = explorer.ask(&question, &Limits::default())?;
/// assert!(answer.certain <= answer.reached.len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ReachQuestion {
    /// From whom, or to whom.
    pub entity: EntityIndex,
    /// Which way it went.
    pub way: ReachWay,
    /// The earliest day of departure.
    pub leaving: Option<Day>,
    /// The latest day of arrival.
    pub arriving: Option<Day>,
    /// Which page is listed; one has as many as results are allowed.
    pub page: Paging,
    /// What part of the network may be used.
    pub scope: Scope,
}

/// An entity within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithinReach {
    /// The entity.
    pub entity: EntityIndex,
    /// When, whatever the uncertain dates were; `None` if it is not certain.
    pub certain: Option<Touch>,
    /// When on the most favourable reading of the dates.
    pub possible: Touch,
}

/// Who is within reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachAnswer {
    /// All of them: those that are certain first, each in the order of time, then of ids.
    pub reached: Vec<WithinReach>,
    /// How many of them are certain.
    pub certain: usize,
    /// How many there are besides the entity itself, within reach or not.
    pub others: usize,
    /// Which of them are listed.
    pub listed: Range<usize>,
    /// Why there is nobody, if there is nobody.
    pub absence: Option<Absence>,
    /// Whether the search was cut short: then there may be more, and earlier days.
    pub cut: Option<Cut>,
}

/// Answers a question of reach, in time `O((V + E) log V)`.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for it any more. If a limit was reached, the answer is what was found
/// by then.
pub fn reach(
    graph: &NetworkGraph,
    question: &ReachQuestion,
    limits: &Limits,
) -> Result<ReachAnswer, QueryError> {
    let mut budget = Budget::until_time(limits);
    let passed = graph.within(&question.scope, &[question.entity]);
    let reached = graph.within(&question.scope_of_ends(), &[question.entity]);
    let entities = graph.network().entity_count();
    let mut touched = [(); 2].map(|()| Table::filled(entities, None));
    let [certain, possible] = &mut touched;
    let mut search = |reading, found: &mut _| {
        let spread = Spread {
            reached: &reached,
            passed: &passed,
            reading,
            span: question.span(),
            side: question.way.side(),
            goal: None,
        };
        spread.search(question.entity, found, &mut budget)
    };
    // What is certain is possible, so the possible ones come first: if the time is over, it is known
    // of more.
    let searched =
        search(Reading::Possible, possible).and_then(|()| search(Reading::Certain, certain));
    let cut = cut_of(searched, &mut budget)?;
    let mut answer = in_order(question, &reached, &touched);
    let first = question
        .page
        .before(limits.results)
        .min(answer.reached.len());
    let last = first
        .saturating_add(limits.results)
        .min(answer.reached.len());
    answer.listed = first..last;
    answer.cut = cut;
    if answer.reached.is_empty() && cut.is_none() {
        answer.absence = Some(explain_none(graph, question, &mut budget)?);
    }
    Ok(answer)
}

/// Who was touched, those that are certain first.
fn in_order(
    question: &ReachQuestion,
    reached: &ScopedGraph<'_>,
    [certain, possible]: &[Table<EntityIndex, Option<Touch>>; 2],
) -> ReachAnswer {
    let found = reached.entities().filter_map(|entity| {
        // A search that was cut short may know the certain way alone.
        let certain = *certain.at(entity);
        let possible = possible.at(entity).or(certain)?;
        Some(WithinReach {
            entity,
            certain,
            possible,
        })
    });
    let mut found: Vec<WithinReach> = found.collect();
    let time = |touch: Touch| match question.way {
        ReachWay::From => i64::from(touch.day.number()),
        ReachWay::To => -i64::from(touch.day.number()),
    };
    found.sort_by_key(|it| {
        let certain = it.certain.map(time);
        (certain.is_none(), certain, time(it.possible), it.entity)
    });
    let others = reached.entities().filter(|it| *it != question.entity);
    ReachAnswer {
        certain: found.iter().filter(|it| it.certain.is_some()).count(),
        others: others.count(),
        listed: 0..found.len(),
        reached: found,
        absence: None,
        cut: None,
    }
}

fn explain_none(
    graph: &NetworkGraph,
    question: &ReachQuestion,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    let terms = Terms {
        leaving: question.leaving,
        arriving: question.arriving,
        ..Terms::of(&question.scope)
    };
    explain(graph.network(), &terms, |terms| {
        let relaxed = ReachQuestion {
            scope: terms.scope.clone(),
            leaving: terms.leaving,
            arriving: terms.arriving,
            ..question.clone()
        };
        let reached = graph.within(&relaxed.scope_of_ends(), &[question.entity]);
        budget.spend(reached.row_length(question.entity))?;
        let spread = Spread {
            reached: &reached,
            passed: &reached,
            reading: Reading::Possible,
            span: relaxed.span(),
            side: question.way.side(),
            goal: None,
        };
        Ok(spread.has_first_step(question.entity).then_some(1))
    })
}

impl ReachQuestion {
    /// Whom something could have reached from an entity, at any time, over all claims about the world but
    /// denied ones, the way news travel.
    #[must_use]
    pub fn new(entity: EntityIndex) -> Self {
        Self {
            entity,
            way: ReachWay::default(),
            leaving: None,
            arriving: None,
            page: Paging::FIRST,
            scope: Scope::of_news(),
        }
    }

    /// What may be reached: a country passes no news on, and hears of them all the same.
    fn scope_of_ends(&self) -> Scope {
        Scope {
            passing: Passing::Anything,
            ..self.scope.clone()
        }
    }

    fn span(&self) -> Span {
        Span {
            leaving: self.leaving.unwrap_or(Day::ALWAYS),
            arriving: self.arriving.unwrap_or(Day::NEVER_ENDING),
        }
    }
}

impl WithinReach {
    /// Whether it is certain or only possible.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.certain {
            Some(_) => Verdict::Certain,
            None => Verdict::Possible,
        }
    }

    /// The claim that its time rests on.
    #[must_use]
    pub fn relation(&self) -> RelationIndex {
        self.certain.unwrap_or(self.possible).relation
    }
}

impl ReachAnswer {
    /// Those who are listed.
    #[must_use]
    pub fn on_page(&self) -> &[WithinReach] {
        self.reached.get(self.listed.clone()).unwrap_or_default()
    }
}

impl Answer for ReachAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.reached.len() as u64
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn listed(&self) -> Option<usize> {
        Some(self.on_page().len())
    }

    fn shorten(&mut self, most: usize) {
        self.listed.end = self.listed.end.min(self.listed.start.saturating_add(most));
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.on_page().iter().map(WithinReach::relation).collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.on_page().iter().map(|it| it.entity).collect()
    }
}
