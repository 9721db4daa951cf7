//! Words that stand before the sums of a table.

/// The words, without what is easily written differently; see [`folded`].
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

/// Whether a name is that of a row or a column of sums.
pub(crate) fn names_sums(name: &str) -> bool {
    SUMS.contains(&folded(name).as_str())
}

/// A name without what is easily written differently: only its letters and digits, small.
pub(crate) fn folded(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
