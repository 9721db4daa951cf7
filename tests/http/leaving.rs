//! Leaving: when a client goes away, the work on its question ends.
//!
//! The service counts the steps of its questions; they must stand still soon after the request was
//! dropped, long before the work is done. Nothing is timed.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::Method;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Patience;
use prosopograph::explorer::drawing::arrange;
use prosopograph::explorer::print::Print;
use prosopograph::query::Budget;
use prosopograph::query::Limits;
use prosopograph::query::StopSignal;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;
use prosopograph::view::Table;

use crate::support::generator::dataset;
use crate::support::server::request;
use crate::support::server::send;

/// The most polls that are made for something to happen.
const PATIENCE: usize = 60_000;
const POLL: Duration = Duration::from_millis(10);
/// After so many polls without a step nothing is worked on.
const STILL: usize = 100;

/// Counts steps and never stops.
#[derive(Debug, Default)]
struct Counter(AtomicU64);

impl StopSignal for Counter {
    fn is_raised(&self, steps: u64) -> bool {
        self.0.fetch_add(steps, Ordering::Relaxed);
        false
    }
}

/// The steps of all the work on an address, done here without a service, which would not wait for
/// its end on a busy machine.
fn whole_work(explorer: &Explorer, address: &str) -> u64 {
    let counter = Arc::new(Counter::default());
    let limits = Limits {
        stop: Some(Arc::<Counter>::clone(&counter)),
        ..explorer.usual_limits()
    };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    if path == "/api/export/svg" {
        let what = explorer.read_take_away("/", Parameters::from_query(query));
        let what = what.expect("it is the whole network");
        let extract = explorer
            .take_away(&what, &limits)
            .expect("there is no limit");
        arrange(&extract, Print::default(), &mut Budget::new(&limits)).expect("there is no limit");
    } else {
        let page = path.trim_start_matches("/api");
        let entry = Table::built_in()
            .entries()
            .find(|entry| entry.row().is_at(page))
            .expect("it is a question");
        let asked = entry.read(explorer, page, Parameters::from_query(query));
        let asked = asked.expect("it can be asked");
        let limits = Limits {
            results: asked.request().limits.results,
            ..limits
        };
        let patience = Patience::new(limits, &|| false);
        asked.show(explorer, &patience).expect("there is no limit");
    }
    counter.0.load(Ordering::Relaxed)
}

async fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..PATIENCE {
        if is_so() {
            return;
        }
        tokio::time::sleep(POLL).await;
    }
    panic!("{what} in vain");
}

/// Waits until the counter stands still.
pub(crate) async fn stand_still(steps: &AtomicU64) -> u64 {
    let mut last = steps.load(Ordering::Relaxed);
    let mut polls_without_a_step = 0;
    for _ in 0..PATIENCE {
        tokio::time::sleep(POLL).await;
        let now = steps.load(Ordering::Relaxed);
        polls_without_a_step = if now == last {
            polls_without_a_step + 1
        } else {
            0
        };
        last = now;
        if polls_without_a_step == STILL {
            return now;
        }
    }
    panic!("the work goes on");
}

#[tokio::test]
async fn when_the_client_leaves_the_work_ends() {
    let steps = Arc::new(AtomicU64::new(0));
    let explorer = Explorer::open(&dataset(20_000)).expect("it is faultless");
    let state = AppState::new(explorer.clone(), AllowedHosts::default())
        .with_deadline(Duration::from_secs(3_600))
        .with_step_counter(Arc::clone(&steps));
    let service = router(state);
    for address in ["/api/explore?steps=all", "/api/export/svg"] {
        let whole = whole_work(&explorer, address);
        let before = steps.load(Ordering::Relaxed);
        let asked = tokio::spawn(send(service.clone(), request(Method::GET, address)));
        wait_until("waited for the work to begin", || {
            steps.load(Ordering::Relaxed) > before + whole / 10
        })
        .await;
        asked.abort();
        let done = stand_still(&steps).await - before;
        assert!(
            done < whole,
            "{address}: {done} of {whole} steps were done for nobody"
        );
    }
}

#[tokio::test]
async fn the_years_of_the_front_page_are_counted_once() {
    let steps = Arc::new(AtomicU64::new(0));
    let explorer = Explorer::open(&dataset(2_000)).expect("it is faultless");
    let state = AppState::new(explorer, AllowedHosts::default())
        .with_deadline(Duration::from_secs(3_600))
        .with_step_counter(Arc::clone(&steps));
    let service = router(state);
    let first = send(service.clone(), request(Method::GET, "/")).await;
    let counted = steps.load(Ordering::Relaxed);
    let second = send(service, request(Method::GET, "/")).await;
    assert!(
        counted >= 2_000,
        "every claim is looked at: {counted} steps"
    );
    assert!(first.text().contains("year-band"), "the page has a band");
    assert_eq!(first.text(), second.text());
    assert_eq!(
        steps.load(Ordering::Relaxed),
        counted,
        "nothing is done twice"
    );
}
