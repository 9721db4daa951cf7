//! Forms, made from the table of questions: what was typed comes back into them.

use crate::explorer::Explorer;
use crate::explorer::LONGEST_NAME;
use crate::explorer::Offered;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Row;
use crate::explorer::Value;
use crate::explorer::offered;

/// The most letters of a list that is typed.
const LONGEST_LIST: usize = 2_000;
/// The most letters of a date.
const LONGEST_DATE: usize = 60;

/// The form that asks a question.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it is sent.
    pub(crate) action: String,
    /// The question in general words.
    pub(crate) summary: &'static str,
    /// The fields of the question itself.
    pub(crate) fields: Vec<Field>,
    /// The fields that narrow it, in groups.
    pub(crate) narrowing: Vec<FieldGroup>,
    /// Whether it is narrowed already.
    pub(crate) is_narrowed: bool,
}

/// Fields that belong together.
#[derive(Clone, Debug)]
pub(crate) struct FieldGroup {
    /// Their heading; empty for a field on its own.
    pub(crate) legend: &'static str,
    pub(crate) fields: Vec<Field>,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) parameter: Parameter,
    /// Its id on the page.
    pub(crate) id: String,
    /// What was typed.
    pub(crate) typed: String,
    pub(crate) control: Control,
}

/// How a field is filled in.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// A name, with suggestions.
    Entity,
    /// A text of at most so many letters; as wide as `size` letters if that is not 0.
    Text { longest: usize, size: usize },
    /// A whole number between these two.
    Number { least: usize, most: usize },
    /// One of several values; the first is chosen if nothing is.
    One(Vec<Choice>),
    /// One of several values, or none.
    OneOrNone(Vec<Choice>),
    /// Any of a few values.
    Ticks(Vec<Choice>),
    /// Any of many values.
    Many(Vec<Choice>),
}

/// One of several values to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

impl Form {
    /// The form of a question, with what the parameters say filled in.
    pub(crate) fn of(row: &Row, path: &str, explorer: &Explorer, parameters: &Parameters) -> Self {
        let prefix = row.name.chars().next().unwrap_or('x');
        let field = |parameter: &Parameter| Field::of(*parameter, prefix, explorer, parameters);
        let own = row.parameters.iter();
        let own = own.filter(|parameter| parameter.audience.includes_forms());
        let scope = row.narrowing.parameters();
        let offers = |field: &Field| field.offers_a_choice();
        let groups = scope.chunk_by(|one, next| !one.group.is_empty() && one.group == next.group);
        let narrowing = groups.map(|group| FieldGroup {
            legend: group.first().map_or("", |parameter| parameter.group),
            fields: group.iter().map(field).filter(offers).collect(),
        });
        let narrowing = narrowing.filter(|group| !group.fields.is_empty());
        Self {
            action: path.to_owned(),
            summary: row.summary,
            fields: own.map(field).collect(),
            narrowing: narrowing.collect(),
            is_narrowed: scope
                .iter()
                .any(|parameter| parameters.first(parameter).is_some()),
        }
    }

    /// Makes a field one that must be filled in.
    pub(crate) fn require(&mut self, name: &str) {
        for field in &mut self.fields {
            if field.parameter.name == name {
                field.parameter = field.parameter.required();
            }
        }
    }

    /// The field of a parameter.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.parameter.name == name)
    }
}

impl Field {
    fn of(
        parameter: Parameter,
        prefix: char,
        explorer: &Explorer,
        parameters: &Parameters,
    ) -> Self {
        let given = parameters.values(&parameter);
        let typed = match parameter.value {
            Value::Entity => speaking(explorer, given.first()),
            Value::Number(range) => given
                .first()
                .cloned()
                .or(range.usual.map(|usual| usual.to_string()))
                .unwrap_or_default(),
            _ => given.join(", "),
        };
        Self {
            id: format!("{prefix}-{}", parameter.name),
            typed,
            control: Control::of(&parameter, explorer, &given),
            parameter,
        }
    }

    /// The values to choose from; none if it is typed.
    pub(crate) fn choices(&self) -> &[Choice] {
        match &self.control {
            Control::One(choices)
            | Control::OneOrNone(choices)
            | Control::Ticks(choices)
            | Control::Many(choices) => choices,
            Control::Entity | Control::Text { .. } | Control::Number { .. } => &[],
        }
    }

    /// Whether something is chosen.
    pub(crate) fn has_chosen(&self) -> bool {
        self.choices().iter().any(|choice| choice.is_chosen)
    }

    /// Whether there is anything to choose: a list of sources with one source offers nothing.
    fn offers_a_choice(&self) -> bool {
        match (&self.control, self.parameter.value) {
            (Control::Many(choices), Value::Sources) => choices.len() > 1,
            (Control::Many(choices) | Control::Ticks(choices), _) => !choices.is_empty(),
            _ => true,
        }
    }
}

impl Control {
    fn of(parameter: &Parameter, explorer: &Explorer, given: &[String]) -> Self {
        let choices = || choices(parameter.value, explorer, given);
        match parameter.value {
            Value::Entity => Self::Entity,
            Value::Text { longest } | Value::Address { longest } => Self::Text { longest, size: 0 },
            Value::Entities | Value::Steps | Value::Words | Value::Conditions => Self::Text {
                longest: LONGEST_LIST,
                size: 0,
            },
            Value::Date => Self::Text {
                longest: LONGEST_DATE,
                size: parameter.placeholder.len().clamp(10, 24),
            },
            Value::Number(range) => Self::Number {
                least: range.least,
                most: range.most.under(&explorer.ceilings()),
            },
            Value::Choice(_) | Value::ClaimOrder | Value::EntityOrder => Self::One(choices()),
            Value::Side | Value::Pattern => Self::OneOrNone(choices()),
            Value::Kinds | Value::Classes | Value::Statuses | Value::Certainties => {
                Self::Ticks(choices())
            }
            Value::Types | Value::Sources | Value::Dimensions => Self::Many(choices()),
        }
    }
}

/// What the network offers for a value, with what was given chosen.
fn choices(value: Value, explorer: &Explorer, given: &[String]) -> Vec<Choice> {
    let choice = |Offered { word, label }| Choice {
        is_chosen: given.contains(&word),
        value: word,
        label,
    };
    let offered = offered(explorer.network(), value).unwrap_or_default();
    offered.into_iter().map(choice).collect()
}

/// An entity as people write it: the name, where the name alone names the entity, else the id.
fn speaking(explorer: &Explorer, typed: Option<&String>) -> String {
    let Some(typed) = typed else {
        return String::new();
    };
    let network = explorer.network();
    let Some(entity) = network.find_entity(typed) else {
        return typed.chars().take(LONGEST_NAME).collect();
    };
    let preferred = &network.entity(entity).name;
    if explorer.entity(preferred).ok() == Some(entity) {
        preferred.clone()
    } else {
        typed.clone()
    }
}
