//! The rules in one list, and the test that every file keeps them.

use super::core_rules;
use super::form_rules;
use super::import_rules;
use super::indexing;
use super::layers::LAYERS;
use super::macro_definitions;
use super::name_rules;
use super::panic_rules;
use super::sameness;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::source_file::sources;
use super::style_rules;

/// Finds what breaks a rule in a file.
pub type Rule = fn(&SourceFile) -> Vec<Violation>;

const RULES: [(&str, Rule); 31] = [
    (
        "a layer names only the layers its row of the table allows",
        import_rules::layers,
    ),
    (
        "an outside crate is used only where it is at home",
        import_rules::crates,
    ),
    (
        "imports are written out, without groups and globs",
        import_rules::groups,
    ),
    (
        "a crate or its root is not imported under a name of its own",
        import_rules::roots,
    ),
    ("every file begins with a `//! ` header", form_rules::header),
    ("a file has at most 400 lines", form_rules::length),
    ("a facade holds no logic", form_rules::facade),
    ("every file belongs to a layer", form_rules::place),
    ("code stands in its own file", form_rules::included),
    ("features stand on `mod` lines only", form_rules::features),
    ("nothing panics", panic_rules::everywhere),
    ("the core does not even assert", panic_rules::core),
    ("the core does not index without a check", indexing::core),
    (
        "the core calls no method that panics at a wrong position",
        panic_rules::positions,
    ),
    ("the core defines no macros", macro_definitions::core),
    (
        "a macro hides neither paths nor calls",
        macro_definitions::hidden,
    ),
    ("no order in the core is left to chance", sameness::order),
    ("the core has no state of its own", sameness::state),
    (
        "the core includes only texts that stand beside the code",
        sameness::texts,
    ),
    ("names say something", name_rules::empty_names),
    ("core types have no outside form", core_rules::serialization),
    (
        "the core, the explorer and views touch nothing outside",
        core_rules::outside_world,
    ),
    (
        "the core, the explorer and views print nothing",
        core_rules::output,
    ),
    (
        "a view writes down what was computed",
        core_rules::computing_views,
    ),
    (
        "the core is the same on every machine",
        core_rules::conditions,
    ),
    ("no parameter is a `bool`", style_rules::truth_parameters),
    (
        "no parameter takes a tuple apart",
        style_rules::tuple_parameters,
    ),
    (
        "a function has at most 5 parameters",
        style_rules::parameters,
    ),
    (
        "a function has at most 60 lines",
        style_rules::function_lengths,
    ),
    ("nothing matches on `()`", style_rules::empty_matches),
    ("an error is a type, not a text", style_rules::text_errors),
];

#[test]
fn every_file_keeps_every_rule() {
    let files = sources();
    assert!(files.len() > 80, "only {} files were found", files.len());
    let violations = files.iter().flat_map(|file| {
        RULES.iter().flat_map(move |(name, rule)| {
            rule(file).into_iter().map(move |found| {
                format!("src/{}:{}: {name}: {}", file.path, found.line, found.what)
            })
        })
    });
    let violations: Vec<String> = violations.collect();
    assert!(
        violations.is_empty(),
        "{} violations\n{}",
        violations.len(),
        violations.join("\n")
    );
}

#[test]
fn every_folder_of_src_is_a_layer_of_the_table() {
    let mut folders: Vec<String> = sources()
        .iter()
        .filter_map(|file| Some(file.path.split_once('/')?.0.to_owned()))
        .collect();
    folders.sort_unstable();
    folders.dedup();
    let mut layers: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    layers.sort_unstable();
    assert_eq!(folders, layers);
}
