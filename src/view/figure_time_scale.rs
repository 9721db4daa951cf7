//! The scale of a picture of time: positions of years, bars and their labels.

use crate::model::Aspect;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Network;
use crate::view::figure_time::LONGEST_NAME;
use crate::view::figure_time::Stretch;
use crate::view::figure_time::Tick;
use crate::view::figure_time::TimeBar;
use crate::view::figure_time::TimeRow;
use crate::view::relation::RelationView;

/// The width of a picture of time.
pub(crate) const WIDTH: f64 = 1_160.0;
/// The width of the column with the names of the lanes, and the width of a letter in it.
const NARROWEST_NAMES: f64 = 120.0;
const WIDEST_NAMES: f64 = 290.0;
const NAME_LETTER: f64 = 7.0;
const RIGHT: f64 = 18.0;
/// The width of the widest letter of a label.
const LETTER: f64 = 6.4;
const LONGEST_LABEL: usize = 40;
/// Years between two ticks, and the least distance of two ticks.
const STEPS: [f64; 12] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 10_000.0,
];
const LEAST_APART: f64 = 46.0;
/// The least width of a mark.
const LEAST_MARK: f64 = 9.0;

/// The positions of years.
pub(crate) struct Scale {
    /// The width of the column with the names of the lanes.
    names: f64,
    first: f64,
    last: f64,
}

/// A bar without its row, and the room that it takes with its label.
pub(crate) struct PlacedBar {
    pub(crate) bar: TimeBar,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// The position of a label.
struct LabelPlace {
    x: f64,
    is_before: bool,
    width: f64,
}

impl Scale {
    /// The scale for dates with these bounds; `None` if all of them are open.
    pub(crate) fn of(lanes: &[String], all: impl Iterator<Item = DateBounds>) -> Option<Self> {
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
                if !day.is_open() {
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

    /// The position of a year.
    fn x(&self, year: f64) -> f64 {
        self.names
            + (year.clamp(self.first, self.last) - self.first) / (self.last - self.first)
                * (WIDTH - self.names - RIGHT)
    }

    /// The year at a position.
    pub(crate) fn year_at(&self, x: f64) -> f64 {
        self.first + (x - self.names) / (WIDTH - self.names - RIGHT) * (self.last - self.first)
    }

    /// A tie as a bar without a row.
    pub(crate) fn bar(&self, network: &Network, row: &TimeRow) -> PlacedBar {
        let bounds = network.bounds(row.relation);
        let is_event = network.claim(row.relation).relation_type().aspect == Aspect::Event;
        let is_firm = !is_event && bounds.start_latest <= bounds.end_earliest;
        let begin = self.x(year(bounds.start_earliest));
        // A day lasts until the next one begins.
        let end = self.x(year(bounds.end_latest.plus(1)));
        let soft = Stretch {
            x: begin,
            width: (end - begin).max(LEAST_MARK),
        };
        let label = cut(&row.label, LONGEST_LABEL);
        let place = self.label_place(&label, soft);
        let view = RelationView::of(network, row.relation);
        let firm = || self.stretch(bounds.start_latest, bounds.end_earliest, 1.0);
        let moment = if is_firm || bounds == DateBounds::UNDATED {
            None
        } else if is_event {
            Some(self.stretch(bounds.start_earliest, bounds.end_latest, LEAST_MARK))
        } else {
            Some(self.stretch(bounds.end_earliest, bounds.start_latest, LEAST_MARK))
        };
        let end = soft.x + soft.width;
        let (left, right) = if place.is_before {
            (place.x - place.width, end)
        } else {
            (begin, (place.x + place.width).max(end))
        };
        PlacedBar {
            bar: TimeBar {
                id: view.id,
                class: view.class,
                status: view.status,
                soft,
                firm: is_firm.then(firm),
                moment,
                y: 0.0,
                label,
                label_x: place.x,
                is_label_before: place.is_before,
                sentence: view.sentence,
            },
            left,
            right: right + 4.0,
        }
    }

    /// The stretch from the beginning of one day to the end of another, at least `narrowest` wide.
    fn stretch(&self, first: Day, last: Day, narrowest: f64) -> Stretch {
        let x = self.x(year(first));
        Stretch {
            x,
            width: (self.x(year(last.plus(1))) - x).max(narrowest),
        }
    }

    /// The place of a label: inside its bar, after it, or before it if there is room only there.
    fn label_place(&self, label: &str, bar: Stretch) -> LabelPlace {
        let width = number(label.chars().count()) * LETTER + 8.0;
        let is_inside = bar.width > width + 30.0;
        let is_before =
            !is_inside && bar.x + bar.width + width > WIDTH && bar.x - width > self.names;
        let x = if is_inside {
            bar.x + 8.0
        } else if is_before {
            bar.x - 5.0
        } else {
            bar.x + bar.width + 5.0
        };
        LabelPlace {
            x,
            is_before,
            width,
        }
    }

    /// The years that are marked, as many as have room.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let width = |step: &f64| self.x(self.first + step) - self.x(self.first);
        let step = STEPS
            .into_iter()
            .find(|step| width(step) >= LEAST_APART)
            .unwrap_or(self.last - self.first)
            .max(1.0);
        let mut year = (self.first / step).ceil() * step;
        let mut ticks = Vec::new();
        while year <= self.last {
            ticks.push(Tick {
                x: self.x(year),
                label: format!("{year:.0}"),
            });
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

/// A small count as a number.
pub(crate) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

/// A text of at most so many letters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}\u{2026}", kept.trim_end())
}
