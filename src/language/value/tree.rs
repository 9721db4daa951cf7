//! A value, and what it may consist of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::model::HistoricalDate;
use crate::model::Quantity;

use super::charge::Charge;
use super::charge::Held;
use super::duration::Duration;
use super::kind::ValueKind;
use super::moment::Moment;

/// How deep lists and maps may be nested in each other.
pub const DEEPEST_VALUE: usize = 200;
/// So many bytes of a text need the room of a value.
const BYTES: usize = 40;
/// So many steps of a path need the room of a value.
const STEPS: usize = 10;
/// A list or a map needs the room of so many values besides its members.
const OF_ITS_OWN: usize = 2;

/// How long the mention of a node, and of a relationship, is in plain values.
const OF_A_NODE: usize = 4;
const OF_A_RELATION: usize = 10;

/// What an expression is worth. There are many of them and they are moved often, so that what is wide
/// and rare stands apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Missing or unknown.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// A text.
    Text(Arc<str>),
    /// A list.
    List(Arc<ListValue>),
    /// A map.
    Map(Arc<MapValue>),
    /// A node.
    Node(NodeNumber),
    /// A relationship.
    Relation(RelationNumber),
    /// A path.
    Path(Arc<PathValue>),
    /// A date or time of the calendar.
    Moment(Moment),
    /// A length of time.
    Duration(Arc<Duration>),
    /// A date as it was written, which may be uncertain.
    Date(Arc<HistoricalDate>),
    /// A range in which a figure lies.
    Quantity(Arc<Quantity>),
    /// A figure of a unit, which is added up and compared within that unit only.
    Counted(Arc<CountedValue>),
}

/// A figure and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedValue {
    figure: Value,
    unit: Arc<str>,
}

impl CountedValue {
    /// The number, or the range in which it lies.
    #[must_use]
    pub fn figure(&self) -> &Value {
        &self.figure
    }

    /// What it counts.
    #[must_use]
    pub fn unit(&self) -> &Arc<str> {
        &self.unit
    }
}

/// The members of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListValue {
    members: Vec<Value>,
    depth: usize,
    extent: usize,
    charge: Option<Charge>,
}

impl ListValue {
    /// The members in order.
    #[must_use]
    pub fn members(&self) -> &[Value] {
        &self.members
    }
}

/// The entries of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapValue {
    entries: BTreeMap<Arc<str>, Value>,
    depth: usize,
    extent: usize,
    charge: Option<Charge>,
}

impl MapValue {
    /// The entries, in the order of their keys.
    #[must_use]
    pub fn entries(&self) -> &BTreeMap<Arc<str>, Value> {
        &self.entries
    }
}

/// A path: nodes with relationships between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathValue {
    /// The nodes in order; one more than relationships.
    pub nodes: Vec<NodeNumber>,
    /// The relationships in order.
    pub relations: Vec<RelationNumber>,
    /// What it costs, if it was found by that.
    pub cost: Option<f64>,
}

impl Value {
    /// The figure, or the range in which it lies; nothing if it is no number.
    #[must_use]
    pub fn as_quantity(&self) -> Option<Quantity> {
        let figure = match self {
            Self::Counted(counted) => return counted.figure.as_quantity(),
            Self::Quantity(quantity) => return Some(**quantity),
            #[allow(clippy::cast_precision_loss, reason = "as everywhere in arithmetic")]
            Self::Integer(number) => *number as f64,
            Self::Float(number) => *number,
            _ => return None,
        };
        Some(Quantity {
            least: Some(figure),
            most: Some(figure),
        })
    }

    /// A figure of a unit; what is no figure stays as it is.
    #[must_use]
    pub fn counted(figure: Self, unit: &Arc<str>) -> Self {
        match figure {
            Self::Integer(_) | Self::Float(_) | Self::Quantity(_) => {
                let unit = Arc::clone(unit);
                Self::Counted(Arc::new(CountedValue { figure, unit }))
            }
            other => other,
        }
    }

    /// What it counts, if it is a figure that says so.
    #[must_use]
    pub fn unit(&self) -> Option<&Arc<str>> {
        match self {
            Self::Counted(counted) => Some(&counted.unit),
            _ => None,
        }
    }

    /// The same without what it counts.
    #[must_use]
    pub fn uncounted(&self) -> &Self {
        match self {
            Self::Counted(counted) => &counted.figure,
            other => other,
        }
    }

