//! What if we do not believe …? The same question without some of the claims its answer rests on.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::questions::PAGE;
use crate::explorer::request::Asked;
use crate::explorer::table::Question;
use crate::explorer::table::SOURCES;
use crate::explorer::table::STATUS;
use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::RelationIndex;
use crate::model::SourceIndex;
use crate::model::Status;
use crate::model::Table;
use crate::query::Answer;
use crate::query::Cut;
use crate::query::Limits;
use crate::query::Remains;

/// At most so many sources are tried alone.
const MOST_SOURCES: usize = 4;
/// The part of the work of a question that may be spent on each doubt.
const SHARE_OF_WORK: u64 = 8;

/// A doubt about some of the claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Claims of this status do not count.
    Without(Status),
    /// Only documented claims count.
    OnlyDocumented,
    /// Only this source counts.
    OnlySource(SourceIndex),
    /// None: the claims and sources that the question leaves out count again, but for denied ones.
    Nothing,
}

/// What remains of an answer under a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The doubt.
    pub doubt: Doubt,
    /// The parameters of the question as it is doubted.
    pub parameters: Parameters,
    /// What remains; `None` if that could not be found out in the time left.
    pub remains: Option<Remains>,
}

/// How often a source is cited by the claims of an answer.
#[derive(Clone, Debug, Default)]
struct Cited {
    claims: usize,
    /// The place of the last claim that cites it; one that cites it twice counts once.
    last: Option<usize>,
    /// Whether a claim rests on it alone.
    is_alone: bool,
}

impl Cited {
    /// Takes a citation by the claim at a place.
    fn count(&mut self, position: usize) {
        if self.last.replace(position) != Some(position) {
            self.claims += 1;
        }
    }
}

impl Explorer {
    /// What remains of an answer under each doubt that concerns it: claims of a weak status it
    /// rests on, and its sources; and what there is again without the doubts that the question has
    /// already.
    ///
    /// Each doubt asks the question again, with an eighth of its work.
    #[must_use]
    pub fn what_if<Q: Question>(
        &self,
        asked: &Asked<Q>,
        answer: &Q::Answer,
        limits: &Limits,
    ) -> Vec<WhatIf> {
        let question = &asked.question;
        let Some(scope) = question.scope().filter(|_| question.can_be_doubted()) else {
            return Vec::new();
        };
        if limits.is_stopped() {
            return Vec::new();
        }
        let doubts = self.doubts(scope, answer, limits);
        doubts
            .into_iter()
            .take_while(|_| !limits.is_stopped())
            .filter_map(|doubt| {
                let parameters = self.doubted(asked, scope, doubt)?;
                let (parameters, remains) = self.under(asked, answer, parameters, limits)?;
                Some(WhatIf {
                    doubt,
                    parameters,
                    remains,
                })
            })
            .collect()
    }

    /// The doubts that would leave out something of an answer; of one that weighs all claims, whatever
    /// counts.
    fn doubts(&self, scope: &Scope, answer: &impl Answer, limits: &Limits) -> Vec<Doubt> {
        let network = self.network();
        let relations = &answer.relations();
        let mut statuses: Vec<Status> = relations
            .iter()
            .map(|&relation| network.claim(relation).status())
            .collect();
        if answer.weighs_all_claims() {
            let scoped = self.graph().within(scope, &[]);
            let counting = network
                .claims()
                .filter(|claim| scoped.counts(claim.index()));
            statuses.extend(counting.map(Claim::status));
        }
        let weak = [Status::Charged, Status::Rumour, Status::Denied]
            .into_iter()
            .filter(|status| statuses.contains(status));
        let mut doubts: Vec<Doubt> = weak.map(Doubt::Without).collect();
        let is_stated = statuses.iter().any(|status| *status != Status::NotStated);
        if is_stated && statuses.iter().any(|status| *status != Status::Documented) {
            doubts.push(Doubt::OnlyDocumented);
        }
        if scope.sources.is_none() {
            // Which doubts there are is told even if there is no work left to look into them.
            let mut budget = Budget::until_time(&Limits {
                steps: u64::MAX,
                ..limits.clone()
            });
            let sources = self.sources_to_try(relations, &mut budget);
            let sources = sources.unwrap_or_default().into_iter();
            doubts.extend(sources.take(MOST_SOURCES).map(Doubt::OnlySource));
        }
        let usual = Scope::default().statuses;
        if scope.sources.is_some() || usual.iter().any(|status| !scope.statuses.contains(status)) {
            doubts.push(Doubt::Nothing);
        }
        doubts
    }

