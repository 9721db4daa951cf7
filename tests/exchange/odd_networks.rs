//! Networks in which something is unusual, as fuzzing found them: they too come back whole from every
//! format.

use std::borrow::Cow;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::model::Network;

use crate::exchange::round_trip::assert_nothing_is_lost;

/// The network of the files of a dataset.
fn network(tables: &[(&str, &'static str)]) -> Network {
    let mut files = DatasetFiles::from_memory("odd", []);
    for (name, text) in tables {
        files.insert(name, Cow::Borrowed(text.as_bytes()));
    }
    let loaded = load(&files);
    let problems = loaded.report.problems();
    loaded.network.unwrap_or_else(|| panic!("{}", problems[0]))
}

fn assert_it_survives_every_format(tables: &[(&str, &'static str)]) {
    let network = network(tables);
    for format in Format::readable().filter(|format| format.exporter().is_some()) {
        assert_nothing_is_lost(&network, format.name());
    }
}

const ENTITIES: (&str, &str) = ("entities.csv", "id,kind,name\na,person,A\nb,person,B\n");

#[test]
fn all_years_may_be_late() {
    assert_it_survives_every_format(&[
        (
            "entities.csv",
            "id,kind,name,begin,end\na,person,A,9895,9999\nb,person,B,2500,\n",
        ),
        ("relations.csv", "from,type,to,when\na,wrote_to,b,9897\n"),
    ]);
}

#[test]
fn a_title_may_hold_control_characters() {
    assert_it_survives_every_format(&[
        ENTITIES,
        ("relations.csv", "from,type,to\na,wrote_to,b\n"),
        (
            "datapackage.json",
            r#"{"title": "A\u0001B\u007fC\u0092D", "resources": []}"#,
        ),
    ]);
}
