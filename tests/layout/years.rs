//! Years from left to right: order, distances, and those without a year.

use crate::properties::cases_or;
use crate::support::unhurried::by_year;
use proptest::prelude::*;
use prosopograph::graph::Budget;
use prosopograph::graph::Limits;
use prosopograph::layout::YearChart;
use prosopograph::layout::YearSpan;

fn chart_of(years: &[Option<f64>]) -> YearChart {
    by_year(years, &vec![10.0; years.len()])
}

#[test]
fn a_later_year_stands_further_right_and_the_undated_before_the_first() {
    let chart = chart_of(&[Some(1938.0), None, Some(1917.0), Some(1936.5)]);
    let x: Vec<f64> = chart.points.iter().map(|point| point.x).collect();
    assert!(x[2].abs() < f64::EPSILON, "the first year is at the origin");
    assert!(x[1] < x[2] && x[2] < x[3] && x[3] < x[0], "{x:?}");
    assert_eq!(
        chart.years,
        Some(YearSpan {
            first: 1917.0,
            last: 1938.0
        })
    );
    assert_eq!(chart.undated, Some(x[1]));
}

#[test]
fn without_any_year_there_is_no_axis() {
    let chart = chart_of(&[None, None]);
    assert_eq!(chart.years, None);
    assert_eq!(chart_of(&[]).points, []);
}

#[test]
fn a_far_year_does_not_press_the_others_together() {
    let mut years: Vec<Option<f64>> = (0..200)
        .map(|number| Some(1930.0 + f64::from(number % 10)))
        .collect();
    let crowded = chart_of(&years).year_width;
    years.push(Some(2005.0));
    let with_outlier = chart_of(&years).year_width;
    assert!(
        with_outlier > crowded / 5.0,
        "{with_outlier} against {crowded}"
    );
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn nobody_covers_another(years in prop::collection::vec(prop::option::of(1880_u16..1960), 1..120)) {
        let years: Vec<Option<f64>> = years.into_iter().map(|year| year.map(f64::from)).collect();
        let chart = chart_of(&years);
        for (one, a) in chart.points.iter().enumerate() {
            for b in &chart.points[one + 1..] {
                prop_assert!((a.x - b.x).hypot(a.y - b.y) >= 20.0, "{a:?} {b:?}");
            }
        }
        prop_assert_eq!(chart, chart_of(&years), "the same years give the same picture");
    }
}

/// With a limit of steps as with a limit of time, see [`Budget::has_time_for`].
#[test]
fn without_time_to_look_for_rows_everybody_is_at_their_year() {
    let years: Vec<Option<f64>> = (0..3_000)
        .map(|number| (number % 7 > 0).then(|| 1930.0 + f64::from(number % 10)))
        .collect();
    let radii = vec![10.0; years.len()];
    let whole = chart_of(&years);
    let limits = Limits {
        steps: 2_000,
        ..Limits::default()
    };
    let mut budget = Budget::new(&limits);
    let hasty = prosopograph::layout::by_year(&years, &radii, &mut budget);
    let hasty = hasty.expect("somebody waits");
    assert!(budget.is_late());
    assert_eq!(hasty.points.len(), years.len());
    assert_eq!(hasty.years, whole.years);
    let before = |chart: &YearChart, number: usize, other: usize| {
        chart.points[number].x < chart.points[other].x
    };
    for number in 1..years.len() {
        let in_order = before(&whole, number - 1, number);
        assert_eq!(before(&hasty, number - 1, number), in_order, "{number}");
    }
}
