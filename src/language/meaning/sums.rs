//! What is gathered of many rows must be of a kind that can be: names have no sum, nodes no average.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::functions::AggregateFunction;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::scope::Scope;

impl Analyst<'_> {
    /// Refuses to gather values of a kind that the function can make nothing of, in whatever row.
    pub fn refuse_gathering(
        &self,
        call: &Expression,
        function: AggregateFunction,
        kind: &ValueKind,
        scope: &Scope,
    ) -> Result<(), Fault> {
        let ExpressionKind::Function {
            name, arguments, ..
        } = &call.kind
        else {
            return Ok(());
        };
        let Some(argument) = arguments.first() else {
            return Ok(());
        };
        let side = self.side(argument, kind, scope);
        let kind = side.kind();
        if can_gather(function, kind) {
            return Ok(());
        }
        let what = format!("`{}` takes numbers, not {kind}", name.text);
        let fault = Fault::syntax(FaultCode::InvalidArgumentType, argument.span, what);
        let written = argument.span.of(self.text);
        Err(fault.advise(remedy(kind, written, &name.text)))
    }
}

/// Whether a function may be given values of a kind.
fn can_gather(function: AggregateFunction, kind: &ValueKind) -> bool {
    let may_be_figure = kind.may_be_number();
    match function {
        AggregateFunction::Sum
        | AggregateFunction::Average
        | AggregateFunction::Deviation
        | AggregateFunction::DeviationOfAll
        | AggregateFunction::PercentileBetween
        | AggregateFunction::PercentileOf => may_be_figure,
        // A text may be a range of figures.
        AggregateFunction::SumBounds => {
            may_be_figure || matches!(kind, ValueKind::Quantity | ValueKind::Text)
        }
        _ => true,
    }
}

/// What to write instead of `function(written)`.
fn remedy(kind: &ValueKind, written: &str, function: &str) -> String {
    match kind {
        ValueKind::Node | ValueKind::Relation | ValueKind::Path => {
            format!("Write count({written}) for how many there are, or name a column with figures")
        }
        ValueKind::Text => format!(
            "Write count({written}) for how many there are, or {function}(toFloat({written})) if these texts are figures"
        ),
        ValueKind::Boolean => format!("Write count_bounds({written}) for how often it holds"),
        ValueKind::Date => {
            format!("Take a part of a day of it, such as {function}(earliest({written}).year)")
        }
        ValueKind::Moment => format!("Take a part of it, such as {function}({written}.year)"),
        ValueKind::Duration => format!("Take a part of it, such as {function}({written}.days)"),
        ValueKind::List(_) => {
            format!("Write {function}(size({written})) for its length, or UNWIND its members first")
        }
        ValueKind::Quantity => format!("Write sum_bounds({written}), which adds up ranges too"),
        _ => format!("Write count({written}) for how many there are"),
    }
}
