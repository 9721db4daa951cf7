//! Stopping: once nobody waits any more, hardly any further work is done, whatever is worked on.
//!
//! Work is counted in steps and never timed: the stop signal sees every step before it is done.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Patience;
use prosopograph::explorer::drawing::DrawingError;
use prosopograph::explorer::drawing::arrange;
use prosopograph::explorer::print::Print;
use prosopograph::query::Budget;
use prosopograph::query::Limits;
use prosopograph::query::QueryError;
use prosopograph::query::StopSignal;
use prosopograph::view::Table;

use crate::support::generator::dataset;

const RELATIONS: usize = 20_000;

/// A signal that is raised once so much work was allowed.
#[derive(Debug)]
struct Watch {
    raised_after: u64,
    /// The steps that were allowed.
    steps: AtomicU64,
    /// The most steps that were allowed at once.
    largest: AtomicU64,
    /// How often work went on to ask although the signal was raised.
    refusals: AtomicU64,
}

impl Watch {
    fn new(raised_after: u64) -> Arc<Self> {
        Arc::new(Self {
            raised_after,
            steps: AtomicU64::new(0),
            largest: AtomicU64::new(0),
            refusals: AtomicU64::new(0),
        })
    }

    fn steps(&self) -> u64 {
        self.steps.load(Ordering::Relaxed)
    }
}

impl StopSignal for Watch {
    fn is_raised(&self, steps: u64) -> bool {
        let is_raised = self.steps() >= self.raised_after;
        if is_raised {
            self.refusals.fetch_add(1, Ordering::Relaxed);
        } else {
            self.steps.fetch_add(steps, Ordering::Relaxed);
            self.largest.fetch_max(steps, Ordering::Relaxed);
        }
        is_raised
    }
}

fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| Explorer::open(&dataset(RELATIONS)).expect("it is faultless"))
}

/// Two entities of the network that are not beside each other.
fn ends() -> (String, String) {
    let ids: Vec<&str> = explorer()
        .network()
        .entities()
        .map(|(_, entity)| entity.id.as_str())
        .collect();
    (ids[ids.len() / 3].to_owned(), ids[ids.len() - 7].to_owned())
}

/// Asks the question that an address puts.
fn ask(address: &str, limits: &Limits) -> Result<(), QueryError> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let entry = Table::built_in()
        .entries()
        .find(|entry| entry.row().is_at(path))
        .expect("it is a question");
    let asked = entry.read(explorer(), path, Parameters::from_query(query));
    let asked = asked.unwrap_or_else(|error| panic!("{address}: {error}"));
    let limits = Limits {
        results: asked.request().limits.results,
        ..limits.clone()
    };
    asked.show(explorer(), &Patience::of_limits(limits))?;
    Ok(())
}

