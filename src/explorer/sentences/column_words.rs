//! The columns of a network as words for sentences: which say anything, and what they hold.

use crate::explorer::network_properties::ENTITY_PROPERTIES;
use crate::explorer::network_properties::NumericColumns;
use crate::explorer::network_properties::RELATION_PROPERTIES;
use crate::explorer::network_properties::entity_property;
use crate::explorer::network_properties::relation_property;
use crate::explorer::sentences::value_words::ValuesSeen;
use crate::explorer::sentences::vocabulary::ColumnWord;
use crate::explorer::sentences::vocabulary::Holds;
use crate::language::Value;
use crate::model::Network;

/// What was seen of a column.
#[derive(Default)]
struct Seen {
    count: usize,
    numbers: usize,
    dates: usize,
    lists: usize,
    values: ValuesSeen,
}

impl Seen {
    fn add(&mut self, value: &Value) {
        self.count += usize::from(!value.is_null());
        self.values.add(value);
        match value.uncounted() {
            Value::Integer(_) | Value::Float(_) | Value::Quantity(_) => self.numbers += 1,
            Value::Date(_) => self.dates += 1,
            Value::List(_) => self.lists += 1,
            _ => {}
        }
    }

    fn word(self, name: String) -> ColumnWord {
        let holds = match self.count {
            all if all == self.numbers => Holds::Numbers,
            all if all == self.dates => Holds::Dates,
            all if all == self.lists => Holds::Lists,
            _ => Holds::Texts,
        };
        ColumnWord {
            name,
            count: self.count,
            holds,
            values: self.values.words(),
        }
    }
}

/// The columns of entities that say anything.
pub(super) fn columns_of_entities(network: &Network) -> Vec<ColumnWord> {
    let numeric = NumericColumns::default();
    let built_in = ENTITY_PROPERTIES.iter().copied();
    let own = network.entity_columns().iter().map(String::as_str);
    let columns = built_in.chain(own).map(|name| {
        let mut seen = Seen::default();
        for (entity, _) in network.entities() {
            seen.add(&entity_property(network, &numeric, entity, name));
        }
        seen.word(name.to_owned())
    });
    columns.filter(|column| column.count > 0).collect()
}

/// The columns of claims that say anything.
pub(super) fn columns_of_claims(network: &Network) -> Vec<ColumnWord> {
    let numeric = NumericColumns::default();
    let built_in = RELATION_PROPERTIES.iter().copied();
    let columns = built_in.chain(network.relation_columns()).map(|name| {
        let mut seen = Seen::default();
        for claim in network.claims() {
            seen.add(&relation_property(claim, &numeric, name));
        }
        seen.word(name.to_owned())
    });
    columns.filter(|column| column.count > 0).collect()
}
