//! What people say to Keypoint, and what it says back: one file a command or event.
//!
//! An event comes in from a platform; here it is judged, the rules of `practice` are asked, what
//! follows is written to the store (what must happen later as work for `jobs`), and the answer to who
//! acted goes out. It knows the chat port and no platform.

pub mod command;

mod answer;
mod audit;
mod handed_over;
mod help;
mod hint;
mod keep;
mod leaderboard;
mod message;
mod people;
mod permitted;
mod pick;
mod points;
mod presence;
mod privacy;
mod private;
mod question;
mod reveal;
mod round;
mod schedule;
mod score;
mod sighted;
mod stats;
mod suggest;
mod unheard;
mod welcome;
mod withdraw;

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use tokio::sync::watch;

use self::command::{COMMANDS, Command, Known, LeaderboardCommand, Mistake};
use crate::{
    bank::Bank,
    chat::{
        action::Action,
        command::{Where, find},
        event::{Actor, Event, Inbox, Invocation, KnownNames, Response, Suggestion},
        message::Form,
        place::Platform,
        port::Chats,
    },
    clock::Clock,
    entropy::Entropy,
    fault,
    jobs::Waker,
    picture::Pictures,
    practice::{question::Topic, schedule::zone::Zone},
    render::{
        apology::{Apology, Trouble},
        form::{self, Answers},
        refusal::Refusal,
    },
    store::{Store, StoreError},
};

/// The conversation: it takes every event.
pub struct Conversation {
    /// Where everything is kept.
    pub store: Store,
    /// The platforms, for what fits into their messages.
    pub chats: Chats,
    /// The questions.
    pub bank: watch::Receiver<Arc<Bank>>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and draws.
    pub entropy: Arc<Entropy>,
    /// Tells the worker of new work.
    pub waker: Waker,
    /// The zone of a workspace that is met for the first time.
    pub zone: Zone,
    /// Leaderboards as pictures.
    pub pictures: Pictures,
}

/// Why a member does not get what they asked for.
#[derive(Debug, thiserror::Error)]
enum Interruption {
    /// It is not possible: what to do instead is in the refusal.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// An option is wrong.
    #[error(transparent)]
    Mistaken(#[from] Mistake),
    /// A bug or an outage.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

impl From<Refusal> for Interruption {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

type Outcome = Result<Response, Interruption>;

#[async_trait]
impl Inbox for Conversation {
    async fn deliver(&self, event: Event) -> Response {
        // A form that is refused stays open: what was typed in it is not lost.
        let is_form = matches!(event, Event::Form { .. });
        let field = match event {
            Event::Form { action: Action::AddSchedule, .. } => schedule::FIRST_FIELD,
            _ => answer::FIELD,
        };
        let is_said = matches!(event, Event::Posted(_) | Event::Edited(_) | Event::Deleted { .. });
        let invalid = |text| Response::Invalid { field: field.to_owned(), text };
        match self.handle_to_the_end(event).await {
            Ok(response) => response,
            Err(Interruption::Refused(refusal)) if is_form => invalid(refusal.to_string()),
            Err(Interruption::Refused(refusal)) => Response::Note(refusal.message()),
            Err(Interruption::Mistaken(Mistake { option, text })) => Response::Mistake { option, text },
            Err(Interruption::Failed(error)) => {
                if is_said && error.is_outage() {
                    self.waker.miss();
                }
                let code = self.log_failure(&error);
                let trouble = if error.is_passing() { Trouble::Outage } else { Trouble::Bug };
                let apology = Apology { trouble, reference: &code };
                if is_form { invalid(apology.text()) } else { Response::Note(apology.message()) }
            }
        }
    }

    fn form_of(&self, by: &Actor, action: &Action) -> Option<Form> {
        let to = match action {
            Action::Answer(round) => Answers::Round(*round),
            Action::AnswerPrivate(id) => Answers::Private(*id),
            Action::AddSchedule => return self.bare_schedule_form(by),
            Action::Withdraw(_)
            | Action::Hint(_)
            | Action::Reveal(_)
            | Action::HintPrivate(_)
            | Action::Another(_)
            | Action::Leaderboard
            | Action::Board(_)
            | Action::ConfirmSchedule(_)
            | Action::CancelSchedule(_)
            | Action::AuditPage(_)
            | Action::ExportData(_)
            | Action::DeleteData
            | Action::ChooseErasure(_)
            | Action::ConfirmErasure(_)
            | Action::KeepData
            | Action::ShowOnBoards(_)
            | Action::VoidRound(_)
            | Action::RestoreQuestion(_) => return None,
        };
        Some(form::bare(to, self.limits(by)))
    }

    async fn names(&self, by: &Actor) -> KnownNames {
        let topics = self.topics().into_iter().map(|topic| topic.0).collect();
        let schedules = self.schedule_names(by).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the names of the schedules are not known");
            Vec::new()
        });
        KnownNames { topics, schedules }
    }

    async fn is_first(&self, platform: Platform, delivery: &str) -> bool {
        let heard = async {
            let mut tx = self.store.begin().await?;
            let first = tx.hear(platform, delivery, self.clock.now()).await?;
            fault::point("hear.before").await;
            tx.commit().await?;
            fault::point("hear.after").await;
            Ok::<_, StoreError>(first)
        };
        // Without the database nothing is done twice, and somebody waits for the apology.
        heard.await.unwrap_or(true)
    }

    async fn suggest(&self, by: &Actor, path: &[String], option: &str, typed: &str) -> Vec<Suggestion> {
        self.suggestions(by, path, option, typed).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "no suggestions");
            Vec::new()
        })
    }
}

