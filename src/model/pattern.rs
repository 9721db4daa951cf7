//! Named triangles: what ties three entities pairwise, by classes, types and directions.

/// Which way the ties of a side must lead, seen from the side's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum SideWay {
    /// Either way.
    #[default]
    Any,
    /// Away from its beginning.
    Forward,
    /// Towards its beginning.
    Backward,
    /// Both ways: one tie each way, or a symmetric one.
    Mutual,
}

/// What a side of a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PatternSide {
    /// Which way its ties must lead.
    pub way: SideWay,
    /// The classes and types it admits, `+` and `-` for those of a sign, and after a `!` those it
    /// does not admit; empty for any.
    pub words: Vec<String>,
}

/// A triangle with a name, a row of `patterns.csv`.
///
/// Its first side joins the first corner to the second, its second side the second to the third,
/// its third side the first to the third.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrianglePattern {
    /// Its id, used in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What makes a triangle one of these, in a sentence.
    pub meaning: String,
    /// What its sides ask for.
    pub sides: [PatternSide; 3],
}

impl PatternSide {
    /// Reads a side of `patterns.csv`: classes, types and signs separated by `|`, those that are
    /// excluded after a `!`; before all of them `>` for forward, `<` for backward or `=` for both
    /// ways; empty for any tie.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let ways = [
            ('>', SideWay::Forward),
            ('<', SideWay::Backward),
            ('=', SideWay::Mutual),
        ];
        let led = ways
            .into_iter()
            .find_map(|(mark, way)| text.strip_prefix(mark).map(|rest| (way, rest)));
        let (way, rest) = led.unwrap_or((SideWay::Any, text));
        let words = rest
            .split('|')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Self { way, words }
    }

    /// The side as `patterns.csv` writes it; [`parse`](Self::parse) reads it back.
    #[must_use]
    pub fn written(&self) -> String {
        let mark = match self.way {
            SideWay::Any => "",
            SideWay::Forward => ">",
            SideWay::Backward => "<",
            SideWay::Mutual => "=",
        };
        format!("{mark}{}", self.words.join("|"))
    }
}
