//! Functions: one table with names, how many arguments of which kinds each takes, and what it does.
//!
//! The table is read by the analysis, which refuses wrong calls before a query runs, and by the
//! operators that run it. A function whose argument is null gives null, unless its row says otherwise.

mod aggregates;
mod arithmetic;
mod conversions;
mod dates;
mod durations;
mod elements;
mod function;
mod in_time;
mod list_rows;
mod listing;
mod lists;
mod mathematics;
mod measures;
mod moment_parts;
mod moment_rows;
mod moment_texts;
mod moments;
mod number_rows;
mod remedies;
mod spans;
mod table;
mod texts;

pub use aggregates::AGGREGATES;
pub use aggregates::Aggregate;
pub use aggregates::AggregateFunction;
pub use arithmetic::arithmetic;
pub use arithmetic::overflow;
pub use arithmetic::unsuitable;
pub use dates::check_date_text;
pub use function::Function;
pub use function::Given;
pub use function::Wanted;
pub use listing::FunctionGroup;
pub use listing::called_as;
pub use listing::function_groups;
pub use lists::no_step;
pub use measures::check_measure;
pub use table::function;
pub use table::names;
pub use texts::negative_count;
pub use texts::written;
