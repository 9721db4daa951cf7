//! From arguments to a command.

use std::path::Path;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::Command;
use crate::cli::arguments::ServeArguments;
use crate::cli::arguments::add_given;
use crate::cli::check::check;
use crate::cli::contradictions::contradictions;
use crate::cli::exchange_arguments::ExportSite;
use crate::cli::exit::Exit;
use crate::cli::export::export;
use crate::cli::export_site::export_site;
use crate::cli::import::import;
use crate::cli::question::Address;
use crate::cli::question::question;
use crate::cli::serve::serve;
use crate::explorer::Parameters;

/// Does what the arguments say.
///
/// # Errors
///
/// What kept it from being done, ready to be printed.
pub fn run(arguments: Arguments) -> anyhow::Result<Exit> {
    let Arguments {
        dataset,
        format,
        command,
    } = arguments;
    let dataset = dataset.as_deref();
    let mut parameters = Parameters::default();
    let address = match command {
        None => return serve(dataset, &ServeArguments::default()),
        Some(Command::Serve(arguments)) => return serve(dataset, &arguments),
        Some(Command::Import(arguments)) => return import(&arguments, format),
        Some(Command::Export(arguments)) => {
            return match &arguments.site {
                Some(ExportSite::Site { folder }) => export_site(dataset, format, folder),
                None => export(dataset, &arguments),
            };
        }
        Some(Command::Check { files, reading }) => {
            let given = dataset
                .map(Path::to_owned)
                .into_iter()
                .filter(|_| files.is_empty());
            return check(
                &given.chain(files.iter().cloned()).collect::<Vec<_>>(),
                &reading,
                format,
            );
        }
        Some(Command::Contradictions) => return contradictions(dataset, format),
        Some(Command::Find { name, kinds, limit }) => {
            parameters.add("q", &name.join(" "));
            for kind in &kinds {
                parameters.add("kinds", kind);
            }
            add_given(&mut parameters, &[("limit", &limit)]);
            Address::Of("/find")
        }
        Some(Command::Show { entity, scope }) => {
            scope.add_to(&mut parameters);
            Address::Dossier(entity)
        }
        Some(Command::Around {
            entity,
            hops,
            scope,
        }) => {
            scope.add_to(&mut parameters);
            add_given(
                &mut parameters,
                &[("entity", &Some(entity)), ("hops", &hops)],
            );
            Address::Of("/around")
        }
        Some(Command::Path {
            from,
            to,
            method,
            k,
            max_hops,
            scope,
        }) => {
            scope.add_to(&mut parameters);
            let given = [
                ("from", &Some(from)),
                ("to", &Some(to)),
                ("method", &method),
                ("k", &k),
                ("max_hops", &max_hops),
            ];
            add_given(&mut parameters, &given);
            Address::Of("/path")
        }
        Some(Command::Journey {
            from,
            to,
            aim,
            leave,
            arrive,
            max_hops,
            scope,
        }) => {
            scope.add_to(&mut parameters);
            let when = [
                ("leave", &leave),
                ("arrive", &arrive),
                ("max_hops", &max_hops),
            ];
            add_given(
                &mut parameters,
                &[("from", &Some(from)), ("to", &Some(to)), ("aim", &aim)],
            );
            add_given(&mut parameters, &when);
            Address::Of("/journey")
        }
        Some(Command::Timeline { entity, scope }) => {
            scope.add_to(&mut parameters);
            add_given(&mut parameters, &[("entity", &entity)]);
            Address::Of("/timeline")
        }
        Some(Command::Triangles {
            pattern,
            side1,
            side2,
            side3,
            entity,
            scope,
        }) => {
            scope.add_to(&mut parameters);
            let given = [
                ("pattern", &pattern),
                ("side1", &side1),
                ("side2", &side2),
                ("side3", &side3),
                ("entity", &entity),
            ];
            add_given(&mut parameters, &given);
            Address::Of("/triangles")
        }
    };
    question(dataset, format, address, parameters)
}
