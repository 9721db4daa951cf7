//! Functions: whether there is one of this name, and whether it is given what it takes.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::nearest;
use crate::language::functions::AGGREGATES;
use crate::language::functions::AggregateFunction;
use crate::language::functions::Function;
use crate::language::functions::called_as;
use crate::language::functions::check_measure;
use crate::language::functions::function;
use crate::language::functions::names;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Name;
use crate::language::value::Value;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::Gathered;
use super::analyst::Gathering;
use super::constants::check_constant;
use super::constants::check_share;
use super::constants::fault_of_step;
use super::expressions::Meaning;
use super::meant::Aggregation;
use super::parts::check_unit;
use super::scope::Scope;
use super::term::Term;
use super::term::TermKind;

impl Analyst<'_> {
    /// Reads a call of a function.
    pub fn call_of(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        let ExpressionKind::Function {
            name,
            arguments,
            is_distinct,
        } = &expression.kind
        else {
            return self.gathered(expression, &[], AggregateFunction::CountRows, scope);
        };
        let mut known = AGGREGATES.iter();
        let aggregate = known.find(|(known, _, _)| known.eq_ignore_ascii_case(&name.text));
        if let Some((_, function, count)) = aggregate {
            check_arguments(name, arguments.len(), [*count, *count])
                .map_err(|fault| fault.advise(format!("Write {}", function.example())))?;
            return self.gathered(expression, arguments, *function, scope);
        }
        let function = function(&name.text).ok_or_else(|| unknown(name))?;
        if *is_distinct {
            let what = format!("DISTINCT has no meaning in {}", function.name);
            let fault = Fault::syntax(FaultCode::UnexpectedSyntax, name.span, what);
            return Err(fault.advise("Leave it out, or write RETURN DISTINCT for rows that differ"));
        }
        check_arguments(name, arguments.len(), [function.least, function.most])
            .map_err(|fault| fault.advise(format!("Write {}", called_as(function))))?;
        self.plain_call(function, expression, scope)
    }

    fn plain_call(
        &mut self,
        function: &'static Function,
        call: &Expression,
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let ExpressionKind::Function { arguments, .. } = &call.kind else {
            return self.meaning(call, scope);
        };
        let mut read = Vec::new();
        for (position, argument) in arguments.iter().enumerate() {
            let takes_pattern = function.name == "exists";
            if let (ExpressionKind::Pattern(pattern), true) = (&argument.kind, takes_pattern) {
                let kind = self.pattern_predicate(pattern, scope)?;
                return Ok((kind, ValueKind::Boolean));
            }
            let typed = self.term(argument, scope)?;
            let wanted = function.wanted(position);
            if !wanted.accepts(&typed.kind) {
                let fault = Self::wrong_kind(argument, wanted.words(), &typed.kind);
                let written = argument.span.of(self.text);
                return Err(match wanted.remedy(&typed.kind, written) {
                    Some(advice) => fault.advise(advice),
                    None => fault,
                });
            }
            check_constant(wanted, &typed.term)?;
            read.push(typed.term);
        }
        check_unit(function, &read)?;
        self.told_first = self.told_first.take().or(fault_of_step(function, &read));
        if let ("measure", [_, name]) = (function.name, read.as_slice())
            && let TermKind::Constant(Value::Text(measure)) = &name.kind
        {
            check_measure(self.graph, measure, name.span)?;
        }
        self.weighs_all |= function.name == "measure";
        let kind = function.gives.clone();
        let known = self.known_result(function, &read, call.span)?;
        let known = known.map(TermKind::Constant);
        Ok((known.unwrap_or(TermKind::Function(function, read)), kind))
    }

    /// Reads a function that gathers values of many rows.
    fn gathered(
        &mut self,
        expression: &Expression,
        arguments: &[Expression],
        function: AggregateFunction,
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let is_distinct = matches!(
            &expression.kind,
            ExpressionKind::Function {
                is_distinct: true,
                ..
            }
        );
        let outer = std::mem::replace(&mut self.gathering, Gathering::Inside);
        let read = arguments
            .iter()
            .map(|argument| self.argument(argument, scope));
        let read = read.collect::<Result<Vec<(Term, ValueKind)>, Fault>>();
        self.gathering = outer;
        let read = read?;
        if let [_, share] = read.as_slice() {
            check_share(&share.0)?;
        }
        let mut read = read.into_iter();
        let first = read.next();
        if let Some((_, kind)) = &first {
            self.refuse_gathering(expression, function, kind, scope)?;
        }
        let kind = gathered_kind(function, first.as_ref().map(|(_, kind)| kind));
        let slot = self.fresh();
        let text = self.written(expression);
        let Gathering::Into(gathered) = &mut self.gathering else {
            return Err(misplaced(expression, &self.gathering));
        };
        gathered.push(Gathered {
            text,
            aggregation: Aggregation {
                function,
                argument: first.map(|(term, _)| term),
                share: read.next().map(|(term, _)| term),
                is_distinct,
                slot,
                span: expression.span,
            },
            kind: kind.clone(),
        });
        Ok((TermKind::Slot(slot), kind))
    }

    fn argument(
        &mut self,
        argument: &Expression,
        scope: &Scope,
    ) -> Result<(Term, ValueKind), Fault> {
        let typed = self.term(argument, scope)?;
        if calls_rand(&typed.term) {
            let what = "rand() gives another value for each row and cannot be gathered";
            let code = FaultCode::NonConstantExpression;
            let fault = Fault::syntax(code, argument.span, what);
            return Err(fault.advise("Compute it before, in WITH"));
        }
        Ok((typed.term, typed.kind))
    }
}

