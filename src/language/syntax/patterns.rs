//! Patterns: nodes and relationships between parentheses, brackets and arrows, and groups that are
//! repeated.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;

use super::expression_tree::Expression;
use super::expression_tree::Name;
use super::parser::Parser;
use super::pattern_tree::Direction;
use super::pattern_tree::Element;
use super::pattern_tree::Group;
use super::pattern_tree::LabelTest;
use super::pattern_tree::Legacy;
use super::pattern_tree::NodePattern;
use super::pattern_tree::PathMode;
use super::pattern_tree::PathPattern;
use super::pattern_tree::RelationPattern;
use super::pattern_tree::Repetition;
use super::pattern_tree::Selector;

impl Parser<'_> {
    /// Reads patterns with commas between them.
    pub fn patterns(&mut self) -> Result<Vec<PathPattern>, Fault> {
        let mut patterns = vec![self.nested(Self::path_pattern)?];
        while self.take_sign(",") {
            patterns.push(self.nested(Self::path_pattern)?);
        }
        Ok(patterns)
    }

    /// Reads `p = ANY SHORTEST (a)-[:T]->+(b)`.
    pub fn path_pattern(&mut self) -> Result<PathPattern, Fault> {
        let start = self.span();
        let mut variable = None;
        if self.is_sign_ahead(1, "=") {
            variable = Some(self.expect_name("the variable of a path")?);
            self.expect_sign("=")?;
        }
        let legacy = self.legacy();
        if legacy.is_some() {
            self.expect_sign("(")?;
        }
        let behind = self.span();
        let (selector, mode) = self.path_prefix()?;
        self.refuse_late_variable(behind)?;
        let cost = self.cost()?;
        let elements = self.elements()?;
        if legacy.is_some() {
            self.expect_sign(")")?;
        }
        let is_in_time = self.take_words(&["IN", "TIME"]);
        Ok(PathPattern {
            variable,
            selector,
            mode,
            cost,
            legacy,
            is_in_time,
            elements,
            span: self.since(start),
        })
    }

    fn legacy(&mut self) -> Option<Legacy> {
        let names = [
            ("shortestPath", Legacy::One),
            ("allShortestPaths", Legacy::All),
        ];
        let mut known = names.iter();
        let (_, legacy) =
            known.find(|(name, _)| self.is_word(name) && self.is_sign_ahead(1, "("))?;
        self.advance();
        Some(*legacy)
    }

    /// A pattern in the place of an expression: at least one relationship, or nothing is taken.
    pub fn pattern_condition(&mut self) -> Option<PathPattern> {
        let start = self.span();
        let elements = self.nested(Self::elements).ok()?;
        let is_path = elements.len() > 1;
        is_path.then(|| PathPattern {
            variable: None,
            selector: Selector::All,
            mode: PathMode::Usual,
            cost: None,
            legacy: None,
            is_in_time: false,
            elements,
            span: self.since(start),
        })
    }

    /// Nodes, relationships and groups up to the end of the path.
    fn elements(&mut self) -> Result<Vec<Element>, Fault> {
        let mut elements = Vec::new();
        loop {
            if self.is_sign("(") {
                elements.push(self.node_or_group()?);
            } else if self.is_relation() {
                if !matches!(elements.last(), Some(Element::Node(_) | Element::Group(_))) {
                    return Err(self.unexpected("a node in parentheses"));
                }
                elements.push(Element::Relation(self.relation()?));
                if !self.is_sign("(") {
                    return Err(self.unexpected("a node in parentheses"));
                }
            } else if elements.is_empty() {
                return Err(self
                    .unexpected("a pattern")
                    .advise("A pattern begins with a node in parentheses, such as `(a)`"));
            } else {
                return Ok(elements);
            }
        }
    }

    fn is_relation(&self) -> bool {
        self.is_sign("-") || (self.is_sign("<") && self.is_sign_ahead(1, "-"))
    }

    fn node_or_group(&mut self) -> Result<Element, Fault> {
        if self.is_sign_ahead(1, "(") {
            return self.nested(Self::group);
        }
        self.node().map(Element::Node)
    }

    /// `((a)-[r]->(b) WHERE …){1,3}`
    fn group(&mut self) -> Result<Element, Fault> {
        let start = self.span();
        self.expect_sign("(")?;
        let elements = self.elements()?;
        let condition = if self.take_word("WHERE") {
            Some(self.expression()?)
        } else {
            None
        };
        self.expect_sign(")")?;
        let once = Repetition {
            least: 1,
            most: Some(1),
        };
        let repetition = self.repetition()?.unwrap_or(once);
        Ok(Element::Group(Group {
            elements,
            condition,
            repetition,
            span: self.since(start),
        }))
    }

    fn node(&mut self) -> Result<NodePattern, Fault> {
        let start = self.span();
        self.expect_sign("(")?;
        let variable = self.element_variable();
        let labels = self.label_test()?;
        self.refuse_parameter()?;
        let properties = self.pattern_properties()?;
        let condition = if self.take_word("WHERE") {
            Some(self.expression()?)
        } else {
            None
        };
        self.expect_sign(")")?;
        Ok(NodePattern {
            variable,
            labels,
            properties,
            condition,
            span: self.since(start),
        })
    }

    fn element_variable(&mut self) -> Option<Name> {
        if self.is_word("WHERE") && !self.is_sign_ahead(1, ")") && !self.is_sign_ahead(1, "]") {
            return None;
        }
        self.take_name()
    }

    fn pattern_properties(&mut self) -> Result<Option<Expression>, Fault> {
        if !self.is_sign("{") {
            return Ok(None);
        }
        self.primary().map(Some)
    }

    /// `:A:B`, `:A&B`, `:A|B`
    fn label_test(&mut self) -> Result<LabelTest, Fault> {
        let mut test = LabelTest::default();
        if !self.take_sign(":") && !self.take_word("IS") {
            return Ok(test);
        }
        let first = self.expect_name("a label")?;
        if self.is_sign("|") {
            test.any.push(first);
            while self.take_sign("|") {
                self.take_sign(":");
                test.any.push(self.expect_name("a label")?);
            }
            return Ok(test);
        }
        test.every.push(first);
        while self.take_sign(":") || self.take_sign("&") {
            test.every.push(self.expect_name("a label")?);
        }
        Ok(test)
    }

    fn relation(&mut self) -> Result<RelationPattern, Fault> {
        let start = self.span();
        let points_left = self.take_sign("<");
        self.expect_sign("-")?;
        let mut relation = RelationPattern {
            variable: None,
            types: Vec::new(),
            direction: Direction::Both,
            properties: None,
            condition: None,
            repetition: None,
            span: start,
        };
        if self.take_sign("[") {
            self.relation_inside(&mut relation)?;
            self.expect_sign("]")?;
        }
        self.expect_sign("-")?;
        let points_right = self.take_sign(">");
        relation.direction = match (points_left, points_right) {
            (true, false) => Direction::In,
            (false, true) => Direction::Out,
            _ => Direction::Both,
        };
        if let Some(repetition) = self.repetition()? {
            relation.repetition = Some(repetition);
        }
        relation.span = self.since(start);
        Ok(relation)
    }

    fn relation_inside(&mut self, relation: &mut RelationPattern) -> Result<(), Fault> {
        relation.variable = self.element_variable();
        if self.take_sign(":") {
            relation.types.push(self.expect_name("a type")?);
            while self.take_sign("|") {
                self.take_sign(":");
                relation.types.push(self.expect_name("a type")?);
            }
        }
        if self.take_sign("*") {
            relation.repetition = Some(self.legacy_repetition()?);
        }
        self.refuse_parameter()?;
        relation.properties = self.pattern_properties()?;
        if self.take_word("WHERE") {
            relation.condition = Some(self.expression()?);
        }
        Ok(())
    }

    /// What stands behind `*` inside the brackets: `2`, `1..3`, `..3`, `1..` or nothing.
    fn legacy_repetition(&mut self) -> Result<Repetition, Fault> {
        if self.is_sign("-") {
            let what = "a path cannot have a negative length";
            let code = FaultCode::InvalidRelationshipPattern;
            let fault = Fault::syntax(code, self.span(), what);
            return Err(fault.advise("Write how often it is repeated, such as `*1..3`"));
        }
        let least = self.length()?;
        if !self.take_sign("..") {
            return Ok(Repetition {
                least: least.unwrap_or(1),
                most: least,
            });
        }
        let most = self.length()?;
        Ok(Repetition {
            least: least.unwrap_or(1),
            most,
        })
    }

    fn length(&mut self) -> Result<Option<u32>, Fault> {
        let span = self.span();
        let Some(length) = self.take_integer() else {
            return Ok(None);
        };
        u32::try_from(length).map(Some).map_err(|_| {
            let what = "the length is too large";
            let fault = Fault::syntax(FaultCode::IntegerOverflow, span, what);
            fault.advise(format!("Write at most {}", u32::MAX))
        })
    }

    /// `*`, `+`, `?`, `{n}` or `{n,m}` behind a relationship or a group.
    fn repetition(&mut self) -> Result<Option<Repetition>, Fault> {
        let signs = [("*", 0, None), ("+", 1, None), ("?", 0, Some(1))];
        for (sign, least, most) in signs {
            if self.take_sign(sign) {
                return Ok(Some(Repetition { least, most }));
            }
        }
        if !self.is_sign("{") {
            return Ok(None);
        }
        self.advance();
        let least = self.length()?;
        let most = if self.take_sign(",") {
            self.length()?
        } else if least.is_none() {
            return Err(self.unexpected("how often it is repeated"));
        } else {
            least
        };
        let span = self.span();
        self.expect_sign("}")?;
        let least = least.unwrap_or(0);
        if let Some(most) = most.filter(|most| *most < least) {
            let what = "the largest number of repetitions is smaller than the least";
            let code = FaultCode::InvalidRelationshipPattern;
            let fault = Fault::syntax(code, span, what);
            return Err(fault.advise(format!("Write {{{most},{least}}}")));
        }
        Ok(Some(Repetition { least, most }))
    }
}
