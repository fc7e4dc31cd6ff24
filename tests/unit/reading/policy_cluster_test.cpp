// The sections [cluster] and [sample] of a policy.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

/// The shipped policy with `what` replaced by `with`; what is said of it.
std::string said_with(const std::string& what, const std::string& with) {
    std::string text(default_policy());
    const auto place = text.find(what);
    REQUIRE(place != std::string::npos);
    text.replace(place, what.size(), with);
    std::string all;
    const auto read = read_policy(text, "p");
    for (const auto& said : {read.faults, read.warnings}) {
        for (const auto& each : said) {
            all += each.what + "\n";
        }
    }
    return all;
}

}  // namespace

TEST_CASE("the shipped numbers of clusters and the seed are those of the rules") {
    const auto& cluster = shipped_policy().cluster;
    CHECK(cluster.households_min == 3);
    CHECK(cluster.days == 30);
    CHECK(cluster.grow == 2);
    CHECK(cluster.p_per_mille == 10);
    CHECK(cluster.expected_per_mille_min == 100);
    CHECK_FALSE(shipped_policy().sample_seed.empty());
}

TEST_CASE("numbers of clusters out of bounds, unknown keys and a sample without a seed are faults") {
    CHECK(said_with("households_min = 3", "households_min = 1") == "1 is not between 2 and 1000\n");
    CHECK(said_with("grow = 2", "grow = 0") == "0 is not between 1 and 1000\n");
    CHECK(said_with("p_per_mille = 10\n", "p_per_mill = 10\n") ==
          "unknown key 'p_per_mill': did you mean 'p_per_mille'?\n");
    CHECK(said_with("[sample]\nseed = \"aftercare\"", "[sample]\nseed = 5")
              .ends_with("a text in quotes was expected here\n"));
    CHECK(said_with("[sample]\nseed = \"aftercare\"", "") ==
          "a sample of callbacks needs a seed: [sample] seed = \"…\"\n");
    CHECK(said_with("sample_percent = 20", "sample_percent = 0").empty());
    CHECK(said_with("sample_percent = 20", "sample_percent = 101") == "101 is not between 0 and 100\n");
    CHECK(said_with("sample_percent = 20", "due = 5") == "true or false was expected here\n");
}

TEST_CASE("a callback row is for the endings that it names, else for what was closed") {
    CHECK(said_with("ended = [\"no-objection\", \"declined\", \"withdrawn\"]", "ended = [\"void\"]")
              .starts_with("unknown ended 'void'"));
    // What was closed is all fitted by a later row without endings; what was declined is not.
    const std::string general = "[[callback]]\nkind = \"repair\"\n\n[sample]\nseed";
    CHECK(said_with("[sample]\nseed", general).empty());
    CHECK(said_with("[[callback]]\nkind = [\"repair\", \"complaint\"]",
                    "[[callback]]\nended = [\"verified\", \"forced\"]\n\n[[callback]]\nkind = [\"repair\", "
                    "\"complaint\"]")
              .empty());
    CHECK(said_with("[[callback]]\nkind = [\"repair\", \"complaint\"]",
                    "[[callback]]\nended = [\"verified\", \"forced\"]\n\n[[callback]]")
              .starts_with("this row never decides"));
}
