//! What may be chosen as the value of a column or as the time of a tie, each with how often it comes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::explorer::sentences::counted_claims::Counting;
use crate::language::Value;
use crate::model::DateBounds;
use crate::model::Day;

/// As many values of a column, or times, are offered; others can be typed.
const MOST_OFFERED: usize = 50;
/// A column with more different values holds names or notes: there is nothing to choose.
const MOST_DIFFERENT: usize = 2_000;
/// A longer value does not fit into its field.
const LONGEST: usize = 300;
/// How many years one choice of a time may stand for, the least first.
const STRETCHES: [i64; 4] = [1, 10, 100, 1000];

/// A value that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueWord {
    /// The value as it is typed.
    pub word: String,
    /// How many entities or claims certainly have it.
    pub certain: usize,
    /// How many may have it, those among them.
    pub possible: usize,
}

impl ValueWord {
    /// How often it comes, of claims or of entities.
    #[must_use]
    pub fn about(&self, what: &str) -> String {
        let Self {
            certain, possible, ..
        } = self;
        if certain == possible {
            format!("{certain} {what}")
        } else {
            format!("certainly {certain}, possibly {possible} {what}")
        }
    }
}

/// The different values of a column, as long as there are few enough to choose from.
#[derive(Debug, Default)]
pub(super) struct ValuesSeen {
    counts: BTreeMap<String, usize>,
    dates: Times,
    are_many: bool,
}

impl ValuesSeen {
    pub(super) fn add(&mut self, value: &Value) {
        match value.uncounted() {
            Value::Date(date) => {
                let span = date.span();
                self.dates.add(DateBounds::moment(span.first, span.last));
            }
            Value::Text(text) => self.add_word(text),
            Value::Integer(number) => self.add_word(&number.to_string()),
            Value::List(list) => {
                for member in list.members() {
                    if let Value::Text(text) = member {
                        self.add_word(text);
                    }
                }
            }
            _ => {}
        }
    }

    fn add_word(&mut self, word: &str) {
        let is_typed = word.len() <= LONGEST && word.trim() == word && !word.is_empty();
        if self.are_many || !is_typed {
            return;
        }
        match self.counts.get_mut(word) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(word.to_owned(), 1);
            }
        }
        if self.counts.len() > MOST_DIFFERENT {
            self.are_many = true;
            self.counts.clear();
        }
    }

    /// The most frequent values, those with most first; none where each comes once and not all can be
    /// offered, which would be any fifty.
    pub(super) fn words(self) -> Vec<ValueWord> {
        let repeats = self.counts.values().any(|count| *count > 1);
        if !repeats && self.counts.len() > MOST_OFFERED {
            return Vec::new();
        }
        let words = self.counts.into_iter().map(|counted| {
            let (word, count) = counted;
            ValueWord {
                word,
                certain: count,
                possible: count,
            }
        });
        let mut words: Vec<ValueWord> = words.collect();
        words.sort_by_key(|word| Reverse(word.certain));
        words.truncate(MOST_OFFERED);
        words.extend(self.dates.words());
        words
    }
}

/// The years, decades or centuries in which claims held, in their order, each with how many certainly
/// and how many by their dates possibly did.
pub(super) fn times_of_claims(counting: &Counting<'_>) -> Vec<ValueWord> {
    let mut times = Times::default();
    let network = counting.network();
    for claim in network.claims().filter(|claim| counting.counts(*claim)) {
        let bounds = network.bounds(claim.index());
        if bounds != DateBounds::UNDATED {
            times.add(bounds);
        }
    }
    times.words()
}

/// From when to when something certainly and possibly was, of many.
#[derive(Debug, Default)]
struct Times {
    bounds: Vec<[i64; 4]>,
    /// The first and the last year that any of them names; an open end names none.
    named: Option<[i64; 2]>,
}

impl Times {
    fn add(&mut self, bounds: DateBounds) {
        let days = [
            bounds.start_earliest,
            bounds.start_latest,
            bounds.end_earliest,
            bounds.end_latest,
        ];
        for day in days.into_iter().filter(|day| !day.is_open()) {
            let year = day.year();
            let [first, last] = self.named.unwrap_or([year; 2]);
            self.named = Some([first.min(year), last.max(year)]);
        }
        self.bounds.push(days.map(Day::year));
    }

    /// The times of the shortest stretch of which there are not too many, or the most frequent of the
    /// longest.
    fn words(&self) -> Vec<ValueWord> {
        let mut words = Vec::new();
        for years in STRETCHES {
            words = self.words_of(years);
            if words.len() <= MOST_OFFERED {
                return words;
            }
        }
        words.sort_by_key(|word| Reverse(word.certain));
        words.truncate(MOST_OFFERED);
        words
    }

