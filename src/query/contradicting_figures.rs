//! Contradictions between figures: that of a whole, and those of its parts.
//!
//! Figures are compared where they count the same unit and stand between the same entity and the
//! whole or its parts: an operation that arrested so many, of whom it executed some and imprisoned
//! the others. What stands in a claim that something is a part counts for the part.

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::Claim;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Quantity;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::model::Window;
use crate::query::containment::Containment;
use crate::query::contradictions::Contradiction;
use crate::query::contradictions::Disagreement;
use crate::query::contradictions::FiguresApart;

/// How far sums of decimals may be from each other and still be equal, as a share of them.
const EQUAL: f64 = 1e-9;

/// The end of a claim that an entity has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum End {
    From,
    To,
}

/// What is counted: an entity, in its claims with another at whose one end it stands, in a unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Counted<'a> {
    entity: EntityIndex,
    other: EntityIndex,
    end: End,
    unit: &'a str,
}

/// The figures of one thing that is counted: between which bounds they all lie, and of which days
/// they are.
#[derive(Clone)]
struct Figures {
    least: f64,
    most: f64,
    days: Window,
    relations: Vec<RelationIndex>,
}

/// The figures of a part of a whole.
#[derive(Clone)]
struct OfPart {
    part: EntityIndex,
    figures: Figures,
}

/// Adds the wholes whose parts do not add up to them to the contradictions found.
pub(crate) fn contradicting_figures(
    network: &Network,
    claims: &[RelationIndex],
    budget: &mut Budget,
    found: &mut Vec<Contradiction>,
) -> Result<(), Interruption> {
    let containment = Containment::of(network, budget)?;
    if containment.is_empty() {
        return Ok(());
    }
    budget.spend(claims.len())?;
    let mut sums = Sums::of(network, claims, &containment);
    sums.gather_parts(budget)?;
    for (counted, total) in &sums.counted {
        let parts = sums.parts_of(*counted);
        budget.spend(parts.len())?;
        let mut parts = sums.outermost(counted.entity, parts);
        parts.retain(|part| part.figures.may_be_of_one_time(total));
        found.extend(sums.apart(*counted, total, &parts));
    }
    Ok(())
}

/// The figures of a network that can be summed.
struct Sums<'a> {
    network: &'a Network,
    containment: &'a Containment,
    counted: HashMap<Counted<'a>, Figures>,
    /// The figures of parts, by what the whole is counted in.
    parts: HashMap<Counted<'a>, Vec<OfPart>>,
    /// The figures that stand in the claims that something is a part, by whole and unit.
    said_of_parts: HashMap<(EntityIndex, &'a str), Vec<OfPart>>,
}

impl<'a> Sums<'a> {
    fn of(network: &'a Network, claims: &[RelationIndex], containment: &'a Containment) -> Self {
        let mut sums = Self {
            network,
            containment,
            counted: HashMap::new(),
            parts: HashMap::new(),
            said_of_parts: HashMap::new(),
        };
        for &relation in claims {
            sums.note(relation);
        }
        for said in sums.said_of_parts.values_mut() {
            said.sort_by_key(|said| said.part);
            let all = std::mem::take(said);
            for OfPart { part, figures } in all {
                add(said, part, figures);
            }
        }
        sums
    }

    fn note(&mut self, relation: RelationIndex) {
        let claim = self.network.claim(relation);
        let (Some(quantity), Some(unit)) = (claim.quantity(), claim.unit()) else {
            return;
        };
        if claim.status() == Status::Denied {
            return;
        }
        let figures = Figures::of(quantity, claim);
        let (from, to) = (claim.from(), claim.to());
        if claim.relation_type().is_part {
            let said = self.said_of_parts.entry((to, unit)).or_default();
            add(said, from, figures);
            return;
        }
        for (entity, other, end) in [(from, to, End::From), (to, from, End::To)] {
            if !self.containment.has_to_do_with_parts(entity) {
                continue;
            }
            let counted = Counted {
                entity,
                other,
                end,
                unit,
            };
            match self.counted.get_mut(&counted) {
                Some(known) => known.widen(&figures),
                None => {
                    self.counted.insert(counted, figures.clone());
                }
            }
        }
    }

    /// Gathers the figures of the parts at their wholes.
    fn gather_parts(&mut self, budget: &mut Budget) -> Result<(), Interruption> {
        for (counted, figures) in &self.counted {
            let wholes = self.containment.wholes_of(counted.entity);
            budget.spend(wholes.len())?;
            for &whole in wholes {
                let of_whole = Counted {
                    entity: whole,
                    ..*counted
                };
                if self.counted.contains_key(&of_whole) {
                    let parts = self.parts.entry(of_whole).or_default();
                    add(parts, counted.entity, figures.clone());
                }
            }
        }
        Ok(())
    }

