//! Places at which a process can be struck on purpose, so that what must survive a crash can be seen
//! to survive it.
//!
//! The shipped binary has none of this: without the feature `fault-points` a point is nothing, and no
//! bug is planted. With it, the folder named by `KEYPOINT_TEST_FAULTS_DIR` says what happens:
//!
//! - a file `armed/POINT` strikes the next process that reaches the point, and no other: who renames
//!   the file has it. It says `kill` (SIGKILL), `stop` (SIGSTOP), or `delay` and milliseconds.
//! - the file is then `struck/POINT.PID`.
//! - `reached/POINT` grows by a byte each time the point is reached.
//!
//! A planted bug is one that the program which kills it must find; `KEYPOINT_TEST_BUG` names it.

/// What may be struck: each is the code path, and whether its effect is still to come or is there.
pub const POINTS: &[&str] = &[
    // A process has looked at what it is to do at its start.
    "start.after",
    // A slot becomes a round.
    "plan.before",
    "plan.after",
    // Work is claimed, its lease renewed; it is settled, or given back.
    "claim.before",
    "claim.after",
    "renew.before",
    "renew.after",
    "settle.before",
    "settle.after",
    "give-back.before",
    "give-back.after",
    // A round is drawn, gets its thread, opens; or is not posted, or nobody knows.
    "draw.before",
    "draw.after",
    "thread.before",
    "thread.after",
    "open.before",
    "open.after",
    "abandon.before",
    "abandon.after",
    "set-aside.before",
    "set-aside.after",
    // A round closes, its thread is read, its reveal is written down, its card says so.
    "close.before",
    "close.after",
    "read.before",
    "read.after",
    "revealed.before",
    "revealed.after",
    "card-edit.before",
    "card-edit.after",
    // A round is voided, or its question mended, and it is shown so.
    "void.before",
    "void.after",
    "refresh.before",
    "refresh.after",
    "update.before",
    "update.after",
    // What members say is kept, taken out, counted at the opening, ticked; a question is asked for.
    "keep-message.before",
    "keep-message.after",
    "keep-form.before",
    "keep-form.after",
    "withdraw.before",
    "withdraw.after",
    "opening.before",
    "opening.after",
    "ask.before",
    "ask.after",
    // A message that shows an answer is written down, changed, removed; an answer is shown as it is.
    "show.before",
    "show.after",
    "shown-edit.before",
    "shown-edit.after",
    "unshow.before",
    "unshow.after",
    "shown.before",
    "shown.after",
    // A message of a sealed round is hidden; an answer is taken back.
    "hide.before",
    "hide.after",
    "hidden.before",
    "hidden.after",
    "take-back.before",
    "take-back.after",
    // What a person did on Slack is heard for the first time.
    "hear.before",
    "hear.after",
    "acknowledge.before",
    "acknowledge.after",
    // A copy of a message is removed; a round moves to another copy of its card.
    "remove-copy.before",
    "remove-copy.after",
    "move-round.before",
    "move-round.after",
    // Admins are told.
    "tell-admins.before",
    "tell-admins.after",
    // What one process holds at a time is held, and given back.
    "hold.before",
    "hold.after",
    "release.before",
    "release.after",
    // What is settled is forgotten.
    "prune.before",
    "prune.after",
];

/// What may be struck in the sending of a message: a point for each of [`KINDS`], as in
/// `send.before.card`.
pub const SEND_POINTS: &[&str] = &[
    // What is known of the message was looked up.
    "check.before",
    // A send is written down; the last check of the lease is in this.
    "begin.before",
    // The last check is over.
    "send.before",
    // The message is there, and not yet written down.
    "send.after",
    // It is written down.
    "sent.after",
    // A message is looked for that may be there.
    "look.before",
    "look.after",
];

/// The kinds of messages that are delivered: the first words of their keys.
pub const KINDS: &[&str] =
    &["card", "prompt", "reveal", "reveal-here", "admins", "hello", "unheard", "answer", "sealed"];

/// Bugs that can be planted, one for each thing that must hold.
pub const BUGS: &[&str] = &[
    // A slot is looked at as over before its round is written down.
    "plan-in-two-steps",
    // Work is settled before it is done.
    "settle-before-sending",
    // A send whose outcome is unknown is repeated without a look.
    "no-look",
    // A send whose outcome is unknown is taken as gone through.
    "take-begun-as-sent",
    // Nothing is checked before a send, nor written down.
    "no-check",
    // The lease of a claim never ends.
    "endless-lease",
    // A member sees a form as kept before it is.
    "acknowledge-before-keeping",
    // Each part of an answer counts as an answer.
    "count-twice",
    // A question is drawn whatever is open in the channel.
    "draw-what-is-open",
    // A question is drawn whatever the channel has had.
    "draw-what-was-asked",
    // The second part of a reveal is left out.
    "drop-a-part",
    // A reveal that is tried again is another reveal.
    "reveal-again",
    // Answers that nobody is to see yet are shown.
    "show-what-is-sealed",
    // What is shown of an answer stays when it is taken back.
    "leave-what-is-taken-back",
    // A message that shows an answer and is sent again is another message.
    "show-another",
    // A notice that is tried again is another notice.
    "tell-twice",
];

