//! Days: known ones, and all others by their neighbours.

use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::model::Day;

use crate::properties::cases;

#[test]
fn known_days_have_their_numbers() {
    let known = [
        ((1970, 1, 1), 0),
        ((1970, 1, 2), 1),
        ((1969, 12, 31), -1),
        ((2000, 3, 1), 11_017),
        ((2000, 2, 29), 11_016),
        ((1917, 11, 7), -19_048),
        ((1937, 7, 30), -11_843),
        ((1582, 10, 15), -141_427),
        ((1, 1, 1), -719_162),
        ((0, 1, 1), -719_528),
        ((-44, 3, 15), -735_525),
    ];
    for ((year, month, day), number) in known {
        assert_eq!(
            Day::from_civil(year, month, day).number(),
            number,
            "{year}-{month}-{day}"
        );
        assert_eq!(Day::from_number(number).year(), year);
    }
}

#[test]
fn open_ends_stay_open() {
    for days in [-1_000_000, 0, 1, 366] {
        assert_eq!(Day::ALWAYS.plus(days), Day::ALWAYS);
        assert_eq!(Day::NEVER_ENDING.plus(days), Day::NEVER_ENDING);
    }
    assert!(
        Day::from_civil(i64::MIN, 1, 1) > Day::ALWAYS
            && Day::from_civil(i64::MAX, 12, 31) < Day::NEVER_ENDING
    );
    assert!(Day::from_civil(0, 1, 1).plus(i64::MAX / 2) < Day::NEVER_ENDING);
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[test]
fn days_follow_one_another_for_four_thousand_years() {
    let mut number = Day::from_civil(-1_000, 1, 1).number();
    for year in -1_000i64..3_000 {
        let february = if is_leap(year) { 29 } else { 28 };
        for (month, length) in (1u8..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            for day in 1..=length {
                assert_eq!(
                    Day::from_civil(year, month, day).number(),
                    number,
                    "{year}-{month}-{day}"
                );
                assert_eq!(
                    Day::from_number(number).year(),
                    year,
                    "{year}-{month}-{day}"
                );
                number += 1;
            }
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn adding_days_adds_to_the_number(number in -2_000_000i32..2_000_000, days in -100_000i32..100_000) {
        prop_assert_eq!(Day::from_number(number).plus(i64::from(days)), Day::from_number(number + days));
    }
}
