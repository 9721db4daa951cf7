//! Faults of the files that people bring: nobody is invented, split or garbled by reading.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::encoding_named;
use prosopograph::exchange::import;
use prosopograph::model::Claim;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Status;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::support::foreign;
use crate::support::small_dataset::read_with;

fn of_bytes(bytes: &[u8], encoding: Option<&str>) -> Imported {
    let file = InputFile {
        name: "file".to_owned(),
        bytes: bytes.to_vec(),
    };
    let options = ImportOptions {
        encoding: encoding.and_then(encoding_named),
        ..ImportOptions::default()
    };
    import(&[file], &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"))
}

fn names(imported: &Imported) -> Vec<String> {
    let entities = imported.network.entities();
    let mut names: Vec<String> = entities.map(|(_, entity)| entity.name.clone()).collect();
    names.sort();
    names
}

#[test]
fn what_only_says_that_a_value_is_missing_is_no_person() {
    let table_of_r = imported(
        "\"\",\"from\",\"to\",\"year\"\n\"1\",\"Anna\",\"Bert\",1900\n\"2\",\"Bert\",NA,1901\n\"3\",NULL,\"Cora\",NA\n\"4\",\"Anna\",#REF!,1902\n",
    );
    assert_eq!(names(&table_of_r), ["Anna", "Bert"]);
    assert_eq!(table_of_r.report.relations.refused, 3);
    assert!(table_of_r.report.has_losses());
    let told = notes(&table_of_r);
    assert!(
        told.contains(
            &"file:3: the relation has no \"to\"; fill in both ends (2 rows: lines 3, 5)"
                .to_owned()
        ),
        "{told:?}"
    );
    let json = "{\"nodes\":[{\"id\":\"Anna\"},{\"id\":\"NaN\"},{\"id\":\"Bert\"}],\"links\":[{\"source\":\"Anna\",\"target\":\"NaN\"},{\"source\":\"NaN\",\"target\":\"Bert\"}]}";
    let gexf = "<gexf xmlns='http://gexf.net/1.3' version='1.3'><graph defaultedgetype='directed'><nodes><node id='Anna'/><node id='NA'/><node id='Bert'/></nodes><edges><edge source='Anna' target='NA'/><edge source='NA' target='Bert'/></edges></graph></gexf>";
    let pajek = "*Vertices 3\n1 \"Anna\"\n2 \"NULL\"\n3 \"Bert\"\n*Arcs\n1 2\n2 3\n";
    for text in [json, gexf, pajek] {
        let read = foreign::imported("file", text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(names(&read), ["Anna", "Bert"], "{text}\n{}", read.report);
        assert!(read.report.has_losses(), "{text}\n{}", read.report);
    }
}

#[test]
fn our_own_tables_have_no_such_person_either() {
    let loaded = read_with([(
        "relations.csv",
        Some("from,type,to,when,source\nalice,met,NA,1936,book\nalice,met,bob,NULL,book\n".into()),
    )]);
    assert!(loaded.network.is_none());
    let problems: Vec<String> = loaded
        .report
        .problems()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        problems
            .iter()
            .all(|problem| problem.contains("relations.csv:2"))
            && !problems.is_empty(),
        "{problems:?}"
    );
}

#[test]
fn names_for_nobody_are_told_in_every_language() {
    for name in [
        "unknown",
        "anon.",
        "s.n.",
        "неизвестен",
        "н/д",
        "不明",
        "various",
        "et al.",
        "neznámý",
        "i in.",
        "ismeretlen",
        "onbekend",
        "άγνωστος",
        "невідомий",
    ] {
        let read = imported(&format!("Source,Target\nAnna,{name}\nBert,{name}\n"));
        assert_eq!(read.network.entities().count(), 3, "it stays an entity");
        assert!(
            notes(&read)
                .iter()
                .any(|note| note.contains(&format!("\"{name}\" (2 ties)"))),
            "{name}: {}",
            read.report
        );
    }
}

#[test]
fn one_name_is_one_person_however_its_letters_are_composed() {
    let read = imported("source,target\nMüller,Café Größe\nMu\u{308}ller,Bert\n");
    assert_eq!(names(&read), ["Bert", "Café Größe", "Müller"]);
    let escaped = "{\"nodes\":[{\"id\":\"M\\u00fcller\"},{\"id\":\"Bert\"}],\"links\":[{\"source\":\"Mu\\u0308ller\",\"target\":\"Bert\"}]}";
    let read = foreign::imported("file", escaped).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(names(&read), ["Bert", "Müller"], "{}", read.report);
    let own = read_with([(
        "entities.csv",
        Some("id,kind,name\nalice,person,Mu\u{308}ller\nbob,person,Bob\nvienna,place,Vienna\nmet,person,Met\n".into()),
    )]);
    let network = own.network.expect("there is no fault in it");
    assert!(
        network
            .entities()
            .any(|(_, found)| &*found.name == "Müller")
    );
    let mixed = imported("source,target\nCталин,Ежов\n");
    assert!(
        notes(&mixed)
            .iter()
            .any(|note| note.contains("\"Cталин\"") && note.contains("two scripts")),
        "{}",
        mixed.report
    );
}

#[test]
fn every_mixture_of_line_ends_is_read() {
    let pajek = b"*Vertices 3\r1 \"Anna\"\r2 \"Bert\"\r3 \"Cora\"\r*Edges\r1 2\r2 3\n";
    let list = b"a b\rb c\rc d\n";
    let table = b"source,target\rAnna,Bert\r\nBert,Cora\nCora,Dora\r";
    let gedcom = b"0 HEAD\r1 CHAR UTF-8\r0 @I1@ INDI\r1 NAME A\r1 FAMS @F@\r0 @I2@ INDI\r1 NAME B\r1 FAMS @F@\r0 @F@ FAM\r1 HUSB @I1@\r1 WIFE @I2@\n0 TRLR\n";
    for (bytes, ties) in [(&pajek[..], 2), (list, 3), (table, 3), (gedcom, 1)] {
        let read = of_bytes(bytes, None);
        assert_eq!(read.network.relations().len(), ties, "{}", read.report);
    }
    let own = read_with([(
        "relations.csv",
        Some("from,type,to,source\ralice,met,bob,book\rbob,met,alice,book\n".into()),
    )]);
    assert_eq!(
        own.network.map(|network| network.relations().len()),
        Some(2)
    );
}

#[test]
fn declared_and_named_character_sets_are_followed() {
    let gedcom = |charset: &str, name: &[u8]| {
        let mut bytes = format!("0 HEAD\n1 CHAR {charset}\n0 @I1@ INDI\n1 NAME ").into_bytes();
        bytes.extend(name);
        bytes.extend(b"\n0 TRLR\n");
        names(&of_bytes(&bytes, None))
    };
    assert_eq!(
        gedcom("ANSEL", b"J\xE8urgen /Dvo\xE9r\xE2ak/"),
        ["Jürgen Dvořák"]
    );
    assert_eq!(
        gedcom("IBMPC", b"Fr\x82d\x82ric /K\x94nig/"),
        ["Frédéric König"]
    );
    assert_eq!(gedcom("MACINTOSH", b"M\x9Fller"), ["Müller"]);
    assert_eq!(gedcom("CP852", b"\x9D\xA2d\xAB"), ["Łódź"]);
    let letters = b"Absender;Empf\x84nger;Datum\r\nM\x81ller, J\x81rgen;Sch\x84fer;12.03.1938\r\n";
    let read = of_bytes(letters, Some("cp850"));
    assert_eq!(names(&read), ["Müller, Jürgen", "Schäfer"]);
    let unread = of_bytes(b"source,target\nM\x81ller,Bert\n", None);
    assert!(
        !names(&unread).contains(&"Mller".to_owned()),
        "no letter is deleted: {:?}",
        names(&unread)
    );
}

#[test]
fn a_calendar_is_heeded_wherever_it_is_named() {
    for (text, when) in [
        (
            "Sender,Recipient,Date OS\nA,B,1917-10-12\n",
            "julian:1917-10-12",
        ),
        (
            "Sender,Recipient,Date (Julian)\nA,B,12 Oct 1917\n",
            "julian:1917-10-12",
        ),
        (
            "Отправитель,Получатель,Дата (ст. ст.)\nA,B,12.10.1917\n",
            "julian:1917-10-12",
        ),
        (
            "Absender;Empfänger;Datum (a. St.)\nA;B;12.10.1917\n",
            "julian:1917-10-12",
        ),
        (
            "Sender,Recipient,Date\nA,B,12 Oct 1917 (O.S.)\n",
            "julian:1917-10-12",
        ),
        (
            "Sender,Recipient,Date\nA,B,25 Oct 1917 N.S.\n",
            "1917-10-25",
        ),
        (
            "Sender,Recipient,Date,Calendar\nA,B,12 Oct 1917,JJ\n",
            "julian:1917-10-12",
        ),
        (
            "Sender,Recipient,Date,Calendar\nA,B,14 Feb 1657,JM\n",
            "julian:1658-02-14",
        ),
        (
            "Sender,Recipient,Year,Month,Day,Calendar\nA,B,1700,2,29,Julian\n",
            "julian:1700-02-29",
        ),
        (
            "Sender,Recipient,Date OS,Date NS\nA,B,1917-10-12,1917-10-25\n",
            "1917-10-25",
        ),
        (
            "Sender,Recipient,Date OS,Date NS\nA,B,1917-10-12,\n",
            "julian:1917-10-12",
        ),
        ("from,to,when\nA,B,julian:1900-02-29\n", "julian:1900-02-29"),
        ("from,to,when\nA,B,29 Feb 1900 OS\n", "julian:1900-02-29"),
    ] {
        let read = imported(text);
        let claim = read.network.claims().next().expect("there is one");
        assert_eq!(
            claim.when().map(HistoricalDate::as_str),
            Some(when),
            "{text}\n{}",
            read.report
        );
    }
    let both = imported("Sender,Recipient,Date OS,Date NS\nA,B,1917-10-12,1917-10-25\n");
    assert!(
        table(&both, "relations.csv").contains("julian:1917-10-12"),
        "both stay visible"
    );
    let gregorian = imported("from,to,when\nA,B,1900-02-29\n");
    assert!(
        notes(&gregorian)[0].contains("exists in the Julian calendar only"),
        "{}",
        gregorian.report
    );
    let gedcom = "0 HEAD\n0 @I1@ INDI\n1 NAME A\n1 BIRT\n2 DATE 25 OCT 1870 (O.S.)\n1 DEAT\n2 DATE @#DJULIAN@ 29 FEB 1900\n0 TRLR\n";
    let person = foreign::imported("file", gedcom).unwrap_or_else(|error| panic!("{error}"));
    let entities = table(&person, "entities.csv");
    assert!(
        entities.contains("julian:1870-10-25,julian:1900-02-29"),
        "{entities}"
    );
    let born = imported("Name,Born (O.S.)\nAnna,1870-04-10\n");
    assert!(
        table(&born, "entities.csv").contains("julian:1870-04-10"),
        "{}",
        table(&born, "entities.csv")
    );
}

#[test]
fn a_column_of_numbers_is_years_or_none() {
    let read = imported("source,target,time\nA,B,33\nA,C,1011\nB,C,2649\nC,D,9800\n");
    assert!(read.network.claims().all(|claim| claim.when().is_none()));
    let told = notes(&read);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("numbers that are not years"), "{told:?}");
    let gexf = "<gexf xmlns='http://gexf.net/1.3' version='1.3'><graph defaultedgetype='directed'><nodes><node id='a'/><node id='b'/></nodes><edges>\
        <edge source='a' target='b' start='33' end='40'/><edge source='a' target='b' start='1011' end='1200'/><edge source='b' target='a' start='2649' end='2700'/></edges></graph></gexf>";
    let stretches = "source,target,start,end\nA,B,33,40\nA,C,1011,1200\nB,C,2649,2700\n";
    for text in [gexf, stretches] {
        let read = foreign::imported("file", text).unwrap_or_else(|error| panic!("{error}"));
        assert!(
            read.network.claims().all(|claim| claim.when().is_none()),
            "{text}"
        );
        assert_eq!(notes(&read).len(), 1, "told once: {}", read.report);
    }
    let years = imported("source,target,time\nA,B,1901\nA,C,1902\nB,C,1903\n");
    assert!(years.network.claims().all(|claim| claim.when().is_some()));
}

