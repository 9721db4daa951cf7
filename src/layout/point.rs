//! A place in a picture, and arithmetic with places.

/// A place in a picture, in the units of the picture: x to the right, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The distance from the left.
    pub x: f64,
    /// The distance from the top.
    pub y: f64,
}

impl Point {
    /// The difference of two places.
    #[must_use]
    pub(crate) fn minus(self, other: Self) -> Self {
        Self {
            x: self.x - other.x,
            y: self.y - other.y,
        }
    }

    /// This place moved by `times` times `step`.
    #[must_use]
    pub(crate) fn plus(self, step: Self, times: f64) -> Self {
        Self {
            x: self.x + step.x * times,
            y: self.y + step.y * times,
        }
    }

    /// The square of the distance to the origin.
    #[must_use]
    pub(crate) fn square(self) -> f64 {
        self.x * self.x + self.y * self.y
    }

    /// The distance to the origin. Uses `sqrt`, which is the same on every machine; `hypot` need not be.
    #[must_use]
    pub(crate) fn length(self) -> f64 {
        self.square().sqrt()
    }

    /// This direction rotated by the angle of `by`, whose length is 1.
    #[must_use]
    pub(crate) fn turned(self, by: Self) -> Self {
        Self {
            x: self.x * by.x - self.y * by.y,
            y: self.x * by.y + self.y * by.x,
        }
    }

    /// The point `distance` away from here on the way to `target`; here if both are the same.
    #[must_use]
    pub fn towards(self, target: Self, distance: f64) -> Self {
        let (dx, dy) = (target.x - self.x, target.y - self.y);
        let length = dx.hypot(dy);
        if length < 1e-9 {
            return self;
        }
        Self {
            x: self.x + dx / length * distance,
            y: self.y + dy / length * distance,
        }
    }

    /// The point halfway to another, moved sideways by `offset` (to the left of the way).
    #[must_use]
    pub fn beside_middle(self, other: Self, offset: f64) -> Self {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        let length = dx.hypot(dy).max(1e-9);
        Self {
            x: f64::midpoint(self.x, other.x) + dy / length * offset,
            y: f64::midpoint(self.y, other.y) - dx / length * offset,
        }
    }
}

/// A small count as a coordinate.
#[must_use]
pub(crate) fn coordinate(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The distance of the line at `position` from the middle of `count` lines beside each other, in
/// steps: −1, 0 and 1 for three lines.
#[must_use]
pub fn offset(position: usize, count: usize) -> f64 {
    coordinate(position) - coordinate(count.saturating_sub(1)) / 2.0
}

/// The whole part of a number that is not negative; 0 for any other.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, as intended"
)]
pub(crate) fn whole(number: f64) -> usize {
    number as usize
}
