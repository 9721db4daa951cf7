//! Dates of an import that say before, after, between or about another date, in the languages that
//! tables are kept in.
//!
//! A date that is only bounded stays so: *before 1921* is `/1921`, which leaves open whether the
//! year itself is meant, as the reader of GEDCOM has it. What may mean more than one thing, such as
//! *early 1921* or *1920-1*, is not read.

use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::exchange::date_phrases::double_years::dual_year;
use crate::exchange::date_phrases::double_years::last_year_in_short;
use crate::exchange::date_phrases::double_years::over_new_year;
use crate::exchange::date_phrases::eras::of_an_era;
use crate::exchange::date_phrases::words::ABOUT;
use crate::exchange::date_phrases::words::AFTER;
use crate::exchange::date_phrases::words::BEFORE;
use crate::exchange::date_phrases::words::BETWEEN;
use crate::exchange::date_phrases::words::FILLERS;
use crate::exchange::date_phrases::words::FROM_TO;
use crate::exchange::date_phrases::words::NEW_STYLE;
use crate::exchange::date_phrases::words::OR;
use crate::exchange::date_phrases::words::OR_EARLIER;
use crate::exchange::date_phrases::words::OR_LATER;
use crate::exchange::date_phrases::words::TO;
use crate::exchange::date_phrases::words::WEEKDAYS;
use crate::exchange::date_phrases::words::YEARS;
use crate::exchange::date_phrases::words::missing_end;
use crate::model::DateOrder;
use crate::model::HistoricalDate;
use crate::model::is_year;

/// The longest text that is read as a phrase, in bytes.
const LONGEST: usize = 80;

/// Signs that look like a hyphen, such as the sign of minus.
const DASHES_LIKE_HYPHENS: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2212}'];

/// The date that a phrase says, with the day or the month first in dates of numbers.
pub(crate) fn phrase_in_order(text: &str, order: Option<DateOrder>) -> Option<HistoricalDate> {
    // Words are short; what is long is a mistake, and must not be worked on.
    if text.len() > LONGEST {
        return None;
    }
    let single = |text: &str| {
        let date = HistoricalDate::read_in_order(text, order)
            .ok()?
            .date
            .as_str()
            .to_owned();
        (!date.contains(['/', '[', '{'])).then_some(date)
    };
    HistoricalDate::parse(&phrase(text, &single)?).ok()
}

/// What a phrase says as EDTF, if it is one; `date` reads a single date.
fn phrase(text: &str, date: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches('¿')
        .to_lowercase()
        .replace(DASHES_LIKE_HYPHENS, "-");
    // Editors write what they found out in brackets.
    let text = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(&text);
    let text = NEW_STYLE
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim_end();
    let text = YEARS
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .to_owned();
    let date = |text: &str| date(text).or_else(|| of_an_era(text));
    let without_filler = |text: &str| FILLERS.iter().find_map(|word| date(behind(text, word)?));
    let single = |text: &str| date(text.trim()).or_else(|| without_filler(text.trim()));
    two_dates(&text, &single)
        .or_else(|| one_of_two(&text, &single))
        .or_else(|| of_a_charter(&text, &single))
        .or_else(|| bounded(&text, &single))
        .or_else(|| about(&text, &single))
        .or_else(|| doubted(&text, &single))
        .or_else(|| dressed(&text, &single))
        .or_else(|| days_of_a_month(&text, &single))
        .or_else(|| with_a_dash(&text, &single))
        .or_else(|| year_first(&text, &single))
        .or_else(|| over_new_year(&text))
        .or_else(|| dual_year(&text, &single))
        .or_else(|| half_known(&text, &single))
        .or_else(|| several_years(&text))
        .or_else(|| single(&text).filter(|_| text.starts_with(char::is_alphanumeric)))
        .or_else(|| without_weekday(&text, &single))
}

type Single<'s> = &'s dyn Fn(&str) -> Option<String>;

/// What is behind a word.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word)?.strip_prefix(' ')
}

