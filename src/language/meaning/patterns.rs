//! Patterns: which variables they bind and which they meet again.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::plan::uses;
use crate::language::syntax::Element;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Match;
use crate::language::syntax::MatchMode;
use crate::language::syntax::Name;
use crate::language::syntax::NodePattern;
use crate::language::syntax::Operator;
use crate::language::syntax::PathPattern;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::meant::Branch;
use super::meant::Column;
use super::meant::MeantMatch;
use super::meant::MeantNode;
use super::meant::MeantProjection;
use super::meant::MeantQuery;
use super::meant::PathPart;
use super::meant::PathToBuild;
use super::meant::Reading;
use super::meant::Segment;
use super::scope::Scope;
use super::term::Gathered;
use super::term::Term;
use super::term::TermKind;

/// A pattern while it is read.
pub struct Reader<'p> {
    /// What it amounts to.
    pub meant: MeantMatch,
    /// What can be seen, with what the pattern bound.
    pub scope: Scope,
    /// What can be seen before the pattern.
    pub outer: Scope,
    /// Properties and conditions, which are read when every variable is bound.
    pub pending: Vec<Pending<'p>>,
    /// Whether even a path that may repeat anything must not use a relationship twice.
    pub has_no_walks: bool,
}

/// An element of a pattern that has properties.
pub struct Keyed {
    /// Its slot.
    pub slot: usize,
    /// Whether it is a node or a relationship.
    pub kind: ValueKind,
}

/// Properties or a condition of an element that are read later.
pub struct Pending<'p> {
    /// The slot of the element.
    pub slot: usize,
    /// Whether it is a node or a relationship.
    pub kind: ValueKind,
    /// The name under which its own condition sees it, and its kind.
    pub own: Option<(&'p Name, ValueKind)>,
    /// The properties.
    pub properties: Option<&'p Expression>,
    /// The condition.
    pub condition: Option<&'p Expression>,
    /// The number of the hop that repeats it, if one does.
    pub repeated: Option<usize>,
}

