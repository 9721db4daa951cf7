//! A ranking as a table for spreadsheets and statistics.

use crate::view::list_table::PlainTable;
use crate::view::measures::MeasuredEntityView;
use crate::view::measures::MeasuresView;
use crate::view::measures::RankRangeView;

/// The ranking as a table in words, with every number as it was calculated.
pub(crate) fn table_of(view: &MeasuresView) -> PlainTable {
    let mut columns = vec!["rank".to_owned(), "id".to_owned(), "name".to_owned()];
    columns.extend(view.measures.iter().map(|it| it.name.to_owned()));
    columns.push("standard_error".to_owned());
    let losses = view.entities.first().map_or(&[][..], |it| &it.after_loss);
    for loss in losses {
        let lost = loss.lost;
        columns.push(format!("best_rank_{lost}_percent_lost"));
        columns.push(format!("worst_rank_{lost}_percent_lost"));
        columns.push(format!("percent_above_next_{lost}_percent_lost"));
    }
    let further = [
        "ranks_without_each_source",
        "ranks_without_each_status",
        "certain_rank",
        "sources",
    ];
    columns.extend(further.map(str::to_owned));
    PlainTable {
        columns,
        rows: view.entities.iter().map(cells).collect(),
    }
}

fn cells(entity: &MeasuredEntityView) -> Vec<String> {
    let exact = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let range = |range: Option<RankRangeView>| range.map(|it| it.words()).unwrap_or_default();
    let whole = |value: Option<String>| value.unwrap_or_default();
    let link = &entity.entity;
    let mut cells = vec![entity.rank.to_string(), link.id.clone(), link.name.clone()];
    cells.extend(entity.values.iter().map(|it| exact(it.value)));
    cells.push(exact(entity.standard_error));
    for loss in &entity.after_loss {
        cells.push(loss.ranks.best.to_string());
        cells.push(loss.ranks.worst.to_string());
        cells.push(whole(loss.above_next.map(|share| share.to_string())));
    }
    cells.push(range(entity.without_each_source));
    cells.push(range(entity.without_each_status));
    cells.push(whole(entity.certain_rank.map(|rank| rank.to_string())));
    cells.push(entity.sources.to_string());
    cells
}
