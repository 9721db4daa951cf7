//! Columns of dates in tables: what they are called, years in short, ends of which one is known.

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;

#[test]
fn from_when_to_when_is_not_from_whom_to_whom() {
    let members =
        "Name,Organisation,Role,From,To\nAnna,KPD,member,1919,1933\nBoris,KPD,secretary,1925-06,\n";
    let told = try_import(&[("members", members)], "")
        .expect_err("years are no ends")
        .to_string();
    assert!(
        told.starts_with(
            "members:1: the columns From and To contain dates, not the ends of relations"
        ),
        "{told}"
    );
    assert!(told.contains("--map from=Name,to=Organisation"), "{told}");
    let mapped = try_import(&[("members", members)], "from=Name,to=Organisation")
        .unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to,when,Role\nAnna,related_to,KPD,1919/1933,member\nBoris,related_to,KPD,1925-06/,secretary\n";
    assert_eq!(table(&mapped, "relations.csv"), expected);
    // Numbers that could be years are ids all the same where nothing else could be the ends.
    assert_eq!(
        imported("Source,Target,Name,Remark\n1200,1210,met,twice\n")
            .report
            .relations
            .taken,
        1
    );
    assert_eq!(
        imported("from,to,weight\n1200,1210,3\n")
            .report
            .relations
            .taken,
        1
    );
    assert_eq!(
        imported("from,to,type,note\n1200,1210,met,twice\n")
            .report
            .relations
            .taken,
        1
    );
}

#[test]
fn the_date_of_something_is_when_it_was() {
    for header in ["Date of letter", "letter_date", "Fecha de la carta"] {
        let letters = imported(&format!(
            "Author,Recipient,{header},Record updated date\nAnna,Boris,1647-05-08,2020-01-01\n"
        ));
        assert!(
            table(&letters, "relations.csv").contains("Anna,wrote_to,Boris,1647-05-08"),
            "{}",
            table(&letters, "relations.csv")
        );
    }
}

#[test]
fn years_in_short_are_stretches_and_no_seasons() {
    let ties =
        imported("Sender,Recipient,Date\na,b,1914-18\na,b,1920-25\na,b,1920-05\na,b,1932-21\n");
    let expected = "from,type,to,when,when_verbatim\na,wrote_to,b,1914/1918,1914-18\na,wrote_to,b,1920/1925,1920-25\na,wrote_to,b,1920-05,\n\
                    a,wrote_to,b,1932-21,\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
    let note =
        "file:3: the date \"1920-25\" was read as 1920 to 1925; in EDTF it would be a part of 1920";
    assert!(
        notes(&ties).contains(&note.to_owned()),
        "{:?}",
        notes(&ties)
    );
    let doubtful = notes(&imported(
        "Sender,Recipient,Date\na,b,1801-02\na,c,1801-03\na,b,1914-18\n",
    ));
    let note = "file:2: the date \"1801-02\" was read as a month (2 dates), but similar dates such as 1914-18 are two years; if this one is as well, write 1801/1802";
    assert!(doubtful.contains(&note.to_owned()), "{doubtful:?}");
    assert!(
        notes(&imported(
            "Sender,Recipient,Date\na,b,1801-02\na,c,1920-05\n"
        ))
        .is_empty()
    );
}

#[test]
fn what_is_known_of_a_stretch_is_kept_where_the_other_end_is_not() {
    let ties = imported(
        "Source,Target,Start,End\na,b,1885,?\na,b,1897,present\na,b,unknown,1890\na,b,?,?\na,b,1885,later\n",
    );
    let expected = "from,type,to,when,Start,End\na,related_to,b,1885/,,\na,related_to,b,1897/..,,\na,related_to,b,/1890,,\n\
                    a,related_to,b,,?,?\na,related_to,b,1885/,1885,later\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
    assert_eq!(ties.report.relations.changed, 5, "{}", ties.report);
    assert!(
        notes(&ties).contains(
            &"file:3: \"present\" is not a date; this end was written as open".to_owned()
        ),
        "{}",
        ties.report
    );
}

#[test]
fn words_at_the_ends_of_a_stretch_are_read_and_pages_beside_a_source_are_its_locus() {
    let ties = imported(
        "Person A;Person B;Art der Beziehung;Beginn;Ende;Quelle;Seite\nMeyer;Lang;Freund;um 1890;vor 1900;Tagebuch;12\nMeyer;Carl;Freund;ca. 1890;1.5.1900;;\n",
    );
    let expected = "from,type,to,when,source,locus,Beginn,Ende\nMeyer,Freund,Lang,1890~/,Tagebuch,12,um 1890,vor 1900\n\
                    Meyer,Freund,Carl,1890~/1900-05-01,,,,\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
    let notes = notes(&ties);
    assert!(
        notes.iter().any(|note| note
            .starts_with("file:2: cannot read the time, so it was kept as text")
            && note.ends_with("; only the other end was read")),
        "{notes:?}"
    );
    assert!(
        notes.contains(&"file:3: \"ca. 1890\" was written as 1890~".to_owned()),
        "{notes:?}"
    );
}

#[test]
fn a_column_that_seems_to_hold_dates_is_told_if_none_is_known() {
    let told = notes(&imported(
        "Émetteur,Récepteur,No,Jour\nVoltaire,Rousseau,1701,vers le 10 mars 1760\nRousseau,Voltaire,1702,\n",
    ));
    let advice = "file:1: no date column was found; \"Jour\" seems to contain dates: if so, use --map when=Jour";
    assert_eq!(told, [advice]);
    for text in [
        "Source,Target,Year,Jour\na,b,1760,1761\n",
        "Source,Target,Letter ID\na,b,1760\n",
        "Source,Target,Letters\na,b,17\na,c,1760 in all\na,d,3\n",
    ] {
        assert!(notes(&imported(text)).is_empty(), "{text}");
    }
}
