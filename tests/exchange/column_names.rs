//! The columns of tables: what the user, other programs and other languages call them, and ends
//! that are said in two columns.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Tally;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;

#[test]
fn the_user_says_what_columns_mean() {
    let map = "from=[From] Object ID,to=[To] Object ID,start=Von";
    let text = "[From] Object ID,[From] Name,[To] Object ID,Von\n1,A,2,1937\n";
    let imported = try_import(&[("nodegoat", text)], map).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&imported, "relations.csv"),
        "from,type,to,when,[From] Name\n1,related_to,2,1937/,A\n"
    );
    let other_way = try_import(
        &[("file", "Source,Target,Type\na,b,Directed\n")],
        "from=Target,to=Source,note=Type",
    );
    let other_way = other_way.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&other_way, "relations.csv"),
        "from,type,to,note\nb,related_to,a,Directed\n"
    );
    let error = try_import(&[("file", "Source,Target\na,b\n")], "when=Year")
        .err()
        .map(|error| error.to_string());
    let expected = "no file has a column \"Year\", which --map or --ties names; the columns are Source, Target";
    assert_eq!(error.as_deref(), Some(expected));
}

#[test]
fn usual_names_of_columns_are_known_in_several_languages() {
    for header in [
        "Absender;Empfänger;Jahr",
        "Expéditeur;Destinataire;Année",
        "Nadawca;Adresat;Rok",
        "Отправитель;Адресат;Год",
    ] {
        let imported = imported(&format!("{header}\nAnna;Boris;1937\n"));
        assert_eq!(
            table(&imported, "relations.csv"),
            "from,type,to,when\nAnna,related_to,Boris,1937\n",
            "{header}"
        );
    }
}

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
    let hint = "file:2: a cell at the ends of a tie has \";\" in it, as in \"Anna; Boris\" (3 cells); if it stands between several names, say --split \";\"";
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
        notes(&apart)
            .iter()
            .any(|note| note == "file:2: it names several at its ends; it became 4 relations"),
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
fn ids_beside_names_are_the_ends_and_the_names_are_the_entities() {
    let ties = "Person 1 ID,Person 1 Name,Person 2 ID,Person 2 Name,Confidence\n\
                17,John Smith,18,Anne Askew,52\n18,Anne Askew,19,John Smith,60\n18,Anne Ayscough,,Henry VIII,99\n,,18,Anne Askew,1\n";
    let alone = imported(ties);
    let expected = "id,kind,name\n17,entity,John Smith\n18,entity,Anne Askew\n19,entity,John Smith\nhenry-viii,entity,Henry VIII\n";
    assert_eq!(
        table(&alone, "entities.csv"),
        expected,
        "two of one name are two"
    );
    let expected = "from,type,to,Confidence,from_name\n17,related_to,18,52,\n18,related_to,19,60,\n18,related_to,henry-viii,99,Anne Ayscough\n";
    assert_eq!(
        table(&alone, "relations.csv"),
        expected,
        "a name that is another stays with the tie"
    );
    assert_eq!(alone.report.relations.refused, 1, "{}", alone.report);
    let people = "Project Person ID,Other ID,Display Name,Birth Year\n17,5,John Smith the Elder,1500\n18,6,Anne Askew,1521\n";
    let both = try_import(&[("people", people), ("ties", ties)], "")
        .unwrap_or_else(|error| panic!("{error}"));
    let entities = table(&both, "entities.csv");
    assert!(
        entities
            .starts_with("id,kind,name,begin,Other ID\n17,entity,John Smith the Elder,1500,5\n"),
        "{entities}"
    );
    assert!(
        table(&both, "relations.csv").contains("17,related_to,18,52,John Smith"),
        "{}",
        table(&both, "relations.csv")
    );
}

#[test]
fn names_in_two_columns_are_put_together() {
    let people = imported(
        "ID;Titel;Vorname;Nachname;geb.\n1;Dr.;Rosa;Luxemburg;1871\n2;;;Lenin;1870\n3;;;;1900\n",
    );
    let expected = "id,kind,name,begin,Titel,Vorname,Nachname\n1,entity,Rosa Luxemburg,1871,Dr.,Rosa,Luxemburg\n\
                    2,entity,Lenin,1870,,,Lenin\n3,entity,3,1900,,,\n";
    assert_eq!(table(&people, "entities.csv"), expected);
    let note =
        "file:1: names are put together of \"Vorname\" and \"Nachname\", which are kept as well";
    assert!(
        notes(&people).contains(&note.to_owned()),
        "{:?}",
        notes(&people)
    );
}

