//! The triad census: how many threes of members there are of each of the sixteen ways in which three
//! can be tied (Holland and Leinhardt 1970; the names of Davis and Leinhardt 1972).
//!
//! Closed triads are listed, open ones counted by the ties of the member in their middle, the rest
//! follows from sums (Ortmann and Brandes 2017): no three that is not closed is looked at.

use crate::analysis::closed_triads::ClosedTriad;
use crate::analysis::closed_triads::Side;
use crate::analysis::closed_triads::each_closed_triad;
use crate::analysis::closed_triads::pairs;
use crate::analysis::simple_graph::SimpleGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// One of the sixteen types of triads: the numbers of mutual, one-way and absent ties, and a letter
/// where these do not tell types apart (Down, Up, Cyclic, Transitive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Triad {
    /// Nobody is tied.
    T003,
    /// One tie: A → B, C.
    T012,
    /// One mutual tie: A ↔ B, C.
    T102,
    /// A ← B → C.
    T021D,
    /// A → B ← C.
    T021U,
    /// A → B → C.
    T021C,
    /// A ↔ B ← C.
    T111D,
    /// A ↔ B → C.
    T111U,
    /// A → B → C, A → C.
    T030T,
    /// A → B → C → A.
    T030C,
    /// A ↔ B ↔ C.
    T201,
    /// A ← B → C, A ↔ C.
    T120D,
    /// A → B ← C, A ↔ C.
    T120U,
    /// A → B → C, A ↔ C.
    T120C,
    /// A → B ↔ C, A ↔ C.
    T210,
    /// All are tied both ways.
    T300,
}

impl Triad {
    /// All types, in the order in which they are usually listed.
    pub const ALL: [Self; 16] = [
        Self::T003,
        Self::T012,
        Self::T102,
        Self::T021D,
        Self::T021U,
        Self::T021C,
        Self::T111D,
        Self::T111U,
        Self::T030T,
        Self::T030C,
        Self::T201,
        Self::T120D,
        Self::T120U,
        Self::T120C,
        Self::T210,
        Self::T300,
    ];

    /// The usual name: `003`, `021D` …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::T003 => "003",
            Self::T012 => "012",
            Self::T102 => "102",
            Self::T021D => "021D",
            Self::T021U => "021U",
            Self::T021C => "021C",
            Self::T111D => "111D",
            Self::T111U => "111U",
            Self::T030T => "030T",
            Self::T030C => "030C",
            Self::T201 => "201",
            Self::T120D => "120D",
            Self::T120U => "120U",
            Self::T120C => "120C",
            Self::T210 => "210",
            Self::T300 => "300",
        }
    }

    /// How many mutual ties it has.
    fn mutual(self) -> u64 {
        match self {
            Self::T300 => 3,
            Self::T201 | Self::T210 => 2,
            Self::T102 | Self::T111D | Self::T111U | Self::T120D | Self::T120U | Self::T120C => 1,
            _ => 0,
        }
    }

    /// How many ties it has that lead one way only.
    fn one_way(self) -> u64 {
        match self {
            Self::T030T | Self::T030C => 3,
            Self::T021D | Self::T021U | Self::T021C | Self::T120D | Self::T120U | Self::T120C => 2,
            Self::T012 | Self::T111D | Self::T111U | Self::T210 => 1,
            _ => 0,
        }
    }
}

/// How many threes there are of each type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Census {
    counts: [u64; 16],
}

impl Census {
    /// How many threes are of a type.
    #[must_use]
    pub fn count(&self, triad: Triad) -> u64 {
        self.counts.at(triad as usize)
    }

    fn change(&mut self, triad: Triad, change: impl FnOnce(u64) -> u64) {
        self.counts.update(triad as usize, change);
    }
}

