//! The scale of a picture of time: positions of years, bars and their labels.

use crate::layout::lines_of_width;
use crate::layout::text_width;
use crate::model::Aspect;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Network;
use crate::view::figure::NARROW;
use crate::view::figure_time::LabelSide;
use crate::view::figure_time::Stretch;
use crate::view::figure_time::Tick;
use crate::view::figure_time::TimeBar;
use crate::view::figure_time::TimeRow;
use crate::view::relation::RelationView;

/// The column with the names of the lanes, and the width of a letter in it.
const NARROWEST_NAMES: f64 = 120.0;
const WIDEST_NAMES: f64 = 380.0;
/// The size of the letters.
const LETTERS: f64 = 12.5;
const BOLD: f64 = 1.08;
/// The room that a label takes beside its letters.
const ROUND_LABEL: f64 = 8.0;

/// How a picture of time is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TimeStyle {
    pub(crate) width: f64,
    /// The room before the first year and after the last one.
    pub(crate) side: f64,
    /// Whether the names of the lanes stand above them, and labels under their bars: there is no room
    /// beside them.
    pub(crate) is_narrow: bool,
    /// The height of a row.
    pub(crate) row: f64,
}

/// The drawing for wide boxes.
pub(crate) const WIDE: TimeStyle = TimeStyle {
    width: 840.0,
    side: 18.0,
    is_narrow: false,
    row: 24.0,
};
/// The drawing for narrow ones.
pub(crate) const PHONE: TimeStyle = TimeStyle {
    width: NARROW,
    side: 8.0,
    is_narrow: true,
    row: 36.0,
};
/// Years between two ticks, and the least distance of two ticks.
const STEPS: [f64; 12] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 10_000.0,
];
const LEAST_APART: f64 = 46.0;
/// The least width of a mark.
const LEAST_MARK: f64 = 9.0;

/// The positions of years.
pub(crate) struct Scale {
    style: TimeStyle,
    /// Where the first year begins: after the column with the names of the lanes, if there is one.
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

/// A label as it is written, and its position.
struct LabelPlace {
    words: String,
    x: f64,
    side: LabelSide,
    width: f64,
}

impl Scale {
    /// The scale for dates with these bounds; `None` if all of them are open.
    pub(crate) fn of(
        style: TimeStyle,
        lanes: &[String],
        all: impl Iterator<Item = DateBounds>,
    ) -> Option<Self> {
        let longest = lanes.iter().map(|name| text_width(name, LETTERS) * BOLD);
        let longest = longest.fold(0.0, f64::max);
        let names = if style.is_narrow {
            style.side
        } else {
            (longest + 20.0).clamp(NARROWEST_NAMES, WIDEST_NAMES)
        };
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
        years.map(|(first, last)| Self {
            style,
            names,
            first,
            last,
        })
    }

    /// The name of a lane as far as there is room for it.
    pub(crate) fn lane_name(&self, name: &str) -> String {
        let room = if self.style.is_narrow {
            self.style.width
        } else {
            self.names
        };
        let lines = lines_of_width(name, LETTERS * BOLD, room - 16.0, 1);
        lines.into_iter().next().unwrap_or_default()
    }

    /// The width of the years.
    fn span(&self) -> f64 {
        self.style.width - self.names - self.style.side
    }

    /// The position of a year.
    fn x(&self, year: f64) -> f64 {
        self.names
            + (year.clamp(self.first, self.last) - self.first) / (self.last - self.first)
                * self.span()
    }

    /// The year at a position.
    pub(crate) fn year_at(&self, x: f64) -> f64 {
        self.first + (x - self.names) / self.span() * (self.last - self.first)
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
        let LabelPlace {
            words: label,
            x: label_x,
            side,
            width,
        } = self.label_place(&row.label, soft);
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
        let (left, right) = if self.style.is_narrow {
            (begin.min(label_x), (label_x + width).max(end))
        } else if side == LabelSide::Before {
            (label_x - width, end)
        } else {
            (begin, (label_x + width).max(end))
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
                label_y: 0.0,
                label,
                label_x,
                label_side: side,
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

    /// The place of a label: inside its bar, after it, or before it if there is room only there. Where there
    /// is room for all of it nowhere, as much of it as fits where there is most.
    fn label_place(&self, words: &str, bar: Stretch) -> LabelPlace {
        let end = bar.x + bar.width;
        let all = text_width(words, LETTERS) + ROUND_LABEL;
        if self.style.is_narrow {
            let label = Self::cut_label(words, self.style.width - 4.0);
            let x = bar.x.min(self.style.width - label.width).max(2.0);
            return LabelPlace { x, ..label };
        }
        let (after, before) = (self.style.width - end - 5.0, bar.x - 5.0 - self.names);
        let (side, x, room) = if bar.width > all + 22.0 {
            (LabelSide::Inside, bar.x + 8.0, bar.width)
        } else if all <= after || after >= before.max(bar.width) {
            (LabelSide::After, end + 5.0, after)
        } else if all <= before || before >= bar.width {
            (LabelSide::Before, bar.x - 5.0, before)
        } else {
            (LabelSide::Inside, bar.x + 8.0, bar.width - 12.0)
        };
        let label = Self::cut_label(words, room);
        LabelPlace { x, side, ..label }
    }

    /// As much of a label as there is room for, in words.
    fn cut_label(words: &str, room: f64) -> LabelPlace {
        let words = if text_width(words, LETTERS) + ROUND_LABEL <= room {
            words.to_owned()
        } else {
            let lines = lines_of_width(words, LETTERS, room - ROUND_LABEL, 1);
            lines.into_iter().next().unwrap_or_default()
        };
        LabelPlace {
            x: 0.0,
            side: LabelSide::After,
            width: text_width(&words, LETTERS) + ROUND_LABEL,
            words,
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
pub(crate) fn year(day: Day) -> f64 {
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
