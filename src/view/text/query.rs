//! What a query found, as a table for a terminal.

use crate::view::query::QueryRowView;
use crate::view::query::QueryView;
use crate::view::text::page::TextPage;

/// How wide a column is at most before its cells push the next ones to the right.
const WIDEST: usize = 40;

impl TextPage {
    pub(crate) fn query(&mut self, view: &QueryView) {
        self.question(&view.question);
        let rows = view.rows.iter().map(cells_of);
        let rows: Vec<Vec<(String, bool)>> = rows.collect();
        let columns = view.columns.iter().map(String::as_str);
        let columns: Vec<&str> = columns.chain(["rests on"]).collect();
        let widths: Vec<usize> = columns
            .iter()
            .enumerate()
            .map(|(place, column)| {
                let cells = rows.iter().filter_map(|row| row.get(place));
                let cells = cells.map(|(words, _)| words.chars().count());
                let widest = cells.max().unwrap_or(0).max(column.chars().count());
                widest.min(WIDEST)
            })
            .collect();
        if !rows.is_empty() {
            let names = columns.iter().map(|name| (cut(name), false));
            self.line(0, &aligned(&names.collect::<Vec<_>>(), &widths));
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            self.line(0, &rules.join("-+-"));
            for row in &rows {
                self.line(0, &aligned(row, &widths));
            }
            self.blank();
        }
        if let (Some(incomplete), false) = (&view.incomplete, view.question.is_cut_short()) {
            self.line(0, incomplete);
        }
        self.pages(&view.pages);
        for note in &view.notes {
            self.line(0, &format!("Note: {note}"));
        }
        if let Some(why) = &view.why_empty {
            self.line(0, &format!("Why: {why}."));
        }
        if let Some(possible) = &view.possible {
            let words = possible.words();
            self.line(
                0,
                &format!("None is certain; {words}, as dates are uncertain. Ask:"),
            );
            for line in possible.query.lines() {
                self.line(2, line);
            }
        }
        let evidence = match view.claims {
            0 => String::new(),
            1 => "; they rest on 1 claim".to_owned(),
            claims => format!("; they rest on {claims} claims"),
        };
        self.line(0, &format!("{}{evidence}.", view.all()));
        self.what_if(&view.question);
    }
}

/// The cells of a row, each with whether it is a number, and what it rests on.
fn cells_of(row: &QueryRowView) -> Vec<(String, bool)> {
    let cells = row.cells.iter().map(|cell| {
        let instead = cell.instead().map(str::to_owned);
        (instead.unwrap_or_else(|| cell.words()), cell.is_number())
    });
    let evidence = (row.rests_on_first(), false);
    cells.chain([evidence]).collect()
}

/// The name of a column on one line, cut where it is too long.
fn cut(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<&str>>().join(" ");
    if name.chars().count() <= WIDEST {
        return name;
    }
    let mut cut: String = name.chars().take(WIDEST - 1).collect();
    cut.push('\u{2026}');
    cut
}

/// Cells as wide as their columns, numbers at the right.
fn aligned(cells: &[(String, bool)], widths: &[usize]) -> String {
    let cells = cells.iter().zip(widths);
    let cells = cells.map(|((words, is_number), &width)| {
        if *is_number {
            format!("{words:>width$}")
        } else {
            format!("{words:width$}")
        }
    });
    let cells: Vec<String> = cells.collect();
    cells.join(" | ").trim_end().to_owned()
}
