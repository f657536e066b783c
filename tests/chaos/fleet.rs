//! The processes under attack: started, struck, watched, and started again.

use std::{
    fs::{self, File, OpenOptions},
    io,
    net::TcpListener,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

/// How long a start takes at the longest until the program hears that it is to stop.
const TO_START: Duration = Duration::from_secs(1);

/// How many panics are told.
const MOST_PANICS: usize = 10;

/// How a process is struck at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strike {
    /// It dies at once.
    Kill,
    /// It stops, and goes on later.
    Stop,
    /// The task that reached the point dawdles, while the process goes on.
    Delay(Duration),
}

/// One process.
struct Process {
    child: Child,
    started: Instant,
    /// Since when it stands still, and when it is to go on.
    stopped: Option<(Instant, Instant)>,
    /// Whether it was asked to stop before it could listen for that: then it dies by the signal. Whoever looks after
    /// it may see that much later.
    is_asked_early: bool,
}

impl Process {
    fn ask_to_stop(&mut self) {
        self.is_asked_early |= self.started.elapsed() < TO_START;
        signal(&self.child, Signal::TERM);
    }
}

/// What becomes of strikes, counted.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Processes that died by SIGKILL.
    pub killed: u32,
    /// Processes that stood still past their leases, and went on.
    pub zombies: u32,
    /// Processes that were asked to stop, and did.
    pub stopped: u32,
    /// Tasks that dawdled at a point.
    pub delayed: u32,
    /// At which points processes were struck, and how; `at random` where it was none.
    pub struck: Vec<(String, &'static str)>,
    /// Processes that ended though nobody struck them, and what they said last.
    pub ended: Vec<String>,
}

impl Tally {
    /// The processes that were struck: killed, or zombies.
    pub fn kills(&self) -> u32 {
        self.killed + self.zombies
    }
}

/// All processes of a configuration.
pub struct Fleet {
    folder: PathBuf,
    variables: Vec<(String, String)>,
    addresses: Vec<String>,
    processes: Mutex<Vec<Option<Process>>>,
    tally: Mutex<Tally>,
}

impl Fleet {
    /// So many processes in a folder, with these variables; none is started yet.
    pub fn new(folder: &Path, variables: Vec<(String, String)>, size: usize) -> io::Result<Self> {
        for name in ["armed", "struck", "reached"] {
            fs::create_dir_all(folder.join("faults").join(name))?;
        }
        // What is built anew meanwhile is not what is under attack.
        fs::copy(env!("CARGO_BIN_EXE_keypoint"), folder.join("keypoint"))?;
        // All are held until each has one, so that no two get the same.
        let listeners: Vec<_> =
            (0..size).map(|_| TcpListener::bind("127.0.0.1:0")).collect::<io::Result<_>>()?;
        let addresses =
            listeners.iter().map(|one| Ok(one.local_addr()?.to_string())).collect::<io::Result<_>>()?;
        let processes = Mutex::new((0..size).map(|_| None).collect());
        Ok(Self { folder: folder.to_owned(), variables, addresses, processes, tally: Mutex::default() })
    }

    /// Where the processes listen.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// How many there are.
    pub fn size(&self) -> usize {
        self.addresses.len()
    }

    /// What became of strikes so far.
    pub fn tally(&self) -> Tally {
        self.tally.lock().unwrap().clone()
    }

