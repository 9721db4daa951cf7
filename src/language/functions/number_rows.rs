//! The rows of the functions of numbers.

use crate::language::value::ValueKind;

use super::function::Function;
use super::function::Wanted;
use super::mathematics;
use super::table::plain;

/// Functions of numbers.
pub const MATHEMATICS: &[Function] = &[
    plain(
        "abs",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Any,
        mathematics::abs,
    ),
    plain(
        "sign",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Integer,
        mathematics::sign,
    ),
    plain(
        "round",
        [1, 2],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::round,
    ),
    plain(
        "ceil",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::ceil,
    ),
    plain(
        "floor",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::floor,
    ),
    plain(
        "sqrt",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::sqrt,
    ),
    plain(
        "exp",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::exp,
    ),
    plain(
        "log",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::log,
    ),
    plain(
        "log10",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::log10,
    ),
    plain(
        "sin",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::sin,
    ),
    plain(
        "cos",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::cos,
    ),
    plain(
        "tan",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::tan,
    ),
    plain(
        "cot",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::cot,
    ),
    plain(
        "asin",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::asin,
    ),
    plain(
        "acos",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::acos,
    ),
    plain(
        "atan",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::atan,
    ),
    plain(
        "atan2",
        [2, 2],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::atan2,
    ),
    plain(
        "haversin",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::haversin,
    ),
    plain(
        "degrees",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::degrees,
    ),
    plain(
        "radians",
        [1, 1],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::radians,
    ),
    plain(
        "pi",
        [0, 0],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::pi,
    ),
    plain(
        "e",
        [0, 0],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::e,
    ),
    plain(
        "rand",
        [0, 0],
        &[Wanted::Number],
        ValueKind::Float,
        mathematics::rand,
    ),
];
