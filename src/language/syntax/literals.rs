//! Numbers and texts, as the lexer reads them.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Place;
use crate::language::fault::Span;

use super::lexer::Cursor;
use super::token::Token;

/// Reads a number: `42`, `0x2A`, `0o52`, `4.2`, `.42`, `4e2`.
pub fn number(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let start = cursor.at();
    for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8)] {
        if cursor.take_text(prefix).is_some() {
            let digits = cursor.take_while(|next| next.is_alphanumeric() || next == '_');
            return whole(digits, radix, cursor.since(start));
        }
    }
    let mut is_float = false;
    let mut digits = cursor.take_while(|next| next.is_ascii_digit()).to_owned();
    let mut following = cursor.rest().chars();
    let is_point = following.next() == Some('.');
    if is_point && following.next().is_some_and(|next| next.is_ascii_digit()) {
        is_float = true;
        cursor.take();
        digits.push('.');
        digits.push_str(cursor.take_while(|next| next.is_ascii_digit()));
    }
    is_float |= exponent(cursor, &mut digits).is_some();
    let tail = cursor.take_while(|next| next.is_alphanumeric() || next == '_');
    let span = cursor.since(start);
    if !tail.is_empty() {
        return Err(invalid_number(span));
    }
    if !is_float {
        return whole(&digits, 10, span);
    }
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Token::Float(value)),
        Ok(_) => {
            let what = "the number is too large";
            let fault = Fault::syntax(FaultCode::FloatingPointOverflow, span, what);
            Err(fault.advise("Numbers lie between -1.7e308 and 1.7e308; write a smaller one"))
        }
        Err(_) => Err(invalid_number(span)),
    }
}

/// Takes `e`, a sign and digits, if they come next.
fn exponent(cursor: &mut Cursor<'_>, digits: &mut String) -> Option<()> {
    let rest = cursor.rest().strip_prefix(['e', 'E'])?;
    let unsigned = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    if !unsigned.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    digits.extend(cursor.take());
    if cursor.rest().starts_with(['+', '-']) {
        digits.extend(cursor.take());
    }
    digits.push_str(cursor.take_while(|next| next.is_ascii_digit()));
    Some(())
}

fn whole(digits: &str, radix: u32, span: Span) -> Result<Token, Fault> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err(invalid_number(span));
    }
    u64::from_str_radix(digits, radix)
        .map(Token::Integer)
        .map_err(|_| overflow(span))
}

fn invalid_number(span: Span) -> Fault {
    let what = "invalid number";
    Fault::syntax(FaultCode::InvalidNumberLiteral, span, what)
        .advise("Numbers are written such as 42, 4.2, 4e2 or 0x2A")
}

/// A whole number that does not fit.
pub fn overflow(span: Span) -> Fault {
    let what = "the whole number is too large";
    Fault::syntax(FaultCode::IntegerOverflow, span, what).advise(
        "Whole numbers lie between -9223372036854775808 and 9223372036854775807; write a decimal point for more",
    )
}

/// Reads a text in single or double quotation marks.
pub fn text(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let start = cursor.at();
    let mark = cursor.take();
    let mut read = String::new();
    loop {
        let at = cursor.at();
        match cursor.take() {
            None => {
                let what = "the text has no end";
                let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cursor.since(start), what);
                let mark = mark.unwrap_or('\'');
                let place = Place::of(start, cursor.text());
                return Err(fault.advise(format!(
                    "Close it with another `{mark}`, as it begins with that of {place}; for one within it, write \\{mark}"
                )));
            }
            next if next == mark => return Ok(Token::Text(read)),
            Some('\\') => read.push(escaped(cursor, at)?),
            Some(next) => read.push(next),
        }
    }
}

/// The character that a backslash and what follows stand for.
fn escaped(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Fault> {
    let next = cursor.take();
    let digits = match next {
        Some('n') => return Ok('\n'),
        Some('t') => return Ok('\t'),
        Some('r') => return Ok('\r'),
        Some('b') => return Ok('\u{8}'),
        Some('f') => return Ok('\u{c}'),
        Some(sign @ ('\\' | '\'' | '"' | '`')) => return Ok(sign),
        Some('u') => 4,
        Some('U') => 8,
        _ => {
            let what = "unknown escape in a text";
            let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cursor.since(start), what);
            return Err(fault.advise("Write a backslash as `\\\\`"));
        }
    };
    let mut code = Some(0_u32);
    for _ in 0..digits {
        let digit = cursor.peek().and_then(|next| next.to_digit(16));
        if digit.is_some() {
            cursor.take();
        }
        let shifted = code.and_then(|code| code.checked_mul(16));
        code = shifted.zip(digit).map(|(code, digit)| code + digit);
    }
    code.and_then(char::from_u32).ok_or_else(|| {
        let what = "the escape names no character";
        let fault = Fault::syntax(FaultCode::InvalidUnicodeLiteral, cursor.since(start), what);
        fault.advise("Write four hexadecimal digits behind `\\u`, eight behind `\\U`")
    })
}
