//! Splits several names in one cell: a letter to three people becomes three relations, if the user
//! names the separator.

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::words::counted;

/// The most relations that may be added by splitting rows.
const MOST_MADE: usize = 2_000_000;

/// Characters that often separate names and rarely occur within one.
const BETWEEN: [char; 3] = [';', '|', '\n'];

/// Counts cells that seem to contain several names.
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

/// Splits a cell into names.
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
    /// The reason why a row cannot be split into so many relations; nothing if it can.
    pub(crate) fn too_many(&mut self, ties: usize) -> Option<String> {
        let made = self.made.saturating_add(ties - 1);
        if ties > 1 && made > MOST_MADE {
            return Some(format!(
                "splitting the row into {ties} relations would exceed the limit of an import; split it into several rows"
            ));
        }
        self.made = made;
        None
    }

    /// Looks for separators at the ends of a relation.
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

    /// Notes how to split cells, if some seem to contain several names.
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
                "cells for the ends of relations contain \"{separator}\", such as \"{text}\" ({cells}); to split a cell into several names, use \
                 --split \"{separator}\""
            ),
        );
    }
}
