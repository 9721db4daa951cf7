//! The fields of a form: what was typed, what may be chosen, how much would remain, and what is
//! wrong.

use crate::explorer::AVOIDED_KINDS;
use crate::explorer::Explorer;
use crate::explorer::LONGEST_NAME;
use crate::explorer::Offered;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Remaining;
use crate::explorer::Value;
use crate::explorer::chosen_by;
use crate::explorer::offered;
use crate::server::form_room::opened_or_typed;
use crate::view::FigureView;
use crate::view::ListOfChoice;

/// The most letters of a list that is typed.
const LONGEST_LIST: usize = 2_000;
/// The most letters of a date.
const LONGEST_DATE: usize = 60;
/// How many choices are seen at once.
const SEEN: usize = 12;
/// How many more are on the page; others can only be typed.
const FURTHER: usize = 200;

/// A field of a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) parameter: Parameter,
    /// Its id on the page.
    pub(crate) id: String,
    /// What was typed.
    pub(crate) typed: String,
    pub(crate) control: Control,
    /// What is wrong with it and what to do.
    pub(crate) problem: Option<String>,
}

/// How a field is filled in.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// A name, with suggestions.
    Entity,
    /// Names with commas between, with suggestions: of every entity, or those at an address of the
    /// API.
    Entities { suggestions: Option<String> },
    /// A text of at most so many letters; as wide as `size` letters if that is not 0.
    Text { longest: usize, size: usize },
    /// A text of several lines, of at most so many letters.
    Lines { longest: usize },
    /// A whole number between these two.
    Number { least: usize, most: usize },
    /// One of several values; the first is chosen if nothing is.
    One(Vec<Choice>),
    /// One of several values, or none.
    OneOrNone(Vec<Choice>),
    /// One of so many values that it is typed, with suggestions.
    OneTyped(Suggestions),
    /// Any of some values.
    Ticks(Ticks),
    /// One of several values, and perhaps another one after it.
    OneOrTwo(Two),
    /// Any of many values, of which one seldom thinks: folded until asked for.
    Folded(Vec<Choice>),
}

/// Some of the values that can be typed.
#[derive(Clone, Debug)]
pub(crate) struct Suggestions {
    pub(crate) first: Vec<Choice>,
    /// How many there are.
    pub(crate) all: usize,
}

/// The values of a first and of a second choice.
#[derive(Clone, Debug)]
pub(crate) struct Two {
    pub(crate) first: Vec<Choice>,
    /// With what is not chosen first.
    pub(crate) second: Vec<Choice>,
}

/// Values of which any may be ticked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ticks {
    /// Those that most would remain for, and all that are chosen.
    pub(crate) first: Vec<Choice>,
    /// The others, in the order of their labels.
    pub(crate) further: Vec<Choice>,
    /// How many are not on the page.
    pub(crate) left: usize,
    /// What would remain: `claims` or `entities`.
    pub(crate) counted: &'static str,
    /// The address of the list of all, and that of suggestions for what is typed.
    pub(crate) list: String,
    pub(crate) suggestions: String,
}

/// One of several values to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
    /// How much would remain, if it was counted.
    pub(crate) remaining: Option<FigureView>,
    /// The address of the list of what would remain.
    pub(crate) page: String,
}

/// What forms are filled in from.
pub(crate) struct Filling<'a> {
    /// The first letter of all ids.
    pub(crate) prefix: char,
    pub(crate) explorer: &'a Explorer,
    /// The parameters as they were given.
    pub(crate) given: &'a Parameters,
    /// The parameters as far as they were understood: choices by their words.
    pub(crate) understood: &'a Parameters,
    pub(crate) remaining: Option<&'a Remaining>,
    pub(crate) lists: &'a ListOfChoice,
}

