"""Where a page declares one thing and shows another: invented pages, whole."""

from __future__ import annotations

import pytest

from cleannews import Article, clean

PROSE = """<p>The ferry to Skarholm is back in service after eleven weeks in dry dock, the board of
the island said on Monday, and the first boat left the harbour with a band on its upper deck.</p>
<p>Captain Ines Valdraper said that nobody had missed the noise of the old ferry engine, and that
the new one could hardly be heard in the wheelhouse, even at full speed and in heavy weather.</p>"""


def article(head: str = "", body: str = "", *, url: str | None = None) -> Article:
    page = f"<html><head>{head}</head><body>{body}<article>{PROSE}</article></body></html>"
    return clean(page, url=url)


def news(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


def test_a_page_gives_all_that_it_declares() -> None:
    found = article(
        news(
            '"headline": "Ferry is back", "datePublished": "2020-05-06T08:00:00+02:00",'
            '"dateModified": "2020-05-07T09:30:00.000Z", "author": {"name": "Jane Doe"},'
            '"articleSection": "Coast", "keywords": ["Ferries", "Norway", "ferries"]'
        )
        + '<meta property="og:site_name" content="The Echo"><title>Ferry is back | The Echo</title>'
        '<link rel="canonical" href="https://echo.example/ferry">',
        "<h1>Ferry is back</h1>",
    )
    assert (found.title, found.authors, found.published, found.modified) == (
        "Ferry is back", ("Jane Doe",), "2020-05-06T08:00:00+02:00", "2020-05-07T09:30:00+00:00",
    )  # fmt: skip
    assert (found.section, found.topics, found.site, found.url, found.language) == (
        "Coast", ("Ferries", "Norway"), "The Echo", "https://echo.example/ferry", "en",
    )  # fmt: skip


def test_a_page_that_declares_nothing_has_its_fields_from_what_it_shows() -> None:
    found = article(body="<h1>Ferry is back</h1><p>By Jane Doe</p><p>6 May 2020</p>")
    assert (found.title, found.authors, found.published) == (
        "Ferry is back", ("Jane Doe",), "2020-05-06",
    )  # fmt: skip
    assert (found.modified, found.site, found.section, found.topics) == (None, None, None, ())


@pytest.mark.parametrize(
    "title",
    [
        "Ferry is back in service | The Echo",
        "Ferry is back in service - Coast - The Echo",
        "The Echo: Ferry is back in service",
        "Ferry is back in service – Echo",
        "Ferry is back in service",
    ],
)
def test_the_sites_name_is_cut_from_the_title(title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Echo">'
    shared = f'<meta property="og:title" content="{title}">'
    assert article(head, "<h1>Ferry is back in service</h1>").title == "Ferry is back in service"
    assert article(head + shared).title == "Ferry is back in service"


def test_a_title_with_a_dash_of_its_own_is_left_whole() -> None:
    title = "Back in service - at last"
    head = f'<title>{title} | The Echo</title><meta property="og:title" content="{title}">'
    assert article(head, f"<h1>{title}</h1>").title == title


def test_the_heading_of_the_article_counts_and_not_that_of_the_site() -> None:
    head = "<title>Ferry is back in service - The Echo</title>"
    body = "<h1>The Echo</h1><h1>Ferry is back in service</h1>"
    assert article(head, body).title == "Ferry is back in service"


def test_a_page_titled_with_its_sites_name_alone_has_no_title() -> None:
    head = '<title>The Echo</title><meta property="og:site_name" content="The Echo">'
    assert article(head).title is None


def test_a_title_that_begins_with_the_sites_name_is_left_whole() -> None:
    title = "Echo moves its newsroom: reporters to work from the old harbour"
    head = f'<title>{title} | Echo</title><meta property="og:title" content="{title} | Echo">'
    posting = f'{{"@type": "BlogPosting", "headline": "{title}", "publisher": {{"name": "Echo"}}}}'
    head += f'<script type="application/ld+json">{posting}</script>'
    assert article(head, f"<h1>{title}</h1>").title == title


def test_a_headline_that_a_system_broke_off_gives_way_to_the_whole() -> None:
    begun = "The ferry that nobody missed for eleven weeks is back with an engine that can be"
    whole = f"{begun} heard only on deck (and with a band on deck)"
    head = f"<title>{whole} | The Echo</title>"
    assert article(head + news(f'"headline": "{begun}"')).title == whole


def test_a_word_of_the_heading_that_a_tag_cut_in_two_is_whole_in_the_title() -> None:
    head = "<title>Ferry is back in service</title>"
    body = "<h1>Ferry is back in <b>s</b><i>ervice</i></h1>"
    assert article(head, body).title == "Ferry is back in service"


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("By Jane Doe and Max Moe", ("Jane Doe", "Max Moe")),
        ("The Echo", ()),
        ("Echo Newsroom", ()),
        ("admin", ()),
        ("AFP", ()),
        ("https://social.example/echo", ()),
    ],
)
def test_only_people_are_authors(declared: str, authors: tuple[str, ...]) -> None:
    head = f'<meta name="author" content="{declared}"><meta name="publisher" content="The Echo">'
    assert article(head, "<h1>Ferry is back in service</h1>").authors == authors


