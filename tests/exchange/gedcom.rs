//! GEDCOM: people, families, dates, sources, and files that break its rules.

use proptest::prelude::proptest;

use crate::exchange::pajek::imported;
use crate::properties::cases_or;

/// Checks a file against its two tables and the notes on it.
fn check(text: &str, entities: &str, relations: &str, notes: &str) {
    let found = imported("a.ged", &format!("0 HEAD\n{text}0 TRLR\n"))
        .unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(found.0, entities, "{text}");
    assert_eq!(found.1, relations, "{text}");
    let found: String = found
        .2
        .lines()
        .skip(2)
        .flat_map(|line| [line, "\n"])
        .collect();
    assert_eq!(found, notes, "{text}");
}

const COUPLE: &str =
    "0 @I1@ INDI\n1 NAME A\n1 FAMS @F@\n0 @I2@ INDI\n1 NAME B\n1 SEX F\n1 FAMS @F@\n";

#[test]
fn a_person_has_names_dates_places_and_facts() {
    check(
        "0 @I1@ INDI\r\n  1 NAME Ivan /Petrov/\r\n    2 NICK Vanya\r\n  1 NAME Johann /Peter/\r\n    2 TYPE married\r\n  1 SEX M\r\n  1 BIRT\r\n\
         \x20   2 DATE 3 MAR 1870\r\n    2 PLAC Kazan\r\n  1 DEAT\r\n    2 DATE BEF 1937\r\n    2 CAUS typhus\r\n  1 OCCU smith\r\n    2 DATE 1890\r\n\
         1 OCCU mayor\r\n1 _UID 12\r\n1 NOTE One\r\n2 CONC  line\r\n2 CONT and @@ another.\r\n1 OBJE\r\n",
        "id,kind,name,variants,begin,end,note,name (married),birth_place,birth_date,death_date,sex,death_cause,occupation,gedcom__UID\n\
         I1,person,Ivan Petrov,Vanya|Johann Peter,1870-03-03,/1937,\"One line\nand @ another.\",Johann Peter,Kazan,3 MAR 1870,BEF 1937,M,typhus,\
         \"smith, 1890; mayor\",12\n",
        "from,type,to\n",
        "a.ged: note: no relations were found\na.ged:21: note: pictures and other files (OBJE) were left out\n",
    );
}

#[test]
fn what_is_cited_for_a_wedding_is_not_cited_for_the_children() {
    let family = "0 @I3@ INDI\n1 NAME C\n1 FAMC @F@\n0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n1 MARR\n2 SOUR @S1@\n3 PAGE Nr. 5\n\
                  1 ENGA Y\n2 SOUR @S2@\n";
    let sources = "0 @S1@ SOUR\n1 TITL Weddings\n0 @S2@ SOUR\n1 TITL Letters\n";
    let entities = "id,kind,name,sex\nI1,person,A,\nI2,person,B,F\nI3,person,C,\n";
    check(
        &format!("{COUPLE}{family}{sources}"),
        entities,
        "from,type,to,source,locus,engaged\nI1,spouse_of,I2,S1|S2,Nr. 5,yes\nI1,parent_of,I3,the-file-a-ged,,\nI2,parent_of,I3,the-file-a-ged,,\n",
        "",
    );
    let of_family = family.replace("1 MARR\n2 SOUR @S1@\n3 PAGE", "1 SOUR @S1@\n2 PAGE");
    check(
        &format!("{COUPLE}{of_family}{sources}"),
        entities,
        "from,type,to,source,locus,engaged\nI1,spouse_of,I2,S1|S2,Nr. 5,yes\nI1,parent_of,I3,S1,Nr. 5,\nI2,parent_of,I3,S1,Nr. 5,\n",
        "",
    );
}

