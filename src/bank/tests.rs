use super::*;
use crate::practice::question::{Difficulty, Topic};

fn question(id: &str, topics: &[&str], text: &str) -> Question {
    let list = TopicList::parse("_topics.md", "- `http`: a\n- `go`: b\n- `rust`: c\n").0;
    let text = format!("---\ntopics: [{}]\n{text}\n---\n# {id}\nPrompt", topics.join(", "));
    let file = QuestionFile { shown: id, folder: topics[0], stem: id, text: &text };
    parse(&file, &list).question.unwrap()
}

fn listed(name: &str) -> ListedTopic {
    ListedTopic { topic: Topic(name.into()), description: format!("about {name}") }
}

fn bank() -> Bank {
    let questions = [
        question("c", &["http", "go"], "difficulty: mid"),
        question("a", &["go"], "difficulty: senior"),
        question("b", &["http"], "difficulty: mid\nstatus: draft"),
    ];
    Bank::new(questions, ["http", "rust", "go", "http"].map(listed))
}

fn ids<'a>(questions: impl IntoIterator<Item = &'a Arc<Question>>) -> Vec<&'a str> {
    questions.into_iter().map(|question| question.id.0.as_str()).collect()
}

#[test]
fn questions_are_sorted_and_found_by_id() {
    let bank = bank();
    assert_eq!(ids(bank.questions()), ["a", "b", "c"]);
    assert_eq!(bank.get(&QuestionId("b".into())).unwrap().title, "b");
    assert!(bank.get(&QuestionId("d".into())).is_none());
    assert_eq!(bank.reviewed(), 2);
}

#[test]
fn topics_keep_their_order_and_count_what_may_be_posted() {
    let bank = bank();
    let topics: Vec<_> = bank.topics().iter().map(|t| (t.listed.topic.0.as_str(), t.reviewed)).collect();
    assert_eq!(topics, [("http", 1), ("rust", 0), ("go", 2)]);
}

#[test]
fn a_choice_finds_reviewed_questions_alone() {
    let bank = bank();
    assert_eq!(ids(bank.matching(&Choice::default())), ["a", "c"]);
    let mid = Choice { difficulties: vec![Difficulty::Mid], ..Choice::default() };
    assert_eq!(ids(bank.matching(&mid)), ["c"]);
}

#[test]
fn of_two_questions_with_one_id_the_first_stays() {
    let bank = Bank::new([question("a", &["go"], ""), question("a", &["http"], "")], []);
    assert_eq!(bank.questions().len(), 1);
    assert_eq!(bank.questions()[0].topics[0].0, "go");
}
