//! The months in other languages than English, and dates in the signs of Chinese, Japanese and Korean.

use foldhash::HashSet;
use std::sync::LazyLock;

use super::{Date, Found, Run, gap, is_year, to_day, to_month};

/// As people from elsewhere write them, in the forms that they have in a date, without what is an English word as well: first the
/// Romance languages, then the Germanic, Slavic and others in Latin letters, then those of other scripts.
pub const FOREIGN_MONTHS: [&str; 12] = [
    "enero ene janeiro janvier janv gennaio gener xaneiro ianuarie januar januari jänner januára január januarja styczeń stycznia stycznie styczniu leden ledna lednu siječanj siječnja siječnju sausio sausis janvāris janvārī jaanuar ocak januari janvar januaro januarius ianuarius \
     январь января январе янв січень січня січні януари јануар јануара јануари студзень ιανουάριος ιανουαρίου ιανουάριο ינואר يناير جانفي ژانویه جنوری जनवरी জানুয়ারি ஜனவரி มกราคม",
    "febrero feb fevereiro fev février fevrier févr febbraio febrer februarie februar februari feber feberar február februára februarja luty lutego lutym únor února únoru veljača veljače veljači vasario vasaris februāris veebruar şubat februaro \
     февраль февраля феврале фев февр лютий лютого лютому февруари фебруар фебруара φεβρουάριος φεβρουαρίου φεβρουάριο פברואר فبراير فيفري فوریه فروری फरवरी फ़रवरी ফেব্রুয়ারি กุมภาพันธ์",
    "marzo março marco mars märz maerz maart mrt martie març martius marec marca marcu marts marec březen března březnu ožujak ožujka ožujku kovo kovas märts mart márc maret machi martxoa \
     март марта марте мар березень березня березні марту μάρτιος μαρτίου μάρτιο מרץ מרס مارس مارچ मार्च মার্চ มีนาคม",
    "abril abr avril avr aprile aprilie april kwiecień kwietnia kwietniu duben dubna dubnu travanj travnja travnju balandžio balandis aprīlis aprill nisan apríl apríla aprila április ápr aprili \
     апрель апреля апреле апр квітень квітня квітні април απρίλιος απριλίου απρίλιο אפריל أبريل ابريل أفريل آوریل اپریل अप्रैल এপ্রিল เมษายน",
    "mayo maio mai maggio mag maig mei maj maja maju květen května květnu svibanj svibnja svibnju gegužės gegužė maijs maija máj mája május máj mayıs mayis \
     май мая мае травень травня травні мај μάιος μαΐου μάιο μαίου מאי مايو ماي مه مئی मई মে พฤษภาคม",
    "junio junho juin giugno giu juny iunie juni czerwiec czerwca czerwcu červen června červnu cerven cervna lipanj lipnja lipnju birželio birželis jūnijs juuni jún júna junij junija június haziran juno hunyo \
     июнь июня июне июн червень червня червні юни јун јуна ιούνιος ιουνίου ιούνιο יוני يونيو جوان ژوئن जून জুন มิถุนายน",
    "julio julho juil juillet luglio lug juliol iulie juli lipiec lipca lipcu červenec července červenci cervenec cervence srpanj srpnja srpnju liepos liepa jūlijs juuli júl júla julij julija július temmuz julai hulyo jula \
     июль июля июле июл липень липня липні юли јул јула ιούλιος ιουλίου ιούλιο יולי يوليو جويلية ژوئیه جولائی जुलाई জুলাই กรกฎาคม",
    "agosto ago août aout agost augustus augusti august sierpień sierpnia sierpniu srpen srpna srpnu kolovoz kolovoza kolovozu rugpjūčio rugpjūtis augusts augustā ağustos agustus agosti augusta avgust avgusta augusztus aug agustos \
     август августа августе авг серпень серпня серпні август αύγουστος αυγούστου αύγουστο אוגוסט أغسطس اغسطس أوت اوت اگست अगस्त আগস্ট สิงหาคม",
    "septiembre setiembre setembro septembre settembre setembre septembrie september wrzesień września wrześniu września září zari rujan rujna rujnu rugsėjo rugsėjis septembris szeptember szept eylül eylul septembra septemba setyembre \
     сентябрь сентября сентябре сен сент вересень вересня вересні септември септембар септембра σεπτέμβριος σεπτεμβρίου σεπτέμβριο ספטמבר سبتمبر سپتامبر ستمبر सितंबर सितम्बर সেপ্টেম্বর กันยายน",
    "octubre outubro octobre ottobre ott oktober okt octombrie październik października październiku říjen října říjnu rijen rijna spalio spalis oktobris oktoober október októbra oktobra ekim oktoba oktubre október \
     октябрь октября октябре окт жовтень жовтня жовтні октомври октобар октобра οκτώβριος οκτωβρίου οκτώβριο אוקטובר أكتوبر اكتوبر اکتبر اکتوبر अक्टूबर अक्तूबर অক্টোবর ตุลาคม",
    "noviembre novembro novembre noiembrie listopad listopada listopadzie listopadu studeni studenog studenoga studenom lapkričio lapkritis novembris novembra november kasım kasim novemba nobyembre nopember \
     ноябрь ноября ноябре ноя нояб листопад листопада листопаді ноември новембар новембра νοέμβριος νοεμβρίου νοέμβριο נובמבר نوفمبر نوامبر نومبر नवंबर नवम्बर নভেম্বর พฤศจิกายน",
    "diciembre dic dezembro dez décembre decembre déc dicembre dezember desembre decembrie grudzień grudnia grudniu prosinec prosince prosinci prosinac prosinca prosincu gruodžio gruodis decembris detsember decembra december desember aralık aralik disemba disyembre \
     декабрь декабря декабре дек грудень грудня грудні декември децембар децембра δεκέμβριος δεκεμβρίου δεκέμβριο דצמבר ديسمبر دسامبر دسمبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม",
];