#[test]
fn dates_that_are_not_read_are_kept_in_words() {
    let people = [
        ("(when the comet came)", "", ""),
        (
            "@#DFRENCH R@ 11 NIVO 6",
            "",
            "the calendar french is not supported",
        ),
        ("11 FEB 1699/00", "1700-02-11", ""),
        ("BET 1936 AND 1938", "[1936..1938]", ""),
        ("soon", "", "\"SOON\" is not a year"),
    ];
    for (date, edtf, why) in people {
        let text = format!("0 HEAD\n0 @I1@ INDI\n1 NAME A\n1 BIRT\n2 DATE {date}\n");
        let (entities, _, report) = imported("a.ged", &text).expect("it is read");
        let row = entities
            .lines()
            .nth(1)
            .unwrap_or_default()
            .replace("\"'", "")
            .replace(['"', '\''], "");
        let expected = if edtf.is_empty() {
            format!("I1,person,A,{date}")
        } else {
            format!("I1,person,A,{edtf},{date}")
        };
        assert_eq!(row, expected);
        assert!(report.contains(why), "{report}");
        assert_eq!(
            report.contains("1 changed"),
            !why.is_empty() || date.contains("1699"),
            "{report}"
        );
    }
}

#[test]
fn a_family_is_a_couple_and_their_children() {
    let children = "0 @I3@ INDI\n1 NAME C\n1 FAMC @F@\n2 PEDI adopted\n0 @I4@ INDI\n1 NAME D\n1 FAMC @F@\n1 ADOP\n2 FAMC @F@\n3 ADOP WIFE\n";
    let family = "0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n1 CHIL @I4@\n1 MARR\n2 DATE 12 JAN 1895\n2 PLAC Kazan\n1 DIV\n2 DATE 1901\n";
    check(
        &format!("{COUPLE}{children}{family}"),
        "id,kind,name,sex\nI1,person,A,\nI2,person,B,F\nI3,person,C,\nI4,person,D,\nKazan,place,Kazan,\n",
        "from,type,to,when,when_verbatim,place,divorced\n\
         I1,spouse_of,I2,1895-01-12/1901,MARR 12 JAN 1895; DIV 1901,Kazan,1901\n\
         I1,adoptive_parent_of,I3,,,,\nI2,adoptive_parent_of,I3,,,,\nI1,parent_of,I4,,,,\nI2,adoptive_parent_of,I4,,,,\n",
        "",
    );
}

#[test]
fn a_wedding_begins_a_marriage_whose_end_is_unknown() {
    let cases = [
        ("1 MARR\n2 DATE 1895", "1895/"),
        ("1 MARR\n2 DATE ABT 1895", "1895~/"),
        ("1 MARR\n2 DATE BET 1895 AND 1897", "[1895..1897]"),
        ("1 DIV\n2 DATE 1901", "/1901"),
        (
            "1 MARR\n2 DATE @#DJULIAN@ 1895\n1 DIV\n2 DATE @#DJULIAN@ 1901",
            "julian:1895/1901",
        ),
        ("1 MARR\n2 DATE 1901\n1 DIV\n2 DATE 1895", "1901"),
        ("1 MARR\n2 DATE (in spring)", ""),
        ("1 MARR Y", ""),
    ];
    for (events, expected) in cases {
        let text = format!("0 HEAD\n{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n{events}\n");
        let (_, relations, report) = imported("a.ged", &text).expect("it is read");
        let columns: Vec<&str> = relations
            .lines()
            .next()
            .unwrap_or_default()
            .split(',')
            .collect();
        let cells: Vec<&str> = relations
            .lines()
            .nth(1)
            .unwrap_or_default()
            .split(',')
            .collect();
        let when = columns
            .iter()
            .position(|column| *column == "when")
            .map_or("", |column| cells[column]);
        assert_eq!(when, expected, "{events}\n{report}");
    }
}

#[test]
fn ties_that_one_side_tells_of_are_taken_once() {
    check(
        "0 @I1@ INDI\n1 NAME A\n1 FAMS @F@\n0 @I2@ INDI\n1 NAME B\n1 SEX F\n1 FAMS @F@\n1 FAMS @G@\n0 @I3@ INDI\n1 NAME C\n1 FAMS @G@\n0 @F@ FAM\n1 HUSB @I1@\n1 CHIL @I3@\n",
        "id,kind,name,sex\nI1,person,A,\nI2,person,B,F\nI3,person,C,\n",
        "from,type,to\nI1,spouse_of,I2\nI1,parent_of,I3\nI2,parent_of,I3\nI2,spouse_of,I3\n",
        "a.ged:8: note: a person names a family whose record does not name them; the relation is kept\n\
         a.ged:9: note: the family has no record; it consists of the persons who name it (2 times)\n\
         a.ged:15: note: the family names a person whose record does not name the family; the relation is kept\n",
    );
}

