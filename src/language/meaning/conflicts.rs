//! Values that can never compare: a date with a text, a node with a name.
//!
//! openCypher answers such comparisons with null or false, and so does this language where nothing is
//! known before a query runs. Of columns whose values are known, and of nodes and relationships, it is
//! a fault: an answer without rows would look as if nothing were so.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::graph::Named;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Literal;
use crate::language::syntax::Name;
use crate::language::syntax::Operator;
use crate::language::value::ValueKind;
use crate::model::HistoricalDate;

use super::analyst::Analyst;
use super::scope::Scope;

/// A side of an operator and what is known of it.
pub struct Side<'e> {
    expression: &'e Expression,
    kind: ValueKind,
    /// Whether the graph, or a function of this language, says what it holds.
    is_column: bool,
}

/// Kinds of which any two values can be compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Number,
    Text,
    Truth,
    Time,
    Length,
    List,
    Map,
    Node,
    Relation,
    Path,
}

fn family(kind: &ValueKind) -> Option<Family> {
    Some(match kind {
        ValueKind::Any | ValueKind::Null => return None,
        ValueKind::Boolean => Family::Truth,
        ValueKind::Integer | ValueKind::Float | ValueKind::Quantity => Family::Number,
        ValueKind::Text => Family::Text,
        ValueKind::List(_) => Family::List,
        ValueKind::Map => Family::Map,
        ValueKind::Node => Family::Node,
        ValueKind::Relation => Family::Relation,
        ValueKind::Path => Family::Path,
        ValueKind::Moment | ValueKind::Date => Family::Time,
        ValueKind::Duration => Family::Length,
    })
}

impl Side<'_> {
    fn family(&self) -> Option<Family> {
        family(&self.kind)
    }

    /// What is known of its values.
    pub fn kind(&self) -> &ValueKind {
        &self.kind
    }

    /// From its beginning to the end of another.
    pub fn until(&self, other: &Self) -> Span {
        self.expression.span.to(other.expression.span)
    }

    /// Whether it is known for certain what it holds.
    fn is_sure(&self) -> bool {
        let family = self.family();
        self.is_column
            || self.kind == ValueKind::Date
            || matches!(family, Some(Family::Node | Family::Relation))
    }
}

/// What a function of this language gives, of which openCypher knows nothing; it compares times of the
/// calendar and truths with anything.
fn given_here(expression: &Expression) -> Option<ValueKind> {
    let ExpressionKind::Function { name, .. } = &expression.kind else {
        return None;
    };
    let kind = match name.text.to_lowercase().as_str() {
        "earliest" | "latest" => ValueKind::Moment,
        "measure" | "cost" => ValueKind::Float,
        "during" | "before" | "overlaps" | "same_time" | "possibly" | "certainly" => {
            ValueKind::Boolean
        }
        "verdict" | "verbatim" => ValueKind::Text,
        _ => return None,
    };
    Some(kind)
}

