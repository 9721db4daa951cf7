//! The smallest expressions: literals, variables, lists, maps, functions, CASE, comprehensions,
//! subqueries, and patterns as conditions.

use crate::language::fault::Fault;

use super::clause_tree::Clause;
use super::clause_tree::Match;
use super::clause_tree::MatchMode;
use super::clause_tree::Part;
use super::clause_tree::Query;
use super::expression_tree::Expression;
use super::expression_tree::ExpressionKind;
use super::expression_tree::Literal;
use super::expression_tree::Name;
use super::expression_tree::Quantifier;
use super::literals::overflow;
use super::parser::Parser;
use super::token::Token;

const QUANTIFIERS: [(&str, Quantifier); 4] = [
    ("ALL", Quantifier::All),
    ("ANY", Quantifier::Any),
    ("NONE", Quantifier::None),
    ("SINGLE", Quantifier::Single),
];

const CONSTANTS: [(&str, Literal); 3] = [
    ("null", Literal::Null),
    ("true", Literal::Boolean(true)),
    ("false", Literal::Boolean(false)),
];

const NO_WHEN: &str = "Write WHEN, a condition, THEN, a value and END, such as CASE WHEN a.x > 1 THEN 'many' ELSE 'few' END";
const NO_THEN: &str = "Write THEN and a value, and END at the end, such as CASE WHEN a.x > 1 THEN 'many' ELSE 'few' END";
const NO_END: &str =
    "Write END where the CASE ends, such as CASE WHEN a.x > 1 THEN 'many' ELSE 'few' END";

