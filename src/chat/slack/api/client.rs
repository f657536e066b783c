//! The client: one call at a time goes through the limiter and out, and what comes back is read.

use std::{
    error::Error,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use reqwest::{
    Client, RequestBuilder, Response, StatusCode,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT},
    redirect,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::sync::Notify;
use url::Url;

use super::{
    call::Call,
    error::{ASK_AGAIN, ApiError},
    limiter::{Limiter, Verdict},
    method::Method,
};
use crate::{chat::message::Attachment, clock::Moment};

/// What clients call themselves.
const AGENT: &str = concat!("Keypoint/", env!("CARGO_PKG_VERSION"));

/// How much of a call's time may go into making a connection. A connection that is not made in time
/// has certainly carried nothing, so the whole may be tried again.
const CONNECTING: f64 = 0.8;

/// What is waited for if Slack asks to wait without saying how long.
const UNSAID: Duration = Duration::from_secs(1);

/// The way to the Web API. Clones of an `Arc` share its pace.
#[derive(Debug)]
pub struct Api {
    client: Client,
    /// `Bearer …`, marked as sensitive, so that they are in no output.
    bot: HeaderValue,
    app: HeaderValue,
    base: Url,
    patience: Duration,
    limiter: Limiter,
    /// If Slack said that the bot token is of no use: with which code, and when that is asked again.
    refused: Mutex<Option<(Moment, String)>>,
    /// Told whenever it begins to be so.
    refusal: Notify,
}

/// What a call brought.
struct Answer {
    body: Value,
    scopes: Option<String>,
}

/// The scopes that a token has been granted, if Slack told.
pub type Granted = Option<Vec<String>>;

/// What Slack says when it says no.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Complaint {
    needed: Option<String>,
    response_metadata: Messages,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Messages {
    messages: Vec<String>,
}

impl Api {
    /// A way to the Web API at `api`, which may be `http://`.
    ///
    /// # Errors
    /// If no TLS is to be had, or a token holds what no header may.
    pub fn new(
        bot_token: &SecretString,
        app_token: &SecretString,
        api: Url,
        timeout: Duration,
        patience: Duration,
    ) -> Result<Self, ApiError> {
        let client = Client::builder()
            .timeout(timeout)
            .connect_timeout(timeout.mul_f64(CONNECTING))
            .redirect(redirect::Policy::none())
            // The sockets go straight to Slack too, so half a proxy would only confuse.
            .no_proxy()
            .build()
            .map_err(|error| ApiError::Invalid(words(&error)))?;
        Ok(Self {
            client,
            bot: bearer(bot_token)?,
            app: bearer(app_token)?,
            base: api,
            patience,
            limiter: Limiter::default(),
            refused: Mutex::default(),
            refusal: Notify::new(),
        })
    }

    /// From now on calls wait only where Slack asks for it, and not to keep its pace beforehand.
    pub fn wait_only_when_asked(&self) {
        self.limiter.wait_only_when_asked();
    }

    /// Returns once Slack has not taken the bot token, with when it is worth asking again.
    pub async fn until_refused(&self) -> Moment {
        loop {
            let refusal = self.refusal.notified();
            if let Some((until, _)) = self.refused().as_ref() {
                return *until;
            }
            refusal.await;
        }
    }

    /// Until when a call that is begun now may be put off.
    #[must_use]
    pub fn latest(&self) -> Moment {
        Moment::now() + self.patience
    }

    /// Makes a call and reads what comes back.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was.
    pub async fn call<T: DeserializeOwned>(&self, call: Call) -> Result<T, ApiError> {
        self.granted(call).await.map(|(answer, _)| answer)
    }

    /// Makes a call whose answer says nothing more than that it was done.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was.
    pub async fn send(&self, call: Call) -> Result<(), ApiError> {
        self.perform(call).await.map(drop)
    }

    /// The same as [`Api::call`], with the scopes that the token was granted.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was.
    pub async fn granted<T: DeserializeOwned>(&self, call: Call) -> Result<(T, Granted), ApiError> {
        let method = call.method;
        let Answer { body, scopes } = self.perform(call).await?;
        // Done, but with an answer that cannot be read: for who needs it, that is not known to be done.
        let answer = serde_json::from_value(body).map_err(|error| ApiError::Broken {
            reason: format!("what Slack answered to {} could not be read: {error}", method.name()),
            repeatable: method.is_repeatable(),
        })?;
        let scopes = scopes.map(|scopes| scopes.split(',').map(|scope| scope.trim().to_owned()).collect());
        Ok((answer, scopes))
    }

    /// Says something at an address that Slack gave for it, exactly as it was given. Any 2xx is success.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was. [`ApiError::Refused`]: the address is
    /// good for nothing any more.
    pub async fn respond(&self, address: &str, body: &Value) -> Result<(), ApiError> {
        self.give(Method::PostEphemeral, self.client.post(address).json(body)).await
    }

    /// Sends a file to an address that Slack gave for it, exactly as it was given.
    ///
    /// # Errors
    /// Why it was not done, or that nobody knows whether it was. [`ApiError::Refused`]: the address is
    /// good for nothing any more.
    pub async fn upload(&self, address: &str, file: &Attachment) -> Result<(), ApiError> {
        let sent = self.client.post(address).header(CONTENT_TYPE, file.media_type());
        self.give(Method::FileAddress, sent.body(file.bytes.to_vec())).await
    }

    /// Gives something to an address of Slack's that is its own key. Given twice is better than not at all,
    /// and only one member sees it.
    async fn give(&self, method: Method, request: RequestBuilder) -> Result<(), ApiError> {
        let sent = request.header(USER_AGENT, AGENT).send().await;
        let response = sent.map_err(|error| failed(error, true))?;
        let status = response.status();
        tracing::debug!(
            method = method.name(),
            status = status.as_u16(),
            "gave something to an address of Slack's"
        );
        match status {
            status if status.is_success() => Ok(()),
            StatusCode::TOO_MANY_REQUESTS => {
                Err(ApiError::Limited { after: retry_after(response.headers()).unwrap_or(UNSAID) })
            }
            status if status.is_client_error() => Err(ApiError::Refused {
                method,
                code: format!("http_{}", status.as_u16()),
                detail: String::new(),
            }),
            status => Err(ApiError::Broken {
                reason: format!("Slack answered {}", status.as_u16()),
                repeatable: true,
            }),
        }
    }

    async fn perform(&self, call: Call) -> Result<Answer, ApiError> {
        let latest = call.latest.unwrap_or_else(|| self.latest());
        let by_app = call.method == Method::OpenConnection;
        let url = format!("{}/{}", self.base.as_str().trim_end_matches('/'), call.method.name());
        loop {
            // Who the bot is is the very question whether the token is known.
            if !by_app && call.method != Method::AuthTest {
                self.check_token()?;
            }
            let turn = self.limiter.turn(call.method, call.channel(), call.urgency, latest).await?;
            // The machine may have slept, or the process stood still, since its turn came. By now the
            // call may count as lost, and another one be on its way.
            if latest.has_passed() {
                return Err(ApiError::Unsent("its time was over before it could be sent".to_owned()));
            }
            let token = if by_app { &self.app } else { &self.bot };
            let sent = self
                .client
                .post(&url)
                .header(USER_AGENT, AGENT)
                .header(AUTHORIZATION, token.clone())
                .form(&call.arguments)
                .send();
            let response = sent.await.map_err(|error| failed(error, call.method.is_repeatable()))?;
            let status = response.status().as_u16();
            tracing::debug!(method = call.method.name(), status, "asked Slack");
            if response.status() == StatusCode::TOO_MANY_REQUESTS {
                let after = retry_after(response.headers()).unwrap_or(UNSAID);
                match turn.limited(after, latest) {
                    Verdict::Wait => continue,
                    Verdict::GiveUp => return Err(ApiError::Limited { after }),
                }
            }
            turn.answered();
            return self.read(response, call.method, by_app).await;
        }
    }

    /// Refuses while Slack does not know the token, but for one call now and then.
    fn check_token(&self) -> Result<(), ApiError> {
        match self.refused().as_mut() {
            Some((until, code)) if *until > Moment::now() => {
                Err(ApiError::Unauthorized { code: code.clone() })
            }
            Some((until, _)) => {
                // Whoever comes first asks for all.
                *until = Moment::now() + ASK_AGAIN;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn refused(&self) -> MutexGuard<'_, Option<(Moment, String)>> {
        // A panic elsewhere leaves the time as true as it was.
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn read(&self, response: Response, method: Method, by_app: bool) -> Result<Answer, ApiError> {
        let (status, repeatable) = (response.status(), method.is_repeatable());
        let scopes = response.headers().get("x-oauth-scopes");
        let scopes = scopes.and_then(|scopes| scopes.to_str().ok()).map(str::to_owned);
        let body = response.bytes().await.map_err(|error| failed(error, repeatable))?;
        let read = serde_json::from_slice::<Value>(&body).ok();
        if status.is_server_error() || status.is_redirection() {
            let reason = format!("Slack answered {}", status.as_u16());
            return Err(ApiError::Broken { reason, repeatable });
        }
        let said = |name: &str| read.as_ref().and_then(|body| body.get(name));
        match (said("ok").and_then(Value::as_bool), read.clone()) {
            (Some(true), Some(body)) => {
                if !by_app && self.refused().take().is_some() {
                    tracing::info!("Slack knows the bot token again");
                }
                Ok(Answer { body, scopes })
            }
            (Some(false), Some(body)) => {
                let code = said("error").and_then(Value::as_str).unwrap_or("no_error").to_owned();
                let error = ApiError::of(method, code, detail(body));
                if let ApiError::Unauthorized { code } = &error
                    && !by_app
                {
                    self.refuse(code);
                }
                Err(error)
            }
            _ if status.is_client_error() => Err(ApiError::Refused {
                method,
                code: format!("http_{}", status.as_u16()),
                detail: String::new(),
            }),
            _ => Err(ApiError::Broken {
                reason: format!("Slack answered {} with something that cannot be read", method.name()),
                repeatable,
            }),
        }
    }

    fn refuse(&self, code: &str) {
        if self.refused().replace((Moment::now() + ASK_AGAIN, code.to_owned())).is_none() {
            self.refusal.notify_waiters();
            tracing::error!(
                code,
                "Slack does not take the bot token; one call a minute asks whether it does again"
            );
        }
    }
}

/// What Slack says besides a code: the scope that is missing, or what is wrong with a message.
fn detail(body: Value) -> String {
    let Complaint { needed, response_metadata } = serde_json::from_value(body).unwrap_or_default();
    match (needed, response_metadata.messages.as_slice()) {
        (Some(needed), _) => format!(" ({needed})"),
        (None, []) => String::new(),
        (None, messages) => format!(" ({})", messages.join("; ")),
    }
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: f64 = headers.get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

fn bearer(token: &SecretString) -> Result<HeaderValue, ApiError> {
    let mut header = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret().trim()))
        .map_err(|_| ApiError::Invalid("the token holds characters that no token has".to_owned()))?;
    header.set_sensitive(true);
    Ok(header)
}

fn failed(error: reqwest::Error, repeatable: bool) -> ApiError {
    // The address may hold a secret.
    let error = error.without_url();
    if error.is_builder() {
        ApiError::Invalid(words(&error))
    } else if error.is_connect() {
        ApiError::Unsent(words(&error))
    } else if error.is_timeout() {
        ApiError::Broken { reason: "Slack did not answer in time".to_owned(), repeatable }
    } else {
        ApiError::Broken { reason: format!("the connection broke: {}", words(&error)), repeatable }
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
