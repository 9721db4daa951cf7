//! The rule that the core reads no table by a number that may be out of bounds.
//!
//! `table[i]` and slices such as `text[a..b]` panic where the number is wrong. Instead: `get`,
//! iterators, `zip`, `windows`, `split_first`, or a `Table` that is read by the typed index of the
//! network it was made for. `all[..]` cannot fail and is left alone.

use syn::ExprIndex;
use syn::Macro;
use syn::visit::Visit;

use super::exempt::MAY_INDEX;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::source_file::sources;
use super::tokens::Token;
use super::tokens::TokenKind;
use super::tokens::flatten;
use super::written::is_keyword;

/// Index expressions in the core.
pub fn core(file: &SourceFile) -> Vec<Violation> {
    let may_index = MAY_INDEX.iter().any(|(path, _)| *path == file.path);
    if !file.is_core() || may_index {
        return Vec::new();
    }
    let lines = file.index_lines.iter();
    lines
        .map(|&line| Violation::new(line, file.shown(line)))
        .collect()
}

/// The lines of all index expressions of a file, in macro invocations too.
pub fn index_lines(syntax: &syn::File) -> Vec<usize> {
    let mut finder = Finder { lines: Vec::new() };
    finder.visit_file(syntax);
    finder.lines
}

struct Finder {
    lines: Vec<usize>,
}

impl<'a> Visit<'a> for Finder {
    fn visit_expr_index(&mut self, expression: &'a ExprIndex) {
        let is_everything = matches!(
            &*expression.index,
            syn::Expr::Range(range) if range.start.is_none() && range.end.is_none()
        );
        if !is_everything {
            let open = expression.bracket_token.span.open();
            self.lines.push(open.start().line);
        }
        syn::visit::visit_expr_index(self, expression);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.lines
            .extend(indexed_tokens(&flatten(call.tokens.clone())));
    }
}

/// The lines where a bracket follows a value: a name, another bracket, `?` or a literal.
fn indexed_tokens(tokens: &[Token]) -> Vec<usize> {
    let pairs = tokens.windows(2).enumerate();
    let indexed = pairs.filter(|(position, pair)| {
        let follows_value = match pair[0].kind {
            TokenKind::Word => !is_keyword(&pair[0].text),
            TokenKind::Close | TokenKind::Literal => true,
            TokenKind::Sign => pair[0].is_sign("?"),
            TokenKind::Open => false,
        };
        let inside = &tokens[position + 2..];
        let is_everything = inside.len() > 2
            && inside[..2].iter().all(|token| token.is_sign("."))
            && inside[2].kind == TokenKind::Close;
        pair[1].opens("[") && follows_value && !is_everything
    });
    indexed.map(|(_, pair)| pair[1].line).collect()
}

#[test]
fn every_exemption_from_checked_indexing_is_needed() {
    let files = sources();
    let exempt = MAY_INDEX.iter().map(|(path, _)| *path);
    let idle: Vec<&str> = exempt
        .filter(|path| {
            let file = files.iter().find(|file| file.path == *path);
            file.is_none_or(|file| file.index_lines.is_empty())
        })
        .collect();
    assert!(idle.is_empty(), "take these off the lists: {idle:?}");
}
