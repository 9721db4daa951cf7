//! A table of romanisation: what stands for each letter, and what if its neighbours say otherwise.

use std::collections::HashMap;

/// The letters of one language in one scheme.
pub struct Table {
    letters: HashMap<char, String>,
    positions: Vec<Position>,
}

/// What letters become in a certain place.
struct Position {
    letters: Vec<char>,
    after: Vec<String>,
    before: Vec<String>,
    written: String,
}

impl Table {
    /// The table of a scheme, from the two files of its language.
    pub fn of(scheme: &str, letters: &str, positions: &str) -> Self {
        let mut rows = rows(letters);
        let column = rows
            .remove(0)
            .iter()
            .position(|title| title == scheme)
            .expect(scheme);
        let letters = rows
            .into_iter()
            .map(|row| (only_letter(&row[0]), row[column].clone()))
            .collect();
        let own = self::rows(positions)
            .into_iter()
            .filter(|row| row[0] == scheme);
        Self {
            letters,
            positions: own.map(|row| Position::of(&row)).collect(),
        }
    }

    /// A name in this scheme; hyphenated parts are words of their own.
    pub fn write(&self, name: &str) -> String {
        name.split('-')
            .map(|part| self.write_word(part))
            .collect::<Vec<_>>()
            .join("-")
    }

    fn write_word(&self, word: &str) -> String {
        let letters: Vec<char> = word.to_lowercase().chars().collect();
        let mut written = String::new();
        let mut place = 0;
        while place < letters.len() {
            let fitting = self
                .positions
                .iter()
                .find(|position| position.fits(&letters, place));
            let single = || {
                self.letters
                    .get(&letters[place])
                    .expect("the table has every letter of the name")
                    .as_str()
            };
            written += fitting.map_or_else(single, |position| position.written.as_str());
            place += fitting.map_or(1, |position| position.letters.len());
        }
        capitalised(&written)
    }
}

impl Position {
    fn of(row: &[String]) -> Self {
        let contexts = |cell: &str| {
            cell.split(' ')
                .filter(|context| !context.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Self {
            letters: row[1].chars().collect(),
            after: contexts(&row[2]),
            before: contexts(&row[3]),
            written: row[4].clone(),
        }
    }

    fn fits(&self, word: &[char], place: usize) -> bool {
        let end = place + self.letters.len();
        let previous = place.checked_sub(1).map(|previous| word[previous]);
        word.get(place..end) == Some(&self.letters)
            && agrees(&self.after, previous, "start")
            && agrees(&self.before, word.get(end).copied(), "end")
    }
}

/// Whether a neighbour is among those allowed; without any, all are.
fn agrees(contexts: &[String], neighbour: Option<char>, edge: &str) -> bool {
    let allows = |context: &String| match (context.as_str(), neighbour) {
        (context, None) => context == edge,
        ("vowel", Some(letter)) => is_vowel(letter),
        ("sign", Some(letter)) => is_sign(letter),
        ("consonant", Some(letter)) => !is_vowel(letter) && !is_sign(letter),
        (context, Some(letter)) => context.chars().eq([letter]),
    };
    contexts.is_empty() || contexts.iter().any(allows)
}

fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюяіїєaeiouyąęó".contains(letter)
}

fn is_sign(letter: char) -> bool {
    "ьъ’".contains(letter)
}

/// The word with a capital letter in front.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn only_letter(cell: &str) -> char {
    cell.chars().next().expect("a row has a letter")
}

/// The rows of a file whose cells need no quotes.
pub fn rows(file: &str) -> Vec<Vec<String>> {
    file.lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}
