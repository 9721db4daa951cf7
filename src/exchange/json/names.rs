//! Names that an element of a format needs for itself, and columns of the same name.
//!
//! A column that is called as something the format keeps for itself is written with an underscore
//! behind it, as Python does with its keywords; one that ends so already gets another. So every
//! name has one reading.

use std::borrow::Cow;

/// How a column is called in a file.
pub(crate) fn outward<'c>(column: &'c str, kept: &[&str]) -> Cow<'c, str> {
    if is_like(column, kept) {
        Cow::Owned(format!("{column}_"))
    } else {
        Cow::Borrowed(column)
    }
}

/// The column that is called so in a file of ours.
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
