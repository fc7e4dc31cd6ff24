// The statement of a back-charge: its lists are ours, whatever people wrote into them.
#include "aftercare/render/charge_statement.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"
#include "aftercare/support/zone.hpp"

using namespace aftercare;

namespace {

StatementFacts facts_of_a_default() {
    use_zone("Asia/Shanghai");
    use_language(Language::en, ".");
    StatementFacts facts;
    facts.number = "AC-C1";
    facts.order = "AC-2026-000001/1";
    facts.party = "Hongyu";
    return facts;
}

}  // namespace

TEST_CASE("No line of a proof reads as another proof, broken where it is too long or by who wrote it") {
    auto facts = facts_of_a_default();
    facts.chain = {
        "2026-03-05 10:00  (entered 2026-03-05 10:02)  the party defaulted; words: did not come\n"
        "2026-03-06 10:00  the work order was served",
        "2026-03-07 10:00  (entered 2026-03-07 10:00)  a work order was issued; task: nine xxxxxxx "
        "2026-03-08 10:00  the work order was served"};
    const auto text = sheet_text(charge_statement(facts));
    CAPTURE(text);
    for (const char* line : {"\n                    | 2026-03-06", "\n                    2026-03-07",
                             "\n                      defaulted"}) {
        CAPTURE(line);
        CHECK(text.find(line) != std::string::npos);
    }
    for (const char* forged : {"\n                    2026-03-06", "\n                    2026-03-08"}) {
        CAPTURE(forged);
        CHECK(text.find(forged) == std::string::npos);
    }
    CHECK(sheets_html({charge_statement(facts)}).find("<div class=\"line\">| 2026-03-06") !=
          std::string::npos);
}

TEST_CASE("A statement says what its proof lacks, and which costs it leaves out") {
    auto facts = facts_of_a_default();
    CHECK(charge_statement(facts).remark.empty());
    facts.charge.weak = "entered-late";
    facts.costs_left_out = {"2026-03-07 10:00  AC-2026-000001/3  labour  500.00"};
    const auto sheet = charge_statement(facts);
    CHECK(sheet.remark.find("entered long after it happened") != std::string::npos);
    CHECK(sheet_text(sheet).find("costs not claimed here  2026-03-07") != std::string::npos);
}

TEST_CASE("A statement keeps to the screen, and is as wide as paper where there is none") {
    auto facts = facts_of_a_default();
    facts.costs_left_out = {"2026-03-07 10:00  AC-2026-000001/3  labour  500.00"};
    facts.symptom = "卫生间天花板渗漏，每天滴水，楼下也漏，墙面发霉，业主要求尽快处理并赔偿";
    const auto sheet = charge_statement(facts);
    for (const std::size_t columns : {19, 40, 60, 80, 120}) {
        CAPTURE(columns);
        const auto text = sheet_text(sheet, columns);
        for (const auto line : split(text, '\n')) {
            CAPTURE(line);
            CHECK(display_width(line) <= std::min(columns, k_sheet_columns));
        }
        CHECK(text.find("500.00") != std::string::npos);
    }
    CHECK(sheet_text(sheet, 120) == sheet_text(sheet));
}
