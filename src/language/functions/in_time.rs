//! Functions of paths in time, and of dates in the words of their source.

use crate::language::fault::Fault;
use crate::language::value::Value;
use crate::model::DateBounds;
use crate::model::Verdict;

use super::function::Given;
use super::function::Wanted;

/// `verdict(p)`: whether the relationships of a path can have been used one after the other: certain,
/// possible or never.
///
/// Of two hops the earlier one must not begin after the later one ended. That is certain if it holds for
/// all days that the dates allow, and possible if for some; a relationship without a date may never have
/// been, so nothing is certain with it.
pub fn verdict(given: &Given<'_>) -> Result<Value, Fault> {
    let Value::Path(path) = given.argument(0) else {
        return Err(given.unsuitable(given.argument(0), Wanted::Path));
    };
    let mut verdict = Verdict::Certain;
    let mut before: Option<DateBounds> = None;
    for relation in &path.relations {
        let bounds = given.graph.bounds_of(*relation);
        let bounds = bounds.unwrap_or(DateBounds::UNDATED);
        verdict = verdict.min(follows(before, bounds));
        // Of all hops so far, the latest days on which one can and must have begun.
        let latest = before.unwrap_or(bounds);
        before = Some(DateBounds {
            start_earliest: latest.start_earliest.max(bounds.start_earliest),
            start_latest: latest.start_latest.max(bounds.start_latest),
            ..bounds
        });
    }
    Ok(Value::text(verdict.name()))
}

/// Whether a hop can have been used after those before it.
fn follows(before: Option<DateBounds>, bounds: DateBounds) -> Verdict {
    if before.is_some_and(|before| before.start_earliest > bounds.end_latest) {
        return Verdict::Never;
    }
    let may_be_over = before.is_some_and(|before| before.start_latest > bounds.end_earliest);
    if may_be_over || bounds == DateBounds::UNDATED {
        return Verdict::Possible;
    }
    Verdict::Certain
}

/// `verbatim(x)`: a date in the words of its source: those of a relationship if it has any, else the date
/// as it was written.
pub fn verbatim(given: &Given<'_>) -> Result<Value, Fault> {
    let date = match given.argument(0) {
        Value::Relation(relation) => {
            let words = given.graph.relation_property(*relation, "when_verbatim");
            if !words.is_null() {
                return Ok(words);
            }
            given.graph.relation_property(*relation, "when")
        }
        other => other.clone(),
    };
    match date {
        Value::Null => Ok(Value::Null),
        Value::Text(words) => Ok(Value::Text(words)),
        Value::Date(date) => Ok(Value::text(date.as_str())),
        other => Err(given.unsuitable(&other, Wanted::Relation)),
    }
}
