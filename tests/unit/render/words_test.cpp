// Every code, field and refusal has its words, in both languages.
#include "aftercare/render/words.hpp"

#include <doctest/doctest.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/ticket.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

std::string chinese(const char* context, std::string_view msgid) {
    return tr_as(Language::zh, context, msgid);
}

/// All facts that any refusal may have.
Refused full(Refusal why) {
    return {.why = why,
            .number = "AC-2026-000123",
            .state = State::on_hold,
            .state_by = "李娜",
            .state_since = to_instant({{2026, 11, 20}, {9, 30, 0}}),
            .missing = {"category", "received_by"},
            .detail = "3",
            .orders = {1, 2},
            .tickets = {"AC-2026-000007", "AC-2026-000009"},
            .since = to_instant({{2026, 11, 21}, {14, 5, 0}}),
            .until = to_instant({{2026, 11, 28}, {14, 5, 0}}),
            .needed_role = StaffRole::supervisor,
            .helps = "close done"};
}

std::vector<Refusal> all_refusals() {
    std::vector<Refusal> all;
    for (int i = 0; i <= static_cast<int>(Refusal::person_kept); ++i) {
        all.push_back(static_cast<Refusal>(i));
    }
    return all;
}

bool is_chinese(const std::string& text) {
    return text.find_first_of("\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos;
}

const std::vector<PolicyCode> k_categories = {{"quality", "工程质量", ""},
                                              {"leak", "渗漏", "quality"},
                                              {"lift", "电梯", "equipment"},
                                              {"structure", "结构", "quality"}};

}  // namespace

TEST_CASE("who cannot be forgotten yet is told every place and its day") {
    use_language(Language::en, LOCALE_DIR);
    const auto day = to_day({2031, 5, 2});
    const Refused no{
        .why = Refusal::person_in_use,
        .detail = "12",
        .places = {{Standing::owner, "3-1-1201", {}}, {Standing::contact, "AC-2026-000007", day}}};
    CHECK(sentence(no) ==
          "person 12 is still needed: 3-1-1201 (owner), AC-2026-000007 (contact) until 2031-05-02; it is "
          "possible once what has no day here has ended");
    CHECK(sentence({.why = Refusal::person_kept,
                    .detail = "12",
                    .places = {{Standing::formal, "AC-2026-000007", day}},
                    .free_on = day}) ==
          "person 12 is still needed: AC-2026-000007 (recipient of the formal notice) until 2031-05-02; "
          "possible from 2031-05-02 on; say it again then");
}

TEST_CASE("every code of every list has an English and a Chinese word of its own") {
    use_language(Language::en, LOCALE_DIR);
    CHECK(code_lists().size() == 53);
    for (const auto list : code_lists()) {
        std::set<std::string> english_words;
        std::set<std::string> chinese_words;
        for (const auto code : codes_in(list)) {
            CAPTURE(list);
            CAPTURE(code);
            const auto english = english_word(list, code);
            const auto zh = chinese(std::string(list).c_str(), english);
            CHECK_FALSE(english.empty());
            CHECK(zh != english);
            CHECK(english_words.insert(std::string(english)).second);
            CHECK(chinese_words.insert(zh).second);
        }
        CHECK(english_words.size() == codes_in(list).size());
    }
}

TEST_CASE("a code comes as a word in the current language") {
    use_language(Language::en, LOCALE_DIR);
    CHECK(word(State::in_progress) == "in progress");
    CHECK(verb_word(Verb::open) == "register");
    CHECK(word_of("means", "signed") == "signed paper");
    CHECK(word_of("state", "nonsense") == "nonsense");
    CHECK(word_of("nonsense", "new") == "new");
    CHECK(flag_word(true) == "yes");
    CHECK(liability_words("contractor=70,owner=30") == "contractor 70 %, owner 30 %");
    use_language(Language::zh, LOCALE_DIR);
    CHECK(word(State::in_progress) == "处理中");
    CHECK(word(Kind::repair) == "报修");
    CHECK(word(OrderKind::repair) == "维修");
    CHECK(verb_word(Verb::order) == "派工");
    CHECK(flag_word(false) == "否");
    CHECK(liability_words("contractor=70,owner=30") == "施工 70%、业主 30%");
    CHECK(liability_words("third-party") == "第三方");
}

