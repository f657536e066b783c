//! A file holds one question, whose title is in its front matter.

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::Kind,
    front_matter,
    labels::{self, Label},
    page::Page,
    words::Asks,
};

pub(super) struct FrontMatter;

impl Family for FrontMatter {
    fn starts(&self, page: &Page) -> Vec<Start> {
        // Parts that only a question has may stand in the front matter, whatever its title says.
        let has_entry = |label| {
            let is_it = |key: &str| labels::classify(&key.replace(['_', '-'], " ")) == Some(label);
            page.view.front_matter.iter().any(|entry| is_it(&entry.key) && !entry.value.is_empty())
        };
        let has_parts = has_entry(Label::FollowUps) && has_entry(Label::KeyPoints);
        let is_title = page.view.front_matter_lines > 0
            && page
                .blocks
                .first()
                .is_some_and(|block| block.kind == Kind::Heading(1) && (block.first == 0 || has_parts));
        if !is_title {
            return Vec::new();
        }
        let has_key = |key: &str| page.view.front_matter.iter().any(|entry| entry.key == key);
        let has_question = front_matter::question(&page.view.front_matter).is_some();
        // What is bidden or told how to do is the title of an article, where a blog has it.
        let is_article = ["layout", "date", "pubdate", "published"].into_iter().any(has_key)
            && page.notes[0].asks == Asks::Perhaps
            && !page.is_about_questions();
        let is_question = has_question || page.notes[0].asks != Asks::No && !is_article;
        // A title above a prompt that is answered. A heading that asks is the question itself.
        let first = page.notes.iter().skip(1).find(|note| !note.is_noise);
        let is_headed = (1..page.blocks.len()).find(|at| !page.notes[*at].is_noise).is_some_and(|at| {
            matches!(page.blocks[at].kind, Kind::Heading(_)) && page.notes[at].asks == Asks::Yes
        });
        let is_prompt = !is_headed && first.is_some_and(|note| note.asks != Asks::No && note.label.is_none());
        let has_one = |label| (1..page.blocks.len()).filter(|at| page.label(*at) == Some(label)).count() == 1;
        let is_answered = has_one(Label::Answer)
            || has_one(Label::KeyPoints)
            || has_one(Label::FollowUps)
            || has_key("answer")
            || has_key("answers")
            || has_key("options")
            || has_key("choices");
        // The parts of a question, each once, say so, though the prompt only tells what is wrong.
        let parts = [Label::Answer, Label::KeyPoints, Label::FollowUps];
        let is_part = |at: usize| {
            !matches!(page.blocks[at].kind, Kind::Heading(_))
                || page.notes[at].is_noise
                || page.label(at).is_some()
        };
        let is_told = first.is_some_and(|note| note.label.is_none())
            && (1..page.blocks.len()).all(is_part)
            && parts.into_iter().filter(|label| has_one(*label)).count() >= 2;
        // Without sections, what asks right above code asks about that.
        let said: Vec<usize> =
            (1..page.blocks.len()).filter(|at| !page.notes[*at].is_noise).take(2).collect();
        let is_about_code = said.first().is_some_and(|at| page.notes[*at].asks == Asks::Yes)
            && said.get(1).is_some_and(|at| page.blocks[*at].kind == Kind::Code)
            && (1..page.blocks.len()).all(|at| !matches!(page.blocks[at].kind, Kind::Heading(_)));
        if is_question || is_prompt && (is_answered || is_about_code) || is_told || has_parts {
            vec![Start { at: 0, shape: Shape::FrontMatter, is_certain: has_question || has_parts }]
        } else {
            Vec::new()
        }
    }
}
