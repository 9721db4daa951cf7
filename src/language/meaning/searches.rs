//! Reads paths that are searched: those with a selector, a mode or a repeated group.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::plan::uses;
use crate::language::syntax::Element;
use crate::language::syntax::Expression;
use crate::language::syntax::Legacy;
use crate::language::syntax::Name;
use crate::language::syntax::NodePattern;
use crate::language::syntax::PathMode;
use crate::language::syntax::PathPattern;
use crate::language::syntax::Selector;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::meant::MeantNode;
use super::patterns::Keyed;
use super::patterns::Reader;
use super::patterns::conflict;
use super::patterns::split;
use super::scope::Scope;
use super::search::Gather;
use super::search::Loop;
use super::search::Move;
use super::search::NodeTest;
use super::search::Search;
use super::term::Term;

/// What may be named along a path: outside of loops once, inside of them at each repetition.
pub struct Course<'r, 'p> {
    /// The pattern that it belongs to.
    pub reader: &'r mut Reader<'p>,
    /// What it amounts to.
    pub search: Search,
    /// The variables of the loop that is being read.
    pub inner: Option<Scope>,
    /// What is gathered in that loop.
    pub gathered: Vec<Gather>,
}

impl Analyst<'_> {
    /// Whether a path needs to be searched.
    pub fn is_searched(pattern: &PathPattern) -> bool {
        let mut elements = pattern.elements.iter();
        pattern.selector != Selector::All
            || pattern.mode != PathMode::Usual
            || pattern.legacy.is_some()
            || pattern.cost.is_some()
            || pattern.is_in_time
            || elements.any(|element| matches!(element, Element::Group(_)))
    }

    /// Reads a path that is searched, and gives its slot.
    pub fn search<'p>(
        &mut self,
        pattern: &'p PathPattern,
        reader: &mut Reader<'p>,
    ) -> Result<usize, Fault> {
        let (from, to) = self.ends(pattern, reader)?;
        let path = self.fresh();
        let selector = match pattern.legacy {
            None => pattern.selector,
            Some(Legacy::One) => Selector::Shortest(1),
            Some(Legacy::All) => Selector::ShortestGroups(1),
        };
        let mode = match pattern.mode {
            PathMode::Usual if reader.meant.is_unique => PathMode::Trail,
            PathMode::Usual => PathMode::Walk,
            // The mode of the clause holds within each of its paths.
            PathMode::Walk if reader.has_no_walks => PathMode::Trail,
            mode => mode,
        };
        let cost = pattern.cost.as_deref();
        let cost = cost.map(|cost| self.cost(cost, selector, &reader.scope));
        let is_unique = reader.meant.is_unique;
        let mut course = Course {
            reader,
            search: Search {
                from,
                to,
                path,
                selector,
                mode,
                is_unique,
                cost: cost.transpose()?,
                is_in_time: pattern.is_in_time,
                moves: Vec::new(),
                fresh: vec![to],
                filters: Vec::new(),
                span: pattern.span,
            },
            inner: None,
            gathered: Vec::new(),
        };
        self.moves(&pattern.elements, &mut course)?;
        let search = course.search;
        refuse_endless(&search)?;
        // The end is among them so that each path binds it anew; it may be bound before all of them.
        let slots = search.fresh.iter().copied().skip(1).chain([path]);
        reader.meant.fresh.extend(slots);
        reader.meant.searches.push(search);
        Ok(path)
    }

    /// The slots of the nodes at both ends; a group at an end has a node without a name before it.
    fn ends(
        &mut self,
        pattern: &PathPattern,
        reader: &mut Reader<'_>,
    ) -> Result<(usize, usize), Fault> {
        let mut slots = Vec::new();
        for element in [pattern.elements.first(), pattern.elements.last()] {
            let (slot, labels) = match element {
                Some(Element::Node(node)) => (
                    self.node_slot(node, reader)?,
                    self.label_test(&node.labels)?,
                ),
                _ => (self.fresh(), Vec::new()),
            };
            let mut nodes = reader.meant.nodes.iter();
            if nodes.all(|known| known.slot != slot) {
                let is_named =
                    matches!(element, Some(Element::Node(node)) if node.variable.is_some());
                reader.meant.nodes.push(MeantNode {
                    slot,
                    is_named,
                    span: element.map_or(pattern.span, Element::span),
                    labels,
                });
                if reader.outer.bindings.iter().all(|one| one.slot != slot) {
                    reader.meant.fresh.push(slot);
                }
            }
            slots.push(slot);
        }
        match slots.as_slice() {
            [from, to] => Ok((*from, *to)),
            _ => Err(empty(pattern)),
        }
    }

    /// Reads the elements of a path.
    pub fn moves(
        &mut self,
        elements: &[Element],
        course: &mut Course<'_, '_>,
    ) -> Result<(), Fault> {
        let last = elements.len().saturating_sub(1);
        for (position, element) in elements.iter().enumerate() {
            self.count(course.search.span)?;
            let follows_node = position
                .checked_sub(1)
                .and_then(|before| elements.get(before))
                .is_some_and(|before| matches!(before, Element::Node(_)));
            match element {
                Element::Node(node) if follows_node => {
                    let what = "two nodes follow each other";
                    return Err(Fault::syntax(FaultCode::UnexpectedSyntax, node.span, what));
                }
                Element::Node(node) => {
                    let place = match (&course.inner, position) {
                        (None, 0) => Place::First,
                        (None, position) if position == last => Place::Last,
                        _ => Place::Inside,
                    };
                    self.node_move(node, place, course)?;
                }
                Element::Relation(relation) => self.hop_moves(relation, course)?,
                Element::Group(group) => {
                    if position == 0 && course.inner.is_none() {
                        let from = course.search.from;
                        course.search.moves.push(plain_node(from));
                    }
                    self.group_moves(group, course)?;
                    if position == last {
                        let to = course.search.to;
                        course.search.moves.push(plain_node(to));
                    }
                }
            }
        }
        Ok(())
    }

    fn node_move(
        &mut self,
        node: &NodePattern,
        place: Place,
        course: &mut Course<'_, '_>,
    ) -> Result<(), Fault> {
        let labels = self.label_test(&node.labels)?;
        let slot = match (&node.variable, &course.inner) {
            (Some(name), Some(_)) => self.inner_slot(name, ValueKind::Node, course)?,
            (Some(name), None) => match course.reader.scope.find(&name.text) {
                Some(known) if known.kind == ValueKind::Node || known.kind.is_open() => known.slot,
                Some(known) => return Err(conflict(name, "a node", &known.kind)),
                None => {
                    let slot = self.fresh();
                    course.reader.scope.bind(&name.text, slot, ValueKind::Node);
                    course.search.fresh.push(slot);
                    slot
                }
            },
            (None, None) if place == Place::First => course.search.from,
            (None, None) if place == Place::Last => course.search.to,
            (None, _) => {
                let slot = self.fresh();
                course.search.fresh.push(slot);
                slot
            }
        };
        let own = node.properties.as_ref().into_iter().map(|map| (map, true));
        let own = own.chain(node.condition.as_ref().map(|one| (one, false)));
        let scope = course.seen();
        let mut conditions = Vec::new();
        let element = Keyed {
            slot,
            kind: ValueKind::Node,
        };
        for (expression, is_map) in own {
            let element = is_map.then_some(&element);
            self.own_condition(expression, element, &scope, &mut conditions)?;
        }
        if place != Place::Inside {
            // What an end must be is the same for all paths between two ends, so it may be tested before
            // they are searched, and the end looked up by it.
            let (of_ends, others) = course.parted(conditions);
            course.reader.meant.conditions.extend(of_ends);
            conditions = others;
        }
        course.search.moves.push(Move::Node(NodeTest {
            slot,
            labels,
            conditions,
        }));
        Ok(())
    }

    /// Properties of an element, or a condition.
    pub fn own_condition(
        &mut self,
        expression: &Expression,
        element: Option<&Keyed>,
        scope: &Scope,
        into: &mut Vec<Term>,
    ) -> Result<(), Fault> {
        if let Some(element) = element {
            return self.properties(expression, element, scope, into);
        }
        let condition = self.without_gathering(|analyst| analyst.condition(expression, scope))?;
        split(condition, into);
        Ok(())
    }
}

