//! Titles of positions, case by case: what the user's words support, and what they do not.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use crate::check::truth::compare;
use crate::check::truth::testing::{text_passes, title_passes as passes};

#[test]
fn a_title_is_the_users_in_other_words() {
    for (source, title) in [
        ("backend dev at Klymo", "Backend Engineer"),
        ("was a reporter, then freelance", "Freelance Journalist"),
        ("forklift driver, nights", "Forklift Operator"),
        ("store supv, 5 staff under me", "Store Supervisor"),
        ("Asst. mgr at the taqueria", "Assistant Manager"),
        ("i was a postie in Truro", "Postal Worker"),
        ("data entry at Norvik", "Data Entry Clerk"),
        ("worked behind the bar at the Plough", "Bartender"),
        ("im a commis, help the chef de partie", "Commis Chef"),
        (
            "i translate for refugees. not sworn interpreter",
            "Interpreter",
        ),
        (
            "taught 7 yr olds at st agnes primary",
            "Primary School Teacher",
        ),
        (
            "functional consultent for inventory",
            "Functional Consultant",
        ),
        (
            "ingénieur d'Etat since 2015",
            "State Engineer (Ingénieur d'État)",
        ),
        ("was in charge of 12 cleaners", "Cleaning Supervisor"),
        ("set up a small cleaning firm", "Founder and Owner"),
        (
            "event planning asst, lead planner is my boss",
            "Assistant Event Planner",
        ),
        (
            "intern then associate pm at Zestly",
            "Associate Product Manager",
        ),
    ] {
        assert!(passes(source, title), "{title:?} from {source:?}");
    }
}

#[test]
fn an_aide_is_not_whom_they_aid() {
    for source in [
        "electrician's mate for Dunmore, 2017 to 2019",
        "electricians mate with Brannigan",
    ] {
        assert!(passes(source, "Electrician's Mate"), "{source:?}");
        assert!(!passes(source, "Electrician"), "{source:?}");
        assert!(!passes(source, "Approved Electrician"), "{source:?}");
    }
    assert!(!passes("dental receptionist, two dentists", "Dentist"));
    assert!(!passes("architect junior in Freetown", "Project Architect"));
    assert!(!passes("demi chef de partie on larder", "Chef de Partie"));
}

#[test]
fn a_role_of_somebody_else_is_no_title() {
    for (source, title) in [
        ("machine op, changed tools with the setter", "Tool Setter"),
        (
            "care work, covered for line leader at breaks",
            "Line Leader",
        ),
        (
            "want site supervisor job, solar installer now",
            "Site Supervisor",
        ),
        ("admin asst, diary for two partners", "Partner"),
        ("gp receptionist, 2 doctors and a nurse", "Nurse"),
        ("data analyst, helped the DS team", "Data Scientist"),
        (
            "marketing intern, reported to marketing mgr",
            "Marketing Manager",
        ),
        (
            "crew at the cinema, duty manager keys weekly",
            "Duty Manager",
        ),
        ("deputy manager, stepped in as manager once", "Manager"),
        ("cabin crew. purser twice when short", "Purser"),
        ("head of year 9 and geography teacher", "Head of Geography"),
        ("court interpreter, arabic", "Conference Interpreter"),
        ("team member, trained up 3 newbies", "Crew Trainer"),
        ("nurse on a surgical ward", "Charge Nurse"),
    ] {
        assert!(!passes(source, title), "{title:?} from {source:?}");
    }
}

#[test]
fn a_role_goes_by_its_field_and_by_whom_one_works_beside() {
    for (source, title) in [
        ("IT support tech, set up laptops", "IT Support Technician"),
        ("swe at a fintech", "Software Engineer"),
        (
            "praktikum then werkstudent at Hansen",
            "Intern, then Working Student",
        ),
        ("i managed a team of 5 people at Lidl", "Team Leader"),
        (
            "corporate lawyer (associate) at Aho",
            "Associate, Corporate Law",
        ),
        ("i do tax returns, with 2 other accountants", "Accountant"),
    ] {
        assert!(passes(source, title), "{title}");
    }
    for (source, title) in [
        ("i managed a team of 5 people at Lidl", "Store Manager"),
        ("i managed a team of 5 people at Lidl", "Regional Manager"),
        ("staff nurse, ward 7. band 5", "Staff Nurse (Band 7)"),
    ] {
        assert!(!passes(source, title), "{title}");
    }
}

