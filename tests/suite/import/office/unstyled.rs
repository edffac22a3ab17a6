//! Documents without styles: what their looks and places say.

use udgiv::import::{Docx, Html, Odt};

use super::docx::{docx, p, r, styled, titled};
use super::odt::odt;
use super::{draft, lines, read, said, shown};
use crate::import::office::docx::import;

fn sized(size: u8, bold: bool, text: &str) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    format!(
        r#"<w:p><w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
    )
}

fn body_text(text: &str) -> String {
    sized(22, false, text)
}

const LONG: &str =
    "Vi vil gøre det lettere at cykle til skole og arbejde, og vi begynder med de steder, hvor der er flest.";

#[test]
fn short_lines_in_larger_or_bold_type_are_headings_by_rank() {
    let text = [
        sized(56, true, "Cykelpolitik"),
        sized(32, true, "Baggrund"),
        body_text(LONG),
        sized(22, true, "Hvem cykler i dag?"),
        body_text(LONG),
        sized(32, true, "Veje"),
        body_text(LONG),
        sized(22, true, "Det er vigtigt, at alle kan være med."),
    ]
    .concat();
    let expected = format!(
        "title Cykelpolitik\nh1 Baggrund\np {LONG}\nh2 Hvem cykler i dag?\np {LONG}\nh1 Veje\np {LONG}\np <strong>Det er vigtigt, at alle kan være med.</strong>\n"
    );
    assert_eq!(said(&Docx, &docx(&text)), expected);
    let draft = draft(&Docx, &docx(&text));
    assert_eq!(
        lines(&draft, "title = "),
        ["title = \"Cykelpolitik\"", "title = \"Baggrund\"", "title = \"Veje\""]
    );
    assert!(draft.contains("# TJEK: Er det en overskrift?"), "{draft}");
}

#[test]
fn typed_numbers_tell_levels_apart_that_look_the_same() {
    let text = [
        sized(22, true, "1. Baggrund"),
        body_text(LONG),
        sized(22, true, "1.1 Skoler"),
        body_text(LONG),
        sized(22, true, "2. Mål"),
        body_text(LONG),
    ]
    .concat();
    let expected = format!("h1 1. Baggrund\np {LONG}\nh2 1.1 Skoler\np {LONG}\nh1 2. Mål\np {LONG}\n");
    assert_eq!(said(&Docx, &docx(&text)), expected);
}

#[test]
fn below_a_styled_heading_a_bold_line_is_a_level_further_down() {
    let text = [styled("Overskrift1", "Veje"), sized(22, true, "Cykelstier"), body_text(LONG)].concat();
    assert_eq!(said(&Docx, &docx(&text)), format!("h1 Veje\nh2 Cykelstier\np {LONG}\n"));
}

#[test]
fn names_addresses_and_what_is_all_bold_are_no_headings() {
    let names = ["Anden", "Bro", "Cirkel", "Due"].map(|name| sized(22, true, name)).concat();
    let text =
        [body_text(LONG), names, body_text(LONG), sized(22, true, "Byens Kommune"), body_text("1234 Byen")]
            .concat();
    assert!(!said(&Docx, &docx(&text)).contains("\nh"), "{}", said(&Docx, &docx(&text)));
    let all =
        [sized(22, true, "Baggrund"), sized(22, true, LONG), sized(22, true, "Mål"), sized(22, true, LONG)]
            .concat();
    assert!(!said(&Docx, &docx(&all)).contains("h1"));
}

#[test]
fn opendocument_and_pages_are_judged_alike() {
    let body = format!(
        r#"<text:p text:style-name="Stor">Baggrund</text:p><text:p>{LONG}</text:p><text:p text:style-name="Stor">Mål</text:p><text:p>{LONG}</text:p>"#
    );
    let expected = format!("h1 Baggrund\np {LONG}\nh1 Mål\np {LONG}\n");
    assert_eq!(said(&Odt, &odt(&body)), expected);
    draft(&Odt, &odt(&body));
    let html = format!(
        "<p><b>Baggrund</b></p><p>{LONG}</p><p><span style='font-size:20.0pt'>Mål</span><p>{LONG}</p>"
    );
    assert_eq!(said(&Html, html.as_bytes()), format!("h2 Baggrund\np {LONG}\nh1 Mål\np {LONG}\n"));
    draft(&Html, html.as_bytes());
}

