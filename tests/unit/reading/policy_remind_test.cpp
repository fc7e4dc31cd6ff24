// [remind] and [[ladder]] of the policy.
#include <doctest/doctest.h>

#include "aftercare/core/reminders.hpp"
#include "tests/support/world.hpp"
#include "tests/unit/reading/policy_text.hpp"

using namespace testing;
using namespace policy_text;

namespace {

const std::string k_remind = R"([remind]
sendmail = "/usr/sbin/sendmail"
timeout_seconds = 20
from = "desk@example.com"
general_manager = "gm@example.com"
quiet = "22:30-07:15"
parties = false
[[ladder]]
name = "half"
at = "50%"
to = "handler"
[[ladder]]
name = "due"
at = "due"
to = ["handler", "party"]
[[ladder]]
name = "late"
at = "+3d"
to = ["manager", "general-manager"]
[[ladder]]
name = "major"
major = true
to = "supervisor"
)";

std::string with(const std::string& what, const std::string& other) {
    std::string text = k_remind;
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), other);
}

struct Fault {
    std::string what;
    std::string with;
    std::string fault;
};

}  // namespace

TEST_CASE("quiet hours may end with the day") {
    const auto read = read_policy(std::string(k_sound) + with("22:30-07:15", "22:30-24:00"), "p");
    REQUIRE(read.faults.empty());
    REQUIRE(use_zone("Asia/Shanghai"));
    const auto quiet = [&](int hour, int minute) {
        return is_quiet(read.policy.remind, to_instant({{2026, 11, 23}, {hour, minute, 0}}));
    };
    CHECK_FALSE(quiet(22, 29));
    CHECK(quiet(22, 30));
    CHECK(quiet(23, 59));
    CHECK_FALSE(quiet(0, 0));
}

TEST_CASE("the ladder and the way reminders are sent are read") {
    const auto read = read_policy(std::string(k_sound) + k_remind, "p");
    REQUIRE(read.faults.empty());
    const auto& remind = read.policy.remind;
    CHECK(remind.sendmail == "/usr/sbin/sendmail");
    CHECK(remind.timeout_seconds == 20);
    CHECK(remind.from == "desk@example.com");
    CHECK(remind.general_manager == "gm@example.com");
    CHECK(remind.quiet_from_minute == 22 * 60 + 30);
    CHECK(remind.quiet_until_minute == 7 * 60 + 15);
    CHECK(!remind.parties);
    REQUIRE(read.policy.ladder.size() == 4);
    CHECK(read.policy.ladder[0].share_percent == 50);
    CHECK(read.policy.ladder[1].share_percent + read.policy.ladder[1].after_hours == 0);
    CHECK(read.policy.ladder[2].after_hours == 72);
    CHECK(read.policy.ladder[2].to == std::vector<std::string>{"manager", "general-manager"});
    CHECK(read.policy.ladder[3].major_at_once);
}

TEST_CASE("both sections may be left out, and what is frozen comes back") {
    const auto without = read_policy(k_sound, "p");
    CHECK(without.faults.empty());
    CHECK(without.policy.ladder.empty());
    CHECK(without.policy.remind.sendmail.empty());
    const auto read = read_policy(std::string(k_sound) + with("\"22:30-07:15\"", "\"none\""), "p");
    const auto back = thaw_policy(freeze_policy(read.policy));
    REQUIRE(back);
    CHECK(back->ladder.size() == 4);
    CHECK(back->remind.quiet_from_minute == back->remind.quiet_until_minute);
    CHECK(freeze_policy(*back) == freeze_policy(read.policy));
}

TEST_CASE("the shipped ladder is that of the rules") {
    std::vector<std::string> steps;
    for (const auto& step : shipped_policy().ladder) {
        steps.push_back((step.major_at_once ? "major" : std::to_string(step.share_percent)) + " +" +
                        std::to_string(step.after_hours) + ": " + joined(step.to));
    }
    CHECK(steps == std::vector<std::string>{"major +0: handler supervisor manager", "80 +0: handler party",
                                            "0 +0: handler supervisor party", "0 +24: handler manager party",
                                            "0 +72: handler manager general-manager party"});
    CHECK(shipped_policy().remind.quiet_from_minute == 21 * 60);
    CHECK(shipped_policy().remind.quiet_until_minute == 8 * 60);
    CHECK(shipped_policy().remind.sendmail.empty());
}

TEST_CASE("each fault of them is named with its place") {
    const std::vector<Fault> faults = {
        {"sendmail = \"/usr", "sendmail = @\"usr", "'usr/sbin/sendmail' is no whole path of a program"},
        {"timeout_seconds = 20", "timeout_seconds = @0", "0 is not between 1 and 600"},
        {"from = \"desk@", "from = @\"desk\\nBcc: x<at>", ""},
        {"from = \"desk@example.com\"", "from = @\"\"", "mail by sendmail needs the address it comes from"},
        {"quiet = \"22:30-07:15\"", "quiet = @\"22-7\"",
         "'22-7' are no quiet hours; write \"21:00-08:00\", or \"none\""},
        {"quiet = \"22:30-07:15\"", "quiet = @\"22:30-24:01\"",
         "'22:30-24:01' are no quiet hours; write \"21:00-08:00\", or \"none\""},
        {"quiet = \"22:30-07:15\"", "quiet = @\"24:00-08:00\"",
         "'24:00-08:00' are no quiet hours; write \"21:00-08:00\", or \"none\""},
        {"parties = false", "partys = @false", "unknown key 'partys': did you mean 'parties'?"},
        {"parties = false", "hook = @[\"/bin/cat\"]", "sendmail and hook: only one of them can deliver"},
        {"at = \"50%\"", "at = @\"100%\"", "'100%' is no step; write \"80%\", \"due\" or \"+24h\""},
        {"at = \"50%\"", "at = @\"+90m\"", "'+90m' is no step; write \"80%\", \"due\" or \"+24h\""},
        {"at = \"+3d\"", "at = @\"+3d working\"",
         "'+3d working' is no step; write \"80%\", \"due\" or \"+24h\""},
        {"name = \"late\"", "name = @\"due\"", "'due' is listed twice"},
        {"to = \"supervisor\"", "to = @\"supervisors\"",
         "unknown addressee 'supervisors': did you mean 'supervisor'?"},
        {"[[ladder]]\nname = \"major\"\n", "@[[ladder]]\n", "the key 'name' is missing here"},
        {"[[ladder]]\nname = \"major\"\nmajor = true", "@[[ladder]]\nname = \"major\"\nmajor = false",
         "a step has either `at` or `major = true`"},
    };
    for (const auto& each : faults) {
        CAPTURE(each.with);
        std::string text = std::string(k_sound) + with(each.what, each.with);
        if (each.fault.empty()) {
            CHECK(!read_policy(text, "p").faults.empty());
            continue;
        }
        // Addresses have an @ as well: the mark is the one before a value or a row.
        const auto mark = std::min(text.find("= @"), text.find("\n@[["));
        REQUIRE(mark != std::string::npos);
        const auto at = text.find('@', mark);
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        const auto column = at - text.rfind('\n', at);
        text.erase(at, 1);
        CHECK(said_of(text) ==
              "p:" + std::to_string(line) + ":" + std::to_string(column) + ": " + each.fault);
    }
}
