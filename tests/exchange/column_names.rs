//! The columns of tables: what the user, other programs and other languages call them, and ends
//! that are said in two columns.

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
    let expected =
        "no column is called \"Year\", as --map or --ties says; the columns are Source, Target";
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
            "from,type,to,when\nAnna,wrote_to,Boris,1937\n",
            "{header}"
        );
    }
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
    let note = "file:1: names were combined from the columns \"Vorname\" and \"Nachname\", which were kept as attributes";
    assert!(
        notes(&people).contains(&note.to_owned()),
        "{:?}",
        notes(&people)
    );
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let table = imported(
        "Correspondence of the circle,,\ncompiled in 2019,,\n,,\nSender,Recipient,Date\nAnna,Boris,5. Mai 1921\nAnna,,1922\n",
    );
    assert_eq!(
        self::table(&table, "relations.csv"),
        "from,type,to,when,when_verbatim\nAnna,wrote_to,Boris,1921-05-05,5. Mai 1921\n"
    );
    let notes = notes(&table);
    assert!(
        notes.contains(&"file:1: text above the header (lines 1 to 3) was skipped".to_owned()),
        "{notes:?}"
    );
    assert!(
        notes.contains(&"file:6: the relation has no \"to\"; fill in both ends".to_owned()),
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
        "file:1: the header has two rows; the names in the first were put before those in the second",
        "file:2: \"Letter Date\" was read as the date of the relations; if another column is, use --map when=…",
        "file:2: names of the ends were combined from columns such as \"Sender Forename\" and \"Sender Surname\", which were kept as attributes",
        "file:5: the relation has no \"from\"; fill in both ends",
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
fn people_of_one_name_with_two_ids_are_two() {
    let text = "Sender,Sender ID,Recipient,Recipient ID\nAnna,1,Boris,2\nAnna,3,Boris,2\nAnna,,Boris,2\nAnna,3,Anna,1\n";
    let by_ids = imported(text);
    let mapped = try_import(&[("file", text)], "from=Sender ID,to=Recipient ID")
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&mapped, "entities.csv"),
        table(&by_ids, "entities.csv")
    );
    assert_eq!(
        by_ids.report.relations.refused, 0,
        "whoever has no id goes by the name: {}",
        by_ids.report
    );
    assert_eq!(
        table(&by_ids, "entities.csv"),
        "id,kind,name\n1,person,Anna\n2,person,Boris\n3,person,Anna\nAnna,person,Anna\n"
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
        "from,type,to,when,source\nAnna,wrote_to,Boris,1935-05,Archive\n"
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
