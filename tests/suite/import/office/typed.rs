//! Lists that somebody typed: numbers, bullets and letters before paragraphs.

use udgiv::import::{Docx, Html, Odt};

use super::docx::{docx, import, p, titled};
use super::odt::odt;
use super::{draft, said};

#[test]
fn typed_numbers_in_a_row_are_a_list_and_keep_their_mark() {
    let body = [p("Sådan gør du:"), p("1) Søg plads"), p("2) Betal"), p("3) Kom"), p("Vi ses.")].concat();
    let expected = "p Sådan gør du:\n1)\n  p Søg plads\n2)\n  p Betal\n3)\n  p Kom\np Vi ses.\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    let typed: Vec<String> = import(&body).typed.into_iter().map(|one| one.number).collect();
    assert_eq!(typed, ["1)", "2)", "3)"]);
    let written = draft(&Docx, &docx(&body));
    assert!(written.contains("1) Søg plads\n"), "{written}");
    let text = "<text:p>4. Søg plads</text:p><text:p>5. Betal</text:p>";
    assert_eq!(said(&Odt, &odt(text)), "4.\n  p Søg plads\n5.\n  p Betal\n");
    draft(&Odt, &odt(text));
    let page = "<p>1. Søg plads</p><p>2. Betal</p>";
    assert_eq!(said(&Html, page.as_bytes()), "1.\n  p Søg plads\n2.\n  p Betal\n");
    draft(&Html, page.as_bytes());
}

#[test]
fn letters_below_a_typed_number_stay_words_of_its_item() {
    let body = [p("1) Søg"), p("a) på nettet"), p("b) i hallen"), p("2) Betal")].concat();
    let expected = "1)\n  p Søg\n  p a) på nettet\n  p b) i hallen\n2)\n  p Betal\n";
    assert_eq!(said(&Docx, &docx(&body)), expected);
    draft(&Docx, &docx(&body));
}

#[test]
fn bullets_and_lines_in_one_paragraph_are_lists_too() {
    let body = [p("- Vand"), p("- Lys"), p("Og:"), p("• Ro"), p("• Orden")].concat();
    assert_eq!(said(&Docx, &docx(&body)), "•\n  p Vand\n•\n  p Lys\np Og:\n•\n  p Ro\n•\n  p Orden\n");
    let lines = "<w:p><w:r><w:t>Trin:</w:t><w:br/><w:t>1. Søg</w:t><w:br/><w:t>2. Betal</w:t></w:r></w:p>";
    assert_eq!(said(&Docx, &docx(lines)), "p Trin:\n1.\n  p Søg\n2.\n  p Betal\n");
    draft(&Docx, &docx(lines));
}

#[test]
fn a_day_a_lone_number_and_numbers_out_of_order_stay_words() {
    for body in [
        [p("1. maj holder vi fri."), p("2. maj åbner vi.")].concat(),
        [p("1. Søg plads"), p("Det er alt.")].concat(),
        [p("3. Søg plads"), p("1. Betal")].concat(),
        [p("2026. Vi bygger."), p("2027. Vi åbner.")].concat(),
    ] {
        let document = titled(&body, "Titel");
        assert!(
            said(&Docx, &document).lines().all(|line| line.starts_with("p ") || line.starts_with("title ")),
            "{}",
            said(&Docx, &document)
        );
        assert!(import(&body).typed.is_empty());
        draft(&Docx, &document);
    }
}
