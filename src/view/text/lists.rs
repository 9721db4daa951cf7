//! Lists and counts as text for a terminal.

use crate::view::counted;
use crate::view::counted_ends::CountedEndsView;
use crate::view::counts::CountsView;
use crate::view::figures::FacetView;
use crate::view::list_of_entities::EntitiesView;
use crate::view::list_of_entities::ListedEntityView;
use crate::view::list_table::ListCell;
use crate::view::lists::ClaimsView;
use crate::view::pages::PagesView;
use crate::view::standing::capitalised;
use crate::view::text::page::TextPage;

/// How wide the names of rows are at most, in columns.
const WIDEST_NAME: usize = 48;

/// What an entity says in the column by which the list is sorted, after its ties.
fn sorted_by(view: &EntitiesView, listed: &ListedEntityView) -> String {
    let words = view.cell(listed).map(ListCell::into_words);
    let words = words.filter(|words| !words.is_empty());
    match (view.sorted_by.as_deref(), words) {
        (Some(column), Some(words)) => format!("; {column}: {words}"),
        _ => String::new(),
    }
}

impl TextPage {
    pub(crate) fn claims(&mut self, view: &ClaimsView) {
        self.question(&view.question);
        let (at_least, all) = (view.question.at_least(), view.headline().words());
        self.line(0, &format!("{}.", capitalised(&format!("{at_least}{all}"))));
        if view.summary.claims > 1 {
            self.line(0, &format!("{}.", view.summary.words));
        }
        self.absence(view.absence.as_ref());
        for part in view.parts() {
            if let Some(group) = part.group {
                self.line(0, &format!("{} ({})", group.label, group.claims));
            }
            for relation in part.relations {
                self.claim(2, relation);
            }
        }
        self.pages(&view.pages);
        self.facets(&view.facets);
    }

    pub(crate) fn entities(&mut self, view: &EntitiesView) {
        self.question(&view.question);
        let at_least = view.question.at_least();
        let all = view.headline().words();
        self.line(0, &format!("{}.", capitalised(&format!("{at_least}{all}"))));
        self.ends(view.ends.as_ref());
        self.absence(view.absence.as_ref());
        for listed in &view.entities {
            let entity = &listed.entity;
            let ties = match listed.ties.possible {
                1 => "tie",
                _ => "ties",
            };
            self.line(
                2,
                &format!(
                    "{}  ({}, {}): {} {ties}{}",
                    entity.name,
                    entity.id,
                    entity.kind_label,
                    listed.ties.words(),
                    sorted_by(view, listed)
                ),
            );
        }
        if let Some(note) = view.note_on_sums() {
            self.line(0, note);
        }
        self.pages(&view.pages);
        self.facets(&view.facets);
    }

    pub(crate) fn counts(&mut self, view: &CountsView) {
        self.question(&view.question);
        let at_least = view.question.at_least();
        self.line(0, &format!("{at_least}{}", view.summary()));
        self.ends(view.ends.as_ref());
        self.absence(view.absence.as_ref());
        if view.rows_count_undated() {
            self.line(
                0,
                "Of the rows, “possibly” counts those without a date too.",
            );
        }
        let names = view.rows.iter().map(|row| row.key.label.chars().count());
        let width = names.max().unwrap_or(0).min(WIDEST_NAME);
        for row in &view.rows {
            let name: String = row.key.label.chars().take(WIDEST_NAME).collect();
            let line = format!("{name:width$}  {}", row.total.figure.words());
            self.line(2, line.trim_end());
            let cells = view.columns.iter().zip(&row.cells);
            let cells = cells.filter(|(_, cell)| cell.figure.possible > 0);
            let cells: Vec<String> = cells
                .map(|(column, cell)| format!("{} {}", column.label, cell.figure.short()))
                .collect();
            if !cells.is_empty() {
                self.line(6, &cells.join("; "));
            }
            for sum in &row.sums {
                self.line(6, &sum.words);
            }
        }
        if view.rows_left > 0 {
            let left = view.rows_left;
            self.line(0, &format!("{left} more rows; --limit shows more of them."));
        }
        if let Some(overlap) = view.overlap() {
            self.line(0, &overlap);
        }
        if !view.sums.is_empty() {
            self.blank();
            self.line(0, "Figures that the claims state, summed within each unit (a total and its parts count twice):");
            for sum in &view.sums {
                self.line(2, &sum.words);
            }
        }
    }

    /// At which end entities are counted; `--end` chooses another.
    fn ends(&mut self, ends: Option<&CountedEndsView>) {
        if let Some(ends) = ends {
            self.line(0, &format!("{} --end chooses which.", ends.words));
        }
    }

    pub(super) fn pages(&mut self, pages: &PagesView) {
        if pages.page > pages.pages && pages.is_open {
            let words = format!(
                "Page {} was not reached in the time for an answer.",
                pages.page
            );
            self.line(0, &words);
        } else if pages.page > pages.pages {
            let all = counted(pages.pages, "page", "pages");
            let words = format!(
                "There is no page {}: the list has {all}; --page {} shows the last.",
                pages.page, pages.pages
            );
            self.line(0, &words);
        } else if pages.pages > 1 {
            self.line(
                0,
                &format!(
                    "Page {} of {} (results {} to {}); --page shows another.",
                    pages.page,
                    pages.number(),
                    pages.first,
                    pages.last
                ),
            );
        }
    }

    fn facets(&mut self, facets: &[FacetView]) {
        if facets.is_empty() {
            return;
        }
        self.blank();
        for facet in facets {
            let values = facet.values.iter();
            let mut values: Vec<String> = values
                .map(|value| format!("{} {}", value.value.label, value.figure.short()))
                .collect();
            if facet.left > 0 {
                values.push(format!("{} more", facet.left));
            }
            self.line(0, &format!("{}: {}", facet.property, values.join("; ")));
        }
    }
}
