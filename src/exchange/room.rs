//! A budget for unpacking, since a small archive may unpack to endless data.

use std::io;
use std::io::Read;
use std::io::Write;

use crate::exchange::unpack_error::UnpackError;

/// How many bytes may still be unpacked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    whole: u64,
    left: u64,
}

impl Room {
    /// A budget of so many bytes.
    pub(crate) fn of(bytes: u64) -> Self {
        Self {
            whole: bytes,
            left: bytes,
        }
    }

    /// Checks that so many bytes are left, without taking them.
    ///
    /// # Errors
    ///
    /// [`UnpackError::TooLarge`] if fewer are left.
    pub(crate) fn check(mut self, bytes: u64) -> Result<(), UnpackError> {
        self.take(bytes)
    }

    /// Takes so many bytes off the budget.
    ///
    /// # Errors
    ///
    /// [`UnpackError::TooLarge`] if fewer are left.
    pub(crate) fn take(&mut self, bytes: u64) -> Result<(), UnpackError> {
        self.left = self
            .left
            .checked_sub(bytes)
            .ok_or_else(|| self.exhausted())?;
        Ok(())
    }

    /// Reads to the end.
    ///
    /// # Errors
    ///
    /// [`UnpackError::TooLarge`] if the budget is exceeded, or what `damaged` makes of a failure to
    /// read.
    pub(crate) fn read(
        &mut self,
        packed: impl Read,
        damaged: impl Fn(io::Error) -> UnpackError,
    ) -> Result<Vec<u8>, UnpackError> {
        let mut bytes = Vec::new();
        // One byte more shows that there is more.
        packed
            .take(self.left.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(damaged)?;
        self.take(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Reads to the end into what only looks at it; gives its length in bytes.
    ///
    /// # Errors
    ///
    /// Those of [`Room::read`].
    pub(crate) fn try_on(
        &mut self,
        packed: impl Read,
        seen: &mut impl Write,
        damaged: impl Fn(io::Error) -> UnpackError,
    ) -> Result<u64, UnpackError> {
        let mut packed = packed.take(self.left.saturating_add(1));
        let length = io::copy(&mut packed, seen).map_err(damaged)?;
        self.take(length)?;
        Ok(length)
    }

    fn exhausted(self) -> UnpackError {
        UnpackError::TooLarge {
            mebibytes: self.whole >> 20,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::Room;
    use super::UnpackError;

    #[test]
    fn there_is_room_to_the_last_byte_and_no_further() {
        let damaged = |_| UnpackError::DamagedWorkbook;
        let mut room = Room::of(10);
        assert_eq!(room.read(&b"1234"[..], damaged), Ok(b"1234".to_vec()));
        assert!(
            { room }
                .read(&b"1234567"[..], damaged)
                .is_err_and(|told| told.to_string().contains("MiB"))
        );
        assert!(
            { room }
                .try_on(io::repeat(0), &mut io::sink(), damaged)
                .is_err()
        );
        assert_eq!(room.try_on(&b"123456"[..], &mut io::sink(), damaged), Ok(6));
        assert_eq!((room.take(0), room.take(1).is_err()), (Ok(()), true));
    }
}
