//! All functions as a reader looks them up: by what they are for, with what each takes.

use super::aggregates::AGGREGATES;
use super::function::Function;
use super::list_rows;
use super::moment_rows;
use super::moments;
use super::number_rows;
use super::table::CONVERSIONS;
use super::table::TEXTS;

/// Functions for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionGroup {
    /// What they are for.
    pub title: &'static str,
    /// Each with what it takes, such as `left(a text, a whole number)`.
    pub functions: Vec<String>,
}

/// All functions that can be called; those that would look at the clock cannot.
#[must_use]
pub fn function_groups() -> Vec<FunctionGroup> {
    let tables = [
        ("Lists", list_rows::LISTS),
        ("Entities, claims and paths", list_rows::ELEMENTS),
        ("Numbers", number_rows::MATHEMATICS),
        ("Texts", TEXTS),
        ("Kinds of values, and what is unknown", CONVERSIONS),
        ("Dates, times and lengths of time", moment_rows::MOMENTS),
    ];
    let gathering = AGGREGATES.iter().map(|row| {
        let (name, _, count) = row;
        format!("{name}({})", vec!["…"; *count].join(", "))
    });
    let gathering = FunctionGroup {
        title: "Of many rows",
        functions: gathering.collect(),
    };
    let groups = tables.into_iter().map(|table| {
        let (title, rows) = table;
        let rows = rows.iter().filter(|row| !moments::is_of_clock(row));
        FunctionGroup {
            title,
            functions: rows.map(written).collect(),
        }
    });
    groups.chain([gathering]).collect()
}

/// How a function is called: with what it takes, and an example if it takes one thing.
#[must_use]
pub fn called_as(function: &Function) -> String {
    let form = written(function);
    if function.least != 1 {
        return form;
    }
    let example = function.wanted(0).example();
    format!("{form}, such as {}({example})", function.name)
}

/// A function with what it takes; what may be left out stands in brackets.
fn written(function: &Function) -> String {
    /// As many arguments as anybody likes.
    const MANY: usize = 10;
    let shown = if function.most > MANY {
        function.least
    } else {
        function.most
    };
    let arguments = (0..shown).map(|position| {
        let words = function.wanted(position).words();
        if position < function.least {
            words.to_owned()
        } else {
            format!("[{words}]")
        }
    });
    let mut arguments: Vec<String> = arguments.collect();
    if function.most > MANY {
        arguments.push("…".to_owned());
    }
    format!("{}({})", function.name, arguments.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::aggregates::AGGREGATES;
    use super::super::table::function;
    use super::super::table::names;
    use super::function_groups;
    use super::moments::is_of_clock;

    #[test]
    fn every_function_is_listed_that_can_be_called() {
        let groups = function_groups();
        let listed: Vec<&str> = groups
            .iter()
            .flat_map(|group| &group.functions)
            .filter_map(|line| line.split_once('(').map(|(name, _)| name))
            .collect();
        let aggregates = AGGREGATES.iter().map(|(name, _, _)| *name);
        for name in names().chain(aggregates) {
            let is_refused = function(name).is_some_and(is_of_clock);
            assert_eq!(listed.contains(&name), !is_refused, "{name}");
        }
        assert!(listed.contains(&"date") && !listed.contains(&"date.realtime"));
    }

    #[test]
    fn what_may_be_left_out_stands_in_brackets() {
        let groups = function_groups();
        let has = |line: &str| {
            groups
                .iter()
                .any(|group| group.functions.iter().any(|it| it == line))
        };
        assert!(has("substring(a text, a whole number, [a whole number])"));
        assert!(has("coalesce(any value, …)"));
        assert!(has("count(…)"));
    }
}
