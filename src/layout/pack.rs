//! Components beside each other in rows, like words on a page, the first one at the upper left.

use crate::layout::point::Point;

/// A page is so many times wider than high.
const ASPECT: f64 = 1.6;

/// The rectangle around a component, by its upper left and its lower right corner.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) low: Point,
    pub(crate) high: Point,
}

impl Frame {
    /// The frame around points; empty and at the origin if there are none.
    pub(crate) fn of_points(points: &[Point]) -> Self {
        let first = points.first().copied().unwrap_or_default();
        let at_first = Self {
            low: first,
            high: first,
        };
        points
            .iter()
            .fold(at_first, |frame, point| frame.and(*point, 0.0))
    }

    /// The frame around discs.
    pub(crate) fn of_discs(points: &[Point], radii: &[f64]) -> Self {
        let empty = Self {
            low: Point {
                x: f64::INFINITY,
                y: f64::INFINITY,
            },
            high: Point {
                x: f64::NEG_INFINITY,
                y: f64::NEG_INFINITY,
            },
        };
        points
            .iter()
            .zip(radii)
            .fold(empty, |frame, (point, radius)| frame.and(*point, *radius))
    }

    /// This frame, extended so that it contains a disc.
    fn and(self, point: Point, radius: f64) -> Self {
        Self {
            low: Point {
                x: self.low.x.min(point.x - radius),
                y: self.low.y.min(point.y - radius),
            },
            high: Point {
                x: self.high.x.max(point.x + radius),
                y: self.high.y.max(point.y + radius),
            },
        }
    }

    fn size(&self) -> Point {
        self.high.minus(self.low)
    }
}

/// How far to move each component so that they stand in rows around the origin, `margin` apart.
pub(crate) fn in_rows(frames: &[Frame], margin: f64) -> Vec<Point> {
    let page = page_width(frames, margin);
    let mut corners: Vec<Point> = Vec::with_capacity(frames.len());
    let (mut at, mut height, mut width) = (Point::default(), 0.0_f64, 0.0_f64);
    for size in frames.iter().map(Frame::size) {
        if at.x > 0.0 && at.x + size.x > page {
            at = Point {
                x: 0.0,
                y: at.y + height + margin,
            };
            height = 0.0;
        }
        corners.push(at);
        width = width.max(at.x + size.x);
        height = height.max(size.y);
        at.x += size.x + margin;
    }
    let middle = Point {
        x: width / 2.0,
        y: f64::midpoint(at.y, height),
    };
    corners
        .iter()
        .zip(frames)
        .map(|(corner, frame)| corner.minus(middle).minus(frame.low))
        .collect()
}

/// The width of the rows.
fn page_width(frames: &[Frame], margin: f64) -> f64 {
    let area = |frame: &Frame| (frame.size().x + margin) * (frame.size().y + margin);
    let all = frames.iter().map(area).sum::<f64>();
    let first = frames.first().map_or(0.0, area);
    let widest = frames
        .iter()
        .map(|frame| frame.size().x)
        .fold(0.0, f64::max);
    // Under a component that is most of the picture, the others fill rows of its width.
    if first > all / 2.0 {
        widest
    } else {
        widest.max((all * ASPECT).sqrt())
    }
}
