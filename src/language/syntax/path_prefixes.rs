//! What stands before a path: which of its matches are kept, and what may be repeated in them.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;

use super::parser::Parser;
use super::pattern_tree::Cost;
use super::pattern_tree::PathMode;
use super::pattern_tree::Selector;
use super::token::Token;

const MODES: [(&str, PathMode); 4] = [
    ("WALK", PathMode::Walk),
    ("TRAIL", PathMode::Trail),
    ("ACYCLIC", PathMode::Acyclic),
    ("SIMPLE", PathMode::Simple),
];

impl Parser<'_> {
    /// Reads `ALL`, `ANY 3`, `SHORTEST 2 GROUPS`, `TRAIL` and their combinations.
    pub fn path_prefix(&mut self) -> Result<(Selector, PathMode), Fault> {
        let selector = self.selector()?;
        let mode = self.path_mode();
        if !self.take_word("PATHS") {
            self.take_word("PATH");
        }
        // `GROUPS` stands behind the mode.
        let is_grouped = self.take_word("GROUPS") || self.take_word("GROUP");
        let selector = match (selector, is_grouped) {
            (Some(Selector::Shortest(count)), true) => Selector::ShortestGroups(count),
            (_, true) => return Err(self.unexpected("`SHORTEST` before `GROUPS`")),
            (selector, false) => selector.unwrap_or(Selector::All),
        };
        Ok((selector, mode))
    }

    /// Reads `COST (r | r.quantity)`, if it stands there.
    pub fn cost(&mut self) -> Result<Option<Box<Cost>>, Fault> {
        let start = self.span();
        if !self.is_word("COST") || !self.is_sign_ahead(1, "(") {
            return Ok(None);
        }
        self.cost_that_stands_here(start).map(Some)
    }

    /// A function of its own, so that patterns in patterns need no room for it.
    fn cost_that_stands_here(&mut self, start: Span) -> Result<Box<Cost>, Fault> {
        self.advance();
        self.expect_sign("(")?;
        let variable = self.expect_name("the variable of a relationship")?;
        self.expect_sign("|")?;
        let expression = self.nested(Self::expression)?;
        self.expect_sign(")")?;
        Ok(Box::new(Cost {
            variable,
            expression,
            span: self.since(start),
        }))
    }

    fn selector(&mut self) -> Result<Option<Selector>, Fault> {
        if self.take_words(&["ALL", "SHORTEST"]) {
            return Ok(Some(Selector::ShortestGroups(1)));
        }
        if self.take_words(&["ANY", "SHORTEST"]) {
            return Ok(Some(Selector::Shortest(1)));
        }
        if self.take_word("ALL") {
            return Ok(Some(Selector::All));
        }
        if self.take_word("ANY") {
            return Ok(Some(Selector::Any(self.count()?)));
        }
        if self.take_word("SHORTEST") {
            return Ok(Some(Selector::Shortest(self.count()?)));
        }
        Ok(None)
    }

    fn count(&mut self) -> Result<u32, Fault> {
        let start = self.span();
        let is_negative = self.is_sign("-") && matches!(self.ahead(1).token, Token::Integer(_));
        if is_negative {
            self.advance();
        }
        let Some(count) = self.take_integer() else {
            return Ok(1);
        };
        let span = self.since(start);
        if is_negative || count == 0 {
            let what = "the number of paths must be at least 1";
            let fault = Fault::syntax(FaultCode::NegativeIntegerArgument, span, what);
            return Err(fault.advise(
                "Write how many paths are wanted, such as SHORTEST 3, or leave the number out for one",
            ));
        }
        u32::try_from(count).map_err(|_| {
            let what = "the number of paths is too large";
            let fault = Fault::syntax(FaultCode::IntegerOverflow, span, what);
            fault.advise(format!("Write at most {}, or ALL for all paths", u32::MAX))
        })
    }

    fn path_mode(&mut self) -> PathMode {
        let mode = MODES.iter().find(|(word, _)| self.take_word(word));
        mode.map_or(PathMode::Usual, |(_, mode)| *mode)
    }
}
