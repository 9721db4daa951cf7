//! The search page of a copy: a list of all entities that a script filters, and the names for the
//! script.

use askama::Template;

use crate::explorer::Explorer;
use crate::server::assets;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::DirectoryView;
use crate::view::NamesView;

#[derive(Template)]
#[template(path = "copy_find.html", config = "web/askama.toml")]
struct FindPage<'a> {
    site: &'a Site,
    directory: DirectoryView,
}

/// Renders the page, with addresses of the server.
pub(crate) fn render(state: &AppState) -> Result<String, askama::Error> {
    FindPage {
        site: &state.site,
        directory: DirectoryView::of(&state.explorer),
    }
    .render()
}

/// The names as a script, since pages opened from a disk can load scripts but no other data.
pub(crate) fn search_index(explorer: &Explorer) -> Result<String, serde_json::Error> {
    let names = serde_json::to_string(&NamesView::of(explorer))?;
    Ok(format!(
        "document.dispatchEvent(new CustomEvent(\"search-index\",{{detail:{names}}}));\n"
    ))
}
