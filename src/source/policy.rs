//! `policy.toml` to [`Policy`].

use toml::de::DeTable;

use super::faults::{NO_SECTIONS, NoSections, UNKNOWN_SCHEMA, UnknownSchema};
use super::keys;
use super::reader::TableReader;
use super::table::Source;
use crate::finding::Findings;
use crate::policy::{
    Block, Chart, ChartForm, Cover, Easy, Figure, Kept, Kind, Located, PageWish, Placing, Policy, Role,
    Section, SourceId, Table, Term, Waiver, Width,
};

/// Reads the table of a whole file. Faults are filed; what is missing is empty, so that the checks
/// that follow can still say what else is wrong.
pub fn read(slug: &str, source: Source<'_>, table: &DeTable<'_>, findings: &mut Findings) -> Policy {
    let publisher = table.get("policy").and_then(|head| head.get_ref().as_table()?.get("publisher"));
    let publisher = publisher.and_then(|publisher| publisher.get_ref().as_str());
    let mut reader = TableReader::new(&keys::POLICY_FILE, source, table, findings).published_by(publisher);
    match reader.integer("schema") {
        Some(schema) if *schema.value() != 1 => {
            reader.findings().under(&UNKNOWN_SCHEMA).at(schema.place(), UnknownSchema);
        }
        Some(_) => {}
        None => reader.needs("schema"),
    }
    let mut policy = head(slug, source, &mut reader);
    policy.terms = reader.tables("term", term);
    policy.sections = reader.tables("section", section);
    if policy.sections.is_empty() && !table.contains_key("section") {
        let top = reader.place();
        reader.findings().under(&NO_SECTIONS).at(top, NoSections);
    }
    reader.finish();
    policy
}

fn head(slug: &str, source: Source<'_>, reader: &mut TableReader<'_, '_>) -> Policy {
    reader.needs("policy");
    if let Some(mut inner) = reader.table("policy") {
        let policy = fields(slug, source.file, &mut inner);
        inner.finish();
        return policy;
    }
    // That the whole table is missing is said above; nobody wants to hear it of every key in it.
    let mut unsaid = Findings::default();
    let none = DeTable::new();
    fields(slug, source.file, &mut TableReader::new(&keys::POLICY, source, &none, &mut unsaid))
}

fn fields(slug: &str, file: SourceId, reader: &mut TableReader<'_, '_>) -> Policy {
    Policy {
        slug: slug.to_owned(),
        file,
        head: reader.place(),
        title: reader.required("title"),
        subtitle: reader.text("subtitle"),
        kind: reader.named("kind", Kind::from_name).map_or(Kind::Policy, |kind| *kind.value()),
        language: reader.language("language"),
        publisher: reader.required("publisher"),
        valid: reader.years("valid"),
        adopted: reader.date("adopted"),
        updated: reader.date("updated"),
        identifier: reader.text("identifier"),
        summary: reader.text("summary"),
        keywords: reader.texts("keywords"),
        audience: reader.text("audience"),
        layout: reader.text("layout"),
        variants: reader.variants("variants"),
        status: reader.text("status"),
        easy_status: reader.text("easy_status"),
        short_title: reader.text("short_title"),
        cover_picture: cover(reader),
        pages: reader.count("pages"),
        terms: Vec::new(),
        sections: Vec::new(),
    }
}

fn cover(reader: &mut TableReader<'_, '_>) -> Option<Cover> {
    let mut inner = reader.table("cover_picture")?;
    let cover = Cover {
        src: inner.required("src"),
        alt: inner.text("alt"),
        decorative: inner.boolean("decorative"),
        focus: inner.focus("focus"),
        credit: inner.text("credit"),
    };
    inner.finish();
    Some(cover)
}

fn term(reader: &mut TableReader<'_, '_>) -> Term {
    Term {
        word: reader.required("word"),
        explanation: reader.text("explanation"),
        easy: reader.text("easy"),
        synonyms: reader.texts("synonyms"),
    }
}

fn section(reader: &mut TableReader<'_, '_>) -> Section {
    let place = reader.place();
    let lead = reader.text("text");
    let mut blocks: Vec<Located<Block>> =
        lead.map(|text| Located::new(Block::Text { text: text.clone() }, text.place())).into_iter().collect();
    let mut wishes = Vec::new();
    for (block, wish) in reader.tables("block", block).into_iter().flatten() {
        wishes.extend(wish.map(|wish| (blocks.len(), wish)));
        blocks.push(block);
    }
    let mut section = Section {
        place,
        id: reader.required("id"),
        role: reader.named("role", Role::from_name).map_or(Role::Chapter, |role| *role.value()),
        title: reader.required("title"),
        label: reader.text("label"),
        page: page_wish(reader),
        blocks,
        wishes,
        waivers: waiver(reader).into_iter().collect(),
        easy: None,
        easy_skip: reader.text("easy_skip"),
    };
    if let Some(mut inner) = reader.table("easy") {
        section.easy = Some(easy(&mut inner, &uncovered(&section.blocks)));
        section.waivers.extend(waiver(&mut inner));
        inner.finish();
    }
    section
}

