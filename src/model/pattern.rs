//! Named triangles: what the sides of three entities tied pairwise must be.

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
    /// Both ways, by one tie each or by one that is symmetric.
    Mutual,
}

/// What a side of a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PatternSide {
    /// Which way its ties must lead.
    pub way: SideWay,
    /// Classes and types one of which it needs; none for any.
    pub words: Vec<String>,
}

/// A triangle with a name. Its first side leads from the first corner to the second, its second
/// side from the second to the third, its third side from the first to the third.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrianglePattern {
    /// The word used in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What makes a triangle one of these, in a sentence.
    pub meaning: String,
    /// What the sides ask for.
    pub sides: [PatternSide; 3],
}

impl PatternSide {
    /// Reads a side as it is written: classes and types with `|` between, led by `>` for forward,
    /// `<` for backward or `=` for both ways; empty for any tie.
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

    /// The side as it is written; [`parse`](Self::parse) reads it back.
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
