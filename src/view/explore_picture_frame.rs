//! How places of the canvas become places of the picture that the page itself draws.

use crate::view::explore_picture::LEAST_RADIUS;
use crate::view::explore_picture::PictureSheet;

/// A disc on the canvas, of an entity or a bubble.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    /// Its position: first entities, then bubbles.
    pub(crate) position: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
}

/// A disc in the picture.
#[derive(Clone, Copy)]
pub(crate) struct Drawn {
    pub(crate) at: [f64; 2],
    pub(crate) radius: f64,
}

impl Drawn {
    /// The point on the rim where a line from another place arrives.
    pub(crate) fn rim_from(self, from: [f64; 2]) -> [f64; 2] {
        let [dx, dy] = [from[0] - self.at[0], from[1] - self.at[1]];
        let part = self.radius / dx.hypot(dy).max(self.radius);
        [self.at[0] + dx * part, self.at[1] + dy * part]
    }
}

/// How places of the canvas become places of the picture.
pub(crate) struct Frame {
    left: f64,
    top: f64,
    scale: f64,
    /// The room to the left of everything, and above it.
    beside: f64,
    above: f64,
    /// Whether what ran to the right runs downwards.
    is_turned: bool,
}

impl Frame {
    pub(crate) fn around(spots: &[Spot], sheet: PictureSheet) -> Self {
        let reach = |side: fn(&Spot) -> f64| spots.iter().map(side).fold(f64::INFINITY, f64::min);
        let left = reach(|spot| spot.x - spot.radius);
        let top = reach(|spot| spot.y - spot.radius);
        let width = -reach(|spot| -spot.x - spot.radius) - left;
        let height = -reach(|spot| -spot.y - spot.radius) - top;
        let is_turned = sheet == PictureSheet::Narrow && width > height;
        let (across, down) = if is_turned {
            (height, width)
        } else {
            (width, height)
        };
        let margin = sheet.margin();
        let inside = |most: f64, length: f64| (most - 2.0 * margin) / length.max(1.0);
        let scale = inside(sheet.width(), across)
            .min(inside(sheet.most_height(), down))
            .min(sheet.most_scale());
        Self {
            left,
            top,
            scale,
            // In the middle of the sheet.
            beside: f64::midpoint(sheet.width(), -across * scale),
            above: margin,
            is_turned,
        }
    }

    pub(crate) fn drawn(&self, spot: &Spot) -> Drawn {
        Drawn {
            at: self.place(spot),
            radius: (spot.radius * self.scale).max(LEAST_RADIUS),
        }
    }

    pub(crate) fn place(&self, spot: &Spot) -> [f64; 2] {
        let x = (spot.x - self.left) * self.scale;
        let y = (spot.y - self.top) * self.scale;
        let [across, down] = if self.is_turned { [y, x] } else { [x, y] };
        [across + self.beside, down + self.above]
    }
}
