//! The table of functions: a row each.

use crate::language::value::ValueKind;

use super::conversions;
use super::function::Function;
use super::function::Given;
use super::function::Wanted;
use super::list_rows;
use super::moment_rows;
use super::number_rows;
use super::texts;
use crate::language::fault::Fault;
use crate::language::value::Value;

/// What a function does.
pub type Run = fn(&Given<'_>) -> Result<Value, Fault>;

/// A function whose argument is null gives null.
pub const fn plain(
    name: &'static str,
    counts: [usize; 2],
    takes: &'static [Wanted],
    gives: ValueKind,
    run: Run,
) -> Function {
    let [least, most] = counts;
    Function {
        name,
        least,
        most,
        takes,
        gives,
        sees_null: false,
        run,
    }
}

/// A function that is given null like any other value.
pub const fn seeing_null(
    name: &'static str,
    counts: [usize; 2],
    gives: ValueKind,
    run: Run,
) -> Function {
    let [least, most] = counts;
    Function {
        name,
        least,
        most,
        takes: &[Wanted::Anything],
        gives,
        sees_null: true,
        run,
    }
}

/// The function with this name, in any case.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    all().find(|row| row.name.eq_ignore_ascii_case(name))
}

/// The names of all functions.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|row| row.name)
}

fn all() -> impl Iterator<Item = &'static Function> {
    let tables = [
        list_rows::LISTS,
        list_rows::ELEMENTS,
        number_rows::MATHEMATICS,
        TEXTS,
        CONVERSIONS,
        moment_rows::MOMENTS,
    ];
    tables.into_iter().flatten()
}

/// Functions of texts.
pub const TEXTS: &[Function] = &[
    plain(
        "toLower",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::to_lower,
    ),
    plain(
        "toUpper",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::to_upper,
    ),
    plain(
        "lower",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::to_lower,
    ),
    plain(
        "upper",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::to_upper,
    ),
    plain(
        "trim",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::trim,
    ),
    plain(
        "lTrim",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::trim_left,
    ),
    plain(
        "rTrim",
        [1, 1],
        &[Wanted::Text],
        ValueKind::Text,
        texts::trim_right,
    ),
    plain(
        "replace",
        [3, 3],
        &[Wanted::Text],
        ValueKind::Text,
        texts::replace,
    ),
    plain(
        "split",
        [2, 2],
        &[Wanted::Text],
        ValueKind::Any,
        texts::split,
    ),
    plain(
        "substring",
        [2, 3],
        &[Wanted::Text, Wanted::Count],
        ValueKind::Text,
        texts::substring,
    ),
    plain(
        "left",
        [2, 2],
        &[Wanted::Text, Wanted::Count],
        ValueKind::Text,
        texts::left,
    ),
    plain(
        "right",
        [2, 2],
        &[Wanted::Text, Wanted::Count],
        ValueKind::Text,
        texts::right,
    ),
    plain(
        "toString",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Text,
        texts::to_text,
    ),
];

/// Functions that make values of one kind of those of another, and of what is unknown.
pub const CONVERSIONS: &[Function] = &[
    plain(
        "toStringOrNull",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Text,
        conversions::to_text_or_null,
    ),
    plain(
        "toInteger",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Integer,
        conversions::to_integer,
    ),
    plain(
        "toIntegerOrNull",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Integer,
        conversions::to_integer_or_null,
    ),
    plain(
        "toFloat",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Float,
        conversions::to_float,
    ),
    plain(
        "toFloatOrNull",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Float,
        conversions::to_float_or_null,
    ),
    plain(
        "toBoolean",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Boolean,
        conversions::to_boolean,
    ),
    plain(
        "toBooleanOrNull",
        [1, 1],
        &[Wanted::Anything],
        ValueKind::Boolean,
        conversions::to_boolean_or_null,
    ),
    seeing_null("exists", [1, 1], ValueKind::Boolean, conversions::exists),
    seeing_null(
        "possibly",
        [1, 1],
        ValueKind::Boolean,
        conversions::possibly,
    ),
    seeing_null(
        "certainly",
        [1, 1],
        ValueKind::Boolean,
        conversions::certainly,
    ),
];
