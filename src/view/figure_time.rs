//! Pictures with years from left to right: when ties held, and how far that is known.
//!
//! What a tie must have covered is drawn firm, what it may have covered soft; an open end fades out
//! at the border.

use crate::layout::Bar;
use crate::layout::timeline;
use crate::model::Aspect;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::relation::RelationView;

const WIDTH: f64 = 1_160.0;
/// The column of the lanes' names: how narrow and how wide it is, and what a letter in it takes.
const NARROWEST_NAMES: f64 = 120.0;
const WIDEST_NAMES: f64 = 290.0;
const NAME_LETTER: f64 = 7.0;
const LONGEST_NAME: usize = 40;
const RIGHT: f64 = 18.0;
const HEAD: f64 = 30.0;
const ROW: f64 = 24.0;
const LANE_GAP: f64 = 10.0;
/// How wide a letter of a label is at most, in the picture's units.
const LETTER: f64 = 6.4;
const LONGEST_LABEL: usize = 40;
/// Years between two ticks, and the fewest units between them.
const STEPS: [f64; 12] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 10_000.0,
];
const LEAST_APART: f64 = 46.0;
/// How wide a mark is at least.
const LEAST_MARK: f64 = 9.0;

/// A picture with years from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeFigure {
    /// Its width in its own units, which are about pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it shows, in a phrase.
    pub title: String,
    /// What it shows, in full, for those who do not see it.
    pub description: String,
    /// Years and where they stand.
    pub ticks: Vec<(f64, String)>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<TimeLane>,
    /// The ties.
    pub bars: Vec<TimeBar>,
}

/// A lane of a picture of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLane {
    /// What is in it.
    pub name: String,
    /// Its upper edge.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

/// A tie in a picture of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeBar {
    /// The id of the relation.
    pub id: String,
    /// The class of its type, for the colour.
    pub class: String,
    /// How the claim stands.
    pub status: String,
    /// The stretch it may have covered: where it begins and how wide it is.
    pub soft: (f64, f64),
    /// The stretch it must have covered, if there is one.
    pub firm: Option<(f64, f64)>,
    /// The stretch at some moment of which it was so, if it is an event or no more is known.
    pub moment: Option<(f64, f64)>,
    /// The middle of its row.
    pub y: f64,
    /// What it says, short.
    pub label: String,
    /// Where the label begins, or where it ends if it stands before the bar.
    pub label_x: f64,
    /// Whether the label stands before the bar.
    pub is_label_before: bool,
    /// What it says, in full.
    pub sentence: String,
}

/// A tie on its way into a picture: which lane it is in, and what its label says.
pub(crate) struct TimeRow {
    pub(crate) relation: RelationIndex,
    pub(crate) lane: usize,
    pub(crate) label: String,
}

/// Pictures ties in lanes; `None` if none of them has a date.
pub(crate) fn of_time(
    network: &Network,
    lanes: &[String],
    rows: &[TimeRow],
    title: String,
) -> Option<TimeFigure> {
    let scale = Scale::of(lanes, rows.iter().map(|row| network.bounds(row.relation)))?;
    let drawn: Vec<(TimeBar, f64, f64)> = rows.iter().map(|row| scale.bar(network, row)).collect();
    let bars: Vec<Bar> = drawn
        .iter()
        .zip(rows)
        .map(|((_, first, last), row)| Bar {
            span: Some((scale.year_at(*first), scale.year_at(*last))),
            lane: row.lane,
        })
        .collect();
    let laid = timeline(&bars, 0.0);
    let rows_above = |lane: usize| {
        laid.lane_starts
            .get(lane)
            .copied()
            .unwrap_or_else(|| laid.lane_starts.last().copied().unwrap_or(0))
    };
    let top = |lane: usize| HEAD + number(rows_above(lane)) * ROW + number(lane) * LANE_GAP;
    let lanes: Vec<TimeLane> = lanes
        .iter()
        .enumerate()
        .map(|(lane, name)| TimeLane {
            name: cut(name, LONGEST_NAME),
            top: top(lane),
            height: number(rows_above(lane + 1) - rows_above(lane)) * ROW,
        })
        .collect();
    let bars: Vec<TimeBar> = drawn
        .into_iter()
        .zip(rows)
        .zip(&laid.rows)
        .map(|(((bar, ..), row), place)| {
            let above = place.unwrap_or(0) - rows_above(row.lane).min(place.unwrap_or(0));
            TimeBar {
                y: top(row.lane) + (number(above) + 0.5) * ROW,
                ..bar
            }
        })
        .collect();
    let height = lanes.last().map_or(HEAD, |lane| lane.top + lane.height) + LANE_GAP;
    let description = bars
        .iter()
        .map(|bar| bar.sentence.as_str())
        .collect::<Vec<_>>()
        .join(". ");
    Some(TimeFigure {
        width: WIDTH,
        height,
        title,
        description,
        ticks: scale.ticks(),
        lanes,
        bars,
    })
}

