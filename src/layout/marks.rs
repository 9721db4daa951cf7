//! Short texts on straight lines, such as numbers: where they cover neither a disc nor a name nor
//! each other.

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::layout::label_room::Label;
use crate::layout::label_room::labels_with_room;
use crate::layout::point::Point;
use crate::layout::rectangle::Rectangle;

/// Where on a line something may be written, between 0 and 1, the best first.
const PLACES: [f64; 5] = [0.5, 0.4, 0.6, 0.3, 0.7];

/// A line on which something is to be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkedLine {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
    /// The width of what is written.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Lines of higher rank come first; positive.
    pub rank: f64,
}

impl MarkedLine {
    fn along(&self, share: f64) -> Point {
        let between = |start: f64, end: f64| start + (end - start) * share;
        Point {
            x: between(self.start.x, self.end.x),
            y: between(self.start.y, self.end.y),
        }
    }
}

/// The middle of what is written on each line, in the order given; `None` where there is no room
/// beside what is taken already.
///
/// Time linear in the number of lines and of what is taken, unless many of them crowd in one place.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that.
pub fn marks_on_lines(
    lines: &[MarkedLine],
    mut taken: Vec<Rectangle>,
    budget: &mut Budget,
) -> Result<Vec<Option<Point>>, Interruption> {
    let mut marked: Vec<(&MarkedLine, Option<Point>)> =
        lines.iter().map(|line| (line, None)).collect();
    for place in PLACES {
        let mut unmarked: Vec<_> = marked.iter_mut().filter(|(_, at)| at.is_none()).collect();
        let labels: Vec<Label> = unmarked
            .iter()
            .map(|(line, _)| Label {
                filled: Rectangle::around(line.along(place), line.width, line.height),
                rank: line.rank,
            })
            .collect();
        let have_room = labels_with_room(&labels, &taken, budget)?;
        for (((line, at), label), has_room) in unmarked.iter_mut().zip(&labels).zip(have_room) {
            if has_room {
                *at = Some(line.along(place));
                taken.push(label.filled);
            }
        }
    }
    Ok(marked.into_iter().map(|(_, at)| at).collect())
}

#[cfg(test)]
mod tests {
    use super::MarkedLine;
    use super::marks_on_lines;
    use crate::graph::Budget;
    use crate::layout::point::Point;
    use crate::layout::rectangle::Rectangle;

    fn line(start: (f64, f64), end: (f64, f64), rank: f64) -> MarkedLine {
        let point = |(x, y): (f64, f64)| Point { x, y };
        MarkedLine {
            start: point(start),
            end: point(end),
            width: 10.0,
            height: 10.0,
            rank,
        }
    }

    #[test]
    fn what_is_written_on_lines_covers_nothing() {
        let lines = [
            line((0.0, 50.0), (100.0, 50.0), 1.0),
            line((50.0, 0.0), (50.0, 100.0), 2.0),
            line((200.0, 0.0), (220.0, 0.0), 3.0),
        ];
        let disc = Rectangle::around(Point { x: 210.0, y: 0.0 }, 40.0, 40.0);
        let found = marks_on_lines(&lines, vec![disc], &mut Budget::default());
        // The second is of higher rank; the first is written farther on; the third is covered.
        let at = |x: f64| Some(Point { x, y: 50.0 });
        assert_eq!(found, Ok(vec![at(40.0), at(50.0), None]));
    }
}
