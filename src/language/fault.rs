//! What can be wrong with a query: a class, a code, the place, and what to do about it.
//!
//! Stages speak of places as byte ranges ([`Span`]); [`QueryFault`] turns them into line, column and
//! the piece of the text, once, at the door. The codes are those of the openCypher specification,
//! so that a reader can look them up.

use std::fmt;

/// A range of bytes of the text of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; the byte there is not part of it.
    pub end: usize,
}

impl Span {
    /// From the beginning of this one to the end of another.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The piece of `text` that it covers; empty if it lies outside.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Where something stands in a text, as its reader counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
}

impl Place {
    /// The place of a byte of a text.
    pub(crate) fn of(byte: usize, text: &str) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: in_line.chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

/// The family a fault belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultClass {
    /// The text is not a query that can be asked.
    SyntaxError,
    /// A value is of a kind that cannot be used so.
    TypeError,
    /// A value is of the right kind, but out of its range.
    ArgumentError,
    /// A parameter has no value.
    ParameterMissing,
    /// A procedure is called that does not exist.
    ProcedureError,
    /// The query asked for more work than it may cost.
    LimitReached,
}

/// What exactly is wrong, in the words of the openCypher specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the words of the specification")]
pub enum FaultCode {
    AmbiguousAggregationExpression,
    Cancelled,
    ColumnNameConflict,
    DifferentColumnsInUnion,
    FloatingPointOverflow,
    IntegerOverflow,
    InvalidAggregation,
    InvalidArgumentType,
    InvalidArgumentValue,
    InvalidClauseComposition,
    InvalidNumberLiteral,
    InvalidNumberOfArguments,
    InvalidParameterUse,
    InvalidRelationshipPattern,
    InvalidUnicodeCharacter,
    InvalidUnicodeLiteral,
    LimitReached,
    MapElementAccessByNonString,
    MissingParameter,
    NegativeIntegerArgument,
    NestedAggregation,
    NestingTooDeep,
    NoExpressionAlias,
    NoVariablesInScope,
    NonConstantExpression,
    NumberOutOfRange,
    ProcedureNotFound,
    ReadOnly,
    RelationshipUniquenessViolation,
    RequiresDirectedRelationship,
    UnboundedRepetition,
    UndefinedVariable,
    UnexpectedSyntax,
    UnknownFunction,
    UnknownLabel,
    UnknownRelationshipType,
    ValuesTooLarge,
    VariableAlreadyBound,
    VariableTypeConflict,
}

/// A fault as a stage finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The family.
    pub class: FaultClass,
    /// The exact reason.
    pub code: FaultCode,
    /// Where in the text.
    pub span: Span,
    /// What is wrong.
    pub what: String,
    /// What to do about it; may be empty.
    pub advice: String,
}

impl Fault {
    /// What to do when the time is over: how much there is, is not for whoever asks to say.
    pub(crate) const NARROW_FOR_TIME: &str =
        "Narrow the question; only whoever runs the program can allow more time (--deadline)";
    /// What to do when there were too many steps.
    pub(crate) const NARROW_FOR_WORK: &str =
        "Narrow the question; only whoever runs the program can allow more work (--steps)";

    /// A fault of the text itself.
    pub(crate) fn syntax(code: FaultCode, span: Span, what: impl Into<String>) -> Self {
        Self {
            class: FaultClass::SyntaxError,
            code,
            span,
            what: what.into(),
            advice: String::new(),
        }
    }

    /// A value of the wrong kind.
    pub(crate) fn kind(code: FaultCode, span: Span, what: impl Into<String>) -> Self {
        Self {
            class: FaultClass::TypeError,
            ..Self::syntax(code, span, what)
        }
    }

    /// A value out of its range.
    pub(crate) fn argument(span: Span, what: impl Into<String>) -> Self {
        Self {
            class: FaultClass::ArgumentError,
            ..Self::syntax(FaultCode::NumberOutOfRange, span, what)
        }
    }

    /// A limit that was reached.
    pub(crate) fn limit(span: Span, what: impl Into<String>) -> Self {
        Self {
            class: FaultClass::LimitReached,
            ..Self::syntax(FaultCode::LimitReached, span, what)
        }
    }

    /// A list, a text or a nesting that would be too large.
    pub(crate) fn too_large(span: Span, what: impl Into<String>) -> Self {
        Self {
            code: FaultCode::ValuesTooLarge,
            ..Self::limit(span, what)
        }
    }

    /// More values at once than a query may hold.
    pub(crate) fn of_memory(span: Span, most: usize) -> Self {
        let what = format!("incomplete: the limit of {most} values in memory was reached");
        Self::too_large(span, what)
            .advise("Narrow the question, or gather fewer and shorter lists and texts at once")
    }

    /// Figures of different units where only those of one can stand.
    pub(crate) fn different_units(span: Span, units: [Option<&str>; 2]) -> Self {
        let [one, other] = units.map(|unit| match unit {
            Some(unit) => format!("\u{201c}{unit}\u{201d}"),
            None => "none".to_owned(),
        });
        let what = format!(
            "figures of different units are no sum and have no order: the units here are {one} and {other}"
        );
        let fault = Self::kind(FaultCode::InvalidArgumentValue, span, what);
        fault.advise("Return the unit beside the sum, or choose one unit with WHERE")
    }