#[test]
fn lines_that_became_paragraphs_are_paragraphs_again() {
    let lines = [
        "Kommunen vil i de kommende år arbejde for, at flere dan-",
        "skere kan komme til at bo i de små byer, hvor der både er",
        "skole og butikker, og hvor naturen ligger lige uden for",
        "døren. Det kræver, at vi holder fast i busserne og i de",
        "stier, som vi allerede har.",
        "Vi begynder med de tre byer, der har bedt om det, og går",
        "videre til resten, når vi har lært af dem, og når der er",
        "penge til det.",
    ];
    let body = lines.map(p).concat();
    let import = import(&body);
    let expected = "p Kommunen vil i de kommende år arbejde for, at flere danskere kan komme til at bo i de små byer, hvor der både er skole og butikker, og hvor naturen ligger lige uden for døren. Det kræver, at vi holder fast i busserne og i de stier, som vi allerede har.\np Vi begynder med de tre byer, der har bedt om det, og går videre til resten, når vi har lært af dem, og når der er penge til det.\n";
    assert_eq!(shown(&import), expected);
    assert_eq!((import.joined.len(), import.joined[0].second.as_str()), (1, "skere"));
    draft(&Docx, &docx(&body));
}

/// Where lines are few among paragraphs, only a word that goes on is sure.
#[test]
fn a_word_that_goes_on_in_the_next_paragraph_is_whole_wherever_it_stands() {
    let few =
        ["Kommunen vil arbejde for, at flere dan-", "skere kan komme til at bo i byerne,", "også i de små."];
    assert_eq!(
        said(&Docx, &docx(&few.map(p).concat())),
        "p Kommunen vil arbejde for, at flere danskere kan komme til at bo i byerne,\np også i de små.\n"
    );
    let many = (1..=25).map(|number| format!("{LONG} Det er nummer {number}."));
    let all: Vec<String> = many.chain(few.map(str::to_owned)).collect();
    let html: String = all.iter().map(|text| format!("<p>{text}</p>")).collect();
    let words: String = all.iter().map(|text| p(text)).collect();
    for said in [said(&Html, html.as_bytes()), said(&Docx, &docx(&words))] {
        assert!(said.contains("flere danskere kan komme"), "{said}");
        assert!(!said.contains("dan-"), "{said}");
    }
    draft(&Docx, &docx(&words));
    // One that hangs is the author's.
    assert_eq!(
        said(&Docx, &docx(&["børne-", "og ungepolitik"].map(p).concat())),
        "p børne-\np og ungepolitik\n"
    );
}

#[test]
fn words_divided_inside_a_paragraph_are_whole_and_a_hanging_hyphen_stays() {
    let body = p("Hver dan- sker og alle men\u{ad} nesker i børne- og ungeområdet, sam\u{ad}men.");
    assert_eq!(
        said(&Docx, &docx(&body)),
        "p Hver dansker og alle mennesker i børne- og ungeområdet, sammen.\n"
    );
    draft(&Docx, &docx(&body));
    let runs = format!("<w:p>{}{}</w:p>", r("alle men\u{ad}"), r(" nesker"));
    draft(&Docx, &docx(&runs));
    draft(&Html, "<p>alle men&shy; nesker, <b>sam&shy;</b>men og ly&shy;</p><p>Slut".as_bytes());
    draft(&Odt, &odt("<text:p>alle men\u{ad} nesker<text:span> ly\u{ad}</text:span></text:p>"));
}

/// A line that ends in a hyphen may follow another: the draft has the words of the document all the same.
#[test]
fn lines_that_end_in_hyphens_one_after_another_lose_no_word() {
    let short = ["børne-", "skole-", "kultur-", "fritids-", "idræts-", "ungdoms-", "og ældretilbud i byen"];
    let body = p(LONG) + &short.map(p).concat();
    draft(&Docx, &docx(&body));
    let paragraphs = short.map(|line| format!("<p>{line}</p>")).concat();
    draft(&Html, format!("<p>{LONG}</p>{paragraphs}").as_bytes());
}

#[test]
fn typed_bullets_are_lists_in_levels() {
    let body = ["• et", "o under", "o mere", "• to", "Slut.", "- en streg", "Slut."].map(p).concat();
    let expected =
        "•\n  p et\n  •\n    p under\n  •\n    p mere\n•\n  p to\np Slut.\np - en streg\np Slut.\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    draft(&Docx, &docx(&body));
}

