//! Files: an address is asked for, the file is sent there, and the app says that it is complete and where
//! it is to be shown.

#![allow(clippy::disallowed_methods, reason = "delays run on real time")]

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State as Shared},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{
    super::{
        Slack, checks,
        errors::{Error, refuse},
        faults::Fault,
        model::{Id, Message, State, Upload},
        ratelimit::Tier,
    },
    Answer, Call, Method, hang_up,
};

/// The methods.
pub const METHODS: &[Method] = &[
    Method::write(
        "files.getUploadURLExternal",
        Tier::Four,
        &["filename", "length", "alt_txt", "snippet_type"],
        address,
    )
    .scope("files:write"),
    Method::write(
        "files.completeUploadExternal",
        Tier::Four,
        &["files", "channel_id", "channels", "thread_ts", "initial_comment", "blocks"],
        complete,
    )
    .scope("files:write"),
];

/// What sendings are called in figures and faults.
const NAME: &str = "upload";

/// The longest description of a picture.
const ALT: usize = 1000;

fn address(call: &mut Call<'_>) -> Answer {
    let name = call.needed("filename")?;
    let length = call.needed("length")?.parse::<usize>().map_err(|_| Error::new("invalid_arguments"))?;
    if length == 0 {
        return refuse("missing_argument");
    }
    let alt = call.text("alt_txt");
    if alt.as_ref().is_some_and(|alt| alt.chars().count() > ALT) {
        return refuse("alt_txt_too_large");
    }
    let (file, key) = (call.state.id('F'), call.state.secret());
    let upload = Upload {
        app: call.app.clone(),
        file: file.clone(),
        name,
        length,
        alt,
        bytes: None,
        media_type: String::new(),
        completed: false,
    };
    call.state.uploads.insert(key.clone(), upload);
    let url = format!("{}/upload/v1/{key}", call.slack.said_url());
    Ok(json!({ "upload_url": url, "file_id": file }))
}

/// Serves a file that is sent.
pub async fn receive(
    Shared(slack): Shared<Arc<Slack>>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if slack.faults.is_down() {
        hang_up();
    }
    slack.figures.request(NAME);
    let fault = slack.faults.strike(NAME);
    match &fault {
        Some(Fault::LoseRequest) => hang_up(),
        Some(Fault::DelayWork(delay)) => tokio::time::sleep(*delay).await,
        Some(Fault::Status { status, worked: false } | Fault::Page(status)) => return bare(&slack, *status),
        _ => {}
    }
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let status = keep(&mut slack.lock(), &key, media_type.unwrap_or_default(), body);
    match fault {
        Some(Fault::LoseReply) => hang_up(),
        Some(Fault::DelayReply(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Status { status, .. }) => return bare(&slack, status),
        _ => {}
    }
    bare(&slack, status)
}

/// Keeps what was sent: once, and no more and no less than was announced.
fn keep(state: &mut State, key: &str, media_type: &str, body: Bytes) -> u16 {
    let violations = state.violations.clone();
    let Some(upload) = state.uploads.get_mut(key) else { return 404 };
    if upload.bytes.is_some() {
        violations.record("an upload address used twice", upload.name.clone());
        return 400;
    }
    if upload.length != body.len() {
        let lengths = format!("{} bytes instead of {}", body.len(), upload.length);
        violations.record("a file of another length than announced", lengths);
        return 400;
    }
    media_type.clone_into(&mut upload.media_type);
    upload.bytes = Some(body);
    200
}

fn bare(slack: &Slack, status: u16) -> Response {
    slack.figures.answered(status, None);
    StatusCode::from_u16(status).expect("a status of HTTP").into_response()
}

fn complete(call: &mut Call<'_>) -> Answer {
    let wanted = call.json("files", "invalid_arguments")?.ok_or_else(|| Error::missing_argument("files"))?;
    let Some(wanted) = wanted.as_array().filter(|wanted| !wanted.is_empty()) else {
        return refuse("invalid_arguments");
    };
    let channel = call.text("channel_id").map(|channel| place(call, &channel)).transpose()?;
    let comment = call.text("initial_comment").unwrap_or_default();
    for wrong in checks::malformed(&json!({ "text": comment })) {
        call.state.violations.record("text that Slack reads otherwise", wrong);
    }
    let mut keys = Vec::new();
    for file in wanted {
        keys.push(ready(call, file["id"].as_str().unwrap_or_default())?);
    }
    let mut files = Vec::new();
    for (key, wanted) in keys.iter().zip(wanted) {
        let user = call.user.clone();
        let upload = call.state.uploads.get_mut(key).expect("it was found");
        upload.completed = true;
        files.push(told(upload, wanted["title"].as_str(), &user));
    }
    if let Some(channel) = channel {
        share(call, &channel, &comment, files.clone());
    }
    Ok(json!({ "files": files }))
}

/// A conversation in which the bot is.
fn place(call: &Call<'_>, id: &str) -> Result<Id, Error> {
    let channel = call.known_channel(id)?;
    if channel.archived {
        return refuse("is_archived");
    }
    if call.is_in(channel) { Ok(channel.id.clone()) } else { refuse("not_in_channel") }
}

/// The address of a file of this app's that has come, and was not shown yet.
fn ready(call: &Call<'_>, file: &str) -> Result<String, Error> {
    let own = |upload: &Upload| upload.file == file && upload.app == call.app && !upload.completed;
    let found = call.state.uploads.iter().find(|(_, upload)| own(upload) && upload.bytes.is_some());
    found.map(|(key, _)| key.clone()).ok_or_else(|| Error::new("file_not_found"))
}

/// A file as Slack tells of it. What sort it is, it finds out later.
fn told(upload: &Upload, title: Option<&str>, user: &str) -> Value {
    json!({
        "id": upload.file,
        "name": upload.name,
        "title": title.unwrap_or(&upload.name),
        "mimetype": "",
        "filetype": "",
        "user": user,
        "mode": "hosted",
        "file_access": "visible",
        "size": upload.length,
        "alt_txt": upload.alt,
        "is_public": false,
        "url_private": format!("https://files.slack.com/files-pri/{}/{}", upload.file, upload.name),
    })
}

/// Shows files by a message of the bot's.
fn share(call: &mut Call<'_>, channel: &str, comment: &str, files: Vec<Value>) {
    let (ts, app) = (call.state.ts(), call.app.clone());
    let mut message = Message::new(channel, &ts, &call.user, comment);
    message.app = Some(app);
    message.subtype = Some("file_share");
    message.thread_ts = call.text("thread_ts");
    message.files = files;
    call.state.put(message);
}
