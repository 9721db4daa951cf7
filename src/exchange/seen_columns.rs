//! The names of the columns and attributes that files have.

use hashbrown::HashSet;

/// What is wrong with files that have more names than this, and what to do.
pub(crate) fn too_many_names(most: usize) -> String {
    format!(
        "there are more than {most} columns or attributes of different names, the most that are read; leave out what you do not need, or allow more of them: --import-attributes"
    )
}

/// Names of columns, each once, in the order of the files. Looking one up takes the same time however
/// many there are.
#[derive(Clone, Debug, Default)]
pub struct SeenColumns {
    names: Vec<String>,
    known: HashSet<String>,
    /// How many there may be; any number if absent.
    most: Option<usize>,
}

impl SeenColumns {
    /// No names yet, of which there may be so many.
    pub(crate) fn within(most: usize) -> Self {
        Self {
            most: Some(most),
            ..Self::default()
        }
    }

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
        self.most.is_some_and(|most| self.names.len() > most)
    }
}

#[cfg(test)]
mod tests {
    use super::SeenColumns;

    #[test]
    fn a_name_is_kept_once_and_not_too_many_are() {
        let mut seen = SeenColumns::within(100);
        for name in ["b", "a", "b"] {
            seen.add(name);
        }
        assert_eq!(seen.names(), ["b", "a"]);
        assert!(seen.has("a") && !seen.has("c") && !seen.is_full());
        for number in 0..200 {
            seen.add(&number.to_string());
        }
        assert!(seen.is_full());
        assert_eq!(seen.names().len(), 101);
    }
}
