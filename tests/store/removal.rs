//! A workspace from which the bot was removed.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use chrono::TimeDelta;
use keypoint::{
    app::{App, Parts},
    chat::{
        event::ThreadMessage,
        message::Message,
        port::{Chat, ChatError, Chats, EffectKey, Lack, Limits, Lookup, MessageRef, Place, Platform},
    },
    clock::{Clock, ManualClock, SteadyClock},
    entropy::Entropy,
    practice::{
        Timestamp,
        ids::{ChannelId, WorkspaceId},
    },
    store::{Channel, Store, Workspace},
};
use tokio::sync::watch;

use crate::{
    prune::TIMING,
    scene::start,
    support::database::{Database, on_both_databases},
    tables::{Filled, Tables, naming},
};

/// What the ids of workspaces begin with of which the platform says nothing.
const SILENT: &str = "silent-";

/// A platform that says whether the bot is in a workspace, and does nothing else.
#[derive(Default)]
struct Door {
    is_in: AtomicBool,
    is_down: AtomicBool,
}

#[async_trait]
impl Chat for Door {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn limits(&self) -> Limits {
        Limits::LEAST
    }

    async fn is_in(&self, workspace: &str) -> Result<bool, ChatError> {
        if self.is_down.load(Ordering::SeqCst) || workspace.starts_with(SILENT) {
            return Err(ChatError::Retry("the platform is down".to_owned()));
        }
        Ok(self.is_in.load(Ordering::SeqCst))
    }

    async fn post(&self, _: &Place, _: &EffectKey, _: &Message) -> Result<MessageRef, ChatError> {
        unreachable!()
    }

    async fn find(&self, _: &Place, _: &EffectKey, _: Timestamp) -> Result<Lookup, ChatError> {
        unreachable!()
    }

    async fn remove(&self, _: &MessageRef) -> Result<(), ChatError> {
        unreachable!()
    }

    async fn hide(&self, _: &MessageRef) -> Result<(), ChatError> {
        unreachable!()
    }

    async fn thread_of(&self, _: &MessageRef) -> Result<Option<String>, ChatError> {
        unreachable!()
    }

    async fn edit(&self, _: &MessageRef, _: &Message) -> Result<(), ChatError> {
        unreachable!()
    }

    async fn open_thread(&self, _: &MessageRef, _: &str, _: Timestamp) -> Result<Option<String>, ChatError> {
        unreachable!()
    }

    async fn acknowledge(&self, _: &MessageRef) -> Result<(), ChatError> {
        unreachable!()
    }

    async fn read_thread(&self, _: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        unreachable!()
    }

    async fn tell_admins(
        &self,
        _: &Place,
        _: Option<&str>,
        _: &EffectKey,
        _: &Message,
    ) -> Result<(), ChatError> {
        unreachable!()
    }

    async fn lacks(&self, _: &Place, _: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        unreachable!()
    }
}

/// Two workspaces with one of everything in each, and the bot, which can be told what time it is.
struct Two {
    store: Store,
    entropy: Entropy,
    clock: Arc<ManualClock>,
    door: Arc<Door>,
    app: App,
    tables: Tables,
    left: Filled,
    other: Filled,
}

impl Two {
    async fn on(database: &Database) -> Self {
        let store = Store::connect(&database.url).await.unwrap();
        let entropy = Entropy::seeded(3);
        let mut tables = Tables::of(&database.url).await;
        let (left, other) =
            (Filled::new(&entropy, start(), "the-left-one"), Filled::new(&entropy, start(), "the-other-one"));
        for workspace in [&left, &other] {
            tables.fill(workspace, &[], &entropy, start()).await;
        }
        let clock = Arc::new(ManualClock::at(start()));
        let door = Arc::new(Door::default());
        let (_bank, bank) = watch::channel(Arc::default());
        let app = App::new(Parts {
            store: store.clone(),
            bank,
            clock: Arc::new(SteadyClock::new(Arc::clone(&clock) as Arc<dyn Clock>, TIMING.clock_steady)),
            entropy: Arc::new(Entropy::seeded(8)),
            timing: TIMING,
            zone: "UTC".parse().unwrap(),
            chats: Chats::default().with(Arc::clone(&door) as Arc<dyn Chat>),
            local: None,
        });
        Self { store, entropy, clock, door, app, tables, left, other }
    }

