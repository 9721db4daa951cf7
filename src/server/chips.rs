//! Chips: what a question is narrowed to, each with the address that lets it go.

use crate::explorer::Explorer;
use crate::explorer::Offered;
use crate::explorer::PAGE;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Row;
use crate::explorer::Value;
use crate::explorer::offered;
use crate::model::Status;

/// What is said of a question that leaves out no status.
const EVERY_STATUS: &str = "all, denied too";

/// Something that a question is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chip {
    /// Of which field.
    pub(crate) field: String,
    /// What it says.
    pub(crate) value: String,
    /// The address of the question without it.
    pub(crate) without: String,
}

impl Chip {
    /// Everything that a question is narrowed to, in the order of its form.
    pub(crate) fn all(
        explorer: &Explorer,
        row: &Row,
        path: &str,
        parameters: &Parameters,
    ) -> Vec<Self> {
        let mut chips = Vec::new();
        for parameter in row.narrowing.parameters() {
            let mut values = parameters.values(parameter);
            values.retain(|value| !is_usual(parameter, value));
            if is_every_status(parameter, &values) {
                chips.push(Self {
                    field: parameter.caption().to_owned(),
                    value: EVERY_STATUS.to_owned(),
                    without: without(parameters, parameter).address(path),
                });
                continue;
            }
            let shown = Offers::of(explorer, parameter);
            for (place, value) in values.iter().enumerate() {
                let mut without = without(parameters, parameter);
                let others = values.iter().enumerate();
                for (_, other) in others.filter(|(other, _)| *other != place) {
                    without.push(parameter, other);
                }
                chips.push(Self {
                    field: parameter.caption().to_owned(),
                    value: shown.label(value),
                    without: without.address(path),
                });
            }
        }
        chips
    }

    /// The address of a question that is narrowed to nothing.
    pub(crate) fn none(row: &Row, path: &str, parameters: &Parameters) -> String {
        let mut without = from_the_first(parameters);
        for parameter in row.narrowing.parameters() {
            without.remove(parameter);
        }
        without.address(path)
    }
}

/// Whether every status is named: that is one thing to be said, and not nine.
fn is_every_status(parameter: &Parameter, values: &[String]) -> bool {
    let is_named = |status: Status| values.iter().any(|value| value == status.name());
    parameter.value == Value::Statuses && Status::ALL.into_iter().all(is_named)
}

fn without(parameters: &Parameters, parameter: &Parameter) -> Parameters {
    let mut without = from_the_first(parameters);
    without.remove(parameter);
    without
}

/// Whether a value is what counts if none is given: forms without scripts send it as well.
fn is_usual(parameter: &Parameter, value: &str) -> bool {
    match parameter.value {
        Value::Choice(choices) => choices.first().is_some_and(|usual| usual.word == value),
        _ => false,
    }
}

fn from_the_first(parameters: &Parameters) -> Parameters {
    let mut parameters = parameters.clone();
    parameters.remove(&PAGE);
    parameters
}

/// What the values of a parameter are called.
enum Offers<'a> {
    Entities(&'a Explorer),
    Words(Vec<Offered>),
}

impl<'a> Offers<'a> {
    fn of(explorer: &'a Explorer, parameter: &Parameter) -> Self {
        if parameter.value == Value::Entities {
            return Self::Entities(explorer);
        }
        Self::Words(offered(explorer.network(), parameter.value).unwrap_or_default())
    }

    fn label(&self, value: &str) -> String {
        let found = match self {
            Self::Entities(explorer) => {
                let found = explorer.network().find_entity(value);
                found.map(|entity| explorer.network().entity(entity).name.clone())
            }
            Self::Words(words) => {
                let mut words = words.iter();
                let found = words.find(|offered| offered.word == value);
                found.map(|offered| offered.label.clone())
            }
        };
        found.unwrap_or_else(|| value.to_owned())
    }
}
