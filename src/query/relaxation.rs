//! The smallest relaxation: the fewest changes that give an answer.
//!
//! Widening a question never loses an answer, so a set of changes that fails can be grown until
//! every further change would make it work. Of the changes left out of such a set at least one is
//! needed. The smallest set that holds one of each such rest is a candidate; if it works it is the
//! smallest of all, and if not it is grown into a further rest (implicit hitting sets; Reiter 1987,
//! Moreno-Centeno and Karp 2013).

use crate::query::change::Change;
use crate::query::error::QueryError;

/// How many candidates of the smallest size are compared by the length of their answers.
const MOST_COMPARED: usize = 400;

/// The fewest changes under which `works` gives an answer, and the length of that answer; of
/// several sets of that size the one with the shortest answer, then the first in the order of
/// `changes`. `None` if there is no answer even with all changes.
///
/// `works` must never fail on more changes if it works on fewer. It is asked about once a change
/// for each rest.
///
/// # Errors
///
/// Errors of `works`.
pub(crate) fn smallest(
    changes: &[Change],
    mut works: impl FnMut(&[Change]) -> Result<Option<usize>, QueryError>,
) -> Result<Option<(Vec<Change>, usize)>, QueryError> {
    if works(changes)?.is_none() {
        return Ok(None);
    }
    let mut ask = |chosen: &[usize]| {
        works(
            &chosen
                .iter()
                .filter_map(|&position| changes.get(position).copied())
                .collect::<Vec<_>>(),
        )
    };
    let mut rests: Vec<Vec<usize>> = Vec::new();
    loop {
        let candidates = smallest_hitting(&rests, MOST_COMPARED);
        let mut best: Option<(&Vec<usize>, usize)> = None;
        for candidate in &candidates {
            if let Some(length) = ask(candidate)?
                && best.is_none_or(|(_, shortest)| length < shortest)
            {
                best = Some((candidate, length));
            }
        }
        if let Some((chosen, length)) = best {
            return Ok(Some((
                chosen
                    .iter()
                    .filter_map(|&position| changes.get(position).copied())
                    .collect(),
                length,
            )));
        }
        for candidate in candidates {
            let is_hit =
                |rest: &Vec<usize>| rest.iter().any(|position| candidate.contains(position));
            if rests.iter().all(is_hit) {
                rests.push(rest_of(candidate, changes.len(), &mut ask)?);
            }
        }
    }
}

/// Extends a failing set as far as possible, and returns the changes that were left out.
fn rest_of(
    mut failing: Vec<usize>,
    count: usize,
    ask: &mut impl FnMut(&[usize]) -> Result<Option<usize>, QueryError>,
) -> Result<Vec<usize>, QueryError> {
    let mut rest = Vec::new();
    // Later changes are coarser; trying them first leaves smaller rests.
    for position in (0..count).rev() {
        if failing.contains(&position) {
            continue;
        }
        failing.push(position);
        if ask(&failing)?.is_some() {
            failing.pop();
            rest.push(position);
        }
    }
    rest.sort_unstable();
    Ok(rest)
}

/// All smallest sets that hold a member of each rest, in order, but no more than `most`.
fn smallest_hitting(rests: &[Vec<usize>], most: usize) -> Vec<Vec<usize>> {
    for size in 0.. {
        let mut found = Vec::new();
        let mut chosen = Vec::new();
        hit(rests, size, &mut chosen, &mut found);
        if !found.is_empty() || size > rests.len() {
            for set in &mut found {
                set.sort_unstable();
            }
            found.sort_unstable();
            found.dedup();
            found.truncate(most);
            return found;
        }
    }
    Vec::new()
}

/// Adds every set of at most `left` further members that hits all rests.
fn hit(rests: &[Vec<usize>], left: usize, chosen: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    let missed = rests
        .iter()
        .find(|rest| !rest.iter().any(|position| chosen.contains(position)));
    let Some(missed) = missed else {
        found.push(chosen.clone());
        return;
    };
    if left == 0 {
        return;
    }
    for &position in missed {
        chosen.push(position);
        hit(rests, left - 1, chosen, found);
        chosen.pop();
    }
}
