//! Marks in the cells of a matrix: `x`, `1`, `yes`, `?`.

use crate::exchange::sheet::Sheet;

/// Marks of rows that belong to the column.
const YES: [&str; 14] = [
    "x", "+", "✓", "✔", "•", "*", "yes", "y", "ja", "j", "oui", "sí", "tak", "да",
];
/// Marks of rows that do not belong to the column.
const NO: [&str; 8] = ["-", "–", "no", "n", "nein", "non", "nie", "нет"];
/// Signs of doubt behind a mark or around it.
const DOUBTS: [&str; 3] = ["?", "(?)", "[?]"];

/// Whether a row belongs to a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It does.
    Yes,
    /// It may.
    Doubtful,
    /// It does not.
    No,
}

impl Mark {
    /// Reads a filled cell as a mark; of numbers only 0 and 1 are marks.
    pub(crate) fn of(cell: &str) -> Option<Self> {
        Self::sure(cell).or_else(|| is_doubtful(cell).then_some(Self::Doubtful))
    }

    /// Sets the certainty of the relation begun last to possible, if its mark is uncertain.
    pub(crate) fn grade(self, cell: &str, ties: &mut Sheet) {
        if self == Self::Doubtful {
            ties.set("certainty", "possible");
            ties.changed(format!(
                "the mark \"{cell}\" is uncertain; the certainty of the relation was set to possible"
            ));
        }
    }

    fn sure(cell: &str) -> Option<Self> {
        let word = cell.to_lowercase();
        match word.replace(',', ".").parse::<f64>() {
            Ok(0.0) => Some(Self::No),
            Ok(1.0) => Some(Self::Yes),
            Ok(_) => None,
            Err(_) if YES.contains(&word.as_str()) => Some(Self::Yes),
            Err(_) => NO.contains(&word.as_str()).then_some(Self::No),
        }
    }
}

/// Whether a cell is `?`, `x?`, `x (?)` or `(x)`.
fn is_doubtful(cell: &str) -> bool {
    let is_yes = |mark: &str| Mark::sure(mark) == Some(Mark::Yes);
    let within = ["()", "[]"]
        .iter()
        .find_map(|signs| cell.strip_prefix(&signs[..1])?.strip_suffix(&signs[1..]));
    let before = DOUBTS
        .iter()
        .find_map(|doubt| cell.strip_suffix(doubt))
        .map(str::trim);
    before.is_some_and(|mark| mark.is_empty() || is_yes(mark)) || within.is_some_and(is_yes)
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn marks_are_known_and_doubts_about_them() {
        for mark in ["x", "X", "1", "1.0", "1,0", "✓", "ja", "да"] {
            assert_eq!(Mark::of(mark), Some(Mark::Yes), "{mark}");
        }
        for mark in ["?", "(?)", "x?", "x (?)", "(x)", "[1]"] {
            assert_eq!(Mark::of(mark), Some(Mark::Doubtful), "{mark}");
        }
        for mark in ["0", "-", "no", "нет"] {
            assert_eq!(Mark::of(mark), Some(Mark::No), "{mark}");
        }
        for text in ["2", "Anna", "Anna?", "(Anna)", "1921", "nan", "", "()"] {
            assert_eq!(Mark::of(text), None, "{text}");
        }
    }
}