#[test]
fn from_when_to_when_is_not_from_whom_to_whom() {
    let members =
        "Name,Organisation,Role,From,To\nAnna,KPD,member,1919,1933\nBoris,KPD,secretary,1925-06,\n";
    let told = try_import(&[("members", members)], "")
        .expect_err("years are no ends")
        .to_string();
    assert!(
        told.starts_with("members:1: the columns From and To say from when to when"),
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
            table(&letters, "relations.csv").contains("Anna,related_to,Boris,1647-05-08"),
            "{}",
            table(&letters, "relations.csv")
        );
    }
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let table = imported(
        "Correspondence of the circle,,\ncompiled in 2019,,\n,,\nSender,Recipient,Date\nAnna,Boris,5. Mai 1921\nAnna,,1922\n",
    );
    assert_eq!(
        self::table(&table, "relations.csv"),
        "from,type,to,when,when_verbatim\nAnna,related_to,Boris,1921-05-05,5. Mai 1921\n"
    );
    let notes = notes(&table);
    assert!(
        notes.contains(
            &"file:1: what stands above the header (lines 1 to 3) was passed over".to_owned()
        ),
        "{notes:?}"
    );
    assert!(
        notes.contains(&"file:6: the relation has no end \"to\"".to_owned()),
        "{notes:?}"
    );
}

#[test]
fn headers_of_two_rows_are_one() {
    let letters = ",Sender,,Recipient,,Letter\nNo,Surname,Forename,Surname,Forename,Date\n1,Meyer,Anna,Lang,Bert,1871\n2,Lang,,Meyer,Anna,\n,,,Meyer,Anna,\n";
    let letters = imported(letters);
    let expected = "from,type,to,when,No,Sender Surname,Sender Forename,Recipient Surname,Recipient Forename\n\
                    anna-meyer,related_to,bert-lang,1871,1,Meyer,Anna,Lang,Bert\nLang,related_to,anna-meyer,,2,Lang,,Meyer,Anna\n";
    assert_eq!(table(&letters, "relations.csv"), expected);
    let expected = [
        "file:1: the header has two rows; the names of the first stand before those of the second",
        "file:2: \"Letter Date\" was taken for the date of the ties; if another column is, say --map when=…",
        "file:2: names of the ends are put together of columns such as \"Sender Forename\" and \"Sender Surname\", which are kept as well",
        "file:5: the relation has no end \"from\"",
    ];
    let mut found = notes(&letters);
    found.sort();
    assert_eq!(found, expected);
    let french = imported("De,À,Date\nVoltaire,Frédéric II,12 août 1736\n");
    assert!(
        table(&french, "relations.csv").contains("Voltaire,related_to,frederic-ii,1736-08-12"),
        "{}",
        french.report
    );
    let people = imported("ФИО;Дата рождения\nИванов Иван;1880\nПетрова Анна;1895\n");
    assert!(
        table(&people, "entities.csv").contains("entity,Иванов Иван,1880"),
        "{}",
        people.report
    );
}

#[test]
fn years_in_short_are_stretches_and_no_seasons() {
    let ties =
        imported("Sender,Recipient,Date\na,b,1914-18\na,b,1920-25\na,b,1920-05\na,b,1932-21\n");
    let expected = "from,type,to,when,when_verbatim\na,related_to,b,1914/1918,1914-18\na,related_to,b,1920/1925,1920-25\na,related_to,b,1920-05,\n\
                    a,related_to,b,1932-21,\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
    let note = "file:3: the date \"1920-25\" is read as from 1920 to 1925; as EDTF it would be a part of 1920";
    assert!(
        notes(&ties).contains(&note.to_owned()),
        "{:?}",
        notes(&ties)
    );
    let doubtful = notes(&imported(
        "Sender,Recipient,Date\na,b,1801-02\na,c,1801-03\na,b,1914-18\n",
    ));
    let note = "file:2: the date \"1801-02\" was read as a month (2 dates); others of its form are two years, such as 1914-18. Write \
                1801/1802 if it is two years as well";
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
        notes(&ties)
            .contains(&"file:3: \"present\" is no date; this end is written as open".to_owned()),
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
        notes
            .iter()
            .any(|note| note.starts_with("file:2: its time is kept")
                && note.ends_with("the other end is read")),
        "{notes:?}"
    );
    assert!(
        notes.contains(&"file:3: \"ca. 1890\" is written 1890~".to_owned()),
        "{notes:?}"
    );
}

