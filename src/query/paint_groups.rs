//! Groups with a colour and a letter each: of names those with most members, of numbers steps with
//! about as many members each.
//!
//! What has several values has none of their colours: it would hide the others. It is a
//! group of its own, whichever values they are.

use hashbrown::HashMap;

use crate::model::Colour;
use crate::model::ColourPair;
use crate::model::MOST_NAMES;
use crate::model::MOST_STEPS;
use crate::model::PaintGroup;
use crate::model::REST;
use crate::model::name_colour;
use crate::model::step_colour;
use crate::query::paint_columns::distinct;

/// The colour of what has several values: told from that of what says nothing by how dark it is.
const SEVERAL: ColourPair = ColourPair {
    light: Colour::of_parts(0x3d, 0x48, 0x5c),
    dark: Colour::of_parts(0xd3, 0xda, 0xe6),
};
/// The letters of the groups with a colour of their own.
const LETTERS: [&str; MOST_NAMES] = ["A", "B", "C", "D", "E", "F", "G"];
const DIGITS: [&str; MOST_STEPS] = ["1", "2", "3", "4", "5"];

/// The groups of some values, and the group of each value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameGroups {
    pub(crate) groups: Vec<PaintGroup>,
    of_value: HashMap<String, usize>,
    /// The position of the group of all other values.
    others: Option<usize>,
    /// The position of the group of those with several values; `None` if each has one at most.
    several: Option<usize>,
    /// The position of the group of those that say nothing.
    nothing: usize,
}

impl NameGroups {
    /// The groups of what each member says: none, one or several values, each once.
    pub(crate) fn of<'v>(members: impl Iterator<Item = Vec<&'v str>>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut has_several = false;
        for values in members {
            has_several |= values.len() > 1;
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut ranked: Vec<&str> = counts.keys().copied().collect();
        let count = |value: &str| counts.get(value).copied().unwrap_or(0);
        ranked.sort_unstable_by(|one, other| count(other).cmp(&count(one)).then(one.cmp(other)));
        let (named, left) = ranked
            .split_at_checked(MOST_NAMES)
            .unwrap_or((&ranked, &[]));
        let mut groups: Vec<PaintGroup> = named
            .iter()
            .enumerate()
            .map(|(place, value)| named_group(place, value))
            .collect();
        let of_value = named.iter().enumerate();
        let of_value = of_value.map(|(place, value)| ((*value).to_owned(), place));
        let of_value = of_value.collect();
        let others = (!left.is_empty()).then_some(groups.len());
        if others.is_some() {
            groups.push(rest("others", &format!("{} other values", left.len()), "+"));
        }
        let several = has_several.then_some(groups.len());
        if has_several {
            groups.push(PaintGroup {
                colour: SEVERAL,
                ..rest("several", "more than one value", "&")
            });
        }
        let nothing = groups.len();
        groups.push(rest("nothing", "not stated", "–"));
        Self {
            groups,
            of_value,
            others,
            several,
            nothing,
        }
    }

    /// The group of what says these values.
    pub(crate) fn of_values(&self, values: &[&str]) -> usize {
        let group = match values {
            [] => None,
            [value] => self.of_value.get(*value).copied().or(self.others),
            _ => self.several,
        };
        group.unwrap_or(self.nothing)
    }
}

/// The group at a position, with its letter and colour.
pub(crate) fn named_group(place: usize, label: &str) -> PaintGroup {
    let letter = LETTERS.get(place).copied().unwrap_or("+");
    PaintGroup {
        name: letter.to_lowercase(),
        label: label.to_owned(),
        letter: letter.to_owned(),
        colour: name_colour(place),
    }
}

/// A group of what has no colour of its own.
pub(crate) fn rest(name: &str, label: &str, letter: &str) -> PaintGroup {
    PaintGroup {
        name: name.to_owned(),
        label: label.to_owned(),
        letter: letter.to_owned(),
        colour: REST,
    }
}

/// Steps of numbers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StepGroups {
    pub(crate) groups: Vec<PaintGroup>,
    /// The highest number of each step but the last.
    bounds: Vec<f64>,
    /// The position of the group of those that say nothing.
    nothing: usize,
}

impl StepGroups {
    /// Divides numbers into at most five steps with about as many members each; equal numbers are
    /// in one step.
    pub(crate) fn of(numbers: Vec<f64>) -> Self {
        Self::worded(numbers, |number| number.to_string())
    }

