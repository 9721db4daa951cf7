//! Rectangles: what a label or a disc fills in a picture.

use crate::layout::point::Point;

/// A rectangle with sides along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rectangle {
    /// Its left side.
    pub left: f64,
    /// Its upper side.
    pub top: f64,
    /// Its right side.
    pub right: f64,
    /// Its lower side.
    pub bottom: f64,
}

impl Rectangle {
    /// The rectangle of this size around a point.
    #[must_use]
    pub fn around(middle: Point, width: f64, height: f64) -> Self {
        Self {
            left: middle.x - width / 2.0,
            top: middle.y - height / 2.0,
            right: middle.x + width / 2.0,
            bottom: middle.y + height / 2.0,
        }
    }

    /// The square around a disc.
    #[must_use]
    pub fn of_disc(middle: Point, radius: f64) -> Self {
        Self::around(middle, 2.0 * radius, 2.0 * radius)
    }

    /// Its width.
    #[must_use]
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    #[must_use]
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// This rectangle with a margin on all sides.
    #[must_use]
    pub fn with_margin(self, margin: f64) -> Self {
        Self {
            left: self.left - margin,
            top: self.top - margin,
            right: self.right + margin,
            bottom: self.bottom + margin,
        }
    }

    /// This rectangle moved.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self {
            left: self.left + by.x,
            top: self.top + by.y,
            right: self.right + by.x,
            bottom: self.bottom + by.y,
        }
    }

    /// The smallest rectangle that covers this one and another.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether the two cover a common area.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// How far a point is from it; 0 inside.
    #[must_use]
    pub fn distance_to(self, point: Point) -> f64 {
        let across = (self.left - point.x).max(point.x - self.right).max(0.0);
        let down = (self.top - point.y).max(point.y - self.bottom).max(0.0);
        across.hypot(down)
    }

    /// Whether another rectangle lies inside.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}
