//! Reads a question about factoids from the parameters of the International Prosopography
//! Interchange Format (IPIF).
//!
//! Names may have any spelling and stand for all entities with that name. An unknown name has an
//! empty answer; only parameters that cannot be parsed are errors.

use crate::dataset::nearest;
use crate::explorer::factoid_names::FactoidNames;
use crate::explorer::factoid_names::Surety;
use crate::explorer::factoid_names::words;
use crate::explorer::question_error::ParameterProblem;
use crate::explorer::question_error::QuestionError;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Window;
use crate::query::Collection;
use crate::query::FactoidFilter;
use crate::query::FactoidQuestion;
use crate::query::Property;
use crate::query::RoleFilter;
use crate::query::SortOrder;

/// The parameters of each collection.
pub const FACTOID_PARAMETERS: [&str; 20] = [
    "size",
    "page",
    "sortBy",
    "personId",
    "p",
    "statementId",
    "st",
    "sourceId",
    "s",
    "factoidId",
    "f",
    "statementContent",
    "statementText",
    "relatesToPerson",
    "memberOf",
    "role",
    "name",
    "from",
    "to",
    "place",
];
/// The default number of objects on a page.
pub const USUAL_SIZE: usize = 30;
/// The longest value of a parameter, in characters.
const LONGEST: usize = 200;

/// Reads a question about a collection.
pub(crate) fn read_factoids(
    names: FactoidNames<'_>,
    most: usize,
    collection: Collection,
    pairs: &[(String, String)],
) -> Result<FactoidQuestion, QuestionError> {
    let mut reader = Reader {
        names,
        pairs,
        problems: Vec::new(),
    };
    reader.check_names();
    let size = reader.number("size", most, USUAL_SIZE);
    let page = reader.number("page", usize::MAX, 1);
    let order = reader.order(collection);
    let filter = reader.filter();
    if reader.problems.is_empty() {
        Ok(FactoidQuestion {
            collection,
            filter,
            order,
            size,
            page,
        })
    } else {
        Err(QuestionError::Parameters {
            problems: reader.problems,
        })
    }
}

struct Reader<'a> {
    names: FactoidNames<'a>,
    pairs: &'a [(String, String)],
    problems: Vec<ParameterProblem>,
}

