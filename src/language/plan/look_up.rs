//! Conditions that say which nodes a slot may hold, so that they can be looked up instead of tried.

use crate::language::meaning::Term;
use crate::language::meaning::TermKind;
use crate::language::syntax::Operator;

/// How nodes can be looked up.
#[derive(Clone, Copy)]
pub enum LookUp<'t> {
    /// A property has a value.
    Equal(&'t str, &'t Term),
    /// A property has one of the values of a list.
    Among(&'t str, &'t Term),
    /// The node is called so, in any spelling.
    Called(&'t Term),
}

/// How a condition says which nodes a slot may hold, if it does.
#[must_use]
pub fn looked_up(condition: &Term, slot: usize) -> Option<LookUp<'_>> {
    match &condition.kind {
        TermKind::Comparison(left, rest) => {
            let [(Operator::Equal, right)] = rest.as_slice() else {
                return None;
            };
            let left_key = key_of(left, slot).map(|key| LookUp::Equal(key, right));
            left_key.or_else(|| key_of(right, slot).map(|key| LookUp::Equal(key, left)))
        }
        TermKind::Chain(left, rest) => match rest.as_slice() {
            [(Operator::In, list)] => key_of(left, slot).map(|key| LookUp::Among(key, list)),
            [(Operator::Called, name)] => is_slot(left, slot).then_some(LookUp::Called(name)),
            _ => None,
        },
        _ => None,
    }
}

/// The name of the property, if a term is a property of the slot.
fn key_of(term: &Term, slot: usize) -> Option<&str> {
    match &term.kind {
        TermKind::Property(base, key) => is_slot(base, slot).then_some(&**key),
        _ => None,
    }
}

fn is_slot(term: &Term, slot: usize) -> bool {
    matches!(term.kind, TermKind::Slot(own) if own == slot)
}
