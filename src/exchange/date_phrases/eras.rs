//! Reads years BC and AD: `44 BC`, `AD 79`.

/// Words after a year BC.
const BEFORE_CHRIST: [&str; 12] = [
    "bc",
    "bce",
    "b.c.",
    "b.c.e.",
    "v. chr.",
    "v.chr.",
    "v. u. z.",
    "av. j.-c.",
    "a. c.",
    "a.c.",
    "до н. э.",
    "до н.э.",
];
/// Words before or after a year AD.
const AFTER_CHRIST: [&str; 12] = [
    "ad",
    "ce",
    "a.d.",
    "c.e.",
    "n. chr.",
    "n.chr.",
    "ap. j.-c.",
    "d. c.",
    "d.c.",
    "г. н.э.",
    "н. э.",
    "н.э.",
];

/// `44 BC` and `AD 79` as EDTF, in which the year 1 BC is the year 0.
pub(super) fn of_an_era(text: &str) -> Option<String> {
    let year = |digits: &str| -> Option<i32> {
        let is_number =
            matches!(digits.len(), 1..=4) && digits.bytes().all(|letter| letter.is_ascii_digit());
        digits.parse().ok().filter(|year| is_number && *year > 0)
    };
    let before = BEFORE_CHRIST
        .iter()
        .find_map(|era| year(text.strip_suffix(era)?.trim_end()));
    let after = || {
        AFTER_CHRIST.iter().find_map(|era| {
            year(
                text.strip_suffix(era)
                    .or_else(|| text.strip_prefix(era))?
                    .trim(),
            )
        })
    };
    match before {
        Some(1) => Some("0000".to_owned()),
        Some(year) => Some(format!("-{:04}", year - 1)),
        None => after().map(|year| format!("{year:04}")),
    }
}
