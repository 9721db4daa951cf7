//! Networks in which something is unusual, as fuzzing found them: they too come back whole from every
//! format.

use std::borrow::Cow;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::model::Network;

use crate::exchange::round_trip::assert_nothing_is_lost;

/// The network of two tables.
fn network(entities: &str, relations: &str) -> Network {
    let mut files = DatasetFiles::from_memory("odd", []);
    for (name, table) in [("entities.csv", entities), ("relations.csv", relations)] {
        files.insert(name, Cow::Owned(table.as_bytes().to_vec()));
    }
    let loaded = load(&files);
    let problems = loaded.report.problems();
    loaded.network.unwrap_or_else(|| panic!("{}", problems[0]))
}

/// Two tables of a dataset each, and what is unusual about them.
const NETWORKS: [(&str, &str, &str); 1] = [(
    "all years are late",
    "id,kind,name,begin,end\na,person,A,9895,9999\nb,person,B,2500,\n",
    "from,type,to,when\na,wrote_to,b,9897\n",
)];

#[test]
fn odd_networks_survive_every_format() {
    for (what, entities, relations) in NETWORKS {
        let network = network(entities, relations);
        for format in Format::readable().filter(|format| format.exporter().is_some()) {
            println!("{what}: {}", format.name());
            assert_nothing_is_lost(&network, format.name());
        }
    }
}
