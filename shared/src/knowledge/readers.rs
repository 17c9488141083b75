//! Reads each kind of knowledge file into its typed record and its passages.

use std::collections::HashMap;

use super::{
    content::{
        Guideline, Industry, Pair, Question, Template, Tenses, Verb, VerbCategory, fields_of,
    },
    fields::Fields,
    format::{FRONT_LINE, Report, SourceFile, newlines_before, split},
    markdown::{Block, EXAMPLES, blocks},
    passages::{
        Entry, Origin, PassageKind, guideline_questions, industry_lists, template_rules, verb_list,
    },
    topics::{self, check_words},
};
use crate::domain::SectionKind;

/// The folders of the knowledge base.
pub(super) const FOLDERS: [&str; 4] = ["guidelines", "industries", "templates", "verbs"];

/// The sections for which each template shows how it writes.
const MAIN_SECTIONS: [SectionKind; 6] = [
    SectionKind::Summary,
    SectionKind::Work,
    SectionKind::Volunteer,
    SectionKind::Education,
    SectionKind::Skills,
    SectionKind::Projects,
];
/// Fewest pairs for each of them, for `work` in an industry, and in a guideline.
const MIN_PAIRS: usize = 2;

/// Everything read so far, with the places that later checks need.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    pub templates: Vec<Template>,
    pub industries: Vec<Industry>,
    pub guidelines: Vec<Guideline>,
    pub verbs: Vec<VerbCategory>,
    pub entries: Vec<Entry>,
    pub pairs: Vec<PlacedPair>,
    pub references: Vec<Reference>,
    pub verb_places: Vec<VerbPlace>,
}

/// A pair and where it stands.
#[derive(Debug)]
pub(super) struct PlacedPair {
    pub file: String,
    pub line: usize,
    pub sections: Vec<SectionKind>,
    pub pair: Pair,
}

/// A field that names something else in the knowledge base.
#[derive(Debug)]
pub(super) struct Reference {
    pub file: String,
    pub line: usize,
    pub field: &'static str,
    pub target: Target,
}

/// What a reference names.
#[derive(Debug)]
pub(super) enum Target {
    /// A template by its id.
    Template(String),
    /// A file below the knowledge base's directory.
    File(String),
}

/// Where a verb stands.
#[derive(Debug)]
pub(super) struct VerbPlace {
    pub file: String,
    pub line: usize,
    pub past: String,
}

/// Reads a file of one of the [`FOLDERS`] into the catalog.
pub(super) fn read(file: &SourceFile, catalog: &mut Catalog, report: &Report<'_>) {
    let Some(document) = split(file, report) else {
        return;
    };
    let fields = Fields::new(report, document.front_text, FRONT_LINE, document.front);
    let blocks = blocks(document.body, document.body_line, report);
    let reader = Reader {
        file,
        fields,
        blocks,
        report,
    };
    match file.path.split('/').next() {
        Some("templates") => reader.template(catalog),
        Some("industries") => reader.industry(catalog),
        Some("guidelines") => reader.guideline(catalog),
        _ => reader.verbs(catalog),
    }
}

struct Reader<'r, 'd> {
    file: &'d SourceFile,
    fields: Fields<'r, 'd>,
    blocks: Vec<Block>,
    report: &'r Report<'r>,
}

impl Reader<'_, '_> {
    fn template(mut self, catalog: &mut Catalog) {
        let (id, name) = self.id_and_name();
        let fields = &mut self.fields;
        let preview = fields.placed_text("preview");
        catalog.references.push(Reference {
            file: self.file.path.clone(),
            line: preview.line,
            field: "preview",
            target: Target::File(preview.value.clone()),
        });
        let template = Template {
            id,
            name,
            category: fields.choice("category"),
            preview: preview.value,
            audience: fields.text("audience"),
            tone: fields.texts("tone", 2),
            person: fields.choice("person"),
            tense: tenses(fields),
            section_order: fields.sections("section_order"),
            bullets_per_role: fields.bounds("bullets_per_role"),
            words_per_bullet: fields.bounds("words_per_bullet"),
            summary_words: fields.bounds("summary_words"),
            metric_policy: fields.choice("metric_policy"),
            keyword_policy: fields.choice("keyword_policy"),
            date_format: fields.choice("date_format"),
            allowed: fields.texts("allowed", 1),
            banned: fields.texts("banned", 1),
            banned_phrases: fields.texts("banned_phrases", 1),
        };
        self.require_prose();
        self.require_sections_of_examples();
        for section in MAIN_SECTIONS {
            self.require_pairs_for(section);
        }
        let path = self.path();
        let origin = Origin {
            path: &path,
            name: &format!("{} template", template.name),
            kind: PassageKind::Template,
            sections: &[],
            template: Some(&template.id),
            industry: None,
        };
        catalog.entries.push(template_rules(&origin, &template));
        self.add_blocks(&origin, catalog);
        self.fields.finish();
        catalog.templates.push(template);
    }

