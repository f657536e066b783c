//! `/privacy`: what is kept about who asks, a copy of it, its deletion, and whether leaderboards show them.
//! Admins say for how long the texts of answers are kept.
//!
//! It is always about who asks: no command and no button says whose data is meant. In a direct message it
//! is about every workspace of the platform in which they are known. Asking makes nobody known.

mod erase;
mod export;
mod forgotten;

use super::{Conversation, Interruption, Outcome, command::PrivacyCommand};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    practice::privacy::{OnBoards, Retention},
    render::{
        privacy::{self, Kept, PrivacyView},
        refusal::Refusal,
    },
    store::{Member, Result, Tx, Workspace},
};

/// Who asks, as one workspace knows them.
type Own = (Workspace, Member);

impl Conversation {
    pub(super) async fn handle_privacy(&self, by: &Actor, request: PrivacyCommand) -> Outcome {
        match request {
            PrivacyCommand::Show => Ok(Response::Note(self.view_of(by).await?.message())),
            PrivacyCommand::Export => self.export_data(by, 0).await,
            PrivacyCommand::Delete => Ok(Response::Note(self.view_of(by).await?.choice())),
            PrivacyCommand::Board(shown) => {
                Ok(Response::Note(self.show_on_boards(by, shown == OnBoards::On).await?))
            }
            PrivacyCommand::Retention(retention) => self.set_retention(by, retention).await,
        }
    }

    /// What the buttons of `/privacy` do; each for who presses it.
    pub(super) async fn handle_privacy_button(&self, by: &Actor, action: &Action) -> Outcome {
        match action {
            Action::ExportData(part) => self.export_data(by, *part).await,
            Action::DeleteData => Ok(Response::Update(self.view_of(by).await?.choice())),
            Action::ChooseErasure(erasure) => Ok(Response::Update(privacy::confirm(*erasure))),
            Action::ConfirmErasure(erasure) => self.erase_data(by, *erasure).await,
            Action::KeepData => Ok(Response::Update(privacy::kept())),
            Action::ShowOnBoards(shown) => Ok(Response::Update(self.show_on_boards(by, *shown).await?)),
            _ => Err(Refusal::UnknownButton.into()),
        }
    }

    /// Who asks, as this workspace knows them, or all of the platform in a direct message.
    async fn own(&self, tx: &mut Tx, by: &Actor) -> Result<Vec<Own>> {
        if by.place.is_direct() {
            let mut own = Vec::new();
            for (workspace, member) in tx.memberships(by.platform, &by.member.id).await? {
                own.push((tx.workspace(workspace).await?, tx.member(member).await?));
            }
            return Ok(own);
        }
        let Some(workspace) = tx.find_workspace(by.platform, &by.place.workspace).await? else {
            return Ok(Vec::new());
        };
        let member = tx.find_member(workspace.id, &by.member.id).await?;
        Ok(member.map(|member| (workspace, member)).into_iter().collect())
    }

    async fn view_of(&self, by: &Actor) -> Result<PrivacyView> {
        let mut tx = self.store.read().await?;
        let mut kept = Vec::new();
        for (workspace, member) in self.own(&mut tx, by).await? {
            let counts = tx.own_counts(member.id).await?;
            kept.push(Kept {
                answers: counts.answers,
                points: counts.points,
                private_questions: counts.private_questions,
                hints: counts.hints,
                schedules: counts.schedules,
                on_boards: !tx.is_hidden(member.id).await?,
                retention: tx.retention(workspace.id).await?,
                workspace: workspace.name,
                name: member.name,
            });
        }
        Ok(PrivacyView { kept, is_direct: by.place.is_direct() })
    }

    async fn show_on_boards(&self, by: &Actor, shown: bool) -> Result<crate::chat::message::Message> {
        let mut tx = self.store.begin().await?;
        let mut own = self.own(&mut tx, by).await?;
        if own.is_empty() && !by.place.is_direct() {
            // Whoever does not want to be shown is to be so from their first answer on.
            drop(tx);
            let met = self.meet(by).await?;
            own = vec![(met.workspace, met.member)];
            tx = self.store.begin().await?;
        }
        for (_, member) in &own {
            tx.hide_member(member.id, !shown).await?;
        }
        tx.commit().await?;
        Ok(privacy::on_boards(shown))
    }

    async fn set_retention(&self, by: &Actor, retention: Retention) -> Outcome {
        let command = || "/privacy retention".to_owned();
        if by.place.is_direct() {
            return Err(Refusal::OnlyInChannels { command: command() }.into());
        }
        if !self.is_admin(by).await? {
            return Err(Interruption::from(Refusal::NotAdmin { command: command() }));
        }
        let met = self.meet(by).await?;
        let mut tx = self.store.begin().await?;
        let before = tx.retention(met.workspace.id).await?;
        tx.set_retention(met.workspace.id, retention).await?;
        let detail = format!("{retention} (before: {before})");
        self.audit(&mut tx, &met, "privacy retention", &detail).await?;
        tx.commit().await?;
        Ok(Response::Note(privacy::retention(before, retention)))
    }
}
