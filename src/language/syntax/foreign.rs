//! What other languages write where this one has other words, with what to write instead.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;

use super::parser::Parser;
use super::token::Token;

/// Words of other languages, or of this one in another place.
const WORDS: [(&str, &str); 22] = [
    (
        "LIKE",
        "Write CONTAINS, STARTS WITH or ENDS WITH, or CALLED for a name in any spelling",
    ),
    (
        "ILIKE",
        "Write toLower(…) CONTAINS, or CALLED for a name in any spelling",
    ),
    (
        "BETWEEN",
        "Write 1 <= x <= 3; for a date, during(x, '1936/1938')",
    ),
    (
        "GROUP",
        "Leave it out: counts are for each value of the other columns",
    ),
    (
        "HAVING",
        "Write WITH a, count(*) AS n WHERE n > 1 before RETURN",
    ),
    (
        "WHERE",
        "Conditions stand behind MATCH; those on counts behind WITH, before RETURN",
    ),
    (
        "ORDER",
        "ORDER BY stands behind the columns of RETURN or WITH, before SKIP and LIMIT",
    ),
    ("SKIP", "SKIP stands behind ORDER BY and before LIMIT"),
    ("OFFSET", "Write SKIP, before LIMIT"),
    ("FETCH", "Write LIMIT"),
    ("TOP", "Write LIMIT at the end"),
    (
        "NOT",
        "Write NOT before the condition, such as NOT a IN b, or IS NOT NULL",
    ),
    ("NULL", "Write IS NULL or IS NOT NULL"),
    (
        "JOIN",
        "Write two patterns with a comma between, which share a name",
    ),
    ("FROM", "Queries are not SQL here: write MATCH … RETURN …"),
    (
        "SELECT",
        "Queries are not SQL here: write MATCH … WHERE … RETURN …",
    ),
    (
        "SHOW",
        "What kinds and types there are stands in the vocabulary; of entities, MATCH (a) RETURN DISTINCT a.kind",
    ),
    ("PROFILE", "Write EXPLAIN for the plan"),
    ("FILTER", "Write WITH * WHERE and the condition"),
    ("LET", "Write WITH *, and the value AS its name"),
    ("FOR", "Write UNWIND list AS name"),
    (
        "NULLS",
        "What says nothing comes last going up, and first going down",
    ),
];

impl Parser<'_> {
    /// What to write instead of what other languages write here.
    pub fn foreign(&self) -> Option<&'static str> {
        let before = |sign: &'static str| self.last() == Some(&Token::Sign(sign));
        if self.is_sign("=") && before("=") {
            return Some("Write one `=` for what is the same, and `<>` for what is not");
        }
        if self.is_sign("!") && self.is_sign_ahead(1, "=") {
            return Some("Write `<>`");
        }
        if self.is_sign("!") {
            return Some("Write NOT");
        }
        if self.is_sign("%") && self.is_behind_label_sign() {
            return Some("Leave it out for any: `(a)`, `[r]`");
        }
        if before("-") && (self.is_sign(">") || self.is_sign("(")) {
            return Some("Write a tie as `-->`, `<--` or `--`, or with its type as `-[:type]->`");
        }
        if self.is_behind_top() {
            return Some(
                "Leave TOP and the number out, and write ORDER BY … LIMIT 3 at the end, such as RETURN a ORDER BY a.name LIMIT 3",
            );
        }
        match (self.last(), self.peek()) {
            (Some(Token::Text(_)), Token::Text(_)) => {
                Some("Write \\' for a quotation mark within a text")
            }
            (Some(Token::Sign(";")), _) => Some("Ask one query at a time"),
            (_, Token::Word(word)) => {
                let mut words = WORDS.iter();
                let known = words.find(|(known, _)| known.eq_ignore_ascii_case(word));
                known.map(|(_, advice)| *advice)
            }
            _ => None,
        }
    }

    /// What to write instead of a label or type that something must not have, as GQL writes it.
    pub fn negated_label(&self) -> Option<String> {
        let Token::Word(name) = &self.ahead(1).token else {
            return None;
        };
        let is_negated = self.is_sign("!") && self.is_behind_label_sign();
        // What has no name needs one for a condition.
        let variable = self.variable_of_labels().unwrap_or("a");
        let advice = || format!("Write it as a condition, such as `WHERE NOT {variable}:{name}`");
        is_negated.then(advice)
    }

    /// Whether `RETURN TOP` was read, and a number follows.
    fn is_behind_top(&self) -> bool {
        let is_word = |token: &Token, words: &[&str]| {
            matches!(token, Token::Word(word)
            if words.iter().any(|known| known.eq_ignore_ascii_case(word)))
        };
        let is_number = matches!(self.peek(), Token::Integer(_) | Token::Parameter(_));
        let mut read = self.read().iter().rev().map(|read| &read.token);
        let is_top = read.next().is_some_and(|token| is_word(token, &["TOP"]));
        let before = ["RETURN", "WITH", "DISTINCT"];
        is_number && is_top && read.next().is_some_and(|token| is_word(token, &before))
    }

    fn is_behind_label_sign(&self) -> bool {
        matches!(self.last(), Some(Token::Sign(":" | "&" | "|")))
    }

    /// Refuses the variable of a path behind what says which paths are kept.
    pub fn refuse_late_variable(&self, start: Span) -> Result<(), Fault> {
        let Token::Word(name) = self.peek() else {
            return Ok(());
        };
        let prefix = self.since(start).of(self.text());
        if prefix.is_empty() || !self.is_sign_ahead(1, "=") {
            return Ok(());
        }
        let what = format!("the variable `{name}` of a path stands before `{prefix}`");
        let fault = Fault::syntax(FaultCode::UnexpectedSyntax, self.span(), what);
        Err(fault.advise(format!("Write `{name} = {prefix}`, and then the pattern")))
    }

    /// Refuses `COLLECT { … }`, which other languages have beside `COUNT { … }`.
    pub fn refuse_collecting(&self) -> Result<(), Fault> {
        let begins_query = ["MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"];
        let is_query = begins_query.iter().any(|word| self.is_word_ahead(2, word));
        let is_entry = [":", ",", "}"]
            .iter()
            .any(|sign| self.is_sign_ahead(3, sign));
        let is_block = self.is_sign_ahead(1, "{") && is_query && !is_entry;
        if !self.is_word("COLLECT") || !is_block {
            return Ok(());
        }
        let what = "there is no `COLLECT { … }`";
        let fault = Fault::syntax(FaultCode::UnexpectedSyntax, self.span(), what);
        Err(fault.advise(
            "Write the pattern and what is wanted of each match as a list, such as [(a)-->(b) WHERE b.name <> '' | b.name], or OPTIONAL MATCH and collect(…)",
        ))
    }
}
