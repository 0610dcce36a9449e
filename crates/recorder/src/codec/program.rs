//! An `ffmpeg` beside us: started with little room to do harm, fed by a thread, ended with us.
//!
//! It gets its input from a pipe and ends when that does, so it cannot outlive us however we end.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TrySendError, sync_channel};
use std::thread;

/// A program that runs.
pub(crate) struct Program {
    child: Child,
    input: Option<SyncSender<Vec<u8>>>,
}

impl Program {
    /// Starts one that may use these protocols, with these arguments. At most `waiting` pieces of input wait for it; each piece's
    /// buffer comes back through `used`.
    pub(crate) fn start(
        ffmpeg: &Path,
        protocols: &str,
        arguments: &[&str],
        waiting: usize,
        used: Sender<Vec<u8>>,
    ) -> io::Result<(Self, ChildStdout)> {
        let mut child = Command::new(ffmpeg)
            .args(["-nostdin", "-hide_banner", "-loglevel", "quiet", "-protocol_whitelist", protocols])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .env_clear()
            .current_dir("/")
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("no pipes"));
        };
        confine(&child);
        // The more fits, the fewer turns the two take. What the system does not grant is not needed.
        let _ = rustix::pipe::fcntl_setpipe_size(&stdin, PIPE);
        let _ = rustix::pipe::fcntl_setpipe_size(&stdout, PIPE);
        let (input, pieces) = sync_channel(waiting);
        let mut program = Self { child, input: Some(input) };
        let fed = thread::Builder::new().name("recorder-feed".into()).spawn(move || feed(stdin, &pieces, &used));
        if let Err(error) = fed {
            program.kill();
            return Err(error);
        }
        Ok((program, stdout))
    }

    /// Gives a piece of input without waiting; gives it back if there is no room or the program has
    /// ended, and says whether it has.
    pub(crate) fn give(&self, piece: Vec<u8>) -> Result<(), (Vec<u8>, bool)> {
        let Some(input) = &self.input else { return Err((piece, true)) };
        input.try_send(piece).map_err(|error| match error {
            TrySendError::Full(piece) => (piece, false),
            TrySendError::Disconnected(piece) => (piece, true),
        })
    }

    /// Gives a piece of input, waiting for room; `false` if the program has ended.
    pub(crate) fn press(&self, piece: Vec<u8>) -> bool {
        self.input.as_ref().is_some_and(|input| input.send(piece).is_ok())
    }

    /// Nothing more comes; the program ends when it has worked off what waits.
    pub(crate) fn close(&mut self) {
        self.input = None;
    }

    fn kill(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

fn feed(mut stdin: ChildStdin, pieces: &Receiver<Vec<u8>>, used: &Sender<Vec<u8>>) {
    for piece in pieces {
        if stdin.write_all(&piece).is_err() {
            return;
        }
        // Whoever has gone does not need it back.
        let _ = used.send(piece);
    }
}

/// Takes away what a codec does not need: writing files, dumping core, being first when processors are
/// short. What the system refuses to take away stays.
fn confine(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit, setpriority_process};
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let nothing = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = prlimit(pid, Resource::Fsize, nothing);
    let _ = prlimit(pid, Resource::Core, nothing);
    let memory = Some(MOST_MEMORY);
    let _ = prlimit(pid, Resource::As, Rlimit { current: memory, maximum: memory });
    let _ = setpriority_process(pid, NICENESS);
}

/// Most address space of a program in bytes: twenty times what one needs for 1080p.
const MOST_MEMORY: u64 = 4 << 30;

/// Bytes that a pipe holds: a picture, or most of one.
const PIPE: usize = 1 << 20;

/// Behind the media plane, which must not be late.
const NICENESS: i32 = 5;
