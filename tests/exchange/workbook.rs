//! Workbooks: their sheets are tables, their dates as precise as they are shown, and whatever is
//! odd in them is told.

use prosopograph::exchange::ColumnMap;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::support::workbook::Cell;
use crate::support::workbook::Oddities;
use crate::support::workbook::odd_workbook;
use crate::support::workbook::workbook;

fn read(bytes: Vec<u8>) -> Result<Imported, String> {
    let file = InputFile {
        name: "book.xlsx".to_owned(),
        bytes,
    };
    import(&[file], &ImportOptions::default(), &Unwatched).map_err(|error| error.to_string())
}

fn table(imported: &Imported, file: &str) -> String {
    String::from_utf8_lossy(imported.files.get(file).unwrap_or_default()).into_owned()
}

fn people() -> (&'static str, Vec<Cell>) {
    let cells = vec![
        Cell("A1", None, "Id"),
        Cell("B1", None, "Name"),
        Cell("C1", None, "Born"),
        Cell("A2", None, "a"),
        Cell("B2", None, "Anna &amp; Co"),
        Cell("C2", Some(3), "13516"),
        Cell("A4", None, "b"),
        Cell("B4", None, "two\nlines"),
        Cell("C4", Some(0), "1902"),
        Cell("A5", None, "c"),
    ];
    ("People", cells)
}

#[test]
fn sheets_are_tables_and_dates_are_as_precise_as_they_are_shown() {
    let letters = vec![
        Cell("A1", None, "Sender"),
        Cell("B1", None, "Recipient"),
        Cell("C1", None, "Date"),
        Cell("A2", None, "a"),
        Cell("B2", None, "b"),
        Cell("C2", Some(1), "13726"),
        Cell("A3", None, "b"),
        Cell("B3", None, "a"),
        Cell("C3", Some(2), "13726"),
        Cell("A4", None, "a"),
        Cell("C4", Some(3), "13726"),
        Cell("A5", None, "a"),
        Cell("B5", None, "b"),
        Cell("C5", Some(4), "13726.5"),
    ];
    let remarks = vec![Cell("A1", None, "Made in the archive, to be continued.")];
    let imported = read(workbook(&[
        people(),
        ("Letters", letters),
        ("Remarks", remarks),
        ("Empty", Vec::new()),
    ]))
    .unwrap_or_else(|error| panic!("{error}"));
    let entities =
        "id,kind,name,begin\na,entity,Anna & Co,1937\nb,entity,\"two\nlines\",1902\nc,entity,c,\n";
    assert_eq!(table(&imported, "entities.csv"), entities);
    let relations = "from,type,to,when\na,wrote_to,b,1937-07-30\nb,wrote_to,a,1937-07\na,wrote_to,b,1937-07-30T12:00:00\n";
    assert_eq!(table(&imported, "relations.csv"), relations);
    let report = imported.report.to_string();
    assert!(
        report.contains(
            "book.xlsx [Letters]:4: refused: the relation has no \"to\"; fill in both ends"
        ),
        "{report}"
    );
    assert!(
        report.contains("book.xlsx [Remarks]: note: skipped: "),
        "{report}"
    );
    assert!(
        report.contains("book.xlsx [Letters]: sheet: table of edges, –, "),
        "{report}"
    );
    assert!(
        !report.contains("missing"),
        "an empty cell is none that is missing: {report}"
    );
    assert_eq!(imported.report.files.len(), 3, "{report}");
}

#[test]
fn nothing_is_read_from_a_date_that_the_sheet_does_not_show() {
    let letters = vec![
        Cell("A1", None, "Sender"),
        Cell("B1", None, "Recipient"),
        Cell("C1", None, "Date"),
        Cell("D1", None, "Hour"),
        Cell("A2", None, "a"),
        Cell("B2", None, "b"),
        Cell("C2", Some(6), "13726"),
        Cell("D2", Some(5), "0.5"),
        Cell("A3", None, "a"),
        Cell("B3", None, "b"),
        Cell("C3", Some(1), "13726.5"),
        Cell("D3", Some(1), "0.25"),
        Cell("A4", None, "a"),
        Cell("B4", None, "b"),
        Cell("C4", None, "#N/A"),
    ];
    let imported =
        read(workbook(&[("Letters", letters)])).unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to,when,when_verbatim,Hour\na,wrote_to,b,,30 July,12:00:00\n\
                    a,wrote_to,b,1937-07-30,,06:00:00\na,wrote_to,b,,,\n";
    assert_eq!(
        table(&imported, "relations.csv"),
        expected,
        "{}",
        imported.report
    );
    let report = imported.report.to_string();
    assert!(
        report.contains("[Letters]:2: changed: cannot read the date \"30 July\""),
        "{report}"
    );
    let errors =
        "[Letters]: note: formula errors such as #N/A in row 4 were read as empty cells (1 cell)";
    assert!(report.contains(errors), "{report}");
}

