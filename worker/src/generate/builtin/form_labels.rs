//! The labels that people type in forms, by section, and what each asks for: "job title", "awarded by", "what i did".

use std::collections::HashMap;
use std::sync::LazyLock;

use penstock_shared::domain::SectionKind::{
    self, Awards, Certificates, Education, Projects, Publications, References, Skills, Volunteer,
    Work,
};

use super::clean::bare;
use crate::english::words;

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What the entry is called: a position, a degree, an award, a referee.
    Title,
    /// Who it was with or from: an employer, a school, an issuer, a publisher.
    Giver,
    /// What was studied.
    Subject,
    Place,
    Date,
    Start,
    End,
    Expiry,
    Score,
    /// Duties, highlights, courses.
    List,
    /// A summary, a description, what a referee said.
    Text,
    Tools,
    Level,
    Link,
    /// As what somebody worked on a project.
    Role,
    /// What else is told of a referee.
    Fact,
    /// Why a job was left, which belongs into no résumé.
    Reason,
}

impl Field {
    /// Whether there may be several of it in one entry.
    pub fn is_many(self) -> bool {
        matches!(
            self,
            Self::List | Self::Text | Self::Tools | Self::Fact | Self::Reason
        )
    }

    pub fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Start | Self::End | Self::Expiry)
    }
}

/// What a label of this section asks for, likeliest first; empty when it is none.
pub fn fields(section: SectionKind, label: &str) -> &'static [Field] {
    let Some(known) = LABELS.get(&section) else {
        return &[];
    };
    let first = label.split(['/', '(']).next().unwrap_or(label);
    let first = first.trim_start_matches(['*', '_', '#', ' ']);
    let own = ["my ", "the ", "your "].iter().find_map(|own| {
        let front = first.get(..own.len())?;
        front.eq_ignore_ascii_case(own).then(|| &first[own.len()..])
    });
    [Some(label), Some(first), own]
        .into_iter()
        .flatten()
        .find_map(|label| known.get(&key(label)))
        .map_or(&[], Vec::as_slice)
}

/// The same for a label of one word with one letter wrong, missing, doubled or two exchanged: `Postion`.
pub fn misspelt(section: SectionKind, label: &str) -> &'static [Field] {
    const SHORTEST: usize = 6;
    let typed = key(label);
    if typed.len() < SHORTEST || !typed.is_ascii() || words::is_common(&bare(label)) {
        return &[];
    }
    LABELS
        .get(&section)
        .and_then(|known| {
            known
                .iter()
                .filter(|(known, _)| known.len() >= SHORTEST && is_near(known, &typed))
                .min_by_key(|(known, _)| known.as_str())
        })
        .map_or(&[], |(_, fields)| fields)
}