#[test]
fn who_names_no_role_has_the_plain_one_of_their_words() {
    for (source, title, raised) in [
        (
            "DevOps at Quillbank since 2022, we had a finops guy",
            "DevOps Engineer",
            "Lead DevOps Engineer",
        ),
        (
            "android lad, kotlin 3 yrs",
            "Android Developer",
            "Lead Android Developer",
        ),
        ("UX at Hallmark Digital, figma", "UX Designer", "Head of UX"),
        (
            "data person at a retailer",
            "Data Analyst",
            "Data Scientist",
        ),
        (
            "i do deliveries on my ebike",
            "Delivery Rider",
            "Delivery Manager",
        ),
        (
            "baked bread at a small place, nights",
            "Baker",
            "Head Baker",
        ),
        (
            "just finished high school",
            "High School Graduate",
            "High School Teacher",
        ),
        (
            "studying architecture, 4th semester",
            "Architecture Student",
            "Architect",
        ),
    ] {
        assert!(passes(source, title), "{title:?} from {source:?}");
        assert!(!passes(source, raised), "{raised:?} from {source:?}");
    }
    assert!(!passes("didnt finish college", "College Graduate"));
}

#[test]
fn who_does_something_to_the_users_work_is_another() {
    for (source, title) in [
        ("pharmacy technician, w/ pharmacist check", "Pharmacist"),
        ("teaching assistant, teacher plans lessons", "Teacher"),
    ] {
        assert!(!passes(source, title), "{title:?} from {source:?}");
    }
    let text = |text: &str| json!({"work": [{"highlights": [text]}]});
    let source = "jr accountant, bank recs, the manager reviews";
    let honest = text("Reconciled bank accounts, subject to manager review");
    assert_eq!(
        compare(SectionKind::Work, &honest, source, &[]).violations,
        []
    );
}

#[test]
fn what_one_does_or_wishes_gives_a_title() {
    for (source, title) in [
        ("i do data analysis for a clinic", "Data Analyst"),
        ("did translations EN>PT for them", "Translator"),
        ("i do the books for the club", "Bookkeeper"),
        ("forklift guy at Penfold", "Forklift Driver"),
        ("organized a meetup w/ 2 friends", "Co-organizer"),
        ("we started a chess club, me and Pietro", "Co-founder"),
        ("just finished school", "School Leaver"),
        (
            "welder, want to become welding inspector",
            "Welder seeking to become a Welding Inspector",
        ),
        ("assistant of baker 2 years", "Assistant Baker"),
        (
            "deputy of the store manager at Lidl",
            "Deputy Store Manager",
        ),
        (
            "nurse then head nurse of night shift there",
            "Head Nurse, Night Shift",
        ),
        ("legal assistant / paralegal at Stroud", "Paralegal"),
        ("before that assistant at Great Clips", "Salon Assistant"),
    ] {
        assert!(passes(source, title), "{title:?} from {source:?}");
    }
}

#[test]
fn what_one_learns_or_uses_gives_no_title() {
    for (source, title) in [
        ("intern controlling at Bosch", "Financial Controller"),
        ("trainee in purchasing at Kofler", "Purchaser"),
        (
            "fitter. cert III engineering mechanical",
            "Mechanical Engineer",
        ),
        (
            "data entry clerk, typed it into the access database",
            "Database Administrator",
        ),
        ("social work assistant in Leeds", "Social Worker"),
        (
            "exec sous chef at Palmhouse. chef since 2005",
            "Executive Chef",
        ),
        ("we started a chess club, me and Pietro", "Sole Founder"),
        ("site engineer. project manager above me", "Project Manager"),
        ("assistant at a notary, notary signed them", "Notary"),
        (
            "welder at Daewon. passed all inspections",
            "Welding Inspector",
        ),
    ] {
        assert!(!passes(source, title), "{title:?} from {source:?}");
    }
}

#[test]
fn the_role_of_a_relative_is_not_the_users() {
    for source in [
        "my brother was a surgeon at Leeds hospital, i did porter work there",
        "porter. dad is a surgeon",
        "porter, my aunt works as a surgeon",
    ] {
        assert!(!passes(source, "Surgeon"), "{source:?}");
    }
    assert!(passes("i was a surgeon in Aleppo", "Surgeon"));
    assert!(passes("me and my brother, i was the surgeon", "Surgeon"));
}

#[test]
fn deputies_and_ranks_of_an_army_have_several_names() {
    for (source, title) in [
        ("vice captain of the fire crew", "Deputy Captain"),
        (
            "waiter then vice restaurant manager",
            "Deputy Restaurant Manager",
        ),
        ("army 9 yrs, left as LCpl", "Lance Corporal"),
        ("massage at a spa, hot stone", "Massage Therapist"),
        ("timed runners. never been organiser", "Timekeeper"),
        ("worked 1 year at a farm", "Farm Hand"),
        ("just finished gcse, 5 passes", "School Leaver"),
    ] {
        assert!(passes(source, title), "{title:?} from {source:?}");
    }
    for (source, title) in [
        ("vice captain of the fire crew", "Captain"),
        ("army 9 yrs, left as LCpl", "Sergeant"),
        ("looking for a lab apprenticeship", "Laboratory Technician"),
    ] {
        assert!(!passes(source, title), "{title:?} from {source:?}");
    }
}

