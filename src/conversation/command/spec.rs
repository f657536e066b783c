//! The definition of every command: what the menu, the parser, the help and the registrations
//! with the platforms are made from. Plain data; what a command does is not said here in code.

use crate::{
    chat::command::{CommandSpec, OptionKind, OptionSpec, Where, Who},
    practice::{
        answer::AnswerMode,
        period::Period,
        points::Reason,
        question::{Difficulty, Kind},
    },
};

use super::Scope;

/// Every command.
pub const COMMANDS: &[CommandSpec] =
    &[QUESTION, ANSWER, HINT, REVEAL, LEADERBOARD, STATS, POINTS, SCHEDULE, ROUND, HELP];

/// What all commands have in common until they say otherwise.
const BASE: CommandSpec = CommandSpec {
    name: "",
    summary: "",
    help: "",
    examples: &[],
    who: Who::Everyone,
    place: Where::Channel,
    options: &[],
    subcommands: &[],
};

const fn required(name: &'static str, kind: OptionKind, summary: &'static str) -> OptionSpec {
    OptionSpec { name, summary, kind, required: true }
}

const fn optional(name: &'static str, kind: OptionKind, summary: &'static str) -> OptionSpec {
    OptionSpec { name, summary, kind, required: false }
}

const QUESTION: CommandSpec = CommandSpec {
    name: "question",
    summary: "Ask for a question now, for the channel or for yourself",
    help: "Posts a question to the channel and collects answers in its thread. After 30 minutes, or when \
           you say, it reveals the key points that a good answer covers and what an interviewer would ask \
           next. With `private`, only you see the question: you answer in a form and get the reveal at \
           once, and it earns no points.",
    examples: &[
        "/question",
        "/question go senior",
        "/question topic:http kind:design reveal:2h",
        "/question private",
    ],
    options: &[
        optional("topic", OptionKind::Topic, "What it is about; any topic unless you say"),
        optional(
            "difficulty",
            OptionKind::Words(Difficulty::NAMES),
            "How hard it is; any difficulty unless you say",
        ),
        optional(
            "kind",
            OptionKind::Words(Kind::NAMES),
            "What sort of thinking it asks for; any kind unless you say",
        ),
        optional(
            "reveal",
            OptionKind::Span,
            "How long until the reveal, 10 seconds to 14 days; 30 minutes unless you say",
        ),
        optional("answers", OptionKind::Words(AnswerMode::NAMES), ANSWERS),
        optional(
            "private",
            OptionKind::Flag,
            "Whether only you see it, with the reveal as soon as you answer",
        ),
    ],
    ..BASE
};

/// What the option says that chooses how a question is answered.
const ANSWERS: &str =
    "Seen as they come (open), or hidden until the reveal (sealed, anonymous); open unless you say";

const ANSWER: CommandSpec = CommandSpec {
    name: "answer",
    summary: "Answer the open question in a form, or take your answer back",
    help: "Opens a form for your answer to the question of this thread, or to the one that is open in this \
           channel; if several are, you choose. What you sent before is filled in, and sending it again \
           replaces it. Messages that you write in the question's thread count as well. With `withdraw`, \
           all of your answer is taken back, and its points go; you can answer again until the reveal.",
    examples: &["/answer", "/answer withdraw"],
    options: &[optional("withdraw", OptionKind::Flag, "Whether to take your answer back")],
    ..BASE
};

const HINT: CommandSpec = CommandSpec {
    name: "hint",
    summary: "Get the next hint for the open question; only you see it",
    help: "Shows the next hint for the question of this thread, or for the one that is open in this channel. \
           The gentlest comes first. Hints cost nothing, and nobody is told that you asked.",
    examples: &["/hint"],
    ..BASE
};

const REVEAL: CommandSpec = CommandSpec {
    name: "reveal",
    summary: "End the open round now and reveal the key points",
    help: "Ends the round of this thread, or the one that is open in this channel, before its time. Admins \
           may, and who asked for the question.",
    examples: &["/reveal"],
    ..BASE
};

