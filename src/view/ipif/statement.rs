//! Statements about a person: a claim from the person's point of view, a name, a birth or a death.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::query::Ties;
use crate::query::date_label;
use crate::query::statement_content;
use crate::query::statement_role;
use crate::query::statement_type;
use crate::view::ipif::made::created_by;
use crate::view::ipif::made::created_when;
use crate::view::ipif::made::uris;
use crate::view::ipif::reference::FactoidRef;

/// A statement about one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Statement)]
pub struct IpifStatement {
    /// The id of the claim with `.from` or `.to`, for the end at which the person is; or the id of
    /// the person with `.name-0` and so on, `.begin` or `.end`.
    #[serde(rename = "@id")]
    #[schema(example = "r0314.from")]
    pub id: String,
    /// The factoids it is part of, one for each source.
    #[serde(rename = "factoid-refs")]
    pub factoid_refs: Vec<FactoidRef>,
    /// The type of the statement, from the person's point of view. If it is not documented, its
    /// status follows in brackets.
    #[serde(rename = "statementType")]
    pub statement_type: Labelled,
    /// The name of the person: the one in the statement, or the preferred one.
    #[schema(example = "Anton Chekhov")]
    pub name: String,
    /// The role of the person: an office, or a description. If it is not documented, its status
    /// follows in brackets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Labelled>,
    /// The date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<IpifDate>,
    /// The places. Empty for charges and denials, since a reader of this field alone would take
    /// them for facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Labelled>,
    /// The other person.
    #[serde(rename = "relatesToPersons", skip_serializing_if = "Vec::is_empty")]
    pub relates_to_persons: Vec<Labelled>,
    /// The group or institution the person belonged to. Absent for charges and denials, like
    /// places.
    #[serde(rename = "memberOf", skip_serializing_if = "Option::is_none")]
    pub member_of: Option<Labelled>,
    /// The whole statement as text. If it is not documented, the text begins with its status in
    /// capitals.
    #[serde(rename = "statementContent")]
    pub statement_content: String,
    /// The contributors of the dataset, separated by commas.
    #[serde(rename = "createdBy")]
    pub created_by: String,
    /// The day the dataset was created; `XXXX-XX-XX` if the dataset does not say.
    #[serde(rename = "createdWhen")]
    #[schema(example = "2026-11-23")]
    pub created_when: String,
}

/// A labelled object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Labelled {
    /// The id of a person, for `/persons/{id}`; absent for everything else.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    #[schema(example = "anton-chekhov")]
    pub id: Option<String>,
    /// An address of the object in another database, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub uri: Option<String>,
    /// The label.
    pub label: String,
}

/// A date, never more precise than in the dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct IpifDate {
    /// The beginning of the date as year, month or day, as precise as it is given. Absent if there
    /// is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "1937-07")]
    pub sortdate: Option<String>,
    /// The date as text, including the wording of the source.
    #[schema(example = "July 1937")]
    pub label: String,
}

impl IpifStatement {
    /// The statement with this index.
    pub(super) fn of(explorer: &Explorer, number: usize) -> Self {
        let (network, table) = (explorer.network(), explorer.factoids());
        let statement = table.statements()[number];
        let ties = Ties::of(network, table, statement);
        let office = ties.office.map(|office| Labelled::of(network, office));
        let refers = |factoid| FactoidRef {
            statement_refs: Vec::new(),
            ..FactoidRef::of(explorer, factoid)
        };
        let sortdate = statement
            .date(network)
            .and_then(HistoricalDate::written_start);
        let thing = |entity| Labelled::of(network, entity);
        let person = |entity| Labelled {
            id: Some(network.entity(entity).id.clone()),
            ..thing(entity)
        };
        Self {
            id: statement.id(network),
            factoid_refs: table.factoids_of_statement(number).map(refers).collect(),
            statement_type: Labelled::plain(statement_type(network, statement)),
            name: statement.name(network).to_owned(),
            role: statement_role(network, statement, ties).map(|label| Labelled {
                uri: office.and_then(|office| office.uri),
                ..Labelled::plain(label)
            }),
            date: date_label(network, statement).map(|label| IpifDate { sortdate, label }),
            places: ties.places().map(thing).collect(),
            relates_to_persons: ties.relates_to.into_iter().map(person).collect(),
            member_of: ties.member_of.map(thing),
            statement_content: statement_content(network, statement),
            created_by: created_by(network),
            created_when: created_when(network),
        }
    }
}

impl Labelled {
    fn plain(label: String) -> Self {
        Self {
            id: None,
            uri: None,
            label,
        }
    }

    fn of(network: &Network, entity: EntityIndex) -> Self {
        let entity = network.entity(entity);
        let uri = uris(entity.details.iter().flat_map(|details| &details.same_as))
            .into_iter()
            .next();
        Self {
            uri,
            ..Self::plain(entity.name.clone())
        }
    }
}
