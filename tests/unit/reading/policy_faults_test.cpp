// Every fault of a policy, with its line and column.
#include <doctest/doctest.h>

#include "tests/unit/reading/policy_text.hpp"

using namespace aftercare;
using namespace policy_text;

TEST_CASE("an unknown key is named, with the one that was meant") {
    check_cases({
        {"[limits]", "tagret = @1\n[limits]", "unknown key 'tagret': did you mean 'target'?"},
        {"[limits]", "@[colour]\n[limits]", "unknown key 'colour'"},
        {"[limits]", "@[Limits]\n[limits]", "unknown key 'Limits': did you mean 'limits'?"},
        {"offers_min = 3", "ofers_min = @3", "unknown key 'ofers_min': did you mean 'offers_min'?"},
        {"offers_min = 3", "\"a\\u009bb\" = @3",
         "unknown key 'a\xef\xbf\xbd"
         "b'"},
        {"is_quality = true", "is_quality = true\nquality.crack = { is_leek = @true, word = \"开裂\" }",
         "unknown key 'is_leek': did you mean 'is_leak'?"},
        {"weather = \"天气原因\"", "weather = { spoken = @true, word = \"天气原因\" }",
         "unknown key 'spoken'"},
        {"service = [\"08", "servcie = @1\nservice = [\"08",
         "unknown key 'servcie': did you mean 'service'?"},
        {"weekdays = [\"09", "weekday = @[]\nweekdays = [\"09",
         "unknown key 'weekday': did you mean 'weekdays'?"},
        {"name = \"East\"", "name = \"East\"\nworkign = @1",
         "unknown key 'workign': did you mean 'working'?"},
        {"work = [", "wrk = @[]\nwork = [", "unknown key 'wrk': did you mean 'work'?"},
        {"within = \"2h service\"", "within = \"2h service\"\nurgecy = @\"urgent\"",
         "unknown key 'urgecy': did you mean 'urgency'?"},
        {"kind = \"repair\"", "kidn = @\"repair\"", "unknown key 'kidn': did you mean 'kind'?"},
        {"days = 30", "days = 30\nday = @30", "unknown key 'day': did you mean 'days'?"},
        {"[codes.element]", "@[codes.elements]\n[codes.element]",
         "unknown key 'elements': did you mean 'element'?"},
    });
}

TEST_CASE("a section that must be there is asked for") {
    check_cases({
        {"[hours]\nservice = [\"08:00-21:00\"]\n", "@[hours]\n", "the key 'service' is missing here"},
        {"[hours]\nservice = [\"08:00-21:00\"]\n[hours.working]\nweekdays = [\"09:00-12:00\", "
         "\"13:30-18:00\"]",
         "@[hours]\nservice = [\"08:00-21:00\"]", "the section [hours.working] is missing"},
        {"[codes.force]\nno-access = \"无法入户\"\n", "@[codes.force]\n", "the list [codes.force] is empty"},
    });
    const auto from_the_beginning = [](std::string_view what) { return said_of(replaced(what, "")); };
    CHECK(from_the_beginning("[codes.element]\nroof = \"屋面\"\n") ==
          "p:1:1: the section [codes.element] is missing");
    CHECK(from_the_beginning("[[reopen]]\ndays = 30\n") == "p:1:1: no [[reopen]] row fits all categories");
    CHECK(from_the_beginning("[[target]]\nclock = \"verify\"\nwithin = \"7d\"\n") ==
          "p:1:1: the clock 'verify' has no target for repair, normal; write within = \"none\" if it is not "
          "to run");
    CHECK(read_policy("", "p").faults.size() >= 12);
    // What a newer program asks for may be missing in a policy that an older one applied.
    CHECK(from_the_beginning("[limits]\noffers_min = 3\ndue_soon = \"4h working\"\n") == "");
    CHECK(from_the_beginning("[[callback]]\nkind = \"repair\"\ndue = true\n") == "");
}

