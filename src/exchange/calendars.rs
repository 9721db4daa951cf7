//! The words for calendars: in headings, in brackets behind a date, and in columns beside it.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::exchange::sums::folded;

/// How the days of a date are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reckoning {
    /// New Style.
    Gregorian,
    /// Old Style.
    Julian,
    /// Old Style, with years that begin on 25 March: a day before it is in the next year to us.
    JulianFromMarch,
    /// The text says that it is not known.
    Unknown,
}

/// Words for each reckoning, compared by their letters alone: `O. S.` is `os`. Words of one letter
/// mean it in a column of calendars only.
const WORDS: [(Reckoning, &str); 4] = [
    (
        Reckoning::Gregorian,
        "ns|new style|gregorian|gregorian calendar|greg|gregorianisch|gregorianischer kalender|n st|neuen stils|neuer stil|\
         grégorien|calendrier grégorien|nouveau style|gregoriano|calendario gregoriano|nuovo stile|estilo nuevo|nuevo estilo|\
         gregoriański|nowego stylu|nowy styl|st n|stili novi|stilo novo|н ст|нов ст|новый стиль|нового стиля|по новому стилю|\
         григорианский|григорианский календарь|нового ст|g",
    ),
    (
        Reckoning::Julian,
        "os|old style|julian|julian calendar|jul|jj|julianisch|julianischer kalender|a st|alten stils|alter stil|julien|\
         calendrier julien|vieux style|ancien style|v st|giuliano|calendario giuliano|vecchio stile|juliano|calendario juliano|\
         estilo antiguo|estilo viejo|juliański|starego stylu|stary styl|st st|st v|stili veteris|stilo vetere|styli veteris|\
         ст ст|стар ст|старый стиль|старого стиля|по старому стилю|юлианский|юлианский календарь|старого ст|j",
    ),
    (
        Reckoning::JulianFromMarch,
        "jm|lady day|lady day style|annunciation style|julian year beginning 25 march|julian 25 march|march style",
    ),
    (
        Reckoning::Unknown,
        "unknown|u|uncertain|not known|unbekannt|inconnu|неизвестно",
    ),
];

static RECKONINGS: LazyLock<HashMap<String, Reckoning>> = LazyLock::new(|| {
    let words = |(reckoning, words): (Reckoning, &'static str)| {
        words.split('|').map(move |word| (folded(word), reckoning))
    };
    WORDS.into_iter().flat_map(words).collect()
});

/// The most words of a phrase for a calendar.
const MOST_WORDS: usize = 4;

/// A text without its words for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reckoned<'t> {
    /// What the words mean.
    pub(crate) reckoning: Reckoning,
    /// The rest of the text.
    pub(crate) rest: &'t str,
}

/// What the cell of a column of calendars says; nothing if it is another calendar.
pub(crate) fn reckoning_named(cell: &str) -> Option<Reckoning> {
    let word = cell.trim().to_lowercase();
    let known = RECKONINGS.get(&folded(&word)).copied();
    let begins_in_march = word.contains("25 mar") || word.contains("lady day");
    match known {
        _ if folded(&word).is_empty() => Some(Reckoning::Unknown),
        Some(Reckoning::Julian) | None if begins_in_march => Some(Reckoning::JulianFromMarch),
        None if word.starts_with("julian") => Some(Reckoning::Julian),
        None if word.starts_with("gregorian") => Some(Reckoning::Gregorian),
        known => known,
    }
}

/// Takes the words for a calendar off a date or a heading: `25 Oct 1917 (O.S.)`, `Date OS`,
/// `Julian date`. Nothing if there are none, or nothing else.
pub(crate) fn without_calendar(text: &str) -> Option<Reckoned<'_>> {
    let text = text.trim();
    behind(text)
        .or_else(|| before(text))
        .filter(|found| !found.rest.is_empty())
}

/// Takes off words behind the rest.
fn behind(text: &str) -> Option<Reckoned<'_>> {
    let mut cuts = text.match_indices(is_gap).map(|(at, _)| at).rev();
    let mut cut = |_| {
        let at = cuts.next()?;
        let (rest, words) = text.split_at_checked(at)?;
        Some(Reckoned {
            reckoning: meant(words)?,
            rest: rest.trim_end_matches(|letter: char| is_gap(letter) || ",;".contains(letter)),
        })
    };
    longest((0..MOST_WORDS * 2).map(&mut cut))
}

/// Takes off words before the rest.
fn before(text: &str) -> Option<Reckoned<'_>> {
    let mut cuts = text.match_indices(is_gap).map(|(at, _)| at);
    let mut cut = |_| {
        let (words, rest) = text.split_at_checked(cuts.next()?)?;
        Some(Reckoned {
            reckoning: meant(words)?,
            rest: rest.trim_start_matches(|letter: char| is_gap(letter) || ")]:,".contains(letter)),
        })
    };
    longest((0..MOST_WORDS * 2).map(&mut cut))
}

