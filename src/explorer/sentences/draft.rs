//! Sentences as they come from a form or a text: checked, and put into their one order.

use std::collections::BTreeSet;

use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::ENTITIES;
use crate::explorer::sentences::said::LINES;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Show;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::said::Worth;
use crate::model::HistoricalDate;

/// The most conditions.
pub const CONDITIONS: usize = 6;
/// The most columns.
pub const COLUMNS: usize = 12;

/// Sentences that were not checked yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The kinds of the entities, by their numbers; `None` for any kind.
    pub entities: Vec<Option<String>>,
    /// The lines.
    pub lines: Vec<Line>,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// What is shown.
    pub show: Show,
}

/// Why lines are not a question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftFault {
    /// There is neither a line nor an entity.
    #[error("nothing is asked yet; fill in the first line")]
    Empty,
    /// There are too many of something.
    #[error("there are more than {most} {what}")]
    TooMany {
        /// How many there may be.
        most: usize,
        /// What there are too many of.
        what: &'static str,
    },
    /// A part of it speaks of an entity or a line that is not there.
    #[error("{part} speaks of something that no line names")]
    NotNamed {
        /// The part.
        part: String,
    },
    /// A date cannot be read.
    #[error("`{written}` is not a date; write such as 1937, 1937-05 or 1936/1938")]
    NoDate {
        /// The date as it was written.
        written: String,
    },
    /// A column is shown twice.
    #[error("the column `{name}` is shown twice")]
    ShownTwice {
        /// Its heading.
        name: String,
    },
    /// A column is headed by the letter of something else.
    #[error("the heading `{name}` stands for something else here; choose another")]
    HeadingTaken {
        /// The heading.
        name: String,
    },
    /// A name is empty.
    #[error("a name is empty")]
    NoName,
    /// A number is infinite or not one.
    #[error("a value is not a number")]
    NoNumber,
}

impl Draft {
    /// The sentences, in their one order: lines that say what is so come first, entities are
    /// numbered as the lines name them, and all entities are shown if nothing else is.
    ///
    /// # Errors
    ///
    /// [`DraftFault`] with the first thing that keeps them from being a question.
    pub fn settle(mut self) -> Result<Sentences, DraftFault> {
        self.check_places()?;
        self.check_values()?;
        self.number_objects();
        self.order_lines();
        self.number_entities();
        if self.entities.is_empty() {
            return Err(DraftFault::Empty);
        }
        if self.show.columns.is_empty() {
            let all = (0..self.entities.len()).map(|entity| Column {
                what: What::Itself(About::Entity(entity)),
                heading: None,
            });
            self.show.columns = all.collect();
        }
        // Entities that are shown because nothing else is can be ordered by too.
        let shown = self.show.columns.len();
        if self.show.order.is_some_and(|order| order.column >= shown) {
            return Err(DraftFault::NotNamed {
                part: "the order".to_owned(),
            });
        }
        drop_own_names(&mut self.show.columns);
        // What is counted is counted once for each row in any case.
        if self
            .show
            .columns
            .iter()
            .any(|column| column.what.is_count())
        {
            self.show.repeats = Repeats::Each;
        }
        let sentences = Sentences {
            entities: self.entities,
            lines: self.lines,
            conditions: self.conditions,
            show: self.show,
        };
        check_numbers(&sentences)?;
        check_headings(&sentences)?;
        Ok(sentences)
    }

    /// Everything that is spoken of must be there.
    fn check_places(&self) -> Result<(), DraftFault> {
        let missing = |part: String| Err(DraftFault::NotNamed { part });
        let entities = self.entities.len();
        for (number, line) in self.lines.iter().enumerate() {
            let object = match line.object {
                Object::Named(entity) => entity,
                Object::Anybody(_) => line.subject,
            };
            if line.subject >= entities || object >= entities {
                return missing(format!("line {}", number + 1));
            }
        }
        let is_there = |about: About| match about {
            About::Entity(entity) => entity < entities,
            About::Claim(line) => {
                let line = self.lines.get(line);
                line.is_some_and(|line| line.polarity == Polarity::Is)
            }
        };
        for (number, condition) in self.conditions.iter().enumerate() {
            let is_about_claim = matches!(condition.about, About::Claim(_));
            let is_name = matches!(condition.test, Test::Called(_));
            if !is_there(condition.about) || (is_about_claim && is_name) {
                return missing(format!("condition {}", number + 1));
            }
        }
        for (number, column) in self.show.columns.iter().enumerate() {
            if !about(&column.what).is_none_or(is_there) {
                return missing(format!("column {}", number + 1));
            }
        }
        Ok(())
    }

    /// Dates must be dates, numbers finite, names not empty.
    fn check_values(&self) -> Result<(), DraftFault> {
        for time in self.lines.iter().filter_map(|line| line.time.as_ref()) {
            check_date(&time.date)?;
        }
        for condition in &self.conditions {
            if let Test::Compares { worth, .. } = &condition.test {
                match worth {
                    Worth::Date(date) => check_date(date)?,
                    Worth::Fraction(number) if !number.is_finite() => {
                        return Err(DraftFault::NoNumber);
                    }
                    _ => {}
                }
            }
        }
        let objects = self.lines.iter().filter_map(|line| match &line.object {
            Object::Anybody(kind) => kind.as_ref(),
            Object::Named(_) => None,
        });
        let types = self.lines.iter().flat_map(|line| &line.tie.types);
        let tested = self.conditions.iter().filter_map(|it| column_of(&it.test));
        let shown = self.show.columns.iter().flat_map(|column| {
            let own = match &column.what {
                What::Its(_, name) => Some(name),
                _ => None,
            };
            own.into_iter().chain(&column.heading)
        });
        let kinds = self.entities.iter().flatten();
        let mut names = kinds.chain(objects).chain(types).chain(tested).chain(shown);
        if names.any(String::is_empty) {
            return Err(DraftFault::NoName);
        }
        Ok(())
    }

