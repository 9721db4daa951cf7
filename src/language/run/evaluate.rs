//! Expressions: what a term is worth in a row.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::functions::Function;
use crate::language::functions::Given;
use crate::language::functions::overflow;
use crate::language::meaning::Term;
use crate::language::meaning::TermKind;
use crate::language::value::DEEPEST_VALUE;
use crate::language::value::Truth;
use crate::language::value::Value;
use crate::language::value::equal;

use super::row::Row;
use super::runner::Runner;

impl Runner<'_> {
    /// What a term is worth in a row.
    pub fn value(&self, term: &Term, row: &Row) -> Result<Value, Fault> {
        self.meter.spend(1, term.span)?;
        match &term.kind {
            TermKind::Constant(value) => Ok(value.clone()),
            TermKind::Parameter(name) => self.parameter(name, term.span),
            TermKind::Slot(slot) => Ok(row.get(*slot).clone()),
            TermKind::Property(base, key) => {
                let property = self.look(base, row, |base| self.property(base, key, term.span));
                self.accounted(property?, term.span)
            }
            TermKind::Index(list, index) => {
                let (list, index) = (self.value(list, row)?, self.value(index, row)?);
                self.index(&list, index.uncounted(), term.span)
            }
            TermKind::Slice(list, from, to) => {
                self.slice(list, from.as_deref(), to.as_deref(), row)
            }
            TermKind::And(parts) => self.and(parts, row),
            TermKind::Or(parts) => self.or(parts, row),
            TermKind::Xor(parts) => self.xor(parts, row),
            TermKind::Not(part) => {
                let truth = self.truth(part, row)?;
                Ok(truth.map(|truth| !truth).into_value())
            }
            TermKind::Negative(part) => self.negative(part, row),
            TermKind::Chain(first, rest) => self.chained(first, rest, row),
            TermKind::Comparison(first, rest) => self.compared(first, rest, row),
            TermKind::IsNull(part) => {
                self.look(part, row, |value| Ok(Value::Boolean(value.is_null())))
            }
            TermKind::IsNotNull(part) => {
                self.look(part, row, |value| Ok(Value::Boolean(!value.is_null())))
            }
            TermKind::HasLabels(part, labels) => self.has_labels(part, labels, row),
            TermKind::List(members) => {
                let members = members.iter().map(|member| self.value(member, row));
                let list = Value::list(members.collect::<Result<_, Fault>>()?);
                self.accounted(list, term.span)
            }
            TermKind::Map(entries) => self.map(BTreeMap::new(), entries, row, term.span),
            TermKind::Merged(base, entries) => {
                let base = self.value(base, row)?;
                if base.is_null() {
                    return Ok(Value::Null);
                }
                let all = self.properties(&base);
                self.map(all, entries, row, term.span)
            }
            TermKind::Function(function, arguments) => {
                self.call(function, arguments, row, term.span)
            }
            TermKind::Case {
                subject,
                cases,
                otherwise,
            } => self.case(subject.as_deref(), cases, otherwise.as_deref(), row),
            _ => self.scoped(term, row),
        }
    }

    /// Looks at what a term is worth in a row, without a copy of what stands there already.
    #[inline]
    fn look<T>(
        &self,
        term: &Term,
        row: &Row,
        look: impl FnOnce(&Value) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if let TermKind::Slot(slot) = &term.kind {
            self.meter.spend(1, term.span)?;
            return look(row.get(*slot));
        }
        look(&self.value(term, row)?)
    }

    /// Whether a condition certainly holds.
    pub fn holds(&self, term: &Term, row: &Row) -> Result<bool, Fault> {
        Ok(self.truth(term, row)? == Some(true))
    }

    /// Whether a condition holds; nothing if that is unknown.
    pub fn truth(&self, term: &Term, row: &Row) -> Result<Option<bool>, Fault> {
        match self.value(term, row)? {
            Value::Boolean(truth) => Ok(Some(truth)),
            Value::Null => Ok(None),
            other => {
                let what = format!("true or false is expected here, not {}", other.kind());
                let code = FaultCode::InvalidArgumentType;
                let fault = Fault::kind(code, term.span, what);
                Err(fault.advise("Compare it with something, or write IS NOT NULL behind it"))
            }
        }
    }

    /// A value that was just made: it is not too deep, and a list or map counts as held from now on.
    pub fn accounted(&self, mut value: Value, span: Span) -> Result<Value, Fault> {
        Self::check_depth(&value, span)?;
        self.meter.account(&mut value, span)?;
        Ok(value)
    }

    /// Refuses lists in lists in lists without end.
    pub fn check_depth(value: &Value, span: Span) -> Result<(), Fault> {
        if value.depth() <= DEEPEST_VALUE {
            return Ok(());
        }
        let what = format!("lists are nested more than {DEEPEST_VALUE} levels deep");
        Err(Fault::too_large(span, what).advise("Put their members together with + instead"))
    }

    fn parameter(&self, name: &str, span: Span) -> Result<Value, Fault> {
        let value = self.parameters.get(name);
        value
            .cloned()
            .ok_or_else(|| Fault::missing_parameter(name, span))
    }

    /// A property of a value.
    pub fn property(&self, base: &Value, key: &str, span: Span) -> Result<Value, Fault> {
        match base {
            Value::Null => Ok(Value::Null),
            Value::Node(node) => Ok(self.graph.node_property(*node, key)),
            Value::Relation(relation) => Ok(self.graph.relation_property(*relation, key)),
            Value::Map(map) => Ok(map.entries().get(key).cloned().unwrap_or_default()),
            Value::Moment(moment) => Ok(moment.component(key).unwrap_or_default()),
            Value::Duration(length) => match length.component(key) {
                Some(number) => {
                    let number = i64::try_from(number);
                    number.map(Value::Integer).map_err(|_| overflow(span))
                }
                None => Ok(Value::Null),
            },
            other => {
                let what = format!("{} has no properties", other.kind());
                Err(Fault::kind(FaultCode::InvalidArgumentType, span, what))
            }
        }
    }

    fn properties(&self, base: &Value) -> BTreeMap<Arc<str>, Value> {
        match base {
            Value::Node(node) => {
                let keys = self.graph.node_keys(*node).into_iter();
                keys.map(|key| (Arc::clone(&key), self.graph.node_property(*node, &key)))
                    .collect()
            }
            Value::Relation(relation) => {
                let keys = self.graph.relation_keys(*relation).into_iter();
                let value = |key: &Arc<str>| self.graph.relation_property(*relation, key);
                keys.map(|key| (Arc::clone(&key), value(&key))).collect()
            }
            Value::Map(map) => map.entries().clone(),
            _ => BTreeMap::new(),
        }
    }

    fn map(
        &self,
        mut all: BTreeMap<Arc<str>, Value>,
        entries: &[(Arc<str>, Term)],
        row: &Row,
        span: Span,
    ) -> Result<Value, Fault> {
        for (key, value) in entries {
            all.insert(Arc::clone(key), self.value(value, row)?);
        }
        self.accounted(Value::map(all), span)
    }

    fn has_labels(&self, part: &Term, labels: &[Arc<str>], row: &Row) -> Result<Value, Fault> {
        let has = match self.value(part, row)? {
            Value::Null => return Ok(Value::Null),
            Value::Node(node) => {
                let own = self.graph.labels_of(node);
                labels
                    .iter()
                    .all(|label| own.contains(label) || self.is_named(node, label))
            }
            Value::Relation(relation) => {
                let own = self.graph.type_of(relation);
                labels
                    .iter()
                    .all(|label| own == *label || self.is_typed(relation, label))
            }
            other => {
                let what = format!("{} has no labels", other.kind());
                let code = FaultCode::InvalidArgumentType;
                return Err(Fault::kind(code, part.span, what));
            }
        };
        Ok(Value::Boolean(has))
    }

    fn call(
        &self,
        function: &Function,
        arguments: &[Term],
        row: &Row,
        span: Span,
    ) -> Result<Value, Fault> {
        if let [argument] = arguments {
            return self.look(argument, row, |value| {
                self.called(function, std::slice::from_ref(value), span)
            });
        }
        let values = arguments.iter().map(|argument| self.value(argument, row));
        let values = values.collect::<Result<Vec<Value>, Fault>>()?;
        self.called(function, &values, span)
    }

    fn called(&self, function: &Function, values: &[Value], span: Span) -> Result<Value, Fault> {
        if function.name != "coalesce" && values.iter().any(|value| value.unit().is_some()) {
            return self.called_of_unit(function, values, span);
        }
        if !function.sees_null && values.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        let given = Given {
            graph: self.graph,
            arguments: values,
            span,
            serial: self.meter.next_serial(),
            room: &|values| self.meter.has_room(values, span),
        };
        let is_text = |value: &&Value| matches!(value, Value::Text(_));
        for text in values.iter().filter(is_text) {
            self.meter.go_through(text.extent(), span)?;
        }
        self.run_function(function, &given)
    }

    /// Runs a function. Its result stays where it is: it is made for every row, and moving it costs.
    fn run_function(&self, function: &Function, given: &Given<'_>) -> Result<Value, Fault> {
        let mut result = (function.run)(given);
        if let Ok(value) = &mut result
            && let Err(fault) = self.account_result(value, given.span)
        {
            result = Err(fault);
        }
        result
    }

    fn account_result(&self, value: &mut Value, span: Span) -> Result<(), Fault> {
        if let Value::List(list) = value {
            self.meter.spend(list.members().len(), span)?;
        }
        Self::check_depth(value, span)?;
        self.meter.account(value, span)
    }

    /// Calls a function with a figure of a unit: a figure that is only rounded is of this unit still.
    fn called_of_unit(
        &self,
        function: &Function,
        values: &[Value],
        span: Span,
    ) -> Result<Value, Fault> {
        const KEEPING: [&str; 4] = ["abs", "ceil", "floor", "round"];
        let plain: Vec<Value> = values
            .iter()
            .map(|value| value.uncounted().clone())
            .collect();
        let result = self.called(function, &plain, span)?;
        let unit = values.first().and_then(Value::unit);
        Ok(match unit.filter(|_| KEEPING.contains(&function.name)) {
            Some(unit) => Value::counted(result, unit),
            None => result,
        })
    }

    fn case(
        &self,
        subject: Option<&Term>,
        cases: &[(Term, Term)],
        otherwise: Option<&Term>,
        row: &Row,
    ) -> Result<Value, Fault> {
        let subject = subject
            .map(|subject| self.value(subject, row))
            .transpose()?;
        for (condition, value) in cases {
            let is_met = match &subject {
                Some(subject) => equal(subject, &self.value(condition, row)?) == Some(true),
                None => self.holds(condition, row)?,
            };
            if is_met {
                return self.value(value, row);
            }
        }
        otherwise.map_or(Ok(Value::Null), |value| self.value(value, row))
    }
}
