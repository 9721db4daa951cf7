//! Escaping of column names that a format reserves for itself.
//!
//! A column with a reserved name is written with an underscore appended, as in Python; a name that
//! already ends in such underscores gets one more. So every written name has exactly one meaning.

use std::borrow::Cow;

/// The name of a column in a file.
pub(crate) fn outward<'c>(column: &'c str, kept: &[&str]) -> Cow<'c, str> {
    if is_like(column, kept) {
        Cow::Owned(format!("{column}_"))
    } else {
        Cow::Borrowed(column)
    }
}

/// The column for a name in a file that this program wrote.
pub(crate) fn inward<'n>(name: &'n str, kept: &[&str]) -> &'n str {
    name.strip_suffix('_')
        .filter(|column| is_like(column, kept))
        .unwrap_or(name)
}

fn is_like(name: &str, kept: &[&str]) -> bool {
    kept.contains(&name.trim_end_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::inward;
    use super::outward;

    #[test]
    fn every_name_has_one_reading() {
        let kept = ["source", "key"];
        for (column, name) in [
            ("source", "source_"),
            ("source_", "source__"),
            ("note", "note"),
            ("note_", "note_"),
            ("_", "_"),
        ] {
            assert_eq!(outward(column, &kept), name);
            assert_eq!(inward(name, &kept), column);
        }
    }
}
