//! The parameters of a question as text: the same from an address, a form, a terminal or
//! `questions.csv`.
//!
//! A list is written with commas or by repeating the parameter. Empty parameters mean nothing. The
//! canonical form has the parameters in the order of their names, so one question has one address.

use std::collections::BTreeMap;

use crate::explorer::questions::BINDINGS;
use crate::explorer::table::Parameter;
use crate::explorer::table::SCOPE;
use crate::explorer::table::WHERE;

/// The most bytes of parameters that are read.
pub(crate) const LONGEST: usize = 16 * 1024;

/// Texts by the names of parameters, as they were given.
///
/// # Example
///
/// The address of a question, its parameters in canonical form, and the question itself:
///
/// ```
/// use prosopograph::explorer::Parameters;
/// use prosopograph::query::PathQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let parameters = Parameters::from_query("to=Stalin&from=Kawabe&kinds=person,institution");
/// let asked = explorer.read::<PathQuestion>("/path", parameters)?;
/// assert_eq!(
///     asked.request.address(),
///     "/path?from=torashiro-kawabe&kinds=person,institution&to=joseph-stalin"
/// );
/// let answer = explorer.ask(&asked.question, &asked.request.limits)?;
/// # let _ = answer;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    given: BTreeMap<String, Vec<String>>,
}

impl Parameters {
    /// The parameters of a query string such as `from=a&to=b%20c`; text beyond 16 KiB is left out.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut end = query.len().min(LONGEST);
        while !query.is_char_boundary(end) {
            end -= 1;
        }
        form_urlencoded::parse(&query.as_bytes()[..end]).collect()
    }

    /// Adds a value to the parameter of this name, as somebody typed it.
    pub fn add(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let given = self.given.entry(name.to_owned()).or_default();
        if !given.iter().any(|known| known == value) {
            given.push(value.to_owned());
        }
    }

    /// Sets a parameter to one value, in place of what it had.
    pub fn set(&mut self, parameter: &Parameter, value: &str) {
        self.remove(parameter);
        self.add(parameter.name, value);
    }

    /// Adds a value to those of a parameter.
    pub fn push(&mut self, parameter: &Parameter, value: &str) {
        self.add(parameter.name, value);
    }

    /// Adds all values of others.
    pub fn extend(&mut self, others: &Self) {
        for (name, values) in &others.given {
            for value in values {
                self.add(name, value);
            }
        }
    }

    /// Those alone that say in which scope is asked.
    #[must_use]
    pub fn of_scope(&self) -> Self {
        let mut scope = Self::default();
        for parameter in SCOPE {
            for value in self.given(&parameter) {
                scope.push(&parameter, value);
            }
        }
        scope
    }

    /// Removes a parameter.
    pub fn remove(&mut self, parameter: &Parameter) {
        self.given.remove(parameter.name);
    }

    /// What was given for a parameter, once for each time it was given.
    #[must_use]
    pub fn given(&self, parameter: &Parameter) -> &[String] {
        self.given.get(parameter.name).map_or(&[], Vec::as_slice)
    }

    /// The values of a parameter: those of a list one by one, each once, otherwise what was given.
    #[must_use]
    pub fn values(&self, parameter: &Parameter) -> Vec<String> {
        let given = self.given(parameter);
        if !parameter.value.is_list() {
            return given.to_vec();
        }
        let mut values: Vec<String> = Vec::new();
        let parts = given.iter().flat_map(|text| text.split(','));
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            if !values.iter().any(|known| known == part) {
                values.push(part.to_owned());
            }
        }
        values
    }

    /// What was given first for a parameter.
    #[must_use]
    pub fn first(&self, parameter: &Parameter) -> Option<&str> {
        self.given(parameter).first().map(String::as_str)
    }

    /// The names of all parameters that have a value.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.given.keys().map(String::as_str)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The canonical query string, without the question mark.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, values) in &self.given {
            // A comma within a condition or a value is a comma, so each stands by itself.
            if name == WHERE.name || name == BINDINGS.name {
                query.extend_pairs(values.iter().map(|value| (name, value)));
            } else {
                query.append_pair(name, &values.join(","));
            }
        }
        // Commas, colons and exclamation marks are allowed in a query (RFC 3986, 3.4) and keep lists and steps
        // readable.
        let query = query.finish().replace("%2C", ",").replace("%3A", ":");
        query.replace("%21", "!")
    }

    /// The address of a path with these parameters, without the host.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        if self.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", self.to_query())
        }
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut parameters = Self::default();
        for (name, value) in pairs {
            parameters.add(name.as_ref(), value.as_ref());
        }
        parameters
    }
}