impl Parser<'_> {
    /// Reads a value without operators.
    pub fn primary(&mut self) -> Result<Expression, Fault> {
        let start = self.span();
        let kind = self.primary_kind()?;
        Ok(Expression {
            kind,
            span: self.since(start),
        })
    }

    fn primary_kind(&mut self) -> Result<ExpressionKind, Fault> {
        let span = self.span();
        let token = self.peek().clone();
        match token {
            Token::Integer(value) => {
                self.advance();
                let value = i64::try_from(value).map_err(|_| overflow(span))?;
                Ok(ExpressionKind::Literal(Literal::Integer(value)))
            }
            Token::Float(value) => {
                self.advance();
                Ok(ExpressionKind::Literal(Literal::Float(value)))
            }
            Token::Text(text) => {
                self.advance();
                Ok(ExpressionKind::Literal(Literal::Text(text)))
            }
            Token::Parameter(name) => {
                self.advance();
                Ok(ExpressionKind::Parameter(name))
            }
            Token::Sign("(") => self.parenthesised(),
            Token::Sign("[") => self.bracketed(),
            Token::Sign("{") => self.map(),
            Token::Word(_) => self.word(),
            Token::Quoted(name) => {
                self.advance();
                Ok(ExpressionKind::Variable(name))
            }
            _ => Err(self.unexpected("a value")),
        }
    }

    /// A pattern, or an expression in parentheses.
    fn parenthesised(&mut self) -> Result<ExpressionKind, Fault> {
        let mark = self.mark();
        if let Some(pattern) = self.pattern_condition() {
            return Ok(ExpressionKind::Pattern(Box::new(pattern)));
        }
        self.reset(mark);
        self.expect_sign("(")?;
        let inner = self.expression()?;
        self.expect_sign(")")?;
        Ok(inner.kind)
    }

    /// A list, a comprehension of a list, or one of a pattern.
    fn bracketed(&mut self) -> Result<ExpressionKind, Fault> {
        let is_named = matches!(self.ahead(1).token, Token::Word(_) | Token::Quoted(_));
        if is_named && self.is_word_ahead(2, "IN") {
            let mark = self.mark();
            if let Some(comprehension) = self.list_comprehension()? {
                return Ok(comprehension);
            }
            self.reset(mark);
        }
        let is_path = is_named && self.is_sign_ahead(2, "=") && self.is_sign_ahead(3, "(");
        if is_path || self.is_sign_ahead(1, "(") {
            let mark = self.mark();
            self.advance();
            if let Some(comprehension) = self.pattern_comprehension()? {
                return Ok(comprehension);
            }
            self.reset(mark);
        }
        self.expect_sign("[")?;
        let mut members = Vec::new();
        if !self.is_sign("]") {
            members.push(self.expression()?);
            while self.take_sign(",") {
                members.push(self.expression()?);
            }
        }
        self.expect_sign("]")?;
        Ok(ExpressionKind::List(members))
    }

    /// `[x IN list WHERE p | e]`; nothing if it is a list that begins with `x IN list`.
    fn list_comprehension(&mut self) -> Result<Option<ExpressionKind>, Fault> {
        self.expect_sign("[")?;
        let variable = self.expect_name("a variable")?;
        self.expect_word("IN")?;
        let list = Box::new(self.expression()?);
        let condition = self.optional_condition()?;
        let made = if self.take_sign("|") {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        if condition.is_none() && made.is_none() && !self.is_sign("]") {
            return Ok(None);
        }
        self.expect_sign("]")?;
        Ok(Some(ExpressionKind::ListComprehension {
            variable,
            list,
            condition,
            made,
        }))
    }

    fn pattern_comprehension(&mut self) -> Result<Option<ExpressionKind>, Fault> {
        let Ok(pattern) = self.nested(Self::path_pattern) else {
            return Ok(None);
        };
        if pattern.elements.len() < 2 || !(self.is_sign("|") || self.is_word("WHERE")) {
            return Ok(None);
        }
        let condition = self.optional_condition()?;
        self.expect_sign("|")?;
        let made = Box::new(self.expression()?);
        self.expect_sign("]")?;
        Ok(Some(ExpressionKind::PatternComprehension {
            pattern: Box::new(pattern),
            condition,
            made,
        }))
    }

    fn optional_condition(&mut self) -> Result<Option<Box<Expression>>, Fault> {
        if !self.take_word("WHERE") {
            return Ok(None);
        }
        Ok(Some(Box::new(self.expression()?)))
    }

    fn map(&mut self) -> Result<ExpressionKind, Fault> {
        self.expect_sign("{")?;
        let mut entries = Vec::new();
        if !self.is_sign("}") {
            entries.push(self.entry()?);
            while self.take_sign(",") {
                entries.push(self.entry()?);
            }
        }
        self.expect_sign("}")?;
        Ok(ExpressionKind::Map(entries))
    }

    fn entry(&mut self) -> Result<(Name, Expression), Fault> {
        let key = self.expect_name("a key")?;
        self.expect_sign(":")?;
        Ok((key, self.expression()?))
    }

    /// Everything that begins with a word.
    fn word(&mut self) -> Result<ExpressionKind, Fault> {
        let is_call = self.is_sign_ahead(1, "(");
        let is_block = self.is_sign_ahead(1, "{");
        if self.is_word("CASE") && !is_call && !self.is_sign_ahead(1, ".") {
            return self.case();
        }
        if is_block && (self.is_word("EXISTS") || self.is_word("COUNT")) {
            return self.subquery();
        }
        self.refuse_collecting()?;
        for (word, constant) in CONSTANTS {
            if self.is_word(word) && !is_call {
                self.advance();
                return Ok(ExpressionKind::Literal(constant));
            }
        }
        let is_namespace = self.is_sign_ahead(1, ".") && self.is_dotted_call();
        if !is_call && !is_namespace {
            return self.variable();
        }
        let quantifier = QUANTIFIERS.iter().find(|(word, _)| self.is_word(word));
        if let Some((_, quantifier)) = quantifier {
            return self.quantified(*quantifier);
        }
        if self.is_word("REDUCE") {
            return self.reduce();
        }
        self.function()
    }

    fn variable(&mut self) -> Result<ExpressionKind, Fault> {
        if self.is_clause_ahead() {
            return Err(self.missing_value());
        }
        let name = self.expect_name("a value")?;
        Ok(ExpressionKind::Variable(name.text))
    }

    /// Whether names with dots between them are followed by an opening parenthesis.
    fn is_dotted_call(&self) -> bool {
        let mut ahead = 0;
        while matches!(self.ahead(ahead).token, Token::Word(_)) {
            if self.is_sign_ahead(ahead + 1, "(") {
                return true;
            }
            if !self.is_sign_ahead(ahead + 1, ".") {
                return false;
            }
            ahead += 2;
        }
        false
    }

    fn function(&mut self) -> Result<ExpressionKind, Fault> {
        let mut name = self.expect_name("a function")?;
        while self.take_sign(".") {
            let part = self.expect_name("a function")?;
            name.text.push('.');
            name.text.push_str(&part.text);
            name.span = name.span.to(part.span);
        }
        self.expect_sign("(")?;
        let is_count = name.text.eq_ignore_ascii_case("count");
        if is_count && self.is_sign("*") && self.is_sign_ahead(1, ")") {
            self.advance();
            self.advance();
            return Ok(ExpressionKind::CountRows);
        }
        let is_distinct = self.take_word("DISTINCT");
        let mut arguments = Vec::new();
        if !self.is_sign(")") {
            arguments.push(self.expression()?);
            while self.take_sign(",") {
                arguments.push(self.expression()?);
            }
        }
        self.expect_sign(")")?;
        Ok(ExpressionKind::Function {
            name,
            arguments,
            is_distinct,
        })
    }

    fn quantified(&mut self, quantifier: Quantifier) -> Result<ExpressionKind, Fault> {
        self.advance();
        self.expect_sign("(")?;
        let variable = self.expect_name("a variable")?;
        self.expect_word("IN")?;
        let list = Box::new(self.expression()?);
        self.expect_word("WHERE")?;
        let condition = Box::new(self.expression()?);
        self.expect_sign(")")?;
        Ok(ExpressionKind::Quantified {
            quantifier,
            variable,
            list,
            condition,
        })
    }

    fn reduce(&mut self) -> Result<ExpressionKind, Fault> {
        self.advance();
        self.expect_sign("(")?;
        let total = self.expect_name("a variable")?;
        self.expect_sign("=")?;
        let initial = Box::new(self.expression()?);
        self.expect_sign(",")?;
        let variable = self.expect_name("a variable")?;
        self.expect_word("IN")?;
        let list = Box::new(self.expression()?);
        self.expect_sign("|")?;
        let step = Box::new(self.expression()?);
        self.expect_sign(")")?;
        Ok(ExpressionKind::Reduce {
            total,
            initial,
            variable,
            list,
            step,
        })
    }

    fn case(&mut self) -> Result<ExpressionKind, Fault> {
        self.expect_word("CASE")?;
        let subject = if self.is_word("WHEN") {
            None
        } else {
            Some(Box::new(self.expression()?))
        };
        let mut cases = Vec::new();
        while self.take_word("WHEN") {
            let condition = self.expression()?;
            self.expect_word_of("THEN", NO_THEN)?;
            cases.push((condition, self.expression()?));
        }
        if cases.is_empty() {
            self.expect_word_of("WHEN", NO_WHEN)?;
        }
        let otherwise = if self.take_word("ELSE") {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        self.expect_word_of("END", NO_END)?;
        Ok(ExpressionKind::Case {
            subject,
            cases,
            otherwise,
        })
    }

    /// `EXISTS { … }` and `COUNT { … }`, with a query or only patterns inside.
    fn subquery(&mut self) -> Result<ExpressionKind, Fault> {
        let is_count = self.is_word("COUNT");
        self.advance();
        self.expect_sign("{")?;
        let query = if self.is_clause() {
            self.nested(Self::query)?
        } else {
            self.nested(Self::bare_match)?
        };
        self.expect_sign("}")?;
        let query = Box::new(query);
        Ok(if is_count {
            ExpressionKind::CountOf(query)
        } else {
            ExpressionKind::Exists(query)
        })
    }

    /// Patterns and a condition, which stand for `MATCH`.
    fn bare_match(&mut self) -> Result<Query, Fault> {
        let start = self.span();
        let patterns = self.patterns()?;
        let condition = self.optional_condition()?.map(|condition| *condition);
        let span = self.since(start);
        let clause = Match {
            is_optional: false,
            mode: MatchMode::Usual,
            patterns,
            condition,
            span,
        };
        Ok(Query {
            parts: vec![Part {
                clauses: vec![Clause::Match(clause)],
                span,
            }],
            unions: Vec::new(),
            span,
        })
    }
}
