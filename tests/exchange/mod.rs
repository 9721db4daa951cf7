//! Other programs' files: what is written is read back, and what is read is accounted for.

pub mod round_trip;