    /// A list.
    #[must_use]
    pub fn list(members: Vec<Self>) -> Self {
        let depth = members.iter().map(Self::depth).max().unwrap_or(0) + 1;
        let extent = whole(members.iter());
        Self::List(Arc::new(ListValue {
            members,
            depth,
            extent,
            charge: None,
        }))
    }

    /// A map.
    #[must_use]
    pub fn map(entries: BTreeMap<Arc<str>, Self>) -> Self {
        let depth = entries.values().map(Self::depth).max().unwrap_or(0) + 1;
        let extent = whole(entries.values());
        Self::Map(Arc::new(MapValue {
            entries,
            depth,
            extent,
            charge: None,
        }))
    }

    /// A length of time.
    #[must_use]
    pub fn duration(length: Duration) -> Self {
        Self::Duration(Arc::new(length))
    }

    /// A range in which a figure lies.
    #[must_use]
    pub fn quantity(range: Quantity) -> Self {
        Self::Quantity(Arc::new(range))
    }

    /// A text.
    #[must_use]
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Text(text.into())
    }

    /// How deep lists and maps are nested in it.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::List(list) => list.depth,
            Self::Map(map) => map.depth,
            _ => 0,
        }
    }

    /// How long it is when it is written out, or gone through, with all that lists and maps share: in
    /// plain values, of which a mention of a relationship is as long as ten.
    #[must_use]
    pub fn extent(&self) -> usize {
        match self {
            Self::Text(text) => text.len() / BYTES + 1,
            Self::List(list) => list.extent,
            Self::Map(map) => map.extent,
            Self::Node(_) => OF_A_NODE,
            Self::Relation(_) => OF_A_RELATION,
            Self::Path(path) => path.nodes.len() * OF_A_NODE + path.relations.len() * OF_A_RELATION,
            _ => 1,
        }
    }

    /// How many values it takes the room of where it is kept; lists and maps that are accounted for
    /// are one.
    #[must_use]
    pub fn weight(&self) -> usize {
        let more = match self {
            Self::Text(text) => text.len() / BYTES,
            Self::Path(path) => path.nodes.len() / STEPS,
            Self::List(list) if list.charge.is_none() => list.members.len(),
            Self::Map(map) if map.charge.is_none() => map.entries.len(),
            _ => 0,
        };
        more + 1
    }

    /// Lets a list or a map that was just made count as held until nobody reads it any more, with
    /// those in it. What others share already stays as it is.
    pub fn account(&mut self, held: &Held) {
        match self {
            Self::List(list) => {
                if let Some(list) = Arc::get_mut(list).filter(|list| list.charge.is_none()) {
                    let weight = list.members.iter_mut().map(|member| {
                        member.account(held);
                        member.weight()
                    });
                    list.charge = Some(Charge::new(held, weight.sum::<usize>() + OF_ITS_OWN));
                }
            }
            Self::Map(map) => {
                if let Some(map) = Arc::get_mut(map).filter(|map| map.charge.is_none()) {
                    let weight = map.entries.values_mut().map(|member| {
                        member.account(held);
                        member.weight() + 1
                    });
                    map.charge = Some(Charge::new(held, weight.sum::<usize>() + OF_ITS_OWN));
                }
            }
            _ => {}
        }
    }

    /// Whether it is missing or unknown.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Null => ValueKind::Null,
            Self::Boolean(_) => ValueKind::Boolean,
            Self::Integer(_) => ValueKind::Integer,
            Self::Float(_) => ValueKind::Float,
            Self::Text(_) => ValueKind::Text,
            Self::List(_) => ValueKind::List(Box::new(ValueKind::Any)),
            Self::Map(_) => ValueKind::Map,
            Self::Node(_) => ValueKind::Node,
            Self::Relation(_) => ValueKind::Relation,
            Self::Path(_) => ValueKind::Path,
            Self::Moment(_) => ValueKind::Moment,
            Self::Duration(_) => ValueKind::Duration,
            Self::Date(_) => ValueKind::Date,
            Self::Quantity(_) => ValueKind::Quantity,
            Self::Counted(counted) => counted.figure.kind(),
        }
    }
}

/// True, false or unknown.
pub trait Truth {
    /// It as a value; unknown is null.
    fn into_value(self) -> Value;
}

impl Truth for Option<bool> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Value::Boolean)
    }
}

/// The extent of what consists of these values.
fn whole<'a>(values: impl Iterator<Item = &'a Value>) -> usize {
    values.fold(1, |sum: usize, value| sum.saturating_add(value.extent()))
}
