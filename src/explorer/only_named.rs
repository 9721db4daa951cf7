//! Types beyond the layers of a scope, which count in a query where it names them and nowhere else.

use crate::graph::Scope;
use crate::language::TypeNumber;
use crate::model::RelationTypeIndex;

/// The types of a scope that count only where they are asked for by name: what is asked of any tie
/// means those of the layers of the scope, whatever else is asked.
#[derive(Debug)]
pub(crate) struct OnlyNamed(Vec<RelationTypeIndex>);

impl OnlyNamed {
    /// Those of a scope.
    pub(crate) fn of(scope: &Scope) -> Self {
        Self(scope.also.clone())
    }

    /// Whether a tie of a type is among those that are wanted: any, if none are named.
    pub(crate) fn admits(&self, found: RelationTypeIndex, wanted: Option<&[TypeNumber]>) -> bool {
        wanted.map_or_else(
            || !self.0.contains(&found),
            |wanted| wanted.contains(&TypeNumber(u32::from(found.raw()))),
        )
    }

    /// The types of a class that count although only their class is named.
    pub(crate) fn without(&self, mut of_class: Vec<TypeNumber>) -> Vec<TypeNumber> {
        let is_only_named =
            |found: &TypeNumber| self.0.iter().any(|only| u32::from(only.raw()) == found.0);
        of_class.retain(|found| !is_only_named(found));
        of_class
    }
}
