//! The analyst: what is known while the meaning of a query is read, and the one door.

use std::collections::BTreeMap;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::graph::Graph;
use crate::language::graph::Sense;
use crate::language::syntax::Expression;
use crate::language::syntax::Query;
use crate::language::value::ValueKind;

use super::meant::Aggregation;
use super::meant::MeantQuery;
use super::scope::Scope;
use super::term::Term;

/// A term and what is known of its values.
pub struct Typed {
    /// The term.
    pub term: Term,
    /// What is known of its values.
    pub kind: ValueKind,
}

/// Whether values may be gathered of many rows here.
pub enum Gathering {
    /// No.
    Forbidden,
    /// No: this is the argument of such a function.
    Inside,
    /// Yes, into these.
    Into(Vec<Gathered>),
}

/// An aggregation and how it was written.
pub struct Gathered {
    /// How it was written, without white space.
    pub text: String,
    /// What it is.
    pub aggregation: Aggregation,
    /// What is known of its values.
    pub kind: ValueKind,
}

/// An expression that stands for a column, where only columns can be seen.
pub struct Substitution {
    /// How it was written, without white space.
    pub text: String,
    /// The slot of the column.
    pub slot: usize,
    /// What is known of its values.
    pub kind: ValueKind,
}

/// How many clauses and elements of patterns a query may have.
const MOST_PARTS: usize = 250;

/// What is known while the meaning of a query is read.
pub struct Analyst<'a> {
    /// The graph, whose vocabulary names are looked up in.
    pub graph: &'a dyn Graph,
    /// The text of the query.
    pub text: &'a str,
    /// How many slots were given out.
    pub width: usize,
    /// How many clauses and elements of patterns were read.
    pub size: usize,
    /// Whether values may be gathered here.
    pub gathering: Gathering,
    /// Expressions that stand for columns.
    pub substitutions: Vec<Substitution>,
    /// What was noted on the way.
    pub notes: Vec<Note>,
    /// What the values in some slots mean.
    pub senses: BTreeMap<usize, Sense>,
    /// Whether relationships count that no row rests on.
    pub weighs_all: bool,
    /// The parameters that were asked for.
    pub parameters: Vec<AskedParameter>,
    /// What will be wrong as soon as the query runs, though no row may arrive there.
    pub told_first: Option<Fault>,
    /// The parameters that columns are compared with.
    pub compared: Vec<ComparedParameter>,
}

/// A parameter that a column is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedParameter {
    /// Its name.
    pub name: String,
    /// What it is compared with.
    pub with: Compared,
    /// Where the parameter stands.
    pub span: Span,
}

/// What a text is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A column of nodes or of relationships.
    Column {
        /// Whether it is one of nodes or of relationships.
        of: ValueKind,
        /// Its name.
        key: String,
    },
    /// The names of nodes in any spelling.
    Names,
}

impl Compared {
    /// What is to be said of a text that is none of these.
    pub fn unknown(&self, graph: &dyn Graph, text: &str) -> Option<String> {
        match self {
            Self::Column { of, key } => graph.unknown_value(of, key, text),
            Self::Names => graph.unknown_name(text),
        }
    }
}

/// A parameter where a query asks for its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedParameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// Something that is no fault, but hardly meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands.
    pub span: Span,
    /// What it is, in words.
    pub what: String,
}

/// The meaning of a query, and what is hardly meant in it.
pub struct Understood {
    /// Its meaning.
    pub query: MeantQuery,
    /// What is hardly meant, in the order of reading.
    pub notes: Vec<Note>,
    /// Which columns hold ids of nodes.
    pub node_ids: Vec<bool>,
    /// Whether relationships count that no row rests on: those of subqueries, of measures, and those
    /// whose absence lets a row through.
    pub weighs_all: bool,
    /// The parameters that it asks for, in the order of reading.
    pub parameters: Vec<AskedParameter>,
    /// What is wrong as soon as it runs, though no row may arrive there.
    pub told_first: Option<Fault>,
    /// The parameters that columns are compared with, whose values may be texts that nothing has.
    pub compared: Vec<ComparedParameter>,
}

/// Reads the meaning of a query.
///
/// # Errors
///
/// The first [`Fault`] that can be seen before the query runs.
pub fn understand(query: &Query, text: &str, graph: &dyn Graph) -> Result<Understood, Fault> {
    let mut analyst = Analyst {
        graph,
        text,
        width: 0,
        size: 0,
        gathering: Gathering::Forbidden,
        substitutions: Vec::new(),
        notes: Vec::new(),
        senses: BTreeMap::new(),
        weighs_all: false,
        parameters: Vec::new(),
        told_first: None,
        compared: Vec::new(),
    };
    let mut meant = analyst.whole_query(query)?;
    meant.width = analyst.width;
    Ok(Understood {
        node_ids: analyst.columns_of_node_ids(&meant),
        query: meant,
        notes: analyst.notes,
        weighs_all: analyst.weighs_all,
        parameters: analyst.parameters,
        told_first: analyst.told_first,
        compared: analyst.compared,
    })
}

impl Analyst<'_> {
    /// A slot that nothing else uses.
    pub fn fresh(&mut self) -> usize {
        self.width += 1;
        self.width - 1
    }

    /// Counts a clause or an element of a pattern. Each is a step inside the one before it when the
    /// query runs, so there must not be too many.
    pub fn count(&mut self, span: Span) -> Result<(), Fault> {
        self.size += 1;
        if self.size <= MOST_PARTS {
            return Ok(());
        }
        let what = format!("the query has more than {MOST_PARTS} clauses and elements of patterns");
        Err(Fault::syntax(FaultCode::NestingTooDeep, span, what).advise("Ask in several queries"))
    }

    /// How an expression was written, without white space.
    pub fn written(&self, expression: &Expression) -> String {
        let text = expression.span.of(self.text);
        text.split_whitespace().collect()
    }

    /// Reads something where values cannot be gathered.
    pub fn without_gathering<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let before = std::mem::replace(&mut self.gathering, Gathering::Forbidden);
        let result = read(self);
        self.gathering = before;
        result
    }

    /// Reads something in which no expression stands for a column.
    pub fn without_substitutions<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let before = std::mem::take(&mut self.substitutions);
        let result = read(self);
        self.substitutions = before;
        result
    }

    /// Reads a condition: something that is true, false or unknown.
    pub fn condition(&mut self, expression: &Expression, scope: &Scope) -> Result<Term, Fault> {
        let truth = self.truth(expression, scope)?;
        Ok(truth.term)
    }

    /// The fault that a value is of the wrong kind.
    pub fn wrong_kind(expression: &Expression, wanted: &str, kind: &ValueKind) -> Fault {
        let what = format!("{wanted} is expected here, not {kind}");
        Fault::syntax(FaultCode::InvalidArgumentType, expression.span, what)
    }
}
