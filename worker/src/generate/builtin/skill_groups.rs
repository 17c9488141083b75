//! Groups skills by kind where a person listed many in a row.

/// Fewest skills that are grouped, and fewest that make a group.
const MANY: usize = 6;
const GROUP: usize = 2;

const KINDS: &[(&str, &str)] = &[
    (
        "Programming languages",
        "JavaScript|TypeScript|Python|SQL|Bash|PowerShell|HTML|HTML5|CSS|CSS3|Sass|PHP|Java|Kotlin|Scala|Swift|C#|C++|C|Go|Rust|Ruby|R|\
         MATLAB|VBA|Objective-C",
    ),
    (
        "Frameworks and libraries",
        "React|React Native|Vue.js|Angular|Svelte|Next.js|Node.js|Express|jQuery|Laravel|Spring|Spring Boot|.NET|ASP.NET|Ruby on Rails|\
         Django|Flask|FastAPI|NumPy|pandas|scikit-learn|TensorFlow|PyTorch|OpenCV|Tailwind CSS|Bootstrap|SwiftUI|UIKit|Selenium|Cypress|Jest",
    ),
    (
        "Databases",
        "PostgreSQL|MySQL|SQLite|MongoDB|Redis|MariaDB|Elasticsearch|SQL Server|NoSQL|BigQuery|DynamoDB|Firebase|Supabase",
    ),
    (
        "Cloud and tools",
        "Kubernetes|Docker|Docker Compose|Terraform|Ansible|Jenkins|Git|GitHub|GitHub Actions|GitLab|Bitbucket|Jira|Confluence|AWS|GCP|\
         Azure|Linux|Ubuntu|Kafka|RabbitMQ|Airflow|CI/CD|NGINX|Webpack|npm|Xcode|VS Code",
    ),
    (
        "Office software",
        "Microsoft Office|Excel|PowerPoint|Word|Outlook|Microsoft Teams|Google Sheets|Google Docs|SharePoint|OneDrive|Office 365|SAP|Sage|\
         Xero|QuickBooks|Salesforce|HubSpot",
    ),
    (
        "Design software",
        "Figma|Photoshop|Illustrator|InDesign|Premiere Pro|After Effects|AutoCAD|SolidWorks|Blender|Canva|SketchUp|Revit",
    ),
];

/// The skills under one heading, cut into groups where there are many of several kinds. What is of no kind, or alone of
/// its kind, stays under `name`.
pub fn grouped(name: &str, keywords: Vec<String>) -> Vec<(String, Vec<String>)> {
    let kind = |keyword: &String| {
        KINDS.iter().position(|(_, members)| {
            members
                .split('|')
                .any(|member| member.trim_start() == keyword)
        })
    };
    let kinds: Vec<Option<usize>> = keywords.iter().map(kind).collect();
    let count = |wanted: usize| kinds.iter().filter(|kind| **kind == Some(wanted)).count();
    let groups: Vec<usize> = (0..KINDS.len())
        .filter(|kind| count(*kind) >= GROUP)
        .collect();
    let grouped = kinds
        .iter()
        .flatten()
        .filter(|kind| groups.contains(kind))
        .count();
    let several = groups.len() >= 2 || (groups.len() == 1 && grouped < keywords.len());
    if keywords.len() < MANY || !several {
        return vec![(name.to_owned(), keywords)];
    }
    let mut cut: Vec<(String, Vec<String>)> = groups
        .iter()
        .map(|group| (KINDS[*group].0.to_owned(), Vec::new()))
        .collect();
    let mut others = Vec::new();
    for (keyword, kind) in keywords.into_iter().zip(kinds) {
        match groups.iter().position(|group| Some(*group) == kind) {
            Some(at) => cut[at].1.push(keyword),
            None => others.push(keyword),
        }
    }
    if !others.is_empty() {
        cut.push((name.to_owned(), others));
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(keywords: &[&str]) -> Vec<(String, usize)> {
        let keywords = keywords
            .iter()
            .map(|keyword| (*keyword).to_owned())
            .collect();
        grouped("Skills", keywords)
            .into_iter()
            .map(|(name, members)| (name, members.len()))
            .collect()
    }

    #[test]
    fn many_skills_of_several_kinds_are_grouped_and_few_are_not() {
        assert_eq!(
            groups(&["Python", "Go", "Docker"]),
            [("Skills".to_owned(), 3)]
        );
        assert_eq!(
            groups(&["Python", "Go", "Docker", "Git", "Teamwork", "Redis"]),
            [
                ("Programming languages".to_owned(), 2),
                ("Cloud and tools".to_owned(), 2),
                ("Skills".to_owned(), 2)
            ]
        );
        let plain = [
            "Cooking",
            "Grilling",
            "Prep",
            "Knife skills",
            "Menus",
            "Ordering",
        ];
        assert_eq!(groups(&plain), [("Skills".to_owned(), 6)]);
    }
}
