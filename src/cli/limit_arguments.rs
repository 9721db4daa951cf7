//! The arguments that set the limits of a service: one for each row of their table.

use clap::Arg;
use clap::ArgMatches;
use clap::Args;
use clap::Command;
use clap::FromArgMatches;
use clap::value_parser;

use crate::server::IMPORT_LIMITS;
use crate::server::LIMITS;
use crate::server::Limit;
use crate::server::ServiceLimits;

const HEADING: &str = "Limits";

/// The limits of a service, as they were set by flags and environment variables; but for those of
/// files, which are [`ImportLimitArguments`].
#[derive(Clone, Debug, Default)]
pub struct LimitArguments(pub(crate) ServiceLimits);

/// The limits of what files of other programs may have, as they were set by flags and environment
/// variables.
#[derive(Clone, Debug, Default)]
pub struct ImportLimitArguments(pub(crate) ServiceLimits);

/// The limits that hold for a service alone.
fn of_service() -> impl Iterator<Item = &'static Limit> {
    let is_of_files = |limit: &&Limit| IMPORT_LIMITS.iter().any(|known| known.name == limit.name);
    LIMITS.iter().filter(move |limit| !is_of_files(limit))
}

fn augment(command: Command, limits: impl Iterator<Item = &'static Limit>) -> Command {
    limits.fold(command, |command, limit| command.arg(argument(limit)))
}

fn read(
    matches: &ArgMatches,
    limits: impl Iterator<Item = &'static Limit>,
    set: &mut ServiceLimits,
) {
    for limit in limits {
        if let Some(amount) = matches.get_one::<u64>(limit.name) {
            *set = std::mem::take(set).with(limit, *amount);
        }
    }
}

impl Args for LimitArguments {
    fn augment_args(command: Command) -> Command {
        augment(command, of_service())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LimitArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        read(matches, of_service(), &mut self.0);
        Ok(())
    }
}

impl Args for ImportLimitArguments {
    fn augment_args(command: Command) -> Command {
        augment(command, IMPORT_LIMITS.iter())
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for ImportLimitArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        read(matches, IMPORT_LIMITS.iter(), &mut self.0);
        Ok(())
    }
}

fn argument(limit: &Limit) -> Arg {
    let usual = (limit.usual)();
    Arg::new(limit.name)
        .long(limit.name)
        .env(limit.variable())
        .hide_env_values(true)
        .value_name(limit.unit.placeholder())
        .value_parser(value_parser!(u64).range(limit.least..=limit.most))
        .help(format!("{} [{usual} if absent]", limit.about))
        .help_heading(HEADING)
}
