#include "apps/dispatch/remind_status.hpp"

#include "aftercare/render/words.hpp"
#include "aftercare/store/queries/reminders.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/remind_plan.hpp"
#include "apps/shared/exit_codes.hpp"

namespace aftercare {

namespace {

constexpr Seconds k_looks_back{7 * 86'400};

const std::vector<Column> k_columns = {{"recipient"},
                                       {"at", ColumnKind::instant},
                                       {"claimed", ColumnKind::number},
                                       {"sent", ColumnKind::number},
                                       {"failed", ColumnKind::number},
                                       {"waiting", ColumnKind::number}};

}  // namespace

int print_remind_status(Session& session) {
    auto& db = session.view();
    const auto counts = count_reminders(db, session.at() - k_looks_back, session.at());
    const auto plan = plan_at(db, session.at(), {});
    session.page();
    auto options = session.write_options();
    options.header = [](std::string_view key) {
        return key == "claimed" ? std::string(tr("claimed, outcome unknown")) : field_word(key);
    };
    auto writer = make_row_writer(session.format(), k_columns, options,
                                  [&](std::string_view bytes) { session.out().write(bytes); });
    for (const auto& each : counts) {
        writer->row(std::vector<Cell>{each.recipient, each.at.seconds, each.claimed, each.sent, each.failed,
                                      std::int64_t{0}});
    }
    for (const auto& [name, count] : plan->waiting) {
        const std::int64_t none = 0;
        writer->row(std::vector<Cell>{name, std::monostate(), none, none, none, count});
    }
    writer->finish();
    return k_exit_done;
}

}  // namespace aftercare
