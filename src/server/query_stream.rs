//! Rows of a query, sent while they are found.
//!
//! rows → lines → **pieces** → client
//!
//! A line is sent at once as long as the client keeps up; else lines are gathered until there is room.
//! Whoever has to wait for a slow client gives the turn of his question back meanwhile, and only the
//! time in which he works counts.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::header;
use axum::response::Response;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::oneshot;

use crate::explorer::Asked;
use crate::explorer::Effort;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::query::Limits;
use crate::query::StopSignal;
use crate::server::ask::GRACE;
use crate::server::ask::too_slow;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::in_flight::Streamed;
use crate::server::lanes::Lanes;
use crate::server::limits::table;
use crate::server::pieces::Client;
use crate::server::pieces::Pieces;
use crate::server::request_signal::StepCounter;
use crate::server::state::AppState;
use crate::view::ProblemDetails;
use crate::view::QueryLineView;
use crate::view::query_lines;

/// The media type of lines of JSON.
pub(crate) const LINES: &str = "application/x-ndjson";
/// So many bytes of lines are gathered before their writer waits for room.
const GATHERED: usize = 64 * 1024;

/// Answers a query line by line. What is wrong with it before its first row is known is a failure like
/// that of any other question.
pub(crate) async fn streamed(
    state: &AppState,
    parameters: Parameters,
) -> Result<Response, ApiError> {
    let path = QueryQuestion::ROW.path("");
    let asked = state.explorer.read::<QueryQuestion>(&path, parameters);
    let asked = asked.map_err(|error| Failure::of_question(&state.explorer, &error))?;
    let (pieces, body) = Pieces::of_a_body(state.limits.time(&table::EXPORT_PATIENCE));
    let (known, is_known) = oneshot::channel();
    let (explorer, lanes) = (state.explorer.clone(), Arc::clone(&state.lanes));
    let (counter, deadline) = (state.step_counter.clone(), state.deadline);
    let work = async move {
        let stream = lanes.begin_file().await?;
        let turn = lanes.enter(Effort::Search).await?;
        let signal = Arc::new(WorkingTime::new(pieces.client(), deadline, counter));
        let writer = LineWriter {
            pieces,
            gathered: Vec::new(),
            known: Some(known),
            turn: Some(turn),
            lanes: Arc::clone(&lanes),
            signal: Arc::clone(&signal),
            is_broken_off: false,
        };
        lanes.run(Effort::Search, move || {
            let _stream = stream;
            writer.write(&explorer, &asked, signal);
        });
        is_known.await.unwrap_or_else(|_| Err(Failure::broken()))
    };
    // If it is too slow, the body is dropped here, which ends the work.
    tokio::time::timeout(state.deadline + GRACE, work)
        .await
        .unwrap_or_else(|_| Err(too_slow(state.deadline + GRACE)))?;
    let mut response = Response::new(body);
    response.extensions_mut().insert(Streamed);
    let kind = HeaderValue::from_static(LINES);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    // Another time more of it may be found before the time is up.
    let again = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, again);
    Ok(response)
}

/// Writes lines for a client.
struct LineWriter {
    pieces: Pieces,
    /// Lines for which there was no room yet.
    gathered: Vec<u8>,
    /// Who waits for the first line.
    known: Option<oneshot::Sender<Result<(), Failure>>>,
    /// The turn of the question, while it is worked on.
    turn: Option<OwnedSemaphorePermit>,
    lanes: Arc<Lanes>,
    signal: Arc<WorkingTime>,
    /// Whether the last line will not be written.
    is_broken_off: bool,
}

impl LineWriter {
    fn write(
        mut self,
        explorer: &Explorer,
        asked: &Asked<QueryQuestion>,
        signal: Arc<WorkingTime>,
    ) {
        let patience = Patience::of_limits(Limits {
            stop: Some(signal),
            ..asked.request.limits.clone()
        });
        let ended = query_lines(explorer, asked, &patience, &mut |line| self.take(&line));
        // Nothing is worked on any more.
        self.turn = None;
        if let Err(error) = ended {
            self.tell(Err(Failure(ProblemDetails::of_query(&error))));
        }
        if self.is_broken_off {
            let busy = io::Error::from(io::ErrorKind::Interrupted);
            return self.pieces.break_off(busy);
        }
        if !self.gathered.is_empty() {
            // Whoever has left needs nothing more.
            let _ = self.pieces.send(self.gathered.into());
        }
    }

    fn take(&mut self, line: &QueryLineView) -> ControlFlow<()> {
        let flow = self.write_line(line);
        self.is_broken_off |= flow.is_break();
        flow
    }

    fn write_line(&mut self, line: &QueryLineView) -> ControlFlow<()> {
        if serde_json::to_writer(&mut self.gathered, line).is_err() {
            self.tell(Err(Failure::broken()));
            return ControlFlow::Break(());
        }
        self.gathered.push(b'\n');
        self.tell(Ok(()));
        if self.pieces.has_room() {
            let lines = Bytes::from(std::mem::take(&mut self.gathered));
            return go_on_after(&self.pieces.send(lines));
        }
        if self.gathered.len() < GATHERED {
            return ControlFlow::Continue(());
        }
        self.wait_for_room()
    }

    /// Waits until the client has taken some of what was sent, and then for the next turn.
    fn wait_for_room(&mut self) -> ControlFlow<()> {
        self.turn = None;
        let began = Instant::now();
        let lines = Bytes::from(std::mem::take(&mut self.gathered));
        let sent = self.pieces.send(lines);
        if sent.is_err() {
            return ControlFlow::Break(());
        }
        let next = self.pieces.wait_for(self.lanes.enter(Effort::Search));
        self.signal.waited(began.elapsed());
        let flow = go_on_after(&next);
        self.turn = next.ok();
        flow
    }

    fn tell(&mut self, known: Result<(), Failure>) {
        if let Some(waiting) = self.known.take() {
            // Who waited may have left.
            let _ = waiting.send(known);
        }
    }
}

/// What failed ends the work.
fn go_on_after<T, E>(step: &Result<T, E>) -> ControlFlow<()> {
    match step {
        Ok(_) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// Whether the client has left, or the work has taken too long; waiting is no work.
#[derive(Debug)]
struct WorkingTime {
    client: Client,
    began: Instant,
    allowed: Duration,
    /// How long the work waited, in milliseconds.
    waited: AtomicU64,
    counter: StepCounter,
}

impl WorkingTime {
    fn new(client: Client, allowed: Duration, counter: StepCounter) -> Self {
        Self {
            client,
            began: Instant::now(),
            allowed,
            waited: AtomicU64::new(0),
            counter,
        }
    }

    fn waited(&self, time: Duration) {
        let time = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.waited.fetch_add(time, Ordering::Relaxed);
    }
}

impl StopSignal for WorkingTime {
    fn is_raised(&self, steps: u64) -> bool {
        if let Some(counter) = &self.counter {
            counter.fetch_add(steps, Ordering::Relaxed);
        }
        let waited = Duration::from_millis(self.waited.load(Ordering::Relaxed));
        self.client.has_left() || self.began.elapsed().saturating_sub(waited) > self.allowed
    }
}
