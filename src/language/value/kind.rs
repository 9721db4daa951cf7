//! Kinds of values, as far as they are known before a query runs.

use std::fmt;

/// A kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Not known before it runs.
    Any,
    /// Null.
    Null,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// A text.
    Text,
    /// A list of one kind.
    List(Box<ValueKind>),
    /// A map.
    Map,
    /// A node.
    Node,
    /// A relationship.
    Relation,
    /// A path.
    Path,
    /// A date or time.
    Moment,
    /// A length of time.
    Duration,
    /// A date that may be uncertain.
    Date,
    /// A range in which a figure lies.
    Quantity,
}

impl ValueKind {
    /// Whether a value of this kind may turn out to be anything.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Any | Self::Null)
    }

    /// Whether it may be true or false.
    #[must_use]
    pub fn may_be_truth(&self) -> bool {
        self.is_open() || *self == Self::Boolean
    }

    /// Whether it may be a number.
    #[must_use]
    pub fn may_be_number(&self) -> bool {
        self.is_open() || matches!(self, Self::Integer | Self::Float)
    }

    /// Whether it may be a point or a length of time.
    #[must_use]
    pub fn may_be_time(&self) -> bool {
        self.is_open() || matches!(self, Self::Moment | Self::Duration)
    }

    /// Whether it may be a list.
    #[must_use]
    pub fn may_be_list(&self) -> bool {
        self.is_open() || matches!(self, Self::List(_))
    }

    /// A kind that both are.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        if self == other || other == Self::Null {
            self
        } else if self == Self::Null {
            other
        } else {
            Self::Any
        }
    }

    /// The kind of a member of a list of this kind.
    #[must_use]
    pub fn member(&self) -> Self {
        match self {
            Self::List(member) => (**member).clone(),
            _ => Self::Any,
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Any => "a value",
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Float => "a number",
            Self::Text => "a text",
            Self::List(_) => "a list",
            Self::Map => "a map",
            Self::Node => "a node",
            Self::Relation => "a relationship",
            Self::Path => "a path",
            Self::Moment => "a date or time",
            Self::Duration => "a length of time",
            Self::Date => "an uncertain date",
            Self::Quantity => "a range of figures",
        })
    }
}
