// Reading [[warranty_class]], [[season]] and [[warranty]]: whole rows, and every fault with its place.
#include <doctest/doctest.h>

#include "tests/unit/reading/policy_text.hpp"

using namespace aftercare;
using namespace policy_text;

namespace {

constexpr std::string_view k_rows = R"([[warranty_class]]
code = "roof-leak"
word = "屋面防水"
element = "roof"
defect = "leak"
[[season]]
name = "heating"
from = "11-15"
until = "03-15"
[[warranty]]
id = "floor"
class = "roof-leak"
base = "handover"
kind = "floor"
years = 3
source = "1998"
)";

/// The sound policy with the rows above, `what` of which becomes `with`.
std::string changed(std::string_view what, std::string_view with) {
    std::string rows(k_rows);
    const auto at = rows.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, what);
    return std::string(k_sound) + rows.replace(at, what.size(), with);
}

void check_faults(const std::vector<Case>& cases) {
    for (const auto& each : cases) {
        CAPTURE(each.what);
        CAPTURE(each.with);
        auto text = changed(each.what, each.with);
        const auto place = take_mark(text);
        CHECK(said_of(text) == "p:" + place + ": " + each.fault);
    }
}

}  // namespace

TEST_CASE("a policy without warranty has no fault and no terms") {
    const auto read = read_policy(k_sound, "p");
    CHECK(read.faults.empty());
    CHECK(read.policy.warranty_terms.empty());
}

TEST_CASE("rows of warranty are read whole") {
    const auto read = read_policy(changed("years = 3",
                                          "seasons = 2\nseason = \"heating\"\nversion = \"2\"\n"
                                          "project = [\"East\", \"West\"]\nuse = [\"dwelling\", \"shop\"]"),
                                  "p");
    REQUIRE(read.faults.empty());
    const auto& of = read.policy.warranty_classes.at(0);
    CHECK(of.code == "roof-leak");
    CHECK(of.word == "屋面防水");
    CHECK(of.elements == std::vector<std::string>{"roof"});
    CHECK(of.defects == std::vector<std::string>{"leak"});
    CHECK_FALSE(of.of_use);
    const auto& season = read.policy.seasons.at(0);
    CHECK(season.name == "heating");
    CHECK(season.from_month == 11);
    CHECK(season.from_day == 15);
    CHECK(season.until_month == 3);
    CHECK(season.until_day == 15);
    const auto& term = read.policy.warranty_terms.at(0);
    CHECK(term.id == "floor");
    CHECK(term.classes == std::vector<std::string>{"roof-leak"});
    CHECK(term.base == TermBase::handover);
    CHECK(term.kind == TermKind::floor);
    CHECK(term.years == 0);
    CHECK(term.seasons == 2);
    CHECK(term.season == "heating");
    CHECK(term.source == "1998");
    CHECK(term.version == "2");
    CHECK(term.projects == std::vector<std::string>{"East", "West"});
    CHECK(term.uses == std::vector<Use>{Use::dwelling, Use::shop});
    const auto thawed = thaw_policy(freeze_policy(read.policy));
    REQUIRE(thawed);
    CHECK(thawed->warranty_terms.at(0).season == "heating");
    CHECK(thawed->warranty_classes.at(0).word == "屋面防水");
}

TEST_CASE("faults of classes") {
    check_faults({
        {"[[season]]", "[[warranty_class]]\ncode = @\"Roof leak\"\nword = \"b\"\n[[season]]",
         "'Roof leak' is not a code: letters a-z and digits, joined by hyphens"},
        {"[[season]]", "[[warranty_class]]\ncode = @\"roof-leak\"\nword = \"b\"\n[[season]]",
         "the code 'roof-leak' is used twice in this list"},
        {"[[season]]", "@[[warranty_class]]\nword = \"b\"\n[[season]]", "the key 'code' is missing here"},
        {"element = \"roof\"", "element = @\"rof\"", "unknown element 'rof': did you mean 'roof'?"},
        {"element = \"roof\"", "element = @[]", "an empty list fits nothing: leave the key out to fit all"},
        {"defect = \"leak\"", "defect = [\"leak\", @\"leak\"]", "'leak' is listed twice"},
        {"defect = \"leak\"", "of_us = @true", "unknown key 'of_us': did you mean 'of_use'?"},
        {"defect = \"leak\"", "of_use = @1", "true or false was expected here"},
        {"word = \"屋面防水\"", "word = @\"\"", "a text of printable characters was expected here"},
        {"word = \"屋面防水\"", "word = @1", "a text in quotes was expected here"},
        {"[[warranty_class]]",
         "@[[warranty_class]]\ncode = \"a\"\nword = \"b\"\nelement = \"roof\"\ndefect = \"leak\"\n"
         "[[warranty_class]]",
         "this row never decides: the one at line 76 fits all that it fits, and the last row that fits "
         "decides"},
    });
}

