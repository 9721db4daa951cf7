//! The names in the picture that the page itself draws: whose stand, and where.

use crate::layout::Point;
use crate::layout::Rectangle;
use crate::view::explore_picture::PictureDisc;
use crate::view::explore_picture::PictureSheet;
use crate::view::figure::Anchor;

const MOST_NAMES: usize = 40;
/// Roughly the size of letters, in pixels.
const LETTER_WIDTH: f64 = 6.4;
const LINE_HEIGHT: f64 = 14.0;

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamePlace {
    /// Where it begins, ends or has its middle.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// Which of these.
    pub anchor: Anchor,
}

/// Names the largest whose names cover no other name and no other disc: below their discs, above
/// them, or beside them.
pub(crate) fn name_where_there_is_room(discs: &mut [PictureDisc], sheet: PictureSheet) {
    let disc = |disc: &PictureDisc| {
        let middle = Point {
            x: disc.x,
            y: disc.y,
        };
        Rectangle::of_disc(middle, disc.radius)
    };
    let mut taken: Vec<Rectangle> = discs.iter().map(disc).collect();
    for disc in discs.iter_mut().take(MOST_NAMES) {
        let mut rooms = rooms_of_name(disc).into_iter();
        let found = rooms.find(|(room, _)| {
            let is_inside = room.left > 0.0 && room.right < sheet.width() && room.top > 0.0;
            is_inside && !taken.iter().any(|other| room.meets(*other))
        });
        if let Some((room, place)) = found {
            disc.name_at = Some(place);
            taken.push(room);
        }
    }
}

/// What a name would fill in each of its places, and where it would stand, the best first.
fn rooms_of_name(disc: &PictureDisc) -> [(Rectangle, NamePlace); 4] {
    let letters = f64::from(u32::try_from(disc.name.chars().count()).unwrap_or(u32::MAX));
    let width = letters * LETTER_WIDTH;
    let away = disc.radius + 1.0;
    let room = |left: f64, top: f64, anchor: Anchor| {
        let room = Rectangle {
            left,
            top,
            right: left + width,
            bottom: top + LINE_HEIGHT,
        };
        let x = match anchor {
            Anchor::Start => left,
            Anchor::Middle => left + width / 2.0,
            Anchor::End => room.right,
        };
        let place = NamePlace {
            x,
            y: room.bottom - 3.0,
            anchor,
        };
        (room, place)
    };
    let (half, beside) = (width / 2.0, disc.y - LINE_HEIGHT / 2.0);
    [
        room(disc.x - half, disc.y + away, Anchor::Middle),
        room(disc.x - half, disc.y - away - LINE_HEIGHT, Anchor::Middle),
        room(disc.x + away + 2.0, beside, Anchor::Start),
        room(disc.x - away - 2.0 - width, beside, Anchor::End),
    ]
}
