//! The files of the bank are changed while the bot is up.

use std::{fs, path::Path};

use insta::assert_snapshot;

use crate::world::hours;

fn write(folder: &Path, id: &str, title: &str, section: &str) {
    let text = format!(
        "---\ndifficulty: mid\n---\n# {title}\n\nWhat do you say?\n\n## {section}\n- One\n- Two\n\n## Follow-ups\n- And then?\n"
    );
    fs::create_dir_all(folder.join("http")).unwrap();
    fs::write(folder.join("http").join(format!("{id}.md")), text).unwrap();
}

#[tokio::test]
async fn changed_files_are_taken_and_broken_ones_are_told_to_the_admins_once() {
    let mut world = crate::world().await;
    let folder = tempfile::tempdir().unwrap();
    let mut files = world.looks_after(folder.path());
    write(folder.path(), "a", "Asked from a file", "Key points");
    write(folder.path(), "b", "Asked from a file that was not broken", "Key points");
    // What changes is read once it is at rest.
    files.look().await;
    files.look().await;
    world.runs("Ada", "/question http reveal:1h").await;
    world.that_is_old_news().await;

    write(folder.path(), "a", "Changed and broken", "Key point");
    files.look().await;
    files.look().await;
    files.look().await;
    world.after(hours(1)).await;
    // Both from before: the one that is open keeps its text, and the other can still be drawn.
    world.runs("Bob", "/question http").await;
    let headlines = world.headlines("Bob").await;
    assert!(headlines.contains("Asked from a file"), "{headlines}");
    assert!(headlines.contains("Asked from a file that was not broken"), "{headlines}");
    assert!(!headlines.contains("Changed and broken"), "{headlines}");
    let told = world.news("Ada").await.replace(&folder.path().display().to_string(), "@");
    let about_files: Vec<&str> = told.lines().filter(|line| line.contains("cannot be used")).collect();
    assert_eq!(about_files.len(), 1, "{told}");
    let error = told.lines().find(|line| line.contains("@/http")).unwrap_or_default();
    assert_snapshot!(error.trim(), @"- @/http/a.md:8: error: unknown section `Key point`: did you mean `Key points`? (within a text, use `###`)");

    // What is broken in another way is told as well, and what is mended is taken.
    write(folder.path(), "a", "Changed and broken", "Hint");
    files.look().await;
    files.look().await;
    world.after(hours(1)).await;
    assert!(world.news("Ada").await.contains("unknown section `Hint`"));
    write(folder.path(), "a", "Mended", "Key points");
    write(folder.path(), "c", "New among them", "Key points");
    files.look().await;
    files.look().await;
    world.runs("Ada", "/question http").await;
    assert!(world.headlines("Ada").await.contains("New among them"));
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
