//! The lines of equal notes, as ranges.

/// The most ranges that are written out.
const MOST: usize = 2_000;

/// Lists lines: `3, 5–8`; they are sorted and each is named once.
pub(crate) fn listed(lines: &[u64]) -> String {
    let mut ranges: Vec<[u64; 2]> = Vec::new();
    for &line in lines {
        match ranges.last_mut() {
            Some([_, last]) if *last + 1 >= line => *last = line.max(*last),
            _ => ranges.push([line, line]),
        }
    }
    let in_words = |&[first, last]: &[u64; 2]| {
        if first == last {
            first.to_string()
        } else if first + 1 == last {
            format!("{first}, {last}")
        } else {
            format!("{first}–{last}")
        }
    };
    let named: Vec<String> = ranges.iter().take(MOST).map(in_words).collect();
    let more = ranges.len().saturating_sub(MOST);
    let named = named.join(", ");
    if more == 0 {
        named
    } else {
        format!("{named} and {more} more places")
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn lines_are_listed_as_ranges() {
        assert_eq!(listed(&[2, 4, 5, 6, 9, 10]), "2, 4–6, 9, 10");
        assert_eq!(listed(&[7]), "7");
    }
}
