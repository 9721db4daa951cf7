//! Lines of so many cells that the cells alone would fill the memory, found before they are split.

use memchr::memchr_iter;

/// The most cells that a line may have, whatever separates them.
pub(crate) const MOST_CELLS: usize = 1_000_000;

/// What may separate cells.
const SEPARATORS: [u8; 6] = [b'\t', b';', b',', b'|', b':', b' '];

/// The number of the first line with too many cells, counted from 1, if there is one.
pub(crate) fn too_wide(text: &str) -> Option<u64> {
    let is_too_wide = |line: &str| {
        let count = |separator| memchr_iter(separator, line.as_bytes()).count();
        line.len() > MOST_CELLS && SEPARATORS.into_iter().any(|one| count(one) >= MOST_CELLS)
    };
    let line = text.split('\n').position(is_too_wide)?;
    Some(line as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::MOST_CELLS;
    use super::too_wide;

    #[test]
    fn a_line_of_too_many_cells_is_found_and_long_cells_are_none() {
        for separator in [",", ";", " "] {
            let fits = separator.repeat(MOST_CELLS - 1);
            assert_eq!(too_wide(&format!("a,b\n{fits}\n")), None);
            assert_eq!(too_wide(&format!("a,b\nx{fits}{separator}\n")), Some(2));
        }
        assert_eq!(too_wide(&"x".repeat(2 * MOST_CELLS)), None);
        assert_eq!(too_wide(&"a,b\n".repeat(MOST_CELLS)), None);
    }
}
