//! Folding: a text as the words it consists of, without what typists leave out.
//!
//! Case, combining marks (so ё is е and ñ is n), apostrophes and dots do not tell names apart;
//! hyphens and all other punctuation separate words. Letters that Unicode does not decompose (ł, ø,
//! ß) take their usual ASCII form. Initials that spell an abbreviation are put together: *B.B.C.*
//! is one word, *J. S. Bach* is three.

use std::iter;
use std::mem;

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text behind this many characters is not looked at: it bounds the time of a search.
pub const MAX_CHARACTERS: usize = 256;
/// Words behind this many are not looked at.
pub const MAX_WORDS: usize = 24;
/// From this many initials in a row on they are an abbreviation.
const ABBREVIATION: usize = 3;

/// A word of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Word {
    /// The word in its own script, folded.
    pub folded: String,
    /// The word in small ASCII letters, with the marks that carry a sound written out (č as tch).
    pub latin: String,
}

impl Word {
    /// Whether the word is a single letter.
    pub fn is_initial(&self) -> bool {
        is_initial(&self.folded)
    }

    /// Whether the word contains a digit; another number is another thing, never a typing error.
    pub fn is_number(&self) -> bool {
        self.folded.contains(|letter: char| letter.is_numeric())
    }

    /// Whether a letter stands three times in a row: no spelling of a name does that, so it has no
    /// sound.
    pub fn is_stuttered(&self) -> bool {
        let letters: Vec<char> = self.folded.chars().collect();
        letters
            .windows(3)
            .any(|run| matches!(run, [a, b, c] if a.is_alphabetic() && a == b && b == c))
    }

    /// Whether it is one letter again and again: nobody mistypes a name so.
    pub fn is_monotone(&self) -> bool {
        self.folded
            .chars()
            .zip(self.folded.chars().skip(1))
            .all(|(one, next)| one == next)
    }

    /// Adds the letters of a composed character; false if it is none.
    fn push(&mut self, character: char) -> bool {
        if character.is_ascii_alphanumeric() {
            self.folded.push(character.to_ascii_lowercase());
            self.latin.push(character.to_ascii_lowercase());
            return true;
        }
        let before = self.folded.len();
        let decomposed = iter::once(character)
            .nfkd()
            .filter(|part| !is_combining_mark(*part));
        self.folded.extend(
            decomposed
                .flat_map(char::to_lowercase)
                .flat_map(folded_letters),
        );
        if self.folded.len() == before {
            return false;
        }
        self.latin.extend(latin_letters(character));
        true
    }
}

/// Whether a folded word is a single letter.
pub fn is_initial(folded: &str) -> bool {
    let mut letters = folded.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Cuts a text into folded words.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for character in composed(text).chars() {
        if !is_dropped(character) && !word.push(character) && !word.folded.is_empty() {
            words.push(mem::take(&mut word));
        }
    }
    if !word.folded.is_empty() {
        words.push(word);
    }
    words.truncate(MAX_WORDS);
    join_abbreviations(words)
}

/// The beginning of a text, each letter in one piece with its marks.
fn composed(text: &str) -> String {
    let beginning = text.chars().take(MAX_CHARACTERS);
    if text.is_ascii() {
        beginning.collect()
    } else {
        beginning.nfc().collect()
    }
}

/// Puts the initials of an abbreviation together.
fn join_abbreviations(words: Vec<Word>) -> Vec<Word> {
    if words.iter().filter(|word| word.is_initial()).count() < ABBREVIATION {
        return words;
    }
    words
        .chunk_by(|one, next| one.is_initial() && next.is_initial())
        .flat_map(|run| {
            if run.len() < ABBREVIATION {
                run.to_vec()
            } else {
                vec![join(run)]
            }
        })
        .collect()
}

fn join(run: &[Word]) -> Word {
    Word {
        folded: run.iter().map(|word| word.folded.as_str()).collect(),
        latin: run.iter().map(|word| word.latin.as_str()).collect(),
    }
}

/// Whether a character neither belongs to a word nor separates words: apostrophes, soft signs,
/// loose marks, invisibles.
fn is_dropped(character: char) -> bool {
    if character.is_ascii() {
        return matches!(character, '\'' | '`');
    }
    let apostrophe = matches!(
        character,
        '´' | '\u{2b0}'..='\u{2ff}' | '‘' | '’' | '‛' | '′' | '″'
    );
    let invisible = matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    );
    apostrophe || invisible || is_combining_mark(character)
}

/// The folded letters of a decomposed small letter; none if it is not a letter.
fn folded_letters(letter: char) -> impl Iterator<Item = char> {
    let ascii = if is_latin(letter) {
        any_ascii_char(letter)
    } else {
        ""
    };
    let own = (ascii.is_empty() && letter.is_alphanumeric() && !is_combining_mark(letter))
        .then_some(match letter {
            'ς' => 'σ',
            other => other,
        });
    ascii
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .chain(own)
}

/// Whether a letter belongs to the Latin script beyond ASCII, and so has a usual ASCII form.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && letter.is_alphabetic()
}

/// A composed character in ASCII, keeping the marks that make another sound.
fn latin_letters(character: char) -> impl Iterator<Item = char> {
    let spelt = match character {
        'č' | 'Č' | 'ć' | 'Ć' | 'ĉ' | 'Ĉ' => "tch",
        'š' | 'Š' | 'ś' | 'Ś' | 'ş' | 'Ş' | 'ș' | 'Ș' => "sh",
        'ž' | 'Ž' | 'ż' | 'Ż' | 'ź' | 'Ź' => "zh",
        'ŝ' | 'Ŝ' => "shch",
        'ё' | 'Ё' => "yo",
        // ISO 9 writes я and ю so.
        'â' | 'Â' => "ya",
        'û' | 'Û' => "yu",
        other => any_ascii_char(other),
    };
    spelt
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::words;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn case_accents_and_apostrophes_are_folded_away() {
        assert_eq!(folded("Józef PIŁSUDSKI"), ["jozef", "pilsudski"]);
        assert_eq!(folded("Хрущёв"), folded("хрущев"));
        assert_eq!(folded("L’viv, L'viv"), ["lviv", "lviv"]);
        assert_eq!(folded("Straße ŒUVRE"), ["strasse", "oeuvre"]);
    }

    #[test]
    fn three_initials_are_an_abbreviation_and_two_are_a_person() {
        assert_eq!(folded("N.K.V.D. order"), ["nkvd", "order"]);
        assert_eq!(folded("J. V. Stalin"), ["j", "v", "stalin"]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(words("Je\u{17c}ow"), words("Jez\u{307}ow"));
        assert_eq!(words("Je\u{17c}ow")[0].latin, "jezhow");
    }
}