#[test]
fn sources_and_associations() {
    check(
        "0 @I1@ INDI\n1 NAME A\n1 SOUR @S1@\n2 PAGE p. 12\n1 SOUR A letter\n1 ASSO @I2@\n2 RELA Godfather\n2 SOUR @S1@\n0 @I2@ INDI\n1 NAME B\n1 ASSO @I1@\n\
         0 @S1@ SOUR\n1 TITL Register\n1 AUTH A clerk\n1 REPO @R1@\n2 CALN 12-3\n0 @R1@ REPO\n1 NAME Archive\n",
        "id,kind,name,source,locus\nI1,person,A,S1|a-letter,p. 12\nI2,person,B,,\n",
        "from,type,to,source\nI2,godfather_of,I1,S1\nI1,associated_with,I2,the-file-a-ged\n",
        "",
    );
}

#[test]
fn faulty_files_are_accounted_for() {
    let cases = [
        (
            format!("{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 HUSB @I3@\n"),
            "a.ged:12: refused: the family already has two partners; I3 would be a third",
        ),
        (
            format!("{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 WIFE @I2@\n"),
            "refused: the family already has two partners; I2 would be a third",
        ),
        (
            format!("{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL Ann\n"),
            "a.ged:12: refused: CHIL does not refer to a person",
        ),
        (
            format!("{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I1@\n"),
            "a.ged:12: refused: I1 cannot be their own parent",
        ),
        (
            format!("{COUPLE}0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I7@\n"),
            "a.ged:12: changed: the entity \"I7\" has no row; it was added",
        ),
        (
            "0 @I1@ INDI\n1 NAME A\n0 @I1@ INDI\n1 NAME B\n".to_owned(),
            "a.ged:4: refused: the id \"I1\" is already used (a.ged:2)",
        ),
        (
            "0 @I1@ INDI\n1 NAME A\nand more\n".to_owned(),
            "a.ged:4: note: the line has no level and tag; it was read as a continuation of the line before",
        ),
        (
            "0 @I1@ INDI\n1 NAME A\n0 @P@ _PLAC Kazan\n".to_owned(),
            "a.ged:4: note: records of type _PLAC are not supported; they were left out",
        ),
        (
            "1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Éva\n".to_owned(),
            "a.ged: note: the file declares ANSEL, but is written in UTF-8; it was read as UTF-8",
        ),
        (
            "0 @I1@ INDI\n1 NAME A\n1 ASSO B\n".to_owned(),
            "a.ged:4: refused: ASSO does not refer to a person",
        ),
    ];
    for (text, expected) in cases {
        let (_, _, report) = imported("a.ged", &format!("0 HEAD\n{text}"))
            .unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert!(report.contains(expected), "{text}\n{report}");
    }
    assert!(
        imported("a.ged", "0 HEAD\n0 TRLR\n")
            .expect_err("there is nobody")
            .contains("no entities and no relations were found")
    );
}

#[test]
fn no_nesting_is_too_deep_and_no_note_is_copied_too_often() {
    let deep = (0..100_000)
        .map(|level| format!("{level} NOTE a\n"))
        .collect::<Vec<_>>()
        .concat();
    assert!(imported("a.ged", &format!("0 @I1@ INDI\n1 NAME A\n{deep}")).is_ok());
    let people = (0..1_000)
        .map(|number| format!("0 @I{number}@ INDI\n1 NOTE @N@\n"))
        .collect::<Vec<_>>()
        .concat();
    let text = format!("{people}0 @N@ NOTE {}\n", "long ".repeat(20_000));
    let (entities, _, _) = imported("a.ged", &text).expect("it is read");
    assert!(entities.len() < 4 << 20, "{} bytes", entities.len());
    assert!(entities.contains("see N in the file"));
}

/// A family may have as many children as there is room for, but not as many copies of what it cites.
#[test]
fn what_a_family_cites_is_not_copied_to_any_number_of_children() {
    let family = |children: usize| {
        let children = (0..children).map(|number| format!("1 CHIL @I{number}@\n"));
        let children = children.collect::<Vec<_>>().concat();
        let page = "p".repeat(900);
        imported(
            "a.ged",
            &format!(
                "0 HEAD\n0 @S@ SOUR\n1 TITL S\n0 @A@ INDI\n1 NAME A\n0 @F@ FAM\n1 HUSB @A@\n1 SOUR @S@\n2 PAGE {page}\n{children}0 TRLR\n"
            ),
        )
        .map(|(_, relations, _)| relations.matches(&page).count())
    };
    assert_eq!(family(1_000), Ok(1_000), "the control");
    let copies = family(5_000).expect("it is read");
    assert!((1_000..1_500).contains(&copies), "{copies}");
}