/// Which year is where.
struct Scale {
    names: f64,
    first: f64,
    last: f64,
}

impl Scale {
    fn of(lanes: &[String], all: impl Iterator<Item = DateBounds>) -> Option<Self> {
        let longest = lanes
            .iter()
            .map(|name| name.chars().count().min(LONGEST_NAME))
            .max()
            .unwrap_or(0);
        let names = (number(longest) * NAME_LETTER + 20.0).clamp(NARROWEST_NAMES, WIDEST_NAMES);
        let mut years: Option<(f64, f64)> = None;
        for bounds in all.filter(|bounds| *bounds != DateBounds::UNDATED) {
            for day in [
                bounds.start_earliest,
                bounds.start_latest,
                bounds.end_earliest,
                bounds.end_latest,
            ] {
                if day != Day::ALWAYS && day != Day::NEVER_ENDING {
                    let (first, last) = years.unwrap_or((f64::INFINITY, f64::NEG_INFINITY));
                    years = Some((
                        first.min(year(day).floor()),
                        last.max(year(day).floor() + 1.0),
                    ));
                }
            }
        }
        years.map(|(first, last)| Self { names, first, last })
    }

    fn x(&self, year: f64) -> f64 {
        self.names
            + (year.clamp(self.first, self.last) - self.first) / (self.last - self.first)
                * (WIDTH - self.names - RIGHT)
    }

    fn year_at(&self, x: f64) -> f64 {
        self.first + (x - self.names) / (WIDTH - self.names - RIGHT) * (self.last - self.first)
    }

    /// A bar without its row, and the room it takes with its label.
    fn bar(&self, network: &Network, row: &TimeRow) -> (TimeBar, f64, f64) {
        let bounds = network.bounds(row.relation);
        let claim = network.claim(row.relation);
        let begin = self.x(year(bounds.start_earliest));
        // A day lasts until the next one begins.
        let end = self.x(year(bounds.end_latest.plus(1)));
        let is_event = claim.relation_type().aspect == Aspect::Event;
        let stretch = |first: Day, last: Day, least: f64| {
            let from = self.x(year(first));
            (from, (self.x(year(last.plus(1))) - from).max(least))
        };
        let is_firm = !is_event && bounds.start_latest <= bounds.end_earliest;
        let is_dated = bounds != DateBounds::UNDATED;
        let moment = match (is_event, is_firm) {
            (true, _) if is_dated => Some(stretch(
                bounds.start_earliest,
                bounds.end_latest,
                LEAST_MARK,
            )),
            (false, false) if is_dated => Some(stretch(
                bounds.end_earliest,
                bounds.start_latest,
                LEAST_MARK,
            )),
            _ => None,
        };
        let label = cut(&row.label, LONGEST_LABEL);
        let label_width = number(label.chars().count()) * LETTER + 8.0;
        let width = (end - begin).max(LEAST_MARK);
        let is_inside = width > label_width + 30.0;
        let is_label_before =
            !is_inside && begin + width + label_width > WIDTH && begin - label_width > self.names;
        let label_x = match (is_inside, is_label_before) {
            (true, _) => begin + 8.0,
            (_, true) => begin - 5.0,
            (_, false) => begin + width + 5.0,
        };
        let view = RelationView::of(network, row.relation);
        let bar = TimeBar {
            id: view.id,
            class: view.class,
            status: view.status,
            soft: (begin, width),
            firm: is_firm.then(|| stretch(bounds.start_latest, bounds.end_earliest, 1.0)),
            moment,
            y: 0.0,
            label,
            label_x,
            is_label_before,
            sentence: view.sentence,
        };
        let (first, last) = if is_label_before {
            (label_x - label_width, begin + width)
        } else {
            (begin, (label_x + label_width).max(begin + width))
        };
        (bar, first, last + 4.0)
    }

    fn ticks(&self) -> Vec<(f64, String)> {
        let width = |step: &f64| self.x(self.first + step) - self.x(self.first);
        let step = STEPS
            .into_iter()
            .find(|step| width(step) >= LEAST_APART)
            .unwrap_or(self.last - self.first)
            .max(1.0);
        let mut year = (self.first / step).ceil() * step;
        let mut ticks = Vec::new();
        while year <= self.last {
            ticks.push((self.x(year), format!("{year:.0}")));
            year += step;
        }
        ticks
    }
}

/// A day as a year with a fraction.
fn year(day: Day) -> f64 {
    let whole = day.year();
    let begin = Day::from_civil(whole, 1, 1);
    let days = f64::from(day.number()) - f64::from(begin.number());
    number_of(whole) + (days / 366.0).clamp(0.0, 0.999)
}

fn number_of(year: i64) -> f64 {
    i32::try_from(year).map_or(0.0, f64::from)
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}\u{2026}", kept.trim_end())
}
