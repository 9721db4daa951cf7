//! Types and dates of tables: the order of day and month, events and states, declared types.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::model::DateOrder;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;

#[test]
fn dates_in_numbers_are_read_in_the_order_of_those_that_leave_no_doubt() {
    let whens = |files: &[(&str, &str)], order: Option<DateOrder>| {
        let options = ImportOptions {
            date_order: order,
            ..ImportOptions::default()
        };
        let files: Vec<InputFile> = files
            .iter()
            .map(|(name, text)| InputFile {
                name: (*name).to_owned(),
                bytes: text.as_bytes().to_vec(),
            })
            .collect();
        let imported =
            import(&files, &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"));
        let whens: Vec<String> = imported
            .network
            .claims()
            .map(|claim| claim.when().map_or(String::new(), ToString::to_string))
            .collect();
        (whens, notes(&imported))
    };
    let doubtful = (
        "letters",
        "Source,Target,Date\na,b,5/6/1937\na,b,30.07.1937\na,b,1936-1938\n",
    );
    let (dates, said) = whens(&[doubtful], None);
    assert_eq!(dates, ["", "1937-07-30", "1936/1938"]);
    assert!(
        said[0].starts_with("letters: types read as events"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("letters:2: the date \"5/6/1937\" is ambiguous (day or month first)"),
        "{said:?}"
    );
    assert_eq!(
        whens(&[doubtful], Some(DateOrder::MonthFirst)).0[0],
        "1937-05-06"
    );
    let people = ("people", "Id,Label,Born\na,Anna,30/7/1900\nb,Boris,\n");
    let (dates, said) = whens(&[doubtful, people], None);
    assert_eq!(dates, ["1937-06-05", "1937-07-30", "1936/1938"]);
    assert_eq!(
        said[1],
        "letters:2: the date \"5/6/1937\" was written as 1937-06-05"
    );
    let otherwise = ("more", "Id,Label,Born\nc,Cyril,7/30/1900\n");
    assert_eq!(whens(&[doubtful, people, otherwise], None).0[0], "");
    let ends = ("edges", "Source,Target,Start,End\na,b,5/6/1937,30/6/1937\n");
    assert_eq!(whens(&[ends], None).0, ["1937-06-05/1937-06-30"]);
}

#[test]
fn a_type_lasts_if_most_of_its_dates_are_stretches_and_the_report_says_so() {
    let rows = |dates: &[&str]| {
        dates
            .iter()
            .flat_map(|date| ["a,b,wrote to,", date, "\n"])
            .collect::<String>()
    };
    let of = |dates: &[&str]| {
        imported(&format!(
            "Source,Target,Kind,When\n{}a,b,met,1921\n",
            rows(dates)
        ))
    };
    let cases: [(&[&str], &str, &str); 7] = [
        (
            &["1901", "1902", "1903/1904"],
            "event",
            "types read as events, although some of their dates are periods: \"wrote to\" (1 of 3)",
        ),
        (
            &["1901", "1903/1904"],
            "event",
            "types read as events, although some of their dates are periods: \"wrote to\" (1 of 2)",
        ),
        (
            &["1901", "1903/1904", "1905/"],
            "state",
            "types read as states, since most of their dates are periods: \"wrote to\" (2 of 3)",
        ),
        (
            &["1903/1904", "soon", "before 1905"],
            "event",
            "types read as events, although some of their dates are periods: \"wrote to\" (1 of 3)",
        ),
        (
            &["1903/1904", ""],
            "state",
            "types read as states, since most of their dates are periods: \"wrote to\" (1 of 1)",
        ),
        (&["1901", "[1902,1903]"], "event", ""),
        (&["", "1901"], "event", ""),
    ];
    for (dates, aspect, said) in cases {
        let imported = of(dates);
        let types =
            String::from_utf8_lossy(imported.files.get("relation_types.csv").unwrap_or_default())
                .into_owned();
        let expected = format!(
            "wrote_to,wrote to,\"is the object of \"\"wrote to\"\" by\",other,,,0,{aspect},,false"
        );
        assert!(types.contains(&expected), "{dates:?}: {types}");
        assert!(
            types.contains(",other,,,0,event,,false,,,\n") || aspect == "event",
            "the other type is as it was: {types}"
        );
        let remarks: Vec<String> = notes(&imported)
            .into_iter()
            .filter(|note| note.contains("types read as"))
            .collect();
        let expected =
            format!("file: {said}; to change that, edit the column aspect of relation_types.csv");
        assert_eq!(
            remarks,
            if said.is_empty() {
                Vec::new()
            } else {
                vec![expected]
            },
            "{dates:?}"
        );
    }
}

#[test]
fn many_types_are_told_of_in_one_remark() {
    let rows = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]
        .map(|kind| format!("a,b,{kind},1901/1902\n"));
    let imported = imported(&format!("Source,Target,Kind,When\n{}", rows.concat()));
    let notes = notes(&imported);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(
        notes[0].contains("\"t4\" (1 of 1) and 3 more; to change"),
        "{notes:?}"
    );
}

#[test]
fn a_table_of_types_with_wrong_words_does_no_harm() {
    let types = "type,label,class,sign,aspect,symmetric,from_kinds\nknew,knew,Secret Police,7,always,perhaps,Real Person\n";
    let files = [
        ("types", types),
        ("people", "id,kind,name\na,Real Person,A\nb,x,B\n"),
        ("ties", "from,type,to\na,knew,b\n"),
    ];
    let imported = try_import(&files, "").unwrap_or_else(|error| panic!("{error}"));
    let expected = "knew,knew,,secret_police,,,,,,,real_person,,\n";
    assert!(
        table(&imported, "relation_types.csv").ends_with(expected),
        "{}",
        table(&imported, "relation_types.csv")
    );
    assert_eq!(
        notes(&imported)[0],
        "types:2: \"7\" is not a known sign of a relation type (supported: 1, +1, 0, -1); it was dropped"
    );
    assert_eq!(notes(&imported).len(), 3, "{:?}", notes(&imported));
}
