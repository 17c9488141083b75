//! How people write, case by case: what the comparison has to read alike, and what it has to tell apart.

use penstock_shared::domain::SectionKind;
use serde_json::{Value, json};

use super::compare;

/// The user's words, what a section says, and whether the words support it.
type Case = (&'static str, &'static str, bool);

fn judge(cases: &[Case], section: SectionKind, output: impl Fn(&str) -> Value) {
    for (source, text, supported) in cases {
        let found = compare(section, &output(text), source, &[]).violations;
        assert_eq!(
            found.is_empty(),
            *supported,
            "{text:?} from {source:?}: {found:?}"
        );
    }
}

fn bullets(cases: &[Case]) {
    judge(
        cases,
        SectionKind::Work,
        |text| json!({"work": [{"highlights": [text]}]}),
    );
}

#[test]
fn amounts_are_read_as_people_write_them() {
    bullets(&[
        (
            "fair with 11.000 visitors",
            "Fair with 11,000 visitors",
            true,
        ),
        (
            "tenders under 500 000 kwacha",
            "Tenders under 500,000 kwacha",
            true,
        ),
        ("budget 4.300€ for it", "Budget of €4,300", true),
        (
            "budget was 12,000 zł per month",
            "Budget of PLN 12,000 a month",
            true,
        ),
        (
            "200-300 chf a month",
            "Budgets of CHF 200–300 a month",
            true,
        ),
        (
            "level 1 alerts, 40 a day, escalations to L2",
            "Handled 40 level 1 alerts a day and escalated to level 2",
            true,
        ),
        (
            "target 9,000 keystrokes per hour, i did 10,200",
            "Reached 10,200 keystrokes per hour",
            true,
        ),
        (
            "target 110 picks per hour, i did 130",
            "Reached 130 picks per day",
            false,
        ),
        ("team of 5 strong", "Team of 5 people", true),
        (
            "How many kids at lunch? around 60",
            "Looked after 60 children at lunch",
            true,
        ),
        (
            "How many kids at lunch? around 60",
            "Cooked 60 meals at lunch",
            false,
        ),
        ("deputy for half a year", "Deputy for six months", true),
        ("24 hour shifts", "Worked 24-day shifts", false),
        ("a 6 part series", "Edited a six-hour series", false),
        (
            "two restaurants got built",
            "Worked on two restaurant chains",
            false,
        ),
        (
            "14 tickets a fortnight",
            "Handled 14 tickets every two weeks",
            true,
        ),
        ("flow of 38 l/min", "Measured 38 litres a minute", true),
        (
            "dried 12 kg per batch, two hours each",
            "Dried 12 kg per hour",
            false,
        ),
        ("looked after 3 bugfixes", "Looked after 3 bug fixes", true),
        ("summers 2021, 22, 23", "Three summers", true),
        (
            "worked there 2015 til 2018",
            "Worked there for 2 years",
            false,
        ),
        (
            "weekly pay in Sage 50, answered pay queries",
            "Answered 50 pay queries a week",
            false,
        ),
        (
            "weekly pay for staff, journals at month end",
            "Monthly pay for staff",
            false,
        ),
        (
            "weekly meetings, daily diary",
            "Took part in daily meetings",
            false,
        ),
        ("worked weekends", "Worked weekdays", false),
        (
            "worked a year in bristol",
            "Worked a decade in Bristol",
            false,
        ),
        ("stops fell from 11 to 4", "Cut stops from 11 to 1", false),
        ("group of 7 volunteers", "Joined six other volunteers", true),
    ]);
}

#[test]
fn dates_are_read_as_people_write_them() {
    let periods = [
        ("in 2017 (feb–nov)", "2017-02", "2017-11", true),
        ("2022, may-october", "2022-05", "2022-10", true),
        ("2016 to 2019 (march)", "2016", "2019-03", true),
        (
            "jan to april, three seasons: 2021, 2022",
            "2021-01",
            "2022-04",
            true,
        ),
        ("in '95 until '97", "1995", "1997", true),
        ("2017/18 season to 20/21", "2017", "2021", true),
        ("2013 & 14", "2013", "2014", true),
        ("2006-2018, member since 1999", "1999", "2018", false),
    ];
    for (source, start, end, supported) in periods {
        let output = json!({"work": [{"startDate": start, "endDate": end}]});
        let found = compare(SectionKind::Work, &output, source, &[]).violations;
        assert_eq!(found.is_empty(), supported, "{source:?}: {found:?}");
    }
}

#[test]
fn what_is_denied_is_told_from_what_stands_beside_it() {
    bullets(&[
        (
            "drawer was never off by more than $5",
            "Kept the drawer within $5",
            true,
        ),
        (
            "taught no full course just seminars",
            "Taught seminars",
            true,
        ),
        (
            "no accidents on my section",
            "Kept own section free of accidents",
            true,
        ),
        (
            "didnt teach adults, courses for kids",
            "Taught courses for kids",
            true,
        ),
        ("didnt teach adults", "Taught adults", false),
        (
            "finished all except the theory part",
            "Finished in full with the theory part",
            false,
        ),
        (
            "servers = second line, i dont go near those",
            "Maintained servers",
            false,
        ),
        (
            "config changes not allowed for L1",
            "Applied config changes",
            false,
        ),
        (
            "was offered team lead twice and turned it down",
            "Served as team lead",
            false,
        ),
        (
            "passed mechanics 1, failed thermodynamics",
            "Passed thermodynamics",
            false,
        ),
        ("the website never happened", "Launched the website", false),
        ("Spanish? not really", "Spoke Spanish with guests", false),
        (
            "Nova Scotia? no im in Christchurch",
            "Based in Christchurch",
            true,
        ),
        ("Q: Did you lead it? A: no", "Led it", false),
        (
            "at Tecsup, no wait it was Minero",
            "Worked at Tecsup",
            false,
        ),
        ("used Epic Care, no sorry EpicCare", "Used EpicCare", true),
        ("grade: B", "Graded A", false),
    ]);
}