#[test]
fn the_field_of_a_learner_makes_no_role() {
    let stem = "did an internship at Ferrand Aero, 6 months, mechanical engineering";
    assert!(passes(stem, "Mechanical Engineering Intern"));
    assert!(!passes(stem, "Mechanical Engineer"));
    let intern = "software intern, fixed bugs in java. makerere university, software engineering";
    assert!(passes(intern, "Software Intern"));
    assert!(!passes(intern, "Software Engineer"));
}

#[test]
fn who_is_told_of_beside_the_user_is_another() {
    for (source, title) in [
        (
            "worked on the helpdesk at Vyne, my boss was the it manager",
            "IT Manager",
        ),
        (
            "junior solicitor at Grant Lyle. partner signed off everything",
            "Partner",
        ),
        (
            "treasurer of the running club, chair was someone else",
            "Chair",
        ),
        (
            "student teacher at Hillview, mrs Lund was the class teacher",
            "Class Teacher",
        ),
        (
            "electrician's helper. licensed electrician always checked my work",
            "Licensed Electrician",
        ),
        (
            "helper to an upholsterer in Izmir, stripping chairs",
            "Upholsterer",
        ),
        (
            "conductor? no im train driver, Ghent depot",
            "Train Conductor",
        ),
    ] {
        assert!(!passes(source, title), "{title} of: {source}");
    }
    assert!(passes("chair of the running club since 2017", "Chair"));
    assert!(passes("partner at Grant Lyle since 2019", "Partner"));
}

#[test]
fn a_role_is_told_by_two_words_or_by_what_is_played() {
    for (source, title) in [
        (
            "lollipop lady outside Hill Road school",
            "School Crossing Patrol",
        ),
        ("lunch lady at Jefferson Elementary", "Cafeteria Worker"),
        ("pot wash at the Swan, weekends", "Kitchen Porter"),
        (
            "porter at St Cuthberts Infirmary, patients to theatre",
            "Hospital Porter",
        ),
        ("hairstylist in Nyon, rent a chair", "Stylist"),
        ("oboe in the army band, 1 year", "Oboist"),
        (
            "wharehouse supervisor at Cold Chain, team of 11",
            "Warehouse Supervisor",
        ),
    ] {
        assert!(passes(source, title), "{title} of: {source}");
    }
    for (source, title) in [
        (
            "theatre lighting tech, programmed on ETC Eos",
            "Sound Engineer",
        ),
        ("sap consultant, MM module", "SAP MM Managing Consultant"),
    ] {
        assert!(!passes(source, title), "{title} of: {source}");
    }
}

#[test]
fn a_text_gives_a_role_for_what_it_names_or_to_whom_it_names() {
    let told = |source: &str, text: &str| {
        let output = json!({"work": [{"summary": text}]});
        compare(SectionKind::Work, &output, source, &[])
            .violations
            .is_empty()
    };
    for (source, text) in [
        (
            "rn on a med surg floor, charted in Epic",
            "Medical-surgical nurse, charting in Epic.",
        ),
        (
            "rank caporal in the legion",
            "Held the rank of corporal in the legion.",
        ),
        (
            "played principal cello in the student orchestra",
            "Served as principal cellist of the student orchestra",
        ),
        (
            "won the Ontario apprentice hair competition",
            "Won the Ontario Apprentice Hair Competition",
        ),
        (
            "coach kids rugby with another dad who is head coach",
            "Coaches rugby with a fellow parent serving as head coach.",
        ),
        (
            "helper there, not the teacher in charge",
            "Working as a helper rather than lead teacher.",
        ),
        (
            "butchers assistant then butcher at Hale's",
            "Began as an assistant and became a butcher",
        ),
    ] {
        assert!(told(source, text), "{text} of: {source}");
    }
    assert!(!told(
        "site foreman at Obrascon, before i was labourer",
        "Progressed from surveyor to site foreman"
    ));
    assert!(!told(
        "violinist and music teacher, just the conservatory diploma",
        "Holds a conservatory professorship"
    ));
}

#[test]
fn a_rank_that_others_have_is_theirs() {
    let source = "gave the calls to the senior support people";
    assert!(text_passes(source, "Handed calls to senior support staff"));
    assert!(!text_passes(
        source,
        "Handled calls as senior support agent"
    ));
}

#[test]
fn the_head_of_what_one_was_in_is_not_oneself() {
    let source = "porter since 2016, part of the day crew at Elm Court";
    assert!(!text_passes(
        source,
        "Porter since 2016, and leader of the day crew"
    ));
    assert!(text_passes(
        source,
        "Porter since 2016, and part of the day crew"
    ));
    let source = "a chess clock made with Python in a group of 3. i did the display";
    assert!(!text_passes(
        source,
        "Made with Python as leader of a group of 3"
    ));
    assert!(text_passes(source, "Made with Python in a group of 3"));
}
