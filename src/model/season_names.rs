//! Dates with the name of a season in one of several languages: `summer 1921`, `Herbst 1793`. The
//! names are in the table `season_names.csv`, a line for each season in the order of EDTF, whose
//! first is 21.

use crate::model::date_in_numbers::is_year;
use crate::model::names_of_dates::line_with;

/// Words that may stand between the season and its year.
const BETWEEN: [&str; 5] = [" of", " de", " del", " di", " do"];

/// The date as EDTF. `text` is in lower case.
pub(super) fn from_season_name(text: &str) -> Option<String> {
    let (name, year) = text.rsplit_once(' ')?;
    let name = BETWEEN
        .iter()
        .find_map(|word| name.strip_suffix(word))
        .unwrap_or(name);
    let season = line_with(include_str!("season_names.csv"), name)?;
    is_year(year).then(|| format!("{year}-{}", 21 + season))
}

#[cfg(test)]
mod tests {
    use super::from_season_name;

    #[test]
    fn seasons_are_known_in_several_languages() {
        let cases = [
            ("spring 1921", Some("1921-21")),
            ("summer of 1921", Some("1921-22")),
            ("herbst 1793", Some("1793-23")),
            ("primavera de 1936", Some("1936-21")),
            ("зимой 1917", Some("1917-24")),
            ("lato 1921", Some("1921-22")),
            ("winter 1920/21", None),
            ("late summer 1921", None),
            ("summer", None),
            ("summer 21", None),
        ];
        for (text, expected) in cases {
            assert_eq!(from_season_name(text).as_deref(), expected, "{text}");
        }
    }
}
