//! The addresses of examples, about the network that is open.

use crate::explorer::Address;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Row;

/// The address of the plainest example of a question.
pub(crate) fn example_address(explorer: &Explorer, row: &Row) -> String {
    let mut parameters = Parameters::default();
    let mut subject = String::new();
    for argument in row.examples.first().copied().unwrap_or_default() {
        let value = argument.sample.of(explorer).unwrap_or_default();
        let is_own = row.parameter(argument.parameter.name).is_some();
        match row.address {
            Address::Entity(_) if !is_own => subject = value,
            Address::Entity(_) | Address::Path(_) => parameters.set(argument.parameter, &value),
        }
    }
    parameters.address(&row.path(&subject))
}
