#include "aftercare/core/liability.hpp"

#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string normalised(const std::vector<LiabilityShare>& shares) {
    const auto text = normalise_liability(shares);
    return text ? *text : name_of(text.reason().why);
}

using enum LiabilityRole;

}  // namespace

TEST_CASE("liability is one role, several roles, or roles with shares that make 100") {
    struct Case {
        std::vector<LiabilityShare> shares;
        std::string text;
    };
    const std::vector<Case> cases = {
        {{{contractor, {}}}, "contractor"},
        {{{undetermined, {}}}, "undetermined"},
        {{{third_party, 100}}, "third-party=100"},
        {{{contractor, {}}, {owner, {}}}, "contractor,owner"},
        {{{contractor, 70}, {owner, 30}}, "contractor=70,owner=30"},
        {{{owner, 1}, {developer, 99}}, "owner=1,developer=99"},
        {{{contractor, 34}, {designer, 33}, {supplier, 33}}, "contractor=34,designer=33,supplier=33"},
        {{}, "bad_shares"},
        {{{contractor, 70}, {owner, 29}}, "bad_shares"},
        {{{contractor, 70}, {owner, 31}}, "bad_shares"},
        {{{contractor, 99}}, "bad_shares"},
        {{{contractor, 0}, {owner, 100}}, "bad_shares"},
        {{{contractor, -1}, {owner, 101}}, "bad_shares"},
        {{{contractor, 101}}, "bad_shares"},
        {{{contractor, 100}, {owner, {}}}, "bad_shares"},
        {{{contractor, 50}, {contractor, 50}}, "bad_shares"},
        {{{owner, {}}, {owner, {}}}, "bad_shares"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.shares.size());
        CHECK(normalised(each.shares) == each.text);
    }
}

TEST_CASE("the normalised form reads back as it was written, for every role") {
    for (std::size_t r = 0; r < k_liability_role_codes.size(); ++r) {
        const auto role = static_cast<LiabilityRole>(r);
        const auto other = static_cast<LiabilityRole>((r + 1) % k_liability_role_codes.size());
        const std::vector<std::vector<LiabilityShare>> lists = {
            {{role, {}}}, {{role, {}}, {other, {}}}, {{role, 60}, {other, 40}}};
        for (const auto& shares : lists) {
            const auto text = normalised(shares);
            CAPTURE(text);
            const auto back = read_liability(text);
            CHECK(normalised(back) == text);
            REQUIRE(back.size() == shares.size());
            for (std::size_t i = 0; i < shares.size(); ++i) {
                CHECK(back[i].role == shares[i].role);
                CHECK(back[i].share == shares[i].share);
            }
        }
    }
    CHECK(read_liability("").empty());
}
