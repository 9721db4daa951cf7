//! `prosopograph contradictions`: claims that disagree, and those the dataset flags.

use std::path::Path;

use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::say::say;
use crate::cli::text::Page;
use crate::view::ContradictionsView;

/// Prints what disagrees: answered if anything does.
pub(crate) fn contradictions(folder: Option<&Path>, format: Format) -> anyhow::Result<Exit> {
    let explorer = explorer(folder)?;
    let found = explorer.contradictions(&explorer.usual_limits())?;
    let view = ContradictionsView::of(explorer.network(), found);
    match format {
        Format::Json => say(&format!("{}\n", serde_json::to_string_pretty(&view)?))?,
        Format::Text => say(&written(&view))?,
    }
    Ok(if view.total + view.flagged_total > 0 {
        Exit::Answered
    } else {
        Exit::NoAnswer
    })
}

fn written(view: &ContradictionsView) -> String {
    let mut page = Page::default();
    for contradiction in &view.contradictions {
        page.line(
            0,
            &format!(
                "{}: {}",
                contradiction.disagreement.replace('-', " "),
                contradiction.meaning
            ),
        );
        contradiction
            .relations
            .iter()
            .for_each(|relation| page.claim(2, relation));
        page.blank();
    }
    page.line(
        0,
        &format!(
            "{} of {} contradictions are listed.",
            view.contradictions.len(),
            view.total
        ),
    );
    if !view.flagged.is_empty() {
        page.blank();
        page.line(
            0,
            &format!(
                "Flagged by the dataset ({} of {}):",
                view.flagged.len(),
                view.flagged_total
            ),
        );
        view.flagged
            .iter()
            .for_each(|relation| page.claim(2, relation));
    }
    page.text
}
