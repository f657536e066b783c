//! The page over HTTP: what it shows first, and the files that it asks for.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use serde::Deserialize;

use super::{
    LocalWeb,
    error::{ApiError, Params},
    page::{self, PageView, ThreadView},
};
use crate::chat::local::{LocalError, Result};

/// How many messages the page shows first: a few screens; the rest comes as one scrolls.
const FIRST_MESSAGES: u32 = 50;

pub(super) fn routes() -> Router<Arc<LocalWeb>> {
    let page = Router::new().route("/", get(show));
    page::assets().fold(page, |routes, asset| {
        let file = ([(header::CONTENT_TYPE, asset.media_type)], asset.content);
        routes.route(asset.path, get(async move || file))
    })
}

/// What the page's address asks for. What is gone by now gives way to what is there.
#[derive(Debug, Deserialize)]
struct Wanted {
    r#as: Option<String>,
    channel: Option<String>,
    thread: Option<String>,
}

async fn show(
    State(web): State<Arc<LocalWeb>>,
    Params(wanted): Params<Wanted>,
) -> Result<impl IntoResponse, ApiError> {
    Ok(Html(page::page(&web.view(wanted).await?).into_string()))
}

impl LocalWeb {
    async fn view(&self, wanted: Wanted) -> Result<PageView> {
        // The cursor is read first: what happens in between is told once more, rather than never.
        let cursor = self.chat.cursor().await?;
        let members = self.chat.members().await?;
        let asked = wanted.r#as.and_then(|id| members.iter().find(|member| member.id == id));
        let you = asked.or(members.first()).cloned().ok_or(LocalError::Missing("member"))?;
        let channels = self.chat.channels(&you.id).await?;
        let asked = wanted.channel.and_then(|id| channels.iter().find(|channel| channel.id == id));
        let channel = asked.or(channels.first()).ok_or(LocalError::Missing("channel"))?.id.clone();
        let (messages, more) = self.chat.messages(&you.id, &channel, None, FIRST_MESSAGES).await?;
        let thread = match &wanted.thread {
            Some(root) => self.thread_in(&you.id, &channel, root).await?,
            None => None,
        };
        let version = env!("CARGO_PKG_VERSION");
        Ok(PageView { you, members, channels, channel, messages, more, thread, cursor, version })
    }

    async fn thread_in(&self, reader: &str, channel: &str, root: &str) -> Result<Option<ThreadView>> {
        match self.chat.thread(reader, root).await {
            Ok((root, messages)) if root.channel == channel => Ok(Some(ThreadView { root, messages })),
            Ok(_) | Err(LocalError::Missing(_) | LocalError::Refused { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