    /// A parameter without a value.
    pub(crate) fn missing_parameter(name: &str, span: Span) -> Self {
        let what = format!("the parameter `${name}` has no value");
        let fault = Self {
            class: FaultClass::ParameterMissing,
            ..Self::syntax(FaultCode::MissingParameter, span, what)
        };
        fault.advise(format!(
            "Pass one: `--param {name}=…` in a terminal, `param={name}:…` in an address"
        ))
    }

    /// The same fault as one of a procedure.
    #[must_use]
    pub(crate) fn procedure_class(mut self) -> Self {
        self.class = FaultClass::ProcedureError;
        self
    }

    /// The same fault as one of an argument.
    #[must_use]
    pub(crate) fn argument_class(mut self) -> Self {
        self.class = FaultClass::ArgumentError;
        self
    }

    /// The same fault with what to do about it.
    #[must_use]
    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }
}

/// A fault with the line and column where it is, and the piece of the query that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryFault {
    /// The family.
    pub class: FaultClass,
    /// The exact reason.
    pub code: FaultCode,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The piece of the query that is meant.
    pub piece: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it; may be empty.
    pub advice: String,
}

impl QueryFault {
    /// Whether it says that values grew larger than there is room for.
    #[must_use]
    pub fn is_of_room(&self) -> bool {
        self.code == FaultCode::ValuesTooLarge
    }

    /// Finds the place of a fault in the text of its query.
    #[must_use]
    pub fn locate(fault: Fault, text: &str) -> Self {
        let place = Place::of(fault.span.start, text);
        let piece: String = fault.span.of(text).chars().take(80).collect();
        Self {
            class: fault.class,
            code: fault.code,
            line: place.line,
            column: place.column,
            piece,
            what: fault.what,
            advice: fault.advice,
        }
    }
}

impl fmt::Display for QueryFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)?;
        if !self.piece.is_empty() {
            write!(formatter, ", at `{}`", self.piece)?;
        }
        write!(formatter, ": {}", self.what)?;
        if !self.advice.is_empty() {
            write!(formatter, ". {}", self.advice)?;
        }
        Ok(())
    }
}

impl std::error::Error for QueryFault {}

/// What whoever wants to change a graph can do instead.
pub(crate) const CHANGED_ELSEWHERE: &str = "To change the data, edit the files it was read from; to see what it says, end the query with RETURN";

/// The known word nearest to a misspelt one, if any is near enough to be meant.
#[must_use]
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    // Short words are near to too many.
    let most = match wanted.chars().count() {
        0 => 0,
        1..=4 => 1,
        5..=7 => 2,
        _ => 3,
    };
    let near = known.into_iter().map(|name| {
        let lower = name.to_lowercase();
        let distance = distance(&wanted, &lower);
        // A letter is left out more often than another is taken for it.
        (distance, !is_within(&wanted, &lower), name)
    });
    let (distance, _, name) = near.min()?;
    (distance <= most && distance < wanted.chars().count()).then_some(name)
}

/// The known word nearest to a misspelt one, if any is near enough to be meant.
#[must_use]
pub fn nearest_word<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    nearest(word, known.iter().copied())
}

/// Whether the letters of a word stand in another one in the same order.
fn is_within(word: &str, other: &str) -> bool {
    let mut letters = other.chars();
    word.chars()
        .all(|letter| letters.any(|other| other == letter))
}

/// How many letters must be changed, put in, left out or put in the place of their neighbour to make one
/// word of another (Damerau and Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut row_before: Vec<usize> = Vec::new();
    let mut letter_before = None;
    for (done, letter) in from.chars().take(64).enumerate() {
        let mut next = vec![done + 1];
        let mut left = done + 1;
        let mut other_before = None;
        let above = row.iter().zip(row.iter().skip(1));
        for (place, ((&corner, &up), &other)) in above.zip(&to).enumerate() {
            let changed = corner + usize::from(letter != other);
            left = changed.min(up + 1).min(left + 1);
            let is_swapped = other_before == Some(letter) && letter_before == Some(other);
            if let Some(swapped) = place.checked_sub(1).and_then(|at| row_before.get(at))
                && is_swapped
            {
                left = left.min(swapped + 1);
            }
            next.push(left);
            other_before = Some(other);
        }
        letter_before = Some(letter);
        row_before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_word_is_recognised() {
        let known = ["person", "place", "letter"];
        assert_eq!(nearest("persn", known), Some("person"));
        assert_eq!(nearest("Leter", known), Some("letter"));
        assert_eq!(nearest("x", known), None);
        assert_eq!(nearest("cout", ["cost", "cot", "count"]), Some("count"));
        assert_eq!(nearest("battalion", known), None);
        assert_eq!(nearest("year", ["head", "e"]), None);
        assert_eq!(nearest("cuont", ["cost", "count"]), Some("count"));
    }
}
