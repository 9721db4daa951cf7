//! Chains of operators of one precedence, from left to right, and what is written behind a value.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;

use super::expression_tree::Expression;
use super::expression_tree::ExpressionKind;
use super::expression_tree::MapItem;
use super::expression_tree::Name;
use super::expression_tree::Operator;
use super::parser::DEEPEST;
use super::parser::Parser;

/// Reads an operand of a chain.
type Operand<'a> = fn(&mut Parser<'a>) -> Result<Expression, Fault>;

impl<'a> Parser<'a> {
    /// `a + b - c`
    pub fn sum(&mut self) -> Result<Expression, Fault> {
        let signs = [("+", Operator::Add), ("-", Operator::Subtract)];
        self.chain(&signs, Self::product)
    }

    fn product(&mut self) -> Result<Expression, Fault> {
        let signs = [
            ("*", Operator::Multiply),
            ("/", Operator::Divide),
            ("%", Operator::Remainder),
        ];
        self.chain(&signs, Self::power)
    }

    fn power(&mut self) -> Result<Expression, Fault> {
        self.chain(&[("^", Operator::Power)], Self::signed)
    }

    fn chain(
        &mut self,
        signs: &[(&str, Operator)],
        operand: Operand<'a>,
    ) -> Result<Expression, Fault> {
        let start = self.span();
        let first = operand(self)?;
        let mut rest = Vec::new();
        while let Some((_, operator)) = signs.iter().find(|(sign, _)| self.take_sign(sign)) {
            rest.push((*operator, operand(self)?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(Expression {
            kind: ExpressionKind::Chain(Box::new(first), rest),
            span: self.since(start),
        })
    }

    /// A value with `.key`, `[index]`, `:Label` and `{.key}` behind it.
    pub fn postfix(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        let mut value = self.primary()?;
        let mut length = 0;
        loop {
            let kind = if self.is_sign(".") {
                self.advance();
                let key = self.expect_name("the name of a property")?;
                ExpressionKind::Property(Box::new(value), key)
            } else if self.is_sign("[") {
                self.advance();
                self.access(value)?
            } else if self.is_sign(":") {
                let labels = self.labels_behind()?;
                ExpressionKind::HasLabels(Box::new(value), labels)
            } else if self.is_sign("{") && matches!(value.kind, ExpressionKind::Variable(_)) {
                ExpressionKind::Projection(Box::new(value), self.map_items()?)
            } else {
                return Ok(value);
            };
            value = Expression {
                kind,
                span: self.since(start),
            };
            length += 1;
            self.check_length(length)?;
        }
    }

    /// A chain that nests to the left must not be deeper than anything else.
    pub fn check_length(&self, length: usize) -> Result<(), Fault> {
        if length <= DEEPEST {
            return Ok(());
        }
        let what = format!("more than {DEEPEST} operations follow each other");
        Err(Fault::syntax(FaultCode::NestingTooDeep, self.span(), what)
            .advise("Split the expression with WITH"))
    }

    fn labels_behind(&mut self) -> Result<Vec<Name>, Fault> {
        let mut labels = Vec::new();
        while self.take_sign(":") || (!labels.is_empty() && self.take_sign("&")) {
            labels.push(self.expect_name("a label")?);
        }
        Ok(labels)
    }

    fn access(&mut self, value: Expression) -> Result<ExpressionKind, Fault> {
        let value = Box::new(value);
        if self.take_sign("..") {
            let end = self.bound()?;
            return Ok(ExpressionKind::Slice(value, None, end));
        }
        let first = Box::new(self.expression()?);
        if self.take_sign("..") {
            let end = self.bound()?;
            return Ok(ExpressionKind::Slice(value, Some(first), end));
        }
        self.expect_sign("]")?;
        Ok(ExpressionKind::Index(value, first))
    }

    fn bound(&mut self) -> Result<Option<Box<Expression>>, Fault> {
        if self.take_sign("]") {
            return Ok(None);
        }
        let bound = self.expression()?;
        self.expect_sign("]")?;
        Ok(Some(Box::new(bound)))
    }

    fn map_items(&mut self) -> Result<Vec<MapItem>, Fault> {
        self.expect_sign("{")?;
        let mut items = Vec::new();
        while !self.is_sign("}") {
            items.push(self.map_item()?);
            if !self.take_sign(",") {
                break;
            }
        }
        self.expect_sign("}")?;
        Ok(items)
    }

    fn map_item(&mut self) -> Result<MapItem, Fault> {
        if self.take_sign(".") {
            if self.take_sign("*") {
                return Ok(MapItem::All);
            }
            let key = self.expect_name("the name of a property")?;
            let variable = Expression {
                kind: ExpressionKind::Variable(String::new()),
                span: key.span,
            };
            // The value before the braces is put in where the meaning is read.
            let value = Expression {
                span: key.span,
                kind: ExpressionKind::Property(Box::new(variable), key.clone()),
            };
            return Ok(MapItem::Entry(key, value));
        }
        let key = self.expect_name("a key")?;
        if self.take_sign(":") {
            return Ok(MapItem::Entry(key, self.expression()?));
        }
        let value = Expression {
            kind: ExpressionKind::Variable(key.text.clone()),
            span: key.span,
        };
        Ok(MapItem::Entry(key, value))
    }
}
