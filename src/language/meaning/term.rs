//! Expressions whose names are known: variables are slots of a row.

use std::sync::Arc;

use crate::language::fault::Span;
use crate::language::functions::Function;
use crate::language::syntax::Operator;
use crate::language::syntax::Quantifier;
use crate::language::value::Value;

use super::meant::MeantQuery;

/// An expression and where it stands.
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Its place.
    pub span: Span,
}

/// What becomes of the rows of a subquery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathered {
    /// Whether there is one.
    Existence,
    /// How many there are.
    Count,
    /// Their first columns as a list.
    List,
}

/// What an expression is.
pub enum TermKind {
    /// A value.
    Constant(Value),
    /// A parameter.
    Parameter(String),
    /// The value in a slot.
    Slot(usize),
    /// A property.
    Property(Box<Term>, Arc<str>),
    /// A member of a list, or an entry of a map.
    Index(Box<Term>, Box<Term>),
    /// A part of a list.
    Slice(Box<Term>, Option<Box<Term>>, Option<Box<Term>>),
    /// All of them hold.
    And(Vec<Term>),
    /// One of them holds.
    Or(Vec<Term>),
    /// An odd number of them holds.
    Xor(Vec<Term>),
    /// It does not hold.
    Not(Box<Term>),
    /// The number below zero.
    Negative(Box<Term>),
    /// Operators from left to right.
    Chain(Box<Term>, Vec<(Operator, Term)>),
    /// Comparisons of neighbours, all of which must hold.
    Comparison(Box<Term>, Vec<(Operator, Term)>),
    /// It is null.
    IsNull(Box<Term>),
    /// It is not null.
    IsNotNull(Box<Term>),
    /// A node has these labels, or a relationship this type.
    HasLabels(Box<Term>, Vec<Arc<str>>),
    /// A list.
    List(Vec<Term>),
    /// A map.
    Map(Vec<(Arc<str>, Term)>),
    /// All properties with others put over them.
    Merged(Box<Term>, Vec<(Arc<str>, Term)>),
    /// A function.
    Function(&'static Function, Vec<Term>),
    /// The first case that holds.
    Case {
        /// What is compared, if anything.
        subject: Option<Box<Term>>,
        /// The cases.
        cases: Vec<(Term, Term)>,
        /// What holds else.
        otherwise: Option<Box<Term>>,
    },
    /// A list made of another.
    ListComprehension {
        /// Where a member stands.
        slot: usize,
        /// The list.
        list: Box<Term>,
        /// Which members are kept.
        condition: Option<Box<Term>>,
        /// What is made of them.
        made: Option<Box<Term>>,
    },
    /// So many members meet a condition.
    Quantified {
        /// How many must.
        quantifier: Quantifier,
        /// Where a member stands.
        slot: usize,
        /// The list.
        list: Box<Term>,
        /// What they must.
        condition: Box<Term>,
    },
    /// Members gathered one after the other.
    Reduce {
        /// Where what was gathered stands.
        total: usize,
        /// What it begins with.
        initial: Box<Term>,
        /// Where a member stands.
        slot: usize,
        /// The list.
        list: Box<Term>,
        /// What is gathered next.
        step: Box<Term>,
    },
    /// A subquery for each row.
    Subquery(Box<MeantQuery>, Gathered),
}

impl Term {
    /// The value in a slot.
    #[must_use]
    pub fn slot(slot: usize, span: Span) -> Self {
        Self {
            kind: TermKind::Slot(slot),
            span,
        }
    }

    /// Calls `visit` with each term directly inside this one.
    pub fn each_part<'a>(&'a self, visit: &mut dyn FnMut(&'a Term)) {
        match &self.kind {
            TermKind::Constant(_)
            | TermKind::Parameter(_)
            | TermKind::Slot(_)
            | TermKind::Subquery(..) => {}
            TermKind::Property(part, _)
            | TermKind::Not(part)
            | TermKind::Negative(part)
            | TermKind::IsNull(part)
            | TermKind::IsNotNull(part)
            | TermKind::HasLabels(part, _) => visit(part),
            TermKind::Index(part, other) => {
                visit(part);
                visit(other);
            }
            TermKind::Slice(part, from, to) => {
                visit(part);
                from.iter().chain(to).for_each(|bound| visit(bound));
            }
            TermKind::And(parts)
            | TermKind::Or(parts)
            | TermKind::Xor(parts)
            | TermKind::List(parts)
            | TermKind::Function(_, parts) => parts.iter().for_each(visit),
            TermKind::Chain(first, rest) | TermKind::Comparison(first, rest) => {
                visit(first);
                for (_, part) in rest {
                    visit(part);
                }
            }
            TermKind::Map(entries) => {
                for (_, part) in entries {
                    visit(part);
                }
            }
            TermKind::Merged(base, entries) => {
                visit(base);
                for (_, part) in entries {
                    visit(part);
                }
            }
            TermKind::Case { .. }
            | TermKind::ListComprehension { .. }
            | TermKind::Reduce { .. } => self.each_branch(visit),
            TermKind::Quantified {
                list, condition, ..
            } => {
                visit(list);
                visit(condition);
            }
        }
    }

    fn each_branch<'a>(&'a self, visit: &mut dyn FnMut(&'a Term)) {
        match &self.kind {
            TermKind::Case {
                subject,
                cases,
                otherwise,
            } => {
                subject.iter().chain(otherwise).for_each(|part| visit(part));
                for (condition, value) in cases {
                    visit(condition);
                    visit(value);
                }
            }
            TermKind::ListComprehension {
                list,
                condition,
                made,
                ..
            } => {
                visit(list);
                condition.iter().chain(made).for_each(|part| visit(part));
            }
            TermKind::Reduce {
                initial,
                list,
                step,
                ..
            } => {
                visit(initial);
                visit(list);
                visit(step);
            }
            _ => {}
        }
    }
}
