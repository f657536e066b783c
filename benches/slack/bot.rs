//! A bot in a process of its own: how it is started, ended, and how much memory it takes.

use std::{
    fs::{self, File},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    bare_socket,
    slack::Fake,
    team::{BARE, KEYPOINT},
};

/// How long a bot may take until it is there.
const PATIENCE: Duration = Duration::from_mins(1);

/// A bot that runs, until this is dropped.
pub struct Bot {
    child: Child,
    /// Where it keeps its things, and what it says.
    folder: TempDir,
}

/// What a process takes of the machine's memory, in mebibytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub resident: f64,
    pub peak: f64,
}

impl Bot {
    /// Keypoint, as it is released.
    pub fn keypoint(fake: &Fake) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_keypoint"));
        command
            .env("SLACK_BOT_TOKEN", KEYPOINT.0)
            .env("SLACK_APP_TOKEN", KEYPOINT.1)
            .env("KEYPOINT_SLACK_API_URL", fake.api_url())
            .env("KEYPOINT_DATA_DIR", folder.path())
            .env("KEYPOINT_PUBLIC_LISTEN", "off");
        Self::start(command, folder)
    }

    /// The bare socket: this program, told to be it.
    pub fn bare(fake: &Fake) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([bare_socket::NAME, &fake.api_url(), BARE.1]);
        Self::start(command, tempfile::tempdir().unwrap())
    }

    fn start(mut command: Command, folder: TempDir) -> Self {
        let log = File::create(folder.path().join("log")).unwrap();
        command.current_dir(folder.path()).stdin(Stdio::null());
        command.stdout(log.try_clone().unwrap()).stderr(log);
        Self { child: command.spawn().unwrap(), folder }
    }

    /// Returns once it is connected.
    pub async fn is_there(&self, fake: &Fake, app: &str) {
        let until = Instant::now() + PATIENCE;
        while fake.slack.sockets.connected(app) == 0 {
            let said = || fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(Instant::now() < until, "the bot does not come: {}", said());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What it takes of the memory, as Linux tells.
    pub fn memory(&self) -> Memory {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("memory is measured on Linux alone, of a process that runs");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1024.0
        };
        Memory { resident: of("VmRSS:"), peak: of("VmHWM:") }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
