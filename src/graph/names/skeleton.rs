//! Skeletons: the rough sound of a word, in which the romanisations of one name fall together.
//!
//! Spellings are replaced by their sounds, longest first ([`Reading`]); then only what romanisers
//! disagree about is let go: the glide before a vowel (Yesenin, Esenin, Jesienin), endings (-sky, -skii,
//! -ski; -ov, -off), doubled letters, leading zeros of numbers. Vowels and all other consonants
//! stay, so Turgenev and Turgenin keep apart. `A` and `U` stand for ya and yu, `O` for yo.

use crate::graph::names::reading::Reading;
use crate::graph::names::reading::SHARED;
use crate::graph::names::reading::Spelling;

/// The skeleton of a word in small ASCII letters.
pub fn skeleton(latin: &str, reading: Reading) -> String {
    if latin.bytes().all(|letter| letter.is_ascii_digit()) {
        return without_leading_zeros(latin).to_owned();
    }
    let mut sounds = String::with_capacity(latin.len());
    let mut rest = latin;
    while !rest.is_empty() {
        let (taken, sound) = next_sound(rest, &sounds, reading);
        push_single(&mut sounds, sound);
        rest = rest.get(taken..).unwrap_or_default();
    }
    settle_ending(&mut sounds);
    sounds
}

fn without_leading_zeros(digits: &str) -> &str {
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        digits
    } else {
        significant
    }
}

/// The first sound of `rest`, and how many letters write it.
fn next_sound<'a>(rest: &'a str, before: &str, reading: Reading) -> (usize, &'a str) {
    let own = longest(rest, reading.spellings());
    let shared = longest(rest, SHARED);
    // Of two equally long, the last counts: the peculiar spelling.
    if let Some(spelt) = shared
        .into_iter()
        .chain(own)
        .max_by_key(|(taken, _)| *taken)
    {
        return spelt;
    }
    match rest.as_bytes() {
        [b'c', next, ..] if !b"eiy".contains(next) => (1, "k"),
        [b'i' | b'j' | b'y', ..] => glide(rest, before),
        _ => (1, rest.get(..1).unwrap_or_default()),
    }
}

/// The longest spelling with which `rest` begins.
fn longest(rest: &str, spellings: &[Spelling]) -> Option<(usize, &'static str)> {
    let fits = |letters: &str| match letters.strip_suffix('$') {
        Some(ending) => rest == ending,
        None => rest.starts_with(letters),
    };
    let fitting = spellings.iter().filter(|(letters, _)| fits(letters));
    fitting
        .map(|(letters, sound)| (letters.trim_end_matches('$').len(), *sound))
        .max_by_key(|(taken, _)| *taken)
}

/// The sound of a run of i, j and y, together with the vowel it leads to.
fn glide(rest: &str, before: &str) -> (usize, &'static str) {
    let run = rest
        .bytes()
        .take_while(|letter| b"ijy".contains(letter))
        .count();
    let vowel_is_last = rest.len() == run + 1;
    let after_consonant = before
        .bytes()
        .last()
        .is_some_and(|sound| !b"aeiouAUO".contains(&sound));
    match rest.as_bytes().get(run) {
        Some(b'a') => (run + 1, "A"),
        Some(b'u') => (run + 1, "U"),
        Some(b'e') => (run + 1, "e"),
        // ё: Pyotr is Petr, but Mario is not Mare.
        Some(b'o') if after_consonant && !vowel_is_last => (run + 1, "e"),
        Some(b'o') => (run + 1, "O"),
        _ => (run, "i"),
    }
}

/// Adds sounds, never the same one twice in a row.
fn push_single(sounds: &mut String, more: &str) {
    for sound in more.chars() {
        if !sounds.ends_with(sound) {
            sounds.push(sound);
        }
    }
}

/// Unifies the endings of surnames: -off and -ov, -chow and -chev.
fn settle_ending(sounds: &mut String) {
    if sounds.len() > 2 && sounds.ends_with('f') {
        sounds.pop();
        sounds.push('v');
    }
    if sounds.ends_with("cov") {
        sounds.truncate(sounds.len() - 2);
        sounds.push_str("ev");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::skeleton;
    use crate::graph::names::fold::words;
    use crate::graph::names::reading::Reading;

    fn readings(name: &str) -> BTreeSet<String> {
        let word = words(name).swap_remove(0);
        Reading::ALL
            .iter()
            .map(|reading| skeleton(&word.latin, *reading))
            .collect()
    }

    #[test]
    fn every_romanisation_can_be_read_as_the_russian_name() {
        let names: [(&str, &[&str]); 8] = [
            (
                "Ежов",
                &[
                    "Yezhov", "Ezhov", "Ežov", "Ezov", "Jeżow", "Jeschow", "Iejov", "Ejov",
                    "Ezhoff",
                ],
            ),
            (
                "Бухарин",
                &["Bukharin", "Bucharin", "Buharin", "Boukharine", "Bucharyn"],
            ),
            (
                "Хрущёв",
                &[
                    "Khrushchev",
                    "Khrushchov",
                    "Chruschtschow",
                    "Chruszczow",
                    "Khrouchtchev",
                    "Hruŝev",
                    "Chruščev",
                ],
            ),
            (
                "Тухачевский",
                &[
                    "Tukhachevsky",
                    "Tuchatschewski",
                    "Toukhatchevski",
                    "Tuchačevskij",
                    "Tuchaczewski",
                ],
            ),
            (
                "Троцкий",
                &["Trotsky", "Trotskii", "Trotzki", "Trockij", "Trocki"],
            ),
            ("Ягода", &["Yagoda", "Iagoda", "Jagoda", "Âgoda"]),
            (
                "Зиновьев",
                &["Zinoviev", "Zinov'ev", "Zinovyev", "Sinowjew"],
            ),
            ("Пётр", &["Petr", "Pyotr", "Piotr", "Pjotr"]),
        ];
        for (russian, romanised) in names {
            for name in romanised {
                assert!(
                    !readings(name).is_disjoint(&readings(russian)),
                    "{name}: {:?}",
                    readings(name)
                );
            }
        }
    }

    #[test]
    fn different_names_keep_apart() {
        let names = [
            "Bukharin", "Bakunin", "Rykov", "Ryutin", "Radek", "Radkov", "Kirov", "Kork", "Mario",
            "Marie",
        ];
        for (place, one) in names.iter().enumerate() {
            for other in &names[place + 1..] {
                assert!(
                    readings(one).is_disjoint(&readings(other)),
                    "{one} is not {other}"
                );
            }
        }
    }

    #[test]
    fn leading_zeros_of_a_number_do_not_count() {
        assert_eq!(
            skeleton("00447", Reading::English),
            skeleton("447", Reading::English)
        );
        assert_eq!(skeleton("000", Reading::English), "000");
    }
}
