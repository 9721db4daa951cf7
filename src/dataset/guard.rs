//! Protects cells from being run as formulas by spreadsheets.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. An apostrophe
//! before it makes it a text (OWASP, *CSV Injection*). Such cells are written with an apostrophe,
//! which is removed when they are read. A cell that begins with apostrophes gets one more, so that
//! it is read back unchanged.

use std::borrow::Cow;

/// The characters that a formula may begin with, including their full-width forms.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell as it is written to a file.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The meaning of a cell in a file.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet may run a cell. A plain number is only displayed.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(BEGINNINGS) && !is_number(cell)
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::guarded;
    use super::unguarded;

    #[test]
    fn nothing_that_runs_is_written_and_everything_comes_back() {
        for cell in [
            "=1+1",
            "'=1+1",
            "''@SUM",
            "-0044-03-15",
            "+cmd|' /C calc'!A0",
            "＝1",
            "-",
            "@a",
        ] {
            let written = guarded(cell);
            assert!(written.starts_with('\''), "{written}");
            assert_eq!(unguarded(&written), cell);
        }
    }

    #[test]
    fn what_cannot_run_stays_as_it_is() {
        for cell in ["", "-1", "+3.5", "0", "'tis", "a=b", "'", "1-2"] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(unguarded(cell), cell);
        }
    }
}
