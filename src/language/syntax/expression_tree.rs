//! Expressions as they were written.
//!
//! Operators of one precedence stand in one node with all their operands: a sum of a thousand terms
//! is as flat as a list of a thousand, so depth is what the parser capped.

use crate::language::fault::Span;

use super::clause_tree::Query;
use super::pattern_tree::PathPattern;

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name, without backticks.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// An expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Its place.
    pub span: Span,
}

/// A value that is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `42`
    Integer(i64),
    /// `4.2`
    Float(f64),
    /// `'text'`
    Text(String),
}

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `^`
    Power,
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `IN`
    In,
    /// `STARTS WITH`
    StartsWith,
    /// `ENDS WITH`
    EndsWith,
    /// `CONTAINS`
    Contains,
    /// `=~`
    Matches,
    /// `CALLED`: a name in any spelling.
    Called,
}

impl Operator {
    /// How it is written.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
            Self::Power => "^",
            Self::Equal => "=",
            Self::Unequal => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::In => "IN",
            Self::StartsWith => "STARTS WITH",
            Self::EndsWith => "ENDS WITH",
            Self::Contains => "CONTAINS",
            Self::Matches => "=~",
            Self::Called => "CALLED",
        }
    }
}

/// Which members of a list must meet a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// All of them.
    All,
    /// At least one.
    Any,
    /// None.
    None,
    /// Exactly one.
    Single,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionKind {
    /// A value that is written out.
    Literal(Literal),
    /// `$name`
    Parameter(String),
    /// A variable.
    Variable(String),
    /// `a.key`
    Property(Box<Expression>, Name),
    /// `list[index]`
    Index(Box<Expression>, Box<Expression>),
    /// `list[from..to]`
    Slice(
        Box<Expression>,
        Option<Box<Expression>>,
        Option<Box<Expression>>,
    ),
    /// `a AND b AND c`
    And(Vec<Expression>),
    /// `a OR b OR c`
    Or(Vec<Expression>),
    /// `a XOR b XOR c`
    Xor(Vec<Expression>),
    /// `NOT a`
    Not(Box<Expression>),
    /// `-a`
    Negative(Box<Expression>),
    /// `+a`
    Positive(Box<Expression>),
    /// `a + b - c`: operators of one precedence, from left to right.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// `a < b <= c`: each pair of neighbours is compared.
    Comparison(Box<Expression>, Vec<(Operator, Expression)>),
    /// `a IS NULL`
    IsNull(Box<Expression>),
    /// `a IS NOT NULL`
    IsNotNull(Box<Expression>),
    /// `a:Label`
    HasLabels(Box<Expression>, Vec<Name>),
    /// `[a, b]`
    List(Vec<Expression>),
    /// `{key: a}`
    Map(Vec<(Name, Expression)>),
    /// `function(a, b)`, `count(DISTINCT a)`
    Function {
        /// The name as written, with its dots.
        name: Name,
        /// What it is given.
        arguments: Vec<Expression>,
        /// Whether only different values count.
        is_distinct: bool,
    },
    /// `count(*)`
    CountRows,
    /// `CASE subject WHEN a THEN b ELSE c END`
    Case {
        /// What is compared, if anything.
        subject: Option<Box<Expression>>,
        /// The cases in order.
        cases: Vec<(Expression, Expression)>,
        /// What holds else.
        otherwise: Option<Box<Expression>>,
    },
    /// `[x IN list WHERE p | e]`
    ListComprehension {
        /// The variable of a member.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// Which members are kept.
        condition: Option<Box<Expression>>,
        /// What is made of them.
        made: Option<Box<Expression>>,
    },
    /// `[p = (a)-->(b) WHERE c | e]`
    PatternComprehension {
        /// The pattern.
        pattern: Box<PathPattern>,
        /// Which matches are kept.
        condition: Option<Box<Expression>>,
        /// What is made of them.
        made: Box<Expression>,
    },
    /// `all(x IN list WHERE p)`
    Quantified {
        /// How many must.
        quantifier: Quantifier,
        /// The variable of a member.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// What they must.
        condition: Box<Expression>,
    },
    /// `reduce(total = 0, x IN list | total + x)`
    Reduce {
        /// The variable of what was gathered so far.
        total: Name,
        /// What it begins with.
        initial: Box<Expression>,
        /// The variable of a member.
        variable: Name,
        /// The list.
        list: Box<Expression>,
        /// What is gathered next.
        step: Box<Expression>,
    },
    /// A pattern as a condition: whether it is there.
    Pattern(Box<PathPattern>),
    /// `EXISTS { … }`
    Exists(Box<Query>),
    /// `COUNT { … }`
    CountOf(Box<Query>),
    /// `a{.key, .*, other: b}`
    Projection(Box<Expression>, Vec<MapItem>),
}

/// An item of a map projection.
#[derive(Clone, Debug, PartialEq)]
pub enum MapItem {
    /// `.*`
    All,
    /// `key: a`, `.key` and `variable`, all as a key with its value.
    Entry(Name, Expression),
}
