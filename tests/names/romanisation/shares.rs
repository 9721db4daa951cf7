//! Shares: how often the right entity is the first found, and how often among the first five.

use std::collections::BTreeMap;
use std::fmt::Write;

use prosopograph::graph::NameIndex;
use prosopograph::model::EntityIndex;

/// A text typed, and who may be meant by it.
pub struct Question {
    /// How it is spelt, or whatever else the questions are counted by.
    pub scheme: String,
    pub text: String,
    pub right: Vec<EntityIndex>,
}

/// How many questions of a kind there were, and how many were answered rightly.
#[derive(Default)]
struct Share {
    asked: u32,
    first: u32,
    among_five: u32,
}

/// The shares of a set of questions, by scheme.
#[derive(Default)]
pub struct Shares {
    by_scheme: BTreeMap<String, Share>,
    all: Share,
    missed: Vec<String>,
}

impl Shares {
    /// Asks all the questions.
    pub fn ask(&mut self, index: &NameIndex, questions: impl IntoIterator<Item = Question>) {
        for question in questions {
            let hits = index.search(&question.text, 5).hits;
            let place = hits
                .iter()
                .position(|hit| question.right.contains(&hit.entity));
            for share in [
                self.by_scheme.entry(question.scheme.clone()).or_default(),
                &mut self.all,
            ] {
                share.asked += 1;
                share.first += u32::from(place == Some(0));
                share.among_five += u32::from(place.is_some());
            }
            if place != Some(0) {
                let found = hits.first().map_or("nothing", |hit| hit.name.as_str());
                self.missed.push(format!(
                    "{}: {} — found {found}, then {place:?}",
                    question.scheme, question.text
                ));
            }
        }
    }

    /// Fails unless there were enough questions, and of all of them, and of each scheme's, enough
    /// were answered.
    pub fn assert_at_least(&self, questions: u32) {
        println!("{}", self.report());
        assert!(self.all.asked >= questions, "{} questions", self.all.asked);
        for (scheme, share) in self
            .by_scheme
            .iter()
            .map(|(scheme, share)| (scheme.as_str(), share))
            .chain([("all", &self.all)])
        {
            let enough =
                share.first * 100 >= share.asked * 90 && share.among_five * 100 >= share.asked * 98;
            assert!(
                enough,
                "{scheme}\n{}\n{}",
                self.report(),
                self.missed.join("\n")
            );
        }
    }

    fn report(&self) -> String {
        let mut text = format!("{:28} questions  first  first five\n", "");
        for (scheme, share) in self
            .by_scheme
            .iter()
            .map(|(scheme, share)| (scheme.as_str(), share))
            .chain([("all", &self.all)])
        {
            let percent = |count: u32| 100.0 * f64::from(count) / f64::from(share.asked.max(1));
            let shares = (percent(share.first), percent(share.among_five));
            writeln!(
                text,
                "{scheme:28} {:9}  {:4.1}%      {:5.1}%",
                share.asked, shares.0, shares.1
            )
            .expect("text is endless");
        }
        text
    }
}
