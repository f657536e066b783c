use std::time::Duration;

use chrono::{NaiveTime, TimeDelta};
use insta::assert_snapshot;

use super::*;
use crate::{
    practice::{answer::AnswerMode, question::Difficulty},
    render::example::{SCHEDULE, channel, noon, text, topic},
};

const HOURS: RevealRule = RevealRule::After(Duration::from_hours(6));

fn with_view(check: impl Fn(ScheduleView<'_>)) {
    let channel = channel();
    let choice = Choice {
        topics: vec![topic("go"), topic("http")],
        difficulties: vec![Difficulty::Senior],
        ..Choice::default()
    };
    let next = [0, 1, 2].map(|days| noon() - TimeDelta::hours(4) + TimeDelta::days(days));
    check(ScheduleView {
        name: "weekdays",
        channel: &channel,
        when: "weekdays 09:00",
        zone: Zone(chrono_tz::Europe::Berlin),
        answers: AnswerMode::Open,
        reveal: HOURS,
        choice: &choice,
        matching: 2,
        notify: Some("@backend"),
        grace: Some(std::time::Duration::from_mins(30)),
        paused: false,
        next: &next,
    });
}

#[test]
fn a_preview_shows_the_next_posts_and_what_to_know_and_asks() {
    with_view(|view| {
        let warnings = [Warning::RevealShortened, Warning::FewQuestions, Warning::SharesChannel("fridays")];
        let message = view.preview(SCHEDULE, &warnings);
        assert_snapshot!(text(&message), @"
        New schedule: weekdays

        - Reveal moved up: a round that would still be open at the next post is revealed with that post.
        - Few questions: only 2 match, so they soon come round again.
        - Shared channel: the schedule fridays posts there as well.

        When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topics go or http, senior (2 match now) · Reveal: 6 hours after the post · Notifies: @backend · After an outage: up to 30 minutes late

        Next posts

        - Tue 24 Nov 2026, 09:00 Europe/Berlin (for you: Tue 24 Nov, 08:00 UTC)
        - Wed 25 Nov 2026, 09:00 Europe/Berlin (for you: Wed 25 Nov, 08:00 UTC)
        - Thu 26 Nov 2026, 09:00 Europe/Berlin (for you: Thu 26 Nov, 08:00 UTC)

        Nothing is posted until you confirm.

        [Confirm] [Cancel]
        ");
        let Some(Block::Buttons(buttons)) = message.blocks.last() else { panic!("buttons come last") };
        assert_eq!(buttons[0].action, Action::ConfirmSchedule(SCHEDULE));
    });
}

#[test]
fn an_empty_choice_is_warned_of() {
    with_view(|view| {
        let view = ScheduleView { matching: 0, ..view };
        assert_snapshot!(text(&view.preview(SCHEDULE, &[Warning::NothingMatches])), @r"
        New schedule: weekdays

        - No question matches: nothing would be posted, and you would be told each time. Choose other topics or difficulties.

        When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topics go or http, senior (0 match now) · Reveal: 6 hours after the post · Notifies: @backend · After an outage: up to 30 minutes late

        Next posts

        - Tue 24 Nov 2026, 09:00 Europe/Berlin (for you: Tue 24 Nov, 08:00 UTC)
        - Wed 25 Nov 2026, 09:00 Europe/Berlin (for you: Wed 25 Nov, 08:00 UTC)
        - Thu 26 Nov 2026, 09:00 Europe/Berlin (for you: Thu 26 Nov, 08:00 UTC)

        Nothing is posted until you confirm.

        [Confirm] [Cancel]
        ");
    });
}

#[test]
fn every_outcome_has_words() {
    with_view(|view| {
        let all = [
            view.added(),
            cancelled(view.name),
            view.was_paused(),
            view.resumed(),
            view.skipped(&[noon()]),
            view.run(),
            view.removed(true),
            ScheduleView { paused: true, ..view }.show(),
        ];
        assert_snapshot!(all.map(|message| text(&message)).join("\n---\n"), @r"
        The schedule weekdays is on in #interview-practice. Its next post: Tue 24 Nov 2026, 09:00 Europe/Berlin (on Tue 24 Nov, 08:00 UTC).
        ---
        The schedule weekdays was not added. Nothing has changed.
        ---
        weekdays is paused. A round that is open now is still revealed. To go on: `/schedule resume weekdays`
        ---
        weekdays goes on. What it missed meanwhile is not posted later. Its next post: Tue 24 Nov 2026, 09:00 Europe/Berlin (on Tue 24 Nov, 08:00 UTC).
        ---
        weekdays skips Tue 24 Nov 2026, 13:00 Europe/Berlin. Streaks are not broken by it. Its next post: Tue 24 Nov 2026, 09:00 Europe/Berlin (on Tue 24 Nov, 08:00 UTC).
        ---
        A question of weekdays is on its way to #interview-practice. Its next post: Tue 24 Nov 2026, 09:00 Europe/Berlin (on Tue 24 Nov, 08:00 UTC).
        ---
        weekdays is removed. Its open round is still revealed. Points and streaks stay.
        ---
        weekdays · paused

        When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topics go or http, senior (2 match now) · Reveal: 6 hours after the post · Notifies: @backend · After an outage: up to 30 minutes late

        To go on: `/schedule resume weekdays`
        ");
    });
}

#[test]
fn a_list_tells_when_each_posts_next() {
    with_view(|view| {
        let paused = ScheduleView { name: "fridays", paused: true, ..view };
        assert_snapshot!(text(&list(&[view, paused])), @r"
        Schedules

        - weekdays · weekdays 09:00, Europe/Berlin · #interview-practice · next Tue 24 Nov, 08:00 UTC
        - fridays · weekdays 09:00, Europe/Berlin · #interview-practice · paused

        More about one: `/schedule show` and its name.
        ");
    });
    assert_snapshot!(text(&list(&[])), @r"
    Schedules

    There are none yet. Add one for this channel, for example: `/schedule add weekdays 09:00`
    ");
}

#[test]
fn rules_of_reveal_are_told_in_words() {
    let at = NaiveTime::from_hms_opt(16, 30, 0).unwrap();
    let words = [HOURS, RevealRule::At(at), RevealRule::NextSlot].map(reveal_words);
    assert_eq!(words, ["6 hours after the post", "at 16:30", "with the next post"]);
}
