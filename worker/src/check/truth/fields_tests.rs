//! Tests of the truthfulness check on small cases; whole sections are tested with the composer.

use serde_json::json;

use super::*;
use crate::check::truth::compare;
use ViolationKind as K;

fn kinds(section: SectionKind, source: &str, output: &Value) -> Vec<ViolationKind> {
    compare(section, output, source, &[])
        .violations
        .into_iter()
        .map(|violation| violation.kind)
        .collect()
}

fn bullet(source: &str, text: &str) -> Vec<ViolationKind> {
    kinds(
        SectionKind::Work,
        source,
        &json!({"work": [{"highlights": [text]}]}),
    )
}

/// The user's words, and an honest bullet made of them.
const HONEST: &[(&str, &str)] = &[
    (
        "i managed a team of five people",
        "Managed a team of 5 people",
    ),
    ("i managed 5 people", "Led a team of 5"),
    ("was in charge of 5 staff", "Supervised 5 staff"),
    (
        "helped customers find what they need",
        "Assisted customers in finding products",
    ),
    (
        "served about 300 customers a day",
        "Served approximately 300 customers daily",
    ),
    (
        "cut waiting time by 20 percent",
        "Reduced waiting time by 20%",
    ),
    (
        "made the website with react and node",
        "Built the website with React and Node.js",
    ),
    (
        "used k8s and postgres on aws",
        "Deployed to Kubernetes on AWS, backed by PostgreSQL",
    ),
    ("i was late never", "Maintained punctual attendance"),
    ("i never missed a deadline", "Never missed a deadline"),
    (
        "i never missed a deadline",
        "Met all deadlines consistently",
    ),
    (
        "i did the till and stocked shelves",
        "Operated the till and restocked shelves",
    ),
    ("trained three new starters", "Trained 3 new starters"),
    (
        "sold 1,200 units in march 2020",
        "Sold 1.2k units in March 2020",
    ),
    (
        "worked with tesco on a new app",
        "Collaborated with Tesco on a new application",
    ),
    ("i started the book club", "Founded the book club"),
    (
        "answered phones, 40 calls a day",
        "Handled 40 calls per day",
    ),
    ("budget of £10k", "Worked within a £10,000 budget"),
    ("did not handle cash", "Did not handle cash"),
    (
        "got my first aid certificate",
        "Earned a First Aid certificate",
    ),
    (
        "i have a bsc in biology",
        "Holds a Bachelor of Science in Biology",
    ),
    ("won an award for my sales", "Won an award for sales"),
    ("looked after two shops", "Managed two stores"),
    (
        "i was shift manager, did the rota and ordering",
        "Managed rota and ordering",
    ),
    ("wrote tests for the api", "Wrote API tests"),
    (
        "between 5 and 10 people came each week",
        "Hosted 5–10 people weekly",
    ),
    (
        "taught kids maths for 2 years",
        "Taught mathematics to children for two years",
    ),
    ("i wrote code in go and rust", "Wrote code in Go and Rust"),
    (
        "worked for the national health service",
        "Worked for the NHS",
    ),
    ("did one project for ibm", "Delivered one project for IBM"),
    (
        "i built a tool that saved us 10 hours a week",
        "Built a tool saving 10 hours per week",
    ),
    (
        "drove a van, 50 drops a day",
        "Drove a van with 50 drops a day",
    ),
    ("12 years in retail", "12 years in retail"),
    ("Worked 24/7 on call", "Provided on-call cover 24/7"),
    (
        "migrated 30 services to aws",
        "Migrated 30 microservices to AWS",
    ),
    (
        "reviewed ~10 PRs a week",
        "Review around 10 pull requests per week",
    ),
    ("ordered stock every week", "Ordered stock weekly"),
    (
        "we got the best store award in 2020",
        "Recognised with the Best Store Award (2020)",
    ),
    (
        "looked after 8 patients per shift",
        "Cared for eight patients each shift",
    ),
    (
        "helped migrate 30 services to aws",
        "Supported the migration of 30 services to AWS",
    ),
];

