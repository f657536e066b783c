//! The form in which a member answers.

use crate::{
    chat::{
        action::Action,
        message::{Field, Form},
        port::Limits,
    },
    practice::{
        ids::{PrivateId, RoundId},
        question::Question,
    },
};

use super::{
    split::{first_and_rest, utf16_len},
    words::as_markdown,
};

/// The id of the field that holds the answer.
pub const ANSWER_FIELD: &str = "answer";

/// How much of a prompt the form repeats, in characters: enough to be reminded, short enough that
/// the field stays in sight.
const EXCERPT: usize = 600;

/// What a form answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// A round.
    Round(RoundId),
    /// A private question.
    Private(PrivateId),
}

/// The form in which a member answers.
#[derive(Clone, Copy, Debug)]
pub struct AnswerForm<'a> {
    /// What it answers.
    pub to: Answers,
    /// The question.
    pub question: &'a Question,
    /// What they sent by form before; empty at first.
    pub earlier: &'a str,
}

/// The form before anything is known but what it answers: neither the question nor what was sent
/// before.
#[must_use]
pub fn bare(to: Answers, limits: Limits) -> Form {
    Form {
        action: match to {
            Answers::Round(round) => Action::Answer(round),
            Answers::Private(id) => Action::AnswerPrivate(id),
        },
        title: "Your answer".to_owned(),
        intro: None,
        fields: vec![Field {
            id: ANSWER_FIELD.to_owned(),
            label: "What would you say?".to_owned(),
            value: String::new(),
            placeholder: "As you would say it in an interview. Markdown works.".to_owned(),
            max_chars: limits.field,
            ..Field::default()
        }],
        submit: "Send".to_owned(),
    }
}

impl AnswerForm<'_> {
    /// The form.
    #[must_use]
    pub fn form(&self, limits: Limits) -> Form {
        let fits = utf16_len(self.earlier) <= limits.field;
        let mut form = Form { intro: Some(self.intro(fits)), ..bare(self.to, limits) };
        if !self.earlier.is_empty() {
            "Replace".clone_into(&mut form.submit);
        }
        if let Some(field) = form.fields.first_mut().filter(|_| fits) {
            self.earlier.clone_into(&mut field.value);
        }
        form
    }

    fn intro(&self, fits: bool) -> String {
        let (first, rest) = first_and_rest(&self.question.prompt, EXCERPT, EXCERPT);
        let more = if rest.is_empty() { "" } else { "\n\n… the rest is in the question above this form." };
        let earlier = match (self.earlier.is_empty(), fits) {
            (true, _) => "",
            (false, true) => "\n\nSending this replaces what you sent here before.",
            (false, false) => {
                "\n\nWhat you sent before is longer than this form takes; it stays unless you send something new."
            }
        };
        format!("**{}**\n\n{first}{more}{earlier}", as_markdown(&self.question.title))
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{PRIVATE, ROUND, question};

    const LIMITS: Limits = Limits { message: 4_000, block: 3_000, field: 20 };

    fn form(earlier: &str, question: &Question) -> Form {
        AnswerForm { to: Answers::Round(ROUND), question, earlier }.form(LIMITS)
    }

    #[test]
    fn the_form_reminds_of_the_question() {
        let form = form("", &question());
        assert_snapshot!(form.intro.unwrap_or_default(), @r"
        **Safe retries for a payment endpoint**

        A client times out on `POST /payments` and sends it again.

        How is the customer charged once?
        ");
        assert_eq!((form.title.as_str(), form.submit.as_str()), ("Your answer", "Send"));
        assert_eq!((form.fields[0].max_chars, form.action), (20, Action::Answer(ROUND)));
    }

    #[test]
    fn what_was_sent_before_is_filled_in_and_replaced() {
        let form = form("My *answer*", &question());
        assert_eq!((form.fields[0].value.as_str(), form.submit.as_str()), ("My *answer*", "Replace"));
        assert!(form.intro.is_some_and(|intro| intro.ends_with("replaces what you sent here before.")));
    }

    #[test]
    fn what_does_not_fit_the_field_is_not_cut() {
        let form = form("An answer of more than twenty characters", &question());
        assert_eq!(form.fields[0].value, "");
        assert!(form.intro.is_some_and(|intro| intro.contains("longer than this form takes")));
    }

    #[test]
    fn a_long_prompt_shows_that_there_is_more() {
        let question = Question { prompt: "A sentence. ".repeat(200), ..question() };
        let form =
            AnswerForm { to: Answers::Private(PRIVATE), question: &question, earlier: "" }.form(LIMITS);
        assert!(
            form.intro.is_some_and(|intro| intro.ends_with("the rest is in the question above this form."))
        );
    }
}