TEST_CASE("faults of seasons") {
    check_faults({
        {"from = \"11-15\"", "from = @\"11-31\"", "'11-31' is not a month and a day such as 11-15"},
        {"until = \"03-15\"", "until = @\"3-15\"", "'3-15' is not a month and a day such as 11-15"},
        {"until = \"03-15\"", "until = \"03-15\"\nproject = @\"\"", "a project's name is not empty"},
        {"[[season]]",
         "@[[season]]\nname = \"heating\"\nfrom = \"10-01\"\nuntil = \"04-01\"\nproject = \"East\"\n"
         "[[season]]",
         "this row never decides: the one at line 81 fits all that it fits, and the last row that fits "
         "decides"},
        {"[[warranty]]", "@[[season]]\nname = \"cooling\"\nuntil = \"09-15\"\n[[warranty]]",
         "the key 'from' is missing here"},
    });
    CHECK(said_of(changed("until = \"03-15\"", "until = \"02-29\"")) == "");
}

TEST_CASE("faults of terms") {
    check_faults({
        {"id = \"floor\"", "id = @\"Floor\"",
         "'Floor' is not a code: letters a-z and digits, joined by hyphens"},
        {"class = \"roof-leak\"", "class = @\"roof-lek\"",
         "unknown class 'roof-lek': did you mean 'roof-leak'?"},
        {"base = \"handover\"", "base = @\"hand-over\"",
         "unknown base 'hand-over': did you mean 'handover'?"},
        {"kind = \"floor\"", "kind = @\"law\"", "unknown kind 'law'"},
        {"years = 3", "years = @0", "0 is not between 1 and 200"},
        {"years = 3", "years = @\"3\"", "a whole number was expected here"},
        {"years = 3", "seasons = 1\nseason = @\"heting\"",
         "unknown season 'heting': did you mean 'heating'?"},
        {"years = 3", "years = 3\nseason = @\"heating\"", "only a term that counts 'seasons' has a 'season'"},
        {"years = 3", "years = 3\nuse = @\"house\"", "unknown use 'house'"},
        {"source = \"1998\"", "source = @\" \"", "a text of printable characters was expected here"},
        {"source = \"1998\"", "source = \"1998\"\ndays = @3", "unknown key 'days'"},
        {"[[warranty]]\nid = \"floor\"\n", "@[[warranty]]\n", "the key 'id' is missing here"},
        {"[[warranty]]\nid = \"floor\"\nclass = \"roof-leak\"\n", "@[[warranty]]\nid = \"floor\"\n",
         "the key 'class' is missing here"},
    });
    const auto length = "a term has exactly one of the keys 'years', 'months' and 'seasons'";
    for (const char* with : {"", "years = 3\nmonths = 2", "months = 2\nseasons = 1\nseason = \"heating\""}) {
        CAPTURE(with);
        CHECK(said_of(changed("years = 3", with)) == std::string("p:80:1: ") + length);
    }
}

TEST_CASE("a season of a term must be known to all its projects") {
    auto rows = changed("until = \"03-15\"", "until = \"03-15\"\nproject = \"East\"");
    const auto at = rows.find("years = 3");
    auto text = rows;
    CHECK(said_of(text.replace(at, 9, "seasons = 1\nseason = \"heating\"")) ==
          "p:87:10: no [[season]] row 'heating' fits all projects of this term");
    text = rows;
    CHECK(said_of(text.replace(at, 9, "seasons = 1\nseason = \"heating\"\nproject = \"East\"")) == "");
    text = rows;
    CHECK(said_of(text.replace(at, 9, "seasons = 1\nseason = \"heating\"\nproject = [\"East\", \"W\"]")) ==
          "p:87:10: no [[season]] row 'heating' fits all projects of this term");
}
