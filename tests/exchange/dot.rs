//! DOT: a drawing that says how each claim stands.

use crate::exchange::round_trip::written;
use crate::support::small_dataset::read_with;

#[test]
fn every_claim_is_a_line_of_its_own_that_says_how_it_stands() {
    let entities = "id,kind,name,begin,note\nalice,person,\"Alice \"\"A\"\"\",1900~,\"a\nb\\n\"\nbob,person,Bob & co,,\n";
    let relations = "from,type,to,id,when,when_verbatim,status,certainty,source,locus,asserted_by\n\
        alice,met,bob,,1936,in \\ 1936,charged,,book,p. 1,bob\nalice,knew,bob,k1,1937,,,probable,book,,\n\
        bob,knew,alice,k2,,,denied,,book,,\nbob,knew,alice,k3,,,rumour,,book,,\n";
    let types = "type,label,class,symmetric\nmet,met,espionage,true\nknew,knew,contact,false\n";
    let classes = "class,colour\nespionage,#b04a00\ncontact,#5f5a50\n";
    let kinds = "kind,label,colour\nperson,human being,#123456\n";
    let files = [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", types),
        ("kinds.csv", kinds),
        ("classes.csv", classes),
    ];
    let loaded = read_with(files.map(|(file, text)| (file, Some(text.as_bytes().to_vec()))));
    let drawing = written(&loaded.network.expect("there is no fault in it"), "dot")
        .remove(0)
        .1;
    let expected = r##"digraph {
  graph [charset="UTF-8", label="small", overlap=false, splines=true];
  node [fontname="sans-serif", fontsize=12];
  edge [fontname="sans-serif", fontsize=9];
  "alice" [label="Alice \"A\"", tooltip="human being\n1900~ – ?\na\nb\\n", kind="person", shape=ellipse, color="#123456"];
  "bob" [label="Bob &amp; co", tooltip="human being", kind="person", shape=ellipse, color="#123456"];
  "alice" -> "bob" [id="row-1", label="met (only a charge)\nin \\ 1936", tooltip="Alice \"A\" met Bob &amp; co\n1936\na charge brought by Bob &amp; co\nA book, p. 1", type="met", status="charged", when="1936", color="#b04a00", style=dashed, arrowhead=tee, dir=none];
  "alice" -> "bob" [id="k1", label="knew\n1937", tooltip="Alice \"A\" knew Bob &amp; co\n1937\nnot stated; graded probable\nA book", type="knew", status="not stated", when="1937", color="#5f5a50", style=solid, arrowhead=normal];
  "bob" -> "alice" [id="k2", label="knew (denied)", tooltip="Bob &amp; co knew Alice \"A\"\ndenied\nA book", type="knew", status="denied", color="#5f5a50", style=dotted, arrowhead=odot];
  "bob" -> "alice" [id="k3", label="knew (a rumour)", tooltip="Bob &amp; co knew Alice \"A\"\na rumour\nA book", type="knew", status="rumour", color="#5f5a50", style=dashed, arrowhead=empty];
}
"##;
    assert_eq!(drawing, expected);
}