impl Analyst<'_> {
    /// Reads a `MATCH`, and what can be seen behind it.
    pub fn matching(
        &mut self,
        clause: &Match,
        scope: &Scope,
    ) -> Result<(MeantMatch, Scope), Fault> {
        let mut reader = Reader::new(scope);
        reader.meant.is_optional = clause.is_optional;
        self.weighs_all |= clause.is_optional;
        reader.meant.is_unique = clause.mode != MatchMode::RepeatableElements;
        reader.has_no_walks = clause.mode == MatchMode::DifferentRelationships;
        reader.meant.span = clause.span;
        for pattern in &clause.patterns {
            self.path(pattern, &mut reader)?;
        }
        self.read_pending(&mut reader)?;
        if let Some(condition) = &clause.condition {
            let condition =
                self.without_gathering(|analyst| analyst.condition(condition, &reader.scope))?;
            split(condition, &mut reader.meant.conditions);
        }
        filter_before(clause, &mut reader.meant);
        Ok((reader.meant, reader.scope))
    }

    /// A pattern as a condition: it binds nothing.
    pub fn pattern_predicate(
        &mut self,
        pattern: &PathPattern,
        scope: &Scope,
    ) -> Result<TermKind, Fault> {
        let mut reader = Reader::new(scope);
        reader.meant.is_unique = true;
        reader.meant.span = pattern.span;
        self.path(pattern, &mut reader)?;
        let bound = reader.scope.bindings.get(scope.bindings.len()..);
        if let Some(new) = bound.and_then(<[_]>::first) {
            let name = new.name.clone();
            return Err(scope.undefined(&name, pattern.span));
        }
        self.read_pending(&mut reader)?;
        let query = self.of_match(reader.meant, None);
        self.weighs_all = true;
        Ok(TermKind::Subquery(Box::new(query), Gathered::Existence))
    }

    /// `[(a)-->(b) WHERE c | e]`
    pub fn pattern_comprehension(
        &mut self,
        pattern: &PathPattern,
        condition: Option<&Expression>,
        made: &Expression,
        scope: &Scope,
    ) -> Result<TermKind, Fault> {
        let mut reader = Reader::new(scope);
        reader.meant.is_unique = true;
        reader.meant.span = pattern.span;
        self.path(pattern, &mut reader)?;
        self.without_gathering(|analyst| {
            analyst.without_substitutions(|analyst| {
                analyst.read_pending(&mut reader)?;
                if let Some(condition) = condition {
                    let condition = analyst.condition(condition, &reader.scope)?;
                    split(condition, &mut reader.meant.conditions);
                }
                let made = analyst.term(made, &reader.scope)?;
                let query = analyst.of_match(reader.meant, Some(made.term));
                analyst.weighs_all = true;
                Ok(TermKind::Subquery(Box::new(query), Gathered::List))
            })
        })
    }

    /// A query that matches, and returns a value if one is given.
    fn of_match(&mut self, meant: MeantMatch, value: Option<Term>) -> MeantQuery {
        let slot = self.fresh();
        let span = meant.span;
        let columns = value.map(|term| Column {
            slot,
            term: Some(term),
            is_aggregate: false,
        });
        let projection = MeantProjection {
            columns: columns.into_iter().collect(),
            aggregates: Vec::new(),
            is_aggregating: false,
            is_distinct: false,
            order: Vec::new(),
            skip: None,
            limit: None,
            condition: None,
        };
        MeantQuery {
            columns: Vec::new(),
            branches: vec![Branch {
                segments: vec![Segment {
                    readings: vec![Reading::Match(meant)],
                    projection: Some(projection),
                }],
                outputs: vec![slot],
            }],
            is_distinct: false,
            width: self.width,
            span,
        }
    }

    fn path<'p>(&mut self, pattern: &'p PathPattern, reader: &mut Reader<'p>) -> Result<(), Fault> {
        if Self::is_searched(pattern) {
            let slot = self.search(pattern, reader)?;
            return Self::name_path(pattern, slot, reader);
        }
        let mut parts = Vec::new();
        let mut before: Option<usize> = None;
        let mut relation = None;
        for element in &pattern.elements {
            self.count(pattern.span)?;
            match element {
                Element::Node(node) => {
                    let slot = self.node(node, reader)?;
                    if let (Some(from), Some(hop)) = (before, relation.take()) {
                        parts.push(self.hop(hop, from, slot, reader)?);
                    } else if before.is_some() {
                        let what = "two nodes follow each other";
                        let code = FaultCode::UnexpectedSyntax;
                        let fault = Fault::syntax(code, node.span, what);
                        return Err(fault.advise("Write a relationship between them, such as -->"));
                    }
                    parts.push(PathPart::Node(slot));
                    before = Some(slot);
                }
                Element::Relation(pattern) => relation = Some(pattern),
                Element::Group(_) => {}
            }
        }
        if pattern.variable.is_some() {
            let slot = self.fresh();
            Self::name_path(pattern, slot, reader)?;
            reader.meant.fresh.push(slot);
            reader.meant.paths.push(PathToBuild { slot, parts });
        }
        Ok(())
    }

    /// Binds the variable of a path.
    fn name_path(pattern: &PathPattern, slot: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let Some(name) = &pattern.variable else {
            return Ok(());
        };
        if reader.scope.find(&name.text).is_some() {
            let what = format!("the variable `{}` is already bound", name.text);
            let fault = Fault::syntax(FaultCode::VariableAlreadyBound, name.span, what);
            return Err(fault.advise("Choose another name for the path"));
        }
        reader.scope.bind(&name.text, slot, ValueKind::Path);
        Ok(())
    }

    /// Reads a node, and gives its slot.
    fn node<'p>(&mut self, node: &'p NodePattern, reader: &mut Reader<'p>) -> Result<usize, Fault> {
        let labels = self.label_test(&node.labels)?;
        let slot = self.node_slot(node, reader)?;
        let mut nodes = reader.meant.nodes.iter_mut();
        if let Some(known) = nodes.find(|known| known.slot == slot) {
            known.labels.extend(labels);
        } else {
            reader.meant.nodes.push(MeantNode {
                slot,
                is_named: node.variable.is_some(),
                span: node.span,
                labels,
            });
        }
        reader.pending.push(Pending {
            slot,
            kind: ValueKind::Node,
            own: None,
            properties: node.properties.as_ref(),
            condition: node.condition.as_ref(),
            repeated: None,
        });
        Ok(slot)
    }

    /// The slot of a node, which is bound now if it was not before.
    pub fn node_slot(
        &mut self,
        node: &NodePattern,
        reader: &mut Reader<'_>,
    ) -> Result<usize, Fault> {
        let Some(name) = &node.variable else {
            let slot = self.fresh();
            reader.meant.fresh.push(slot);
            return Ok(slot);
        };
        if let Some(known) = reader.scope.find(&name.text) {
            if known.kind.is_open() || known.kind == ValueKind::Node {
                return Ok(known.slot);
            }
            return Err(conflict(name, "a node", &known.kind));
        }
        let slot = self.fresh();
        reader.scope.bind(&name.text, slot, ValueKind::Node);
        reader.meant.fresh.push(slot);
        Ok(slot)
    }

    /// Reads the properties and conditions of all elements, now that every variable is bound.
    fn read_pending(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        for pending in std::mem::take(&mut reader.pending) {
            let mut conditions = Vec::new();
            if let Some(properties) = pending.properties {
                let element = Keyed {
                    slot: pending.slot,
                    kind: pending.kind.clone(),
                };
                self.properties(properties, &element, &reader.scope, &mut conditions)?;
            }
            if let Some(condition) = pending.condition {
                let scope = match &pending.own {
                    Some((name, kind)) => {
                        &reader.scope.with(&name.text, pending.slot, kind.clone())
                    }
                    None => &reader.scope,
                };
                let condition =
                    self.without_gathering(|analyst| analyst.condition(condition, scope))?;
                split(condition, &mut conditions);
            }
            reader.place(conditions, pending.repeated);
        }
        Ok(())
    }

    /// `{key: value}` as conditions.
    pub fn properties(
        &mut self,
        properties: &Expression,
        element: &Keyed,
        scope: &Scope,
        into: &mut Vec<Term>,
    ) -> Result<(), Fault> {
        let ExpressionKind::Map(entries) = &properties.kind else {
            return Ok(());
        };
        for (key, value) in entries {
            let span = key.span.to(value.span);
            let written = value;
            let value = self.without_gathering(|analyst| analyst.term(written, scope))?;
            self.values_of(&element.kind, key);
            self.note_unknown_value(&element.kind, &key.text, written);
            self.check_property(&element.kind, key, &self.side(written, &value.kind, scope))?;
            let base = Box::new(Term::slot(element.slot, key.span));
            let property = Term {
                kind: TermKind::Property(base, key.text.as_str().into()),
                span: key.span,
            };
            let kind =
                TermKind::Comparison(Box::new(property), vec![(Operator::Equal, value.term)]);
            into.push(Term { kind, span });
        }
        Ok(())
    }
}

