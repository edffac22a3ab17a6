//! What a field is for, where the table of keys says it to those who write files, or only in Danish.

/// The help of a key of a table, in Danish and English. Where the Danish is empty, the table of keys says it.
pub fn help(table: &str, key: &str) -> Option<(&'static str, &'static str)> {
    let both = match (table, key) {
        ("goal", "title") | ("fact", "title") | ("table", "caption") => return None,
        ("goal", "easy") => (
            "Målet med lette ord, en sætning på hver linje.",
            "The goal in easy words, a sentence on each line.",
        ),
        ("policy.valid", "from") => ("", "The first year."),
        ("policy.valid", "to") => ("", "The last year."),
        ("table", "rows") => {
            ("Hver række har en celle for hver kolonne.", "Each row has a cell for every column.")
        }
        ("chart", "rows") => (
            "Først rækkens navn, så et tal for hver kolonne.",
            "First the row's name, then a number for each column.",
        ),
        ("policy", "language") => (
            "Sprogkoden, for eksempel da for dansk eller en for engelsk.",
            "The language's code, such as da for Danish or en for English.",
        ),
        ("policy", "layout") => ("", "How it looks."),
        ("policy.cover_picture", "alt") => ("", "What the picture shows, in a sentence."),
        ("policy.cover_picture", "credit") => ("", "Who made it, as it should stand in the colophon."),
        ("section", "title") => return None,
        ("section", "easy_skip") => ("", "Why the section has no easy-read text."),
        ("section.easy", "text") => ("En sætning på hver linje.", "A sentence on each line."),
        ("section.easy", "title") => ("", "A heading, if it is to be another than the section's."),
        ("section.easy", "picture") => ("Et billede ved siden af teksten.", "A picture beside the text."),
        ("section.easy", "picture_alt") => ("", "What the picture shows, in a short sentence."),
        ("goal", "id") => (
            "Den adresse, som links til målet bruger: små bogstaver a–z, tal og bindestreger.",
            "The address that links to the goal use: small letters a–z, digits and hyphens.",
        ),
        ("quote", "picture") => ("Et portræt ved siden af citatet.", "A portrait beside the quotation."),
        ("quote", "picture_alt") => return None,
        ("picture", "title") => return None,
        ("table", "header") => ("Kolonnernes overskrifter.", "The headings of the columns."),
        ("chart", "caption") => {
            ("En titel over det, diagrammet viser.", "A title above what the chart shows.")
        }
        ("chart", "header") => (
            "Hvad rækkerne er, og hvad tallene i hver kolonne er.",
            "What the rows are, and what the numbers in each column are.",
        ),
        ("chart", "easy") => (
            "",
            "What the chart shows, in easy words. With them, the chart is part of the easy-read edition.",
        ),
        ("evaluation", "of") => (
            "De udgivelser, hvis e-bøger er vurderet. Skriv dem, som de står i adressen her i studiet, for eksempel socialpolitik-2025-2028.",
            "The publications whose e-books are evaluated. Write them as they stand in the address here in the studio, such as socialpolitik-2025-2028.",
        ),
        ("term", "easy") => (
            "",
            "The explanation in the easy-read text, right after the line in which the word is first used.",
        ),
        ("plain", "check") => (
            "Sæt kryds, hvis studiet skal sige til, hvor den fulde tekst er tungere end grænserne her.",
            "Tick it if the studio should say where the full text is heavier than the limits here.",
        ),
        ("plain", "sentence_words") => ("", "Words in a sentence, at most."),
        ("plain", "lix") => ("", "The readability index LIX of a section, at most."),
        ("easy", "sentence_words") => ("", "Words in a sentence, preferably no more."),
        ("easy", "lix") => ("", "The readability index LIX, preferably no more."),
        ("easy", "pages") => ("", "Pages of the easy-read PDF, at most."),
        _ => return by_key(key),
    };
    Some(both)
}

