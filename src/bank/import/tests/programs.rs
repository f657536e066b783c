//! Documents that tell of a program, or of themselves: no questions begin in what they tell.

use super::prompts;

#[test]
fn what_tells_of_a_program_is_no_question() {
    let document = "# Interview quiz\n\nAn app to practise interview questions.\n\n## Features\n\n- Real-time evaluation\n- Explain each answer\n- Bookmarks\n\n## Tech stack\n\n- **Backend**: Django\n- **Database**: MySQL\n\n## Getting started\n\n1. Clone the repository:\n\n```sh\ngit clone x\n```\n\n2. Install dependencies:\n\n```sh\nnpm install\n```\n\n3. Open your browser\n\n## Deployment\n\n### Create the image\n\n`docker build .`\n\n### Run the image\n\n`docker run x`\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn beside_what_tells_of_a_program_questions_are_read() {
    let document = "# React interview questions\n\n## Getting started\n\n1. Clone the repository\n2. Install dependencies\n\n## Questions\n\n1. What is a hook?\n2. Explain the virtual DOM\n3. How does React render?\n4. Implement a counter\n\n## License\n\nMIT\n";
    assert_eq!(prompts(document).len(), 4, "{:?}", prompts(document));
}

#[test]
fn chapters_named_as_parts_of_programs_hold_questions() {
    let document = "# Node interview questions\n\n## Configuration\n\n### What is an environment variable?\n\nA name.\n\n## Deployment\n\n### Explain a blue-green deployment\n\nTwo of all.\n\n## Features\n\n### What is new in 20?\n\nMuch.\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}

#[test]
fn a_plan_asks_nothing_but_what_is_to_be_practised() {
    let roadmap = "# Future state roadmap\n\nOf the interview questions app.\n\n## Phase 1\n\n- [ ] Create a Dockerfile for the backend\n- [ ] Create a Dockerfile for the frontend\n- [ ] Build the images\n\n## Phase 2\n\n- [ ] Write tests\n- [ ] Add a gateway\n";
    assert_eq!(prompts(roadmap), [""; 0]);
    let plan = "# NumPy interview study plan\n\n## Goals\n\n- Write fast code\n- Create arrays without help\n\n## Practice\n\n1. Create an array of zeros\n2. Reverse an array\n3. Find the values above 3\n4. Replace all negative values\n";
    assert_eq!(prompts(plan).len(), 4, "{:?}", prompts(plan));
}

#[test]
fn lists_of_files_name_no_questions() {
    let document = "# Interview topics (Q&A)\n\nEach file is a topic, with questions and answers.\n\n## Basics\n\n- `http.md` — status codes\n- `rest.md` — the principles of REST\n- `mocks.md` — stubs\n\n## Java core\n\n- `java.md` — the language\n- `streams.md` — streams\n\n## Data\n\n- `sql.md` — SQL\n- `kafka.md` — queues\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn headings_beside_the_steps_of_a_program_are_such_steps() {
    let document = "# interview-quiz\n\n## Install dependencies\n\nRun `npm install`.\n\n## React application\n\nRun `npm start`.\n\n## Rebuild the project\n\nRun `npm run build`.\n\n## Fix code style\n\nRun `npm run lint`.\n\n## Docker setup\n\nRun `docker compose up`.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn an_approach_to_problems_is_no_list_of_them() {
    let document = "# LeetCode practice\n\n## Problem-solving framework\n\n1. **Understand**\n   - Read carefully\n   - Identify inputs and outputs\n2. **Implement**\n   - Write clean code\n   - Handle edge cases\n   - Can you do better?\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn a_plan_may_end_with_questions() {
    let document = "# DevOps roadmap\n\n## Level 1\n\n- **Linux**: the shell\n- **Git**: branches\n- **Nginx**: a proxy\n- **Docker**: images\n- **CI**: pipelines\n- **Helm**: charts\n\n## Level 2\n\n- Create a cluster\n- Explain your design to others\n- **Loki**: logs\n- **Grafana**: boards\n- **Terraform**: plans\n- **Vault**: secrets\n\n## Interview questions\n\n1. What is a container?\n2. What is a blue-green deployment?\n3. How do you debug a pipeline?\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}

#[test]
fn counted_tasks_may_name_the_program_that_is_to_be_written() {
    for (name, program) in
        [("Task", "A script that"), ("Task", "A small function which"), ("Aufgabe", "Ein Skript, das")]
    {
        let tasks = (0..4)
            .map(|at| format!("{name} {at}: {program} prints the number {at} twice.\n\n"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(prompts(&format!("# Basics\n\n{tasks}")).len(), 4, "{program}");
    }
    let steps =
        "# Basics\n\nTask 0: The script runs.\n\nTask 1: The script stops.\n\nTask 2: A server that waits.\n";
    assert_eq!(prompts(steps), [""; 0]);
}
