//! Looks whether the times of a file are years before any is read.

use crate::exchange::number_column::NumberColumn;

/// The numbers at which nodes and edges begin and end.
pub(super) fn numbers_of_times(text: &str) -> NumberColumn {
    let mut numbers = NumberColumn::default();
    for name in ["start", "end", "startopen", "endopen"] {
        for (at, _) in text.match_indices(name) {
            let is_attribute = text[..at].ends_with(char::is_whitespace);
            let value = text[at + name.len()..].trim_start().strip_prefix('=');
            let quoted = value.map(str::trim_start).and_then(|value| {
                let quote = value.chars().next().filter(|mark| "\"'".contains(*mark))?;
                value[1..].split(quote).next()
            });
            let cell = quoted.filter(|cell| is_attribute && !cell.trim().is_empty());
            if let Some(cell) = cell {
                numbers.take(cell.trim());
            }
        }
    }
    numbers
}
