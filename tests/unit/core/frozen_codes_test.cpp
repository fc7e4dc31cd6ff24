#include "aftercare/core/frozen_codes.hpp"

#include <doctest/doctest.h>

#include "aftercare/reading/policy_reader.hpp"
#include "schemas/embedded.hpp"

using namespace aftercare;

namespace {

void check_lists(const Policy& policy) {
    const auto frozen = freeze_policy(policy);
    for (int i = 0; i <= static_cast<int>(CodeTable::check); ++i) {
        CAPTURE(i);
        const auto table = static_cast<CodeTable>(i);
        const auto thawed = thaw_codes(frozen, table);
        const auto& wanted = codes_of(policy, table);
        REQUIRE(thawed);
        REQUIRE(thawed->size() == wanted.size());
        for (std::size_t row = 0; row < wanted.size(); ++row) {
            CHECK(thawed->at(row).code == wanted[row].code);
            CHECK(thawed->at(row).word == wanted[row].word);
            CHECK(thawed->at(row).parent == wanted[row].parent);
            CHECK(thaw_word(frozen, table, wanted[row].code) == wanted[row].word);
        }
        CHECK(thaw_word(frozen, table, "no-such-code") == "");
    }
}

}  // namespace

TEST_CASE("each list of a frozen policy thaws alone") {
    check_lists(read_policy(default_policy(), "policy.toml").policy);
}

TEST_CASE("texts that look like a list, and empty lists, do not mislead") {
    auto policy = read_policy(default_policy(), "policy.toml").policy;
    policy.hours.front().project = "\"elements\":[{\"code\":\"no\"}]";
    policy.causes.clear();
    policy.defects = {{"leak", "\"causes\":[{]}\\", ""}};
    check_lists(policy);
}

TEST_CASE("a list that is cut off is told") {
    constexpr auto k_cut_off = R"({"elements":[{"code":"door","word")";
    CHECK_FALSE(thaw_codes(k_cut_off, CodeTable::element));
    CHECK_FALSE(thaw_word(k_cut_off, CodeTable::element, "door"));
}
