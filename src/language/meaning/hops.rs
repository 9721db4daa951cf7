//! Relationships of patterns, and the vocabulary of labels and types.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::nearest;
use crate::language::graph::Following;
use crate::language::graph::LabelNumber;
use crate::language::graph::Named;
use crate::language::graph::TypeNumber;
use crate::language::syntax::Direction;
use crate::language::syntax::LabelTest;
use crate::language::syntax::Name;
use crate::language::syntax::RelationPattern;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::Note;
use super::meant::Hop;
use super::meant::HopKind;
use super::meant::PathPart;
use super::meant::Repeated;
use super::patterns::Pending;
use super::patterns::Reader;
use super::patterns::conflict;
use super::term::Term;

impl Analyst<'_> {
    /// The types that a relationship may be of; any, if none is named.
    pub fn types_of(&self, pattern: &RelationPattern) -> Result<Option<Vec<TypeNumber>>, Fault> {
        if pattern.types.is_empty() {
            return Ok(None);
        }
        let mut types = Vec::new();
        for name in &pattern.types {
            types.extend(self.types_named(name)?);
        }
        Ok(Some(types))
    }

    /// Notes that a relationship is to be repeated at least so often as it may not be at most, which
    /// openCypher allows.
    pub fn note_empty_range(&mut self, pattern: &RelationPattern) {
        let Some(repetition) = pattern.repetition else {
            return;
        };
        let least = repetition.least;
        if let Some(most) = repetition.most.filter(|most| *most < least) {
            let written = pattern.span.of(self.text);
            let least = if most == 0 { 0 } else { least };
            self.notes.push(Note {
                span: pattern.span,
                what: format!(
                    "`{written}` matches nothing, as its largest length is smaller than its least; did \
                     you mean *{most}..{least}?"
                ),
            });
        }
    }

    /// Reads a relationship between two nodes.
    pub fn hop<'p>(
        &mut self,
        pattern: &'p RelationPattern,
        from: usize,
        to: usize,
        reader: &mut Reader<'p>,
    ) -> Result<PathPart, Fault> {
        let types = self.types_of(pattern)?;
        self.note_empty_range(pattern);
        let is_endless = pattern.repetition.is_some_and(|one| one.most.is_none());
        if is_endless && !reader.meant.is_unique {
            let what = "there may be endless walks";
            let fault = Fault::syntax(FaultCode::UnboundedRepetition, pattern.span, what);
            return Err(
                fault.advise("Give a largest number of repetitions, or a mode such as TRAIL")
            );
        }
        let (relation, is_bound) = self.relation_slot(pattern, reader)?;
        let number = reader.meant.hops.len();
        let each = pattern.repetition.map(|_| self.fresh());
        reader.pending.push(Pending {
            slot: each.unwrap_or(relation),
            kind: ValueKind::Relation,
            own: pattern
                .variable
                .as_ref()
                .map(|name| (name, ValueKind::Relation)),
            properties: pattern.properties.as_ref(),
            condition: pattern.condition.as_ref(),
            repeated: each.map(|_| number),
        });
        let kind = match (pattern.repetition, each) {
            (Some(repetition), Some(each)) => HopKind::Many(Repeated {
                least: repetition.least as usize,
                most: repetition.most.map(|most| most as usize),
                each,
                conditions: Vec::new(),
            }),
            _ => HopKind::One,
        };
        reader.meant.hops.push(Hop {
            from,
            to,
            relation,
            is_bound,
            following: following(pattern.direction),
            span: pattern.span,
            types,
            kind,
        });
        Ok(PathPart::Relations(relation))
    }

    fn relation_slot(
        &mut self,
        pattern: &RelationPattern,
        reader: &mut Reader<'_>,
    ) -> Result<(usize, bool), Fault> {
        let Some(name) = &pattern.variable else {
            let slot = self.fresh();
            reader.meant.fresh.push(slot);
            return Ok((slot, false));
        };
        let is_repeated = pattern.repetition.is_some();
        let kind = if is_repeated {
            ValueKind::List(Box::new(ValueKind::Relation))
        } else {
            ValueKind::Relation
        };
        let Some(known) = reader.scope.find(&name.text) else {
            let slot = self.fresh();
            reader.scope.bind(&name.text, slot, kind);
            reader.meant.fresh.push(slot);
            return Ok((slot, false));
        };
        let suits = if is_repeated {
            known.kind.may_be_list()
        } else {
            known.kind.is_open() || known.kind == ValueKind::Relation
        };
        if !suits {
            return Err(conflict(name, &kind.to_string(), &known.kind));
        }
        let is_met_again = reader.outer.find(&name.text).is_none();
        if is_met_again && reader.meant.is_unique {
            let what = format!(
                "the relationship `{}` is used twice in one MATCH",
                name.text
            );
            let code = FaultCode::RelationshipUniquenessViolation;
            let fault = Fault::syntax(code, name.span, what);
            return Err(fault.advise("Relationships of one MATCH are all different"));
        }
        Ok((known.slot, true))
    }

    /// The labels of a node: one of each of the inner lists.
    pub fn label_test(&self, test: &LabelTest) -> Result<Vec<Vec<LabelNumber>>, Fault> {
        let mut all = Vec::new();
        for name in &test.every {
            all.push(self.labels_named(name)?);
        }
        let mut any = Vec::new();
        for name in &test.any {
            any.extend(self.labels_named(name)?);
        }
        if !test.any.is_empty() {
            all.push(any);
        }
        Ok(all)
    }

    /// What a label stands for.
    pub fn labels_named(&self, name: &Name) -> Result<Vec<LabelNumber>, Fault> {
        match self.graph.labels_named(&name.text) {
            Named::Known(labels) => Ok(labels),
            Named::Unknown { known, others } => {
                let what = format!("unknown label `{}`", name.text);
                let fault = Fault::syntax(FaultCode::UnknownLabel, name.span, what);
                Err(suggested(fault, &name.text, [&known, &others]))
            }
        }
    }

    /// What a relationship type stands for.
    pub fn types_named(&self, name: &Name) -> Result<Vec<TypeNumber>, Fault> {
        match self.graph.types_named(&name.text) {
            Named::Known(types) => Ok(types),
            Named::Unknown { known, others } => {
                let what = format!("unknown relationship type `{}`", name.text);
                let fault = Fault::syntax(FaultCode::UnknownRelationshipType, name.span, what);
                if let Some(found) = self.graph.inverse_named(&name.text) {
                    return Err(fault.advise(format!(
                        "It is what `{found}` says from its other end: write <-[:{found}]-"
                    )));
                }
                Err(suggested(fault, &name.text, [&known, &others]))
            }
        }
    }
}

/// Which relationships an arrow follows.
pub fn following(direction: Direction) -> Following {
    match direction {
        Direction::Out => Following::Out,
        Direction::In => Following::In,
        Direction::Both => Following::Both,
    }
}

/// Suggests one of all names, or lists the things that are known, each by one of its names.
fn suggested(fault: Fault, name: &str, [known, others]: [&[String]; 2]) -> Fault {
    let all = known.iter().chain(others);
    if let Some(near) = nearest(name, all.map(String::as_str)) {
        return fault.advise(format!("Did you mean `{near}`?"));
    }
    let shown: Vec<&str> = known.iter().take(12).map(String::as_str).collect();
    fault.advise(format!("Known: {}", shown.join(", ")))
}

impl Reader<'_> {
    /// Puts conditions where they are tested: at each repetition, or at the pattern.
    pub fn place(&mut self, conditions: Vec<Term>, repeated: Option<usize>) {
        let hop = repeated.and_then(|number| self.meant.hops.get_mut(number));
        match hop.map(|hop| &mut hop.kind) {
            Some(HopKind::Many(repeated)) => repeated.conditions.extend(conditions),
            _ => self.meant.conditions.extend(conditions),
        }
    }
}
