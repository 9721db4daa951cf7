//! What to write instead of an argument of the wrong kind.

use crate::language::value::ValueKind;

use super::function::Wanted;

impl Wanted {
    /// What to write instead of a value of another kind, if there is something to say.
    #[must_use]
    pub fn remedy(self, kind: &ValueKind, written: &str) -> Option<String> {
        let of_dates = self.remedy_of_dates(kind, written);
        of_dates.or_else(|| self.remedy_of_elements(kind, written))
    }

    fn remedy_of_dates(self, kind: &ValueKind, written: &str) -> Option<String> {
        Some(match (self, kind) {
            (Self::MomentOf | Self::Moment, ValueKind::Date) => {
                format!("Take a day of it, such as earliest({written})")
            }
            (Self::Moment, ValueKind::Text) => format!("Write date({written})"),
            (Self::When | Self::Day, ValueKind::Integer) => {
                format!("Write a year as a text, such as '{written}'")
            }
            (Self::When, ValueKind::Node) => {
                format!("Take a date of it, such as {written}.begin, or a relationship of it")
            }
            (Self::Day, ValueKind::Relation) => {
                format!("Take a date of it, such as {written}.when")
            }
            (Self::MomentOf, ValueKind::Integer) => {
                format!("Write a text or a map, such as '{written}' or {{year: {written}}}")
            }
            _ => return None,
        })
    }

    fn remedy_of_elements(self, kind: &ValueKind, written: &str) -> Option<String> {
        let is_number = matches!(kind, ValueKind::Integer | ValueKind::Float);
        Some(match (self, kind) {
            (Self::Text | Self::TextOrList | Self::Number, ValueKind::Node) => {
                format!("Take a column of it, such as {written}.name")
            }
            (Self::Text | Self::TextOrList | Self::Number, ValueKind::Relation) => {
                format!("Take a column of it, such as {written}.type")
            }
            (Self::TextOrList | Self::Number, ValueKind::Path) => {
                format!("Write length({written}) for the number of its steps")
            }
            (Self::TextOrList, _) if is_number => {
                format!("Write toString({written}) for its digits, or [{written}] for a list of it")
            }
            (Self::Text, ValueKind::Boolean | ValueKind::Date | ValueKind::Moment) => {
                format!("Write toString({written})")
            }
            (Self::Text, _) if is_number => format!("Write toString({written})"),
            (Self::Number, ValueKind::Text) => format!("Write toFloat({written})"),
            (Self::Node, ValueKind::Relation) => {
                format!("Write startNode({written}) or endNode({written})")
            }
            (Self::Node, _) => "Write the name of a node, such as the a of MATCH (a)".to_owned(),
            (Self::Relation, ValueKind::Path) => {
                format!("Write relationships({written})[0] for the first of them")
            }
            (Self::Relation, _) => {
                "Write the name of a relationship, such as the r of MATCH ()-[r]->()".to_owned()
            }
            (Self::Path, ValueKind::Text | ValueKind::List(_)) => format!(
                "Write the name of a path, such as the p of MATCH p = (a)-->(b); size({written}) \
                 counts letters and members"
            ),
            (Self::Path, _) => {
                "Write the name of a path, such as the p of MATCH p = (a)-->(b)".to_owned()
            }
            (Self::List, ValueKind::Path) => {
                format!("Write nodes({written}) or relationships({written})")
            }
            (Self::List, _) => format!("Write a list, such as [{written}]"),
            _ => return None,
        })
    }
}
