//! Numbers in the words of other languages than English: `cinco`, `zwölf`, `vingt-cinq`, `двадцати`.

use foldhash::HashMap;
use smol_str::{SmolStr, format_smolstr};
use std::sync::LazyLock;

use super::Tongue::{
    self, Arabic, Croatian, Czech, Danish, Dutch, Finnish, French, German, Greek, Hebrew, Hindi,
    Hungarian, Indonesian, Italian, Korean, Polish, Portuguese, Romanian, Russian, Spanish,
    Swedish, Turkish, Ukrainian, Vietnamese,
};
use crate::check::truth::number_words::digits;
use crate::english::tokens::{Token, key};

/// The numbers from 2 to 20, the tens, 100, 1,000 and 1,000,000 in this order; forms of one are separated by `/`, `-` is none.
/// One is left out, which is an article in most of them.
const NAMES: &[(Tongue, &str)] = &[
    (
        German,
        "zwei/zwo drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn/fuenfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig/dreissig vierzig fünfzig/fuenfzig sechzig siebzig achtzig neunzig hundert/einhundert tausend/eintausend/tsd million/millionen/mio",
    ),
    (
        French,
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante cent/cents mille million/millions",
    ),
    (
        Spanish,
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento/cientos/cientas mil/miles millón/millones",
    ),
    (
        Portuguese,
        "dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte trinta quarenta cinquenta/cinqüenta sessenta setenta oitenta noventa cem/cento mil milhão/milhões",
    ),
    (
        Italian,
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille/mila milione/milioni",
    ),
    (
        Dutch,
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen",
    ),
    (
        Swedish,
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon/miljoner",
    ),
    (
        Danish,
        "to tre fire fem seks syv/sju otte/åtte ni ti elleve/elve tolv tretten fjorten femten seksten sytten atten nitten tyve/tjue tredive/tretti fyrre/førti halvtreds/femti tres/seksti halvfjerds/sytti firs/åtti halvfems/nitti hundrede/hundre tusind/tusen million/millioner",
    ),
    (
        Polish,
        "dwa/dwie/dwóch/dwoma/dwoje trzy/trzech/trzema cztery/czterech/czterema pięć/pięciu/pięcioma/pięcioro sześć/sześciu/sześcioma siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu sto/stu tysiąc/tysiące/tysięcy/tys milion/miliony/milionów/mln",
    ),
    (
        Czech,
        "dva/dvě/dvou/dvoch/dvoma tři/tří/tri/troch/tromi čtyři/čtyř/štyri/štyroch pět/pěti/päť/piatich šest/šesti/šesť/šiestich sedm/sedmi/sedem osm/osmi/osem devět/devíti/deväť deset/deseti/desiť/desať jedenáct/jedenácti/jedenásť dvanáct/dvanácti/dvanásť třináct/třinácti/trinásť čtrnáct/čtrnácti/štrnásť patnáct/patnácti/pätnásť šestnáct/šestnácti/šestnásť sedmnáct/sedmnácti osmnáct/osmnácti devatenáct/devatenácti dvacet/dvaceti/dvadsať třicet/třiceti/tridsať čtyřicet/čtyřiceti padesát/padesáti/päťdesiat šedesát/šedesáti sedmdesát/sedmdesáti osmdesát/osmdesáti devadesát/devadesáti sto/sta tisíc/tisíce/tis milion/miliony/milionů/mil",
    ),
    (
        Croatian,
        "dva/dvije/dvoje tri četiri pet šest sedam osam devet deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset sto/stotinu tisuća/tisuću/hiljada/hiljadu milijun/milion/milijuna/miliona",
    ),
    (
        Romanian,
        "doi/două trei patru cinci șase/şase șapte/şapte opt nouă zece unsprezece doisprezece/douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci sută/sute mie/mii milion/milioane",
    ),
    (
        Hungarian,
        "két/kettő három/háromfős négy öt/ötfős hat hét nyolc kilenc tíz/tízfős tizenegy tizenkét/tizenkettő tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz harminc negyven ötven hatvan hetven nyolcvan kilencven száz ezer millió",
    ),
    (
        Finnish,
        "kaksi/kahden/kahta kolme/kolmen/kolmea neljä/neljän/neljää viisi/viiden/viittä kuusi/kuuden/kuutta seitsemän/seitsemää kahdeksan/kahdeksaa yhdeksän/yhdeksää kymmenen/kymmentä yksitoista/yhdentoista kaksitoista/kahdentoista kolmetoista/kolmentoista neljätoista viisitoista/viidentoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä/kahdenkymmenen kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä sata/sadan tuhat/tuhatta miljoona/miljoonaa",
    ),
    (
        Turkish,
        "iki üç dört beş altı yedi sekiz dokuz on - - - - - - - - - yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin milyon",
    ),
    (
        Indonesian,
        "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas - - - - - - - - - - - - - - - - seratus/ratus seribu/ribu juta",
    ),
    (
        Vietnamese,
        "hai ba bốn - sáu bảy tám chín mười - - - - - - - - - - - - - - - - - trăm nghìn/ngàn triệu",
    ),
    (
        Russian,
        "два/две/двух/двумя/двое/двоих три/трех/трёх/тремя/трое/троих четыре/четырех/четырёх/четырьмя/четверо пять/пяти/пятью/пятеро шесть/шести/шестью семь/семи/семью восемь/восьми/восемью девять/девяти десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати/двенадцатью тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати/пятнадцатью шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати двадцать/двадцати/двадцатью тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста сто/ста/сотни/сотню тысяча/тысячи/тысяч/тыс миллион/миллиона/миллионов/млн",
    ),
    (
        Ukrainian,
        "два/дві/двох/двома/двоє три/трьох/трьома/троє чотири/чотирьох/чотирма п'ять/п'яти/п'ятьох/п’ять/п’яти/п’ятьох шість/шести/шістьох сім/семи/сімох вісім/восьми дев'ять/дев'яти/дев’ять/дев’яти десять/десяти/десятьох одинадцять/одинадцяти дванадцять/дванадцяти тринадцять/тринадцяти чотирнадцять/чотирнадцяти п'ятнадцять/п'ятнадцяти/п’ятнадцять/п’ятнадцяти шістнадцять/шістнадцяти сімнадцять/сімнадцяти вісімнадцять/вісімнадцяти дев'ятнадцять двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п’ятдесят шістдесят сімдесят вісімдесят дев'яносто/дев’яносто сто/ста тисяча/тисячі/тисяч/тис мільйон/мільйони/мільйонів/млн",
    ),
    (
        Arabic,
        "اثنان/اثنين ثلاثة/ثلاث/سه/تین أربعة/أربع/اربعة/چهار/چار خمسة/خمس/پنج/پانچ ستة/ست/شش/چھ سبعة/سبع/هفت/سات ثمانية/ثماني/هشت/آٹھ تسعة/تسع/نه/نو عشرة/عشر/ده/دس أحد‌عشر/یازده/گیارہ دوازده/بارہ سیزده/تیرہ چهارده/چودہ پانزده/پندرہ شانزده/سولہ هفده/سترہ هجده/اٹھارہ نوزده/انیس عشرين/عشرون/بیست/بیس ثلاثين/ثلاثون/سی/تیس أربعين/أربعون/چهل/چالیس خمسين/خمسون/پنجاه/پچاس ستين/ستون/شصت/ساٹھ سبعين/سبعون/هفتاد/ستر ثمانين/ثمانون/هشتاد/اسی تسعين/تسعون/نود/نوے مئة/مائة/مية/صد/سو ألف/آلاف/هزار/ہزار مليون/ملايين/میلیون",
    ),
    (
        Hebrew,
        "שני/שתי/שניים/שתיים שלושה/שלוש/שלושת ארבעה/ארבע/ארבעת חמישה/חמש/חמשת שישה/שש/ששת שבעה/שבע שמונה תשעה/תשע עשרה/עשר/עשרת - - - - - - - - - עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים מאה/מאות אלף/אלפים/אלפי מיליון",
    ),
    (
        Greek,
        "δύο/δυο τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα/ένδεκα δώδεκα δεκατρείς/δεκατρία δεκατέσσερις/δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά/δεκαεφτά δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα εκατό χίλια/χίλιους/χιλιάδες εκατομμύριο/εκατομμύρια",
    ),
    (
        Hindi,
        "दो तीन चार पाँच/पांच छह/छः/छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह/पन्द्रह सोलह सत्रह अठारह उन्नीस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हज़ार/हजार -",
    ),
    (
        Korean,
        "두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두 열세 열네 열다섯 열여섯 열일곱 열여덟 열아홉 스무/스물 서른 마흔 쉰 예순 일흔 여든 아흔 - - -",
    ),
];

