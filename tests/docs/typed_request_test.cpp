// A verb's request: what is typed for an option arrives in the member that it is bound to, as what it means.
#include <doctest/doctest.h>

#include "aftercare/support/error.hpp"
#include "apps/shared/command_line.hpp"

using namespace aftercare;

namespace {

struct AllKinds {
    std::vector<std::string> ids;
    std::string reason = "none";
    std::optional<std::string> from;
    std::vector<std::string> materials;
    std::optional<Means> how;
    std::vector<Means> tried;
    Urgency urgency = Urgency::normal;
    TypedTime due;
    std::optional<Fen> amount;
    std::int64_t count = 7;
    std::optional<bool> solved;
    std::optional<Day> on;
    std::optional<Duration> within;
    std::optional<Liability> liability;
    std::optional<Phone> phone;
    std::vector<Filter> where;
    bool final = false;
};

void describe_all(Options& options, AllKinds& request) {
    options.words(request.ids, "ID", Arity::any, "");
    options.text(request.reason, "reason", "CODE", "");
    options.text(request.from, "from", "WHO", "", Need::optional, check_person_name);
    options.text(request.materials, "material", "TEXT", "");
    options.value(request.how, "how", "MEANS", "");
    options.value(request.tried, "tried", "MEANS", "");
    options.value(request.urgency, "urgency", "CODE", "");
    options.time(request.due, "due", "", DateMeans::deadline);
    options.value(request.amount, "amount", "YUAN", "");
    options.value(request.count, "count", "N", "");
    options.value(request.solved, "solved", "YES", "");
    options.value(request.on, "on", "DATE", "");
    options.value(request.within, "within", "DUR", "");
    options.value(request.liability, "liability", "ROLE", "");
    options.value(request.phone, "phone", "P", "");
    options.value(request.where, "where", "FILTER", "");
    options.flag(request.final, "final", "");
}

AllKinds read(const std::vector<std::string>& words) {
    AllKinds request;
    Options options;
    CommonOptions common;
    describe_all(options, request);
    parse_line(options, common, words);
    return request;
}

std::string fault_of(const std::vector<std::string>& words) {
    try {
        read(words);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.found();
    }
    return {};
}

}  // namespace

TEST_CASE("what is not given leaves the member as the request was made") {
    const auto request = read({});
    CHECK(request.ids.empty());
    CHECK(request.reason == "none");
    CHECK_FALSE(request.from);
    CHECK_FALSE(request.how);
    CHECK(request.urgency == Urgency::normal);
    CHECK(request.count == 7);
    CHECK_FALSE(request.solved);
    CHECK_FALSE(request.final);
}

TEST_CASE("each kind of value is read as what it means") {
    const auto request = read({"1",
                               "--reason",
                               "",
                               "--from=owner",
                               "--material",
                               "sand",
                               "2",
                               "--material=lime",
                               "--how",
                               "phone",
                               "--tried=sms",
                               "--tried=visit",
                               "--urgency",
                               "major",
                               "--due",
                               "2026-11-21",
                               "--amount",
                               "120.50",
                               "--count",
                               "3",
                               "--solved",
                               "no",
                               "--on",
                               "2026-11-21",
                               "--within",
                               "4h working",
                               "--liability",
                               "owner=30,contractor=70",
                               "--phone",
                               "138-0000-0001",
                               "--where",
                               "state=open",
                               "--final"});
    CHECK(request.ids == std::vector<std::string>{"1", "2"});
    CHECK(request.reason.empty());
    CHECK(request.from == "owner");
    CHECK(request.materials == std::vector<std::string>{"sand", "lime"});
    CHECK(request.how == Means::phone);
    CHECK(request.tried == std::vector{Means::sms, Means::visit});
    CHECK(request.urgency == Urgency::major);
    CHECK(request.due.what == "--due");
    CHECK(request.due.means == DateMeans::deadline);
    CHECK(request.due.words == TimeWords(DayNamed{to_day({2026, 11, 21}), std::nullopt}));
    CHECK(request.amount == Fen{12050});
    CHECK(request.count == 3);
    CHECK(request.solved == false);
    CHECK(request.on == to_day({2026, 11, 21}));
    CHECK(request.within == Duration{Pace::working, 4 * 3600, 0});
    REQUIRE(request.liability);
    CHECK(request.liability->text == "owner=30,contractor=70");
    REQUIRE(request.phone);
    CHECK(request.phone->number == "13800000001");
    CHECK(request.where == std::vector{Filter{"state", FilterOp::equals, {"open"}}});
    CHECK(request.final);
}

TEST_CASE("what cannot be read is refused by its option, before anything is looked up") {
    for (const auto& [option, value] :
         std::vector<std::pair<std::string, std::string>>{{"from", "王*"},
                                                          {"how", "pigeon"},
                                                          {"urgency", ""},
                                                          {"due", "24:00"},
                                                          {"due", "2026-02-30"},
                                                          {"amount", "1.234"},
                                                          {"count", "0"},
                                                          {"count", "1e3"},
                                                          {"solved", "perhaps"},
                                                          {"on", "tomorrow"},
                                                          {"within", "soon"},
                                                          {"liability", "owner=30"},
                                                          {"liability", "owner,owner"},
                                                          {"phone", "1.38E+10"},
                                                          {"where", "open"}}) {
        CAPTURE(option);
        CAPTURE(value);
        CHECK(fault_of({"--" + option, value}) == "--" + option + ": \"" + value + "\" cannot be read");
    }
    CHECK(fault_of({"--how", "phone", "--how", "sms"}) == "--how is given twice");
}
