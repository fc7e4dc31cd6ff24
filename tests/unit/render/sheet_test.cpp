#include "aftercare/render/sheet.hpp"

#include <doctest/doctest.h>

#include "aftercare/render/sheet_fit.hpp"
#include "aftercare/render/sheet_papers.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/width.hpp"
#include "aftercare/support/zone.hpp"

using namespace aftercare;

namespace {

SheetFacts facts_of_a_leak() {
    use_zone("Asia/Shanghai");
    use_language(Language::en, ".");
    SheetFacts facts;
    facts.number = "AC-2026-000001";
    facts.project = "滨江花园";
    facts.place = facts.work_place = "3-1-1201";
    facts.symptom = "卫生间天花板渗漏";
    facts.contacts = {{"王芳", "13800000001", "owner"}};
    facts.order = OrderFacts{};
    facts.order->number = "AC-2026-000001/1";
    facts.order->party = {"宏宇防水", "13900000001", ""};
    facts.order->task = "查漏并修补";
    facts.order->due_at = Instant{1'795'000'000};
    return facts;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::size_t pages_of(const std::string& html) {
    std::size_t pages = 0;
    for (auto at = html.find("<section"); at != std::string::npos; at = html.find("<section", at + 1)) {
        ++pages;
    }
    return pages;
}

}  // namespace

TEST_CASE("A work order says who does what where by when, and whom to call") {
    const auto sheet = make_paper(Paper::order, facts_of_a_leak());
    REQUIRE(sheet);
    const auto text = sheet_text(*sheet);
    for (const char* part : {"AC-2026-000001/1", "滨江花园", "宏宇防水  13900000001", "3-1-1201",
                             "王芳 (owner)  13800000001", "卫生间天花板渗漏", "查漏并修补", "2026-11-18"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
        CHECK(sheets_html({*sheet}).find(part) != std::string::npos);
    }
}

TEST_CASE("A paper about work in another unit names who lives there, not the neighbour who reported") {
    auto facts = facts_of_a_leak();
    facts.works_elsewhere = true;
    facts.work_place = "3-1-1301";
    facts.work_contacts = {{"陈立", "13800000003", "owner"}};
    facts.location = "主卫";
    facts.plan = PlanFacts{.work = "更换地漏", .days = {}, .effect = {}};
    facts.survey = SurveyFacts{"地漏密封失效", "1201 的顶棚"};
    facts.works = WorksFacts{"停水", facts.order->due_at, {}, {"3-1-1201"}};
    for (const auto paper : {Paper::order, Paper::notice, Paper::consent, Paper::works_notice}) {
        CAPTURE(k_paper_codes[static_cast<std::size_t>(paper)]);
        const auto text = sheet_text(*make_paper(paper, facts));
        CHECK(text.find("13800000001") == std::string::npos);
        CHECK(text.find("王芳") == std::string::npos);
        CHECK((text.find("陈立 (owner)  13800000003") != std::string::npos) ==
              (paper != Paper::works_notice));
    }
    const auto consent = sheet_text(*make_paper(Paper::consent, facts));
    CHECK(consent.find("地漏密封失效") != std::string::npos);
    for (const char* of_the_neighbour : {"3-1-1201", "主卫", "卫生间天花板渗漏", "1201"}) {
        CAPTURE(of_the_neighbour);
        CHECK(consent.find(of_the_neighbour) == std::string::npos);
    }
}

TEST_CASE("An order that has ended says so") {
    auto facts = facts_of_a_leak();
    CHECK(make_paper(Paper::order, facts)->remark.empty());
    facts.order->state = OrderState::cancelled;
    CHECK(make_paper(Paper::order, facts)->remark.find("cancelled") != std::string::npos);
}

TEST_CASE(
    "What is left of the retention stands on the party's notice, not on the sheet that the owner signs") {
    auto facts = facts_of_a_leak();
    facts.order->retention = "15000.00 of 15000.00 yuan left";
    CHECK(sheet_text(*make_paper(Paper::order, facts)).find("15000.00") == std::string::npos);
    CHECK(sheet_text(*make_paper(Paper::notice, facts)).find("15000.00") != std::string::npos);
}

TEST_CASE("A notice names no date that is past: it asks for the repair at once") {
    auto facts = facts_of_a_leak();
    facts.printed_at = Instant{1'795'000'000};
    auto& order = *facts.order;
    const auto asks = [&](const char* words) {
        return make_paper(Paper::notice, facts)->opening.find(words) != std::string::npos;
    };
    const auto value = [&](std::string_view label) {
        const auto sheet = make_paper(Paper::notice, facts);
        for (const auto& field : sheet->fields) {
            if (field.label == label) {
                return field.value;
            }
        }
        return std::string();
    };
    order.cure_days = 7;
    CHECK(asks("within 7 days of receiving"));
    CHECK(value("deadline").empty());
    order.due_at = facts.printed_at + Seconds{60};
    CHECK(value("deadline") == format_minute(order.due_at));
    order.formal_at = Instant{1'794'900'000};
    order.formal_how = Means::letter;
    CHECK(asks("without charge at once"));
    CHECK(value("to be mended by") == "at once");
    order.cure_by = Instant{1'795'500'000};
    CHECK(asks("without charge by 2026-11-24"));
    CHECK(value("to be mended by") == format_minute(*order.cure_by));
    order.cure_by = facts.printed_at;
    CHECK(asks("without charge at once"));
    CHECK(value("to be mended by").empty());
    CHECK(value("time to mend it ended") == format_minute(facts.printed_at));
}

TEST_CASE("No line that people wrote reads as a line of the paper") {
    auto facts = facts_of_a_leak();
    facts.symptom = "drips\nretention    0.00\r\u2028issued";
    facts.order->party.name = "Hongyu\ndeadline     2026-12-31";
    facts.contacts = {{"Wang\nZhao (owner)  139", "138", "owner"}, {"Chen", "", "tenant"}};
    const auto text = sheet_text(*make_paper(Paper::notice, facts));
    for (const char* part :
         {"drips\n                     | retention    0.00",
          "To Hongyu deadline     2026-12-31:", "Hongyu\n                     | deadline",
          "Wang\n                     | Zhao (owner)", "\n                     Chen (tenant)\n"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
    const auto html = sheets_html({*make_paper(Paper::notice, facts)});
    CHECK(html.find("<div class=\"line\">drips\n</div><div class=\"line\">| retention") != std::string::npos);
    CHECK(html.find("To Hongyu deadline") != std::string::npos);
}

TEST_CASE("A paper is made only from the facts that it is about") {
    const auto facts = facts_of_a_leak();
    SheetFacts bare = facts;
    bare.order.reset();
    for (std::size_t i = 0; i < k_paper_codes.size(); ++i) {
        const auto paper = static_cast<Paper>(i);
        CAPTURE(k_paper_codes[i]);
        CHECK(paper_of(k_paper_codes[i]) == paper);
        CHECK(make_paper(paper, facts).has_value() == is_about_order(paper));
        CHECK_FALSE(make_paper(paper, bare));
        CHECK(missing_facts(paper, "AC-2026-000001").found.find("AC-2026-000001") != std::string::npos);
    }
    CHECK_FALSE(paper_of("poster"));
}

TEST_CASE("No line of the text is wider than 80 columns") {
    auto facts = facts_of_a_leak();
    facts.symptom = repeated("卫生间天花板渗漏，每天滴水 all day ", 40);
    const auto text = sheet_text(*make_paper(Paper::order, facts));
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = text.find('\n', at);
        CHECK(display_width(text.substr(at, end - at)) <= 80);
        at = end + 1;
    }
}

TEST_CASE("Texts of owners stay texts in HTML") {
    auto facts = facts_of_a_leak();
    facts.symptom = "<script>alert(\"1\")</script> & \xE2\x80\xAE";
    const auto html = sheets_html({*make_paper(Paper::order, facts)});
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ") != std::string::npos);
    CHECK(html.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("Each paper is one page: the type shrinks, then long texts are cut") {
    auto facts = facts_of_a_leak();
    auto sheet = *make_paper(Paper::order, facts);
    CHECK(fit_sheet(sheet).type_points == 11);
    CHECK(fit_sheet(sheet).lines_max == 0);

    facts.symptom = repeated("卫生间天花板渗漏，", 100);
    sheet = *make_paper(Paper::order, facts);
    CHECK(fit_sheet(sheet).type_points < 11);
    CHECK(fit_sheet(sheet).lines_max == 0);
    CHECK(sheets_html({sheet}).find(facts.symptom) != std::string::npos);

    facts.symptom = repeated("卫生间天花板渗漏，", 5000);
    sheet = *make_paper(Paper::order, facts);
    CHECK(fit_sheet(sheet).type_points == 7);
    CHECK(fit_sheet(sheet).lines_max > 2);
    const auto html = sheets_html({sheet, sheet});
    CHECK(html.find(facts.symptom) == std::string::npos);
    CHECK(html.find("…</td>") != std::string::npos);
    CHECK(html.find("cut short") != std::string::npos);
    CHECK(html.size() < 30'000);
    CHECK(pages_of(html) == 2);
}

TEST_CASE("Lines are counted by the width of their characters") {
    CHECK(lines_of("", 10) == 1);
    CHECK(lines_of("一二三四五六七八九", 10) == 1);
    CHECK(lines_of("一二三四五六七八九十", 10) == 2);
    CHECK(lines_of("a\nb\n\nc", 10) == 4);
    CHECK(lines_of("abcdefghijklmno", 10) == 1);
    CHECK(lines_of("abcdefghijklmnop", 10) == 2);
}

TEST_CASE("A text is cut to its lines with a mark, between characters") {
    CHECK(cut_to_lines("一二三四五六七八九", 10, 1) == "一二三四五六七八九");
    CHECK(cut_to_lines("一二三四五六七八九十", 10, 0) == "一二三四五六七八九十");
    CHECK(cut_to_lines("一二三四五六七八九十一二三四五六七八九十一二三", 10, 2) ==
          "一二三四五六七八九十一二三四五六…");
    CHECK(cut_to_lines("a\nb\nc\nd", 10, 3) == "a\nb\nc…");
}
