//! `prosopograph contradictions`: claims that disagree, and those the dataset flags.

use std::path::Path;

use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::say::say;
use crate::cli::write::wrapped;
use crate::view::ContradictionsView;

/// Prints what disagrees: answered if anything does.
pub(crate) fn contradictions(folder: Option<&Path>, format: Format) -> anyhow::Result<Exit> {
    let explorer = explorer(folder)?;
    let found = explorer.contradictions(&explorer.usual_limits())?;
    let view = ContradictionsView::of(explorer.network(), found);
    match format {
        Format::Json => say(&format!("{}\n", serde_json::to_string_pretty(&view)?))?,
        Format::Text => say(&wrapped(&view.text()))?,
    }
    Ok(if view.total + view.flagged_total > 0 {
        Exit::Answered
    } else {
        Exit::NoAnswer
    })
}