def test_an_agency_in_the_place_of_an_author_is_a_source() -> None:
    found = article(news('"author": [{"name": "Jane Doe"}, {"name": "AFP"}]'))
    assert (found.authors, found.sources) == (("Jane Doe",), ("AFP",))


def test_who_writes_on_a_site_of_the_same_name_is_an_author() -> None:
    head = (
        '<meta property="og:site_name" content="Jane Doe"><meta name="author" content="Jane Doe">'
    )
    assert article(head).authors == ("Jane Doe",)


def test_an_author_whose_name_begins_like_the_sites_is_one() -> None:
    head = '<meta name="author" content="Ilvy Doe"><meta property="og:site_name" content="IlvyD">'
    assert article(head).authors == ("Ilvy Doe",)
    firm = '<meta name="author" content="Echo Doe"><meta property="og:site_name" content="Echo">'
    assert article(firm).authors == ()


def test_the_byline_counts_more_than_who_published_the_page() -> None:
    byline = "<h1>Ferry is back</h1><p>By Jane Doe</p><p>6 May 2020</p>"
    assert article(news('"author": {"name": "webby"}'), byline).authors == ("Jane Doe",)
    assert article(news('"author": {"name": "Max Moe"}'), byline).authors == ("Jane Doe",)
    boxes = '<a class="author">Jane Doe</a><a class="author">Max Moe</a>'
    both = article(news('"author": {"name": "Max Moe"}'), byline + boxes)
    assert both.authors == ("Jane Doe", "Max Moe")


def test_a_declared_author_in_the_first_box_counts_more_than_another_byline() -> None:
    boxes = '<p class="author">Max Moe</p><p class="author">by Jane Doe</p>'
    byline = f"<h1>Ferry is back</h1>{boxes}<p>By Jane Doe</p><p>6 May 2020</p>"
    assert article(news('"author": {"name": "Max Moe"}'), byline).authors == ("Max Moe",)


def test_of_links_to_authors_those_count_whom_the_byline_names() -> None:
    link = '<a rel="author" href="/people">{}</a>'.format
    byline = f"<h1>Ferry is back</h1><p>By {link('Jane Doe')}</p><p>6 May 2020</p>"
    teaser = f"<p>Bridge to close for a month {link('Max Moe')}</p>"
    assert article(body=byline + teaser).authors == ("Jane Doe",)


@pytest.mark.parametrize("mark", ['itemprop="author"', 'rel="author" href="/a"'])
def test_of_the_authors_of_teasers_and_of_the_article_the_byline_tells(mark: str) -> None:
    def page(*names: str) -> str:
        teasers = "".join(f"<li><b>Storm</b> <a {mark}>{name}</a></li>" for name in names)
        top = "<h1>Ferry is back in service</h1><p>By Skarhild Doe</p>"
        return f"<article>{top}{PROSE}</article><aside><ul>{teasers}</ul></aside>"

    others = ("Max Moe", "Ida Berg", "Ines Valdraper", "Nils Aas")
    assert clean(page("Skarhild Doe", *others)).authors == ("Skarhild Doe",)
    assert clean(page(*others)).authors == ("Skarhild Doe",)


def test_a_byline_of_several_counts_where_a_system_declares_but_one_of_them() -> None:
    byline = '<h1>Ferry is back</h1><p class="byline">By Jane Doe and Max Moe</p>'
    assert article(news('"author": "Jane Doe"'), byline).authors == ("Jane Doe", "Max Moe")
    line = "<h1>Ferry is back</h1><p>By Jane Doe and Max Moe</p>"
    assert article(news('"author": "Max Moe"'), line).authors == ("Jane Doe", "Max Moe")
    assert article(news('"author": "Jane Doe"'), line).authors == ("Jane Doe",)