    /// Gives numbers to those that a line says something of without naming them before.
    fn number_objects(&mut self) {
        for line in &mut self.lines {
            if line.polarity == Polarity::Is
                && let Object::Anybody(kind) = &mut line.object
            {
                let kind = kind.take();
                line.object = Object::Named(self.entities.len());
                self.entities.push(kind);
            }
        }
    }

    /// Puts the lines that say what is so first; conditions and columns follow their lines.
    fn order_lines(&mut self) {
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        let is_not = |line: &usize| {
            let line = self.lines.get(*line);
            line.is_some_and(|line| line.polarity == Polarity::IsNot)
        };
        order.sort_by_key(is_not);
        let lines = order.iter().filter_map(|line| self.lines.get(*line));
        self.lines = lines.cloned().collect();
        let place = |line: usize| order.iter().position(|old| *old == line).unwrap_or(line);
        self.renumber(|about| match about {
            About::Claim(line) => About::Claim(place(line)),
            entity @ About::Entity(_) => entity,
        });
    }

    /// Numbers the entities in the order in which the lines name them.
    fn number_entities(&mut self) {
        let mut order: Vec<usize> = Vec::new();
        for line in &self.lines {
            let object = match line.object {
                Object::Named(entity) => entity,
                Object::Anybody(_) => line.subject,
            };
            order.extend([line.subject, object]);
        }
        order.extend(0..self.entities.len());
        let mut seen = BTreeSet::new();
        order.retain(|entity| seen.insert(*entity));
        let kinds = order.iter().filter_map(|entity| self.entities.get(*entity));
        self.entities = kinds.cloned().collect();
        let place = |entity: usize| {
            order
                .iter()
                .position(|old| *old == entity)
                .unwrap_or(entity)
        };
        for line in &mut self.lines {
            line.subject = place(line.subject);
            if let Object::Named(entity) = &mut line.object {
                *entity = place(*entity);
            }
        }
        self.renumber(|about| match about {
            About::Entity(entity) => About::Entity(place(entity)),
            claim @ About::Claim(_) => claim,
        });
    }

    /// Changes what conditions and columns are about.
    fn renumber(&mut self, change: impl Fn(About) -> About) {
        for condition in &mut self.conditions {
            condition.about = change(condition.about);
        }
        for column in &mut self.show.columns {
            if let What::Itself(about) | What::Its(about, _) | What::NumberOf(about) =
                &mut column.what
            {
                *about = change(*about);
            }
        }
    }
}

fn about(what: &What) -> Option<About> {
    match what {
        What::Itself(about) | What::Its(about, _) | What::NumberOf(about) => Some(*about),
        What::NumberOfRows => None,
    }
}

fn column_of(test: &Test) -> Option<&String> {
    match test {
        Test::Called(_) => None,
        Test::Given(column)
        | Test::Missing(column)
        | Test::Contains { column, .. }
        | Test::Has { column, .. }
        | Test::Compares { column, .. } => Some(column),
    }
}

/// A heading that is what the column is called anyhow says nothing.
fn drop_own_names(columns: &mut [Column]) {
    for column in columns {
        let plain = Column {
            heading: None,
            ..column.clone()
        };
        if column.heading.as_deref() == Some(&*plain.value()) {
            column.heading = None;
        }
    }
}

fn check_date(written: &str) -> Result<(), DraftFault> {
    let is_date = HistoricalDate::parse(written).is_ok();
    let fault = || DraftFault::NoDate {
        written: written.to_owned(),
    };
    is_date.then_some(()).ok_or_else(fault)
}

fn check_numbers(sentences: &Sentences) -> Result<(), DraftFault> {
    let bounds = [
        (
            sentences.lines.len() + sentences.lone().count(),
            LINES,
            "lines",
        ),
        (sentences.entities.len(), ENTITIES, "entities"),
        (sentences.conditions.len(), CONDITIONS, "conditions"),
        (sentences.show.columns.len(), COLUMNS, "columns"),
    ];
    for (number, most, what) in bounds {
        if number > most {
            return Err(DraftFault::TooMany { most, what });
        }
    }
    Ok(())
}

/// No two columns may have the same heading.
fn check_headings(sentences: &Sentences) -> Result<(), DraftFault> {
    let mut seen = BTreeSet::new();
    for column in &sentences.show.columns {
        let name = column.name();
        if column.heading.is_some() && is_variable(sentences, &name) {
            return Err(DraftFault::HeadingTaken { name });
        }
        if !seen.insert(name.clone()) {
            return Err(DraftFault::ShownTwice { name });
        }
    }
    Ok(())
}

fn is_variable(sentences: &Sentences, name: &str) -> bool {
    let entities = (0..sentences.entities.len()).map(About::Entity);
    let claims = (0..sentences.lines.len()).map(About::Claim);
    let mut all = entities.chain(claims);
    all.any(|about| about.variable() == name)
}