    /// The stretches of so many years in which something certainly was, in their order.
    ///
    /// It certainly was in a stretch that ends no earlier than the latest start and begins no later than
    /// the earliest end, possibly in one that the widest bounds touch: either is a run of stretches.
    fn words_of(&self, years: i64) -> Vec<ValueWord> {
        let mut changes: BTreeMap<i64, [i64; 2]> = BTreeMap::new();
        for bounds in &self.bounds {
            let [first, start, end, last] = bounds.map(|year| year.div_euclid(years));
            for (which, run) in [[start, end], [first, last]].into_iter().enumerate() {
                let [from, to] = run;
                if from > to {
                    continue;
                }
                for (stretch, change) in [(from, 1), (to + 1, -1)] {
                    let counts = changes.entry(stretch).or_default();
                    if let Some(count) = counts.get_mut(which) {
                        *count += change;
                    }
                }
            }
        }
        let Some([first, last]) = self.named else {
            return Vec::new();
        };
        let [first, last] = [first, last].map(|year| year.div_euclid(years));
        let mut words = Vec::new();
        let mut now = [0, 0];
        let mut ahead = changes.iter().peekable();
        while let Some((stretch, change)) = ahead.next() {
            let [certain, possible] = now;
            let [more_certain, more_possible] = change;
            now = [certain + more_certain, possible + more_possible];
            let Some((next, _)) = ahead.peek() else {
                break;
            };
            let counts = now.map(|count| usize::try_from(count).unwrap_or_default());
            // A long run of the same counts has more stretches than can be offered.
            let run = (*stretch).max(first)..(**next).min(last + 1);
            let run = run.take(MOST_OFFERED + 1);
            words.extend(run.filter_map(|stretch| word(stretch, years, counts)));
            if words.len() > MOST_OFFERED * STRETCHES.len() {
                break;
            }
        }
        words
    }
}

/// A stretch as it is typed; nothing if nothing certainly was in it, or it has no such years.
fn word(stretch: i64, years: i64, counts: [usize; 2]) -> Option<ValueWord> {
    let [certain, possible] = counts;
    let first = stretch.checked_mul(years)?;
    let last = first.checked_add(years - 1)?;
    if certain == 0 || first < 0 || last > 9999 {
        return None;
    }
    let word = if years == 1 {
        format!("{first:04}")
    } else {
        format!("{first:04}/{last:04}")
    };
    Some(ValueWord {
        word,
        certain,
        possible,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Aspect;
    use crate::model::DateError;
    use crate::model::HistoricalDate;
    use crate::model::Verdict;

    use super::Times;

    const DATES: [(&str, Aspect); 9] = [
        ("1936", Aspect::Event),
        ("1937-05", Aspect::Event),
        ("1936/1938", Aspect::Event),
        ("1936/1938", Aspect::State),
        ("1937~", Aspect::State),
        ("1935-12-31", Aspect::State),
        ("1936/..", Aspect::State),
        ("../1937", Aspect::State),
        ("193X", Aspect::Event),
    ];

    #[test]
    fn years_are_counted_as_the_lines_ask_for_them() -> Result<(), DateError> {
        let mut times = Times::default();
        let mut all = Vec::new();
        for (date, aspect) in DATES {
            let bounds = HistoricalDate::parse(date)?.bounds(aspect);
            times.add(bounds);
            all.push(bounds);
        }
        let words = times.words();
        assert!(words.len() > 2, "{words:?}");
        for word in &words {
            let asked = HistoricalDate::parse(&word.word)?;
            let verdicts = all.iter().map(|bounds| asked.met_by(*bounds));
            let verdicts: Vec<Verdict> = verdicts.collect();
            let count = |least| verdicts.iter().filter(|verdict| **verdict >= least).count();
            assert_eq!(word.certain, count(Verdict::Certain), "{word:?}");
            assert_eq!(word.possible, count(Verdict::Possible), "{word:?}");
        }
        Ok(())
    }

    #[test]
    fn many_years_are_put_together() -> Result<(), DateError> {
        let mut times = Times::default();
        for year in (1000..1900).step_by(3) {
            let date = HistoricalDate::parse(&year.to_string())?;
            times.add(date.bounds(Aspect::Event));
        }
        let words = times.words();
        let first = words.first().map(|word| (word.word.as_str(), word.certain));
        assert_eq!((words.len(), first), (9, Some(("1000/1099", 34))));
        let about = words.first().map(|word| word.about("claims"));
        assert_eq!(about.as_deref(), Some("34 claims"));
        Ok(())
    }
}
