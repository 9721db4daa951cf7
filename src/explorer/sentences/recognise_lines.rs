//! Lines out of patterns: those that are there, and those of `NOT EXISTS`.

use crate::explorer::sentences::recognise::NoSentences;
use crate::explorer::sentences::recognise::Recognised;
use crate::explorer::sentences::recognise::parts;
use crate::explorer::sentences::recognise_conditions::literal;
use crate::explorer::sentences::recognise_conditions::time;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Comparison;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Tie;
use crate::explorer::sentences::said::Way;
use crate::language::syntax::Clause;
use crate::language::syntax::Direction;
use crate::language::syntax::Element;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::LabelTest;
use crate::language::syntax::Match;
use crate::language::syntax::NodePattern;
use crate::language::syntax::PathMode;
use crate::language::syntax::PathPattern;
use crate::language::syntax::Query;
use crate::language::syntax::RelationPattern;
use crate::language::syntax::Selector;

impl Recognised {
    /// Adds the lines of a pattern; the conditions within it are added to the others.
    pub(super) fn add_pattern<'t>(
        &mut self,
        pattern: &'t PathPattern,
        conditions: &mut Vec<&'t Expression>,
    ) -> Result<(), NoSentences> {
        check_path(pattern)?;
        let mut elements = pattern.elements.iter();
        let first = node(elements.next())?;
        let mut before = self.entity(first)?;
        conditions.extend(&first.condition);
        while let Some(element) = elements.next() {
            let relation = relation(element)?;
            let next = node(elements.next())?;
            let after = self.entity(next)?;
            conditions.extend(&relation.condition);
            conditions.extend(&next.condition);
            let number = self.draft.lines.len();
            self.draft.lines.push(Line {
                subject: before,
                polarity: Polarity::Is,
                tie: tie(relation),
                object: Object::Named(after),
                time: None,
            });
            let claim = About::Claim(number);
            if let Some(name) = &relation.variable
                && self.variables.insert(name.text.clone(), claim).is_some()
            {
                return Err(NoSentences::Beyond("the same claim twice"));
            }
            self.add_properties(claim, relation.properties.as_ref())?;
            before = after;
        }
        Ok(())
    }

    /// The number of the entity that a node stands for.
    fn entity(&mut self, node: &NodePattern) -> Result<usize, NoSentences> {
        let kind = kind(&node.labels)?;
        let name = node.variable.as_ref().map(|name| &name.text);
        let known = name.and_then(|name| self.variables.get(name));
        let number = match known {
            Some(About::Entity(number)) => *number,
            Some(About::Claim(_)) => return Err(NoSentences::NoQuery),
            None => self.draft.entities.len(),
        };
        if known.is_none() {
            self.draft.entities.push(None);
            if let Some(name) = name {
                self.variables.insert(name.clone(), About::Entity(number));
            }
        }
        if let (Some(kind), Some(known)) = (kind, self.draft.entities.get_mut(number)) {
            match known {
                Some(other) if *other != kind => {
                    return Err(NoSentences::Beyond("two kinds of one entity"));
                }
                _ => *known = Some(kind),
            }
        }
        self.add_properties(About::Entity(number), node.properties.as_ref())?;
        Ok(number)
    }

    /// Properties within a pattern are conditions that a column is the same.
    fn add_properties(
        &mut self,
        about: About,
        properties: Option<&Expression>,
    ) -> Result<(), NoSentences> {
        let entries = match properties.map(|properties| &properties.kind) {
            None => return Ok(()),
            Some(ExpressionKind::Map(entries)) => entries,
            Some(_) => return Err(NoSentences::Beyond("a parameter")),
        };
        for (key, value) in entries {
            let worth = literal(value).ok_or(NoSentences::Beyond("a value that is computed"))?;
            let test = Test::Compares {
                column: key.text.clone(),
                comparison: Comparison::Is,
                worth,
            };
            self.draft.conditions.push(Condition { about, test });
        }
        Ok(())
    }

    /// Adds the line that a pattern says nothing of: `EXISTS { … }` behind `NOT`.
    pub(super) fn add_absent_query(&mut self, query: &Query) -> Result<(), NoSentences> {
        let beyond = NoSentences::Beyond("more than one tie that there is not");
        let [part] = query.parts.as_slice() else {
            return Err(beyond);
        };
        let ([Clause::Match(matching)] | [Clause::Match(matching), Clause::Return(_)]) =
            part.clauses.as_slice()
        else {
            return Err(beyond);
        };
        let Match {
            is_optional: false,
            patterns,
            condition,
            ..
        } = matching
        else {
            return Err(beyond);
        };
        match patterns.as_slice() {
            [pattern] => self.add_absent(pattern, condition.as_ref()),
            _ => Err(beyond),
        }
    }

    /// Adds the line that a pattern says nothing of.
    pub(super) fn add_absent(
        &mut self,
        pattern: &PathPattern,
        condition: Option<&Expression>,
    ) -> Result<(), NoSentences> {
        check_path(pattern)?;
        let [
            Element::Node(left),
            Element::Relation(found),
            Element::Node(right),
        ] = pattern.elements.as_slice()
        else {
            return Err(NoSentences::Beyond("more than one tie that there is not"));
        };
        let relation = relation_of(found)?;
        let mut tie = tie(relation);
        let (subject, object) = match (self.known(left)?, self.known(right)?) {
            (Object::Named(subject), object) => (subject, object),
            (object @ Object::Anybody(_), Object::Named(subject)) => {
                tie.way = match tie.way {
                    Way::Forwards => Way::Backwards,
                    Way::Backwards => Way::Forwards,
                    Way::Either => Way::Either,
                };
                (subject, object)
            }
            _ => return Err(NoSentences::Beyond("that something is nowhere")),
        };
        let inner = condition.into_iter().chain(&relation.condition);
        let inner: Vec<&Expression> = inner.flat_map(parts).collect();
        let claim = relation.variable.as_ref().map_or("", |name| &name.text);
        let when = match inner.as_slice() {
            [] => None,
            [one] => match time(one) {
                Some((of, when)) if of == claim => Some(when),
                _ => return Err(NoSentences::Beyond("that condition on what there is not")),
            },
            _ => {
                return Err(NoSentences::Beyond(
                    "several conditions on what there is not",
                ));
            }
        };
        self.draft.lines.push(Line {
            subject,
            polarity: Polarity::IsNot,
            tie,
            object,
            time: when,
        });
        Ok(())
    }

    /// A node of what there is not: one that is named outside, or anybody.
    fn known(&self, node: &NodePattern) -> Result<Object, NoSentences> {
        if node.properties.is_some() || node.condition.is_some() {
            return Err(NoSentences::Beyond("a condition on whom there is not"));
        }
        let kind = kind(&node.labels)?;
        let name = node.variable.as_ref().map(|name| &name.text);
        match name.and_then(|name| self.variables.get(name)) {
            Some(About::Entity(number)) if kind.is_none() => Ok(Object::Named(*number)),
            Some(_) => Err(NoSentences::Beyond("two kinds of one entity")),
            None => Ok(Object::Anybody(kind)),
        }
    }
}

