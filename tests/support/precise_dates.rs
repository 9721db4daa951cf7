//! Months and days in what the program says: where nobody wrote any, none may appear.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What may name a month without dating anything: the rule of widening, and examples of how to
/// write dates.
fn without_explanations(text: &str) -> String {
    let text = text.replace(prosopograph::model::WIDENING_RULE, "");
    [
        "1936, 1937-07-30, 1936/1938",
        "1937-07-30",
        "193X",
        "spring is March to May",
    ]
    .iter()
    .fold(text, |text, known| text.replace(known, ""))
}

/// Months and days that stand in a text.
pub fn precise_dates(text: &str) -> Vec<String> {
    let text = without_explanations(text);
    let mut found: Vec<String> = MONTHS
        .iter()
        .filter(|month| has_word(&text, month))
        .map(|month| (*month).to_owned())
        .collect();
    let bytes = text.as_bytes();
    for (position, window) in bytes.windows(7).enumerate() {
        let is_digit = |place: usize| window[place].is_ascii_digit();
        let is_month = [0, 1, 2, 3, 5, 6].into_iter().all(is_digit) && window[4] == b'-';
        let follows = bytes.get(position + 7).is_some_and(u8::is_ascii_digit);
        let leads = position > 0
            && (bytes[position - 1].is_ascii_alphanumeric() || bytes[position - 1] == b'.');
        if is_month && !follows && !leads && matches!(window[0], b'1' | b'2') {
            found.push(String::from_utf8_lossy(window).into_owned());
        }
    }
    found
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic);
        let after = text[at + word.len()..]
            .chars()
            .next()
            .is_some_and(char::is_alphabetic);
        // "May" is a word of its own at the beginning of a sentence.
        !before
            && !after
            && (word != "May"
                || text[at + word.len()..]
                    .trim_start()
                    .starts_with(|next: char| next.is_ascii_digit()))
    })
}