impl Reader<'_> {
    fn new(scope: &Scope) -> Self {
        Self {
            meant: MeantMatch::default(),
            scope: scope.clone(),
            outer: scope.clone(),
            pending: Vec::new(),
            has_no_walks: false,
        }
    }
}

/// The older functions for shortest paths take the conditions of their clause as filters: those that
/// speak of what the path binds are tested before one is selected.
fn filter_before(clause: &Match, meant: &mut MeantMatch) {
    let searched = clause
        .patterns
        .iter()
        .filter(|one| Analyst::is_searched(one));
    let olds = searched.map(|pattern| pattern.legacy.is_some());
    for (search, is_old) in meant.searches.iter_mut().zip(olds) {
        if !is_old {
            continue;
        }
        let conditions = std::mem::take(&mut meant.conditions);
        for condition in conditions {
            let mut used = Vec::new();
            uses(&condition, &mut used);
            // What is said of the ends alone holds for all paths between them or for none.
            let inside = || search.fresh.iter().skip(1).chain([&search.path]);
            let is_own = |slot: &usize| inside().any(|own| own == slot);
            if used.iter().any(is_own) {
                search.filters.push(condition);
            } else {
                meant.conditions.push(condition);
            }
        }
    }
}

/// The fault that a name stands for something else.
pub fn conflict(name: &Name, wanted: &str, kind: &ValueKind) -> Fault {
    let what = format!("`{}` is {kind} and cannot be {wanted} here", name.text);
    let fault = Fault::syntax(FaultCode::VariableTypeConflict, name.span, what);
    fault.advise("Choose another name")
}

/// Puts the parts of a condition that must all hold into a list.
pub fn split(condition: Term, into: &mut Vec<Term>) {
    match condition.kind {
        TermKind::And(parts) => {
            for part in parts {
                split(part, into);
            }
        }
        _ => into.push(condition),
    }
}
