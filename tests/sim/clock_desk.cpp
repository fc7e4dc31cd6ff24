#include "tests/sim/clock_desk.hpp"

namespace testing {

const std::vector<Desk::Act> Desk::k_acts = {
    [](Desk& desk) { desk.triage(); },
    [](Desk& desk) { desk.triage_again(); },
    [](Desk& desk) { desk.promise_date(); },
    [](Desk& desk) {
        desk.say(Informed{.what = "soon", .how = desk.draw(1) == 0 ? Means::phone : Means::wechat, .to = {}});
    },
    [](Desk& desk) { desk.say(Chased{.from = {}, .how = desk.maybe(Means::wechat), .words = {}}); },
    [](Desk& desk) { desk.promise(); },
    [](Desk& desk) { desk.amend(); },
    [](Desk& desk) { desk.amend(); },
    [](Desk& desk) {
        if (desk.draw(4) == 0) {
            desk.hide();
        }
    },
    [](Desk& desk) { desk.confirm(); },
    [](Desk& desk) { desk.reply(); },
    [](Desk& desk) { desk.answer(); },
    [](Desk& desk) { desk.answer(); },
    [](Desk& desk) { desk.order(); },
    [](Desk& desk) { desk.order(); },
    [](Desk& desk) { desk.say(desk.of_order(Served{})); },
    [](Desk& desk) { desk.appoint(); },
    [](Desk& desk) { desk.appoint(); },
    [](Desk& desk) { desk.arrive(); },
    [](Desk& desk) { desk.arrive(); },
    [](Desk& desk) { desk.say(Started{}); },
    [](Desk& desk) { desk.rarely(desk.of_order(Returned{})); },
    [](Desk& desk) { desk.rarely(desk.of_order(Cancelled{})); },
    [](Desk& desk) { desk.rarely(desk.of_order(Defaulted{})); },
    [](Desk& desk) {
        auto asked = desk.of_order(Transferred{});
        asked.party_id = {22};
        desk.rarely(asked);
    },
    [](Desk& desk) { desk.say(Escalated{}); },
    [](Desk& desk) { desk.say(Progressed{.k = {}, .words = "safe", .safe = true}); },
    [](Desk& desk) { desk.extend(); },
    [](Desk& desk) { desk.hold(); },
    [](Desk& desk) { desk.hold(); },
    [](Desk& desk) { desk.say(Resumed{}); },
    [](Desk& desk) { desk.finish(); },
    [](Desk& desk) { desk.finish(); },
    [](Desk& desk) { desk.say(Rejected{}); },
    [](Desk& desk) { desk.say(Verified{}); },
    [](Desk& desk) { desk.rarely(Forced{}); },
    [](Desk& desk) { desk.rarely(Withdrawn{}); },
    [](Desk& desk) {
        if (desk.draw(9) == 0) {
            desk.say(Voided{});
        }
    },
    [](Desk& desk) { desk.say(Archived{}); },
    [](Desk& desk) {
        if (desk.draw(3) == 0) {
            desk.decline();
        }
    },
    [](Desk& desk) { desk.appeal(); },
    [](Desk& desk) { desk.say(Reopened{}); },
    [](Desk& desk) { desk.record(); },
};

}  // namespace testing
