//! Reads what a network has names for: kinds, types, classes, sources; by id, or as readers are
//! shown them.

use std::collections::BTreeMap;

use crate::explorer::table::called::names_of_class;
use crate::explorer::table::called::names_of_kind;
use crate::explorer::table::called::names_of_source;
use crate::explorer::table::called::names_of_type;
use crate::explorer::table::called::plain;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::reader::ParameterReader;
use crate::model::Certainty;
use crate::model::ClassIndex;
use crate::model::KindIndex;
use crate::model::RelationTypeIndex;
use crate::model::SourceIndex;

impl ParameterReader<'_> {
    /// Grades of certainty.
    pub fn certainties(&mut self, parameter: &Parameter) -> Option<Vec<Certainty>> {
        let known = Certainty::ALL.map(|grade| Known::new(grade, grade.name()));
        self.named(parameter, &known, |grade| match grade {
            Certainty::Ungraded => vec![grade.name().to_owned(), "not graded".to_owned()],
            graded => vec![graded.name().to_owned()],
        })
    }

    /// Kinds of the network.
    pub fn kinds(&mut self, parameter: &Parameter) -> Option<Vec<KindIndex>> {
        let network = self.network();
        let kinds = network.schema().kinds();
        let known = kinds.map(|(index, kind)| Known::new(index, &kind.id));
        self.named(parameter, &known.collect::<Vec<_>>(), |kind| {
            names_of_kind(network, kind)
        })
    }

    /// Relation types of the network.
    pub fn types(&mut self, parameter: &Parameter) -> Option<Vec<RelationTypeIndex>> {
        let network = self.network();
        let types = network.schema().types();
        let known = types.map(|(index, found)| Known::new(index, &found.id));
        self.named(parameter, &known.collect::<Vec<_>>(), |found| {
            names_of_type(network, found)
        })
    }

    /// Classes of the network.
    pub fn classes(&mut self, parameter: &Parameter) -> Option<Vec<ClassIndex>> {
        let network = self.network();
        let classes = network.schema().classes();
        let known = classes.map(|(index, id)| Known::new(index, id));
        self.named(parameter, &known.collect::<Vec<_>>(), |class| {
            names_of_class(network, class)
        })
    }

    /// Sources of the network.
    pub fn sources(&mut self, parameter: &Parameter) -> Option<Vec<SourceIndex>> {
        let network = self.network();
        let known = network.sources().iter();
        let known = known.filter_map(|source| {
            let index = network.find_source(&source.id)?;
            Some(Known::new(index, &source.id))
        });
        self.named(parameter, &known.collect::<Vec<_>>(), |source| {
            names_of_source(network, source)
        })
    }

    /// Everything that a list names by id, or as readers are shown it; the parameter becomes ids.
    /// Of a list that names nothing known, the problems are noted, and nothing is narrowed.
    fn named<T: Copy>(
        &mut self,
        parameter: &Parameter,
        known: &[Known<'_, T>],
        names: impl Fn(T) -> Vec<String>,
    ) -> Option<Vec<T>> {
        let parts = self.list(parameter)?;
        let by_id: BTreeMap<&str, T> = known.iter().map(|known| (known.id, known.value)).collect();
        let is_by_id = |part: &String| by_id.contains_key(part.as_str());
        let called = if parts.iter().all(is_by_id) {
            Called::default()
        } else {
            Called::of(known, names)
        };
        let (mut found, mut ids) = (Vec::new(), Vec::new());
        let mut rest = parts.as_slice();
        while let Some((part, others)) = rest.split_first() {
            let by_id = by_id.get_key_value(part.as_str());
            let by_id = by_id.map(|(id, value)| (Known::new(*value, id), 1));
            let by_name = called.longest(rest);
            // Several parts of a title come before an id that is the first of them.
            let whole = by_name.filter(|(_, taken)| *taken > 1);
            let Some((known, taken)) = whole.or(by_id).or(by_name) else {
                self.unknown(parameter, part);
                rest = others;
                continue;
            };
            if !ids.contains(&known.id) {
                found.push(known.value);
                ids.push(known.id);
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        self.parameters.set(parameter, &ids.join(","));
        Some(found).filter(|found| !found.is_empty())
    }
}

/// Something with an id.
#[derive(Clone, Copy)]
struct Known<'a, T> {
    value: T,
    id: &'a str,
}

impl<'a, T> Known<'a, T> {
    fn new(value: T, id: &'a str) -> Self {
        Self { value, id }
    }
}

/// Things by what they are called.
struct Called<'a, T> {
    by_name: BTreeMap<String, Known<'a, T>>,
    /// The most parts that commas within a name make of it.
    most_parts: usize,
}

impl<T> Default for Called<'_, T> {
    fn default() -> Self {
        Self {
            by_name: BTreeMap::new(),
            most_parts: 0,
        }
    }
}

impl<'a, T: Copy> Called<'a, T> {
    fn of(known: &[Known<'a, T>], names: impl Fn(T) -> Vec<String>) -> Self {
        let mut called = Self::default();
        let names: Vec<Vec<String>> = known.iter().map(|known| names(known.value)).collect();
        let most = names.iter().map(Vec::len).max().unwrap_or(0);
        // The first name of one comes before the second of another.
        for rank in 0..most {
            for (known, names) in known.iter().zip(&names) {
                let Some(name) = names.get(rank) else {
                    continue;
                };
                called.most_parts = called.most_parts.max(name.split(',').count());
                let name = in_parts(name.split(','));
                called.by_name.entry(name).or_insert(*known);
            }
        }
        called
    }

    /// What the first parts of a list name together, as many of them as do, and how many these are:
    /// a comma may be one of a title.
    fn longest(&self, parts: &[String]) -> Option<(Known<'a, T>, usize)> {
        let most = self.most_parts.min(parts.len());
        (1..=most).rev().find_map(|taken| {
            let name = in_parts(parts.iter().take(taken).map(String::as_str));
            let known = self.by_name.get(&name)?;
            Some((*known, taken))
        })
    }
}

/// Parts of a name as they are compared.
fn in_parts<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts = parts.map(plain).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(",")
}
