//! Which slots an expression uses, in its subqueries too.

use crate::language::meaning::HopKind;
use crate::language::meaning::MeantMatch;
use crate::language::meaning::MeantProjection;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Move;
use crate::language::meaning::Reading;
use crate::language::meaning::Search;
use crate::language::meaning::Term;
use crate::language::meaning::TermKind;

/// Adds the slots that a term uses.
pub fn uses(term: &Term, into: &mut Vec<usize>) {
    match &term.kind {
        TermKind::Slot(slot) => into.push(*slot),
        TermKind::Subquery(query, _) => of_query(query, into),
        _ => term.each_part(&mut |part| uses(part, into)),
    }
}

fn of_query(query: &MeantQuery, into: &mut Vec<usize>) {
    let segments = query.branches.iter().flat_map(|branch| &branch.segments);
    for segment in segments {
        for reading in &segment.readings {
            match reading {
                Reading::Match(matching) => of_match(matching, into),
                Reading::Unwind(list, _) => uses(list, into),
                Reading::Call(query, _) => of_query(query, into),
            }
        }
        if let Some(projection) = &segment.projection {
            of_projection(projection, into);
        }
    }
}

fn of_match(matching: &MeantMatch, into: &mut Vec<usize>) {
    into.extend(matching.nodes.iter().map(|node| node.slot));
    for hop in &matching.hops {
        into.push(hop.relation);
        if let HopKind::Many(repeated) = &hop.kind {
            for condition in &repeated.conditions {
                uses(condition, into);
            }
        }
    }
    for search in &matching.searches {
        into.extend([search.from, search.to]);
        of_search(search, into);
    }
    for condition in &matching.conditions {
        uses(condition, into);
    }
}

/// Adds the slots that the tests along a path use.
pub fn of_search(search: &Search, into: &mut Vec<usize>) {
    for one in &search.moves {
        let conditions = match one {
            Move::Node(test) => &test.conditions,
            Move::Hop(test) => &test.conditions,
            Move::Enter(repeated) | Move::Leave(repeated) => &repeated.conditions,
        };
        for condition in conditions {
            uses(condition, into);
        }
    }
    for filter in &search.filters {
        uses(filter, into);
    }
    if let Some(cost) = &search.cost {
        let mut used = Vec::new();
        uses(&cost.term, &mut used);
        into.extend(used.into_iter().filter(|slot| *slot != cost.slot));
    }
}

fn of_projection(projection: &MeantProjection, into: &mut Vec<usize>) {
    let columns = projection.columns.iter();
    into.extend(columns.clone().map(|column| column.slot));
    let columns = columns.filter_map(|column| column.term.as_ref());
    let aggregates = projection.aggregates.iter();
    let aggregates = aggregates.flat_map(|one| one.argument.iter().chain(&one.share));
    let order = projection.order.iter().map(|sort| &sort.term);
    let condition = projection.condition.iter();
    for term in columns.chain(aggregates).chain(order).chain(condition) {
        uses(term, into);
    }
}
