//! The relationships and groups of a path that is searched.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::syntax::Element;
use crate::language::syntax::Group;
use crate::language::syntax::RelationPattern;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::hops::following;
use super::patterns::Keyed;
use super::search::HopTest;
use super::search::Loop;
use super::search::Move;
use super::searches::Course;
use super::searches::bound_already;
use super::searches::plain_node;

impl Analyst<'_> {
    /// Reads a relationship, which may be repeated.
    pub fn hop_moves(
        &mut self,
        pattern: &RelationPattern,
        course: &mut Course<'_, '_>,
    ) -> Result<(), Fault> {
        let Some(repetition) = pattern.repetition else {
            return self.hop_move(pattern, course);
        };
        self.note_empty_range(pattern);
        if course.inner.is_some() {
            let what = "a repetition cannot stand in a repetition";
            let code = FaultCode::InvalidRelationshipPattern;
            return Err(Fault::syntax(code, pattern.span, what));
        }
        course.inner = Some(course.reader.scope.clone());
        let repeated = Loop {
            least: repetition.least as usize,
            most: repetition.most.map(|most| most as usize),
            ..Loop::default()
        };
        self.looped(&repeated, course, |analyst, course| {
            for is_end in [false, true] {
                let slot = analyst.fresh();
                course.search.fresh.push(slot);
                course.search.moves.push(plain_node(slot));
                if !is_end {
                    analyst.hop_move(pattern, course)?;
                }
            }
            Ok(Vec::new())
        })
    }

    fn hop_move(
        &mut self,
        pattern: &RelationPattern,
        course: &mut Course<'_, '_>,
    ) -> Result<(), Fault> {
        let types = self.types_of(pattern)?;
        let slot = match (&pattern.variable, &course.inner) {
            (Some(name), Some(_)) => self.inner_slot(name, ValueKind::Relation, course)?,
            (Some(name), None) => {
                if course.reader.scope.find(&name.text).is_some() {
                    return Err(bound_already(name));
                }
                let slot = self.fresh();
                course
                    .reader
                    .scope
                    .bind(&name.text, slot, ValueKind::Relation);
                course.search.fresh.push(slot);
                slot
            }
            (None, _) => {
                let slot = self.fresh();
                course.search.fresh.push(slot);
                slot
            }
        };
        let scope = course.seen();
        let mut conditions = Vec::new();
        if let Some(properties) = &pattern.properties {
            let element = Keyed {
                slot,
                kind: ValueKind::Relation,
            };
            self.own_condition(properties, Some(&element), &scope, &mut conditions)?;
        }
        if let Some(condition) = &pattern.condition {
            self.own_condition(condition, None, &scope, &mut conditions)?;
        }
        course.search.moves.push(Move::Hop(HopTest {
            slot,
            following: following(pattern.direction),
            types,
            conditions,
        }));
        Ok(())
    }

    /// Reads a group that is repeated.
    pub fn group_moves(&mut self, group: &Group, course: &mut Course<'_, '_>) -> Result<(), Fault> {
        let mut hops = group.elements.iter();
        let has_hop = hops.any(|element| matches!(element, Element::Relation(_)));
        if course.inner.is_some() || !has_hop {
            let what = if has_hop {
                "a group cannot stand in a group"
            } else {
                "a repeated group needs a relationship"
            };
            let code = FaultCode::InvalidRelationshipPattern;
            return Err(Fault::syntax(code, group.span, what));
        }
        course.inner = Some(course.reader.scope.clone());
        let repeated = Loop {
            least: group.repetition.least as usize,
            most: group.repetition.most.map(|most| most as usize),
            ..Loop::default()
        };
        self.looped(&repeated, course, |analyst, course| {
            analyst.moves(&group.elements, course)?;
            let mut conditions = Vec::new();
            if let Some(condition) = &group.condition {
                let scope = course.seen();
                analyst.own_condition(condition, None, &scope, &mut conditions)?;
            }
            Ok(conditions)
        })
    }
}