TEST_CASE("a value of the wrong type is named") {
    check_cases({
        {"offers_min = 3", "offers_min = @\"3\"", "a whole number was expected here"},
        {"offers_min = 3", "offers_min = @3.5", "a whole number was expected here"},
        {"due_soon = \"4h working\"", "due_soon = @4", "a text in quotes was expected here"},
        {"{ word = \"业主要求延后\", stops_clocks = true", "{ stops_clocks = @1, word = \"业主要求延后\"",
         "true or false was expected here"},
        {"[\"08:00-21:00\"]", "@\"08:00-21:00\"", "a list of texts was expected here"},
        {"{ mon = [\"08:00-10:00\"], sun = [\"10:00-12:00\"] }", "@3", "a table was expected here"},
        {"name = \"East\"", "name = @7", "a text in quotes was expected here"},
        {"[calendar.2026]\noff = [\"2026-10-01..2026-10-07\"]\nwork = [\"2026-10-10\"]",
         "[calendar]\n2026 = @1", "a table was expected here"},
        {"off = [\"2026-10-01..2026-10-07\"]", "off = @true", "a list of texts was expected here"},
        {"clock = \"feedback\"", "clock = @2", "a text in quotes was expected here"},
        {"within = \"1d working\"", "within = @24", "a text in quotes was expected here"},
        {"kind = [\"enquiry\", \"praise\"]", "kind = @1", "a list of texts was expected here"},
        {"kind = [\"enquiry\", \"praise\"]", "kind = [\"enquiry\", @1]",
         "a text in quotes was expected here"},
        {"due = true", "due = @\"yes\"", "true or false was expected here"},
        {"days = 30", "days = @\"30\"", "a whole number was expected here"},
        {"roof = \"屋面\"", "roof = @1", "a text in quotes was expected here"},
        {"service = \"办事\"", "service = @[]", "a text in quotes was expected here"},
        {"[[callback]]\nkind = \"repair\"\ndue = true", "@[callback]\nkind = \"repair\"\ndue = true",
         "write each row of 'callback' under double brackets: [[callback]]"},
        {"[limits]\noffers_min = 3\ndue_soon = \"4h working\"", "limits = @3", "a table was expected here"},
        {"[hours.working]\nweekdays = [\"09:00-12:00\", \"13:30-18:00\"]\n[[hours.project]]\nname = "
         "\"East\"\n"
         "working = { mon = [\"08:00-10:00\"], sun = [\"10:00-12:00\"] }\n",
         "working = { mon = [\"08:00-10:00\"] }\nproject = [@1]\n", "a table was expected here"},
    });
}

TEST_CASE("a number or a duration has bounds") {
    check_cases({
        {"offers_min = 3", "offers_min = @-1", "-1 is not between 0 and 100"},
        {"offers_min = 3", "offers_min = @101", "101 is not between 0 and 100"},
        {"offers_min = 3", "no_objection_days = @0", "0 is not between 1 and 3660"},
        {"offers_min = 3", "hold_entry_hours_max = @9000", "9000 is not between 0 and 8784"},
        {"offers_min = 3", "callback_attempts_min = @0", "0 is not between 1 and 100"},
        {"days = 30", "days = @-1", "-1 is not between 0 and 3660"},
        {"days = 30", "days = @9223372036854775807", "9223372036854775807 is not between 0 and 3660"},
        {"\"4h working\"", "@\"soon\"",
         "'soon' is not a duration such as 30m, 24h, 7d, 4h working, 2h service"},
        {"\"2h service\"", "@\"2 h servce\"",
         "'2 h servce' is not a duration such as 30m, 24h, 7d, 4h working, 2h service"},
        {"\"1d working\"", "@\"\"", "'' is not a duration such as 30m, 24h, 7d, 4h working, 2h service"},
        {"\"4h working\"", "@\"none\"",
         "'none' is not a duration such as 30m, 24h, 7d, 4h working, 2h service"},
        {"\"24h\"", "@\"0h\"",
         "'0h' is too short or too long: one second to 3660d, or 1000h of working time"},
        {"\"24h\"", "@\"3661d\"",
         "'3661d' is too short or too long: one second to 3660d, or 1000h of working time"},
        {"\"24h\"", "@\"3661d working\"",
         "'3661d working' is too short or too long: one second to 3660d, or 1000h of working time"},
        {"\"24h\"", "@\"1001h service\"",
         "'1001h service' is too short or too long: one second to 3660d, or 1000h of working time"},
    });
}