#[test]
fn a_title_stands_in_the_properties_unless_a_program_wrote_it() {
    let body = styled("Overskrift1", "Veje") + &p(LONG) + &styled("Overskrift1", "Stier") + &p(LONG);
    let title = |named: &str| lines(&draft(&Docx, &titled(&body, named)), "title = ")[0].to_owned();
    assert_eq!(title("Cykelpolitik for Byen"), "title = \"Cykelpolitik for Byen\"");
    for name in ["Dokument1", "Microsoft Word - politik.docx", "politik_endelig", "Notat", ""] {
        assert_eq!(title(name), "title = \"Kladde\"", "{name}");
    }
    let html = format!("<title>Cykelpolitik for Byen</title><h2>Veje</h2><p>{LONG}<h2>Stier</h2><p>{LONG}");
    assert!(draft(&Html, html.as_bytes()).contains("title = \"Cykelpolitik for Byen\""));
    // Where the text says it as well, it is that line.
    let body = p("Cykelpolitik for Byen") + &body;
    let draft = draft(&Docx, &titled(&body, "Cykelpolitik for byen"));
    assert_eq!(draft.matches("Cykelpolitik for Byen").count(), 1, "{draft}");
}

#[test]
fn the_language_is_told_by_the_words() {
    let english = "It is our aim that all of us can take part in the life of the town, and that none of the young should be left out. We work on this with clubs and schools.";
    let draft = draft(&Docx, &docx(&p(english)));
    assert_eq!(lines(&draft, "language = "), ["language = \"en\""]);
}

#[test]
fn captions_are_found_by_place_and_number() {
    let picture = r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="En hånd"/><a:graphic><a:blip r:embed="png"/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#;
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |one: &str, two: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(two));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("År", "Antal"), row("2024", "12"));
    let body = [picture, &p("Figur 1: Hånden"), &p("Tabel 2 Cykler"), &table, &p("Figur og tal.")].concat();
    let expected = "figure 0 Some(\"En hånd\") Figur 1: Hånden\ntable Tabel 2 Cykler false\n  # \n  - År | Antal\n  - 2024 | 12\np Figur og tal.\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    draft(&Docx, &docx(&body));
}

#[test]
fn tables_that_only_arrange_the_page_are_unfolded() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let picture = r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="En hånd"/><a:graphic><a:blip r:embed="png"/></a:graphic></wp:inline></w:drawing></w:r></w:p>"#;
    let pictures = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(picture),
        cell(&p("Et")),
        cell(picture),
        cell(&p("To"))
    );
    let column =
        format!("<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell(&p("Øverst")), cell(&p("Nederst")));
    let expected =
        "figure 0 Some(\"En hånd\") \np Et\nfigure 0 Some(\"En hånd\") \np To\np Øverst\np Nederst\n";
    assert_eq!(said(&Docx, &docx(&(pictures + &column))), expected);
}

#[test]
fn a_list_typed_line_by_line_in_one_paragraph_is_a_list() {
    let line = "<w:r><w:br/></w:r>";
    let body = format!(
        "<w:p>{}{line}{}{line}{}{line}{}</w:p>",
        r("Vi begynder med:"),
        r("- skoler"),
        r("- torve"),
        r("Resten følger.")
    );
    assert_eq!(
        said(&Docx, &docx(&body)),
        "p Vi begynder med:\n•\n  p skoler\n•\n  p torve\np Resten følger.\n"
    );
    draft(&Docx, &docx(&body));
}

#[test]
fn a_bold_line_is_a_heading_also_where_a_table_arranged_the_page() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let body = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(&(sized(22, true, "Veje") + &body_text(LONG))),
        cell(&(sized(22, true, "Stier") + &body_text(LONG)))
    );
    assert_eq!(said(&Docx, &docx(&body)), format!("h1 Veje\np {LONG}\nh1 Stier\np {LONG}\n"));
}

#[test]
fn the_line_below_the_title_that_is_larger_than_headings_is_the_subtitle() {
    let text = [
        sized(56, true, "Lys i byen"),
        sized(36, false, "Belysningsplan 2026–2035"),
        sized(26, true, "Udskiftning"),
        body_text(LONG),
        sized(26, true, "Drift"),
        body_text(LONG),
    ]
    .concat();
    let expected = format!(
        "title Lys i byen\nsubtitle Belysningsplan 2026–2035\nh1 Udskiftning\np {LONG}\nh1 Drift\np {LONG}\n"
    );
    assert_eq!(said(&Docx, &docx(&text)), expected);
}

#[test]
fn printed_contents_of_paragraphs_are_left_out_when_they_come_again() {
    let body = [
        styled("Overskrift1", "Indhold"),
        p("Veje 3"),
        p("Stier 5"),
        p("Torve 7"),
        styled("Overskrift1", "Veje"),
        p(LONG),
        styled("Overskrift1", "Stier"),
        p(LONG),
        styled("Overskrift1", "Torve"),
        p(LONG),
    ]
    .concat();
    let draft = draft(&Docx, &titled(&body, "Cykelpolitik for Byen"));
    assert!(!draft.contains("Veje 3") && lines(&draft, "title = ").len() == 4, "{draft}");
}

