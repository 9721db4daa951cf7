//! Two rows of ties as one, in the order of relations.

use std::cmp::Ordering;

use crate::graph::WrittenTie;

/// The next tie of two rows in the order of relations; one that stands in both comes once.
pub(super) fn next_of<'r>(
    out: &mut &'r [WrittenTie],
    back: &mut &'r [WrittenTie],
) -> Option<&'r WrittenTie> {
    let order = match (out.first(), back.first()) {
        (Some(left), Some(right)) => left.relation.cmp(&right.relation),
        (Some(_), None) => Ordering::Less,
        (None, _) => Ordering::Greater,
    };
    if order == Ordering::Equal {
        *back = back.get(1..).unwrap_or_default();
    }
    let row = if order == Ordering::Greater {
        back
    } else {
        out
    };
    let (first, rest) = row.split_first()?;
    *row = rest;
    Some(first)
}