/// Refuses a command that is about a channel where there is none.
fn refuse_in_direct(by: &Actor, invocation: &Invocation) -> Result<(), Refusal> {
    let is_anywhere = |name: &String| {
        find(COMMANDS, std::slice::from_ref(name)).is_some_and(|spec| spec.place == Where::Anywhere)
    };
    match invocation.path.first() {
        Some(name) if by.place.is_direct() && !is_anywhere(name) => {
            Err(Refusal::OnlyInChannels { command: format!("/{}", invocation.path.join(" ")) })
        }
        _ => Ok(()),
    }
}

impl Conversation {
    /// Handles an event, and once more where somebody else changed the same thing in the same moment: the second time it
    /// finds what they left, as somebody would who tried again.
    async fn handle_to_the_end(&self, event: Event) -> Outcome {
        match self.handle(event.clone()).await {
            Err(Interruption::Failed(StoreError::Stale)) => self.handle(event).await,
            outcome => outcome,
        }
    }

    async fn handle(&self, event: Event) -> Outcome {
        match event {
            Event::Command { by, invocation } => self.handle_command(&by, &invocation).await,
            Event::Button { by, action } => {
                self.refuse_forgotten(&by, &action).await?;
                self.handle_button(&by, action).await
            }
            Event::Form { by, action, values } => {
                self.refuse_forgotten(&by, &action).await?;
                self.handle_form(&by, action, values).await
            }
            Event::Posted(message) | Event::Edited(message) => self.handle_message(&message).await,
            Event::Opened(round) => {
                self.handle_opening(round).await?;
                Ok(Response::Nothing)
            }
            Event::Sighted { platform, message, key, again } => {
                self.handle_sighting(platform, &message, &key, again).await
            }
            Event::SaidAtCopy { round, message } => self.handle_said_at_copy(round, &message).await,
            Event::HandedOver { by, message } => self.handle_handed_over(&by, &message).await,
            Event::Unheard { by, .. } => self.handle_unheard(&by).await,
            Event::Joined { platform, workspace, workspace_name, since, greet_in } => {
                self.handle_joining(platform, (&workspace, &workspace_name), since, greet_in.as_ref()).await
            }
            Event::Invited { platform, workspace, workspace_name, channel, at } => {
                self.handle_invitation(platform, (&workspace, &workspace_name), &channel, at).await
            }
            Event::Present { platform, workspaces } => self.handle_presence(platform, &workspaces).await,
            Event::Expelled { platform } => self.handle_expulsion(platform).await,
            Event::Left { platform, workspace } => self.handle_leaving(platform, &workspace).await,
            Event::ThreadClosed { platform, place } => self.handle_thread_closed(platform, &place).await,
            Event::PlaceGone { platform, place } => self.handle_place_gone(platform, &place).await,
            Event::Deleted { by_machine: true, .. } => Ok(Response::Nothing),
            Event::Deleted { platform, message, by_machine: false } => {
                self.handle_deletion(platform, &message).await
            }
        }
    }

