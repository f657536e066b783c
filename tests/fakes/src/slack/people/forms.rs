//! Forms, as a member fills them in.

use serde_json::{Value, json};

use super::{
    super::{
        Fake,
        interactions::{make::Act, values, views},
        model::{DeedKind, View},
    },
    Done,
    act::Handle,
};

/// What somebody fills in: the field's `block_id` or `action_id`, and the text, the value of an
/// option, or a list of such values.
pub type Values<'a> = &'a [(&'a str, Value)];

impl Fake {
    /// Somebody fills fields of the form before them in.
    pub fn fill(&self, by: &str, given: Values<'_>) -> Done {
        let view = self.modal(by).ok_or("no form is open")?;
        let mut filled = view.values.clone();
        for (name, value) in given {
            let (block, element) = field(&view, name)?;
            let action = element["action_id"].as_str().unwrap_or_default();
            let held = values::filled(&element, value).map_err(|why| format!("{name}: {why}"))?;
            filled.entry(block).or_insert_with(|| json!({}))[action] = held;
        }
        let mut state = self.lock();
        state.views.get_mut(&view.id).expect("it is open").values = filled;
        Ok(())
    }

    /// Somebody fills fields in and submits the form before them. What the client itself minds is an
    /// error, and nothing is sent.
    pub fn submit(&self, by: &str, given: Values<'_>) -> Done<Handle> {
        self.fill(by, given)?;
        let view = self.modal(by).ok_or("no form is open")?;
        if view.view["submit"].is_null() && view.view["type"] == "modal" {
            let has_fields = view.view["blocks"].as_array().into_iter().flatten();
            if !has_fields.clone().any(|block| block["type"] == "input") {
                return Err("there is nothing to submit".to_owned());
            }
        }
        let complaints = values::complaints(&view.view, &view.values);
        if let Some((block, complaint)) = complaints.first() {
            return Err(format!("{block}: {complaint}"));
        }
        self.lock().views.get_mut(&view.id).expect("it is open").errors.clear();
        let act = Act {
            app: view.app,
            user: by.to_owned(),
            view: Some(view.id),
            payload: json!({ "type": "view_submission", "response_urls": [] }),
            ..Act::default()
        };
        self.act(DeedKind::Submission, act)
    }

    /// Somebody closes the form before them: it alone, or all that are open under it as well. The app
    /// hears of it, if it asked for that.
    pub fn close_form(&self, by: &str, all: bool) -> Done<Option<Handle>> {
        let view = self.modal(by).ok_or("no form is open")?;
        {
            let mut state = self.lock();
            if all || view.view["clear_on_close"] == true {
                views::close_all(&mut state, by);
            } else {
                views::close(&mut state, &view.id);
            }
        }
        self.slack.interactions.stir();
        if view.view["notify_on_close"] != true {
            return Ok(None);
        }
        let act = Act {
            app: view.app,
            user: by.to_owned(),
            view: Some(view.id),
            payload: json!({ "type": "view_closed", "is_cleared": all }),
            ..Act::default()
        };
        self.act(DeedKind::Closed, act).map(Some)
    }
}

/// A field by its `block_id` or its `action_id`.
fn field(view: &View, name: &str) -> Done<(String, Value)> {
    let blocks = view.view["blocks"].as_array().into_iter().flatten();
    for block in blocks {
        let id = block["block_id"].as_str().unwrap_or_default();
        let elements = values::elements(block);
        let by_block = elements.first().filter(|_| id == name);
        let found = by_block.or(elements.iter().find(|element| element["action_id"] == name));
        if let Some(element) = found {
            return Ok((id.to_owned(), (*element).clone()));
        }
    }
    Err(format!("there is no field {name}"))
}
