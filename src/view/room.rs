//! How large an answer may be, and how many results fit into one that is too large.

use erased_serde::Serialize;

/// How large an answer may be.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// How many bytes it may have.
    pub most: u64,
    /// Counts the bytes of a view as it is sent.
    pub measure: fn(&dyn Serialize) -> u64,
}

impl Room {
    /// For answers of any size; nothing is measured.
    pub const ENDLESS: Self = Self {
        most: u64::MAX,
        measure: |_| 0,
    };

    /// How many of the listed results may stay in a view that has no room for all; `None` if it has, or if
    /// there are not fewer than one. Pages of so many results begin where this one does, which `before`
    /// others come before.
    pub(crate) fn fewer(
        &self,
        view: &dyn Serialize,
        listed: Option<usize>,
        before: usize,
    ) -> Option<usize> {
        let listed = listed.filter(|listed| *listed > 1)?;
        let size = (self.measure)(view);
        if size <= self.most {
            return None;
        }
        // Results differ in size: a tenth of the room is left for that.
        let fitting = (listed as u64).saturating_mul(self.most / 10 * 9) / size;
        let most = usize::try_from(fitting).unwrap_or(listed);
        let most = most.clamp(1, listed - 1);
        (1..=most).rev().find(|fewer| before.is_multiple_of(*fewer))
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    /// A view of a hundred bytes.
    const VIEW: &str = "";

    fn fewer(most: u64, listed: usize, before: usize) -> Option<usize> {
        let room = Room {
            most,
            measure: |_| 100,
        };
        room.fewer(&VIEW, Some(listed), before)
    }

    #[test]
    fn as_many_stay_as_fit_and_pages_begin_where_they_did() {
        assert_eq!(fewer(100, 50, 0), None, "all fit");
        assert_eq!(fewer(50, 50, 0), Some(22));
        assert_eq!(
            fewer(50, 50, 50),
            Some(10),
            "the second page of 50 is the sixth of 10"
        );
        assert_eq!(fewer(90, 2, 0), Some(1));
        assert_eq!(fewer(10, 1, 0), None, "one result is always listed");
        assert_eq!(Room::ENDLESS.fewer(&VIEW, Some(2), 0), None);
    }
}