    async fn handle_command(&self, by: &Actor, invocation: &Invocation) -> Outcome {
        refuse_in_direct(by, invocation)?;
        if self.asks_by_form(by, invocation) {
            return self.open_schedule_form(by, &invocation.options).await;
        }
        let topics = self.topics();
        match Command::read(invocation, &Known { topics: &topics })? {
            Command::Question(request) if request.private => self.handle_private(by, request.choice).await,
            Command::Question(request) => self.handle_question(by, request).await,
            Command::Answer { withdraw: false } => self.handle_answer_command(by).await,
            Command::Answer { withdraw: true } => self.handle_withdraw_command(by).await,
            Command::Hint => self.handle_hint_command(by).await,
            Command::Reveal => self.handle_reveal_command(by).await,
            Command::Leaderboard(request) => self.handle_leaderboard(by, request).await,
            Command::Stats { member } => self.handle_stats(by, member.as_deref(), invocation).await,
            Command::Round(request) => self.handle_round(by, request).await,
            Command::Points(request) => self.handle_points(by, request).await,
            Command::Schedule(request) => self.handle_schedule(by, request, invocation).await,
            Command::Audit => self.handle_audit(by).await,
            Command::Privacy(request) => self.handle_privacy(by, request).await,
            Command::Help { command } => self.handle_help(by, command.as_deref()).await,
        }
    }

    async fn handle_button(&self, by: &Actor, action: Action) -> Outcome {
        match action {
            Action::Answer(round) => self.open_answer_form(by, round).await,
            Action::Withdraw(round) => self.withdraw_by_button(by, round).await,
            Action::Hint(round) => self.take_hint(by, round).await,
            Action::Reveal(round) => self.reveal_early(by, round).await,
            Action::AnswerPrivate(id) => self.open_private_form(by, id).await,
            Action::HintPrivate(id) => self.take_private_hint(by, id).await,
            Action::Another(choice) => self.handle_private(by, choice).await,
            Action::Leaderboard => self.handle_leaderboard(by, LeaderboardCommand::this_week()).await,
            Action::Board(page) => self.turn_board(by, page).await,
            Action::AddSchedule => self.open_schedule_form(by, &BTreeMap::new()).await,
            Action::ConfirmSchedule(id) => self.confirm_schedule(by, id).await,
            Action::CancelSchedule(id) => self.cancel_schedule(by, id).await,
            Action::AuditPage(page) => self.turn_audit(by, page).await,
            Action::ExportData(_)
            | Action::DeleteData
            | Action::ChooseErasure(_)
            | Action::ConfirmErasure(_)
            | Action::KeepData
            | Action::ShowOnBoards(_) => self.handle_privacy_button(by, &action).await,
            Action::VoidRound(round) => self.void_round(by, round).await,
            Action::RestoreQuestion(round) => self.restore_question(by, round).await,
        }
    }

    async fn handle_form(&self, by: &Actor, action: Action, mut values: BTreeMap<String, String>) -> Outcome {
        let text = values.remove(answer::FIELD).unwrap_or_default();
        match action {
            Action::Answer(round) => self.take_answer(by, round, text).await,
            Action::AnswerPrivate(id) => self.take_private_answer(by, id, text).await,
            Action::AddSchedule => self.take_schedule_form(by, values).await,
            Action::Withdraw(_)
            | Action::Hint(_)
            | Action::Reveal(_)
            | Action::HintPrivate(_)
            | Action::Another(_)
            | Action::Leaderboard
            | Action::Board(_)
            | Action::ConfirmSchedule(_)
            | Action::CancelSchedule(_)
            | Action::AuditPage(_)
            | Action::ExportData(_)
            | Action::DeleteData
            | Action::ChooseErasure(_)
            | Action::ConfirmErasure(_)
            | Action::KeepData
            | Action::ShowOnBoards(_)
            | Action::VoidRound(_)
            | Action::RestoreQuestion(_) => Err(Refusal::UnknownButton.into()),
        }
    }

    /// Logs a bug or an outage, and returns the code under which it stands in the log.
    fn log_failure(&self, error: &StoreError) -> String {
        let id = self.entropy.id(self.clock.now()).simple().to_string();
        // The random end of the id: short enough to read aloud, long enough to find in a log.
        let code = id[id.len() - 6..].to_owned();
        tracing::error!(%error, code, "an event could not be handled");
        code
    }

    fn topics(&self) -> Vec<Topic> {
        self.bank.borrow().topics().iter().map(|topic| topic.listed.topic.clone()).collect()
    }
}