/// Arranges the whole network as a drawing.
fn draw(limits: &Limits) -> Result<(), QueryError> {
    let whole = explorer().read_take_away("/", Parameters::from_query(""));
    let whole = whole.expect("it is the whole network");
    let extract = explorer().take_away(&whole, limits)?;
    match arrange(&extract, Print::default(), &mut Budget::new(limits)) {
        Ok(_) => Ok(()),
        Err(DrawingError::Interrupted(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

/// Does some work to its end, and then again with a signal that is raised at once or halfway; gives
/// the steps of the whole work.
fn assert_it_stops(what: &str, work: impl Fn(&Limits) -> Result<(), QueryError>) -> u64 {
    let limits = |watch: &Arc<Watch>| Limits {
        steps: u64::MAX,
        stop: Some(Arc::<Watch>::clone(watch)),
        ..Limits::default()
    };
    let unhurried = Watch::new(u64::MAX);
    work(&limits(&unhurried)).unwrap_or_else(|error| panic!("{what}: {error}"));
    let whole = unhurried.steps();
    // At most one pass over the network is made without asking.
    let most_at_once = 4 * RELATIONS as u64;
    let largest = unhurried.largest.load(Ordering::Relaxed);
    assert!(largest <= most_at_once, "{what}: {largest} steps at once");
    for raised_after in [0, whole / 2] {
        let watch = Watch::new(raised_after);
        let stopped = work(&limits(&watch));
        let refusals = watch.refusals.load(Ordering::Relaxed);
        if refusals > 0 {
            let is_told = matches!(stopped, Err(QueryError::Stopped { .. }));
            let is_doubt = stopped.is_ok() && raised_after > 0;
            assert!(is_told || is_doubt, "{what}: {stopped:?}");
        }
        assert!(
            whole == 0 || refusals > 0,
            "{what}: the signal was not heeded"
        );
        // Doubts about an answer are worked on one after the other; each may ask once more.
        assert!(refusals <= 12, "{what}: asked {refusals} times again");
        let allowed = watch.steps();
        assert!(
            allowed < raised_after + most_at_once,
            "{what}: {allowed} steps, raised after {raised_after}"
        );
    }
    whole
}

#[test]
fn questions_stop_when_nobody_waits() {
    let (from, to) = ends();
    for address in [
        "/find?q=anna".to_owned(),
        format!("/entities/{from}"),
        format!("/around?entity={from}&hops=4"),
        format!("/path?from={from}&to={to}"),
        format!("/path?from={from}&to={to}&method=all-shortest"),
        format!("/path?from={from}&to={to}&method=k&k=20"),
        format!("/path?from={from}&to={to}&method=best-attested"),
        format!("/path?from={from}&to={to}&method=specific"),
        format!("/journey?from={from}&to={to}"),
        "/timeline".to_owned(),
        "/triangles".to_owned(),
        "/contradictions".to_owned(),
        "/query?q=MATCH (a)-[r]->(b)-[s]->(c) RETURN count(*)".to_owned(),
    ] {
        assert_it_stops(&address, |limits| ask(&address, limits));
    }
}

#[test]
fn a_canvas_stops_while_it_is_arranged() {
    let (from, to) = ends();
    let members = explorer().network().entity_count() as u64;
    let whole = assert_it_stops("/explore?steps=all", |limits| {
        ask("/explore?steps=all", limits)
    });
    // The forces alone make ninety rounds over all members.
    assert!(whole > 90 * members, "only {whole} steps are accounted for");
    for address in [
        "/explore?steps=all&arrange=years".to_owned(),
        format!("/explore?steps=expand:{from}:all,expand:{to}:all&arrange=layers"),
        format!("/explore?steps=show:{from},expand:{to}:all"),
    ] {
        assert_it_stops(&address, |limits| ask(&address, limits));
    }
}

#[test]
fn a_drawing_stops_while_it_is_arranged() {
    assert_it_stops("a drawing", draw);
}

/// The steps that the answer to an address takes.
fn steps_of(address: &str) -> u64 {
    let watch = Watch::new(u64::MAX);
    let limits = Limits {
        stop: Some(Arc::<Watch>::clone(&watch)),
        ..explorer().usual_limits()
    };
    ask(address, &limits).expect("nothing stops it");
    watch.steps()
}

#[test]
fn what_claims_come_to_is_worked_out_for_those_that_are_shown_alone() {
    let relations = explorer().network().relations().len() as u64;
    let by_name = steps_of("/entities?sort=name&limit=1");
    let by_weight = steps_of("/entities?sort=first&limit=1");
    // Each claim is about two entities, and all of them are looked at once more.
    assert!(
        by_weight > by_name + relations,
        "{by_name} steps by name, {by_weight} by date, {relations} claims"
    );
}

fn as_it_is<'b>(patience: &Patience<'b>) -> Patience<'b> {
    patience.clone()
}

fn of_page<'b>(patience: &Patience<'b>) -> Patience<'b> {
    patience.of_page()
}

#[test]
fn the_years_around_a_list_are_looked_at_for_a_page_alone() {
    let steps_of = |seen: for<'a, 'b> fn(&'a Patience<'b>) -> Patience<'b>| {
        let watch = Watch::new(u64::MAX);
        let limits = Limits {
            stop: Some(Arc::<Watch>::clone(&watch)),
            ..explorer().usual_limits()
        };
        let entry = Table::built_in().named("claims").expect("a question");
        let parameters = Parameters::from_query("during=1850&limit=1");
        let asked = entry.read(explorer(), "/claims", parameters);
        let asked = asked.expect("nothing is wrong with it");
        let shown = asked.show(explorer(), &seen(&Patience::of_limits(limits)));
        shown.expect("nothing stops it");
        watch.steps()
    };
    let elsewhere = steps_of(as_it_is);
    let on_a_page = steps_of(of_page);
    let relations = explorer().network().relations().len() as u64;
    assert!(
        on_a_page >= elsewhere + relations,
        "{elsewhere} steps, {on_a_page} for a page, {relations} claims"
    );
}