def test_the_name_of_the_newsroom_behind_an_authors_is_cut() -> None:
    head = '<meta property="og:site_name" content="NORVALE TODAY">'
    box = '<h1>Ferry is back</h1><p class="author">Jane Doe NORVALE TODAY</p>'
    assert article(head, box).authors == ("Jane Doe",)


def test_an_author_box_serves_where_nothing_else_names_anybody() -> None:
    box = '<p class="post-author">Jane Doe, who knows boats</p><p class="author">Max Moe</p>'
    assert article(body=f"<h1>Ferry is back in service</h1>{box}").authors == ("Jane Doe",)


def test_an_earlier_day_that_is_shown_is_that_of_publication() -> None:
    moved = '<meta property="article:published_time" content="2023-02-01T10:00:00Z">'
    shown = "<h1>Ferry is back</h1><p>6 May 2020</p>"
    assert article(moved, shown).published == "2020-05-06"
    assert article(news('"datePublished": "2023-02-01T10:00:00Z"'), shown).published == (
        "2023-02-01T10:00:00+00:00"
    )


def test_a_moment_is_given_in_the_zone_that_the_page_shows() -> None:
    shown = '<time datetime="2020-05-05T22:30:00-04:00">5 May</time>'
    head = '<meta property="article:published_time" content="2020-05-06T02:30:00Z">'
    assert article(head, shown).published == "2020-05-05T22:30:00-04:00"


def test_an_update_is_given_in_the_zone_that_the_page_shows() -> None:
    shown = '<p>Updated <time datetime="2020-05-07T22:30:00-04:00">7 May</time></p>'
    head = '<meta property="article:modified_time" content="2020-05-08T02:30:00Z">'
    assert article(head, shown).modified == "2020-05-07T22:30:00-04:00"


def test_the_day_of_a_teaser_gives_way_to_the_time_below_the_heading() -> None:
    teasers = "".join(
        f'<p><time datetime="2020-12-{day}">12/{day}/2020</time></p>' for day in range(15, 19)
    )
    head = "<title>Ferry is back</title>"
    below = '<h1>Ferry is back</h1><p><time datetime="2020-05-06">05/06/2020</time></p>'
    assert article(head, teasers + below).published == "2020-05-06"


def test_the_many_times_of_a_list_date_no_article() -> None:
    links = "".join(
        f'<li><a href="/{day}">Ferry news <time datetime="2020-12-{day}">then</time></a></li>'
        for day in range(11, 19)
    )
    assert article(body=f"<h1>Ferry is back</h1><ul>{links}</ul>").published is None


def test_an_update_before_the_publication_is_none() -> None:
    found = article(news('"datePublished": "2020-05-06", "dateModified": "2020-05-04"'))
    assert (found.published, found.modified) == ("2020-05-06", None)


def test_the_title_may_end_in_the_day() -> None:
    assert article("<title>Ferry is back | The Echo | 28.04.2023</title>").published == "2023-04-28"


def test_the_callers_address_counts_more_than_the_declared_one() -> None:
    head = '<link rel="canonical" href="https://echo.example/ferry">'
    assert article(head, url="https://mirror.example/1").url == "https://mirror.example/1"
    assert article('<link rel="canonical" href="/ferry">').url is None
    site = '<link rel="canonical" href="https://echo.example/">'
    deep = '<meta property="og:url" content="https://echo.example/ferry">'
    assert article(site + deep).url == "https://echo.example/ferry"


def test_codes_among_the_topics_are_left_out() -> None:
    topics = '"keywords": ["98be933f-38cf-4fba-b6c6-ad438e82010a", "Ferries", "100312362", "2031"]'
    assert article(news(topics)).topics == ("Ferries", "2031")


def path(*steps: str) -> str:
    items = ", ".join(f'{{"item": {{"name": "{step}"}}}}' for step in steps)
    crumbs = f'{{"@type": "BreadcrumbList", "itemListElement": [{items}]}}'
    return f'<script type="application/ld+json">{crumbs}</script>'


