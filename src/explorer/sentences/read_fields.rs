//! Reads sentences out of the fields of a form, and says beside each field what is wrong with it.

use std::collections::BTreeMap;

use crate::explorer::sentences::draft::COLUMNS;
use crate::explorer::sentences::draft::CONDITIONS;
use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::fields::COMPARISONS;
use crate::explorer::sentences::fields::Fields;
use crate::explorer::sentences::fields::REACHES;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Comparison;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::LINES;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Order;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Time;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::said::Worth;
use crate::explorer::sentences::vocabulary::Holds;
use crate::explorer::sentences::vocabulary::Vocabulary;
use crate::language::nearest;
use crate::model::HistoricalDate;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The name of the field; empty if it is none alone.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fields {
    /// The sentences that the fields say.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, each with its field.
    pub fn read(&self, vocabulary: &Vocabulary) -> Result<Sentences, Vec<FieldProblem>> {
        let mut reading = Reading {
            fields: self,
            vocabulary,
            draft: Draft::default(),
            named: BTreeMap::new(),
            claims: BTreeMap::new(),
            problems: Vec::new(),
        };
        (1..=LINES).for_each(|number| reading.line(number));
        (1..=CONDITIONS).for_each(|number| reading.condition(number));
        (1..=COLUMNS).for_each(|number| reading.column(number));
        reading.rest();
        if !reading.problems.is_empty() {
            return Err(reading.problems);
        }
        reading.draft.settle().map_err(|fault| {
            vec![FieldProblem {
                field: String::new(),
                message: fault.to_string(),
            }]
        })
    }
}

struct Reading<'a> {
    fields: &'a Fields,
    vocabulary: &'a Vocabulary,
    draft: Draft,
    /// The number of the entity that first stands at a place.
    named: BTreeMap<String, usize>,
    /// The number of the line of the draft that a row is.
    claims: BTreeMap<usize, usize>,
    problems: Vec<FieldProblem>,
}

