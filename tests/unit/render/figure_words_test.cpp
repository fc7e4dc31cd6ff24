// Every figure has its words in both languages, and the tables of words stand as those of measures do.
#include "aftercare/render/figure_words.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

bool has_chinese(const std::string& text) {
    return text.find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos;
}

std::string name_of(std::string_view code) {
    const auto figure = asked_figure(code);
    REQUIRE(figure);
    return figure_name(*figure);
}

}  // namespace

TEST_CASE("every measure has a row of words, every row a measure, in the same order") {
    std::vector<std::string_view> of_measures;
    for (const auto* measure : measures()) {
        of_measures.push_back(measure->code);
    }
    std::vector<std::string_view> of_words;
    for (const auto& row : figure_rows()) {
        of_words.push_back(row.code);
    }
    CHECK(of_words == of_measures);
}

TEST_CASE("every measure has a name, a definition and its source in both languages") {
    std::set<std::string> said;
    for (const auto language : {Language::zh, Language::en}) {
        use_language(language, LOCALE_DIR);
        for (const auto* measure : measures()) {
            CAPTURE(measure->code);
            const auto definition = figure_definition(*measure);
            const auto source = figure_source(*measure);
            CHECK(has_chinese(definition) == (language == Language::zh));
            CHECK(has_chinese(measure_name(*measure)) == (language == Language::zh));
            CHECK((source.empty() || has_chinese(source) == (language == Language::zh)));
            CHECK(definition.ends_with(language == Language::zh ? "。" : "."));
            CHECK(definition.find_first_of("{}\n") == std::string::npos);
            CHECK(said.insert(definition).second);
        }
    }
}

TEST_CASE("what of one formula differs in its days says how many") {
    use_language(Language::en, LOCALE_DIR);
    for (const auto* code : {"closed_within_7", "closed_within_90", "long_overdue_180", "tsm_complaints"}) {
        const auto& measure = *asked_figure(code)->measure;
        CAPTURE(code);
        CHECK(figure_definition(measure).find(std::to_string(measure.number)) != std::string::npos);
    }
}

TEST_CASE("a figure's name says what was asked for with its suffixes") {
    use_language(Language::en, LOCALE_DIR);
    CHECK(name_of("first_time_fix") == "first-time fix");
    CHECK(name_of("standard_kept_complaint") == "standard kept (complaints)");
    CHECK(name_of("opened_handover") == "opened (defects at the handover)");
    CHECK(name_of("resolution_time_complaint_working_p50") ==
          "resolution time (complaints, working time, median)");
    CHECK(name_of("resolution_time_p90") == "resolution time (90th percentile)");
    CHECK(name_of("resolution_time") == "resolution time (mean)");
    CHECK(name_of("satisfaction_mean") == "mean score");
    use_language(Language::zh, LOCALE_DIR);
    CHECK(name_of("first_time_fix") == "一次修复率");
    CHECK(name_of("reports_per_100_units") == "百户报修率");
    CHECK(name_of("resolution_time_advice_working_mean") == "办结用时（咨询建议表扬、工作时间、均值）");
}

TEST_CASE("measures are among the code lists, with their suffixes") {
    use_language(Language::zh, LOCALE_DIR);
    CHECK(word_of("measure", "opened") == "新登记");
    CHECK(word_of("measure", "repeat_repair_handover") == "返修率（交付验房）");
    CHECK(word_of("measure", "opened_handover_mean") == "opened_handover_mean");
    CHECK(match_code("measure", "返修率").code() == "repeat_repair");
    CHECK(match_code("measure", "First-time fix").code() == "first_time_fix");
    CHECK(match_code("measure", "resolution_time_service_p90").code() == "resolution_time_service_p90");
    CHECK_FALSE(match_code("measure", "resolution_time_service_p99").found());
}

TEST_CASE("official figures and methods name where they stand") {
    use_language(Language::en, LOCALE_DIR);
    CHECK(figure_source(*asked_figure("tsm_emergency")->measure) ==
          "England's Tenant Satisfaction Measures, RP02 (2)");
    CHECK(figure_source(*asked_figure("satisfaction")->measure).find("Kish") != std::string::npos);
    CHECK(figure_source(*asked_figure("opened")->measure).empty());
}

TEST_CASE("each heading of figures has a word") {
    std::set<std::string> words;
    for (const auto language : {Language::zh, Language::en}) {
        use_language(language, LOCALE_DIR);
        for (const auto* measure : measures()) {
            words.insert(figure_heading(measure->heading));
        }
    }
    CHECK(words.size() == 12);
}

TEST_CASE("a dimension is called what its column is called") {
    for (const auto language : {Language::zh, Language::en}) {
        use_language(language, LOCALE_DIR);
        for (const auto code : k_dimension_codes) {
            CAPTURE(code);
            CHECK(has_field_word(code));
            CHECK(word_of("dimension", code) == field_word(code));
        }
    }
}

}  // namespace aftercare
