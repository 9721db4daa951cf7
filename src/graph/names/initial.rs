//! Initials: with which sounds a word may begin if only its first letter is typed.
//!
//! One scheme abbreviates Юрий as *Yu.*, another as *Iou.*, *J.* or *I.*: some write out the letter
//! of the other script, some keep only the first of the Latin letters that stand for it. Both lead
//! to the same first sounds.

use crate::graph::names::fold::Word;

/// Letters that stand for one letter of another script: at most these many, as in *Shch.*
const LONGEST: usize = 5;

/// The sounds with which a word begins whose initial is `word`; none if it is no initial.
pub fn sounds<'a>(word: &Word, skeletons: &'a [String]) -> Vec<&'a str> {
    if word.is_number() || word.folded.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut sounds: Vec<&str> = skeletons
        .iter()
        .map(String::as_str)
        .filter(|skeleton| is_one_letter(skeleton))
        .collect();
    if let [letter] = word.latin.as_bytes() {
        sounds.extend(spelt_with(*letter));
    }
    sounds
}

/// Whether a skeleton may be that of a single letter; щ is two sounds.
fn is_one_letter(skeleton: &str) -> bool {
    skeleton.len() == 1 || skeleton == "sc"
}

/// The sounds whose spellings begin with a Latin letter, beside its own.
fn spelt_with(letter: u8) -> &'static [&'static str] {
    match letter {
        b'i' | b'y' => &["i", "e", "A", "U", "O"],
        b'j' => &["i", "e", "A", "U", "O", "s"],
        b'c' => &["c", "k", "s", "h"],
        b'k' | b'g' => &["h"],
        b'h' => &["g"],
        b't' | b'z' => &["c"],
        _ => &[],
    }
}