impl Reading<'_> {
    fn problem(&mut self, name: &str, number: usize, message: impl Into<String>) {
        self.problems.push(FieldProblem {
            field: format!("{name}{number}"),
            message: message.into(),
        });
    }

    fn line(&mut self, number: usize) {
        let fields = self.fields;
        let [who, tie, whom] = ["who", "tie", "whom"].map(|name| fields.at(name, number));
        if who.is_empty() && tie.is_empty() && whom.is_empty() {
            return;
        }
        if who.is_empty() {
            return self.problem("who", number, "say whom the line is about");
        }
        let Some(subject) = self.entity(who, "who", number) else {
            return;
        };
        if tie.is_empty() && whom.is_empty() {
            return;
        }
        let tie = match self.vocabulary.tie(tie) {
            Ok(tie) => tie,
            Err(unknown) => return self.problem("tie", number, unknown.to_string()),
        };
        let polarity = match fields.at("not", number) {
            "" => Polarity::Is,
            _ => Polarity::IsNot,
        };
        let Some(object) = self.object(whom, number, polarity) else {
            return;
        };
        let when = self.time(number);
        self.claims.insert(number, self.draft.lines.len());
        self.draft.lines.push(Line {
            subject,
            polarity,
            tie,
            object,
            time: when,
        });
    }

    /// The entity of a slot: a new one of a kind, or one that stands before.
    fn entity(&mut self, value: &str, side: &str, number: usize) -> Option<usize> {
        let kind = match value.strip_prefix("kind:") {
            Some(kind) => Some(kind.to_owned()),
            None if value == "any" => None,
            None => {
                let known = self.named.get(value).copied();
                if known.is_none() {
                    let message = "no line before names whom this speaks of; choose another";
                    self.problem(side, number, message);
                }
                return known;
            }
        };
        let entity = self.draft.entities.len();
        self.draft.entities.push(kind);
        self.named.insert(format!("{number}.{side}"), entity);
        Some(entity)
    }

    /// The other end of a line; in one that says what is not, what is new is anybody.
    fn object(&mut self, value: &str, number: usize, polarity: Polarity) -> Option<Object> {
        let value = if value.is_empty() { "any" } else { value };
        let kind = value.strip_prefix("kind:");
        if polarity == Polarity::IsNot && (kind.is_some() || value == "any") {
            return Some(Object::Anybody(kind.map(str::to_owned)));
        }
        self.entity(value, "whom", number).map(Object::Named)
    }

    fn time(&mut self, number: usize) -> Option<Time> {
        let fields = self.fields;
        let date = self.date(fields.at("date", number), "date", number)?;
        let reach = fields.at("reach", number);
        let known = REACHES.iter().find(|(word, _)| *word == reach);
        let (_, reach) = known.or(REACHES.first())?;
        let surety = match fields.at("sure", number) {
            "possibly" => Surety::Possibly,
            _ => Surety::Certainly,
        };
        Some(Time {
            reach: *reach,
            date,
            surety,
        })
    }

    /// A date in EDTF, however it is typed.
    fn date(&mut self, typed: &str, field: &str, number: usize) -> Option<String> {
        if typed.is_empty() {
            return None;
        }
        let read = HistoricalDate::read(typed).ok();
        let date = read.map(|reading| reading.date.as_str().to_owned());
        let date = date.filter(|date| HistoricalDate::parse(date).is_ok());
        if date.is_none() {
            let message =
                format!("`{typed}` is not a date; write such as 1937, 1937-05, 1936/1938");
            self.problem(field, number, message);
        }
        date
    }

    /// What a condition or a column is about.
    fn about(&mut self, value: &str, field: &str, number: usize) -> Option<About> {
        let claim = value.strip_suffix(".claim");
        let line = claim.and_then(|row| row.parse::<usize>().ok());
        let line = line.and_then(|row| self.claims.get(&row));
        let claim = line.map(|line| About::Claim(*line));
        let entity = self.named.get(value).map(|entity| About::Entity(*entity));
        let about = claim.or(entity);
        if about.is_none() {
            let message = "no line names what this speaks of; choose another";
            self.problem(field, number, message);
        }
        about
    }

    fn condition(&mut self, number: usize) {
        let fields = self.fields;
        let [of, column, is, value] =
            ["of", "column", "is", "value"].map(|name| fields.at(name, number));
        if of.is_empty() {
            if !column.is_empty() || !value.is_empty() {
                self.problem("of", number, "say what this is about");
            }
            return;
        }
        let Some(about) = self.about(of, "of", number) else {
            return;
        };
        if is != "called" && !self.vocabulary.has_column(column) {
            let message = self.unknown_column(column);
            return self.problem("column", number, message);
        }
        if let (About::Claim(_), "called") = (about, is) {
            return self.problem("is", number, "only entities are called something");
        }
        if value.is_empty() && !matches!(is, "given" | "missing") {
            return self.problem("value", number, "say what it must be");
        }
        let holds = self.vocabulary.column(column).map(|column| column.holds);
        let is_list = holds == Some(Holds::Lists);
        if is_list && !matches!(is, "called" | "given" | "missing" | "contains" | "is") {
            let message = "this column holds lists, of which it can be asked what they contain";
            return self.problem("is", number, message);
        }
        let column = column.to_owned();
        let test = match is {
            "called" => Test::Called(unmarked(value).to_owned()),
            "given" => Test::Given(column),
            "missing" => Test::Missing(column),
            "contains" | "is" if is_list => Test::Has {
                column,
                member: unmarked(value).to_owned(),
            },
            "contains" => Test::Contains {
                column,
                text: unmarked(value).to_owned(),
            },
            comparison => {
                let Some(worth) = self.worth(&column, value, number) else {
                    return;
                };
                let known = COMPARISONS.iter().find(|(word, _)| *word == comparison);
                let comparison = known.map_or(Comparison::Is, |(_, comparison)| *comparison);
                Test::Compares {
                    column,
                    comparison,
                    worth,
                }
            }
        };
        self.draft.conditions.push(Condition { about, test });
    }

    /// What is said of a word that names no column, with the one that is called nearly so.
    fn unknown_column(&self, word: &str) -> String {
        let vocabulary = self.vocabulary;
        let columns = vocabulary.entity_columns.iter();
        let columns = columns.chain(&vocabulary.claim_columns);
        let near = nearest(word, columns.map(|column| column.name.as_str()));
        let advice = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "choose one from the list".to_owned(),
        };
        format!("`{word}` is not a column of this network; {advice}")
    }

    /// A value as the column holds it.
    fn worth(&mut self, column: &str, typed: &str, number: usize) -> Option<Worth> {
        let text = unmarked(typed);
        if text.len() < typed.len() {
            return Some(Worth::Text(text.to_owned()));
        }
        match self.vocabulary.column(column).map(|column| column.holds) {
            Some(Holds::Dates) => self.date(typed, "value", number).map(Worth::Date),
            Some(Holds::Numbers) => {
                let whole = typed.parse().ok().map(Worth::Whole);
                let fraction = || typed.parse().ok().map(Worth::Fraction);
                let worth = whole.or_else(fraction);
                if worth.is_none() {
                    let message = format!("`{typed}` is not a number; the column holds numbers");
                    self.problem("value", number, message);
                }
                worth
            }
            _ => Some(Worth::Text(typed.to_owned())),
        }
    }

    fn column(&mut self, number: usize) {
        let fields = self.fields;
        let [show, part, heading] = ["show", "part", "as"].map(|name| fields.at(name, number));
        let counted = show.strip_prefix("number:");
        let about = match counted.unwrap_or(show) {
            "" => return,
            "rows" => None,
            value => match self.about(value, "show", number) {
                None => return,
                about => about,
            },
        };
        if !part.is_empty() && !self.vocabulary.has_column(part) {
            let message = self.unknown_column(part);
            return self.problem("part", number, message);
        }
        let what = match about {
            None => What::NumberOfRows,
            Some(about) if counted.is_some() => What::NumberOf(about),
            Some(about) if part.is_empty() => What::Itself(about),
            Some(about) => What::Its(about, part.to_owned()),
        };
        let heading = Some(heading.to_owned()).filter(|heading| !heading.is_empty());
        self.draft.show.columns.push(Column { what, heading });
    }

    /// The order, and how many rows there are.
    fn rest(&mut self) {
        let fields = self.fields;
        let order = fields.get("order").parse::<usize>().ok();
        let column = order.and_then(|number| number.checked_sub(1));
        // If no column is chosen, all entities are shown: how many, is known when all lines are read.
        let columns = match self.draft.show.columns.len() {
            0 => usize::MAX,
            chosen => chosen,
        };
        let sorting = match fields.get("sort") {
            "down" => Sorting::Descending,
            _ => Sorting::Ascending,
        };
        let column = column.filter(|column| *column < columns);
        self.draft.show.order = column.map(|column| Order { column, sorting });
        if fields.get("repeats") == "each" {
            self.draft.show.repeats = Repeats::Each;
        }
        let most = fields.get("most");
        if most.is_empty() {
            return;
        }
        match most.parse() {
            Ok(most) => self.draft.show.most = Some(most),
            Err(_) => self.problems.push(FieldProblem {
                field: "most".to_owned(),
                message: format!("`{most}` is not a whole number"),
            }),
        }
    }
}

/// A text without the quotation marks around it.
fn unmarked(typed: &str) -> &str {
    let inner = typed.strip_prefix('\'');
    let inner = inner.and_then(|typed| typed.strip_suffix('\''));
    inner.unwrap_or(typed)
}
