//! What a form suggests where something may be typed.

use crate::explorer::sentences::Verb;

/// Something that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Suggested {
    pub(crate) word: String,
    pub(crate) about: String,
    /// Between which kinds there are how many, for scripts.
    pub(crate) ends: String,
}

/// Ties that may be typed, each with how many claims there are of it.
pub(crate) fn suggested(verbs: &[Verb]) -> Vec<Suggested> {
    let verbs = verbs.iter().map(|verb| Suggested {
        word: verb.word.clone(),
        about: match verb.count {
            1 => "1 claim".to_owned(),
            count => format!("{count} claims"),
        },
        ends: String::new(),
    });
    verbs.collect()
}
