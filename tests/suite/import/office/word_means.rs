//! What a word processor shows and its file says only in passing: numbers, raised digits, struck-out words, prompts.

use udgiv::import::{Docx, Format, Html, Notice, Odt};

use super::docx::{docx, field, import, item, p, r, styled, words};
use super::odt::odt;
use super::{draft, left_out, lines, read, said, shown};

/// A run with properties.
fn run(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn numbered(list: u8, level: u8, style: &str, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
        r(text)
    )
}

#[test]
fn numbers_with_words_are_words_and_plain_ones_are_lists() {
    let body = [
        item(4, 0, "Formål"),
        item(4, 1, "Politikken gælder alle."),
        item(4, 1, "Også børn."),
        item(4, 0, "Område"),
        item(6, 0, "Flere cykler"),
        item(5, 0, "Indsats"),
        item(5, 1, "Del"),
        item(2, 0, "punkt"),
    ]
    .concat();
    let expected = "p § 3. Formål\np Stk. 2. Politikken gælder alle.\np Stk. 3. Også børn.\np § 4. Område\np Mål 1: Flere cykler\n1.\n  p Indsats\np 1.i Del\n1.\n  p punkt\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    let draft = draft(&Docx, &docx(&body));
    assert!(draft.contains("Stk. 3. Også børn.") && draft.contains("Mål 1: Flere cykler"), "{draft}");
}

#[test]
fn a_number_before_a_heading_is_part_of_it() {
    let body = [
        numbered(5, 0, "Overskrift1", "Indledning"),
        p("Tekst."),
        numbered(5, 0, "Overskrift1", "Indsatser"),
        numbered(5, 1, "Egen", "Veje"),
        p("Tekst."),
    ]
    .concat();
    let import = import(&body);
    assert_eq!(shown(&import), "h1 1 Indledning\np Tekst.\nh1 2 Indsatser\nh2 2.i Veje\np Tekst.\n");
    assert_eq!(import.notices[&Notice::NumberAsWords], 3);
    let draft = draft(&Docx, &docx(&body));
    assert!(
        draft.contains("title = \"1 Indledning\"") && draft.contains("role = \"introduction\""),
        "{draft}"
    );
}

#[test]
fn numbers_with_words_are_words_in_opendocument_too() {
    let list = r#"<text:list text:style-name="L3"><text:list-item><text:p>Formål</text:p><text:list><text:list-item><text:p>Mere</text:p></text:list-item></text:list></text:list-item><text:list-item><text:h text:outline-level="1">Område</text:h></text:list-item></text:list><text:p>Tekst.</text:p>"#;
    assert_eq!(said(&Odt, &odt(list)), "p § 1. Formål\np 1.1 Mere\nh1 § 2. Område\np Tekst.\n");
    draft(&Odt, &odt(list));
}

