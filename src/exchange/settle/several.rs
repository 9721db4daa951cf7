//! Several names in one cell: a letter to three people is three ties, if whoever imports it says
//! what stands between names.

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::entities::cut;
use crate::exchange::words::counted;

/// The most ties that may be made besides those that have a row of their own.
const MOST_MADE: usize = 2_000_000;

/// What often stands between names, and hardly ever within one.
const BETWEEN: [char; 3] = [';', '|', '\n'];

/// What was seen of cells with several names.
#[derive(Default)]
pub(crate) struct Several {
    made: usize,
    example: Option<SeparatedCell>,
    count: usize,
}

/// The first cell that seems to contain several names.
struct SeparatedCell {
    separator: char,
    text: String,
    place: Place,
}

/// The names in a cell.
pub(crate) fn names<'c>(cell: &'c str, split: Option<&str>) -> Vec<&'c str> {
    let parts: Vec<&str> = match split {
        Some(between) if !between.is_empty() => cell.split(between).collect(),
        _ => vec![cell],
    };
    parts
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

impl Several {
    /// Why so many ties cannot be made of a row; nothing if they can.
    pub(crate) fn too_many(&mut self, ties: usize) -> Option<String> {
        let made = self.made.saturating_add(ties - 1);
        if ties > 1 && made > MOST_MADE {
            return Some(format!(
                "it names so many at its ends that {ties} more relations were too many; split it before"
            ));
        }
        self.made = made;
        None
    }

    /// Looks whether the ends of a tie seem to be several names each.
    pub(crate) fn look_at<'c>(&mut self, ends: impl Iterator<Item = &'c str>, place: Place) {
        for cell in ends {
            let separator = match &self.example {
                Some(example) => Some(example.separator).filter(|known| cell.contains(*known)),
                None => BETWEEN
                    .into_iter()
                    .find(|separator| cell.contains(*separator)),
            };
            let Some(separator) = separator else { continue };
            self.count += 1;
            self.example.get_or_insert_with(|| SeparatedCell {
                separator,
                text: cut(cell),
                place,
            });
        }
    }

    /// Says what the user may do if there seemed to be several names in a cell.
    pub(crate) fn report(self, report: &mut ImportReport) {
        let Some(SeparatedCell {
            separator,
            text,
            place,
        }) = self.example
        else {
            return;
        };
        let separator = separator.escape_default();
        let cells = counted(self.count, "cell");
        report.remark(
            place,
            format!(
                "{cells} for the ends of relations contain \"{separator}\", such as \"{text}\"; to split such a cell into several names, use \
                 --split \"{separator}\""
            ),
        );
    }
}
