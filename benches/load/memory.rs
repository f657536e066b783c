//! How much memory the program takes, idle and with many schedules.

use std::{
    fs::{self, File},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use keypoint::store::{Store, sqlite_url};

use crate::{
    figures::table,
    scene::{Kind, furnish, this_minute},
};

/// How long the program is left alone before its memory is looked at, once it is up.
const SETTLES: Duration = Duration::from_secs(20);

/// How long it may take until it is up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Measures and prints.
pub async fn measure(schedules: usize) {
    let mut rows: Vec<(usize, [f64; 2])> = Vec::new();
    for count in [0, schedules / 100, schedules] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keypoint.db");
        let store = Store::connect(&sqlite_url(&file)).await.unwrap();
        // Due in twelve hours, so that nothing is done meanwhile.
        let slot = this_minute() + TimeDelta::hours(12);
        furnish(&store, Kind::Local, count, slot, |_| slot).await;
        store.close().await;
        let program = Program::start(folder.path());
        program.is_up();
        tokio::time::sleep(SETTLES).await;
        rows.push((count, program.memory()));
    }
    let (_, idle) = rows[0];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(count, now)| {
            let cell =
                |which: usize| [format!("{:.1}", now[which]), format!("{:.2}", now[which] / idle[which])];
            let [[resident, to_idle], [peak, peak_to_idle]] = [0, 1].map(cell);
            vec![count.to_string(), resident, to_idle, peak, peak_to_idle]
        })
        .collect();
    println!("\nMemory of the program on the local chat, in MiB, {} s after its start\n", SETTLES.as_secs());
    table(&["schedules", "resident", "to none", "peak", "to none"], &rows);
}

/// The program, until this is dropped.
struct Program {
    child: Child,
    log: std::path::PathBuf,
}

impl Program {
    fn start(folder: &Path) -> Self {
        let log = folder.join("log");
        let out = File::create(&log).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_keypoint"))
            .env("KEYPOINT_DATA_DIR", folder)
            .env("KEYPOINT_LISTEN", "127.0.0.1:0")
            .env("KEYPOINT_PUBLIC_LISTEN", "off")
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        Self { child, log }
    }

    /// Returns once it says that it runs.
    fn is_up(&self) {
        let until = Instant::now() + PATIENCE;
        while !fs::read_to_string(&self.log).unwrap().contains("Keypoint is running") {
            assert!(Instant::now() < until, "{}", fs::read_to_string(&self.log).unwrap());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it takes of the memory now, and at most so far, in mebibytes, as Linux tells.
    fn memory(&self) -> [f64; 2] {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("memory is measured on Linux alone, of a process that runs");
        ["VmRSS:", "VmHWM:"].map(|name| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1024.0
        })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