    /// Starts what does not run.
    pub fn start_missing(&self) -> io::Result<()> {
        let mut processes = self.processes.lock().unwrap();
        for (index, slot) in processes.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            let (child, started) = (self.spawn(index)?, Instant::now());
            *slot = Some(Process { child, started, stopped: None, is_asked_early: false });
        }
        Ok(())
    }

    fn spawn(&self, index: usize) -> io::Result<Child> {
        let log: File =
            OpenOptions::new().create(true).append(true).open(self.folder.join(format!("log-{index}")))?;
        Command::new(self.folder.join("keypoint"))
            .args(["--listen", &self.addresses[index]])
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .env("KEYPOINT_TEST_FAULTS_DIR", self.folder.join("faults"))
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
    }

    /// Strikes the next process that reaches a point.
    pub fn arm(&self, point: &str, strike: Strike) -> io::Result<()> {
        let how = match strike {
            Strike::Kill => "kill".to_owned(),
            Strike::Stop => "stop".to_owned(),
            Strike::Delay(span) => format!("delay {}", span.as_millis()),
        };
        // By a rename, so that nobody reads half of it.
        let faults = self.folder.join("faults");
        fs::write(faults.join("next"), how)?;
        fs::rename(faults.join("next"), faults.join("armed").join(point))
    }

    /// Which points wait for somebody.
    pub fn armed(&self) -> Vec<String> {
        names_in(&self.folder.join("faults/armed"))
    }

    /// No point strikes any more.
    pub fn disarm(&self) {
        for point in self.armed() {
            // Somebody may have taken it just now.
            let _ = fs::remove_file(self.folder.join("faults/armed").join(point));
        }
    }

    /// How often each point was reached.
    pub fn reached(&self) -> Vec<(String, u64)> {
        let folder = self.folder.join("faults/reached");
        let count = |name: String| {
            let size = fs::metadata(folder.join(&name)).map_or(0, |file| file.len());
            (name, size)
        };
        names_in(&folder).into_iter().map(count).collect()
    }

    /// Strikes a process at a random moment.
    pub fn strike(&self, chosen: usize, strike: Strike) {
        let processes = self.processes.lock().unwrap();
        let awake: Vec<&Process> =
            processes.iter().flatten().filter(|process| process.stopped.is_none()).collect();
        let Some(process) = awake.get(chosen % awake.len().max(1)) else { return };
        signal(&process.child, if strike == Strike::Stop { Signal::STOP } else { Signal::KILL });
        self.tally
            .lock()
            .unwrap()
            .struck
            .push(("at random".to_owned(), if strike == Strike::Stop { "stop" } else { "kill" }));
    }

    /// Asks a process to stop, as a supervisor does.
    pub fn ask_to_stop(&self, chosen: usize) {
        let mut processes = self.processes.lock().unwrap();
        let size = processes.len();
        if let Some(process) = processes.iter_mut().flatten().nth(chosen % size) {
            process.ask_to_stop();
        }
    }

    /// Asks all of them to stop.
    pub fn ask_all_to_stop(&self) {
        for process in self.processes.lock().unwrap().iter_mut().flatten() {
            process.ask_to_stop();
        }
    }

    /// Looks after the processes: counts who was struck, lets go on who stood still long enough
    /// (`standstill` from now for who just stopped), and starts who is gone.
    pub fn tend(&self, standstill: Duration) -> io::Result<()> {
        self.collect_strikes();
        let now = Instant::now();
        let mut processes = self.processes.lock().unwrap();
        for (index, slot) in processes.iter_mut().enumerate() {
            let Some(process) = slot else { continue };
            if let Some(status) = process.child.try_wait()? {
                let mut tally = self.tally.lock().unwrap();
                match (status.signal(), status.success()) {
                    (Some(9), _) => tally.killed += 1,
                    (_, true) => tally.stopped += 1,
                    // Asked twice, which means at once.
                    _ if status.code() == Some(130) => tally.stopped += 1,
                    (Some(15), _) if process.is_asked_early => tally.stopped += 1,
                    _ => {
                        let log = fs::read_to_string(self.folder.join(format!("log-{index}")))?;
                        let last = log.trim_end().rsplit('\n').next().unwrap_or_default().to_owned();
                        let age = process.started.elapsed();
                        tally.ended.push(format!("process {index} after {age:.1?}: {status}: {last}"));
                    }
                }
                *slot = None;
            } else if let Some((_, until)) = process.stopped {
                if now >= until {
                    signal(&process.child, Signal::CONT);
                    process.stopped = None;
                    self.tally.lock().unwrap().zombies += 1;
                }
            } else if stands_still(process.child.id()) {
                process.stopped = Some((now, now + standstill));
            }
        }
        drop(processes);
        self.start_missing()
    }

    /// What the processes said of panics.
    pub fn panics(&self) -> Vec<String> {
        let logs = (0..self.size())
            .filter_map(|index| fs::read_to_string(self.folder.join(format!("log-{index}"))).ok());
        let mut panics: Vec<String> = logs
            .flat_map(|log| {
                log.lines().filter(|line| line.contains("panicked")).map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        panics.truncate(MOST_PANICS);
        panics
    }

    fn collect_strikes(&self) {
        let folder = self.folder.join("faults/struck");
        for name in names_in(&folder) {
            let how = fs::read_to_string(folder.join(&name)).unwrap_or_default();
            let how = match how.split(' ').next().unwrap_or_default() {
                "kill" => "kill",
                "stop" => "stop",
                _ => "delay",
            };
            let point = name.rsplit_once('.').map_or(name.as_str(), |(point, _)| point).to_owned();
            let mut tally = self.tally.lock().unwrap();
            tally.delayed += u32::from(how == "delay");
            tally.struck.push((point, how));
            let _ = fs::remove_file(folder.join(name));
        }
    }

    /// Lets everybody go on who stands still.
    pub fn wake(&self) {
        for process in self.processes.lock().unwrap().iter_mut().flatten() {
            signal(&process.child, Signal::CONT);
            if process.stopped.take().is_some() {
                self.tally.lock().unwrap().zombies += 1;
            }
        }
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        for process in self.processes.lock().unwrap().iter_mut().flatten() {
            // It may have ended; then there is nothing to kill.
            let _ = process.child.kill();
            let _ = process.child.wait();
        }
    }
}

fn signal(child: &Child, signal: Signal) {
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended meanwhile; it is not waited for yet, so its number is nobody else's.
        let _ = kill_process(pid, signal);
    }
}

/// Whether the system says that a process is stopped.
fn stands_still(pid: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('T'))
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