#[test]
fn a_person_may_have_any_number_of_facts_and_names() {
    let facts =
        (0..40_000).map(|number| format!("1 F{number} a\n1 F{number} b\n1 ALIA N{number}\n"));
    let facts = facts.collect::<Vec<_>>().concat();
    let (entities, _, _) =
        imported("a.ged", &format!("0 @A@ INDI\n1 NAME A|B\n{facts}0 TRLR\n")).expect("it is read");
    assert!(
        entities.contains("a; b"),
        "facts of one kind stand together"
    );
    assert!(entities.contains("N0|N1|N2"), "names stand in their order");
}

#[test]
fn a_second_wedding_and_what_a_citation_says_besides_its_page_are_kept() {
    let family = "0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 MARR Y\n1 MARR\n2 TYPE civil\n2 DATE 5 MAY 1900\n2 PLAC Berlin\n2 HUSB\n3 AGE 25y\n\
                  2 SOUR @S1@\n3 PAGE 12\n3 QUAY 3\n3 DATA\n4 DATE 6 MAY 1900\n4 TEXT married today\n1 MARR\n2 DATE 7 MAY 1900\n2 TYPE religious\n\
                  2 PLAC Potsdam\n2 SOUR @S2@\n3 NOTE hard to read\n1 DIV Y\n1 EVEN\n2 TYPE Separated\n2 DATE 1910\n\
                  0 @S1@ SOUR\n1 TITL Register\n0 @S2@ SOUR\n1 TITL Parish book\n";
    let (_, relations, report) =
        imported("a.ged", &format!("0 HEAD\n{COUPLE}{family}")).expect("it is read");
    let expected = "from,type,to,when,when_verbatim,place,source,locus,further_weddings,divorced,gedcom_EVEN,marriage_type,age_of_husband,citation_details\n\
                    I1,spouse_of,I2,1900-05-05/,5 MAY 1900,Berlin,S1|S2,12,\"yes; religious, 7 MAY 1900, Potsdam\",yes,\"Separated, 1910\",civil,25y,\
                    \"Register: quality 3, 6 MAY 1900, married today; Parish book: hard to read\"\n";
    assert_eq!(relations, expected);
    assert!(
        report.contains("a.ged:12: note: the couple has more than one wedding; the others are kept in further_weddings (2 times)"),
        "{report}"
    );
}

#[test]
fn parents_are_what_the_link_of_the_child_says() {
    let children = "0 @I3@ INDI\n1 NAME C\n1 FAMC @F@\n2 STAT challenged\n2 NOTE doubted\n0 @I4@ INDI\n1 NAME D\n1 ADOP\n2 DATE 5 MAY 1920\n\
                    2 FAMC @F@\n3 ADOP HUSB\n1 FAMC @F@\n2 PEDI adopted\n2 STAT disproven\n0 @I5@ INDI\n1 NAME E\n1 FAMC @F@\n2 PEDI sealing\n";
    let family = "0 @F@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n1 CHIL @I4@\n1 CHIL @I5@\n2 _FREL Step\n2 _MREL Natural\n";
    check(
        &format!("{COUPLE}{children}{family}"),
        "id,kind,name,sex,gedcom_ADOP\nI1,person,A,,\nI2,person,B,F,\nI3,person,C,,\nI4,person,D,,5 MAY 1920\nI5,person,E,,\n",
        "from,type,to,when,when_verbatim,status,certainty,note,link_status,pedigree\n\
         I1,spouse_of,I2,,,,,,,\n\
         I1,parent_of,I3,,,,dubious,doubted,challenged,\n\
         I2,parent_of,I3,,,,dubious,doubted,challenged,\n\
         I1,adoptive_parent_of,I4,1920-05-05/,ADOP 5 MAY 1920,denied,,,disproven,\n\
         I2,parent_of,I4,,,denied,,,disproven,\n\
         I1,step_parent_of,I5,,,,,,,sealing\n\
         I2,parent_of,I5,,,,,,,sealing\n",
        "a.ged:30: changed: the link between child and family is challenged; the relation is graded dubious (2 times)\n\
         a.ged:31: changed: the link between child and family is disproven; the status of the relation is denied (2 times)\n",
    );
}

