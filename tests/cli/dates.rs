//! The terminal is no more precise about dates than the dataset.

use crate::support::precise_dates::precise_dates;
use crate::support::program::Folder;
use crate::support::program::run;

#[test]
fn no_command_shows_a_month_or_a_day_that_nobody_wrote() {
    let folder = Folder::with(&[
        (
            "entities.csv",
            "id,kind,name,begin,end\nann,person,Ann,1891,1938\nbob,person,Bob,189X,\ncarl,person,Carl,,\n",
        ),
        (
            "relation_types.csv",
            "type,class,aspect\nmet,contact,event\nserved,structure,state\n",
        ),
        (
            "relations.csv",
            "from,type,to,when\nann,met,bob,1936\nbob,met,carl,1937~\nann,served,carl,1935/1938?\nbob,served,ann,193X\n\
             ann,met,bob,\"[1931,1933]\"\ncarl,served,ann,1934/..\n",
        ),
    ]);
    for command in [
        &["show", "ann"][..],
        &["show", "ann", "--during", "1936", "--dates", "certain"],
        &["around", "ann"],
        &["path", "ann", "carl"],
        &["journey", "ann", "carl", "--aim", "latest"],
        &["journey", "ann", "carl", "--leave", "1950"],
        &["timeline"],
        &["timeline", "ann", "--until", "1700"],
        &["triangles"],
        &["contradictions"],
    ] {
        for format in ["text", "json"] {
            let ended = run(&[
                command,
                &["--dataset", folder.argument(), "--format", format],
            ]
            .concat());
            assert!(
                matches!(ended.code, Some(0 | 1)),
                "{command:?}: {}",
                ended.errors
            );
            // The terminal breaks lines anywhere in the rules of reading.
            let output = ended
                .output
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            assert_eq!(
                precise_dates(&output),
                Vec::<String>::new(),
                "{command:?} as {format}\n{output}"
            );
        }
    }
}