fn two_dates(text: &str, single: Single<'_>) -> Option<String> {
    let ends = |(first, second): &(&str, &str)| {
        let (start, end) = behind(text, first)?.split_once(&format!(" {second} "))?;
        completed(start, end, single).zip(single(end))
    };
    let between = BETWEEN
        .iter()
        .find_map(ends)
        .map(|(start, end)| one_between(&start, &end));
    between.or_else(|| {
        FROM_TO
            .iter()
            .find_map(ends)
            .map(|(start, end)| format!("{start}/{end}"))
    })
}

/// A time between two. EDTF has both as precise as each other, so that the more precise one is cut.
fn one_between(start: &str, end: &str) -> String {
    let is_plain = |date: &str| {
        date.bytes()
            .all(|letter| letter.is_ascii_digit() || letter == b'-')
    };
    let common = if is_plain(start) && is_plain(end) {
        start.len().min(end.len())
    } else {
        usize::MAX
    };
    let [start, end] = [start, end].map(|date| date.get(..common).unwrap_or(date));
    format!("[{start}..{end}]")
}

fn one_of_two(text: &str, single: Single<'_>) -> Option<String> {
    let (one, other) = OR.iter().find_map(|word| text.split_once(word))?;
    Some(format!(
        "[{},{}]",
        completed(one, other, single)?,
        single(other)?
    ))
}

/// The first of two dates, of which the second says the year, or the month and the year, for both.
fn completed(first: &str, second: &str, single: Single<'_>) -> Option<String> {
    let second: Vec<&str> = second.split_whitespace().collect();
    let with_last = |words: usize| {
        let last = second
            .len()
            .checked_sub(words)
            .map(|from| second[from..].join(" "))?;
        single(&format!("{first} {last}"))
    };
    single(first)
        .or_else(|| with_last(1))
        .or_else(|| with_last(2))
}

/// `1180 × 1190`, as charters are dated: at some time between the two.
fn of_a_charter(text: &str, single: Single<'_>) -> Option<String> {
    let (start, end) = text.split_once(['×', 'x'])?;
    Some(one_between(
        &completed(start.trim(), end, single)?,
        &single(end)?,
    ))
}

fn bounded(text: &str, single: Single<'_>) -> Option<String> {
    let bound = |word: &&str| {
        let date = single(behind(text, word)?)?;
        // "Do 5.5.1921" is until then in Polish, and the Thursday in German.
        let may_be_weekday = *word == "do"
            && date
                .parse::<Date>()
                .is_ok_and(|day| day.weekday() == Weekday::Thursday);
        (!may_be_weekday).then_some(date)
    };
    let glued = |signs: [&str; 2], words: [&str; 4]| {
        let behind_signs = signs
            .iter()
            .find_map(|sign| single(text.strip_prefix(sign)?));
        behind_signs.or_else(|| {
            words
                .iter()
                .find_map(|word| single(text.strip_suffix(word)?))
        })
    };
    let latest = BEFORE
        .iter()
        .find_map(bound)
        .or_else(|| glued(["<", "pre-"], OR_EARLIER))
        .map(|date| format!("/{date}"));
    let earliest = || {
        AFTER
            .iter()
            .find_map(bound)
            .or_else(|| glued([">", "post-"], OR_LATER))
            .map(|date| format!("{date}/"))
    };
    latest.or_else(earliest)
}

fn about(text: &str, single: Single<'_>) -> Option<String> {
    let rest = |word: &&str| {
        behind(text, word).or_else(|| text.strip_suffix(word)?.strip_suffix([' ', ',']))
    };
    let glued = || {
        ["ca.", "c."]
            .iter()
            .find_map(|word| single(text.strip_prefix(word)?))
    };
    let date = ABOUT
        .iter()
        .find_map(|word| single(rest(word)?))
        .or_else(glued);
    let date = date
        .filter(|date| !date.ends_with(['~', '?', '%']))
        .map(|date| date + "~");
    // The second year is only half a year without the first, so that both are meant.
    let in_short = |word: &&str| {
        let (first, last) = rest(word)?.trim().split_once(['-', '–', '—'])?;
        Some(format!("{first}~/{}~", last_year_in_short(first, last)?))
    };
    date.or_else(|| ABOUT.iter().find_map(in_short))
}