#[test]
fn names_on_lines_of_a_cell_can_be_told_apart() {
    let letters = vec![
        Cell("A1", None, "Sender\n(name)"),
        Cell("B1", None, "Recipients"),
        Cell("A2", None, "Anna"),
        Cell("B2", None, "Boris\r\nClara"),
        Cell("A3", None, "Boris"),
    ];
    let file = InputFile {
        name: "book.xlsx".to_owned(),
        bytes: workbook(&[("Letters", letters)]),
    };
    let mut options = ImportOptions {
        columns: ColumnMap::parse("from=Sender (name),to=Recipients").expect("a map"),
        ..Default::default()
    };
    let whole = import(std::slice::from_ref(&file), &options, &Unwatched)
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&whole, "relations.csv"),
        "from,type,to\nAnna,related_to,boris-clara\n"
    );
    let report = whole.report.to_string();
    assert!(
        report.contains("[Letters]:2: note: cells for the ends of relations contain \"\\n\""),
        "{report}"
    );
    assert!(
        report.contains("[Letters]:3: refused"),
        "a line is a row: {report}"
    );
    options.split = Some("\n".to_owned());
    let apart = import(&[file], &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        table(&apart, "relations.csv"),
        "from,type,to\nAnna,related_to,Boris\nAnna,related_to,Clara\n"
    );
}

#[test]
fn what_a_sheet_hides_merges_and_comments_is_told() {
    let letters = vec![
        Cell("A1", None, "Sender"),
        Cell("B1", None, "Recipient"),
        Cell("A2", None, "Anna"),
        Cell("B2", None, "Boris"),
        Cell("B3", None, "Clara"),
        Cell("A6", None, "Dora"),
        Cell("B6", None, "Anna"),
    ];
    let oddities = Oddities {
        hidden: &["Letters"],
        merged: &["A2:A5", "A1:B1"],
        has_comment: true,
    };
    let imported = read(odd_workbook(&[("Letters", letters)], &oddities))
        .unwrap_or_else(|error| panic!("{error}"));
    let relations = "from,type,to\nAnna,wrote_to,Boris\nAnna,wrote_to,Clara\nDora,wrote_to,Anna\n";
    assert_eq!(table(&imported, "relations.csv"), relations);
    let report = imported.report.to_string();
    for remark in [
        "book.xlsx [Letters]: note: the sheet is hidden in the workbook; it was read like the others",
        "book.xlsx [Letters]: note: comments on cells of the workbook were not read; move them to a column of their own",
        "book.xlsx [Letters]: note: cells are merged over several rows; the value of the first was copied to 1 cell below",
    ] {
        assert!(report.contains(remark), "{report}");
    }
}

#[test]
fn a_title_and_a_header_of_two_rows_stand_above_the_letters() {
    let letters = vec![
        Cell("A1", None, "Letters of the family"),
        Cell("A2", None, "Absender"),
        Cell("C2", None, "Empfänger"),
        Cell("E2", None, "Datum"),
        Cell("A3", None, "Name"),
        Cell("B3", None, "Ort"),
        Cell("C3", None, "Name"),
        Cell("D3", None, "Ort"),
        Cell("A4", None, "Anna Meyer"),
        Cell("B4", None, "Berlin"),
        Cell("C4", None, "Bert Lang"),
        Cell("E4", None, "5. Mai 1871"),
    ];
    let oddities = Oddities {
        merged: &["A1:E1", "A2:B2", "C2:D2", "E2:E3"],
        ..Oddities::default()
    };
    let imported = read(odd_workbook(&[("Letters", letters)], &oddities))
        .unwrap_or_else(|error| panic!("{error}"));
    let expected = "from,type,to,when,when_verbatim,Absender Ort\nanna-meyer,wrote_to,bert-lang,1871-05-05,5. Mai 1871,Berlin\n";
    assert_eq!(
        table(&imported, "relations.csv"),
        expected,
        "{}",
        imported.report
    );
    assert!(
        imported
            .report
            .to_string()
            .contains("[Letters]:4: changed: the date"),
        "{}",
        imported.report
    );
}

#[test]
fn what_is_no_workbook_is_told() {
    let whole = workbook(&[people()]);
    let cut = read(whole[..whole.len() / 2].to_vec()).expect_err("half a workbook is none");
    assert!(cut.starts_with("book.xlsx: "), "{cut}");
    let empty = read(workbook(&[("Empty", Vec::new())])).expect_err("nothing is in it");
    assert_eq!(
        empty,
        "book.xlsx: it contains no files and no cells; check that it is the right file"
    );
    let only_remarks = read(workbook(&[(
        "Remarks",
        vec![Cell("A1", None, "Nothing but words")],
    )]))
    .expect_err("no table is in it");
    assert!(
        only_remarks.starts_with("book.xlsx [Remarks]: "),
        "{only_remarks}"
    );
    let backwards = vec![Cell("B9", None, "x"), Cell("A1", None, "y")];
    let backwards = read(workbook(&[("Odd", backwards)])).expect_err("cells have an order");
    assert!(
        backwards.contains("a cell in row 1 of the workbook is misplaced"),
        "{backwards}"
    );
}

#[test]
fn a_lonely_cell_far_away_costs_little() {
    let (name, mut cells) = people();
    cells.push(Cell("XFD1048576", None, "far away"));
    let imported = read(workbook(&[(name, cells)])).unwrap_or_else(|error| panic!("{error}"));
    let report = imported.report.to_string();
    assert!(
        report.contains("book.xlsx [People]:1048576: refused"),
        "{report}"
    );
    assert_eq!(imported.report.entities.taken, 3, "{report}");
}
