use insta::assert_snapshot;

use super::*;
use crate::{
    practice::question::Difficulty,
    render::example::{UTC, channel, noon, person, text, topic},
};

fn page(refusals: impl IntoIterator<Item = Refusal>) -> String {
    refusals.into_iter().map(|refusal| text(&refusal.message())).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_refusal_of_a_place_or_person_says_where_or_whom_to_turn_to() {
    assert_snapshot!(page([
        Refusal::NotAdmin { command: "/schedule add".to_owned() },
        Refusal::NotThisThread { command: "/answer" },
        Refusal::UnknownMember { given: "adda".to_owned(), nearest: Some("Ada".to_owned()) },
        Refusal::UnknownMember { given: "zoe".to_owned(), nearest: None },
        Refusal::UnknownButton,
    ]), @r"
    `/schedule add` is for admins. Ask one of them; `/help` shows what you can do.
    `/answer` is about a question, and this thread has none. Type it in the thread of a question, or in the channel.
    Nobody here is called adda. Did you mean `Ada`? Pick the name from the list that shows while you type.
    Nobody here is called zoe. Pick the name from the list that shows while you type.
    This button is from another time and does nothing any more. `/help` shows what you can do now.
    ");
}

#[test]
fn a_refusal_about_rounds_says_how_to_get_one() {
    let choice =
        Choice { topics: vec![topic("go")], difficulties: vec![Difficulty::Staff], ..Choice::default() };
    let go = Choice { topics: vec![topic("go")], ..Choice::default() };
    let staff = Choice { difficulties: vec![Difficulty::Staff], ..Choice::default() };
    assert_snapshot!(page([
        Refusal::NoOpenRound { elsewhere: vec![] },
        Refusal::NoOpenRound { elsewhere: vec![channel()] },
        Refusal::AlreadyRevealed,
        Refusal::NotYoursToReveal { asked_by: Some(person("Ada")) },
        Refusal::NotYoursToReveal { asked_by: None },
        Refusal::NothingMatches { choice: choice.clone(), instead: vec![(go, 4), (staff, 1)] },
        Refusal::NothingMatches { choice: choice.clone(), instead: vec![] },
        Refusal::NothingMatches { choice: Choice::default(), instead: vec![] },
        Refusal::AllOpen { choice, matching: 1 },
        Refusal::AllOpen { choice: Choice::default(), matching: 3 },
    ]), @"
    No question is open here. Ask for one with `/question`.
    No question is open here, but there is one in #interview-practice. Go there, or ask for one here with `/question`.
    This round has been revealed: the key points are below the question or in its thread. For a new one: `/question`
    Only Ada, who asked for it, or an admin can end this round early. The reveal comes by itself when the time is up.
    Only an admin can end this round early. The reveal comes by itself when the time is up.
    No question matches: topic go, staff. What there is: 4 questions for topic go or 1 question for staff.
    No question matches: topic go, staff. Leave out a filter and try again: `/question`
    The bank has no question that may be posted. An admin can add some.
    The only question for topic go, staff is in use in this channel right now. Answer what is open with `/answer`, or ask for something else.
    All 3 questions are in use in this channel right now. Answer what is open with `/answer`, or ask for something else.
    ");
}

#[test]
fn a_refusal_about_schedules_says_what_there_is() {
    let schedule = || "weekdays".to_owned();
    let unknown = |nearest: Option<String>, names: Vec<String>| Refusal::UnknownSchedule {
        given: "weekday".to_owned(),
        nearest,
        names,
    };
    let skip = |day: Option<&str>, next| Refusal::NothingToSkip {
        schedule: schedule(),
        day: day.map(str::to_owned),
        next,
        zone: UTC,
    };
    assert_snapshot!(page([
        unknown(Some(schedule()), vec![schedule()]),
        unknown(None, vec![schedule(), "fridays".to_owned()]),
        unknown(None, vec![]),
        Refusal::ScheduleNameTaken { name: schedule(), free: Some("weekdays-2".to_owned()) },
        Refusal::ScheduleRoundOpen { schedule: schedule(), closes_at: noon() },
        skip(None, None),
        skip(Some("Sun 29 Nov 2026"), Some(noon())),
        Refusal::AlreadySkipped { schedule: schedule(), slot: noon(), zone: UTC },
        Refusal::Paused { schedule: schedule() },
        Refusal::NotPaused { schedule: schedule() },
        Refusal::PreviewExpired,
    ]), @r"
    There is no schedule weekday. Did you mean `weekdays`?
    There is no schedule weekday. There is weekdays and fridays.
    There is no schedule weekday. There are none yet; add one with `/schedule add`.
    There is a schedule weekdays already. Give this one another name, such as `name:weekdays-2`.
    A round of weekdays is still open; its reveal is on Tue 24 Nov, 12:00 UTC. Wait for it, or end it now with `/reveal`.
    weekdays has nothing to post, so there is nothing to skip. To see it: `/schedule show weekdays`
    weekdays has nothing to post on Sun 29 Nov 2026, so there is nothing to skip. Its next post: Tue 24 Nov 2026, 12:00 UTC.
    weekdays skips Tue 24 Nov 2026, 12:00 UTC already. To skip another one, give its date.
    weekdays is paused. To let it go on: `/schedule resume weekdays`
    weekdays is not paused, so there is nothing to resume. To see its next posts: `/schedule show weekdays`
    This preview is no longer valid, and nothing was changed by it. See what there is with `/schedule list`, or start again with `/schedule add`.
    ");
}

#[test]
fn a_refused_answer_is_given_back() {
    let text = Some((person("Ada"), "My long answer".to_owned()));
    assert_snapshot!(page([
        Refusal::EmptyAnswer,
        Refusal::TooLong { chars: 12_000, most: 10_000, text },
    ]), @r"
    There is no text in this answer. A sentence or two will do; then send it again.
    This is 12000 characters long, and 10000 is the most that can be kept. Please shorten it and send it again.

    Ada:
    > My long answer
    ");
}

#[test]
fn a_refusal_is_one_line_of_text_where_no_more_fits() {
    assert_eq!(
        Refusal::NoOpenRound { elsewhere: vec![] }.to_string(),
        "No question is open here. Ask for one with `/question`."
    );
}
