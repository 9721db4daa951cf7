//! What changed between two periods as a table for spreadsheets and statistics.

use crate::query::Counted;
use crate::view::compare::ChangedEntityView;
use crate::view::compare::CompareView;
use crate::view::list_table::PlainTable;
use crate::view::list_table::claim_cell;
use crate::view::relation::RelationView;

/// The claims or entities that are listed, a row each, with what became of them and how sure that is.
pub(crate) fn table_of(view: &CompareView) -> PlainTable {
    if view.what == Counted::Entities.name() {
        return table_of_entities(view);
    }
    let claims = view.changed_claims.iter();
    let claims: Vec<RelationView> = claims.map(|changed| changed.relation.clone()).collect();
    let mut table = view.columns.plain(&claims, claim_cell);
    let further = ["change", "verdict"].map(str::to_owned);
    table.columns.splice(0..0, further);
    for (row, changed) in table.rows.iter_mut().zip(&view.changed_claims) {
        row.splice(0..0, [view.change, changed.verdict].map(str::to_owned));
    }
    table
}

fn table_of_entities(view: &CompareView) -> PlainTable {
    let columns = [
        "change",
        "verdict",
        "id",
        "name",
        "kind",
        "first_certain",
        "first_possible",
        "second_certain",
        "second_possible",
    ];
    let row = |changed: &ChangedEntityView| {
        let entity = &changed.entity;
        let counts = [changed.first, changed.second].into_iter();
        let counts = counts.flat_map(|figure| [figure.certain, figure.possible]);
        let words = [view.change, changed.verdict].map(str::to_owned);
        let entity = [entity.id.clone(), entity.name.clone(), entity.kind.clone()];
        let words = words.into_iter().chain(entity);
        words.chain(counts.map(|count| count.to_string())).collect()
    };
    PlainTable {
        columns: columns.map(str::to_owned).to_vec(),
        rows: view.changed_entities.iter().map(row).collect(),
    }
}