    /// The sources that some claims rest on alone and others do not rest on; a source that is only
    /// cited beside another, to comment on it, is not tried alone. Each citation is looked at once.
    fn sources_to_try(
        &self,
        relations: &[RelationIndex],
        budget: &mut Budget,
    ) -> Result<Vec<SourceIndex>, Interruption> {
        let network = self.network();
        let mut cited = Table::filled(network.sources().len(), Cited::default());
        let mut sources: Vec<SourceIndex> = Vec::new();
        for (position, &relation) in relations.iter().enumerate() {
            let citations = network.claim(relation).citations();
            budget.spend(citations.len())?;
            for citation in citations {
                cited.at_mut(citation.source).count(position);
            }
            let Some((first, further)) = citations.split_first() else {
                continue;
            };
            let is_alone = further.iter().all(|other| other.source == first.source);
            if is_alone && !std::mem::replace(&mut cited.at_mut(first.source).is_alone, true) {
                sources.push(first.source);
            }
        }
        sources.retain(|&source| cited.at(source).claims < relations.len());
        Ok(sources)
    }

    /// The parameters of a question under a doubt; nothing if it would leave nothing.
    fn doubted<Q: Question>(
        &self,
        asked: &Asked<Q>,
        scope: &Scope,
        doubt: Doubt,
    ) -> Option<Parameters> {
        let mut parameters = asked.request.parameters.clone();
        parameters.remove(&PAGE);
        match doubt {
            Doubt::Without(status) => {
                let others = scope.statuses.iter().filter(|known| **known != status);
                let left: Vec<&str> = others.map(|known| known.name()).collect();
                if left.is_empty() {
                    return None;
                }
                parameters.set(&STATUS, &left.join(","));
            }
            Doubt::OnlyDocumented => parameters.set(&STATUS, Status::Documented.name()),
            Doubt::Nothing => {
                parameters.remove(&STATUS);
                parameters.remove(&SOURCES);
            }
            Doubt::OnlySource(source) => {
                parameters.set(&SOURCES, &self.network().source(source).id);
            }
        }
        Some(parameters)
    }

    /// What remains of an answer if its question is asked with other parameters; and these.
    fn under<Q: Question>(
        &self,
        asked: &Asked<Q>,
        answer: &Q::Answer,
        parameters: Parameters,
        limits: &Limits,
    ) -> Option<(Parameters, Option<Remains>)> {
        let doubted = self.read::<Q>(&asked.request.path, parameters).ok()?;
        let limits = Limits {
            steps: limits.steps / SHARE_OF_WORK,
            ..limits.clone()
        };
        let remains = self.ask(&doubted.question, &limits).ok();
        let remains = remains.filter(|answer| !answer.cut().is_some_and(Cut::is_open));
        let remains = remains.map(|doubted| answer.remains_in(&doubted));
        Some((doubted.request.parameters, remains))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::error::Error;
    use std::fmt::Write;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use crate::dataset::DatasetFiles;
    use crate::explorer::explorer_handle::Explorer;
    use crate::graph::Budget;
    use crate::graph::Limits;
    use crate::model::Claim;
    use crate::model::RelationIndex;

    type Tested = Result<(), Box<dyn Error>>;

    /// A network in which each of so many pairs of claims rests on a source of its own, and all pairs cite
    /// another one beside it.
    fn of_claims(count: usize) -> Result<Explorer, Box<dyn Error>> {
        let mut relations = "from,type,to,source\n".to_owned();
        for number in 0..count {
            writeln!(relations, "a,t,b,s{number}|s{number}")?;
            writeln!(relations, "a,t,b,s{number}|all")?;
        }
        let entities = b"id,kind,name\na,person,Anna\nb,person,Boris\n";
        let mut files = DatasetFiles::from_memory("many", []);
        files.insert("relations.csv", Cow::Owned(relations.into_bytes()));
        files.insert("entities.csv", Cow::Borrowed(entities));
        Ok(Explorer::open(&files)?)
    }

    fn all(explorer: &Explorer) -> Vec<RelationIndex> {
        explorer.network().claims().map(Claim::index).collect()
    }

    #[test]
    fn each_citation_is_looked_at_once_to_find_the_sources() -> Tested {
        let mut spent = Vec::new();
        for count in [1, 100, 1_000] {
            let (explorer, mut budget) = (of_claims(count)?, Budget::default());
            let sources = explorer.sources_to_try(&all(&explorer), &mut budget)?;
            assert_eq!(sources.len(), if count == 1 { 0 } else { count });
            spent.push(budget.spent());
        }
        let of_one = spent.first().copied().unwrap_or_default();
        assert!(of_one > 0);
        assert_eq!(spent, [of_one, 100 * of_one, 1_000 * of_one]);
        Ok(())
    }

    #[test]
    fn no_source_is_looked_for_once_nobody_waits() -> Tested {
        let explorer = of_claims(10)?;
        let limits = Limits {
            stop: Some(Arc::new(AtomicBool::new(true))),
            ..Limits::default()
        };
        let stopped = explorer.sources_to_try(&all(&explorer), &mut Budget::new(&limits));
        assert!(stopped.is_err());
        Ok(())
    }
}
