//! What if we do not believe …? The same question without some of the claims its answer rests on.

use crate::explorer::answer::Answer;
use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::question::Asked;
use crate::explorer::question::Question;
use crate::graph::Scope;
use crate::model::SourceIndex;
use crate::model::Status;
use crate::model::Verdict;
use crate::query::Limits;

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

/// What remains of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remains {
    /// So many results.
    Results(u64),
    /// A route of so many hops; `None` if there is none any more.
    Route(Option<usize>),
    /// A journey of this verdict.
    Journey(Verdict),
}

impl Explorer {
    /// What remains of an answer under each doubt that concerns it: claims of a weak status it
    /// rests on, and its sources; and what there is again without the doubts that the question has
    /// already.
    ///
    /// Each doubt asks the question again, with an eighth of its work.
    #[must_use]
    pub fn what_if(&self, asked: &Asked, answer: &Answer, limits: &Limits) -> Vec<WhatIf> {
        let Some(scope) = asked.scope().filter(|_| can_be_doubted(&asked.question)) else {
            return Vec::new();
        };
        let doubts = self.doubts(scope, answer);
        doubts
            .into_iter()
            .take_while(|_| !limits.is_stopped())
            .filter_map(|doubt| self.under(asked, scope, doubt, limits))
            .collect()
    }

    /// The doubts that would leave out something of an answer.
    fn doubts(&self, scope: &Scope, answer: &Answer) -> Vec<Doubt> {
        let network = self.network();
        let relations = answer.relations();
        let statuses: Vec<Status> = relations
            .iter()
            .map(|&relation| network.claim(relation).status())
            .collect();
        let weak = [Status::Charged, Status::Rumour, Status::Denied]
            .into_iter()
            .filter(|status| statuses.contains(status));
        let mut doubts: Vec<Doubt> = weak.map(Doubt::Without).collect();
        if statuses.iter().any(|status| *status != Status::Documented) {
            doubts.push(Doubt::OnlyDocumented);
        }
        let mut sources: Vec<SourceIndex> = Vec::new();
        for &relation in &relations {
            let cited = network
                .claim(relation)
                .citations()
                .iter()
                .map(|citation| citation.source);
            for source in cited {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        if sources.len() > 1 && scope.sources.is_none() {
            doubts.extend(
                sources
                    .into_iter()
                    .take(MOST_SOURCES)
                    .map(Doubt::OnlySource),
            );
        }
        let usual = Scope::default().statuses;
        if scope.sources.is_some() || usual.iter().any(|status| !scope.statuses.contains(status)) {
            doubts.push(Doubt::Nothing);
        }
        doubts
    }

    fn under(&self, asked: &Asked, scope: &Scope, doubt: Doubt, limits: &Limits) -> Option<WhatIf> {
        let mut parameters = asked.parameters.clone();
        match doubt {
            Doubt::Without(status) => {
                let left: Vec<&str> = scope
                    .statuses
                    .iter()
                    .filter(|known| **known != status)
                    .map(|known| known.name())
                    .collect();
                if left.is_empty() {
                    return None;
                }
                parameters.set("status", &left.join(","));
            }
            Doubt::OnlyDocumented => parameters.set("status", Status::Documented.name()),
            Doubt::Nothing => {
                parameters.remove("status");
                parameters.remove("sources");
            }
            Doubt::OnlySource(source) => {
                parameters.set("sources", &self.network().source(source).id)
            }
        }
        let doubted = self.read(&asked.path, parameters.clone()).ok()?;
        let limits = Limits {
            steps: limits.steps / SHARE_OF_WORK,
            ..limits.clone()
        };
        let remains = self
            .ask(&doubted.question, &limits)
            .ok()
            .map(|answer| match &answer {
                Answer::Path(path) => {
                    Remains::Route(path.routes.first().map(|route| route.hops.len()))
                }
                Answer::Journey(journey) => Remains::Journey(journey.verdict),
                answer => Remains::Results(answer.count()),
            });
        Some(WhatIf {
            doubt,
            parameters: doubted.parameters,
            remains,
        })
    }
}

/// Whether an answer rests on claims one by one; a canvas and a search for a name do not.
fn can_be_doubted(question: &Question) -> bool {
    !matches!(question, Question::Find(_) | Question::Explore(_))
}