#[cfg(not(feature = "fault-points"))]
mod act {
    use std::future::{Ready, ready};

    /// A place at which a process can be struck; nothing in this build.
    #[inline]
    pub fn point(_name: &'static str) -> Ready<()> {
        ready(())
    }

    /// A place in the sending of the message with a key; nothing in this build.
    #[inline]
    pub fn send_point(_name: &'static str, _key: &str) -> Ready<()> {
        ready(())
    }

    /// Whether a bug is planted; none is in this build.
    #[inline]
    #[must_use]
    pub const fn bug(_name: &'static str) -> bool {
        false
    }

    /// Whether somebody strikes at this process; nobody in this build.
    #[inline]
    #[must_use]
    pub const fn is_attacked() -> bool {
        false
    }

    /// The pause in which a planted bug shows; none in this build.
    #[inline]
    pub fn bide() -> Ready<()> {
        ready(())
    }
}

#[cfg(feature = "fault-points")]
mod act {
    use std::{
        fs::{self, OpenOptions},
        io::Write,
        path::{Path, PathBuf},
        process,
        sync::LazyLock,
        thread,
        time::Duration,
    };

    use rustix::process::{Signal, getpid, kill_process};

    use super::{BUGS, KINDS, POINTS, SEND_POINTS};
    use crate::clock::Moment;

    #[allow(clippy::disallowed_methods, reason = "no setting of the program: it is not in what ships")]
    static FOLDER: LazyLock<Option<PathBuf>> =
        LazyLock::new(|| std::env::var_os("KEYPOINT_TEST_FAULTS_DIR").map(PathBuf::from));

    #[allow(clippy::disallowed_methods, reason = "no setting of the program: it is not in what ships")]
    static BUG: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("KEYPOINT_TEST_BUG").ok());

    /// A stop of a whole process takes a moment to reach the thread that asked for it.
    const UNTIL_STOPPED: Duration = Duration::from_millis(50);

    /// A place at which a process can be struck.
    pub async fn point(name: &'static str) {
        debug_assert!(POINTS.contains(&name), "{name} is not in the table");
        reach(name).await;
    }

    /// A place in the sending of the message with a key.
    pub async fn send_point(name: &'static str, key: &str) {
        debug_assert!(SEND_POINTS.contains(&name), "{name} is not in the table");
        let kind = key.split(':').next().unwrap_or_default();
        debug_assert!(KINDS.contains(&kind), "{kind} is not in the table");
        reach(&format!("{name}.{kind}")).await;
    }

    /// Whether a bug is planted.
    #[must_use]
    pub fn bug(name: &'static str) -> bool {
        debug_assert!(BUGS.contains(&name), "{name} is not in the table");
        BUG.as_deref() == Some(name)
    }

    /// Whether somebody strikes at this process, and all spans of time are shorter than in earnest.
    #[must_use]
    pub fn is_attacked() -> bool {
        FOLDER.is_some()
    }

    /// The pause in which a planted bug shows.
    pub async fn bide() {
        (Moment::now() + Duration::from_secs(2)).reached().await;
    }

    async fn reach(name: &str) {
        let Some(folder) = FOLDER.as_deref() else { return };
        note(&folder.join("reached").join(name));
        let struck = folder.join("struck").join(format!("{name}.{}", process::id()));
        // Of several processes, the one whose rename succeeds is struck.
        if fs::rename(folder.join("armed").join(name), &struck).is_ok() {
            let how = fs::read_to_string(&struck).unwrap_or_default();
            strike(how.trim()).await;
        }
    }

    /// A byte more: appending is atomic, whoever does it, and outlives a kill.
    fn note(file: &Path) {
        if let Ok(mut file) = OpenOptions::new().create(true).append(true).open(file) {
            // A point that is not counted shows as one that was never reached.
            let _ = file.write_all(b".");
        }
    }

    async fn strike(how: &str) {
        match how.split_once(' ') {
            None if how == "kill" => send(Signal::KILL),
            None if how == "stop" => send(Signal::STOP),
            Some(("delay", millis)) => {
                let span = Duration::from_millis(millis.parse().unwrap_or_default());
                (Moment::now() + span).reached().await;
            }
            _ => tracing::error!(how, "a fault point cannot do this"),
        }
    }

    #[allow(clippy::disallowed_methods, reason = "the very thread must stand still, not its task")]
    fn send(signal: Signal) {
        if let Err(error) = kill_process(getpid(), signal) {
            tracing::error!(%error, "a fault point could not strike");
        }
        thread::sleep(UNTIL_STOPPED);
    }
}

pub use self::act::{bide, bug, is_attacked, point, send_point};