fn by_key(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "accent" => ("", "The colour of what should stand out."),
        "accent_cmyk" => ("", "The second colour in print, four percentages."),
        "accent_spot" => ("", "The name of a spot colour, if the second colour is to be printed as one."),
        "accessibility_email" => (
            "Mailadressen til dem, der svarer på spørgsmål om tilgængelighed, hvis det er en anden.",
            "The email address of those who answer questions about accessibility, if it is another.",
        ),
        "address" => ("Gade og nummer, postnummer og by.", "Street and number, postcode and town."),
        "adopted" => ("", "The day on which it was adopted."),
        "allow" => (
            "Koderne for de regler, teksten er undtaget fra: R01 til R20. Koden står øverst på den side, »Hvorfor?« ved et fund fører til.",
            "The codes of the rules that the text is excused from: R01 to R20. The code stands at the top of the page that “Why?” at a finding leads to.",
        ),
        "alt" => ("", "What the picture tells, in a sentence or two."),
        "approved_by" => ("Hvem der godkendte den.", "Who approved it."),
        "approved_on" => ("Hvornår den blev godkendt.", "When it was approved."),
        "audience" => (
            "Hvem den er til. Det står i kolofonen og i e-bogen.",
            "Whom it is for. It stands in the colophon and in the e-book.",
        ),
        "based_on" => (
            "Den fulde tekst, den blev godkendt ud fra. Studiet skriver det, når teksten bliver godkendt.",
            "The full text that it was approved by. The studio writes it when the text is approved.",
        ),
        "because" => ("", "The reason for the exception."),
        "bleed" => ("Beskæring i millimeter.", "Bleed, in millimetres."),
        "by" => ("", "Who said it."),
        "caption" => ("", "The text below the picture."),
        "cells" => ("", "Characters on a line."),
        "clauses" => ("", "Commas or subordinate clauses from which there is a warning."),
        "colour_bars" => ("Farvefelter ved siden af siden i tryk.", "Colour bars beside the page in print."),
        "condition" => ("", "The name of the printing condition."),
        "covers" => ("De mål, den letlæste tekst har med.", "The goals that the easy-read text has."),
        "credential" => ("", "What entitles them to evaluate: training or a certificate."),
        "credit" => ("", "Who made it, as it should stand."),
        "decorative" => (
            "Billedet er pynt, og bliver sprunget over, når siden læses op.",
            "The picture is decoration, and is skipped when the page is read aloud.",
        ),
        "description" => (
            "En længere beskrivelse af det, billedet viser, til dem, der ikke ser det.",
            "A longer description of what the picture shows, for those who don't see it.",
        ),
        "easy_status" => (
            "Bemærkningen med lette ord, en sætning på hver linje. Den står i de letlæste udgaver.",
            "The note in easy words, a sentence on each line. It stands in the easy-read editions.",
        ),
        "email" => ("Mailadressen bliver et link.", "The email address becomes a link."),
        "explanation" => ("", "The explanation in the glossary at the end of PDF and e-book."),
        "finding" => (
            "",
            "What the chart shows, in a sentence. It stands below the chart, and is what a screen reader says.",
        ),
        "focus" => (
            "Det punkt, der ikke må blive skåret væk: hvor langt det er fra venstre og fra toppen, fra 0 til 1. Skriver du intet, er det midten.",
            "The point that mustn't be cut off: how far it is from the left and from the top, from 0 to 1. If you write nothing, it is the middle.",
        ),
        "header_column" => (
            "Den første celle i hver række er rækkens overskrift.",
            "The first cell of each row is the row's heading.",
        ),
        "heading" => (
            "Niveauet for afsnittenes overskrifter på jeres hjemmeside, fra 1 til 4.",
            "The level of the sections' headings on your website, from 1 to 4.",
        ),
        "id" => (
            "Den adresse, som links bruger: små bogstaver a–z, tal og bindestreger, ét af hver i hele politikken.",
            "The address that links use: small letters a–z, digits and hyphens, each but once in the policy.",
        ),
        "identifier" => (
            "Udgivelsens eget nummer, for eksempel et ISBN.",
            "The publication's own number, such as an ISBN.",
        ),
        "ink_limit" => ("", "The most ink, in percent."),
        "keywords" => ("Emneord, som søgemaskiner kan bruge.", "Keywords that search engines can use."),
        "known_words" => (
            "Ord, læserne kender, hvor lange eller sjældne de end er.",
            "Words that readers know, however long or rare.",
        ),
        "label" => ("", "Words before the heading."),
        "language" => (
            "Sproget i udgiverens politikker, når de ikke selv siger et andet.",
            "The language of the publisher's policies, unless they say another.",
        ),
        "large_number" => ("", "From how many digits a number is large."),
        "layout" => ("", "The layout of the publisher's policies, unless they say another."),
        "line_characters" => ("", "Characters on a line, preferably no more."),
        "line_characters_most" => ("", "Characters on a line, never more."),
        "lines" => ("", "Lines on a page."),
        "lix_least" => ("", "The readability index LIX, preferably no less."),
        "lix_most" => ("", "The readability index LIX, never more."),
        "logo" => ("Uden logo står navnet på forsiden.", "Without a logo, the name stands on the cover."),
        "logo_alt" => ("", "What the logo says."),
        "long_word" => ("", "From how many letters a word is long."),
        "name" => ("", "Whom the picture shows; it stands below it, and beside a portrait."),
        "negations" => ("", "Negations in a sentence from which there is a warning."),
        "on" => ("", "The day of the evaluation."),
        "openings" => ("", "Percent of a section's sentences that begin with “der”, at most."),
        "pages" => (
            "Hvor mange sider den skal fylde på skærm og tryk, med forside og bagside.",
            "How many pages it is to fill on screen and in print, with front and back.",
        ),
        "paper_mm" => ("", "How thick the paper of a booklet is, in millimetres."),
        "paragraph_lines" => ("", "Lines without a pause, at most."),
        "passive" => ("", "Percent of a section's sentences in the passive, at most."),
        "perspective" => ("", "Whose perspective the goal takes."),
        "phone" => ("Telefonnummeret bliver et link.", "The telephone number becomes a link."),
        "primary" => {
            ("Farven på forsiden og på overskrifterne.", "The colour of the cover and of the headings.")
        }
        "primary_cmyk" => ("", "The main colour in print, four percentages: cyan, magenta, yellow, black."),
        "primary_spot" => ("", "The name of a spot colour, if the main colour is to be printed as one."),
        "profile" => (
            "Navnet på trykkeriets ICC-profil. Den skal ligge samme sted som logoet og må højst fylde 10 MB.",
            "The name of the print shop's ICC profile. It has to lie where the logo does, and is 10 MB at most.",
        ),
        "published_at" => (
            "Adressen på den mappe på nettet, I lægger de færdige filer i. Med den bliver vejen mellem de to e-bøger et link.",
            "The address of the folder on the web that you put the finished files into. With it, the way between the two e-books is a link.",
        ),
        "publisher" => ("Hvem der udgiver den.", "Who publishes it."),
        "report" => ("", "The address of the report."),
        "sentence_words_most" => ("", "Words in a sentence, never more."),
        "signature" => (
            "Et billede af underskriften. Det står under navnet.",
            "A picture of the signature. It stands below the name.",
        ),
        "short_title" => {
            ("", "A short title for the foot of the pages, where title or subtitle are too long.")
        }
        "src" => ("Billedets fil.", "The picture's file."),
        "status" => ("", "A note in the colophon of every edition."),
        "subtitle" => ("", "The subtitle, which also stands at the foot of the pages."),
        "summary" => (
            "Hvad den handler om, i en sætning eller to. Feltet kan stå tomt.",
            "What it is about, in a sentence or two. The field may be left empty.",
        ),
        "synonyms" => (
            "Andre ord for det samme. Studiet siger til, hvis den letlæste tekst bruger både ordet og et af dem.",
            "Other words for the same. The studio tells where the easy-read text uses both the word and one of them.",
        ),
        "tested_by" => {
            ("", "Who of those it is for has read and tried it. It stands in the easy-read colophon.")
        }
        "tested_on" => ("", "When they tried it. It stands in the easy-read colophon."),
        "text" => {
            ("Den kan have fed, kursiv, lister og links.", "It can have bold, italics, lists and links.")
        }
        "unit" => ("", "What the numbers count."),
        "updated" => ("", "The day on which it was last changed."),
        "web" => ("Hjemmesiden bliver et link.", "The website becomes a link."),
        "written_by" => ("", "Who wrote it. It stands in the easy-read colophon."),
        _ => return None,
    })
}
