//! How a question was put: its address, the names it was put in, its limits.

use crate::explorer::parameters::Parameters;
use crate::explorer::questions::PAGE;
use crate::explorer::reached::Reached;
use crate::explorer::table::LIMIT;
use crate::explorer::what_if::WhatIf;
use crate::graph::MatchReason;
use crate::model::EntityIndex;
use crate::query::Cut;
use crate::query::Limits;
use crate::query::Paging;

/// A name that was typed, and the entity it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The parameter it was typed into.
    pub parameter: &'static str,
    /// What was typed.
    pub typed: String,
    /// Who was understood.
    pub entity: EntityIndex,
    /// Why.
    pub reason: MatchReason,
}

/// How a question was put.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path of its address, such as `/path`.
    pub path: String,
    /// Its parameters in canonical form, names replaced by ids.
    pub parameters: Parameters,
    /// Names that were understood as entities; ids are not among them.
    pub understood: Vec<Understood>,
    /// Its limits.
    pub limits: Limits,
    /// The fingerprint of the data on which the address was cited, if it says so.
    pub cited_data: Option<String>,
    /// Where readers reach the page that answers it.
    pub reached: Reached,
    /// What remains of the answer under doubts, as far as it was looked into.
    pub what_if: Vec<WhatIf>,
    /// Why the answer is not whole, if it is not.
    pub cut: Option<Cut>,
}

/// A question together with how it was put.
#[derive(Clone, Debug)]
pub struct Asked<Q> {
    /// The question.
    pub question: Q,
    /// How it was put.
    pub request: Request,
}

impl Request {
    /// How many results come before those that it lists: those of the pages before.
    #[must_use]
    pub fn before(&self) -> usize {
        let page = self
            .parameters
            .first(&PAGE)
            .and_then(|page| page.parse().ok());
        Paging {
            page: page.unwrap_or(1),
        }
        .before(self.limits.results)
    }

    /// Asks for no more than so many results, from the same one on: because one answer has no room for
    /// more.
    pub fn shorten(&mut self, results: usize) {
        let before = self.before();
        self.limits.results = results;
        self.parameters.set(&LIMIT, &results.to_string());
        if before > 0 {
            let page = before / results.max(1) + 1;
            self.parameters.set(&PAGE, &page.to_string());
        }
        self.note_size();
    }

    /// Notes that one answer has no room for all of it.
    pub fn note_size(&mut self) {
        if !self.cut.is_some_and(Cut::is_open) {
            self.cut = Some(Cut::Size);
        }
    }

    /// The address that asks this question again, without the host.
    #[must_use]
    pub fn address(&self) -> String {
        self.address_with(&self.parameters)
    }

    /// The address that asks this question with other parameters, without the host.
    #[must_use]
    pub fn address_with(&self, parameters: &Parameters) -> String {
        parameters.address(&self.path)
    }
}
