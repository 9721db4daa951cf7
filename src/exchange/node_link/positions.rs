//! Links that say where their ends stand in the list of nodes, as those of D3 and of old networkx
//! do.

use std::borrow::Cow;

use hashbrown::HashSet;
use serde_json::value::RawValue;

use crate::exchange::json::Fields;
use crate::exchange::json::each;
use crate::exchange::json::is_number;
use crate::exchange::json::text;

/// The names by which the ends of links are called.
pub(crate) const SOURCES: [&str; 2] = ["source", "from"];
/// The same for the other end.
pub(crate) const TARGETS: [&str; 2] = ["target", "to"];

/// The ids of the nodes by their positions.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// The ids; those of nodes without an id are made of their names.
    pub(crate) ids: Vec<String>,
    /// Whether some nodes have ids, so that the numbers might have been meant as such.
    have_ids: bool,
}

/// What ends the links have.
#[derive(Default)]
struct Ends<'a> {
    /// Whether some is a text, so that numbers are names too.
    named: bool,
    /// Those that are whole numbers.
    numbers: HashSet<&'a str>,
}

impl Positions {
    /// The positions, if numbers of links mean them.
    ///
    /// They do if nodes have no ids, or if some number is no id but all are positions; `by_habit`
    /// says that the program that wrote the file always does so. If some numbers are ids and others
    /// beyond the last position, ids are meant.
    pub(crate) fn meant(
        nodes: Option<&RawValue>,
        links: Option<&RawValue>,
        by_habit: bool,
    ) -> Option<Self> {
        let ends = Ends::of(links?);
        if ends.named || ends.numbers.is_empty() {
            return None;
        }
        let mut positions = Self::of(nodes?, &ends)?;
        positions.have_ids &= !by_habit;
        (by_habit || !positions.means_ids(&ends)).then_some(positions)
    }

    /// The node at the position an end says.
    pub(crate) fn at(&self, end: &RawValue) -> Result<Cow<'static, str>, String> {
        let position: Option<usize> = end.get().parse().ok();
        let id = position.and_then(|position| self.ids.get(position));
        let count = self.ids.len();
        id.map(|id| Cow::Owned(id.clone())).ok_or_else(|| {
            format!(
                "there is no node at position {}; the {count} nodes are counted from 0",
                short(end.get())
            )
        })
    }

    /// What is to be said of the choice, where it was one.
    pub(crate) fn remark(&self) -> Option<String> {
        let message = "the numbers at the ends of links are not the ids of the nodes; they were taken for their positions, counted \
                       from 0";
        self.have_ids.then(|| message.to_owned())
    }

    /// Whether what the links say are ids.
    fn means_ids(&self, ends: &Ends<'_>) -> bool {
        let known: HashSet<&str> = self.ids.iter().map(String::as_str).collect();
        let named = ends
            .numbers
            .iter()
            .filter(|number| known.contains(**number))
            .count();
        let is_beyond = |number: &&str| {
            number
                .parse()
                .is_ok_and(|position: usize| position >= self.ids.len())
        };
        named == ends.numbers.len() || (named > 0 && ends.numbers.iter().any(is_beyond))
    }

    /// Nothing if some node's id is a number that is not what the links say: then they name nodes
    /// that are not there.
    fn of(nodes: &RawValue, ends: &Ends<'_>) -> Option<Self> {
        let mut positions = Self::default();
        let mut taken: HashSet<String> = HashSet::new();
        let mut has_numbers = false;
        let _ = each(nodes, &mut |node| {
            let fields = Fields::of(node.raw).unwrap_or_default();
            let id = fields.get("id");
            positions.have_ids |= id.is_some();
            has_numbers = has_numbers || id.is_some_and(is_number);
            let name = ["name", "label"]
                .into_iter()
                .find_map(|name| fields.get(name))
                .map(text);
            let wanted = id
                .map(text)
                .or(name)
                .unwrap_or_else(|| Cow::Owned(node.number.to_string()));
            let id = if id.is_some() || taken.insert(wanted.to_string()) {
                wanted.into_owned()
            } else {
                format!("{wanted} ({})", node.number)
            };
            positions.ids.push(id);
        });
        let out_of_range = ends.numbers.iter().any(|end| {
            end.parse()
                .is_ok_and(|end: usize| end >= positions.ids.len())
        });
        (!has_numbers || !out_of_range).then_some(positions)
    }
}

impl<'a> Ends<'a> {
    fn of(links: &'a RawValue) -> Self {
        let mut ends = Self::default();
        let _ = each(links, &mut |link| {
            let fields = Fields::of(link.raw).unwrap_or_default();
            let both =
                [SOURCES, TARGETS].map(|names| names.into_iter().find_map(|name| fields.get(name)));
            for end in both.into_iter().flatten() {
                ends.named = ends.named || end.get().starts_with('"');
                if end.get().bytes().all(|byte| byte.is_ascii_digit()) {
                    ends.numbers.insert(end.get());
                }
            }
        });
        ends
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