    /// The figures of the parts of a whole, each part once.
    fn parts_of(&self, whole: Counted<'a>) -> Vec<OfPart> {
        let mut parts = self.parts.get(&whole).cloned().unwrap_or_default();
        let gathered = parts.len();
        parts.sort_unstable_by_key(|part| part.part);
        let said = self.said_of_parts.get(&(whole.entity, whole.unit));
        for said in said.into_iter().flatten() {
            let known = parts.get(..gathered).unwrap_or_default();
            if known
                .binary_search_by_key(&said.part, |known| known.part)
                .is_err()
            {
                parts.push(said.clone());
            }
        }
        parts.sort_by_key(|part| part.part);
        parts
    }

    /// The parts that are not parts of other parts of the same whole.
    fn outermost(&self, whole: EntityIndex, mut parts: Vec<OfPart>) -> Vec<OfPart> {
        parts.retain(|part| self.is_outermost(part.part, whole));
        parts
    }

    /// Whether a part of a whole is not within another part of it.
    fn is_outermost(&self, part: EntityIndex, whole: EntityIndex) -> bool {
        let mut wholes = self.containment.wholes_of(part).iter();
        !wholes.any(|&between| self.containment.is_part(between, whole))
    }

    /// The contradiction between the figure of a whole and those of its parts, if there is one: the
    /// parts are more than the whole, or all of them have figures and are fewer.
    fn apart(
        &self,
        counted: Counted<'a>,
        total: &Figures,
        parts: &[OfPart],
    ) -> Option<Contradiction> {
        let least: f64 = parts.iter().map(|part| part.figures.least).sum();
        let most: f64 = parts.iter().map(|part| part.figures.most).sum();
        let is_more = is_less(total.most, least);
        let is_whole = parts.len() > 1 && parts.len() == self.count_of_parts(counted.entity);
        if parts.is_empty() || !(is_more || (is_whole && is_less(most, total.least))) {
            return None;
        }
        let of_parts = parts.iter().flat_map(|part| &part.figures.relations);
        let relations = total.relations.iter().chain(of_parts);
        Some(Contradiction {
            disagreement: Disagreement::FiguresApart,
            relations: relations.copied().collect(),
            figures: Some(FiguresApart {
                whole: counted.entity,
                total: quantity(total.least, total.most),
                sum: quantity(least, most),
                unit: counted.unit.to_owned(),
            }),
        })
    }

    /// The number of the outermost parts of a whole, with and without figures.
    fn count_of_parts(&self, whole: EntityIndex) -> usize {
        let parts = self.containment.parts_of(whole).iter();
        parts
            .filter(|&&part| self.is_outermost(part, whole))
            .count()
    }
}

/// Adds the figures of a part, after those of the same part.
fn add(parts: &mut Vec<OfPart>, part: EntityIndex, figures: Figures) {
    match parts.last_mut().filter(|last| last.part == part) {
        Some(last) => last.figures.widen(&figures),
        None => parts.push(OfPart { part, figures }),
    }
}

impl Figures {
    fn of(quantity: Quantity, claim: Claim<'_>) -> Self {
        let always = Window {
            first: Day::ALWAYS,
            last: Day::NEVER_ENDING,
        };
        Self {
            days: claim.when().map_or(always, HistoricalDate::span),
            least: quantity.least.unwrap_or(f64::NEG_INFINITY),
            most: quantity.most.unwrap_or(f64::INFINITY),
            relations: vec![claim.index()],
        }
    }

    fn widen(&mut self, other: &Self) {
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
        self.days.first = self.days.first.min(other.days.first);
        self.days.last = self.days.last.max(other.days.last);
        self.relations.extend(&other.relations);
    }

    /// Whether they may be of the same time.
    fn may_be_of_one_time(&self, other: &Self) -> bool {
        self.days.first <= other.days.last && other.days.first <= self.days.last
    }
}

/// The quantity between two bounds.
fn quantity(least: f64, most: f64) -> Quantity {
    Quantity {
        least: Some(least).filter(|least| least.is_finite()),
        most: Some(most).filter(|most| most.is_finite()),
    }
}

/// Whether a number is less than another by more than decimals are inexact.
fn is_less(one: f64, other: f64) -> bool {
    other - one > EQUAL * one.abs().max(other.abs())
}
