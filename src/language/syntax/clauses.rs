//! Clauses: the words that begin each, in any order; whether the order makes sense is asked later.

use crate::language::fault::CHANGED_ELSEWHERE;
use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;

use super::clause_tree::Call;
use super::clause_tree::Clause;
use super::clause_tree::Item;
use super::clause_tree::Match;
use super::clause_tree::MatchMode;
use super::clause_tree::Part;
use super::clause_tree::Projection;
use super::clause_tree::Query;
use super::clause_tree::SortKey;
use super::clause_tree::Union;
use super::clause_tree::Unwind;
use super::clause_tree::Writing;
use super::parser::Parser;
use super::token::Token;

/// The words a clause may begin with.
const BEGINNINGS: [&str; 15] = [
    "MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "CREATE", "MERGE", "DELETE", "DETACH",
    "SET", "REMOVE", "FOREACH", "LOAD", "DROP",
];

/// Words by which other languages change data; none of them is a clause.
const WRITING_ELSEWHERE: [&str; 6] = ["INSERT", "PUT", "UPDATE", "ALTER", "TRUNCATE", "UPSERT"];

/// The words that may stand behind a value.
const BEHIND_VALUES: [&str; 22] = [
    "AND",
    "OR",
    "XOR",
    "IS",
    "IN",
    "STARTS",
    "ENDS",
    "CONTAINS",
    "CALLED",
    "AS",
    "WHERE",
    "THEN",
    "ELSE",
    "WHEN",
    "END",
    "ASC",
    "ASCENDING",
    "DESC",
    "DESCENDING",
    "ORDER",
    "SKIP",
    "LIMIT",
];

