//! Asking in the background: within a deadline, a few at a time, given up when nobody waits any
//! more.

use std::io;
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use crate::explorer::Effort;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::StopSignal;
use crate::server::error::Failure;
use crate::server::hurry::Hurry;
use crate::server::limits::table;
use crate::server::request_signal::StopOnDrop;
use crate::server::request_signal::whole_within;
use crate::server::state::AppState;
use crate::view::AnyView;
use crate::view::Asker;
use crate::view::PlainTable;
use crate::view::ProblemDetails;
use crate::view::Room;
use crate::view::Shown;
use crate::view::Shows;
use crate::view::TableEntry;
use crate::view::show;
use crate::view::show_within;

/// So many answers like the first must fit into the deadline for doubts about it to be looked into.
pub(crate) const ANSWERS_WITHIN_DEADLINE: u32 = 5;

/// What was found in the time for an answer is written down when the time is over; what cannot be cut
/// short is worked on so much longer, and then given up.
pub(crate) const GRACE: Duration = Duration::from_secs(4);

/// Reads and answers a question for a page.
pub(crate) async fn ask<Q: Shown>(
    state: &AppState,
    path: &str,
    parameters: Parameters,
) -> Result<Q::View, Failure> {
    let asked = state.explorer.read::<Q>(path, parameters);
    let asked = asked.map_err(|error| Failure::of_question(&state.explorer, &error))?;
    let limits = asked.request.limits.clone();
    within_deadline(state, Q::EFFORT, limits, |explorer, patience| {
        show(explorer, asked, &patience.of_page())
    })
    .await
}

/// Reads and answers a question of the table, whichever it is.
pub(crate) async fn ask_any(
    state: &AppState,
    entry: TableEntry,
    path: &str,
    parameters: Parameters,
) -> Result<Box<dyn AnyView>, Failure> {
    let asked = entry.read(&state.explorer, path, parameters);
    let asked = asked.map_err(|error| Failure::of_question(&state.explorer, &error))?;
    let limits = asked.request().limits.clone();
    let room = room(state);
    within_deadline(state, entry.effort(), limits, move |explorer, patience| {
        asked.show_within(explorer, patience, &room)
    })
    .await
}

/// Reads and answers a question for a program, in an answer of a bounded size.
pub(crate) async fn ask_in_room<Q: Shown>(
    state: &AppState,
    path: &str,
    parameters: Parameters,
) -> Result<Q::View, Failure> {
    let asked = state.explorer.read::<Q>(path, parameters);
    let asked = asked.map_err(|error| Failure::of_question(&state.explorer, &error))?;
    let limits = asked.request.limits.clone();
    let room = room(state);
    within_deadline(state, Q::EFFORT, limits, move |explorer, patience| {
        show_within(explorer, asked, patience, &room)
    })
    .await
}

/// How large the answers of a service may be.
fn room(state: &AppState) -> Room {
    Room {
        most: state.limits.count(&table::ANSWER_SIZE) as u64,
        measure: |view| {
            let mut length = Length(0);
            // What cannot be written is told where it is sent.
            serde_json::to_writer(&mut length, view).map_or(0, |()| length.0)
        },
    }
}

/// Counts what is written.
struct Length(u64);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The answer to a question of the table as a table in words; of a list all pages. `None` if it is no
/// table. One that is not whole does not look whole: it is a failure, unless it was asked for.
pub(crate) async fn ask_table(
    state: &AppState,
    entry: TableEntry,
    path: &str,
    parameters: Parameters,
) -> Result<Option<PlainTable>, Failure> {
    let read = entry.read_all_pages(&state.explorer, path, parameters);
    let asked = read.map_err(|error| Failure::of_question(&state.explorer, &error))?;
    let limits = entry.row().limits_of_all_pages(asked.request());
    let is_query = entry.row().is_query();
    within_deadline(state, entry.effort(), limits, move |explorer, patience| {
        // A list that is sent whole has the time that is left to whatever has no parts.
        let whole = Patience::new(whole_within(patience.limits()), &|| false);
        let shows = asked.show(explorer, if is_query { patience } else { &whole })?;
        Ok(Shows {
            view: shows.table(),
            is_answered: shows.is_answered,
            is_cut_short: shows.is_cut_short,
        })
    })
    .await?
    .map_err(|cut| Failure(ProblemDetails::of_cut_table(&cut.why, Asker::Program)))
}

/// Answers a question in the background, with doubts about the answer if it did not take long.
async fn within_deadline<V: Send + 'static>(
    state: &AppState,
    effort: Effort,
    limits: Limits,
    answer: impl FnOnce(&Explorer, &Patience<'_>) -> Result<Shows<V>, QueryError> + Send + 'static,
) -> Result<V, Failure> {
    let time_for_doubts = state.deadline / ANSWERS_WITHIN_DEADLINE;
    let hurry = Hurry::of_request();
    let work = move |explorer: &Explorer, stop: Arc<dyn StopSignal>| {
        let limits = Limits {
            stop: Some(stop),
            ..limits
        };
        let began = Instant::now();
        let has_time = || {
            let has_time = began.elapsed() <= time_for_doubts;
            if !has_time {
                hurry.leave_out();
            }
            has_time
        };
        answer(explorer, &Patience::new(limits, &has_time))
    };
    let shows = in_background(state, effort, work).await?;
    let shows = shows.map_err(|error| Failure(ProblemDetails::of_query(&error)))?;
    if shows.is_cut_short {
        Hurry::of_request().leave_out();
    }
    Ok(shows.view)
}

/// Does some work on a thread of its own; the work asks the signal from time to time and stops when
/// it is raised.
pub(crate) async fn in_background<T: Send + 'static>(
    state: &AppState,
    effort: Effort,
    work: impl FnOnce(&Explorer, Arc<dyn StopSignal>) -> T + Send + 'static,
) -> Result<T, Failure> {
    let stop = StopOnDrop::after(state.deadline, state.step_counter.clone());
    let signal = stop.signal();
    let explorer = state.explorer.clone();
    let lanes = Arc::clone(&state.lanes);
    let worked = async move {
        let permit = lanes.enter(effort).await?;
        let worked = lanes.run(effort, move || {
            let _permit = permit;
            work(&explorer, signal)
        });
        worked.await.map_err(|_| Failure::broken())
    };
    let most_time = state.deadline + GRACE;
    let worked = tokio::time::timeout(most_time, worked).await;
    let worked = worked.unwrap_or_else(|_| Err(too_slow(most_time)));
    // The page may leave it at that, and show what else it has.
    worked.inspect_err(|_| Hurry::of_request().leave_out())
}

/// The failure of what took longer than this.
pub(crate) fn too_slow(time: Duration) -> Failure {
    let seconds = time.as_secs();
    Failure::unavailable(format!(
        "the answer took longer than {seconds} seconds; narrow the scope, or try again when fewer people ask"
    ))
}
