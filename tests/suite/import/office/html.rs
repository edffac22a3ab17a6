//! Pages, construct by construct.

use udgiv::import::{Format, Html, Notice};

use super::{left_out, read, said, shown};

fn words(html: &str) -> String {
    let words = Html.words(html.as_bytes()).expect("words");
    let words: String = words.into_iter().map(|(_, words)| words).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_page_has_around_its_text_is_left_out_and_reported() {
    let html = "<title>Fanen</title><style>p{}</style><header>Logo</header><nav><a href=/>Menu</a></nav><main><header><h1>Politik</h1></header><p>Tekst<script>alert(1)</script><!-- nej --><span hidden>skjult</span></p></main><form><label>Søg</label><button>Find</button></form><footer>Cookies</footer>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(shown(&import), "h1 Politik\np Tekst\np Søg\n");
    let expected =
        "NotText: Fanen\nNotText: Logo\nNotText: Menu\nHidden: skjult\nNotText: Find\nNotText: Cookies\n";
    assert_eq!(left_out(&import), expected);
    assert_eq!(words(html), "Fanen Logo Menu Politik Tekst Søg Find Cookies");
}

#[test]
fn loose_words_unclosed_tags_and_blocks_in_links_are_read_as_a_browser_shows_them() {
    let html = "Løst<p>et<p>to <b>fed<i>begge</b>skrå</i><a href='https://www.example.dk/'><div>Boks</div></a>ved siden<br>af";
    let expected = "p Løst\np et\np to <strong>fed</strong><strong><em>begge</em></strong><em>skrå</em>\np <a https://www.example.dk/>Boks</a>\np ved siden\\af\n";
    let expected = expected.replace("</strong><strong><em>begge</em></strong>", "<em>begge</em></strong>");
    assert_eq!(said(&Html, html.as_bytes()), expected);
}

#[test]
fn lists_tables_and_boxes_are_found() {
    let html = "<ul><li>a<ol start=3><li>tre<li value=7>syv</ol><li><p>b</p><p>mere</p></ul><dl><dt>Ord</dt><dd>Forklaring</dd></dl><blockquote><p>Citat</p></blockquote><aside>Fakta</aside><table><caption>Priser</caption><tr><th>Sted<th>Pris<tr><th rowspan=2>Hal<td>0<tr><td>1</table>";
    let expected = "•\n  p a\n  3.\n    p tre\n  7.\n    p syv\n•\n  p b\n  p mere\np Ord\np Forklaring\nquote\n  p Citat\naside\n  p Fakta\ntable Priser false\n  # Sted | Pris\n  - Hal | 0\n  -  | 1\n";
    assert_eq!(said(&Html, html.as_bytes()), expected);
    assert_eq!(words(html), "a tre syv b mere Ord Forklaring Citat Fakta Priser Sted Pris Hal 0 1");
}

#[test]
fn pictures_inside_the_file_are_taken_and_none_is_fetched() {
    let html = "<figure><img alt='En prik' src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='><figcaption>Prikken</figcaption></figure><p>Tekst<img src='https://www.example.dk/sporing.png'><img src='../../etc/passwd'>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(shown(&import), "figure 0 Some(\"En prik\") Prikken\np Tekst\n");
    assert_eq!(left_out(&import), "Picture: https://www.example.dk/sporing.png\nPicture: ../../etc/passwd\n");
}

#[test]
fn letters_before_items_become_numbers_and_are_counted() {
    let import = read(&Html, b"<ol type=i><li>et<li>to</ol><ol><li>et</ol>");
    assert_eq!(shown(&import), "1.\n  p et\n2.\n  p to\n1.\n  p et\n");
    assert_eq!(import.notices[&Notice::LetteredItem], 2);
}

#[test]
fn links_go_out_into_the_world_and_notes_are_notes() {
    let html = "<p>Se <a href='mailto:a@example.dk'>a</a>, <a href='/om'>om</a><a href='javascript:alert(1)'>!</a>.<a id=r1 href='#n1' role=doc-noteref>1</a></p><ol><li id=n1>Noten <a href='#r1'>↩</a></li></ol>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(shown(&import), "p Se <a mailto:a@example.dk>a</a>, om!.[0]\nnote 0\n  p Noten\n");
    assert_eq!(import.notices[&Notice::LinkDropped], 2);
    assert_eq!(words(html), "Se a, om!. Noten");
}

#[test]
fn another_language_is_kept_and_a_wrong_setting_is_not() {
    let html =
        "<html lang=en-US><p lang=da-DK>Vi siger <i lang=de>gemütlich</i> og <i lang='?'>hyggeligt</i>";
    assert_eq!(said(&Html, html.as_bytes()), "p Vi siger <de><em>gemütlich</em></> og <em>hyggeligt</em>\n");
}

#[test]
fn old_encodings_and_entities_give_whole_letters() {
    assert_eq!(
        said(&Html, b"<p>Bl\xe5b\xe6r &ndash; s&oslash;d&shy;me&nbsp;ting"),
        "p Blåbær – sødme ting\n"
    );
}

#[test]
fn what_the_style_sheet_of_a_page_hides_is_told_and_not_published() {
    let html = "<style><!-- .intern, #note { DISPLAY : none } aside.skjul { visibility:hidden } @media print { .vis { display:none } } .vist { display:none } p.vist { display:block } .fast{display:none !important} /* p{display:none} */ --></style><p>Tekst <span class='x intern'>husk priser</span></p><p id=note>Til os selv</p><aside class=skjul>Kladde</aside><p class=vis>På skærmen</p><p class=vist>Vist</p><p class=fast style='display:block'>Fast</p><p class=intern style='display:block'>Egen</p>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(shown(&import), "p Tekst\np På skærmen\np Vist\np Egen\n");
    let expected = "Hidden: husk priser\nHidden: Til os selv\nHidden: Kladde\nHidden: Fast\n";
    assert_eq!(left_out(&import), expected);
    assert_eq!(words(html), "Tekst På skærmen Vist Egen");
    super::draft(&Html, html.as_bytes());
}

#[test]
fn what_readers_can_open_or_see_is_text_and_what_is_for_nobody_is_told() {
    let html = "<style>.fold{display:none}</style><a href='#mere'>Mere</a><div id=mere class=fold>Åbnet</div><div hidden=until-found>Fundet</div><div role=tabpanel hidden>Fane</div><p aria-hidden=true>Set af alle</p><p hidden>Ingen</p>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(shown(&import), "p Mere\np Åbnet\np Fundet\np Fane\np Set af alle\n");
    assert_eq!(left_out(&import), "Hidden: Ingen\n");
    super::draft(&Html, html.as_bytes());
}

#[test]
fn sizes_by_font_and_style_sheet_make_headings_where_no_tag_does() {
    let long = "Vi vil gøre det lettere at cykle til skole og arbejde, og vi begynder med de steder, hvor der er flest.";
    for (head, title, heading, end) in [
        ("", "<p><font size=6><b>Cykelpolitik</b></font>", "<p><b>", "</b>"),
        (
            "<style>.t{font-size:24pt;font-weight:bold}.o{font-weight:bold}</style>",
            "<p class=t>Cykelpolitik",
            "<p class=o><span>",
            "</span>",
        ),
    ] {
        let html =
            format!("{head}{title}<p>{long}{heading}Veje{end}</p><p>{long}{heading}Skoler{end}</p><p>{long}");
        let expected = format!("title Cykelpolitik\np {long}\nh1 Veje\np {long}\nh1 Skoler\np {long}\n");
        assert_eq!(said(&Html, html.as_bytes()), expected);
        super::draft(&Html, html.as_bytes());
    }
}

#[test]
fn a_box_with_nothing_but_links_to_the_site_is_a_menu() {
    let html = "<main><h1>Affald</h1><p>Tekst</p><aside><h2>Læs også</h2><ul><li><a href='/a'>Tømning</a><li><a href='b.html'>Priser</a></ul></aside><aside><p>Ring, eller <a href='/a'>skriv</a>.</p></aside></main>";
    let import = read(&Html, html.as_bytes());
    assert_eq!(left_out(&import), "NotText: Læs også Tømning Priser\n");
    assert!(shown(&import).contains("aside\n  p Ring, eller skriv."), "{}", shown(&import));
}

#[test]
fn the_largest_heading_is_the_title() {
    for page in [
        "<h1>Plan for haver</h1><p>Vi vil plante mere i byens haver hvert eneste år.</p>",
        "<title>Forside</title><main><h1>Plan for haver</h1><h2>Mål</h2><p>Vi vil plante mere.</p></main>",
    ] {
        let draft = super::draft(&Html, page.as_bytes());
        assert!(draft.contains("\ntitle = \"Plan for haver\"\n"), "{draft}");
    }
}