    fn industry(mut self, catalog: &mut Catalog) {
        let (id, name) = self.id_and_name();
        let templates = self.fields.placed_texts("templates", 1);
        catalog
            .references
            .extend(templates.iter().map(|template| Reference {
                file: self.file.path.clone(),
                line: template.line,
                field: "templates",
                target: Target::Template(template.value.clone()),
            }));
        let industry = Industry {
            id,
            name,
            templates: templates
                .into_iter()
                .map(|template| template.value)
                .collect(),
            pitfalls: self.fields.texts("pitfalls", 3),
            topics: topics::read(&mut self.fields, self.report),
        };
        let path = self.path();
        let origin = Origin {
            path: &path,
            name: &industry.name,
            kind: PassageKind::Industry,
            sections: &[],
            template: None,
            industry: Some(&industry.id),
        };
        catalog.entries.extend(industry_lists(&origin, &industry));
        self.require_prose();
        self.require_sections_of_examples();
        self.require_pairs_for(SectionKind::Work);
        self.add_blocks(&origin, catalog);
        self.fields.finish();
        catalog.industries.push(industry);
    }

    fn guideline(mut self, catalog: &mut Catalog) {
        let (id, name) = self.id_and_name();
        let section = self.fields.section("section");
        let mut questions = Vec::new();
        for mut fields in self.fields.tables("questions", 1) {
            let missing = fields.placed_text("missing");
            let known = section.map_or(&[][..], fields_of);
            if !known.is_empty()
                && !missing.value.is_empty()
                && !known.contains(&missing.value.as_str())
            {
                let message = format!(
                    "`{}` is not a JSON Resume field of this section; use one of: {}",
                    missing.value,
                    known.join(", ")
                );
                fields.problem(missing.line, "missing", message);
            }
            questions.push(Question {
                missing: missing.value,
                ask: fields.text("ask"),
            });
            fields.finish();
        }
        for heading in ["What good looks like", "Common mistakes", EXAMPLES] {
            if !self.blocks.iter().any(|block| block.title == heading) {
                self.report.add(
                    self.last_line(),
                    heading,
                    format!("is missing; add a heading `## {heading}`"),
                );
            }
        }
        let pairs: usize = self.blocks.iter().map(|block| block.pairs.len()).sum();
        if pairs < MIN_PAIRS {
            let message = format!("{pairs} of {MIN_PAIRS} pairs; add more under `## Examples`");
            self.report.add(self.last_line(), EXAMPLES, message);
        }
        let path = self.path();
        // A guideline without a section was reported; any section will do to go on.
        let guideline = Guideline {
            id,
            name,
            section: section.unwrap_or(SectionKind::Basics),
            questions,
        };
        let origin = Origin {
            path: &path,
            name: &guideline.name,
            kind: PassageKind::Guideline,
            sections: &[guideline.section],
            template: None,
            industry: None,
        };
        catalog
            .entries
            .push(guideline_questions(&origin, &guideline));
        let first = catalog.entries.len();
        self.add_blocks(&origin, catalog);
        self.plain_words(&mut catalog.entries[first..]);
        self.fields.finish();
        catalog.guidelines.push(guideline);
    }

    /// The plain words that lead to each heading of a guideline.
    fn plain_words(&mut self, entries: &mut [Entry]) {
        let Some(table) = self.fields.optional_table("plain_words") else {
            return;
        };
        let problem = table.reporter();
        let mut seen = HashMap::new();
        for (heading, phrases) in table.named_lists() {
            for words in &phrases {
                check_words(words, &heading, &mut seen, &problem);
            }
            match entries
                .iter_mut()
                .find(|entry| entry.title == heading.value)
            {
                Some(entry) => entry.lead_here(&phrases),
                None => problem(
                    heading.line,
                    &heading.value,
                    "there is no such heading with prose; correct it".to_owned(),
                ),
            }
        }
    }

