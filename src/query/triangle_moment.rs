//! The choice of one claim of each tie that best bears a triangle out.
//!
//! claims of each tie → **sweep** → the strongest choice that held at one moment
//!
//! Claims that may have held at one moment cover a common day, so one pass over the days on which a
//! claim begins finds the best choice in time `O(n log n)`, however many claims are parallel. What
//! must have held at one moment is found in the same pass: a claim holds for certain from its
//! latest start to its earliest end, and if its latest start is later, the others must hold for
//! certain from the one day to the other (at most one claim of a choice can be of that sort).

use std::cmp::Reverse;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::RelationIndex;
use crate::model::Strength;
use crate::model::Verdict;

/// A claim that may be chosen.
#[derive(Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) relation: RelationIndex,
    pub(crate) bounds: DateBounds,
    pub(crate) strength: Strength,
}

/// One claim of each list.
pub(crate) struct Choice {
    pub(crate) at_once: Verdict,
    /// How strong its weakest claim is.
    pub(crate) strength: Strength,
    pub(crate) claims: Vec<Candidate>,
}

/// The choice with the best verdict, and of those the one whose weakest claim is strongest; of
/// equals the earliest. `None` if a list is empty.
pub(crate) fn best_choice(
    lists: &[Vec<Candidate>],
    budget: &mut Budget,
) -> Result<Option<Choice>, Interruption> {
    if lists.iter().any(Vec::is_empty) {
        return Ok(None);
    }
    for at_once in [Verdict::Certain, Verdict::Possible] {
        budget.spend(lists.iter().map(Vec::len).sum())?;
        let found = Sweep::over(lists, at_once).run();
        if found.is_some() {
            return Ok(found);
        }
    }
    let strongest = |list: &Vec<Candidate>| {
        let best = list.iter().copied();
        best.min_by_key(|claim| (Reverse(claim.strength), claim.relation))
    };
    let claims = lists.iter().filter_map(strongest).collect();
    Ok(Some(Choice::of(Verdict::Never, claims)))
}

impl Choice {
    fn of(at_once: Verdict, claims: Vec<Candidate>) -> Self {
        let strength = claims.iter().map(|claim| claim.strength).min();
        Self {
            at_once,
            strength: strength.unwrap_or(Strength::from_rank(0)),
            claims,
        }
    }
}

/// A claim of a list with the days on which it holds under a verdict.
#[derive(Clone, Copy)]
struct Held {
    first: Day,
    last: Day,
    claim: Candidate,
}

/// A stretch that the claims of all lists must cover; if it was made by a claim that does not hold
/// on any one day for certain, those of the other lists.
struct Stretch {
    first: Day,
    last: Day,
    made_by: Option<(usize, Candidate)>,
}

/// The claims of a list that began so far: for each strength, strongest first, the one that lasts
/// longest.
#[derive(Default)]
struct Begun {
    longest: Vec<Held>,
}

struct Sweep {
    at_once: Verdict,
    /// The claims of each list, the latest beginning first, so that the next is at the end.
    to_begin: Vec<Vec<Held>>,
    stretches: Vec<Stretch>,
    /// No choice can be stronger.
    ceiling: Strength,
}

impl Sweep {
    fn over(lists: &[Vec<Candidate>], at_once: Verdict) -> Self {
        let mut stretches = Vec::new();
        let mut to_begin = Vec::new();
        let mut ceiling = Strength::from_rank(Strength::COUNT);
        for (position, list) in lists.iter().enumerate() {
            let mut held: Vec<Held> = list.iter().map(|claim| Held::of(*claim, at_once)).collect();
            held.sort_unstable_by_key(|held| Reverse((held.first, held.claim.relation)));
            stretches.extend(held.iter().map(|held| held.stretch(position)));
            let strongest = list.iter().map(|claim| claim.strength).max();
            ceiling = ceiling.min(strongest.unwrap_or(ceiling));
            to_begin.push(held);
        }
        stretches.sort_by_key(|stretch| (stretch.first, stretch.made_by.is_some()));
        Self {
            at_once,
            to_begin,
            stretches,
            ceiling,
        }
    }

    fn run(mut self) -> Option<Choice> {
        let mut begun: Vec<Begun> = Vec::new();
        begun.resize_with(self.to_begin.len(), Begun::default);
        let mut best: Option<Choice> = None;
        for stretch in &self.stretches {
            for (list, begun) in self.to_begin.iter_mut().zip(&mut begun) {
                while let Some(next) = list.pop_if(|next| next.first <= stretch.first) {
                    begun.add(next);
                }
            }
            let Some(claims) = stretch.covered_by(&begun) else {
                continue;
            };
            let choice = Choice::of(self.at_once, claims);
            let known = best.as_ref().map(|best| best.strength);
            if known.is_none_or(|known| choice.strength > known) {
                let is_best = choice.strength == self.ceiling;
                best = Some(choice);
                if is_best {
                    break;
                }
            }
        }
        best
    }
}

impl Held {
    fn of(claim: Candidate, at_once: Verdict) -> Self {
        let bounds = claim.bounds;
        let (first, last) = match at_once {
            Verdict::Certain => (bounds.start_latest, bounds.end_earliest),
            Verdict::Possible | Verdict::Never => (bounds.start_earliest, bounds.end_latest),
        };
        Self { first, last, claim }
    }

    /// What the claims of the other lists must cover if this claim is chosen and none of them
    /// begins later.
    fn stretch(&self, of_list: usize) -> Stretch {
        let (first, last) = (self.first, self.last);
        if first <= last {
            return Stretch {
                first,
                last: first,
                made_by: None,
            };
        }
        Stretch {
            first: last,
            last: first,
            made_by: Some((of_list, self.claim)),
        }
    }
}

impl Begun {
    fn add(&mut self, held: Held) {
        let strength = |known: &Held| Reverse(known.claim.strength);
        match self
            .longest
            .binary_search_by_key(&Reverse(held.claim.strength), strength)
        {
            Ok(found) => {
                if let Some(known) = self
                    .longest
                    .get_mut(found)
                    .filter(|known| known.last < held.last)
                {
                    *known = held;
                }
            }
            Err(place) => self.longest.insert(place, held),
        }
    }

    /// The strongest claim that lasts to a day.
    fn strongest_until(&self, day: Day) -> Option<Candidate> {
        let lasts = |held: &&Held| held.last >= day;
        self.longest.iter().find(lasts).map(|held| held.claim)
    }
}

impl Stretch {
    /// The strongest claim of each list that covers it, if all have one.
    fn covered_by(&self, begun: &[Begun]) -> Option<Vec<Candidate>> {
        let lists = begun.iter().enumerate();
        lists
            .map(|(position, begun)| match self.made_by {
                Some((own, claim)) if own == position => Some(claim),
                _ => begun.strongest_until(self.last),
            })
            .collect()
    }
}
