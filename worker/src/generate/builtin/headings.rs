//! Reads the headings of a pasted résumé: what stands under another section's heading is no part of this one.

use super::clean::{bare, has_words};

/// Whether a line is only the heading of a part of a résumé, and of which: `WORK EXPERIENCE`, `Skills:`.
pub fn heading(line: &str) -> Option<Heading> {
    let line = line
        .trim_matches(|c: char| !c.is_alphanumeric())
        .replace(" & ", " and ");
    if line.len() > 40 {
        return None;
    }
    let key: Vec<String> = line.split_whitespace().map(bare).collect();
    let key = key.join(" ");
    HEADINGS
        .iter()
        .find(|(_, names)| names.contains(&key.as_str()))
        .map(|(heading, _)| *heading)
}

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    Work,
    /// What was done in a role: belongs to the role above.
    Duties,
    Volunteer,
    Education,
    Skills,
    Other,
}

/// The text without headings, and without the parts that stand under another section's heading: a skill of the list below
/// a job is no deed of that job. Only where something is left.
pub fn under_own_heading(text: &str, own: &[Heading]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_own = true;
    for line in text.lines() {
        match heading(line) {
            Some(Heading::Duties) => {}
            Some(heading) if own.contains(&heading) => is_own = true,
            Some(_) if is_heading_by_form(line) => is_own = false,
            _ if is_own => kept.push(without_heading(line, own)),
            _ => {}
        }
    }
    let kept = kept.join("\n");
    if has_words(&kept) {
        kept
    } else {
        text.to_owned()
    }
}

/// The line without its section's heading in front: "Work history: cashier at Aldi". One word may be the label of what was done.
fn without_heading<'a>(line: &'a str, own: &[Heading]) -> &'a str {
    let (front, rest) = line.split_once(": ").unwrap_or(("", line));
    let of_role = |known: &Heading| matches!(known, Heading::Work | Heading::Volunteer);
    let heads = front.trim().contains(' ')
        && heading(front).is_some_and(|known| of_role(&known) && own.contains(&known));
    if heads { rest } else { line }
}

/// A heading stands in capitals or ends in a colon; `Skills` alone may be the name of a shop.
fn is_heading_by_form(line: &str) -> bool {
    let line = line.trim();
    line.ends_with(':')
        || !line.chars().any(char::is_lowercase)
        || line.starts_with('#')
        || line.starts_with("**")
}

/// The headings, by what stands under them.
const HEADINGS: &[(Heading, &[&str])] = &[
    (
        Heading::Work,
        &[
            "work experience",
            "experience",
            "employment",
            "employment history",
            "work history",
            "career history",
            "professional experience",
            "relevant experience",
            "work",
            "career",
            "jobs",
            "my jobs",
            "two jobs",
            "three jobs",
            "past jobs",
            "previous jobs",
            "career summary",
            "professional background",
        ],
    ),
    (
        Heading::Duties,
        &[
            "responsibilities",
            "duties",
            "main duties",
            "key duties",
            "key responsibilities",
            "main responsibilities",
            "duties and responsibilities",
            "achievements",
            "key achievements",
            "tasks",
            "highlights",
            "what i did",
            "my duties",
            "my responsibilities",
            "role description",
            "job description",
            "key skills used",
        ],
    ),
    (
        Heading::Volunteer,
        &[
            "volunteering",
            "volunteer experience",
            "volunteer work",
            "voluntary work",
            "voluntary experience",
        ],
    ),
    (
        Heading::Education,
        &[
            "education",
            "academic background",
            "academic history",
            "education and training",
            "qualifications",
            "academic qualifications",
            "education and qualifications",
            "studies",
        ],
    ),
    (
        Heading::Skills,
        &[
            "skills",
            "key skills",
            "technical skills",
            "it skills",
            "computer skills",
            "my skills",
            "core skills",
            "soft skills",
        ],
    ),
    (
        Heading::Other,
        &[
            "languages",
            "interests",
            "hobbies",
            "hobbies and interests",
            "interests and hobbies",
            "references",
            "referees",
            "certifications",
            "certificates",
            "awards",
            "honours",
            "honors",
            "publications",
            "projects",
            "personal projects",
            "profile",
            "summary",
            "about me",
            "personal statement",
            "objective",
            "career objective",
            "contact",
            "contact details",
            "personal details",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_another_heading_is_no_part_of_the_section() {
        let text = "WORK EXPERIENCE\ncook at KFC\nDuties:\ncooked\n\nEDUCATION\nBSc Biology";
        assert_eq!(
            under_own_heading(text, &[Heading::Work]),
            "cook at KFC\ncooked\n"
        );
        assert_eq!(
            under_own_heading("Skills\ncook", &[Heading::Work]),
            "Skills\ncook"
        );
    }
}