/// `Sonntag, 5. Juli 1795`, or a place before the day.
fn dressed(text: &str, single: Single<'_>) -> Option<String> {
    let (before, day) = text.split_once(',')?;
    let is_word = before
        .chars()
        .all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '.' | '-'));
    single(day).filter(|date| is_word && date.len() == "1921-05-05".len())
}

/// `Monday 5 May 1921`.
fn without_weekday(text: &str, single: Single<'_>) -> Option<String> {
    let (first, day) = text.split_once(' ')?;
    let is_weekday = WEEKDAYS
        .iter()
        .flat_map(|names| names.split('|'))
        .any(|name| name == first);
    single(day).filter(|date| is_weekday && date.len() == "1921-05-05".len())
}

/// `1920 [?]` and `May 1921?`.
fn doubted(text: &str, single: Single<'_>) -> Option<String> {
    let rest = ["[?]", "(?)", "?"]
        .iter()
        .find_map(|mark| text.strip_suffix(mark))?;
    let date = single(rest)?;
    let is_marked = date.ends_with(['~', '?', '%']);
    (!is_marked).then(|| date + "?")
}

/// `5 May 1921 – 8 June 1922`, and `May–June 1921`, whose first part is of the year of the second.
fn with_a_dash(text: &str, single: Single<'_>) -> Option<String> {
    let mut dashes = [" - ", " – ", " — ", "–", "—", "-"].iter().chain(&TO);
    let (start, end) = dashes
        .find_map(|dash| text.split_once(dash))
        .map(|(start, end)| (start.trim(), end.trim()))?;
    let near = |text: &str| single(text).or_else(|| about(text, single));
    // `100–44 BC`, whose era is that of both.
    let of_same_era = || {
        let digits = end.bytes().take_while(u8::is_ascii_digit).count();
        of_an_era(&format!("{start}{}", &end[digits..])).filter(|_| of_an_era(end).is_some())
    };
    let of_same_year = || {
        completed(start, end, single).filter(|_| {
            [start, end]
                .iter()
                .all(|text| text.contains(char::is_alphabetic))
        })
    };
    // `29.VI.–3.VII.1921` and `29.6.–3.7.1921`.
    let with_points = || {
        single(&format!(
            "{}.{}",
            start.strip_suffix('.').unwrap_or(start),
            end.rsplit_once('.')?.1
        ))
    };
    let start = near(start)
        .or_else(of_same_era)
        .or_else(of_same_year)
        .or_else(|| with_points().filter(|_| start.contains('.')))?;
    Some(format!("{start}/{}", near(end)?))
}

/// `5–7 May 1921`.
fn days_of_a_month(text: &str, single: Single<'_>) -> Option<String> {
    let (first, rest) = text.split_once(['-', '–', '—'])?;
    let (first, rest) = (first.trim().trim_end_matches('.'), rest.trim());
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_day =
        |day: &str| matches!(day.len(), 1 | 2) && day.bytes().all(|letter| letter.is_ascii_digit());
    let month = rest[digits..].trim_start_matches('.').trim_start();
    if !is_day(first) || !is_day(&rest[..digits]) || !month.starts_with(char::is_alphabetic) {
        return None;
    }
    let day = |day: &str| {
        single(&format!("{day} {month}")).filter(|date| date.len() == "1921-05-05".len())
    };
    Some(format!("{}/{}", day(first)?, day(&rest[..digits])?))
}