#[test]
fn an_id_beside_a_name_is_the_identity() {
    let text = "Sender,Sender ID,Recipient,Recipient ID,Year\nJohann Schmidt,gnd-1,Karl Weber,gnd-9,1801\n\
                Johann Schmidt,gnd-2,Karl Weber,gnd-9,1843\nJoh. Schmidt,gnd-1,Karl Weber,,1803\n";
    let read = imported(text);
    assert_eq!(
        names(&read),
        ["Johann Schmidt", "Johann Schmidt", "Karl Weber"],
        "two namesakes, and one spelt in two ways: {}",
        table(&read, "entities.csv")
    );
    let mapped = crate::exchange::delimited_text::try_import(
        &[(
            "file",
            "Wer,WerNr,Wem,WemNr\nAnna,7,Bert,8\nAnna,9,Bert,8\n",
        )],
        "from=WerNr,from_name=Wer,to=WemNr,to_name=Wem",
    )
    .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(names(&mapped), ["Anna", "Anna", "Bert"]);
}

#[test]
fn names_that_come_again_are_ties_or_aliases() {
    let members = imported(
        "Name,Party,Joined,Left\nAnna,KPD,1919,1933\nBert,SPD,1905,1917\nBert,USPD,1917,1922\n",
    );
    assert_eq!(
        table(&members, "relations.csv"),
        "from,type,to,when\nAnna,Party,KPD,1919/1933\nBert,Party,SPD,1905/1917\nBert,Party,USPD,1917/1922\n",
        "{}",
        members.report
    );
    assert!(!members.report.has_losses());
    let together = imported("document,person\nD1,Anna\nD1,Bert\nD2,Bert\nD2,Carl\nD3,Anna\n");
    assert_eq!(together.network.relations().len(), 5, "{}", together.report);
    assert_eq!(together.network.entities().count(), 6);
    let aliases = imported("Alias,Name\nKoba,Stalin\nSoso,Stalin\nYagoda,Ieguda\n");
    assert_eq!(
        table(&aliases, "entities.csv"),
        "id,kind,name,variants\nstalin,entity,Stalin,Koba|Soso\nieguda,entity,Ieguda,Yagoda\n"
            .replace("stalin,", "Stalin,")
            .replace("ieguda,", "Ieguda,"),
        "{}",
        aliases.report
    );
    assert!(!aliases.report.has_losses());
}

