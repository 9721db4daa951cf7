//! Members of lists and entries of maps: a place in a list is a whole number, the key of a map a text.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::graph::Sense;
use crate::language::syntax::Expression;
use crate::language::syntax::Name;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::expressions::Meaning;
use super::scope::Scope;
use super::term::TermKind;

impl Analyst<'_> {
    /// Reads `list[place]` and `map[key]`.
    pub fn index(
        &mut self,
        base: &Expression,
        index: &Expression,
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let read = self.term(base, scope)?;
        let place = self.term(index, scope)?;
        let of = self.side(base, &read.kind, scope);
        let at = self.side(index, &place.kind, scope);
        // A column of numbers may have whole ones only.
        let is_figure = place.kind.is_open() && *at.kind() == ValueKind::Float;
        if !is_figure {
            self.refuse_place([base, index], of.kind(), at.kind())?;
        }
        let kind = read.kind.member();
        let term = TermKind::Index(Box::new(read.term), Box::new(place.term));
        Ok((term, kind))
    }

    /// Refuses a property of what has none.
    pub fn refuse_without_entries(
        &self,
        base: &Expression,
        kind: &ValueKind,
        key: &Name,
        scope: &Scope,
    ) -> Result<(), Fault> {
        let side = self.side(base, kind, scope);
        let kind = side.kind();
        let may_have = matches!(
            kind,
            ValueKind::Any
                | ValueKind::Null
                | ValueKind::Node
                | ValueKind::Relation
                | ValueKind::Map
                | ValueKind::Moment
                | ValueKind::Duration
        );
        if may_have {
            return Ok(());
        }
        let fault = Self::wrong_kind(base, "a node, a relationship or a map", kind);
        let (written, key) = (base.span.of(self.text), &key.text);
        let is_id = self.sense_of(base, scope) == Sense::NodeId;
        Err(match kind {
            ValueKind::Text if is_id => fault.advise(format!(
                "It is the id of an entity: write MATCH (x {{id: {written}}}), and then x.{key}"
            )),
            ValueKind::Date => fault.advise(part_of_date(written, key)),
            _ if matches!(kind.member(), ValueKind::Node | ValueKind::Relation) => {
                fault.advise(format!(
                    "It stands for several: write all(x IN {written} WHERE x.{key} …), or [x IN {written} | x.{key}]"
                ))
            }
            _ => fault,
        })
    }

    /// Refuses what can be no place in a value of this kind, whatever the two turn out to be.
    fn refuse_place(
        &self,
        parts: [&Expression; 2],
        of: &ValueKind,
        at: &ValueKind,
    ) -> Result<(), Fault> {
        let [base, index] = parts;
        let written = base.span.of(self.text);
        let is_open = of.is_open() || at.is_open();
        let (what, advice) = match of {
            _ if is_open => return Ok(()),
            ValueKind::List(_) if *at == ValueKind::Integer => return Ok(()),
            ValueKind::Map | ValueKind::Node | ValueKind::Relation if *at == ValueKind::Text => {
                return Ok(());
            }
            ValueKind::List(_) => (
                format!("the place in a list is a whole number, not {at}"),
                "Write 0 for the first member and -1 for the last; x IN list asks for a value",
            ),
            ValueKind::Map => {
                let what = format!("the key of a map is a text, not {at}");
                let code = FaultCode::MapElementAccessByNonString;
                let fault = Fault::kind(code, index.span, what);
                return Err(fault.advise("Write the key in quotation marks"));
            }
            ValueKind::Node | ValueKind::Relation => (
                format!("the name of a column is a text, not {at}"),
                "Write it in quotation marks, such as ['name']",
            ),
            _ => {
                let code = FaultCode::InvalidArgumentType;
                let fault = Fault::kind(code, base.span, format!("{of} has no members"));
                return Err(match of {
                    ValueKind::Text => {
                        fault.advise(format!("Write substring({written}, 0, 1) for a letter"))
                    }
                    _ => fault.advise("Only lists, maps, nodes and relationships have members"),
                });
            }
        };
        let fault = Fault::kind(FaultCode::InvalidArgumentType, index.span, what);
        Err(fault.advise(advice))
    }
}

/// What to write instead of a part of an uncertain date.
fn part_of_date(written: &str, key: &str) -> String {
    if ["edtf", "text", "iso"].contains(&key.to_lowercase().as_str()) {
        return format!("Write toString({written}) for the date as it is written");
    }
    format!("Take a day of it, such as earliest({written}).{key}")
}