#[test]
fn honest_bullets_pass() {
    for (source, text) in HONEST {
        assert_eq!(bullet(source, text), [], "{source:?} supports {text:?}");
    }
}

/// The user's words, a bullet with a planted edit, and what is wrong with it.
const PLANTED: &[(&str, &str, ViolationKind)] = &[
    (
        "i managed a team of five people",
        "Managed a team of 6 people",
        K::Number,
    ),
    ("i managed 5 people", "Managed 5 projects", K::Number),
    ("i managed 5 people", "Grew sales by 5%", K::Number),
    (
        "served 300 customers a day",
        "Served 300 customers a week",
        K::Number,
    ),
    (
        "served 300 customers a day",
        "Served 3,000 customers a day",
        K::Number,
    ),
    ("saved £5k", "Saved $5k", K::Number),
    ("sales went up", "Doubled sales", K::Number),
    (
        "served customers",
        "Served hundreds of customers",
        K::Number,
    ),
    (
        "my number is 0161 496 0000, i served customers",
        "Served 496 customers",
        K::Number,
    ),
    (
        "in 2019 i served customers",
        "Served 2,019 customers",
        K::Number,
    ),
    ("three months of work", "Three years of work", K::Number),
    ("started in 2019", "Started in June 2019", K::Date),
    ("started in june 2019", "Started in July 2019", K::Date),
    ("worked at lidl", "Worked at Lidl and Aldi", K::Name),
    ("worked in leeds", "Worked in Leeds and London", K::Place),
    ("made a website", "Built a website with React", K::Tool),
    (
        "made a website in react",
        "Built a website in react using kubernetes",
        K::Tool,
    ),
    (
        "i did not use java, only python",
        "Programmed in Java and Python",
        K::Tool,
    ),
    ("helped run the shop", "Managed the shop", K::Seniority),
    ("helped the team", "Led the team", K::Seniority),
    (
        "i reported to the manager and did the till",
        "Managed the till",
        K::Seniority,
    ),
    (
        "helped build the website",
        "Built the website",
        K::Seniority,
    ),
    ("managed the rota", "Directed the rota", K::Seniority),
    (
        "i worked on sales, i managed the rota",
        "Managed the warehouse",
        K::Seniority,
    ),
    (
        "worked in a team",
        "Worked as a senior engineer in a team",
        K::Title,
    ),
    ("worked in sales", "Best in sales", K::Superlative),
    ("wrote code", "Expert in writing code", K::Superlative),
    ("made an app", "Made an award-winning app", K::Superlative),
    ("i did not manage people", "Managed people", K::Negation),
    ("did not handle cash", "Handled cash", K::Negation),
    ("i handled cash", "Did not handle cash", K::Negation),
    (
        "studied biology",
        "Holds a degree in biology",
        K::Credential,
    ),
    (
        "did a course",
        "Became certified after a course",
        K::Credential,
    ),
    (
        "i left in 2021. we got the store award in 2020",
        "Won the store award in 2021",
        K::Date,
    ),
    (
        "ordered stock every week",
        "Ordered stock every month",
        K::Number,
    ),
    (
        "300 customers a day and 20 parties a week",
        "Served 300 customers a week",
        K::Number,
    ),
    ("mentored 2 interns", "Managed 2 interns", K::Seniority),
    (
        "trained 4 student nurses",
        "Supervised 4 student nurses",
        K::Seniority,
    ),
    ("trained 4 student nurses", "Trained 4 doctors", K::Number),
    (
        "cut latency from 800ms to 200ms",
        "Cut latency from 800s to 200s",
        K::Number,
    ),
    (
        "backend dev at monzo",
        "Senior backend developer at Monzo",
        K::Title,
    ),
    ("worked as a nurse", "Registered nurse", K::Credential),
    (
        "helped the boss with hiring",
        "Handled hiring for the boss",
        K::Seniority,
    ),
    (
        "turnover around 40k a year",
        "Turnover around 40k a month",
        K::Number,
    ),
];

