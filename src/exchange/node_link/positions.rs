//! Links that refer to nodes by their positions in the list, as in D3 and old versions of networkx.

use std::borrow::Cow;

use hashbrown::HashSet;
use serde_json::value::RawValue;

use crate::exchange::json::ElementFault;
use crate::exchange::json::Fields;
use crate::exchange::json::each;
use crate::exchange::json::is_number;
use crate::exchange::json::text;

/// The names of the field for the start of a link.
pub(crate) const SOURCES: [&str; 2] = ["source", "from"];
/// The names of the field for the end of a link.
pub(crate) const TARGETS: [&str; 2] = ["target", "to"];

/// The ids of the nodes, by position.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// The ids. A node without an id gets one made from its name.
    pub(crate) ids: Vec<String>,
    /// Whether some nodes have ids, so that numbers may refer to ids.
    have_ids: bool,
}

/// What numbers at the ends of links refer to in the files of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// Always the positions of the nodes.
    Positions,
    /// Positions or ids; the file itself must tell.
    Unknown,
}

/// The values at the ends of the links.
#[derive(Default)]
struct Ends<'a> {
    /// Whether some value is a text, so that numbers are ids too.
    named: bool,
    /// The values that are integers.
    numbers: HashSet<&'a str>,
}

impl Positions {
    /// The positions, if the numbers in links refer to positions.
    ///
    /// They do if nodes have no ids, or if some number is not an id but all are positions.
    /// `numbering` says whether the program that wrote the file always uses positions. If some
    /// numbers are ids and others are beyond the last position, they are ids.
    pub(crate) fn meant(
        nodes: Option<&RawValue>,
        links: Option<&RawValue>,
        numbering: Numbering,
    ) -> Option<Self> {
        let ends = Ends::of(links?);
        if ends.named || ends.numbers.is_empty() {
            return None;
        }
        let mut positions = Self::of(nodes?, &ends)?;
        let always = numbering == Numbering::Positions;
        positions.have_ids &= !always;
        (always || !positions.means_ids(&ends)).then_some(positions)
    }

    /// The id of the node at the position given by an end.
    pub(crate) fn at(&self, end: &RawValue) -> Result<Cow<'static, str>, ElementFault> {
        let position: Option<usize> = end.get().parse().ok();
        let id = position.and_then(|position| self.ids.get(position));
        let count = self.ids.len();
        id.map(|id| Cow::Owned(id.clone()))
            .ok_or_else(|| ElementFault::NoNodeAt {
                position: short(end.get()),
                count,
            })
    }

    /// The remark on reading numbers as positions, if they could have been ids.
    pub(crate) fn remark(&self) -> Option<String> {
        let message = "the numbers at the ends of links are not node ids; they were read as positions, counted \
                       from 0";
        self.have_ids.then(|| message.to_owned())
    }

    /// Whether the ends of the links are ids.
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

    /// `None` if the id of some node is a number that the links do not use: then they refer to
    /// nodes that do not exist.
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
