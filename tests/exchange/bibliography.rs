//! Sources as bibliographies: exactly what is written, and what a network's sources are in each
//! format.

use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::model::Network;

use crate::exchange::round_trip::written;
use crate::support::small_dataset::read_with;

const SOURCES: &str = "id,title,kind,author,year,publisher,archive,shelfmark,url,note\n\
    book,Spies & {lies} 100%,book,\"Snyder, Timothy; Orlov, A. (ed.)\",1937-07,Yale,,,doi:10.1/a_b,\n\
    file,Letters,archive file,NKVD,1936/1938,,RGASPI,\"fond 76, f. 3\",https://a.b/?c=%20d_e,As printed\n\
    unsaid,A word,,,c. 1937,,,,,\n";

fn network() -> Network {
    read_with([("sources.csv", Some(SOURCES.as_bytes().to_vec()))])
        .network
        .expect("there is no fault in it")
}

#[test]
fn bibtex_is_written_as_biblatex_reads_it() {
    let expected = r"@book{book,
  author = {Snyder, Timothy},
  editor = {Orlov, A.},
  title = {{Spies \& \textbraceleft{}lies\textbraceright{} 100\%}},
  date = {1937-07},
  publisher = {Yale},
  doi = {10.1/a_b},
}

@misc{file,
  author = {{NKVD}},
  title = {{Letters}},
  date = {1936/1938},
  howpublished = {RGASPI, fond 76, f. 3},
  archive = {RGASPI},
  shelfmark = {fond 76, f. 3},
  url = {https://a.b/?c=%20d_e},
  type = {archive file},
  note = {As printed},
}

@misc{unsaid,
  title = {{A word}},
  year = {c. 1937},
}

";
    assert_eq!(written(&network(), "bibtex")[0].1, expected);
}

#[test]
fn csl_json_has_only_the_parts_of_a_date_that_are_written() {
    let expected = r#"[
{"DOI":"10.1/a_b","author":[{"family":"Snyder","given":"Timothy"}],"editor":[{"family":"Orlov","given":"A."}],"id":"book","issued":{"date-parts":[[1937,7]]},"publisher":"Yale","title":"Spies & {lies} 100%","type":"book"},
{"URL":"https://a.b/?c=%20d_e","archive":"RGASPI","archive_location":"fond 76, f. 3","author":[{"literal":"NKVD"}],"genre":"archive file","id":"file","issued":{"date-parts":[[1936],[1938]]},"note":"As printed","title":"Letters","type":"manuscript"},
{"id":"unsaid","issued":{"literal":"c. 1937"},"title":"A word","type":"document"}
]
"#;
    assert_eq!(written(&network(), "csl-json")[0].1, expected);
}

#[test]
fn ris_has_a_tag_a_line() {
    let expected = "TY  - BOOK\nID  - book\nAU  - Snyder, Timothy\nED  - Orlov, A.\nTI  - Spies & {lies} 100%\nPY  - 1937\n\
        DA  - 1937/07//\nPB  - Yale\nDO  - 10.1/a_b\nER  - \n\n\
        TY  - MANSCPT\nID  - file\nAU  - NKVD\nTI  - Letters\nPY  - 1936/1938\nM3  - archive file\nDB  - RGASPI\n\
        AN  - fond 76, f. 3\nAV  - fond 76, f. 3\nUR  - https://a.b/?c=%20d_e\nN1  - As printed\nER  - \n\n\
        TY  - GEN\nID  - unsaid\nTI  - A word\nPY  - c. 1937\nER  - \n\n";
    assert_eq!(
        written(&network(), "ris")[0].1,
        expected.replace('\n', "\r\n")
    );
}

#[test]
fn an_extract_takes_along_what_it_cites() {
    let relations = "from,type,to,source\nalice,met,bob,file\nbob,lived_in,vienna,book\n";
    let files = [
        ("sources.csv", Some(SOURCES.as_bytes().to_vec())),
        ("relations.csv", Some(relations.as_bytes().to_vec())),
    ];
    let network = read_with(files).network.expect("there is no fault in it");
    let first = network.claims().next().expect("there are two").index();
    for (format, head) in [("ris", "TY  - "), ("bibtex", "@"), ("csl-json", "{\"")] {
        let exporter = Format::from_name(format)
            .and_then(Format::exporter)
            .expect("the format is written");
        let of = |extract: &Extract<'_>| {
            let mut bytes = Vec::new();
            exporter
                .write(extract, exporter.files(extract)[0], &mut bytes)
                .expect("memory can be written to");
            String::from_utf8(bytes).expect("files are UTF-8")
        };
        let heads = |text: &str| text.lines().filter(|line| line.starts_with(head)).count();
        assert_eq!(heads(&of(&Extract::whole(&network))), 3);
        let cited = of(&Extract::of(&network, [], [first]));
        assert!(heads(&cited) == 1 && cited.contains("RGASPI"), "{cited}");
    }
}
