//! How a claim stands, in words that nobody can mistake: whose claim it is, by which channel it is
//! known, and when it was made.

use crate::model::claim::Status;
use crate::model::date::HistoricalDate;
use crate::model::index::EntityIndex;
use crate::model::network::Network;
use crate::model::relation::Claim;

/// Where the claimant stands.
const CLAIMANT: &str = "{}";

/// A part of what is said of the standing of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandingPart {
    /// Words, with the spaces that belong to them.
    Words(String),
    /// The name of an actor.
    Actor(EntityIndex),
}

/// How a claim stands: "as", an actor, "alleged".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its parts, in the order they are read; none if there is nothing to be said.
    pub parts: Vec<StandingPart>,
}

impl Status {
    /// What a claim of this status is, after the word "is" or in brackets; empty where the source
    /// states it as a fact.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        self.words().0
    }

    /// The words for a claim of nobody in particular, and for that of an actor.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Documented | Self::NotStated => ("", "as {} stated"),
            Self::Alleged => ("an allegation", "as {} alleged"),
            Self::Suspected => ("a suspicion", "suspected by {}"),
            Self::Perceived => ("a perception", "as perceived by {}"),
            Self::Intercepted => (
                "known from an intercept",
                "known from an intercept, in the words of {}",
            ),
            Self::Rumour => ("a rumour", "a rumour told by {}"),
            Self::Charged => ("only a charge", "a charge brought by {}"),
            Self::Denied => ("denied", "denied by {}"),
        }
    }
}

impl Standing {
    /// How a claim of this status stands.
    ///
    /// The first claimant is whose claim it is; the others told of it.
    #[must_use]
    pub fn of(status: Status, claimants: &[EntityIndex], said: Option<&str>) -> Self {
        let (noun, by) = status.words();
        let mut parts = Vec::new();
        let mut put = |words: &str| {
            if !words.is_empty() {
                parts.push(StandingPart::Words(words.to_owned()));
            }
        };
        let Some((first, others)) = claimants.split_first() else {
            put(noun);
            let joint = if noun.is_empty() { "said" } else { ", said" };
            put(&said.map_or_else(String::new, |said| format!("{joint} {said}")));
            return Self { parts };
        };
        let (before, after) = by.split_once(CLAIMANT).unwrap_or((by, ""));
        put(before);
        parts.push(StandingPart::Actor(*first));
        let mut after = after.to_owned();
        for other in others {
            parts.push(StandingPart::Words(format!("{after}, as ")));
            parts.push(StandingPart::Actor(*other));
            " tells".clone_into(&mut after);
        }
        if let Some(said) = said {
            after.push(' ');
            after.push_str(said);
        }
        parts.push(StandingPart::Words(after));
        Self { parts }
    }

    /// Whether there is nothing to be said: the source states it as a fact.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.parts.is_empty()
    }

    /// As one text.
    #[must_use]
    pub fn text(&self, network: &Network) -> String {
        let part = |part: &StandingPart| match part {
            StandingPart::Words(words) => words.clone(),
            StandingPart::Actor(actor) => network.entity(*actor).name.clone(),
        };
        self.parts.iter().map(part).collect()
    }
}

impl Claim<'_> {
    /// How it stands.
    #[must_use]
    pub fn standing(self) -> Standing {
        let claimants: Vec<EntityIndex> = self.asserted_by().into_iter().collect();
        let said = self.asserted_when().map(HistoricalDate::after_a_verb);
        Standing::of(self.status(), &claimants, said.as_deref())
    }
}