TEST_CASE("a coded option is the code, a word, or an unambiguous beginning of either") {
    for (const auto language : {Language::en, Language::zh}) {
        use_language(language, LOCALE_DIR);
        CHECK(match<Kind>("repair") == Kind::repair);
        CHECK(match<Kind>("rep") == Kind::repair);
        CHECK(match<Kind>("报修") == Kind::repair);
        CHECK(match<Kind>("报") == Kind::repair);
        CHECK(match<Kind>(" ＲＥＰ ") == Kind::repair);
        CHECK(match<Means>("signed p") == Means::signed_paper);
        CHECK(match<Means>("书面") == Means::signed_paper);
        CHECK(match<State>("on_hold") == State::on_hold);
        CHECK(match<State>("on hold") == State::on_hold);
        CHECK_FALSE(match<Kind>("").has_value());
        CHECK_FALSE(match<Kind>("x").has_value());
        CHECK(match_code("kind", "x").codes.empty());
        CHECK(match_code("state", "c").codes == std::vector<std::string>{"completed", "closed"});
        CHECK(match_code("state", "已").ambiguous());
        // A whole code stands for itself although another begins with it.
        CHECK(current_language() == language);
    }
}

TEST_CASE("a policy list is matched by code and word alike") {
    use_language(Language::en, LOCALE_DIR);
    CHECK(match_code(k_categories, "leak").code() == "leak");
    CHECK(match_code(k_categories, "le").code() == "leak");
    CHECK(match_code(k_categories, "渗漏").code() == "leak");
    CHECK(match_code(k_categories, "渗").code() == "leak");
    CHECK(match_code(k_categories, "l").codes == std::vector<std::string>{"leak", "lift"});
    CHECK(match_code(k_categories, "").codes.empty());
    CHECK(match_code(k_categories, "漏").codes.empty());
    CHECK(policy_word(k_categories, "leak") == "leak");
    use_language(Language::zh, LOCALE_DIR);
    CHECK(policy_word(k_categories, "leak") == "渗漏");
    CHECK(policy_word(k_categories, "unheard-of") == "unheard-of");
    CHECK(policy_list("hold") == CodeTable::hold_reason);
    CHECK_FALSE(policy_list("state").has_value());
}

TEST_CASE("every refusal is a whole sentence in both languages, with and without a command that helps") {
    REQUIRE(use_zone("Asia/Shanghai"));
    for (const auto why : all_refusals()) {
        CAPTURE(static_cast<int>(why));
        const auto refused = full(why);
        auto helpless = full(why);
        helpless.helps.clear();
        const auto bare = Refused{.why = why};
        for (const auto language : {Language::en, Language::zh}) {
            use_language(language, LOCALE_DIR);
            for (const auto& each : {refused, helpless, bare}) {
                const auto text = sentence(each);
                CAPTURE(text);
                CHECK_FALSE(refusal_words(each).found.empty());
                CHECK(text.find_first_of("{}") == std::string::npos);
                CHECK(text.find('\n') == std::string::npos);
            }
            const auto words = refusal_words(bare);
            CHECK(is_chinese(words.found) == (language == Language::zh));
            CHECK((words.advice.empty() || is_chinese(words.advice) == (language == Language::zh)));
            CHECK(words.state.empty());
            CHECK(refusal_words(refused).state.find("李娜") != std::string::npos);
        }
    }
}

