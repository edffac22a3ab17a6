//! What people type by mistake, and the first thing they are told: the cause, at its place, and what to type.

mod arguments;
mod siblings;

use serde_json::Value;

use super::support::{Project, golden, repository};

/// What stands in the scaffold, and what is typed in its place.
const TYPOS: &[(&str, &str, &str)] = &[
    ("no-closing-mark", "title = \"Navnet på politikken\"", "title = \"Navnet på politikken"),
    ("danish-key", "subtitle =", "undertitel ="),
    ("curly-english", "\"Navnet på politikken\"", "“Navnet på politikken”"),
    ("curly-danish", "\"Navnet på politikken\"", "”Navnet på politikken”"),
    ("guillemets", "\"Navnet på politikken\"", "»Navnet på politikken«"),
    ("curly-single", "\"Navnet på politikken\"", "‘Navnet på politikken’"),
    ("curly-at-the-end", "\"Navnet på politikken\"", "\"Navnet på politikken”"),
    ("long-text-open", "- Et punkt mere\n\"\"\"", "- Et punkt mere"),
    ("last-long-text-open", "ringe til os.\n\"\"\"", "ringe til os."),
    ("two-marks", "text = \"\"\"\nSkriv her", "text = \"\"\nSkriv her"),
    ("long-curly", "text = \"\"\"\nSkriv her", "text = “““\nSkriv her"),
    ("no-equals", "title = \"Fællesskab\"", "title \"Fællesskab\""),
    ("colon", "title = \"Fællesskab\"", "title: \"Fællesskab\""),
    ("nothing-after-equals", "subtitle = \"Politik 2026–2029\"", "undertitel ="),
    ("one-bracket", "[[section]]\nid = \"faellesskab\"", "[section]\nid = \"faellesskab\""),
    ("bracket-open", "[[section]]\nid = \"faellesskab\"", "[[section]\nid = \"faellesskab\""),
    ("danish-group", "[[section.block]]\n  type = \"goal\"", "[[section.blok]]\n  type = \"goal\""),
    ("group-without-its-section", "[[section.block]]\n  type = \"goal\"", "[[block]]\n  type = \"goal\""),
    ("one-bracket-inside", "[[section.block]]\n  type = \"goal\"", "[section.block]\n  type = \"goal\""),
    ("date-in-figures", "# adopted = 2026-01-29", "adopted = 29-01-2026"),
    ("date-in-words", "# adopted = 2026-01-29", "adopted = \"29. januar 2026\""),
    ("date-without-marks", "# adopted = 2026-01-29", "adopted = 29. januar 2026"),
    ("comma-missing", "keywords = [\"politik\"]", "keywords = [\"politik\" \"fritid\"]"),
    (
        "yes-in-danish",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "decorative = ja",
    ),
    ("brace-missing", "to = 2029 }", "to = 2029"),
    ("years-as-text", "{ from = 2026, to = 2029 }", "\"2026-2029\""),
    ("windows-path", "images/figur.svg", r"C:\Users\mette\Billeder\figur.svg"),
    ("backslash-path", "images/figur.svg", r"images\kort.svg"),
    ("backslash-that-is-toml", "images/figur.svg", r"images\figur.svg"),
    ("marks-inside", "\"Skriv løftet i én sætning.\"", "\"Vi siger \"ja\" til alle.\""),
    ("marks-inside-at-the-end", "\"Skriv løftet i én sætning.\"", "\"Vi siger \"ja\"\""),
    ("words-after", "title = \"Fællesskab\"", "title = \"Fællesskab\" og mere"),
    ("capital", "title = \"Fællesskab\"", "Title = \"Fællesskab\""),
    ("key-twice", "title = \"Fællesskab\"", "title = \"Fællesskab\"\ntitle = \"Fællesskaber\""),
    ("backslash", "\"Skriv løftet i én sætning.\"", r#""Åbent mandag\onsdag.""#),
    ("danish-role", "role = \"focus-area\"", "role = \"fokusområde\""),
    ("danish-type", "type = \"goal\"", "type = \"mål\""),
    ("text-below-a-block", "type = \"contact\"", "type = \"contact\"\ntext = \"Hej\""),
    ("schema-below", "schema = 1\n\n[policy]", "[policy]\nschema = 1"),
    ("no-break-space", "title = \"Fællesskab\"", "title\u{a0}= \"Fællesskab\""),
    ("invisible-sign", "title = \"Fællesskab\"", "title =\u{200b} \"Fællesskab\""),
    ("mark-of-order", "[[section]]\nid = \"faellesskab\"", "\u{feff}[[section]]\nid = \"faellesskab\""),
    (
        "loose-words",
        "[[section]]\nid = \"faellesskab\"",
        "Husk at spørge Mette\n[[section]]\nid = \"faellesskab\"",
    ),
    ("danish-letter-in-key", "summary =", "resumé ="),
    ("comma-missing-in-braces", "from = 2026, to", "from = 2026 to"),
    ("comma-missing-between-numbers", "keywords = [\"politik\"]", "keywords = [2025 2026]"),
    ("colon-in-braces", "from = 2026, to", "from: 2026, to"),
    ("semicolon", "keywords = [\"politik\"]", "keywords = [\"politik\"; \"fritid\"]"),
    ("comma-twice", "keywords = [\"politik\"]", "keywords = [\"politik\",, \"fritid\"]"),
    ("comma-missing-after-a-note", "keywords = [\"politik\"]", "keywords = [\n\"politik\" # et\n\"fritid\"]"),
    ("danish-letters-in-id", "id = \"faellesskab\"", "id = \"Fællesskab\""),
    ("described-and-decorative", "  alt = \"To cirkler", "  decorative = true\n  alt = \"To cirkler"),
    ("windows-path-twice", "images/figur.svg", r"C:\\Users\\mette\\figur.svg"),
    ("no-such-picture", "images/figur.svg", "images/kort.png"),
    ("picture-in-capitals", "images/figur.svg", "images/Figur.SVG"),
    ("picture-in-another-folder", "images/figur.svg", "billeder/figur.svg"),
    ("line-break-of-html", "Vi arbejder gerne", "Vi arbejder<br>gerne"),
    ("html", "Vi arbejder gerne", "Vi <b>arbejder</b> gerne"),
    ("bullet", "- Et punkt\n", "• Et punkt\n"),
    ("bullet-and-tab", "- Et punkt\n", "•\tEt punkt\n"),
    ("dash-as-bullet", "- Et punkt\n- Et punkt mere", "– Et punkt\n– Et punkt mere"),
    ("heading-without-space", "## En mellemrubrik", "##En mellemrubrik"),
    ("link-without-https", "Vi arbejder gerne", "[Vores hjemmeside](www.example.dk) og"),
    ("link-to-a-mailbox", "Vi arbejder gerne", "[Skriv til os](post@example.dk) og"),
    ("link-to-no-section", "Vi arbejder gerne", "[Se forordet](#Forord) og"),
    ("name-of-the-publisher", "\"min-kommune\"", "\"Min Kommune\""),
    ("unknown-publisher", "\"min-kommune\"", "\"Nordlev Kommune\""),
    ("layout-misspelt", "valid =", "layout = \"brosjure\"\nvalid ="),
    ("pdf-as-variant", "valid =", "variants = [\"pdf\", \"epub\"]\nvalid ="),
    ("emoji", "Skriv løftet i én sætning.", "Alle er velkomne 😊"),
    ("easy-text-and-none", "role = \"focus-area\"", "role = \"focus-area\"\neasy_skip = \"nej\""),
    (
        "easy-without-text",
        "  text = \"\"\"\nDenne politik er til dig.\nSkriv korte sætninger, én på hver linje.\n\"\"\"\n",
        "",
    ),
    ("no-schema", "schema = 1\n", ""),
    ("date-begins-a-line", "Fortæl, hvad", "1. januar begynder vi. Fortæl, hvad"),
    ("text-in-two-lines", "\"Navnet på politikken\"", "\"Navnet på\npolitikken\""),
    ("long-curly-at-the-end", "- Et punkt mere\n\"\"\"", "- Et punkt mere\n”””"),
    ("round-brackets", "{ from = 2026, to = 2029 }", "(from = 2026, to = 2029)"),
    ("arrow", "title = \"Fællesskab\"", "title => \"Fællesskab\""),
    ("semicolon-at-the-end", "title = \"Fællesskab\"", "title = \"Fællesskab\";"),
    ("one-year", "{ from = 2026, to = 2029 }", "2026"),
    ("years-in-marks", "{ from = 2026, to = 2029 }", "{ from = \"2026\", to = \"2029\" }"),
    ("list-without-brackets", "covers = [\"maal-1\"]", "covers = \"maal-1\""),
    ("list-in-one-text", "keywords = [\"politik\"]", "keywords = \"politik, fritid\""),
    ("number-without-marks", "label = \"Fokusområde 1\"", "label = 1"),
    (
        "yes-in-marks",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "decorative = \"true\"",
    ),
    ("two-brackets-where-one-belongs", "[section.easy]\n  covers", "[[section.easy]]\n  covers"),
    ("two-brackets-about-the-policy", "[policy]", "[[policy]]"),
    ("goal-misspelt", "covers = [\"maal-1\"]", "covers = [\"maal1\"]"),
    ("goal-without-its-id", "  id = \"maal-1\"\n", ""),
    (
        "numbers-in-a-table",
        "type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"",
        "type = \"table\"\n  header = [\"År\", \"Haller\"]\n  rows = [[2026, \"12\"]]",
    ),
    (
        "table-misspelt",
        "type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"",
        "type = \"table\"\n  heading = [\"År\", \"Haller\"]\n  rows = [[\"2026\", \"12\"]]",
    ),
    ("name-of-the-publishers-file", "\"min-kommune\"", "\"sources/publishers/min-kommune.toml\""),
    ("contact-in-the-policy", "type = \"contact\"", "type = \"contact\"\n  email = \"post@example.dk\""),
    ("who-said-it", "type = \"ambition\"\n  text", "type = \"quote\"\n  author = \"Formanden\"\n  text"),
    (
        "description-empty",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "alt = \"\"",
    ),
    ("note-inside-a-text", "Fortæl, hvad", "# husk tal\nFortæl, hvad"),
    ("raised-by-html", "Vi arbejder gerne", "Vi arbejder<sup>1</sup> gerne"),
    ("note-by-html", "Vi arbejder gerne", "Vi arbejder<!-- husk tal --> gerne"),
    ("scaffold-as-it-stands", "Fællesskab", "Fællesskab"),
    // The siblings of some of those above.
    ("colon-twice-in-braces", "from = 2026, to = 2029", "from: 2026, to: 2029"),
    ("colon-before-a-list", "keywords = [\"politik\"]", "keywords: [\"politik\", \"fritid\"]"),
    ("colon-and-no-marks", "title = \"Fællesskab\"", "title: Fællesskab"),
    ("no-years", "valid = { from = 2026, to = 2029 }", "valid ="),
    ("no-list", "keywords = [\"politik\"]", "keywords ="),
    ("one-year-in-braces", "{ from = 2026, to = 2029 }", "{ to = 2031 }"),
    ("one-year-in-marks", "{ from = 2026, to = 2029 }", "\"2027\""),
    ("years-without-marks", "{ from = 2026, to = 2029 }", "2026-2029"),
    ("date-in-marks", "# adopted = 2026-01-29", "adopted = \"2026-01-29\""),
    ("no-such-day", "# adopted = 2026-01-29", "adopted = 2026-02-30"),
    ("comma-missing-at-a-line-end", "keywords = [\"politik\"]", "keywords = [\n\"politik\"\n\"fritid\"]"),
    (
        "comma-missing-before-two-notes",
        "keywords = [\"politik\"]",
        "keywords = [\n\"politik # 1\" # et\n# to\n\"fritid\"]",
    ),
    ("list-open", "keywords = [\"politik\"]", "keywords = [\"politik\", \"fritid\""),
    ("path-on-the-network", "images/figur.svg", r"\\server\faelles\figur.svg"),
    ("path-to-the-folder-above", "images/figur.svg", r"..\faelles\figur.svg"),
    ("path-with-a-drive-and-slashes", "images/figur.svg", "C:/Users/mette/figur.svg"),
    ("folder-in-capitals", "images/figur.svg", "Images/figur.svg"),
    ("capitals-alone", "title = \"Fællesskab\"", "TITLE = \"Fællesskab\""),
    ("capital-in-a-group", "[[section]]\nid = \"faellesskab\"", "[[Section]]\nid = \"faellesskab\""),
    (
        "danish-group-with-groups-in-it",
        "[[section]]\nid = \"faellesskab\"",
        "[[afsnit]]\nid = \"faellesskab\"",
    ),
    ("capital-in-a-value", "role = \"focus-area\"", "role = \"Focus-area\""),
    ("capital-in-a-layout", "valid =", "layout = \"Brochure\"\nvalid ="),
    ("group-of-the-publisher", "[policy]", "[brand]\nprimary = \"#004b5a\"\n\n[policy]"),
    ("group-unknown", "[[section.block]]\n  type = \"goal\"", "[[section.xyz]]\n  type = \"goal\""),
    ("easy-group-without-its-section", "[section.easy]\n  covers", "[easy]\n  covers"),
    ("easy-as-variant", "valid =", "variants = [\"letlæst\"]\nvalid ="),
    ("picture-as-type", "type = \"figure\"", "type = \"billede\""),
    ("publishers-file-with-its-ending", "\"min-kommune\"", "\"min-kommune.toml\""),
    ("publishers-file-in-capitals", "\"min-kommune\"", "\"Min-Kommune\""),
    ("new-publisher", "\"min-kommune\"", "\"nordlev-kommune\""),
    ("underlined-by-html", "Vi arbejder gerne", "Vi arbejder <u class=\"x\">gerne</u>"),
    ("quarter-begins-a-line", "Fortæl, hvad", "1. kvartal begynder vi. Fortæl, hvad"),
    (
        "date-between-single-marks",
        "text = \"Skriv løftet i én sætning.\"",
        "text = '''\n1. januar begynder vi.\n'''",
    ),
    ("letters-in-key", "summary =", "ærø ="),
    // The siblings of those, in turn.
    ("letters-in-a-key-of-a-block", "  text = \"Skriv løftet i én sætning.\"", "  løfte = \"Vi lytter.\""),
    ("letters-in-a-group", "[[section]]\nid = \"faellesskab\"", "[[område]]\nid = \"faellesskab\""),
    ("colon-and-curly", "title = \"Fællesskab\"", "title: ”Fællesskab”"),
    ("colon-and-a-number", "label = \"Fokusområde 1\"", "label: 1"),
    ("colon-and-danish", "title = \"Fællesskab\"", "titel: Fællesskab"),
    ("colon-and-danish-letter", "summary =", "Resumé:"),
    ("colon-before-a-long-curly-text", "text = \"\"\"\nSkriv her", "text: “““\nSkriv her"),
    ("title-that-looks-like-a-date", "title = \"Fællesskab\"", "title = 29. januar 2026"),
    ("colon-and-years", "valid = { from = 2026, to = 2029 }", "valid: 2026-2029"),
    ("colon-before-a-long-text", "text = \"\"\"\nSkriv her", "text: \"\"\"\nSkriv her"),
    ("colon-before-a-list-in-lines", "keywords = [\"politik\"]", "keywords: [\n\"politik\",\n\"fritid\",\n]"),
    ("colon-and-nothing", "subtitle = \"Politik 2026–2029\"", "subtitle:"),
    ("note-with-a-colon", "title = \"Fællesskab\"", "Husk: spørg Mette\ntitle = \"Fællesskab\""),
    ("no-equals-and-curly", "title = \"Fællesskab\"", "title ”Fællesskab”"),
    ("list-of-words-without-marks", "keywords = [\"politik\"]", "keywords = [politik, fritid]"),
    ("comma-missing-and-curly", "keywords = [\"politik\"]", "keywords = [\"politik\" ”fritid”]"),
    ("date-of-what", "# adopted = 2026-01-29", "dato = 2026-01-29"),
    ("description-of-what", "  alt = \"To cirkler", "  beskrivelse = \"To cirkler"),
    ("no-such-day-in-words", "# adopted = 2026-01-29", "adopted = \"31. april 2026\""),
    ("no-such-day-in-figures", "# adopted = 2026-01-29", "adopted = 31-04-2026"),
    ("day-before-month", "# adopted = 2026-01-29", "adopted = 2026-29-01"),
    ("date-with-a-time", "# adopted = 2026-01-29", "adopted = 2026-01-29T10:00:00"),
    ("no-header", "[policy]\n", ""),
    ("no-header-and-no-schema", "schema = 1\n\n[policy]\n", ""),
    ("heading-of-the-top-level", "## En mellemrubrik", "# En mellemrubrik"),
    ("minus-as-bullet", "- Et punkt\n- Et punkt mere", "− Et punkt\n− Et punkt mere"),
    ("path-with-a-dot", "images/figur.svg", "./images/figur.svg"),
    ("folder-and-picture-in-capitals", "images/figur.svg", "Images/FIGUR.svg"),
    ("goal-in-capitals", "covers = [\"maal-1\"]", "covers = [\"Mål 1\"]"),
    ("link-with-danish-letters", "Vi arbejder gerne", "[Se om fællesskab](#fællesskab) og"),
    ("struck-out-by-html", "Vi arbejder gerne", "Vi <s>arbejder</s> gerne"),
    ("coloured-by-html", "Vi arbejder gerne", "Vi <font color=\"red\">arbejder</font> gerne"),
    ("table-by-html", "Fortæl, hvad", "<table><tr><td>1</td></tr></table>\n\nFortæl, hvad"),
    (
        "stars-between-single-marks",
        "text = \"Skriv løftet i én sætning.\"",
        "text = '''\n**Vision **og mål.\n'''",
    ),
    (
        "minus-between-single-marks",
        "text = \"Skriv løftet i én sætning.\"",
        "text = '''\n- 5 grader er koldt.\n'''",
    ),
    (
        "source-between-single-marks",
        "text = \"Skriv løftet i én sætning.\"",
        "text = '''\nVi lytter.\n\n[Kilde]: Panelet\n'''",
    ),
    (
        "product-between-single-marks",
        "text = \"Skriv løftet i én sætning.\"",
        "text = '''\nHallen er 20*30*8 meter.\n'''",
    ),
    // Headers that are missing.
    ("no-header-of-a-section", "[[section]]\nid = \"faellesskab\"", "id = \"faellesskab\""),
    ("no-header-of-the-first-section", "[[section]]\nid = \"forord\"", "id = \"forord\""),
    ("no-header-of-the-last-section", "[[section]]\nid = \"kontakt\"", "id = \"kontakt\""),
    ("no-header-of-a-block", "  [[section.block]]\n  type = \"goal\"", "  type = \"goal\""),
    ("no-header-of-the-first-block", "  [[section.block]]\n  type = \"figure\"", "  type = \"figure\""),
    ("no-header-of-a-contact", "  [[section.block]]\n  type = \"contact\"", "  type = \"contact\""),
    ("no-header-of-an-easy-text", "  [section.easy]\n  covers", "  covers"),
    ("no-header-of-a-word", "[[term]]\n", ""),
    (
        "no-headers-at-all",
        "  [[section.block]]\n  type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"\n\n  [[section.block]]\n",
        "  type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"\n\n",
    ),
    ("text-twice-or-easy", "  [section.easy]\n  text = \"\"\"\nDenne", "  text = \"\"\"\nDenne"),
    ("text-below-a-block-or-easy", "  [section.easy]\n  text = \"\"\"\nHar", "  text = \"\"\"\nHar"),
    ("text-below-a-block-and-there", "type = \"figure\"", "type = \"figure\"\n  text = \"Hej\""),
    ("no-type", "  type = \"ambition\"\n", ""),
    ("keywords-in-the-glossary", "[[term]]\n", "[[term]]\nlayout = \"brochure\"\n"),
    // What stands behind a value.
    ("words-after-and-a-note", "title = \"Fællesskab\"", "title = \"Fritid\" for alle # note"),
    ("words-after-with-a-mark", "title = \"Fællesskab\"", "title = \"Fritid\" for alle\""),
    ("full-stop-after", "title = \"Fællesskab\"", "title = \"Fritid\"."),
    ("two-texts", "title = \"Fællesskab\"", "title = \"Fritid\" + \"for alle\""),
    ("list-without-brackets-in-marks", "keywords = [\"politik\"]", "keywords = \"politik\", \"fritid\""),
    (
        "two-keys-on-a-line",
        "label = \"Fokusområde 1\"\ntitle = \"Fællesskab\"",
        "label = \"1\", title = \"Fællesskab\"",
    ),
    ("words-after-a-list", "keywords = [\"politik\"]", "keywords = [\"politik\"] og fritid"),
    ("words-after-years", "to = 2029 }", "to = 2029 } cirka"),
    ("words-after-a-number", "valid =", "pages = 16 sider\nvalid ="),
    ("words-after-a-date", "# adopted = 2026-01-29", "adopted = 29. januar 2026 i byrådet"),
    ("words-after-yes", "  caption =", "  decorative = nej tak\n  caption ="),
    (
        "words-after-a-header",
        "[[section]]\nid = \"faellesskab\"",
        "[[section]] Fællesskab\nid = \"faellesskab\"",
    ),
    ("words-after-a-long-text", "ringe til os.\n\"\"\"", "ringe til os.\n\"\"\" slut"),
    // A yes or no where words belong.
    (
        "no-description-by-no",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "alt = false",
    ),
    (
        "no-description-in-words",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "alt = \"ingen\"",
    ),
    (
        "no-description-bare",
        "alt = \"To cirkler, der overlapper: du og vi. Hvor de mødes, står der sammen.\"",
        "alt = nej",
    ),
    ("easy-text-and-no", "role = \"focus-area\"", "role = \"focus-area\"\neasy_skip = false"),
    (
        "no-easy-text-by-yes",
        "  [section.easy]\n  text = \"\"\"\nDenne politik er til dig.\nSkriv korte sætninger, én på hver linje.\n\"\"\"\n",
        "easy_skip = true\n",
    ),
    ("no-caption-by-no", "caption = \"Det, vi er fælles om\"", "caption = false"),
    ("no-subtitle-bare", "subtitle = \"Politik 2026–2029\"", "subtitle = nej"),
    ("yes-as-title", "title = \"Fællesskab\"", "title = true"),
    // Ordinals that begin a line.
    (
        "ordinals-begin-two-lines",
        "Fortæl, hvad",
        "1. kvartal begynder vi.\n2. maj slutter vi.\n\nFortæl, hvad",
    ),
    ("ordinal-begins-a-short-text", "\"Skriv løftet i én sætning.\"", "\"2. maj holder vi fri.\""),
    ("floor-begins-a-line", "Fortæl, hvad", "2. sal er lukket. Fortæl, hvad"),
    // Headers that are written otherwise.
    ("header-without-brackets", "[[section]]\nid = \"faellesskab\"", "section:\nid = \"faellesskab\""),
    ("header-in-round-brackets", "[[section]]\nid = \"faellesskab\"", "((section))\nid = \"faellesskab\""),
    ("header-in-the-plural", "[[section]]\nid = \"faellesskab\"", "[[sections]]\nid = \"faellesskab\""),
    ("header-with-a-space", "[[section.block]]\n  type = \"goal\"", "[[section block]]\n  type = \"goal\""),
    ("kind-as-a-header", "[[section.block]]\n  type = \"goal\"", "[[section.goal]]"),
    // Marks and brackets that are others.
    ("marks-too-few-at-the-end", "- Et punkt mere\n\"\"\"", "- Et punkt mere\n\"\""),
    ("three-marks-on-a-line", "title = \"Fællesskab\"", "title = \"\"\"Fællesskab\""),
    ("three-marks-inside", "Skriv her, hvorfor", "Skriv \"\"\"her\"\"\", hvorfor"),
    ("backslash-at-the-end", "title = \"Fællesskab\"", "title = \"Fællesskab\\\""),
    ("other-mark-at-the-end", "title = \"Fællesskab\"", "title = \"Fællesskab'"),
    ("apostrophe", "title = \"Fællesskab\"", "title = 'Børn's ret'"),
    ("list-in-curly-brackets", "keywords = [\"politik\"]", "keywords = {\"politik\", \"fritid\"}"),
    ("word-for-a-comma", "keywords = [\"politik\"]", "keywords = [\"politik\" og \"fritid\"]"),
    ("texts-for-a-list", "keywords = [\"politik\"]", "keywords = \"politik\" \"fritid\""),
    ("text-in-brackets", "role = \"focus-area\"", "role = [\"focus-area\"]"),
    ("years-in-a-list", "{ from = 2026, to = 2029 }", "[2026, 2029]"),
    ("years-bare-in-brackets", "{ from = 2026, to = 2029 }", "{ 2026 - 2029 }"),
    ("years-in-danish", "{ from = 2026, to = 2029 }", "{ fra = 2026, til = 2029 }"),
    // Notes as others write them.
    ("note-of-another-language", "title = \"Fællesskab\"", "// husk tal\ntitle = \"Fællesskab\""),
    ("note-behind-a-value", "title = \"Fællesskab\"", "title = \"Fællesskab\" // husk tal"),
    // Names with other signs, and empty ones.
    ("name-with-a-space", "label = \"Fokusområde 1\"", "easy skip = \"Det er en oversigt\""),
    ("name-with-a-capital-inside", "label = \"Fokusområde 1\"", "easySkip = \"Det er en oversigt\""),
    ("role-empty", "role = \"focus-area\"", "role = \"\""),
    ("title-empty", "title = \"Fællesskab\"", "title = \"\""),
    ("caption-empty", "caption = \"Det, vi er fælles om\"", "caption = \"\""),
    ("language-in-words", "language = \"da\"", "language = \"dansk\""),
    ("goal-left-out", "  covers = [\"maal-1\"]\n", ""),
];

/// What is typed otherwise than in the scaffold and is right all the same.
const FINE: &[(&str, &str, &str)] = &[
    ("indented", "title = \"Fællesskab\"", "      title = \"Fællesskab\""),
    ("tabs", "title = \"Fællesskab\"", "\ttitle\t=\t\"Fællesskab\""),
    ("tab-in-a-text", "Vi vil gøre mere", "Vi vil\tgøre mere"),
    ("stars-without-spaces", "Vi arbejder gerne", "__Vi__ arb**ejd**er gerne"),
    ("windows-lines", "\n", "\r\n"),
    ("byte-order-mark", "#:schema", "\u{feff}#:schema"),
];

fn scaffold() -> (Project, String) {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "udgangspunkt"]).status, 0);
    let text = project.read("sources/udgangspunkt/policy.toml");
    (project, text)
}

