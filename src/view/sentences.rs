//! Sentences as people read them: each line with the letters of its entities.

use std::fmt::Write;

use crate::explorer::Explorer;
use crate::explorer::sentences::About;
use crate::explorer::sentences::Column;
use crate::explorer::sentences::Comparison;
use crate::explorer::sentences::Condition;
use crate::explorer::sentences::Holds;
use crate::explorer::sentences::Line;
use crate::explorer::sentences::Object;
use crate::explorer::sentences::Polarity;
use crate::explorer::sentences::Reach;
use crate::explorer::sentences::Sentences;
use crate::explorer::sentences::Sorting;
use crate::explorer::sentences::Surety;
use crate::explorer::sentences::Test;
use crate::explorer::sentences::Time;
use crate::explorer::sentences::Way;
use crate::explorer::sentences::What;
use crate::explorer::sentences::Worth;
use crate::model::GrammaticalNumber;
use crate::model::Schema;

/// Writes sentences in the words of a network.
pub struct SentenceWords<'a> {
    explorer: &'a Explorer,
    sentences: &'a Sentences,
    named: Vec<bool>,
}

impl<'a> SentenceWords<'a> {
    /// Sentences in words: what must hold, then what is shown.
    #[must_use]
    pub fn of(explorer: &'a Explorer, sentences: &'a Sentences) -> String {
        let mut words = Self {
            explorer,
            sentences,
            named: vec![false; sentences.entities().len()],
        };
        let mut parts: Vec<String> = Vec::new();
        for (_, line) in sentences.lines_that_say(Polarity::Is) {
            parts.push(words.line(line));
        }
        for entity in sentences.lone() {
            parts.push(format!("there is {}", words.entity(entity)));
        }
        for (_, line) in sentences.lines_that_say(Polarity::IsNot) {
            parts.push(words.line(line));
        }
        let conditions = sentences.conditions().iter();
        parts.extend(conditions.map(|one| words.condition(one)));
        format!("{}{}", parts.join("; "), words.shown())
    }

    /// The heading of each column in words.
    #[must_use]
    pub fn headings(explorer: &'a Explorer, sentences: &'a Sentences) -> Vec<String> {
        let words = Self {
            explorer,
            sentences,
            named: Vec::new(),
        };
        let columns = sentences.show().columns.iter();
        columns.map(|column| words.heading(column)).collect()
    }