fn calls_rand(term: &Term) -> bool {
    let mut found =
        matches!(&term.kind, TermKind::Function(function, _) if function.name == "rand");
    term.each_part(&mut |part| found |= calls_rand(part));
    found
}

fn gathered_kind(function: AggregateFunction, argument: Option<&ValueKind>) -> ValueKind {
    match function {
        AggregateFunction::CountRows | AggregateFunction::Count => ValueKind::Integer,
        AggregateFunction::Collect => {
            let member = argument.cloned().unwrap_or(ValueKind::Any);
            ValueKind::List(Box::new(member))
        }
        AggregateFunction::CountBounds | AggregateFunction::SumBounds => ValueKind::Map,
        _ => ValueKind::Any,
    }
}

fn misplaced(expression: &Expression, gathering: &Gathering) -> Fault {
    if matches!(gathering, Gathering::Inside) {
        let what = "a value that is gathered of many rows cannot be gathered again";
        let code = FaultCode::NestedAggregation;
        let fault = Fault::syntax(code, expression.span, what);
        return fault.advise("Gather it first, in WITH");
    }
    let what = "values of many rows can only be gathered in WITH and RETURN";
    let fault = Fault::syntax(FaultCode::InvalidAggregation, expression.span, what);
    fault.advise("Gather it first, in WITH, and ask for its column")
}

/// Parts of a day that other languages have functions for.
const PARTS: [&str; 5] = ["year", "month", "day", "week", "quarter"];

fn unknown(name: &Name) -> Fault {
    let what = format!("unknown function `{}`", name.text);
    let fault = Fault::syntax(FaultCode::UnknownFunction, name.span, what);
    let aggregates = AGGREGATES.iter().map(|(known, _, _)| *known);
    let is_part = PARTS
        .iter()
        .any(|part| part.eq_ignore_ascii_case(&name.text));
    if is_part {
        let part = name.text.to_lowercase();
        return fault.advise(format!(
            "Write it behind a day, such as earliest(r.when).{part}"
        ));
    }
    match nearest(&name.text, names().chain(aggregates)) {
        Some(near) => fault.advise(format!("Did you mean `{near}`?")),
        None => fault.advise("The manual of queries lists all functions"),
    }
}

fn check_arguments(name: &Name, given: usize, wanted: [usize; 2]) -> Result<(), Fault> {
    let [least, most] = wanted;
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let counted = if least == most {
        least.to_string()
    } else {
        format!("{least} to {most}")
    };
    let arguments = if counted == "1" {
        "argument"
    } else {
        "arguments"
    };
    let what = format!("`{}` takes {counted} {arguments}, not {given}", name.text);
    let code = FaultCode::InvalidNumberOfArguments;
    Err(Fault::syntax(code, name.span, what))
}
