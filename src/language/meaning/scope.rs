//! Which variables can be seen where, with the slot and the kind of each.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::fault::nearest;
use crate::language::value::ValueKind;

/// A variable.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Its name.
    pub name: String,
    /// Its slot.
    pub slot: usize,
    /// What is known of its values.
    pub kind: ValueKind,
}

/// The variables that can be seen; a later one hides an earlier one of the same name.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// In the order in which they were bound.
    pub bindings: Vec<Binding>,
}

impl Scope {
    /// The variable of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Binding> {
        self.bindings
            .iter()
            .rev()
            .find(|binding| binding.name == name)
    }

    /// Binds a variable.
    pub fn bind(&mut self, name: &str, slot: usize, kind: ValueKind) {
        self.bindings.push(Binding {
            name: name.to_owned(),
            slot,
            kind,
        });
    }

    /// This scope with one more variable.
    #[must_use]
    pub fn with(&self, name: &str, slot: usize, kind: ValueKind) -> Self {
        let mut inner = self.clone();
        inner.bind(name, slot, kind);
        inner
    }

    /// The fault that a name is not bound here.
    #[must_use]
    pub fn undefined(&self, name: &str, span: Span) -> Fault {
        let what = format!("the variable `{name}` is not defined");
        let fault = Fault::syntax(FaultCode::UndefinedVariable, span, what);
        let known = self.bindings.iter().map(|binding| binding.name.as_str());
        if let Some(near) = nearest(name, known) {
            return fault.advise(format!("Did you mean `{near}`?"));
        }
        fault.advise("Bind it before, in MATCH, UNWIND or WITH; put texts in quotation marks")
    }
}
