//! Sends a programme to an RTMP server, for as long as that takes.
//!
//! The `ffmpeg` of the search path speaks the protocol (Adobe's RTMP 1.0, over TLS for `rtmps`) and makes
//! AAC of the sound, which FLV has to have; the picture goes as it is. Whatever the server does, the
//! recorder is never held up: what is not taken is dropped, and the target is tried again from a keyframe
//! on, at ever longer intervals.

mod address;

use crate::codec::Program;
use crate::{Chunker, Encoded, Medium, Programme};
use address::Address;
use std::io::{BufRead as _, BufReader};
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ChildStdout;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Most pieces that wait for this thread, some seven seconds of picture and sound.
const MOST_WAITING: usize = 512;

/// Length of what is given to the program at once: what sending is late by.
const CHUNK: Duration = Duration::from_millis(200);

/// Most chunks that wait for the program: a server that is behind by so many does not read any more.
const MOST_CHUNKS: usize = 50;

/// How long a server may take to say that it takes the stream.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a server may take to take a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// Pauses between two tries; the last is kept to. They begin anew once a stream has been taken this long.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
];
const SETTLED: Duration = Duration::from_secs(30);

/// What becomes of a stream at its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushState {
    /// The target has not taken it yet.
    Connecting,
    /// It is taken.
    Live,
    /// It is not taken for the time being, and will be tried again.
    Waiting(PushTrouble),
    /// It is not tried again.
    Failed(PushTrouble),
}

/// Why a target has no stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PushTrouble {
    /// The address is no `rtmp` or `rtmps` one, or leads where nothing may be sent.
    #[error("the address is none that is streamed to")]
    Address,
    /// Nobody answers there.
    #[error("nobody answers")]
    Unreachable,
    /// It is refused, or was broken off.
    #[error("the stream is refused, or was broken off")]
    Rejected,
    /// It is not read any more.
    #[error("the stream is not read any more")]
    Stalled,
    /// There is no `ffmpeg`.
    #[error("streaming needs ffmpeg, which is not installed")]
    NoEncoder,
    /// No thread or no process is to be had.
    #[error("nothing could be started")]
    Fault,
}

/// Where a programme is sent.
#[derive(Clone)]
pub struct PushTarget {
    /// `rtmp://` or `rtmps://`, host, and the path with the stream's key, which is secret.
    pub url: String,
    /// The program that sends.
    pub ffmpeg: Option<PathBuf>,
    /// Whether something may be sent to an address; asked before every try.
    pub allowed: fn(IpAddr) -> bool,
}

/// A programme that is sent somewhere. Dropping it ends that.
pub struct Push {
    over: Arc<AtomicBool>,
    pieces: SyncSender<Encoded>,
}

impl Push {
    /// Begins to send; give [`Push::watcher`] to [`crate::Recorder::watch`]. `report` hears what becomes of
    /// it, on a thread of its own.
    pub fn start(target: PushTarget, programme: Programme, report: impl FnMut(PushState) + Send + 'static) -> Self {
        Self::begin(target, programme, PATIENCE, Box::new(report))
    }

    fn begin(
        target: PushTarget,
        programme: Programme,
        patience: Duration,
        report: Box<dyn FnMut(PushState) + Send>,
    ) -> Self {
        let (pieces, waiting) = sync_channel(MOST_WAITING);
        let over = Arc::new(AtomicBool::new(false));
        let mut sender = Sender { target, programme, patience, waiting, over: over.clone(), report };
        // Without a thread the watcher ends at once.
        let _ = thread::Builder::new().name("recorder-push".into()).spawn(move || sender.run());
        Self { over, pieces }
    }

    /// What a recorder gives its pieces to.
    pub fn watcher(&self) -> impl FnMut(&Encoded) -> bool + Send + use<> {
        let (over, pieces) = (self.over.clone(), self.pieces.clone());
        move |piece| {
            let sent = pieces.try_send(piece.clone());
            !over.load(Ordering::Relaxed) && !matches!(sent, Err(TrySendError::Disconnected(_)))
        }
    }
}

impl Drop for Push {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

/// Why a try has ended.
enum End {
    /// Nobody wants it any more.
    Over,
    /// The target does not take it.
    Trouble(PushTrouble),
}

/// The thread that sends.
struct Sender {
    target: PushTarget,
    programme: Programme,
    patience: Duration,
    waiting: Receiver<Encoded>,
    over: Arc<AtomicBool>,
    report: Box<dyn FnMut(PushState) + Send>,
}

impl Sender {
    fn run(&mut self) {
        let Some(ffmpeg) = self.target.ffmpeg.clone() else {
            return (self.report)(PushState::Failed(PushTrouble::NoEncoder));
        };
        let Some(address) = Address::read(&self.target.url) else {
            return (self.report)(PushState::Failed(PushTrouble::Address));
        };
        let mut tries = 0;
        loop {
            (self.report)(PushState::Connecting);
            let began = Instant::now();
            let trouble = match self.attempt(&ffmpeg, &address) {
                End::Over => return,
                End::Trouble(trouble) => trouble,
            };
            if trouble == PushTrouble::Address {
                return (self.report)(PushState::Failed(trouble));
            }
            (self.report)(PushState::Waiting(trouble));
            tries = if began.elapsed() > SETTLED { 0 } else { tries };
            let pause = PAUSES[tries.min(PAUSES.len() - 1)];
            tries += 1;
            if !self.wait(pause) {
                return;
            }
        }
    }

