//! Ready sentences: questions to begin with, made of the words that a network uses most, each with an
//! answer.

use std::collections::BTreeMap;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::QueryQuestion;
use crate::explorer::sentences::draft::Draft;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Line;
use crate::explorer::sentences::said::Object;
use crate::explorer::sentences::said::Order;
use crate::explorer::sentences::said::Polarity;
use crate::explorer::sentences::said::Reach;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Sentences;
use crate::explorer::sentences::said::Show;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Tie;
use crate::explorer::sentences::said::Time;
use crate::explorer::sentences::said::Way;
use crate::explorer::sentences::said::What;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::Day;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::query::Limits;

/// How many there are.
pub const READY: usize = 10;
/// How many types they are made of.
const TYPES: usize = 8;
/// How many steps it may take to see that one has an answer.
const STEPS: u64 = 200_000;
/// How many rows one shows.
const ROWS: u32 = 50;

/// A type of tie as it is used most.
pub(crate) struct Used {
    pub(crate) name: String,
    pub(crate) from: String,
    to: String,
    /// The year in which most claims of the type certainly are.
    pub(crate) year: Option<String>,
}

/// A way to make sentences of a type, and of another that may be the same.
type Pattern = fn(&Used, &Used) -> Option<Draft>;

/// From the plainest to those that join several lines.
const PATTERNS: [Pattern; READY] = [
    |used, _| Some(one_line(used)),
    |used, _| in_a_year(used),
    |used, _| Some(counted(used, 0, 1)),
    |used, _| Some(counted(used, 1, 0)),
    not_in_turn,
    and_then,
    by_two,
    |used, _| each_other(used),
    |used, _| Some(without_date(used)),
    |used, _| Some(by_status(used)),
];

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
    answer.is_ok_and(|answer| !answer.rows.is_empty() && answer.incomplete.is_none())
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
    Some(Used {
        name: schema.relation_type(index).id.clone(),
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

fn tie(used: &Used, way: Way) -> Tie {
    Tie {
        types: vec![used.name.clone()],
        way,
    }
}

fn line(subject: usize, used: &Used, object: usize) -> Line {
    Line {
        subject,
        polarity: Polarity::Is,
        tie: tie(used, Way::Forwards),
        object: Object::Named(object),
        time: None,
    }
}

/// A line with the kinds of its ends, of which entities and the day of the claim are shown.
fn one_line(used: &Used) -> Draft {
    Draft {
        entities: vec![Some(used.from.clone()), Some(used.to.clone())],
        lines: vec![line(0, used, 1)],
        conditions: Vec::new(),
        show: Show {
            columns: vec![
                itself(0),
                itself(1),
                shown(What::Its(About::Claim(0), "when".to_owned())),
            ],
            most: Some(ROWS),
            ..Show::default()
        },
    }
}

fn shown(what: What) -> Column {
    Column {
        what,
        heading: None,
    }
}

fn itself(entity: usize) -> Column {
    shown(What::Itself(About::Entity(entity)))
}

fn in_a_year(used: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    let date = used.year.clone()?;
    draft.lines.first_mut()?.time = Some(Time {
        reach: Reach::During,
        date,
        surety: Surety::Certainly,
    });
    Some(draft)
}

/// Of one end, with how many others, the most first.
fn counted(used: &Used, shown_end: usize, counted_end: usize) -> Draft {
    let mut draft = one_line(used);
    let count = What::NumberOf(About::Entity(counted_end));
    draft.show = Show {
        columns: vec![itself(shown_end), shown(count)],
        repeats: Repeats::Each,
        order: Some(Order {
            column: 1,
            sorting: Sorting::Descending,
        }),
        most: Some(ROWS),
    };
    draft
}

/// Whose second end never was the first of the other type.
fn not_in_turn(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.lines.push(Line {
        subject: 1,
        polarity: Polarity::IsNot,
        tie: tie(other, Way::Forwards),
        object: Object::Anybody(None),
        time: None,
    });
    (used.to == other.from).then_some(draft)
}

/// Whose second end is the first of the other type.
fn and_then(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.entities.push(Some(other.to.clone()));
    draft.lines.push(line(1, other, 2));
    draft.show.columns = vec![itself(0), itself(1), itself(2)];
    (used.to == other.from).then_some(draft)
}

/// Whose first end is the first of the other type too.
fn by_two(used: &Used, other: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.entities.push(Some(other.to.clone()));
    draft.lines.push(line(0, other, 2));
    draft.show.columns = vec![itself(0), itself(1), itself(2)];
    (used.from == other.from && used.name != other.name).then_some(draft)
}

/// Both ends to each other.
fn each_other(used: &Used) -> Option<Draft> {
    let mut draft = one_line(used);
    draft.lines.push(line(1, used, 0));
    draft.show.columns = vec![itself(0), itself(1)];
    (used.from == used.to).then_some(draft)
}

fn without_date(used: &Used) -> Draft {
    let mut draft = one_line(used);
    draft.show.columns = vec![itself(0), itself(1), shown(What::Itself(About::Claim(0)))];
    draft.conditions.push(Condition {
        about: About::Claim(0),
        test: Test::Missing("when".to_owned()),
    });
    draft
}

/// How many claims there are of each status.
fn by_status(used: &Used) -> Draft {
    let mut draft = one_line(used);
    let status = What::Its(About::Claim(0), "status".to_owned());
    draft.show = Show {
        columns: vec![shown(status), shown(What::NumberOf(About::Claim(0)))],
        repeats: Repeats::Each,
        order: Some(Order {
            column: 1,
            sorting: Sorting::Descending,
        }),
        most: None,
    };
    draft
}
