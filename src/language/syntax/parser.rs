//! The parser's place in the tokens, and the one door: [`parse`].

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::fault::nearest;

use super::clause_tree::Query;
use super::expression_tree::Name;
use super::lexer::tokens;
use super::token::Placed;
use super::token::Token;

/// How deep expressions, patterns and subqueries may be nested in each other.
pub const DEEPEST: usize = 64;

/// How many bytes a query may have.
pub const LONGEST: usize = 200_000;

/// The words of the language that are misspelt most often.
const KEYWORDS: [&str; 22] = [
    "MATCH", "OPTIONAL", "WHERE", "UNWIND", "WITH", "RETURN", "DISTINCT", "ORDER", "SKIP", "LIMIT",
    "UNION", "CALL", "EXISTS", "CONTAINS", "STARTS", "ENDS", "CALLED", "DESC", "SHORTEST", "CASE",
    "WHEN", "THEN",
];

/// Behind the last token.
const END: &Placed = &Placed {
    token: Token::End,
    span: Span { start: 0, end: 0 },
};

/// Reads a query.
///
/// # Errors
///
/// The first [`Fault`] in the text, with the place where reading stopped.
pub fn parse(text: &str) -> Result<Query, Fault> {
    if text.len() > LONGEST {
        let span = Span::default();
        let what = format!("the query is longer than {LONGEST} bytes");
        let fault = Fault::syntax(FaultCode::LimitReached, span, what);
        return Err(fault.advise("Pass long lists as parameters"));
    }
    let mut parser = Parser {
        text,
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        attempts: 0,
    };
    let fault = match parser.whole_query() {
        Ok(query) => return Ok(query),
        Err(fault) => fault,
    };
    let is_open = fault.code == FaultCode::UnexpectedSyntax && fault.advice.is_empty();
    let advice = is_open.then(|| parser.advice_where_it_ended()).flatten();
    Err(match advice {
        Some(advice) => fault.advise(advice),
        None => fault,
    })
}

/// Where the parser stands.
pub struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
    /// How many nested things were begun. What begins with a parenthesis is first read as a pattern
    /// and then as an expression, so some texts would be read twice at every level.
    attempts: usize,
}

