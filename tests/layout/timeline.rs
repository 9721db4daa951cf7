//! Timelines: no bar is in the way of another, and no more rows than needed.

use prosopograph::layout::Bar;
use prosopograph::layout::YearSpan;
use prosopograph::layout::timeline;

fn bar(begin: f64, end: f64, lane: usize) -> Bar {
    Bar {
        span: Some(YearSpan {
            first: begin,
            last: end,
        }),
        lane,
    }
}

#[test]
fn bars_at_the_same_time_stand_below_each_other() {
    let bars = [
        bar(1930.0, 1935.0, 0),
        bar(1932.0, 1938.0, 0),
        bar(1936.0, 1937.0, 0),
    ];
    let found = timeline(&bars, 0.5);
    assert_eq!(found.rows, [Some(0), Some(1), Some(0)]);
    assert_eq!(found.lane_starts, [0, 2]);
    assert_eq!(
        found.years,
        Some(YearSpan {
            first: 1930.0,
            last: 1938.0
        })
    );
}

#[test]
fn lanes_stand_below_each_other_even_without_bars() {
    let undated = Bar {
        span: None,
        lane: 0,
    };
    let found = timeline(
        &[bar(1937.0, 1937.5, 3), bar(1937.0, 1938.0, 1), undated],
        0.1,
    );
    assert_eq!(found.rows, [Some(1), Some(0), None]);
    assert_eq!(found.lane_starts, [0, 0, 1, 1, 2]);
}

#[test]
fn bars_of_one_row_keep_their_distance() {
    assert_eq!(
        timeline(&[bar(1930.0, 1931.0, 0), bar(1931.0, 1932.0, 0)], 0.0).rows,
        [Some(0), Some(0)]
    );
    assert_eq!(
        timeline(&[bar(1930.0, 1931.0, 0), bar(1931.0, 1932.0, 0)], 0.1).rows,
        [Some(0), Some(1)]
    );
}

#[test]
fn years_stand_from_left_to_right() {
    let found = timeline(&[bar(1930.0, 1940.0, 0), bar(1935.0, 1936.0, 0)], 0.0);
    assert_eq!(
        vec![
            found.x(1930.0, 200.0),
            found.x(1935.0, 200.0),
            found.x(1940.0, 200.0)
        ],
        [0.0, 100.0, 200.0]
    );
    assert_eq!(vec![found.y(0, 100.0), found.y(1, 100.0)], [25.0, 75.0]);
    let nothing = timeline(&[], 1.0);
    assert_eq!((nothing.years, nothing.x(1937.0, 200.0)), (None, 100.0));
}