impl Course<'_, '_> {
    /// Conditions that look only at the ends of the path, and the others.
    fn parted(&self, conditions: Vec<Term>) -> (Vec<Term>, Vec<Term>) {
        conditions.into_iter().partition(|condition| {
            let mut used = Vec::new();
            uses(condition, &mut used);
            let inside = self.search.fresh.iter().skip(1);
            !inside.into_iter().any(|slot| used.contains(slot))
        })
    }

    /// What a condition can see here.
    pub fn seen(&self) -> Scope {
        self.inner.as_ref().unwrap_or(&self.reader.scope).clone()
    }
}

/// Where a node of a path stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Inside,
    Last,
}

/// A node of which nothing is said.
pub fn plain_node(slot: usize) -> Move {
    Move::Node(NodeTest {
        slot,
        labels: Vec::new(),
        conditions: Vec::new(),
    })
}

fn empty(pattern: &PathPattern) -> Fault {
    let what = "the path has no elements";
    Fault::syntax(FaultCode::UnexpectedSyntax, pattern.span, what)
}

/// The fault that a name is bound already.
pub fn bound_already(name: &Name) -> Fault {
    let what = format!("the variable `{}` is already bound", name.text);
    let fault = Fault::syntax(FaultCode::VariableAlreadyBound, name.span, what);
    fault.advise("Choose another name")
}

/// Walks without end can only be searched for a number of them.
fn refuse_endless(search: &Search) -> Result<(), Fault> {
    let mut moves = search.moves.iter();
    let is_unbounded = moves.any(|one| matches!(one, Move::Leave(Loop { most: None, .. })));
    if !is_unbounded || search.mode != PathMode::Walk || search.selector != Selector::All {
        return Ok(());
    }
    let what = "there may be endless walks";
    let fault = Fault::syntax(FaultCode::UnboundedRepetition, search.span, what);
    Err(fault.advise("Give a largest number of repetitions, a mode such as TRAIL, or a selector such as ANY SHORTEST"))
}