/// The findings of a check, by policy.
fn found(project: &Project, language: &str) -> Vec<Value> {
    let run = project.run(&["check", "--format", "json", "--lang", language]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

fn told(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let level = if finding["level"] == "error" { String::new() } else { format!("{} ", text("level")) };
    let (line, column) = (&finding["line"], &finding["column"]);
    let mut out = format!("{} {level}{line}:{column} {}\n", text("code"), text("message"));
    out.extend(text("help").lines().map(|line| format!("    {line}\n")));
    if let Some(write) = finding["mend"]["write"].as_str() {
        out.push_str(&format!("    mend: {write:?}\n"));
    }
    out
}

/// Puts a policy into the project for each typo.
fn type_all(project: &Project, scaffold: &str, typos: &[(&str, &str, &str)]) {
    let picture = project.bytes("sources/udgangspunkt/images/figur.svg");
    for (name, stands, typed) in typos {
        assert!(scaffold.contains(stands), "{name}: {stands}");
        project.write(&format!("sources/{name}/policy.toml"), scaffold.replacen(stands, typed, 1));
        project.write(&format!("sources/{name}/images/figur.svg"), &picture);
    }
}

/// What is told of each typo, in both languages.
fn page(typos: &[(&str, &str, &str)], languages: &[Vec<Value>]) -> String {
    let mut page = String::new();
    for (name, _, typed) in typos {
        page.push_str(&format!("# {name}: {typed:?}\n"));
        for findings in languages {
            // That the scaffold's words still stand is told of each.
            let told_of_all = |one: &Value| one["code"] == "U046" && *name != "scaffold-as-it-stands";
            let of = |one: &&Value| one["slug"] == *name && !told_of_all(one);
            let of: Vec<&Value> = findings.iter().filter(of).collect();
            assert!(!of.is_empty(), "{name} is not told");
            page.extend(of.into_iter().map(told));
        }
        page.push('\n');
    }
    page
}

#[test]
fn each_typo_is_told_by_its_cause_and_by_nothing_that_follows_from_it() {
    let (project, scaffold) = scaffold();
    type_all(&project, &scaffold, TYPOS);
    let languages = [found(&project, "da"), found(&project, "en")];
    for findings in &languages {
        let first = findings.iter().position(|one| one["code"] == "U046").expect("the scaffold's words");
        assert!(findings[first..].iter().all(|one| one["code"] == "U046"), "what is left to do comes last");
    }
    golden(&repository().join("tests/cases/typos.golden"), &page(TYPOS, &languages));
}

#[test]
fn a_file_full_of_slips_is_as_it_was_meant_once_it_is_mended() {
    let (project, scaffold) = scaffold();
    let table = "type = \"table\"\n  header = [\"År\", \"Haller\"]\n  rows = [[\"2026\", \"12\"], [\"2027\", \"14,5\"]]";
    let ambition = "type = \"ambition\"\n  text = \"Skriv løftet i én sætning.\"";
    let meant = scaffold.replacen(ambition, table, 1).replacen("\"Fokusområde 1\"", "\"1\"", 1);
    let keywords = "keywords = [\n  \"politik\", # et\n  \"fritid\",\n]";
    let meant = meant.replacen("keywords = [\"politik\"]", keywords, 1);
    let mut typed = meant.clone();
    for (stands, slip) in [
        ("\"Navnet på politikken\"", "\"Navnet på\npolitikken\""),
        ("- Et punkt mere\n\"\"\"", "- Et punkt mere\n”””"),
        ("{ from = 2026, to = 2029 }", "(from = \"2026\", to = 2029)"),
        ("\"Samskabelse\"\n", "\"Samskabelse\";\n"),
        ("label = \"1\"", "label => 1"),
        ("header = ", "headers = "),
        ("[[\"2026\", \"12\"], [\"2027\", \"14,5\"]]", "[[2026, 12], [2027, \"14,5\"]]"),
        ("[section.easy]\n  covers = [\"maal-1\"]", "[[section.easy]]\n  covers = \"maal-1\""),
        ("[[section.block]]\n  type = \"goal\"", "[[block]]\n  type = \"goal\""),
        ("publisher = \"min-kommune\"", "publisher = \"Min Kommune\""),
        ("title = \"Fællesskab\"", "title: ”Fællesskab”"),
        ("id = \"maal-1\"\n  title = \"Et mål\"", "id: maal-1\n  title = \"Et mål\""),
        ("\"images/figur.svg\"", "\"Images/Figur.SVG\""),
        (
            "keywords = [\n  \"politik\", # et\n  \"fritid\",\n]",
            "keywords = [\n  \"politik\" # et\n  \"fritid\",\n]",
        ),
    ] {
        assert!(typed.contains(stands), "{stands}");
        typed = typed.replacen(stands, slip, 1);
    }
    project.write("sources/udgangspunkt/policy.toml", typed);
    for _ in 0..3 {
        assert_eq!(project.run(&["mend", "--yes"]).status, 0);
    }
    assert_eq!(project.read("sources/udgangspunkt/policy.toml"), meant);
}

#[test]
fn a_picture_that_may_be_either_of_two_is_left_to_whoever_knows() {
    let (project, scaffold) = scaffold();
    let picture = project.bytes("sources/udgangspunkt/images/figur.svg");
    for (slug, files, typed, is_mended) in [
        ("en", &["images/figur.svg"][..], "images/FIGUR.svg", true),
        ("to", &["images/figur.svg", "images/Figur.svg"], "images/FIGUR.svg", false),
        ("mappe", &["images/figur.svg"], "billeder/figur.svg", true),
        ("mapper", &["images/figur.svg", "kort/figur.svg"], "billeder/figur.svg", false),
        ("alike", &["images/figur.svg"], "images/figurer.svg", false),
    ] {
        let text = scaffold.replacen("\"images/figur.svg\"", &format!("\"{typed}\""), 1);
        project.write(&format!("sources/{slug}/policy.toml"), text);
        for file in files {
            project.write(&format!("sources/{slug}/{file}"), &picture);
        }
        let findings = found(&project, "da");
        let told = findings.iter().find(|one| one["slug"] == slug && one["code"] == "U020");
        let told = told.unwrap_or_else(|| panic!("{slug} is not told"));
        assert_eq!(told["mend"]["write"] == "images/figur.svg", is_mended, "{told}");
        assert_eq!(told["mend"].is_object(), is_mended, "{told}");
    }
}

#[test]
fn what_is_right_though_it_looks_otherwise_is_not_told() {
    let (project, scaffold) = scaffold();
    let picture = project.bytes("sources/udgangspunkt/images/figur.svg");
    for (name, stands, typed) in FINE {
        assert!(scaffold.contains(stands), "{name}: {stands}");
        let text = if *stands == "\n" {
            scaffold.replace(stands, typed)
        } else {
            scaffold.replacen(stands, typed, 1)
        };
        project.write(&format!("sources/{name}/policy.toml"), text);
        project.write(&format!("sources/{name}/images/figur.svg"), &picture);
    }
    let findings = found(&project, "da");
    let told: Vec<&Value> = findings.iter().filter(|one| one["code"] != "U046").collect();
    assert!(told.is_empty(), "{told:?}");
    for (name, ..) in FINE {
        assert!(findings.iter().any(|one| one["slug"] == *name), "{name} is read");
    }
}

#[test]
fn a_file_saved_wrong_or_under_another_name_is_told_with_the_remedy() {
    let (project, scaffold) = scaffold();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(scaffold.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let ansi: Vec<u8> = scaffold.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'-')).collect();
    project.write("sources/utf16/policy.toml", utf16);
    project.write("sources/ansi/policy.toml", ansi);
    project.write("sources/txt/policy.toml.txt", &scaffold);
    project.write("sources/stort/Policy.toml", &scaffold);
    project.write("sources/tom/policy.toml", "\u{feff}\r\n");
    project.write("sources/Ny Politik/policy.toml", scaffold.replace("images/figur.svg", "figur.svg"));
    project.write("sources/Ny Politik/figur.svg", project.bytes("sources/udgangspunkt/images/figur.svg"));
    let findings = found(&project, "da");
    for (slug, words, help) in [
        ("utf16", "Filen er gemt som UTF-16 (»Unicode«), ikke som UTF-8", "Gem som"),
        ("ansi", "Filen er gemt med en gammel tegnkodning (»ANSI«), ikke som UTF-8", "Gem som"),
        ("txt", "Filen hedder »policy.toml.txt«, men skal hedde »policy.toml«", "Filtypenavne"),
        ("stort", "Filen hedder »Policy.toml«, men skal hedde »policy.toml«", "små bogstaver"),
        ("tom", "Filen er tom", "udgiv new"),
        ("Ny Politik", "Mappens navn »Ny Politik« kan ikke bruges i en webadresse", "ny-politik"),
    ] {
        let of: Vec<&Value> =
            findings.iter().filter(|one| one["slug"] == slug && one["code"] != "U046").collect();
        assert_eq!(of.len(), 1, "{slug}: {of:?}");
        assert_eq!(of[0]["message"], words);
        assert!(of[0]["help"].as_str().is_some_and(|said| said.contains(help)), "{:?}", of[0]["help"]);
    }
}
