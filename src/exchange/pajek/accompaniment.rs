//! Files of partitions and vectors that accompany a network.

use crate::exchange::importer::Accompanies;
use crate::exchange::pajek::sections::keyword;

/// Whether a text contains only partitions and vectors: one number in each line.
///
/// Consecutive numbers from one may also be the vertices of a network without labels.
pub(super) fn accompaniment(text: &str) -> Accompanies {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('%'));
    let (mut count, mut counts_up) = (0u32, true);
    for line in lines {
        if let Some((keyword, _)) = keyword(line) {
            match keyword.as_str() {
                "partition" | "vector" | "permutation" => counts_up = false,
                "vertices" => {}
                _ => return Accompanies::None,
            }
        } else {
            if line.parse::<f64>().is_err() {
                return Accompanies::None;
            }
            count = count.saturating_add(1);
            counts_up &= line.parse() == Ok(count);
        }
    }
    if counts_up {
        Accompanies::IfThereIsAnother
    } else {
        Accompanies::Another
    }
}
