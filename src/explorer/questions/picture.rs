//! Parameters that only the picture of the canvas heeds: it reads them, and they belong to the
//! address. What no picture could heed is told, as it is of any other parameter.

use crate::explorer::table::Audience;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Value;
use crate::explorer::table::shortened;
use crate::model::Network;
use crate::model::Status;
use crate::model::is_slug;

/// What is switched off in the legend.
const OFF: Parameter = of_the_picture(
    "off",
    r"^status\.(documented|alleged|charged|denied|rumour)$",
);
/// The years that are seen.
const YEARS: Parameter = of_the_picture("years", "^[1-9][0-9]{2}-[1-9][0-9]{3}$");
/// Whether ties are seen that held in these years possibly, or only those that did for certain.
const YEAR_READING: Parameter = of_the_picture("year_reading", "^(possible|certain)$");
/// Whether ties without a date are seen.
const UNDATED: Parameter = of_the_picture("undated", "^(on|off)$");
/// The entity or tie that is selected.
const SELECTED: Parameter = of_the_picture("selected", r"^entity\.bubble--[A-Za-z0-9]{1,9}$");
/// How the tables are sorted.
const TABLE: Parameter = of_the_picture("table", "^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$");
/// Whether entities without a tie are seen.
const LOOSE: Parameter = of_the_picture("loose", "^(on|off)$");

/// Parameters that only the picture heeds.
pub const OF_THE_PICTURE: [Parameter; 7] =
    [OFF, YEARS, YEAR_READING, UNDATED, SELECTED, TABLE, LOOSE];

/// Names among entities and ties that the picture gives to what it adds up itself.
const OF_SUMS: [&str; 2] = ["bubble--", "sum--"];
/// The kind that communities have in the legend of the picture.
const COMMUNITIES: &str = "communities";

/// `pattern` is what some of the words look like that are always right, for the description of the
/// API: which others are depends on the network and on what is seen.
const fn of_the_picture(name: &'static str, pattern: &'static str) -> Parameter {
    let about = "Read by the picture alone; kept, so that one address is one view.";
    Parameter::optional(name, name, about, Value::Words { pattern }).passed_by(Audience::Addresses)
}

/// Notes what is wrong with the parameters of the picture.
pub(crate) fn check_picture(reader: &mut ParameterReader<'_>) {
    check(reader, &TABLE, |_, _| None);
    check(reader, &OFF, filter_problem);
    check(reader, &YEARS, |_, word| years_problem(word));
    check(reader, &YEAR_READING, |_, word| {
        one_of(word, &["possible", "certain"])
    });
    check(reader, &UNDATED, |_, word| one_of(word, &["on", "off"]));
    check(reader, &LOOSE, |_, word| one_of(word, &["on", "off"]));
    check(reader, &SELECTED, selected_problem);
}

/// Notes the first of some words in which something is wrong.
fn check(
    reader: &mut ParameterReader<'_>,
    parameter: &Parameter,
    problem: impl Fn(&Network, &str) -> Option<String>,
) {
    let words = reader.list(parameter).unwrap_or_default();
    let network = reader.network();
    let wrong = words.iter().find_map(|word| {
        let message = if is_slug(word) || parameter.name == YEARS.name {
            problem(network, word)?
        } else {
            "is not valid; use letters, digits, dots and hyphens".to_owned()
        };
        Some(format!("\"{}\" {message}", shortened(word)))
    });
    if let Some(message) = wrong {
        reader.problem(parameter, message);
    }
}

fn one_of(word: &str, words: &[&str]) -> Option<String> {
    let isnt = !words.contains(&word);
    isnt.then(|| format!("is not known; write {}", words.join(" or ")))
}

/// What is wrong with two years; years before the common era have a minus sign.
fn years_problem(word: &str) -> Option<String> {
    let signed = word.strip_prefix('-').unwrap_or(word);
    let years = signed.split_once('-').and_then(|(from, to)| {
        let sign = if signed.len() < word.len() { -1 } else { 1 };
        Some((sign * from.parse::<i32>().ok()?, to.parse::<i32>().ok()?))
    });
    match years {
        Some((from, to)) if from <= to => None,
        Some(_) => Some("ends before it begins; write the earlier year first".to_owned()),
        None => {
            Some("is not a stretch of years; write two with a hyphen, such as 1937-1938".to_owned())
        }
    }
}

/// What is wrong with the name of something in the legend.
fn filter_problem(network: &Network, word: &str) -> Option<String> {
    let schema = network.schema();
    let (what, name) = word.split_once('.').unwrap_or((word, ""));
    let (is_known, noun) = match what {
        "kind" => (
            name == COMMUNITIES || schema.find_kind(name).is_some(),
            "kind of entity",
        ),
        "class" => (schema.find_class(name).is_some(), "class of ties"),
        "status" => (Status::from_name(name).is_some(), "status"),
        // Which groups there are depends on what the picture is painted by.
        "colour" | "tie-colour" => (!name.is_empty(), "group"),
        _ => {
            let message = "is nothing that can be switched off; write kind, class or status, a dot and the name, such as status.denied";
            return Some(message.to_owned());
        }
    };
    (!is_known).then(|| format!("names no {noun}; the page /vocabulary lists them"))
}

/// What is wrong with the name of an entity or a tie.
fn selected_problem(network: &Network, word: &str) -> Option<String> {
    let (what, id) = word.split_once('.').unwrap_or((word, ""));
    let is_sum = OF_SUMS.iter().any(|prefix| id.starts_with(prefix));
    match what {
        "entity" if is_sum || network.find_entity(id).is_some() => None,
        "relation" if is_sum || network.find_relation(id).is_some() => None,
        "entity" => Some("names no entity; search for its name to find the id".to_owned()),
        "relation" => Some("names no claim".to_owned()),
        _ => Some("selects nothing; write entity or relation, a dot and the id".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::years_problem;

    #[test]
    fn years_are_two_numbers_the_earlier_first() {
        for right in ["1937-1938", "1937-1937", "-50-14", "-50--44", "0-9"] {
            assert_eq!(years_problem(right), None, "{right}");
        }
        for wrong in [
            "abc",
            "1937",
            "1938-1937",
            "",
            "-",
            "1937-",
            "-44--50",
            "1937-abc",
        ] {
            assert!(years_problem(wrong).is_some(), "{wrong}");
        }
    }
}
