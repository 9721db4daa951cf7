//! Reads dates in words, such as *before 1921* or *between 1799 and 1801*, in the languages that
//! tables are kept in.
//!
//! A date that is only bounded stays so: *before 1921* is `/1921`, which leaves open whether the
//! year itself is meant, as in the reader of GEDCOM. A text with more than one meaning, such as
//! *early 1921* or *1920-1*, is not read.

use crate::exchange::date_phrases::bounds::about;
use crate::exchange::date_phrases::bounds::bounded;
use crate::exchange::date_phrases::bounds::doubted;
use crate::exchange::date_phrases::bounds::of_a_charter;
use crate::exchange::date_phrases::bounds::one_of_two;
use crate::exchange::date_phrases::bounds::two_dates;
use crate::exchange::date_phrases::days::dressed;
use crate::exchange::date_phrases::days::without_weekday;
use crate::exchange::date_phrases::days::year_first;
use crate::exchange::date_phrases::double_years::dual_year;
use crate::exchange::date_phrases::double_years::over_new_year;
use crate::exchange::date_phrases::eras::of_an_era;
use crate::exchange::date_phrases::intervals::days_of_a_month;
use crate::exchange::date_phrases::intervals::half_known;
use crate::exchange::date_phrases::intervals::several_years;
use crate::exchange::date_phrases::intervals::with_a_dash;
use crate::exchange::date_phrases::single::behind;
use crate::exchange::date_phrases::words::FILLERS;
use crate::exchange::date_phrases::words::NEW_STYLE;
use crate::exchange::date_phrases::words::YEARS;
use crate::model::DateOrder;
use crate::model::HistoricalDate;

/// The longest text that is read as a phrase, in bytes.
const LONGEST: usize = 80;

/// Characters that look like a hyphen, such as the minus sign.
const DASHES_LIKE_HYPHENS: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2212}'];

/// Reads a phrase; `order` says whether the day or the month comes first in dates of numbers.
pub(crate) fn phrase_in_order(text: &str, order: Option<DateOrder>) -> Option<HistoricalDate> {
    // Phrases are short; a long text is not a date and would only cost time.
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

/// Translates a phrase into EDTF; `date` reads a single date.
fn phrase(text: &str, date: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches('¿')
        .to_lowercase()
        .replace(DASHES_LIKE_HYPHENS, "-");
    // Editors put dates that they inferred in brackets.
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
