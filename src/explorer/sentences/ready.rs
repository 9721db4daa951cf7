//! Ready sentences: questions to begin with, made of the words that a network uses most, each with an
//! answer.

use std::collections::BTreeMap;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::QueryQuestion;
use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::ready_patterns::PATTERNS;
use crate::explorer::sentences::ready_patterns::Pattern;
use crate::explorer::sentences::ready_patterns::ROWS;
use crate::explorer::sentences::ready_patterns::Used;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Way;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::Day;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::query::Cut;
use crate::query::Limits;

/// How many there are.
pub const READY: usize = 10;
/// How many types they are made of.
const TYPES: usize = 8;
/// How many steps it may take to see that one has an answer.
const STEPS: u64 = 200_000;
/// The first ten sentences that have an answer: each pattern with the type that suits it, and then
/// with others. Fewer if the network says too little.
///
/// Time of at most a hundred small questions.
pub(crate) fn ready(explorer: &Explorer) -> Vec<Sentences> {
    let used = used_types(explorer);
    let mut found: Vec<Sentences> = Vec::new();
    for round in 0..used.len() {
        for (number, pattern) in PATTERNS.iter().enumerate() {
            if found.len() >= READY {
                return found;
            }
            // Each pattern begins with another type, so that not all are about one.
            let order = (0..used.len()).map(|step| (number + round + step) % used.len());
            let made = order.filter_map(|first| made(explorer, *pattern, &used, first));
            let mut new = made.filter(|sentences| !found.contains(sentences));
            if let Some(sentences) = new.next() {
                drop(new);
                found.push(sentences);
            }
        }
    }
    found
}

/// A pattern with this type, and the first other that has an answer with it.
fn made(explorer: &Explorer, pattern: Pattern, used: &[Used], first: usize) -> Option<Sentences> {
    let one = used.get(first)?;
    let others = (1..=used.len()).map(|step| (first + step) % used.len());
    let others = others.filter_map(|other| used.get(other));
    let mut drafts: Vec<Draft> = others.filter_map(|other| pattern(one, other)).collect();
    // Most patterns are about one type, whatever the other is.
    drafts.dedup();
    let settled = drafts.into_iter().filter_map(|draft| draft.settle().ok());
    let mut answered = settled.filter(|sentences| is_answered(explorer, sentences));
    answered.next()
}

fn is_answered(explorer: &Explorer, sentences: &Sentences) -> bool {
    let question = QueryQuestion::of(sentences.text(), Scope::default());
    let limits = Limits {
        steps: STEPS,
        results: ROWS as usize,
        stop: None,
    };
    let answer = explorer.ask(&question, &limits);
    answer.is_ok_and(|answer| !answer.rows.is_empty() && !answer.cut.is_some_and(Cut::is_open))
}

/// The types that are used most, the first before the others.
pub(crate) fn used_types(explorer: &Explorer) -> Vec<Used> {
    let network = explorer.network();
    let mut types = explorer.statistics().relations_by_type.clone();
    types.retain(|(_, count)| *count > 0);
    types.sort_by_key(|(index, count)| (std::cmp::Reverse(*count), *index));
    let types = types.into_iter().take(TYPES);
    types
        .filter_map(|(index, _)| of_type(network, index))
        .collect()
}

fn of_type(network: &Network, index: RelationTypeIndex) -> Option<Used> {
    let mut from = BTreeMap::new();
    let mut to = BTreeMap::new();
    let mut years = BTreeMap::new();
    let claims = network
        .claims()
        .filter(|claim| network.relation(claim.index()).relation_type == index);
    for claim in claims {
        *from.entry(network.kind_of(claim.from())).or_insert(0_usize) += 1;
        *to.entry(network.kind_of(claim.to())).or_insert(0_usize) += 1;
        if let Some(year) = year(network, claim) {
            *years.entry(year).or_insert(0_usize) += 1;
        }
    }
    let schema = network.schema();
    let kind = |counts: BTreeMap<_, _>| Some(schema.kind(most(counts)?).id.clone());
    let found = schema.relation_type(index);
    Some(Used {
        name: found.id.clone(),
        way: if found.symmetric {
            Way::Either
        } else {
            Way::Forwards
        },
        from: kind(from)?,
        to: kind(to)?,
        year: most(years).map(|year| format!("{year:04}")),
    })
}

/// What was counted most often; of equals the first.
fn most<K: Ord + Copy>(counts: BTreeMap<K, usize>) -> Option<K> {
    let mut counts: Vec<(K, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    counts.first().map(|(key, _)| *key)
}

/// The year in which a claim certainly begins.
fn year(network: &Network, claim: Claim<'_>) -> Option<i64> {
    let bounds = network.bounds(claim.index());
    let (first, last) = (bounds.start_earliest, bounds.start_latest);
    let is_known = first > Day::ALWAYS && last < Day::NEVER_ENDING;
    let year = is_known.then(|| first.year());
    year.filter(|year| *year == last.year() && (1..=9999).contains(year))
}
