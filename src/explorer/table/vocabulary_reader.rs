//! Reads what a network has names for: kinds, types, classes, sources; by id, or as readers are
//! shown them.

use crate::explorer::table::offered::offered;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::reader::ParameterReader;
use crate::model::ClassIndex;
use crate::model::KindIndex;
use crate::model::RelationTypeIndex;
use crate::model::SourceIndex;

impl ParameterReader<'_> {
    /// Kinds of the network.
    pub fn kinds(&mut self, parameter: &Parameter) -> Option<Vec<KindIndex>> {
        let schema = self.network().schema();
        self.named(parameter, |id| schema.find_kind(id))
    }

    /// Relation types of the network.
    pub fn types(&mut self, parameter: &Parameter) -> Option<Vec<RelationTypeIndex>> {
        let schema = self.network().schema();
        self.named(parameter, |id| schema.find_type(id))
    }

    /// Classes of the network.
    pub fn classes(&mut self, parameter: &Parameter) -> Option<Vec<ClassIndex>> {
        let schema = self.network().schema();
        self.named(parameter, |id| schema.find_class(id))
    }

    /// Sources of the network.
    pub fn sources(&mut self, parameter: &Parameter) -> Option<Vec<SourceIndex>> {
        let network = self.network();
        self.named(parameter, |id| network.find_source(id))
    }

    /// Everything that a list names by id, or as readers are shown it; the parameter becomes ids.
    fn named<T>(
        &mut self,
        parameter: &Parameter,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let texts = self.list(parameter)?;
        let shown = offered(self.network(), parameter.value).unwrap_or_default();
        let as_shown = |text: &str| {
            let text = text.to_lowercase();
            let mut shown = shown.iter();
            shown.find(|offered| offered.label.to_lowercase() == text)
        };
        let mut found = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for text in texts {
            let by_label = || as_shown(&text).map(|offered| offered.word.clone());
            let id = if find(&text).is_some() {
                Some(text.clone())
            } else {
                by_label()
            };
            match id.and_then(|id| find(&id).map(|value| (id, value))) {
                Some((id, value)) => {
                    found.push(value);
                    ids.push(id);
                }
                None => self.unknown(parameter, &text),
            }
        }
        self.parameters.set(parameter, &ids.join(","));
        Some(found)
    }
}