TEST_CASE("a value that is not in its list is named, with the one that was meant") {
    check_cases({
        {"clock = \"feedback\"", "clock = @\"fedback\"", "unknown clock 'fedback': did you mean 'feedback'?"},
        {"clock = \"feedback\"", "clock = @\"反馈\"", "unknown clock '反馈'"},
        {"[\"enquiry\", \"praise\"]", "[\"enquiry\", @\"prase\"]",
         "unknown kind 'prase': did you mean 'praise'?"},
        {"kind = [\"enquiry\", \"praise\"]", "urgency = @\"Urgent\"",
         "unknown urgency 'Urgent': did you mean 'urgent'?"},
        {"kind = [\"enquiry\", \"praise\"]", "category = @\"leek\"",
         "unknown category 'leek': did you mean 'leak'?"},
        {"kind = \"repair\"\ndue", "category = @\"roof\"\ndue", "unknown category 'roof'"},
        {"days = 30", "days = 30\n[[reopen]]\ncategory = @\"leaks\"\ndays = 90",
         "unknown category 'leaks': did you mean 'leak'?"},
    });
}

TEST_CASE("a row of targets, callbacks or reopening is whole and is used") {
    check_cases({
        {"[[target]]\nclock = \"feedback\"\n", "@[[target]]\n", "the key 'clock' is missing here"},
        {"[[target]]\nclock = \"feedback\"\nwithin = \"1d working\"\n", "@[[target]]\nclock = \"feedback\"\n",
         "the key 'within' is missing here"},
        {"[[reopen]]\ndays = 30", "@[[reopen]]", "the key 'days' is missing here"},
        {"clock = \"feedback\"", "clock = @\"visit\"",
         "the visit clock takes no target: it is the appointment's window"},
        {"clock = \"feedback\"", "clock = @\"retention\"",
         "the retention clock takes no target: it is retention_notice_days of [limits]"},
        {"kind = [\"enquiry\", \"praise\"]", "kind = @[]",
         "an empty list fits nothing: leave the key out to fit all"},
        {"[\"enquiry\", \"praise\"]", "[\"enquiry\", @\"enquiry\"]", "'enquiry' is listed twice"},
        {"kind = [\"enquiry\", \"praise\"]", "project = @\"\"", "a project's name is not empty"},
        {"[[target]]\nclock = \"verify\"\nwithin = \"7d\"\n",
         "@[[target]]\nclock = \"verify\"\nkind = \"repair\"\nwithin = \"7d\"\n[[target]]\nclock = "
         "\"verify\"\n"
         "within = \"8d\"\n",
         "this row never decides: the one at line 40 fits all that it fits, and the last row that fits "
         "decides"},
        {"[[target]]\nclock = \"verify\"\n",
         "@[[target]]\nclock = \"resolve\"\ncategory = \"leak\"\nurgency = \"urgent\"\nwithin = "
         "\"7d\"\n[[target]]\n"
         "clock = \"resolve\"\ncategory = \"quality\"\nwithin = \"8d\"\n[[target]]\nclock = \"verify\"\n",
         "this row never decides: the one at line 41 fits all that it fits, and the last row that fits "
         "decides"},
        {"[[callback]]\nkind",
         "@[[callback]]\nkind = \"repair\"\ncategory = \"leak\"\ndue = false\n[[callback]]\nkind",
         "this row never decides: the one at line 49 fits all that it fits, and the last row that fits "
         "decides"},
        {"[[reopen]]", "@[[reopen]]\ncategory = \"leak\"\ndays = 90\n[[reopen]]",
         "this row never decides: the one at line 51 fits all that it fits, and the last row that fits "
         "decides"},
    });
    CHECK(
        said_of(replaced("clock = \"verify\"", "clock = \"verify\"\nurgency = [\"normal\", \"major\"]")) ==
        "p:1:1: the clock 'verify' has no target for repair, urgent; write within = \"none\" if it is not to "
        "run");
    CHECK(said_of(replaced("clock = \"verify\"", "clock = \"verify\"\nproject = \"East\"")) ==
          "p:1:1: the clock 'verify' has no target for repair, normal; write within = \"none\" if it is not "
          "to run");
}