#[test]
fn what_is_not_read_is_told() {
    check(
        "0 @I1@ INDI\n1 NAME Ann /Bell/\n2 GIVN Ann\n2 NPFX Dr\n2 NOTE of the name\n2 _PLAYED x\n1 BIRT\n2 DATE 12 MAR 37\n2 DATE 1938\n2 PLAC Prague\n\
         3 MAP\n4 LATI N50.07\n4 LONG E14.43\n1 ALIA @I2@\n1 ALIA Koba\n1 RESN privacy\n1 CHAN\n2 DATE 1 JAN 2020\n1 OCCU smith\n2 AGE 25y\n\
         0 @I2@ INDI\n1 NAME Ben\n1 CHAN\n0 @N1@ NOTE nobody's\n",
        "id,kind,name,variants,begin,note,name_prefix,birth_place,birth_date,restriction,occupation\n\
         I1,person,Ann Bell,Koba,0037-03-12,of the name,Dr,Prague (N50.07 E14.43),12 MAR 37; 1938,privacy,\"smith, 25y\"\n\
         I2,person,Ben,,,,,,,,\n",
        "from,type,to\nI1,may_be_same_person_as,I2\n",
        "a.ged:2: changed: the year 37 is read as 0037, not as a year of a later century\n\
         a.ged:2: changed: several dates for one event; \"12 MAR 37\" was used\n\
         a.ged:7: note: INDI.NAME._PLAYED is not supported; it was left out\n\
         a.ged:18: note: INDI.CHAN is not supported; it was left out (2 times)\n\
         a.ged:25: note: NOTE is not supported; it was left out\n",
    );
}

#[test]
fn version_7_is_read_as_far_as_it_goes() {
    let text = "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Ann\n2 TRAN Anna\n1 BIRT\n2 DATE JULIAN 25 OCT 1917\n3 PHRASE Crispin\n1 SNOTE @N@\n\
                0 @F@ FAM\n1 HUSB @VOID@\n1 WIFE @I1@\n0 @N@ SNOTE shared\n0 TRLR\n";
    let (entities, _, report) = imported("a.ged", text).expect("it is read");
    assert_eq!(
        entities,
        "id,kind,name,variants,begin,note,birth_date\nI1,person,Ann,Anna,julian:1917-10-25,shared,JULIAN 25 OCT 1917; Crispin\n"
    );
    assert!(
        report.contains("a.ged:1: note: the file has GEDCOM version 7.0"),
        "{report}"
    );
    assert!(
        report.contains("deliberately left out (@VOID@)"),
        "{report}"
    );
    assert!(!report.contains("not supported; it"), "{report}");
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let whole = "0 HEAD\n0 @I1@ INDI\n1 NAME A\n1 BIRT\n2 DATE 1912\n";
    let (entities, _, report) = imported("a.ged", whole).expect("it is read");
    assert!(
        entities.contains("1912")
            && report
                .contains("a.ged:5: note: the file ends without TRLR; it may have been cut off")
    );
    let (entities, _, report) = imported("a.ged", &whole[..whole.len() - 3]).expect("it is read");
    assert_eq!(entities, "id,kind,name\nI1,person,A\n");
    assert!(
        report.contains("The line \"DATE 19\" was left out"),
        "{report}"
    );
    let (_, _, report) = imported("a.ged", &format!("{whole}0 TRLR")).expect("it is read");
    assert!(!report.contains("cut off"), "{report}");
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn any_lines_are_read_or_refused(
        lines in proptest::collection::vec("[0-3] (@[A-B]@ )?(INDI|FAM|NAME|BIRT|DATE|HUSB|WIFE|CHIL|FAMC|FAMS|SOUR|NOTE|CONT|CONC|MARR|DIV|ADOP|ASSO) ?(@[A-C]@|/a/|1[0-9]{3}|ABT|BET 1 AND 2|@#DJULIAN@ 1)?|[ a@/0-9]{0,6}", 0..16)
    ) {
        let text = format!("0 HEAD\n0 @A@ INDI\n{}\n", lines.join("\n"));
        let (_, _, report) = imported("a.ged", &text).expect("a file with somebody is read");
        assert!(report.contains("entities: "), "{report}");
    }
}
