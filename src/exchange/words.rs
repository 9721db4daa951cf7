//! Makes ids from texts, and phrases for messages.

use any_ascii::any_ascii;
use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::model::is_slug;

/// The longest id, in bytes; a number may still follow.
const LONGEST: usize = 100;

/// Ids, each given once.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    by_text: HashMap<String, String>,
    taken: HashSet<String>,
    /// The last number added to an id, so that numbering many equal texts takes linear time.
    numbers: HashMap<String, usize>,
}

impl Slugs {
    /// The id of a text; equal texts have the same id, different texts different ids.
    pub(crate) fn of(&mut self, text: &str, separator: char, otherwise: &str) -> &str {
        if !self.by_text.contains_key(text) {
            let id = self.free(text, separator, otherwise);
            self.by_text.insert(text.to_owned(), id);
        }
        self.by_text.get(text).map_or("", String::as_str)
    }

    /// Makes a new id from a text.
    pub(crate) fn free(&mut self, text: &str, separator: char, otherwise: &str) -> String {
        let base = slug(text, separator, otherwise);
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.numbers.entry(base.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{base}{separator}{number}");
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// Returns the text if it is an id, otherwise its letters and digits in ASCII, with separators
/// between words.
pub(crate) fn slug(text: &str, separator: char, otherwise: &str) -> String {
    if is_slug(text) {
        return text.to_owned();
    }
    let mut id = String::new();
    for letter in any_ascii(text).chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with(separator) && letter != '\'' {
            id.push(separator);
        }
        if id.len() >= LONGEST {
            break;
        }
    }
    let id = id.trim_end_matches(separator);
    if id.is_empty() {
        otherwise.to_owned()
    } else {
        id.to_owned()
    }
}

/// Lists the first `most` elements and says how many more there are.
pub(crate) fn first_few<T>(all: &[T], most: usize, in_words: impl Fn(&T) -> String) -> String {
    let named = all
        .iter()
        .take(most)
        .map(in_words)
        .collect::<Vec<_>>()
        .join(", ");
    let more = all.len().saturating_sub(most);
    if more == 0 {
        named
    } else {
        format!("{named} and {more} more")
    }
}

/// A number with its noun: "1 error", "2 errors".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Quotes a command-line argument if a shell would split it.
pub(crate) fn argument(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "=,._-/…".contains(letter);
    if text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::Slugs;
    use super::argument;
    use super::slug;
    use crate::model::is_slug;

    #[test]
    fn any_text_becomes_an_id() {
        for (text, expected) in [
            ("stalin", "stalin"),
            ("Ежов, Николай", "ezhov-nikolay"),
            ("", "x"),
            ("§", "s"),
            ("Anne  Conway", "anne-conway"),
        ] {
            assert_eq!(slug(text, '-', "x"), expected);
        }
        assert!(is_slug(&slug(&"漢".repeat(500), '-', "x")));
    }

    #[test]
    fn an_argument_is_quoted_if_a_shell_would_take_it_apart() {
        assert_eq!(argument("from=Wer,to=Год_1"), "from=Wer,to=Год_1");
        assert_eq!(argument("from=Who wrote;to"), "\"from=Who wrote;to\"");
    }

    #[test]
    fn different_texts_have_different_ids() {
        let mut slugs = Slugs::default();
        let ids: Vec<String> = ["A b", "a-b", "a b", "A b"]
            .iter()
            .map(|text| slugs.of(text, '-', "x").to_owned())
            .collect();
        assert_eq!(ids, ["a-b", "a-b-2", "a-b-3", "a-b"]);
    }
}
