//! How a query reads uncertain dates: which of its conditions keep what is certain and which what is
//! possible, and the same query with every condition keeping what is possible.

use crate::language::fault::Span;
use crate::language::graph::Graph;
use crate::language::graph::Named;
use crate::language::meaning::each_part;
use crate::language::syntax::Clause;
use crate::language::syntax::Element;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::PathPattern;
use crate::language::syntax::Query;
use crate::language::syntax::parse;
use crate::language::value::ValueKind;

/// Functions whose values depend on uncertain dates.
const OF_DATES: [&str; 5] = ["during", "before", "overlaps", "same_time", "edtf"];
/// The function that keeps what is possible.
const POSSIBLY: &str = "possibly";
/// Functions that are never unknown.
const DECIDED: [&str; 3] = [POSSIBLY, "certainly", "coalesce"];

/// How a query reads uncertain dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateReading {
    /// Whether uncertain dates are compared anywhere in it.
    pub compares: bool,
    /// How many conditions on dates keep only what is certain.
    pub certain: usize,
    /// How many keep what is possible as well.
    pub possible: usize,
    /// The same query with all of them keeping what is possible; nothing if they do anyhow.
    pub possible_text: Option<String>,
}

/// How a query reads uncertain dates; of a text that is no query there is nothing to say.
///
/// Conditions inside `EXISTS` and the like are left as they are: what is possible there may be what
/// keeps a row out.
#[must_use]
pub fn date_reading(text: &str, graph: &dyn Graph) -> DateReading {
    let Ok(query) = parse(text) else {
        return DateReading::default();
    };
    let mut reader = Reader {
        graph,
        compares: false,
        certain: Vec::new(),
        possible: 0,
    };
    reader.query(&query);
    DateReading {
        compares: reader.compares,
        certain: reader.certain.len(),
        possible: reader.possible,
        possible_text: with_possibly(text, reader.certain),
    }
}

/// The text with the conditions at these places keeping what is possible.
fn with_possibly(text: &str, mut places: Vec<Span>) -> Option<String> {
    if places.is_empty() {
        return None;
    }
    places.sort_by_key(|place| place.start);
    let mut written = String::new();
    let mut done = 0;
    for place in places {
        written.push_str(text.get(done..place.start)?);
        let condition = text.get(place.start..place.end)?;
        written.extend([POSSIBLY, "(", condition, ")"]);
        done = place.end;
    }
    written.push_str(text.get(done..)?);
    parse(&written).is_ok().then_some(written)
}

struct Reader<'g> {
    graph: &'g dyn Graph,
    compares: bool,
    /// Where the conditions stand that keep only what is certain.
    certain: Vec<Span>,
    possible: usize,
}

impl Reader<'_> {
    fn query(&mut self, query: &Query) {
        for clause in query.parts.iter().flat_map(|part| &part.clauses) {
            match clause {
                Clause::Match(clause) => {
                    for pattern in &clause.patterns {
                        self.pattern(pattern);
                    }
                    self.conditions(clause.condition.as_ref());
                }
                Clause::With(clause) | Clause::Return(clause) => {
                    let order = clause.order.iter().map(|key| &key.expression);
                    let items = clause.items.iter().map(|item| &item.expression);
                    for value in items.chain(order) {
                        self.value(value);
                    }
                    self.conditions(clause.condition.as_ref());
                }
                Clause::Unwind(clause) => self.value(&clause.list),
                Clause::Call(clause) => self.query(&clause.query),
                Clause::Procedure(_) | Clause::Writing(_) => {}
            }
        }
    }

    fn pattern(&mut self, pattern: &PathPattern) {
        self.compares |= pattern.is_in_time;
        self.elements(&pattern.elements);
    }

    fn elements(&mut self, elements: &[Element]) {
        for element in elements {
            match element {
                Element::Node(node) => {
                    self.values(node.properties.as_ref());
                    self.conditions(node.condition.as_ref());
                }
                Element::Relation(relation) => {
                    self.values(relation.properties.as_ref());
                    self.conditions(relation.condition.as_ref());
                }
                Element::Group(group) => {
                    self.elements(&group.elements);
                    self.conditions(group.condition.as_ref());
                }
            }
        }
    }

    fn values(&mut self, value: Option<&Expression>) {
        if let Some(value) = value {
            self.value(value);
        }
    }

    /// Looks whether dates are compared in a value.
    fn value(&mut self, value: &Expression) {
        self.compares |= self.mentions_dates(value);
    }

    fn conditions(&mut self, condition: Option<&Expression>) {
        if let Some(condition) = condition {
            self.condition(condition);
        }
    }

    /// Each part of a condition that must hold is one of its own.
    fn condition(&mut self, condition: &Expression) {
        if let ExpressionKind::And(parts) = &condition.kind {
            for part in parts {
                self.condition(part);
            }
            return;
        }
        let mentions = self.mentions_dates(condition);
        let may_be_unknown = self.may_be_unknown(condition);
        self.compares |= mentions || may_be_unknown;
        if may_be_unknown {
            self.certain.push(condition.span);
        } else if let ExpressionKind::Function { name, .. } = &condition.kind {
            let keeps = name.text.eq_ignore_ascii_case(POSSIBLY);
            self.possible += usize::from(keeps && mentions);
        }
    }

    /// Whether it may be unknown because dates are uncertain.
    fn may_be_unknown(&self, expression: &Expression) -> bool {
        match &expression.kind {
            ExpressionKind::IsNull(_) | ExpressionKind::IsNotNull(_) => false,
            ExpressionKind::Function { name, .. } if is_one_of(&DECIDED, &name.text) => false,
            _ => {
                self.compares_here(expression) || {
                    let mut found = false;
                    each_part(expression, &mut |part| found |= self.may_be_unknown(part));
                    found
                }
            }
        }
    }

    /// Whether dates are compared anywhere in it, in its subqueries too.
    fn mentions_dates(&self, expression: &Expression) -> bool {
        match &expression.kind {
            ExpressionKind::Exists(query) | ExpressionKind::CountOf(query) => {
                let mut inner = self.inner();
                inner.query(query);
                inner.compares
            }
            ExpressionKind::Pattern(pattern)
            | ExpressionKind::PatternComprehension { pattern, .. } => {
                let mut inner = self.inner();
                inner.pattern(pattern);
                inner.compares
            }
            _ => {
                self.has_comparison(expression) || {
                    let mut found = false;
                    each_part(expression, &mut |part| found |= self.mentions_dates(part));
                    found
                }
            }
        }
    }

    fn inner(&self) -> Self {
        Self {
            graph: self.graph,
            compares: false,
            certain: Vec::new(),
            possible: 0,
        }
    }

    /// Whether a date is not only shown but compared.
    fn has_comparison(&self, expression: &Expression) -> bool {
        match &expression.kind {
            ExpressionKind::Comparison(first, rest) => {
                let mut sides = rest.iter().map(|(_, side)| side).chain([&**first]);
                sides.any(|side| self.may_be_unknown(side))
            }
            ExpressionKind::Function { name, .. } => is_one_of(&OF_DATES, &name.text),
            _ => false,
        }
    }

    /// A function of dates, or a column of dates.
    fn compares_here(&self, expression: &Expression) -> bool {
        let is_date =
            |column| matches!(column, Named::Known(kinds) if kinds.contains(&ValueKind::Date));
        match &expression.kind {
            ExpressionKind::Function { name, .. } => is_one_of(&OF_DATES, &name.text),
            ExpressionKind::Property(_, key) => {
                is_date(self.graph.relation_column(&key.text))
                    || is_date(self.graph.node_column(&key.text))
            }
            _ => false,
        }
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