/// From 200 to 900, where they are one word.
const HUNDREDS: &[(Tongue, &str)] = &[
    (
        German,
        "zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert",
    ),
    (
        Dutch,
        "tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd zevenhonderd achthonderd negenhonderd",
    ),
    (
        Italian,
        "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento",
    ),
    (
        Spanish,
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
    ),
    (
        Portuguese,
        "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
    ),
    (
        Swedish,
        "tvåhundra trehundra fyrahundra femhundra sexhundra sjuhundra åttahundra niohundra",
    ),
    (
        Polish,
        "dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset sześćset/sześciuset siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset",
    ),
    (
        Russian,
        "двести/двухсот триста/трёхсот/трехсот четыреста/четырёхсот/четырехсот пятьсот/пятисот шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
    ),
    (
        Ukrainian,
        "двісті триста чотириста п'ятсот/п’ятсот шістсот сімсот вісімсот дев'ятсот/дев’ятсот",
    ),
    (
        Hungarian,
        "kétszáz háromszáz négyszáz ötszáz hatszáz hétszáz nyolcszáz kilencszáz",
    ),
];

/// Words between the parts of a number.
const JOINTS: &str = "y e et und og och i si en ve és και و";

const LOWEST_TENS: usize = 18;

/// What each number in words is worth, for each language.
static WORTH: LazyLock<HashMap<(Tongue, SmolStr), u32>> = LazyLock::new(|| {
    let mut worth = HashMap::default();
    for (tongue, names) in NAMES {
        let names: Vec<&str> = names.split_ascii_whitespace().collect();
        for (place, forms) in names.iter().enumerate() {
            let value = value_at(place);
            for form in forms.split('/').filter(|form| *form != "-") {
                worth.insert((*tongue, key(form)), value);
            }
        }
        for (text, value) in fused(*tongue, &names) {
            worth.entry((*tongue, text)).or_insert(value);
        }
    }
    for (tongue, names) in HUNDREDS {
        for (hundreds, forms) in (2..).zip(names.split_ascii_whitespace()) {
            for form in forms.split('/') {
                worth.insert((*tongue, key(form)), hundreds * 100);
            }
        }
    }
    worth
});

