//! Creators and dates of creation, which are known only for the dataset as a whole.
//!
//! The standard requires both for every factoid. The clock is never read, so unknown values are
//! marked as unknown. A dataset records no changes except its version, so `modifiedBy` and
//! `modifiedWhen`, which are optional, are absent.

use crate::model::Network;

/// EDTF for an unknown day.
const UNKNOWN_DAY: &str = "XXXX-XX-XX";
const UNKNOWN_MAKER: &str = "not stated by the dataset";

/// The contributors of the dataset, separated by commas.
pub(super) fn created_by(network: &Network) -> String {
    let contributors = &network.about().contributors;
    if contributors.is_empty() {
        UNKNOWN_MAKER.to_owned()
    } else {
        contributors.join(", ")
    }
}

/// The day on which the dataset was created, as it says.
pub(super) fn created_when(network: &Network) -> String {
    let created = &network.about().created;
    if created.is_empty() {
        UNKNOWN_DAY.to_owned()
    } else {
        created.clone()
    }
}

/// The addresses that are URIs, as the standard requires.
pub(super) fn uris<'a>(addresses: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let schemes = ["https://", "http://", "urn:", "doi:"];
    let is_uri = |address: &&String| {
        schemes.iter().any(|scheme| address.starts_with(scheme)) && !address.contains(' ')
    };
    addresses.into_iter().filter(is_uri).cloned().collect()
}
