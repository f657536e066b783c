//! The judge of a clock: what it sees, and that it keeps its promises whatever the clock does.

use proptest::prelude::*;

use super::*;

const STEADY: Duration = Duration::from_mins(2);
const SECOND: Duration = Duration::from_secs(1);
/// A second less than it takes to be believed.
const NOT_YET: Duration = Duration::from_secs(119);

/// A machine that is looked at every second, or not at all for a while.
struct Machine {
    watch: Watch,
    reading: Reading,
    news: Vec<News>,
}

impl Machine {
    fn new() -> Self {
        let wall = Timestamp::from_timestamp_millis(1_772_442_000_000).unwrap();
        let reading = Reading { wall, boot: SECOND * 1_000, awake: SECOND * 900 };
        Self { watch: Watch::new(reading, STEADY), reading, news: Vec::new() }
    }

    fn look(&mut self) {
        self.news.extend(self.watch.look(self.reading));
    }

    fn skip(&mut self, span: Duration) {
        self.reading.wall += span;
        self.reading.boot += span;
        self.reading.awake += span;
    }

    fn run(&mut self, span: Duration) {
        for _ in 0..span.as_secs() {
            self.skip(SECOND);
            self.look();
        }
    }

    fn jump(&mut self, by: TimeDelta) {
        self.reading.wall += by;
        self.look();
    }

    fn sleep(&mut self, span: Duration) {
        self.reading.wall += span;
        self.reading.boot += span;
        self.look();
    }

    fn doubt(&self) -> Option<Doubt> {
        self.watch.doubt(self.reading)
    }

    fn now(&self) -> Timestamp {
        self.watch.now(self.reading)
    }

    fn news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }
}

#[test]
fn a_steady_clock_is_believed_to_the_millisecond() {
    let mut machine = Machine::new();
    machine.run(SECOND * 300);
    machine.skip(SECOND * 1_000_000);
    machine.look();
    assert_eq!((machine.doubt(), machine.news()), (None, vec![]));
    assert_eq!(machine.now(), machine.reading.wall);
}

#[test]
fn a_clock_that_jumps_ahead_and_stays_is_believed_once_it_has_been_steady() {
    let mut machine = Machine::new();
    let before = machine.reading.wall;
    let jump = TimeDelta::days(3);
    machine.jump(jump);
    assert_eq!(machine.news(), [News::Doubtful(Why::Moved(jump))]);
    assert_eq!(machine.now(), before);
    machine.run(NOT_YET);
    let doubt = Doubt { since: before, why: Why::Moved(jump), left: Some(SECOND) };
    assert_eq!((machine.doubt(), machine.news()), (Some(doubt), vec![]));
    assert_eq!(machine.now(), before + (NOT_YET), "time goes on from where it was believed");
    machine.run(SECOND);
    assert_eq!((machine.doubt(), machine.news()), (None, vec![News::Steady(jump)]));
    assert_eq!(machine.now(), before + jump + STEADY);
}

#[test]
fn a_clock_that_jumps_and_comes_back_leaves_no_trace() {
    let mut machine = Machine::new();
    let before = machine.reading.wall;
    machine.jump(TimeDelta::days(-3));
    machine.run(SECOND * 100);
    machine.jump(TimeDelta::days(3));
    machine.run(NOT_YET);
    assert!(machine.doubt().is_some(), "it has to be steady from its last move on");
    machine.run(SECOND);
    assert_eq!(machine.doubt(), None);
    assert_eq!(
        machine.news(),
        [News::Doubtful(Why::Moved(TimeDelta::days(-3))), News::Steady(TimeDelta::zero())]
    );
    assert_eq!(machine.now(), before + SECOND * 100 + STEADY);
}

#[test]
fn a_jump_is_seen_however_long_nobody_looked() {
    let mut machine = Machine::new();
    machine.skip(SECOND * 1_000_000);
    machine.jump(TimeDelta::minutes(2));
    assert!(machine.doubt().is_some());
}

#[test]
fn a_minute_is_tolerated_and_more_is_not() {
    for (by, is_doubtful) in [(60, false), (61, true), (-60, false), (-61, true)] {
        let mut machine = Machine::new();
        machine.jump(TimeDelta::seconds(by));
        assert_eq!(machine.doubt().is_some(), is_doubtful, "{by}");
        assert_eq!(machine.now() == machine.reading.wall, !is_doubtful, "{by}");
    }
}

