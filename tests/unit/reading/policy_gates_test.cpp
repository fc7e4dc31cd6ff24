// Gates and checklists of the policy: their faults by line and column, and what they ask of a ticket.
#include <doctest/doctest.h>

#include "schemas/embedded.hpp"
#include "tests/unit/reading/policy_text.hpp"

using namespace aftercare;
using namespace policy_text;

namespace {

/// The fault of `row` behind the sound policy; it stands where `row` has its @.
void check_row(std::string row, std::string_view fault) {
    CAPTURE(row);
    std::string text = std::string(k_sound) + row;
    const std::string place = take_mark(text);
    CHECK(said_of(text) == "p:" + place + ": " + std::string(fault));
}

Policy policy_of(std::string_view rows) {
    auto read = read_policy(std::string(k_sound) + std::string(rows), "p");
    REQUIRE(read.faults.empty());
    return read.policy;
}

std::string needs(const Policy& policy, Verb verb, Kind kind, std::string_view category,
                  std::string_view element) {
    std::string codes;
    for (const auto need : needs_of(policy, verb, {.kind = kind, .category = category}, element)) {
        codes += std::string(code_of(need)) + " ";
    }
    return codes;
}

std::string checks(const Policy& policy, Kind kind, std::string_view element) {
    std::string codes;
    for (const auto& check : checks_of(policy, kind, element)) {
        codes += check.code + " " + check.word + " ";
    }
    return codes;
}

}  // namespace

TEST_CASE("faults of a gate") {
    check_row("[[gate]]\nverb = @\"stert\"\nneeds = \"plan\"\n",
              "unknown verb 'stert': did you mean 'start'?");
    check_row("[[gate]]\nverb = @\"plan\"\nneeds = \"plan\"\n", "unknown verb 'plan'");
    check_row("[[gate]]\nverb = \"start\"\nneeds = [\"plan\", @\"phota\"]\n",
              "unknown need 'phota': did you mean 'photo'?");
    check_row("[[gate]]\nverb = \"start\"\nneeds = @[]\n",
              "an empty list fits nothing: leave the key out to fit all");
    check_row("[[gate]]\nverb = \"start\"\nkind = @\"repare\"\nneeds = \"plan\"\n",
              "unknown kind 'repare': did you mean 'repair'?");
    check_row("[[gate]]\nverb = \"start\"\ncategory = @\"leek\"\nneeds = \"plan\"\n",
              "unknown category 'leek': did you mean 'leak'?");
    check_row("[[gate]]\nverb = \"start\"\nelement = @\"rooof\"\nneeds = \"plan\"\n",
              "unknown element 'rooof': did you mean 'roof'?");
    check_row("[[gate]]\nverb = \"start\"\nneed = @\"plan\"\nneeds = \"plan\"\n",
              "unknown key 'need': did you mean 'needs'?");
    check_row("@[[gate]]\nneeds = \"plan\"\n", "the key 'verb' is missing here");
    check_row("@[[gate]]\nverb = \"start\"\n", "the key 'needs' is missing here");
    check_row("[[gate]]\nverb = \"order\"\nneeds = @\"designer\"\n",
              "the order to the designer is an order: it cannot wait for itself");
}

TEST_CASE("faults of a checklist") {
    check_row("[[checklist]]\ncode = @\"Wet\"\nword = \"查\"\nitems = { a = \"甲\" }\n",
              "'Wet' is not a code: letters a-z and digits, joined by hyphens");
    check_row("[[checklist]]\ncode = \"w\"\nword = @\"\"\nitems = { a = \"甲\" }\n",
              "'' is not a word: 1 to 60 bytes of printable text");
    check_row("[[checklist]]\ncode = \"w\"\nword = \"查\"\nitems = @{ }\n",
              "a checklist without items asks nothing");
    check_row("[[checklist]]\ncode = \"w\"\nword = \"查\"\nitems = @[\"a\"]\n", "a table was expected here");
    check_row("[[checklist]]\ncode = \"w\"\nword = \"查\"\nelement = @\"rooof\"\nitems = { a = \"甲\" }\n",
              "unknown element 'rooof': did you mean 'roof'?");
    check_row(
        "[[checklist]]\ncode = \"w\"\nword = \"查\"\nitems = { a = \"甲\" }\n[[checklist]]\ncode = @\"w\"\n"
        "word = \"查二\"\nitems = { b = \"乙\" }\n",
        "the code 'w' is used twice in this list");
    check_row(
        "[[checklist]]\ncode = \"w\"\nword = \"查\"\nitems = { a = \"甲\" }\n[[checklist]]\ncode = \"v\"\n"
        "word = \"查二\"\nitems = { a = @\"乙\" }\n",
        "the code 'a' is used twice in this list");
    check_row("@[[checklist]]\ncode = \"w\"\nitems = { a = \"甲\" }\n", "the key 'word' is missing here");
}

TEST_CASE("every gate that fits applies") {
    const auto policy = policy_of(
        "[[gate]]\nverb = \"start\"\nneeds = [\"safe\", \"plan\"]\n"
        "[[gate]]\nverb = \"start\"\nkind = \"repair\"\nelement = \"roof\"\nneeds = [\"photo\", \"plan\"]\n"
        "[[gate]]\nverb = \"start\"\ncategory = \"quality\"\nneeds = \"notice\"\n");
    CHECK(needs(policy, Verb::start, Kind::complaint, "service", "") == "plan safe ");
    CHECK(needs(policy, Verb::start, Kind::repair, "service", "roof") == "plan photo safe ");
    CHECK(needs(policy, Verb::start, Kind::complaint, "leak", "roof") == "plan notice safe ");
    CHECK(needs(policy, Verb::done, Kind::repair, "leak", "roof").empty());
}

TEST_CASE("every checklist that fits asks, each item once") {
    const auto policy = policy_of(
        "[[checklist]]\ncode = \"all\"\nword = \"通用\"\nitems = { photo = \"照片\" }\n"
        "[[checklist]]\ncode = \"roof\"\nword = \"屋面\"\nkind = \"repair\"\nelement = \"roof\"\n"
        "items = { photo = \"照片\", slope = \"坡度\" }\n");
    CHECK(checks(policy, Kind::repair, "roof") == "photo 照片 slope 坡度 ");
    CHECK(checks(policy, Kind::complaint, "roof") == "photo 照片 ");
    CHECK(checks(policy, Kind::repair, "") == "photo 照片 ");
    const auto thawed = thaw_policy(freeze_policy(policy));
    CHECK(checks(*thawed, Kind::repair, "roof") == "photo 照片 slope 坡度 ");
}

TEST_CASE("the shipped gates are of the structure") {
    const auto policy = read_policy(default_policy(), "policy.toml").policy;
    const std::string all = "plan escalate designer ";
    CHECK(needs(policy, Verb::start, Kind::repair, "structure", "") == all);
    CHECK(needs(policy, Verb::start, Kind::repair, "crack", "structure") == all);
    CHECK(needs(policy, Verb::start, Kind::repair, "crack", "internal-wall").empty());
    CHECK(policy.gates.size() == 2);
}
