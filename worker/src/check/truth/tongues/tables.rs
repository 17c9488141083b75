//! What tells languages apart: their small words and their letters.

use super::Tongue::{
    self, Croatian, Czech, Danish, Dutch, English, Finnish, French, German, Hungarian, Indonesian,
    Italian, Polish, Portuguese, Romanian, Spanish, Swedish, Turkish, Vietnamese,
};

/// Words that stand in most texts of a language.
pub const SMALL_WORDS: &[(Tongue, &str)] = &[
    (
        English,
        "the and with of for from by to their were my did we our at while they there this that as an i was on it is had been also who which a in no do are he she me so can not but or if up out all at over to did dont one only some any then when since yet per year years new team lead exp yrs",
    ),
    (
        German,
        "der die das und ein eine einen einem einer eines von mit für den dem des zum zur bei als auf aus ich war habe im ins vom bis sowie durch nach über wurde wurden hat ist nicht kein keine was man neue neuen neuer jede jeden jedem jahre jahren",
    ),
    (
        French,
        "le les des du et une un pour avec dans aux au la de en par sur chez je nous était été ai ans dont leur leurs nouveaux nouvelles chaque où qui sans ainsi pendant depuis vers",
    ),
    (
        Spanish,
        "el la los las y una un para con por del al de en que como su fui fue desde hasta se años lo nuevos nuevas cada personas trabajé sus más entre durante ha e",
    ),
    (
        Portuguese,
        "o os as e uma um para com por do da dos das no na nos nas ao aos à de em que como fui foi desde até se anos mais novos novas cada toda todas pessoas não pelo pela durante sua seu",
    ),
    (
        Italian,
        "il lo gli le la un una di del della dei delle degli dell nel nella ho ha da per con e che ogni anni presso sono ero è stato nuovi nuove al alla ai alle dal dalla sul sulla i in tra persone",
    ),
    (
        Dutch,
        "de het een en van voor met op bij als ik was ben heb naar tot door aan uit te in om wordt werd nieuwe jaar elke ook mijn niet geen dat zijn over leidde",
    ),
    (
        Swedish,
        "och att på för med av en ett den det som jag är var till från har inte hos vid i om år nya varje samt under",
    ),
    (
        Danish,
        "og at på for med af en et den det som jeg er var til fra har ikke hos ved i om år nye hver samt under av",
    ),
    (
        Polish,
        "i w z na do od się jako przez dla po oraz o że jest był była co nie przy we ze lat osób nowych każdy tydzień tygodniu zespołem mój pracownik",
    ),
    (
        Czech,
        "a v na se s z do od jako pro po o je jsem byl byla při ve že ne který let rok lidí nových každý týden k u ze i",
    ),
    (
        Croatian,
        "i u na s za od do kao je sam se bio bila po te o iz kod uz nisam godina ljudi novih svaki tjedan da",
    ),
    (
        Romanian,
        "și si la de în in cu pe din am fost pentru un o ca ani care prin sau la al ale lui persoane noi fiecare echipă",
    ),
    (
        Hungarian,
        "a az és egy volt voltam mint hogy nem év fő új minden hét az ban ben nál nél vagy is meg óta",
    ),
    (
        Finnish,
        "ja on oli olin että ei kanssa vuotta uutta sekä tai myös joka kun olen henkilön vuodesta vuoteen viikko",
    ),
    (
        Turkish,
        "ve bir ile için olarak da de bu kadar çalıştım yeni her yıl kişilik kişi olan ettim yaptım",
    ),
    (
        Indonesian,
        "dan di yang dengan untuk dari sebagai saya pada ke ini adalah orang tahun baru setiap hingga sampai karyawan oleh tim",
    ),
    (
        Vietnamese,
        "và của là với cho trong từ đến tôi các một những năm người tại làm nhân viên mỗi",
    ),
];

/// Letters that English has not.
pub const LETTERS: &[(Tongue, &str)] = &[
    (German, "äöüß"),
    (French, "éèêëàâçîïôûùœ"),
    (Spanish, "áéíóúñü"),
    (Portuguese, "áâãàçéêíóôõú"),
    (Italian, "àèéìòù"),
    (Dutch, "ëï"),
    (Swedish, "åäö"),
    (Danish, "åæø"),
    (Polish, "ąćęłńóśźż"),
    (Czech, "áčďéěíňóřšťúůýž"),
    (Croatian, "čćđšž"),
    (Romanian, "ăâîșțşţ"),
    (Hungarian, "áéíóöőúüű"),
    (Finnish, "äö"),
    (Turkish, "çğıöşü"),
    (
        Vietnamese,
        "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    ),
];