    /// Throws away what comes for so long; `false` if it is over.
    fn wait(&mut self, pause: Duration) -> bool {
        let until = Instant::now() + pause;
        loop {
            match self.next(until.saturating_duration_since(Instant::now())) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) if Instant::now() >= until => return true,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// The next piece. It is over when nobody gives any, and when it was said to be.
    fn next(&mut self, longest: Duration) -> Result<Encoded, RecvTimeoutError> {
        const LOOK: Duration = Duration::from_millis(200);
        let piece = self.waiting.recv_timeout(longest.min(LOOK));
        if self.over.load(Ordering::Relaxed) { Err(RecvTimeoutError::Disconnected) } else { piece }
    }

    fn attempt(&mut self, ffmpeg: &Path, address: &Address) -> End {
        // Looked up anew each time: names move. What was looked at is what is sent to.
        let places = address.look_up();
        let Some(place) = places.first() else { return End::Trouble(PushTrouble::Unreachable) };
        if !places.iter().all(|place| (self.target.allowed)(place.ip())) {
            return End::Trouble(PushTrouble::Address);
        }
        let arguments = address.arguments(*place);
        let arguments: Vec<&str> = INPUT.iter().copied().chain(arguments.iter().map(String::as_str)).collect();
        let (used, _) = channel();
        let Ok((program, stdout)) = Program::start(ffmpeg, PROTOCOLS, &arguments, MOST_CHUNKS, used) else {
            return End::Trouble(PushTrouble::Fault);
        };
        let (says, said) = channel();
        let listened = thread::Builder::new().name("recorder-push-said".into()).spawn(move || listen(stdout, &says));
        if listened.is_err() {
            return End::Trouble(PushTrouble::Fault);
        }
        let end = self.feed(&program, &said);
        match end {
            // Whoever refuses can be reached.
            End::Trouble(PushTrouble::Rejected) if TcpStream::connect_timeout(place, CONNECT).is_err() => {
                End::Trouble(PushTrouble::Unreachable)
            }
            end => end,
        }
    }

    /// Feeds the program until it or the programme ends.
    fn feed(&mut self, program: &Program, said: &Receiver<Said>) -> End {
        let mut chunker = Chunker::new(CHUNK);
        let (mut begun, mut live) = (None, false);
        loop {
            for word in said.try_iter() {
                match word {
                    Said::Sends if !live => {
                        live = true;
                        (self.report)(PushState::Live);
                    }
                    Said::Sends => {}
                    Said::Ended => return End::Trouble(PushTrouble::Rejected),
                }
            }
            if !live && begun.is_some_and(|begun: Instant| begun.elapsed() > self.patience) {
                return End::Trouble(PushTrouble::Stalled);
            }
            let piece = match self.next(CHUNK) {
                Ok(piece) => piece,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return End::Over,
            };
            let leads = self.programme.has_picture() == (piece.medium == Medium::Picture) && piece.keyframe;
            if begun.is_none() && !leads {
                continue;
            }
            begun.get_or_insert_with(Instant::now);
            let chunk = match chunker.push(&piece) {
                Ok(Some(chunk)) => chunk,
                Ok(None) => continue,
                Err(_) => return End::Trouble(PushTrouble::Fault),
            };
            let bytes = [chunk.header.unwrap_or_default(), chunk.bytes].concat();
            if let Err((_, ended)) = program.give(bytes) {
                return End::Trouble(if ended { PushTrouble::Rejected } else { PushTrouble::Stalled });
            }
        }
    }
}

/// What the program says.
enum Said {
    /// The target takes the stream.
    Sends,
    /// It has ended.
    Ended,
}

/// Reads the program's reports: each is some lines `key=value`, of which `progress` is the last.
fn listen(stdout: ChildStdout, says: &std::sync::mpsc::Sender<Said>) {
    let mut sent = false;
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        match line.split_once('=') {
            // What is written before the server has agreed is written nowhere.
            Some(("total_size", size)) => sent = size.trim().parse::<u64>().is_ok_and(|size| size > 0),
            Some(("progress", "continue")) if sent && says.send(Said::Sends).is_err() => return,
            _ => {}
        }
    }
    // Whoever listened may have gone.
    let _ = says.send(Said::Ended);
}

/// Protocols that the program may use.
const PROTOCOLS: &str = "pipe,tcp,tls,rtmp,rtmps";

/// What goes in, and how often is reported what became of it.
#[rustfmt::skip]
const INPUT: &[&str] = &[
    "-progress", "pipe:1", "-stats_period", "0.5",
    "-fflags", "nobuffer", "-probesize", "4096", "-analyzeduration", "0", "-f", "mp4", "-i", "pipe:0",
    "-c:v", "copy", "-c:a", "aac", "-b:a", "128k", "-ar", "48000", "-ac", "2", "-threads", "1",
    "-f", "flv", "-flvflags", "no_duration_filesize+no_metadata", "-flush_packets", "1",
];

#[cfg(test)]
mod tests;