    fn verbs(mut self, catalog: &mut Catalog) {
        let (id, name) = self.id_and_name();
        let plain_words = self.fields.texts("plain_words", 2);
        let sections = self.fields.sections("sections");
        let mut verbs = Vec::new();
        for mut fields in self.fields.tables("verbs", 5) {
            let verb = Verb {
                present: fields.text("present"),
                past: fields.text("past"),
                strength: u8::try_from(fields.number("strength", 1..=3)).unwrap_or(1),
                overused: fields.flag("overused"),
                implies: fields.text("implies"),
            };
            catalog.verb_places.push(VerbPlace {
                file: self.file.path.clone(),
                line: fields.line(),
                past: verb.past.clone(),
            });
            verbs.push(verb);
            fields.finish();
        }
        let category = VerbCategory {
            id,
            name,
            plain_words,
            sections,
            verbs,
        };
        self.require_prose();
        self.require_sections_of_examples();
        let path = self.path();
        let origin = Origin {
            path: &path,
            name: &category.name,
            kind: PassageKind::Verbs,
            sections: &category.sections,
            template: None,
            industry: None,
        };
        catalog.entries.push(verb_list(&origin, &category));
        self.add_blocks(&origin, catalog);
        self.fields.finish();
        catalog.verbs.push(category);
    }

    /// The id must be the file's name, which also makes it unique in its folder.
    fn id_and_name(&mut self) -> (String, String) {
        let id = self.fields.placed_text("id");
        let stem = self.file.stem();
        if !id.value.is_empty() && id.value != stem {
            let message = format!(
                "is `{}`, but the file is named `{stem}.md`; make the two the same, and different from every other file's",
                id.value
            );
            self.report.add(id.line, "id", message);
        }
        (id.value, self.fields.text("name"))
    }

    fn require_prose(&self) {
        if !self.blocks.iter().any(|block| !block.prose.is_empty()) {
            let message = "is missing; add a `## Heading` with prose after the front matter";
            self.report.add(self.last_line(), "text", message);
        }
    }

    /// Examples outside a guideline must say for which section they are.
    fn require_sections_of_examples(&self) {
        for block in self
            .blocks
            .iter()
            .filter(|block| block.is_examples() && block.sections.is_empty())
        {
            self.report.add(
                block.line,
                EXAMPLES,
                "name the section: `## Examples: work`",
            );
        }
    }

    fn require_pairs_for(&self, section: SectionKind) {
        let of_section = |block: &&Block| block.sections.contains(&section);
        let blocks = self.blocks.iter().filter(of_section);
        let found: usize = blocks.map(|block| block.pairs.len()).sum();
        if found < MIN_PAIRS {
            let name = section.as_str();
            let message = format!(
                "{found} of {MIN_PAIRS} pairs for {name}; add more under `## Examples: {name}`"
            );
            self.report.add(self.last_line(), EXAMPLES, message);
        }
    }

    fn add_blocks(&self, origin: &Origin<'_>, catalog: &mut Catalog) {
        for block in &self.blocks {
            catalog.entries.extend(origin.block_entries(block));
            let sections = if block.sections.is_empty() {
                origin.sections
            } else {
                &block.sections
            };
            catalog
                .pairs
                .extend(block.pairs.iter().map(|(line, pair)| PlacedPair {
                    file: self.file.path.clone(),
                    line: *line,
                    sections: sections.to_vec(),
                    pair: pair.clone(),
                }));
        }
    }

    fn path(&self) -> String {
        self.file
            .path
            .strip_suffix(".md")
            .unwrap_or(&self.file.path)
            .to_owned()
    }

    fn last_line(&self) -> usize {
        newlines_before(&self.file.text, self.file.text.len()).max(FRONT_LINE)
    }
}

fn tenses(fields: &mut Fields<'_, '_>) -> Tenses {
    use super::content::Tense;
    let Some(mut table) = fields.table("tense") else {
        return Tenses {
            current: Tense::Present,
            past: Tense::Past,
        };
    };
    let tenses = Tenses {
        current: table.choice("current"),
        past: table.choice("past"),
    };
    table.finish();
    tenses
}
