//! What ties of a table are if no column says so: it follows from what the ends are called.

use crate::exchange::column_names::names_of_part;
use crate::exchange::delimited_text::ends::stem_of;
use crate::exchange::draft::FROM_KIND;
use crate::exchange::draft::TO_KIND;
use crate::exchange::headings::plain;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// The type of a letter.
const WROTE_TO: &str = "wrote to";
/// The kind of those who write letters.
const PERSON: &str = "person";
/// Headings of names, which are no kinds.
const NAMES: [&str; 6] = ["name", "label", "title", "item", "node", "key"];

/// What ties are if no column says so.
#[derive(Clone, Debug, Default)]
pub(crate) struct TieDefaults {
    /// The type; none if it is not known.
    pub(crate) type_text: String,
    /// The kinds of the ends; none if they are not known.
    pub(crate) kinds: [String; 2],
    /// Whether the ties have no direction.
    pub(crate) are_undirected: bool,
}

impl TieDefaults {
    /// What the columns of the ends say: a sender wrote to a recipient, and both are persons.
    pub(crate) fn of_ends([from, to]: [&str; 2]) -> Self {
        let is = |header: &str, part: &str| {
            let stem = stem_of(header);
            names_of_part(part)
                .iter()
                .any(|name| name.replace(' ', "") == stem)
        };
        if is(to, "recipient") && (is(from, "sender") || plain(from).starts_with("author")) {
            return Self {
                type_text: WROTE_TO.to_owned(),
                kinds: [PERSON, PERSON].map(str::to_owned),
                are_undirected: false,
            };
        }
        Self::default()
    }

    /// The kind that a heading names: *person* and *document*, but not *name*.
    pub(crate) fn kind_of(header: &str) -> String {
        let plain = plain(header);
        if NAMES.iter().any(|name| plain.contains(name)) {
            String::new()
        } else {
            plain
        }
    }

    /// Fills in what the row begun last does not say.
    pub(crate) fn fill(&self, sheet: &mut Sheet) {
        if sheet.current("type").is_empty() {
            sheet.set("type", &self.type_text);
        }
        let [from, to] = &self.kinds;
        sheet.set(FROM_KIND, from);
        sheet.set(TO_KIND, to);
        if self.are_undirected {
            sheet.mark(RowMark::Undirected);
        }
    }
}
