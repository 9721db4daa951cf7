//! Which factoids are wanted.

use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Window;
use crate::query::factoids::statement::Statement;
use crate::query::factoids::table::FactoidParts;
use crate::query::factoids::table::FactoidTable;
use crate::query::factoids::text::source_label;
use crate::query::factoids::text::statement_content;
use crate::query::factoids::text::statement_role;
use crate::query::factoids::text::statement_type;
use crate::query::factoids::ties::Ties;

/// What a factoid must fulfil, all of it at once; the default admits every one.
///
/// Lists of entities and numbers are in ascending order. Words are in lower case and must all
/// occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactoidFilter {
    /// It is about one of these persons.
    pub persons: Option<Vec<EntityIndex>>,
    /// It rests on one of these sources, by number.
    pub sources: Option<Vec<usize>>,
    /// It has one of these statements, by number.
    pub statements: Option<Vec<usize>>,
    /// It is one of these, by number.
    pub factoids: Option<Vec<usize>>,
    /// Its statement names one of these as the other person.
    pub relates_to: Option<Vec<EntityIndex>>,
    /// Its statement names one of these as the group.
    pub member_of: Option<Vec<EntityIndex>>,
    /// Its statement names one of these as a place.
    pub places: Option<Vec<EntityIndex>>,
    /// The role in its statement.
    pub role: Option<RoleFilter>,
    /// The date of its statement may lie in this stretch; what has no date does not, and nothing
    /// lies in one that ends before it begins.
    pub window: Option<Window>,
    /// Words of the content of its statement.
    pub content: Vec<String>,
    /// Words of anything its statement says.
    pub statement_text: Vec<String>,
    /// Words of anything it says: id, person, source, statement.
    pub factoid_text: Vec<String>,
}

/// Which roles are wanted: by words, or by the office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleFilter {
    /// Words of the role.
    pub words: Vec<String>,
    /// Offices, in ascending order.
    pub offices: Vec<EntityIndex>,
}

impl FactoidFilter {
    /// Whether it asks for nothing but sources.
    pub(super) fn is_about_sources_alone(&self) -> bool {
        *self
            == Self {
                sources: self.sources.clone(),
                ..Self::default()
            }
    }

    /// Whether a statement is wanted, whatever its sources.
    pub(super) fn admits_statement(
        &self,
        network: &Network,
        table: &FactoidTable,
        number: usize,
    ) -> bool {
        let Some(statement) = table.statement(number) else {
            return false;
        };
        let person = statement.person(network);
        let in_time = |window: Window| {
            let span = statement.date(network).map(HistoricalDate::span);
            window.first <= window.last
                && span.is_some_and(|span| span.first <= window.last && span.last >= window.first)
        };
        self.persons
            .as_ref()
            .is_none_or(|persons| persons.binary_search(&person).is_ok())
            && self
                .statements
                .as_ref()
                .is_none_or(|numbers| numbers.binary_search(&number).is_ok())
            && self.window.is_none_or(in_time)
            && self.admits_ties(network, table, statement)
            && self.admits_words(network, table, statement)
    }

    /// Whether a factoid is wanted, if its statement is.
    pub(super) fn admits_factoid(
        &self,
        network: &Network,
        table: &FactoidTable,
        number: usize,
    ) -> bool {
        let Some(FactoidParts { statement, source }) = table.parts_of_factoid(number) else {
            return false;
        };
        let Some(statement) = table.statement(statement) else {
            return false;
        };
        let says = || {
            let person = network.entity(statement.person(network));
            let mut text = format!(
                "{} {} {} ",
                table.factoid_id(network, number),
                person.id,
                person.name
            );
            text.push_str(&source_label(network, source));
            text.push(' ');
            text.push_str(&everything(network, table, statement));
            has_words(&text, &self.factoid_text)
        };
        self.sources
            .as_ref()
            .is_none_or(|sources| sources.binary_search(&source).is_ok())
            && self
                .factoids
                .as_ref()
                .is_none_or(|numbers| numbers.binary_search(&number).is_ok())
            && (self.factoid_text.is_empty() || says())
    }

    fn admits_ties(&self, network: &Network, table: &FactoidTable, statement: Statement) -> bool {
        let lists = [&self.relates_to, &self.member_of, &self.places];
        if self.role.is_none() && lists.iter().all(|list| list.is_none()) {
            return true;
        }
        let ties = Ties::of(network, table, statement);
        let is_one = |list: &Option<Vec<EntityIndex>>,
                      mut entities: std::vec::IntoIter<EntityIndex>| {
            list.as_ref()
                .is_none_or(|list| entities.any(|entity| list.binary_search(&entity).is_ok()))
        };
        let of = |tie: Option<EntityIndex>| tie.into_iter().collect::<Vec<_>>().into_iter();
        is_one(&self.relates_to, of(ties.relates_to))
            && is_one(&self.member_of, of(ties.member_of))
            && is_one(&self.places, ties.places().collect::<Vec<_>>().into_iter())
            && self
                .role
                .as_ref()
                .is_none_or(|role| role.admits(network, statement, ties))
    }

    fn admits_words(&self, network: &Network, table: &FactoidTable, statement: Statement) -> bool {
        (self.content.is_empty()
            || has_words(&statement_content(network, statement), &self.content))
            && (self.statement_text.is_empty()
                || has_words(&everything(network, table, statement), &self.statement_text))
    }
}

impl RoleFilter {
    fn admits(&self, network: &Network, statement: Statement, ties: Ties) -> bool {
        let is_office = ties
            .office
            .is_some_and(|office| self.offices.binary_search(&office).is_ok());
        is_office
            || statement_role(network, statement, ties)
                .is_some_and(|role| has_words(&role, &self.words))
    }
}

/// Whether all words, in lower case, occur in a text.
pub(super) fn has_words(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}

/// Everything a statement says, for words to be found in.
fn everything(network: &Network, table: &FactoidTable, statement: Statement) -> String {
    let ties = Ties::of(network, table, statement);
    let role = statement_role(network, statement, ties).unwrap_or_default();
    let kind = statement_type(network, statement);
    format!(
        "{} {} {kind} {role}",
        statement.id(network),
        statement_content(network, statement)
    )
}
