from ingest.readers.html import read_html

PAGE = """<!DOCTYPE html><html><head><title>Prêt de livres</title><style>p {}</style></head>
<body><header><nav><a href="/">Accueil</a></nav></header>
<main><h1>Prêt de livres</h1>
<p>La <b>Province</b> prête<br>des livres.</p>
<ol start="3"><li>Choisir<ul><li>sur place</li></ul></li><li><p>Emprunter</p></li></ol>
<table><tr><th>Année</th><th>Prêts</th></tr><tr><td>2021</td><td>14.573</td></tr></table>
<blockquote>Lire, c’est vivre.</blockquote>
<script>alert(1)</script><div>Texte <span>libre</span></div>
</main><footer>Mentions légales</footer></body></html>"""


def blocks(source: str) -> list[tuple[str, int, str | None, str]]:
    result = read_html(source)
    return [(b.kind.value, b.level, b.number, result.text[b.start : b.end]) for b in result.blocks]


def test_main_content_keeps_its_structure() -> None:
    assert blocks(PAGE) == [
        ("heading", 1, None, "Prêt de livres"),
        ("paragraph", 0, None, "La Province prête\ndes livres."),
        ("item", 1, "3", "Choisir"),
        ("item", 2, None, "sur place"),
        ("item", 1, "4", "Emprunter"),
        ("table_row", 0, None, "Année : 2021 ; Prêts : 14.573"),
        ("quote", 0, None, "Lire, c’est vivre."),
        ("paragraph", 0, None, "Texte libre"),
    ]


def test_what_the_page_hides_is_left_out() -> None:
    hidden = '<p hidden>a</p><p style="display: none">b</p><span style="font-size:0">c</span>'
    assert read_html(f"<body><p>Texte</p>{hidden}</body>").text == "Texte"


def test_title_of_the_page_is_declared() -> None:
    assert read_html(PAGE).declared.title == "Prêt de livres"


def test_very_deep_nesting_is_read() -> None:
    depth = 3000
    assert "Texte" in read_html("<div>" * depth + "Texte" + "</div>" * depth).text


def test_page_without_main_is_read_without_its_menus() -> None:
    assert blocks("<body><nav>Menu</nav><p>Texte</p></body>") == [("paragraph", 0, None, "Texte")]


def test_terms_are_labels_and_what_unfolds_stands_under_its_question() -> None:
    assert blocks(
        "<main><h2>Tarifs</h2><dl><dt>Caution</dt><dd>350 € au plus.</dd>"
        "<dt>Compris</dt><dd><ul><li>le repas</li><li>le goûter</li></ul></dd></dl>"
        "<h2>Questions</h2>"
        "<details><summary>Peut-on visiter ?</summary><p>Oui, en mai.</p></details></main>"
    ) == [
        ("heading", 2, None, "Tarifs"),
        ("item", 1, None, "Caution : 350 € au plus."),
        ("paragraph", 0, None, "Compris"),
        ("item", 1, None, "le repas"),
        ("item", 1, None, "le goûter"),
        ("heading", 2, None, "Questions"),
        ("heading", 3, None, "Peut-on visiter ?"),
        ("paragraph", 0, None, "Oui, en mai."),
    ]


def test_no_term_of_a_list_of_definitions_is_lost_or_told_twice() -> None:
    assert blocks(
        "<main><dl><div><dt>Samedi</dt><dt>Dimanche</dt><dd>fermé</dd></div><dt>Lundi</dt>"
        "<dd><dl><dt>Matin</dt><dd>9 h</dd></dl></dd><dt>Mardi</dt></dl></main>"
    ) == [
        ("item", 1, None, "Samedi, Dimanche : fermé"),
        ("paragraph", 0, None, "Lundi"),
        ("item", 1, None, "Matin : 9 h"),
        ("paragraph", 0, None, "Mardi"),
    ]


def test_a_title_across_a_table_heads_the_rows_under_it() -> None:
    page = (
        "<main><h1>Plan</h1><table><tr><th>N°</th><th>Action</th><th>Pilote</th></tr>"
        '<tr><td colspan="3">OS 1 – Marcher</td></tr>'
        "<tr><td>1.1</td><td>Poser un trottoir</td><td>Travaux</td></tr></table></main>"
    )
    result = read_html(page)
    assert [(b.kind.value, result.text[b.start : b.end]) for b in result.blocks][1:] == [
        ("heading", "OS 1 – Marcher"),
        ("table_row", "N° : 1.1 ; Action : Poser un trottoir ; Pilote : Travaux"),
    ]
