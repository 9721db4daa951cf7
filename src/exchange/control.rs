//! Control characters in texts, which no dataset may have.

/// A text without control characters, and what was done for that.
pub(crate) struct Cleaned {
    pub(crate) text: String,
    pub(crate) changes: Vec<&'static str>,
}

/// Whether a letter is a control character, other than a tab and the end of a line.
pub(crate) fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

/// Removes control characters. Those from U+0080 on are letters in an encoding that was not the
/// right one: they stay visible as U+FFFD.
pub(crate) fn cleaned(text: &str) -> Cleaned {
    let is_letter = |letter: char| ('\u{80}'..='\u{9F}').contains(&letter);
    let mut changes = Vec::new();
    if text.chars().any(|it| is_control(it) && !is_letter(it)) {
        changes.push("control characters were removed");
    }
    if text.chars().any(is_letter) {
        changes.push("letters that the encoding lacks were written as \u{FFFD}; name the right one with --encoding, such as cp850 or macintosh");
    }
    let visible = |letter| match letter {
        letter if is_letter(letter) => Some(char::REPLACEMENT_CHARACTER),
        letter if is_control(letter) => None,
        letter => Some(letter),
    };
    Cleaned {
        text: text.chars().filter_map(visible).collect(),
        changes,
    }
}
