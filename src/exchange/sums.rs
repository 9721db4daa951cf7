//! Recognises rows and columns of sums by their names.

/// Names of sums, as [`folded`] normalises them.
const SUMS: [&str; 15] = [
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "insgesamt",
    "zusammen",
    "totale",
    "suma",
    "razem",
    "итого",
    "всего",
    "összesen",
];

/// Whether a row or a column of this name contains sums.
pub(crate) fn names_sums(name: &str) -> bool {
    SUMS.contains(&folded(name).as_str())
}

/// Normalises a name to its letters and digits in lower case.
pub(crate) fn folded(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
