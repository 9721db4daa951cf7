//! What values mean beyond their kind, as far as an expression says it: ids of nodes, which are shown as
//! nodes.

use crate::language::graph::Sense;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Literal;
use crate::language::syntax::Name;
use crate::language::syntax::Operator;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::Compared;
use super::analyst::ComparedParameter;
use super::analyst::Note;
use super::meant::MeantQuery;
use super::scope::Scope;

/// Behind so many notes no more texts are looked up: finding what was meant takes time.
const MOST_NOTES: usize = 20;

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

    /// Notes that a list is asked for a piece of a text, or is compared with a whole one: neither says
    /// anything of its members.
    pub fn note_list_as_text(
        &mut self,
        operator: Operator,
        sides: [&Expression; 2],
        scope: &Scope,
    ) {
        let [list, text] = sides;
        if self.sense_of(list, scope) != Sense::List {
            return;
        }
        let (written, sought) = (list.span.of(self.text), text.span.of(self.text));
        let is_text = matches!(text.kind, ExpressionKind::Literal(Literal::Text(_)));
        let instead = match operator {
            Operator::Contains | Operator::StartsWith | Operator::EndsWith => {
                let words = operator.words();
                format!("any(x IN {written} WHERE x {words} {sought})")
            }
            Operator::Equal if is_text => format!("{sought} IN {written}"),
            Operator::Unequal if is_text => format!("NOT {sought} IN {written}"),
            _ => return,
        };
        self.notes.push(Note {
            span: list.span,
            what: format!("`{written}` is a list, and no text; for its members, write {instead}"),
        });
    }

    /// Notes that a column of a variable is compared with a text that it never has.
    pub fn note_unknown_texts(&mut self, sides: [&Expression; 2], scope: &Scope) {
        let [left, right] = sides;
        for (column, text) in [(left, right), (right, left)] {
            self.note_unknown_members(column, std::slice::from_ref(text), scope);
        }
    }

    /// Notes which of some texts a column of a variable never has.
    pub fn note_unknown_members(
        &mut self,
        column: &Expression,
        texts: &[Expression],
        scope: &Scope,
    ) {
        let Some((variable, key)) = column_of(column) else {
            return;
        };
        let Some(of) = scope.find(variable).map(|binding| binding.kind.clone()) else {
            return;
        };
        for text in texts {
            self.note_unknown_value(&of, key, text);
        }
    }

    /// Notes that nobody is called so.
    pub fn note_unknown_name(&mut self, text: &Expression) {
        self.note_unknown(Compared::Names, text);
    }

    /// Notes that a list is asked for a text that none of its members ever is, or a column for texts
    /// of a list.
    pub fn note_unknown_in(&mut self, member: &Expression, list: &Expression, scope: &Scope) {
        match &list.kind {
            ExpressionKind::List(texts) => self.note_unknown_members(member, texts, scope),
            ExpressionKind::Parameter(_) => {
                self.note_unknown_members(member, std::slice::from_ref(list), scope);
            }
            _ => self.note_unknown_members(list, std::slice::from_ref(member), scope),
        }
    }

    /// Notes that a property is a text that it never is; of a parameter that is seen when there is a value.
    pub fn note_unknown_value(&mut self, of: &ValueKind, key: &str, value: &Expression) {
        let column = Compared::Column {
            of: of.clone(),
            key: key.to_owned(),
        };
        self.note_unknown(column, value);
    }

    fn note_unknown(&mut self, with: Compared, value: &Expression) {
        let span = value.span;
        match &value.kind {
            ExpressionKind::Literal(Literal::Text(text)) if self.notes.len() < MOST_NOTES => {
                let what = with.unknown(self.graph, text);
                self.notes.extend(what.map(|what| Note { span, what }));
            }
            ExpressionKind::Parameter(name) => self.compared.push(ComparedParameter {
                name: name.clone(),
                with,
                span,
            }),
            _ => {}
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

/// The variable and the column that an expression is, also where a function names the column.
fn column_of(expression: &Expression) -> Option<(&str, &str)> {
    let (base, key) = match &expression.kind {
        ExpressionKind::Property(base, key) => (&**base, key.text.as_str()),
        ExpressionKind::Function {
            name, arguments, ..
        } => match (arguments.as_slice(), name.text.to_lowercase().as_str()) {
            ([only], "type") => (only, "type"),
            ([only], "labels") => (only, "kind"),
            _ => return None,
        },
        _ => return None,
    };
    match &base.kind {
        ExpressionKind::Variable(name) => Some((name, key)),
        _ => None,
    }
}
