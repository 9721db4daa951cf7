//! The arguments that set the limits of a service: one for each row of their table.

use clap::Arg;
use clap::ArgMatches;
use clap::Args;
use clap::Command;
use clap::FromArgMatches;
use clap::value_parser;

use crate::server::LIMITS;
use crate::server::Limit;
use crate::server::ServiceLimits;

const HEADING: &str = "Limits";

/// The limits of a service, as they were set by flags and environment variables.
#[derive(Clone, Debug, Default)]
pub struct LimitArguments(pub(crate) ServiceLimits);

impl Args for LimitArguments {
    fn augment_args(command: Command) -> Command {
        LIMITS
            .iter()
            .fold(command, |command, limit| command.arg(argument(limit)))
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
        let Self(limits) = self;
        for limit in &LIMITS {
            if let Some(amount) = matches.get_one::<u64>(limit.name) {
                *limits = std::mem::take(limits).with(limit, *amount);
            }
        }
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
