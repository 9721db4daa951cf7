//! A tree that grows to both sides: for neighbourhoods of several hops.
//!
//! The root stands in the middle. Its branches go to the right or to the left, each to the side
//! that is shorter so far; every leaf has a row of its own, and whoever has children stands at the
//! middle of their rows.

use crate::layout::layers::Layers;
use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Places a tree; `parents` gives each member's parent, earlier in the list; the first member is
/// the root.
///
/// `step` is the distance of generations and of rows. Time linear in the number of members.
#[must_use]
pub fn two_sided_tree(parents: &[Option<usize>], step: (f64, f64), margin: (f64, f64)) -> Layers {
    let mut tree = Tree {
        children: vec![Vec::new(); parents.len()],
        depth: vec![0; parents.len()],
        points: vec![Point::default(); parents.len()],
    };
    for (member, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent.filter(|parent| *parent < member) {
            tree.children[parent].push(member);
            tree.depth[member] = tree.depth[parent] + 1;
        }
    }
    let deepest = tree.depth.iter().copied().max().unwrap_or(0);
    let middle = margin.0 + coordinate(deepest) * step.0;
    let mut rows = [0, 0];
    for branch in tree.children.first().cloned().unwrap_or_default() {
        let side = usize::from(rows[1] < rows[0]);
        let direction = if side == 0 { 1.0 } else { -1.0 };
        tree.place(branch, &mut rows[side], &|depth, row| Point {
            x: middle + direction * coordinate(depth) * step.0,
            y: row * step.1,
        });
    }
    let tallest = coordinate(rows[0].max(rows[1]).max(1) - 1) * step.1;
    for point in tree.points.iter_mut().skip(1) {
        let side = usize::from(point.x < middle);
        let height = coordinate(rows[side].max(1) - 1) * step.1;
        point.y += margin.1 + (tallest - height) / 2.0;
    }
    if let Some(root) = tree.points.first_mut() {
        *root = Point {
            x: middle,
            y: margin.1 + tallest / 2.0,
        };
    }
    Layers {
        points: tree.points,
        width: 2.0 * middle,
        height: tallest + 2.0 * margin.1,
    }
}

struct Tree {
    children: Vec<Vec<usize>>,
    depth: Vec<usize>,
    points: Vec<Point>,
}

impl Tree {
    /// Places a member and everything below it; gives the row it stands in.
    fn place(
        &mut self,
        member: usize,
        next_row: &mut usize,
        at: &impl Fn(usize, f64) -> Point,
    ) -> f64 {
        let children = std::mem::take(&mut self.children[member]);
        let row = if children.is_empty() {
            *next_row += 1;
            coordinate(*next_row - 1)
        } else {
            let rows: Vec<f64> = children
                .iter()
                .map(|&child| self.place(child, next_row, at))
                .collect();
            f64::midpoint(rows[0], rows[rows.len() - 1])
        };
        self.points[member] = at(self.depth[member], row);
        row
    }
}
