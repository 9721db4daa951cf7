//! Values of members by the numbers of the members, without a panic.
//!
//! Whoever numbers the members also fills the tables, so every number has its value. Should one
//! have none nevertheless, it reads as the default value and is not written: a picture with a fault
//! in it is better than a server that is gone.

/// Reads and writes the value of a member by its number.
pub(crate) trait ByNumber {
    /// The value of a member.
    type Value;

    /// The value of this number.
    fn at(&self, number: usize) -> Self::Value;

    /// Replaces the value of this number.
    fn put(&mut self, number: usize, value: Self::Value);

    /// Replaces the value of this number by another one made from it.
    fn update(&mut self, number: usize, change: impl FnOnce(Self::Value) -> Self::Value);

    /// Adds to the value of this number.
    fn add(&mut self, number: usize, value: Self::Value)
    where
        Self::Value: std::ops::AddAssign;
}

impl<T: Copy + Default> ByNumber for [T] {
    type Value = T;

    #[inline]
    fn at(&self, number: usize) -> T {
        self.get(number).copied().unwrap_or_default()
    }

    #[inline]
    fn put(&mut self, number: usize, value: T) {
        if let Some(slot) = self.get_mut(number) {
            *slot = value;
        }
    }

    #[inline]
    fn update(&mut self, number: usize, change: impl FnOnce(T) -> T) {
        if let Some(slot) = self.get_mut(number) {
            *slot = change(*slot);
        }
    }

    #[inline]
    fn add(&mut self, number: usize, value: T)
    where
        T: std::ops::AddAssign,
    {
        if let Some(slot) = self.get_mut(number) {
            *slot += value;
        }
    }
}
