//! Relations from columns of tables of entities: names, marks, several names in a cell, and the advice
//! on tables without relations.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Tally;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;

#[test]
fn several_names_in_a_cell_are_several_ties_if_the_user_says_so() {
    let letters = "Id,Source,Target,Date\nl1,\"Anna; Boris\",\"Clara ;Dora;\",1937\nl2,Anna,Boris,1938\n,;,Anna,1939\n";
    let together = imported(letters);
    assert_eq!(
        together.network.entity_count(),
        5,
        "{}",
        table(&together, "entities.csv")
    );
    let hint = "file:2: cells for the ends of relations contain \";\", such as \"Anna; Boris\" (3 cells); to split a cell into several names, use --split \";\"";
    assert!(
        notes(&together).contains(&hint.to_owned()),
        "{:?}",
        notes(&together)
    );
    let options = ImportOptions {
        split: Some(";".to_owned()),
        ..ImportOptions::default()
    };
    let file = InputFile {
        name: "file".to_owned(),
        bytes: letters.as_bytes().to_vec(),
    };
    let apart = import(&[file], &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to,id,when,original_id\nAnna,related_to,Clara,l1,1937,\nAnna,related_to,Dora,l1-2,1937,l1\n\
                    Boris,related_to,Clara,l1-3,1937,l1\nBoris,related_to,Dora,l1-4,1937,l1\nAnna,related_to,Boris,l2,1938,\n";
    assert_eq!(table(&apart, "relations.csv"), expected);
    assert_eq!(
        apart.report.relations,
        Tally {
            taken: 1,
            changed: 1,
            refused: 1,
            made: 3
        },
        "{}",
        apart.report
    );
    assert!(
        notes(&apart).iter().any(|note| note
            == "file:2: the row names several entities at its ends; it was split into 4 relations"),
        "{:?}",
        notes(&apart)
    );
    assert!(
        apart
            .report
            .to_string()
            .contains("; 3 more made from rows that name several"),
        "{}",
        apart.report
    );
}

#[test]
fn columns_that_name_other_entities_are_ties_if_the_user_says_so() {
    let people = "ID,Name,Spouse,Child of,Born\n1,\"Askew, Anne\",,\"Askew, William;Wrottesley, Elizabeth\",1521\n\
                  2,\"Askew, William\",\"Wrottesley, Elizabeth\",,1490\n3,Kyme; the younger,1,,\n";
    let file = InputFile {
        name: "people".to_owned(),
        bytes: people.as_bytes().to_vec(),
    };
    let options = |ties: &[&str]| ImportOptions {
        ties: ties.iter().map(|column| (*column).to_owned()).collect(),
        split: Some(";".to_owned()),
        ..ImportOptions::default()
    };
    let read = import(
        std::slice::from_ref(&file),
        &options(&["Spouse", "Child of"]),
        &Unwatched,
    )
    .unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to\n1,child_of,2\n1,child_of,wrottesley-elizabeth\n2,Spouse,wrottesley-elizabeth\n3,Spouse,1\n";
    assert_eq!(table(&read, "relations.csv"), expected);
    let entities = table(&read, "entities.csv");
    assert!(
        entities.starts_with("id,kind,name,begin\n1,entity,\"Askew, Anne\",1521\n"),
        "{entities}"
    );
    let unknown = import(&[file], &options(&["Husband"]), &Unwatched)
        .expect_err("there is no such column")
        .to_string();
    assert!(
        unknown.contains("\"Husband\", as --map or --ties says; the columns are ID, Name, Spouse"),
        "{unknown}"
    );
}

#[test]
fn a_table_without_ties_is_told_which_columns_may_make_them() {
    let advice = |text: &str| {
        let told = notes(&imported(text)).into_iter().find_map(|note| {
            note.split_once("no relations were found; ")
                .map(|(_, what)| what.to_owned())
        });
        told.unwrap_or_else(|| panic!("nothing is said of {text}"))
    };
    let people = "ID,Name,Spouse,Born\n1,Anne,,1521\n2,William,Anne,1490\n";
    assert_eq!(
        advice(people),
        "if these columns name other rows, use --ties \"Spouse\""
    );
    let by_ids = "ID;Name;Vater;Mutter;Rang\n1;Anna;2;3;1\n2;Boris;;;2\n3;Clara;;;3\n";
    assert_eq!(
        advice(by_ids),
        "if these columns name other rows, use --ties \"Vater,Mutter\""
    );
    let marked = "Name,Salon Herz,Salon Levin\nHumboldt,x,\nVeit,x,X\n";
    assert_eq!(
        advice(marked),
        "if the columns with marks are groups that rows belong to, use --ties \"Salon Herz,Salon Levin\""
    );
    let ends = "if each row is a relation, name the columns of its ends with --map \"from=Person,to=Club\"";
    assert_eq!(advice("Person,Club\nAnna,SP\nBoris,SP\n"), ends);
    // Where a name comes again, the rows are ties without being told so.
    for members in [
        "Person,Year from,Club\nAnna,1891,SP\nAnna,1894,KG\n",
        "Person,Role,Club\nAnna,member,SP\nAnna,member,KG\n",
    ] {
        let ties = table(&imported(members), "relations.csv");
        assert!(
            ties.contains("Anna,Club,SP") && ties.contains("Anna,Club,KG"),
            "nobody is tied to a role: {ties}"
        );
    }
    let nothing = "import the table of relations together with this one, or name the columns of the ends with --map from=…,to=…";
    assert_eq!(advice("Id,Name,Born\n1,Anna,1900\n2,Boris,1901\n"), nothing);
}

#[test]
fn marks_tie_rows_to_the_columns_they_stand_in() {
    let expected = "from,type,to\nHumboldt,tied_to,salon-herz\nVeit,tied_to,salon-herz\nVeit,tied_to,salon-levin\n";
    let apart = imported(",Salon Herz,Salon Levin\nHumboldt,1,0\nVeit,x,1\n");
    assert_eq!(table(&apart, "relations.csv"), expected);
    assert!(
        apart
            .report
            .to_string()
            .contains("two-mode table (who belongs where)"),
        "{}",
        apart.report
    );
    let text = "Name,Salon Herz,Salon Levin,Born\nHumboldt,x,,1769\nVeit,X,yes,1764\n";
    let file = InputFile {
        name: "people".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let ties = |columns: &[&str]| ImportOptions {
        ties: columns.iter().map(|&column| column.to_owned()).collect(),
        ..ImportOptions::default()
    };
    let said = import(&[file], &ties(&["Salon Herz", "Salon Levin"]), &Unwatched)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(table(&said, "relations.csv"), expected);
    assert_eq!(
        (said.report.entities.changed, said.report.relations.changed),
        (0, 0),
        "{}",
        said.report
    );
    let with_ids = InputFile {
        name: "people".to_owned(),
        bytes: b"Id,Name,Spouse\n1,Anna,\n2,Boris,1\n".to_vec(),
    };
    let said = import(&[with_ids], &ties(&["Spouse"]), &Unwatched)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&said, "relations.csv"),
        "from,type,to\n2,Spouse,1\n",
        "an id is no mark"
    );
    let many: Vec<String> = (0..1_000).map(|number| format!("P{number},1,\n")).collect();
    let odd = imported(&format!(
        ",Salon Herz,Salon Levin\n{}Humboldt,12,\nVeit,a,1,1\n,3,\n",
        many.concat()
    ));
    assert!(
        table(&odd, "relations.csv")
            .ends_with("Humboldt,tied_to,salon-herz,12\nVeit,tied_to,salon-levin,\n"),
        "{}",
        odd.report
    );
    let refused = [
        "file:1003: the cell below Salon Herz is neither a number nor a mark such as x, or its column has no name",
        "file:1003: the cell in column 4 is neither a number nor a mark such as x, or its column has no name",
        "file:1004: the first cell of the row, which names its entity, is empty",
    ];
    assert_eq!(
        notes(&odd)[1..],
        refused,
        "the first says what to do if the columns are no groups"
    );
}

#[test]
fn a_name_with_the_sign_between_names_in_it_is_not_split_at_an_end() {
    let people =
        "Name,Friend\n\"Luxemburg, Rosa\",\"Zetkin, Clara\"\n\"Zetkin, Clara\",\"Anna, Boris\"\n";
    let file = InputFile {
        name: "people".to_owned(),
        bytes: people.as_bytes().to_vec(),
    };
    let options = ImportOptions {
        ties: vec!["Friend".to_owned()],
        split: Some(",".to_owned()),
        ..ImportOptions::default()
    };
    let read = import(&[file], &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to\nluxemburg-rosa,Friend,zetkin-clara\nzetkin-clara,Friend,Anna\nzetkin-clara,Friend,Boris\n";
    assert_eq!(table(&read, "relations.csv"), expected);
}