TEST_CASE("spans of a day are read strictly and do not overlap") {
    std::vector<Case> cases;
    for (const char* wrong : {"@\"9:00-12:00\"", "@\"09:00\"", "@\"09:00-12:00-13:00\"", "@\"12:00-09:00\"",
                              "@\"09:00-09:00\"", "@\"09:00-24:01\"", "@\"09:60-12:00\"",
                              "@\"09:00 - 12:00\"", "@\"25:00-26:00\"", "@\"\"", "@\"09:00–12:00\""}) {
        cases.push_back({"\"09:00-12:00\"", wrong, ""});
    }
    for (const auto& each : cases) {
        std::string text = replaced(each.what, each.with);
        const std::string place = take_mark(text);
        const std::string value = each.with.substr(2, each.with.size() - 3);
        CHECK(said_of(text) == "p:" + place + ": '" + value + "' is not a span of a day such as 09:00-12:00");
    }
    check_cases({
        {"\"13:30-18:00\"", "@\"11:59-18:00\"",
         "the span '11:59-18:00' overlaps another one of the same day"},
        {"\"13:30-18:00\"", "@\"09:00-12:00\"",
         "the span '09:00-12:00' overlaps another one of the same day"},
        {"\"13:30-18:00\"", "@\"10:00-11:00\"",
         "the span '10:00-11:00' overlaps another one of the same day"},
        {"[\"08:00-21:00\"]", "@[]", "the service hours are empty"},
        {"[hours.working]\nweekdays = [\"09:00-12:00\", \"13:30-18:00\"]", "@[hours.working]\nweekdays = []",
         "no day of the week has working time"},
        {"{ mon = [\"08:00-10:00\"], sun = [\"10:00-12:00\"] }", "@{}",
         "no day of the week has working time"},
        {"[hours.working]", "[hours.working]\nmakeup = @[]", "a make-up working day needs at least one span"},
        {"{ mon = [\"08:00-10:00\"], sun = [\"10:00-12:00\"] }", "@{ sun = [\"10:00-12:00\"] }",
         "make-up working days have the hours of Monday, which has none: say makeup"},
    });
    CHECK(said_of(replaced("\"13:30-18:00\"", "\"12:00-24:00\"")) == "");
    CHECK(said_of(replaced("\"09:00-12:00\", \"13:30-18:00\"", "\"13:30-18:00\", \"00:00-12:00\"")) == "");
}

TEST_CASE("days of the calendar are days of their year, each once") {
    const char* not_a_day = "is not a day or a range such as 2026-02-15..2026-02-23";
    for (const std::string wrong :
         {"2026-02-30", "10-01", "2026-10-07..2026-10-01", "2026-10-01..", "..2026-10-01",
          "2026-10-01...2026-10-02", "2026-10-01..2026-10-02..2026-10-03", "2026-10-1", "x", ""}) {
        const std::string text = replaced("\"2026-10-01..2026-10-07\"", "\"" + wrong + "\"");
        CHECK(said_of(text) == "p:12:8: '" + wrong + "' " + not_a_day);
    }
    check_cases({
        {"\"2026-10-10\"", "@\"2025-10-10\"", "'2025-10-10' is not in the year 2026"},
        {"\"2026-10-01..2026-10-07\"", "@\"2026-12-30..2027-01-01\"",
         "'2026-12-30..2027-01-01' is not in the year 2026"},
        {"\"2026-10-10\"", "@\"2026-10-07\"", "the day 2026-10-07 is listed twice"},
        {"\"2026-10-10\"", "\"2026-10-10\", @\"2026-10-09..2026-10-11\"",
         "the day 2026-10-10 is listed twice"},
        {"[calendar.2026]", "@[calendar.26]\noff = []\n[calendar.2026]", "'26' is not a year such as 2026"},
        {"[calendar.2026]", "@[calendar.this-year]\noff = []\n[calendar.2026]",
         "'this-year' is not a year such as 2026"},
        {"[calendar.2026]", "@[calendar.2027]\n[calendar.2026]", "the key 'off' is missing here"},
    });
}

