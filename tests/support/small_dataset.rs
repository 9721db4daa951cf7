//! A small dataset without a fault, and what reading it says once files of it are replaced.

use std::borrow::Cow;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::Loaded;
use prosopograph::dataset::load;

/// The files that a case does not replace.
const FAULTLESS: [(&str, &str); 5] = [
    (
        "entities.csv",
        "id,kind,name\nalice,person,Alice\nbob,person,Bob\nvienna,place,Vienna\n",
    ),
    (
        "relations.csv",
        "from,type,to,when,source,locus\nalice,met,bob,1936,book,p. 1\nbob,lived_in,vienna,,book,p. 2\n",
    ),
    ("sources.csv", "id,title\nbook,A book\nletters,Letters\n"),
    ("kinds.csv", "kind,label\nperson,person\nplace,place\n"),
    (
        "relation_types.csv",
        "type,class,aspect,symmetric,from_kinds,to_kinds\nmet,contact,event,true,person,person\nlived_in,structure,state,,person,place\n",
    ),
];

/// Reads the faultless dataset with some files replaced; one without bytes is left out.
pub fn read_with<'a>(files: impl IntoIterator<Item = (&'a str, Option<Vec<u8>>)>) -> Loaded {
    let replaced: Vec<(&str, Option<Vec<u8>>)> = files.into_iter().collect();
    let mut dataset = DatasetFiles::from_memory("small", []);
    for (name, content) in FAULTLESS {
        if !replaced.iter().any(|(file, _)| *file == name) {
            dataset.insert(name, Cow::Borrowed(content.as_bytes()));
        }
    }
    for (name, bytes) in replaced {
        if let Some(bytes) = bytes {
            dataset.insert(name, Cow::Owned(bytes));
        }
    }
    load(&dataset)
}

/// The problems as they are printed.
pub fn problem_lines(loaded: &Loaded) -> Vec<String> {
    loaded
        .report
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// Fails unless there is a network exactly when there is no error.
pub fn assert_whole_or_nothing(loaded: &Loaded) {
    assert_eq!(
        loaded.network.is_some(),
        loaded.report.error_count() == 0,
        "{:?}",
        problem_lines(loaded)
    );
    assert_eq!(loaded.network.is_some(), loaded.report.is_usable());
}
