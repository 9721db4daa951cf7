//! Example questions as tests of their dataset: what must hold of an answer, and whether it does.
//!
//! An expectation is a list of promises separated by `|`: `answered`, `unanswered`, `first:ID`,
//! `includes:ID`, `excludes:ID`, `hops:N`, `routes:N`, `route:A>B>C`, `relation:FROM TYPE TO`,
//! `verdict:certain` (`possible`, `never`), `count:N`, `count>=N`, of a table `rows:N` and `value:TEXT`
//! (such as `value:certainly: 37, possibly: 108` of bounds), and of an empty answer `reason:relaxation` (`different-components`, `nowhere`), `changes:N`.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::model::EntityIndex;
use crate::model::ExampleQuestion;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::Absence;
use crate::query::Answer;
use crate::query::Cut;

/// How many values of a table are repeated where none is the promised one.
const SEEN: usize = 12;

/// An example question and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedQuestion {
    /// Its id.
    pub id: String,
    /// Each promise that was not kept, with what was found instead.
    pub failures: Vec<String>,
}

/// Asks every example question of a network and checks its promises.
#[must_use]
pub fn check_questions(explorer: &Explorer) -> Vec<CheckedQuestion> {
    let check = |example: &ExampleQuestion| CheckedQuestion {
        id: example.id.clone(),
        failures: failures(explorer, example),
    };
    explorer.network().questions().iter().map(check).collect()
}

fn failures(explorer: &Explorer, example: &ExampleQuestion) -> Vec<String> {
    let (path, query) = example
        .query
        .split_once('?')
        .unwrap_or((&example.query, ""));
    let asked = match explorer.read_any(path, Parameters::from_query(query)) {
        Ok(asked) => asked,
        Err(error) => return vec![format!("the query cannot be asked: {error}")],
    };
    match asked.answer(explorer, &asked.request().limits) {
        Err(error) => vec![error.to_string()],
        Ok(answer) if answer.cut().is_some_and(Cut::is_open) => {
            vec!["the answer takes too long to be checked; narrow the question".to_owned()]
        }
        Ok(answer) => {
            let found = Found {
                network: explorer.network(),
                answer: answer.as_ref(),
            };
            let promises = example
                .expected
                .split('|')
                .map(str::trim)
                .filter(|promise| !promise.is_empty());
            promises
                .filter_map(|promise| found.failure(promise))
                .collect()
        }
    }
}

struct Found<'a> {
    network: &'a Network,
    answer: &'a dyn Answer,
}

