//! Words that people shorten, with what they are short for, and words that mean the same in a name.

use foldhash::HashMap;
use std::sync::LazyLock;

use super::abroad;

/// Words that mean the same as `word` (comparison key) when one of them is shortened: `uni`, `university`. Empty when there is
/// none.
pub fn same_word(word: &str) -> &'static [&'static str] {
    FORMS.get(word).map_or(&[], Vec::as_slice)
}

static FORMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut forms: HashMap<_, Vec<_>> = HashMap::default();
    for group in SAME.split(';') {
        for word in group.split_ascii_whitespace() {
            forms
                .entry(word)
                .or_default()
                .extend(group.split_ascii_whitespace());
        }
    }
    for group in SHORT.split(';').chain(abroad::IN_ENGLISH.split(';')) {
        let mut words = group.split_ascii_whitespace();
        let Some(short) = words.next() else { continue };
        for long in words {
            forms.entry(long).or_default().push(short);
            forms.entry(short).or_default().push(long);
        }
    }
    forms
});

/// Groups of words, each of which may stand for each.
const SAME: &str = "vw volkswagen; first 1st; second 2nd; third 3rd; fourth 4th; fifth 5th; sixth 6th; seventh 7th; eighth 8th; ninth 9th; tenth 10th; eleventh 11th; twelfth 12th; \
    doctoral doctorate phd; uni university univ u uniwersytet universidad universidade università universita universität universitat université universite universiteit universitetet; \
    volunteer voluntary; auszeichnung distinction; diplom diploma; ausbildung apprenticeship; dev developer; sr snr senior; jr jnr junior; mgr manager; asst assistant; \
    admin administrator administration administrative; rep representative; dept department; corp corporation; inc incorporated; \
    ltd limited; co company; intl international; govt government; rd road; ave avenue; bros brothers; ops operations; \
    volunteer volunteered volunteering; intern interned internship; apprentice apprenticeship; freelance freelancer freelancing; \
    work worked working works worker; cofounder cofounded; founder founded; maths math mathematics mathematiques mathematik; info information; \
    ad ads advert adverts advertising advertisement; app apps application applications; lab laboratory; exam examination; \
    cert certificate certification certified qualified qualification; frontend front; backend back; freelance self selfemployed; \
    welder welding weld; prep preparation; ticket licence license; licence permis brevetto patente führerschein; licence license licensed licenced licences licenses; phone telephone; \
    tv television; fulltime ft; parttime pt; and n; net netto; gross brutto bruto; intro introduction introductory; sci science; dip diploma; \
    hons honours honors; accts accounts; primary elementary; nursery kindergarten; foreman supervisor; bach bachelor; \
    stats statistics statistical; spreadsheet spreadsheets sheet sheets; econ economics; phys physics; db database; xmas christmas; sparky electrician electrical; \
    chippy carpenter carpentry; brickie brickies bricklayer bricklaying bricklayers; hoddie hod; guard security; hgv lgv lorry lorries truck trucks artic; sysadmin system systems administrator administration; joburg jozi jhb johannesburg; philly philadelphia; vegas lasvegas; brum birmingham; \
    bombay mumbai; saigon hochiminhcity; bangalore bengaluru; calcutta kolkata; madras chennai; 2ic second charge command; 2ic secondincommand; mon monday; tue tues tuesday; wed weds wednesday; \
    thu thur thurs thursday; fri friday; sat saturday; sun sunday; resi residential; vet veterinarian veterinary; \
    temp temporary; maths mathematics; chem chemistry chemical; mech mechanical; elec electrical; psych psychology; bio biology; \
    comms communications communication; fb facebook; insta ig instagram; supermarket grocery; covid covid19 pandemic; \
    wordpress wp; yoga yogic; gov government; nat national; natl national; soc society; prof professor; coord coordinator; \
    receptionist reception; farsi persian; mercedes benz mercedesbenz; spud spuds potato potatoes; contaduria accounting accountancy; publica publico public; teatr teatro theatre theater; patisserie pastry pasteleria pasticceria konditorei; \
    boulangerie bakery baking panaderia; cuisine cooking cookery cocina cucina; maconnerie masonry bricklaying; menuiserie joinery carpentry; \
    soudure welding soldadura; coiffure hairdressing peluqueria; comptabilite accounting contabilidad contabilita; droit law derecho direito diritto jura; \
    enfermeria nursing enfermagem infermieristica pielegniarstwo krankenpflege pflege; medicina medicine medizin; psicologia psychology psychologie; \
    arquitectura architecture arquitetura architettura architektur; economia economics ekonomia volkswirtschaft; historia history histoire storia geschichte; \
    lycee highschool liceo gymnasium; fisica physics physik physique; quimica chemistry chemie chimie; biologia biology biologie; \
    matematicas mathematics matematica mathematik mathematiques; filosofia philosophy philosophie; educacion education educacao; \
    landratsamt district; krankenhaus hospital klinik szpital hopital ospedale ziekenhuis; marine navy marinha marina; heer army armee ejercito exercito; \
    feuerwehr firebrigade; verein club association; vent vented ventilated ventilator ventilators";

