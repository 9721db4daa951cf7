//! Small workbooks as spreadsheet programs write them.

use crate::support::archive::zipped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The styles: general, a day, a month, a year, a day with its time, a time, a day without its
/// year.
const FORMATS: [&str; 7] = [
    "General",
    "yyyy\\-mm\\-dd",
    "mmm\\ yyyy",
    "yyyy",
    "yyyy\\-mm\\-dd hh:mm",
    "hh:mm:ss",
    "dd/mm",
];

/// A cell: its place such as `B2`, the number of its style, and a text, an error, or a number if
/// `style` is given.
pub struct Cell(pub &'static str, pub Option<usize>, pub &'static str);

/// What is odd about a workbook.
#[derive(Default)]
pub struct Oddities {
    /// The names of the sheets that are hidden.
    pub hidden: &'static [&'static str],
    /// Cells that are merged in every sheet, such as `A2:A4`.
    pub merged: &'static [&'static str],
    /// Whether a cell has a comment.
    pub has_comment: bool,
}

/// The bytes of a workbook with these sheets.
pub fn workbook(sheets: &[(&str, Vec<Cell>)]) -> Vec<u8> {
    odd_workbook(sheets, &Oddities::default())
}

/// The bytes of a workbook with these sheets and something odd about them.
pub fn odd_workbook(sheets: &[(&str, Vec<Cell>)], oddities: &Oddities) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut write = |name: &str, text: &str| parts.push((name.to_owned(), format!("{HEAD}{text}")));
    write(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        ),
    );
    write(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let numbered = || {
        sheets
            .iter()
            .enumerate()
            .map(|(number, sheet)| (number + 1, sheet))
    };
    let listed = numbered()
        .map(|(number, (name, _))| {
            let state = if oddities.hidden.contains(name) {
                " state=\"hidden\""
            } else {
                ""
            };
            format!("<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"s{number}\"/>")
        })
        .collect::<Vec<_>>();
    write(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{}</sheets></workbook>",
            listed.concat()
        ),
    );
    let targets = numbered().map(|(number, _)| {
        format!("<Relationship Id=\"s{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/{number}.xml\"/>")
    });
    let styles =
        format!("<Relationship Id=\"st\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let relations: String = targets.chain([styles]).collect();
    write(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
    );
    let formats = FORMATS.iter().enumerate().skip(1);
    let codes: Vec<String> = formats
        .map(|(number, code)| {
            format!(
                "<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>",
                163 + number
            )
        })
        .collect();
    let uses: Vec<String> = (0..FORMATS.len())
        .map(|number| {
            format!(
                "<xf numFmtId=\"{}\" xfId=\"0\" applyNumberFormat=\"1\"/>",
                if number == 0 { 0 } else { 163 + number }
            )
        })
        .collect();
    write(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"6\">{}</numFmts><cellXfs count=\"7\">{}</cellXfs></styleSheet>",
            codes.concat(),
            uses.concat()
        ),
    );
    if oddities.has_comment {
        write("xl/comments1.xml", &format!("<comments xmlns=\"{MAIN}\"/>"));
    }
    let merged: String = oddities
        .merged
        .iter()
        .map(|cells| ["<mergeCell ref=\"", cells, "\"/>"].concat())
        .collect();
    let merged = if merged.is_empty() {
        merged
    } else {
        format!("<mergeCells>{merged}</mergeCells>")
    };
    for (number, (_, cells)) in numbered() {
        let rows: String = cells.iter().map(row).collect();
        write(
            &format!("xl/worksheets/{number}.xml"),
            &format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"
            ),
        );
    }
    zipped(
        parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_bytes())),
    )
}

/// A cell as a row of its own; several rows of one number are one row to those who read them.
fn row(Cell(place, style, text): &Cell) -> String {
    let number = place.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let cell = match style {
        Some(style) => format!("<c r=\"{place}\" s=\"{style}\"><v>{text}</v></c>"),
        None if text.starts_with("#N/A") => format!("<c r=\"{place}\" t=\"e\"><v>{text}</v></c>"),
        None => format!(
            "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        ),
    };
    format!("<row r=\"{number}\">{cell}</row>")
}
