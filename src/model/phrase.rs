//! What stands between two names in a sentence: the label of a relation type, taken apart.

use std::fmt;

use crate::model::number::GrammaticalNumber;

/// Where a name stands in a label.
const PLACEHOLDER: &str = "{}";

/// What stands for the missing name where a label is shown by itself.
const GAP: &str = "\u{2026}";

/// English helping verbs in the singular and the plural; all other words are left alone.
const HELPING_VERBS: [(&str, &str); 4] = [
    ("was", "were"),
    ("is", "are"),
    ("has", "have"),
    ("does", "do"),
];

/// The label of a relation type: `wrote to`, `considered {} a threat`.
///
/// `{}` is where the second name stands, which follows the label if there is none; with two of them
/// the first is for the first name. After a `|` may stand how the label reads after a name in the
/// plural. Without one, an English helping verb at its beginning agrees (`was` becomes `were`), and
/// everything else stays.
///
/// ```
/// use prosopograph::model::GrammaticalNumber;
/// use prosopograph::model::Phrase;
///
/// let phrase = Phrase::new("was a guest of|were guests of");
/// assert_eq!(phrase.to_string(), "was a guest of");
/// let both = phrase.clause(GrammaticalNumber::Plural, "The sisters", "Olga");
/// assert_eq!(both, "The sisters were guests of Olga");
/// let phrase = Phrase::new("considered {} a friend");
/// assert_eq!(phrase.to_string(), "considered … a friend");
/// let friend = phrase.clause(GrammaticalNumber::Singular, "Anton", "Olga");
/// assert_eq!(friend, "Anton considered Olga a friend");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    written: String,
    alone: String,
}

/// The words around the two names, with the spaces that belong to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseParts {
    /// Before the first name; usually nothing.
    pub before: String,
    /// Between the two names.
    pub between: String,
    /// After the second name; usually nothing.
    pub after: String,
}

impl Phrase {
    /// The label as the dataset has it.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let mut phrase = Self {
            written: written.to_owned(),
            alone: String::new(),
        };
        phrase.alone = phrase.agreeing(GrammaticalNumber::Singular);
        phrase
    }

    /// The label as the dataset has it, for files that are read again.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The label by itself, as it follows a name in the singular: `wrote to`, `considered … a
    /// threat`.
    #[must_use]
    pub fn alone(&self) -> &str {
        &self.alone
    }

    /// The label by itself, as it follows a name of this number.
    #[must_use]
    pub fn agreeing(&self, number: GrammaticalNumber) -> String {
        let open = self.open(number);
        open.strip_suffix(GAP).unwrap_or(&open).trim().to_owned()
    }

    /// The label as it follows a name of this number, with "…" where the second name is missing:
    /// `wrote to …`.
    #[must_use]
    pub fn open(&self, number: GrammaticalNumber) -> String {
        let has_place_for_first = self.form(number).matches(PLACEHOLDER).nth(1).is_some();
        let first = if has_place_for_first { GAP } else { "" };
        self.clause(number, first, GAP).trim().to_owned()
    }

    /// What is said of the first name: `wrote to Olga`.
    #[must_use]
    pub fn predicate(&self, number: GrammaticalNumber, second: &str) -> String {
        let parts = self.parts(number);
        format!("{}{second}{}", parts.between, parts.after)
            .trim()
            .to_owned()
    }

    /// The clause about two names: `Anton wrote to Olga`. The number is that of the first.
    #[must_use]
    pub fn clause(&self, number: GrammaticalNumber, first: &str, second: &str) -> String {
        let parts = self.parts(number);
        format!(
            "{}{first}{}{second}{}",
            parts.before, parts.between, parts.after
        )
    }

    /// The words around the names, of which the first has this number.
    #[must_use]
    pub fn parts(&self, number: GrammaticalNumber) -> PhraseParts {
        let form = self.form(number);
        let mut pieces = form.splitn(3, PLACEHOLDER);
        let first = pieces.next().unwrap_or_default();
        match (pieces.next(), pieces.next()) {
            (None, _) if first.is_empty() => PhraseParts::around("", " ".to_owned(), ""),
            (None, _) => PhraseParts::around("", format!(" {first} "), ""),
            (Some(second), None) => PhraseParts::around("", format!(" {first}"), second),
            (Some(second), Some(third)) => PhraseParts::around(first, second.to_owned(), third),
        }
    }

    /// How it reads after a name of this number, with the placeholders.
    fn form(&self, number: GrammaticalNumber) -> String {
        let (singular, plural) = match self.written.split_once('|') {
            Some((singular, plural)) => (singular.trim(), Some(plural.trim())),
            None => (self.written.trim(), None),
        };
        match (number, plural.filter(|plural| !plural.is_empty())) {
            (GrammaticalNumber::Singular, _) => singular.to_owned(),
            (GrammaticalNumber::Plural, Some(plural)) => plural.to_owned(),
            (GrammaticalNumber::Plural, None) => in_plural(singular),
        }
    }
}

impl PhraseParts {
    fn around(before: &str, between: String, after: &str) -> Self {
        Self {
            before: before.to_owned(),
            between,
            after: after.to_owned(),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.alone)
    }
}

impl From<&str> for Phrase {
    fn from(written: &str) -> Self {
        Self::new(written)
    }
}

impl From<String> for Phrase {
    fn from(written: String) -> Self {
        Self::new(&written)
    }
}

/// A label whose helping verb, if it begins with one, stands in the plural.
fn in_plural(singular: &str) -> String {
    let (verb, rest) = singular
        .find(char::is_whitespace)
        .map_or((singular, ""), |end| {
            singular.split_at_checked(end).unwrap_or((singular, ""))
        });
    let found = HELPING_VERBS.iter().find(|(one, _)| *one == verb);
    found.map_or_else(
        || singular.to_owned(),
        |(_, several)| format!("{several}{rest}"),
    )
}