/// The reading that takes most off.
fn longest<'t>(readings: impl Iterator<Item = Option<Reckoned<'t>>>) -> Option<Reckoned<'t>> {
    readings.flatten().last()
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | '[' | '_')
}

/// What words mean that stand beside a date or in a heading.
fn meant(words: &str) -> Option<Reckoning> {
    let folded = folded(words);
    let found = RECKONINGS.get(&folded).copied()?;
    (folded.chars().count() > 1 && found != Reckoning::Unknown).then_some(found)
}

/// Whether a heading is that of a column of dates in the Julian calendar.
pub(crate) fn is_julian(header: &str) -> bool {
    without_calendar(header).is_some_and(|found| {
        matches!(
            found.reckoning,
            Reckoning::Julian | Reckoning::JulianFromMarch
        )
    })
}

/// A Julian date of which the year began on 25 March, as one whose year began in January.
pub(crate) fn from_january(edtf: &str) -> Option<String> {
    let year: u32 = edtf.get(..4)?.parse().ok()?;
    let next = year + 1;
    match (edtf.get(4..7), edtf.get(7..), edtf.len()) {
        (None, _, 4) => Some(format!("[{year:04}-03-25..{next:04}-03-24]")),
        (Some("-01" | "-02"), Some(day), 7 | 10) => {
            Some(format!("{next:04}{}{day}", edtf.get(4..7)?))
        }
        (Some("-03"), Some(""), _) => Some(format!("[{year:04}-03,{next:04}-03]")),
        (Some("-03"), Some(day), 10) if day < "-25" => Some(format!("{next:04}-03{day}")),
        (Some(_), Some(_), 7 | 10) => Some(edtf.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Reckoning;
    use super::from_january;
    use super::reckoning_named;
    use super::without_calendar;

    #[test]
    fn words_for_calendars_are_taken_off() {
        use Reckoning::Gregorian;
        use Reckoning::Julian;
        let cases = [
            ("25 Oct 1917 (O.S.)", "25 Oct 1917", Julian),
            ("25 October 1917 OS", "25 October 1917", Julian),
            ("25.X.1917 ст. ст.", "25.X.1917", Julian),
            ("7 ноября 1917 н. ст.", "7 ноября 1917", Gregorian),
            ("25. Okt. 1917 a. St.", "25. Okt. 1917", Julian),
            ("25 Oct 1917 st. v.", "25 Oct 1917", Julian),
            ("1917-10-25 (Julian calendar)", "1917-10-25", Julian),
            ("JULIAN 25 OCT 1917", "25 OCT 1917", Julian),
            ("O.S. 25 Oct 1917", "25 Oct 1917", Julian),
            ("Date (Julian)", "Date", Julian),
            ("Date OS", "Date", Julian),
            ("date_julian", "date", Julian),
            ("Дата (по старому стилю)", "Дата", Julian),
            ("Date N.S.", "Date", Gregorian),
        ];
        for (text, rest, reckoning) in cases {
            let found = without_calendar(text).map(|found| (found.rest, found.reckoning));
            assert_eq!(found, Some((rest, reckoning)), "{text}");
        }
        for text in ["Julian", "OS", "12 Oct 1917", "Names", "Date", "3 J", ""] {
            assert_eq!(without_calendar(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_of_calendars_says_how_days_are_counted() {
        for (cell, reckoning) in [
            ("JJ", Reckoning::Julian),
            ("J", Reckoning::Julian),
            ("JM", Reckoning::JulianFromMarch),
            (
                "Julian (year beginning 25 March)",
                Reckoning::JulianFromMarch,
            ),
            ("G", Reckoning::Gregorian),
            ("Gregorian, as converted", Reckoning::Gregorian),
            ("?", Reckoning::Unknown),
        ] {
            assert_eq!(reckoning_named(cell), Some(reckoning), "{cell}");
        }
        assert_eq!(reckoning_named("Republican"), None);
    }

    #[test]
    fn years_that_began_in_march_are_those_that_we_count() {
        for (written, ours) in [
            ("1657-02-14", Some("1658-02-14")),
            ("1657-03-24", Some("1658-03-24")),
            ("1657-03-25", Some("1657-03-25")),
            ("1657-02", Some("1658-02")),
            ("1657", Some("[1657-03-25..1658-03-24]")),
            ("1657-03", Some("[1657-03,1658-03]")),
            ("1657/1658", None),
        ] {
            assert_eq!(from_january(written).as_deref(), ours, "{written}");
        }
    }
}
