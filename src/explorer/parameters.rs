//! The parameters of a question as text: the same from an address, a form, a terminal or
//! `questions.csv`.
//!
//! A list is written with commas or by repeating the parameter. Empty parameters mean nothing. The
//! canonical form has the parameters in the order of their names, so one question has one address.

use std::collections::BTreeMap;

/// The most bytes of parameters that are read.
pub(crate) const LONGEST: usize = 16 * 1024;

/// Named texts, each a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    values: BTreeMap<String, Vec<String>>,
}

/// Parameters that hold running text, in which a comma is a comma: names, and dates such as
/// `[1936,1938]` or `July 30, 1937`.
const TEXTS: [&str; 9] = [
    "q", "from", "to", "entity", "during", "since", "until", "leave", "arrive",
];

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

    /// Adds values to a parameter.
    pub fn add(&mut self, name: &str, value: &str) {
        let parts: Vec<&str> = if TEXTS.contains(&name) {
            vec![value]
        } else {
            value.split(',').collect()
        };
        let parts = parts
            .into_iter()
            .map(str::trim)
            .filter(|part| !part.is_empty());
        for part in parts {
            let values = self.values.entry(name.to_owned()).or_default();
            if !values.iter().any(|known| known == part) {
                values.push(part.to_owned());
            }
        }
    }

    /// Sets a parameter to one value, in place of what it had.
    pub fn set(&mut self, name: &str, value: &str) {
        self.values.remove(name);
        self.add(name, value);
    }

    /// Removes a parameter.
    pub fn remove(&mut self, name: &str) {
        self.values.remove(name);
    }

    /// The values of a parameter.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The first value of a parameter.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str)
    }

    /// The names of all parameters that have a value.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The canonical query string, without the question mark.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, values) in &self.values {
            query.append_pair(name, &values.join(","));
        }
        // Commas and colons are allowed in a query (RFC 3986, 3.4) and keep lists and steps
        // readable.
        query.finish().replace("%2C", ",").replace("%3A", ":")
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
