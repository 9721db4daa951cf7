//! Labels beside lines.

use prosopograph::layout::BesideLine;
use prosopograph::layout::Curve;
use prosopograph::layout::Point;
use prosopograph::layout::Rectangle;
use prosopograph::layout::Surroundings;
use prosopograph::layout::beside_lines;

/// Lines from one point to several that stand close beside each other, as in a narrow picture.
fn fan(lines: u32, apart: f64) -> Vec<Curve> {
    let begin = Point { x: 180.0, y: 20.0 };
    let end = |line: u32| Point {
        x: 180.0 + apart * (f64::from(line) - f64::from(lines - 1) / 2.0),
        y: 260.0,
    };
    (0..lines)
        .map(|line| Curve::straight(begin, end(line)))
        .collect()
}

fn nearest(label: Rectangle, line: Curve) -> f64 {
    let distances = line.points().map(|point| label.distance_to(point));
    distances.fold(f64::INFINITY, f64::min)
}

#[test]
fn a_label_is_nearer_to_its_own_line_than_to_any_other() {
    let mut written = 0;
    for (lines, apart) in [(2, 20.0), (2, 60.0), (3, 40.0), (4, 55.0), (5, 70.0)] {
        for width in [40.0, 75.0, 110.0] {
            let curves = fan(lines, apart);
            let label = |curve: &Curve| BesideLine {
                curve: *curve,
                width,
                height: 30.0,
            };
            let labels: Vec<BesideLine> = curves.iter().map(label).collect();
            let frame = Rectangle::around(Point { x: 180.0, y: 140.0 }, 356.0, 276.0);
            let around = Surroundings {
                taken: Vec::new(),
                lines: curves.clone(),
                frame,
            };
            let places = beside_lines(&labels, around);
            for (own, place) in places.iter().enumerate() {
                let Some(middle) = place else { continue };
                written += 1;
                let filled = Rectangle::around(*middle, width, 30.0);
                for (other, line) in curves.iter().enumerate() {
                    assert!(
                        other == own || nearest(filled, curves[own]) < nearest(filled, *line),
                        "label {own} of {lines} lines {apart} apart, {width} wide, is beside line {other}"
                    );
                }
            }
        }
    }
    assert!(written >= 25, "only {written} labels were written");
}
