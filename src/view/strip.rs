//! A strip of time: the dated ties of an entity as bars above their words, in per cent of the width,
//! so that it fits any box and its letters never shrink.

use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::figure_time_scale::year;

/// How many ties a strip shows; a timeline has the others.
const MOST_BARS: usize = 6;
/// Fewer dated ties than these are no strip.
const FEWEST_BARS: usize = 2;
/// How many years are marked at most.
const MOST_TICKS: f64 = 6.0;
/// Years between two marks.
const STEPS: [f64; 10] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0,
];
/// The least width of a bar in per cent.
const NARROWEST: f64 = 0.8;
/// Where along the strip words can begin or end, besides its sides, in per cent.
const PLACES: [f64; 3] = [12.5, 25.0, 37.5];

/// A strip of time.
#[derive(Clone, Debug, PartialEq)]
pub struct StripView {
    /// The years that are marked.
    pub ticks: Vec<StripTick>,
    /// The ties, the earliest first.
    pub bars: Vec<StripBar>,
    /// How many dated ties are not shown.
    pub left: usize,
    /// How many ties have no date.
    pub undated: usize,
}

/// A year that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct StripTick {
    /// Where, in per cent.
    pub x: f64,
    /// The year.
    pub label: String,
}

/// A stretch of a strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripStretch {
    /// Where it begins, in per cent.
    pub x: f64,
    /// How wide it is, in per cent.
    pub width: f64,
}

/// A tie of a strip.
#[derive(Clone, Debug, PartialEq)]
pub struct StripBar {
    /// The id of the claim.
    pub id: String,
    /// When it may have held.
    pub possible: StripStretch,
    /// When it certainly held, if that is known of any time.
    pub certain: Option<StripStretch>,
    /// What it says, with its date.
    pub words: String,
    /// `after` if the words begin at a place counted from the left, `before` if they end at a place
    /// counted from the right.
    pub side: &'static str,
    /// That place, from 0 to 3.
    pub place: usize,
}

/// The years from the first to the last known day.
#[derive(Clone, Copy)]
struct Span {
    first: f64,
    last: f64,
}

impl StripView {
    /// The strip of some ties of an entity; `None` if too few of them have a date.
    pub(crate) fn of(
        network: &Network,
        entity: EntityIndex,
        ties: &[RelationIndex],
    ) -> Option<Self> {
        let mut dated: Vec<RelationIndex> = ties.to_vec();
        dated.retain(|&tie| Span::of(network.bounds(tie)).is_some());
        if dated.len() < FEWEST_BARS {
            return None;
        }
        dated.sort_by_key(|&tie| earliest_first(network, tie));
        let left = dated.len().saturating_sub(MOST_BARS);
        let dated = telling(network, dated);
        let spans = dated
            .iter()
            .filter_map(|&tie| Span::of(network.bounds(tie)));
        let span = spans.reduce(Span::with)?;
        let bars = dated.iter().map(|&tie| span.bar(network, entity, tie));
        let undated = ties.iter().map(|&tie| network.bounds(tie));
        Some(Self {
            ticks: span.ticks(),
            bars: bars.collect(),
            left,
            undated: undated
                .filter(|bounds| *bounds == DateBounds::UNDATED)
                .count(),
        })
    }
}

/// Of many dated ties, the earliest first, those that say most of the time: such whose beginning and
/// end are bounded, from all over the years, before such that held "until" or "since" some day.
fn telling(network: &Network, dated: Vec<RelationIndex>) -> Vec<RelationIndex> {
    let is_bounded = |tie: &RelationIndex| {
        let bounds = network.bounds(*tie);
        !bounds.start_earliest.is_open() && !bounds.end_latest.is_open()
    };
    let (bounded, open): (Vec<_>, Vec<_>) = dated.into_iter().partition(is_bounded);
    let room = MOST_BARS.saturating_sub(bounded.len());
    if room == 0 {
        let last = bounded.len() - 1;
        let places = (0..MOST_BARS).map(|bar| bar * last / (MOST_BARS - 1));
        return places
            .filter_map(|place| bounded.get(place).copied())
            .collect();
    }
    let open = open.into_iter().take(room);
    let mut chosen: Vec<RelationIndex> = bounded.into_iter().chain(open).collect();
    chosen.sort_by_key(|&tie| earliest_first(network, tie));
    chosen
}

/// By when ties may have begun, then by when they had ended.
fn earliest_first(network: &Network, tie: RelationIndex) -> (Day, Day, RelationIndex) {
    let bounds = network.bounds(tie);
    (bounds.start_earliest, bounds.end_latest, tie)
}

impl Span {
    fn of(bounds: DateBounds) -> Option<Self> {
        let days = [
            bounds.start_earliest,
            bounds.start_latest,
            bounds.end_earliest,
            bounds.end_latest,
        ];
        let known = days.into_iter().filter(|day| !day.is_open());
        let years = known.map(|day| Self {
            first: year(day).floor(),
            last: year(day).floor() + 1.0,
        });
        years.reduce(Self::with)
    }

    fn with(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Where a moment is, in per cent.
    fn x(self, at: f64) -> f64 {
        (at.clamp(self.first, self.last) - self.first) / (self.last - self.first) * 100.0
    }

    /// From the beginning of one day to the end of another.
    fn stretch(self, first: Day, last: Day) -> StripStretch {
        let begin = if first.is_open() {
            self.first
        } else {
            year(first)
        };
        let end = if last.is_open() {
            self.last
        } else {
            year(last.plus(1))
        };
        let x = self.x(begin).min(100.0 - NARROWEST);
        StripStretch {
            x,
            width: (self.x(end) - x).max(NARROWEST),
        }
    }

    fn bar(self, network: &Network, entity: EntityIndex, tie: RelationIndex) -> StripBar {
        let claim = network.claim(tie);
        let bounds = network.bounds(tie);
        let possible = self.stretch(bounds.start_earliest, bounds.end_latest);
        let is_certain = bounds.start_latest <= bounds.end_earliest;
        let words = claim.predicate(claim.read_from(entity));
        let date = claim.date_in_words().unwrap_or_default();
        let end = possible.x + possible.width;
        let is_after = possible.x + end <= 100.0;
        let from_side = if is_after { possible.x } else { 100.0 - end };
        StripBar {
            id: claim.id(),
            possible,
            certain: is_certain.then(|| self.stretch(bounds.start_latest, bounds.end_earliest)),
            words: format!("{words}, {date}"),
            side: if is_after { "after" } else { "before" },
            place: place(from_side),
        }
    }

    fn ticks(self) -> Vec<StripTick> {
        let years = self.last - self.first;
        let fits = |step: &f64| years / step <= MOST_TICKS;
        let step = STEPS.into_iter().find(fits).unwrap_or(years);
        let mut at = (self.first / step).ceil() * step;
        let mut ticks = Vec::new();
        while at < self.last {
            ticks.push(StripTick {
                x: self.x(at),
                label: format!("{at:.0}"),
            });
            at += step;
        }
        ticks
    }
}

/// The last place that is no farther from the side than a distance in per cent.
fn place(from_side: f64) -> usize {
    let places = PLACES.iter();
    places.filter(|place| from_side >= **place).count()
}