impl Reader<'_> {
    fn check_names(&mut self) {
        for (name, value) in self.pairs {
            let shown: String = name.chars().take(40).collect();
            if !FACTOID_PARAMETERS.contains(&name.as_str()) {
                let known = FACTOID_PARAMETERS.join(", ");
                let message = match nearest(name, FACTOID_PARAMETERS) {
                    Some(meant) => format!("unknown parameter; did you mean \"{meant}\"?"),
                    None => format!("unknown parameter; supported: {known}"),
                };
                self.problem(&shown, message);
            } else if value.trim().is_empty() {
                self.problem(
                    &shown,
                    "is empty; leave it out or give it a value".to_owned(),
                );
            } else if value.chars().count() > LONGEST {
                self.problem(
                    &shown,
                    format!("longer than {LONGEST} characters; shorten it"),
                );
            }
        }
        for name in FACTOID_PARAMETERS {
            if self.pairs.iter().filter(|(given, _)| given == name).count() > 1 {
                self.problem(name, "is given more than once; give it once".to_owned());
            }
        }
    }

    fn filter(&mut self) -> FactoidFilter {
        let FactoidNames { network, table, .. } = self.names;
        let lists = [
            self.person_by_id(),
            self.text("name")
                .map(|text| self.names.bearers(text, Surety::Misspelt)),
            self.text("p").map(|text| self.names.persons_like(text)),
        ];
        let persons = lists
            .into_iter()
            .flatten()
            .reduce(|one, other| both(&one, &other));
        let by_id = self
            .text("sourceId")
            .map(|id| self.names.source(id).into_iter().collect());
        let by_text = self
            .text("s")
            .map(|text| self.names.sources_like(&words(text)));
        let sources = [by_id, by_text]
            .into_iter()
            .flatten()
            .reduce(|one: Vec<usize>, other| both(&one, &other));
        let words_of = |reader: &Self, name| reader.text(name).map(words).unwrap_or_default();
        let content = [
            words_of(self, "statementContent"),
            words_of(self, "statementText"),
        ]
        .concat();
        let role = self.text("role").map(|text| RoleFilter {
            words: words(text),
            offices: self.names.bearers(text, Surety::WholeName),
        });
        FactoidFilter {
            persons,
            sources,
            statements: self
                .text("statementId")
                .map(|id| table.find_statement(network, id).into_iter().collect()),
            factoids: self
                .text("factoidId")
                .map(|id| table.find_factoid(network, id).into_iter().collect()),
            relates_to: self
                .text("relatesToPerson")
                .map(|text| self.names.labelled(text)),
            member_of: self.text("memberOf").map(|text| self.names.labelled(text)),
            places: self.text("place").map(|text| self.names.labelled(text)),
            role,
            window: self.window(),
            content,
            statement_text: words_of(self, "st"),
            factoid_text: words_of(self, "f"),
        }
    }

    fn person_by_id(&self) -> Option<Vec<EntityIndex>> {
        let id = self.text("personId")?;
        let person = self.names.person(id);
        let persons = self.names.table.persons();
        Some(
            person
                .and_then(|number| persons.get(number).copied())
                .into_iter()
                .collect(),
        )
    }

    /// The interval between the two dates. A single year or month is the interval it names. The
    /// interval is empty if the first date is after the second.
    fn window(&mut self) -> Option<Window> {
        let (from, to) = (self.date("from"), self.date("to"));
        let (first, last) = match (from, to) {
            (None, None) => return None,
            (Some(from), Some(to)) => (from.first, to.last),
            (Some(from), None) if from.first == from.last => (from.first, Day::NEVER_ENDING),
            (None, Some(to)) if to.first == to.last => (Day::ALWAYS, to.last),
            (Some(alone), None) | (None, Some(alone)) => (alone.first, alone.last),
        };
        Some(Window { first, last })
    }

    fn date(&mut self, name: &'static str) -> Option<Window> {
        let text = self.text(name)?;
        match HistoricalDate::parse(text) {
            Ok(date) => Some(date.span()),
            Err(error) => {
                self.problem(name, error.to_string());
                None
            }
        }
    }

    fn order(&mut self, collection: Collection) -> SortOrder {
        let usual = SortOrder {
            property: Property::Made,
            is_descending: false,
        };
        let Some(text) = self.text("sortBy") else {
            return usual;
        };
        let (name, is_descending) = match (text.strip_suffix("DESC"), text.strip_suffix("ASC")) {
            (Some(name), _) => (name, true),
            (None, name) => (name.unwrap_or(text), false),
        };
        let name = name.trim();
        let property = Property::of(collection)
            .find(|(known, _)| *known == name)
            .map(|(_, property)| property);
        property.map_or_else(
            || {
                let known: Vec<&str> = Property::of(collection).map(|(name, _)| name).collect();
                let known = known.join(", ");
                let message = format!(
                    "unknown property to sort by; supported: {known}, each followed by ASC or DESC"
                );
                self.problem("sortBy", message);
                usual
            },
            |property| SortOrder {
                property,
                is_descending,
            },
        )
    }

    fn number(&mut self, name: &'static str, most: usize, otherwise: usize) -> usize {
        let Some(text) = self.text(name) else {
            return otherwise;
        };
        let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        // A page number that is too large to parse is an empty page, like any page after the last.
        let number = digits.map(|digits| digits.parse().unwrap_or(usize::MAX));
        if let Some(number) = number.filter(|number| (1..=most).contains(number)) {
            return number;
        }
        let range = if most == usize::MAX {
            "from 1".to_owned()
        } else {
            format!("from 1 to {most}")
        };
        let shown: String = text.chars().take(40).collect();
        self.problem(name, format!("\"{shown}\" is not a whole number {range}"));
        otherwise
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.trim())
            .filter(|text| !text.is_empty())
    }

    fn problem(&mut self, parameter: &str, message: String) {
        self.problems.push(ParameterProblem::of(parameter, message));
    }
}

/// The elements that two ascending lists have in common.
fn both<T: Ord + Copy>(one: &[T], other: &[T]) -> Vec<T> {
    one.iter()
        .copied()
        .filter(|item| other.binary_search(item).is_ok())
        .collect()
}
