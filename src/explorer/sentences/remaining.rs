//! How often words come within a scope, and how many rows remain after each line.

use std::borrow::Cow;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::questions::QUERY;
use crate::explorer::questions::QueryQuestion;
use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Show;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::vocabulary::Vocabulary;
use crate::graph::Scope;
use crate::language::Value;
use crate::query::Limits;

/// The part of the work of a question that may be spent on each line.
const SHARE_OF_WORK: u64 = 8;

impl Sentences {
    /// The first lines alone, with the conditions on what they name; their rows are counted.
    fn first_lines(&self, number: usize) -> Option<Self> {
        let lines = self.lines.get(..number)?.to_vec();
        // Entities are numbered as lines name them, so those of the first lines come first.
        let named = lines.iter().map(|line| match line.object {
            Object::Named(entity) => line.subject.max(entity),
            Object::Anybody(_) => line.subject,
        });
        let entities = self.entities.get(..=named.max()?)?.to_vec();
        let is_about = |condition: &&Condition| match condition.about {
            About::Entity(entity) => entity < entities.len(),
            About::Claim(line) => line < number,
        };
        let conditions = self.conditions.iter().filter(is_about).cloned();
        let draft = Draft {
            conditions: conditions.collect(),
            entities,
            lines,
            show: Show {
                columns: vec![Column {
                    what: What::NumberOfRows,
                    heading: None,
                }],
                ..Show::default()
            },
        };
        draft.settle().ok()
    }
}

impl Explorer {
    /// The words that sentences are made of, with how often each comes within the scope that parameters
    /// say; the usual one where they say none, or what is none.
    #[must_use]
    pub fn vocabulary_within(&self, parameters: &Parameters) -> Cow<'_, Vocabulary> {
        let mut parameters = parameters.of_scope();
        // Any query will do to read its scope.
        parameters.set(&QUERY, "RETURN 1");
        let asked = self.read::<QueryQuestion>("/query", parameters);
        let scope = asked.map_or_else(|_| Scope::default(), |asked| asked.question.scope);
        let usual = self.vocabulary();
        if scope == Scope::default() {
            return Cow::Borrowed(usual);
        }
        Cow::Owned(usual.within(self.graph(), &scope))
    }

    /// In how many ways the first line holds, the first two together, and so on; `None` where that
    /// could not be counted with an eighth of the work.
    #[must_use]
    pub fn rows_after_lines(
        &self,
        sentences: &Sentences,
        scope: &Scope,
        limits: &Limits,
    ) -> Vec<Option<u64>> {
        let limits = Limits {
            steps: limits.steps / SHARE_OF_WORK,
            ..limits.clone()
        };
        let count = |number| {
            let first = sentences.first_lines(number)?;
            let question = QueryQuestion::of(first.text(), scope.clone());
            let answer = self.ask(&question, &limits).ok()?;
            let row = answer
                .rows
                .first()
                .filter(|_| answer.incomplete.is_none())?;
            match row.values.first()? {
                Value::Integer(rows) => u64::try_from(*rows).ok(),
                _ => None,
            }
        };
        (1..=sentences.lines.len()).map(count).collect()
    }
}
