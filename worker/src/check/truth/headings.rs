//! The names of groups of skills.

use crate::english::products;
use crate::english::spelling;
use crate::english::tokens::{key, tokenize};

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::keywords::{claims_at, is_neutral, is_unsaid_role, names_another, says};
use super::names::is_small;
use super::product_names::{has_product, names_product};
use super::quantity::Agreement;
use super::violation::{Violation, ViolationKind};

/// The heading of a group of skills: a usual one, or the user's words. One over skills sums them up, in whatever words; but a tool, a
/// rank or a paper it may not add.
pub fn heading(text: &str, over_skills: bool, facts: &Facts<'_>) -> Option<Violation> {
    const PAPERS: &str = "certified licensed accredited chartered registered diploma bachelor master masters degree award winning \
        expert expertise senior head chief director executive supervisor supervision manager";
    const USUAL: &str = "backend frontend infrastructure engineering administration administrative analysis analytics marketing sales \
        finance financial accounting customer service services operations health safety productivity creative media digital clinical \
        care kitchen catering hospitality retail construction trade trades equipment machinery driving logistics warehouse research \
        writing editing teaching education language people organisation organisational organization planning problem solving methods \
        laboratory lab version control testing operating systems networking network security mobile scripting concepts practices \
        specialist competencies abilities areas expertise knowledge certifications qualifications licences licenses outdoor manual \
        craft crafts building maintenance mechanical electrical medical patient workplace industry relevant team teamwork skills skill tools tool languages language programming frameworks framework \
        libraries databases database cloud technologies technology technical soft hard personal \
        interpersonal professional other software hardware spreadsheet spreadsheets general office web core key development \
        platforms additional it computer design data devops communication";
    /// What skills are of, by its initials.
    const DOMAINS: &str = "hr pr qa ai ml bi ux ui ci cd cicd crm erp cms pos automation collaboration cad bim gis hse ehs ehr emr eda etl seo iot plc plm hmi";
    let tokens = tokenize(text);
    let usual = |word: &str| {
        is_small(word) || is_among!(USUAL, word) || (over_skills && is_among!(DOMAINS, word))
    };
    let passage = Passage::read(text);
    let unknown = tokens.iter().enumerate().any(|(at, token)| {
        let unsaid_role = || is_unsaid_role(&token.key, facts);
        let denied = || {
            facts.word(&token.key) == Said::Denied
                && !passage.words[at].negated
                && !is_neutral(&token.key)
                // `No large animals` leaves the small ones.
                && facts.everywhere(&token.key).iter().all(|(source, at)| {
                    let source = &facts.passages[*source];
                    at.checked_sub(1).is_none_or(|before| !source.words[before].is_content)
                })
        };
        !usual(&token.key) && (unsaid_role() || denied())
            || !usual(&token.key)
                && token.key != "management"
                && !is_neutral(&token.key)
                && !says(&passage, at, facts)
                && (is_among!("registered chartered", &token.key)
                    || claims_at(&passage, at, ViolationKind::Tool, facts)
                        && (!over_skills
                            || is_among!(PAPERS, &token.key)
                            || names_another(&passage, at)))
    }) || (!tokens.iter().all(|token| has_product(&token.key, facts))
        && spelling::canonical_tool(text).is_some()
        && facts.phrase(text) != Said::Yes
        && !usual(&key(text)));
    // A heading with nothing under it is the skill.
    let unknown = unknown
        || !over_skills
            && products::is_product(&key(text))
            && facts.phrase(text) == Said::No
            && !names_product(&key(text), facts)
            && !facts.says_alike(&key(text))
            && !tokens.iter().all(|token| has_product(&token.key, facts));
    let counted = passage.quantities.iter().any(|quantity| {
        // The number of `Microsoft 365` counts nothing.
        !has_product(passage.key(quantity.token), facts)
            && facts.quantity(quantity, Agreement::WithNoun) != Said::Yes
    });
    (unknown || counted).then(|| {
        let reason = "the heading names something that the user's words do not";
        Violation::new(ViolationKind::Tool, text, reason)
    })
}
