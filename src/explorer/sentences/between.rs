//! Which ties join which kinds, with how many claims there are of each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::explorer::sentences::counted_claims::CountOfType;
use crate::explorer::sentences::counted_claims::Counting;
use crate::explorer::sentences::said::Way;
use crate::explorer::sentences::vocabulary::Verb;

/// The claims of a type or class between two kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The id of the kind where they begin.
    pub from: String,
    /// The id of the kind where they end.
    pub to: String,
    /// How many there are.
    pub count: usize,
}

/// Which ties join which kinds.
#[derive(Clone, Debug, Default)]
pub struct Between {
    /// By the id of a type or class.
    joints: BTreeMap<String, Vec<Joint>>,
}

impl Between {
    /// The ties of a network, as far as they are counted.
    ///
    /// Time linear in its size.
    #[must_use]
    pub(super) fn of(counting: &Counting<'_>) -> Self {
        let network = counting.network();
        let schema = network.schema();
        let mut counts = BTreeMap::new();
        for claim in network.claims() {
            let index = network.relation(claim.index()).relation_type;
            let [from, to] = [claim.from(), claim.to()].map(|end| network.entity(end).kind);
            let count: &mut CountOfType = counts.entry((index, from, to)).or_default();
            count.add(counting, claim);
        }
        let mut between = Self::default();
        for ((index, from, to), count) in counts {
            let found = schema.relation_type(index);
            let [from, to] = [from, to].map(|kind| schema.kind(kind).id.as_str());
            let class = schema.class(found.class);
            between.add(&found.id, from, to, count.by_name);
            if class != found.id {
                between.add(class, from, to, count.by_class);
            }
        }
        between
    }

    fn add(&mut self, name: &str, from: &str, to: &str, count: usize) {
        let joints = self.joints.entry(name.to_owned()).or_default();
        let known = joints
            .iter_mut()
            .find(|one| one.from == from && one.to == to);
        match known {
            Some(joint) => joint.count += count,
            None => joints.push(Joint {
                from: from.to_owned(),
                to: to.to_owned(),
                count,
            }),
        }
    }

    /// Of some ties those that join the kinds of two ends, with how many claims there are between
    /// them, most first. A kind that is not known is any.
    #[must_use]
    pub fn narrowed(&self, verbs: &[Verb], who: Option<&str>, whom: Option<&str>) -> Vec<Verb> {
        let verbs = verbs.iter().map(|verb| Verb {
            count: self.count(verb, who, whom),
            ..verb.clone()
        });
        let mut verbs: Vec<Verb> = verbs.filter(|verb| verb.count > 0).collect();
        verbs.sort_by_key(|verb| Reverse(verb.count));
        verbs
    }

    fn count(&self, verb: &Verb, who: Option<&str>, whom: Option<&str>) -> usize {
        let fits = |kind: &str, wanted: Option<&str>| wanted.is_none_or(|wanted| wanted == kind);
        let joints = self.joints.get(&verb.name).into_iter().flatten();
        let joining = joints.filter(|joint| {
            let there = fits(&joint.from, who) && fits(&joint.to, whom);
            let back = fits(&joint.to, who) && fits(&joint.from, whom);
            match verb.way {
                Way::Forwards => there,
                Way::Backwards => back,
                Way::Either => there || back,
            }
        });
        joining.map(|joint| joint.count).sum()
    }

    /// The ends of a tie as they are read, such as "person>country:12", with blanks between; "~" stands
    /// between those of a tie that is read either way.
    #[must_use]
    pub fn written(&self, verb: &Verb) -> String {
        let joints = self.joints.get(&verb.name).into_iter().flatten();
        let ends = joints.map(|Joint { from, to, count }| match verb.way {
            Way::Forwards => format!("{from}>{to}:{count}"),
            Way::Backwards => format!("{to}>{from}:{count}"),
            Way::Either => format!("{from}~{to}:{count}"),
        });
        ends.collect::<Vec<_>>().join(" ")
    }
}
