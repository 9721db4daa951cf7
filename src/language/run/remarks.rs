//! What is no fault, but hardly meant: where it stands, and what of it shows when a query has run.

use crate::language::fault::Fault;
use crate::language::fault::QueryFault;
use crate::language::meaning::ComparedParameter;
use crate::language::meaning::Note;
use crate::language::syntax::parameters_of;
use crate::language::value::Value;

use super::answer::Parameters;
use super::runner::Runner;

/// Of a long list so many texts are looked at.
const MOST_TEXTS: usize = 100;
/// Of one parameter so many are told that nothing has: finding what was meant takes time.
const MOST_UNKNOWN: usize = 20;

/// Notes with their places, each once.
pub fn in_place(notes: Vec<Note>, text: &str) -> Vec<String> {
    let mut placed: Vec<String> = Vec::new();
    for note in notes {
        let place = QueryFault::locate(Fault::limit(note.span, ""), text);
        let note = format!(
            "line {}, column {}: {}",
            place.line, place.column, note.what
        );
        if !placed.contains(&note) {
            placed.push(note);
        }
    }
    placed
}

/// What showed when a query ran.
pub fn remarks(runner: &Runner<'_>, compared: &[ComparedParameter], text: &str) -> Vec<String> {
    let differed = runner.units_differed.get().then(|| {
        "figures of different units were compared, which is unknown; choose one unit with WHERE"
            .to_owned()
    });
    let unused = unused_parameters(text, runner.parameters).into_iter();
    let unknown = compared.iter().flat_map(|one| unknown_texts(runner, one));
    let unknown = in_place(unknown.collect(), text);
    differed.into_iter().chain(unused).chain(unknown).collect()
}

/// What is to be said of parameters that have a value, though the query does not ask for it.
#[must_use]
pub fn unused_parameters(text: &str, given: &Parameters) -> Vec<String> {
    let used = parameters_of(text);
    let unused = given.keys().filter(|name| !used.contains(*name));
    let told = unused.map(|name| {
        format!("the parameter `${name}` has a value, but the query does not use it; check how it is spelt")
    });
    told.collect()
}

/// The texts of a parameter that no column has which is compared with it.
fn unknown_texts(runner: &Runner<'_>, compared: &ComparedParameter) -> Vec<Note> {
    let values = match runner.parameters.get(&compared.name) {
        Some(Value::List(list)) => list.members(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    let texts = values.iter().take(MOST_TEXTS);
    let notes = texts.filter_map(|value| {
        let Value::Text(text) = value else {
            return None;
        };
        let what = compared.with.unknown(runner.graph, text)?;
        let span = compared.span;
        Some(Note { span, what })
    });
    notes.take(MOST_UNKNOWN).collect()
}