#[test]
fn who_said_it_is_named_behind_a_dash() {
    let said = "»Det er dejligt, at vi kan cykle hele vejen.«";
    let broken = format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", r(said), r("– Borger i Nordby"));
    let body = [
        styled("Citat", "Det er dejligt, at vi kan cykle."),
        p("– Borger i Byen"),
        p(said),
        p("– Elev i 7. klasse"),
        broken,
    ]
    .concat();
    let draft = draft(&Docx, &docx(&body));
    assert_eq!(
        lines(&draft, "by = "),
        ["by = \"Borger i Byen\"", "by = \"Elev i 7. klasse\"", "by = \"Borger i Nordby\""]
    );
}

#[test]
fn a_bold_word_for_goals_above_a_list_makes_them() {
    let body = [
        styled("Overskrift1", "Veje"),
        p(LONG),
        sized(22, true, "Målsætninger"),
        super::docx::item(1, 0, "Flere stier"),
        super::docx::item(1, 0, "Færre uheld"),
        styled("Overskrift1", "Stier"),
        p(LONG),
    ]
    .concat();
    let draft = draft(&Docx, &docx(&body));
    assert_eq!(lines(&draft, "type = \"goal\"").len(), 2, "{draft}");
}

#[test]
fn headings_of_one_level_are_sisters_also_without_a_heading_above_them() {
    let body = [
        styled("Egen", "Veje"),
        p(LONG),
        styled("Egen", "Stier"),
        p(LONG),
        styled("Overskrift1", "Økonomi"),
        p(LONG),
    ]
    .concat();
    let draft = draft(&Docx, &docx(&body));
    assert_eq!(
        lines(&draft, "title = ")[1..],
        ["title = \"Veje\"", "title = \"Stier\"", "title = \"Økonomi\""]
    );
}

#[test]
fn a_paragraph_sign_and_its_name_on_two_lines_are_one_section() {
    let body = [
        styled("Overskrift1", "§ 1"),
        styled("Overskrift1", "Navn"),
        p(LONG),
        styled("Overskrift1", "§2"),
        styled("Overskrift1", "Formål"),
        p(LONG),
    ]
    .concat();
    let draft = draft(&Docx, &titled(&body, "Vedtægt for Byens Hal"));
    assert_eq!(lines(&draft, "label = "), ["label = \"§ 1\"", "label = \"§2\""]);
    assert_eq!(lines(&draft, "title = ")[1..], ["title = \"Navn\"", "title = \"Formål\""]);
}

#[test]
fn the_day_of_adoption_is_written_and_marked() {
    let draft = draft(
        &Docx,
        &docx(&(styled("Overskrift1", "Veje") + &p("Vedtaget af byrådet den 29. januar 2025."))),
    );
    assert_eq!(lines(&draft, "adopted = "), ["adopted = 2025-01-29"]);
    assert!(draft.contains("# TJEK: Dagen for vedtagelsen er fundet på linje 2."), "{draft}");
    assert!(lines(&draft, "updated = ").is_empty());
    assert_eq!(read(&Docx, &docx(&p("x"))).pieces.len(), 1);
}

/// The largest type at the top is the title's, also below a letterhead in bold, and where all text is in tables.
#[test]
fn a_title_stands_below_a_letterhead_and_above_tables() {
    let text = [
        sized(22, true, "Byens Kommune"),
        body_text("Sagsnr. 26-1142"),
        sized(52, true, "Handicappolitik"),
        sized(28, true, "Baggrund"),
        body_text(LONG),
        sized(28, true, "Mål"),
        body_text(LONG),
    ];
    let rest = format!("h1 Baggrund\np {LONG}\nh1 Mål\np {LONG}\n");
    let expected =
        format!("p <strong>Byens Kommune</strong>\np Sagsnr. 26-1142\ntitle Handicappolitik\n{rest}");
    assert_eq!(said(&Docx, &docx(&text.concat())), expected);
    // Text with a heading of its own comes before a chapter, and not before a title.
    let preface = [sized(22, true, "Forord"), body_text(LONG), text[2].clone(), body_text(LONG)].concat();
    assert!(!said(&Docx, &docx(&preface)).contains("title "));

    let row = |name: &str, text: &str| {
        format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", sized(22, true, name), body_text(text))
    };
    let table = format!("<w:tbl>{}{}</w:tbl>", row("Indsats", "Telefonvenner"), row("Hvorfor", LONG));
    let text = sized(44, true, "Indsatser mod ensomhed") + &table + &table;
    assert!(said(&Docx, &docx(&text)).starts_with("title Indsatser mod ensomhed\n"));
}
