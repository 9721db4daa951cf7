//! Dates that are allowed, but may say less than their author thinks.
//!
//! One warning for each type of relation and each doubt, with the first few claims, however many
//! there are.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use crate::dataset::report::DatasetReport;
use crate::model::Aspect;
use crate::model::Claim;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::Status;

const FILE: &str = "relations.csv";
/// How many claims a warning names.
const NAMED: usize = 5;

/// A date that may say less than its author thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    /// The state has a single date.
    SingleDate,
    /// The state has a beginning and an unknown end.
    NoEnd,
    /// There is the same claim with a date.
    UndatedTwin,
}

impl Doubt {
    /// The fault and its remedy, after "12 claims of the type X".
    const fn words(self) -> &'static str {
        match self {
            Self::SingleDate => {
                "give a single date to what lasts, which says only that it held at some moment of it; write an interval such as 1934/1936 where a beginning or an end is known"
            }
            Self::NoEnd => {
                "begin, and nothing bounds their end: no date of it, and no end of either entity; write the end, or .. if there is none"
            }
            Self::UndatedTwin => {
                "have no date, where the same claim is made with one; remove them, or add their source to the dated claim"
            }
        }
    }
}

/// What makes two claims the same but for their dates.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    ends: [EntityIndex; 2],
    relation_type: RelationTypeIndex,
    status: Status,
    asserted_by: Option<EntityIndex>,
}

impl Said {
    fn by(network: &Network, claim: Claim<'_>) -> Self {
        let mut ends = [claim.from(), claim.to()];
        if claim.relation_type().symmetric {
            ends.sort_unstable();
        }
        Self {
            ends,
            relation_type: network.relation(claim.index()).relation_type,
            status: claim.status(),
            asserted_by: claim.asserted_by(),
        }
    }
}

/// Warns of dates that may say less than their author thinks.
///
/// Time linear in the relations.
pub fn warn_of_doubts(network: &Network, report: &mut DatasetReport) {
    let is_dated = |claim: &Claim<'_>| claim.when().is_some();
    let dated = network.claims().filter(is_dated);
    let dated: HashSet<Said> = dated.map(|claim| Said::by(network, claim)).collect();
    let mut found: BTreeMap<(RelationTypeIndex, Doubt), Vec<Claim<'_>>> = BTreeMap::new();
    for claim in network.claims() {
        let doubt = if is_dated(&claim) {
            doubt_of_state(network, claim)
        } else {
            let has_twin = dated.contains(&Said::by(network, claim));
            has_twin.then_some(Doubt::UndatedTwin)
        };
        if let Some(doubt) = doubt {
            let relation_type = network.relation(claim.index()).relation_type;
            found.entry((relation_type, doubt)).or_default().push(claim);
        }
    }
    for ((relation_type, doubt), claims) in found {
        let id = &network.schema().relation_type(relation_type).id;
        report.warning(FILE, None, warning(id, doubt, &claims));
    }
}

fn warning(relation_type: &str, doubt: Doubt, claims: &[Claim<'_>]) -> String {
    let named: Vec<String> = claims.iter().take(NAMED).map(|claim| claim.id()).collect();
    let named = named.join(", ");
    let further = if claims.len() > NAMED { ", …" } else { "" };
    format!(
        "claims of the type \"{relation_type}\" {} ({}: {named}{further})",
        doubt.words(),
        claims.len()
    )
}

fn doubt_of_state(network: &Network, claim: Claim<'_>) -> Option<Doubt> {
    if claim.relation_type().aspect != Aspect::State {
        return None;
    }
    let bounds = network.bounds(claim.index());
    let ends_openly = bounds.end_latest == Day::NEVER_ENDING;
    let written = claim.when().map_or("", |date| date.as_str());
    if ends_openly && bounds.start_earliest == Day::ALWAYS && !written.contains('/') {
        return Some(Doubt::SingleDate);
    }
    let is_bounded = [claim.from(), claim.to()].into_iter().any(|entity| {
        let details = network.entity(entity).details.as_ref();
        details.is_some_and(|details| details.end.is_some())
    });
    let is_meant = written.ends_with("..");
    (ends_openly && !is_bounded && !is_meant).then_some(Doubt::NoEnd)
}
