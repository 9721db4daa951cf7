//! Layouts and communities without a limit that matters: what tests of their results call.

use prosopograph::analysis::Communities;
use prosopograph::analysis::WeightedTie;
use prosopograph::graph::Budget;
use prosopograph::graph::ScopedGraph;
use prosopograph::layout::Newcomer;
use prosopograph::layout::Point;
use prosopograph::layout::YearChart;

const ENOUGH: &str = "the usual limits are enough";

pub fn spread(ties: &[(usize, usize)], radii: &[f64]) -> Vec<Point> {
    prosopograph::layout::spread(ties, radii, &mut Budget::default()).expect(ENOUGH)
}

pub fn settle(
    placed: &[Point],
    newcomers: &[Newcomer],
    ties: &[(usize, usize)],
    radii: &[f64],
) -> Vec<Point> {
    let mut budget = Budget::default();
    prosopograph::layout::settle(placed, newcomers, ties, radii, &mut budget).expect(ENOUGH)
}

pub fn by_year(years: &[Option<f64>], radii: &[f64]) -> YearChart {
    prosopograph::layout::by_year(years, radii, &mut Budget::default()).expect(ENOUGH)
}

pub fn communities(graph: &ScopedGraph<'_>) -> Communities {
    prosopograph::analysis::communities(graph, &mut Budget::default()).expect(ENOUGH)
}

pub fn communities_of_ties(count: usize, ties: &[(usize, usize, f64)]) -> Communities {
    let ties: Vec<WeightedTie> = ties
        .iter()
        .map(|&(one, other, weight)| WeightedTie { one, other, weight })
        .collect();
    let mut budget = Budget::default();
    prosopograph::analysis::communities_of_ties(count, &ties, &mut budget).expect(ENOUGH)
}
