//! Looking up what stands in a cell, a million times.
//!
//! Almost all ids, dates and loci are short. Keeping short texts in the table itself spares a visit to wherever the text
//! lies, and in a large dataset each such visit waits for memory.

use hashbrown::HashMap;

/// The room for a short text; its last byte is the length.
const ROOM: usize = 24;

type Short = [u8; ROOM];

/// Values by text.
#[derive(Clone, Debug)]
pub(crate) struct Dictionary<V> {
    short: HashMap<Short, V>,
    long: HashMap<Box<str>, V>,
}

impl<V: Copy> Dictionary<V> {
    pub(crate) fn with_capacity(texts: usize) -> Self {
        Self { short: HashMap::with_capacity(texts), long: HashMap::new() }
    }

    /// The value of a text.
    pub(crate) fn get(&self, text: &str) -> Option<V> {
        match short(&[text]) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(text).copied(),
        }
    }

    /// Sets the value of a text.
    pub(crate) fn insert(&mut self, text: &str, value: V) {
        match short(&[text]) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(text.into(), value),
        };
    }

    /// The value of two cells that belong together.
    pub(crate) fn get_pair(&self, first: &str, second: &str) -> Option<V> {
        match short(&[first, BETWEEN, second]) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(joined(first, second).as_str()).copied(),
        }
    }

    /// Sets the value of two cells that belong together.
    pub(crate) fn insert_pair(&mut self, first: &str, second: &str, value: V) {
        match short(&[first, BETWEEN, second]) {
            Some(key) => self.short.insert(key, value),
            None => self.long.insert(joined(first, second).into(), value),
        };
    }
}

/// Stands between two cells; no cell contains it, since control characters are refused.
const BETWEEN: &str = "\0";

fn joined(first: &str, second: &str) -> String {
    [first, BETWEEN, second].concat()
}

/// The texts in one, if there is room for them.
fn short(texts: &[&str]) -> Option<Short> {
    let mut key = [0; ROOM];
    let mut end = 0;
    for text in texts {
        let place = key[..ROOM - 1].get_mut(end..end + text.len())?;
        place.copy_from_slice(text.as_bytes());
        end += text.len();
    }
    key[ROOM - 1] = u8::try_from(end).ok()?;
    Some(key)
}
