//! What a row of the table of functions says.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::graph::Graph;
use crate::language::value::Value;
use crate::language::value::ValueKind;

/// What kind of argument a function wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Anything.
    Anything,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A whole number that is not negative.
    Count,
    /// A text.
    Text,
    /// A list.
    List,
    /// A text or a list.
    TextOrList,
    /// A node.
    Node,
    /// A relationship.
    Relation,
    /// A node or a relationship.
    Element,
    /// A path.
    Path,
    /// Whatever has properties: a node, a relationship or a map.
    Keyed,
    /// A date that may be uncertain, or a text that is one.
    Day,
    /// A relationship, or a date as [`Wanted::Day`].
    When,
    /// What a date or time is made of: a text, a map of its parts, or another one.
    MomentOf,
    /// What a length of time is made of: a text or a map of its parts.
    LengthOf,
    /// A date or time of the calendar.
    Moment,
    /// A map.
    Map,
}

impl Wanted {
    /// Whether a value of the kind may be what is wanted.
    #[must_use]
    pub fn accepts(self, kind: &ValueKind) -> bool {
        if kind.is_open() {
            return true;
        }
        match self {
            Self::Anything => true,
            Self::Number => kind.may_be_number(),
            Self::Whole | Self::Count => *kind == ValueKind::Integer,
            Self::Text => *kind == ValueKind::Text,
            Self::List => kind.may_be_list(),
            Self::TextOrList => *kind == ValueKind::Text || kind.may_be_list(),
            Self::Node => *kind == ValueKind::Node,
            Self::Relation => *kind == ValueKind::Relation,
            Self::Element => matches!(kind, ValueKind::Node | ValueKind::Relation),
            Self::Path => *kind == ValueKind::Path,
            Self::Keyed => matches!(kind, ValueKind::Node | ValueKind::Relation | ValueKind::Map),
            Self::Day => matches!(kind, ValueKind::Date | ValueKind::Moment | ValueKind::Text),
            Self::When => *kind == ValueKind::Relation || Self::Day.accepts(kind),
            Self::MomentOf => *kind == ValueKind::Moment || Self::LengthOf.accepts(kind),
            Self::LengthOf => matches!(kind, ValueKind::Text | ValueKind::Map),
            Self::Moment => *kind == ValueKind::Moment,
            Self::Map => *kind == ValueKind::Map,
        }
    }

    /// What is wanted, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Anything => "any value",
            Self::Number => "a number",
            Self::Whole | Self::Count => "a whole number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::TextOrList => "a text or a list",
            Self::Node => "a node",
            Self::Relation => "a relationship",
            Self::Element => "a node or a relationship",
            Self::Path => "a path",
            Self::Keyed => "a node, a relationship or a map",
            Self::Day => "a date",
            Self::When => "a relationship or a date",
            Self::MomentOf => "a text, a map of the parts, or a date or time",
            Self::LengthOf => "a text or a map of the parts",
            Self::Moment => "a date or time",
            Self::Map => "a map",
        }
    }
}

impl Wanted {
    /// What may be written there, as an example.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Anything | Self::Text | Self::TextOrList => "a.name",
            Self::Number => "r.quantity",
            Self::Whole | Self::Count => "1",
            Self::List => "[1, 2]",
            Self::Node | Self::Element | Self::Keyed => "a",
            Self::Relation | Self::When => "r",
            Self::Path => "p",
            Self::Day => "r.when",
            Self::MomentOf => "'1937-06-11'",
            Self::LengthOf => "'P1Y'",
            Self::Moment => "date('1937-06-11')",
            Self::Map => "{year: 1937}",
        }
    }
}

/// What a function is given when it is called.
pub struct Given<'a> {
    /// The graph.
    pub graph: &'a dyn Graph,
    /// The arguments.
    pub arguments: &'a [Value],
    /// Where the call stands.
    pub span: Span,
    /// How many calls there were before, for `rand()`.
    pub serial: u64,
    /// Refuses to make so many values, if there is no room for them.
    pub room: &'a dyn Fn(usize) -> Result<(), Fault>,
}

impl Given<'_> {
    /// An argument; null if it was left out.
    #[must_use]
    pub fn argument(&self, position: usize) -> &Value {
        const MISSING: &Value = &Value::Null;
        self.arguments.get(position).unwrap_or(MISSING)
    }

    /// An argument that must be a number.
    ///
    /// # Errors
    ///
    /// A fault if it is none.
    pub fn number(&self, position: usize) -> Result<f64, Fault> {
        match self.argument(position) {
            #[allow(clippy::cast_precision_loss, reason = "as everywhere in arithmetic")]
            Value::Integer(number) => Ok(*number as f64),
            Value::Float(number) => Ok(*number),
            other => Err(self.unsuitable(other, Wanted::Number)),
        }
    }

    /// An argument that must be a whole number.
    ///
    /// # Errors
    ///
    /// A fault if it is none.
    pub fn whole(&self, position: usize) -> Result<i64, Fault> {
        match self.argument(position) {
            Value::Integer(number) => Ok(*number),
            other => Err(self.unsuitable(other, Wanted::Whole)),
        }
    }

    /// An argument that must be a text.
    ///
    /// # Errors
    ///
    /// A fault if it is none.
    pub fn text(&self, position: usize) -> Result<&str, Fault> {
        match self.argument(position) {
            Value::Text(text) => Ok(text),
            other => Err(self.unsuitable(other, Wanted::Text)),
        }
    }

    /// The fault that a value is not what is wanted.
    #[must_use]
    pub fn unsuitable(&self, value: &Value, wanted: Wanted) -> Fault {
        let what = format!("{} is expected here, not {}", wanted.words(), value.kind());
        Fault::kind(FaultCode::InvalidArgumentValue, self.span, what)
    }
}

/// A function of the language.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How many arguments it takes at least.
    pub least: usize,
    /// How many it takes at most.
    pub most: usize,
    /// What its arguments are; the last kind holds for all that follow.
    pub takes: &'static [Wanted],
    /// What kind of value it gives.
    pub gives: ValueKind,
    /// Whether null is an argument like others.
    pub sees_null: bool,
    /// What it does.
    pub run: fn(&Given<'_>) -> Result<Value, Fault>,
}

impl Function {
    /// What kind of argument it wants in a place.
    #[must_use]
    pub fn wanted(&self, position: usize) -> Wanted {
        let last = self.takes.last().copied().unwrap_or(Wanted::Anything);
        self.takes.get(position).copied().unwrap_or(last)
    }
}