#[test]
fn what_others_did_is_theirs() {
    bullets(&[
        ("the owner did the hiring", "Did the hiring", false),
        (
            "rosters were always done by the manager",
            "Prepared the rosters",
            false,
        ),
        ("payroll was the treasurer", "Ran the payroll", false),
        (
            "fraud cases went to a different unit",
            "Investigated fraud cases",
            false,
        ),
        (
            "treatment plans came from the physios",
            "Wrote treatment plans",
            false,
        ),
        (
            "I did the wheels, Priya did the code",
            "Did the wheels and the code",
            false,
        ),
        ("uncle ran the sites", "Ran the sites", false),
        (
            "never gave meds, the nurses did that",
            "Gave medication together with the nurses",
            false,
        ),
        (
            "won a prize - the photographer did, not me",
            "Commissioned a story that won its photographer a prize",
            true,
        ),
        (
            "didnt do loans, sent those people to the desk",
            "Sent people who wanted loans to the desk",
            true,
        ),
        (
            "the council looks after the network, i look after laptops",
            "Look after laptops",
            true,
        ),
    ]);
}

#[test]
fn what_was_tried_or_is_over_is_told_so() {
    bullets(&[
        ("shortlisted for a press award", "Won a press award", false),
        ("level 7 i began and paused", "Completed level 7", false),
        ("did the garden till 2021", "Still do the garden", false),
        (
            "asked for a guard, council refused",
            "Council approved a guard",
            false,
        ),
        ("i never missed a deadline", "Met every deadline", true),
        ("sat in on pitches", "Presented pitches", false),
        (
            "took part in the adoption day",
            "Organised the adoption day",
            false,
        ),
        (
            "took part in the adoption day",
            "Took part in the adoption day",
            true,
        ),
    ]);
}

#[test]
fn one_of_a_kind_is_no_other() {
    bullets(&[
        (
            "walked with patients after hip surgery",
            "Walked with patients after knee surgery",
            false,
        ),
        ("guard at a mall", "Guard at a hospital", false),
        ("laid bricks as a bricklayer", "Laid bricks", true),
    ]);
}

#[test]
fn titles_are_the_users_own() {
    let cases: &[Case] = &[
        ("i taught maths", "Maths Teacher", true),
        ("teaching assistant, class 4", "Class Teacher", false),
        ("physio assistant at a clinic", "Physiotherapist", false),
        ("drove trucks for 22 years", "Truck Driver", true),
        (
            "analyst. reports went to the MLRO, the MLRO filed them",
            "MLRO",
            false,
        ),
        (
            "shift leader asked if i want to be deputy but no",
            "Deputy Shift Leader",
            false,
        ),
        (
            "EA to the CFO of a bank",
            "Executive Assistant to the CFO",
            true,
        ),
        ("subtitler EN>FI", "Subtitler (English to Finnish)", true),
        ("i'm one of the run directors", "Run Director", true),
        ("analyst L1, escalate to L3", "Analyst L3", false),
    ];
    judge(
        cases,
        SectionKind::Work,
        |text| json!({"work": [{"position": text}]}),
    );
}

#[test]
fn studies_and_names_may_be_spelt_out() {
    let cases: &[Case] = &[
        (
            "MBBS from Ibadan",
            "Bachelor of Medicine, Bachelor of Surgery",
            true,
        ),
        ("B.Com from Osmania", "Commerce", true),
        ("slept in a bed", "Education", false),
        ("BSc in physics", "Master of Physics", false),
    ];
    judge(
        cases,
        SectionKind::Education,
        |text| json!({"education": [{"studyType": text}]}),
    );
    let names: &[Case] = &[
        ("M.Ed. from U of Manitoba", "University of Manitoba", true),
        (
            "treasurer of the PTA, Escuela Olmos",
            "Parent-Teacher Association of Escuela Olmos",
            true,
        ),
    ];
    judge(
        names,
        SectionKind::Education,
        |text| json!({"education": [{"institution": text}]}),
    );
}

#[test]
fn levels_and_grades_are_the_users() {
    let levels: &[Case] = &[
        ("sage used to, not any more", "Previously", true),
        ("german A1 from one semester", "B1", false),
        ("excel used daily", "Used weekly", false),
    ];
    judge(
        levels,
        SectionKind::Skills,
        |text| json!({"skills": [{"name": "Skills", "level": text}]}),
    );
    let scores: &[Case] = &[
        ("secondary school, B plus", "B+", true),
        ("secondary school, B plus", "A", false),
        ("gesellenbrief grade 2,3.", "2.3", true),
    ];
    judge(
        scores,
        SectionKind::Education,
        |text| json!({"education": [{"score": text}]}),
    );
}
