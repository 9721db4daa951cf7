//! The question as it was understood, so that every answer says what it answers.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Question;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::query::JourneyAim;
use crate::query::JourneyQuestion;
use crate::query::PathMethod;
use crate::query::PathQuestion;
use crate::query::TriangleQuestion;
use crate::query::pattern_named;
use crate::view::download::DownloadView;
use crate::view::entity::EntityLink;
use crate::view::scope::ScopeView;
use crate::view::what_if::WhatIfView;

/// A name that was typed, and who was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnderstoodView {
    /// What was typed.
    #[schema(example = "Kawabe")]
    pub typed: String,
    /// Who was understood.
    pub entity: EntityLink,
    /// Why.
    pub reason: String,
}

/// A question in words, with the addresses that ask it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct QuestionView {
    /// The question in words.
    #[schema(example = "How is Torashirō Kawabe connected to Joseph Stalin?")]
    pub sentence: String,
    /// The address of the page that answers it, without the host.
    #[schema(example = "/path?from=torashiro-kawabe&to=joseph-stalin")]
    pub page: String,
    /// The address of the same answer as JSON.
    #[schema(example = "/api/path?from=torashiro-kawabe&to=joseph-stalin")]
    pub api: String,
    /// Names that were understood as entities.
    pub understood: Vec<UnderstoodView>,
    /// What part of the network it is about.
    pub scope: ScopeView,
    /// What remains of the answer if some of its claims are not believed.
    pub what_if: Vec<WhatIfView>,
    /// How many results are listed at most.
    pub limit: usize,
}

impl QuestionView {
    /// A question in words.
    #[must_use]
    pub fn of(network: &Network, asked: &Asked) -> Self {
        let understood = asked.understood.iter().map(|found| UnderstoodView {
            typed: found.typed.clone(),
            entity: EntityLink::of(network, found.entity),
            reason: found.reason.to_string(),
        });
        let page = asked.address();
        Self {
            sentence: sentence(network, asked),
            api: format!("/api{page}"),
            page,
            understood: understood.collect(),
            scope: ScopeView::of(network, asked),
            what_if: WhatIfView::all(network, asked),
            limit: asked.limits.results,
        }
    }
}

impl QuestionView {
    /// The files that the answer can be taken away as.
    #[must_use]
    pub fn downloads(&self) -> Vec<DownloadView> {
        DownloadView::of(&self.page)
    }
}

fn sentence(network: &Network, asked: &Asked) -> String {
    let name = |entity: EntityIndex| network.entity(entity).name.as_str();
    match &asked.question {
        Question::Find(question) => {
            format!("Who or what is called \u{201c}{}\u{201d}?", question.text)
        }
        Question::Show(question) => format!("What is known of {}?", name(question.entity)),
        Question::Around(question) if question.hops == 1 => {
            format!(
                "Who and what is directly tied to {}?",
                name(question.entity)
            )
        }
        Question::Around(question) => format!(
            "Who and what is within {} hops of {}?",
            question.hops,
            name(question.entity)
        ),
        Question::Path(question) => path_sentence(question, name(question.from), name(question.to)),
        Question::Journey(question) => {
            journey_sentence(question, name(question.from), name(question.to))
        }
        Question::Timeline(question) => match question.entity {
            Some(entity) => format!("What happened when around {}?", name(entity)),
            None => "What happened when?".to_owned(),
        },
        Question::Triangles(question) => triangle_sentence(network, asked, question),
        Question::Explore(question) => explore_sentence(network, question),
    }
}

fn path_sentence(question: &PathQuestion, from: &str, to: &str) -> String {
    match question.method {
        PathMethod::Shortest => format!("How is {from} connected to {to}?"),
        PathMethod::AllShortest => format!("What are all shortest routes from {from} to {to}?"),
        PathMethod::KShortest => format!(
            "What are the {} shortest routes from {from} to {to}?",
            question.count
        ),
        PathMethod::BestAttested => format!("What is the best attested route from {from} to {to}?"),
        PathMethod::Specific => {
            format!("What is the most specific route from {from} to {to}, avoiding hubs?")
        }
    }
}

fn journey_sentence(question: &JourneyQuestion, from: &str, to: &str) -> String {
    let aim = match question.aim {
        JourneyAim::EarliestArrival => "",
        JourneyAim::LatestDeparture => ", leaving as late as can be",
        JourneyAim::Fastest => ", with least time on the way",
        JourneyAim::FewestHops => ", in as few hops as can be",
    };
    format!("Could it have travelled from {from} to {to}{aim}?")
}

fn explore_sentence(network: &Network, question: &ExploreQuestion) -> String {
    let name = |entity: EntityIndex| network.entity(entity).name.as_str();
    match question.steps.first() {
        None => "What is to be seen?".to_owned(),
        Some(ExploreStep::Everything) => "The whole network".to_owned(),
        Some(ExploreStep::Route { from, to }) => format!("From {} to {}", name(*from), name(*to)),
        Some(ExploreStep::Expand { entity, .. }) => format!("Around {}", name(*entity)),
        Some(ExploreStep::Show(entities)) => match entities[..] {
            [] => "What is to be seen?".to_owned(),
            [one] => format!("Around {}", name(one)),
            [one, other] => format!("{} and {}", name(one), name(other)),
            [one, .., other] => format!(
                "{}, {} and {} more",
                name(one),
                name(other),
                entities.len() - 2
            ),
        },
    }
}

fn triangle_sentence(network: &Network, asked: &Asked, question: &TriangleQuestion) -> String {
    let involving = question
        .involving
        .map(|entity| format!(" around {}", network.entity(entity).name))
        .unwrap_or_default();
    if let Some(pattern) = asked
        .parameters
        .first("pattern")
        .and_then(|id| pattern_named(network, id))
    {
        return format!(
            "Which triangles{involving} are of the pattern \u{201c}{}\u{201d}?",
            pattern.name
        );
    }
    let sides = ["side1", "side2", "side3"].map(|name| match asked.parameters.values(name) {
        [] => "any tie".to_owned(),
        chosen => chosen.join(" or ").replace('_', " "),
    });
    if sides.iter().all(|side| side == "any tie") {
        return format!("Which triangles{involving} are there?");
    }
    format!(
        "Which triangles{involving} have {}, {} and {} as their sides?",
        sides[0], sides[1], sides[2]
    )
}
