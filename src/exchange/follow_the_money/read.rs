//! The reader of `FollowTheMoney`, line by line. A line that cannot be read does not affect the
//! others.

use hashbrown::HashSet;
use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::follow_the_money::entity::take_entity;
use crate::exchange::follow_the_money::model::tie_of;
use crate::exchange::follow_the_money::relation::take_tie;
use crate::exchange::follow_the_money::statement::Statement;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::json::Columns;
use crate::exchange::json::Document;
use crate::exchange::json::Shape;
use crate::exchange::json::Synonyms;
use crate::exchange::json::each;
use crate::exchange::json::fault;
use crate::exchange::json::shape;
use crate::exchange::report::RowOf;

/// How deep entities may be nested in place of ids.
const DEEPEST: usize = 16;

/// The reader of `FollowTheMoney`.
#[derive(Clone, Copy, Debug)]
pub struct FollowTheMoneyReader;

impl Importer for FollowTheMoneyReader {
    fn recognises(&self, text: &str) -> bool {
        shape(text) == Some(Shape::FollowTheMoney)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let document = Document::new(file);
        let mut rows = Vec::new();
        if file.text.trim_start().starts_with('[') {
            let root = document.root()?;
            each(root, &mut |member| rows.push(member.raw))
                .map_err(|error| document.malformed(&error, root.get()))?;
        } else {
            rows = read_lines(file, draft);
        }
        let mut reader = Reader {
            document: &document,
            ids: HashSet::new(),
            taken: HashSet::new(),
            again: 0,
        };
        let (mut entities, mut relations) = (Columns::of(file), Columns::of(file));
        for &row in &rows {
            document.go_on_after(row, draft)?;
            reader.survey(row, &mut entities, &mut relations);
            entities.check(&document, row)?;
            relations.check(&document, row)?;
        }
        entities.resolve(RowOf::Entities, Synonyms::Exact, file, draft);
        relations.resolve(RowOf::Relations, Synonyms::Exact, file, draft);
        for &row in &rows {
            document.go_on_after(row, draft)?;
            reader.take(row, (&entities, &relations), draft);
        }
        if reader.again > 0 {
            let message = format!(
                "{} nested entities were already defined; the first definition of each is used",
                reader.again
            );
            draft.report.remark(file.whole(), message);
        }
        Ok(())
    }
}

/// The lines that are valid JSON. The others are reported as refused.
fn read_lines<'a>(file: &ForeignFile<'a>, draft: &mut Draft) -> Vec<&'a RawValue> {
    let mut rows = Vec::new();
    for (line, number) in file
        .text
        .lines()
        .zip(1u64..)
        .filter(|(line, _)| !line.trim().is_empty())
    {
        match serde_json::from_str(line) {
            Ok(row) => rows.push(row),
            Err(error) => {
                draft
                    .report
                    .refused(RowOf::Entities, file.at(number), fault(&error, line));
            }
        }
    }
    rows
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    /// The ids of all entities that are not relations.
    ids: HashSet<String>,
    /// The ids of entities that were added and may be nested in others.
    taken: HashSet<String>,
    again: usize,
}

impl<'a> Reader<'_, 'a> {
    fn survey(&mut self, row: &'a RawValue, entities: &mut Columns, relations: &mut Columns) {
        for (statement, _) in with_nested(row) {
            let is_tie = tie_of(&statement.schema).is_some();
            let columns = if is_tie {
                &mut *relations
            } else {
                &mut *entities
            };
            for (name, _) in statement.properties.iter().chain(statement.others.iter()) {
                columns.saw(name);
            }
            if !is_tie {
                self.ids.insert(statement.id.into_owned());
            }
        }
    }

    fn take(&mut self, row: &'a RawValue, columns: (&Columns, &Columns), draft: &mut Draft) {
        let place = self.document.place(row);
        if let Err(why) = Statement::of(row) {
            draft
                .report
                .refused(RowOf::Entities, place, why.to_string());
            return;
        }
        for (statement, depth) in with_nested(row) {
            if depth > 0 && self.taken.contains(statement.id.as_ref()) {
                self.again += 1;
                continue;
            }
            self.taken.insert(statement.id.to_string());
            match tie_of(&statement.schema) {
                None => take_entity(&statement, place, columns.0, &self.ids, draft),
                Some(tie) => {
                    if let Err(why) = take_tie(&statement, tie, place, columns.1, draft) {
                        draft
                            .report
                            .refused(RowOf::Relations, place, why.to_string());
                    }
                }
            }
        }
    }
}

/// An entity and the entities nested in it, each with its depth.
fn with_nested(row: &RawValue) -> impl Iterator<Item = (Statement<'_>, usize)> {
    let mut waiting = vec![(row, 0)];
    std::iter::from_fn(move || {
        loop {
            let (raw, depth) = waiting.pop()?;
            let Ok(statement) = Statement::of(raw) else {
                continue;
            };
            if depth < DEEPEST {
                waiting.extend(
                    statement
                        .nested()
                        .into_iter()
                        .rev()
                        .map(|nested| (nested, depth + 1)),
                );
            }
            return Some((statement, depth));
        }
    })
}