#[test]
fn nothing_is_claimed_for_a_file() {
    let letters = imported("Sender,Recipient,Year,Shelfmark,Folio\nAnna,Bert,1901,MS 12,3r\n");
    let claim = letters.network.claims().next().expect("there is one");
    assert_eq!(claim.status(), Status::NotStated);
    assert_eq!(
        table(&letters, "relations.csv"),
        "from,type,to,when,source,locus\nAnna,wrote_to,Bert,1901,MS 12,fol. 3r\n"
    );
    assert!(table(&letters, "entities.csv").contains("Anna,person,Anna"));
    let tied = of_bytes(b"*Vertices 2\n1 \"Anna\"\n2 \"Bert\"\n*Edges\n1 2\n", None);
    let tie = tied.network.claims().next().expect("there is one");
    assert_eq!(tie.clause(tie.forwards()), "Anna is tied to Bert");
    let cited = imported("Sender,Recipient,Source,Page\nAnna,Bert,Letters of Anna,17\n");
    assert!(table(&cited, "relations.csv").contains("Anna,wrote_to,Bert,Letters of Anna,17"));
    let all = imported("from,to,Source,Shelfmark,Folio,Page\nAnna,Bert,State Archive,F. 17,3,5\n");
    assert!(
        table(&all, "relations.csv").contains("State Archive,\"F. 17, fol. 3, 5\""),
        "{}",
        table(&all, "relations.csv")
    );
    let stated = imported("from,to,status\nAnna,Bert,alleged\nBert,Anna,\n");
    let statuses: Vec<Status> = stated.network.claims().map(Claim::status).collect();
    assert_eq!(statuses, [Status::Alleged, Status::NotStated]);
}

#[test]
fn the_report_accounts_for_every_row() {
    let mut text = "source,target\n".to_owned();
    for number in 0..12_000 {
        text.push_str("Anna,");
        text.push_str(if number % 2 == 0 { "\n" } else { "Bert\n" });
    }
    let read = imported(&text);
    assert_eq!(read.report.relations.refused, 6_000);
    assert_eq!(read.report.unlisted_count(), 0);
    let told = notes(&read);
    assert!(
        told.iter()
            .any(|note| note.contains("(6000 rows: lines 2, 4, 6,")),
        "{:?}",
        told.iter().map(String::len).collect::<Vec<_>>()
    );
}
