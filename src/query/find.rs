//! Searches entities by name, in any spelling and script.

use crate::graph::Limits;
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
    /// The name, as typed.
    pub text: String,
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIndex>>,
}

/// The entities with the name, or one like it.
#[derive(Clone, Debug)]
pub struct FindAnswer {
    /// The entities, best match first, with the name that matched and why.
    pub hits: Vec<NameHit>,
    /// How many there are.
    pub total: Total,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
}

impl FindQuestion {
    /// Searches for a name among entities of all kinds.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kinds: None,
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
    match &question.kinds {
        None => question.among_all(names, limits.results),
        Some(kinds) => question.among(kinds, network, names, limits.results),
    }
}

impl FindQuestion {
    fn among_all(&self, names: &NameIndex, most: usize) -> FindAnswer {
        let found = names.search(&self.text, most);
        let absence = found.hits.is_empty().then_some(Absence::Nowhere);
        FindAnswer {
            hits: found.hits,
            total: found.total,
            absence,
        }
    }

    fn among(
        &self,
        kinds: &[KindIndex],
        network: &Network,
        names: &NameIndex,
        most: usize,
    ) -> FindAnswer {
        let kind_of = |hit: &NameHit| network.kind_of(hit.entity);
        let mut found = names.search(&self.text, HITS_BEFORE_KINDS);
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
        found.hits.truncate(most);
        FindAnswer {
            hits: found.hits,
            total,
            absence,
        }
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