impl Filling<'_> {
    /// The field of a parameter, filled in.
    pub(crate) fn field(&self, parameter: Parameter) -> Field {
        let given = self.given.values(&parameter);
        let typed = match parameter.value {
            Value::Entity => speaking(self.explorer, given.first()),
            Value::Entities => {
                let names = given.iter();
                let names = names.map(|typed| speaking(self.explorer, Some(typed)));
                names.collect::<Vec<_>>().join(", ")
            }
            Value::Number(range) => given
                .first()
                .cloned()
                .or(range.usual.map(|usual| usual.to_string()))
                .unwrap_or_default(),
            _ => given.join(", "),
        };
        Field {
            id: format!("{}-{}", self.prefix, parameter.name),
            typed,
            control: self.control(&parameter),
            parameter,
            problem: None,
        }
    }

    fn control(&self, parameter: &Parameter) -> Control {
        match parameter.value {
            Value::Entity => Control::Entity,
            Value::Entities => Control::Entities {
                suggestions: chosen_by(parameter.name)
                    .map(|_| format!("/api{}", self.lists.choices(parameter))),
            },
            Value::Text { longest } | Value::Address { longest } => {
                Control::Text { longest, size: 0 }
            }
            Value::Query { longest } => Control::Lines { longest },
            Value::Steps | Value::Words { .. } | Value::Bindings | Value::Conditions => {
                Control::Text {
                    longest: LONGEST_LIST,
                    size: 0,
                }
            }
            Value::Date => Control::Text {
                longest: LONGEST_DATE,
                size: parameter.placeholder.len().clamp(10, 24),
            },
            Value::Number(range) => Control::Number {
                least: range.least,
                most: range.most.under(&self.explorer.ceilings()),
            },
            Value::Choice(_) | Value::ClaimOrder | Value::EntityOrder => {
                Control::One(self.choices(parameter))
            }
            Value::Side | Value::Pattern => opened_or_typed(self.choices(parameter)),
            Value::Kinds
            | Value::Classes
            | Value::Statuses
            | Value::Certainties
            | Value::Types
            | Value::Sources => Control::Ticks(Ticks {
                counted: self.lists.counted(),
                list: self.lists.choices(parameter),
                suggestions: format!("/api{}", self.lists.choices(parameter)),
                ..Ticks::of(self.choices(parameter))
            }),
            Value::Dimensions => Control::OneOrTwo(Two {
                first: self.choices_at(parameter, 0),
                second: self.choices_at(parameter, 1),
            }),
            Value::Columns(_) | Value::Choices(_) => Control::Folded(self.choices(parameter)),
        }
    }

    /// What the network offers for a parameter, with what was given at a place chosen.
    fn choices_at(&self, parameter: &Parameter, place: usize) -> Vec<Choice> {
        let given = self.understood.values(parameter);
        let mut choices = self.choices(parameter);
        for choice in &mut choices {
            choice.is_chosen = given.get(place) == Some(&choice.value);
        }
        choices
    }

    /// What the network offers for a parameter, with what was given chosen.
    fn choices(&self, parameter: &Parameter) -> Vec<Choice> {
        let given = self.understood.values(parameter);
        let counted = self.remaining.and_then(|remaining| remaining.of(parameter));
        let network = self.explorer.network();
        let figure = |word: &str| {
            let mut values = counted?.iter();
            let found = values.find(|value| value.key.word(network) == Some(word));
            Some(found.map_or(FigureView::NONE, |value| FigureView::of(value.figure)))
        };
        let choice = |Offered { word, label }| Choice {
            is_chosen: given.contains(&word),
            remaining: figure(&word),
            page: self.lists.address(parameter, &word),
            value: word,
            label,
        };
        let offered = offered(network, parameter.value).unwrap_or_default();
        let mut choices: Vec<Choice> = offered.into_iter().map(choice).collect();
        if counted.is_some() {
            // Without what is most used, least would remain.
            let of_rest = parameter.name == AVOIDED_KINDS.name;
            let sign = if of_rest { 1 } else { -1 };
            choices.sort_by_key(|choice| sign * choice.remains());
        }
        choices
    }
}

impl Choice {
    /// How much would possibly remain; nothing if it was not counted.
    pub(crate) fn remains(&self) -> i64 {
        let figure = self.remaining.map_or(0, |figure| figure.possible);
        i64::try_from(figure).unwrap_or(i64::MAX)
    }
}

impl Ticks {
    fn of(choices: Vec<Choice>) -> Self {
        let all = choices.len();
        let mut ticks = Self::default();
        for choice in choices {
            if choice.is_chosen || ticks.first.len() < SEEN || all == SEEN + 1 {
                ticks.first.push(choice);
            } else if ticks.further.len() < FURTHER {
                ticks.further.push(choice);
            }
        }
        ticks.left = all - ticks.first.len() - ticks.further.len();
        ticks
            .further
            .sort_by_cached_key(|choice| choice.label.to_lowercase());
        ticks
    }

    /// How many there are.
    pub(crate) fn all(&self) -> usize {
        self.first.len() + self.further.len() + self.left
    }

    /// Whether there are more than are seen at once.
    pub(crate) fn has_more(&self) -> bool {
        self.all() > self.first.len()
    }
}

impl Field {
    /// The values to choose from; none if it is typed.
    fn choices(&self) -> impl Iterator<Item = &Choice> {
        let (first, further): (&[Choice], &[Choice]) = match &self.control {
            Control::One(choices) | Control::OneOrNone(choices) | Control::Folded(choices) => {
                (choices, &[])
            }
            Control::OneTyped(suggestions) => (&suggestions.first, &[]),
            Control::OneOrTwo(two) => (&two.first, &two.second),
            Control::Ticks(ticks) => (&ticks.first, &ticks.further),
            Control::Entity
            | Control::Entities { .. }
            | Control::Text { .. }
            | Control::Lines { .. }
            | Control::Number { .. } => (&[], &[]),
        };
        first.iter().chain(further)
    }

    /// Whether something is chosen.
    pub(crate) fn has_chosen(&self) -> bool {
        self.choices().any(|choice| choice.is_chosen)
    }

    /// Whether there is anything to choose: a list of sources with one source offers nothing.
    pub(crate) fn offers_a_choice(&self) -> bool {
        let offered = self.choices().count();
        match (&self.control, self.parameter.value) {
            (Control::Ticks(_), Value::Sources) => offered > 1,
            (Control::OneOrTwo(_) | Control::Ticks(_), _) => offered > 0,
            _ => true,
        }
    }

    /// Adds something that is wrong with it.
    pub(crate) fn add_problem(&mut self, message: &str) {
        match &mut self.problem {
            Some(problem) => {
                problem.push_str("; ");
                problem.push_str(message);
            }
            None => self.problem = Some(message.to_owned()),
        }
    }
}

/// An entity as people write it: its name, with its id if others have the name too.
fn speaking(explorer: &Explorer, typed: Option<&String>) -> String {
    let Some(typed) = typed else {
        return String::new();
    };
    match explorer.network().find_entity(typed) {
        Some(entity) => explorer.spoken(entity),
        None => typed.chars().take(LONGEST_NAME).collect(),
    }
}