const HUNGARIAN: [&str; 12] = [
    "január",
    "február",
    "március",
    "április",
    "május",
    "június",
    "július",
    "augusztus",
    "szeptember",
    "október",
    "november",
    "december",
];

/// The month of a word that has other endings, or prepositions in one word with it: Finnish `kesäkuusta`, Hungarian `júniustól`,
/// Hebrew `ביוני`, Arabic `ويونيو`, Turkish `Haziran'dan`.
pub fn by_beginning(word: &str) -> Option<u8> {
    const FINNISH: [&str; 12] = [
        "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka",
        "marras", "joulu",
    ];
    let position = |beginnings: &[&str], rest: fn(&str) -> bool| {
        let place = beginnings
            .iter()
            .position(|name| word.strip_prefix(name).is_some_and(rest))?;
        u8::try_from(place + 1).ok()
    };
    if word.len() < 7 {
        // `ביוני`, `ביולי` and the like are longer.
        return None;
    }
    if word.contains("kuu")
        && let Some(month) = position(&FINNISH, |rest| rest.starts_with("kuu"))
    {
        return Some(month);
    }
    if word.is_ascii() && !word.contains("ber") && !word.starts_with("augusztus") {
        return None;
    }
    let ending = |rest: &str| {
        let rest = rest.strip_prefix('j').unwrap_or(rest);
        matches!(
            rest,
            "tól"
                | "től"
                | "ig"
                | "ban"
                | "ben"
                | "i"
                | "a"
                | "e"
                | "ától"
                | "étől"
                | "áig"
                | "éig"
                | "ában"
                | "ében"
        )
    };
    if let Some(month) = position(&HUNGARIAN, ending) {
        return Some(month);
    }
    // One letter in front, of scripts that write `in` and `from` so.
    let mut letters = word.chars();
    let first = letters.next()?;
    matches!(first, 'ב' | 'מ' | 'ל' | 'ו' | 'و' | 'ب' | 'ل')
        .then(|| super::month_number(letters.as_str()))
        .flatten()
}

/// Signs that belong to the letter before them, and are none by themselves.
pub const fn is_part_of_letter(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{bcd}' | '\u{c4d}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

/// What stands between a day, a month and a year: `6 de enero de 2018`.
pub fn is_of(run: &Run<'_>) -> bool {
    const OF: &str = "of de del do di d";
    let word = run.text;
    word.len() < 4 && OF.split(' ').any(|of| of.eq_ignore_ascii_case(word))
}

/// `a`, `hasta`, `bis`, `до`: what joins a month to the last one.
pub fn is_until(word: &str) -> bool {
    static UNTIL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        "a à al hasta até ate jusqu'à jusqu'en au fino tot t/m bis till til do aż až și până la ig \
         по до إلى حتى عד έως ως से तक ve y e et und och og oraz и та و đến hingga sampai sd s/d 至 到 から"
            .split_ascii_whitespace()
            .collect()
    });
    UNTIL.contains(word)
}

/// `2018. januárjától 2020 júliusig`: Hungarian has the year in front.
pub fn year_first(text: &str, runs: &[Run<'_>], at: usize) -> Found {
    let year = runs[at].year()?;
    let run = runs.get(at + 1)?;
    let month = run.month()?;
    let word = super::lowered(run.text);
    let hungarian = HUNGARIAN
        .iter()
        .any(|name| word.starts_with(name) && !super::ENGLISH_MONTHS.contains(&word.as_ref()));
    (hungarian && matches!(gap(text, runs, at), " " | ". ")).then(|| {
        let date = Date {
            year,
            month: Some(month),
            day: None,
        };
        (vec![date], at + 2)
    })
}

/// `2018年6月15日`, `2018년 6월`, and the years of Japanese reigns.
pub fn with_signs(text: &str, runs: &[Run<'_>], at: usize) -> Found {
    let number = |place: usize| runs.get(place).and_then(|run| run.number(1..5));
    let sign = |place: usize, signs: [char; 2]| {
        let tight = gap(text, runs, place - 1).trim().is_empty();
        tight
            && runs
                .get(place)
                .is_some_and(|run| run.text.starts_with(signs))
    };
    // `Tháng 6 năm 2018`.
    if matches!(runs[at].text, "tháng" | "Tháng") {
        let month = number(at + 1).and_then(to_month)?;
        let year = number(at + 3).filter(|year| runs[at + 2].text == "năm" && is_year(*year))?;
        let date = Date {
            year,
            month: Some(month),
            day: None,
        };
        return Some((vec![date], at + 4));
    }
    if !runs
        .get(at + 1)
        .is_some_and(|run| run.text.starts_with(['年', '년']))
    {
        return None;
    }
    let before = text[..runs[at].start].trim_end();
    let reign = [("令和", 2018), ("平成", 1988), ("昭和", 1925)]
        .into_iter()
        .find(|(name, _)| before.ends_with(name))
        .map_or(0, |(_, first)| first);
    let year = number(at)?
        .checked_add(reign)
        .filter(|year| is_year(*year))?;
    let month = number(at + 2)
        .filter(|_| sign(at + 3, ['月', '월']))
        .and_then(to_month);
    let day = month
        .and_then(|_| number(at + 4))
        .filter(|_| sign(at + 5, ['日', '일']))
        .and_then(to_day);
    let next = at
        + 2
        + if day.is_some() {
            4
        } else if month.is_some() {
            2
        } else {
            0
        };
    Some((vec![Date { year, month, day }], next))
}
