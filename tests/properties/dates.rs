//! Uncertain dates: verdicts are equal to looking at every world the dates allow.
//!
//! A world is one choice of a start and an end. Days are few and small, so that all worlds can be
//! listed; open ends reach a little beyond everything that is asked about, which is as good as for
//! ever.

use proptest::collection::vec;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::model::Aspect;
use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Verdict;
use prosopograph::model::Window;

use crate::properties::cases;

const LAST: i32 = 5;
/// As far before and after the days that are asked about as an open end reaches.
const REACH: std::ops::RangeInclusive<i32> = -2..=LAST + 2;

/// What is known of a thing's date.
#[derive(Clone, Debug)]
enum Known {
    Nothing,
    Moment(i32, i32),
    HeldWithin(i32, i32),
    Lasting([i32; 2], [i32; 2]),
}

fn known() -> impl Strategy<Value = Known> {
    let span = || (0..=LAST, 0..=LAST).prop_map(|(a, b)| [a.min(b), a.max(b)]);
    prop_oneof![
        1 => Just(Known::Nothing),
        3 => span().prop_map(|[a, b]| Known::Moment(a, b)),
        3 => span().prop_map(|[a, b]| Known::HeldWithin(a, b)),
        3 => (span(), span()).prop_filter("an end may follow a start", |(start, end)| start[0] <= end[1])
            .prop_map(|(start, end)| Known::Lasting(start, end)),
    ]
}

fn day(number: i32) -> Day {
    Day::from_number(number)
}

fn window([first, last]: [i32; 2]) -> Window {
    Window {
        first: day(first),
        last: day(last),
    }
}

impl Known {
    fn bounds(&self) -> DateBounds {
        match *self {
            Self::Nothing => DateBounds::UNDATED,
            Self::Moment(first, last) => DateBounds::moment(day(first), day(last)),
            Self::HeldWithin(first, last) => DateBounds::held_within(day(first), day(last)),
            Self::Lasting(start, end) => DateBounds::lasting(window(start), window(end)),
        }
    }

    /// Every start and end it allows.
    fn worlds(&self) -> Vec<[i32; 2]> {
        let all = REACH
            .flat_map(|start| REACH.map(move |end| [start, end]))
            .filter(|[start, end]| start <= end);
        let allowed = |[start, end]: &[i32; 2]| match self {
            Self::Nothing => true,
            Self::Moment(first, last) => start == end && (first..=last).contains(&start),
            Self::HeldWithin(first, last) => {
                (*first..=*last).any(|moment| (*start..=*end).contains(&moment))
            }
            Self::Lasting(begun, ended) => {
                (begun[0]..=begun[1]).contains(start) && (ended[0]..=ended[1]).contains(end)
            }
        };
        all.filter(allowed).collect()
    }

    /// Whether everything `self` allows, `other` allows.
    fn is_within(&self, other: &Self) -> bool {
        let allowed = other.worlds();
        self.worlds().iter().all(|world| allowed.contains(world))
    }
}

/// The verdict over a list of worlds, each of which is so or not.
fn verdict(worlds: &[bool]) -> Verdict {
    match (worlds.iter().all(|so| *so), worlds.iter().any(|so| *so)) {
        (true, _) => Verdict::Certain,
        (false, true) => Verdict::Possible,
        (false, false) => Verdict::Never,
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn during_is_what_all_worlds_say(known in known(), first in 0..=LAST, last in 0..=LAST) {
        // A window that ends before it begins has no moment.
        let worlds: Vec<bool> = known.worlds().iter().map(|[start, end]| (first..=last).any(|moment| (*start..=*end).contains(&moment))).collect();
        prop_assert_eq!(known.bounds().during(window([first, last])), verdict(&worlds));
    }

    #[test]
    fn at_once_is_what_all_worlds_say(first in known(), second in known(), third in known()) {
        let all = [&first, &second, &third];
        let mut worlds = Vec::new();
        for a in all[0].worlds() {
            for b in all[1].worlds() {
                for c in all[2].worlds() {
                    worlds.push(a[0].max(b[0]).max(c[0]) <= a[1].min(b[1]).min(c[1]));
                }
            }
        }
        let bounds = all.map(Known::bounds);
        prop_assert_eq!(DateBounds::at_once(&bounds), verdict(&worlds));
        prop_assert_eq!(DateBounds::common_window(&bounds).is_some(), verdict(&worlds) > Verdict::Never);
    }

    #[test]
    fn a_common_window_holds_every_common_moment(known in vec(known(), 1..4)) {
        let bounds: Vec<DateBounds> = known.iter().map(Known::bounds).collect();
        for moment in 0..=LAST {
            let possible = known.iter().all(|known| known.worlds().iter().any(|[start, end]| (*start..=*end).contains(&moment)));
            let stretch = DateBounds::common_window(&bounds);
            prop_assert_eq!(stretch.is_some_and(|stretch| stretch.first <= day(moment) && day(moment) <= stretch.last), possible);
        }
    }

    #[test]
    fn narrowing_never_contradicts(wide in known(), narrow in known(), others in vec(known(), 2), a in 0..=LAST, b in 0..=LAST) {
        let asked = window([a.min(b), a.max(b)]);
        if narrow.is_within(&wide) {
            let during = [wide.bounds().during(asked), narrow.bounds().during(asked)];
            let together = |known: &Known| DateBounds::at_once(&[known.bounds(), others[0].bounds(), others[1].bounds()]);
            for [before, after] in [during, [together(&wide), together(&narrow)]] {
                prop_assert!(before != Verdict::Certain || after == Verdict::Certain, "certain became {after}");
                prop_assert!(before != Verdict::Never || after == Verdict::Never, "never became {after}");
            }
        }
    }

    #[test]
    fn narrowing_a_written_date_never_contradicts(
        pair in select(NARROWINGS.to_vec()), aspect in select(vec![Aspect::Event, Aspect::State]), year in 1933i64..1940, years in 0i64..3,
    ) {
        let asked = Window { first: Day::from_civil(year, 1, 1), last: Day::from_civil(year + years, 12, 31) };
        let verdict = |text| HistoricalDate::parse(text).expect("the table holds dates").bounds(aspect).during(asked);
        let (before, after) = (verdict(pair.0), verdict(pair.1));
        prop_assert!(before != Verdict::Certain || after == Verdict::Certain, "{pair:?}: certain became {after}");
        prop_assert!(before != Verdict::Never || after == Verdict::Never, "{pair:?}: never became {after}");
    }
}

/// A date, and one that says more of the same.
const NARROWINGS: [(&str, &str); 14] = [
    ("193X", "1936"),
    ("1936", "1936-05"),
    ("1936-05", "1936-05-03"),
    ("1936~", "1936"),
    ("1936%", "1936?"),
    ("1936-22", "1936-07"),
    ("1936-XX-XX", "1936-05-XX"),
    ("1935/1937", "1935-06/1937"),
    ("1935/", "1935/1937"),
    ("/1937", "1935/1937"),
    ("../1937", "../1937-05"),
    ("1935/..", "1935-05/.."),
    ("[1935,1936,1937]", "[1935,1936]"),
    ("1936", "1936/1936"),
];