impl Analyst<'_> {
    /// A side of an operator; of a column, what the graph says of its values.
    pub fn side<'e>(
        &self,
        expression: &'e Expression,
        kind: &ValueKind,
        scope: &Scope,
    ) -> Side<'e> {
        let column = self.column_of(expression, scope);
        let known = column.filter(|_| kind.is_open());
        let known = known.or_else(|| given_here(expression));
        Side {
            expression,
            is_column: known.is_some(),
            kind: known.unwrap_or_else(|| kind.clone()),
        }
    }

    /// What is known of the values of a column of a variable.
    fn column_of(&self, expression: &Expression, scope: &Scope) -> Option<ValueKind> {
        let ExpressionKind::Property(base, key) = &expression.kind else {
            return None;
        };
        let ExpressionKind::Variable(name) = &base.kind else {
            return None;
        };
        match self.column_kinds(&scope.find(name)?.kind, &key.text)? {
            Named::Known(kinds) => kinds.into_iter().next().filter(|kind| !kind.is_open()),
            Named::Unknown { .. } => None,
        }
    }

    /// What the graph says of a property of nodes or relationships; nothing of other values.
    pub fn column_kinds(&self, of: &ValueKind, key: &str) -> Option<Named<ValueKind>> {
        match of {
            ValueKind::Node => Some(self.graph.node_column(key)),
            ValueKind::Relation => Some(self.graph.relation_column(key)),
            _ => None,
        }
    }

    /// Refuses two values that can never compare.
    pub fn refuse_conflict(&self, left: &Side<'_>, right: &Side<'_>) -> Result<(), Fault> {
        let (Some(one), Some(other)) = (left.family(), right.family()) else {
            return Ok(());
        };
        if one == other || !(left.is_sure() || right.is_sure()) {
            return Ok(());
        }
        let (sure, other) = if left.is_sure() {
            (left, right)
        } else {
            (right, left)
        };
        Err(self.conflict(sure, other, &other.kind))
    }

    /// Refuses a value that a property of a pattern can never have.
    pub fn check_property(
        &self,
        of: &ValueKind,
        key: &Name,
        value: &Side<'_>,
    ) -> Result<(), Fault> {
        let Some(Named::Known(kinds)) = self.column_kinds(of, &key.text) else {
            return Ok(());
        };
        let Some(kind) = kinds.into_iter().find(|kind| !kind.is_open()) else {
            return Ok(());
        };
        let column = Expression {
            kind: ExpressionKind::Variable(key.text.clone()),
            span: key.span,
        };
        let column = Side {
            expression: &column,
            kind,
            is_column: true,
        };
        self.refuse_conflict(&column, value)
    }

    /// Refuses a member and a list none of whose members it can be.
    pub fn refuse_member(&self, member: &Side<'_>, list: &Side<'_>) -> Result<(), Fault> {
        let of_list = list.kind.member();
        let (Some(one), Some(other)) = (member.family(), family(&of_list)) else {
            return Ok(());
        };
        if one == other || !member.is_sure() {
            return Ok(());
        }
        Err(self.conflict(member, list, &of_list))
    }

    fn conflict(&self, sure: &Side<'_>, other: &Side<'_>, kind: &ValueKind) -> Fault {
        let written = sure.expression.span.of(self.text);
        let what = format!(
            "`{written}` is {} and cannot be compared with {kind}",
            sure.kind
        );
        let span = sure.expression.span.to(other.expression.span);
        let fault = Fault::syntax(FaultCode::InvalidArgumentType, span, what);
        match self.remedy(sure, other) {
            Some(advice) => fault.advise(advice),
            None => fault,
        }
    }

    /// What to write instead.
    fn remedy(&self, sure: &Side<'_>, other: &Side<'_>) -> Option<String> {
        let written = sure.expression.span.of(self.text);
        let literal = match &other.expression.kind {
            ExpressionKind::Literal(Literal::Text(text)) => Some(text.clone()),
            ExpressionKind::Literal(Literal::Integer(number)) => Some(number.to_string()),
            _ => None,
        };
        Some(match (sure.family()?, literal) {
            (Family::Time, Some(literal)) if HistoricalDate::parse(&literal).is_ok() => {
                format!("Write edtf('{literal}')")
            }
            (Family::Time, Some(_)) => "Write a date, such as edtf('1937')".to_owned(),
            (Family::Time, None) => "Make a date of the other with edtf(…)".to_owned(),
            (Family::Node, Some(literal)) => {
                format!("Write {written}.name, or {written} CALLED '{literal}' for any spelling")
            }
            (Family::Node, None) => format!("Compare a column of it, such as {written}.name"),
            (Family::Relation, _) => format!("Compare a column of it, such as {written}.type"),
            (Family::Number, Some(_)) => "Write a number without quotation marks".to_owned(),
            (Family::Text, Some(literal)) => format!("Write '{literal}'"),
            (Family::Truth, Some(_)) => format!("It is a condition itself: write {written}"),
            _ => return None,
        })
    }

    /// Refuses to look for what is written out and has no letters.
    pub fn refuse_no_letters(side: &Side<'_>) -> Result<(), Fault> {
        let ExpressionKind::Literal(Literal::Integer(_) | Literal::Float(_) | Literal::Boolean(_)) =
            &side.expression.kind
        else {
            return Ok(());
        };
        let fault = Self::wrong_kind(side.expression, "a text", &side.kind);
        Err(fault.advise("Write it in quotation marks"))
    }

    /// Refuses to look for letters in what has none.
    pub fn refuse_letters(&self, side: &Side<'_>) -> Result<(), Fault> {
        let written = side.expression.span.of(self.text);
        let advice = match side.family() {
            Some(Family::Time) if side.is_sure() => {
                format!(
                    "Compare it, such as {written} = edtf('1937'), or write toString({written})"
                )
            }
            Some(Family::Node) => format!("Write {written}.name"),
            Some(Family::Relation) => format!("Look at a column of it, such as {written}.type"),
            Some(Family::Number) if side.is_sure() => format!("Write toString({written})"),
            _ => return Ok(()),
        };
        Err(Self::wrong_kind(side.expression, "a text", &side.kind).advise(advice))
    }

    /// Refuses to ask for the name of what is no node, or for a name that is no text.
    pub fn refuse_name(left: &Side<'_>, right: &Side<'_>) -> Result<(), Fault> {
        if !left.kind.is_open() && left.kind != ValueKind::Node {
            let fault = Self::wrong_kind(left.expression, "a node", &left.kind);
            return Err(fault.advise("Write it before CALLED, such as a CALLED 'Yezhov'"));
        }
        if !right.kind.is_open() && right.kind != ValueKind::Text {
            let fault = Self::wrong_kind(right.expression, "a name", &right.kind);
            return Err(fault.advise("Write the name in quotation marks"));
        }
        Ok(())
    }

    /// Refuses to reckon with an uncertain date.
    pub fn refuse_reckoning(
        &self,
        operator: Operator,
        left: &Side<'_>,
        right: &Side<'_>,
    ) -> Result<(), Fault> {
        let is_joined =
            |side: &Side<'_>| matches!(side.family(), Some(Family::Text | Family::List));
        let dates = [left, right].into_iter();
        let mut dates = dates.filter(|side| side.kind == ValueKind::Date);
        let Some(date) = dates.next() else {
            return Ok(());
        };
        let other = if std::ptr::eq(date, left) {
            right
        } else {
            left
        };
        let is_open = other.family().is_none() && operator == Operator::Add;
        if operator == Operator::Add && (is_joined(other) || is_open) {
            return Ok(());
        }
        let written = date.expression.span.of(self.text);
        let fault = Self::wrong_kind(date.expression, "a number", &date.kind);
        Err(fault.advise(format!(
            "Take a day of it, such as earliest({written}) + duration({{years: 1}})"
        )))
    }
}
