//! What an answer about paths says in words: its heading, its sentence, and how its routes stand.

use crate::model::Claim;
use crate::model::Network;
use crate::model::Status;
use crate::query::Cut;
use crate::query::Ends;
use crate::query::PathAnswer;
use crate::query::Route;
use crate::view::absence::AbsenceView;

/// "Two hops from Torashirō Kawabe to Joseph Stalin".
pub(super) fn heading(network: &Network, ends: Ends, answer: &PathAnswer) -> String {
    let [from, to] = [ends.from, ends.to].map(|end| network.entity(end).name.as_str());
    match answer.routes.first().map(|route| route.hops.len()) {
        None if answer.cut == Some(Cut::Time) => {
            format!("No route from {from} to {to} was found in the time for an answer")
        }
        None => format!("No route from {from} to {to}"),
        Some(0) => {
            let is = network.grammatical_number(ends.from).is();
            format!("{from} {is} where you started")
        }
        Some(1) => format!("{from} and {to} are directly tied"),
        Some(hops) => format!("{} hops from {from} to {to}", in_letters(hops)),
    }
}

/// A number at the beginning of a heading; a large one in digits.
fn in_letters(number: usize) -> String {
    let names = [
        "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    ];
    let name = number.checked_sub(2).and_then(|place| names.get(place));
    name.map_or_else(|| number.to_string(), |name| (*name).to_owned())
}

/// The answer in a sentence.
pub(super) fn summary(
    network: &Network,
    ends: Ends,
    answer: &PathAnswer,
    absence: Option<&AbsenceView>,
) -> String {
    let (from_name, to_name) = (
        &network.entity(ends.from).name,
        &network.entity(ends.to).name,
    );
    let Some(first) = answer.routes.first() else {
        let why = absence.map_or("", |absence| absence.sentence.as_str());
        return format!("No route from {from_name} to {to_name}. {why}")
            .trim_end()
            .to_owned();
    };
    let hops = match first.hops.len() {
        0 => {
            let is = network.grammatical_number(ends.from).is();
            return format!("{from_name} {is} where you started.");
        }
        1 => "directly tied".to_owned(),
        hops => format!("{hops} hops apart"),
    };
    let weakest = answer.weakest.and_then(|_| weakest_step(network, first));
    let weakest = weakest.map(|status| match (status, status.noun()) {
        (Status::NotStated, _) => "How the weakest step stands is not stated.".to_owned(),
        (_, "") => format!("The weakest step is {status}."),
        (_, noun) => format!("The weakest step is {noun}."),
    });
    let mut sentences = vec![format!("{from_name} and {to_name} are {hops}.")];
    sentences.extend([how_many(answer), weakest.unwrap_or_default()]);
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// What a page says under its heading, which tells the length: how many routes there are, and how
/// the first of them stands.
pub(super) fn lead(network: &Network, answer: &PathAnswer) -> String {
    let first = answer.routes.first().filter(|route| !route.hops.is_empty());
    let Some(first) = first else {
        return String::new();
    };
    let Some(status) = weakest_step(network, first) else {
        return how_many(answer);
    };
    let (of_it, step) = match (answer.routes.len(), first.hops.len()) {
        (1, 1) => ("The tie", "The tie"),
        (1, _) => ("The route", "Its weakest step"),
        (_, 1) => ("The first", "The first"),
        _ => ("The first", "The weakest step of the first"),
    };
    let stands = match (status, status.noun()) {
        (Status::Documented, _) if first.hops.len() == 1 => format!("{of_it} is documented."),
        (Status::Documented, _) => format!("{of_it} is documented throughout."),
        (Status::NotStated, _) => format!("{step} has no status: how it stands is not stated."),
        (_, "") => format!("{step} is {status}."),
        (_, noun) => format!("{step} is {noun}."),
    };
    format!("{} {stands}", how_many(answer))
        .trim_start()
        .to_owned()
}

/// How the least attested step of a route stands, by the best claim of each.
fn weakest_step(network: &Network, route: &Route) -> Option<Status> {
    let claims = route.hops.iter().filter_map(|hop| hop.relations.first());
    let claims = claims.map(|&relation| network.claim(relation));
    let weakest = claims.min_by_key(|claim| claim.strength());
    weakest.map(Claim::status)
}

/// How many routes there are, or are listed, if there is more than one.
fn how_many(answer: &PathAnswer) -> String {
    match answer.total {
        Some(total) if total > answer.routes.len() as u64 => {
            format!(
                "There are {total} such routes; the first {} are listed.",
                answer.routes.len()
            )
        }
        Some(total) if total > 1 => format!("There are {total} such routes."),
        _ if answer.routes.len() > 1 => {
            format!("{} routes are listed, shortest first.", answer.routes.len())
        }
        _ => String::new(),
    }
}
