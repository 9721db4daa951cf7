//! Identifiers in other databases: authority ids and web addresses, as linked-data URIs.

use oxrdf::NamedNodeRef;

/// The meaning of a cell in the column `same_as`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Identity<'t> {
    /// The thing itself, identified by Wikidata, VIAF or the GND.
    Authority(String),
    /// A page about it, or another URI for it.
    Address(&'t str),
    /// An id of an unknown authority.
    Unknown(&'t str),
}

impl<'t> Identity<'t> {
    /// Reads a cell.
    pub(crate) fn read(text: &'t str) -> Self {
        let authority = wikidata(text).or_else(|| viaf(text)).or_else(|| gnd(text));
        match authority {
            Some(authority) => Self::Authority(authority),
            None if is_web_address(text) => Self::Address(text),
            None => Self::Unknown(text),
        }
    }
}

/// Whether a text is a web address that can be written to a file.
pub(crate) fn is_web_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && NamedNodeRef::new(text).is_ok()
}

fn wikidata(text: &str) -> Option<String> {
    let id = behind(
        text,
        &["wikidata.org/wiki/", "wikidata.org/entity/"],
        &["wikidata:", "wd:"],
    )
    .unwrap_or(text);
    let is_id = id
        .strip_prefix('Q')
        .is_some_and(|number| is_number(number) && !number.starts_with('0'));
    is_id.then(|| format!("http://www.wikidata.org/entity/{id}"))
}

fn viaf(text: &str) -> Option<String> {
    let id = behind(text, &["viaf.org/viaf/"], &["viaf:"])?;
    is_number(id).then(|| format!("http://viaf.org/viaf/{id}"))
}

fn gnd(text: &str) -> Option<String> {
    let id = behind(text, &["d-nb.info/gnd/"], &["gnd:"])?;
    checks(id).then(|| format!("https://d-nb.info/gnd/{id}"))
}

/// The text after one of the addresses or words, ignoring case and spaces.
fn behind<'t>(text: &'t str, addresses: &[&str], words: &[&str]) -> Option<&'t str> {
    let after = |start: &str, text: &'t str| {
        let head = text
            .get(..start.len())
            .filter(|head| head.eq_ignore_ascii_case(start))?;
        text.get(head.len()..)
    };
    let bare = ["https://www.", "http://www.", "https://", "http://"]
        .into_iter()
        .find_map(|scheme| after(scheme, text));
    let found = match bare {
        Some(bare) => addresses.iter().find_map(|address| after(address, bare)),
        None => words.iter().find_map(|word| after(word, text)),
    };
    found.map(|id| id.trim().trim_end_matches('/'))
}

/// Whether the last character of an id of the GND is the check character of the others.
///
/// Persons have 11 less the weighted sum of the digits modulo 11; ids with a hyphen have that sum
/// itself.
fn checks(id: &str) -> bool {
    let (digits, last, is_sum) = match id.rsplit_once('-') {
        Some((digits, last)) => (digits, last, true),
        None => match id.char_indices().next_back() {
            Some((at, _)) => (&id[..at], &id[at..], false),
            None => return false,
        },
    };
    if !is_number(digits) || digits.len() > 12 {
        return false;
    }
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip(2u32..)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = if is_sum {
        sum % 11
    } else {
        (11 - sum % 11) % 11
    };
    if check == 10 {
        last == "X"
    } else {
        last == check.to_string()
    }
}

fn is_number(text: &str) -> bool {
    (1..=22).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Identity;

    #[test]
    fn authorities_are_known_by_id_and_by_address() {
        let cases = [
            ("Q855", "http://www.wikidata.org/entity/Q855"),
            ("wikidata:Q855", "http://www.wikidata.org/entity/Q855"),
            (
                "https://www.wikidata.org/wiki/Q855",
                "http://www.wikidata.org/entity/Q855",
            ),
            ("VIAF: 101723455", "http://viaf.org/viaf/101723455"),
            (
                "https://viaf.org/viaf/101723455/",
                "http://viaf.org/viaf/101723455",
            ),
            ("GND:118540238", "https://d-nb.info/gnd/118540238"),
            (
                "http://d-nb.info/gnd/4021477-1",
                "https://d-nb.info/gnd/4021477-1",
            ),
        ];
        for (text, address) in cases {
            assert_eq!(
                Identity::read(text),
                Identity::Authority(address.to_owned()),
                "{text}"
            );
        }
        for text in [
            "Q",
            "Q0",
            "Q1a",
            "viaf",
            "gnd:118540239",
            "gnd:",
            "118540238",
            "urn:isbn:1",
            "https://a b",
            "http://a/<",
        ] {
            assert_eq!(Identity::read(text), Identity::Unknown(text));
        }
        for text in [
            "https://ru.wikipedia.org/wiki/Ежов",
            "http://d-nb.info/gnd/1",
            "https://example.org/a?b=c&d",
        ] {
            assert_eq!(Identity::read(text), Identity::Address(text));
        }
    }
}