#[test]
fn planted_edits_of_bullets_are_caught() {
    for (source, text, kind) in PLANTED {
        let found = bullet(source, text);
        assert!(found.contains(kind), "{text:?} from {source:?}: {found:?}");
    }
}

#[test]
fn fields_are_held_to_their_rules() {
    use SectionKind as S;
    let source = "assistant manager at lidl in leeds uk from june 2019 to march 2021";
    let honest = json!({"work": [{
        "name": "Lidl", "position": "Assistant Manager", "location": "Leeds, UK",
        "startDate": "2019-06", "endDate": "2021"
    }]});
    assert_eq!(kinds(S::Work, source, &honest), []);
    for (field, value, kind) in [
        ("name", "Aldi", K::Name),
        ("position", "Senior Manager", K::Title),
        ("position", "Store Manager", K::Title),
        ("location", "London, UK", K::Place),
        ("startDate", "2019-06-01", K::Date),
        ("startDate", "2018-06", K::Date),
        ("url", "https://lidl.com", K::Contact),
    ] {
        let mut planted = honest.clone();
        planted["work"][0][field] = json!(value);
        assert_eq!(kinds(S::Work, source, &planted), [kind], "{field}: {value}");
    }
}

#[test]
fn the_other_sections_are_held_to_their_rules() {
    use SectionKind as S;
    for (section, source, honest, planted, kind) in [
        (
            S::Basics,
            "ann lee, ann@x.org, 0161 496 0000, UK",
            json!({"basics": {"name": "Ann Lee", "email": "ann@x.org", "phone": "+0161-496-0000", "location": {"countryCode": "GB"}}}),
            json!({"basics": {"email": "ann@y.org"}}),
            K::Contact,
        ),
        (
            S::Basics,
            "ann lee from the uk",
            json!({"basics": {"name": "Ann Lee"}}),
            json!({"basics": {"location": {"countryCode": "FR"}}}),
            K::Place,
        ),
        (
            S::Basics,
            "call 0161 496 0000",
            json!({"basics": {"phone": "0161 496 0000"}}),
            json!({"basics": {"phone": "0161 496 0001"}}),
            K::Contact,
        ),
        (
            S::Education,
            "bsc biology, leeds uni, 2:1",
            json!({"education": [{"institution": "University of Leeds", "studyType": "Bachelor of Science", "area": "Biology", "score": "2:1"}]}),
            json!({"education": [{"studyType": "Master of Science"}]}),
            K::Credential,
        ),
        (
            S::Education,
            "gpa 3.8",
            json!({"education": [{"score": "3.8"}]}),
            json!({"education": [{"score": "3.9"}]}),
            K::Number,
        ),
        (
            S::Skills,
            "js, sql, a bit of docker",
            json!({"skills": [{"name": "Programming Languages", "keywords": ["JavaScript", "SQL", "Docker"]}]}),
            json!({"skills": [{"name": "Skills", "keywords": ["Terraform"]}]}),
            K::Tool,
        ),
        (
            S::Skills,
            "sql basic",
            json!({"skills": [{"name": "SQL", "level": "Beginner"}]}),
            json!({"skills": [{"name": "SQL", "level": "Advanced"}]}),
            K::Credential,
        ),
        (
            S::Languages,
            "mother tongue polish, a bit of french",
            json!({"languages": [{"language": "Polish", "fluency": "Native speaker"}, {"language": "French", "fluency": "Basic"}]}),
            json!({"languages": [{"language": "French", "fluency": "Fluent"}]}),
            K::Credential,
        ),
    ] {
        assert_eq!(kinds(section, source, &honest), [], "{honest}");
        assert_eq!(
            kinds(section, source, &planted).first(),
            Some(&kind),
            "{planted}"
        );
    }
}