    async fn leaves(&self) {
        let mut tx = self.store.begin().await.unwrap();
        tx.leave_workspace(WorkspaceId(self.left.workspace), start()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn days_later(&self, days: i64) {
        self.clock.set(start() + TimeDelta::days(days));
        while self.app.jobs.prune().await.unwrap() {}
    }

    /// The tables that name the workspace that the bot left.
    async fn tables_of_left(&mut self) -> Vec<String> {
        naming(&self.tables.rows().await, &self.left.marks()).into_keys().collect()
    }
}

/// What is forgotten for its age alone, whatever becomes of its workspace.
const FORGOTTEN_ANYWAY: &[&str] = &["deliveries", "jobs", "schedules"];

on_both_databases! {
    async fn after_thirty_days_nothing_of_it_is_left_anywhere_and_all_else_is_as_it_was(database) {
        let mut two = Two::on(&database).await;
        let all: Vec<String> = two.tables.columns.keys().cloned().collect();
        assert_eq!(two.tables_of_left().await, all, "there is something of it in every table");
        let others = naming(&two.tables.rows().await, &two.other.marks());
        // What was sent lately is forgotten first, and for its age after two weeks in any case.
        let mut tx = two.store.begin().await.unwrap();
        assert_eq!(tx.remove_deliveries_to(&two.left.external()).await.unwrap(), 1);
        drop(tx);
        two.leaves().await;
        two.days_later(29).await;
        let kept = two.tables_of_left().await;
        let missing: Vec<&String> = all.iter().filter(|table| !kept.contains(table)).collect();
        assert!(missing.iter().all(|table| FORGOTTEN_ANYWAY.contains(&table.as_str())), "{missing:?}");
        two.days_later(31).await;
        assert_eq!(two.tables_of_left().await, [""; 0]);
        let mut others_now = naming(&two.tables.rows().await, &two.other.marks());
        for (table, rows) in &others {
            if !FORGOTTEN_ANYWAY.contains(&table.as_str()) {
                assert_eq!(others_now.remove(table).as_ref(), Some(rows), "{table}");
            }
        }
        // Whoever adds the bot there again begins anew.
        let workspace = Workspace {
            id: WorkspaceId(two.entropy.id(start())),
            platform: Platform::Discord,
            external: two.left.external(),
            name: "Back".to_owned(),
            zone: "UTC".parse().unwrap(),
        };
        let mut tx = two.store.begin().await.unwrap();
        assert_eq!(tx.keep_workspace(&workspace, start()).await.unwrap().id, workspace.id);
    }

    async fn who_comes_back_within_thirty_days_finds_everything(database) {
        let mut two = Two::on(&database).await;
        two.leaves().await;
        two.days_later(29).await;
        let before = naming(&two.tables.rows().await, &two.left.marks());
        let mut tx = two.store.begin().await.unwrap();
        tx.join_workspace(WorkspaceId(two.left.workspace), start() + TimeDelta::days(29)).await.unwrap();
        tx.commit().await.unwrap();
        two.days_later(40).await;
        let after = naming(&two.tables.rows().await, &two.left.marks());
        for table in ["answer_parts", "answers", "ledger", "members", "rounds", "totals", "streaks"] {
            assert_eq!(after.get(table), before.get(table), "{table}");
        }
    }

    async fn a_return_of_which_nobody_told_is_one_all_the_same(database) {
        let mut two = Two::on(&database).await;
        two.leaves().await;
        two.door.is_in.store(true, Ordering::SeqCst);
        two.days_later(35).await;
        assert!(two.tables_of_left().await.contains(&"answers".to_owned()));
        assert_eq!(two.store.read().await.unwrap().left_workspaces(two.clock.now(), None, 9).await.unwrap(), []);
    }

    async fn nothing_goes_while_the_platform_does_not_say_whether_the_bot_is_there(database) {
        let mut two = Two::on(&database).await;
        two.leaves().await;
        two.door.is_down.store(true, Ordering::SeqCst);
        two.days_later(35).await;
        assert!(two.tables_of_left().await.contains(&"answers".to_owned()));
        two.door.is_down.store(false, Ordering::SeqCst);
        two.days_later(35).await;
        assert_eq!(two.tables_of_left().await, [""; 0]);
    }

    async fn those_of_which_nothing_can_be_learned_keep_no_other_from_going(database) {
        let mut two = Two::on(&database).await;
        for number in 0..50 {
            let workspace = Workspace {
                id: WorkspaceId(two.entropy.id(start())),
                platform: Platform::Discord,
                external: format!("{SILENT}{number}"),
                name: "Silent".to_owned(),
                zone: "UTC".parse().unwrap(),
            };
            let mut tx = two.store.begin().await.unwrap();
            tx.keep_workspace(&workspace, start()).await.unwrap();
            // Some left at the same instant, and all of them before the other one.
            tx.leave_workspace(workspace.id, start() - TimeDelta::hours(1 + number % 2)).await.unwrap();
            tx.commit().await.unwrap();
        }
        two.leaves().await;
        for _ in 0..3 {
            two.days_later(31).await;
        }
        assert_eq!(two.tables_of_left().await, [""; 0]);
        let left = two.store.read().await.unwrap().left_workspaces(two.clock.now(), None, 99).await.unwrap();
        assert_eq!(left.len(), 50, "of which nothing was learned stays");
    }

    async fn who_comes_back_while_the_data_goes_begins_anew_and_the_rest_goes(database) {
        let mut two = Two::on(&database).await;
        two.leaves().await;
        two.clock.set(start() + TimeDelta::days(31));
        // A few turns, and then it is killed.
        for _ in 0..3 {
            two.app.jobs.prune().await.unwrap();
        }
        assert!(!two.tables_of_left().await.is_empty());
        let fresh = Workspace {
            id: WorkspaceId(two.entropy.id(start())),
            platform: Platform::Discord,
            external: two.left.external(),
            name: "Back".to_owned(),
            zone: "UTC".parse().unwrap(),
        };
        let channel = Channel {
            id: ChannelId(two.entropy.id(start())),
            workspace: fresh.id,
            external: "1".to_owned(),
            name: "general".to_owned(),
        };
        let mut tx = two.store.begin().await.unwrap();
        assert_eq!(tx.keep_workspace(&fresh, two.clock.now()).await.unwrap().id, fresh.id);
        tx.join_workspace(fresh.id, two.clock.now()).await.unwrap();
        tx.keep_channel(&channel, two.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        two.days_later(32).await;
        let ids: Vec<String> = two.left.marks().into_iter().filter(|mark| *mark != two.left.mark).collect();
        assert_eq!(naming(&two.tables.rows().await, &ids).into_keys().collect::<Vec<_>>(), [""; 0]);
        let mut tx = two.store.begin().await.unwrap();
        assert_eq!(tx.find_channel(fresh.id, "1").await.unwrap(), Some(channel));
    }
}