impl<'a> Parser<'a> {
    /// The text that is read.
    pub fn text(&self) -> &'a str {
        self.text
    }

    fn whole_query(&mut self) -> Result<Query, Fault> {
        let query = self.query()?;
        self.take_sign(";");
        if *self.peek() == Token::End {
            return Ok(query);
        }
        Err(self.unexpected("the end of the query"))
    }

    /// All tokens of the text.
    pub fn tokens(&self) -> &[Placed] {
        &self.tokens
    }

    /// The tokens before the next one.
    pub fn read(&self) -> &[Placed] {
        self.tokens.get(..self.at).unwrap_or(&self.tokens)
    }

    /// The next token and those behind it.
    pub fn unread(&self) -> &[Placed] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    /// The token `ahead` of the next one.
    pub fn ahead(&self, ahead: usize) -> &Placed {
        let last = self.tokens.last().unwrap_or(END);
        self.tokens.get(self.at + ahead).unwrap_or(last)
    }

    /// The next token.
    pub fn peek(&self) -> &Token {
        &self.ahead(0).token
    }

    /// The place of the next token.
    pub fn span(&self) -> Span {
        self.ahead(0).span
    }

    /// The place of what was read since `start`.
    pub fn since(&self, start: Span) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let end = last.map_or(start.end, |last| last.span.end);
        Span {
            start: start.start,
            end: end.max(start.start),
        }
    }

    /// Passes over the next token.
    pub fn advance(&mut self) {
        self.at += 1;
    }

    /// A place to return to.
    pub fn mark(&self) -> usize {
        self.at
    }

    /// Returns to a place.
    pub fn reset(&mut self, mark: usize) {
        self.at = mark;
    }

    /// Whether the sign comes next.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.is_sign_ahead(0, sign)
    }

    /// Whether the sign stands `ahead` of the next token.
    pub fn is_sign_ahead(&self, ahead: usize, sign: &str) -> bool {
        matches!(&self.ahead(ahead).token, Token::Sign(next) if *next == sign)
    }

    /// Whether the keyword comes next.
    pub fn is_word(&self, word: &str) -> bool {
        self.is_word_ahead(0, word)
    }

    /// Whether the keyword stands `ahead` of the next token.
    pub fn is_word_ahead(&self, ahead: usize, word: &str) -> bool {
        matches!(&self.ahead(ahead).token, Token::Word(next) if next.eq_ignore_ascii_case(word))
    }

    /// Takes the sign if it comes next.
    pub fn take_sign(&mut self, sign: &str) -> bool {
        let is_next = self.is_sign(sign);
        if is_next {
            self.advance();
        }
        is_next
    }

    /// Takes the keyword if it comes next.
    pub fn take_word(&mut self, word: &str) -> bool {
        let is_next = self.is_word(word);
        if is_next {
            self.advance();
        }
        is_next
    }

    /// Takes the keywords if all of them come next.
    pub fn take_words(&mut self, words: &[&str]) -> bool {
        let mut numbered = words.iter().enumerate();
        let are_next = numbered.all(|(ahead, word)| self.is_word_ahead(ahead, word));
        if are_next {
            self.at += words.len();
        }
        are_next
    }

    /// Takes the sign, which must come next.
    pub fn expect_sign(&mut self, sign: &'static str) -> Result<(), Fault> {
        if self.take_sign(sign) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{sign}`")))
    }

    /// Takes the keyword, which must come next.
    pub fn expect_word(&mut self, word: &'static str) -> Result<(), Fault> {
        if self.take_word(word) {
            return Ok(());
        }
        Err(self.unexpected(&format!("`{word}`")))
    }

    /// Takes the keyword, which must come next; the advice is for those who wrote nothing like it.
    pub fn expect_word_of(&mut self, word: &'static str, advice: &str) -> Result<(), Fault> {
        self.expect_word(word).map_err(|fault| {
            let is_known = !fault.advice.is_empty();
            if is_known {
                fault
            } else {
                fault.advise(advice)
            }
        })
    }

    /// Takes a name if one comes next.
    pub fn take_name(&mut self) -> Option<Name> {
        let text = match self.peek() {
            Token::Word(text) | Token::Quoted(text) => text.clone(),
            _ => return None,
        };
        let span = self.span();
        self.advance();
        Some(Name { text, span })
    }

    /// Takes a name, which must come next.
    pub fn expect_name(&mut self, what: &str) -> Result<Name, Fault> {
        self.take_name().ok_or_else(|| self.unexpected(what))
    }

    /// Takes a whole number if one comes next.
    pub fn take_integer(&mut self) -> Option<u64> {
        let Token::Integer(value) = *self.peek() else {
            return None;
        };
        self.advance();
        Some(value)
    }

    /// What stands next is not what belongs there.
    pub fn unexpected(&self, wanted: &str) -> Fault {
        let span = self.span();
        let what = match self.peek() {
            Token::End => format!("the query ends where {wanted} is expected"),
            _ => format!("unexpected `{}`: expected {wanted}", span.of(self.text)),
        };
        let fault = Fault::syntax(FaultCode::UnexpectedSyntax, span, what);
        if let Some(advice) = self.negated_label() {
            return fault.advise(advice);
        }
        match (self.foreign(), self.misspelt()) {
            (Some(advice), _) => fault.advise(advice),
            (None, Some(keyword)) => fault.advise(format!("Did you mean `{keyword}`?")),
            (None, None) => fault,
        }
    }

    /// The token before the next one.
    pub fn last(&self) -> Option<&Token> {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map(|last| &last.token)
    }

    /// The variable of the part of a pattern whose labels or types are being read, if it has one.
    pub fn variable_of_labels(&self) -> Option<&str> {
        let read = self.read();
        let begins = |token: &Token| matches!(token, Token::Sign("(" | "["));
        let begin = read.iter().rposition(|read| begins(&read.token))?;
        match &read.get(begin + 1)?.token {
            Token::Word(name) => Some(name),
            _ => None,
        }
    }

    /// The keyword that was meant, if the next token is a word that is none and near to one.
    fn misspelt(&self) -> Option<&'static str> {
        /// Shorter words are near to too many.
        const SHORTEST: usize = 3;
        let Token::Word(word) = self.peek() else {
            return None;
        };
        let is_keyword = |known: &&str| known.eq_ignore_ascii_case(word);
        let is_long = word.chars().count() >= SHORTEST;
        if !is_long || KEYWORDS.iter().any(is_keyword) {
            return None;
        }
        nearest(word, KEYWORDS)
    }

    /// Reads something one level deeper.
    pub fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.attempts += 1;
        let most = 10_000 + 50 * self.tokens.len();
        if self.depth >= DEEPEST || self.attempts > most {
            let what = format!("the query is nested too deeply; {DEEPEST} levels are supported");
            let fault = Fault::syntax(FaultCode::NestingTooDeep, self.span(), what);
            return Err(fault.advise("Split it with WITH"));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }
}
