//! How much an import may have, so that a short file cannot ask for endless work and memory.

use crate::exchange::place::Place;

/// So many bytes of files may have as many entities and relations as the ceilings say; larger files
/// in proportion more.
const SHARE: usize = 16 << 20;

/// A line takes as much memory as a part of an entity or a relation.
const LINES_OF_A_ROW: usize = 3;

/// The most that the files of an import may have together. What is beyond is noticed while it is
/// read, and the import ends there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportCeilings {
    /// How many rows become entities, each as often as the files name it in a row of its own, for
    /// every 16 MiB of the files as they were given.
    pub entities: usize,
    /// How many rows become relations, for every 16 MiB of the files.
    pub relations: usize,
    /// How many cells the table of entities and that of relations have, filled or not, for every
    /// 16 MiB of the files: a short text may ask for many.
    pub cells: usize,
    /// How many different names the columns and attributes of the files have.
    pub attributes: usize,
    /// How many files, files in archives and sheets of workbooks are read.
    pub parts: usize,
}

impl Default for ImportCeilings {
    /// What fits into 300 MB, however short the rows are.
    fn default() -> Self {
        Self {
            entities: 200_000,
            relations: 500_000,
            cells: 20_000_000,
            attributes: 50_000,
            parts: 1_000,
        }
    }
}

impl ImportCeilings {
    /// The ceilings of files with so many bytes.
    pub(crate) fn of_bytes(self, bytes: usize) -> Self {
        let shares = bytes.div_ceil(SHARE).max(1);
        Self {
            entities: self.entities.saturating_mul(shares),
            relations: self.relations.saturating_mul(shares),
            cells: self.cells.saturating_mul(shares),
            ..self
        }
    }

    /// How many rows become entities or relations.
    pub(crate) fn rows(self) -> usize {
        self.entities.saturating_add(self.relations)
    }

    /// How many lines a file may have that has a line for each thing it says of an entity or relation.
    pub(crate) fn lines(self) -> usize {
        self.rows().saturating_mul(LINES_OF_A_ROW)
    }

    /// The first row for which there was no room, of those of entities or else of relations.
    pub(crate) fn no_room(
        self,
        entities: Option<Place>,
        relations: Option<Place>,
    ) -> Option<NoRoom> {
        let no_room = |what, most, place: Option<Place>| {
            let place = place?;
            Some(NoRoom {
                what,
                most,
                place,
                limit: what,
            })
        };
        no_room("entities", self.entities, entities)
            .or_else(|| no_room("relations", self.relations, relations))
    }

    /// The first row for which there was no room, of those of sources: there may be as many as relations.
    pub(crate) fn no_room_for_sources(self, sources: Option<Place>) -> Option<NoRoom> {
        Some(NoRoom {
            what: "sources",
            most: self.relations,
            place: sources?,
            limit: "relations",
        })
    }
}

/// Which row is the first for which there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoRoom {
    /// What there is too much of.
    pub(crate) what: &'static str,
    /// The limit that it is measured by.
    limit: &'static str,
    /// The most that there may be.
    pub(crate) most: usize,
    /// Where the row stands.
    pub(crate) place: Place,
}

impl NoRoom {
    /// What is wrong and what to do.
    pub(crate) fn message(self) -> String {
        let Self {
            what, most, limit, ..
        } = self;
        format!(
            "from here on there are more than {most} {what}, the most that are read; split the file, or allow more of them: --import-{limit}"
        )
    }
}

/// What is wrong with an import of more parts than this, and what to do.
pub(crate) fn too_many_parts(most: usize) -> String {
    format!(
        "there are more than {most} files, sheets or networks, the most that are read; import those that belong together, or allow more of them: --import-parts"
    )
}

/// What is wrong with a file of more lines than this, and what to do.
pub(crate) fn too_many_lines(most: usize) -> String {
    format!(
        "from here on there are more than {most} lines, the most that are read; split the file, or allow more entities and relations: --import-entities, --import-relations"
    )
}

/// What is wrong with a file of more families, or members of families, than this, and what to do.
pub(crate) fn too_many_families(most: usize) -> String {
    format!(
        "from here on there are more than {most} families or members of families, the most that are read; split the file, or allow more entities and relations: --import-entities, --import-relations"
    )
}
