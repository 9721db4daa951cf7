//! Values as keys: two that are the same in the order of all values are one.

use std::cmp::Ordering;
use std::hash::Hash;
use std::hash::Hasher;
use std::sync::Arc;

use hashbrown::Equivalent;

use super::order::order;
use super::tree::Value;

/// A row of values as a key.
#[derive(Clone, Debug)]
pub struct Same(pub Vec<Value>);

/// The same key, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct SameAs<'v>(pub &'v [Value]);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        are_same(&self.0, &other.0)
    }
}

impl Eq for Same {}

impl Hash for Same {
    fn hash<H: Hasher>(&self, state: &mut H) {
        SameAs(&self.0).hash(state);
    }
}

impl Hash for SameAs<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for value in self.0 {
            mix(value, state);
        }
    }
}

impl Equivalent<Same> for SameAs<'_> {
    fn equivalent(&self, key: &Same) -> bool {
        are_same(self.0, &key.0)
    }
}

fn are_same(left: &[Value], right: &[Value]) -> bool {
    let mut pairs = left.iter().zip(right);
    left.len() == right.len()
        && pairs.all(|(left, right)| match (left, right) {
            // The usual keys, which need no order.
            (Value::Text(left), Value::Text(right)) if Arc::ptr_eq(left, right) => true,
            (Value::Node(left), Value::Node(right)) => left == right,
            _ => order(left, right) == Ordering::Equal,
        })
}

fn mix<H: Hasher>(value: &Value, state: &mut H) {
    match value {
        Value::Null => state.write_u8(0),
        Value::Boolean(truth) => truth.hash(state),
        #[allow(
            clippy::cast_precision_loss,
            reason = "equal numbers only need equal hashes"
        )]
        Value::Integer(number) => mix_number(*number as f64, state),
        Value::Float(number) => mix_number(*number, state),
        Value::Text(text) => text.hash(state),
        Value::List(list) => {
            for member in list.members() {
                mix(member, state);
            }
            state.write_usize(list.members().len());
        }
        Value::Map(map) => {
            for (key, member) in map.entries() {
                key.hash(state);
                mix(member, state);
            }
        }
        Value::Node(node) => node.hash(state),
        Value::Relation(relation) => relation.hash(state),
        Value::Path(path) => {
            path.nodes.hash(state);
            path.relations.hash(state);
        }
        Value::Moment(moment) => moment.instant().hash(state),
        Value::Date(date) => date.as_str().hash(state),
        Value::Counted(counted) => mix(counted.figure(), state),
        // What lies between two equal figures is that figure.
        Value::Quantity(quantity) => mix_number(quantity.ends().0, state),
        // Lengths of the same average need not be equal, only to be hashed alike.
        Value::Duration(_) => state.write_u8(1),
    }
}

fn mix_number<H: Hasher>(number: f64, state: &mut H) {
    let number = if number == 0.0 { 0.0 } else { number };
    let bits = if number.is_nan() {
        f64::NAN.to_bits()
    } else {
        number.to_bits()
    };
    state.write_u64(bits);
}
