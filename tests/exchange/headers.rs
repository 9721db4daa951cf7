//! Headers of tables: in two rows, in several languages, with names and dates in parts.

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;

#[test]
fn headers_of_two_rows_are_read_in_several_languages() {
    for header in [
        "Expéditeur,,Destinataire,,Date\nNom,Lieu,Nom,Lieu,",
        "Отправитель,,Получатель,,Дата\nИмя,Место,Имя,Место,",
        "Mittente,,Destinatario,,Anno\nNome,Luogo,Nome,Luogo,",
        "Absender,,Empfänger,,Jahr\nName,Ort,Name,Ort,",
    ] {
        let letters = imported(&format!("{header}\nAnna,Paris,Boris,Lyon,1921\n"));
        let relations = table(&letters, "relations.csv");
        assert!(
            relations.ends_with("\nAnna,wrote_to,Boris,1921,Paris,Lyon\n"),
            "{header}\n{relations}"
        );
        assert_eq!(letters.report.relations.read(), 1, "{}", letters.report);
    }
}

#[test]
fn two_groups_with_names_are_tied_whatever_they_are_called() {
    let couples = imported("Husband,,Wife,\nName,Born,Name,Born\nBoris,1899,Anna,1900\n");
    let expected = "from,type,to,Husband Born,Wife Born\nBoris,related_to,Anna,1899,1900\n";
    assert_eq!(table(&couples, "relations.csv"), expected);
    assert!(
        notes(&couples).iter().any(|note| note.ends_with(
            "\"Husband Name\" and \"Wife Name\" were read as the ends of the relations"
        )),
        "{}",
        couples.report
    );
    let people = imported("Person,,,Notes\nName,Born,Died,\nAnna,1900,1950,x\n");
    assert_eq!(
        table(&people, "entities.csv"),
        "id,kind,name,begin,end,note\nAnna,entity,Anna,1900,1950,x\n"
    );
}

#[test]
fn a_name_beside_a_forename_is_a_surname_in_german() {
    let people = imported("Name;Vorname;geb.\nMeyer;Anna;1871\nMeyer;Bert;1872\n");
    let expected = "id,kind,name,begin,Name,Vorname\nanna-meyer,entity,Anna Meyer,1871,Meyer,Anna\nbert-meyer,entity,Bert Meyer,1872,Meyer,Bert\n";
    assert_eq!(table(&people, "entities.csv"), expected);
    let told = notes(&people);
    assert!(
        told.iter()
            .any(|note| note.contains("import the table of relations together with this one")),
        "no part of a name is an end: {told:?}"
    );
    let letters = imported(
        "Absender Name,Absender Vorname,Empfänger Name,Empfänger Vorname\nMeyer,Anna,Lang,Bert\n",
    );
    assert!(
        table(&letters, "relations.csv").contains("\nanna-meyer,related_to,bert-lang,"),
        "{}",
        letters.report
    );
    let ids = imported("Id,Name,First Name\n1,Anna Meyer,Anna\n");
    assert!(
        table(&ids, "entities.csv").contains("1,entity,Anna Meyer,"),
        "in English a name is whole: {}",
        ids.report
    );
}

#[test]
fn dates_in_parts_are_put_together() {
    let letters = "Sender,Recipient,Day,Month,Year\na,b,5,5,1921\na,b,7,June,1921\na,b,,VI,1921\na,b,31,2,1921\na,b,?,0,1922\na,b,,,\n";
    let below_a_group = letters.replacen("Day,Month,Year", "Date,,\n,,Day,Month,Year", 1);
    for text in [letters, &below_a_group] {
        let read = imported(text);
        let expected = "from,type,to,when,when_verbatim\na,wrote_to,b,1921-05-05,\na,wrote_to,b,1921-06-07,7 June 1921\n\
                        a,wrote_to,b,1921-06,\na,wrote_to,b,1921,1921-02-31\na,wrote_to,b,1922,\na,wrote_to,b,,\n";
        assert_eq!(table(&read, "relations.csv"), expected, "{}", read.report);
    }
    let offices = imported(
        "Source,Target,Start Year,Start Month,End Day,End Month,End Year\na,b,1901,2,3,4,1902\na,b,1901,13,,,1902\n",
    );
    let expected = "from,type,to,when,start_as_written\na,related_to,b,1901-02/1902-04-03,\na,related_to,b,1901/1902,1901-13\n";
    assert_eq!(
        table(&offices, "relations.csv"),
        expected,
        "{}",
        offices.report
    );
    let people = imported(
        "Id,Name,Birth Year,Birth Month,Birth Day\n1,Anna,1900,5,7\n2,Boris,1901,,\n3,Clara,1902,harvest,\n",
    );
    let expected = "id,kind,name,begin,begin_as_written\n1,entity,Anna,1900-05-07,\n2,entity,Boris,1901,\n3,entity,Clara,1902,harvest 1902\n";
    assert_eq!(table(&people, "entities.csv"), expected);
}

