//! The columns of a network as words for sentences: which say anything, and what they hold.

use crate::explorer::network_properties::ENTITY_PROPERTIES;
use crate::explorer::network_properties::NumericColumns;
use crate::explorer::network_properties::RELATION_PROPERTIES;
use crate::explorer::network_properties::entity_property;
use crate::explorer::network_properties::relation_property;
use crate::explorer::sentences::counted_claims::Counting;
use crate::explorer::sentences::value_words::ValuesSeen;
use crate::explorer::sentences::vocabulary::ColumnWord;
use crate::explorer::sentences::vocabulary::Holds;
use crate::language::Value;

/// What was seen of a column.
#[derive(Default)]
struct Seen {
    count: usize,
    counted: usize,
    numbers: usize,
    dates: usize,
    lists: usize,
    values: ValuesSeen,
}

impl Seen {
    /// A value that questions count.
    fn add_counted(&mut self, value: &Value) {
        self.add(value);
        self.counted += usize::from(!value.is_null());
        self.values.add(value);
    }

    /// A value that says what the column holds, whether or not questions count it.
    fn add(&mut self, value: &Value) {
        self.count += usize::from(!value.is_null());
        match value.uncounted() {
            Value::Integer(_) | Value::Float(_) | Value::Quantity(_) => self.numbers += 1,
            Value::Date(_) => self.dates += 1,
            Value::List(_) => self.lists += 1,
            _ => {}
        }
    }

    /// The column as a word; nothing if it says nothing.
    fn word(self, name: String) -> Option<ColumnWord> {
        let holds = match self.count {
            all if all == self.numbers => Holds::Numbers,
            all if all == self.dates => Holds::Dates,
            all if all == self.lists => Holds::Lists,
            _ => Holds::Texts,
        };
        (self.count > 0).then(|| ColumnWord {
            name,
            count: self.counted,
            holds,
            values: self.values.words(),
        })
    }
}

/// The columns of entities that say anything.
pub(super) fn columns_of_entities(counting: &Counting<'_>) -> Vec<ColumnWord> {
    let (numeric, network) = (NumericColumns::default(), counting.network());
    let built_in = ENTITY_PROPERTIES.iter().copied();
    let own = network.entity_columns().iter().map(String::as_str);
    let columns = built_in.chain(own).filter_map(|name| {
        let mut seen = Seen::default();
        for (entity, _) in network.entities() {
            let value = entity_property(network, &numeric, entity, name);
            if counting.admits(entity) {
                seen.add_counted(&value);
            } else {
                seen.add(&value);
            }
        }
        seen.word(name.to_owned())
    });
    columns.collect()
}

/// The columns of claims that say anything.
pub(super) fn columns_of_claims(counting: &Counting<'_>) -> Vec<ColumnWord> {
    let (numeric, network) = (NumericColumns::default(), counting.network());
    let built_in = RELATION_PROPERTIES.iter().copied();
    let columns = built_in
        .chain(network.relation_columns())
        .filter_map(|name| {
            let mut seen = Seen::default();
            for claim in network.claims() {
                let value = relation_property(claim, &numeric, name);
                if counting.counts(claim) {
                    seen.add_counted(&value);
                } else {
                    seen.add(&value);
                }
            }
            seen.word(name.to_owned())
        });
    columns.collect()
}
