//! Where the gateway is.

use serde_json::json;

use super::{Answer, Call, Reply, Route};

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/gateway", "gateway", gateway).open(),
    Route::new("GET", "/gateway/bot", "gateway", bot),
];

fn gateway(call: &mut Call<'_>) -> Answer {
    Reply::ok(json!({ "url": call.discord.gateway_url() }))
}

fn bot(call: &mut Call<'_>) -> Answer {
    let application = &call.state.applications[&call.bot];
    Reply::ok(json!({
        "url": call.discord.gateway_url(),
        "shards": application.recommended_shards,
        "session_start_limit": {
            "total": 1000,
            "remaining": application.sessions_left,
            "reset_after": 14_400_000,
            "max_concurrency": 1,
        },
    }))
}
