//! The paths a file writes, read off its tokens, so that macro invocations, attributes and nested
//! imports count like everything else.

use super::tokens::Token;
use super::tokens::TokenKind;

/// A path as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenPath {
    /// Its names; `crate`, `self` and `super` are among them.
    pub segments: Vec<String>,
    /// Whether it begins with `::`, which leads to outside crates only.
    pub is_absolute: bool,
    /// The name an import gives it.
    pub alias: Option<String>,
    /// The modules inside the file that it stands in.
    pub inner_modules: Vec<String>,
    /// Whether an import or `extern crate` writes it.
    pub is_import: bool,
    pub line: usize,
}

/// What a file writes.
#[derive(Default)]
pub struct Written {
    pub paths: Vec<WrittenPath>,
    /// The modules it declares, with the modules inside the file they stand in.
    pub modules: Vec<(Vec<String>, String)>,
    /// The lines of imports with a group, and of those with a glob.
    pub grouped: Vec<(usize, &'static str)>,
}

/// Keywords that can stand before a path or a bracket, but are no part of a path.
const KEYWORDS: [&str; 33] = [
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "fn",
    "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "type", "unsafe", "use", "where", "while", "yield",
];

pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Reads all paths off the tokens of a file.
pub fn written(tokens: &[Token]) -> Written {
    let mut reader = Reader {
        tokens,
        position: 0,
        depth: 0,
        open_modules: Vec::new(),
        written: Written::default(),
    };
    reader.read();
    reader.written
}

struct Reader<'a> {
    tokens: &'a [Token],
    position: usize,
    depth: usize,
    /// The names of the modules that are open here, with the depth of their brackets.
    open_modules: Vec<(String, usize)>,
    written: Written,
}

/// The part of a path that is read already.
#[derive(Clone, Default)]
struct Prefix {
    segments: Vec<String>,
    is_absolute: bool,
    is_import: bool,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        while let Some(token) = self.at(0) {
            match token.kind {
                TokenKind::Open => self.depth += 1,
                TokenKind::Close => self.close(),
                _ => {}
            }
            if token.is_word("use") && !self.at(1).is_some_and(|next| next.is_sign("<")) {
                self.position += 1;
                self.read_tree(Prefix {
                    is_import: true,
                    ..Prefix::default()
                });
            } else if token.is_word("extern")
                && self.at(1).is_some_and(|next| next.is_word("crate"))
            {
                self.position += 2;
                self.read_tree(Prefix {
                    is_absolute: true,
                    is_import: true,
                    ..Prefix::default()
                });
            } else if token.is_word("mod") && self.word_at(1).is_some() {
                self.read_module();
            } else if self.begins_path() {
                self.read_tree(Prefix::default());
            } else {
                self.position += 1;
            }
        }
    }

    fn at(&self, ahead: usize) -> Option<&'a Token> {
        self.tokens.get(self.position + ahead)
    }

    fn word_at(&self, ahead: usize) -> Option<&'a str> {
        let token = self.at(ahead)?;
        let is_name = token.kind == TokenKind::Word && !is_keyword(&token.text);
        is_name.then_some(token.text.as_str())
    }

    fn has_colons(&self, ahead: usize) -> bool {
        [ahead, ahead + 1]
            .into_iter()
            .all(|at| self.at(at).is_some_and(|token| token.is_sign(":")))
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        let depth = self.depth;
        self.open_modules.retain(|(_, at)| *at <= depth);
    }

    fn inner_modules(&self) -> Vec<String> {
        let names = self.open_modules.iter();
        names.map(|(name, _)| name.clone()).collect()
    }

    fn read_module(&mut self) {
        let name = self.word_at(1).unwrap_or_default().to_owned();
        self.written
            .modules
            .push((self.inner_modules(), name.clone()));
        if self.at(2).is_some_and(|token| token.opens("{")) {
            self.depth += 1;
            self.open_modules.push((name, self.depth));
            self.position += 1;
        }
        self.position += 2;
    }

    /// Whether a path of several names begins here; `$name::…` is what the caller of a macro gives.
    fn begins_path(&self) -> bool {
        let before = self.position.checked_sub(1).map(|at| &self.tokens[at]);
        if self.has_colons(0) {
            return self.word_at(2).is_some();
        }
        let is_given = before.is_some_and(|token| token.is_sign("$"));
        match self.word_at(0) {
            Some("crate") => self.has_colons(1),
            Some(_) => !is_given && self.has_colons(1),
            None => false,
        }
    }

    /// Reads a path, or a tree of paths, that continues `prefix`.
    fn read_tree(&mut self, mut prefix: Prefix) {
        let line = self.at(0).map_or(1, |token| token.line);
        if self.has_colons(0) {
            prefix.is_absolute |= prefix.segments.is_empty();
            self.position += 2;
        }
        while let Some(word) = self.word_at(0) {
            if word != "self" || prefix.segments.is_empty() {
                prefix.segments.push(word.to_owned());
            }
            self.position += 1;
            if !self.has_colons(0) || self.at(2).is_some_and(|next| next.is_sign("<")) {
                return self.finish(prefix, line);
            }
            self.position += 2;
        }
        match self.at(0) {
            Some(token) if token.opens("{") => self.read_group(&prefix, line),
            Some(token) if token.is_sign("*") => {
                if prefix.is_import {
                    self.written.grouped.push((line, "a glob"));
                }
                self.position += 1;
                self.push(prefix, None, line);
            }
            _ => self.push(prefix, None, line),
        }
    }

    fn read_group(&mut self, prefix: &Prefix, line: usize) {
        self.written.grouped.push((line, "a group"));
        self.position += 1;
        while let Some(token) = self.at(0) {
            if token.kind == TokenKind::Close {
                self.position += 1;
                return;
            }
            let before = self.position;
            if !token.is_sign(",") {
                self.read_tree(prefix.clone());
            }
            if self.position == before {
                self.position += 1;
            }
        }
    }

    fn finish(&mut self, prefix: Prefix, line: usize) {
        let mut alias = None;
        if prefix.is_import && self.at(0).is_some_and(|token| token.is_word("as")) {
            alias = self.word_at(1).map(str::to_owned);
            self.position += 2;
        }
        self.push(prefix, alias, line);
    }

    fn push(&mut self, prefix: Prefix, alias: Option<String>, line: usize) {
        if prefix.segments.is_empty() {
            return;
        }
        let last = prefix.segments.last().cloned();
        self.written.paths.push(WrittenPath {
            alias: alias.or(last.filter(|_| prefix.is_import)),
            segments: prefix.segments,
            is_absolute: prefix.is_absolute,
            inner_modules: self.inner_modules(),
            is_import: prefix.is_import,
            line,
        });
    }
}
