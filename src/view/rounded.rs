//! Numbers with fractions as people read them.

/// A number with a fraction as people read it: four decimals, or four digits where it is smaller than
/// that; a power of ten where it would be long.
pub(crate) fn rounded(number: f64) -> String {
    let size = number.abs();
    let is_written_out = size == 0.0 || (1e-6..1e15).contains(&size);
    if !is_written_out {
        return format!("{number:.4e}");
    }
    let text = match size {
        0.0 => number.to_string(),
        tiny if tiny < 1e-3 => format!("{number:.9}"),
        small if small < 0.1 => format!("{number:.6}"),
        _ => format!("{number:.4}"),
    };
    match text.split_once('.') {
        Some((whole, decimals)) => match decimals.trim_end_matches('0') {
            // That it is no whole number of a count is seen.
            "" => format!("{whole}.0"),
            decimals => format!("{whole}.{decimals}"),
        },
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn numbers_are_rounded_to_what_is_read() {
        for (number, words) in [
            (0.0, "0"),
            (12.0 + 1.0 / 3.0, "12.3333"),
            (-0.5, "-0.5"),
            (2.0, "2.0"),
            (0.012_345_678, "0.012346"),
            (0.000_012_345, "0.000012345"),
            (1e300, "1.0000e300"),
            (1_234_567.891_23, "1234567.8912"),
        ] {
            assert_eq!(rounded(number), words);
        }
    }
}