#[test]
fn raised_and_lowered_digits_stay_above_and_below_the_line() {
    let raised = |text| run(r#"<w:vertAlign w:val="superscript"/>"#, text);
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p>",
        r("10"),
        raised("6"),
        r(" m"),
        raised("2"),
        r(" og CO"),
        run(r#"<w:vertAlign w:val="subscript"/>"#, "2"),
        raised(" th")
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p 10⁶ m² og CO₂ th\n");
    assert_eq!(words(&body), "10⁶ m² og CO₂ th");
    assert_eq!(import.notices[&Notice::RaisedLetter], 1);
    assert_eq!(
        said(&Html, "<p>10<sup>6</sup> m<sup>2</sup> og CO<sub>2</sub>".as_bytes()),
        "p 10⁶ m² og CO₂\n"
    );
    let body = r#"<text:p>10<text:span text:style-name="Op">6</text:span> m<text:span text:style-name="Op">2</text:span> og CO<text:span text:style-name="Ned">2</text:span></text:p>"#;
    assert_eq!(said(&Odt, &odt(body)), "p 10⁶ m² og CO₂\n");
    assert_eq!(super::odt::words(body), "10⁶ m² og CO₂");
    draft(&Odt, &odt(body));
    draft(&Html, "<p>10<sup>6</sup> m<sup>2</sup> og CO<sub>2</sub>".as_bytes());
}

#[test]
fn a_fraction_is_no_number_of_two_digits() {
    let term = |name: &str, text: &str| format!("<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>");
    let body = format!(
        "<w:p>{}<m:oMath><m:f>{}{}</m:f><m:sSup>{}{}</m:sSup></m:oMath>{}</w:p>",
        r("Mindst "),
        term("num", "3"),
        term("den", "4 b"),
        term("e", "x"),
        term("sup", "2"),
        r(" af alle")
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p Mindst 3/(4 b)x² af alle\n");
    assert_eq!(words(&body), "Mindst 3/(4 b)x² af alle");
    assert_eq!(import.notices[&Notice::Formula], 1);
}

#[test]
fn what_is_struck_out_is_told_and_not_published() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("Der er 1"),
        run("<w:strike/>", "0"),
        run(r#"<w:dstrike/><w:strike w:val="0"/>"#, "5"),
        r("2 pladser")
    ) + &format!(
        r#"<w:p><w:r><w:rPr><w:rStyle w:val="Udgaaet"/></w:rPr><w:t>Gammelt.</w:t></w:r>{}</w:p>"#,
        run(r#"<w:rStyle w:val="Udgaaet"/><w:strike w:val="0"/>"#, "Nyt.")
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p Der er 12 pladser\np Nyt.\n");
    assert!(left_out(&import).starts_with("Struck: 05\nStruck: Gammelt.\n"), "{}", left_out(&import));
    assert_eq!(words(&body), "Der er 12 pladser Nyt.");
    let html = "<p>Der er 1<s>0</s><del>5</del><span style='text-decoration: underline line-through'>7</span>2 pladser<strike>.</strike>";
    let page = read(&Html, html.as_bytes());
    assert_eq!(
        (shown(&page), left_out(&page)),
        ("p Der er 12 pladser\n".into(), "Struck: 0\nStruck: 5\nStruck: 7\nStruck: .\n".into())
    );
    draft(&Html, html.as_bytes());
    let body = r#"<text:p>Der er 1<text:span text:style-name="Streg">0</text:span>2 pladser</text:p>"#;
    let text = read(&Odt, &odt(body));
    assert_eq!(shown(&text), "p Der er 12 pladser\n");
    assert!(left_out(&text).starts_with("Struck: 0\n"));
    draft(&Odt, &odt(body));
}

#[test]
fn what_a_style_hides_is_hidden() {
    let body =
        format!("<w:p>{}{}</w:p>", r("Synligt"), run(r#"<w:rStyle w:val="InternNote"/>"#, " ikke dette"))
            + &styled("Vejledning", "Hele afsnittet")
            + &format!(
                r#"<w:p><w:pPr><w:pStyle w:val="Vejledning"/></w:pPr>{}</w:p>"#,
                run(r#"<w:vanish w:val="0"/>"#, "Vist igen")
            );
    let import = import(&body);
    assert_eq!(shown(&import), "p Synligt\np Vist igen\n");
    assert!(
        left_out(&import).starts_with("Hidden: ikke dette\nHidden: Hele afsnittet\n"),
        "{}",
        left_out(&import)
    );
    assert_eq!(words(&body), "Synligt Vist igen");
    let body = r#"<text:p>Synligt<text:span text:style-name="SkjultBarn"> ikke dette</text:span></text:p><text:section text:display="none"><text:p>Hele sektionen</text:p></text:section><text:p>Slut</text:p>"#;
    let text = read(&Odt, &odt(body));
    assert_eq!(shown(&text), "p Synligt\np Slut\n");
    assert!(
        left_out(&text).starts_with("Hidden: ikke dette\nHidden: Hele sektionen\n"),
        "{}",
        left_out(&text)
    );
    draft(&Odt, &odt(body));
}

#[test]
fn a_large_first_letter_begins_its_word() {
    let body = format!(
        r#"<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{}</w:p>{}"#,
        r("K"),
        p("ommunen")
    );
    assert_eq!(said(&Docx, &docx(&body)), "p Kommunen\n");
    assert_eq!(words(&body), "Kommunen");
}

#[test]
fn prompts_that_nobody_replaced_are_told() {
    let prompt = |content: &str| {
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let body = format!(
        "<w:p>{}{}</w:p>{}<w:tbl><w:tr>{}<w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        r("Navn: "),
        prompt(&r("Klik her for at skrive tekst.")),
        prompt(&p("Vælg et element.")),
        prompt(&format!("<w:tc>{}</w:tc>", p("Skriv et tal."))),
        p("A"),
        p("B"),
        p("C")
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p Navn:\ntable  false\n  # \n  -  | A\n  - B | C\n");
    assert!(left_out(&import).starts_with(
        "Prompt: Klik her for at skrive tekst.\nPrompt: Vælg et element.\nPrompt: Skriv et tal.\n"
    ));
    assert_eq!(words(&body), "Navn: A B C");
}

#[test]
fn fields_without_a_result_are_told() {
    let open = |code: &str, data: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("Ja"),
        open("MACROBUTTON NoMacro [Skriv navn]", ""),
        open(
            "FORMCHECKBOX",
            r#"<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>"#
        ),
        open(
            "FORMDROPDOWN",
            r#"<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nord"/><w:listEntry w:val="Syd"/></w:ddList></w:ffData>"#
        )
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p Ja\n");
    assert!(
        left_out(&import).starts_with("Prompt: [Skriv navn]\nFormField: ☒\nFormField: Syd\n"),
        "{}",
        left_out(&import)
    );
}

#[test]
fn a_reference_that_word_lost_is_marked_and_its_words_stay() {
    let body =
        format!("<w:p>{}{}</w:p>", r("Se "), field("REF afsnit", "Fejl! Henvisningskilde ikke fundet."));
    let draft = draft(&Docx, &docx(&body));
    assert!(
        draft.contains("Se Fejl! Henvisningskilde ikke fundet.")
            && draft.contains("# TJEK: Word har mistet en henvisning"),
        "{draft}"
    );
}

#[test]
fn a_link_keeps_its_address_and_the_place_on_its_page() {
    let body = format!(
        r#"<w:p>{}{}<w:hyperlink r:id="web" w:anchor="page=43">{}</w:hyperlink></w:p>"#,
        field(r#"HYPERLINK \o "Læs mere" "https://www.example.dk/a""#, "a"),
        field(r#"HYPERLINK "https://www.example.dk/b" \l "del2""#, "b"),
        r("c")
    );
    let expected = "p <a https://www.example.dk/a>a</a><a https://www.example.dk/b#del2>b</a><a https://www.example.dk/?a=1&b=2#page=43>c</a>\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
}

/// Somebody deleted the mark of the field's end, with tracked changes.
#[test]
fn a_field_whose_end_was_deleted_ends_there() {
    let begun = |code: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}"#,
            r("3")
        )
    };
    let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let body = format!(
        r#"<w:p>{}<w:del w:id="1">{end}</w:del>{}</w:p><w:p>{}</w:p>{}"#,
        begun("PAGE"),
        r(" efter"),
        begun(r#"HYPERLINK "https://www.example.dk/""#),
        p("Et helt afsnit.")
    );
    let import = import(&body);
    assert_eq!(shown(&import), "p efter\np <a https://www.example.dk/>3</a>\np Et helt afsnit.\n");
}

fn shape(properties: &str, extent: &str, blip: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline>{extent}<wp:docPr id="1" name="Billede 1"{properties}</wp:docPr><a:graphic><a:blipFill>{blip}</a:blipFill></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

#[test]
fn of_a_cropped_picture_only_what_is_shown_comes_along() {
    let blip = r#"<a:blip r:embed="png"/>"#;
    let body = shape(r#" descr="Hele">"#, "", blip)
        + &shape(r#" descr="Halve">"#, "", &format!(r#"{blip}<a:srcRect r="50000"/>"#));
    let import = import(&body);
    let width = |at: usize| u32::from_be_bytes(import.pictures[at].bytes[16..20].try_into().expect("a PNG"));
    assert_eq!(import.pictures.len(), 2);
    assert_eq!(width(1), width(0).div_ceil(2));
}

#[test]
fn a_sign_stays_out_and_a_picture_with_a_link_says_where_it_led() {
    let blip = r#"<a:blip r:embed="png"/>"#;
    let icon = shape(r#" descr="Telefon">"#, r#"<wp:extent cx="360000" cy="360000"/>"#, blip);
    let linked = shape(
        r#" descr="En hånd"><a:hlinkClick r:id="web"/>"#,
        r#"<wp:extent cx="3600000" cy="3600000"/>"#,
        blip,
    );
    let import = import(&(p("Ring") + &icon + &linked));
    assert_eq!(shown(&import), "p Ring\nfigure 0 Some(\"En hånd\") \n");
    assert!(left_out(&import).starts_with("SmallPicture: word/media/image1.png: Telefon\n"));
    let draft = draft(&Docx, &docx(&linked));
    assert!(draft.contains("# TJEK: Billedet førte til https://www.example.dk/?a=1&b=2"), "{draft}");
}

#[test]
fn descriptions_that_a_program_wrote_are_marked() {
    let body = shape(
        r#" descr="Et billede, der indeholder træ Automatisk genereret beskrivelse">"#,
        "",
        r#"<a:blip r:embed="png"/>"#,
    );
    let draft = draft(&Docx, &docx(&body));
    assert_eq!(
        lines(&draft, "alt = "),
        ["alt = \"Et billede, der indeholder træ Automatisk genereret beskrivelse\""]
    );
    assert!(draft.contains("Et program har lavet teksten"), "{draft}");
}

#[test]
fn a_row_that_leaves_places_out_keeps_its_columns() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let body = format!(
        r#"<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{}</w:tr></w:tbl>"#,
        cell("A"),
        cell("B"),
        cell("C"),
        cell("under B")
    );
    assert_eq!(said(&Docx, &docx(&body)), "table  false\n  # \n  - A | B | C\n  -  | under B | \n");
}

#[test]
fn cells_and_rows_stand_as_often_as_they_say() {
    let body = r#"<table:table><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>0</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>B</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000"/></table:table-row></table:table>"#;
    let text = read(&Odt, &odt(body));
    assert_eq!(shown(&text), "table  false\n  # \n  - A | 0 | 0\n  - B |  | \n  - B |  | \n");
    assert_eq!(super::odt::words(body), "A 0 0 B B");
    draft(&Odt, &odt(body));
    let html = "<table><tr><th>A<th>B<tr><td rowspan=0>x<td>1<tr><td>2</table>";
    assert_eq!(said(&Html, html.as_bytes()), "table  false\n  # A | B\n  - x | 1\n  -  | 2\n");
}

/// A few bytes could make any number of cells.
#[test]
fn repeated_cells_in_repeated_rows_in_cells_are_refused() {
    let mut body = "<text:p>A</text:p>".to_owned();
    for _ in 0..6 {
        body = format!(
            r#"<table:table><table:table-row table:number-rows-repeated="99"><table:table-cell table:number-columns-repeated="99">{body}</table:table-cell></table:table-row></table:table>"#
        );
    }
    assert!(Odt.read(&odt(&body)).is_err());
}

#[test]
fn lists_that_word_saved_as_a_page_are_lists() {
    let item = |level: u8, mark: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>{text}</p>"
        )
    };
    let html = [
        item(1, "·", "et"),
        item(2, "o", "under"),
        item(1, "§", "to"),
        item(1, "Mål 1:", "Cykler"),
        item(1, "1.", "punkt"),
        item(1, "1.2", "del"),
    ]
    .concat();
    let expected = "•\n  p et\n  •\n    p under\n•\n  p to\np Mål 1: Cykler\n1.\n  p punkt\np 1.2 del\n";
    assert_eq!(said(&Html, html.as_bytes()), expected);
    draft(&Html, html.as_bytes());
}

#[test]
fn what_a_page_hides_is_hidden_and_what_it_folds_is_shown() {
    let html = "<p>Vist<span style='display:none'>skjult</span><span style='mso-hide:all'>også</span></p><p style='visibility: hidden'>væk<details><summary>Mere</summary><p>Foldet</details><table><tr style='display:none'><td>række<td>to<tr><td>A<td>B<tr><td>C<td>D</table>";
    let page = read(&Html, html.as_bytes());
    assert_eq!(shown(&page), "p Vist\np Mere\np Foldet\ntable  false\n  # \n  - A | B\n  - C | D\n");
    assert_eq!(left_out(&page), "Hidden: skjult\nHidden: også\nHidden: væk\nHidden: række to\n");
    draft(&Html, html.as_bytes());
}

#[test]
fn a_note_typed_by_hand_is_no_part_of_a_number() {
    let raised = run(r#"<w:vertAlign w:val="superscript"/>"#, "1");
    let body = format!("<w:p>{}{raised}{}</w:p>", r("Tallet stiger"), r(" hvert år [2]."))
        + &p("1 Kommunens opgørelse")
        + &p("[2] Danmarks Statistik");
    let draft = draft(&Docx, &docx(&body));
    assert!(draft.contains("stiger¹ hvert år"), "{draft}");
    let asked = lines(&draft, "# TJEK: Er 1 en henvisning til en fodnote");
    assert!(asked.len() == 1 && asked[0].contains("et sted til: 2 (linje 1)."), "{draft}");
}
