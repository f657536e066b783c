//! The client: one request at a time goes through the limiter and out, and what comes back is read.

use std::{
    error::Error,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use reqwest::{
    Client, Response, StatusCode,
    header::{AUTHORIZATION, HeaderValue, USER_AGENT},
    multipart::{Form, Part},
    redirect,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use url::Url;

use super::{
    error::{ASK_AGAIN, Code, RestError},
    limiter::{Lane, Limiter, Verdict},
    request::Request,
};
use crate::{
    chat::{discord::DISCORD, message::Attachment},
    clock::Moment,
};

/// What Discord wants clients to call themselves: `DiscordBot (address, version)`. Each installation is
/// its own bot, so there is no address that speaks for all.
const AGENT: &str = concat!("DiscordBot (https://keypoint.invalid, ", env!("CARGO_PKG_VERSION"), ")");

/// How much of a request's time may go into making a connection. A connection that is not made in
/// time has certainly carried nothing, so the whole may be tried again.
const CONNECTING: f64 = 0.8;

/// The way to Discord. Clones of an `Arc` share its pace.
#[derive(Debug)]
pub struct Rest {
    client: Client,
    /// `Bot …`, marked as sensitive, so that it is in no output.
    authorization: HeaderValue,
    api: Url,
    patience: Duration,
    limiter: Limiter,
    /// If Discord said that the token is not valid: when that is asked again.
    refused_until: Mutex<Option<Moment>>,
}

/// What Discord says when it says no.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Complaint {
    code: Code,
    message: String,
    errors: Value,
}

impl Rest {
    /// A way to the Discord at `api`, which may be `http://`.
    ///
    /// # Errors
    /// If no TLS is to be had, or the token holds what no header may.
    pub fn new(
        token: &SecretString,
        api: Url,
        timeout: Duration,
        patience: Duration,
    ) -> Result<Self, RestError> {
        let mut authorization = HeaderValue::from_str(&format!("Bot {}", token.expose_secret().trim()))
            .map_err(|_| RestError::Invalid("the token holds characters that no token has".to_owned()))?;
        authorization.set_sensitive(true);
        let client = Client::builder()
            .timeout(timeout)
            .connect_timeout(timeout.mul_f64(CONNECTING))
            .redirect(redirect::Policy::none())
            // The gateway goes straight to Discord too, so half a proxy would only confuse.
            .no_proxy()
            .build()
            .map_err(|error| RestError::Invalid(words(&error)))?;
        let refused_until = Mutex::default();
        Ok(Self { client, authorization, api, patience, limiter: Limiter::new(), refused_until })
    }

    /// Until when a request that is begun now may be put off.
    #[must_use]
    pub fn latest(&self) -> Moment {
        Moment::now() + self.patience
    }

    /// Sends a request and reads what comes back.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was.
    pub async fn call<T: DeserializeOwned>(&self, request: Request<'_>) -> Result<T, RestError> {
        let repeatable = request.repeatable;
        let body = self.perform(request).await?;
        // Some answers say nothing but that it was done.
        let body = if body.is_empty() { b"null".as_slice() } else { &body };
        // Done, but with an answer that cannot be read: for who needs it, that is not known to be done.
        serde_json::from_slice(body).map_err(|error| RestError::Broken {
            reason: format!("Discord's answer could not be read: {error}"),
            repeatable,
        })
    }

    /// Sends a request whose answer says nothing more than that it was done.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was.
    pub async fn send(&self, request: Request<'_>) -> Result<(), RestError> {
        self.perform(request).await.map(drop)
    }

    async fn perform(&self, request: Request<'_>) -> Result<Vec<u8>, RestError> {
        let latest = request.latest.unwrap_or_else(|| self.latest());
        let path = request.route.path();
        let path = path.strip_prefix(DISCORD).unwrap_or(&path);
        let url = self.api.join(path).map_err(|error| RestError::Invalid(error.to_string()))?;
        let lane = Lane::of(&request, path);
        loop {
            if !lane.is_by_token() {
                self.check_token()?;
            }
            let turn = self.limiter.turn(&lane, request.urgency, latest).await?;
            let mut sent = self.client.request(request.method.clone(), url.clone()).header(USER_AGENT, AGENT);
            if !lane.is_by_token() {
                sent = sent.header(AUTHORIZATION, self.authorization.clone());
            }
            if !request.query.is_empty() {
                sent = sent.query(&request.query);
            }
            sent = match (&request.body, &request.file) {
                (Some(body), Some(file)) => sent.multipart(form(body, file)?),
                (Some(body), None) => sent.json(body),
                (None, _) => sent,
            };
            // The machine may have slept, or the process stood still, since its turn came. By now the
            // request may count as lost, and another one be on its way.
            if latest.has_passed() {
                return Err(RestError::Unsent("its time was over before it could be sent".to_owned()));
            }
            let response = match sent.send().await {
                Ok(response) => response,
                Err(error) => return Err(failed(error, request.repeatable)),
            };
            let status = response.status();
            let headers = response.headers().clone();
            tracing::debug!(method = %request.method, path = lane.shown(), status = status.as_u16(), "asked Discord");
            if status == StatusCode::TOO_MANY_REQUESTS {
                let body = response.bytes().await.unwrap_or_default();
                match turn.limited(&headers, &body, latest) {
                    Verdict::Wait => continue,
                    Verdict::GiveUp(after) => return Err(RestError::Limited { after }),
                }
            }
            turn.answered(&headers, status.as_u16());
            return self.read(response, &lane, request.repeatable).await;
        }
    }

    /// Refuses while Discord does not know the token, but for one request now and then.
    fn check_token(&self) -> Result<(), RestError> {
        let mut refused_until = self.refused_until();
        match *refused_until {
            Some(until) if until > Moment::now() => Err(RestError::Unauthorized),
            Some(_) => {
                // Whoever comes first asks for all.
                *refused_until = Some(Moment::now() + ASK_AGAIN);
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn refused_until(&self) -> MutexGuard<'_, Option<Moment>> {
        // A panic elsewhere leaves the time as true as it was.
        self.refused_until.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn read(&self, response: Response, lane: &Lane, repeatable: bool) -> Result<Vec<u8>, RestError> {
        let status = response.status();
        let body = response.bytes().await.map_err(|error| failed(error, repeatable))?;
        if status.is_success() {
            if !lane.is_by_token() && self.refused_until().take().is_some() {
                tracing::info!("Discord knows the token again");
            }
            return Ok(body.into());
        }
        if status == StatusCode::UNAUTHORIZED && !lane.is_by_token() {
            if self.refused_until().replace(Moment::now() + ASK_AGAIN).is_none() {
                tracing::error!(
                    "Discord does not know the token; one request a minute asks whether it does again"
                );
            }
            return Err(RestError::Unauthorized);
        }
        if status.is_server_error() || status.is_redirection() {
            let reason = format!("Discord answered {}", status.as_u16());
            return Err(RestError::Broken { reason, repeatable });
        }
        let Complaint { code, message, errors } = serde_json::from_slice(&body).unwrap_or_default();
        if code == Code::INVALID_BODY {
            tracing::error!(path = lane.shown(), %errors, "Discord found a mistake in a request");
        }
        Err(RestError::Refused { status: status.as_u16(), code, message, errors })
    }
}

/// A body and a file, as a form of two parts.
fn form(body: &Value, file: &Attachment) -> Result<Form, RestError> {
    let part = |bytes: Vec<u8>, media_type: &str| {
        Part::bytes(bytes).mime_str(media_type).map_err(|error| RestError::Invalid(words(&error)))
    };
    let payload = part(body.to_string().into_bytes(), "application/json")?;
    let content = part(file.bytes.to_vec(), file.media_type())?.file_name(file.name.clone());
    Ok(Form::new().part("payload_json", payload).part("files[0]", content))
}

fn failed(error: reqwest::Error, repeatable: bool) -> RestError {
    // The address may hold an interaction's secret.
    let error = error.without_url();
    if error.is_builder() {
        RestError::Invalid(words(&error))
    } else if error.is_connect() {
        RestError::Unsent(words(&error))
    } else if error.is_timeout() {
        RestError::Broken { reason: "Discord did not answer in time".to_owned(), repeatable }
    } else {
        RestError::Broken { reason: format!("the connection broke: {}", words(&error)), repeatable }
    }
}

/// An error with its causes: reqwest's own words leave them out.
fn words(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
