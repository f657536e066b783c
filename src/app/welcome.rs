//! What is said at a start, on the terminal: where to look, and what to do next.

use tokio::net::TcpListener;

use crate::config::{Database, Settings};

/// Says where to look and what to do next.
#[allow(clippy::print_stdout, reason = "this is where people read it")]
pub(super) fn in_the_browser(
    listener: &TcpListener,
    settings: &Settings,
    is_first: bool,
) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    println!("Keypoint is running. Open http://{address} in your browser.");
    println!();
    if is_first {
        println!("  A question waits in #interview-practice: answer it in its thread.");
    }
    println!("  Type / to see the commands; /question asks for another question.");
    println!("  \"Act as\" lets you answer as a second person.");
    println!();
    say_where_it_is_kept(settings);
    Ok(())
}

/// Says what to do next where there is no local chat; `question` is what the command is called on Slack.
#[allow(clippy::print_stdout, reason = "this is where people read it")]
pub(super) fn on_platforms(settings: &Settings, discord: bool, slack: Option<&str>) {
    let platforms = match (discord, slack) {
        (true, Some(_)) => "Discord and Slack",
        (false, Some(_)) => "Slack",
        _ => "Discord",
    };
    let (place, command) = match (discord, slack) {
        (true, Some(_)) => ("your server or workspace", "/question"),
        (false, Some(question)) => ("your workspace", question),
        _ => ("your server", "/question"),
    };
    println!("Keypoint is running on {platforms}. Type {command} in a channel of {place}.");
    println!();
    if discord {
        println!("  Not in a server yet? `keypoint discord invite` prints the link that adds it.");
    }
    if slack.is_some() {
        println!("  Not in a channel yet? Type /invite @Keypoint there, and it says hello.");
    }
    println!("  Nothing to be seen? `keypoint check` says what is missing.");
    println!();
    say_where_it_is_kept(settings);
}

#[allow(clippy::print_stdout, reason = "this is where people read it")]
fn say_where_it_is_kept(settings: &Settings) {
    match &settings.database {
        Database::SqliteFile(_) => println!("Everything is kept in {}.", settings.data_dir.display()),
        Database::Url(_) => println!("Everything is kept in the database that you named."),
    }
    println!("Ctrl-C stops it.");
}