#[test]
fn listed_records_are_held_to_their_rules() {
    use SectionKind as S;
    for (section, source, honest, planted, kind) in [
        (
            S::Awards,
            "employee of the month at lidl 2020",
            json!({"awards": [{"title": "Employee of the Month", "awarder": "Lidl", "date": "2020"}]}),
            json!({"awards": [{"title": "Employee of the Year", "awarder": "Lidl"}]}),
            K::Name,
        ),
        (
            S::Certificates,
            "aws solutions architect 2021",
            json!({"certificates": [{"name": "AWS Solutions Architect", "date": "2021"}]}),
            json!({"certificates": [{"name": "AWS Solutions Architect Professional"}]}),
            K::Credential,
        ),
        (
            S::References,
            "\"Ann is great.\" - Bob Ray",
            json!({"references": [{"name": "Bob Ray", "reference": "Ann is great."}]}),
            json!({"references": [{"reference": "Ann is really great."}]}),
            K::Quote,
        ),
        (
            S::Publications,
            "Bees of Leeds, in Nature, 2018",
            json!({"publications": [{"name": "Bees of Leeds", "publisher": "Nature"}]}),
            json!({"publications": [{"name": "Bees of Leeds", "publisher": "Science"}]}),
            K::Name,
        ),
        (
            S::Volunteer,
            "helped at oxfam",
            json!({"volunteer": [{"organization": "Oxfam"}]}),
            json!({"volunteer": [{"organization": "Red Cross"}]}),
            K::Name,
        ),
        (
            S::Projects,
            "chess bot in python",
            json!({"projects": [{"name": "Chess Bot", "keywords": ["Python"]}]}),
            json!({"projects": [{"name": "Chess Engine"}]}),
            K::Name,
        ),
        (
            S::Interests,
            "hiking",
            json!({"interests": [{"name": "Hiking"}]}),
            json!({"interests": [{"name": "Sailing"}]}),
            K::Name,
        ),
        (
            S::Summary,
            "nurse, 4 years in leeds",
            json!({"basics": {"summary": "Nurse with four years in Leeds."}}),
            json!({"basics": {"summary": "Nurse with five years in Leeds."}}),
            K::Number,
        ),
    ] {
        assert_eq!(kinds(section, source, &honest), [], "{honest}");
        assert_eq!(
            kinds(section, source, &planted).first(),
            Some(&kind),
            "{planted}"
        );
    }
}

#[test]
fn what_was_said_elsewhere_counts() {
    let output = json!({"work": [{"highlights": ["Managed 5 people at Lidl"]}]});
    let source = "i managed people at lidl";
    let violations = |context| compare(SectionKind::Work, &output, source, context).violations;
    assert_eq!(violations(&[]).len(), 1);
    assert_eq!(violations(&["How many people? 5 people"]), []);
}

#[test]
fn a_violation_quotes_the_output_and_says_why() {
    let output = json!({"work": [{"highlights": ["Managed 5 projects"]}]});
    let violations = compare(SectionKind::Work, &output, "i managed 5 people", &[]).violations;
    assert_eq!(violations[0].text, "5 projects");
    assert!(violations[0].reason.contains("something else"));
    let shown = serde_json::to_value(&violations[0]).expect("a violation is plain data");
    assert_eq!(shown["kind"], "number");
}

#[test]
fn odd_text_is_no_trouble() {
    let long = "🙂 مرحبا 日本語 n't 5% '19 ".repeat(900);
    let output = json!({"work": [{"highlights": [long, "", "…", "$"]}], "x": null});
    let _ = compare(SectionKind::Work, &output, "", &["…", &long]);
}

#[test]
fn a_word_of_rank_has_to_stand_by_the_title() {
    let source = "carer in a home in leeds where many of the residents are senior citizens";
    let output = json!({"work": [{"position": "Senior Carer"}]});
    assert_eq!(kinds(SectionKind::Work, source, &output), [K::Title]);
    let output = json!({"work": [{"position": "Carer"}]});
    assert_eq!(kinds(SectionKind::Work, source, &output), []);
}
