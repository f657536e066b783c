//! The binary in a folder of its own: how it is started, watched and ended.

use std::{
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use tempfile::TempDir;
use tokio::time::{interval, timeout};

use crate::{talk::Talk, turns};

/// How long a test waits for what must come; a busy machine needs a while.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// How often it looks whether it has.
const GLANCE: Duration = Duration::from_millis(25);

/// An address of this machine with a port that the system chooses.
pub(crate) const ANY_PORT: &str = "127.0.0.1:0";

/// Where Keypoint keeps its things, through as many starts as a test likes.
pub(crate) struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    /// An empty folder, and a clean environment, when it is the turn of this test.
    pub(crate) fn new() -> Self {
        turns::wait_for_one();
        let folder = tempfile::tempdir().unwrap();
        Self { folder, variables: Vec::new() }.with("KEYPOINT_LOG", "keypoint=debug,warn")
    }

    /// The same with an environment variable.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder in which it runs.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.path().join("keypoint-data")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keypoint"));
        command
            .args(arguments)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts Keypoint on a free port, and waits until it says where.
    pub(crate) async fn start(&self) -> Program {
        self.start_with(&["--listen", ANY_PORT]).await
    }

    /// Starts Keypoint where an earlier one was.
    pub(crate) async fn start_at(&self, address: &str) -> Program {
        self.start_with(&["--listen", address]).await
    }

    /// Starts Keypoint with these arguments, and waits until it says where it listens.
    pub(crate) async fn start_with(&self, arguments: &[&str]) -> Program {
        let mut program = self.start_quietly(arguments).await;
        let welcome = program.said();
        let (_, rest) = welcome.split_once("http://").unwrap();
        rest.split_whitespace().next().unwrap().clone_into(&mut program.address);
        program
    }

    /// Starts Keypoint with these arguments, and waits until it says that it runs.
    pub(crate) async fn start_quietly(&self, arguments: &[&str]) -> Program {
        let mut program = self.begin(arguments);
        program.is_welcome().await;
        program
    }

    /// Starts Keypoint with these arguments, and waits for nothing.
    pub(crate) fn begin(&self, arguments: &[&str]) -> Program {
        let mut child = self.command(arguments).spawn().unwrap();
        let (stdout, stderr) = (kept(child.stdout.take()), kept(child.stderr.take()));
        Program { child, stdout, stderr, address: String::new() }
    }

    /// Runs what ends by itself.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        let output = tokio::task::spawn_blocking(move || command.output());
        timeout(PATIENCE, output).await.expect("it ends by itself").unwrap().unwrap()
    }
}

/// A running Keypoint. It is killed with the test.
pub(crate) struct Program {
    child: Child,
    /// Where the local chat is.
    pub(crate) address: String,
    stdout: Arc<Mutex<String>>,
    stderr: Arc<Mutex<String>>,
}

impl Program {
    /// Waits until it says that it runs.
    pub(crate) async fn is_welcome(&mut self) {
        let welcome = eventually("the welcome", async || {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "{ended:?}: {}", self.log());
            self.said().contains("Ctrl-C").then_some(())
        });
        welcome.await;
    }

    /// Its local chat over HTTP.
    pub(crate) fn talk(&self) -> Talk {
        Talk::at(&self.address)
    }

    /// What it printed.
    pub(crate) fn said(&self) -> String {
        self.stdout.lock().unwrap().clone()
    }

    /// What it logged.
    pub(crate) fn log(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Sends it a signal: `INT`, `TERM` or `KILL`.
    pub(crate) fn signal(&self, signal: &str) {
        // The shell's own `kill`: it is there on every machine.
        let kill = format!("kill -{signal} {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Waits for its end, this long at most.
    pub(crate) async fn ends_within(&mut self, limit: Duration) -> ExitStatus {
        let end = eventually("the end of the program", async || self.child.try_wait().unwrap());
        timeout(limit, end).await.expect("it ends in time")
    }

    /// Ends it as Ctrl-C does.
    pub(crate) async fn stop(self) {
        let (_, log) = self.stop_and_tell().await;
        assert!(!log.contains("ERROR") && !log.contains("panicked"), "{log}");
    }

    /// Ends it as Ctrl-C does; returns how it ended, and all that it logged.
    pub(crate) async fn stop_and_tell(mut self) -> (ExitStatus, String) {
        self.signal("INT");
        let status = self.ends_within(PATIENCE).await;
        assert!(status.success(), "{status}: {}", self.log());
        (status, self.log())
    }

    /// Ends it as a power cut does.
    pub(crate) async fn loses_power(mut self) {
        self.signal("KILL");
        self.ends_within(PATIENCE).await;
    }
}

impl Drop for Program {
    #[allow(clippy::print_stderr, reason = "a test that failed is understood from its log")]
    fn drop(&mut self) {
        // It may have ended; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            eprintln!("the log of {}:\n{}", self.address, self.log());
        }
    }
}

/// Keeps what a stream says, line by line.
fn kept(stream: Option<impl Read + Send + 'static>) -> Arc<Mutex<String>> {
    let kept = Arc::new(Mutex::new(String::new()));
    let stream = BufReader::new(stream.expect("it is piped"));
    let into = Arc::clone(&kept);
    thread::spawn(move || {
        for line in stream.lines().map_while(Result::ok) {
            *into.lock().unwrap() += &(line + "\n");
        }
    });
    kept
}

/// Looks until there is something to see.
pub(crate) async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let mut glances = interval(GLANCE);
    let seen = async {
        loop {
            glances.tick().await;
            if let Some(seen) = look().await {
                return seen;
            }
        }
    };
    timeout(PATIENCE, seen).await.unwrap_or_else(|_| panic!("{what} does not come"))
}