fn is_near(known: &str, typed: &str) -> bool {
    let (known, typed) = (known.as_bytes(), typed.as_bytes());
    let front = known.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (known, typed) = (&known[front..], &typed[front..]);
    let same = |a: &[u8], b: &[u8]| {
        a.iter()
            .rev()
            .zip(b.iter().rev())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let back = same(known, typed);
    match (&known[..known.len() - back], &typed[..typed.len() - back]) {
        ([a, b], [c, d]) => a == d && b == c,
        (known, typed) => known.len() <= 1 && typed.len() <= 1,
    }
}

/// Letters and digits alone, so that `Start date`, `start_date` and `startDate` are one label.
pub fn key(label: &str) -> String {
    label
        .replace('&', "and")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

static LABELS: LazyLock<HashMap<SectionKind, HashMap<String, Vec<Field>>>> = LazyLock::new(|| {
    let mut known: HashMap<SectionKind, HashMap<String, Vec<Field>>> = HashMap::new();
    for (sections, field, labels) in TABLE {
        for section in *sections {
            let of_section = known.entry(*section).or_default();
            for label in labels.split(", ") {
                of_section.entry(key(label)).or_default().push(*field);
            }
        }
    }
    known
});

const ROLES: &[SectionKind] = &[Work, Volunteer];
const RECORDS: &[SectionKind] = &[Awards, Certificates, Publications];
const LASTING: &[SectionKind] = &[Work, Volunteer, Education, Projects];
const DATED: &[SectionKind] = &[
    Work,
    Volunteer,
    Education,
    Projects,
    Awards,
    Certificates,
    Publications,
];

/// Where one label may ask for two things, the likelier row comes first.
const TABLE: &[(&[SectionKind], Field, &str)] = &[
    (
        LASTING,
        Field::Start,
        "start, start date, start year, started, started on, date started, starting date, begin, began, begin date, \
            beginning, from, since, joined, date joined, joining date, date from, from date, commenced, year started, year of entry",
    ),
    (
        LASTING,
        Field::End,
        "end, end date, end year, ended, finish, finish date, finished, date finished, finishing date, to, until, till, \
            left, date left, leaving date, date ended, date to, to date, last day, year finished",
    ),
    (
        &[Education],
        Field::End,
        "graduated, graduation, graduation date, graduation year, year of graduation, date of graduation, \
            expected graduation, expected graduation date, expected, completed, completion, completion date, completion year, \
            date completed, year completed, year of completion, year of passing, passing year, date awarded, class of",
    ),
    (
        DATED,
        Field::Date,
        "date, dates, year, years, period, time, time period, timeframe, time frame, duration, when, month, dates from and to",
    ),
    (
        LASTING,
        Field::Date,
        "dates attended, date attended, years attended, dates of attendance, attended, dates worked, dates employed, \
            dates of employment, employment dates, employment period, period of employment, tenure, years worked, years active, \
            dates of service, dates of study, study period, period of study, timeline",
    ),
    (
        RECORDS,
        Field::Date,
        "issued, issue date, date issued, date of issue, issued on, awarded, award date, date awarded, awarded on, date of \
            award, date given, given, received, received on, date received, earned, date earned, obtained, date obtained, \
            obtained on, achieved, date achieved, passed, date passed, completed, completed on, date completed, completion, \
            completion date, valid from, published, published on, publication date, date published, date of publication, \
            release date, released, year published, year of publication, publication year, year issued, year awarded, year received, year \
            obtained, certification date, certified on, certified since, since, month and year, exam date",
    ),
    (
        &[Certificates],
        Field::Expiry,
        "expiry, expiry date, expires, expires on, date of expiry, expiration, expiration date, valid until, valid till, \
            valid to, valid through, validity, renewal, renewal date, renewal due, end date",
    ),
    (
        &[
            Work,
            Volunteer,
            Education,
            Projects,
            Certificates,
            Publications,
        ],
        Field::Link,
        "link, links, url, website, web, web site, site, web address, webpage, web page, homepage",
    ),
    (
        &[Projects],
        Field::Link,
        "github, github link, github url, github repo, gitlab, repo, repository, repo link, source, source code, code, \
            project link, project url, project website, live, live link, live site, demo, demo link, live demo",
    ),
    (
        &[Certificates],
        Field::Link,
        "credential url, credential link, certificate link, certificate url, verification link, verify, verify at",
    ),
    (
        &[Publications],
        Field::Link,
        "doi link, read at, available at, online at",
    ),
    (
        ROLES,
        Field::Title,
        "position, job title, title, role, job, job role, job name, occupation, post, designation, position held, post held, job \
            position, position title, role title, worked as, profession, rank, volunteer role, volunteer position, volunteer title, title of position",
    ),
    (
        ROLES,
        Field::Giver,
        "company, company name, employer, employer name, employers name, firm, organisation, organization, \
            organisation name, organization name, org, workplace, work place, place of work, name of company, name of employer, \
            name of organisation, name of organization, name, business, agency, worked at, worked for, where i worked, employed \
            by, current employer, previous employer, place of employment, shop, restaurant, hotel, hospital, charity",
    ),
    (
        &[Volunteer],
        Field::Giver,
        "charity name, ngo, nonprofit, non-profit, group, club, church, foundation, association, volunteered at, \
            volunteered for, volunteered with, school, community",
    ),
    (
        &[Work, Volunteer, Education],
        Field::Place,
        "location, city, town, place, address, based in, city and country, city and state, where, country, region",
    ),
    (
        ROLES,
        Field::Place,
        "company location, company address, employer address, job location, work location, office, office location",
    ),
    (
        ROLES,
        Field::List,
        "what i did, what i do, what did i do, what did you do, what you did, i did, did, tasks, main tasks, key tasks, daily tasks, duties, main duties, key duties, \
            daily duties, job duties, work duties, responsibilities, responsibility, main responsibilities, key responsibilities, duties and \
            responsibilities, roles and responsibilities, role and responsibilities, tasks and responsibilities, responsibilities and achievements, \
            role, job, work, work done, achievements, main achievements, key achievements, accomplishments, highlights, description, job \
            description, role description, work description, description of duties, description of work, activities, details, job details",
    ),
    (ROLES, Field::Text, "summary, overview, about, notes"),
    (
        &[Work],
        Field::Reason,
        "reason for leaving, reason left, reason for leaving job, why i left, why left, why did you leave, leaving reason",
    ),
    (
        &[Education],
        Field::Title,
        "degree, degree name, degree title, degree type, type of degree, degree obtained, degree earned, qualification, qualification name, qualification \
            title, qualification gained, qualifications, diploma, certificate, study type, type of study, level, level of study, level of \
            education, education level, qualification level, title, program, programme, program name, programme name, name of degree, name of qualification, qualification obtained",
    ),
    (
        &[Education],
        Field::Subject,
        "area, area of study, subject, main subject, degree subject, major, majors, field, field of study, course, course \
            name, course title, course of study, course studied, name of course, program of study, programme of study, studied, what i studied, specialisation, \
            specialization, speciality, specialty, discipline, branch, stream, concentration, program, programme, study, studies",
    ),
    (
        &[Education],
        Field::Giver,
        "school, college, university, uni, institution, institute, academy, school name, college name, university name, \
            institution name, institute name, name of school, name of college, name of university, name of institution, \
            name of institute, place of study, studied at, attended, name, high school, secondary school, university or college, school or college, provider, training provider, \
            organisation, organization, educational institution",
    ),
    (
        &[Education],
        Field::Score,
        "grade, grades, final grade, overall grade, average grade, gpa, cgpa, final gpa, overall gpa, score, result, results, final result, mark, \
            marks, final mark, average mark, average, percentage, classification, degree classification, class, degree class, honours, honors, marks obtained, points, grade obtained, grade achieved",
    ),
    (&[Education], Field::Title, "class, standard, grade"),
    (
        &[Education],
        Field::List,
        "courses, modules, subjects, coursework, course work, key courses, relevant courses, relevant coursework, main \
            courses, key modules, main modules, relevant modules, modules studied, courses taken, subjects studied, subjects taken, main subjects, classes, notable courses",
    ),
    (
        &[Certificates],
        Field::Title,
        "name, title, certificate, certification, certificates, certifications, certs, licences, licenses, certificate name, certification name, certificate title, certification \
            title, name of certificate, name of certification, course, course name, course title, qualification, qualification name, licence, license, \
            licence name, license name, training, training name, award, credential, exam, certificate or licence, certificate type, diploma, badge, accreditation",
    ),
    (
        &[Awards],
        Field::Title,
        "title, award, awards, prizes, award name, award title, name, name of award, title of award, prize, honour, honor, achievement, scholarship, \
            medal, recognition, competition, prize name, accolade",
    ),
    (
        &[Awards, Certificates],
        Field::Giver,
        "issuer, issued by, issuing organisation, issuing organization, issuing body, issuing authority, issuing company, certificate issuer, awarder, awarded \
            by, awarding body, awarding organisation, awarding organization, given by, presented by, granted by, from, by, \
            organisation, organization, organisation name, organization name, company, company name, institution, institute, institution name, authority, body, school, university, college, \
            received from, issued, awarded, given, who gave it, giver, provider, provided by, training provider, course provider, certifying body, certification body, certifying authority, \
            certified by, accredited by, vendor, platform, employer, organiser, organizer, sponsor, where, school name, obtained from, obtained at, taught by, run by",
    ),
    (
        &[Awards],
        Field::Text,
        "summary, description, reason, reason for award, details, why, what for, for, for what, awarded for, given for, notes, about, about \
            the award, comment, comments, citation, achievement",
    ),
    (
        &[Publications],
        Field::Title,
        "title, name, publication, publications, publication title, publication name, paper, paper title, article, article title, book, \
            book title, title of paper, title of article, title of publication, title of book, name of publication, chapter, chapter title, thesis",
    ),
    (
        &[Publications],
        Field::Giver,
        "publisher, published by, published in, journal, journal name, name of journal, magazine, newspaper, venue, conference, proceedings, \
            publisher name, publication, published, appeared in, where, publishing house, book, platform, website, blog, presented at, outlet",
    ),
    (
        &[Publications],
        Field::Text,
        "summary, abstract, description, about, details, notes, topic",
    ),
    (
        &[Skills],
        Field::Title,
        "name, skill, skill name, name of skill, area, skill area, category, skill category, group, skill group, skill set",
    ),
    (
        &[Skills],
        Field::Level,
        "level, skill level, proficiency, proficiency level, competence, competency, rating, ability, expertise, level of skill",
    ),
    (
        &[Skills],
        Field::Tools,
        "keywords, key words, tools, technologies, technology, tech, software, details, examples, includes, including, skills, topics, \
            methods, programs, tags, list",
    ),
    (
        &[Projects],
        Field::Title,
        "name, title, project, project name, project title, name of project, title of project, app, app name",
    ),
    (
        &[Projects],
        Field::Text,
        "description, project description, summary, about, about the project, overview, what it does, what it is, what is it, details, short description",
    ),
    (
        &[Projects],
        Field::List,
        "highlights, key points, achievements, what i did, what i do, what did i do, tasks, my tasks, duties, \
            responsibilities, contributions, contribution, work done",
    ),
    (
        &[Projects],
        Field::Tools,
        "tools, tools used, technologies, technologies used, technology, technology used, tech, tech used, tech stack, stack, keywords, \
            key words, built with, made with, built using, made using, languages, language, programming language, programming languages, languages used, software, software used, skills, skills \
            used, frameworks, libraries, tags, tools and technologies",
    ),
    (
        &[Projects],
        Field::Role,
        "role, roles, my role, position, project role, my position",
    ),
    (&[Projects], Field::List, "role, my role"),
    (
        &[Projects],
        Field::Giver,
        "client, company, company name, customer, organisation, organization, entity, client name, employer, done for, made for, for, institution, university, school",
    ),
    (
        &[References],
        Field::Title,
        "name, full name, referee, referee name, name of referee, reference name, reference, said by, given by, written by, by, from, author, contact name, contact person, person",
    ),
    (
        &[References],
        Field::Text,
        "reference, quote, testimonial, statement, comment, comments, recommendation, what they said, what he said, what \
            she said, text, message, feedback, review, said, says, letter, reference text, words",
    ),
    (
        &[References],
        Field::Fact,
        "relationship, relation, relationship to me, relation to me, company, company name, organisation, organization, employer, workplace, institution, school, university, job title, job, occupation, \
            position, role, title, designation, department, phone, phone number, phone no, telephone, telephone number, tel, mobile, mobile number, cell, email, e-mail, email address, mail, address, \
            contact, contact number, contact details, contact info, location, city, linkedin",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_however_they_are_typed() {
        for typed in ["Start date", "start_date", "startDate", "START DATE"] {
            assert_eq!(fields(Work, typed), [Field::Start], "{typed}");
        }
        assert_eq!(fields(Work, "My job title"), [Field::Title]);
        assert_eq!(fields(Education, "CGPA/Percentage"), [Field::Score]);
        assert_eq!(
            fields(Publications, "Publication"),
            [Field::Title, Field::Giver]
        );
        assert_eq!(fields(Skills, "Languages"), []);
        assert_eq!(misspelt(Work, "Postion"), [Field::Title]);
        assert_eq!(misspelt(Awards, "prices"), []);
    }
}
