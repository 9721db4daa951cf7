//! Sentences as the fields of a form, by name, such as they stand in an address.
//!
//! A line is `who1`, `not1`, `tie1`, `whom1`, `reach1`, `date1`, `sure1`; a condition `of1`, `column1`,
//! `is1`, `value1`; a column of the answer `show1`, `part1`, `as1`; besides `order`, `sort`, `repeats`
//! and `most`. An entity is named by where it first stands: `1.who`, `1.whom`; a claim by its line:
//! `1.claim`. New is `kind:` with the id of a kind, or `any`.

use std::collections::BTreeMap;

use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Comparison;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Reach;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::said::Worth;
use crate::explorer::sentences::vocabulary::Holds;
use crate::explorer::sentences::vocabulary::Vocabulary;

/// How a tie may lie to a date, as in a form; the first is usual.
pub const REACHES: [(&str, Reach); 3] = [
    ("in", Reach::During),
    ("before", Reach::Before),
    ("after", Reach::After),
];

/// How a column may compare to a value, as in a form; the first is usual.
pub const COMPARISONS: [(&str, Comparison); 6] = [
    ("is", Comparison::Is),
    ("isnot", Comparison::IsNot),
    ("less", Comparison::Less),
    ("atmost", Comparison::AtMost),
    ("more", Comparison::More),
    ("atleast", Comparison::AtLeast),
];

/// The fields of a form of sentences. Empty fields are not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    values: BTreeMap<String, String>,
}

impl Fields {
    /// Fields by name.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.set(name, value.trim());
        }
        fields
    }

    /// The fields that say the sentences.
    #[must_use]
    pub fn of(sentences: &Sentences, vocabulary: &Vocabulary) -> Self {
        let mut fields = Self::default();
        let mut places = Places::new(sentences, vocabulary);
        // Those who are there by themselves stand between what is so and what is not, which may name
        // them. So the claims have the numbers of their lines.
        let mut number = 0;
        for (_, line) in sentences.lines_that_say(Polarity::Is) {
            number += 1;
            fields.add_line(number, line, &mut places);
        }
        for entity in sentences.lone() {
            number += 1;
            fields.set_at("who", number, &places.mention(entity, number, "who"));
        }
        for (_, line) in sentences.lines_that_say(Polarity::IsNot) {
            number += 1;
            fields.add_line(number, line, &mut places);
        }
        for (number, condition) in sentences.conditions().iter().enumerate() {
            fields.add_condition(number + 1, condition, &places);
        }
        for (number, column) in sentences.show().columns.iter().enumerate() {
            fields.add_column(number + 1, column, &places);
        }
        let show = sentences.show();
        if let Some(order) = show.order {
            fields.set("order".to_owned(), &(order.column + 1).to_string());
            if order.sorting == Sorting::Descending {
                fields.set("sort".to_owned(), "down");
            }
        }
        let counts = show.columns.iter().any(|column| column.what.is_count());
        if show.repeats == Repeats::Each && !counts {
            fields.set("repeats".to_owned(), "each");
        }
        let most = show.most.map_or(String::new(), |most| most.to_string());
        fields.set("most".to_owned(), &most);
        fields
    }

    /// A field; empty if it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// A field of a row, such as `who` of row 1.
    #[must_use]
    pub fn at(&self, name: &str, number: usize) -> &str {
        self.get(&format!("{name}{number}"))
    }

    /// All fields by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let values = self.values.iter();
        values.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The last row of which any of these fields is filled in; 0 if none is.
    #[must_use]
    pub fn last(&self, names: &[&str], most: usize) -> usize {
        let is_filled =
            |number: &usize| names.iter().any(|name| !self.at(name, *number).is_empty());
        (1..=most).rev().find(is_filled).unwrap_or(0)
    }

    fn set(&mut self, name: String, value: &str) {
        if !value.is_empty() {
            self.values.insert(name, value.to_owned());
        }
    }

    fn set_at(&mut self, name: &str, number: usize, value: &str) {
        self.set(format!("{name}{number}"), value);
    }

    fn add_line(&mut self, number: usize, line: &Line, places: &mut Places<'_>) {
        self.set_at("who", number, &places.mention(line.subject, number, "who"));
        if line.polarity == Polarity::IsNot {
            self.set_at("not", number, "not");
        }
        let words = places.vocabulary.words_of(&line.tie);
        let words = if words.is_empty() { "any tie" } else { &words };
        self.set_at("tie", number, words);
        let whom = match &line.object {
            Object::Named(entity) => places.mention(*entity, number, "whom"),
            Object::Anybody(kind) => new(kind.as_deref(), places.vocabulary),
        };
        self.set_at("whom", number, &whom);
        let Some(time) = &line.time else {
            return;
        };
        self.set_at("reach", number, word(&REACHES, time.reach));
        self.set_at("date", number, &time.date);
        if time.surety == Surety::Possibly {
            self.set_at("sure", number, "possibly");
        }
    }

    fn add_condition(&mut self, number: usize, condition: &Condition, places: &Places<'_>) {
        self.set_at("of", number, &places.place(condition.about));
        let (column, is, value) = match &condition.test {
            Test::Called(name) => ("", "called", marked(name)),
            Test::Given(column) => (column.as_str(), "given", String::new()),
            Test::Missing(column) => (column.as_str(), "missing", String::new()),
            Test::Contains { column, text } => (column.as_str(), "contains", marked(text)),
            Test::Has { column, member } => (column.as_str(), "contains", marked(member)),
            Test::Compares {
                column,
                comparison,
                worth,
            } => {
                let is = word(&COMPARISONS, *comparison);
                let holds = places.vocabulary.column(column).map(|column| column.holds);
                (column.as_str(), is, typed(worth, holds))
            }
        };
        self.set_at("column", number, column);
        self.set_at("is", number, is);
        self.set_at("value", number, &value);
    }

    fn add_column(&mut self, number: usize, column: &Column, places: &Places<'_>) {
        let (show, part) = match &column.what {
            What::Itself(about) => (places.place(*about), ""),
            What::Its(about, part) => (places.place(*about), part.as_str()),
            What::NumberOf(about) => (format!("number:{}", places.place(*about)), ""),
            What::NumberOfRows => ("rows".to_owned(), ""),
        };
        self.set_at("show", number, &show);
        self.set_at("part", number, part);
        self.set_at("as", number, column.heading.as_deref().unwrap_or_default());
    }
}

