//! Any address as a question to a small network: an answer or a reason, never a panic.
//!
//! The text up to the first `?` is the path, the rest the parameters.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::query::Limits;

const KINDS: &[u8] = b"kind\nperson\ninstitution\n";
const TYPES: &[u8] = b"type,class,sign,aspect,symmetric\n\
    spied_on,espionage,-1,state,false\nwrote_to,communication,0,event,false\nallied_with,diplomacy,1,state,true\n";
const SOURCES: &[u8] = b"id,title\nbook,A book\narchive,An archive\n";
const ENTITIES: &[u8] = "id,kind,name,variants\na,person,Anna,ru:Анна|Ania\nb,person,Boris,\nc,institution,Comintern,\n\
    d,person,Dmitrii,\ne,person,Anna Ezhova,\n"
    .as_bytes();
const RELATIONS: &[u8] = b"from,type,to,when,status,certainty,source,locus\na,spied_on,b,1937,documented,certain,book,p. 1\n\
    b,spied_on,a,1936/1938,alleged,,book,p. 2\nb,wrote_to,c,1937-07,rumour,possible,archive,3\n\
    c,allied_with,a,193X,denied,,archive,4\na,wrote_to,c,,charged,dubious,book|archive,5|6\nd,wrote_to,d,1950,,,book,7\n";

static NETWORK: LazyLock<Explorer> = LazyLock::new(|| {
    let files = [
        ("kinds.csv", KINDS),
        ("relation_types.csv", TYPES),
        ("sources.csv", SOURCES),
        ("entities.csv", ENTITIES),
        ("relations.csv", RELATIONS),
    ];
    Explorer::open(&DatasetFiles::from_memory("small", files)).expect("the small dataset has no faults")
});

fuzz_target!(|address: &str| {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let limits = Limits { steps: 20_000, results: 5, stop: None };
    match NETWORK.read_any(path, Parameters::from_query(query)) {
        Ok(asked) => {
            if let Err(error) = asked.answer(&NETWORK, &limits) {
                assert!(!error.to_string().is_empty());
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