fn value_at(place: usize) -> u32 {
    let number = u32::try_from(place).unwrap_or(0);
    match number {
        0..=18 => number + 2,
        19..=25 => (number - 16) * 10,
        26 => 100,
        27 => 1_000,
        _ => 1_000_000,
    }
}

/// Tens and ones in one word: `fünfundzwanzig`, `venticinque`, `veinticinco`, `huszonöt`.
fn fused(tongue: Tongue, names: &[&str]) -> Vec<(SmolStr, u32)> {
    let first = |place: usize| names[place].split('/').next().unwrap_or("");
    let mut all = Vec::new();
    for tens in LOWEST_TENS..LOWEST_TENS + 8 {
        for ones in 1..=9_usize {
            // The one is not among the names.
            let one = match tongue {
                German => "ein",
                Dutch => "een",
                Italian | Spanish => "uno",
                Swedish => "ett",
                Danish => "en",
                Hungarian => "egy",
                Finnish => "yksi",
                _ => return all,
            };
            let one = if ones == 1 { one } else { first(ones - 2) };
            let ten = first(tens);
            let value = value_at(tens) + u32::try_from(ones).unwrap_or(0);
            let joined: &[SmolStr] = &match tongue {
                German => [format_smolstr!("{one}und{ten}"), SmolStr::default()],
                Dutch => [
                    format_smolstr!("{one}en{ten}"),
                    format_smolstr!("{one}ën{ten}"),
                ],
                Danish => [
                    format_smolstr!("{one}og{ten}"),
                    format_smolstr!("{ten}{one}"),
                ],
                Italian if ones == 1 || ones == 8 => [
                    format_smolstr!("{}{one}", &ten[..ten.len() - 1]),
                    SmolStr::default(),
                ],
                Spanish if tens == LOWEST_TENS => {
                    [format_smolstr!("veinti{one}"), SmolStr::default()]
                }
                Hungarian if tens == LOWEST_TENS => {
                    [format_smolstr!("huszon{one}"), SmolStr::default()]
                }
                Spanish => continue,
                _ => [format_smolstr!("{ten}{one}"), SmolStr::default()],
            };
            let keys = joined.iter().map(|word| key(word));
            all.extend(
                keys.filter(|word| !word.is_empty())
                    .map(|word| (word, value)),
            );
        }
    }
    all
}

