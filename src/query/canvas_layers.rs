//! Layers that can be read: names stand beside the discs, so columns need room, and a column longer
//! than a screen is high is cut into several.

use crate::graph::ByNumber;
use crate::layout::Point;
use crate::layout::Spacing;
use crate::layout::layers;

/// A layer of so many rows is never cut.
const FEWEST_ROWS: usize = 32;
/// How wide a picture is for its height, if it has room: more if names stand beside many columns.
const WIDE: f64 = 1.2;
const WIDE_OF_MANY: f64 = 1.75;
const MANY_COLUMNS: usize = 6;
/// How far every second member of a single line is moved down, in rows.
const ZIGZAG: f64 = 0.9;

/// How much room members take in layers.
pub(crate) struct Room<'a> {
    /// How high the row of each member is.
    pub(crate) rows: &'a [f64],
    /// The least distance of two columns.
    pub(crate) column: f64,
}

/// Places members in columns by their layers.
pub(crate) fn legible_layers(
    layer_of: &[usize],
    ties: &[(usize, usize)],
    room: &Room<'_>,
) -> Vec<Point> {
    let layers = in_order(layer_of, ties);
    let columns = columns_of(&layers, room);
    let height = |column: &Vec<usize>| column.iter().map(|&member| room.rows.at(member)).sum();
    let highest = columns.iter().map(height).fold(0.0, f64::max);
    let gaps = number(columns.len().saturating_sub(1).max(1));
    let wide = if columns.len() > MANY_COLUMNS {
        WIDE_OF_MANY
    } else {
        WIDE
    };
    let apart = room.column.max(highest * wide / gaps);
    let is_line = columns.iter().all(|column| column.len() < 2);
    let mut points = vec![Point::default(); layer_of.len()];
    for (place, column) in columns.iter().enumerate() {
        let own: f64 = height(column);
        let down = if is_line && place % 2 == 1 {
            own * ZIGZAG
        } else {
            0.0
        };
        let mut top = down - own / 2.0;
        for &member in column {
            let row = room.rows.at(member);
            let (x, y) = (number(place) * apart, top + row / 2.0);
            points.put(member, Point { x, y });
            top += row;
        }
    }
    points
}

/// The layers as columns; one longer than a screen is high becomes several.
fn columns_of(layers: &[Vec<usize>], room: &Room<'_>) -> Vec<Vec<usize>> {
    let most = rows_of(layers, room);
    let mut columns = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.is_empty()) {
        let count = layer.len().div_ceil(most).max(1);
        let chunks = layer.chunks(layer.len().div_ceil(count).max(1));
        columns.extend(chunks.map(<[usize]>::to_vec));
    }
    columns
}

/// The members of each layer from top to bottom, so that few ties cross.
fn in_order(layer_of: &[usize], ties: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let spacing = Spacing {
        layer: 1.0,
        row: 1.0,
        ..Spacing::default()
    };
    let points = layers(layer_of, ties, spacing).points;
    let count = layer_of.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (member, &layer) in layer_of.iter().enumerate() {
        if let Some(layer) = members.get_mut(layer) {
            layer.push(member);
        }
    }
    for layer in &mut members {
        layer.sort_by(|&one, &other| points.at(one).y.total_cmp(&points.at(other).y));
    }
    members
}

/// The fewest rows with which the picture is not much wider than a screen.
fn rows_of(layers: &[Vec<usize>], room: &Room<'_>) -> usize {
    let row = room.rows.iter().sum::<f64>() / number(room.rows.len().max(1));
    let fits = |rows: &usize| {
        let columns: usize = layers.iter().map(|layer| layer.len().div_ceil(*rows)).sum();
        number(columns) * room.column <= number(*rows) * row * WIDE
    };
    let tallest = layers.iter().map(Vec::len).max().unwrap_or(0);
    let most = tallest.max(FEWEST_ROWS);
    (FEWEST_ROWS..most).find(fits).unwrap_or(most)
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::Room;
    use super::legible_layers;

    #[test]
    fn a_long_layer_is_cut_and_nobody_covers_another() {
        let layer_of: Vec<usize> = (0..301).map(|member| usize::from(member > 0)).collect();
        let ties: Vec<(usize, usize)> = (1..301).map(|member| (0, member)).collect();
        let room = Room {
            rows: &[10.0; 301],
            column: 60.0,
        };
        let points = legible_layers(&layer_of, &ties, &room);
        let height = points.iter().map(|point| point.y.abs()).fold(0.0, f64::max) * 2.0;
        assert!(height < 1500.0, "{height}");
        for (number, one) in points.iter().enumerate() {
            let mut others = points.iter().skip(number + 1);
            assert!(others.all(|other| (one.x - other.x).abs().max((one.y - other.y).abs()) > 9.9));
        }
        let others = points.iter().skip(1).map(|point| point.x);
        assert!(others.fold(f64::MAX, f64::min) > 59.9);
    }

    #[test]
    fn a_line_goes_up_and_down_so_that_names_have_room() {
        let room = Room {
            rows: &[10.0; 3],
            column: 60.0,
        };
        let points = legible_layers(&[0, 1, 2], &[(0, 1), (1, 2)], &room);
        let places: Vec<(f64, f64)> = points.iter().map(|point| (point.x, point.y)).collect();
        assert_eq!(places, [(0.0, 0.0), (60.0, 9.0), (120.0, 0.0)]);
    }
}