TEST_CASE("a refusal says what is wrong, the state, and the command that helps") {
    REQUIRE(use_zone("Asia/Shanghai"));
    use_language(Language::en, LOCALE_DIR);
    CHECK(sentence(full(Refusal::wrong_state)) ==
          "AC-2026-000123 does not take this step from where it stands; the ticket has been on hold since "
          "2026-11-20 09:30, set by 李娜; what helps: aftercare close done AC-2026-000123");
    auto refused = full(Refusal::wrong_state);
    refused.helps.clear();
    refused.state_by.clear();
    CHECK(sentence(refused) ==
          "AC-2026-000123 does not take this step from where it stands; the ticket has been on hold since "
          "2026-11-20 09:30; no command takes it on from there");
    CHECK(refusal_words(full(Refusal::missing_facts)).found ==
          "still missing: category (--category), received by (--received-by)");
    CHECK(refusal_words(full(Refusal::orders_open)).found ==
          "orders are still open: AC-2026-000123/1, AC-2026-000123/2");
    CHECK(refusal_words(full(Refusal::before_receipt)).advice == "give a time from then on");
    use_language(Language::zh, LOCALE_DIR);
    CHECK(sentence(full(Refusal::wrong_state)) ==
          "AC-2026-000123 在当前状态下不能进行此操作；当前状态为挂起，李娜 于 2026-11-20 09:30 变更；可执行："
          "aftercare close done AC-2026-000123");
    CHECK(refusal_words(full(Refusal::missing_facts)).found ==
          "尚缺：类别（--category）、登记人（--received-by）");
}

TEST_CASE("the command that helps names what it acts on") {
    CHECK(helping_line({.why = Refusal::unlisted_actor,
                        .number = "AC-2026-000001",
                        .detail = "李 四",
                        .helps = "staff add"}) == "aftercare staff add '李 四'");
    CHECK(helping_line({.why = Refusal::unlisted_actor, .detail = "李四", .helps = "staff add"}) ==
          "aftercare staff add 李四");
    CHECK(helping_line({.why = Refusal::duplicate, .tickets = {"AC-2026-000007"}, .helps = "intake chase"}) ==
          "aftercare intake chase AC-2026-000007");
    CHECK(helping_line({.why = Refusal::window_over, .number = "AC-2026-000001", .helps = "intake new"}) ==
          "aftercare intake new");
    CHECK(helping_line({.why = Refusal::orders_open,
                        .number = "AC-2026-000001",
                        .orders = {1, 3},
                        .helps = "dispatch cancel"}) ==
          "aftercare dispatch cancel AC-2026-000001/1 AC-2026-000001/3");
    CHECK(helping_line({.why = Refusal::no_appointment,
                        .number = "AC-2026-000001",
                        .orders = {2},
                        .helps = "dispatch appoint"}) == "aftercare dispatch appoint AC-2026-000001/2");
    CHECK(helping_line({.why = Refusal::nothing_to_change, .number = "AC-2026-000001"}).empty());
}

TEST_CASE("every column of the tables and of the reports has a word") {
    std::set<std::string> names;
    const auto add = [&](const char* name, const auto&) { names.insert(name); };
    Ticket ticket;
    Ticket::fields(ticket, add);
    Ticket::parts(ticket, [&](const char*, const auto& list) {
        using Part = typename std::remove_cvref_t<decltype(list)>::value_type;
        Part part;
        Part::fields(part, add);
    });
    for (const char* key : {"number",
                            "state",
                            "closed_how",
                            "kind",
                            "channel",
                            "project",
                            "unit",
                            "element",
                            "category",
                            "urgency",
                            "liability",
                            "party",
                            "handler",
                            "next_action",
                            "next_at",
                            "received_at",
                            "respond_by",
                            "resolve_by",
                            "closed_at",
                            "symptom",
                            "clock",
                            "due_at",
                            "overdue_seconds",
                            "period_from",
                            "period_until",
                            "measure",
                            "value",
                            "numerator",
                            "denominator",
                            "previous",
                            "calendar_assumed",
                            "n",
                            "low",
                            "high",
                            "running",
                            "imported",
                            "at",
                            "in_numerator",
                            "in_denominator",
                            "why",
                            "limit_at",
                            "happened_at",
                            "weight"}) {
        names.insert(key);
    }
    use_language(Language::en, LOCALE_DIR);
    for (const auto& name : names) {
        CAPTURE(name);
        CHECK(has_field_word(name));
        CHECK(chinese("field", field_word(name)) != field_word(name));
    }
    CHECK_FALSE(has_field_word("no_such_field"));
    CHECK(field_word("no_such_field") == "no such field");
    CHECK(option_word("expected") == "expected solution (--expect)");
}

}  // namespace aftercare
