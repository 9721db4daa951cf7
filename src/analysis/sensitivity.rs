//! Would the ranking survive a lost archive? How far ranks depend on which claims are left.
//!
//! A measure is taken again of many samples of the claims, each without a share that is drawn by lot
//! (Borgatti, Carley and Krackhardt 2006; Ryan and Ahnert 2020): the range of each rank, and in how
//! many samples it stays above the next, say what may be concluded from it.

use crate::analysis::drawing_lots::Lots;
use crate::analysis::ranking::ranks;
use crate::analysis::simple_graph::real;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// How claims are lost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// Which share of the claims is lost in each sample, from 0 to 1.
    pub share: f64,
    /// How many samples are drawn.
    pub samples: usize,
    /// What the lots follow from.
    pub seed: u64,
}

impl Loss {
    /// How many of so many claims are lost: the share, rounded.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the share is between nothing and all"
    )]
    pub fn of(&self, claims: usize) -> usize {
        ((real(claims) * self.share.clamp(0.0, 1.0)).round() as usize).min(claims)
    }
}

/// How far a ranking depends on which claims are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survival {
    /// How many samples were drawn; fewer than wanted if the time was over.
    pub samples: usize,
    /// In how many of them the first of the ranking is first, alone or with others.
    pub led: usize,
    /// The ranks of each member over all samples.
    pub ranks: Vec<RankRange>,
    /// For each member but the last, in the order of the ranking, in how many samples its value is
    /// above that of the next.
    pub order_kept: Vec<usize>,
}

/// The ranks that a member has in samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct RankRange {
    /// The best rank, from 1.
    pub best: usize,
    /// The worst rank.
    pub worst: usize,
}

impl RankRange {
    /// The range of this and another rank.
    #[must_use]
    pub fn with(self, rank: usize) -> Self {
        Self {
            best: if self.best == 0 {
                rank
            } else {
                self.best.min(rank)
            },
            worst: self.worst.max(rank),
        }
    }
}

/// Measures samples of `claims` claims, one of each loss in turn. `order` lists the members by the
/// ranking of all claims; `measure` takes the measure of the claims that are left, at whose positions
/// there is `true`.
///
/// # Errors
///
/// [`Interruption`] if the first samples could not be measured, or nobody waits any more. If the time
/// or the work allowed is over later, the samples drawn by then are the answer.
pub fn survival(
    claims: usize,
    order: &[usize],
    losses: &[Loss],
    mut measure: impl FnMut(&[bool]) -> Result<Vec<f64>, Interruption>,
) -> Result<Vec<Survival>, Interruption> {
    let mut drawings: Vec<Drawing> = losses
        .iter()
        .map(|&loss| Drawing::new(claims, loss))
        .collect();
    let mut found = vec![Survival::of_none(order.len()); losses.len()];
    let most = losses.iter().map(|loss| loss.samples).max().unwrap_or(0);
    'drawing: for sample in 0..most {
        let due = drawings.iter_mut().zip(&mut found);
        for (drawing, found) in due.filter(|(drawing, _)| sample < drawing.loss.samples) {
            match measure(drawing.draw()) {
                Ok(values) => found.add(order, &values),
                Err(stopped @ Interruption::Stopped { .. }) => return Err(stopped),
                Err(interruption) if sample == 0 => return Err(interruption),
                Err(_) => break 'drawing,
            }
        }
    }
    Ok(found)
}

/// Draws samples of one loss.
struct Drawing {
    loss: Loss,
    lots: Lots,
    positions: Vec<usize>,
    is_left: Vec<bool>,
}

impl Drawing {
    fn new(claims: usize, loss: Loss) -> Self {
        Self {
            loss,
            lots: Lots::new(loss.seed),
            positions: (0..claims).collect(),
            is_left: vec![true; claims],
        }
    }

    /// Which claims are left in the next sample.
    fn draw(&mut self) -> &[bool] {
        self.lots.shuffle(&mut self.positions);
        self.is_left.fill(true);
        let lost = self.loss.of(self.positions.len());
        for &position in self.positions.iter().take(lost) {
            self.is_left.put(position, false);
        }
        &self.is_left
    }
}

impl Survival {
    fn of_none(members: usize) -> Self {
        Self {
            samples: 0,
            led: 0,
            ranks: vec![RankRange::default(); members],
            order_kept: vec![0; members.saturating_sub(1)],
        }
    }

    fn add(&mut self, order: &[usize], values: &[f64]) {
        let ranks = ranks(values);
        self.samples += 1;
        let first = order.first().and_then(|&first| ranks.get(first));
        self.led += usize::from(first == Some(&1));
        for (range, rank) in self.ranks.iter_mut().zip(ranks) {
            *range = range.with(rank);
        }
        let neighbours = order.iter().zip(order.iter().skip(1));
        for (kept, (&one, &next)) in self.order_kept.iter_mut().zip(neighbours) {
            *kept += usize::from(values.at(one) > values.at(next));
        }
    }
}
