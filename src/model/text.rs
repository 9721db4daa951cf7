//! Texts kept once: one string for all of them, four bytes for each mention.
//!
//! A network repeats itself: the same locus, note or date stands on hundreds of relations. Keeping
//! every distinct text once in one allocation is what lets a million relations fit in memory.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

use hashbrown::DefaultHashBuilder;
use hashbrown::HashTable;

/// A text of a [`TextTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(NonZeroU32);

/// Distinct texts, each stored once.
#[derive(Clone, Debug, Default)]
pub struct TextTable {
    bytes: String,
    ends: Vec<u32>,
    seen: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl TextTable {
    /// The id of `text`, which is stored if it is new; `None` for an empty text or a full table (4
    /// GiB).
    pub fn intern(&mut self, text: &str) -> Option<TextId> {
        if text.is_empty() {
            return None;
        }
        let hash = self.hasher.hash_one(text);
        if let Some(&position) = self.seen.find(hash, |&position| {
            at(&self.bytes, &self.ends, position) == text
        }) {
            return TextId::at(position);
        }
        let position = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.bytes.len() + text.len()).ok()?;
        let id = TextId::at(position)?;
        self.bytes.push_str(text);
        self.ends.push(end);
        let (bytes, ends, hasher) = (&self.bytes, &self.ends, &self.hasher);
        self.seen.insert_unique(hash, position, |&other| {
            hasher.hash_one(at(bytes, ends, other))
        });
        Some(id)
    }

    /// The text with this id.
    #[must_use]
    pub fn get(&self, id: TextId) -> &str {
        at(&self.bytes, &self.ends, id.0.get() - 1)
    }

    /// Drops the lookup by content and releases spare memory. Texts added later are stored again.
    pub fn freeze(&mut self) {
        self.seen = HashTable::new();
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl TextId {
    fn at(position: u32) -> Option<Self> {
        position.checked_add(1).and_then(NonZeroU32::new).map(Self)
    }
}

/// The text at a position among the ends; nothing if there is none.
fn at<'a>(bytes: &'a str, ends: &[u32], position: u32) -> &'a str {
    let position = position as usize;
    let end = |position: usize| ends.get(position).map_or(0, |end| *end as usize);
    let start = position.checked_sub(1).map_or(0, end);
    bytes.get(start..end(position)).unwrap_or_default()
}