impl Parser<'_> {
    /// Reads a query up to its end or the `}` around it.
    pub fn query(&mut self) -> Result<Query, Fault> {
        let start = self.span();
        let mut parts = vec![self.part()?];
        let mut unions = Vec::new();
        while self.is_word("UNION") {
            let place = self.span();
            self.advance();
            let union = if self.take_word("ALL") {
                Union::All
            } else {
                self.take_word("DISTINCT");
                Union::Distinct
            };
            unions.push((union, place));
            parts.push(self.part()?);
        }
        let span = self.since(start);
        Ok(Query {
            parts,
            unions,
            span,
        })
    }

    fn part(&mut self) -> Result<Part, Fault> {
        let start = self.span();
        let mut clauses = Vec::new();
        while let Some(clause) = self.clause()? {
            clauses.push(clause);
        }
        if clauses.is_empty() {
            return Err(self.no_clause());
        }
        let span = self.since(start);
        Ok(Part { clauses, span })
    }

    /// Whether a clause begins here.
    pub fn is_clause(&self) -> bool {
        BEGINNINGS.iter().any(|word| self.is_word(word))
    }

    /// Whether the next word begins a clause: a variable that is called so is not followed by another
    /// name.
    pub fn is_clause_ahead(&self) -> bool {
        let begins = self.is_clause() || self.is_word("WHERE");
        let follows = matches!(&self.ahead(1).token, Token::Word(next)
            if !BEHIND_VALUES.iter().any(|word| word.eq_ignore_ascii_case(next)));
        let is_again = [
            "UNION", "MATCH", "RETURN", "WITH", "UNWIND", "OPTIONAL", "CALL",
        ];
        begins && follows && !is_again.iter().any(|word| self.is_word_ahead(1, word))
    }

    fn no_clause(&self) -> Fault {
        if WRITING_ELSEWHERE.iter().any(|word| self.is_word(word)) {
            let span = self.span();
            let keyword = span.of(self.text()).to_uppercase();
            let what = format!(
                "this program reads; {keyword} is not available here, and nothing was changed"
            );
            let fault = Fault::syntax(FaultCode::ReadOnly, span, what);
            return fault.advise(CHANGED_ELSEWHERE);
        }
        let fault = self.unexpected("a clause");
        if fault.advice.is_empty() {
            return fault.advise("A query begins with MATCH, UNWIND, WITH, CALL or RETURN");
        }
        fault
    }

    /// A clause begins where a value is expected.
    pub fn missing_value(&self) -> Fault {
        let fault = self.unexpected("a value");
        fault.advise("Something is missing before it")
    }

    fn clause(&mut self) -> Result<Option<Clause>, Fault> {
        let start = self.span();
        if self.take_words(&["OPTIONAL", "MATCH"]) {
            let mut clause = self.matching()?;
            clause.is_optional = true;
            clause.span = self.since(start);
            return Ok(Some(Clause::Match(clause)));
        }
        if self.take_word("MATCH") {
            let mut clause = self.matching()?;
            clause.span = self.since(start);
            return Ok(Some(Clause::Match(clause)));
        }
        if self.take_word("UNWIND") {
            let list = self.expression()?;
            self.expect_word("AS")?;
            let variable = self.expect_name("a variable")?;
            let span = self.since(start);
            return Ok(Some(Clause::Unwind(Unwind {
                list,
                variable,
                span,
            })));
        }
        if self.take_word("WITH") {
            let mut clause = self.projection()?;
            if self.take_word("WHERE") {
                clause.condition = Some(self.expression()?);
            }
            clause.span = self.since(start);
            return Ok(Some(Clause::With(clause)));
        }
        if self.take_word("RETURN") {
            let mut clause = self.projection()?;
            clause.span = self.since(start);
            return Ok(Some(Clause::Return(clause)));
        }
        if self.take_word("CALL") {
            return self.call(start).map(Some);
        }
        if self.is_clause() {
            return self.writing().map(Some);
        }
        Ok(None)
    }

    fn matching(&mut self) -> Result<Match, Fault> {
        let mode = self.match_mode();
        let patterns = self.patterns()?;
        let condition = if self.take_word("WHERE") {
            Some(self.expression()?)
        } else {
            None
        };
        Ok(Match {
            is_optional: false,
            mode,
            patterns,
            condition,
            span: self.span(),
        })
    }

    fn match_mode(&mut self) -> MatchMode {
        for word in ["RELATIONSHIPS", "RELATIONSHIP"] {
            if self.take_words(&["DIFFERENT", word]) {
                return MatchMode::DifferentRelationships;
            }
        }
        for word in ["ELEMENTS", "ELEMENT"] {
            if self.take_words(&["REPEATABLE", word]) {
                return MatchMode::RepeatableElements;
            }
        }
        MatchMode::Usual
    }

    fn call(&mut self, start: Span) -> Result<Clause, Fault> {
        let mut imports = None;
        if self.is_sign("(") {
            self.advance();
            let mut names = Vec::new();
            while let Some(name) = self.take_name() {
                names.push(name);
                if !self.take_sign(",") {
                    break;
                }
            }
            self.expect_sign(")")?;
            imports = Some(names);
        }
        if self.take_sign("{") {
            let query = self.nested(Self::query)?;
            self.expect_sign("}")?;
            let span = self.since(start);
            return Ok(Clause::Call(Call {
                query,
                imports,
                span,
            }));
        }
        let name = self.expect_name("`{` or the name of a procedure")?;
        let mut name = name;
        while self.take_sign(".") {
            let part = self.expect_name("a name")?;
            name.text.push('.');
            name.text.push_str(&part.text);
            name.span = name.span.to(part.span);
        }
        self.skip_clause();
        Ok(Clause::Procedure(name))
    }

    /// `DISTINCT`, columns, `ORDER BY`, `SKIP` and `LIMIT`.
    fn projection(&mut self) -> Result<Projection, Fault> {
        let start = self.span();
        let is_distinct = self.take_word("DISTINCT");
        let mut clause = Projection {
            is_distinct,
            star: None,
            items: Vec::new(),
            order: Vec::new(),
            skip: None,
            limit: None,
            condition: None,
            span: start,
        };
        let star = self.span();
        if self.take_sign("*") {
            clause.star = Some(star);
        } else {
            clause.items.push(self.item()?);
        }
        while self.take_sign(",") {
            clause.items.push(self.item()?);
        }
        if self.take_word("ORDER") {
            self.by()?;
            clause.order.push(self.sort_key()?);
            while self.take_sign(",") {
                clause.order.push(self.sort_key()?);
            }
        }
        if self.take_word("SKIP") || self.take_word("OFFSET") {
            clause.skip = Some(self.expression()?);
        }
        if self.take_word("LIMIT") {
            clause.limit = Some(self.expression()?);
        }
        Ok(clause)
    }

    fn by(&mut self) -> Result<(), Fault> {
        if self.take_word("BY") {
            return Ok(());
        }
        Err(self.unexpected("`BY`").advise("Write ORDER BY"))
    }

    fn item(&mut self) -> Result<Item, Fault> {
        let start = self.span();
        let mut expression = self.expression()?;
        // The name of a column is its text, with the parentheses around it.
        expression.span = self.since(start);
        let alias = if self.take_word("AS") {
            Some(self.expect_name("the name of a column")?)
        } else {
            None
        };
        Ok(Item { expression, alias })
    }

    fn sort_key(&mut self) -> Result<SortKey, Fault> {
        let expression = self.expression()?;
        let is_descending = self.take_word("DESC") || self.take_word("DESCENDING");
        if !is_descending && !self.take_word("ASC") {
            self.take_word("ASCENDING");
        }
        Ok(SortKey {
            expression,
            is_descending,
        })
    }

    /// Reads a clause that would change the graph.
    fn writing(&mut self) -> Result<Clause, Fault> {
        let start = self.span();
        let mut keyword = start.of(self.text()).to_uppercase();
        self.advance();
        let mut writing = Writing {
            keyword: keyword.clone(),
            patterns: Vec::new(),
            deleted: Vec::new(),
            span: start,
        };
        if keyword == "DETACH" {
            self.expect_word("DELETE")?;
            "DELETE".clone_into(&mut keyword);
            "DETACH DELETE".clone_into(&mut writing.keyword);
        }
        match keyword.as_str() {
            "CREATE" => writing.patterns = self.patterns()?,
            "MERGE" => {
                writing.patterns = self.patterns()?;
                self.skip_clause();
            }
            "DELETE" => {
                writing.deleted.push(self.expression()?);
                while self.take_sign(",") {
                    writing.deleted.push(self.expression()?);
                }
            }
            _ => self.skip_clause(),
        }
        writing.span = self.since(start);
        Ok(Clause::Writing(writing))
    }

    /// Passes over the rest of a clause that is only named.
    fn skip_clause(&mut self) {
        let mut depth = 0_usize;
        loop {
            // `ON CREATE SET …` belongs to the clause.
            let is_inside = self.take_word("ON");
            let is_end = depth == 0 && !is_inside && (self.is_clause() || self.is_word("UNION"));
            match self.peek() {
                Token::End => return,
                Token::Sign("(" | "[" | "{") => depth += 1,
                Token::Sign(")" | "]" | "}" | ";") if depth == 0 => return,
                Token::Sign(")" | "]" | "}") => depth -= 1,
                _ if is_end => return,
                _ => {}
            }
            self.advance();
        }
    }

    /// Refuses a parameter where properties belong.
    pub fn refuse_parameter(&self) -> Result<(), Fault> {
        if !matches!(self.peek(), Token::Parameter(_)) {
            return Ok(());
        }
        let what = "a parameter cannot stand for all properties of a pattern";
        let fault = Fault::syntax(FaultCode::InvalidParameterUse, self.span(), what);
        Err(fault.advise("Write the properties out, such as `{name: $name}`"))
    }
}
