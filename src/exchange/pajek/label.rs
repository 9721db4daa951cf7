//! Labels that every reader of Pajek files accepts: quoted, without quotation marks inside, on one
//! line, and unique.

use hashbrown::HashSet;

/// A text as a label. Characters that a label may not contain are replaced by similar ones.
pub(super) fn label(text: &str) -> String {
    let plain = |letter: char| match letter {
        '"' => '\'',
        '\\' => '/',
        letter if letter.is_whitespace() || letter.is_control() => ' ',
        letter => letter,
    };
    text.chars().map(plain).collect()
}

/// The label of a vertex whose name is not unique.
pub(super) fn label_with_id(name: &str, id: &str) -> String {
    format!("{} ({id})", label(name))
}

/// The labels that are already used.
#[derive(Debug, Default)]
pub(super) struct Labels {
    given: HashSet<String>,
}

impl Labels {
    /// The label of a vertex: its name, with its id if the name is already used.
    pub(super) fn give(&mut self, name: &str, id: &str) -> String {
        let mut found = label(name);
        if self.given.contains(&found) {
            found = label_with_id(name, id);
        }
        // The name of one vertex may be the label made for another.
        while !self.given.insert(found.clone()) {
            found.push('\'');
        }
        found
    }
}

/// Whether `found` is a label that this program would write for the name and id.
pub(super) fn is_label_of(found: &str, name: &str, id: &str) -> bool {
    let is_written = |written: String| {
        found
            .strip_prefix(&written)
            .is_some_and(|marks| marks.bytes().all(|mark| mark == b'\''))
    };
    is_written(label(name)) || is_written(label_with_id(name, id))
}
