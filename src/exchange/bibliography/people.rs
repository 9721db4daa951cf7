//! Authors and editors of a source: `Last, First; Last, First (editor)`.

/// The authors and editors of a source, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct People<'t> {
    /// The authors.
    pub(crate) authors: Vec<Person<'t>>,
    /// The editors.
    pub(crate) editors: Vec<Person<'t>>,
}

/// The name of an author or editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Person<'t> {
    /// Family name and given names.
    Split(&'t str, &'t str),
    /// A name that cannot be split: of an institution, or not written with exactly one comma.
    Whole(&'t str),
}

const EDITOR: [&str; 5] = ["(editor)", "(editors)", "(ed.)", "(eds.)", "(eds)"];

impl<'t> People<'t> {
    /// Reads a cell of the column `author`.
    pub(crate) fn read(cell: &'t str) -> Self {
        let mut people = Self::default();
        for part in cell
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let edited = EDITOR
                .iter()
                .find_map(|mark| part.strip_suffix(mark))
                .map(str::trim);
            match edited.filter(|name| !name.is_empty()) {
                Some(name) => people.editors.push(Person::read(name)),
                None => people.authors.push(Person::read(part)),
            }
        }
        people
    }
}

impl<'t> Person<'t> {
    fn read(name: &'t str) -> Self {
        let parts: Vec<&str> = name.split(',').map(str::trim).collect();
        match parts.as_slice() {
            [family, given] if !family.is_empty() && !given.is_empty() => {
                Self::Split(family, given)
            }
            _ => Self::Whole(name),
        }
    }

    /// The whole name, with the family name first.
    pub(crate) fn whole(&self) -> String {
        match self {
            Self::Split(family, given) => format!("{family}, {given}"),
            Self::Whole(name) => (*name).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::People;
    use super::Person;

    #[test]
    fn names_are_taken_apart_only_where_one_comma_says_how() {
        let people = People::read(
            "Baiguzin, R.N. (editor); Khaustov, V.N.; NKVD; King, Martin, Jr.; ,; (ed.)",
        );
        assert_eq!(people.editors, [Person::Split("Baiguzin", "R.N.")]);
        let whole = [
            Person::Whole("NKVD"),
            Person::Whole("King, Martin, Jr."),
            Person::Whole(","),
            Person::Whole("(ed.)"),
        ];
        assert_eq!(people.authors[0], Person::Split("Khaustov", "V.N."));
        assert_eq!(people.authors[1..], whole);
    }
}
