//! Numbers with their nouns, so that every sentence agrees with its number.

/// A number with its noun: "1 entity", "2 entities".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
