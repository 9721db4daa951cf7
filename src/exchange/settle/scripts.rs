//! Finds words that mix scripts, such as Сталин with a Latin C: they look like another word and are
//! not the same.

use crate::exchange::report::ImportReport;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::words::first_few;

/// The most names that a message lists.
const NAMED: usize = 5;

/// A script whose letters look like those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

impl Script {
    fn of(letter: char) -> Option<Self> {
        match letter {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                Some(Self::Latin)
            }
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Self::Greek),
            '\u{400}'..='\u{52F}' => Some(Self::Cyrillic),
            _ => None,
        }
    }
}

/// Reports names with such words, once for all.
pub(super) fn tell<'e>(entities: impl Iterator<Item = SheetRow<'e>>, report: &mut ImportReport) {
    let mixed: Vec<SheetRow<'e>> = entities
        .filter(|entity| mixes_scripts(entity.get("name")))
        .collect();
    let Some(first) = mixed.first() else {
        return;
    };
    let why = "a word mixes letters of two scripts (Latin, Greek or Cyrillic), so it is not the same as one that looks like it; retype it in one script";
    let names = first_few(&mixed, NAMED, |entity| {
        format!("\"{}\"", cut(entity.get("name")))
    });
    report.remark(first.place(), format!("{names}: {why}"));
}

fn mixes_scripts(name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    name.split(|letter: char| !letter.is_alphabetic())
        .any(|word| {
            let mut scripts = word.chars().filter_map(Script::of);
            let first = scripts.next();
            scripts.any(|script| Some(script) != first)
        })
}

#[cfg(test)]
mod tests {
    use super::mixes_scripts;

    #[test]
    fn one_word_has_one_script() {
        for mixed in ["Cталин", "Ivan Пeтров", "Αnna"] {
            assert!(mixes_scripts(mixed), "{mixed}");
        }
        for name in [
            "Сталин",
            "Иван (Ivan) Petrov",
            "Łódź",
            "КГБ-USSR",
            "Müller",
            "不明",
        ] {
            assert!(!mixes_scripts(name), "{name}");
        }
    }
}
