//! Bytes that are not plain UTF-8 text with line feeds: read with a warning, or refused with the
//! line and a remedy.

use prosopograph::dataset::Severity;

use crate::support::small_dataset::assert_whole_or_nothing;
use crate::support::small_dataset::problem_lines;
use crate::support::small_dataset::read_with;

const ENTITIES: &str = "id,kind,name\nalice,person,Alice\nbob,person,Bob\nvienna,place,Wien\n";

/// What is said of `entities.csv` with these bytes.
fn said(bytes: Vec<u8>) -> (Vec<String>, bool) {
    let loaded = read_with([("entities.csv", Some(bytes))]);
    assert_whole_or_nothing(&loaded);
    let about_it: Vec<_> = loaded
        .report
        .problems()
        .iter()
        .filter(|problem| problem.file == "entities.csv")
        .cloned()
        .collect();
    let refused = about_it
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    (about_it.iter().map(ToString::to_string).collect(), refused)
}

#[test]
fn windows_1251_is_refused_with_the_byte_and_the_line() {
    // "Ежов" in Windows-1251.
    let bytes = [
        b"id,kind,name\nalice,person,Alice\nbob,person,".as_slice(),
        &[0xC5, 0xE6, 0xEE, 0xE2],
        b"\n",
    ]
    .concat();
    let (lines, refused) = said(bytes);
    assert!(refused);
    assert_eq!(
        lines,
        [
            "entities.csv:3: byte 0xC5 is not UTF-8, so the file has another encoding (Windows-1252, Windows-1251 …); save it as \
            \"CSV UTF-8\""
        ]
    );
}

#[test]
fn utf_16_is_refused_with_and_without_a_mark() {
    let units = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let (lines, refused) = said([vec![0xFF, 0xFE], units(ENTITIES)].concat());
    assert!(refused);
    assert_eq!(
        lines,
        ["entities.csv:1: the file is UTF-16; save it as \"CSV UTF-8\""]
    );
    let (_, refused) = said([vec![0xFE, 0xFF], units(ENTITIES)].concat());
    assert!(refused);
    let (lines, refused) = said(units(ENTITIES));
    assert!(refused);
    assert_eq!(
        lines,
        ["entities.csv:1: there is a control character (0x00) in the text; remove it"]
    );
}

#[test]
fn a_zero_byte_is_refused_with_its_line() {
    let (lines, refused) = said(ENTITIES.replace("Bob", "B\0b").into_bytes());
    assert!(refused);
    assert_eq!(
        lines,
        ["entities.csv:3: there is a control character (0x00) in the text; remove it"]
    );
}

#[test]
fn a_control_character_of_two_bytes_is_refused_with_its_line() {
    let (lines, refused) = said(ENTITIES.replace("Bob", "B\u{92}b").into_bytes());
    assert!(refused);
    assert_eq!(
        lines,
        [
            "entities.csv:3: there is a control character (U+0092) in the text, where another encoding has a letter; write the \
            letter"
        ]
    );
    let (lines, refused) = said(ENTITIES.replace("Bob", "B\u{A0}\u{BB}b").into_bytes());
    assert_eq!((lines.len(), refused), (0, false), "{lines:?}");
}

#[test]
fn a_byte_order_mark_is_skipped_with_a_warning() {
    let (lines, refused) = said(format!("\u{FEFF}{ENTITIES}").into_bytes());
    assert!(!refused);
    assert_eq!(
        lines,
        [
            "entities.csv:1: warning: the file begins with a byte-order mark; it was skipped, save as UTF-8 without it"
        ]
    );
}

#[test]
fn lines_ended_by_carriage_returns_alone_are_read_with_a_warning() {
    let (lines, refused) = said(ENTITIES.replace('\n', "\r").into_bytes());
    assert!(!refused);
    assert_eq!(
        lines,
        [
            "entities.csv:1: warning: lines end with a carriage return alone; they were read, save with LF or CRLF"
        ]
    );
}

#[test]
fn lines_are_numbered_alike_however_they_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ENTITIES.replace("place", "town").replace('\n', end);
        let (lines, _) = said(text.into_bytes());
        assert!(
            lines
                .iter()
                .any(|line| line.starts_with("entities.csv:4: the kind \"town\"")),
            "{end:?}: {lines:?}"
        );
    }
}

#[test]
fn tabs_between_columns_are_read_with_a_warning() {
    let (lines, refused) = said(ENTITIES.replace(',', "\t").into_bytes());
    assert!(!refused);
    assert_eq!(
        lines,
        [
            "entities.csv:1: warning: columns are separated by tabs; they were read, save with commas"
        ]
    );
}

#[test]
fn letters_of_every_script_are_kept() {
    let loaded = read_with([(
        "entities.csv",
        Some(ENTITIES.replace("Wien", "Вена 維也納 فيينا 🏛").into_bytes()),
    )]);
    assert_eq!(problem_lines(&loaded), Vec::<String>::new());
    let network = loaded.network.expect("nothing is wrong");
    let vienna = network.find_entity("vienna").expect("it is there");
    assert_eq!(network.entity(vienna).name, "Вена 維也納 فيينا 🏛");
}