fn page_wish(reader: &mut TableReader<'_, '_>) -> Option<PageWish> {
    reader.named("page", PageWish::from_name).map(|wish| *wish.value())
}

/// `allow` and `because`: one is nothing without the other.
fn waiver(reader: &mut TableReader<'_, '_>) -> Option<Waiver> {
    if !reader.has("allow") && !reader.has("because") {
        reader.texts("allow");
        reader.text("because");
        return None;
    }
    reader.needs("allow");
    let because = reader.required("because");
    Some(Waiver { allow: reader.texts("allow"), because })
}

/// The ids of the goals that have no easy-read text of their own.
fn uncovered(blocks: &[Located<Block>]) -> Vec<String> {
    let id = |block: &Located<Block>| match block.value() {
        Block::Goal { id: Some(id), easy: None, .. } => Some(id.value().clone()),
        _ => None,
    };
    let is_plain = |id: &String| !id.trim().is_empty() && !id.contains(['"', '\\', '\n']);
    blocks.iter().filter_map(id).filter(is_plain).collect()
}

fn easy(reader: &mut TableReader<'_, '_>, goals: &[String]) -> Easy {
    Easy {
        title: reader.text("title"),
        text: reader.required("text"),
        picture: reader.text("picture"),
        picture_alt: reader.text("picture_alt"),
        covers: reader.goals("covers", goals),
        written_by: reader.text("written_by"),
        based_on: reader.text("based_on"),
        approved_by: reader.text("approved_by"),
        approved_on: reader.date("approved_on"),
        tested_by: reader.text("tested_by"),
        tested_on: reader.date("tested_on"),
        kept: Kept::default(),
    }
}

/// A block, and what its author wants of the page that it begins on.
fn block(reader: &mut TableReader<'_, '_>) -> Option<(Located<Block>, Option<PageWish>)> {
    let place = reader.place();
    let kind = reader.kind()?;
    let wish = page_wish(reader);
    let text = |reader: &mut TableReader<'_, '_>| reader.required("text");
    let block = match kind {
        "text" => Block::Text { text: text(reader) },
        "goal" => Block::Goal {
            id: reader.text("id"),
            title: reader.text("title"),
            text: text(reader),
            perspective: reader.text("perspective"),
            easy: reader.text("easy"),
        },
        "ambition" => Block::Ambition { text: text(reader) },
        "quote" => Block::Quote {
            text: text(reader),
            by: reader.text("by"),
            picture: reader.text("picture"),
            picture_alt: reader.text("picture_alt"),
        },
        "fact" => Block::Fact { title: reader.required("title"), text: text(reader) },
        "figure" => Block::Figure(figure(reader)),
        "picture" => {
            let width = reader.named("width", Width::from_name).map_or(Width::Column, |width| *width.value());
            let placing = Placing {
                width,
                focus: reader.focus("focus"),
                name: reader.text("name"),
                title: reader.text("title"),
                signature: reader.text("signature"),
            };
            Block::Figure(Figure { placing: Some(Box::new(placing)), ..figure(reader) })
        }
        "table" => Block::Table(Table {
            caption: reader.text("caption"),
            header: reader.texts("header"),
            rows: reader.rows("rows"),
            header_column: reader.boolean("header_column").is_some_and(|on| *on.value()),
        }),
        "chart" => Block::Chart(Chart {
            form: {
                reader.needs("form");
                reader.named("form", ChartForm::from_name).unwrap_or(Located::new(ChartForm::Bars, place))
            },
            finding: reader.required("finding"),
            caption: reader.text("caption"),
            header: reader.texts("header"),
            rows: reader.rows("rows"),
            unit: reader.text("unit"),
            credit: reader.text("credit"),
            easy: reader.text("easy"),
        }),
        "contact" => Block::Contact,
        other => unreachable!("`{other}` is a kind of block and has no reader"),
    };
    Some((Located::new(block, place), wish))
}

fn figure(reader: &mut TableReader<'_, '_>) -> Figure {
    Figure {
        src: reader.required("src"),
        alt: reader.text("alt"),
        decorative: reader.boolean("decorative"),
        caption: reader.text("caption"),
        description: reader.text("description"),
        credit: reader.text("credit"),
        placing: None,
    }
}
