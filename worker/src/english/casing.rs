//! How names are written that do not follow the rule of one capital in front: `iOS`, `LinkedIn`, `NHS`; and the words that
//! have their capital wherever they stand.

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

use super::{dates::ENGLISH_MONTHS, places, spelling, tokens::key};

/// The usual spelling of a name, when it has one of its own: `ios` is `iOS`. Only the case differs.
pub fn own_case(word: &str) -> Option<&'static str> {
    const LONGEST: usize = 20;
    if word.len() > LONGEST {
        return None;
    }
    NAMES.get(word.to_lowercase().as_str()).copied()
}

/// The text with its tools, names, weekdays, languages and places in their usual case, wherever it was typed in lower case.
pub fn spell(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut spelt: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let joined = (2..=3)
            .rev()
            .filter(|_| opens_phrase(words[at]))
            .find_map(|length| {
                let phrase = words.get(at..at + length)?.join(" ");
                Some((respelt(&phrase, several)?, length))
            });
        let (word, length) = joined.unwrap_or_else(|| {
            let before = at.checked_sub(1).map_or("", |at| words[at]);
            let next = words.get(at + 1).copied().unwrap_or_default();
            let word = words[at];
            let spelt = respelt(word, |inner| single(inner, before, next));
            (spelt.unwrap_or_else(|| word.to_owned()), 1)
        });
        spelt.push(word);
        at += length;
    }
    spelt.join(" ")
}

/// The word without its punctuation in another spelling, the punctuation as it was.
fn respelt(word: &str, spelling: impl Fn(&str) -> Option<String>) -> Option<String> {
    let is_loose = |c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '!' | '?' | '"');
    let inner = word.trim_matches(is_loose);
    let typed_plain = !inner.chars().any(char::is_uppercase) && inner.is_ascii();
    if !typed_plain {
        // `Javascript` and `Github` have their capital, and lack another.
        let rest_plain = inner.is_ascii() && !inner.chars().skip(1).any(char::is_uppercase);
        let tool = spelling::canonical_tool(inner).or_else(|| own_case(inner));
        let cased =
            tool.filter(|tool| rest_plain && tool.eq_ignore_ascii_case(inner) && *tool != inner)?;
        let start = word.find(inner)?;
        return Some(format!(
            "{}{cased}{}",
            &word[..start],
            &word[start + inner.len()..]
        ));
    }
    if inner.is_empty() {
        return None;
    }
    let (inner, possessive) = inner
        .strip_suffix("'s")
        .map_or((inner, ""), |inner| (inner, "'s"));
    let spelt = spelling(inner)?;
    let start = word.find(inner)?;
    let end = start + inner.len() + possessive.len();
    Some(format!(
        "{}{spelt}{possessive}{}",
        &word[..start],
        &word[end..]
    ))
}

/// Whether a name of several words may begin here: few words do.
fn opens_phrase(word: &str) -> bool {
    let first = word.trim_start_matches('(');
    first.len() < 16 && FIRST_WORDS.contains(first.to_lowercase().as_str())
}

/// The first words of all names that have several.
static FIRST_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let tools = spelling::tools().filter(|tool| tool.contains(' '));
    tools
        .chain(PHRASES.iter().copied())
        .filter_map(|name| name.split(' ').next())
        .map(str::to_lowercase)
        .collect()
});

/// Tools of several words: `ruby on rails`, `google sheets`.
fn several(phrase: &str) -> Option<String> {
    if phrase.contains([',', ';', '.', '(', '/']) {
        return None;
    }
    spelling::canonical_tool(phrase)
        .filter(|tool| tool.eq_ignore_ascii_case(phrase))
        .or_else(|| {
            PHRASES
                .iter()
                .copied()
                .find(|name| name.eq_ignore_ascii_case(phrase))
        })
        .map(str::to_owned)
}

fn single(word: &str, before: &str, next: &str) -> Option<String> {
    let key = key(word);
    if spelling::is_unmistakable_tool(&key) {
        // `html5` keeps its number.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        return spelling::canonical_tool(word)
            .filter(|tool| digits(tool) >= digits(word) || !word.starts_with(&tool.to_lowercase()))
            .map(str::to_owned)
            .or_else(|| own_case(word).map(str::to_owned));
    }
    if let Some(name) = own_case(word) {
        return Some(name.to_owned());
    }
    let before = before.trim_matches(|c: char| !c.is_alphanumeric());
    if is_used_tool(word, before, next) {
        return spelling::canonical_tool(word).map(str::to_owned);
    }
    let capital = WEEKDAYS.contains(&word)
        || (places::is_language(word)
            && !matches!(word, "polish" | "bsl" | "asl" | "thai" | "dari"))
        || (places::is_known(word) && !COMMON_WORDS.contains(&word))
        || (ENGLISH_MONTHS.contains(&word)
            && (has_year(next)
                || matches!(
                    before,
                    "in" | "since" | "until" | "from" | "to" | "by" | "till"
                )));
    capital.then(|| first_upper(word))
}

