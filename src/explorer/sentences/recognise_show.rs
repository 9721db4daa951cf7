//! What is shown, out of `RETURN` and what belongs to it.

use crate::explorer::sentences::recognise::NoSentences;
use crate::explorer::sentences::recognise::Recognised;
use crate::explorer::sentences::recognise::variable;
use crate::explorer::sentences::recognise_conditions::column;
use crate::explorer::sentences::recognise_conditions::literal;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Column;
use crate::explorer::sentences::said::Order;
use crate::explorer::sentences::said::Repeats;
use crate::explorer::sentences::said::Show;
use crate::explorer::sentences::said::Sorting;
use crate::explorer::sentences::said::What;
use crate::explorer::sentences::said::Worth;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Item;
use crate::language::syntax::Projection;

impl Recognised {
    /// Adds what is shown.
    pub(super) fn add_shown(&mut self, shown: &Projection) -> Result<(), NoSentences> {
        if shown.star.is_some() {
            return Err(NoSentences::Beyond("RETURN *"));
        }
        if shown.skip.is_some() {
            return Err(NoSentences::Beyond("SKIP"));
        }
        let columns = shown.items.iter().map(|item| self.shown_column(item));
        let columns = columns.collect::<Result<Vec<Column>, NoSentences>>()?;
        self.draft.show = Show {
            order: self.order(shown, &columns)?,
            columns,
            repeats: if shown.is_distinct {
                Repeats::Once
            } else {
                Repeats::Each
            },
            most: most(shown.limit.as_ref())?,
        };
        Ok(())
    }

    fn shown_column(&self, item: &Item) -> Result<Column, NoSentences> {
        let what = self.what(&item.expression);
        Ok(Column {
            what: what.ok_or(NoSentences::Beyond("one of its columns"))?,
            heading: item.alias.as_ref().map(|name| name.text.clone()),
        })
    }

    fn what(&self, expression: &Expression) -> Option<What> {
        if let Some(name) = variable(expression) {
            return self.about(name).map(What::Itself);
        }
        if let Some((of, column)) = column(expression) {
            return Some(What::Its(self.about(of)?, column));
        }
        match &expression.kind {
            ExpressionKind::CountRows => Some(What::NumberOfRows),
            ExpressionKind::Function {
                name,
                arguments,
                is_distinct: true,
            } if name.text.eq_ignore_ascii_case("count") => match arguments.as_slice() {
                [counted] => self.about(variable(counted)?).map(What::NumberOf),
                _ => None,
            },
            _ => None,
        }
    }

    fn about(&self, name: &str) -> Option<About> {
        self.variables.get(name).copied()
    }

    fn order(&self, shown: &Projection, columns: &[Column]) -> Result<Option<Order>, NoSentences> {
        let key = match shown.order.as_slice() {
            [] => return Ok(None),
            [key] => key,
            _ => return Err(NoSentences::Beyond("an order by several columns")),
        };
        let is_heading = |column: &Column| {
            let name = variable(&key.expression);
            name.is_some() && column.heading.as_deref() == name
        };
        let by_heading = columns.iter().position(is_heading);
        let what = self.what(&key.expression);
        let is_meant = |column: &Column| Some(&column.what) == what.as_ref();
        // Of equal columns the one without a heading can only be meant by its value.
        let is_plain = |column: &Column| column.heading.is_none() && is_meant(column);
        let by_value = || columns.iter().position(is_plain);
        let column = by_heading.or_else(by_value);
        let column = column.or_else(|| columns.iter().position(is_meant));
        let column = column.ok_or(NoSentences::Beyond("an order by what is not shown"))?;
        let sorting = if key.is_descending {
            Sorting::Descending
        } else {
            Sorting::Ascending
        };
        Ok(Some(Order { column, sorting }))
    }
}

fn most(limit: Option<&Expression>) -> Result<Option<u32>, NoSentences> {
    let Some(limit) = limit else {
        return Ok(None);
    };
    match literal(limit) {
        Some(Worth::Whole(number)) => Ok(u32::try_from(number).ok()),
        _ => Err(NoSentences::Beyond("a LIMIT that is computed")),
    }
}