    fn schema(&self) -> &'a Schema {
        self.explorer.network().schema()
    }

    fn kind(&self, kind: Option<&str>) -> String {
        let Some(kind) = kind else {
            return "anybody or anything".to_owned();
        };
        let known = self.explorer.vocabulary().kind(kind);
        known.map_or_else(|| kind.to_owned(), |kind| kind.label.clone())
    }

    /// An entity: with its kind where it is first named, by its letter from then on.
    fn entity(&mut self, entity: usize) -> String {
        let letter = Sentences::letter(entity);
        let known = self.named.get_mut(entity);
        let is_new = known.is_some_and(|known| !std::mem::replace(known, true));
        let kind = self.sentences.entities().get(entity);
        match kind.and_then(Option::as_deref).filter(|_| is_new) {
            Some(kind) => format!("{} {letter}", self.kind(Some(kind))),
            None => letter.to_string(),
        }
    }

    fn line(&mut self, line: &Line) -> String {
        let subject = self.entity(line.subject);
        let object = match &line.object {
            Object::Named(entity) => self.entity(*entity),
            Object::Anybody(Some(kind)) => format!("any {}", self.kind(Some(kind))),
            Object::Anybody(None) => "anybody or anything".to_owned(),
        };
        let clause = self.clause(line, &subject, &object);
        let when = line.time.as_ref().map(when).unwrap_or_default();
        match line.polarity {
            Polarity::Is => format!("{clause}{when}"),
            Polarity::IsNot => format!("no claim that {clause}{when}"),
        }
    }

    /// One type reads as its own sentence; several are put together.
    fn clause(&self, line: &Line, subject: &str, object: &str) -> String {
        let schema = self.schema();
        let only = match line.tie.types.as_slice() {
            [only] => schema.find_type(only),
            _ => None,
        };
        if let Some(found) = only.map(|index| schema.relation_type(index)) {
            let singular = GrammaticalNumber::Singular;
            let there = found.label.clause(singular, subject, object);
            let is_same = found.label.alone() == found.inverse_label.alone();
            let is_read_either_way = is_same || found.symmetric;
            return match line.tie.way {
                // The words alone would hide that such a tie is only looked for as it was written down.
                Way::Forwards if is_read_either_way => format!("{there} (forwards)"),
                Way::Backwards if is_read_either_way => format!("{there} (backwards)"),
                Way::Forwards => there,
                Way::Backwards => found.inverse_label.clause(singular, subject, object),
                Way::Either if is_read_either_way => there,
                Way::Either => format!("{there}, or the other way round"),
            };
        }
        let words = self.explorer.vocabulary().words_of(&line.tie);
        let words = if words.is_empty() { "any tie" } else { &words };
        format!(
            "{subject} \u{2014} {} \u{2014} {object}",
            words.replace(" | ", " or ")
        )
    }

    /// What is counted and what comes first; that the entities are shown goes without saying.
    fn shown(&self) -> String {
        let show = self.sentences.show();
        let columns: Vec<String> = show.columns.iter().map(|one| self.told(one)).collect();
        let has_count = show.columns.iter().any(|column| column.what.is_count());
        let ordered = show.order.and_then(|order| {
            let column = show.columns.get(order.column)?;
            Some(self.order(column, order.sorting))
        });
        let mut words = match columns.as_slice() {
            [others @ .., last] if has_count && !others.is_empty() => {
                format!(": show {} and {last}", others.join(", "))
            }
            [only] if has_count => format!(": show {only}"),
            _ => String::new(),
        };
        if let Some(order) = ordered {
            words.push_str(", ");
            words.push_str(&order);
        }
        if let Some(most) = show.most {
            let rows = if most == 1 { "row" } else { "rows" };
            let _ = write!(words, ", at most {most} {rows}");
        }
        words
    }

    /// Which rows come first, in words that suit what the column holds.
    fn order(&self, column: &Column, sorting: Sorting) -> String {
        let holds = match &column.what {
            What::NumberOf(_) | What::NumberOfRows => Holds::Numbers,
            What::Its(_, name) => {
                let known = self.explorer.vocabulary().column(name);
                known.map_or(Holds::Texts, |column| column.holds)
            }
            What::Itself(_) => Holds::Texts,
        };
        let first = match (holds, sorting) {
            (Holds::Numbers, Sorting::Ascending) => "smallest",
            (Holds::Numbers, Sorting::Descending) => "largest",
            (Holds::Dates, Sorting::Ascending) => "earliest",
            (Holds::Dates, Sorting::Descending) => "latest",
            (_, Sorting::Ascending) => return format!("in order of {}", self.told(column)),
            (_, Sorting::Descending) => {
                return format!("in reverse order of {}", self.told(column));
            }
        };
        let columns = self.sentences.show().columns.iter();
        let counts = columns.filter(|column| column.what.is_count()).count();
        if column.what.is_count() && counts == 1 {
            return format!("{first} number first");
        }
        format!("sorted by {}, {first} first", self.told(column))
    }

    /// A column within a sentence.
    fn told(&self, column: &Column) -> String {
        match &column.what {
            What::Itself(About::Entity(entity)) => Sentences::letter(*entity).to_string(),
            _ => format!("the {}", self.value(column)),
        }
    }

    fn heading(&self, column: &Column) -> String {
        if let Some(heading) = &column.heading {
            return heading.clone();
        }
        if let What::Itself(About::Entity(entity)) = column.what {
            let kinds = self.sentences.entities();
            let kind = kinds.get(entity).and_then(Option::as_deref);
            let kind = kind.map(|kind| format!("{} ", self.kind(Some(kind))));
            return format!("{}{}", kind.unwrap_or_default(), Sentences::letter(entity));
        }
        self.value(column)
    }

    /// Of which line a claim is, if there are several.
    fn of_line(&self, line: usize) -> String {
        if self.sentences.lines().len() == 1 {
            return String::new();
        }
        format!(" of line {}", line + 1)
    }

    /// What a column or a condition is about.
    fn about(&self, about: About) -> String {
        match about {
            About::Entity(entity) => Sentences::letter(entity).to_string(),
            About::Claim(line) => format!("the claim{}", self.of_line(line)),
        }
    }

    fn value(&self, column: &Column) -> String {
        match &column.what {
            What::Itself(About::Entity(entity)) => Sentences::letter(*entity).to_string(),
            What::Itself(About::Claim(line)) => format!("claim{}", self.of_line(*line)),
            What::Its(of, column) => format!("{} of {}", in_words(column), self.about(*of)),
            What::NumberOf(About::Claim(line)) => {
                format!("number of claims{}", self.of_line(*line))
            }
            What::NumberOf(About::Entity(entity)) => {
                let letter = Sentences::letter(*entity);
                let kinds = self.sentences.entities();
                let kind = kinds.get(*entity).and_then(Option::as_deref);
                let known = kind.and_then(|kind| self.explorer.vocabulary().kind(kind));
                let known = known.and_then(|kind| self.schema().find_kind(&kind.id));
                known.map_or_else(
                    || format!("number of different {letter}"),
                    |kind| format!("number of {} {letter}", self.schema().kind(kind).plural),
                )
            }
            What::NumberOfRows => "number of ways".to_owned(),
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let of = self.about(condition.about);
        let column = |column: &str| format!("{} of {of}", in_words(column));
        match &condition.test {
            Test::Called(name) => format!("{of} is called \u{201c}{name}\u{201d}"),
            Test::Given(given) => format!("{} is known", column(given)),
            Test::Missing(missing) => format!("{} is not known", column(missing)),
            Test::Has { column: of, member } => {
                format!("{} contains \u{201c}{member}\u{201d}", column(of))
            }
            Test::Contains { column: of, text } => {
                format!("{} contains \u{201c}{text}\u{201d}", column(of))
            }
            Test::Compares {
                column: of,
                comparison,
                worth,
            } => format!("{} {}", column(of), compared(*comparison, worth)),
        }
    }
}

/// A column as people speak of it.
fn in_words(column: &str) -> String {
    match column {
        "when" => "date".to_owned(),
        other => other.replace('_', " "),
    }
}

fn when(time: &Time) -> String {
    let surety = match time.surety {
        Surety::Certainly => "certainly",
        Surety::Possibly => "possibly",
    };
    let reach = match time.reach {
        Reach::During => "in",
        Reach::Before => "before",
        Reach::After => "after",
    };
    format!(", {surety} {reach} {}", time.date)
}

fn compared(comparison: Comparison, worth: &Worth) -> String {
    let is_date = matches!(worth, Worth::Date(_));
    let worth = match worth {
        Worth::Text(text) => format!("\u{201c}{text}\u{201d}"),
        Worth::Whole(number) => number.to_string(),
        Worth::Fraction(number) => number.to_string(),
        Worth::Date(date) => date.clone(),
    };
    let is = match comparison {
        Comparison::Is => "is",
        Comparison::IsNot => "is not",
        Comparison::Less if is_date => "is before",
        Comparison::Less => "is less than",
        Comparison::AtMost => "is at most",
        Comparison::More if is_date => "is after",
        Comparison::More => "is more than",
        Comparison::AtLeast => "is at least",
    };
    format!("{is} {worth}")
}
