//! Tables of who belongs where: titles above them, sums beside them, doubts in them, and what they
//! are not.

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;

const TIES: &str =
    "from,type,to\nHumboldt,tied_to,Council\nVeit,tied_to,Council\nVeit,tied_to,Guild\n";

#[test]
fn titles_above_groups_and_sums_beside_them_make_no_ties() {
    for text in [
        "Members in 1800\n,Council,Guild\nHumboldt,x,\nVeit,x,x\n",
        "Members,,\n,,\nWho?,Council,Guild\nHumboldt,x,\nVeit,x,x\n",
        ",Council,Guild,Total\nHumboldt,x,,1\nVeit,x,x,2\nTotal,2,1,3\n",
        ",Council,Guild,\nHumboldt,x,,\nVeit,x,x,\n",
    ] {
        let read = imported(text);
        assert_eq!(table(&read, "relations.csv"), TIES, "{text}{}", read.report);
        assert_eq!(
            (read.report.relations.refused, read.network.entity_count()),
            (0, 4),
            "{text}{}",
            read.report
        );
    }
    let told = notes(&imported(
        ",Council,Guild,Total\nHumboldt,x,,1\nVeit,x,x,2\nTotal,2,1,3\n",
    ));
    for note in [
        "file:1: the column \"Total\" contains sums and was skipped",
        "file:4: the row contains sums and was skipped",
    ] {
        assert!(told.contains(&note.to_owned()), "{told:?}");
    }
}

#[test]
fn sums_of_a_matrix_are_no_ties() {
    let read = imported(",Anna,Boris,Total\nAnna,0,2,2\nBoris,2,0,2\nTotal,2,2,4\n");
    assert_eq!(
        table(&read, "relations.csv"),
        "from,type,to,weight\nAnna,tied_to,Boris,2\n",
        "{}",
        read.report
    );
    assert_eq!(read.network.entity_count(), 2);
    assert_eq!(
        notes(&read),
        ["file:1: the row and the column \"Total\" contain sums and were skipped"]
    );
}

#[test]
fn marks_below_a_title_are_never_names() {
    let named = imported("Members,,\nName,Council,Guild\nHumboldt,x,\nVeit,x,x\n");
    assert!(
        !table(&named, "entities.csv").contains("entity,x"),
        "{}",
        table(&named, "entities.csv")
    );
    assert!(
        notes(&named)
            .iter()
            .any(|note| note.ends_with("--ties \"Council,Guild\"")),
        "{}",
        named.report
    );
    let unknown = try_import(&[("file", "Humboldt,x\nVeit,x\nHerz,x\n")], "")
        .expect_err("who belongs to what is not said");
    assert!(
        unknown
            .to_string()
            .contains("no columns were found for the ends"),
        "{unknown}"
    );
}

#[test]
fn doubtful_marks_make_possible_ties() {
    let read = imported(",Council,Guild\nHumboldt,x,?\nVeit,(x),\n");
    let expected = "from,type,to,certainty\nHumboldt,tied_to,Council,\nHumboldt,tied_to,Guild,possible\nVeit,tied_to,Council,possible\n";
    assert_eq!(table(&read, "relations.csv"), expected);
    assert!(
        notes(&read)
            .contains(&"file:2: the mark \"?\" is uncertain; the certainty of the relation was set to possible".to_owned()),
        "{}",
        read.report
    );
}

#[test]
fn whoever_means_properties_is_told_how_to_have_them() {
    let properties = "Married,Literate\nHumboldt,x,\nVeit,x,x\n";
    let told = notes(&imported(&format!(",{properties}")));
    assert!(
        told.iter()
            .any(|note| note.contains("write \"name\" in the first cell")),
        "{told:?}"
    );
    let read = imported(&format!("name,{properties}"));
    assert_eq!(
        table(&read, "entities.csv"),
        "id,kind,name,Married,Literate\nHumboldt,entity,Humboldt,x,\nVeit,entity,Veit,x,x\n"
    );
    let roles = ",Council,Guild\nHumboldt,chair,\nVeit,member,chair\n";
    let asked = try_import(&[("file", roles)], "")
        .expect_err("roles are no marks")
        .to_string();
    assert!(
        asked.contains("The columns are column 1, Council, Guild")
            && asked.contains("write a row for each of them"),
        "{asked}"
    );
    let mapped =
        try_import(&[("file", roles)], "name=column 1").unwrap_or_else(|error| panic!("{error}"));
    assert!(
        table(&mapped, "entities.csv").contains("Veit,entity,Veit,member,chair"),
        "{}",
        table(&mapped, "entities.csv")
    );
}