/// A value as it is typed: a text where the column holds something else stands in quotation marks.
fn typed(worth: &Worth, holds: Option<Holds>) -> String {
    let holds_other = matches!(holds, Some(Holds::Dates | Holds::Numbers));
    match worth {
        Worth::Text(text) if holds_other => format!("'{text}'"),
        Worth::Text(text) => marked(text),
        Worth::Date(date) => date.clone(),
        Worth::Whole(number) => number.to_string(),
        Worth::Fraction(number) => format!("{number:?}"),
    }
}

/// A text, in quotation marks if it would not be read as it is.
fn marked(text: &str) -> String {
    let is_marked = text.len() > 1 && text.starts_with('\'') && text.ends_with('\'');
    if text.trim() != text || text.is_empty() || is_marked {
        return format!("'{text}'");
    }
    text.to_owned()
}

fn new(kind: Option<&str>, vocabulary: &Vocabulary) -> String {
    let Some(kind) = kind else {
        return "any".to_owned();
    };
    let known = vocabulary.kind(kind);
    let id = known.map_or(kind, |kind| kind.id.as_str());
    format!("kind:{id}")
}

/// The word of a choice.
fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    let mut words = words.iter();
    words
        .find(|(_, known)| *known == value)
        .map_or("", |(word, _)| word)
}

/// Where each entity first stands.
struct Places<'a> {
    sentences: &'a Sentences,
    vocabulary: &'a Vocabulary,
    first: BTreeMap<usize, String>,
}

impl<'a> Places<'a> {
    fn new(sentences: &'a Sentences, vocabulary: &'a Vocabulary) -> Self {
        Self {
            sentences,
            vocabulary,
            first: BTreeMap::new(),
        }
    }

    /// An entity in a line: by its kind where it first stands, by that place from then on.
    fn mention(&mut self, entity: usize, line: usize, side: &str) -> String {
        if let Some(place) = self.first.get(&entity) {
            return place.clone();
        }
        self.first.insert(entity, format!("{line}.{side}"));
        let kinds = self.sentences.entities();
        let kind = kinds.get(entity).and_then(Option::as_deref);
        new(kind, self.vocabulary)
    }

    /// What a condition or a column is about.
    fn place(&self, about: About) -> String {
        match about {
            About::Entity(entity) => self.first.get(&entity).cloned().unwrap_or_default(),
            About::Claim(line) => format!("{}.claim", line + 1),
        }
    }
}
