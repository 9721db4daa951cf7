//! Unique names for the columns of a file.

use hashbrown::HashMap;

/// Column names already in use.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Each with the last number that was tried behind it, so that numbering many equal names takes
    /// linear time.
    taken: HashMap<String, usize>,
}

impl Names {
    /// The name itself, or the name with a number appended if it is taken.
    pub(crate) fn free(&mut self, name: &str) -> String {
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
pub(crate) fn is_numbered(name: &str, plain: &str) -> bool {
    let number = name
        .strip_prefix(plain)
        .and_then(|rest| rest.strip_prefix(' '));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn free(names: &[&str]) -> Vec<String> {
        let mut taken = Names::default();
        names.iter().map(|name| taken.free(name)).collect()
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number_that_is_not() {
        assert_eq!(
            free(&["a", "a 2", "b", "a", "a", "a 2"]),
            ["a", "a 2", "b", "a 3", "a 4", "a 2 2"]
        );
    }

    #[test]
    fn a_million_equal_names_are_numbered_without_trying_all_numbers() {
        let all = free(&vec!["a"; 1_000_000]);
        assert_eq!(all.last().map(String::as_str), Some("a 1000000"));
    }
}
