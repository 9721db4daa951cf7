//! Which columns an extract fills.

use hashbrown::HashSet;

use crate::dataset::file_columns;
use crate::exchange::extract::Extract;

impl<'a> Extract<'a> {
    pub(super) fn columns_of_entities(&self) -> Vec<&'a str> {
        let mut columns = Columns::default();
        for &entity in &self.entities {
            self.entity_cells(entity, |column, _| columns.saw(column));
        }
        columns.in_order(&file_columns::ENTITIES.all)
    }

    pub(super) fn columns_of_relations(&self) -> Vec<&'a str> {
        let mut columns = Columns::default();
        for &relation in &self.relations {
            self.relation_cells(relation, |column, _| columns.saw(column));
        }
        columns.in_order(&file_columns::RELATIONS.all)
    }
}

/// The columns seen so far, in order.
#[derive(Default)]
struct Columns<'a> {
    seen: HashSet<&'a str>,
    order: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    fn saw(&mut self, column: &'a str) {
        if self.seen.insert(column) {
            self.order.push(column);
        }
    }

    /// Puts the known columns first; the required ones are always included.
    fn in_order(self, known: &[&'static str]) -> Vec<&'a str> {
        let filled = known.iter().enumerate().filter(|(position, column)| {
            *position < file_columns::ENTITIES.required_count || self.seen.contains(*column)
        });
        let further = self
            .order
            .iter()
            .copied()
            .filter(|column| !known.contains(column));
        filled.map(|(_, column)| *column).chain(further).collect()
    }
}