/// Takes the triad census. Parallel ties count once. Time `O(E^1.5)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn triad_census(graph: &SimpleGraph, budget: &mut Budget) -> Result<Census, Interruption> {
    let count = graph.count() as u64;
    budget.spend(2 * graph.size())?;
    let pairs = pairs(graph);
    let mut census = Census { counts: [0; 16] };
    let mut ends = vec![Ends::default(); graph.count()];
    for pair in &pairs {
        ends.update(pair.one as usize, |ends| ends.with(pair.side));
        ends.update(pair.other as usize, |ends| ends.with(pair.side.turned()));
    }
    for ends in &ends {
        ends.count_middles(&mut census);
    }
    each_closed_triad(graph.count(), &pairs, budget, |triad| {
        census.change(closed_type(triad), |before| before + 1);
        for (_, sides) in triad.seen_from_corners() {
            // It was counted as open, from each of its corners.
            census.change(open_type(sides), |before| before.saturating_sub(1));
        }
    })?;
    let mutual = pairs.iter().filter(|pair| pair.side.is_mutual()).count() as u64;
    let one_way = pairs.len() as u64 - mutual;
    let within = |of: fn(Triad) -> u64| -> u64 {
        let types = Triad::ALL.iter();
        types.map(|&triad| of(triad) * census.count(triad)).sum()
    };
    let others = count.saturating_sub(2);
    let t102 = (mutual * others).saturating_sub(within(Triad::mutual));
    let t012 = (one_way * others).saturating_sub(within(Triad::one_way));
    census.change(Triad::T102, |_| t102);
    census.change(Triad::T012, |_| t012);
    let tied: u64 = census.counts.iter().sum();
    let all = threes(count);
    census.change(Triad::T003, |_| all.saturating_sub(tied));
    Ok(census)
}

/// How many threes so many members make.
fn threes(count: u64) -> u64 {
    let count = u128::from(count);
    let all = count * count.saturating_sub(1) * count.saturating_sub(2) / 6;
    u64::try_from(all).unwrap_or(u64::MAX)
}

/// How many ties of each sort a member has.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    leading: u64,
    returning: u64,
    mutual: u64,
}

impl Ends {
    fn with(self, side: Side) -> Self {
        Self {
            leading: self.leading + u64::from(side.leads && !side.returns),
            returning: self.returning + u64::from(side.returns && !side.leads),
            mutual: self.mutual + u64::from(side.is_mutual()),
        }
    }

    /// Counts the threes whose middle the member is, closed or not.
    fn count_middles(self, census: &mut Census) {
        let two = |count: u64| count * count.saturating_sub(1) / 2;
        let middles = [
            (Triad::T021D, two(self.leading)),
            (Triad::T021U, two(self.returning)),
            (Triad::T021C, self.leading * self.returning),
            (Triad::T111D, self.mutual * self.returning),
            (Triad::T111U, self.mutual * self.leading),
            (Triad::T201, two(self.mutual)),
        ];
        for (triad, count) in middles {
            census.change(triad, |before| before + count);
        }
    }
}

/// The type of three of whom two are tied only to the third, by its sides to the two.
fn open_type(sides: [Side; 2]) -> Triad {
    let [one, other] = sides;
    match (one.is_mutual(), other.is_mutual()) {
        (true, true) => Triad::T201,
        (true, false) if other.leads => Triad::T111U,
        (false, true) if one.leads => Triad::T111U,
        (true, false) | (false, true) => Triad::T111D,
        (false, false) if one.leads && other.leads => Triad::T021D,
        (false, false) if one.returns && other.returns => Triad::T021U,
        (false, false) => Triad::T021C,
    }
}

/// The type of three of whom each is tied to each.
fn closed_type(triad: &ClosedTriad) -> Triad {
    let mutual = triad.sides.iter().filter(|side| side.is_mutual()).count();
    let seen = triad.seen_from_corners().map(|(_, sides)| open_type(sides));
    match mutual {
        3 => Triad::T300,
        2 => Triad::T210,
        // The corner across the mutual tie has two that lead one way.
        1 if seen.contains(&Triad::T021D) => Triad::T120D,
        1 if seen.contains(&Triad::T021U) => Triad::T120U,
        1 => Triad::T120C,
        _ if seen.contains(&Triad::T021D) => Triad::T030T,
        _ => Triad::T030C,
    }
}
