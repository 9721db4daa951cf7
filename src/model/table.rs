//! Tables that are read by a typed index, never by a bare number.
//!
//! An index is given out by the network it belongs to, and every table of a network, or of a search
//! on it, is as long as what it is indexed by. So a lookup cannot miss, and [`Table::at`] is the one
//! place of the core that indexes without a check. Everything else uses `get` and iterators.

use std::fmt;
use std::marker::PhantomData;

/// A typed position, counted from 0.
pub trait Key: Copy {
    /// The key of a position; the highest key there is, where the position is beyond it.
    fn of_position(position: usize) -> Self;

    /// Its position in a table.
    fn position(self) -> usize;
}

/// A value for each key, in the order of the keys.
///
/// Invariant: a key that is used on a table is less than its length. Keys come from the network the
/// table was made for, or from [`push`](Self::push).
#[derive(Clone, PartialEq, Eq)]
pub struct Table<K, V> {
    values: Vec<V>,
    keys: PhantomData<fn(K) -> K>,
}

impl<K: Key, V> Table<K, V> {
    /// A table of `len` equal values.
    #[must_use]
    pub fn filled(len: usize, value: V) -> Self
    where
        V: Clone,
    {
        Self::from(vec![value; len])
    }

    /// The value of a key.
    ///
    /// # Panics
    ///
    /// If the key belongs to another, longer table, which the invariant rules out.
    #[inline]
    #[must_use]
    pub fn at(&self, key: K) -> &V {
        &self.values[key.position()]
    }

    /// The value of a key, to be changed.
    ///
    /// # Panics
    ///
    /// If the key belongs to another, longer table, which the invariant rules out.
    #[inline]
    #[must_use]
    pub fn at_mut(&mut self, key: K) -> &mut V {
        &mut self.values[key.position()]
    }

    /// The value of a key that may belong to another table.
    #[inline]
    #[must_use]
    pub fn get(&self, key: K) -> Option<&V> {
        self.values.get(key.position())
    }

    /// Whether a key belongs to this table.
    #[must_use]
    pub fn has(&self, key: K) -> bool {
        key.position() < self.values.len()
    }

    /// Adds a value and returns its key.
    #[inline]
    pub fn push(&mut self, value: V) -> K {
        let key = K::of_position(self.values.len());
        self.values.push(value);
        key
    }

    /// All keys with their values.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (K, &V)> {
        let values = self.values.iter().enumerate();
        values.map(|(position, value)| (K::of_position(position), value))
    }

    /// All values, in the order of their keys.
    #[inline]
    #[must_use]
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// All values, to be changed.
    #[inline]
    #[must_use]
    pub fn values_mut(&mut self) -> &mut [V] {
        &mut self.values
    }

    /// How many values there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Removes all values; their memory is kept.
    pub fn clear(&mut self) {
        self.values.clear();
    }

    /// Makes room for further values.
    pub fn reserve_exact(&mut self, further: usize) {
        self.values.reserve_exact(further);
    }

    /// Gives back memory that was kept for further values.
    pub fn shrink_to_fit(&mut self) {
        self.values.shrink_to_fit();
    }
}

impl<K, V> From<Vec<V>> for Table<K, V> {
    fn from(values: Vec<V>) -> Self {
        Self {
            values,
            keys: PhantomData,
        }
    }
}

impl<K, V> FromIterator<V> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Self::from(Vec::from_iter(values))
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<K, V: fmt::Debug> fmt::Debug for Table<K, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.values.fmt(formatter)
    }
}
