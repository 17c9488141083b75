//! Reads what people write behind labels about themselves: `Name: Li Wei`, `Job - Teacher`, `Instagram: @liwei`.

use super::clean::{self, bare, has_words, is_one_of, tidy, title_case};
use super::contacts::network_named;
use super::entry::put;
use super::person_names::person_case;
use super::profile::Person;
use crate::english::places;
use crate::english::tokens::key;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    Name,
    GivenName,
    FamilyName,
    Job,
    About,
    Place,
    Country,
    Region,
    Postcode,
    Website,
    Profile,
    /// Addresses and numbers, which are known by their shape.
    Contact,
}

const LABELS: &[(Announced, &str)] = &[
    (
        Announced::Name,
        "name|full name|fullname|candidate name|nome|nome completo|nombre|nombre completo|nom|naam|navn|namn|imię i nazwisko",
    ),
    (
        Announced::GivenName,
        "first name|firstname|given name|given names|forename|forenames|vorname|prénom|prenom|nombres|imię|voornaam|fornavn|förnamn",
    ),
    (
        Announced::FamilyName,
        "last name|lastname|surname|family name|nachname|nom de famille|apellido|apellidos|sobrenome|cognome|nazwisko|achternaam|etternavn|efternamn",
    ),
    (
        Announced::Job,
        "title|job title|job|profession|occupation|position|role|label|headline|designation|trade|beruf|profissão|profissao|profesión|profesion|ocupación|professione|métier|zawód|beroep|yrke",
    ),
    (
        Announced::About,
        "summary|about|about me|profile|bio|personal statement|personal profile|professional summary|introduction",
    ),
    (
        Announced::Place,
        "location|city|town|address|a|home address|postal address|place|based in|lives in|residence|place of residence|hometown|city of residence|endereço|endereco|\
         dirección|direccion|adresse|indirizzo|adres|domicilio|morada|wohnort|ort|cidade|ciudad|ville|città|miasto|woonplaats",
    ),
    (
        Announced::Country,
        "country|country of residence|land|país|pais|pays|paese|kraj",
    ),
    (Announced::Region, "state|region|county|province"),
    (
        Announced::Postcode,
        "postcode|post code|postal code|zip|zip code|zipcode|pin code|plz|cep|code postal|código postal|codigo postal|kod pocztowy",
    ),
    (
        Announced::Website,
        "website|web site|web|site|homepage|blog|url|portfolio|personal website",
    ),
    (
        Announced::Contact,
        "email|e-mail|mail|email address|e-mail address|email id|e-mail id|mail id|phone|phone number|phone no|tel|tel no|telephone|\
         telephone number|telephone no|mobile|mobile number|mobile no|mob|mob no|cell|cell phone|contact|contact number|contact no|\
         contact details|contact info|contact information|whatsapp|whatsapp number|e|m|t|p|telefon|telefone|teléfono|telefono|téléphone|telemóvel|celular|handy|móvil|correo|correo electrónico",
    ),
];

/// A statement about a person, with what announces it.
pub type Told = (Option<Announced>, String);

/// The statements of the lines of a text: what stands behind labels, and the sentences of what has none.
pub fn told(lines: &[clean::Line]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    // A label alone in its line announces the next one.
    let mut pending = None;
    for line in lines {
        let found = labelled(&line.text);
        let whole = found.first().is_none_or(|(start, ..)| *start > 0);
        let front = &line.text[..found.first().map_or(line.text.len(), |(start, ..)| *start)];
        if let Some(announced) = pending.filter(|_| whole) {
            let announced = Some(announced).filter(|announced| *announced != Announced::Contact);
            told.push((announced, front.to_owned()));
        } else if has_words(front) || !front.is_ascii() {
            told.extend(clean::sentences(front).into_iter().map(|one| (None, one)));
        }
        if announced_on(pending, whole) {
            continue;
        }
        pending = None;
        for (at, (start, from, announced)) in found.iter().enumerate() {
            let end = found.get(at + 1).map_or(line.text.len(), |next| next.0);
            let value = line.text[*from..end].trim_matches([' ', ',', ';', '|']);
            let value = value.strip_suffix('.').unwrap_or(value);
            match announced {
                _ if !has_words(value) => pending = Some(*announced),
                Announced::Contact => {
                    let contact = clean::sentences(&line.text[*start..end]);
                    told.extend(contact.into_iter().map(|one| (None, one)));
                }
                Announced::Profile => {
                    let network = bare(&line.text[*start..*from]);
                    told.push((Some(*announced), format!("{network} {value}")));
                }
                _ => told.push((Some(*announced), value.to_owned())),
            }
        }
    }
    told
}

/// Whether a label in a line of its own goes on announcing: what is about somebody may have many lines.
fn announced_on(pending: Option<Announced>, whole: bool) -> bool {
    whole && pending == Some(Announced::About)
}

