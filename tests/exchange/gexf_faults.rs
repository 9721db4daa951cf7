//! GEXF files that cannot be read, in whole or in part, and files that ask for too much.

use crate::exchange::gexf::becomes;
use crate::exchange::gexf::gexf;
use crate::exchange::gexf::numbered;
use crate::support::foreign::imported;

#[test]
fn bad_files_are_told_with_their_line() {
    let many = format!("<gexf><graph><nodes>{}", "<node id='a'><nodes>".repeat(60));
    let defaults = numbered(
        900,
        "<attribute id='#' title='#'><default>long</default></attribute>",
    );
    let bomb = gexf(
        "",
        &format!(
            "<attributes class='node'>{defaults}</attributes><nodes>{}</nodes>",
            "<node id='a'/>".repeat(10_000)
        ),
    );
    let cases = [
        (
            "<!DOCTYPE gexf [<!ENTITY a 'b'>]>\n<gexf/>",
            "a.gexf:1: the file declares a document type",
        ),
        (
            "<gexf>\n<graph><nodes>\n<node id='a'",
            "a.gexf:3: invalid XML: syntax error: tag not closed",
        ),
        (
            "<gexf>\n<graph><nodes>\n<node id='a'/>",
            "a.gexf:3: the file ends before </nodes>",
        ),
        (
            "<gexf><graph>\n<nodes><node id='&x;'/></nodes></graph></gexf>",
            "a.gexf:2: unknown entity &x;",
        ),
        (
            "<gexf><graph>\n</nodes></graph></gexf>",
            "a.gexf:2: invalid XML",
        ),
        (
            &many,
            "a.gexf:1: elements are nested more than 100 levels deep",
        ),
        (
            &bomb,
            "a.gexf:3: the default values of attributes would multiply the size of this file",
        ),
        ("<gexf/>", "a.gexf: no entities and no relations were found"),
    ];
    for (text, expected) in cases {
        let error = imported("a.gexf", text).err().unwrap_or_default();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn rows_that_cannot_be_used_are_refused() {
    let text = gexf(
        "",
        "<nodes><node id='a'/><node id='a'/><node/></nodes><edges><edge source='a' target='a' id='x'/><edge/></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name",
            "a·entity·a",
            "from·type·to·id",
            "a·tied_to·a·x",
            "3: refused: the id \"a\" is already used (a.gexf:3)",
            "3: refused: the row has neither an id nor a name; fill in one of them",
            "3: refused: the relation has no \"from\"; fill in both ends",
        ],
    );
}

#[test]
fn tens_of_thousands_of_attributes_are_read_and_most_of_them_left_out() {
    const MANY: usize = 20_000;
    let declared = numbered(MANY, "<attribute id='#' title='t#'/>");
    let values = numbered(MANY, "<attvalue for='#' value='#'/>");
    let wide = numbered(MANY, " a#='x'");
    let text = gexf(
        "",
        &format!(
            "<attributes class='node'>{declared}</attributes><nodes><node id='a'{wide}>{values}</node></nodes>"
        ),
    );
    let imported = imported("a.gexf", &text).expect("it is read");
    assert_eq!(imported.report.entities.taken, 1, "{}", imported.report);
    let notes: Vec<&str> = imported
        .report
        .notes()
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("more than the 1000 columns")),
        "{notes:?}"
    );
}
