//! Rows of relationships in the order of the nodes they lead to: fetched once, kept while a query runs.
//!
//! Where several hops must lead to the same node, their rows are run through side by side; where a hop
//! must lead to a node that is bound, it is found by halving.

use crate::language::fault::Fault;
use crate::language::fault::Span;
use crate::language::graph::Following;
use crate::language::graph::Graph;
use crate::language::graph::NodeNumber;
use crate::language::graph::Onward;
use crate::language::graph::RelationNumber;
use crate::language::graph::TypeNumber;

use crate::model::Rows;

use super::meter::Meter;

/// So many entries are kept before all are fetched anew.
const MOST_KEPT: usize = 1_000_000;

/// A relationship in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The node it leads to.
    pub node: NodeNumber,
    /// The relationship.
    pub relation: RelationNumber,
}

/// Which rows are meant: those of one way of following relationships of some types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowKind(usize);

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    kind: RowKind,
    begin: u32,
    end: u32,
}

/// All rows that were fetched.
#[derive(Default)]
pub struct SortedRows {
    kinds: Vec<Kind>,
    fetched: Vec<Onward>,
    marks: Marks,
}

/// The nodes that one row leads to, so that it need not be run through again for each other row.
#[derive(Default)]
struct Marks {
    /// The rows that were compared last.
    last: Option<[RowPlace; 2]>,
    /// Whether it was the second that came again.
    is_second: bool,
    /// The row whose nodes are marked.
    of: Option<RowPlace>,
    /// Of each node, the number of the last row that leads to it and was marked.
    numbers: Vec<u32>,
    /// The number of the row that is marked.
    number: u32,
}

struct Kind {
    following: Following,
    types: Option<Vec<TypeNumber>>,
    /// Where the row of a node begins and ends, each one more; two zeros if it was not fetched.
    places: Vec<[u32; 2]>,
    entries: Vec<Entry>,
    /// How many rows were fetched one by one.
    fetched: usize,
}

/// Whom rows are fetched from, and who pays.
pub struct Source<'a> {
    /// The graph.
    pub graph: &'a dyn Graph,
    /// The work and the memory that are left.
    pub meter: &'a Meter<'a>,
    /// Where the pattern stands.
    pub span: Span,
}

impl SortedRows {
    /// The rows of one way of following relationships.
    #[inline]
    pub fn kind(&mut self, following: Following, types: Option<&[TypeNumber]>) -> RowKind {
        let mut kinds = self.kinds.iter();
        let known =
            kinds.position(|one| one.following == following && one.types.as_deref() == types);
        RowKind(known.unwrap_or_else(|| {
            self.kinds.push(Kind {
                following,
                types: types.map(<[TypeNumber]>::to_vec),
                places: Vec::new(),
                entries: Vec::new(),
                fetched: 0,
            });
            self.kinds.len().saturating_sub(1)
        }))
    }

    /// Lets all rows go if they are too many; places that were given out before mean nothing then.
    pub fn make_room(&mut self, source: &Source<'_>) {
        let kept: usize = self.kinds.iter().map(|kind| kind.entries.len()).sum();
        if kept > MOST_KEPT {
            source.meter.release(kept);
            self.marks = Marks::default();
            for kind in &mut self.kinds {
                kind.entries.clear();
                kind.places.fill([0; 2]);
            }
        }
    }

    /// Where the row of a node stands; it is fetched if it was not.
    #[inline]
    pub fn place(
        &mut self,
        kind: RowKind,
        node: NodeNumber,
        source: &Source<'_>,
    ) -> Result<RowPlace, Fault> {
        let rows = self.kinds.get(kind.0);
        match rows.and_then(|rows| rows.places.get(node.0 as usize)) {
            Some(known) if *known != [0; 2] => Ok(RowPlace::of(kind, *known)),
            _ => self.fetch(kind, node, source),
        }
    }

    /// Fetches the row of a node.
    fn fetch(
        &mut self,
        kind: RowKind,
        node: NodeNumber,
        source: &Source<'_>,
    ) -> Result<RowPlace, Fault> {
        let number = node.0 as usize;
        let Some(rows) = self.kinds.get_mut(kind.0) else {
            return Ok(RowPlace {
                kind,
                begin: 0,
                end: 0,
            });
        };
        if rows.places.len() <= number {
            let count = source.graph.node_count().max(number.saturating_add(1));
            rows.places.resize(count, [0; 2]);
        }
        rows.fetched += 1;
        if rows.wants_all(source) {
            rows.fetch_all(source)?;
            let known = rows.places.get(number).copied().unwrap_or_default();
            return Ok(RowPlace::of(kind, known));
        }
        self.fetched.clear();
        let types = rows.types.as_deref();
        source
            .graph
            .onward(&[node], rows.following, types, &mut self.fetched);
        source.meter.spend(self.fetched.len(), source.span)?;
        source.meter.hold(self.fetched.len(), source.span)?;
        let begin = rows.entries.len();
        rows.entries.extend(self.fetched.iter().map(|onward| Entry {
            node: onward.node,
            relation: onward.relation,
        }));
        rows.entries
            .get_mut(begin..)
            .unwrap_or_default()
            .sort_unstable();
        let place = rows.put(number, begin);
        Ok(RowPlace::of(kind, place))
    }