/// A word, and what it may be short for. What two long words share with one short word, they do not share with each other.
const SHORT: &str = "gaeilge irish; gaidhlig gaelic; cymraeg welsh; putonghua mandarin; kiswahili swahili; isizulu zulu; isixhosa xhosa; setswana tswana; sesotho sotho; siswati swazi; xitsonga tsonga; \
    tshivenda venda; chishona shona; castellano castilian spanish; nederlands dutch; svenska swedish; norsk norwegian; dansk danish; suomi finnish; magyar hungarian; srpski serbian; hrvatski croatian; \
    ivrit hebrew; euskera basque; galego galician; catala catalan; reo maori; bahasa malay indonesian; turkce turkish; nihongo japanese; para paraprofessional; paras paraprofessionals; rnli royal national lifeboat institution; phils philippines; acca accountancy accounting; cima accountancy accounting; icaew accountancy accounting; icai accountancy accounting; aat accounting accountancy; cipd personnel human resources; nebosh occupational safety health; dofe duke edinburgh award scheme; lcpl lance corporal; cpl corporal; sgt sergeant; ssgt staff sergeant; csgt colour sergeant; wo1 warrant officer; wo2 warrant officer; lt lieutenant; \
    capt captain; cdr commander; maj major; pte private; pvt private; pfc private first class; spc specialist; lbdr lance bombardier; bdr bombardier; mbdr master bombardier; mcpl master corporal; \
    sfc sergeant first class; msg master sergeant; msgt master sergeant; tsgt technical sergeant; smsgt senior master sergeant; cmsgt chief master sergeant; gysgt gunnery sergeant; \
    po petty officer; po1 petty officer first class; po2 petty officer second class; po3 petty officer third class; cpo chief petty officer; ltcol lieutenant colonel; lcdr lieutenant commander; \
    col colonel; spr sapper; gnr gunner; cfn craftsman; tpr trooper; nco non commissioned officer; bn battalion; coy company; sqn squadron; regt regiment; bde brigade; bty battery; plt platoon; tpt transport; \
    usaf us united states air force; usmc us united states marine corps marines; uscg us united states coast guard; usn us united states navy; usps us united states postal service; \
    raf royal air force; raaf royal australian air force; rcaf royal canadian air force; rnzaf royal new zealand air force; \
    q1 first quarter; q2 second quarter; q3 third quarter; q4 fourth quarter; bodycam camera body worn; bodycams cameras body worn; webcam camera; webcams cameras; dashcam camera; dashcams cameras; endpoint api; endpoints api apis; svr server; \
    chinese mandarin cantonese; permis driving; patente driving; fuhrerschein driving; ihk chamber industry commerce; hwk chamber crafts; tuv technical inspection; tagalog filipino; soft software; uni undergraduate; maschinenbau mechanical engineering; elektrotechnik electrical engineering; \
    electrotechnique electrical engineering; informatik computer science informatics; informatique computer science; informatica computer science; \
    bwl business administration; betriebswirtschaft business administration; betriebswirtschaftslehre business administration; bauingenieurwesen civil engineering; \
    ingenieria engineering; ingegneria engineering; engenharia engineering; inzynieria engineering; ciencias science sciences; diseno design; grafico graphic; \
    administracion administration management; rechtswissenschaft law; datos data; \
    acc account accommodation accounting; accom accommodation; acct account accounting accountant; admins administrators; \
    adv advanced advertising; ae effects; agri agricultural agriculture; aircon air conditioning; algo algorithm algorithms; \
    algos algorithms; amp amplifier; amps amplifiers; anat anatomy; approx approximately; apt apartment appointment; \
    apts apartments appointments; arch architecture architect architectural; arvo afternoon; assm assessment; \
    assoc association associate; asst assistant assisted; assts assistants; attn attention; \
    auth authentication authorisation authorization; auto automotive automatic automation automated automobile; \
    artic articulated; artics articulated; avg average averaged averaging; avo avocado; aws amazon; beg beginner; bev beverage; bevs beverages; \
    bike bicycle cycling motorcycle; biochem biochemistry biochemical; bkg booking; bkgs bookings; bldg building; \
    blueprint drawing drawings; c4d cinema; calc calculation calculations calculate; calcs calculations; \
    calib calibration calibrated; cam camera; cams cameras; cap capacity; carb carburettor carburetor; \
    cardio cardiology cardiovascular; cctv camera surveillance; cat category; \
    cert certificate certification certified qualified qualification certificates; \
    certs certificates certifications qualifications; champ champion championship; champs championships championship; \
    choc chocolate; choreo choreography; civ civil; clin clinical clinic; cls class; cna certified; co county; \
    comm commercial communication community; comml commercial; \
    comp computer computing competition contest compensation comprehensive; comps competitions; conf conference; \
    config configuration configurations configured; const construction; cont continued contract continuing; contd continued; \
    contemp contemporary; convo conversation; convos conversation conversations; contr contractor contract; conv conversation conversational; coop cooperative; \
    coord coordination coordinator coordinated; cs customer computer; css styling; cty county; curr current currently; \
    cust customer customers; del delivery; delivs deliveries; dels deliveries; \
    dev development; demo demonstration demonstrations demonstrated demolition; demos demonstrations; derm dermatology; devs developers; \
    diag diagnostics diagnosis diagnostic; dir director directed; diss dissertation; dist district distribution distributor; \
    div division; dl deep; doc doctoral doctorate phd document doctor documentation; \
    docs documentation documents documentaries documentary doctors; dom domestic; dr doctor; drs doctor doctors; rm room; rms room rooms; chn child children; ug undergraduate; pg postgraduate; dwg drawing; dwgs drawings; \
    ed education editor edited; elecs electrics electrical; elem elementary; emcee master; eng engineer engineering english; \
    engl english; english eng; engr engineer engineering; engs engineers; env environment environments environmental; \
    enviro environmental; eqpt equipment; equip equipment; eval evaluation; evals evaluations; eve evening; \
    eves evenings; excav excavation; exec executive; execs executives; ext external extension; fa first aid; fh fachhochschule; \
    fab fabrication fabricated; facil facilities facility; fin finance financial; flr floor; fr french france; \
    fridge refrigerator refrigeration refrigerated; frt freight; ft full fort; func function functional; gaffer lighting; \
    gdocs google docs; geo geography; geotech geotechnical; ger german germany; gig performance concert; \
    gigs performances concerts; govt government governmental; gp general; grad graduate graduated graduation; grp group; \
    grps groups; gsheet google sheets; gsheets google sheets; gynae gynaecology gynecology; gyp gypsum; \
    hair hairdresser hairdressing; hort horticulture horticultural; hosp hospital hospitality; hq headquarters head; hr human; \
    hs high; hyd hydraulic hydraulics; id identification identity; ids identification; incl including included; \
    ind industrial independent; indie independent; infra infrastructure; ins insurance; insp inspection inspections; \
    install installation installations installed; int internal international; inter intermediate; \
    inv invoice inventory invoices; it information; ital italian; jap japanese; lang language languages; latam latin american america; lect lecturer lecture; \
    li linkedin; lib library; libs libraries; lic licence license licensed; lit literature; macro macroeconomics; mag magazine; \
    maint maintenance; mass media; max maximum; mayo mayonnaise; mc master; med medical medicine medication; \
    meds medication medications medicine medicines; mfg manufacturing; mfr manufacturer; mgmt management; mgr manager managed; \
    mgrs managers; mic microphone; micro microbiology microeconomics; microbio microbiology; \
    mics micrometer micrometers microphone microphones; migs migrations; min minimum minute; mins minutes; misc miscellaneous; \
    mkt market marketing; ml machine; mo missouri month; mt mount; morn morning; ms microsoft; msg message; msgs messages; \
    mtg meeting mortgage; mtgs meetings; muni municipal municipality; nat native national; neuro neurology neurological; \
    nite night; nites nights; obs observations observation obstetrics; ohs occupational health safety; \
    onco oncology; op operator operation operations; ops operations operational; org organisation organization; \
    orgs organisations organizations; orig original; ortho orthopaedic orthopaedics orthopedic orthopedics; \
    paeds paediatrics paediatric; pe physical; peds paediatrics paediatric pediatrics pediatric; pentest penetration; pentests penetration; pentesting penetration; perf performance; \
    perm permanent; perms permissions; pharm pharmacy pharmacist pharmaceutical; pharma pharmaceutical pharmaceuticals; \
    phil philosophy; phleb phlebotomy; photog photographer photography; photoshop ps; physio physiotherapy physiotherapist; \
    physiol physiology; pic picture photo photograph; pics pictures photos photographs; pkg package packaging; pkgs packages; \
    pm project; pol political politics; polytech polytechnic; postdoc postdoctoral researcher; postgrad postgraduate; pp premiere; ppt powerpoint; \
    pptx powerpoint; prac practical practice practitioner; prax practice; pres presentation president; prev previous previously; \
    prez presentation; prints drawings blueprints; prob probability; proc procedure procedures procurement process; \
    prod production product; prodn production; prof professional professor proficient proficiency; profs professors; \
    promo promotion promotional promotions; promos promotions; prov provincial province; prs pull requests; pt part; \
    pub publication publishing public; pubs publications; qa quality; qty quantity quantities; \
    qual qualification quality qualitative; quals qualifications; quant quantitative; rads radiators; rebar reinforcement; \
    rec reconciliation recruitment recreation recommendation; recert recertification recertified; \
    recs reconciliations reconciliation recommendations; reefer refrigerated refrigerator; ref reference referee; \
    refurb refurbishment refurbished; refurbs refurbishments; reg regional registered registration; regs regulations; \
    rehab rehabilitation; rel relations relationship; reno renovation renovations renovated; repo repository; \
    repos repositories; reps representatives; reqs requirements; res residential reservation reservations research; \
    resp responsible responsibility; ressies reservations; resus resuscitation; resv reservations; rota roster schedule rotas; \
    scaff scaffold scaffolding; sch school; sched schedule schedules scheduling; sec security secretary second secondary; \
    sem semester; serv service; sig signature; sim simulation simulator; sims simulations simulators; socials social media; sous sub; span spanish; \
    spec specification specifications; specs specifications specification; st saint street; stat statutory statistical; \
    struct structural structure; stud student; studs students; sub substitute subcontractor subscriber; subbie subcontractor subcontracting subcontracted; \
    subbies subcontractors; subs subtitles substitutes subscriptions; sup supervisor supervision supply; super supervisor; supv supervisor; supvr supervisor; pro professional; praktikum internship intern; praktikant intern trainee; mat maternity; surg surgical surgery; spvr supervisor; \
    surv survey surveying surveyor; svc service; svcs services; tacho tachograph tachographs; tec technical; \
    tech technology technologies technical technician; techs technicians; temps temperatures temporary; tix tickets; tm team; \
    trad traditional; trans transmission translation transport; transl translation; trig trigonometry; trk truck; tt tiktok; \
    twp township; ui interface; undergrad undergraduate; ux user; vac vacation vacuum vacancy; \
    vax vaccination vaccinations vaccine; veg vegetable vegetables; vets veterinarians; vid video; vids videos; viet vietnamese; \
    voc vocational; vol volunteer volunteering volume; wh warehouse; whse warehouse; wkend weekend; wkends weekends; \
    wknd weekend; wknds weekends; xfer transfer; xfers transfers; xls excel; yt youtube";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_find_their_long_form_and_not_each_other() {
        assert!(same_word("uni").contains(&"university"));
        assert!(same_word("doctor").contains(&"dr"));
        assert!(same_word("sec").contains(&"secretary"));
        assert!(!same_word("security").contains(&"secretary"));
        assert!(same_word("banana").is_empty());
    }
}
