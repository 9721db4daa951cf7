//! A map from the texts of cells to values, for millions of look-ups.
//!
//! Almost all ids, dates and loci are short. Keeping short texts in the table itself avoids
//! following a pointer, and in a large dataset each pointer costs a cache miss.

use hashbrown::HashMap;

/// The size of a short text in bytes, including its length in the last byte.
const ROOM: usize = 24;

/// A short text as three numbers, which are fast to compare and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Short(u64, u64, u64);

/// Values by text.
#[derive(Clone, Debug)]
pub(crate) struct Dictionary<V> {
    short: HashMap<Short, V>,
    long: HashMap<Box<str>, V>,
}

impl<V> Default for Dictionary<V> {
    fn default() -> Self {
        Self {
            short: HashMap::new(),
            long: HashMap::new(),
        }
    }
}

impl<V: Copy> Dictionary<V> {
    pub(crate) fn with_capacity(texts: usize) -> Self {
        Self {
            short: HashMap::with_capacity(texts),
            long: HashMap::new(),
        }
    }

    /// The value of a text.
    pub(crate) fn get(&self, text: &str) -> Option<V> {
        match Short::of(&[text]) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(text).copied(),
        }
    }

    /// The values of many texts, in order.
    ///
    /// The look-ups do not depend on each other, so the processor overlaps their cache misses.
    pub(crate) fn get_all<'t>(
        &self,
        texts: impl Iterator<Item = &'t str> + Clone,
    ) -> Vec<Option<V>> {
        let keys: Vec<Option<Short>> = texts.clone().map(|text| Short::of(&[text])).collect();
        let mut found: Vec<Option<V>> = keys
            .iter()
            .map(|key| self.short.get(key.as_ref()?).copied())
            .collect();
        for ((text, key), value) in texts.zip(&keys).zip(&mut found) {
            if key.is_none() {
                *value = self.long.get(text).copied();
            }
        }
        found
    }

    /// Sets the value of a text and returns the previous one.
    pub(crate) fn insert(&mut self, text: &str, value: V) -> Option<V> {
        match Short::of(&[text]) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(text.into(), value),
        }
    }

    /// The value of two cells that belong together.
    pub(crate) fn get_pair(&self, first: &str, second: &str) -> Option<V> {
        match Short::of(&[first, BETWEEN, second]) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(joined(first, second).as_str()).copied(),
        }
    }

    /// Sets the value of two cells that belong together.
    pub(crate) fn insert_pair(&mut self, first: &str, second: &str, value: V) {
        match Short::of(&[first, BETWEEN, second]) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(joined(first, second).into(), value),
        };
    }
}

/// The separator of two cells. No cell contains it, since control characters are refused.
const BETWEEN: &str = "\0";

fn joined(first: &str, second: &str) -> String {
    [first, BETWEEN, second].concat()
}

impl Short {
    /// The joined texts, if they are short enough.
    fn of(texts: &[&str]) -> Option<Self> {
        let mut key = [0; ROOM];
        let mut end = 0;
        for text in texts {
            let place = key[..ROOM - 1].get_mut(end..end + text.len())?;
            place.copy_from_slice(text.as_bytes());
            end += text.len();
        }
        key[ROOM - 1] = u8::try_from(end).ok()?;
        let part = |number: usize| std::array::from_fn(|byte| key[number * 8 + byte]);
        Some(Self(
            u64::from_ne_bytes(part(0)),
            u64::from_ne_bytes(part(1)),
            u64::from_ne_bytes(part(2)),
        ))
    }
}
