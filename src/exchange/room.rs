//! How much may still be unpacked: what is packed small may be endless.

use std::io;
use std::io::Read;

/// A number of bytes that is left for what is unpacked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    whole: u64,
    left: u64,
}

impl Room {
    pub(crate) fn of(bytes: u64) -> Self {
        Self {
            whole: bytes,
            left: bytes,
        }
    }

    /// Checks that there is enough, and takes none.
    ///
    /// # Errors
    ///
    /// That there is not enough.
    pub(crate) fn check(mut self, bytes: u64) -> Result<(), String> {
        self.take(bytes)
    }

    /// Takes some of it.
    ///
    /// # Errors
    ///
    /// That there is not enough.
    pub(crate) fn take(&mut self, bytes: u64) -> Result<(), String> {
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| self.exhausted())?;
        Ok(())
    }

    /// Reads to the end, as far as there is room.
    ///
    /// # Errors
    ///
    /// That there is not enough, or what `damaged` makes of a failure to read.
    pub(crate) fn read(
        &mut self,
        packed: impl Read,
        damaged: impl Fn(io::Error) -> String,
    ) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        // One byte more shows that there is more.
        packed
            .take(self.left.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(damaged)?;
        self.take(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Checks that something would have room, without keeping it.
    ///
    /// # Errors
    ///
    /// As [`Room::read`].
    pub(crate) fn try_on(
        &mut self,
        packed: impl Read,
        damaged: impl Fn(io::Error) -> String,
    ) -> Result<(), String> {
        let length = io::copy(
            &mut packed.take(self.left.saturating_add(1)),
            &mut io::sink(),
        )
        .map_err(damaged)?;
        self.take(length)
    }

    fn exhausted(self) -> String {
        format!(
            "unpacked, it has more than {} MiB, which is the most that is read; unpack it, save sheets as CSV, and give what you need",
            self.whole >> 20
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn there_is_room_to_the_last_byte_and_no_further() {
        let damaged = |error: std::io::Error| error.to_string();
        let mut room = Room::of(10);
        assert_eq!(room.read(&b"1234"[..], damaged), Ok(b"1234".to_vec()));
        assert!(
            { room }
                .read(&b"1234567"[..], damaged)
                .is_err_and(|told| told.contains("MiB"))
        );
        assert!({ room }.try_on(std::io::repeat(0), damaged).is_err());
        assert_eq!(room.try_on(&b"123456"[..], damaged), Ok(()));
        assert_eq!((room.take(0), room.take(1).is_err()), (Ok(()), true));
    }
}
