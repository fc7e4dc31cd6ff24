// A page of figures: complete by itself, in order, readable by programs that read aloud, and only text.
#include "aftercare/render/page.hpp"

#include <doctest/doctest.h>

#include "aftercare/render/chart.hpp"
#include "aftercare/render/html_text.hpp"
#include "aftercare/render/page_rows.hpp"
#include "aftercare/support/messages.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/support/xml.hpp"

namespace aftercare {

namespace {

using testing::elements_of;
using testing::read_xml;

std::string some_chart(const std::string& id) {
    return chart_svg(
        BarChart{.frame = {.id = id, .title = "收", .description = "x", .categories = {"a", "b"}},
                 .series = {{.name = "n", .values = {1, 2}}}});
}

/// One of each block.
Page whole_page() {
    return {
        .title = "2026年12月售后月报",
        .facts = {{"项目", "滨江花园"}, {"截至", "2026-12-31 23:59:59"}},
        .sections = {
            {.heading = "须领导决策", .blocks = {PageLines{{{"3", "件险情未排除"}, {"12", "件转办将到期"}}}}},
            {.heading = "六项指标",
             .blocks = {PageTiles{{{.label = "新增报修",
                                    .value = "1284",
                                    .previous = "上月 1190",
                                    .trend = Trend{Movement::up, Verdict::worse},
                                    .beneath = "1102 户"},
                                   {.label = "满意度", .value = "4.46"}}}}},
            {.heading = "项目",
             .blocks = {PageTable{
                 .caption = "各项目",
                 .columns = {{"项目"}, {"新增", Align::right}, {"说明"}},
                 .rows = {{"滨江花园", "812", "外墙渗漏集中在三期，已约谈"}, {"云栖府", "3"}}}}},
            {.heading = "流量",
             .blocks = {PageChart{"收", some_chart("a")}, PageChart{"结", some_chart("b")}, PageText{"其间"},
                        PageChart{"存", some_chart("c")}},
             .on_new_sheet = true},
            {.heading = "定义",
             .blocks = {PageDefinitions{{{"履约率", "按时兑现的占比"}}}, PageSignatures{{"编制", "审核"}}}},
        }};
}

/// A page of one section of these blocks.
std::string page_of(std::vector<PageBlock> blocks) {
    return page_html(
        {.title = "t", .facts = {}, .sections = {{.heading = "h", .blocks = std::move(blocks)}}});
}

bool page_has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a page is complete by itself: nothing from outside, no script, and a policy that says so") {
    const std::string html = page_html(whole_page());
    for (const auto* outside :
         {"http:", "https:", "//", "src=", "href", "url(", "@import", "<script", "<link"}) {
        CAPTURE(outside);
        CHECK_FALSE(page_has(html, outside));
    }
    CHECK(page_has(
        html,
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
    CHECK(page_has(html, "<meta charset=\"utf-8\"/>"));
    CHECK(page_has(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"));
    CHECK(elements_of(read_xml(html), "style").size() == 1);
}

TEST_CASE("a page says its language") {
    use_language(Language::zh, LOCALE_DIR);
    CHECK(read_xml(page_html(whole_page())).front().attributes.at("lang") == "zh-CN");
    use_language(Language::en, LOCALE_DIR);
    CHECK(read_xml(page_html(whole_page())).front().attributes.at("lang") == "en");
}

TEST_CASE("sections are numbered in their order, and each is named by its heading") {
    const auto all = read_xml(page_html(whole_page()));
    std::vector<std::string> headings;
    for (const auto& heading : elements_of(all, "h2")) {
        headings.push_back(heading.text);
    }
    CHECK(headings ==
          std::vector<std::string>{"1. 须领导决策", "2. 六项指标", "3. 项目", "4. 流量", "5. 定义"});
    const auto sections = elements_of(all, "section");
    REQUIRE(sections.size() == headings.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
        CHECK(sections[i].attributes.at("aria-labelledby") == elements_of(all, "h2")[i].attributes.at("id"));
        CHECK(sections[i].attributes.contains("class") == (i == 3));
    }
    CHECK(elements_of(all, "h1").size() == 1);
    CHECK(elements_of(all, "header").size() == 1);
    CHECK(elements_of(all, "main").size() == 1);
}

TEST_CASE("cells of a table know their heads") {
    const auto all = read_xml(page_html(whole_page()));
    std::vector<std::string> scopes;
    for (const auto& head : elements_of(all, "th")) {
        scopes.push_back(head.attributes.at("scope") + " " + head.text);
    }
    CHECK(scopes ==
          std::vector<std::string>{"col 项目", "col 新增", "col 说明", "row 滨江花园", "row 云栖府"});
    const auto cells = elements_of(all, "td");
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].attributes.at("class") == "n");
    CHECK(cells[1].attributes.at("class") == "long");
    CHECK(cells[3].text.empty());
    REQUIRE(elements_of(all, "caption").size() == 1);
    CHECK(elements_of(all, "caption")[0].text == "各项目");
}

TEST_CASE("on paper a page is A4, heads stand on every sheet, rows and charts are not broken") {
    const std::string style = page_style();
    const std::string_view paper = std::string_view(style).substr(style.find("@page{size:A4"));
    CHECK(page_has(paper, "thead{display:table-header-group}"));
    CHECK(page_has(paper, "tr,figure,"));
    CHECK(page_has(paper, ".sheet{break-before:page}"));
    CHECK_FALSE(page_has(paper, "prefers-color-scheme"));
    CHECK(page_has(style, "@media screen and (prefers-color-scheme:dark)"));
}

TEST_CASE("a tile says in words where its figure goes") {
    use_language(Language::en, LOCALE_DIR);
    const auto strong =
        elements_of(read_xml(page_of({PageTiles{{{.label = "a",
                                                  .value = "1",
                                                  .previous = "2",
                                                  .trend = Trend{Movement::down, Verdict::better}}}}})),
                    "strong");
    REQUIRE(strong.size() == 1);
    CHECK(strong[0].text == "↓ better");
    CHECK(strong[0].attributes.at("class") == "better");
    CHECK(trend_words({Movement::up, Verdict::worse}) == "↑ worse");
    CHECK(trend_words({Movement::up, Verdict::neither}) == "↑");
    CHECK(trend_words({Movement::level, Verdict::better}) == "→ unchanged");
    use_language(Language::zh, LOCALE_DIR);
    CHECK(trend_words({Movement::up, Verdict::worse}) == "↑ 变差");
    use_language(Language::en, LOCALE_DIR);
}

TEST_CASE("charts that follow each other stand in one group, a text between them parts it") {
    const auto all = read_xml(page_html(whole_page()));
    std::size_t groups = 0;
    for (const auto& element : elements_of(all, "div")) {
        const auto name = element.attributes.find("class");
        groups += name != element.attributes.end() && name->second == "charts" ? 1 : 0;
    }
    CHECK(groups == 2);
    CHECK(elements_of(all, "figure").size() == 3);
    CHECK(elements_of(all, "svg").size() == 3);
}

TEST_CASE("what is left to be written page_has lines on paper only, and a text its heading") {
    const auto all = read_xml(page_of({PageText{"雨季", "原因分析"}, PageBlank{"改进措施", 3}}));
    CHECK(elements_of(all, "h3").front().text == "原因分析");
    CHECK(elements_of(all, "h3").back().text == "改进措施");
    CHECK(elements_of(all, "p").front().text == "雨季");
    const auto lines = elements_of(all, "div");
    CHECK(lines.size() == 1 + 3);
    CHECK(lines.front().attributes.at("class") == "blank");
    CHECK(page_has(page_style(), ".blank{display:none}"));
    CHECK(page_has(page_style(), ".blank{display:block}"));
}

TEST_CASE("rows of a list are a table of the page: masked, without what tables do not show") {
    PageRows rows(
        "单",
        {{"number", ColumnKind::id}, {"contact", ColumnKind::name}, {"n", ColumnKind::number, {}, false}},
        {.masked = true});
    CHECK(rows.empty());
    rows.row(std::vector<Cell>{"AC-1", "王芳", std::int64_t{3}});
    CHECK_FALSE(rows.empty());
    const auto table = rows.take();
    CHECK(table.caption == "单");
    CHECK(table.columns.size() == 2);
    CHECK(table.rows == std::vector<std::vector<std::string>>{{"AC-1", "王*"}});
}

TEST_CASE("texts of people are only text wherever they stand on a page") {
    const std::string plain = page_html(whole_page());
    for (const std::string_view text : testing::hostile_texts()) {
        CAPTURE(text);
        const std::string hostile(text);
        const Page page{
            .title = hostile,
            .facts = {{hostile, hostile}},
            .sections = {
                {.heading = hostile,
                 .blocks = {
                     PageLines{{{hostile, hostile}}},
                     PageTiles{
                         {{.label = hostile, .value = hostile, .previous = hostile, .beneath = hostile}}},
                     PageTable{.caption = hostile, .columns = {{hostile}}, .rows = {{hostile}}},
                     PageChart{hostile, some_chart("a")}, PageDefinitions{{{hostile, hostile}}},
                     PageText{hostile}, PageSignatures{{hostile}}}}}};
        std::vector<testing::XmlElement> all;
        REQUIRE_NOTHROW(all = read_xml(page_html(page)));
        CHECK(elements_of(all, "script").empty());
        CHECK(elements_of(all, "h1").size() == 1);
        CHECK(elements_of(all, "p").size() == 1);
        if (!page_has(hostile, "\r") && harmless(hostile, false) == hostile && !page_has(hostile, "\uFFFE")) {
            CHECK(elements_of(all, "p")[0].text == hostile);
        }
    }
}

TEST_CASE("a page of much is well below 300 kB") {
    Page page = whole_page();
    for (int i = 0; i < 30; ++i) {
        page.sections[3].blocks.emplace_back(PageChart{"收", some_chart("x" + std::to_string(i))});
    }
    PageTable table{.caption = "超期", .columns = std::vector<PageColumn>(8), .rows = {}};
    table.rows = std::vector<std::vector<std::string>>(300, std::vector<std::string>(8, "卫生间天花板渗漏"));
    page.sections[2].blocks.emplace_back(table);
    CHECK(page_html(page).size() < 200'000);
    CHECK(page_html({}).size() < 10'000);
    CHECK_NOTHROW(read_xml(page_html({})));
}

}  // namespace aftercare
