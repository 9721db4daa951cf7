//! Reads two years of which the second is abbreviated: `1914–18`, `1920/21`, `1535/6`.

use crate::model::is_year;

/// Completes the second year of `1914–18`: it is later in the same century.
pub(crate) fn last_year_in_short(first: &str, last: &str) -> Option<String> {
    let has_two_digits = last.len() == 2 && last.bytes().all(|letter| letter.is_ascii_digit());
    (is_year(first) && has_two_digits && last > &first[2..])
        .then(|| format!("{}{last}", &first[..2]))
}

/// `1920/21` and `1185/6` as one of two years.
pub(super) fn over_new_year(text: &str) -> Option<String> {
    let (first, last) = text.split_once('/')?;
    let next = first.parse::<u32>().ok()?.checked_add(1)?.to_string();
    // What may be the number of a month is none only where years began in March.
    let last = match last.len() {
        1 if first < "1753" => format!("{}{last}", first.get(..3)?),
        2 if last > "12" => last_year_in_short(first, last)?,
        _ => return None,
    };
    (last == next && first.len() == 4).then(|| format!("[{first},{last}]"))
}

/// `10 Feb 1535/6`, where the year began in March or in January, as the second year. Only days
/// before the end of March have two years.
pub(super) fn dual_year(text: &str, single: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (before, last) = text.rsplit_once('/')?;
    let (day, first) = before.rsplit_once(' ')?;
    let next = first.parse::<u32>().ok()?.checked_add(1)?.to_string();
    let is_next = first.len() == 4 && matches!(last.len(), 1 | 2 | 4) && next.ends_with(last);
    is_next
        .then(|| single(&format!("{day} {next}")))?
        .filter(|date| date.get(5..7).is_some_and(|month| month <= "03"))
}
