//! Near words: the words of a list within a few typing errors of another.
//!
//! Every word has a 64-bit signature: which letters occur in it, and which of them more than once.
//! An error changes at most one bit on each side, so a scan over the signatures, eight bytes a word
//! and read in order, leaves few words to measure and misses none. Lists of trigrams would visit
//! fewer words but lose those with two errors among few letters. Errors are counted by optimal
//! string alignment: two swapped letters are one error.

use rapidfuzz::distance::osa::Args;
use rapidfuzz::distance::osa::BatchComparator;

/// Signatures looked at together.
const BLOCK: usize = 16;

/// The words within a few typing errors of one.
pub struct Neighbourhood {
    signature: u64,
    letters: usize,
    most: u8,
    comparator: BatchComparator<char>,
}

impl Neighbourhood {
    /// The neighbourhood of a word.
    pub fn of(word: &str) -> Self {
        let letters = word.chars().count();
        Self {
            signature: signature(word),
            letters,
            // The other word may be one letter longer, and then tolerates more.
            most: tolerance(letters + 1),
            comparator: BatchComparator::new(word.chars()),
        }
    }

    /// The places of the signatures whose words could be near.
    pub fn admitted(&self, signatures: &[u64]) -> Vec<u32> {
        match self.most {
            0 => Vec::new(),
            1 => self.scan::<1>(signatures),
            _ => self.scan::<2>(signatures),
        }
    }

    /// How many errors away a word is, if it is near.
    pub fn distance(&self, other: &str, signature: u64) -> Option<u8> {
        let admitted = match self.most {
            0 => false,
            1 => self.admits::<1>(signature),
            _ => self.admits::<2>(signature),
        };
        if !admitted {
            return None;
        }
        let arguments = Args::default().score_cutoff(usize::from(self.most));
        let distance = self
            .comparator
            .distance_with_args(other.chars(), &arguments)?;
        let distance = u8::try_from(distance).ok()?;
        (distance <= tolerance(self.letters.max(other.chars().count()))).then_some(distance)
    }

    fn scan<const MOST: usize>(&self, signatures: &[u64]) -> Vec<u32> {
        let mut admitted = Vec::new();
        // In blocks without a branch for each word, which the compiler turns into vector
        // instructions.
        for (first, block) in (0_u32..).step_by(BLOCK).zip(signatures.chunks(BLOCK)) {
            if block.iter().fold(false, |any, signature| {
                any | self.admits::<MOST>(*signature)
            }) {
                let places = (first..)
                    .zip(block)
                    .filter(|(_, signature)| self.admits::<MOST>(**signature));
                admitted.extend(places.map(|(place, _)| place));
            }
        }
        admitted
    }

    fn admits<const MOST: usize>(&self, other: u64) -> bool {
        let lost = without_bits::<MOST>(self.signature & !other);
        let gained = without_bits::<MOST>(other & !self.signature);
        lost | gained == 0
    }
}

/// How many typing errors a word of so many letters may have: short words differ by one letter for
/// good reason.
pub const fn tolerance(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

/// Which letters occur in a word: once in the lower half, again in the upper half.
pub fn signature(word: &str) -> u64 {
    word.chars().fold(0, |seen, letter| {
        let once = 1_u64 << (u32::from(letter) % 32);
        seen | if seen & once == 0 { once } else { once << 32 }
    })
}

/// The bits that are left when the lowest few are cleared.
///
/// Quicker than counting bits where the processor has no instruction for that.
fn without_bits<const COUNT: usize>(bits: u64) -> u64 {
    (0..COUNT).fold(bits, |left, _| left & left.wrapping_sub(1))
}

#[cfg(test)]
mod tests {
    use super::Neighbourhood;
    use super::signature;

    fn distance(one: &str, other: &str) -> Option<u8> {
        Neighbourhood::of(one).distance(other, signature(other))
    }

    #[test]
    fn swapped_letters_are_one_error() {
        assert_eq!(distance("bukahrin", "bukharin"), Some(1));
        assert_eq!(distance("вышниский", "вышинский"), Some(1));
    }

    #[test]
    fn short_words_tolerate_fewer_errors() {
        assert_eq!(distance("ezof", "ezov"), Some(1));
        assert_eq!(distance("kun", "kin"), None);
        assert_eq!(distance("radek", "ruden"), None);
        assert_eq!(distance("bukharin", "bukhnarim"), Some(2));
    }
}