#[test]
fn lifetimes_in_one_column_are_beginnings_and_ends() {
    let people = imported(
        "Person;Lebensdaten\nAnna;1770–1827\nBoris;* um 1770\nClara;† 5. Mai 1827\nDora;fl. 1650\nEva;\n",
    );
    let expected = "id,kind,name,begin,end,Lebensdaten\nAnna,entity,Anna,1770,1827,1770–1827\nBoris,entity,Boris,1770~,,* um 1770\n\
                    Clara,entity,Clara,,1827-05-05,† 5. Mai 1827\nDora,entity,Dora,,,fl. 1650\nEva,entity,Eva,,,\n";
    assert_eq!(table(&people, "entities.csv"), expected);
    let note = "file:1: begin and end were read from the column \"Lebensdaten\" (3 rows), which was kept as an attribute; 1 row could not be read as lifetimes";
    assert!(
        notes(&people).contains(&note.to_owned()),
        "{}",
        people.report
    );
    let told_twice = imported("Person;geb.;Lebensdaten\nAnna;1771;1770–1827\n");
    assert!(
        table(&told_twice, "entities.csv").contains("Anna,entity,Anna,1771,1770–1827"),
        "a column of its own comes first"
    );
}

#[test]
fn dates_of_entities_keep_their_words() {
    let people = imported(
        "Id;Name;geb.;gest.\n1;Anna;um 1770;vor 1827\n2;Boris;1800;1700\n3;Clara;im Winter;1850\n",
    );
    let expected = "id,kind,name,begin,end,begin_as_written,end_as_written\n1,entity,Anna,1770~,/1827,um 1770,vor 1827\n\
                    2,entity,Boris,,,1800,1700\n3,entity,Clara,,1850,im Winter,\n";
    assert_eq!(table(&people, "entities.csv"), expected);
}

#[test]
fn columns_that_seem_to_hold_dates_are_proposed_by_what_they_say() {
    let advice = |text: &str| {
        let all = notes(&imported(text));
        all.into_iter()
            .find_map(|note| note.split_once("dates").map(|(_, what)| what.to_owned()))
            .unwrap_or_default()
    };
    let stretch = "Source,Target,First letter,Last letter\na,b,1900,1910\n";
    assert_eq!(
        advice(stretch),
        ": if so, use --map \"start=First letter,end=Last letter\""
    );
    for (text, expected) in [
        (
            "Source,Target,Date (O.S.),Date (N.S.)\na,b,1647-05-08,1647-05-18\n",
            "from,type,to,when,when_julian\na,related_to,b,1647-05-18,julian:1647-05-08\n",
        ),
        (
            "Source,Target,Date (Julian)\na,b,1647-05-08\n",
            "from,type,to,when,when_verbatim\na,related_to,b,julian:1647-05-08,1647-05-08\n",
        ),
    ] {
        assert_eq!(table(&imported(text), "relations.csv"), expected, "{text}");
    }
}

#[test]
fn from_and_to_beside_sender_and_recipient_are_no_ends() {
    let letters = imported("Sender,Recipient,From,To,Date\nAnna,Boris,Berlin,Kiev,1921\n");
    assert_eq!(
        table(&letters, "relations.csv"),
        "from,type,to,when,From,To\nAnna,wrote_to,Boris,1921,Berlin,Kiev\n"
    );
    let note = "file:1: \"Sender\" and \"Recipient\" were read as the ends of the relations, and \"From\" and \"To\" as attributes; if those are the ends, use --map from=From,to=To";
    assert_eq!(notes(&letters), [note]);
    let by_ids = try_import(
        &[("file", "Sender,Recipient,From,To\nAnna,Boris,1,2\n")],
        "from=From,to=To",
    );
    let by_ids = by_ids.unwrap_or_else(|error| panic!("{error}"));
    assert!(
        table(&by_ids, "relations.csv").contains("\n1,related_to,2,"),
        "{}",
        by_ids.report
    );
    for ends in ["Source,Target", "Person 1,Person 2", "Person,Person"] {
        let years = imported(&format!("{ends},From,To\na,b,1900,1910\na,c,1905,\n"));
        assert_eq!(
            table(&years, "relations.csv"),
            "from,type,to,when\na,related_to,b,1900/1910\na,related_to,c,1905/\n"
        );
    }
}