/// Only plain paths are lines.
fn check_path(pattern: &PathPattern) -> Result<(), NoSentences> {
    let is_plain = pattern.variable.is_none()
        && pattern.selector == Selector::All
        && pattern.mode == PathMode::Usual
        && pattern.cost.is_none()
        && !pattern.is_in_time
        && pattern.legacy.is_none();
    is_plain
        .then_some(())
        .ok_or(NoSentences::Beyond("a search for paths"))
}

fn node(element: Option<&Element>) -> Result<&NodePattern, NoSentences> {
    match element {
        Some(Element::Node(node)) => Ok(node),
        _ => Err(NoSentences::Beyond("a path that is repeated")),
    }
}

fn relation(element: &Element) -> Result<&RelationPattern, NoSentences> {
    match element {
        Element::Relation(relation) if relation.repetition.is_none() => Ok(relation),
        _ => Err(NoSentences::Beyond("a path that is repeated")),
    }
}

fn relation_of(relation: &RelationPattern) -> Result<&RelationPattern, NoSentences> {
    if relation.repetition.is_some() {
        return Err(NoSentences::Beyond("a path that is repeated"));
    }
    if relation.properties.is_some() {
        return Err(NoSentences::Beyond("that condition on what there is not"));
    }
    Ok(relation)
}

fn tie(relation: &RelationPattern) -> Tie {
    let types = relation.types.iter();
    Tie {
        types: types.map(|name| name.text.clone()).collect(),
        way: match relation.direction {
            Direction::Out => Way::Forwards,
            Direction::In => Way::Backwards,
            Direction::Both => Way::Either,
        },
    }
}

/// The one kind that is asked for, if any.
fn kind(labels: &LabelTest) -> Result<Option<String>, NoSentences> {
    let mut all = labels.every.iter().chain(&labels.any);
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(one), None) => Ok(Some(one.text.clone())),
        _ => Err(NoSentences::Beyond("several kinds of one entity")),
    }
}
