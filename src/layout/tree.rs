//! A tree that grows to both sides, for neighbourhoods of several hops.
//!
//! The root is in the middle. The branches go to the two sides so that these are about equally tall;
//! every leaf has a row of its own, and a member with children is at the middle of their rows.

use std::cmp::Reverse;

use crate::graph::ByNumber;
use crate::layout::layers::Layers;
use crate::layout::layers::Spacing;
use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Places a tree; `parents` gives each member's parent, which is earlier in the list; the first
/// member is the root.
///
/// The layers of `spacing` are the generations. The taller side has at most 7/6 of the rows that it
/// must have: the branch with the most leaves goes first, always to the side with fewer (Graham,
/// "Bounds on multiprocessing timing anomalies", 1969). Time `O(n log n)` in the number of members.
#[must_use]
pub fn two_sided_tree(parents: &[Option<usize>], spacing: Spacing) -> Layers {
    let mut tree = Tree::new(parents);
    let deepest = tree.depth.iter().copied().max().unwrap_or(0);
    let middle = spacing.side + coordinate(deepest) * spacing.layer;
    let (mut right, mut left) = (0, 0);
    let branches = tree.children.first().cloned().unwrap_or_default();
    for (branch, is_left) in branches.iter().zip(tree.sides(&branches)) {
        let (rows, direction) = if is_left {
            (&mut left, -1.0)
        } else {
            (&mut right, 1.0)
        };
        tree.place(*branch, rows, &|depth, row| Point {
            x: middle + direction * coordinate(depth) * spacing.layer,
            y: row * spacing.row,
        });
    }
    let span = |rows: usize| coordinate(rows.max(1) - 1) * spacing.row;
    let tallest = span(right.max(left));
    for point in tree.points.iter_mut().skip(1) {
        let rows = if point.x < middle { left } else { right };
        point.y += spacing.edge + (tallest - span(rows)) / 2.0;
    }
    if let Some(root) = tree.points.first_mut() {
        *root = Point {
            x: middle,
            y: spacing.edge + tallest / 2.0,
        };
    }
    Layers {
        points: tree.points,
        width: 2.0 * middle,
        height: tallest + 2.0 * spacing.edge,
    }
}

/// Places a tree as a list from top to bottom: each member in a row of its own, after its parent and
/// indented by the distance of a layer.
///
/// Time linear in the number of members.
#[must_use]
pub fn indented_tree(parents: &[Option<usize>], spacing: Spacing) -> Layers {
    let mut tree = Tree::new(parents);
    let mut open = vec![0];
    let mut rows = 0;
    while let Some(member) = open.pop().filter(|_| rows < parents.len()) {
        let depth = coordinate(tree.depth.at(member));
        tree.points.put(
            member,
            Point {
                x: spacing.side + depth * spacing.layer,
                y: spacing.edge + coordinate(rows) * spacing.row,
            },
        );
        rows += 1;
        if let Some(children) = tree.children.get(member) {
            open.extend(children.iter().rev());
        }
    }
    let deepest = tree.depth.iter().copied().max().unwrap_or(0);
    Layers {
        points: tree.points,
        width: 2.0 * spacing.side + coordinate(deepest) * spacing.layer,
        height: coordinate(rows.max(1) - 1) * spacing.row + 2.0 * spacing.edge,
    }
}

struct Tree {
    children: Vec<Vec<usize>>,
    depth: Vec<usize>,
    points: Vec<Point>,
}

impl Tree {
    fn new(parents: &[Option<usize>]) -> Self {
        let mut children = vec![Vec::new(); parents.len()];
        let mut depth = vec![0; parents.len()];
        for (member, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent.filter(|parent| *parent < member)
                && let Some(siblings) = children.get_mut(parent)
            {
                siblings.push(member);
                let above = depth.at(parent);
                depth.put(member, above + 1);
            }
        }
        Self {
            children,
            depth,
            points: vec![Point::default(); parents.len()],
        }
    }

    /// Which of the branches go to the left.
    fn sides(&self, branches: &[usize]) -> Vec<bool> {
        let leaves = self.leaves();
        let mut order: Vec<usize> = (0..branches.len()).collect();
        let rows = |branch: &usize| branches.get(*branch).map_or(0, |member| leaves.at(*member));
        order.sort_by_key(|branch| Reverse(rows(branch)));
        let mut is_left = vec![false; branches.len()];
        let (mut left, mut right) = (0, 0);
        for branch in order {
            let goes_left = left < right;
            let side = if goes_left { &mut left } else { &mut right };
            *side += rows(&branch);
            is_left.put(branch, goes_left);
        }
        is_left
    }

    /// The number of leaves below each member, itself if it is one.
    fn leaves(&self) -> Vec<usize> {
        let mut leaves = vec![0; self.children.len()];
        for (member, children) in self.children.iter().enumerate().rev() {
            let below: usize = children.iter().map(|child| leaves.at(*child)).sum();
            leaves.put(member, below.max(1));
        }
        leaves
    }

    /// Places a member and everything below it; returns its row.
    fn place(
        &mut self,
        member: usize,
        next_row: &mut usize,
        at: &impl Fn(usize, f64) -> Point,
    ) -> f64 {
        let children = self.children.get_mut(member).map(std::mem::take);
        let rows: Vec<f64> = children
            .unwrap_or_default()
            .into_iter()
            .map(|child| self.place(child, next_row, at))
            .collect();
        let row = if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            f64::midpoint(*first, *last)
        } else {
            *next_row += 1;
            coordinate(*next_row - 1)
        };
        self.points.put(member, at(self.depth.at(member), row));
        row
    }
}
