//! Well-known spellings of one name: tools, and the abbreviations of everyday résumé words.

use foldhash::HashMap;
use smol_str::SmolStr;
use std::sync::LazyLock;

use super::tokens::key;

/// The usual spelling of a tool or technology, when `phrase` is one: `postgres` is `PostgreSQL`.
/// Plain English words that also name a tool (`go`, `excel`) count, for lists of skills.
pub fn canonical_tool(phrase: &str) -> Option<&'static str> {
    // Most phrases are one word of a text, which is its own key.
    let is_key = phrase
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let group = if is_key {
        GROUPS.get(phrase)
    } else {
        GROUPS.get(&key(phrase))
    };
    group.map(|group| TOOLS[*group].split('|').next().unwrap_or_default())
}

/// Whether `word` (comparison key) names a tool wherever it stands, as `kubernetes` does and `go`
/// does not.
pub fn is_unmistakable_tool(word: &str) -> bool {
    GROUPS.contains_key(word)
        && !PLAIN_WORDS
            .split_ascii_whitespace()
            .any(|plain| plain == word)
}

/// The usual spellings of all tools.
pub fn tools() -> impl Iterator<Item = &'static str> {
    TOOLS.iter().filter_map(|group| group.split('|').next())
}

/// Comparison keys of the other spellings of the tool with this comparison key, itself included.
pub fn tool_forms(word: &str) -> Vec<SmolStr> {
    match GROUPS.get(word) {
        Some(group) => TOOLS[*group].split('|').map(key).collect(),
        None => vec![SmolStr::new(word)],
    }
}

static GROUPS: LazyLock<HashMap<SmolStr, usize>> = LazyLock::new(|| {
    let mut groups = HashMap::default();
    for (index, group) in TOOLS.iter().enumerate() {
        for form in group.split('|') {
            groups.entry(key(form)).or_insert(index);
        }
    }
    groups
});

/// The first form of each group is how the tool's makers write it.
const TOOLS: &[&str] = &[
    "JavaScript|js",
    "TypeScript|ts",
    "Python|python3|py",
    "PostgreSQL|postgres|psql|postgre",
    "MySQL",
    "SQLite",
    "MongoDB|mongo",
    "Redis",
    "MariaDB",
    "Elasticsearch|elastic search",
    "SQL Server|mssql|microsoft sql server|ms sql",
    "SQL|structured query language",
    "NoSQL",
    "Kubernetes|k8s",
    "Docker",
    "Docker Compose",
    "Terraform",
    "Ansible",
    "Jenkins",
    "Git",
    "GitHub",
    "GitHub Actions",
    "GitLab",
    "Bitbucket",
    "Jira",
    "Confluence",
    "AWS|amazon web services",
    "GCP|google cloud platform|google cloud",
    "Azure|microsoft azure",
    "Linux",
    "Ubuntu",
    "Bash",
    "PowerShell",
    "HTML|html5|hypertext markup language",
    "CSS|css3|cascading style sheets",
    "Sass|scss",
    "Tailwind CSS|tailwind|tailwindcss",
    "Bootstrap",
    "React|react.js|reactjs",
    "React Native",
    "Vue.js|vue|vuejs",
    "Angular|angularjs|angular.js",
    "Svelte",
    "Next.js|nextjs|next js",
    "Node.js|node|nodejs|node js",
    "Express|express.js|expressjs",
    "jQuery",
    "Webpack",
    "npm",
    "PHP",
    "Laravel",
    "WordPress|word press",
    "Drupal",
    "Shopify",
    "Java",
    "Spring|spring framework",
    "Spring Boot|springboot",
    "Kotlin",
    "Scala",
    "Swift",
    "C#|csharp|c sharp",
    "C++|cpp",
    ".NET|dotnet|dot net",
    "ASP.NET",
    "Go|golang",
    "Rust",
    "Ruby",
    "Ruby on Rails|rails|ror",
    "Django",
    "Flask",
    "FastAPI|fast api",
    "NumPy",
    "pandas",
    "scikit-learn|sklearn",
    "TensorFlow",
    "PyTorch",
    "Machine Learning|ml",
    "Apache Spark|spark|pyspark",
    "Kafka|apache kafka",
    "RabbitMQ",
    "Airflow|apache airflow",
    "Hadoop",
    "Tableau",
    "Power BI|powerbi",
    "MATLAB",
    "SPSS",
    "SAS",
    "GraphQL",
    "REST APIs|rest api|restful apis",
    "CI/CD|cicd|continuous integration and continuous delivery|continuous integration and deployment",
    "Selenium",
    "Cypress",
    "Jest",
    "Figma",
    "Photoshop|adobe photoshop",
    "Illustrator|adobe illustrator",
    "InDesign|adobe indesign",
    "Premiere Pro|adobe premiere pro",
    "After Effects|adobe after effects",
    "AutoCAD",
    "SolidWorks",
    "Blender",
    "Canva",
    "Microsoft Office|ms office|office 365|microsoft 365",
    "Excel|ms excel|microsoft excel",
    "PowerPoint|ms powerpoint|microsoft powerpoint|power point",
    "Word|ms word|microsoft word",
    "Outlook|ms outlook|microsoft outlook",
    "Microsoft Teams|ms teams",
    "Google Sheets",
    "Google Docs",
    "Google Analytics",
    "Google Ads|adwords",
    "Mailchimp",
    "HubSpot",
    "Salesforce",
    "SAP",
    "QuickBooks",
    "Xero",
    "Sage",
    "Slack",
    "Trello",
    "Asana",
    "Notion",
    "Zoom",
    "VS Code|vscode|visual studio code",
    "Unity",
    "Unreal Engine",
    "Arduino",
    "Raspberry Pi",
    "SEO|search engine optimisation|search engine optimization",
    "CRM|customer relationship management",
    "POS|point of sale",
    "R",
    "C",
];

/// Tools whose name is also an everyday word.
const PLAIN_WORDS: &str = "go rust swift express spring spark flask ruby rails excel word outlook \
    notion slack zoom unity sage node vue bash blender bootstrap react angular r c ml ts js pos sap sas py \
    jest confluence word office pandas illustrator crm seo git net";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_have_one_spelling() {
        assert_eq!(canonical_tool("postgres"), Some("PostgreSQL"));
        assert_eq!(canonical_tool("node js"), Some("Node.js"));
        assert_eq!(canonical_tool("teamwork"), None);
        assert!(tool_forms("js").contains(&SmolStr::new("javascript")));
    }

    #[test]
    fn everyday_words_are_no_tools_by_themselves() {
        assert!(is_unmistakable_tool("kubernetes"));
        assert!(!is_unmistakable_tool("go"));
        assert!(!is_unmistakable_tool("express"));
    }
}
