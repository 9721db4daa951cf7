//! What values mean beyond their kind, as far as an expression says it: ids of nodes, which are shown as
//! nodes, and figures, which are added up within a unit only.

use crate::language::functions::AggregateFunction;
use crate::language::graph::Sense;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Name;
use crate::language::value::ValueKind;

use super::aggregation::each_part;
use super::analyst::Analyst;
use super::analyst::Note;
use super::meant::MeantQuery;
use super::scope::Scope;
use super::term::Term;
use super::term::TermKind;

/// Functions that give one of the values they are given, or a list of them.
const KEEPING: [&str; 8] = [
    "collect", "min", "max", "head", "last", "tail", "reverse", "coalesce",
];

impl Analyst<'_> {
    /// What the values of an expression mean.
    pub fn sense_of(&self, expression: &Expression, scope: &Scope) -> Sense {
        match &expression.kind {
            ExpressionKind::Variable(name) => {
                let slot = scope.find(name).map(|binding| binding.slot);
                let sense = slot.and_then(|slot| self.senses.get(&slot));
                sense.copied().unwrap_or_default()
            }
            ExpressionKind::Property(base, key) => self.sense_of_property(base, key, scope),
            ExpressionKind::Index(base, _) | ExpressionKind::Slice(base, ..) => {
                self.node_ids_of(base, scope)
            }
            ExpressionKind::Function {
                name, arguments, ..
            } => match arguments.as_slice() {
                [only]
                    if KEEPING
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(&name.text)) =>
                {
                    self.node_ids_of(only, scope)
                }
                _ => Sense::Plain,
            },
            _ => Sense::Plain,
        }
    }

    /// Members of a list of ids are ids; a list of figures says nothing of a sum.
    fn node_ids_of(&self, expression: &Expression, scope: &Scope) -> Sense {
        match self.sense_of(expression, scope) {
            Sense::NodeId => Sense::NodeId,
            _ => Sense::Plain,
        }
    }

    fn sense_of_property(&self, base: &Expression, key: &Name, scope: &Scope) -> Sense {
        let ExpressionKind::Variable(name) = &base.kind else {
            return Sense::Plain;
        };
        match scope.find(name).map(|binding| &binding.kind) {
            Some(ValueKind::Relation) => self.graph.relation_sense(&key.text),
            Some(ValueKind::Node) => self.graph.node_sense(&key.text),
            _ => Sense::Plain,
        }
    }

    /// Notes that a property is the first of several, which its name does not say.
    pub fn note_first_of(&mut self, of: &ValueKind, key: &Name) {
        let (sense, what) = match of {
            ValueKind::Relation => (self.graph.relation_sense(&key.text), "claim"),
            ValueKind::Node => (self.graph.node_sense(&key.text), "entity"),
            _ => return,
        };
        if let Sense::FirstOf { all } = sense {
            let key_text = &key.text;
            self.notes.push(Note {
                span: key.span,
                what: format!(
                    "`{key_text}` has only the first of each {what}; `{all}` has all of them, and IN asks \
                     for one of these"
                ),
            });
        }
    }

    /// The units of the figures in an expression whose values are added up; that a figure was renamed,
    /// so that its unit is not known, is noted.
    pub fn units_of(
        &mut self,
        function: AggregateFunction,
        argument: &Expression,
        scope: &Scope,
    ) -> Vec<Term> {
        let adds_up = matches!(
            function,
            AggregateFunction::Sum | AggregateFunction::Average | AggregateFunction::SumBounds
        );
        let mut units = Vec::new();
        if adds_up {
            self.add_units(argument, scope, &mut units);
        }
        units
    }

    fn add_units(&mut self, part: &Expression, scope: &Scope, into: &mut Vec<Term>) {
        if let Sense::Figure { unit } = self.sense_of(part, scope) {
            match &part.kind {
                ExpressionKind::Property(base, _) => {
                    if let ExpressionKind::Variable(name) = &base.kind
                        && let Some(binding) = scope.find(name)
                    {
                        let relation = Box::new(Term::slot(binding.slot, base.span));
                        into.push(Term {
                            kind: TermKind::Property(relation, unit.into()),
                            span: part.span,
                        });
                    }
                }
                _ => self.notes.push(Note {
                    span: part.span,
                    what: format!(
                        "figures are added up here without a look at what they count; name the column \
                         itself in the sum, or have its `{unit}` beside it"
                    ),
                }),
            }
            return;
        }
        // What a comprehension binds is no variable of the row.
        let binds = matches!(
            part.kind,
            ExpressionKind::ListComprehension { .. }
                | ExpressionKind::Quantified { .. }
                | ExpressionKind::Reduce { .. }
        );
        if !binds {
            each_part(part, &mut |inner| self.add_units(inner, scope, into));
        }
    }

    /// Which columns hold ids of nodes in all parts of a query.
    pub fn columns_of_node_ids(&self, query: &MeantQuery) -> Vec<bool> {
        let is_id = |slot: Option<&usize>| {
            let sense = slot.and_then(|slot| self.senses.get(slot));
            sense == Some(&Sense::NodeId)
        };
        let columns = (0..query.columns.len()).map(|place| {
            let mut branches = query.branches.iter();
            branches.all(|branch| is_id(branch.outputs.get(place)))
        });
        columns.collect()
    }
}