#[test]
fn small_moves_add_up_unless_the_clock_was_steady_in_between() {
    let mut machine = Machine::new();
    machine.jump(TimeDelta::seconds(40));
    machine.run(SECOND * 10);
    machine.jump(TimeDelta::seconds(40));
    assert!(machine.doubt().is_some());
    let mut machine = Machine::new();
    machine.jump(TimeDelta::seconds(40));
    machine.run(STEADY * 2);
    machine.jump(TimeDelta::seconds(40));
    assert_eq!(machine.doubt(), None);
}

#[test]
fn a_machine_that_slept_is_given_time_to_set_its_clock() {
    let mut machine = Machine::new();
    machine.sleep(SECOND * 60);
    assert_eq!((machine.doubt(), machine.watch.suspensions()), (None, 0), "a nap");
    machine.sleep(SECOND * 200_000);
    assert_eq!(machine.news(), [News::Doubtful(Why::Suspended(SECOND * 200_000))]);
    assert_eq!(machine.watch.suspensions(), 1);
    assert_eq!(machine.now(), machine.reading.wall);
    machine.run(SECOND * 30);
    machine.jump(TimeDelta::minutes(-5));
    machine.run(NOT_YET);
    assert!(machine.doubt().is_some(), "its clock was put right meanwhile");
    machine.run(SECOND);
    assert_eq!((machine.doubt(), machine.news()), (None, vec![News::Steady(TimeDelta::minutes(-5))]));
}

#[test]
fn a_move_while_keypoint_was_down_is_seen_at_the_start() {
    let mut machine = Machine::new();
    let known = Known { wall: machine.reading.wall, boot: Some(machine.reading.boot) };
    machine.skip(SECOND * 100);
    assert_eq!(machine.watch.hear(known, machine.reading), None);
    let expected = machine.reading.wall;
    machine.reading.wall -= TimeDelta::hours(1);
    machine.watch = Watch::new(machine.reading, STEADY);
    let news = machine.watch.hear(known, machine.reading);
    assert_eq!(news, Some(News::Doubtful(Why::MovedMeanwhile(TimeDelta::hours(-1)))));
    assert_eq!(machine.now(), expected);
    machine.run(STEADY);
    assert_eq!((machine.doubt(), machine.now()), (None, machine.reading.wall));
}

#[test]
fn after_a_start_of_the_machine_time_does_not_begin_before_what_has_been() {
    let mut machine = Machine::new();
    let known = Known { wall: machine.reading.wall, boot: None };
    machine.reading = Reading { wall: known.wall + TimeDelta::days(9), boot: SECOND, awake: SECOND };
    machine.watch = Watch::new(machine.reading, STEADY);
    assert_eq!(machine.watch.hear(known, machine.reading), None, "it may have been off for long");
    machine.reading.wall = known.wall - TimeDelta::days(9);
    machine.watch = Watch::new(machine.reading, STEADY);
    let news = machine.watch.hear(known, machine.reading);
    assert_eq!(news, Some(News::Doubtful(Why::Behind(TimeDelta::days(9)))));
    assert_eq!(machine.now(), known.wall);
}

#[test]
fn a_clock_apart_from_the_databases_is_in_doubt_for_as_long_as_it_is() {
    let mut machine = Machine::new();
    let ahead = TimeDelta::minutes(5);
    assert_eq!(machine.watch.compare(TimeDelta::seconds(60), machine.reading), None);
    let news = machine.watch.compare(ahead, machine.reading);
    assert_eq!(news, Some(News::Doubtful(Why::Apart(ahead))));
    machine.run(STEADY * 10);
    assert_eq!(machine.watch.compare(ahead, machine.reading), None, "it is told once");
    assert!(matches!(machine.doubt(), Some(Doubt { why: Why::Apart(_), left: None, .. })));
    assert_eq!(machine.watch.compare(TimeDelta::zero(), machine.reading), None);
    machine.run(NOT_YET);
    assert!(machine.doubt().is_some(), "one that comes and goes is not steady");
    machine.run(SECOND);
    assert_eq!((machine.doubt(), machine.news()), (None, vec![News::Steady(TimeDelta::zero())]));
}

#[test]
fn time_goes_on_from_the_databases_where_the_two_are_apart_from_the_start() {
    let mut machine = Machine::new();
    let database = machine.reading.wall - TimeDelta::minutes(5);
    machine.watch.compare(TimeDelta::minutes(5), machine.reading);
    assert_eq!(machine.now(), database);
    machine.run(STEADY * 2);
    assert_eq!(machine.now(), database + STEADY * 2);
}

#[test]
fn a_clock_that_jumps_away_from_the_databases_is_not_followed() {
    let mut machine = Machine::new();
    let before = machine.reading.wall;
    machine.watch.compare(TimeDelta::zero(), machine.reading);
    machine.jump(TimeDelta::days(3));
    machine.watch.compare(TimeDelta::days(3), machine.reading);
    machine.run(STEADY * 10);
    assert_eq!(machine.now(), before + STEADY * 10);
    assert_eq!(machine.doubt().unwrap().left, None);
}