    /// The same steps, whose numbers are written in other words.
    pub(crate) fn worded(mut numbers: Vec<f64>, words: fn(f64) -> String) -> Self {
        numbers.sort_unstable_by(f64::total_cmp);
        let values = distinct(numbers.clone());
        let tops = if values.len() <= MOST_STEPS {
            values.clone()
        } else {
            let top = |step: usize| {
                let place = (numbers.len() * step / MOST_STEPS).saturating_sub(1);
                numbers.get(place).copied()
            };
            distinct((1..=MOST_STEPS).filter_map(top).collect())
        };
        let mut groups: Vec<PaintGroup> = Vec::new();
        let mut lowest = values.first().copied();
        for (step, top) in tops.iter().enumerate() {
            let digit = DIGITS.get(step).copied().unwrap_or("+");
            let label = lowest.map_or(String::new(), |lowest| between(&words(lowest), words(*top)));
            groups.push(PaintGroup {
                name: digit.to_owned(),
                label,
                letter: digit.to_owned(),
                colour: step_colour(step, tops.len()),
            });
            lowest = values.iter().copied().find(|value| value > top);
        }
        let nothing = groups.len();
        groups.push(rest("nothing", "not stated", "–"));
        let bounds = tops
            .split_last()
            .map_or(Vec::new(), |(_, tops)| tops.to_vec());
        Self {
            groups,
            bounds,
            nothing,
        }
    }

    /// The step of a number, or the group of none.
    pub(crate) fn of_number(&self, number: Option<f64>) -> usize {
        number.map_or(self.nothing, |number| {
            self.bounds.partition_point(|top| *top < number)
        })
    }
}

fn between(lowest: &str, highest: String) -> String {
    if lowest == highest {
        highest
    } else {
        format!("{lowest} to {highest}")
    }
}

#[cfg(test)]
mod tests {
    use super::NameGroups;
    use super::StepGroups;

    #[test]
    fn the_seven_commonest_names_have_a_colour_each() {
        let values = ["x", "x", "a", "b", "c", "d", "e", "f", "g", "h"];
        let found = NameGroups::of(values.into_iter().map(|value| vec![value]));
        let labels: Vec<&str> = found
            .groups
            .iter()
            .map(|group| group.label.as_str())
            .collect();
        assert_eq!(
            labels,
            [
                "x",
                "a",
                "b",
                "c",
                "d",
                "e",
                "f",
                "2 other values",
                "not stated"
            ]
        );
        assert_eq!(found.of_values(&["x"]), 0);
        assert_eq!(found.of_values(&["h"]), 7);
        assert_eq!(found.of_values(&[]), 8);
    }

    #[test]
    fn what_has_several_values_counts_with_each_and_has_a_group_of_its_own() {
        let members = [vec!["x", "y"], vec!["y", "z"], vec!["y"], vec!["x"]];
        let found = NameGroups::of(members.into_iter());
        let labels = found.groups.iter().map(|group| group.label.as_str());
        assert_eq!(
            labels.collect::<Vec<_>>(),
            ["y", "x", "z", "more than one value", "not stated"]
        );
        assert_eq!(found.of_values(&["x", "y"]), 3);
        assert_eq!(found.of_values(&["z"]), 2);
        assert_eq!(found.of_values(&[]), 4);
    }

    #[test]
    fn numbers_are_divided_into_five_steps() {
        let found = StepGroups::of((1..=10).map(f64::from).collect());
        let labels: Vec<&str> = found
            .groups
            .iter()
            .map(|group| group.label.as_str())
            .collect();
        assert_eq!(
            labels,
            [
                "1 to 2",
                "3 to 4",
                "5 to 6",
                "7 to 8",
                "9 to 10",
                "not stated"
            ]
        );
        assert_eq!(found.of_number(Some(1.0)), 0);
        assert_eq!(found.of_number(Some(4.0)), 1);
        assert_eq!(found.of_number(Some(11.0)), 4);
        assert_eq!(found.of_number(None), 5);
    }

    #[test]
    fn few_numbers_are_a_step_each() {
        let found = StepGroups::of(vec![2.5, 1.0, 1.0]);
        let labels: Vec<&str> = found
            .groups
            .iter()
            .map(|group| group.label.as_str())
            .collect();
        assert_eq!(labels, ["1", "2.5", "not stated"]);
        assert_eq!(StepGroups::of(Vec::new()).of_number(Some(1.0)), 0);
    }
}
