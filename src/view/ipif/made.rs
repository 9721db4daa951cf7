//! Who made what is listed, and when: the dataset knows it of itself as a whole, of nothing else.
//!
//! The standard demands both of every factoid. Nothing is read from a clock, so what is not known
//! says so. Of later changes a dataset records nothing but its version, so `modifiedBy` and
//! `modifiedWhen`, which may be absent, are.

use crate::model::Network;

/// EDTF for "a day nobody wrote down".
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

/// The day the dataset says it was made.
pub(super) fn created_when(network: &Network) -> String {
    let created = &network.about().created;
    if created.is_empty() {
        UNKNOWN_DAY.to_owned()
    } else {
        created.clone()
    }
}

/// Those of some addresses that are URIs, as the standard wants them.
pub(super) fn uris<'a>(addresses: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let schemes = ["https://", "http://", "urn:", "doi:"];
    let is_uri = |address: &&String| {
        schemes.iter().any(|scheme| address.starts_with(scheme)) && !address.contains(' ')
    };
    addresses.into_iter().filter(is_uri).cloned().collect()
}
