//! The attributes of an XML element.

use std::borrow::Cow;

use hashbrown::HashSet;

/// Up to this many attributes are compared pairwise; more of them are looked up in a set.
const FEW: usize = 16;

/// The attributes of an element. Names keep their namespace prefixes.
#[derive(Debug, Default)]
pub(crate) struct XmlAttributes<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> XmlAttributes<'a> {
    /// Adds an attribute.
    pub(super) fn push(&mut self, name: &'a str, value: Cow<'a, str>) {
        self.0.push((name, value));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&Cow<'a, str>> {
        self.0
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    /// The value of an attribute; empty if there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).map_or("", AsRef::as_ref)
    }

    /// All attributes, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_ref()))
    }

    /// The first attribute name that occurs twice.
    pub(super) fn repeated(&self) -> Option<&'a str> {
        if self.0.len() > FEW {
            let mut seen = HashSet::with_capacity(self.0.len());
            return self
                .0
                .iter()
                .map(|(name, _)| *name)
                .find(|name| !seen.insert(*name));
        }
        let before = |position: usize, name: &str| {
            self.0[..position]
                .iter()
                .any(|(earlier, _)| *earlier == name)
        };
        self.0
            .iter()
            .enumerate()
            .find(|(position, (name, _))| before(*position, name))
            .map(|(_, (name, _))| *name)
    }
}
