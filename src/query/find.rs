//! Searches entities by name, in any spelling and script, or lists those of some kinds.

use crate::graph::Limits;
use crate::graph::MatchReason;
use crate::graph::NameHit;
use crate::graph::NameIndex;
use crate::graph::Total;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::change::Change;
use crate::query::order::Paging;

/// How many name hits are looked through when only some kinds are wanted.
const HITS_BEFORE_KINDS: usize = 2_000;

/// Finds the entities with a name, or one like it.
///
/// # Example
///
/// Any spelling of a name finds its bearer:
///
/// ```
/// use prosopograph::query::FindQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let answer = explorer.ask(&FindQuestion::new("Jeżow"), &Limits::default())?;
/// let best = explorer.network().entity(answer.hits[0].entity);
/// assert_eq!(best.name, "Nikolai Yezhov");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindQuestion {
    /// The name, as typed; `None` for all entities of the kinds, by name.
    pub text: Option<String>,
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIndex>>,
    /// Which page; pages have as many entities as the limit on results says.
    pub page: Paging,
}

/// The entities with the name, or one like it.
#[derive(Clone, Debug)]
pub struct FindAnswer {
    /// The entities, best match first, with the name that matched and why.
    pub hits: Vec<NameHit>,
    /// How many there are.
    pub total: Total,
    /// How many come before this page.
    pub before: usize,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
}

impl FindQuestion {
    /// Searches for a name among entities of all kinds.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            kinds: None,
            page: Paging::FIRST,
        }
    }
}

/// Answers a name search.
///
/// Time as that of [`NameIndex::search`].
#[must_use]
pub fn find(
    network: &Network,
    names: &NameIndex,
    question: &FindQuestion,
    limits: &Limits,
) -> FindAnswer {
    let before = question.page.before(limits.results);
    let most = before.saturating_add(limits.results);
    let mut found = match (&question.text, &question.kinds) {
        (Some(text), None) => among_all(text, names, most),
        (Some(text), Some(kinds)) => among(text, kinds, network, names),
        (None, kinds) => listed(kinds.as_deref(), network),
    };
    found.before = before;
    found.hits = found
        .hits
        .into_iter()
        .skip(before)
        .take(limits.results)
        .collect();
    found
}

fn among_all(text: &str, names: &NameIndex, most: usize) -> FindAnswer {
    let found = names.search(text, most);
    let absence = found.hits.is_empty().then_some(Absence::Nowhere);
    FindAnswer {
        hits: found.hits,
        total: found.total,
        before: 0,
        absence,
    }
}

fn among(text: &str, kinds: &[KindIndex], network: &Network, names: &NameIndex) -> FindAnswer {
    let kind_of = |hit: &NameHit| network.kind_of(hit.entity);
    let mut found = names.search(text, HITS_BEFORE_KINDS);
    // The kind of the best match is the one that helps most.
    let best = found.hits.first().map(kind_of).map(Change::AdmitKind);
    found.hits.retain(|hit| kinds.contains(&kind_of(hit)));
    let why = best.map_or(Absence::Nowhere, |change| Absence::Relaxation {
        changes: vec![change],
        hops: 0,
    });
    let absence = found.hits.is_empty().then_some(why);
    let count = found.hits.len();
    let total = if matches!(found.total, Total::Exactly(_)) {
        Total::Exactly(count)
    } else {
        Total::AtLeast(count)
    };
    FindAnswer {
        hits: found.hits,
        total,
        before: 0,
        absence,
    }
}

/// All entities of some kinds, in the order of their names.
fn listed(kinds: Option<&[KindIndex]>, network: &Network) -> FindAnswer {
    let entities = network.entities();
    let wanted =
        entities.filter(|(_, entity)| kinds.is_none_or(|kinds| kinds.contains(&entity.kind)));
    let hits = wanted.map(|(index, entity)| NameHit {
        entity: index,
        name: entity.name.clone(),
        language: None,
        reason: MatchReason::Listed,
    });
    let mut hits: Vec<NameHit> = hits.collect();
    hits.sort_by_cached_key(|hit| hit.name.to_lowercase());
    FindAnswer {
        total: Total::Exactly(hits.len()),
        absence: hits.is_empty().then_some(Absence::Nowhere),
        hits,
        before: 0,
    }
}

impl Answer for FindAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.hits.len() as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.hits.iter().map(|hit| hit.entity).collect()
    }
}
