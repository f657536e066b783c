//! A workspace with a channel, members and rounds, to begin from.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use keypoint::{
    bank::Bank,
    chat::{
        event::{Actor, MemberRef},
        place::{Place, Platform},
        port::Chats,
    },
    clock::ManualClock,
    conversation::Conversation,
    entropy::Entropy,
    jobs::Waker,
    picture::Pictures,
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::{ChannelId, MemberId, RoundId, ScheduleId, WorkspaceId},
        question::{Question, QuestionId, Status, Topic},
        round::{Posted, Round},
        schedule::{GRACE, Schedule, ScheduleState, reveal::DEFAULT_SCHEDULED, zone::Zone},
    },
    store::{Channel, Member, Store, Tx, Workspace},
};

use crate::support::database::Database;

/// Monday 2026-03-02, 09:00 UTC.
pub fn start() -> Timestamp {
    DateTime::from_timestamp(1_772_442_000, 0).unwrap()
}

pub fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

pub struct Scene {
    pub store: Store,
    pub entropy: Entropy,
    pub workspace: Workspace,
    pub channel: Channel,
}

impl Scene {
    pub async fn new(database: &Database) -> Self {
        let store = Store::connect(&database.url).await.unwrap();
        let entropy = Entropy::seeded(7);
        let now = start();
        let mut tx = store.begin().await.unwrap();
        let workspace = Workspace {
            id: WorkspaceId(entropy.id(now)),
            platform: Platform::Local,
            external: "local".to_owned(),
            name: "Local".to_owned(),
            zone: "Europe/Berlin".parse::<Zone>().unwrap(),
        };
        let workspace = tx.keep_workspace(&workspace, now).await.unwrap();
        let channel = Channel {
            id: ChannelId(entropy.id(now)),
            workspace: workspace.id,
            external: "practice".to_owned(),
            name: "practice".to_owned(),
        };
        let channel = tx.keep_channel(&channel, now).await.unwrap();
        tx.commit().await.unwrap();
        Self { store, entropy, workspace, channel }
    }

    /// The conversation on this database about a bank, at the start.
    pub fn conversation(&self, bank: Bank) -> Conversation {
        Conversation {
            store: self.store.clone(),
            chats: Chats::default(),
            bank: tokio::sync::watch::channel(Arc::new(bank)).1,
            clock: Arc::new(ManualClock::at(start())),
            entropy: Arc::new(Entropy::seeded(8)),
            waker: Waker::default(),
            zone: self.workspace.zone,
            pictures: Pictures::default(),
        }
    }

    pub async fn tx(&self) -> Tx {
        self.store.begin().await.unwrap()
    }

    pub async fn member(&self, name: &str) -> Member {
        let member = Member {
            id: MemberId(self.entropy.id(start())),
            workspace: self.workspace.id,
            external: name.to_lowercase(),
            name: name.to_owned(),
        };
        let mut tx = self.tx().await;
        let member = tx.keep_member(&member, start()).await.unwrap();
        tx.commit().await.unwrap();
        member
    }

    /// A member who does something in the channel.
    pub fn actor(&self, name: &str) -> Actor {
        Actor {
            platform: self.workspace.platform,
            place: Place {
                workspace: self.workspace.external.clone(),
                channel: self.channel.external.clone(),
                thread: None,
            },
            workspace_name: self.workspace.name.clone(),
            channel_name: self.channel.name.clone(),
            member: MemberRef { id: name.to_lowercase(), name: name.to_owned(), admin: false },
            at: start(),
        }
    }

    pub fn schedule(&self, name: &str) -> Schedule {
        Schedule {
            id: ScheduleId(self.entropy.id(start())),
            workspace: self.workspace.id,
            channel: self.channel.id,
            name: name.to_owned(),
            when: "weekdays 09:00".parse().unwrap(),
            zone: self.workspace.zone,
            reveal: DEFAULT_SCHEDULED,
            answers: AnswerMode::Open,
            choice: Choice { topics: vec![Topic("go".to_owned())], ..Choice::default() },
            notify: Some("everyone".to_owned()),
            grace: GRACE,
            state: ScheduleState::Active,
            planned_until: start(),
        }
    }

    pub fn due_round(&self, asked_by: Option<MemberId>) -> Round {
        Round::on_demand(
            RoundId(self.entropy.id(start())),
            (self.workspace.id, self.channel.id),
            asked_by,
            Choice::default(),
            DEFAULT_SCHEDULED,
            start(),
        )
    }

    /// A round that is open since `at`.
    pub async fn open_round(
        &self,
        round: &Round,
        question: &Question,
        at: Timestamp,
        sequence: i64,
    ) -> Round {
        let mut tx = self.tx().await;
        tx.add_round(round).await.unwrap();
        tx.set_posting(round.id, question, at + minutes(60)).await.unwrap();
        let thread = Some(format!("thread-{}", round.id));
        let posted =
            Posted { at, message: format!("message-{}", round.id), thread, card_thread: None, sequence };
        tx.set_open(round.id, &posted).await.unwrap();
        let round = tx.round(round.id).await.unwrap();
        tx.commit().await.unwrap();
        round
    }
}

pub fn question(id: &str, topics: &[&str]) -> Question {
    Question {
        id: QuestionId(id.to_owned()),
        title: format!("The question {id}"),
        prompt: "What then?".to_owned(),
        key_points: Vec::new(),
        follow_ups: Vec::new(),
        hints: Vec::new(),
        model_answer: None,
        references: Vec::new(),
        difficulty: None,
        topics: topics.iter().map(|topic| Topic((*topic).to_owned())).collect(),
        minutes: None,
        kind: None,
        source: None,
        license: None,
        status: Status::Reviewed,
    }
}
