//! The command line.

use crate::settings::Settings;
use crate::{doctor, logging, serve, tenant};
use clap::{Args, Parser, Subcommand};
use std::fmt::Display;
use std::process::ExitCode;

/// A self-hosted meeting platform: books meetings, speaks the REST API of Huawei Cloud Meeting.
#[derive(Parser)]
#[command(name = "convoca", version, about, arg_required_else_help = false)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (also what `convoca` alone does)
    Serve,
    /// Check the set-up and say what is wrong
    Doctor,
    /// Tenants of this server
    Corporation {
        #[command(subcommand)]
        action: CorporationAction,
    },
    /// Cloud and webinar rooms
    Room {
        #[command(subcommand)]
        action: RoomAction,
    },
}

#[derive(Subcommand)]
enum CorporationAction {
    /// Add a corporation with its administrator and application, and print how to sign in
    Add(CorporationAdd),
}

/// A new corporation. Its administrator, application and defaults come from the same settings as
/// those of the first start: --admin-account, --admin-password, --app-id, --app-key and so on.
#[derive(Args)]
pub struct CorporationAdd {
    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,
}

#[derive(Subcommand)]
enum RoomAction {
    /// Add a cloud or webinar room to a corporation and print its number
    Add(RoomAdd),
}

/// A new room.
#[derive(Args)]
pub struct RoomAdd {
    /// ID of the corporation (an administrator sees it as companyId when signing in)
    #[arg(long, value_name = "ID")]
    pub corporation: String,
    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// Most people in it; 0 for no limit of its own
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub capacity: u32,
    /// Make it a room for webinars
    #[arg(long)]
    pub webinar: bool,
    /// Most people in a webinar's audience; 0 for no limit of its own
    #[arg(long, value_name = "NUMBER", default_value_t = 0, requires = "webinar")]
    pub audience: u32,
}

impl Cli {
    /// Does what the command line says; the exit code is 0 on success, 2 for wrong settings, 1 for
    /// any other failure.
    pub fn run(self) -> ExitCode {
        let settings = match self.settings.resolve() {
            Ok(settings) => settings,
            Err(error) => return complain(&error, 2),
        };
        logging::start(&settings);
        let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return complain(&format!("cannot start threads: {error}"), 1),
        };
        let done = runtime.block_on(async {
            match self.command {
                None | Some(Command::Serve) => serve::serve(settings).await.map(|()| ExitCode::SUCCESS),
                Some(Command::Doctor) => Ok(doctor::run(&settings).await),
                Some(Command::Corporation { action: CorporationAction::Add(add) }) => {
                    tenant::add_corporation(&settings, add).await.map(|()| ExitCode::SUCCESS)
                }
                Some(Command::Room { action: RoomAction::Add(add) }) => {
                    tenant::add_room(&settings, add).await.map(|()| ExitCode::SUCCESS)
                }
            }
        });
        // Password hashing may still be running; nobody waits for it any more.
        runtime.shutdown_background();
        done.unwrap_or_else(|error| complain(&logging::chain(&*error), 1))
    }
}

#[allow(clippy::print_stderr, reason = "this is how a command line program says why it stops")]
fn complain(error: &dyn Display, code: u8) -> ExitCode {
    eprintln!("convoca: {error}");
    ExitCode::from(code)
}