/// `excel` of "in excel" and "using excel, …", not of "excel at".
fn is_used_tool(word: &str, before: &str, next: &str) -> bool {
    const TOOLS: [&str; 12] = [
        "excel", "react", "angular", "outlook", "flask", "swift", "rust", "sap", "xero", "jira",
        "git", "slack",
    ];
    // "excel models", "react and node": few excel or react at work.
    let named = matches!(word, "excel" | "react")
        && !matches!(before, "to" | "can" | "i" | "we" | "who" | "will")
        && !matches!(next, "to" | "at" | "in" | "quickly" | "well");
    TOOLS.contains(&word)
        && (named
            || matches!(
                before,
                "in" | "with" | "using" | "used" | "use" | "via" | "on" | "through" | "know"
            ) && !matches!(next, "at" | "in"))
}

fn has_year(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// The word with a capital in front.
pub fn first_upper(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    CASED
        .split_ascii_whitespace()
        .map(|name| (name.to_lowercase(), name))
        .collect()
});

const CASED: &str = "iOS iPadOS macOS iPhone iPad MacBook SwiftUI UIKit Xcode Objective-C Firebase Supabase WooCommerce Magento OpenCV OpenAI \
    BigQuery DynamoDB CloudFormation CloudWatch GitOps ArgoCD NGINX VMware HACCP VLOOKUP VBA JSON XML API APIs ETL ERP CSV PDF URL URLs \
    UX UI SDK DIY DnD SQLAlchemy XGBoost LangChain ServiceNow SharePoint OneDrive YouTube LinkedIn TikTok WhatsApp PayPal eBay IKEA BMW IBM NASA NHS BBC HSBC HMRC \
    DHL DPD KFC KPMG PwC AT&T H&M B&Q M&S HTML5 CSS3 SEN ICU A&E GDPR KPI KPIs CV IELTS TOEFL DBS CPR CSCS SIA TEFL CELTA PADI ITIL PRINCE2 \
    CCTV IPAF PASMA SMSTS SSSTS CIPD CCNA CCNP CISSP OSHA JLPT HSK TOEIC ACLS IOSH NEBOSH RTITB CPCS NPORS COSHH IPMA PMP CDL BLS CNA \
    Instagram Facebook Twitter Google Amazon Netflix Microsoft Deliveroo Starbucks Costa Tesco Lidl Aldi Sainsbury's Asda Primark Android \
    MATLAB McDonalds LaTeX QuickBooks McDonald's Nando's PowerPoint Photoshop GraphQL MySQL WiFi USA UK EU BBQ PPE CRM SEO POS EPOS RSPCA NSPCC YMCA \
    Vodafone Uber Airbnb Trello Asana Shopify Wix Squarespace Canva Zendesk Salesforce Mailchimp HubSpot SketchUp AutoCAD Revit TensorFlow PyTorch \
    CCTV COVID TIG MIG DevOps CSAT CCNA CCNP PhD MSc HTML CSS SMS HGV CNC SaaS B2B B2C EC2 WMS GmbH IFRS HVAC OSHA GCSE GCSEs NVQ BTEC RFI RFIs CIPD ACCA \
    CIMA SSSTS SMSTS IPAF SolidWorks CompTIA CapCut DATEV STM32 Siemens QGIS ArcGIS VPN TCP/IP PCR ECG EKG GMP ISO ES6 PPC R&D VAT GST TDS HPLC SCADA MRI DNS DHCP UI/UX QA/QC KYC FMEA FPGA PCB PCBs \
    SOP SOPs EHR EMR SSL SSH i-to-i Coursera Udemy Duolingo Procore Scania Honda Toyota Nissan Volvo Makita Cisco Leica";

const PHRASES: &[&str] = &[
    "Power BI",
    "Google Play",
    "Google Classroom",
    "Google Drive",
    "Google Maps",
    "Google Meet",
    "Google Slides",
    "Google Forms",
    "Google Workspace",
    "Cisco IOS",
    "App Store",
    "Uber Eats",
    "Red Cross",
    "St John Ambulance",
    "Premier Inn",
    "Royal Mail",
    "British Army",
    "Royal Navy",
    "Office 365",
    "Microsoft 365",
    "New York",
    "Hong Kong",
    "Los Angeles",
    "San Francisco",
    "South Africa",
    "South America",
    "North America",
    "New Zealand",
    "United States",
    "United Kingdom",
    "Best Buy",
];

const WEEKDAYS: [&str; 16] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "christmas",
    "easter",
];

/// Places that are also everyday words.
const COMMON_WORDS: [&str; 18] = [
    "reading", "bath", "turkey", "china", "nice", "bury", "split", "buffalo", "derby", "chester",
    "deal", "mobile", "jersey", "hull", "stoke", "phoenix", "lincoln", "columbus",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_own_case_and_other_words_keep_theirs() {
        for (typed, expected) in [
            ("built ios apps, with react.", "built iOS apps, with React."),
            (
                "used ruby on rails and postgres",
                "used Ruby on Rails and PostgreSQL",
            ),
            ("every monday in leeds", "every Monday in Leeds"),
            ("reading groups of 6", "reading groups of 6"),
            (
                "excel at sales, reports in excel",
                "excel at sales, reports in Excel",
            ),
            ("polish shoes, speak english", "polish shoes, speak English"),
            ("may go in may 2020", "may go in May 2020"),
            ("html5 and css3", "HTML5 and CSS3"),
            ("wrote JAVA", "wrote JAVA"),
            ("moved to office 365", "moved to Office 365"),
        ] {
            assert_eq!(spell(typed), expected);
        }
    }
}
