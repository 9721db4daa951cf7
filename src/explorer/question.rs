//! Questions, ready to be asked.

use crate::explorer::parameters::Parameters;
use crate::explorer::what_if::WhatIf;
use crate::graph::MatchReason;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::query::AroundQuestion;
use crate::query::ExploreQuestion;
use crate::query::JourneyQuestion;
use crate::query::Limits;
use crate::query::PathQuestion;
use crate::query::TimelineQuestion;
use crate::query::TriangleQuestion;

/// How much one may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceilings {
    /// The most hops around an entity.
    pub hops: usize,
    /// The most routes of "the k shortest".
    pub routes: usize,
    /// The most results in a list.
    pub results: usize,
    /// The most entities on a canvas.
    pub gathered: usize,
    /// The most row entries a question may look at.
    pub steps: u64,
}

impl Default for Ceilings {
    fn default() -> Self {
        Self {
            hops: 6,
            routes: 100,
            results: 1_000,
            gathered: 20_000,
            steps: 200_000_000,
        }
    }
}

/// Who is called so?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindQuestion {
    /// The name, as typed.
    pub text: String,
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIndex>>,
}

/// What is known of an entity?
#[derive(Clone, Debug, PartialEq)]
pub struct ShowQuestion {
    /// The entity.
    pub entity: EntityIndex,
    /// Which of its relations are shown.
    pub scope: Scope,
}

/// Any question.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Who is called so?
    Find(FindQuestion),
    /// What is known of an entity?
    Show(ShowQuestion),
    /// Who is around an entity?
    Around(AroundQuestion),
    /// How are two entities connected?
    Path(PathQuestion),
    /// Could it have travelled from one to the other?
    Journey(JourneyQuestion),
    /// What happened when?
    Timeline(TimelineQuestion),
    /// Which triangles are there?
    Triangles(TriangleQuestion),
    /// What was gathered on the canvas?
    Explore(ExploreQuestion),
}

/// A name that was typed, and the entity it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The parameter it was typed into.
    pub parameter: &'static str,
    /// What was typed.
    pub typed: String,
    /// Who was understood.
    pub entity: EntityIndex,
    /// Why.
    pub reason: MatchReason,
}

/// A question together with how it was put.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Its limits.
    pub limits: Limits,
    /// Names that were understood as entities; ids are not among them.
    pub understood: Vec<Understood>,
    /// The path of its address, such as `/path`.
    pub path: String,
    /// What remains of the answer under doubts, as far as it was looked into.
    pub what_if: Vec<WhatIf>,
    /// Its parameters in canonical form, names replaced by ids.
    pub parameters: Parameters,
}

impl Asked {
    /// The address that asks this question again, without the host.
    #[must_use]
    pub fn address(&self) -> String {
        if self.parameters.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.parameters.to_query())
        }
    }

    /// The part of the network the question is about; `None` for a name search.
    #[must_use]
    pub fn scope(&self) -> Option<&Scope> {
        match &self.question {
            Question::Find(_) => None,
            Question::Show(question) => Some(&question.scope),
            Question::Around(question) => Some(&question.scope),
            Question::Path(question) => Some(&question.scope),
            Question::Journey(question) => Some(&question.scope),
            Question::Timeline(question) => Some(&question.scope),
            Question::Triangles(question) => Some(&question.scope),
            Question::Explore(question) => Some(&question.scope),
        }
    }
}
