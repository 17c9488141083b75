//! Rough texts as newcomers type them, for the tests of the composer.

use penstock_shared::domain::SectionKind::{self, self as S};

/// Rough texts as newcomers type them.
pub const EXAMPLES: &[(SectionKind, &str)] = &[
    (
        S::Work,
        "i was a cashier at Lidl in Manchester from june 2019 to march 2021. i was responsible for the till and basically helped customers. i managed a team of 5 people",
    ),
    (
        S::Work,
        "Software engineer, Acme Corp, Jan 2020 - present\n- i build the payment api in go and postgres\n- cut response time by 40%\n- mentoring two juniors",
    ),
    (
        S::Work,
        "i worked at tesco as shift manager since 2018, i manage 12 staff and do the rota. before that i was a barista at costa for 3 years, i made coffee and trained new starters",
    ),
    (
        S::Work,
        "Greggs\nBaker\nLeeds\n2015 - 2017\n• baked bread every morning\n• did not handle cash\n\nNandos\nWaiter\n2017 to 2018\n• served tables",
    ),
    (
        S::Work,
        "1. cashier at Aldi 2016-2017, stocked shelves\n2. cleaner at Hilton hotel 2017 to 2018\n3. now i am a receptionist at the Marriott since jan 2019",
    ),
    (
        S::Work,
        "worked in a warehouse picking and packing orders, about 200 orders a day. used a scanner",
    ),
    (
        S::Work,
        "i was a nurse on a busy ward. i worked at St Thomas hospital london from 2010 until 2015. looked after 8 patients per shift",
    ),
    (
        S::Work,
        "Company: Globex\nRole: Data Analyst\nDates: 03/2019 - 08/2022\nLocation: Berlin, Germany\n\nbuilt dashboards in tableau and sql. i helped the finance team close the month 2 days faster",
    ),
    (
        S::Work,
        "freelance web designer since 2020. i make websites for small shops with wordpress, 15 sites so far",
    ),
    (
        S::Work,
        "in 2016 i joined Siemens as a technician, i fixed turbines. i left in 2019. after that i was a team leader at Bosch until 2022, led 7 technicians",
    ),
    (
        S::Work,
        "i am a driver for DHL, i deliver 80 parcels a day and i never had an accident",
    ),
    (
        S::Work,
        "Head chef at a small bistro in Lyon, 2012-2016. ran the kitchen, 4 cooks. my duties included planning menus and ordering food",
    ),
    (
        S::Work,
        "i didnt manage anyone but i helped train new people at KFC, i was a cook there from 2017 to 2018",
    ),
    (
        S::Work,
        "Marks and Spencer, sales assistant, 2014-15: sold clothes; handled returns; won customer star award twice",
    ),
    (
        S::Work,
        "babysitter for two families, 2019. i looked after 3 kids and cooked dinner",
    ),
    (
        S::Work,
        "ok so i worked for my uncles shop doing the accounts, he sells bikes 🚲, i used excel. then i got a job at Halfords as a bike mechanic in 2021 and i still work there",
    ),
    (
        S::Volunteer,
        "i volunteered at the local food bank in leeds every saturday since 2020. packed boxes and drove the van",
    ),
    (
        S::Volunteer,
        "helped out at Oxfam as a shop assistant from 2017 to 2018, sorted donations and i helped customers",
    ),
    (
        S::Volunteer,
        "coach for the kids football team, did volunteer work on sundays",
    ),
    (
        S::Volunteer,
        "volunteering with the Red Cross since march 2022, teaching first aid to 20 people a month",
    ),
    (
        S::Education,
        "i studied computer science at the university of leeds from 2014 to 2017 and got a 2:1",
    ),
    (
        S::Education,
        "BSc Biology, Leeds University, 2015-2018, first class honours\n\nA levels in maths, physics and art at York College 2013-2015",
    ),
    (
        S::Education,
        "high school diploma from Lincoln High School 2012. gpa 3.8/4.0. courses included: calculus, spanish and woodwork. president of the chess club",
    ),
    (
        S::Education,
        "masters degree in data science from MIT, graduated in june 2020. before that i did a bachelor of arts in history at Oxford",
    ),
    (S::Education, "MIT"),
    (
        S::Education,
        "I have a nursing degree. i went to Coventry uni",
    ),
    (
        S::Skills,
        "javascript, postgres and teamwork; a bit of docker",
    ),
    (
        S::Skills,
        "Languages: python, c++, c#\nTools: git, k8s\nsoft skills: listening, health and safety",
    ),
    (
        S::Skills,
        "i am good at excel and customer service. i know how to use photoshop",
    ),
    (S::Skills, "- forklift\n- cash handling\n- reach truck"),
    (
        S::Certificates,
        "first aid certificate from the red cross in 2020\naws solutions architect, amazon, march 2021\ni have a forklift licence",
    ),
    (
        S::Certificates,
        "passed my food hygiene level 2 in may 2019; scrum master by Scrum Alliance",
    ),
    (
        S::Languages,
        "english native, spanish fluent and a bit of french",
    ),
    (
        S::Languages,
        "I speak Urdu and Punjabi fluently\nGerman (B2)",
    ),
    (
        S::Awards,
        "i won employee of the month at Lidl in june 2020\nfirst prize in the school maths contest 2015. there were 300 students",
    ),
    (S::Awards, "best newcomer 2018 from Rotary Club"),
    (
        S::Publications,
        "\"Bees of the North\" published in Nature, 2019. it is about bees\nhow to bake bread, 2020, Penguin",
    ),
    (
        S::Interests,
        "i like hiking, chess and playing the guitar. Music: jazz, drums",
    ),
    (S::Interests, "football\nbaking bread"),
    (
        S::References,
        "\"Ann was the best cashier i ever had, i would hire her again.\" - Bob Ray\n\nSue Li, manager at Lidl: she worked hard",
    ),
    (S::References, "available on request"),
    (
        S::Projects,
        "Budget App - tracks what i spend, made with react and firebase in 2021. 200 users\n\ni built a chess bot called DeepPawn in python. it beat my brother",
    ),
    (
        S::Projects,
        "- weather station with an arduino, 2019\n- i made a website for my school without using wordpress, 40 pages",
    ),
    (
        S::Basics,
        "my name is ann lee, i am a nurse from Leeds, UK. ann@x.org, 0161 496 0000, linkedin.com/in/annlee",
    ),
    (
        S::Basics,
        "John Smith\nSoftware Engineer\nLondon, UK\njohn@smith.dev | +44 7700 900123 | https://github.com/jsmith\ni love building things",
    ),
    (
        S::Basics,
        "Name: Maria García\nEmail: maria@example.com\nLocation: Madrid, Spain",
    ),
    (
        S::Summary,
        "i am a nurse with 4 years of experience in leeds. i love working with kids and i am looking for a new job. i speak spanish",
    ),
    (
        S::Summary,
        "hard worker. always on time. i like people. i dont smoke. i have a car. i can work weekends",
    ),
    (
        S::Work,
        "Backend dev at Monzo, London, Mar 2020 - now. python and go microservices on k8s. i cut p99 latency from 800ms to 200ms and helped migrate 30 services to aws. on call every 4 weeks. mentored 2 interns",
    ),
    (
        S::Work,
        "Hi! im currently working as a delivery driver for Uber Eats in Birmingham. I started in Feb 2022. Before that, I worked at my dad's restaurant (Golden Wok) as a waiter, that was 2019-2022.",
    ),
    (
        S::Education,
        "uni of manchester - economics - 2:2 - 2012 to 2015",
    ),
    (
        S::Education,
        "I'm currently studying for a BA in Graphic Design at Kingston University, started sept 2021, finishing in 2024",
    ),
    (
        S::Certificates,
        "PMP (PMI, 2020), Scrum Master - Scrum.org - Jan 2019, CPR certified",
    ),
    (
        S::Basics,
        "hi im Dave Jones, 07700 900123, dave.jones@gmail.com, live in Cardiff. plumber with 10 yrs experience",
    ),
    (
        S::Volunteer,
        "scout leader with 3rd Leeds Scouts since 2016, run weekly meetings for 24 kids",
    ),
];
