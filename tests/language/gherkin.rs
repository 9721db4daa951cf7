//! A small reader of Gherkin: scenarios with their steps, outlines expanded over their examples.

/// A step: its words, the text between `"""`, and its table.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub words: String,
    pub text: String,
    pub table: Vec<Vec<String>>,
}

/// A scenario.
#[derive(Clone, Debug, Default)]
pub struct Scenario {
    pub name: String,
    pub steps: Vec<Step>,
}

#[derive(Default)]
struct Reading {
    scenarios: Vec<Scenario>,
    background: Vec<Step>,
    open: Option<Scenario>,
    examples: Vec<Vec<Vec<String>>>,
    is_background: bool,
    in_examples: bool,
}

/// All scenarios of a feature.
pub fn scenarios(text: &str) -> Vec<Scenario> {
    let mut reading = Reading::default();
    let mut quoted: Option<(usize, Vec<String>)> = None;
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some((indent, lines)) = &mut quoted {
            if trimmed == "\"\"\"" {
                let text = lines.join("\n");
                quoted = None;
                reading.step().text = text;
            } else {
                lines.push(line.get(*indent..).unwrap_or(trimmed).to_owned());
            }
        } else if trimmed == "\"\"\"" {
            quoted = Some((line.len() - line.trim_start().len(), Vec::new()));
        } else {
            reading.line(trimmed);
        }
    }
    reading.close();
    reading.scenarios
}

impl Reading {
    fn line(&mut self, line: &str) {
        let heading = line.split_once(':').map(|(word, rest)| (word, rest.trim()));
        match heading {
            Some(("Background", _)) => self.is_background = true,
            Some(("Scenario" | "Scenario Outline", name)) => {
                self.close();
                self.is_background = false;
                self.open = Some(Scenario {
                    name: name.to_owned(),
                    steps: self.background.clone(),
                });
            }
            Some(("Examples", _)) => {
                self.in_examples = true;
                self.examples.push(Vec::new());
            }
            _ if line.starts_with('|') => {
                let row = cells(line);
                match self.examples.last_mut().filter(|_| self.in_examples) {
                    Some(table) => table.push(row),
                    None => self.step().table.push(row),
                }
            }
            _ => {
                let step = line.split_once(' ');
                if let Some(("Given" | "When" | "Then" | "And" | "But", words)) = step {
                    let step = Step {
                        words: words.trim_end_matches(':').to_owned(),
                        ..Step::default()
                    };
                    self.steps().push(step);
                }
            }
        }
    }

    fn steps(&mut self) -> &mut Vec<Step> {
        if self.is_background {
            return &mut self.background;
        }
        &mut self.open.get_or_insert_with(Scenario::default).steps
    }

    fn step(&mut self) -> &mut Step {
        let steps = self.steps();
        if steps.is_empty() {
            steps.push(Step::default());
        }
        steps.last_mut().unwrap()
    }

    fn close(&mut self) {
        let examples = std::mem::take(&mut self.examples);
        self.in_examples = false;
        let Some(scenario) = self.open.take() else {
            return;
        };
        if examples.is_empty() {
            self.scenarios.push(scenario);
            return;
        }
        for table in examples {
            let Some((names, rows)) = table.split_first() else {
                continue;
            };
            for row in rows {
                self.scenarios.push(expanded(&scenario, names, row));
            }
        }
    }
}

fn expanded(scenario: &Scenario, names: &[String], row: &[String]) -> Scenario {
    let fill = |text: &String| {
        let mut text = text.clone();
        for (name, value) in names.iter().zip(row) {
            text = text.replace(&format!("<{name}>"), value);
        }
        text
    };
    let steps = scenario.steps.iter().map(|step| Step {
        words: fill(&step.words),
        text: fill(&step.text),
        table: step
            .table
            .iter()
            .map(|row| row.iter().map(fill).collect())
            .collect(),
    });
    Scenario {
        name: format!("{} | {}", scenario.name, row.join(" | ")),
        steps: steps.collect(),
    }
}

/// The cells of a row. A backslash before `|` or another backslash is only there to protect it.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut letters = line.chars().skip(1).peekable();
    while let Some(letter) = letters.next() {
        let is_protected = letter == '\\' && matches!(letters.peek(), Some('|' | '\\'));
        if is_protected {
            cell.extend(letters.next());
        } else if letter == '|' {
            cells.push(cell.trim().to_owned());
            cell = String::new();
        } else {
            cell.push(letter);
        }
    }
    cells
}

#[test]
fn outlines_are_expanded_and_cells_protected() {
    let feature = "Feature: x\n\n  Scenario Outline: [1] a\n    When executing query:\n      \"\"\"\n      RETURN <a>\n      \"\"\"\n    Then the result should be, in any order:\n      | x   |\n      | <b> |\n\n    Examples:\n      | a | b |\n      | 1 | 2 |\n      # a comment\n      | 3 | \\| |\n";
    let found = scenarios(feature);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].steps[0].text, "RETURN 1");
    assert_eq!(found[1].steps[1].table, [["x"], ["|"]]);
}