/// `1921 May 5` and `1921 May`.
fn year_first(text: &str, single: Single<'_>) -> Option<String> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (year, month, day) = (
        words.next()?,
        words.next()?,
        words.next().unwrap_or_default(),
    );
    let is_month = month.starts_with(char::is_alphabetic);
    (is_year(year) && is_month && words.next().is_none())
        .then(|| single(format!("{day} {month} {year}").trim()))?
}

/// `1921, 1923; 1925`, all of which are meant.
fn several_years(text: &str) -> Option<String> {
    let years: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    (years.len() > 1 && years.iter().all(|part| is_year(part)))
        .then(|| format!("{{{}}}", years.join(",")))
}

/// `1885–`, `1885–?`, `1897–present`, `?–1921`.
fn half_known(text: &str, single: Single<'_>) -> Option<String> {
    let by_word = || TO.iter().find_map(|word| text.split_once(word));
    let (start, end) = text
        .split_once(['–', '—'])
        .or_else(|| text.rsplit_once('-'))
        .or_else(by_word)?;
    let (start, end) = (start.trim(), end.trim());
    let missing = |end: &str| {
        if end.is_empty() {
            Some("")
        } else {
            missing_end(end)
        }
    };
    match (missing(start), missing(end)) {
        (None, Some(end)) => single(start).map(|start| format!("{start}/{end}")),
        // Without a word for what is missing, a hyphen may be the sign of a year before Christ.
        (Some(""), None) if start.is_empty() && text.starts_with('-') => None,
        (Some(start), None) => single(end).map(|end| format!("{start}/{end}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::phrase_in_order;

    fn read(text: &str) -> Option<String> {
        phrase_in_order(text, None).map(|date| date.as_str().to_owned())
    }

    #[test]
    fn phrases_say_no_more_than_they_do() {
        let cases = [
            ("before 1921", "/1921"),
            ("Before 5 May 1921", "/1921-05-05"),
            ("vor dem 5. Mai 1921", "/1921-05-05"),
            ("not after 1921", "/1921"),
            ("до 1921 года", "/1921"),
            ("jusqu'en 1921", "/1921"),
            ("after May 1921", "1921-05/"),
            ("not before 1921", "1921/"),
            ("с 1921 г.", "1921/"),
            ("seit 1921", "1921/"),
            ("between 1799 and 1801", "[1799..1801]"),
            ("entre 1799 et 1801", "[1799..1801]"),
            ("from 5 May 1921 to June 1922", "1921-05-05/1922-06"),
            ("с 1919 по 1921", "1919/1921"),
            ("um 1920", "1920~"),
            ("1920 ca.", "1920~"),
            ("vers mai 1920", "1920-05~"),
            ("c.1920", "1920~"),
            ("c.1920-c.1925", "1920~/1925~"),
            ("1920?-1925?", "1920?/1925?"),
            ("1920 [?]", "1920?"),
            ("May 1921?", "1921-05?"),
            ("5 May 1921 - 8 June 1922", "1921-05-05/1922-06-08"),
            ("May-June 1921", "1921-05/1921-06"),
            ("28 мая – 3 июня 1921", "1921-05-28/1921-06-03"),
            ("май—июнь 1921 г.", "1921-05/1921-06"),
            ("zwischen 5. und 7. Juni 1795", "[1795-06-05..1795-06-07]"),
            ("между 5 и 7 мая 1921 г.", "[1921-05-05..1921-05-07]"),
            ("1921 или 1922 г.", "[1921,1922]"),
            ("5 or 6 May 1921", "[1921-05-05,1921-05-06]"),
            ("[Juni 1795]", "1795-06"),
            ("Sonntag, 5. Juli 1795", "1795-07-05"),
            ("¿1900?", "1900?"),
            ("10 Feb 1535/6", "1536-02-10"),
            ("10 Feb. 1599/1600", "1600-02-10"),
            ("5-7 May 1921", "1921-05-05/1921-05-07"),
            ("5.–7. Mai 1921", "1921-05-05/1921-05-07"),
            ("1921 May 5", "1921-05-05"),
            ("1921, Mai", "1921-05"),
            ("le 5 mai 1921", "1921-05-05"),
            ("am 5. Mai 1921", "1921-05-05"),
            ("1920/21", "[1920,1921]"),
            ("1185/6", "[1185,1186]"),
            ("1921, 1923; 1925", "{1921,1923,1925}"),
            ("44 BC", "-0043"),
            ("1 v. Chr.", "0000"),
            ("AD 79", "0079"),
            ("c. 60 CE", "0060~"),
            ("100–44 BC", "-0099/-0043"),
            ("31 BC – AD 14", "-0030/0014"),
            ("after 44 BC", "-0043/"),
            ("79 г. н.э.", "0079"),
            ("<1921", "/1921"),
            ("post-1921", "1921/"),
            ("1921 or earlier", "/1921"),
            ("May 1921 or later", "1921-05/"),
            ("18 May 1647 N.S.", "1647-05-18"),
            ("1180 × 1190", "[1180..1190]"),
            ("1180x1190", "[1180..1190]"),
            ("[vor dem 10. Juni 1795]", "/1795-06-10"),
            ("в мае 1921 года", "1921-05"),
            ("w maju 1921 r.", "1921-05"),
            ("5 maja 1921 r.", "1921-05-05"),
            ("im Jahre 1921", "1921"),
            ("nel 1921", "1921"),
            ("im Sommer 1921", "1921-22"),
            ("Monday 5 May 1921", "1921-05-05"),
            ("по 1860", "/1860"),
            ("do 6.5.1921", "/1921-05-06"),
            ("nie przed 1921", "1921/"),
            ("pas avant mai 1921", "1921-05/"),
            ("non prima del 1921", "1921/"),
            ("1850 to 1860", "1850/1860"),
            ("1850 bis 1860", "1850/1860"),
            ("1914 − 1918", "1914/1918"),
            ("c. 1850-60", "1850~/1860~"),
            ("c. 1850–1860", "1850~/1860"),
            ("Nov.-Dec. 1921", "1921-11/1921-12"),
            ("29.VI-3.VII.1921", "1921-06-29/1921-07-03"),
            ("29.6.–13.7.1921", "1921-06-29/1921-07-13"),
            ("du 5 au 7 mai 1921", "1921-05-05/1921-05-07"),
            ("between May 1799 and 3 June 1801", "[1799-05..1801-06]"),
            ("zw. 1799 u. 1801", "[1799..1801]"),
            ("1921 to present", "1921/.."),
            ("1914-presente", "1914/.."),
            ("1885–", "1885/"),
            ("1885-?", "1885/"),
            ("1897–present", "1897/.."),
            ("1885-05-05 - ?", "1885-05-05/"),
            ("?–1921", "/1921"),
        ];
        for (text, edtf) in cases {
            assert_eq!(read(text).as_deref(), Some(edtf), "{text}");
        }
    }

    #[test]
    fn what_may_mean_several_things_stays_in_words() {
        for text in [
            "early 1921",
            "1920-1",
            "1920/23",
            "1699/00",
            "5-45 May 1921",
            "5-7 1921",
            "before",
            "before the war",
            "before 1920 and 1921",
            "-1921",
            "?-?",
            "–",
            "",
            "19th century",
            "1921 5",
            "1921 May 5 evening",
            "c. 1921~",
            "1920 [?]?",
            "may-june",
            "10 feb 1535/7",
            "feb/march",
            "5 or so",
            "letter, 1921",
            "no. 3, 5 may 1921",
            "june-may",
            "5./17. Mai 1921",
            "Do 5.5.1921",
            "1185/7",
            "1911/12",
            "5 May 1921/22",
            "1921/2",
            "0 BC",
            "44 b",
            "12345 BC",
            "18 May 1647 O.S.",
            "1189/0",
            "118x 1190",
            "six 1921",
            "[1921",
            "um 1850/60",
            "Monday 1921",
            "winter 1920/21",
            "5 to 1921",
            "summer to 1921",
            "1921 to",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