const LEADERBOARD: CommandSpec = CommandSpec {
    name: "leaderboard",
    summary: "See who has how many points",
    help: "Ranks the members of this channel, or of the whole workspace, by the points of this week, month \
           or quarter, or of all time. Everyone starts at zero on Monday, so a newcomer can win the week. \
           Only you see it.",
    examples: &[
        "/leaderboard",
        "/leaderboard month",
        "/leaderboard quarter topic:http",
        "/leaderboard all workspace",
    ],
    options: &[
        optional(
            "period",
            OptionKind::Words(Period::NAMES),
            "Points of which time; this week unless you say",
        ),
        optional("topic", OptionKind::Topic, "Only points for questions of this topic"),
        optional(
            "scope",
            OptionKind::Words(Scope::NAMES),
            "This channel, or the whole workspace; this channel unless you say",
        ),
    ],
    ..BASE
};

const STATS: CommandSpec = CommandSpec {
    name: "stats",
    summary: "See the points, streaks and answers of a member",
    help: "Shows what you have earned so far: points, streaks, answers, and your best topics. Name another \
           member to see theirs. Only you see it.",
    examples: &["/stats", "/stats @ada"],
    options: &[optional("member", OptionKind::Member, "Whose; yours unless you say")],
    ..BASE
};

const POINTS: CommandSpec = CommandSpec {
    name: "points",
    summary: "See what earns points here; admins can change it",
    help: "Shows what an answer earns in this workspace, and for what else there are points. Admins give \
           another number for one of these with `reason` and `value`; it holds for the questions that are \
           posted from then on.",
    examples: &["/points", "/points reason:streak value:2", "/points reason:first-on-topic value:10"],
    options: &[
        optional("reason", OptionKind::Words(Reason::NAMES), "What is to earn another number of points"),
        optional("value", OptionKind::Text, "How many points it is to earn, 0 to 100"),
    ],
    ..BASE
};

const HELP: CommandSpec = CommandSpec {
    name: "help",
    summary: "What Keypoint can do, or how one command works",
    help: "Lists the commands, or explains one of them with examples.",
    examples: &["/help", "/help question", "/help schedule add"],
    place: Where::Anywhere,
    options: &[optional(
        "command",
        OptionKind::CommandName,
        "Which command to explain; a list of all unless you say",
    )],
    ..BASE
};

/// A schedule that is there already.
const NAME: OptionSpec =
    required("name", OptionKind::Schedule, "Which schedule; `/schedule list` shows their names");

/// What the subcommands of `/schedule` have in common.
const ADMINS: CommandSpec = CommandSpec { who: Who::Admins, ..BASE };

const SCHEDULE: CommandSpec = CommandSpec {
    name: "schedule",
    summary: "Post questions to a channel by themselves, at the times that you choose",
    help: "A schedule posts a question to its channel at its local times, and reveals it when its time is \
           up. It never asks the same again until all its questions have been asked.",
    examples: &["/schedule add weekdays 09:00", "/schedule list"],
    subcommands: &[ADD, LIST, SHOW, PAUSE, RESUME, SKIP, RUN, REMOVE],
    ..ADMINS
};

const ROUND: CommandSpec = CommandSpec {
    name: "round",
    summary: "Take a round back, or its question; or show the question as it was mended",
    help: "Each is about the round of the thread in which it is typed, or about the newest one in the channel.",
    examples: &["/round void", "/round drop", "/round refresh"],
    subcommands: &[VOID, DROP, REFRESH],
    ..ADMINS
};

const VOID: CommandSpec = CommandSpec {
    name: "void",
    summary: "Take a round back, with its points; shows what goes and asks first",
    help: "The round counts for nothing: its points go, and streaks are as if it had never been. You see \
           what goes and confirm. Its question may come again when its turn is.",
    examples: &["/round void"],
    ..ADMINS
};

const DROP: CommandSpec = CommandSpec {
    name: "drop",
    summary: "Never ask the question of a round again in this workspace",
    help: "The question is not drawn any more, for channels and for private questions. The round goes on as \
           it is. A button puts the question back.",
    examples: &["/round drop"],
    ..ADMINS
};

const REFRESH: CommandSpec = CommandSpec {
    name: "refresh",
    summary: "Show the question of a round as the bank has it now",
    help: "After a question was mended, its card and its reveal are changed where they stand. Answers and \
           points stay as they are.",
    examples: &["/round refresh"],
    ..ADMINS
};

