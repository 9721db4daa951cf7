//! The names of the columns and attributes that files have.

use hashbrown::HashSet;

/// The most different names that the files of an import may have, so that a short file cannot ask for
/// endless columns.
pub(crate) const MOST_NAMES: usize = 50_000;

/// Names of columns, each once, in the order of the files. Looking one up takes the same time however
/// many there are.
#[derive(Clone, Debug, Default)]
pub struct SeenColumns {
    names: Vec<String>,
    known: HashSet<String>,
}

impl SeenColumns {
    /// Adds a name, unless it is known or there are too many.
    pub fn add(&mut self, name: &str) {
        if !self.is_full() && !self.known.contains(name) {
            self.known.insert(name.to_owned());
            self.names.push(name.to_owned());
        }
    }

    /// Whether a file has a column of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }

    /// The names, in the order of the files.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there are more names than an import may have.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.names.len() > MOST_NAMES
    }
}

#[cfg(test)]
mod tests {
    use super::MOST_NAMES;
    use super::SeenColumns;

    #[test]
    fn a_name_is_kept_once_and_not_too_many_are() {
        let mut seen = SeenColumns::default();
        for name in ["b", "a", "b"] {
            seen.add(name);
        }
        assert_eq!(seen.names(), ["b", "a"]);
        assert!(seen.has("a") && !seen.has("c") && !seen.is_full());
        for number in 0..2 * MOST_NAMES {
            seen.add(&number.to_string());
        }
        assert!(seen.is_full());
        assert_eq!(seen.names().len(), MOST_NAMES + 1);
    }
}