#[test]
fn members_of_a_group_are_no_two_ends() {
    let groups = "Group,Member 1,Member 2,Member 3\nClub,Anna,Boris,Clara\n";
    let asked = try_import(&[("file", groups)], "")
        .expect_err("who is tied to whom?")
        .to_string();
    assert!(
        asked.contains("--map \"from=Group,to=Member 1\""),
        "{asked}"
    );
}

#[test]
fn years_of_data_frames_and_lists_of_years_are_read() {
    let ties = imported("Source,Target,Year\na,b,1921.0\na,b,\na,b,\"1921, 1923\"\n");
    let expected = "from,type,to,when,when_verbatim\na,related_to,b,1921,1921.0\na,related_to,b,,\na,related_to,b,\"{1921,1923}\",\"1921, 1923\"\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
}

#[test]
fn an_earliest_and_a_latest_date_bound_a_single_one() {
    for header in [
        "Earliest date,Latest date",
        "notBefore,notAfter",
        "terminus post quem,terminus ante quem",
    ] {
        let rows = "a,b,1921-05-01,1921-05-07\na,b,1921,1921\na,b,1921,\na,b,,1921\na,b,spring,1921\na,b,,\n";
        let read = imported(&format!("Sender,Recipient,{header}\n{rows}"));
        let columns: Vec<&str> = header.split(',').collect();
        let expected = format!(
            "from,type,to,when,{},{}\na,wrote_to,b,[1921-05-01..1921-05-07],,\na,wrote_to,b,1921,,\na,wrote_to,b,[1921..],,\n\
             a,wrote_to,b,[..1921],,\na,wrote_to,b,,spring,1921\na,wrote_to,b,,,\n",
            columns[0], columns[1]
        );
        assert_eq!(table(&read, "relations.csv"), expected, "{}", read.report);
    }
    let dated = imported(
        "Sender,Recipient,Date,Earliest,Latest\na,b,1921-05-03,1921-05-01,1921-05-07\na,b,,1922,1923\n",
    );
    let expected = "from,type,to,when,Earliest,Latest\na,wrote_to,b,1921-05-03,1921-05-01,1921-05-07\na,wrote_to,b,[1922..1923],,\n";
    assert_eq!(table(&dated, "relations.csv"), expected);
}

#[test]
fn a_calendar_beside_a_date_is_that_of_the_date() {
    let rows = "a,b,1647-05-08,Julian\na,b,1647-05-08,Gregorian\na,b,8 May 1647,O.S.\na,b,1647-02-08,Julian (year beginning 25 March)\n\
                a,b,1647-02-30,Julian\na,b,1794-05-08,Republican\n";
    let read = imported(&format!("Sender,Recipient,Date,Calendar\n{rows}"));
    let whens: Vec<Option<String>> = read
        .network
        .claims()
        .map(|claim| claim.when().map(|date| date.as_str().to_owned()))
        .collect();
    let expected = [
        "julian:1647-05-08",
        "1647-05-08",
        "julian:1647-05-08",
        "julian:1648-02-08",
        "",
        "1794-05-08",
    ];
    assert_eq!(
        whens,
        expected.map(|date| (!date.is_empty()).then(|| date.to_owned())),
        "{}",
        read.report
    );
    let told = notes(&read);
    for note in [
        "file:2: the Julian date 1647-05-08 was written as julian:1647-05-08",
        "file:7: unknown calendar \"Republican\"; the date was read as Gregorian",
    ] {
        assert!(told.contains(&note.to_owned()), "{told:?}");
    }
    assert!(
        table(&read, "relations.csv").contains(",Republican"),
        "the column is kept: {}",
        table(&read, "relations.csv")
    );
    let converted = imported("Sender,Recipient,Date (Gregorian),Calendar\na,b,1647-05-18,Julian\n");
    assert!(
        !table(&converted, "relations.csv").contains("julian:"),
        "{}",
        table(&converted, "relations.csv")
    );
}