#[test]
fn what_is_said_of_a_doubt_is_in_words() {
    let days = TimeDelta::days(3);
    for (why, words) in [
        (Why::Moved(days), "the system clock was put forward by 3 days"),
        (Why::Moved(-days), "the system clock was put back by 3 days"),
        (Why::MovedMeanwhile(days), "the system clock was put forward by 3 days while Keypoint was down"),
        (Why::Behind(days), "the system clock is 3 days behind a time that has already been"),
        (Why::Suspended(SECOND * 90), "the machine was asleep for 1 minute 30 seconds"),
        (Why::Apart(days), "the system clock is 3 days ahead of the database's"),
        (Why::Apart(-days), "the system clock is 3 days behind the database's"),
    ] {
        assert_eq!(why.to_string(), words);
    }
}

/// What a machine can go through.
#[derive(Clone, Debug)]
enum Happening {
    Runs(u64),
    IsNotLookedAt(u64),
    Jumps(i64),
    Sleeps(u64),
    IsComparedWith(i64),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        (0..400_u64).prop_map(Happening::Runs),
        (0..1_000_000_u64).prop_map(Happening::IsNotLookedAt),
        prop_oneof![-100..100_i64, -1_000_000..1_000_000_i64].prop_map(Happening::Jumps),
        prop_oneof![0..100_u64, 0..1_000_000_u64].prop_map(Happening::Sleeps),
        (-100..100_i64).prop_map(Happening::IsComparedWith),
    ]
}

impl Machine {
    fn goes_through(&mut self, happening: &Happening) {
        match *happening {
            Happening::Runs(seconds) => self.run(SECOND * u32::try_from(seconds).unwrap()),
            Happening::IsNotLookedAt(seconds) => self.skip(Duration::from_secs(seconds)),
            Happening::Jumps(seconds) => self.jump(TimeDelta::seconds(seconds)),
            Happening::Sleeps(seconds) => self.sleep(Duration::from_secs(seconds)),
            Happening::IsComparedWith(seconds) => {
                self.news.extend(self.watch.compare(TimeDelta::seconds(seconds), self.reading));
            }
        }
    }
}

proptest! {
    /// Corrected by so little at a time that a minute takes longer than the clock has to be steady
    /// for: much faster than any network corrects a clock.
    #[test]
    fn a_clock_that_is_corrected_little_by_little_is_never_in_doubt(
        corrections in prop::collection::vec(-400..400_i64, 1..3_000)
    ) {
        let mut machine = Machine::new();
        for millis in corrections {
            machine.skip(SECOND);
            machine.jump(TimeDelta::milliseconds(millis));
            prop_assert_eq!(machine.doubt(), None);
            prop_assert_eq!(machine.now(), machine.reading.wall);
        }
        prop_assert_eq!(machine.news(), vec![]);
    }

    #[test]
    fn whatever_happened_a_steady_clock_is_believed_in_the_end(
        happenings in prop::collection::vec(happening(), 0..40)
    ) {
        let mut machine = Machine::new();
        for happening in &happenings {
            machine.goes_through(happening);
        }
        machine.look();
        machine.goes_through(&Happening::IsComparedWith(0));
        machine.run(STEADY);
        prop_assert_eq!(machine.doubt(), None);
        prop_assert_eq!(machine.now(), machine.reading.wall);
        // Each doubt is told once, and so is its end.
        for (number, news) in machine.news().iter().enumerate() {
            prop_assert_eq!(matches!(news, News::Doubtful(_)), number % 2 == 0, "{:?}", news);
        }
    }

    /// While there is no doubt, the believed time goes as the wall clock does; in doubt it goes as the
    /// time since the machine's start. Either way it does not jump by more than is tolerated, unless it
    /// is told.
    #[test]
    fn the_believed_time_jumps_only_when_doubt_is_over(
        happenings in prop::collection::vec(happening(), 0..40)
    ) {
        let mut machine = Machine::new();
        machine.watch.compare(TimeDelta::zero(), machine.reading);
        for happening in &happenings {
            let (before, boot, told) = (machine.now(), machine.reading.boot, machine.news.len());
            machine.goes_through(happening);
            let ended = machine.news[told..].iter().any(|news| matches!(news, News::Steady(_)));
            let moved = machine.now() - before - TimeDelta::from_std(machine.reading.boot.saturating_sub(boot)).unwrap();
            prop_assert!(ended || moved.abs() <= TOLERANCE, "moved by {moved}");
        }
    }
}