#[test]
fn a_column_that_seems_to_hold_dates_is_told_if_none_is_known() {
    let told = notes(&imported(
        "Émetteur,Récepteur,No,Jour\nVoltaire,Rousseau,1701,vers le 10 mars 1760\nRousseau,Voltaire,1702,\n",
    ));
    let advice = "file:1: no column is known for when the ties were; \"Jour\" seems to hold dates: say --map when=Jour if so";
    assert_eq!(told, [advice]);
    for text in [
        "Source,Target,Year,Jour\na,b,1760,1761\n",
        "Source,Target,Letter ID\na,b,1760\n",
        "Source,Target,Letters\na,b,17\na,c,1760 in all\na,d,3\n",
    ] {
        assert!(notes(&imported(text)).is_empty(), "{text}");
    }
}

#[test]
fn people_of_one_name_with_two_ids_are_told() {
    let text = "Sender,Sender ID,Recipient,Recipient ID\nAnna,1,Boris,2\nAnna,3,Boris,2\nAnna,,Boris,2\nAnna,3,Anna,1\n";
    let told = "file:3: \"Anna\" stands with two ids, 1 and 3, but was taken for one entity (2 such rows); to go by the ids, say --map \
                \"from=Sender ID,to=Recipient ID\"";
    assert_eq!(notes(&imported(text)), [told]);
    let by_ids = try_import(&[("file", text)], "from=Sender ID,to=Recipient ID")
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        by_ids.report.relations.refused, 0,
        "whoever has no id goes by the name: {}",
        by_ids.report
    );
    assert_eq!(
        table(&by_ids, "entities.csv"),
        "id,kind,name\n1,entity,Anna\n2,entity,Boris\n3,entity,Anna\nAnna,entity,Anna\n"
    );
    assert!(
        notes(&imported(
            "Sender,Sender ID,Recipient,Recipient ID\nAnna,1,Boris,2\nBoris,2,Anna,1\n"
        ))
        .is_empty()
    );
}

#[test]
fn a_source_beside_an_author_is_where_it_is_known_from() {
    let letters = imported("Author;Recipient;Date sent;Source\nAnna;Boris;1935-05;Archive\n");
    assert_eq!(
        table(&letters, "relations.csv"),
        "from,type,to,when,source\nAnna,related_to,Boris,1935-05,Archive\n"
    );
    let members = try_import(
        &[("members", "Name;Partei;von;bis\nAnna;KPD;1919;1933\n")],
        "from=Name,to=Partei",
    );
    let members = members.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&members, "relations.csv"),
        "from,type,to,when\nAnna,related_to,KPD,1919/1933\n"
    );
    assert_eq!(
        imported("Von;An;Jahr\nAnna;Boris;1919\n")
            .report
            .relations
            .taken,
        1
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
        unknown
            .contains("\"Husband\", which --map or --ties names; the columns are ID, Name, Spouse"),
        "{unknown}"
    );
}

#[test]
fn a_table_without_ties_is_told_which_columns_may_make_them() {
    let advice = |text: &str| {
        let told = notes(&imported(text)).into_iter().find_map(|note| {
            note.split_once("no ties were found; ")
                .map(|(_, what)| what.to_owned())
        });
        told.unwrap_or_else(|| panic!("nothing is said of {text}"))
    };
    let people = "ID,Name,Spouse,Born\n1,Anne,,1521\n2,William,Anne,1490\n";
    assert_eq!(
        advice(people),
        "if columns name other rows, say so: --ties \"Spouse\""
    );
    let by_ids = "ID;Name;Vater;Mutter;Rang\n1;Anna;2;3;1\n2;Boris;;;2\n3;Clara;;;3\n";
    assert_eq!(
        advice(by_ids),
        "if columns name other rows, say so: --ties \"Vater,Mutter\""
    );
    let marked = "Name,Salon Herz,Salon Levin\nHumboldt,x,\nVeit,x,X\n";
    assert_eq!(
        advice(marked),
        "if the columns with marks are groups that a row belongs to, say so: --ties \"Salon Herz,Salon Levin\""
    );
    let members = "Person,Year from,Club\nAnna,1891,SP\nAnna,1894,KG\n";
    let ends = "if each row ties somebody to somebody or something else, say which columns are the ends: --map \"from=Person,to=Club\"";
    assert_eq!(advice(members), ends);
    assert_eq!(advice("Person,Club\nAnna,SP\nBoris,SP\n"), ends);
    assert_eq!(
        advice("Person,Role,Club\nAnna,member,SP\nAnna,member,KG\n"),
        ends,
        "nobody is tied to a role"
    );
    let nothing = "give the table of ties with this one, or say which columns are the ends of ties: --map from=…,to=…";
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
            .contains("table of who belongs where"),
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
        "file:1003: what stands below Salon Herz is no number and no mark such as x, or nothing stands above it",
        "file:1003: what stands in column 4 is no number and no mark such as x, or nothing stands above it",
        "file:1004: the row does not say whose it is",
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