#[test]
fn a_beginning_and_an_end_of_the_same_are_those_of_the_ties() {
    let ties = imported(
        "[From] Name,[To] Name,[Office] Date Start,[Office] Date End\nAnna,Boris,1900,1910\n",
    );
    assert_eq!(
        table(&ties, "relations.csv"),
        "from,type,to,when\nAnna,related_to,Boris,1900/1910\n"
    );
    let note = "file:1: \"[Office] Date Start\" and \"[Office] Date End\" were read as the start and end of the relations; if other columns are, use --map start=…,end=…";
    assert!(notes(&ties).contains(&note.to_owned()), "{}", ties.report);
    let journeys = imported("Source,Target,Trip from,Trip to\na,b,Berlin,Kiev\n");
    assert_eq!(
        table(&journeys, "relations.csv"),
        "from,type,to,Trip from,Trip to\na,related_to,b,Berlin,Kiev\n"
    );
}

#[test]
fn what_a_column_is_called_is_not_taken_for_what_it_is_not() {
    let people = imported(
        "PersonID,Name,Born (place),Born (year)\nP1,Anna,Berlin,1770\nP2,Anna,Kiev,1790\n",
    );
    let expected =
        "id,kind,name,begin,Born (place)\nP1,entity,Anna,1770,Berlin\nP2,entity,Anna,1790,Kiev\n";
    assert_eq!(table(&people, "entities.csv"), expected);
    let offices = "name;from;to\nAnna;1900;1910\nBoris;1905;1912\n";
    let asked = try_import(&[("file", offices)], "")
        .expect_err("years are no ends")
        .to_string();
    assert!(
        asked.ends_with("use --map name=name,begin=from,end=to"),
        "{asked}"
    );
    let mapped = try_import(&[("file", offices)], "name=name,begin=from,end=to")
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(
        table(&mapped, "entities.csv").contains("Anna,entity,Anna,1900,1910"),
        "{}",
        table(&mapped, "entities.csv")
    );
    let debts = try_import(
        &[("file", "Date,Creditor,Debtor\n\"5 May, 1450\",John,Peter\n")],
        "",
    )
    .expect_err("who is who?");
    assert!(
        debts.to_string().contains("--map from=Creditor,to=Debtor"),
        "{debts}"
    );
}

#[test]
fn the_date_of_a_source_is_none_of_the_ties() {
    let letters = imported("Author,Addressee,Source,Source date\nAnna,Boris,Archive,1921\n");
    assert_eq!(
        table(&letters, "relations.csv"),
        "from,type,to,source,Source date\nAnna,wrote_to,Boris,Archive,1921\n"
    );
    let told = notes(&imported(
        "Author,Addressee,Date of letter\nAnna,Boris,1921\n",
    ));
    assert_eq!(
        told,
        [
            "file:1: \"Date of letter\" was read as the date of the relations; if another column is, use --map when=…"
        ]
    );
}

#[test]
fn tables_below_each_other_are_read_one_by_one() {
    let both = imported(
        "Letters,,\nSender,Recipient,Date\nAnna,Boris,1921\nBoris,,1922\n,,\nPeople,,\nName,Born,Place\nAnna,1900,Berlin\n",
    );
    assert_eq!(
        table(&both, "relations.csv"),
        "from,type,to,when\nAnna,wrote_to,Boris,1921\n"
    );
    assert!(
        table(&both, "entities.csv").contains("Anna,entity,Anna,1900,Berlin\n"),
        "{}",
        table(&both, "entities.csv")
    );
    let told = notes(&both);
    for note in [
        "file:4: the relation has no \"to\"; fill in both ends",
        "file:6: a second table begins here; it was read separately",
    ] {
        assert!(told.contains(&note.to_owned()), "{told:?}");
    }
    let many = "Source,Target\na,b\n\nName,Born,Place\na,1900,P\n\n".repeat(20_000);
    let read = imported(&many);
    assert!(
        read.report.relations.read() > 20_000,
        "no number of tables is too deep: {}",
        read.report.relations.read()
    );
}

#[test]
fn a_whole_date_is_better_than_its_parts_and_the_user_knows_best() {
    let both = imported("Source,Target,Date,Year,Month,Day\na,b,1901-02-03,1901,2,3\n");
    assert_eq!(
        table(&both, "relations.csv"),
        "from,type,to,when,Year,Month,Day\na,related_to,b,1901-02-03,1901,2,3\n"
    );
    let mapped = try_import(
        &[("file", "Source,Target,Year,Month\na,b,1901,2\n")],
        "when=Year",
    )
    .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&mapped, "relations.csv"),
        "from,type,to,when,Month\na,related_to,b,1901,2\n"
    );
    let lives = imported("Source,Target,Year,Birth Year,Birth Month\na,b,1901,1880,2\n");
    assert!(
        table(&lives, "relations.csv").ends_with("\na,related_to,b,1901,1880,2\n"),
        "a birth is not when a tie was: {}",
        lives.report
    );
}
