//! Reads a question about factoids from the parameters of the International Prosopography
//! Interchange Format (IPIF).
//!
//! Names may have any spelling and stand for all entities with that name. An unknown name has an
//! empty answer; only parameters that cannot be parsed are errors.

use crate::dataset::nearest;
use crate::explorer::question_error::ParameterProblem;
use crate::explorer::question_error::QuestionError;
use crate::graph::MatchReason;
use crate::graph::NameHit;
use crate::graph::NameIndex;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Window;
use crate::query::Collection;
use crate::query::FactoidFilter;
use crate::query::FactoidQuestion;
use crate::query::FactoidTable;
use crate::query::Property;
use crate::query::RoleFilter;
use crate::query::SortOrder;
use crate::query::source_label;

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
/// The most entities that a name is looked up for: as many as the name index compares.
const MOST_CALLED: usize = 1 << 14;

/// Reads a question about a collection.
pub(crate) fn read_factoids(
    (network, names, table): (&Network, &NameIndex, &FactoidTable),
    most: usize,
    collection: Collection,
    pairs: &[(String, String)],
) -> Result<FactoidQuestion, QuestionError> {
    let mut reader = Reader {
        network,
        names,
        table,
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

/// Finds a person by id, or by an address of the same person in another database.
pub(crate) fn person_of(network: &Network, table: &FactoidTable, id: &str) -> Option<usize> {
    let by_id = network
        .find_entity(id)
        .and_then(|entity| table.person_number(entity));
    by_id.or_else(|| {
        table
            .persons()
            .iter()
            .position(|&person| has_address(network, person, id))
    })
}

/// Finds a source by its id or address.
pub(crate) fn source_of(network: &Network, table: &FactoidTable, id: &str) -> Option<usize> {
    let by_address = || {
        network
            .sources()
            .iter()
            .position(|source| !id.is_empty() && source.url == id)
    };
    table.find_source(network, id).or_else(by_address)
}

struct Reader<'a> {
    network: &'a Network,
    names: &'a NameIndex,
    table: &'a FactoidTable,
    pairs: &'a [(String, String)],
    problems: Vec<ParameterProblem>,
}

/// How well a name matches the given one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Surety {
    /// Only some of the words match: not a match.
    Guess,
    /// The name matches except for typing errors.
    Misspelt,
    /// All given words are in the name.
    Words,
    /// The whole name matches, in any spelling.
    WholeName,
}

impl Surety {
    fn of(hit: &NameHit) -> Self {
        match hit.reason {
            MatchReason::Exact | MatchReason::Folded | MatchReason::Transliterated { .. } => {
                Self::WholeName
            }
            MatchReason::Words
            | MatchReason::TransliteratedWords { .. }
            | MatchReason::Initials
            | MatchReason::Prefix => Self::Words,
            MatchReason::Typo { .. } => Self::Misspelt,
            _ => Self::Guess,
        }
    }
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
        let (network, table) = (self.network, self.table);
        let lists = [
            self.person_by_id(),
            self.text("name")
                .map(|text| self.bearers(text, Surety::Misspelt)),
            self.persons_like(),
        ];
        let persons = lists
            .into_iter()
            .flatten()
            .reduce(|one, other| both(&one, &other));
        let by_id = self
            .text("sourceId")
            .map(|id| source_of(network, table, id).into_iter().collect());
        let by_text = self
            .text("s")
            .map(|text| sources_like(network, table, &words(text)));
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
            offices: self.bearers(text, Surety::WholeName),
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
            relates_to: self.labelled("relatesToPerson"),
            member_of: self.labelled("memberOf"),
            places: self.labelled("place"),
            role,
            window: self.window(),
            content,
            statement_text: words_of(self, "st"),
            factoid_text: words_of(self, "f"),
        }
    }

    fn person_by_id(&self) -> Option<Vec<EntityIndex>> {
        let id = self.text("personId")?;
        Some(
            person_of(self.network, self.table, id)
                .map(|number| self.table.persons()[number])
                .into_iter()
                .collect(),
        )
    }

    /// Persons with this name, or whose entry contains all the words.
    fn persons_like(&self) -> Option<Vec<EntityIndex>> {
        let text = self.text("p")?;
        let wanted = words(text);
        let mut found = self.bearers(text, Surety::Misspelt);
        let has_words = |&&person: &&EntityIndex| {
            let entity = self.network.entity(person);
            let mut entry = format!("{} {}", entity.id, entity.name);
            for variant in entity.variants() {
                entry = entry + " " + &variant.text;
            }
            if let Some(detail) = &entity.details {
                entry = entry + " " + &detail.note + " " + &detail.same_as.join(" ");
            }
            let entry = entry.to_lowercase();
            wanted.iter().all(|word| entry.contains(word))
        };
        found.extend(self.table.persons().iter().filter(has_words));
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// Entities with this id, address or label: those with exactly this name, or else those with
    /// these words in a name.
    fn labelled(&self, name: &str) -> Option<Vec<EntityIndex>> {
        let text = self.text(name)?;
        let whole = self.bearers(text, Surety::WholeName);
        Some(if whole.is_empty() {
            self.bearers(text, Surety::Misspelt)
        } else {
            whole
        })
    }

    /// All entities with this id, address or name. Misspellings are considered only if no name
    /// matches.
    fn bearers(&self, text: &str, at_least: Surety) -> Vec<EntityIndex> {
        let hits = self.names.search(text, MOST_CALLED).hits;
        let is_any_sure = hits.iter().any(|hit| Surety::of(hit) > Surety::Misspelt);
        let at_least = if is_any_sure {
            at_least.max(Surety::Words)
        } else {
            at_least
        };
        let meant = hits.iter().filter(|hit| Surety::of(hit) >= at_least);
        let mut found: Vec<EntityIndex> = meant.map(|hit| hit.entity).collect();
        found.extend(self.network.find_entity(text));
        if text.contains(':') {
            found.extend(
                self.network
                    .entities()
                    .map(|(index, _)| index)
                    .filter(|&index| has_address(self.network, index, text)),
            );
        }
        found.sort_unstable();
        found.dedup();
        found
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
        let parameter = parameter.to_owned();
        self.problems.push(ParameterProblem {
            parameter,
            message,
            choices: Vec::new(),
            names_an_entity: false,
        });
    }
}

fn has_address(network: &Network, entity: EntityIndex, address: &str) -> bool {
    let details = network.entity(entity).details.as_ref();
    details.is_some_and(|details| details.same_as.iter().any(|same| same == address))
}

fn sources_like(network: &Network, table: &FactoidTable, words: &[String]) -> Vec<usize> {
    let has_words = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let entry = |number: usize| {
        let further = network
            .sources()
            .get(number)
            .map(|source| [&source.kind, &source.url, &source.note]);
        let further = further
            .map(|parts| parts.map(String::as_str).join(" "))
            .unwrap_or_default();
        format!(
            "{} {} {further}",
            table.source_id(network, number),
            source_label(network, number)
        )
    };
    (0..table.source_count())
        .filter(|&number| has_words(&entry(number)))
        .collect()
}

/// The words of a text, in lower case.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// The elements that two ascending lists have in common.
fn both<T: Ord + Copy>(one: &[T], other: &[T]) -> Vec<T> {
    one.iter()
        .copied()
        .filter(|item| other.binary_search(item).is_ok())
        .collect()
}
