//! Labels that every reader of Pajek files takes: within quotation marks, without any, on one line,
//! and each only once.

use hashbrown::HashSet;

/// A text as a label. What stands in its way is replaced by what looks like it.
pub(super) fn label(text: &str) -> String {
    let plain = |letter: char| match letter {
        '"' => '\'',
        '\\' => '/',
        letter if letter.is_whitespace() || letter.is_control() => ' ',
        letter => letter,
    };
    text.chars().map(plain).collect()
}

/// The label of a vertex whose name others have too.
pub(super) fn label_with_id(name: &str, id: &str) -> String {
    format!("{} ({id})", label(name))
}

/// Labels that were given out.
#[derive(Debug, Default)]
pub(super) struct Labels {
    given: HashSet<String>,
}

impl Labels {
    /// The label of a vertex: its name, with its id if the name was given out before.
    pub(super) fn give(&mut self, name: &str, id: &str) -> String {
        let mut found = label(name);
        if self.given.contains(&found) {
            found = label_with_id(name, id);
        }
        // Somebody may be called as another is distinguished.
        while !self.given.insert(found.clone()) {
            found.push('\'');
        }
        found
    }
}

/// Whether a label is one of those that are written for a name.
pub(super) fn is_label_of(found: &str, name: &str, id: &str) -> bool {
    let is_written = |written: String| {
        found
            .strip_prefix(&written)
            .is_some_and(|marks| marks.bytes().all(|mark| mark == b'\''))
    };
    is_written(label(name)) || is_written(label_with_id(name, id))
}
