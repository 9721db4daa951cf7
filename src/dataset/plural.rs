//! The plural of a kind that the dataset gives none for, by the commonest rule of English.

/// The plural of a label: cities, classes, persons.
#[must_use]
pub fn plural_of(label: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| label.ends_with(ending));
    if let Some(stem) = label.strip_suffix('y')
        && !ends(&["ay", "ey", "oy", "uy"])
        && !stem.is_empty()
    {
        return format!("{stem}ies");
    }
    if ends(&["s", "x", "ch", "sh"]) {
        return format!("{label}es");
    }
    format!("{label}s")
}

#[cfg(test)]
mod tests {
    use super::plural_of;

    #[test]
    fn the_commonest_endings_are_known() {
        let labels = ["city", "journey", "class", "church", "box", "person"];
        let plurals = labels.map(plural_of);
        assert_eq!(
            plurals,
            [
                "cities", "journeys", "classes", "churches", "boxes", "persons"
            ]
        );
    }
}
