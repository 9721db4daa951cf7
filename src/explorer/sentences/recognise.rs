//! Sentences out of the text of a query, if it says no more than lines can.

use std::collections::BTreeMap;

use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::draft::DraftFault;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Sentences;
use crate::language::asks_for_plan;
use crate::language::syntax::Clause;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Match;
use crate::language::syntax::MatchMode;
use crate::language::syntax::Projection;
use crate::language::syntax::Query;
use crate::language::syntax::parse;

/// Why a query cannot be shown as sentences.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoSentences {
    /// The text is no query.
    #[error("the text is not a query")]
    NoQuery,
    /// The query has something that lines cannot say.
    #[error("lines cannot say {0}")]
    Beyond(&'static str),
    /// It says what lines can say, but too much of it or in a way that they cannot.
    #[error(transparent)]
    Draft(#[from] DraftFault),
}

/// What a variable of the text stands for.
pub(super) type Variables = BTreeMap<String, About>;

/// Sentences while they are recognised.
#[derive(Default)]
pub(super) struct Recognised {
    pub(super) draft: Draft,
    pub(super) variables: Variables,
}

impl Sentences {
    /// The sentences that a query is, whatever its names mean.
    ///
    /// # Errors
    ///
    /// [`NoSentences`] with what lines cannot say.
    pub fn of_text(text: &str) -> Result<Self, NoSentences> {
        if asks_for_plan(text) {
            return Err(NoSentences::Beyond("EXPLAIN"));
        }
        let query = parse(text).map_err(|_| NoSentences::NoQuery)?;
        let (matching, shown) = clauses(&query)?;
        let mut recognised = Recognised::default();
        let mut conditions: Vec<&Expression> = Vec::new();
        for pattern in &matching.patterns {
            recognised.add_pattern(pattern, &mut conditions)?;
        }
        conditions.extend(&matching.condition);
        for condition in conditions {
            for part in parts(condition) {
                recognised.add_condition(part)?;
            }
        }
        recognised.add_shown(shown)?;
        Ok(recognised.draft.settle()?)
    }
}

/// The one `MATCH` and the `RETURN` of a query that has nothing else.
fn clauses(query: &Query) -> Result<(&Match, &Projection), NoSentences> {
    let [part] = query.parts.as_slice() else {
        return Err(NoSentences::Beyond("UNION"));
    };
    match part.clauses.as_slice() {
        [Clause::Match(matching), Clause::Return(shown)] => {
            if matching.is_optional {
                Err(NoSentences::Beyond("OPTIONAL MATCH"))
            } else if matching.mode == MatchMode::RepeatableElements {
                Err(NoSentences::Beyond("REPEATABLE ELEMENTS"))
            } else {
                Ok((matching, shown))
            }
        }
        _ => Err(NoSentences::Beyond(
            "more than one MATCH with what it returns",
        )),
    }
}

/// What is joined by `AND`, part by part.
pub(super) fn parts(condition: &Expression) -> Vec<&Expression> {
    match &condition.kind {
        ExpressionKind::And(all) => all.iter().flat_map(parts).collect(),
        _ => vec![condition],
    }
}

/// The name of a variable that stands by itself.
pub(super) fn variable(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Variable(name) => Some(name),
        _ => None,
    }
}

/// The name and the arguments of a function that is not asked for different values.
pub(super) fn call(expression: &Expression) -> Option<(&str, &[Expression])> {
    match &expression.kind {
        ExpressionKind::Function {
            name,
            arguments,
            is_distinct: false,
        } => Some((&name.text, arguments)),
        _ => None,
    }
}
