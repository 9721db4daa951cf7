//! File names that are safe on any file system: unique regardless of case, and not reserved by
//! Windows.

use std::collections::HashMap;
use std::collections::HashSet;

/// Names reserved for devices, with any extension (Windows, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Reserved names that are followed by a number.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The file names for ids, without extension. Most ids are used as file names.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNames {
    others: HashMap<String, String>,
}

impl FileNames {
    /// Chooses names for ids, which are slugs. The same ids in the same order get the same names.
    pub(crate) fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let mut taken = HashSet::new();
        let mut others = HashMap::new();
        for id in ids {
            let name = free_name(id, &taken);
            taken.insert(name.to_ascii_lowercase());
            if name != id {
                others.insert(id.to_owned(), name);
            }
        }
        Self { others }
    }

    /// The file name for an id.
    pub(crate) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.others.get(id).map_or(id, String::as_str)
    }
}

fn free_name(id: &str, taken: &HashSet<String>) -> String {
    let safe = if is_device(id) {
        format!("_{id}")
    } else {
        id.to_owned()
    };
    let numbered = (2..).map(|number: u64| format!("{safe}_{number}"));
    let mut names = std::iter::once(safe.clone()).chain(numbered);
    // There are more numbers than names, so this always finds one.
    names
        .find(|name| !taken.contains(&name.to_ascii_lowercase()))
        .unwrap_or(safe)
}

fn is_device(id: &str) -> bool {
    let base = id
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_numbered = |device: &str| {
        base.strip_prefix(device).is_some_and(|number| {
            number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    DEVICES.contains(&base.as_str()) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::FileNames;

    fn names(ids: &[&str]) -> Vec<String> {
        let names = FileNames::of(ids.iter().copied());
        ids.iter().map(|id| names.name(id).to_owned()).collect()
    }

    #[test]
    fn names_that_differ_only_by_case_are_numbered() {
        assert_eq!(
            names(&["Anna", "anna", "anna_2", "ANNA"]),
            ["Anna", "anna_2", "anna_2_2", "ANNA_3"]
        );
    }

    #[test]
    fn devices_are_not_files() {
        assert_eq!(
            names(&["con", "NUL", "aux.txt", "com1", "lpt9.x"]),
            ["_con", "_NUL", "_aux.txt", "_com1", "_lpt9.x"]
        );
        assert_eq!(
            names(&["console", "com", "com10", "nul-1"]),
            ["console", "com", "com10", "nul-1"]
        );
    }
}