/// A number in words, and its bytes in the text.
pub struct Named {
    pub value: f64,
    pub start: usize,
    pub end: usize,
}

/// The numbers in words of a text in a language.
pub fn find(text: &str, tokens: &[Token<'_>], tongue: Tongue) -> Vec<Named> {
    let worth = |at: usize| {
        let token = tokens.get(at)?;
        let word = token.key.clone();
        WORTH.get(&(tongue, word)).copied()
    };
    let close = |at: usize| {
        tokens
            .get(at + 1)
            .is_some_and(|next| matches!(&text[tokens[at].end..next.start], " " | "-" | "\u{a0}"))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(first) = worth(at) else {
            at += 1;
            continue;
        };
        // `5 mil`, `3,5 тыс`.
        let figures = (first >= 1_000 && at > 0 && close(at - 1))
            .then(|| digits(tokens[at - 1].text))
            .flatten()
            .filter(|(_, rest)| rest.is_empty());
        if let Some((figures, _)) = figures {
            found.push(Named {
                value: (figures * f64::from(first)).round(),
                start: tokens[at - 1].start,
                end: tokens[at].end,
            });
            at += 1;
            continue;
        }
        let (mut total, mut part, mut last) = (0_u32, first, at);
        while close(last) {
            let joint = usize::from(worth(last + 1).is_none() && is_joint(&tokens[last + 1].key));
            if joint > 0 && !close(last + 1) {
                break;
            }
            let next = last + 1 + joint;
            let prefixed = tokens.get(next).and_then(|token| {
                let bare = token.key.strip_prefix('و').filter(|_| tongue == Arabic)?;
                WORTH.get(&(tongue, SmolStr::new(bare))).copied()
            });
            let Some(value) = worth(next).or(prefixed) else {
                break;
            };
            let linked = joint > 0 || prefixed.is_some();
            match (part, value) {
                (2..=9, 100) if !linked => part *= 100,
                (1..=999, 1_000 | 1_000_000) if !linked => {
                    total = total.saturating_add(part * value);
                    part = 0;
                }
                (4, 20) if tongue == French => part = 80,
                (10, 7..=9) if tongue == French && !linked => part += value,
                (3..=9, 10) if matches!(tongue, Arabic | Hebrew) && !linked => part += 10,
                (2..=9, 20..=90) if tongue == Arabic && linked => part += value,
                _ if part % 100 == 0 && part > 0 && value < 100 => part += value,
                _ if part == 0 && value < 1_000 => part = value,
                _ if part % 100 >= 20 && part % 10 == 0 && value < 10 => part += value,
                _ if tongue == French
                    && matches!(part % 100, 60 | 80)
                    && (10..20).contains(&value) =>
                {
                    part += value;
                }
                _ if matches!(tongue, Turkish | Vietnamese) && part == 10 && value < 10 => {
                    part += value;
                }
                _ => break,
            }
            last = next;
        }
        // `Sept 2019`, `dez 2018` are months.
        let dated = tokens.get(last + 1).is_some_and(|next| {
            next.text.len() == 4 && next.text.bytes().all(|byte| byte.is_ascii_digit())
        });
        // `Dois-je`, `le deux-roues`, `du matériel neuf et d'occasion` count nothing.
        let hyphened = tokens.get(last + 1).is_some_and(|next| {
            text[tokens[last].end..next.start] == *"-" && matches!(tongue, French | Portuguese)
        });
        let ends = tokens
            .get(last + 1)
            .is_none_or(|next| text[tokens[last].end..next.start] != *" " || is_joint(&next.key));
        let new = tongue == French && tokens[at].key == "neuf" && last == at && ends;
        let name =
            at > 0 && tongue != German && tokens[at].is_capitalised() && !tokens[at].opens_sentence;
        if !dated && !hyphened && !new && !name {
            found.push(Named {
                value: f64::from(total.saturating_add(part)),
                start: tokens[at].start,
                end: tokens[last].end,
            });
        }
        at = last + 1;
    }
    found
}

fn is_joint(word: &str) -> bool {
    JOINTS
        .split_ascii_whitespace()
        .any(|joint| key(joint) == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::tokens::tokenize;

    fn read(text: &str, tongue: Tongue) -> Vec<u32> {
        let named = find(text, &tokenize(text), tongue);
        named
            .iter()
            .filter_map(|named| named.value.to_string().parse().ok())
            .collect()
    }

    #[test]
    fn numbers_are_read_in_the_words_of_other_languages() {
        for (tongue, text, values) in [
            (Spanish, "cinco personas y veinticinco mesas", &[5, 25][..]),
            (Spanish, "treinta y cinco de dos mil clientes", &[35, 2000]),
            (
                Spanish,
                "5 mil clientes, quinientos veinte pedidos",
                &[5000, 520],
            ),
            (German, "fünfhundert Getränke", &[500]),
            (
                French,
                "pendant dix ans, quatre-vingt-douze élèves",
                &[10, 92],
            ),
            (
                French,
                "soixante-quinze clients, vente de matériel neuf",
                &[75],
            ),
            (
                German,
                "zwölf Mitarbeiter, fünfundzwanzig Kunden",
                &[12, 25],
            ),
            (
                Italian,
                "ventotto clienti e trentacinque fornitori",
                &[28, 35],
            ),
            (Portuguese, "duas lojas e vinte e três pessoas", &[2, 23]),
            (Dutch, "vijfentwintig collega's", &[25]),
            (
                Polish,
                "zespołem pięciu osób, dwadzieścia pięć sklepów",
                &[5, 25],
            ),
            (Russian, "командой из двадцати пяти человек", &[25]),
            (Ukrainian, "п'ятнадцять людей", &[15]),
            (Turkish, "on iki kişilik ekip", &[12]),
            (Arabic, "خمسة عشر موظفا و خمسة وعشرين عميلا", &[15, 25]),
            (Hindi, "बारह लोग", &[12]),
            (Korean, "열두 명", &[12]),
            (Hungarian, "huszonöt fő", &[25]),
            (Spanish, "", &[]),
        ] {
            assert_eq!(read(text, tongue), values, "{text}");
        }
    }

    #[test]
    fn months_and_names_are_no_numbers() {
        assert!(read("de sept 2019 à juin 2020", French).is_empty());
        assert!(read("dez 2018", Portuguese).is_empty());
        assert!(read("bei der Telekom", German).is_empty());
    }
}
