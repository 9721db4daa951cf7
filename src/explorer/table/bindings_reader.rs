//! Reads the values that the parameters of a query are given.

use crate::explorer::questions::binding;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::reader::ParameterReader;
use crate::language;

impl ParameterReader<'_> {
    /// The values of the parameters of a query, `name:value` or `name=value`; the parameter becomes
    /// the former.
    pub(crate) fn bindings(&mut self, parameter: &Parameter) -> language::Parameters {
        self.asked_for.push(parameter.name);
        let mut found = language::Parameters::default();
        let given = self.parameters.given(parameter).to_vec();
        self.parameters.remove(parameter);
        for typed in given {
            match binding(&typed) {
                Ok(binding) => {
                    self.parameters.push(parameter, &binding.written);
                    found.insert(binding.name, binding.value);
                }
                Err(fault) => self.problem(parameter, fault.to_string()),
            }
        }
        found
    }
}
