#include "aftercare/store/anchor.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

struct AnchorRequest {
    std::optional<NotedHead> against;
};

std::string read_head(std::string_view typed, NotedHead& into) {
    const auto noted = read_noted_head(typed);
    if (!noted) {
        return tr("64 hexadecimal digits, or the line that `aftercare anchor` printed");
    }
    into = *noted;
    return {};
}

void describe_anchor(Options& options, AnchorRequest& request) {
    options.value(
        request.against, "against", "HEAD",
        tr_later("whether the entry of this hash, or of this printed line, is still in the journal"),
        Need::optional, read_head);
}

std::string place_of(const NotedHead& noted) {
    return noted.place ? fmt::format("{} {} {}", noted.place->site, noted.place->epoch, noted.place->seq)
                       : to_hex(noted.hash);
}

Anchor require_anchor(Database& db, const NotedHead& noted) {
    const auto found = find_anchor(db, noted);
    if (!found) {
        throw Error(ErrorKind::system,
                    form(tr("the entry {entry} is no longer in the journal as it was noted"),
                         fmt::arg("entry", place_of(noted))),
                    {},
                    tr("the journal was cut off or made anew since, or a restored backup did not have the "
                       "entry: compare "
                       "with the backups"));
    }
    return *found;
}

int run_anchor(const AnchorRequest& request, Session& session) {
    auto& db = session.ledger().db();
    const auto anchor =
        request.against ? require_anchor(db, *request.against) : anchor_of_head(db).value_or(Anchor{});
    session.print(fmt::format("{} {} {} {} {}", anchor.site, anchor.epoch, anchor.seq, to_hex(anchor.hash),
                              format_rfc3339(anchor.recorded_at)));
    return 0;
}

}  // namespace

const Command k_anchor = {
    .name = "anchor",
    .summary = tr_later("the head of the journal in one line, to be kept elsewhere"),
    .need = LedgerNeed::read,
    .takes = k_takes_nothing,
    .bind = bound<describe_anchor, run_anchor>,
};

}  // namespace aftercare
