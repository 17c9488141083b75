//! Verbs of rank, case by case: what the user's words support, and what they do not.

use crate::check::truth::testing::text_passes as passes;

#[test]
fn who_is_in_charge_leads() {
    for (source, text) in [
        ("IT project mgr, team of 12 people", "Led a team of 12"),
        (
            "financial controller, 7 accountants in my team",
            "Headed a team of seven accountants",
        ),
        (
            "customer success mgr, book of 62 accounts",
            "Managed a book of 62 accounts",
        ),
        (
            "recruiter at Tandem, warehouse and drivers",
            "Recruited warehouse staff and drivers",
        ),
        (
            "ward clerk. booked appts for the consultants clinics",
            "Managed clinic bookings for consultants",
        ),
        ("raise POs, chase suppliers", "Managed purchase orders"),
        (
            "run a firm i set up, me and 3 cleaners",
            "Managed 3 cleaners",
        ),
    ] {
        assert!(passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn a_word_of_rank_may_be_no_rank() {
    for (source, text) in [
        (
            "colour work under the senior stylist",
            "Performed supervised colour work",
        ),
        ("was in a team under a nurse", "Served in a nurse-led team"),
        (
            "worked under a lead designer",
            "Worked with a lead designer",
        ),
        ("lead scoring in HubSpot", "Lead scoring in HubSpot"),
        (
            "rust library, no funding",
            "Rust library, run without funding",
        ),
        (
            "moved up from porter to commis",
            "Promoted from porter to commis",
        ),
    ] {
        assert!(passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn a_rank_that_is_not_the_users_is_caught() {
    for (source, text) in [
        (
            "fitted radiators under supervision",
            "Supervised the fitting of radiators",
        ),
        (
            "look after 6 patients a shift",
            "Lead the care of six patients",
        ),
        ("product manager, work with 2 squads", "Managed two squads"),
        (
            "stock controller. reported to the plant manager",
            "Led staff",
        ),
        (
            "club mentor, assisting the librarian who runs the club",
            "Run the club",
        ),
        (
            "covered as team leader for a month",
            "Promoted to permanent team leader",
        ),
        ("coauthor on one paper", "Authored one paper"),
        (
            "took part in staff training every month",
            "Delivered monthly staff training",
        ),
        ("let me help the evening class", "Taught the evening class"),
        (
            "on the team that built the billing service",
            "Built the billing service",
        ),
        ("2nd best rep in 2019", "Top rep in 2019"),
    ] {
        assert!(!passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn who_was_there_did_not_hold_or_lead_it() {
    for (source, told, raised) in [
        (
            "sales support, joined 15 demos to take notes",
            "Joined 15 demos",
            "Delivered 15 demos",
        ),
        (
            "was one of 4 nurses collecting data. the infection control nurse led it",
            "Collected data as one of 4 nurses",
            "Managed 4 nurses collecting data",
        ),
        (
            "ran measurements with a PhD student",
            "Ran measurements with a PhD student",
            "Ran measurements while supervising a PhD student",
        ),
        (
            "did the smoke diver course in 2012",
            "Completed the smoke diver course in 2012",
            "Instructed the smoke diver course in 2012",
        ),
        (
            "worked in the laundry room",
            "Worked in the laundry room",
            "Managed the laundry room",
        ),
    ] {
        assert!(passes(source, told), "{told}");
        assert!(!passes(source, raised), "{raised}");
    }
}

#[test]
fn help_reaches_what_it_is_with() {
    for (source, done, raised) in [
        (
            "helped plan a tasting event for 200 people, weekly report in excel",
            "Prepared a weekly report in Excel",
            "Planned a tasting event for 200 people",
        ),
        (
            "helped plan menus, staff rotas and wedding events",
            "Helped plan staff rotas",
            "Planned staff rotas",
        ),
        (
            "helped atty at 4 mediations",
            "Helped at 4 mediations",
            "Conducted 4 mediations",
        ),
        (
            "translated the help pages of OpenHarvest, 62 pages w/ weblate",
            "Translated 62 pages in Weblate",
            "Managed a translation team",
        ),
        (
            "sales assistant. fitting rooms, tills, display help",
            "Managed fitting rooms and operated tills",
            "Managed the shop",
        ),
    ] {
        assert!(passes(source, done), "{done:?} from {source:?}");
        assert!(!passes(source, raised), "{raised:?} from {source:?}");
    }
}

#[test]
fn to_run_a_thing_or_to_own_a_paper_is_no_rank() {
    for (source, told, raised) in [
        (
            "CNC operator. DMG 5 axis, fanuc",
            "Ran DMG machining with Fanuc control",
            "Ran the machine shop team",
        ),
        (
            "product manager, roadmap for payments",
            "Owned the payments roadmap",
            "Owned the payments team",
        ),
        (
            "covered dispatcher desk when she was at lunch",
            "Covered the dispatcher desk",
            "Ran the dispatcher desk",
        ),
        (
            "safe miner medal on my crew of 14",
            "Worked on a crew of 14",
            "Led a crew of 14",
        ),
        (
            "service rep, never led a team but id like to",
            "Service rep looking to move into team management",
            "Service rep experienced in team management",
        ),
    ] {
        assert!(passes(source, told), "{told:?} from {source:?}");
        assert!(!passes(source, raised), "{raised:?} from {source:?}");
    }
}

#[test]
fn what_describes_others_or_things_is_no_rank() {
    for (source, text) in [
        (
            "baker. show the new people the ovens",
            "Show recently hired people the ovens",
        ),
        (
            "mentored 3 new drivers",
            "Mentored three newly recruited drivers",
        ),
        ("plumber, 2 lads work for me", "Oversee a team of 2"),
        ("own the onboarding squad", "Own the onboarding squad"),
        (
            "helped organise the fair, did the entrance desk",
            "Ran the entrance desk",
        ),
        (
            "live-in carer. cooking cleaning dog walking",
            "Managed cooking, cleaning and dog walking",
        ),
        ("only nurse on nights", "Worked as the sole nurse on nights"),
        ("tour guide, groups of 25", "Led groups of 25"),
    ] {
        assert!(passes(source, text), "{text:?} from {source:?}");
    }
    for (source, text) in [
        (
            "dental assistant, 2 chairs",
            "Managed a practice with 2 chairs",
        ),
        ("secretary. chair wrote the bid", "Led the bid"),
        ("carer, 2 of us on", "Worked as the carer in charge"),
        ("cub leader. 3 camps as kitchen helper", "Directed 3 camps"),
        ("firefighter, tuesday drills", "Leads Tuesday drills"),
        (
            "picker, now training on the reach truck",
            "Trains colleagues on the reach truck",
        ),
        (
            "acting team lead when our TL was away",
            "Served as permanent team lead",
        ),
        (
            "apprentice then electrician",
            "Progressed from apprentice to manager",
        ),
    ] {
        assert!(!passes(source, text), "{text:?} from {source:?}");
    }
}

#[test]
fn an_office_is_only_whose_who_tells_of_it() {
    for (source, text, other) in [
        (
            "member of the rowing club since 2017",
            "Rowing club member",
            "Rowing club captain",
        ),
        (
            "secretary of the parents association, chair wrote the bid",
            "Secretary of the parents' association, with the bid written by the chair",
            "Chair of the parents' association",
        ),
        (
            "play organ 1 sunday in 4 at St Olave",
            "Plays the organ at St Olave on one Sunday in four",
            "Director of Music, one Sunday in four",
        ),
        (
            "fixed 8 bugs in the parser of Zorba",
            "Fixed eight bugs in the parser of Zorba",
            "Maintained the parser of Zorba",
        ),
    ] {
        assert!(passes(source, text), "{text:?} from {source:?}");
        assert!(!passes(source, other), "{other:?} from {source:?}");
    }
}

#[test]
fn who_was_at_an_event_has_not_organised_it() {
    for (source, text, passed) in [
        (
            "bar staff, weddings of 150",
            "Served at weddings of 150",
            true,
        ),
        (
            "bar staff, weddings of 150",
            "Planned weddings of 150",
            false,
        ),
        ("wedding planner, 20 weddings", "Planned 20 weddings", true),
        (
            "joined the yearly inservice training",
            "Facilitated the annual in-service training",
            false,
        ),
        (
            "did the enrichment training day",
            "Delivered an enrichment training day",
            false,
        ),
        (
            "wrote in the parish mag each month",
            "Edited the parish magazine",
            false,
        ),
        (
            "learnt to weld aluminium",
            "Taught aluminium welding",
            false,
        ),
        (
            "pilates instructor, mat classes",
            "Taught mat classes",
            true,
        ),
    ] {
        assert_eq!(passes(source, text), passed, "{text:?} from {source:?}");
    }
}

#[test]
fn the_rank_of_others_is_no_rank_of_ones_own() {
    for (source, text, passed) in [
        (
            "PA at Norvo 2011-16 to 2 directors",
            "Managed a team of assistants",
            false,
        ),
        (
            "showed my work to the design leads",
            "Managed the design leads",
            false,
        ),
        (
            "brought in the software together with IT, 5 clerks report to me",
            "Directed the IT department",
            false,
        ),
        (
            "clerk, ordered goods weekly",
            "Managed the ordering budget",
            false,
        ),
        (
            "restored a bike with my brother",
            "Managed a workshop restoring bikes",
            false,
        ),
        (
            "i/c of 6 lads in the workshop",
            "Supervised six soldiers",
            true,
        ),
        (
            "room leader cover when needed",
            "Led the room throughout",
            false,
        ),
        ("i have a pipe press", "Own a pipe press", true),
        (
            "my own nail salon, opened 2016, 4 chairs",
            "Opened and ran a four-chair salon",
            true,
        ),
        (
            "4 month internship in the hotel kitchen",
            "Four-month management post in the hotel kitchen",
            false,
        ),
    ] {
        assert_eq!(passes(source, text), passed, "{text:?} from {source:?}");
    }
}

#[test]
fn sessions_machines_and_bookings_are_nobodys_to_command() {
    for (source, text) in [
        (
            "teaching assistant. phonics with small groups. helped run the breakfast club",
            "Led phonics work with small groups",
        ),
        (
            "barber. 15 heads a day. bookings on Booksy",
            "Cut 15 heads a day, with bookings managed in Booksy",
        ),
        (
            "lunch lady. cook and serve, dishwasher",
            "Serve lunches and run the dishwasher",
        ),
        (
            "gym instructor. inductions and spin classes. no level 3 so no personal training",
            "Ran inductions and spin classes, without personal training",
        ),
        (
            "store manager. hire, schedule, banking",
            "Responsible for hiring, schedules and banking",
        ),
        (
            "coach u12. i help the head coach, hes in charge of team selection",
            "Assist the head coach, who is in charge of team selection",
        ),
        (
            "team leader. product training for xmas staff",
            "Trained Christmas staff on products",
        ),
        (
            "product manager. ran a team of 6 and launched the app",
            "Spearheaded the launch of the app",
        ),
        (
            "hr assistant. i help with hiring nurses, schedule interviews and keep the files",
            "Schedule interviews and keep the files",
        ),
    ] {
        assert!(passes(source, text), "{text}");
    }
    for (source, text) in [
        (
            "worked on 2 builds. took part as a volunteer",
            "Managed 2 builds",
        ),
        ("keeper. fed the otters", "Took charge of the otters"),
        (
            "nurse. was charge nurse sometimes when they were short",
            "Served as permanent charge nurse",
        ),
        ("i was in training for the job", "Trained staff"),
    ] {
        assert!(!passes(source, text), "{text}");
    }
    assert!(passes("did the sound", "Took charge of the sound"));
    assert!(passes(
        "took over on two sundays",
        "Took charge on two Sundays"
    ));
}

#[test]
fn whoever_was_top_ranked_first_and_who_had_nobody_beside_was_alone() {
    assert!(passes("top seller in the shop", "Ranked first in the shop"));
    assert!(!passes("seller, one of 5", "Ranked first in the shop"));
    let source = "sold panels door to door. no manager with me";
    assert!(passes(source, "Sold panels independently"));
}

#[test]
fn who_is_made_the_head_leads_whoever_made_them_so() {
    for (source, text) in [
        (
            "they made me chargehand, 4 lads and 2 apprentices on my crew",
            "Supervised 4 workers and 2 apprentices.",
        ),
        (
            "incharge of the night shift, 6 staff",
            "Supervised a night shift of 6 staff.",
        ),
        (
            "nurse on a stroke ward, charge nurse on nights",
            "Took charge of the ward on nights.",
        ),
        (
            "biggest thing i had on my own was a retaining wall",
            "Took charge alone of a retaining wall.",
        ),
        (
            "TA for two semesters, grading",
            "Teaching assistant for two semesters, with grading.",
        ),
        (
            "app for my dads club. kept at it after class",
            "Continued independently after class.",
        ),
    ] {
        assert!(passes(source, text), "{text} of: {source}");
    }
    for (source, text) in [
        (
            "they made Tom chargehand, 4 lads on the crew",
            "Supervised 4 workers.",
        ),
        (
            "we built it as a group, kept at it after",
            "Continued independently.",
        ),
    ] {
        assert!(!passes(source, text), "{text} of: {source}");
    }
}
