//! Entities that are relations. One relation is made for each pair of ends.

use std::borrow::Cow;

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_LABEL;
use crate::exchange::follow_the_money::entity::note_repeated;
use crate::exchange::follow_the_money::entity::notes;
use crate::exchange::follow_the_money::entity::take_others;
use crate::exchange::follow_the_money::model::NOTES;
use crate::exchange::follow_the_money::model::Tie;
use crate::exchange::follow_the_money::statement::Statement;
use crate::exchange::follow_the_money::statement::entities;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::moments;
use crate::exchange::foreign_date::stretches;
use crate::exchange::json::Columns;
use crate::exchange::json::ElementFault;
use crate::exchange::json::list_text;
use crate::exchange::place::Place;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// The most relations that one entity may become.
const MOST_PAIRS: usize = 1_000;

const DATES: [&str; 3] = ["startDate", "endDate", "date"];

/// Adds the relations of an entity to the draft.
///
/// # Errors
///
/// Why no relation can be made.
pub(crate) fn take_tie(
    statement: &Statement<'_>,
    tie: Tie,
    place: Place,
    columns: &Columns,
    draft: &mut Draft,
) -> Result<(), ElementFault> {
    let (sources, targets) = (statement.values(tie.source), statement.values(tie.target));
    for (ends, property) in [(&sources, tie.source), (&targets, tie.target)] {
        if ends.is_empty() {
            return Err(ElementFault::NoProperty {
                schema: tie.schema,
                property,
            });
        }
    }
    let pairs = sources.len().saturating_mul(targets.len());
    if pairs > MOST_PAIRS {
        return Err(ElementFault::TooManyEnds {
            schema: tie.schema,
            sources: sources.len(),
            targets: targets.len(),
        });
    }
    let sheet = &mut draft.relations;
    for (number, (source, target)) in sources
        .iter()
        .flat_map(|source| targets.iter().map(move |target| (source, target)))
        .enumerate()
    {
        sheet.begin(place);
        sheet.set("from", source);
        sheet.set("to", target);
        // Ids must be unique, so only the first of several relations keeps it.
        sheet.set(
            if number == 0 { "id" } else { "followed_id" },
            &statement.id,
        );
        take_attributes(statement, tie, columns, sheet);
        if pairs > 1 {
            sheet.changed(format!(
                "it has several ends; relation {} of {pairs} made from it",
                number + 1
            ));
        }
    }
    Ok(())
}

fn take_attributes(statement: &Statement<'_>, tie: Tie, columns: &Columns, sheet: &mut Sheet) {
    note_repeated(statement, sheet);
    let dated = take_date(statement, sheet);
    for (property, raw) in statement.properties.iter() {
        let property = property.as_ref();
        let is_taken = [tie.source, tie.target].contains(&property)
            || NOTES.contains(&property)
            || !entities(raw).is_empty();
        if is_taken || (dated && DATES.contains(&property)) {
            continue;
        }
        // Its status does not mean how well the relation is attested.
        let column = if property == "status" {
            "status_of_tie"
        } else {
            columns.column(property)
        };
        sheet.set(column, &list_text(raw));
    }
    take_others(statement, columns, sheet);
    sheet.set("type", &statement.schema);
    sheet.set(TYPE_LABEL, tie.label);
    sheet.set("note", &notes(statement));
    if tie.undirected {
        sheet.mark(RowMark::Undirected);
    }
}

/// Sets the date. Returns whether there is one. The earliest start and the latest end are used.
fn take_date(statement: &Statement<'_>, sheet: &mut Sheet) -> bool {
    let [mut starts, mut ends, dates] = DATES.map(|property| statement.values(property));
    let lasts = !(starts.is_empty() && ends.is_empty());
    if !lasts && dates.is_empty() {
        return false;
    }
    let read = if lasts {
        starts.sort_unstable();
        ends.sort_unstable();
        let start = starts.first().map_or("", Cow::as_ref);
        let end = ends.last().map_or("", Cow::as_ref);
        stretches(&[Stretch {
            start,
            end,
            end_excluded: false,
            order: None,
        }])
    } else {
        moments(&dates.iter().map(Cow::as_ref).collect::<Vec<_>>())
    };
    match read {
        Ok(date) => {
            sheet.set("when", &date.when);
            date.change
                .into_iter()
                .for_each(|change| sheet.changed(change));
            let more = starts.len() > 1 || ends.len() > 1 || (lasts && !dates.is_empty());
            if more {
                sheet.changed("it has several dates; all are kept as text".to_owned());
            }
            !more
        }
        Err(why) => {
            sheet.changed(format!("the dates are kept as text: {why}"));
            false
        }
    }
}
