//! The door: tokens, programs' names, versions, routes.

use reqwest::{Client, Method};
use serde_json::json;

use crate::stage::{Stage, TOKEN, read};

#[tokio::test]
async fn a_wrong_token_is_refused() {
    let stage = Stage::new().await;
    for header in ["Bot nobody", TOKEN, "Bearer token-of-the-bot"] {
        let url = format!("{}/api/v10/users/@me", stage.fake.base_url);
        let client = Client::builder().user_agent("test").build().unwrap();
        let answer = client.get(url).header("Authorization", header).send().await.unwrap();
        assert_eq!(
            read(answer).await,
            (401, json!({ "message": "401: Unauthorized", "code": 0 })),
            "{header}"
        );
    }
}

#[tokio::test]
async fn a_program_says_who_it_is() {
    let stage = Stage::new().await;
    let url = format!("{}/api/v10/users/@me", stage.fake.base_url);
    let request = Client::new().get(url).header("Authorization", format!("Bot {TOKEN}"));
    assert_eq!(read(request.send().await.unwrap()).await.0, 403);
}

#[tokio::test]
async fn only_versions_9_and_10_are_served() {
    let stage = Stage::new().await;
    let client = Client::builder().user_agent("test").build().unwrap();
    let mut statuses = Vec::new();
    for version in ["v9", "v10", "v8", "v11"] {
        let url = format!("{}/api/{version}/gateway", stage.fake.base_url);
        statuses.push(client.get(url).send().await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [200, 200, 400, 400]);
}

#[tokio::test]
async fn an_address_without_a_version_leads_to_one() {
    let stage = Stage::new().await;
    let client = Client::builder().user_agent("test").build().unwrap();
    let url = format!("{}/api/gateway", stage.fake.base_url);
    let answer = client.get(url).send().await.unwrap();
    assert_eq!(answer.url().path(), "/api/v10/gateway");
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn an_endpoint_that_is_not_there_is_a_violation() {
    let stage = Stage::new().await;
    assert_eq!(stage.get("/nothing/here").await.0, 404);
    assert_eq!(stage.delete("/users/@me").await.0, 405);
    let rules: Vec<_> = stage.violations().into_iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["no such endpoint", "no such endpoint"]);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let stage = Stage::new().await;
    let request = stage.request(Method::POST, &stage.messages()).header("Content-Type", "application/json");
    let (status, answer) = read(request.body("{").send().await.unwrap()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50109)));
}

#[tokio::test]
async fn a_body_says_that_it_is_json() {
    let stage = Stage::new().await;
    let request = stage.request(Method::POST, &stage.messages()).header("Content-Type", "text/plain");
    let (status, answer) = read(request.body("{}").send().await.unwrap()).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)));
}

#[tokio::test]
async fn the_gateway_is_where_it_says() {
    let stage = Stage::new().await;
    let (_, answer) = stage.get("/gateway/bot").await;
    assert_eq!(answer["url"], stage.fake.discord.gateway_url());
    assert_eq!(answer["shards"], 1);
    assert_eq!(answer["session_start_limit"]["max_concurrency"], 1);
}

#[tokio::test]
async fn a_bot_sees_itself_its_application_and_its_servers() {
    let stage = Stage::new().await;
    assert_eq!(stage.get("/users/@me").await.1["id"], stage.bot.to_string());
    assert_eq!(stage.get("/applications/@me").await.1["bot"]["id"], stage.bot.to_string());
    let (_, guilds) = stage.get("/users/@me/guilds").await;
    assert_eq!(guilds[0]["id"], stage.guild.to_string());
    assert_eq!(guilds.as_array().unwrap().len(), 1);
}
