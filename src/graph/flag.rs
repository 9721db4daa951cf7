//! Flags: what the sources of a claim get wrong, each of a kind, several of them in one cell.

use crate::model::is_slug;

/// The flags of a cell, such as `misspelling: Kreml; source-error: sold in 1935`: each from its kind
/// to the next `; kind:` or `|`. A `;` that no kind follows is one of the words.
///
/// Time `O(n)` in the length of the cell.
pub(crate) fn flags(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').flat_map(|part| {
        let mut rest = Some(part);
        std::iter::from_fn(move || {
            let text = rest?;
            let (flag, others) = next_kind(text)
                .and_then(|at| text.split_at_checked(at))
                .map_or((text, None), |(flag, others)| (flag, others.get(1..)));
            rest = others;
            Some(flag.trim())
        })
    })
}

/// The kinds of the flags of a cell, the words before their colons: `misspelling`, `source-error`.
pub(crate) fn flag_kinds(cell: &str) -> impl Iterator<Item = &str> {
    let kind = |flag| match str::split_once(flag, ':') {
        Some((kind, _)) => kind.trim(),
        None => flag,
    };
    flags(cell).map(kind).filter(|kind| !kind.is_empty())
}

/// The position of the next `; kind:` in a part of a cell.
fn next_kind(text: &str) -> Option<usize> {
    let mut breaks = text.match_indices(';').map(|(at, _)| at);
    breaks.find(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.find([':', ';']).unwrap_or(rest.len());
        let (kind, words) = rest.split_at_checked(end).unwrap_or_default();
        words.starts_with(':') && is_slug(kind.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_a_cell_is_found_and_a_semicolon_among_words_is_none() {
        let kinds = |cell| flag_kinds(cell).collect::<Vec<_>>();
        assert_eq!(
            kinds("misspelling: Kreml; in English the Kremlin; source-error : sold: in 1935"),
            ["misspelling", "source-error"]
        );
        assert_eq!(
            kinds("external: a|contradiction: b"),
            ["external", "contradiction"]
        );
        assert_eq!(
            kinds("contradicts another letter"),
            ["contradicts another letter"]
        );
        assert_eq!(kinds("external: so; and so; on"), ["external"]);
        assert_eq!(kinds(" | "), Vec::<&str>::new());
    }
}
