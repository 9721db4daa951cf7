//! The limits of one service: the usual amounts, and those that were set.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::exchange::ImportCeilings;
use crate::explorer::Ceilings;
use crate::server::limits::imports;
use crate::server::limits::limit::Limit;
use crate::server::limits::table;

/// The limits of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceLimits {
    set: BTreeMap<&'static str, u64>,
}

impl ServiceLimits {
    /// The same limits with another amount of one of them, which is brought into its range.
    #[must_use]
    pub fn with(mut self, limit: &Limit, amount: u64) -> Self {
        self.set
            .insert(limit.name, amount.clamp(limit.least, limit.most));
        self
    }

    /// The same limits with those that others set.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.set.extend(&others.set);
        self
    }

    /// The amount in force, in the unit of the limit.
    #[must_use]
    pub fn amount(&self, limit: &Limit) -> u64 {
        let set = self.set.get(limit.name).copied();
        set.unwrap_or_else(limit.usual)
    }

    /// The amount in force in words, such as `40 MiB`.
    #[must_use]
    pub fn told(&self, limit: &Limit) -> String {
        limit.unit.amount(self.amount(limit))
    }

    /// The amount in force as a number of things or bytes.
    pub(crate) fn count(&self, limit: &Limit) -> usize {
        let count = self.amount(limit).saturating_mul(limit.unit.size());
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// The amount in force as a time.
    pub(crate) fn time(&self, limit: &Limit) -> Duration {
        Duration::from_secs(self.amount(limit))
    }

    /// How much files of other programs may have.
    #[must_use]
    pub fn import_ceilings(&self) -> ImportCeilings {
        ImportCeilings {
            entities: self.count(&imports::IMPORT_ENTITIES),
            relations: self.count(&imports::IMPORT_RELATIONS),
            cells: self.count(&imports::IMPORT_CELLS),
            attributes: self.count(&imports::IMPORT_ATTRIBUTES),
            parts: self.count(&imports::IMPORT_PARTS),
        }
    }

    /// How much one may ask for.
    pub(crate) fn ceilings(&self) -> Ceilings {
        Ceilings {
            hops: self.count(&table::HOPS),
            routes: self.count(&table::ROUTES),
            results: self.count(&table::RESULTS),
            gathered: self.count(&table::CANVAS),
            steps: self.amount(&table::STEPS),
        }
    }
}