impl Found<'_> {
    /// Why a promise is not kept; `None` if it is.
    fn failure(&self, promise: &str) -> Option<String> {
        match promise {
            "answered" if !self.answer.is_answered() => return Some(unkept(promise, "no answer")),
            "unanswered" if self.answer.is_answered() => return Some(unkept(promise, "an answer")),
            "answered" | "unanswered" => return None,
            _ => {}
        }
        if let Some(least) = promise
            .strip_prefix("count>=")
            .and_then(|text| text.trim().parse::<u64>().ok())
        {
            return if self.answer.count() >= least {
                None
            } else {
                Some(unkept(promise, &self.answer.count().to_string()))
            };
        }
        match promise.split_once(':') {
            Some((what, value)) => self.failure_of_value(promise, what, value),
            None => Some(unknown(promise)),
        }
    }

    /// Why a promise of the form `what:value` is not kept; `None` if it is.
    fn failure_of_value(&self, promise: &str, what: &str, value: &str) -> Option<String> {
        match what {
            "first" => compare(
                promise,
                value,
                &self.first().map_or("nobody", |entity| self.id(entity)),
            ),
            "includes" if self.has(value) => None,
            "excludes" if !self.has(value) => None,
            "includes" | "excludes" => Some(unkept(promise, &self.ids(&self.entities()))),
            "hops" => compare(
                promise,
                value,
                &self
                    .routes()
                    .first()
                    .map_or("no route".to_owned(), |route| (route.len() - 1).to_string()),
            ),
            "routes" => compare(promise, value, &self.routes().len().to_string()),
            "route" => {
                let routes: Vec<String> =
                    self.routes().iter().map(|route| self.ids(route)).collect();
                if routes.iter().any(|route| route == value) {
                    None
                } else {
                    Some(unkept(promise, &routes.join(" or ")))
                }
            }
            "relation" => {
                let wanted: Vec<&str> = value.split_whitespace().collect();
                if self
                    .answer
                    .relations()
                    .iter()
                    .any(|&relation| wanted == self.reads(relation))
                {
                    None
                } else {
                    Some(unkept(promise, "no such relation"))
                }
            }
            "verdict" => compare(promise, value, self.verdict()),
            "reason" => compare(
                promise,
                value,
                self.answer.absence().map_or("an answer", Absence::name),
            ),
            "changes" => compare(promise, value, &self.changes().to_string()),
            "count" => compare(promise, value, &self.answer.count().to_string()),
            "rows" => self.failure_of_rows(promise, value),
            "value" => self.failure_of_cell(promise, value),
            _ => Some(unknown(promise)),
        }
    }

    /// Why a table does not have the promised number of rows; `None` if it has.
    fn failure_of_rows(&self, promise: &str, value: &str) -> Option<String> {
        let Some(rows) = self.answer.values() else {
            return Some(unkept(promise, "no table"));
        };
        let count = rows.len().to_string();
        match self.answer.incomplete() {
            // How many rows there are is not known then, whatever was promised.
            Some(incomplete) => Some(unkept(promise, &format!("the first {count}; {incomplete}"))),
            None => compare(promise, value, &count),
        }
    }

    /// Why no value of a table is the promised one; `None` if one is.
    fn failure_of_cell(&self, promise: &str, value: &str) -> Option<String> {
        let Some(rows) = self.answer.values() else {
            return Some(unkept(promise, "no table"));
        };
        let mut cells = rows.iter().flatten();
        if cells.any(|cell| cell == value) {
            return None;
        }
        let seen = rows.iter().flatten().take(SEEN).map(String::as_str);
        Some(unkept(promise, &seen.collect::<Vec<_>>().join(", ")))
    }

    /// Whether one of the entities has this id.
    fn has(&self, id: &str) -> bool {
        self.entities().iter().any(|&entity| self.id(entity) == id)
    }

    fn id(&self, entity: EntityIndex) -> &str {
        &self.network.entity(entity).id
    }

    fn ids(&self, entities: &[EntityIndex]) -> String {
        entities
            .iter()
            .map(|&entity| self.id(entity))
            .collect::<Vec<_>>()
            .join(">")
    }

    fn reads(&self, relation: RelationIndex) -> [&str; 3] {
        let claim = self.network.claim(relation);
        [
            self.id(claim.from()),
            &claim.relation_type().id,
            self.id(claim.to()),
        ]
    }

    fn first(&self) -> Option<EntityIndex> {
        self.entities().first().copied()
    }

    /// The verdict about time: of a journey, or of the first triangle.
    fn verdict(&self) -> &'static str {
        self.answer.verdict().map_or("none", Verdict::name)
    }

    /// How many changes the smallest relaxation has; 0 if there is none.
    fn changes(&self) -> usize {
        match self.answer.absence() {
            Some(Absence::Relaxation { changes, .. }) => changes.len(),
            _ => 0,
        }
    }

    fn routes(&self) -> Vec<Vec<EntityIndex>> {
        self.answer.routes()
    }

    /// The entities of the answer, in its order, without the one it is about; those that its
    /// relations join if it consists of relations alone.
    fn entities(&self) -> Vec<EntityIndex> {
        let mut entities = self.answer.entities();
        if entities.is_empty() {
            let relations = self.answer.relations().into_iter();
            let claims = relations.map(|relation| self.network.claim(relation));
            entities = claims
                .flat_map(|claim| [claim.from(), claim.to()])
                .collect();
        }
        let subject = self.answer.subject();
        entities.retain(|entity| Some(*entity) != subject);
        entities
    }
}

/// Why a promised value is not the one that was found; `None` if it is.
fn compare(promise: &str, expected: &str, found: &(impl AsRef<str> + ?Sized)) -> Option<String> {
    let found = found.as_ref();
    (found != expected).then(|| unkept(promise, found))
}

fn unkept(promise: &str, found: &str) -> String {
    format!("expected {promise}, found {found}")
}

fn unknown(promise: &str) -> String {
    format!("\"{promise}\" is not a promise that can be checked")
}