    /// In how many steps it was found that two rows lead to no node that they share; nothing if only
    /// running through both can tell.
    pub fn apart(&mut self, places: [RowPlace; 2]) -> Option<usize> {
        let [left, right] = places;
        let last = self.marks.last.replace(places);
        let is_marked = |place| self.marks.of == Some(place);
        let comes_again = |place| last.is_some_and(|last| last.contains(&place));
        let is_second = if is_marked(left) || is_marked(right) {
            is_marked(right)
        } else if comes_again(left) || comes_again(right) {
            comes_again(right)
        } else {
            self.marks.is_second
        };
        let (marked, other) = if is_second {
            (right, left)
        } else {
            (left, right)
        };
        let [own, others] = [marked, other].map(|place| self.row(place).len());
        let is_new = self.marks.of != Some(marked);
        // A row much longer than the other is passed in strides sooner than entry by entry.
        let is_worth = !is_new || comes_again(marked) || own / 8 <= others;
        if others / 8 > own || !is_worth {
            return None;
        }
        self.marks.is_second = is_second;
        if is_new {
            self.mark(marked);
        }
        let Marks {
            numbers, number, ..
        } = &self.marks;
        let mut row = self.row(other).iter();
        let shares = row.any(|entry| numbers.get(entry.node.0 as usize) == Some(number));
        let marking = if is_new { own } else { 0 };
        (!shares).then_some(others.saturating_add(marking))
    }

    fn mark(&mut self, place: RowPlace) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.of = Some(place);
        marks.number = marks.number.checked_add(1).unwrap_or_else(|| {
            marks.numbers.fill(0);
            1
        });
        for entry in self.row(place) {
            let number = entry.node.0 as usize;
            if marks.numbers.len() <= number {
                marks.numbers.resize(number + 1, 0);
            }
            if let Some(mark) = marks.numbers.get_mut(number) {
                *mark = marks.number;
            }
        }
        self.marks = marks;
    }

    /// The row that stands in a place.
    #[inline]
    pub fn row(&self, place: RowPlace) -> &[Entry] {
        let entries = self.kinds.get(place.kind.0).map(|kind| &kind.entries);
        let range = place.begin as usize..place.end as usize;
        entries
            .and_then(|entries| entries.get(range))
            .unwrap_or_default()
    }
}

impl Kind {
    /// Says where the row of a node stands: from `begin` to the end.
    fn put(&mut self, number: usize, begin: usize) -> [u32; 2] {
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        let place = [narrow(begin), narrow(self.entries.len())];
        if let Some(known) = self.places.get_mut(number) {
            *known = place;
        }
        place
    }

    /// Whether so many rows were fetched that it costs less to fetch all.
    fn wants_all(&self, source: &Source<'_>) -> bool {
        let is_many = self.fetched == source.graph.node_count() / 64 + 8;
        is_many && source.graph.relation_count() <= MOST_KEPT / 4
    }

    /// Fetches all rows. Asked the other way round, node after node, the relationships come in the order
    /// of the nodes that they lead to, so that nothing needs to be sorted.
    fn fetch_all(&mut self, source: &Source<'_>) -> Result<(), Fault> {
        let graph = source.graph;
        let (mut nodes, mut found) = (Vec::new(), Vec::new());
        graph.nodes_with(None, &mut nodes);
        let against = self.following.turned();
        graph.onward(&nodes, against, self.types.as_deref(), &mut found);
        source.meter.spend(found.len() + nodes.len(), source.span)?;
        source.meter.hold(found.len(), source.span)?;
        let entry = |onward: &Onward| {
            let node = nodes.get(onward.origin).copied();
            let entry = Entry {
                node: node.unwrap_or(NodeNumber(0)),
                relation: onward.relation,
            };
            (onward.node.0 as usize, entry)
        };
        let blank = Entry {
            node: NodeNumber(0),
            relation: RelationNumber(0),
        };
        let rows = Rows::of_entries(self.places.len(), found.iter().map(entry), blank);
        for number in 0..self.places.len() {
            let begin = self.entries.len();
            self.entries.extend_from_slice(rows.row(number));
            self.put(number, begin);
        }
        Ok(())
    }
}

impl RowPlace {
    #[inline]
    fn of(kind: RowKind, [begin, end]: [u32; 2]) -> Self {
        Self {
            kind,
            begin: begin.saturating_sub(1),
            end: end.saturating_sub(1),
        }
    }
}

/// A row from the first entry that leads to a node, or to one behind it.
pub fn from_node(row: &[Entry], node: NodeNumber) -> &[Entry] {
    let is_before = |place: usize| row.get(place).is_some_and(|entry| entry.node < node);
    if !is_before(0) {
        return row;
    }
    // Strides that double, then halving: cheap for the next entry and for one far away.
    let mut far = 1;
    while is_before(far) {
        far *= 2;
    }
    let rest = row.get(far / 2..).unwrap_or_default();
    let near = rest.get(..far - far / 2).unwrap_or(rest);
    let passed = near.partition_point(|entry| entry.node < node);
    rest.get(passed..).unwrap_or_default()
}

/// The entries at the beginning of a row that lead to a node.
pub fn at_node(row: &[Entry], node: NodeNumber) -> &[Entry] {
    let count = row.iter().take_while(|entry| entry.node == node).count();
    row.get(..count).unwrap_or_default()
}
