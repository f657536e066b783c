//! Commands about rounds: which one is meant, who may end it, hints, mistakes and help.

use insta::assert_snapshot;

use crate::world::minutes;

#[tokio::test]
async fn hints_come_one_by_one_and_each_member_starts_anew() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.that_is_old_news().await;
    world.presses("Bob", "Hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Hint 1 of 2

      It does not block.

      [Next hint]
    ");
    world.presses("Bob", "Next hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Hint 2 of 2

      There is a second result.
    ");
    world.runs("Bob", "/hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      You have seen both hints. Try an answer: the key points come with the reveal.
    ");
    world.runs("Ada", "/hint").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Hint 1 of 2

      It does not block.

      [Next hint]
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_without_hints_says_so() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question people").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      This question has no hints. Start with what you are sure of, and go on from there.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_round_is_ended_early_by_who_asked_or_an_admin_and_by_nobody_else() {
    let mut world = crate::world().await;
    world.joins("Cleo").await;
    world.runs("Bob", "/question go").await;
    world.that_is_old_news().await;
    world.runs("Cleo", "/reveal").await;
    assert_snapshot!(world.notes("Cleo").await, @"
    #interview-practice, only Cleo, Keypoint:
      Only Bob, who asked for it, or an admin can end this round early. The reveal comes by itself when the time is up.
    ");
    world.runs("Bob", "/reveal").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      The round is closed. The reveal follows in the thread in a moment.
    ");
    assert_snapshot!(world.headlines("Cleo").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.runs("Bob", "/question http").await;
    world.that_is_old_news().await;
    world.runs("Ada", "/reveal").await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: An endpoint that became slow
    #interview-practice, only Ada, Keypoint: The round is closed. The reveal follows in the thread in a moment.
    thread of “An endpoint that became slow”, Keypoint: Reveal: An endpoint that became slow
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn several_open_rounds_offer_a_choice() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.after(minutes(1)).await;
    world.runs("Ada", "/question http reveal:2h").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      2 questions are open here. Which one do you want to answer?

      1. An endpoint that became slow, reveal Mon 2 Mar, 10:01 CET
      2. A channel that is closed, reveal Mon 2 Mar, 08:30 CET

      [1. An endpoint that became slow] [2. A channel that is closed]
    ");
    world.presses("Bob", "2. A channel that is closed").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      A channel that is closed
      What does a receive from a closed channel return?
      go
      v, ok := <-done

      What would you say? <>

      [Send]
    ");
    world.submits("Bob", "It returns at once.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:30 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.
    ");
    world.runs("Bob", "/hint").await;
    world.presses("Bob", "1. An endpoint that became slow").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      2 questions are open here. Which one do you want a hint for?

      1. An endpoint that became slow, reveal Mon 2 Mar, 10:01 CET
      2. A channel that is closed, reveal Mon 2 Mar, 08:30 CET

      [1. An endpoint that became slow] [2. A channel that is closed]

    #interview-practice, only Bob, Keypoint:
      Hint 1 of 1

      What is different from last week?
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_no_question_is_open_it_says_where_one_is() {
    let mut world = crate::world().await;
    world.has_the_channel("backend").await;
    world.runs("Bob", "/answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      No question is open here. Ask for one with `/question`.
    ");
    world.goes_to("Ada", "backend");
    world.runs("Ada", "/question go").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      No question is open here, but there is one in #backend. Go there, or ask for one here with `/question`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_mistake_is_shown_where_it_is_made() {
    let mut world = crate::world().await;
    for line in [
        "/question goo",
        "/question topic:golang",
        "/question difficulty:easy",
        "/question reveal:5s",
        "/question reveal:soon",
        "/question go go",
        "/leaderboard fortnight",
        "/stats @Zoe",
        "/quesiton",
        "/schedule ad",
        "/schedule add sometimes",
        "/schedule add daily 25:00",
        "/schedule add daily 9:00 zone:Europe/Berln",
        "/schedule add daily 9:00 topics:go,htp",
        "/schedule add daily 9:00 notify:@backend",
        "/schedule show",
        "/help schedul",
    ] {
        world.runs("Ada", line).await;
    }
    assert_snapshot!(world.news("Ada").await, @"
    Ada is told, at `goo`: `goo` fits no option of `/question`. It takes topic, difficulty, kind, reveal, answers, private. Did you mean `go`?

    Ada is told, at `golang`: There is no topic `golang`. Did you mean `go`? The topics are go, http, performance, people, messaging, security.

    Ada is told, at `easy`: `easy` is none of junior, mid, senior, staff.

    Ada is told, at `5s`: 5 seconds is too short; choose a span from 10 seconds to 14 days.

    Ada is told, at `soon`: `soon` is no span of time; write numbers with units, as in `90s`, `30m`, `6h`, `2 days` or `1h 30m`.

    Ada is told, at `go`: `go` would be a second `topic`; `/question` takes one.

    Ada is told, at `fortnight`: `fortnight` fits no option of `/leaderboard`. It takes period, topic, scope.

    Ada is told, at `@Zoe`: There is no member `Zoe` here.

    Ada is told, at `/quesiton`: There is no `/quesiton`. `/…` is one of question, answer, hint, reveal, leaderboard, stats, points, schedule, round, help. Did you mean `question`?

    Ada is told, at `ad`: There is no `/schedule ad`. `/schedule …` is one of add, list, show, pause, resume, skip, run, remove. Did you mean `add`?

    Ada is told, at `sometimes`: `sometimes` is not understood; write days and times: `weekdays 09:00`, `mon,wed,fri 14:00`, `every monday 10am`, or a crontab expression such as `0 9 * * 1-5`.

    Ada is told, at `daily 25:00`: `25:00` is no time of day; write it as `9:30`, `16:30`, `9am` or `4:30pm`.

    Ada is told, at `Europe/Berln`: `Europe/Berln` is no time zone; did you mean `Europe/Berlin`, `Europe/Dublin` or `Europe/Belgrade`?

    Ada is told, at `go,htp`: There is no topic `htp`. Did you mean `http`? The topics are go, http, performance, people, messaging, security.

    Ada is told, at `@backend`: There is no group `backend` here.

    Ada is told, at ``: `name` is missing. Which schedule; `/schedule list` shows their names. Type `/schedule show <name>`.

    Ada is told, at `schedul`: There is no command `schedul`. There are question, answer, hint, reveal, leaderboard, stats, points, schedule, round, help. Did you mean `schedule`?
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn nothing_matches_and_what_there_is_is_offered() {
    let mut world = crate::world().await;
    world.runs("Bob", "/question go senior").await;
    world.runs("Bob", "/question performance kind:design private").await;
    world.runs("Bob", "/question messaging").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      No question matches: topic go, senior. What there is: 1 question for senior or 1 question for topic go.

    #interview-practice, only Bob, Keypoint:
      No question matches: topic performance, design. What there is: 1 question for design or 1 question for topic performance.

    #interview-practice, only Bob, Keypoint:
      No question matches: topic messaging. What there is: 4 questions without a filter.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn all_matching_questions_are_open() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/question go").await;
    world.runs("Bob", "/question go private").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      The only question for topic go is in use in this channel right now. Answer what is open with `/answer`, or ask for something else.

    #interview-practice, only Bob, Keypoint:
      The only question for topic go is in use in this channel right now. Answer what is open with `/answer`, or ask for something else.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn help_lists_what_one_may_do() {
    let mut world = crate::world().await;
    world.runs("Bob", "/help").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Keypoint

      Interview practice as a daily habit: a question comes, you answer in its thread or by its button, and when the time is up the key points of a good answer are revealed. An answer before the reveal earns points.

      Commands

      - `/question` · Ask for a question now, for the channel or for yourself
      - `/answer` · Answer the open question in a form, or take your answer back
      - `/hint` · Get the next hint for the open question; only you see it
      - `/reveal` · End the open round now and reveal the key points
      - `/leaderboard` · See who has how many points
      - `/stats` · See the points, streaks and answers of a member
      - `/points` · See what earns points here; admins can change it
      - `/help` · What Keypoint can do, or how one command works

      More about one: `/help question`.
    ");
    world.runs("Ada", "/help").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Keypoint

      Interview practice as a daily habit: a question comes, you answer in its thread or by its button, and when the time is up the key points of a good answer are revealed. An answer before the reveal earns points.

      Commands

      - `/question` · Ask for a question now, for the channel or for yourself
      - `/answer` · Answer the open question in a form, or take your answer back
      - `/hint` · Get the next hint for the open question; only you see it
      - `/reveal` · End the open round now and reveal the key points
      - `/leaderboard` · See who has how many points
      - `/stats` · See the points, streaks and answers of a member
      - `/points` · See what earns points here; admins can change it
      - `/help` · What Keypoint can do, or how one command works

      For admins

      - `/schedule` · Post questions to a channel by themselves, at the times that you choose
      - `/round` · Take a round back, or its question; or show the question as it was mended

      More about one: `/help question`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn help_explains_a_command() {
    let mut world = crate::world().await;
    world.runs("Bob", "/help question").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Help · question

      Ask for a question now, for the channel or for yourself

      Posts a question to the channel and collects answers in its thread. After 30 minutes, or when you say, it reveals the key points that a good answer covers and what an interviewer would ask next. With `private`, only you see the question: you answer in a form and get the reveal at once, and it earns no points.

      How to type it: `/question [topic] [difficulty] [kind] [reveal] [answers] [private]`

      Options

      - topic · What it is about; any topic unless you say
      - difficulty · How hard it is; any difficulty unless you say (junior, mid, senior, staff)
      - kind · What sort of thinking it asks for; any kind unless you say (theory, design, coding, debugging, behavioural)
      - reveal · How long until the reveal, 10 seconds to 14 days; 30 minutes unless you say (such as 30m, 6h or 2d)
      - answers · Seen as they come (open), or hidden until the reveal (sealed, anonymous); open unless you say (open, sealed, anonymous)
      - private · Whether only you see it, with the reveal as soon as you answer (just its name, for yes)

      Examples

      - `/question`
      - `/question go senior`
      - `/question topic:http kind:design reveal:2h`
      - `/question private`
    ");
    world.runs("Ada", "/help schedule skip").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Help · schedule skip

      Leave out a schedule's next post, or those of a date

      Leaves out the next post, or with a date every post of that day, for a holiday say. Streaks do not break.

      How to type it: `/schedule skip <name> [date]`

      Options

      - name · Which schedule; `/schedule list` shows their names
      - date · Which day, such as 2026-12-24; only the next post unless you say (such as 2026-12-24)

      Examples

      - `/schedule skip warm-up`
      - `/schedule skip warm-up 2026-12-24`

      Only admins can use this.
    ");
    world.nothing_left_unread().await;
}