TEST_CASE("hours of dates name days, each once, and some hours") {
    const auto dates = [](const std::string& rows) { return rows + "\n[calendar.2026]"; };
    const std::string calendar = "[calendar.2026]";
    const std::string of_project = "[[hours.project.date]]\n";
    const std::string common = "[[hours.date]]\n";
    for (const auto& row : {of_project, common}) {
        check_cases({
            {calendar, dates("@" + row + "working = []"), "the key 'on' is missing here"},
            {calendar, dates("@" + row + "on = \"2026-02-13\""),
             "a date has hours of its own: say working, service, or both"},
            {calendar, dates(row + "on = @\"02-13\"\nworking = []"),
             "'02-13' is not a day or a range such as 2026-02-15..2026-02-23"},
            {calendar, dates(row + "on = @\"2026-02-13..2027-02-15\"\nworking = []"),
             "'2026-02-13..2027-02-15' is not a day or a range such as 2026-02-15..2026-02-23"},
            {calendar, dates(row + "on = @[]\nworking = []"),
             "an empty list fits nothing: leave the key out to fit all"},
            {calendar, dates(row + "on = \"2026-02-13\"\nworking = [@\"9-11\"]"),
             "'9-11' is not a span of a day such as 09:00-12:00"},
            {calendar, dates(row + "on = \"2026-02-13\"\nservice = [\"09:00-11:00\", @\"10:00-12:00\"]"),
             "the span '10:00-12:00' overlaps another one of the same day"},
            {calendar,
             dates(row + "on = \"2026-02-13\"\nworking = []\n" + row +
                   "on = [\"2026-02-12\", @\"2026-02-13\"]\nservice = []"),
             "the day 2026-02-13 is listed twice"},
            {calendar, dates(row + "on = \"2026-02-13\"\nhours = @[]\nworking = []"), "unknown key 'hours'"},
        });
    }
}

TEST_CASE("a project's own hours name it, once") {
    check_cases({
        {"[[hours.project]]\nname = \"East\"", "@[[hours.project]]",
         "this row names no project: name = \"…\""},
        {"[[hours.project]]\nname = \"East\"", "@[[hours.project]]\nname = \"\"",
         "this row names no project: name = \"…\""},
        {"[calendar.2026]", "[[hours.project]]\nname = @\"East\"\n[calendar.2026]", "'East' is listed twice"},
    });
}

TEST_CASE("codes and words are well formed and unique in their list") {
    for (const std::string wrong : {"Roof", "-roof", "roof-", "ro--of", "ro_of", "屋面", "", "word",
                                    "a23456789012345678901234567890123"}) {
        CAPTURE(wrong);
        CHECK(said_of(replaced("roof =", "\"" + wrong + "\" ="))
                  .find("' is not a code: letters a-z and digits, joined by hyphens") != std::string::npos);
    }
    check_cases({
        {"roof = \"屋面\"", "roof = @\"\"", "'' is not a word: 1 to 60 bytes of printable text"},
        {"roof = \"屋面\"", "roof = @\" 屋面\"", "' 屋面' is not a word: 1 to 60 bytes of printable text"},
        {"roof = \"屋面\"", "roof = @\"a\\tb\"", "'a b' is not a word: 1 to 60 bytes of printable text"},
        {"weather = \"天气原因\"", "weather = @\"业主要求延后\"",
         "the word '业主要求延后' already stands for 'owner-asked'"},
        {"service = \"办事\"", "leak = @\"办事\"", "the code 'leak' is used twice in this list"},
        {"service = \"办事\"", "service = @\"渗漏\"", "the word '渗漏' already stands for 'leak'"},
        {"quality.word = \"工程质量\"\nquality.is_quality",
         "quality.word = \"工程质量\"\nquality.quality = @\"质量\"\nquality.is_quality",
         "the code 'quality' is used twice in this list"},
        {"service = \"办事\"", "@service.x = \"办事\"",
         "the code 'service' has no word of its own: word = \"…\""},
    });
}

TEST_CASE("one channel takes what comes up in a callback") {
    check_cases({
        {"[codes.channel]\ncall = { word = \"来电\", spoken = true }\ncallback = { word = \"回访\", "
         "is_callback = "
         "true }",
         "@[codes.channel]\ncall = \"来电\"", "0 channels have is_callback = true; it is one that has it"},
        {"[codes.channel]\ncall = { word = \"来电\", spoken = true }",
         "@[codes.channel]\ncall = { word = \"来电\", is_callback = true }",
         "2 channels have is_callback = true; it is one that has it"},
    });
}
