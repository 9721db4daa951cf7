//! "Did you mean": finds the valid word nearest to a misspelt one.

use rapidfuzz::distance::osa;

/// The candidate nearest to `word`, if it is similar enough.
///
/// Similar means that at most a third of the letters are inserted, removed, replaced or swapped
/// with a neighbour (optimal string alignment distance). Takes one comparison for each candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    if letters == 0 || letters > 200 {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = (letters / 3).max(1);
    let near = candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= allowed);
    let measured = near.map(|candidate| {
        (
            osa::distance(lower.chars(), candidate.to_lowercase().chars()),
            candidate,
        )
    });
    measured
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The end of an error message: `; did you mean "…"?`, or another remedy.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    nearest(word, candidates).map_or_else(
        || format!("; {otherwise}"),
        |candidate| format!("; did you mean \"{candidate}\"?"),
    )
}
