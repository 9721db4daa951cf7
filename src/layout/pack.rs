//! Pieces beside each other: in rows, like words on a page, the first piece in the first row.

use crate::layout::point::Point;

/// A page is so many times wider than high.
const ASPECT: f64 = 1.6;

/// What a piece covers: its upper left and its lower right corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) low: Point,
    pub(crate) high: Point,
}

impl Frame {
    /// The frame around discs.
    pub(crate) fn around(points: &[Point], radii: &[f64]) -> Self {
        let nowhere = Self {
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
            .fold(nowhere, |frame, (point, radius)| Self {
                low: Point {
                    x: frame.low.x.min(point.x - radius),
                    y: frame.low.y.min(point.y - radius),
                },
                high: Point {
                    x: frame.high.x.max(point.x + radius),
                    y: frame.high.y.max(point.y + radius),
                },
            })
    }

    fn size(&self) -> Point {
        self.high.minus(self.low)
    }
}

/// How far to move each piece so that they stand in rows, `margin` apart, around the origin.
pub(crate) fn in_rows(frames: &[Frame], margin: f64) -> Vec<Point> {
    let area = |frame: &Frame| (frame.size().x + margin) * (frame.size().y + margin);
    let (all, first) = (
        frames.iter().map(area).sum::<f64>(),
        frames.first().map_or(0.0, area),
    );
    let widest = frames
        .iter()
        .map(|frame| frame.size().x)
        .fold(0.0, f64::max);
    // Under a piece that is most of the picture the others fill rows of its width.
    let page = if first > all / 2.0 {
        widest
    } else {
        widest.max((all * ASPECT).sqrt())
    };
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
