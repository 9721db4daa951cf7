//! Expressions by precedence: OR, XOR, AND, NOT, then comparisons, then the chains of arithmetic.

use crate::language::fault::Fault;

use super::expression_tree::Expression;
use super::expression_tree::ExpressionKind;
use super::expression_tree::Literal;
use super::expression_tree::Operator;
use super::parser::Parser;
use super::token::Token;

/// The comparisons that are written as signs.
const COMPARISONS: [(&str, Operator); 6] = [
    ("=", Operator::Equal),
    ("<>", Operator::Unequal),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

/// The operators that are written as words.
const WORDS: [(&[&str], Operator); 5] = [
    (&["IN"], Operator::In),
    (&["STARTS", "WITH"], Operator::StartsWith),
    (&["ENDS", "WITH"], Operator::EndsWith),
    (&["CONTAINS"], Operator::Contains),
    (&["CALLED"], Operator::Called),
];

/// Joins the operands of one logical operator.
type Join = fn(Vec<Expression>) -> ExpressionKind;

impl Parser<'_> {
    /// Reads an expression.
    pub fn expression(&mut self) -> Result<Expression, Fault> {
        self.nested(|parser| {
            parser.joined("OR", ExpressionKind::Or, |parser| {
                parser.joined("XOR", ExpressionKind::Xor, |parser| {
                    parser.joined("AND", ExpressionKind::And, Self::negation)
                })
            })
        })
    }

    fn joined(
        &mut self,
        word: &str,
        join: Join,
        mut operand: impl FnMut(&mut Self) -> Result<Expression, Fault>,
    ) -> Result<Expression, Fault> {
        let start = self.span();
        let first = operand(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut operands = vec![first];
        while self.take_word(word) {
            operands.push(operand(self)?);
        }
        Ok(Expression {
            kind: join(operands),
            span: self.since(start),
        })
    }

    fn negation(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        if !self.is_word("NOT") {
            return self.comparison();
        }
        self.advance();
        let negated = self.nested(Self::negation)?;
        Ok(Expression {
            kind: ExpressionKind::Not(Box::new(negated)),
            span: self.since(start),
        })
    }

    fn comparison(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        let first = self.predicate()?;
        let mut rest = Vec::new();
        while let Some(operator) = self.take_comparison() {
            rest.push((operator, self.predicate()?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(Expression {
            kind: ExpressionKind::Comparison(Box::new(first), rest),
            span: self.since(start),
        })
    }

    fn take_comparison(&mut self) -> Option<Operator> {
        let mut known = COMPARISONS.iter();
        let (_, operator) = known.find(|(sign, _)| self.take_sign(sign))?;
        Some(*operator)
    }

    /// `a IN b`, `a STARTS WITH b`, `a =~ b`, `a IS NULL`, one after the other.
    fn predicate(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        let mut left = self.sum()?;
        let mut length = 0;
        loop {
            let kind = if self.take_words(&["IS", "NULL"]) {
                ExpressionKind::IsNull(Box::new(left))
            } else if self.take_words(&["IS", "NOT", "NULL"]) {
                ExpressionKind::IsNotNull(Box::new(left))
            } else if let Some(operator) = self.take_word_operator() {
                let right = self.sum()?;
                ExpressionKind::Chain(Box::new(left), vec![(operator, right)])
            } else {
                return Ok(left);
            };
            left = Expression {
                kind,
                span: self.since(start),
            };
            length += 1;
            self.check_length(length)?;
        }
    }

    fn take_word_operator(&mut self) -> Option<Operator> {
        if self.take_sign("=~") {
            return Some(Operator::Matches);
        }
        let mut known = WORDS.iter();
        let (_, operator) = known.find(|(words, _)| self.take_words(words))?;
        Some(*operator)
    }

    /// `-` before a number that follows at once is part of it.
    pub fn signed(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        let is_negative = self.is_sign("-");
        if !is_negative && !self.is_sign("+") {
            return self.postfix();
        }
        self.advance();
        let largest = i64::MIN.unsigned_abs();
        let is_smallest = is_negative && *self.peek() == Token::Integer(largest);
        if is_smallest {
            self.advance();
            return Ok(Expression {
                kind: ExpressionKind::Literal(Literal::Integer(i64::MIN)),
                span: self.since(start),
            });
        }
        let operand = Box::new(self.nested(Self::signed)?);
        let kind = if is_negative {
            ExpressionKind::Negative(operand)
        } else {
            ExpressionKind::Positive(operand)
        };
        Ok(Expression {
            kind,
            span: self.since(start),
        })
    }
}
