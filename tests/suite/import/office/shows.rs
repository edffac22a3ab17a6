//! What a program shows of constructs that say something in more than one way, or in an odd place. Each draft is held
//! against the words that the second way reads.

use udgiv::import::{Docx, Format, Html, Notice, Odt};

use super::docx::{docx, import, p, r};
use super::odt::odt;
use super::{draft, left_out, read, shown};

/// Checks what is shown, and that all that is left out is told.
fn holds(format: &dyn Format, bytes: &[u8], text: &str, told: &str) {
    let document = read(format, bytes);
    assert_eq!(shown(&document), text);
    let left_out = left_out(&document);
    // What every document of these tests has.
    let usual = ["Comment: Er det nu rigtigt?", "PageEdge: Åby Kommune", "PageEdge: Side 3"];
    let own: Vec<&str> = left_out.lines().filter(|line| !usual.contains(line) && !line.is_empty()).collect();
    assert_eq!(own.join("\n"), told, "{text}");
    draft(format, bytes);
}

fn word(runs: &str, text: &str, told: &str) {
    holds(&Docx, &docx(&format!("<w:p>{runs}</w:p>")), text, told);
}

fn set(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn mark(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

fn code(code: &str) -> String {
    format!("<w:r><w:instrText> {code} </w:instrText></w:r>")
}

#[test]
fn looks_that_hide_or_strike_out_are_told_and_others_keep_the_words() {
    word(&(r("Før ") + &set("<w:dstrike/>", "udgået") + &r("efter")), "p Før efter\n", "Struck: udgået");
    let chained = r#"<w:rStyle w:val="InternNote"/>"#;
    word(&(r("Før ") + &set(chained, "intern") + &r("efter")), "p Før efter\n", "Hidden: intern");
    word(&(set("<w:vanish/><w:specVanish/>", "Nej") + &r("Ja")), "p Ja\n", "Hidden: Nej");
    word(&set("<w:webHidden/>", "Kun på papir"), "p Kun på papir\n", "");
    word(&set("<w:caps/>", "Store bogstaver"), "p Store bogstaver\n", "");
    word(&(set("<w:rtl/>", "مرحبا") + &r(" hej")), "p مرحبا hej\n", "");
}

#[test]
fn signs_inside_words_and_between_them_are_what_word_shows() {
    let hyphens = r#"<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail, kom</w:t><w:softHyphen/><w:t>mune</w:t><w:cr/><w:t>ny</w:t><w:tab/><w:t>tab</w:t></w:r>"#;
    word(hyphens, "p e-mail, kommune\\ny tab\n", "");
    let across = r#"<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>"#;
    word(&(r("Venstre") + across + &r("højre")), "p Venstre højre\n", "");
    let sign = r#"<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>"#;
    let known = r#"<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>"#;
    word(&(r("Ring ") + sign + &r(" nu ") + known + &r(" 5")), "p Ring nu ≥ 5\n", "Symbol: Wingdings F028");
}

#[test]
fn of_nested_fields_only_the_outermost_result_is_shown() {
    let nested = [
        r("Før "),
        mark("begin"),
        code("IF"),
        mark("begin"),
        code("MERGEFIELD a"),
        mark("separate"),
        r("navn"),
        mark("end"),
        code("= 1"),
        mark("separate"),
        r("resultat"),
        mark("end"),
    ];
    word(&nested.concat(), "p Før resultat\n", "Computed: navn");
    let typed = [mark("begin"), r("kode"), mark("separate"), r("vist"), mark("end")].concat();
    word(&typed, "p vist\n", "Computed: kode");
    let body = [format!("<w:p>{}{}{}</w:p>", r("Før"), mark("begin"), code("PAGE")), p("Næste")].concat();
    holds(&Docx, &docx(&body), "p Før\np Næste\n", "");
}

#[test]
fn controls_tags_and_tracked_moves_keep_the_words_that_are_there() {
    let date = r#"<w:sdt><w:sdtPr><w:date w:fullDate="2026-05-01T00:00:00Z"/></w:sdtPr><w:sdtContent><w:r><w:t>1. maj 2026</w:t></w:r></w:sdtContent></w:sdt>"#;
    word(&(r("Den ") + date + &r(" gælder")), "p Den 1. maj 2026 gælder\n", "");
    let tags = format!(
        r#"<w:smartTag w:element="date">{}</w:smartTag><w:bdo w:val="rtl">{}</w:bdo><w:dir w:val="rtl">{}</w:dir>"#,
        r("i dag "),
        r("og "),
        r("her")
    );
    word(&tags, "p i dag og her\n", "");
    let within = format!(
        r#"<w:ins w:id="1">{}<w:del w:id="2"><w:r><w:delText>væk</w:delText></w:r></w:del></w:ins>{}"#,
        r("ny "),
        r("gammel")
    );
    word(&within, "p ny gammel\n", "Deleted: væk");
    let moved = [
        format!(r#"<w:p><w:moveFrom w:id="2">{}</w:moveFrom></w:p>"#, r("Flyttet")),
        p("Imellem"),
        format!(r#"<w:p><w:moveTo w:id="4">{}</w:moveTo></w:p>"#, r("Flyttet")),
    ];
    holds(&Docx, &docx(&moved.concat()), "p Imellem\np Flyttet\n", "");
    word(&(r("x") + r#"<w:subDoc r:id="fremmed"/>"#), "p x\n", "Embedded: word/bilag.html");
}

#[test]
fn of_alternatives_the_first_with_content_is_shown_once() {
    let both = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>valgt</w:t></mc:Choice><mc:Fallback><w:t>reserve</w:t></mc:Fallback></mc:AlternateContent></w:r>{}",
        r(" efter")
    );
    word(&both, "p valgt efter\n", "");
    let empty = "<w:r><mc:AlternateContent><mc:Choice Requires=\"w16\"/><mc:Fallback><w:t>reserve</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    word(empty, "p reserve\n", "");
    let boxed = |text: &str| {
        format!("<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>", p(text))
    };
    let group = format!(
        r#"<w:r><w:t>Anker</w:t><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:anchor><a:graphic><a:graphicData>{}{}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        boxed("Et"),
        boxed("To"),
        p("Et")
    );
    word(&group, "p Anker\naside\n  p Et\naside\n  p To\n", "");
}

#[test]
fn what_other_programs_drew_is_told_by_its_name() {
    let sheet = r#"<w:r><w:t>x</w:t><w:object><v:shape><v:imagedata r:id="emf"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>"#;
    word(sheet, "p x\n", "Picture: word/media/image2.emf\nEmbedded: Excel.Sheet.12");
    let diagram = r#"<w:r><w:t>x</w:t><w:drawing><wp:inline><wp:docPr id="1" name="Diagram" descr="Årshjul"/><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="fil"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#;
    word(diagram, "p x\n", "Drawing: Årshjul");
}

#[test]
fn formulas_are_one_line_that_can_be_read_and_digits_moved_up_are_counted() {
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = format!(
        r#"<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>{}<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{}</m:e></m:d><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary></m:oMath>"#,
        run("a+b"),
        run("2"),
        run("="),
        run("x"),
        run("y"),
        run("n"),
        run("i"),
        run("9"),
        run("i")
    );
    word(&formula, "p (a+b)/2=[x]y^n∑_i⁹i\n", "");
    let moved = r("stiger") + &set(r#"<w:position w:val="6"/>"#, "1");
    word(&moved, "p stiger1\n", "");
    assert_eq!(import(&format!("<w:p>{moved}</w:p>")).notices[&Notice::RaisedLetter], 1);
}

#[test]
fn opendocument_fields_hide_what_they_say_they_hide() {
    let text = |body: &str, text: &str, told: &str| holds(&Odt, &odt(body), text, told);
    let hidden = |is: &str| {
        format!(
            r#"<text:p>Før <text:hidden-text text:condition="ooow:x" text:is-hidden="{is}">ord</text:hidden-text></text:p>"#
        )
    };
    text(&hidden("true"), "p Før\n", "Hidden: ord");
    text(&hidden("false"), "p Før ord\n", "");
    let paragraph = |is: &str| {
        format!(
            r#"<text:p>Før <text:span text:style-name="T1">midt<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="{is}"/></text:span> efter</text:p><text:p>Næste</text:p>"#
        )
    };
    text(&paragraph("true"), "p Næste\n", "Hidden: Før midt efter");
    text(&paragraph("false"), "p Før <strong>midt</strong> efter\np Næste\n", "");
    let formula = r#"<text:p>x<draw:frame><draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>y</mi></math></draw:object></draw:frame></text:p>"#;
    text(formula, "p x\n", "Embedded: y");
    let numbered =
        r#"<text:numbered-paragraph text:style-name="L4"><text:p>Punkt</text:p></text:numbered-paragraph>"#;
    text(numbered, "p Punkt\n", "");
    assert_eq!(read(&Odt, &odt(numbered)).notices[&Notice::NumberLost], 1);
    let shapes = "<text:p>Anker<draw:g><draw:frame><draw:text-box><text:p>Boks</text:p></draw:text-box></draw:frame><draw:custom-shape><text:p>Figur</text:p></draw:custom-shape></draw:g></text:p>";
    text(shapes, "p Anker\naside\n  p Boks\naside\n  p Figur\n", "");
}

#[test]
fn an_empty_line_inside_a_paragraph_ends_it() {
    let page = |body: &str, text: &str, told: &str| holds(&Html, body.as_bytes(), text, told);
    page("<p>Et<br>to<br> <br>Tre<br><br><br>Fire<br></p>", "p Et\\to\np Tre\np Fire\n", "");
    page("<pre>Et\n\nTo</pre>", "p Et\np To\n", "");
    page("<ul><li>Et<br><br>To<li>Tre</ul>", "•\n  p Et\n  p To\n•\n  p Tre\n", "");
    word("<w:r><w:t>Et</w:t><w:br/><w:br/><w:t>To</w:t></w:r>", "p Et\np To\n", "");
    holds(&Odt, &odt("<text:p>Et<text:line-break/><text:line-break/>To</text:p>"), "p Et\np To\n", "");
}

#[test]
fn what_a_page_has_in_other_notations_and_in_forms_is_told() {
    let page = |body: &str, text: &str, told: &str| holds(&Html, body.as_bytes(), text, told);
    let formula = "<p>Lad <math><semantics><mi>x</mi><annotation encoding='TeX'>\\alpha</annotation></semantics></math>";
    page(formula, "p Lad x\n", "NotText: \\alpha");
    let form = "<p>Navn <input value='Fast tekst'> <input type=checkbox checked> Ja <select><option>A<option>B</select>";
    page(form, "p Navn Ja\n", "FormField: Fast tekst\nFormField: ☒\nNotText: A B");
    page("<p>Han sagde <q>ja</q>.", "p Han sagde ”ja”.\n", "");
    page("<p>a<!--[if gte mso 9]><p>nej</p><![endif]-->b<![if !vml]>c<![endif]>", "p abc\n", "");
}

#[test]
fn formulas_and_readings_of_signs_are_one_line() {
    let page = |body: &str, text: &str, told: &str| holds(&Html, body.as_bytes(), text, told);
    let formula = |inner: &str| format!("<p>Regn <math>{inner}</math> ud.");
    for (inner, shown) in [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mfrac>\n <mrow><mi>a</mi> <mo>+</mo> <mn>1</mn></mrow>\n <mn>2</mn>\n</mfrac>", "(a+1)/2"),
        ("<mn>10</mn><mi>m</mi><msup><mi></mi><mn>2</mn></msup>", "10m²"),
        ("<msup><mi>x</mi><mi>n</mi></msup>", "x^n"),
        ("<msub><mi>CO</mi><mn>2</mn></msub>", "CO₂"),
        ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x₁²"),
        ("<msqrt><mn>2</mn><mi>x</mi></msqrt>", "√(2x)"),
        ("<mroot><mn>8</mn><mn>3</mn></mroot>", "³√(8)"),
        ("<munderover><mo>∑</mo><mi>a</mi><mi>b</mi></munderover>", "∑_a^b"),
        ("<mfenced open='['><mi>a</mi><mi>b</mi></mfenced>", "[a, b)"),
    ] {
        page(&formula(inner), &format!("p Regn {shown} ud.\n"), "");
        assert_eq!(read(&Html, formula(inner).as_bytes()).notices.get(&Notice::Formula), Some(&1));
    }
    page("<p>Ordet <ruby>漢<rt>kan</rt></ruby> og", "p Ordet 漢 (kan) og\n", "");
    page("<p>Ordet <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>s", "p Ordet 漢 (kan)s\n", "");
    page("<p><ruby>WHO<rp>[læs: </rp><rt>verden</rt></ruby>", "p WHO[læs: (verden)\n", "");
}
