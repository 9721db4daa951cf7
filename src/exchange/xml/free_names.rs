//! Unique names for the columns of a file.

use hashbrown::HashMap;

/// Column names already in use.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<String, usize>,
}

impl Names {
    /// The name itself, or the name with a number appended if it is taken.
    pub(super) fn free(&mut self, name: &str) -> String {
        let mut number = self.taken.get(name).copied().unwrap_or(0) + 1;
        self.taken.insert(name.to_owned(), number);
        if number == 1 {
            return name.to_owned();
        }
        loop {
            let numbered = format!("{name} {number}");
            if !self.taken.contains_key(&numbered) {
                self.taken.insert(numbered.clone(), 1);
                return numbered;
            }
            number += 1;
            self.taken.insert(name.to_owned(), number);
        }
    }
}

/// Whether `name` is `plain` with a number appended.
pub(super) fn is_numbered(name: &str, plain: &str) -> bool {
    let number = name
        .strip_prefix(plain)
        .and_then(|rest| rest.strip_prefix(' '));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit())
    })
}
