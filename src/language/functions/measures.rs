//! Measures of nodes: where one stands in the graph as a whole.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::fault::nearest;
use crate::language::graph::Graph;
use crate::language::graph::NotMeasured;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;

/// `measure(a, 'betweenness')`: a measure of the graph that the query sees; null where it says nothing.
pub fn measure(given: &Given<'_>) -> Result<Value, Fault> {
    let Value::Node(node) = given.argument(0) else {
        return Err(given.unsuitable(given.argument(0), Wanted::Node));
    };
    let name = given.text(1)?;
    let measured = given.graph.measured(*node, name);
    measured.map_err(|reason| match reason {
        NotMeasured::Unknown => unknown(given.graph, name, given.span),
        NotMeasured::TooMuchWork => {
            let what = format!("incomplete: the limit of work was reached while taking `{name}`");
            Fault::limit(given.span, what).advise(Fault::NARROW_FOR_WORK)
        }
        NotMeasured::Stopped => {
            let what = format!("incomplete: the limit of time was reached while taking `{name}`");
            let mut fault = Fault::limit(given.span, what);
            fault.code = FaultCode::Cancelled;
            fault.advise(Fault::NARROW_FOR_TIME)
        }
    })
}

/// Refuses the name of a measure that a graph does not have.
///
/// # Errors
///
/// A fault with the names it has.
pub fn check_measure(graph: &dyn Graph, name: &str, span: Span) -> Result<(), Fault> {
    if graph.measures().contains(&name) {
        return Ok(());
    }
    Err(unknown(graph, name, span))
}

fn unknown(graph: &dyn Graph, name: &str, span: Span) -> Fault {
    let known = graph.measures();
    let what = format!("unknown measure `{name}`");
    let fault = Fault::kind(FaultCode::InvalidArgumentValue, span, what);
    let supported = format!("Supported: {}", known.join(", "));
    match nearest(name, known.iter().copied()) {
        _ if known.is_empty() => fault.advise("This graph has none"),
        Some(near) => fault.advise(format!("Did you mean `{near}`? {supported}")),
        None => fault.advise(supported),
    }
}
