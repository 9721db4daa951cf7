//! Members and parts of lists, and what a name means for a node or a relationship.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::graph::Named;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Term;
use crate::language::value::Value;
use crate::language::value::ValueKind;

use super::row::Row;
use super::runner::Runner;

impl Runner<'_> {
    /// `list[index]`, `map[key]`
    pub fn index(&self, list: &Value, index: &Value, span: Span) -> Result<Value, Fault> {
        match (list, index) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::List(list), Value::Integer(index)) => {
                let place = place(*index, list.members().len());
                let member = place.and_then(|place| list.members().get(place));
                Ok(member.cloned().unwrap_or_default())
            }
            (Value::Map(_) | Value::Node(_) | Value::Relation(_), Value::Text(key)) => {
                let property = self.property(list, key, span)?;
                self.accounted(property, span)
            }
            (Value::Map(_), other) => {
                let what = format!("the key of a map is a text, not {}", other.kind());
                let code = FaultCode::MapElementAccessByNonString;
                Err(Fault::kind(code, span, what))
            }
            (Value::List(_), other) => {
                let what = format!(
                    "the place in a list is a whole number, not {}",
                    other.kind()
                );
                Err(Fault::kind(FaultCode::InvalidArgumentType, span, what))
            }
            (other, _) => {
                let what = format!("{} has no members", other.kind());
                let fault = Fault::kind(FaultCode::InvalidArgumentType, span, what);
                Err(match other {
                    Value::Text(_) => fault.advise("Write substring(text, 0, 1) for a letter"),
                    _ => fault,
                })
            }
        }
    }

    /// `list[from..to]`
    pub fn slice(
        &self,
        list: &Term,
        from: Option<&Term>,
        to: Option<&Term>,
        row: &Row,
    ) -> Result<Value, Fault> {
        let members = match self.value(list, row)? {
            Value::Null => return Ok(Value::Null),
            Value::List(members) => members,
            other => return Err(not_a_list(&other.kind(), list.span)),
        };
        let length = members.members().len();
        let Some(start) = self.bound(from, 0, length, row)? else {
            return Ok(Value::Null);
        };
        let Some(end) = self.bound(to, length, length, row)? else {
            return Ok(Value::Null);
        };
        let part = members.members().get(start..end).unwrap_or_default();
        self.meter.spend(part.len(), list.span)?;
        self.meter.has_room(part.len(), list.span)?;
        self.accounted(Value::list(part.to_vec()), list.span)
    }

    /// The place that a bound means; nothing if it is null.
    fn bound(
        &self,
        bound: Option<&Term>,
        usual: usize,
        length: usize,
        row: &Row,
    ) -> Result<Option<usize>, Fault> {
        let Some(term) = bound else {
            return Ok(Some(usual));
        };
        match self.value(term, row)?.uncounted().clone() {
            Value::Null => Ok(None),
            Value::Integer(index) if index < 0 => {
                let back = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
                Ok(Some(length.saturating_sub(back)))
            }
            Value::Integer(index) => {
                let place = usize::try_from(index).unwrap_or(usize::MAX);
                Ok(Some(place.min(length)))
            }
            other => {
                let what = format!(
                    "the place in a list is a whole number, not {}",
                    other.kind()
                );
                Err(Fault::kind(FaultCode::InvalidArgumentType, term.span, what))
            }
        }
    }

    /// Whether the graph knows the name as one of the labels of a node.
    pub fn is_named(&self, node: NodeNumber, label: &str) -> bool {
        match self.graph.labels_named(label) {
            Named::Known(labels) => labels.iter().any(|one| self.graph.has_label(node, *one)),
            Named::Unknown { .. } => false,
        }
    }

    /// Whether the graph knows the name as the type of a relationship.
    pub fn is_typed(&self, relation: RelationNumber, name: &str) -> bool {
        match self.graph.types_named(name) {
            Named::Known(types) => {
                let mut types = types.iter();
                types.any(|one| self.graph.is_of_type(relation, *one))
            }
            Named::Unknown { .. } => false,
        }
    }
}

/// The place that an index means; a negative one is counted from the end.
fn place(index: i64, length: usize) -> Option<usize> {
    if index >= 0 {
        return usize::try_from(index).ok();
    }
    length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?)
}

/// The fault that a list is expected.
pub fn not_a_list(kind: &ValueKind, span: Span) -> Fault {
    let what = format!("a list is expected here, not {kind}");
    Fault::kind(FaultCode::InvalidArgumentType, span, what)
}
