//! Well-known bodies that people volunteer for, whatever the letters are typed in: "red cross first aider", "meals on wheels".

use super::clean::{bare, capitalise, is_one_of, title_case};
use super::employer_names::{is_kind_of_place, is_place};
use super::header::has_title_noun;
use super::role_asides::is_initials;
use super::role_entry::Entry;
use crate::english::tokens::key;
use crate::english::words;

const BODIES: &str = "Red Cross, Red Crescent, St John Ambulance, St Vincent de Paul, Samaritans, \
    Habitat for Humanity, RNLI, Salvation Army, Meals on Wheels, Citizens Advice, Girl Scouts, \
    Boy Scouts, Engineers Without Borders, Doctors Without Borders, Amnesty International, \
    Crisis at Christmas, Special Olympics, CoderDojo, Age UK, Oxfam";

/// Stands for a space within such a name, so that it is read as one word.
const JOINT: char = '\u{2}';

/// The text with such names as one word each.
pub fn joined(text: &str) -> String {
    let mut text = text.to_owned();
    for body in BODIES.split(", ") {
        let lower = text.to_ascii_lowercase();
        let found = lower
            .match_indices(&body.to_ascii_lowercase())
            .find(|(at, name)| {
                let (before, after) = (&lower[..*at], &lower[at + name.len()..]);
                !before.ends_with(char::is_alphanumeric)
                    && !after.starts_with(char::is_alphanumeric)
            });
        if let Some((at, name)) = found {
            let one = body.replace(' ', &JOINT.to_string());
            text.replace_range(at..at + name.len(), &one);
        }
    }
    text
}

/// The text with the spaces that [`joined`] took away.
fn apart(text: &mut String) {
    *text = text.replace(JOINT, " ");
}

/// Whether the word is the name of such a body.
fn is_body(word: &str) -> bool {
    let word = word
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .replace(JOINT, " ");
    BODIES.split(", ").any(|body| body == word)
}

/// Gives an entry the body that its title or first words name, and its names their spaces.
pub fn name_organisation(entry: &mut Entry) {
    let header = &mut entry.header;
    if let Some(title) = &header.title
        && let Some((body, rest)) = title.split_once(' ')
        && (is_body(body) || is_initials(body) && rest == "Volunteer")
    {
        let (place, rest) = rest
            .split_once(' ')
            .filter(|(place, _)| is_place(place))
            .map_or((None, rest), |(place, rest)| (Some(place), rest));
        let place = place.map(str::to_owned);
        // `At festivals` of "red cross first aider at festivals" tells where, not for whom.
        let at = header.organisation.replace(body.to_owned());
        header.title = Some(rest.to_owned());
        header.place = header.place.take().or(place);
        let plain = |at: &str| {
            at.split(' ')
                .all(|word| words::is_common(&key(word)) && !is_place(word))
        };
        header.notes.extend(at.map(|at| {
            if plain(&at) {
                format!("At {}", at.to_lowercase())
            } else {
                format!("At {at}")
            }
        }));
    }
    // `Blood Drives` of `Red Cross Blood Drives`
    if let Some(name) = &header.organisation
        && let Some((body, rest)) = name.split_once(' ')
        && is_body(body)
        && rest.split(' ').all(|word| words::is_common(&key(word)))
        && !rest
            .split(' ')
            .any(|word| is_kind_of_place(&bare(word)) || bare(word) == "branch")
    {
        let rest = capitalise(&rest.to_lowercase());
        header.organisation = Some(body.to_owned());
        header.notes.insert(0, rest);
    }
    if header.organisation.is_none() {
        let first = entry.statements.first().map_or("", String::as_str);
        let name = first.split(' ').next().unwrap_or("");
        header.organisation = is_body(name).then(|| {
            name.trim_end_matches(|c: char| !c.is_alphanumeric())
                .to_owned()
        });
    }
    name_kind(entry);
    let header = &mut entry.header;
    let fields = [
        &mut header.title,
        &mut header.organisation,
        &mut header.place,
    ];
    fields
        .into_iter()
        .flatten()
        .chain(&mut header.notes)
        .chain(&mut header.description)
        .chain(&mut entry.notes)
        .chain(&mut entry.statements)
        .for_each(apart);
}

/// "at my kids school (Escola Ribeira Nova)": the name that stands behind the kind of organisation.
fn name_kind(entry: &mut Entry) {
    let header = &mut entry.header;
    let Some(kind) = header
        .organisation
        .clone()
        .filter(|name| is_mere_kind(name))
    else {
        return;
    };
    let told = header.place.iter().chain(&header.notes).chain(&entry.notes);
    let name = told
        .filter_map(|text| text.split([',', '(']).next())
        .map(|name| without_joint(name.trim()).to_owned())
        .find(|name| can_be_its_name(name));
    let Some(name) = name else { return };
    let mut without = |text: &mut String| {
        if let Some(rest) = without_joint(text).strip_prefix(name.as_str()) {
            *text = capitalise(rest.trim_matches([',', ' ', ')']));
        }
    };
    header
        .notes
        .iter_mut()
        .chain(&mut entry.notes)
        .for_each(&mut without);
    header.place.as_mut().into_iter().for_each(&mut without);
    header.place = header.place.take().filter(|place| !place.is_empty());
    header.notes.retain(|note| !note.is_empty());
    entry.notes.retain(|note| !note.is_empty());
    header.notes.insert(0, capitalise(&kind.to_lowercase()));
    header.organisation = Some(title_case(&name));
}

/// `St. Brigid's` of `For St. Brigid's`.
fn without_joint(name: &str) -> &str {
    name.trim_start_matches("At ").trim_start_matches("For ")
}

/// `Food bank`, `Kids school`: what kind of organisation it is, in everyday words.
pub fn is_mere_kind(name: &str) -> bool {
    let words: Vec<String> = name.split(' ').map(bare).collect();
    words.last().is_some_and(|last| is_kind_of_place(last))
        && words
            .iter()
            .all(|word| words::is_common(&key(word)) || is_one_of(word, "foodbank"))
}

/// `Thornton CC`.
fn is_club(name: &str) -> bool {
    is_one_of(
        name.rsplit(' ').next().unwrap_or(""),
        "CC FC AFC RFC GAA AC BC HC SC",
    )
}

/// Two words or more with capitals, which are no place.
fn can_be_its_name(name: &str) -> bool {
    let capitals = name
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase));
    (name.contains(JOINT) || name.contains(' '))
        && !name.starts_with("Every ")
        && capitals
        && !is_place(name)
        && !name
            .split(' ')
            .any(|word| is_place(word) && name.split(' ').count() == 2 && !is_club(name))
        && !has_title_noun(name)
}