/// Where the labels of a line begin, where what they announce does, and what it is.
fn labelled(line: &str) -> Vec<(usize, usize, Announced)> {
    let mut found: Vec<(usize, usize, Announced)> = Vec::new();
    let colons = line.match_indices(':').map(|(at, _)| (at, at + 1));
    let dashes = [" - ", " – ", " = ", "- "]
        .iter()
        .filter_map(|dash| line.find(dash).map(|at| (at, at + dash.len())))
        .min();
    let mut marks: Vec<(usize, usize)> = colons.collect();
    // `Name - Li Wei` and `Name- Li Wei` only at the front.
    if let Some(dash) = dashes.filter(|(at, _)| marks.first().is_none_or(|first| first.0 > *at)) {
        marks.insert(0, dash);
    }
    for (end, from) in marks {
        let begin = found.last().map_or(0, |last| last.1);
        let by_dash = !line[..from].ends_with(':');
        let Some((start, announced)) = label_before(&line[begin..end])
            .map(|(start, announced)| (start + begin, announced))
            .filter(|_| !line[from..].starts_with("//"))
        else {
            continue;
        };
        let before = line[..start].trim_end();
        let parted = before.is_empty() || before.ends_with([',', ';', '|', '.', '•', '-']);
        let about = found.last().is_some_and(|last| last.2 == Announced::About);
        let free = parted || (!found.is_empty() && !about);
        if free && (!by_dash || (start == 0 && announced != Announced::Profile)) {
            found.push((start, from, announced));
        }
    }
    found
}

/// The label at the end of a text, and where it begins.
fn label_before(text: &str) -> Option<(usize, Announced)> {
    let text = text.trim_end_matches([' ', '.']);
    let starts = text.char_indices().filter(|(at, letter)| {
        let before = text[..*at].chars().next_back();
        letter.is_alphanumeric() && before.is_none_or(|before| !before.is_alphanumeric())
    });
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let last = starts.len().saturating_sub(4);
    starts.drain(..last);
    starts.into_iter().find_map(|start| {
        let lower = text[start..].to_lowercase();
        let plain = ["my ", "current ", "present "]
            .iter()
            .fold(lower.as_str(), |label, front| {
                label.strip_prefix(front).unwrap_or(label)
            });
        let known = LABELS
            .iter()
            .find(|(_, labels)| labels.split('|').any(|label| label == plain));
        known
            .map(|(announced, _)| *announced)
            .or_else(|| network_named(plain).map(|_| Announced::Profile))
            .map(|announced| (start, announced))
    })
}

impl Person {
    /// Sets what a label announces; what does not fit there is told in the summary.
    pub fn take_announced(&mut self, announced: Announced, value: &str) {
        self.begin();
        let plain = tidy(value);
        match announced {
            Announced::Name | Announced::GivenName | Announced::FamilyName => {
                self.take_name(announced, &plain);
            }
            Announced::Job if plain.split(' ').count() <= 8 && !self.has("label") => {
                put(&mut self.fields, "label", Some(title_case(&plain)));
            }
            Announced::Place => {
                let rest = self.take_addresses(value);
                let rest = self.take_phone(&rest);
                self.take_labelled_place(&rest);
            }
            Announced::Country if places::country_code(&key(&plain)).is_some() => {
                let code = places::country_code(&key(&plain)).map(str::to_owned);
                put(&mut self.location, "countryCode", code);
            }
            Announced::Region => put(&mut self.location, "region", Some(title_case(&plain))),
            Announced::Postcode => {
                put(&mut self.location, "postalCode", Some(plain.to_uppercase()));
            }
            Announced::Profile | Announced::Website => {
                let told = if announced == Announced::Website {
                    format!("website: {value}")
                } else {
                    value.replacen(' ', ": ", 1)
                };
                let rest = self.take_addresses(&told);
                if rest.contains(',') {
                    self.sentence(rest.trim_start_matches([':', ',', ' ']));
                } else if has_words(&rest) && !is_one_of(&bare(&rest), "website") {
                    self.tell(&rest);
                }
            }
            Announced::Country => self.tell(&format!("Country: {plain}")),
            Announced::About | Announced::Job | Announced::Contact => {
                for sentence in clean::sentences(value) {
                    self.tell(&sentence);
                }
            }
        }
    }

    /// The whole name, or a part of it before or behind the other; what stands behind a comma is no name.
    fn take_name(&mut self, announced: Announced, value: &str) {
        let (name, rest) = value.split_once([',', ';']).unwrap_or((value, ""));
        let name = person_case(name.trim());
        let known = self.fields.get("name").and_then(|known| known.as_str());
        let whole = match (known, announced) {
            (None, _) => name,
            (Some(known), Announced::GivenName) => format!("{name} {known}"),
            (Some(known), Announced::FamilyName) => format!("{known} {name}"),
            _ => return self.tell(value),
        };
        put(&mut self.fields, "name", Some(whole));
        if has_words(rest) {
            self.sentence(rest.trim());
        }
    }
}