def test_the_way_to_the_page_names_the_section_where_nothing_else_does() -> None:
    title = "<title>Ferry is back in service | The Echo</title>"
    steps = path("The Echo", "Coast", "Harbours", "Ferry is back in service")
    assert article(title + steps).section == "Coast"
    assert article(title + steps + news('"articleSection": "Islands"')).section == "Islands"
    assert article(title + path("The Echo", "Ferry is back in service")).section is None
    assert article(title + path("Home")).section is None


def test_of_days_in_meta_tags_the_earliest_is_that_of_publication() -> None:
    found = article(
        '<meta name="published-time" content="2026-03-09T08:45:32Z">'
        '<meta name="published-date" content="2021-02-16">'
    )
    assert found.published == "2021-02-16"


@pytest.mark.parametrize("end", ["…", "..."])
def test_a_title_that_a_system_broke_off_gives_way_to_the_heading(end: str) -> None:
    head = f'<meta property="og:title" content="Ferry is back Skarholm Ferries{end}">'
    head += f"<title>Ferry is back Skarholm Ferries{end}</title>"
    assert article(head, "<h1>Ferry is back</h1>").title == "Ferry is back"


def test_a_title_that_ends_in_three_dots_as_its_heading_does_is_whole() -> None:
    head = '<meta property="og:title" content="And then the ferry came…">'
    assert article(head, "<h1>And then the ferry came…</h1>").title == "And then the ferry came…"


def test_of_two_wordings_the_one_over_the_body_is_the_title_where_no_news_are_declared() -> None:
    declared = "Ferry travel: A step-by-step guide for islanders"
    shown = "Ferry travel in 4 steps: A guide for islanders"
    head = '<meta property="og:site_name" content="The Echo">'
    head += f'<meta property="og:title" content="{declared}"><title>{declared} | The Echo</title>'
    assert article(head, f"<h1>{shown}</h1>").title == shown
    assert article(head + news(f'"headline": "{declared}"'), f"<h1>{shown}</h1>").title == declared


@pytest.mark.parametrize(
    "heading",
    [
        "Coast: Ferry is back in service",
        "6 May 2020 Ferry is back in service",
    ],
)
def test_a_heading_gives_way_to_the_title_that_it_holds_with_more_around_it(heading: str) -> None:
    title = "Ferry is back in service"
    head = f'<title>{title} - The Echo</title><meta property="og:title" content="{title}">'
    head += '<meta property="og:site_name" content="The Echo">'
    assert article(head, f"<h1>{heading}</h1>").title == title


def test_the_sites_name_is_cut_from_the_heading_too() -> None:
    whole = "Ferry is back in service – Echo"
    head = f'<title>{whole} - Echo</title><meta property="og:title" content="{whole} - Echo">'
    head += '<meta property="og:site_name" content="Echo">'
    head += f'<script type="application/ld+json">{{"@type": "Article", "name": "{whole}"}}</script>'
    assert article(head, f"<h1>{whole}</h1>").title == "Ferry is back in service"


def test_a_heading_that_the_title_tag_has_beside_the_shared_title_is_the_sites() -> None:
    title = "The slow ferry"
    head = f'<title>Notes of Ours: {title}</title><meta property="og:title" content="{title}">'
    assert article(head, f"<h1>Notes of Ours</h1><h3>{title}</h3>").title == title


def test_a_heading_about_a_tag_keeps_it() -> None:
    title = "Thirty years of the <br> tag"
    escaped = title.replace("<", "&lt;").replace(">", "&gt;")
    head = f'<title>{escaped}</title><meta property="og:title" content="{escaped}">'
    assert article(head, f"<h1>{escaped}</h1>").title == title


def test_the_name_of_a_section_behind_a_stroke_is_no_part_of_the_title() -> None:
    title = "Why the ferry should have sailed in the winter"
    whole = f"{title} | Opinion"
    head = "<title>What eleven weeks cost | Opinion</title>" + news(f'"headline": "{whole}"')
    head += f'<meta property="og:title" content="{whole}">'
    assert article(head, f"<h1>{whole}</h1>").title == title


def test_a_title_for_searchers_gives_way_to_the_one_by_which_a_news_page_is_shared() -> None:
    title = "Captain speaks of eleven lost weeks because of a late engine"
    searched = "Why the captain mourns eleven lost weeks"
    head = news(f'"headline": "{searched}"') + f'<meta property="og:title" content="{title}">'
    assert article(f"{head}<title>{searched}</title>", f"<h1>{searched}</h1>").title == title