const ADD: CommandSpec = CommandSpec {
    name: "add",
    summary: "Add a schedule; shows its next posts and asks before it starts",
    help: "`when` is a phrase such as `weekdays 09:00`, `daily 9:30`, `mon,wed,fri 14:00` or `every monday \
           10am`, or a crontab expression such as `0 9 * * 1-5`, in the local time of `zone`, summer time \
           included. `reveal` is a span such as `6h`, a clock time such as `16:30`, or `next` for the \
           time of the next post. You see the next three posts and confirm before anything is posted.",
    examples: &[
        "/schedule add weekdays 09:00",
        "/schedule add mon,wed,fri 14:00 name:warm-up zone:Europe/Berlin reveal:16:30",
        "/schedule add daily 9:30 topics:go,http difficulties:mid,senior",
        "/schedule add when:\"0 9 * * 1-5\" channel:#interviews reveal:next grace:30m",
    ],
    options: &[
        required("when", OptionKind::When, "When it posts, such as `weekdays 09:00` or a crontab expression"),
        optional("channel", OptionKind::Channel, "Where it posts; this channel unless you say"),
        optional("name", OptionKind::Text, "What to call it; made from `when` unless you say"),
        optional(
            "zone",
            OptionKind::Zone,
            "Whose local time, such as Europe/Berlin; the workspace's unless you say",
        ),
        optional(
            "reveal",
            OptionKind::Reveal,
            "A span, a clock time, or `next`, with the next post; 6 hours unless you say",
        ),
        optional("answers", OptionKind::Words(AnswerMode::NAMES), ANSWERS),
        optional("topics", OptionKind::Topics, "Only questions of these topics, with commas between"),
        optional(
            "difficulties",
            OptionKind::SeveralWords(Difficulty::NAMES),
            "Only questions as hard as this, with commas between",
        ),
        optional(
            "notify",
            OptionKind::Role,
            "A role or group to notify of each question; nobody unless you say",
        ),
        optional(
            "grace",
            OptionKind::Span,
            "How late a post may still come after an outage, 1 minute to 7 days; 2 hours unless you say",
        ),
    ],
    ..ADMINS
};

const LIST: CommandSpec = CommandSpec {
    name: "list",
    summary: "List the schedules of this workspace",
    help: "Shows every schedule with its channel, its times and its next post.",
    examples: &["/schedule list"],
    ..ADMINS
};

const SHOW: CommandSpec = CommandSpec {
    name: "show",
    summary: "Show a schedule and its next posts",
    help: "Shows all settings of a schedule and its next posts.",
    examples: &["/schedule show warm-up"],
    options: &[NAME],
    ..ADMINS
};

const PAUSE: CommandSpec = CommandSpec {
    name: "pause",
    summary: "Stop a schedule for a while",
    help: "The schedule posts nothing until you resume it. An open round is revealed as planned.",
    examples: &["/schedule pause warm-up"],
    options: &[NAME],
    ..ADMINS
};

const RESUME: CommandSpec = CommandSpec {
    name: "resume",
    summary: "Let a paused schedule go on",
    help: "The schedule goes on with its next post. What it would have posted while it was paused is not \
           made up for.",
    examples: &["/schedule resume warm-up"],
    options: &[NAME],
    ..ADMINS
};

const SKIP: CommandSpec = CommandSpec {
    name: "skip",
    summary: "Leave out a schedule's next post, or those of a date",
    help: "Leaves out the next post, or with a date every post of that day, for a holiday say. Streaks do \
           not break.",
    examples: &["/schedule skip warm-up", "/schedule skip warm-up 2026-12-24"],
    options: &[
        NAME,
        optional(
            "date",
            OptionKind::Date,
            "Which day, such as 2026-12-24; only the next post unless you say",
        ),
    ],
    ..ADMINS
};

const RUN: CommandSpec = CommandSpec {
    name: "run",
    summary: "Post a schedule's question now",
    help: "Posts a question of the schedule at once, beside its regular posts, unless a round of the \
           schedule is still open.",
    examples: &["/schedule run warm-up"],
    options: &[NAME],
    ..ADMINS
};

const REMOVE: CommandSpec = CommandSpec {
    name: "remove",
    summary: "Remove a schedule; an open round is still revealed",
    help: "The schedule posts nothing any more. An open round is revealed as planned; points and streaks \
           stay.",
    examples: &["/schedule remove warm-up"],
    options: &[NAME],
    ..ADMINS
};
